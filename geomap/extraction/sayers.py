"""Who tells of what happened, at the end of the sentence: "a shell hit a house, medics said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence


def is_sayer(doc: Document, sentence: Sentence, index: int, told: int) -> bool:
    """Does a word stand beside a verb of saying, parted by a comma from the word that tells what happened?"""
    if doc.segment[index] == doc.segment[told]:
        return False
    return any(
        hit.first - 1 <= index <= hit.last + 1
        for hit in doc.within("cues.reporting", sentence.first, sentence.stop)
    )
