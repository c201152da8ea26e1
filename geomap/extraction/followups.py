"""Numbers told in a sentence of their own, right after the event that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import holds
from geomap.extraction.figures import Figure, free_people
from geomap.extraction.parents import UNLISTED
from geomap.extraction.people import FIELDS, VICTIMS
from geomap.extraction.precedence import DEADLY
from geomap.extraction.settled import is_guess
from geomap.extraction.trigger import Trigger
from geomap.taxonomy import OTHER, group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Assigned, Known
    from geomap.languages.phrases import Hit

_REACH = 2  # sentences
_FAR = 6  # the same, where nothing else with victims was told
_RISES = 4  # times; a count that is higher still is of something else
_HOUSE = 200  # people; more do not leave one house or train
_NAMED = 2  # words from "taken to hospital" to its name
_CARRIED_ON = 0.6  # likelihood of a type that only the sentence before tells
_WITHOUT_VICTIMS = frozenset({"arrest", "displacement"})


def follow_up(known: Known, sentence: Sentence, fields: tuple[str, ...] = FIELDS) -> tuple[str, ...]:
    """Add the figures of a sentence that tells of no event to the one told just before; which, by field.

    "A bomb went off in Cairo. Sixty people were wounded." Only what that event does not state itself
    is added, and nothing if the sentence speaks of another place or of a sum over some time.
    """
    here = known.figures.get(sentence.number, [])
    figures = [figure for figure in here if not figure.total and figure.field in fields]
    figures = [figure for figure in figures if not figure.value or not _is_denied(known, sentence, figure)]
    doubts = ("status.possible", "status.conditional")
    if any(known.doc.within(label, sentence.first, sentence.stop) for label in doubts):
        figures = [figure for figure in figures if figure.field != "dead"]  # "hundreds are feared dead"
    if not figures or sentence.heading:
        return ()
    at = _event_before(known, sentence)
    if at is None:
        if not any(_paragraph(known, item.event.sentence) == sentence.paragraph for item in known.done):
            known.ahead = sentence.number, tuple(f for f in figures if f.field in VICTIMS)
        return ()
    if _is_elsewhere(known, sentence, known.done[at], counted=True):
        return ()
    item = known.done[at]
    stated = {figure.field for figure in item.figures}
    added = tuple(
        figure
        for figure in figures
        if figure.field not in stated or _is_count_of(item, figure) or _has_risen(known, item, figure)
    )
    if not added:
        return ()
    affected = [figure.value for figure in added if figure.field == "affected"]
    known.done[at] = item._replace(
        figures=added + item.figures,
        affected=item.affected if item.affected is not None or not affected else max(affected),
    )
    return tuple(figure.field for figure in added)


def counted_ahead(known: Known, sentence: Sentence) -> None:
    """Give what a sentence tells the victims whom the one before it in the paragraph only counted.

    "Two people died on Sunday. Their car hit a tractor near X."
    """
    if known.ahead is None:
        return
    number, figures = known.ahead
    known.ahead = None
    near = 0 < sentence.number - number <= _REACH and _paragraph(known, number) == sentence.paragraph
    here = [at for at, item in enumerate(known.done) if item.event.sentence == sentence.number]
    if not near or len(here) != 1 or not _is_counted(known.done[here[0]]):
        return
    item = known.done[here[0]]
    stated = {figure.field for figure in item.figures}
    added = tuple(figure for figure in figures if figure.field not in stated)
    known.done[here[0]] = item._replace(figures=(*item.figures, *added))


def _paragraph(known: Known, number: int) -> int:
    return known.doc.sentences[number].paragraph


def _is_count_of(item: Assigned, figure: Figure) -> bool:
    """Does it count those of whom only a vague number was told ("a number of people died")?"""
    told = [f for f in item.figures if f.field == figure.field]
    return figure.low is None and all(
        f.low is not None and f.high is not None and f.low <= figure.value <= f.high for f in told
    )


def _has_risen(known: Known, item: Assigned, figure: Figure) -> bool:
    """Does a later sentence count more dead of the one event that there is ("Three died. ... seven died")?"""
    told = [f.value for f in item.figures if f.field == figure.field]
    if figure.field != "dead" or not max(told) < figure.value <= _RISES * max(told):
        return False
    return _is_all_there_is(known)


def _is_denied(known: Known, sentence: Sentence, figure: Figure) -> bool:
    """Does a sentence deny what it counts ("denied that two were killed"), and not what is told behind it?"""
    doc = known.doc
    return any(
        (hit.first < figure.first or doc.segment[hit.first] == doc.segment[figure.last])
        and not (figure.first <= hit.first <= figure.last)  # "could not be saved"
        for hit in doc.within("status.denied", sentence.first, sentence.stop)
    )


def victims_elsewhere(known: Known, sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """What a sentence that only counts dead at a place of its own tells: what the one before did.

    "Missiles hit several towns. Nineteen people died in X, and two in Y."
    """
    doc = known.doc
    if sentence.heading or any(trigger.likelihood == 1 for trigger in triggers):
        return triggers
    dead = [
        f for f in known.figures.get(sentence.number, []) if f.field == "dead" and f.value and not f.total
    ]
    scenes = [
        m
        for m in known.mentions.get(sentence.number, [])
        if m.role == "strong" and m.is_drawn and not m.is_country
    ]
    at = _event_before(known, sentence) if dead and scenes else None
    if at is None or not _is_deadly(known.done[at].event.type):
        return triggers
    for figure in dead:
        if any(doc.clause[m.first] == doc.clause[figure.last] for m in scenes):
            kind = known.done[at].event.type
            return [Trigger(kind, figure.first, figure.last, generic=True, likelihood=_CARRIED_ON)]
    return triggers


def _is_deadly(kind: str) -> bool:
    return kind in ("attack_on_civilians", "armed_clash") or group_of(kind) in ("disaster", "strike")


def hand_back(known: Known, sentence: Sentence) -> None:
    """Give the dead and injured of a sentence that tells only of arrests or flight to the event before.

    "Crowds stoned the town hall. Three officers were hurt and seven people arrested."
    """
    start = len(known.done)
    while start and known.done[start - 1].event.sentence == sentence.number:
        start -= 1
    here = range(start, len(known.done))
    if not here or any(known.done[at].event.type not in _WITHOUT_VICTIMS for at in here):
        return
    handed = follow_up(known, sentence, VICTIMS)
    for at in here:
        item = known.done[at]
        gone = VICTIMS if item.event.type == "arrest" else handed
        known.done[at] = item._replace(figures=tuple(f for f in item.figures if f.field not in gone))


def is_toll(known: Known, sentence: Sentence, triggers: list[Trigger]) -> bool:
    """Does a sentence say only how many lives the disaster or strike told just before it took?

    "A bus fell into a ravine near X on Monday. Twenty people were killed." It names no other place and
    no other day.
    """
    if not triggers or not all(t.kill for t in triggers):
        return False
    at = _event_before(known, sentence)
    if at is None or group_of(known.done[at].event.type) not in ("disaster", "strike"):
        return False
    item = known.done[at]
    if any(t.type not in ("killing", OTHER) for t in triggers) and not _agree(known, sentence, item):
        return False  # "the army killed 14 militants"
    return not _is_elsewhere(known, sentence, item) and not any(
        when.interval != item.interval and not when.reporting
        for when in known.dates.get(sentence.number, [])
        if when.interval
    )


def only_adds(known: Known, sentence: Sentence, triggers: list[Trigger]) -> bool:
    """Does a sentence say only what the disaster told just before came to: its dead, or who left?"""
    return is_toll(known, sentence, triggers) or only_leaves(known, sentence, triggers)


def only_leaves(known: Known, sentence: Sentence, triggers: list[Trigger]) -> bool:
    """Does a sentence say only who left the house or bus of the accident told just before?"""
    if not triggers or any(trigger.type != "displacement" for trigger in triggers):
        return False
    at = _event_before(known, sentence)
    counted = [f.value for f in known.figures.get(sentence.number, []) if f.field == "affected"]
    if at is None or known.done[at].event.type != "accident" or not counted:
        return False
    told, here = known.done[at].mention, known.mentions.get(sentence.number, [])
    away = any(m.role not in ("demonym", "actor") and not (told and _is_same(told, m)) for m in here)
    return max(counted) < _HOUSE and not away


def only_counts(known: Known, sentence: Sentence, events: list[Event]) -> bool:
    """Are the victims of the event told just before all that is sure in a sentence?

    "Drones hit a clinic in X. Four patients and a nurse died." By all its words the second is likely an
    attack, and no phrase says so; it names no place of its own.
    """
    if not events or any(event.main.likelihood == 1 for event in events):
        return False
    at = _event_before(known, sentence)
    return (
        at is not None
        and any(figure.field in VICTIMS for figure in known.figures.get(sentence.number, []))
        and not _is_elsewhere(known, sentence, known.done[at])
    )


def _is_elsewhere(known: Known, sentence: Sentence, item: Assigned, *, counted: bool = False) -> bool:
    """Does a sentence, or what it counts in a clause, name another place than that of an event?"""
    doc, told = known.doc, item.mention
    clauses = {doc.clause[figure.first] for figure in known.figures.get(sentence.number, [])}
    return any(
        (mention.role == "strong" or (mention.role == "weak" and not counted))
        and (doc.clause[mention.first] in clauses or not counted)
        and not (told and (_is_same(told, mention) or (counted and holds(told, mention))))
        and not _is_hospital(known, sentence, mention)
        for mention in known.mentions.get(sentence.number, [])
    )


def _is_same(one: Mention, two: Mention) -> bool:
    if one.place and two.place and UNLISTED not in (one.toponym.kind, two.toponym.kind):
        return one.place.id == two.place.id
    return one.toponym.text == two.toponym.text


def _is_hospital(known: Known, sentence: Sentence, mention: Mention) -> bool:
    """Is a name that of the hospital to which the injured were brought?"""
    return any(
        hit.first < mention.first <= hit.last + _NAMED
        for hit in known.doc.within("figures.injured", sentence.first, sentence.stop)
        if hit.last > hit.first
    )


def with_victim(known: Known, item: Assigned) -> Assigned:
    """A killing of which no number is told, with the one whom it cost ("the murder of a shopkeeper").

    Not where several are spoken of, or only the wound is told.
    """
    doc, event = known.doc, item.event
    if event.type != "killing" or item.status not in ("reported", "background"):
        return item
    if any(figure.field in VICTIMS for figure in item.figures):
        return item
    sentence, clause = doc.sentences[event.sentence], doc.clause[event.main.first]
    dates = known.dates.get(event.sentence, [])
    several = any(
        n.value > 1 for n in free_people(doc, sentence, dates, set()) if doc.clause[n.first] == clause
    )
    several = several or any(
        doc.clause[hit.first] == clause and _is_plural(doc.words[hit.first].key, hit)
        for hit in doc.within("figures.people", sentence.first, sentence.stop)
    )
    dead = [
        h for h in doc.within("figures.dead", sentence.first, sentence.stop) if doc.clause[h.first] == clause
    ]
    if several or not dead:
        return item
    figure = Figure("dead", 1, None, None, dead[0].first, dead[0].last, total=False)
    return item._replace(figures=(*item.figures, figure))


def _is_plural(key: str, hit: Hit) -> bool:
    """Is a word for people the longer one of two forms ("soldier|soldiers")?"""
    return any(key != other and key.startswith(other) for other in hit.phrase.split("|"))


def _agree(known: Known, sentence: Sentence, item: Assigned) -> bool:
    """Is the number of dead about the one that was told before?"""
    here = [f.value for f in known.figures.get(sentence.number, []) if f.field == "dead"]
    told = [f.value for f in item.figures if f.field == "dead"]
    return bool(here and told) and 0.5 <= (max(here) + 1) / (max(told) + 1) <= 2


def _event_before(known: Known, sentence: Sentence) -> int | None:
    """Number of the last event that was told, if it is near and one whose victims are counted.

    Of one that was told of several places it is that of the place that the sentence names.
    """
    several: Event | None = None
    for at in range(len(known.done) - 1, -1, -1):
        item = known.done[at]
        if item.listed or item.event == several:
            here = known.mentions.get(sentence.number, [])
            if not item.mention or not any(_is_same(item.mention, mention) for mention in here):
                several = item.event
                continue
        elif several:
            return None  # whose victims they are is not said
        if item.event.sentence == sentence.number or is_guess(item):
            continue
        if group_of(item.event.type) not in DEADLY:
            continue
        other = known.doc.sentences[item.event.sentence]
        near = 0 < sentence.number - other.number <= _REACH and sentence.paragraph - other.paragraph <= 1
        near = near or (0 < sentence.number - other.number <= _FAR and _is_all_there_is(known))
        return at if near and _is_counted(item) and not other.heading else None
    return None


def _is_all_there_is(known: Known) -> bool:
    """Do all events with victims that were told so far stand for one: in one place, on one day?"""
    counted = [item for item in known.done if _is_counted(item) and not is_guess(item)]
    places = {item.mention.place.id for item in counted if item.mention and item.mention.place}
    days = {item.interval for item in counted if item.date_tier in ("clause", "sentence")}
    return len(places) == 1 and len(days) <= 1 and not any(item.listed for item in counted)


def _is_counted(item: Assigned) -> bool:
    return item.status == "reported" and group_of(item.event.type) in DEADLY
