"""Whether those who give aid and care may have been attacked, or only tell of it, or tend who was hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.sayers import sayings_after

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.languages.phrases import Hit

_LED_REACH = 4  # words from "to", "in" or "according to" to the hospital
_TELLS_REACH = 3  # words from a hospital to its verb of saying


def is_struck(doc: Document, first: int, stop: int) -> bool:
    """Do words ``first`` to ``stop - 1`` name aid or care otherwise than as a source, or as where to?

    "A strike killed two, the hospital said", "the driver was flown to a hospital in X". Where a source
    is named and none of them is, it may be one that no pack has ("the health ministry said").
    """
    named = doc.within("targets.aid_health", first, stop)
    if not named:
        return not any(doc.within(label, first, stop) for label in ("cues.reporting", "cues.according"))
    return any(not (_tells(doc, hit, stop) or _is_led_to(doc, hit, first)) for hit in named)


def _tells(doc: Document, hit: Hit, stop: int) -> bool:
    """Does a verb of saying follow ("medics in X said"), or open the part that it ends?"""
    segment = doc.segment
    said = sayings_after(doc, hit.last, min(hit.last + 1 + _TELLS_REACH, stop), _TELLS_REACH)
    if any(segment[verb.first] == segment[hit.last] for verb in said):
        return True
    opens = doc.within("cues.reporting", max(hit.first - 1, 0), hit.first)
    return any(verb.first > 0 and segment[verb.first - 1] != segment[hit.first] for verb in opens)


def _is_led_to(doc: Document, hit: Hit, first: int) -> bool:
    """Does what leads to a place, or to a source, stand before it?"""
    return any(
        doc.segment[led.last] == doc.segment[hit.first]
        for label in ("cues.toward", "cues.locative", "cues.according")
        for led in doc.within(label, max(first, hit.first - _LED_REACH), hit.first)
    )
