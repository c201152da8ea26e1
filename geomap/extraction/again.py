"""Names that no gazetteer has and that a report told once for what they are, wherever it names them again.

"The village of Nassoumbou" and later "Nassoumbou fell": a word for a kind of place or a preposition says
once that a name is one; after that the name alone does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import CONFIDENCE, UNLISTED
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import inflection
from geomap.geocoding.place import Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.geocoding.place import Place

_KINDS = ("place_words.", "directions.")
_SHORTEST = 5  # letters of a name of one word


class Told:
    """The names of one document that were found by the words around them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.code = doc.lexicon.pack.code
        self.cased = doc.lexicon.pack.flag("script", "cased", default=True)
        self.inflection = inflection(self.code)
        self.names: dict[frozenset[str], Place | None] = {}

    def add(self, first: int, last: int, place: Place | None) -> None:
        """Learn a name of one word, without those for its kind, that is none of the language."""
        if first != last or any(forms & self._forms(first) for forms in self.names):
            return
        key = self.doc.words[first].key
        index = Index.open()
        ordinary = any(index.words.is_ordinary(form, self.code) for form in self._forms(first))
        if len(key) >= _SHORTEST and key.isalpha() and not ordinary and not self.doc.at(first):
            self.names[self._forms(first)] = place

    def add_found(self, toponym: Toponym) -> None:
        """Learn a name that was found without a place, by the word for its kind at it."""
        doc = self.doc
        words = range(doc.word_at(toponym.start), doc.word_at(toponym.end - 1) + 1)
        bare = [
            at
            for at in words
            if (not self.cased or doc.cased[doc.words[at].start].isupper())
            and not any(hit.label.startswith(_KINDS) for hit in doc.at(at))
        ]
        if len(bare) == 1 < len(words):
            self.add(bare[0], bare[0], toponym.place)

    def found(self, taken: Sequence[Toponym]) -> list[Toponym]:
        """The same names wherever nothing else was found, each at the place of the first one."""
        if not self.names:
            return []
        doc = self.doc
        covered = {index for t in taken for index in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)}
        found = []
        for index, word in enumerate(doc.words):
            if index in covered or len(word.key) < _SHORTEST or not self._stands_alone(index):
                continue
            said = self._forms(index)
            same = [known for forms, known in self.names.items() if forms & said]
            if same:
                text = doc.text[word.start : word.end]
                found.append(Toponym(word.start, word.end, text, UNLISTED, same[0], CONFIDENCE))
        return found

    def _forms(self, index: int) -> frozenset[str]:
        """The keys of a word as it stands, and without each of its clitics and endings."""
        word = self.doc.words[index]
        keys = {normalise(key) for key in (word.key, *word.alts)}
        return frozenset(form for key in keys for form in (key, *self.inflection.bare(key)))

    def _stands_alone(self, index: int) -> bool:
        """Has it a capital, and no other one right beside it, as the names of persons have?"""
        doc = self.doc
        if not self.cased:
            return True
        if not doc.cased[doc.words[index].start].isupper():
            return False
        beside = [
            (doc.words[at], doc.text[doc.words[min(at, index)].end :][:1])
            for at in (index - 1, index + 1)
            if 0 <= at < len(doc.words) and doc.sentence_of[at] == doc.sentence_of[index]
        ]
        return not any(
            gap == " " and doc.cased[word.start].isupper() and word.key not in doc.lexicon.words
            for word, gap in beside
        )
