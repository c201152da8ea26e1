"""Where an earthquake was only felt, which is not where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known


def without_felt(known: Known, event: Event, named: list[Mention]) -> list[Mention]:
    """The names but for those where it was felt, unless there is no other one in its sentence.

    "A quake struck near Antakya and was felt in Aleppo and Beirut."
    """
    if event.type != "earthquake":
        return named
    doc, sentence = known.doc, known.doc.sentences[event.sentence]
    hits = doc.within("cues.felt", sentence.first, sentence.stop)
    if not hits:
        return named
    verb_last = doc.lexicon.pack.flag("sentences", "verb_last")

    def is_felt(mention: Mention) -> bool:
        if mention.sentence != event.sentence:
            return False
        if verb_last:  # "sarsıntı Halep ve Beyrut'ta da hissedildi"
            return any(
                mention.last < hit.first and doc.clause[mention.first] == doc.clause[hit.first]
                for hit in hits
            )
        return mention.first > hits[0].last

    here = known.mentions.get(event.sentence, [])
    if any(m.is_drawn and m.role != "person" and not is_felt(m) for m in here):
        return [m for m in named if not is_felt(m)]
    return named
