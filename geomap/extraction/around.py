"""What the parts that read the words around names share: labels at words, phrases, endings, clitics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.clitics import Clitics
from geomap.extraction.endings import Endings

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention


class Around:
    """The words of a document as those read them who give names their part.

    ``ends`` and ``inside`` hold the labels of the phrases that end at a word and that cover it;
    ``begins`` the first word of the longest phrase of a label that ends at a word.
    """

    def __init__(self, doc: Document, covered: set[int]) -> None:
        self.doc = doc
        self.covered = covered
        self.ends, self.inside = doc.label_maps()
        self.position = doc.lexicon.pack.text("cues", "position", "before")
        self.two_way = frozenset(doc.lexicon.pack.words("cues", "two_way"))
        self.endings = Endings(doc)
        self.clitics = Clitics(doc, self.ends, self.inside)
        # The first word of the longest phrase of a label that ends at a word: "de la", "reliant A à".
        self.begins: dict[tuple[str, int], int] = {}
        for cue in ("possessive", "near", "locative", "from", "toward", "wards"):
            label = f"cues.{cue}"
            for hit in doc.hits.get(label, ()):
                known = self.begins.get((label, hit.last), hit.first)
                self.begins[label, hit.last] = min(hit.first, known)

    def same(self, one: int, other: int) -> bool:
        """Do two words stand in one part of a sentence, with no comma or dash between?"""
        return self.doc.segment[one] == self.doc.segment[other]

    def labelled_before(self, index: int, first: int, label: str) -> bool:
        """Does a phrase of a label end right before a word, in the same part of the sentence?"""
        return index - 1 >= first and label in self.ends.get(index - 1, ()) and self.same(index - 1, index)

    def has_place_word(self, mention: Mention) -> bool:
        """Does the name hold a word for a kind of place ("Idlib province")?"""
        words = range(mention.first, mention.last + 1)
        labels = {label for index in words for label in self.inside.get(index, ())}
        return len(words) > 1 and any(label.startswith("place_words.") for label in labels)


def is_date(labels: set[str]) -> bool:
    """Whether the labels at a word say that it tells a time."""
    return any(label.startswith("dates.") for label in labels)


def is_about_place(labels: set[str]) -> bool:
    """Whether the labels at a word say that it is a kind of place or a direction."""
    return any(label.startswith(("place_words.", "directions.")) for label in labels)


def tells(labels: Collection[str]) -> bool:
    """Whether the labels at a word say that something happened, and not only that it was told."""
    return any(
        label.startswith(("triggers.", "attack.")) and label != "triggers.statement" for label in labels
    )
