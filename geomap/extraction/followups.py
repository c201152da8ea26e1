"""Numbers told in a sentence of their own, right after the event that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Assigned, Known

_REACH = 2  # sentences
_COUNTED = frozenset({"combat", "strike", "civilians", "unrest", "crime", "disaster"})


def follow_up(known: Known, sentence: Sentence) -> None:
    """Add the figures of a sentence that tells of no event to the one told just before.

    "A bomb went off in Cairo. Sixty people were wounded." Only what that event does not state itself
    is added, and nothing if the sentence speaks of another place or of a sum over some time.
    """
    figures = [figure for figure in known.figures.get(sentence.number, []) if not figure.total]
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
