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
_AS_LIKELY = 0.5  # how likely it is that who is taken away in a disaster is moved to safety
_KILLED_BY = ("instruments.", "attack.strong", "attack.weak", "attack.strike", "targets.armed", "triggers.")


def of_disaster(known: Known, sentence: Sentence, events: list[Event]) -> list[Event]:
    """The events of a sentence, with the dead that are only counted as those of the disaster told before.

    "A quake shook Kunar. ... The authorities count 12 killed in Nangarhar": no one was murdered there.
    """
    if any(event.type == "abduction" for event in events):
        events = [_moved(known, sentence, event, events) for event in events]
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


def _moved(known: Known, sentence: Sentence, event: Event, events: list[Event]) -> Event:
    """An event, those who were taken away for no other reason than a disaster being moved to safety.

    "The steppe is burning near X. ... 27 people were taken away from a farm": by no one who is armed.
    """
    main, doc = event.main, known.doc
    told = main.likelihood < 1 or any(
        main.first <= hit.last and hit.first <= main.last
        for hit in doc.within("triggers.displacement", sentence.first, sentence.stop)
    )
    if event.type != "abduction" or not told:
        return event
    by_disaster = any(other.type in _LARGE for other in events) or _disaster_before(known, sentence)
    if not by_disaster or doc.within("targets.armed", sentence.first, sentence.stop):
        return event
    return event.of_type("displacement", max(event.weight, _AS_LIKELY))


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
