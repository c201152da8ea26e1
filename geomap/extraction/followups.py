"""Numbers told in a sentence of their own, right after the event that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.taxonomy import OTHER, group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Assigned, Known
    from geomap.extraction.trigger import Trigger

_REACH = 2  # sentences
_COUNTED = frozenset({"combat", "strike", "civilians", "unrest", "crime", "disaster"})


def follow_up(known: Known, sentence: Sentence) -> None:
    """Add the figures of a sentence that tells of no event to the one told just before.

    "A bomb went off in Cairo. Sixty people were wounded." Only what that event does not state itself
    is added, and nothing if the sentence speaks of another place or of a sum over some time.
    """
    figures = [figure for figure in known.figures.get(sentence.number, []) if not figure.total]
    if known.doc.within("status.possible", sentence.first, sentence.stop):
        figures = [figure for figure in figures if figure.field != "dead"]  # "hundreds are feared dead"
    if not figures or sentence.heading:
        return
    at = _event_before(known, sentence)
    if at is None:
        return
    item = known.done[at]
    for mention in known.mentions.get(sentence.number, []):
        same = item.mention is not None and mention.toponym.text == item.mention.toponym.text
        if mention.role == "strong" and not same:
            return
    stated = {figure.field for figure in item.figures}
    added = tuple(figure for figure in figures if figure.field not in stated)
    if not added:
        return
    affected = [figure.value for figure in added if figure.field == "affected"]
    known.done[at] = item._replace(
        figures=item.figures + added,
        affected=item.affected if item.affected is not None or not affected else max(affected),
    )


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
    for mention in known.mentions.get(sentence.number, []):
        same = item.mention is not None and mention.toponym.text == item.mention.toponym.text
        if mention.role in ("strong", "weak") and not same:
            return False
    return not any(
        when.interval != item.interval and not when.reporting
        for when in known.dates.get(sentence.number, [])
        if when.interval
    )


def _agree(known: Known, sentence: Sentence, item: Assigned) -> bool:
    """Is the number of dead about the one that was told before?"""
    here = [f.value for f in known.figures.get(sentence.number, []) if f.field == "dead"]
    told = [f.value for f in item.figures if f.field == "dead"]
    return bool(here and told) and 0.5 <= (max(here) + 1) / (max(told) + 1) <= 2


def _event_before(known: Known, sentence: Sentence) -> int | None:
    """Number of the last event that was told, if it is near and one whose victims are counted."""
    for at in range(len(known.done) - 1, -1, -1):
        item = known.done[at]
        if item.listed:
            return None  # one of several; whose victims they are is not said
        other = known.doc.sentences[item.event.sentence]
        near = 0 < sentence.number - other.number <= _REACH and sentence.paragraph - other.paragraph <= 1
        return at if near and _is_counted(item) and not other.heading else None
    return None


def _is_counted(item: Assigned) -> bool:
    return item.status == "reported" and group_of(item.event.type) in _COUNTED
