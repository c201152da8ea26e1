"""Names that the gazetteer lacks in scripts without capitals, told by the words before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.languages.words import ARABIC_ARTICLE, script_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.document import Document
    from geomap.languages.words import Script

_NAMED_BY = ("town", "admin2", "part", "area")
_FEMININE = "ه"  # as keys have it
_CLITIC = ("و", "ب", "ل")  # behind a name, rather a further word than its own letter
# What is no name even behind a word for one town.
# What names of towns have in common with other words ("ميس الجبل").
_SHARED = ("place_words.", "cues.actor_heads")
_NEVER_NAMES = ("dates.", "place_words.", "directions.", "cues.here", "cues.reporting")
# Phrases with gaps, in which names stand.
_GAPPED = ("triggers.", "attack.")
_LEAVING = ("triggers.displacement", "triggers.abduction")
_SHORTEST = 3
_LONG = 9
_CLIPPED = 5
_UNHEARD = 5  # letters of a word that is taken for a name because the language has no such word


@lru_cache(maxsize=64)
def _keys(phrases: tuple[str, ...], script: Script) -> frozenset[str]:
    """Keys of the words of some phrases of a pack."""
    return frozenset(word.key for phrase in phrases for word in words_of(phrase, script=script))


@lru_cache(maxsize=4096)
def _words_of(phrase: str, script: Script) -> frozenset[str]:
    """Keys of the words of a phrase."""
    return frozenset(map(script.key, re.findall(r"\w+", phrase)))


class CaselessRuns:
    """Finds runs of words that are names, by the words around them alone."""

    def __init__(self, doc: Document, named: set[int]) -> None:
        self.doc = doc
        self.named = named
        self.position = doc.lexicon.pack.text("place_words", "position", "both")
        self.ends, self.inside = doc.label_maps()
        self.index = Index.open()
        pack = doc.lexicon.pack
        self.words = doc.words
        script = script_of(pack)
        self.clitics = script.clitics
        self.places = tuple(set(script.clitics) & set(pack.words("cues", "locative")))

        def keys(section: str, *names: str) -> frozenset[str]:
            single = tuple(p for name in names for p in pack.words(section, name) if " " not in p)
            return _keys(single, script)

        before = self.position != "after"
        self.heads, self.common = keys("names", "compound_heads"), keys("names", "common")
        self.adjectives = tuple(pack.words("names", "adjective_endings"))
        self.sure = keys("names", "sure_kinds")
        self.kinds = keys("place_words", *_NAMED_BY) | self.sure if before else frozenset()
        self.sites = keys("place_words", "site", "street") if before else frozenset()
        self.naming = keys("names", "naming_sites")
        self.after = keys("directions", "after")
        self.loose = _keys(pack.words("names", "loose_kinds"), script)
        self.rare = self.index.words.knows_words(pack.code)
        self.origins = keys("cues", "from")
        self.left = frozenset(
            number
            for number, hits in doc.by_sentence("triggers").items()
            if any(hit.label in _LEAVING for hit in hits)
        )

    def runs(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last word of each place with its type word, and of the name alone.

        The name is the word behind one for a town, district, quarter or site, with what belongs to it.
        """
        doc, words = self.doc, self.words
        free = 0
        for index in range(len(words)):
            if index < free:
                continue
            if self.rare and (run := self._led_or_site(index)):
                free = run[1] + 1
                yield run
                continue
            key = words[index].key
            # "سوق بني حذيفة": a word that begins names of places makes one of any site; so does an
            # article ("مخيم الجلزون"), where "a camp of refugees" has none.
            site = index > 0 and self._is_of(words[index - 1].key, self.sites)
            named = (site and key in self.heads) or (
                key.startswith(ARABIC_ARTICLE)
                and index > 0
                and not self.naming.isdisjoint((words[index - 1].key, *words[index - 1].alts))
            )
            if not index or not (named or self._is_of(words[index - 1].key, self.kinds)):
                continue
            # "المناطق المتضررة", "مياه الأمطار": an adjective follows, or a thing.
            kind = words[index - 1]
            bare = min((kind.key, *kind.alts), key=len)
            if (
                ARABIC_ARTICLE in kind.key[:3]
                or kind.key.startswith("لل")
                or (not named and bare in self.loose)
            ):
                continue
            joined = doc.text[words[index - 1].end : words[index].start] == " "
            if not joined or not (
                self._is_sure(bare, index)
                or (
                    self._may_open(index)
                    and (bare in self.sure or named or key not in self.common or key in self.heads)
                )
            ):
                continue
            # The adjective of a feminine noun is feminine: "بلدة تولين" is no town of that quality.
            endings = (
                tuple(e for e in self.adjectives if e.endswith(_FEMININE))
                if bare.endswith(_FEMININE)
                else self.adjectives
            )
            last = index
            if key in self.heads:
                plain = self._is_plain(index + 1) or (bare in self.sure and not self._tells_time(index + 1))
                if not plain or doc.segment[index + 1] != doc.segment[index]:
                    continue
                last += 1
            elif len(key) < (_UNHEARD if named else _SHORTEST) or (
                not key.startswith(ARABIC_ARTICLE) and key.endswith(endings) and len(key) < _LONG
            ):
                continue
            elif not key.startswith(ARABIC_ARTICLE) and self._goes_on(index + 1):
                last += 1
            # "حي الرمل الجنوبي": part of the name of a quarter or district, not of a town in the north.
            following = last + 1
            if (
                bare in self.sure
                and following < len(words)
                and words[following].key in self.after
                and words[last].key.startswith(ARABIC_ARTICLE)
                and doc.segment[following] == doc.segment[last]
            ):
                last = following
            free = last + 1
            yield (index - 1, last, index, last)

    def _is_plain(self, at: int) -> bool:
        return at < len(self.words) and not self._said_by(at) and self.words[at].key.isalpha()

    def _said_by(self, at: int) -> set[str]:
        """Labels of the phrases that a word is one of, and does not only stand in a gap of."""
        labels = self.inside.get(at, set())
        if not labels or not all(label.startswith(_GAPPED) for label in labels):
            return labels
        word, script = self.words[at], self.doc.lexicon.phrases.script
        said = set()
        for label in labels:
            group = label.partition(".")[0]
            for hit in self.doc.by_sentence(group).get(self.doc.sentence_of[at], ()):
                if hit.label != label or not hit.first <= at <= hit.last:
                    continue
                if at in (hit.first, hit.last) or not _words_of(hit.phrase, script).isdisjoint(
                    (word.key, *word.alts)
                ):
                    said.add(label)
        return said

    def _may_open(self, at: int) -> bool:
        """Is it a word that opens a name though it is one for a kind of place too (برج الملوك)?"""
        kind = self.words[at].key in self.heads and all(
            label.startswith(("place_words.", "directions.")) for label in self.inside.get(at, ())
        )
        return kind or self._is_plain(at)

    def _is_sure(self, kind: str, at: int) -> bool:
        """Is it behind a word for one town or quarter, so that with its article it is the name?"""
        return (
            kind in self.sure and self.words[at].key.startswith(ARABIC_ARTICLE) and not self._tells_time(at)
        )

    def _goes_on(self, at: int) -> bool:
        """Is it a further word of a name (عيتا الشعب, قره تبه), and no adjective of it (الحدودية)?"""
        named = self._is_plain(at) or (
            at < len(self.words)
            and all(label.startswith(_SHARED) for label in self.inside.get(at, ()))
            and self.words[at].key.startswith(ARABIC_ARTICLE)
        )
        if (
            not named
            or self.doc.segment[at] != self.doc.segment[at - 1]
            or self.doc.text[self.words[at - 1].end : self.words[at].start] != " "
        ):
            return False
        key = self.words[at].key
        clitic = self.words[at].alts and key.startswith(_CLITIC)
        if self.rare and not clitic and self._is_unheard(at, _SHORTEST):
            return True
        adjective = key.endswith((_FEMININE, *self.adjectives))
        return key.startswith(ARABIC_ARTICLE) and len(key) >= _UNHEARD and not adjective

    def _continues(self, at: int) -> bool:
        """Is it a further word of a name that is none of the language (سبين كاريز)?"""
        doc = self.doc
        return (
            at < len(doc.words)
            and doc.segment[at] == doc.segment[at - 1]
            and doc.text[doc.words[at - 1].end : doc.words[at].start] == " "
            and (not doc.words[at].alts or not doc.words[at].key.startswith(_CLITIC))
            and bool(self._is_unheard(at, _SHORTEST))
        )

    def _is_of(self, key: str, words: frozenset[str]) -> bool:
        """Is it one of some words, with or without a clitic before it?"""
        return key in words or any(key.startswith(c) and key[len(c) :] in words for c in self.clitics)

    def _is_unheard(self, index: int, least: int = _UNHEARD) -> str:
        """A word without its clitics that is none of the language: some name. Or nothing."""
        doc, language = self.doc, self.doc.lexicon.pack.code
        word = doc.words[index]
        if not word.key.isalpha() or index in self.named or self._said_by(index):
            return ""
        bare = min((word.key, *word.alts), key=len)
        heard = any(
            self.index.words.is_ordinary(form, language) or (named and self.index.key_id(form) is not None)
            for one in (word.key, *word.alts)
            for form, named in self._stems(normalise(one), clipped=one != word.key)
        )
        return "" if heard or len(bare) < least else bare

    def _stems(self, key: str, *, clipped: bool = False) -> list[tuple[str, bool]]:
        """A word as it stands, and without what may be written at its end; with whether it may be a name.

        Little that is left of a word without its beginning and its end says nothing. What is left of the
        adjective of a place is its name; names have no "her" or "their" at them.
        """
        least = _CLIPPED if clipped else _SHORTEST
        ends = self.doc.lexicon.pack.words("names", "word_endings")
        stems = [
            (key.removesuffix(end), end in self.adjectives)
            for end in ends
            if key.endswith(end) and len(key) - len(end) >= least
        ]
        return [(key, True), *stems]

    def _tells_time(self, at: int) -> bool:
        return at >= len(self.doc.words) or any(
            label.startswith(_NEVER_NAMES) for label in self.inside.get(at, ())
        )

    def _led_or_site(self, index: int) -> tuple[int, int, int, int] | None:
        """A word that is none of the language behind a preposition of place, or a word for a kind of site.

        Or two words of which the first opens names (مجدل عنجر).
        """
        doc = self.doc
        before = index - 1
        if not self._is_unheard(index):
            return self._led_pair(index) if doc.words[index].key in self.heads else None
        if before >= 0 and doc.segment[before] == doc.segment[index]:
            if doc.text[doc.words[before].end : doc.words[index].start] != " ":
                return None
            last = index + 1 if self._continues(index + 1) else index
            if self._is_of(doc.words[before].key, self.sites):
                return before, last, index, last
            if self._holds_in(index):
                return index, last, index, last
            if not self.ends.get(before, set()).isdisjoint(("cues.locative", "cues.near")):
                return index, last, index, last
            # "fled on foot from X"
            leaving = doc.words[before].key in self.origins and doc.sentence_of[index] in self.left
            if leaving:
                return index, last, index, last
        return None

    def _holds_in(self, index: int) -> bool:
        """Is "in" written at a word (بنتشيزومبي)?"""
        word = self.doc.words[index]
        return any(
            word.key.startswith(clitic) and word.key[len(clitic) :] in word.alts for clitic in self.places
        )

    def _led_pair(self, index: int) -> tuple[int, int, int, int] | None:
        """A word that opens names and the next one, behind a preposition of place."""
        doc, following = self.doc, index + 1
        if index == 0 or following >= len(doc.words) or index in self.named or following in self.named:
            return None
        if doc.segment[index - 1] != doc.segment[following]:
            return None
        if self.ends.get(index - 1, set()).isdisjoint(("cues.locative", "cues.near")):
            return None
        # A word of the language may stand behind one that only opens names, not behind "the house of".
        if not self._is_unheard(following, _SHORTEST) and (
            self.inside.get(index) or self.inside.get(following) or not doc.words[following].key.isalpha()
        ):
            return None
        return index, following, index, following
