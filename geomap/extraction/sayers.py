"""Who tells of what happened: "a shell hit a house, medics said", "a hospital spoke of nine dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.trigger import Trigger
    from geomap.languages.phrases import Hit

_REACH = 2  # words from who tells to the verb of saying


def sayings_after(doc: Document, last: int, stop: int, reach: int = _REACH) -> list[Hit]:
    """Verbs of saying that begin within ``reach`` words behind a word, before the word ``stop``."""
    hits = doc.within("cues.reporting", last + 1, stop)
    return [hit for hit in hits if hit.first - last <= reach]


def is_sayer(doc: Document, sentence: Sentence, index: int, told: int) -> bool:
    """Does a word stand beside a verb of saying, parted by a comma from the word that tells what happened?"""
    if doc.segment[index] == doc.segment[told]:
        return False
    return any(
        hit.first - 1 <= index <= hit.last + 1
        for hit in doc.within("cues.reporting", sentence.first, sentence.stop)
    )


def is_told_by_ward(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Are the medics or the hospital in words of an attack those who tell of it?"""
    if trigger.type != "attack_on_aid_health":
        return False
    if is_sayer(doc, sentence, trigger.last, trigger.first):
        return True
    wards = doc.within("targets.aid_health", trigger.first, trigger.last + 1)
    return bool(wards) and all(sayings_after(doc, hit.last, sentence.stop) for hit in wards)
