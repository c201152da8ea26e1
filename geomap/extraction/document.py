"""A text cut into paragraphs, sentences, clauses and words, with what its language pack finds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.extraction.casing import restore
from geomap.extraction.clauses import clauses
from geomap.extraction.cutting import HEADLINE, STOPS, is_stopless, paragraphs, pieces, sentence_spans
from geomap.extraction.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.languages.phrases import Hit
    from geomap.languages.words import Word


_TOLD = ("triggers.", "attack.")
_TOPIC = 1  # words before one that may still head an item
_STOP = re.compile(r"[;؛]|:\s")
# Words of these are none inside a name of several syllables: Nam Định, Hai Bà Trưng, Cách Mạng Tháng Tám.
_SMALL_ONLY = ("status.", "figures.", "sentences.", "dates.month")
# A line that ends so is no heading; one that asks may be one.
_NO_HEADING = f"{STOPS},;:".translate(dict.fromkeys(map(ord, "?\uff1f\u061f")))
_TITLE = 60  # characters of a headline without spaces between words
_ONE_PHRASE = 3  # words further apart than these are no fixed phrase, but one with a gap
_TELLING = (*_TOLD, "instruments.", "targets.")


class Sentence(NamedTuple):
    """A sentence: ``text[start:end]``, its words ``first`` to ``stop - 1``, where it stands."""

    number: int
    start: int
    end: int
    first: int
    stop: int
    paragraph: int
    heading: bool


class Document(NamedTuple):
    """A text and everything that later steps look up by word number.

    ``clause`` and ``segment`` number the clauses and the parts between commas, per word;
    ``hits`` are the phrases of the pack by label, each list in the order of the text. ``cased`` is
    the text with its small letters given back where it is all in capitals; as long as the text.
    ``memo`` keeps what is worked out of them once.
    """

    text: str
    language: str
    lexicon: Lexicon
    words: list[Word]
    sentences: list[Sentence]
    sentence_of: list[int]
    clause: list[int]
    segment: list[int]
    hits: dict[str, list[Hit]]
    starts: dict[int, list[Hit]]
    cased: str
    memo: dict[str, Any]

    def at(self, index: int) -> list[Hit]:
        """Hits that begin at a word."""
        return self.starts.get(index, [])

    def begins(self, label: str, index: int) -> bool:
        """Whether a hit of a label begins at a word."""
        return any(hit.label == label for hit in self.starts.get(index, ()))

    def labelled(self, prefix: str) -> Iterator[Hit]:
        """Hits whose label is the prefix or begins with it and a full stop or an equals sign."""
        inside = (f"{prefix}.", f"{prefix}=")
        for label, hits in self.hits.items():
            if label.startswith(inside) or label == prefix:
                yield from hits

    def within(self, label: str, first: int, stop: int) -> list[Hit]:
        """Hits of a label that lie in words ``first`` to ``stop - 1``."""
        hits = self.hits.get(label)
        if not hits:
            return []
        firsts = self._firsts_of(label, hits)
        begin = bisect_left(firsts, first)
        if begin == len(firsts) or firsts[begin] >= stop:
            return []
        return [hit for hit in hits[begin : bisect_left(firsts, stop, begin)] if hit.last < stop]

    def covered(self, label: str) -> set[int]:
        """Words that the hits of a label cover."""
        known: set[int] | None = self.memo.get(f"{label}/covered")
        if known is None:
            hits = self.hits.get(label, ())
            known = {at for hit in hits for at in range(hit.first, hit.last + 1)}
            self.memo[f"{label}/covered"] = known
        return known

    def next(self, label: str, index: int) -> Hit | None:
        """The first hit of a label that begins at a word or after it."""
        hits = self.hits.get(label)
        if not hits:
            return None
        at = bisect_left(self._firsts_of(label, hits), index)
        return hits[at] if at < len(hits) else None

    def _firsts_of(self, label: str, hits: list[Hit]) -> list[int]:
        known: list[int] | None = self.memo.get(label)
        if known is None:
            known = self.memo[label] = [hit.first for hit in hits]
        return known

    def firsts(self, section: str) -> set[int]:
        """Words at which a hit of the labels of a section begins."""
        known: set[int] | None = self.memo.get(f"{section}/firsts")
        if known is None:
            known = {hit.first for hit in self.labelled(section)}
            self.memo[f"{section}/firsts"] = known
        return known

    def numeric(self, first: int, stop: int) -> list[int]:
        """Of words ``first`` to ``stop - 1`` those at which a number may begin: with digits, or as a word."""
        known: list[int] | None = self.memo.get("numeric")
        if known is None:
            known = self.memo["numeric"] = sorted(self.digits() | self.firsts("figures"))
        return known[bisect_left(known, first) : bisect_left(known, stop)]

    def digits(self) -> set[int]:
        """Words that begin with a digit."""
        known: set[int] | None = self.memo.get("digits")
        if known is None:
            known = {index for index, word in enumerate(self.words) if word.key[:1].isdigit()}
            self.memo["digits"] = known
        return known

    def clauses_of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The parts of a sentence that are of one clause: first word, and the one after the last."""
        cuts: list[int] | None = self.memo.get("clauses")
        if cuts is None:
            cuts = [at for at, (one, other) in enumerate(pairwise(self.clause), 1) if one != other]
            self.memo["clauses"] = cuts
        inside = cuts[bisect_right(cuts, sentence.first) : bisect_left(cuts, sentence.stop)]
        return list(pairwise([sentence.first, *inside, sentence.stop]))

    def by_sentence(self, section: str) -> dict[int, list[Hit]]:
        """Hits of the labels of a section, by the number of their sentence."""
        known: dict[int, list[Hit]] | None = self.memo.get(f"{section}/sentences")
        if known is None:
            known = self.memo[f"{section}/sentences"] = {}
            for hit in self.labelled(section):
                known.setdefault(self.sentence_of[hit.first], []).append(hit)
        return known

    def label_maps(self) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """Labels of the hits by the word at which they end, and by each word that they cover."""
        known: tuple[dict[int, set[str]], dict[int, set[str]]] | None = self.memo.get("labels")
        if known is None:
            ends: defaultdict[int, set[str]] = defaultdict(set)
            inside: defaultdict[int, set[str]] = defaultdict(set)
            for label, hits in self.hits.items():
                for first, last, _, _ in hits:
                    ends[last].add(label)
                    inside[last].add(label)
                    for index in range(first, last):
                        inside[index].add(label)
            known = self.memo["labels"] = dict(ends), dict(inside)
        return known

    def quote(self, sentence: Sentence) -> str:
        """The sentence, verbatim."""
        return self.text[sentence.start : sentence.end]

    def word_at(self, position: int) -> int:
        """Number of the first word that ends after a position in the text."""
        ends: list[int] | None = self.memo.get("ends")
        if ends is None:
            ends = self.memo["ends"] = [word.end for word in self.words]
        return bisect_right(ends, position)


