"""Incidents of a report in a language that has no pack: where and when, without what.

Nothing is known of the words for events, so each sentence that names a place below a country is
kept as an incident of type ``other``, with little confidence, for a person to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.events import Event
from geomap.extraction.settled import Assigned, Known
from geomap.extraction.trigger import Trigger
from geomap.taxonomy import OTHER

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention


def untyped(known: Known) -> list[Assigned]:
    """One incident per sentence with a place finer than a country, in the order of the text."""
    found: list[Assigned] = []
    told = {item.event.sentence for item in known.done}  # by the words of the user's own types
    for sentence in known.doc.sentences:
        if sentence.number in told:
            continue
        named = [m for m in known.mentions.get(sentence.number, []) if _is_scene(m)]
        if not named:
            continue
        mention = max(named, key=lambda m: (m.specificity, -m.first))
        event = Event(OTHER, sentence.number, (Trigger(OTHER, mention.first, mention.last),))
        dates = [w for w in known.dates.get(sentence.number, []) if w.interval and w.kind != "dateline"]
        if mention.place and mention.place.capital and not dates:
            continue  # a government that speaks
        near = min(dates, key=lambda w: abs(w.first - mention.first), default=None)
        interval = near.interval if near else known.undated
        tier = "sentence" if near else "publication"
        heading = sentence.heading
        found.append(Assigned(event, mention, "weak", interval, tier, "reported", (), None, heading))
    return found


def _is_scene(mention: Mention) -> bool:
    usable = mention.role not in ("demonym", "person", "dateline", "actor")
    return usable and mention.place is not None and not mention.is_country
