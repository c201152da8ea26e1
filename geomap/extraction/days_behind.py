"""Days that are told behind what happened on them, in a sentence of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.aftermath import DATED
from geomap.extraction.containment import contains, nested
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.settled import SPOKEN
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.dates import When
    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Assigned, Known

_BEHIND = 1  # sentences from an event to the one that says when it was
_RECENT = 180  # days
_LEADS = 2  # paragraphs with which a report opens, its headline among them
_BODY = 4  # sentences behind its first one that go on with it
_WEEK = 7
_DAYS = 4  # of late
# Kinds of events that are parts of one another.
_FORCE = frozenset({"combat", "strike", "civilians", "unrest", "security"})
_OUTCOMES = frozenset({"arrest"})
_BRAWLS = VIOLENT | {"riot"}
# What is over at once, and so has a day.
_SUDDEN = VIOLENT | {"accident", "earthquake", "arrest", "robbery"}


def day_behind(known: Known, sentence: Sentence) -> None:
    """Give the day of a sentence that tells of no event to the undated one told right before it.

    "A silo caught fire in X. The blaze was put out on 4 May." Not if the sentence speaks of another place.
    """
    if not known.done or sentence.heading:
        return
    item = known.done[-1]
    other = known.doc.sentences[item.event.sentence]
    if (
        item.date_tier != "publication"
        or item.status != "reported"
        or other.heading
        or other.paragraph != sentence.paragraph
        or not 0 < sentence.number - other.number <= _BEHIND
    ):
        return
    days = [when for when in known.dates.get(sentence.number, []) if when.kind != "dateline"]
    if len(days) != 1 or not _is_of_late(days[0], known.published):
        return
    for mention in known.mentions.get(sentence.number, []):
        same = item.mention is not None and mention.toponym.text == item.mention.toponym.text
        if mention.role == "strong" and not same:
            return
    if _is_unsure(known, sentence):
        return
    for at, done in enumerate(known.done):
        if done.event.sentence == item.event.sentence and done.date_tier == "publication":
            known.done[at] = done._replace(interval=days[0].interval, date_tier="event beside")


def day_of_lead(known: Known) -> None:
    """Give the news with which a report opens the day that its next sentences say.

    "An attack on a bar in X killed twelve, police said on Monday. ... The gunmen came on Sunday at 23:30."
    The day on which somebody said so is only the last on which it can have been.
    """
    doc = known.doc
    at = next((at for at, i in enumerate(known.done) if not doc.sentences[i.event.sentence].heading), None)
    item = known.done[at] if at is not None else None
    if at is None or item is None or item.mention is None or item.interval is None:
        return
    first = doc.sentences[item.event.sentence]
    if (
        item.date_tier not in ("reporting", "publication")
        or item.status != "reported"
        or item.event.type not in _SUDDEN
        or first.paragraph > _LEADS
        or first.paragraph in known.listed
    ):
        return
    for sentence in doc.sentences[first.number + 1 : first.number + 1 + _BODY]:
        if sentence.heading or _is_of_another(known, sentence, item):
            return
        days = [w for w in known.dates.get(sentence.number, []) if w.kind != "dateline" and not w.reporting]
        if not days:
            continue
        day = days[0]
        late = _is_of_late(day, item.interval.last) and day.interval and day.kind != "day"
        if len(days) > 1 or not late or _is_unsure(known, sentence):
            return
        ago = (item.interval.last - day.interval.first).days if day.interval else _WEEK
        if ago < _WEEK:
            known.done[at] = item._replace(interval=day.interval, date_tier="event beside")
        return


def day_of_all(known: Known) -> None:
    """Give what is told without a day the one of the news that a report opens with, as a part of it.

    "Soldiers raided towns of the West Bank at dawn today. ... In Jenin they held an ambulance." It lies in
    the place of that news, and no other of these days is told.
    """
    sentences = known.doc.sentences
    done = [i for i in known.done if i.interval and i.status == "reported"]
    lead = next((i for i in done if not sentences[i.event.sentence].heading), None)
    if lead is None or lead.interval is None:
        return
    first, last = lead.interval
    told = {i.interval for i in done if i.date_tier in DATED and i.interval}
    of_late = {span for span in told if (known.published - span.last).days < _DAYS}
    if first != last or (known.published - last).days not in (0, 1) or of_late != {lead.interval}:
        return
    for at, item in enumerate(known.done):
        undated = item.date_tier == "publication" and item.interval == known.undated
        if undated and item.status == "reported" and _is_part(item, lead):
            known.done[at] = item._replace(interval=lead.interval, date_tier="event before")


def _is_part(item: Assigned, lead: Assigned) -> bool:
    """Does something lie in the place of another event, and is it of a kind that it may be a part of?"""
    if item.mention is None or lead.mention is None or not nested(item.mention.place, lead.mention.place):
        return False
    groups = {group_of(item.event.type), group_of(lead.event.type)}
    return groups <= _FORCE or (groups == {"disaster"} and item.event.type != "accident")


def _is_of_another(known: Known, sentence: Sentence, item: Assigned) -> bool:
    """Does a sentence tell of something else than an event, or name a place that is not its own?

    Who was caught for it, and who may still lie under the rubble, belong to it.
    """
    aside = SPOKEN if known.dates.get(sentence.number) else SPOKEN | _OUTCOMES
    told = [
        i
        for i in known.done
        if i.event.sentence == sentence.number and i.event.type not in aside and i.status == "reported"
    ]
    if any(i.event.type != item.event.type and not {i.event.type, item.event.type} <= _BRAWLS for i in told):
        return True
    home = item.mention.place if item.mention else None
    name = item.mention.toponym.text if item.mention else ""
    named = (m for m in known.mentions.get(sentence.number, []) if m.role == "strong")
    # What no gazetteer has may lie in any region.
    return any(
        not (m.toponym.text == name or nested(m.place, home) or (home is None and contains(m.place, None)))
        for m in named
    )


def _is_unsure(known: Known, sentence: Sentence) -> bool:
    """Is what a sentence says planned, possible or long past?"""
    return any(
        known.doc.within(f"status.{label}", sentence.first, sentence.stop)
        for label in ("planned", "possible", "background", "irrealis", "recalled", "charge")
    )


def _is_of_late(when: When, published: dt.date) -> bool:
    return (
        when.kind not in ("since", "same", "offset")
        and not when.reporting
        and when.interval is not None
        and when.interval.last <= published
        and (when.interval.last - when.interval.first).days <= 1
        and (published - when.interval.first).days <= _RECENT
    )