def parse(text: str, language: str, pack: Lexicon | None = None) -> Document:
    """Cut a text and find all phrases of its language pack (or of another) in one walk."""
    lex = pack or lexicon(language)
    words = lex.phrases.words(text)
    sentences: list[Sentence] = []
    at = 0
    spans_of = paragraphs(text)
    cased = restore(text, spans_of, lex)
    for paragraph, (start, end) in enumerate(spans_of):
        spans = list(sentence_spans(cased, start, end, lex))
        # A title may be two sentences.
        heading = (len(spans) == 1 or not sentences) and end - start <= HEADLINE
        heading = heading and text[end - 1] not in _NO_HEADING
        heading = heading and not (is_stopless(text[end - 1]) and (sentences or end - start > _TITLE))
        if heading and text[end - 1] in "?？؟":  # "What is known of the strike on X?" counts nobody
            heading = not any(character.isdigit() for character in text[start:end])
        for first_character, last_character in spans:
            while at < len(words) and words[at].start < first_character:
                at += 1
            first = at
            while at < len(words) and words[at].start < last_character:
                at += 1
            for low, high in pieces(text, words, first, at):
                start_at = first_character if low == first else words[low].start
                end_at = last_character if high == at else words[high - 1].end
                sentences.append(Sentence(len(sentences), start_at, end_at, low, high, paragraph, heading))
    sentence_of = [0] * len(words)
    syllabic = lex.pack.flag("script", "diacritics")
    hits: dict[str, list[Hit]] = {}
    starts: dict[int, list[Hit]] = {}
    for sentence in sentences:
        sentence_of[sentence.first : sentence.stop] = [sentence.number] * (sentence.stop - sentence.first)
        at, here = -1, []
        inside: set[int] = set()  # syllables of a word that begins before them
        for found in lex.phrases.find(words, sentence.first, sentence.stop):
            hit = _within_stops(text, words, sentence.first, found, lex)
            if hit is None:
                continue
            first, last, label, _ = hit
            if label == "sentences.compounds":
                inside.update(range(first + 1, last + 1))
                continue
            if first in inside and label.startswith(_TELLING):
                continue
            if syllabic and label.startswith(_SMALL_ONLY) and _in_name(text, words, first, last, sentence):
                continue
            if label in hits:
                hits[label].append(hit)
            else:
                hits[label] = [hit]
            if first == at:
                here.append(hit)
            else:
                at, here = first, [hit]
                starts[first] = here
    clause, segment = clauses(text, words, sentence_of, hits, lex)
    return Document(
        text, language, lex, words, sentences, sentence_of, clause, segment, hits, starts, cased, {}
    )


def _in_name(text: str, words: list[Word], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a phrase has the capitals of a name that goes on beside it, in a language of syllables."""
    if not all(text[words[i].start].isupper() for i in range(first, last + 1)):
        return False
    if text[sentence.start : sentence.end].isupper():
        return False
    before, after = first - 1, last + 1
    if first > sentence.first and text[words[before].end : words[first].start] == " ":
        name = text[words[before].start].isupper()
        if name and (before > sentence.first or last == first):
            return True
    if after >= sentence.stop or text[words[last].end : words[after].start] != " ":
        return False
    return first > sentence.first and text[words[after].start].isupper()


def _within_stops(text: str, words: list[Word], opening: int, hit: Hit, lex: Lexicon) -> Hit | None:
    """A phrase whose gaps hold no other sentence, cut down to that if need be.

    A gap may hold a comma; of "FPV saldırısı: bir kadın öldü" the part before the colon tells enough.
    """
    first, last, label, _ = hit
    if last - first <= _ONE_PHRASE or not label.startswith(_TOLD):
        return hit
    stop = _STOP.search(text, words[first].end, words[last].start)
    if stop is None or _is_topic(text, words[first], first - opening):
        return hit
    end = first + 1
    while words[end].start < stop.end():
        end += 1
    shorter = (h for h in lex.phrases.find(words, first, end) if h.first == first and h.label == label)
    return next(shorter, None)


def _is_topic(text: str, word: Word, number: int) -> bool:
    """Whether a word heads an item, of which it says what it is about ("Cholera: 86 cases in Jacmel")."""
    return number <= _TOPIC and text[word.end : word.end + 2] == ": "
