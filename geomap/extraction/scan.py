"""Names in a text: the longest matches of the gazetteer's trie.

They start at a capital, or anywhere in scripts without capitals and between words in scripts without
spaces. Nothing is judged here: most of what is found is no place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.index import GOES_ON, IS_NAME, KINDS, PRIMARY, Candidate, Index
from geomap.gazetteer.names import normalise
from geomap.geocoding import choose
from geomap.geocoding.inflection import inflection
from geomap.geocoding.lexicon import Lexicon, Phrases, guess_language, lexicon
from geomap.geocoding.tokens import Words, is_unspaced

if TYPE_CHECKING:
    from geomap.geocoding.resolve import Ranking

_MOST_WORDS = 7
_UNITS = frozenset({"admin1", "admin2"})
_ARTICLES = frozenset("al el ash ad as at an ar az ez es ed et er le la de du das".split())  # noqa: SIM905
_ENDS = frozenset('.!?:;\n\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"\u201c\u201d\u00ab\u00bb\u2022')


@dataclass(slots=True)
class Mention:
    """A possible name: tokens ``first`` to ``last`` and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    key_id: int
    candidates: tuple[Candidate, ...]
    hint: str | None = None
    outer_start: int = -1
    outer_end: int = -1
    near: bool = False
    part: str | None = None
    parent: Mention | None = None
    odds: float | None = None
    score: float = 0.0
    ranking: Ranking | None = None
    demonym: bool = False
    unknown: bool = False


class Document:
    """A text cut into words, with what is known of its language and script."""

    def __init__(self, text: str, language: str | None = None, index: Index | None = None) -> None:
        self.text = text
        self.index = index or Index.open()
        self.words = words = Words(text)
        self.count = len(words)
        self.keys, self.folded, self.capital = words.keys, words.folded, words.capital
        self.joined, self.starts, self.ends = words.joined, words.starts, words.ends
        self.language = language or guess_language(words.folded[:400])
        self.cues: Lexicon = lexicon(self.language)
        spoken = (self.language or "").split("-")[0] or _language_of_script(words)
        self.frequency = self.index.frequencies(spoken)
        self.inflection = inflection(spoken)
        # A text all in capitals (old agency wire) tells nothing by them.
        letters = words.texts[:200]
        upper = sum(map(str.isupper, letters))
        self.all_caps = upper > 3 and upper > 4 * sum(map(_has_small, letters))
        self.small = set(compress(self.keys, map(not_, self.capital)))

    def word(self, at: int) -> str:
        """The word at a position, folded; empty outside the text."""
        return self.folded[at] if 0 <= at < self.count else ""

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """First and last word that lie in a part of the text, or touch it; (-1, -1) where none does."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else (-1, -1)

    def phrase_before(self, first: int, table: Phrases) -> int:
        """How many words right before `first` are a phrase of the table; the longest, or 0."""
        folded, joined = self.folded, self.joined
        if first <= 0 or folded[first - 1] not in table.lasts or not joined[first - 1]:
            return 0
        best = 0
        said = ""
        for count in range(1, min(table.longest, first) + 1):
            at = first - count
            if not joined[at]:
                break
            said = f"{folded[at]} {said}" if said else folded[at]
            if said in table:
                best = count
        return best

    def phrase_after(self, last: int, table: Phrases) -> int:
        """How many words right after `last` are a phrase of the table; the longest, or 0."""
        folded, joined = self.folded, self.joined
        if not joined[last] or folded[last + 1] not in table.firsts:
            return 0
        best = 0
        said = ""
        for at in range(last + 1, min(last + table.longest, self.count - 1) + 1):
            said = f"{said} {folded[at]}" if said else folded[at]
            if said in table:
                best = at - last
            if not joined[at]:
                break
        return best

    def is_joined_capital(self, at: int) -> bool:
        """Whether only a space parts a word from a next one with a capital; never in all capitals."""
        return (
            not self.all_caps and self.joined[at] and self.capital[at + 1]
            and self.folded[at + 1].isalpha() and self.cues.cased
        )  # fmt: skip

    def is_little(self, at: int) -> bool:
        """Whether a capitalised word is an ordinary one, as those that open sentences are."""
        word, key = self.folded[at], self.keys[at]
        if word in self.cues.function_words or key in self.small or word in self.cues.type_before:
            return True
        key_id = self.index.key_id(key)
        return key_id is not None and self.frequency.get(key_id, 0.0) > 5.0

    def opens(self, at: int) -> bool:
        """Whether a word opens a sentence, headline or quotation."""
        if at == 0:
            return True
        gap = self.text[self.ends[at - 1] : self.starts[at]]
        return gap != " " and not _ENDS.isdisjoint(gap)


def _has_small(word: str) -> bool:
    return word.upper() != word


# The language whose ordinary words are looked up where the text's own is not known.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"), ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"), ("\u0900", "\u097f", "hi"), ("\u0980", "\u09ff", "bn"),
    ("\u3040", "\u30ff", "ja"), ("\u3400", "\u9fff", "zh"), ("\uac00", "\ud7af", "ko"),
)  # fmt: skip


def _language_of_script(words: Words) -> str:
    for word in words.folded[:50]:
        for first, last, language in _SCRIPTS:
            if first <= word[0] <= last:
                return language
    return "en"


def scan(document: Document) -> list[Mention]:
    """Longest matches from left to right; none overlap."""
    capital, keys, joined, texts = document.capital, document.keys, document.joined, document.words.texts
    demonym_starts, peoples = document.cues.demonyms.firsts, document.cues.peoples
    found: list[Mention] = []
    free = 0
    likely = [
        at
        for at, (starts, key, folded) in enumerate(zip(capital, keys, document.folded, strict=True))
        if starts or key in _ARTICLES or folded in demonym_starts or peoples[folded]
    ]
    for at in likely:
        if at < free:
            continue
        starts, key, folded = capital[at], keys[at], document.folded[at]
        match = demonym_at(document, at) if folded in demonym_starts or peoples[folded] else None
        if not starts:
            starts = key in _ARTICLES and joined[at] and capital[at + 1]
        if starts and key:
            word = texts[at]
            if word[0] > "\u0e00" and is_unspaced(word):
                found += _scan_unspaced(document, at)
                continue
            place = _match(document, at)
            if place is not None and (match is None or place.last > match.last):
                match = place
        if match is not None:
            found.append(match)
            free = match.last + 1
    return found


def demonym_at(document: Document, at: int) -> Mention | None:
    """Name of a people that starts at a word, as a mention of its country."""
    joined, capital, cues = document.joined, document.capital, document.cues
    last, most = at, min(at + cues.demonyms.longest, document.count) - 1
    while last < most and joined[last]:
        last += 1
    while last >= at:
        said = " ".join(document.folded[at : last + 1])
        code = cues.demonyms.get(said)
        small = not cues.cased or said in cues.small_peoples
        if code is None and last == at:
            code, small = cues.peoples[said] or None, True
        if code is not None and (small or any(capital[at : last + 1])):
            number = document.index.country_number(code)
            row = document.index.country_rows.get(number) if number is not None else None
            if row is not None:
                return Mention(at, last, document.starts[at], document.ends[last], -1 - row,
                               (document.index.candidate(row, 3),), demonym=True, score=0.95)  # fmt: skip
        last -= 1
    return None


class _Found(NamedTuple):
    """The end of a name: its last word, the key, and up to which letter of that word's key (0: all)."""

    last: int
    key: str
    cut: int


