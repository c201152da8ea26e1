"""Another one of what was told right before ("a second flight is due; the next round is in Doha")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.trigger import Trigger

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Known

# What comes in consignments or rounds.
_SERIAL = frozenset({"aid_delivery", "ceasefire_talks", "diplomatic_meeting"})
_REACH = 2  # sentences


def sequel(known: Known, sentence: Sentence) -> list[Trigger]:
    """The further consignment or round that a sentence with a day of its own tells of, if it does.

    Of what it is one, an event told a sentence or two before in the paragraph says.
    """
    hits = known.doc.within("cues.sequel", sentence.first, sentence.stop)
    days = [when for when in known.dates.get(sentence.number, []) if when.interval and not when.reporting]
    if not hits or not days:
        return []
    for item in reversed(known.done):
        other = known.doc.sentences[item.event.sentence]
        if other.paragraph != sentence.paragraph or sentence.number - other.number > _REACH:
            return []
        if item.event.type in _SERIAL:
            return [Trigger(item.event.type, hits[0].first, hits[0].last)]
    return []
