"""What burns: a fire in a building is no wildfire, nor the other way, though the words are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.trigger import Trigger

_REACH = 4  # sentences before one in which the building is told


def with_buildings(doc: Document, sentence: Sentence, found: list[Trigger]) -> list[Trigger]:
    """The triggers of a sentence, with a fire in a building for a wildfire where nothing wild is named.

    "Crews fought the blaze for two hours", of the warehouse named a sentence before.
    """
    if all(trigger.type not in ("wildfire", "accident") for trigger in found):
        return found
    found = _with_wildfires(doc, sentence, found)
    start = doc.sentences[max(sentence.number - _REACH, 0)].first
    if not doc.within("cues.buildings", start, sentence.stop) or doc.within("cues.wild", 0, sentence.stop):
        return found
    return [t._replace(type="accident") if t.type == "wildfire" else t for t in found]


def _with_wildfires(doc: Document, sentence: Sentence, found: list[Trigger]) -> list[Trigger]:
    """The triggers of a sentence on a fire and no building, in a report that has told of a wildfire."""
    named = doc.within("triggers.wildfire", 0, sentence.stop)
    if not named or doc.within("cues.buildings", sentence.first, sentence.stop):
        return found
    fires = {hit.first for hit in doc.within("cues.fires", sentence.first, sentence.stop)}
    return [
        t._replace(type="wildfire") if t.type == "accident" and fires & set(range(t.first, t.last + 1)) else t
        for t in found
    ]
