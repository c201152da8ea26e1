"""Who died in a report on a disaster died of it, wherever else the report tells of the dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.precedence import DEADLY
from geomap.extraction.settled import is_guess
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known

_REACH = 8  # sentences
# Accidents stand beside murders in a chronicle; the others fill a report.
_LARGE = frozenset({"earthquake", "flood", "storm", "wildfire", "epidemic"})
_KILLED_BY = ("instruments.", "attack.strong", "attack.weak", "attack.strike", "targets.armed", "triggers.")


def of_disaster(known: Known, sentence: Sentence, events: list[Event]) -> list[Event]:
    """The events of a sentence, with the dead that are only counted as those of the disaster told before.

    "A quake shook Kunar. ... The authorities count 12 killed in Nangarhar": no one was murdered there.
    """
    if not any(event.type == "killing" and event.main.kill for event in events):
        return events
    kind = _disaster_before(known, sentence)
    if kind is None or _says_how(known, sentence):
        return events
    return [
        event._replace(type=kind, triggers=(event.main._replace(type=kind, kill=False), *event.triggers[1:]))
        if event.type == "killing" and event.main.kill
        else event
        for event in events
    ]


def _disaster_before(known: Known, sentence: Sentence) -> str | None:
    """Type of the disaster that the item, or the title of the report, told of last; None after violence."""
    for item in reversed(known.done):
        other = known.doc.sentences[item.event.sentence]
        if other.number == sentence.number or is_guess(item) or item.status != "reported":
            continue
        if not item.in_heading and (
            sentence.number - other.number > _REACH
            or known.items[other.number] != known.items[sentence.number]
        ):
            return None
        if group_of(item.event.type) in DEADLY:
            return item.event.type if item.event.type in _LARGE else None
    return None


def _says_how(known: Known, sentence: Sentence) -> bool:
    """Does a sentence name who or what killed?"""
    return any(
        hit.label.startswith(_KILLED_BY) and not hit.label.startswith("triggers.casualty_toll")
        for index in range(sentence.first, sentence.stop)
        for hit in known.doc.at(index)
    )