def _match(document: Document, at: int) -> Mention | None:
    """The longest name that starts at a word, after a clitic, or after an apostrophe inside it."""
    words = document.words
    key, parts = words.keys[at], words.parts[at]
    offset = 0
    best = _longest(document, at, key, 0)
    if parts and best is None:
        for offset in parts:
            best = _longest(document, at, key[offset:], offset)
            if best is not None:
                break
    if best is None or best.last == at:
        short = abbreviation_at(document, at)
        if short is not None:
            return short
    if best is None:
        return None
    last = best.last
    start = words.starts[at] if not offset else _inside(document, at, offset)
    end = words.ends[last] if not best.cut else _inside(document, last, best.cut, before=True)
    key_id = document.index.key_id(best.key)
    return Mention(at, last, start, end, key_id, names_at(document.index, key_id))


def _longest(document: Document, at: int, key: str, offset: int) -> _Found | None:
    """The longest acceptable name that begins with a key at a word."""
    words, steps = document.words, document.index.steps
    joined, parts, keys = words.joined, words.parts, words.keys
    best: _Found | None = None
    last, said = at, key
    while True:
        step = steps[said]
        if step & IS_NAME and len(said) >= 2 and _acceptable(document, at, last, said):
            best = _Found(last, said, 0)
        elif parts[last]:
            before = len(said) - len(keys[last])
            for cut in reversed(parts[last]):
                inner = said[: before + cut] if last > at else said[: cut - offset] if cut > offset else ""
                if len(inner) < 2 or not steps[inner] & IS_NAME:
                    continue
                if _acceptable(document, at, last, inner):
                    best = _Found(last, inner, cut)
                    break
        if not step & GOES_ON or not joined[last] or last - at >= _MOST_WORDS - 1:
            return best
        last += 1
        said = f"{said} {keys[last]}"


def names_at(index: Index, key_id: int) -> tuple[Candidate, ...]:
    """Candidates of a key, the best of them only."""
    return index.candidates(key_id)[: choose.MOST]


def abbreviation_at(document: Document, at: int) -> Mention | None:
    """A short form that is one only as written: with its full stop (Fla.) or after a comma (, FL)."""
    key = document.keys[at]
    if len(key) > 5 or not document.capital[at]:
        return None
    text, start, end = document.text, document.starts[at], document.ends[at]
    if text[end - 1] == ".":
        key += "."
    elif text[end : end + 1] == ".":
        key += "."
        end += 1
    elif len(key) == 2 and text[max(0, start - 2) : start] == ", " and text[start:end].isupper():
        key += ","
    else:
        return None
    key_id = document.index.key_id(key)
    if key_id is None:
        return None
    return Mention(at, at, start, end, key_id, names_at(document.index, key_id))


def _acceptable(document: Document, first: int, last: int, key: str) -> bool:
    """Whether the text may write that name so: no part in small letters only, right diacritics."""
    if document.index.users is not None and document.index.users.key_id(key) is not None:
        return True  # Gate 5
    if (
        last > first
        and not document.capital[last]
        and not document.all_caps
        and document.keys[last] not in _ARTICLES
        and not _is_unit_in_full(document, last, key)
    ):
        # A name may hold small words (Rio de Janeiro) but ends in a capital, save where the index
        # knows only such words (Ho Chi Minh city): leave those to the words for kinds.
        return False
    if len(key) <= 3 and key.isascii():
        word = document.text[document.starts[first] : document.ends[last]]
        if word.isascii() and not any(
            c.plain for c in names_at(document.index, document.index.key_id(key) or 0)
        ):
            return False  # My is not Mỹ
        if len(key) <= 2 or document.all_caps:
            plain = word.replace(".", "")
            if document.all_caps and "." not in word:
                return len(key) == 3 or plain in ("US", "UK")
            return plain.isupper() or _is_short_form(document, key)
    if document.cues.diacritics and not document.all_caps:
        word = document.text[document.starts[first] : document.ends[last]]
        if not word.isascii():
            return document.index.is_spelt(word.rstrip("'’")) or _is_plain_unit(document, key)
    return True


def _is_unit_in_full(document: Document, last: int, key: str) -> bool:
    """Whether a name ends in the word for its kind that it never goes without: Харьковская область."""
    if document.cues.type_after.get(document.folded[last]) not in _UNITS:
        return False
    key_id = document.index.key_id(key)
    found = names_at(document.index, key_id) if key_id is not None else ()
    return any(c.form == PRIMARY and KINDS[c.kind] in _UNITS for c in found[:1])


def _is_plain_unit(document: Document, key: str) -> bool:
    """Whether a name of several words is that of a unit that the sources write without diacritics."""
    key_id = document.index.key_id(key) if " " in key else None
    if key_id is None:
        return False
    return any(c.plain and KINDS[c.kind] in _UNITS for c in names_at(document.index, key_id))


def _is_short_form(document: Document, key: str) -> bool:
    key_id = document.index.key_id(key)
    return bool(key_id is not None and any(c.form == 3 for c in names_at(document.index, key_id)))


def _inside(document: Document, at: int, offset: int, *, before: bool = False) -> int:
    """Place in the text of an offset in the key of a word: at one of its apostrophes."""
    word, start = document.words.texts[at], document.starts[at]
    for i in range(1, len(word)):
        if not word[i].isalnum() and len(normalise(word[:i]).replace(" ", "")) == offset:
            return start + (i if before else i + 1)
    return document.ends[at] if before else start


def _scan_unspaced(document: Document, at: int) -> list[Mention]:
    """Names inside a run of Han, kana or Thai letters: the longest from each letter on."""
    index, word = document.index, document.words.texts[at]
    found = []
    i = 0
    while i < len(word):
        rest = word[i : i + 16]
        key = normalise(rest)
        names = index.prefixes(key) if len(key) == len(rest) else []
        name = names[-1] if names else ""
        if len(name) > 1:
            key_id = index.key_id(name)
            start = document.starts[at] + i
            found.append(Mention(at, at, start, start + len(name), key_id, names_at(index, key_id)))
            i += len(name)
        else:
            i += 1
    return found
