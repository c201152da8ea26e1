"""Lower case given back to what is written all in capitals: headlines, bulletins, old agency wire.

Names are found by their capitals. Where every letter is one, the words that are ordinary ones of the
language are put in small letters, and the names are left. The text keeps its length, so that every
place in it stays what it was.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.gazetteer.index import KINDS, PRIMARY, Index
from geomap.gazetteer.names import normalise
from geomap.languages.words import TURKIC, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.extraction.lexicon import Lexicon

_FEW = 4  # words; fewer in capitals are an abbreviation or a name, and no headline
_SHARE = 0.8
_MOST_WORDS = 6
_STOPS = frozenset(".!?…")
_APOSTROPHES = ("'", "’")
_JOINTS = frozenset({" ", "\n", "-", " - ", "  ", "\r\n"})
_OPENERS = 150  # names that a word opens (San, Puerto, El), and it is taken for a part of names
_FREQUENT = 5.0  # Zipf frequency of a word that the language pack knows
_ARTICLE = 3  # letters
_SHORT = 5  # letters
_BIG = frozenset({"country", "admin1"})


def restore(text: str, spans: Iterable[tuple[int, int]], lex: Lexicon) -> str:
    """The text with small letters where a paragraph is all in capitals; of the same length.

    Parameters
    ----------
    text
        Any text.
    spans
        Places of its paragraphs.
    lex
        Lexicon of its language. Without capitals in the script nothing is changed.

    Examples
    --------
    >>> from geomap.extraction.lexicon import lexicon
    >>> text = "A BOMB EXPLODED NEAR THE BRIDGE IN SAN SALVADOR"
    >>> restore(text, [(0, len(text))], lexicon("en"))
    'A bomb exploded near the bridge in San Salvador'
    """
    if not lex.pack.flag("script", "cased", default=True):
        return text
    parts: list[str] = []
    done = 0
    reader: _Words | None = None
    whole = _is_capitals(text)
    for start, end in spans:
        if not whole and not _is_capitals(text[start:end]):
            continue
        reader = reader or _reader(lex)
        parts += [text[done:start], reader.cased(text[start:end])]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _is_capitals(part: str) -> bool:
    if not any(word.isupper() for word in part.split(None, 3)[:2]):
        return False  # quick to see of most paragraphs
    words = [
        word for word in pattern_of(part).findall(part) if len(word) > 1 and word.upper() != word.lower()
    ]
    return len(words) >= _FEW and sum(map(str.isupper, words)) > _SHARE * len(words)


_key = lru_cache(maxsize=1 << 14)(normalise)


_readers: dict[str, _Words] = {}


def _reader(lex: Lexicon) -> _Words:
    """The reader of a language, which remembers what it has learnt of words."""
    known = _readers.get(lex.pack.code)
    if known is None or known.lexicon is not lex or known.index is not Index.open():
        known = _readers[lex.pack.code] = _Words(lex)
    return known


class _Words:
    def __init__(self, lexicon: Lexicon) -> None:
        self.index, self.lexicon = Index.open(), lexicon
        self.own, self.proper = lexicon.words, lexicon.proper
        pack = lexicon.pack
        # Before a name: after these an ordinary word describes a place, after others it is a given name.
        self.leads = {word for key in ("locative", "near") for word in pack.words("cues", key)}
        self.leads |= {word for word in pack.words("names", "common") if len(word) <= _ARTICLE}
        self.written = frozenset(lexicon.pack.map("names", "exonyms"))
        self.language = lexicon.pack.code
        self.frequency = self.index.frequencies(self.language)
        self.is_common = lru_cache(maxsize=1 << 15)(self._is_common)
        self._opens_one = lru_cache(maxsize=1 << 15)(lambda word: self.index.goes_on(f"{_key(word)} "))
        self._goes_on = lru_cache(maxsize=1 << 16)(self._begins_name)
        self._written = lru_cache(maxsize=1 << 15)(self._as_written)

    def cased(self, part: str) -> str:
        """A part of a text that is all in capitals, as it would be written inside a text."""
        spans = [m.span() for m in pattern_of(part).finditer(part)]
        words = [part[a:b] for a, b in spans]
        gaps = [part[one[1] : two[0]] for one, two in pairwise(spans)]
        names = [not self.is_common(word) for word in words]
        kept = self._in_names(words, [gap in _JOINTS for gap in gaps], names)
        for at in range(len(words) - 2, -1, -1):
            if kept[at] or not kept[at + 1] or gaps[at] not in _JOINTS or not words[at].isupper():
                continue
            if self._small(words[at]) in self.own:
                continue
            # San Victorino, Los Garzones: what opens many names belongs to the unknown one after it.
            # Gustavo Rojas: so do given names, which are words of the language as well.
            known = self._opens_names(words[at]) or self.index.key_id(_key(words[at])) is not None
            kept[at] = known or (at > 0 and self._small(words[at - 1]) not in self.leads)
        pieces: list[str] = []
        done = 0
        for at, ((start, end), word) in enumerate(zip(spans, words, strict=True)):
            if not word.isupper():
                continue
            keep = kept[at]
            if len(word) == 1:  # "'S" is none of a name, the letters of "U.S." are
                keep = at == 0 or (part[start - 1] not in _APOSTROPHES and part[end : end + 1] == ".")
                keep = keep or (gaps[at - 1] != " " and not _STOPS.isdisjoint(gaps[at - 1]))
            elif not keep:
                gap = gaps[at - 1] if at else "."
                keep = gap != " " and not _STOPS.isdisjoint(gap) and (at == 0 or len(words[at - 1]) > 1)
            pieces += (part[done:start], self._written(word, keep))
            done = end
        return "".join([*pieces, part[done:]])

    def _as_written(self, word: str, keep: bool) -> str:
        """The word with a capital or without; an abbreviation keeps all of them."""
        if keep and self._is_short(word):
            return word
        small = self._small(word)
        shown = word[0] + small[1:] if keep else small
        return shown if len(shown) == len(word) else word

    def _in_names(self, words: Sequence[str], joined: Sequence[bool], names: Sequence[bool]) -> list[bool]:
        """Which words keep their capital: names, and ordinary words inside a name of several words."""
        kept = list(names)
        at = 0
        while at < len(joined):
            if joined[at] and self._goes_on(words[at], words[at + 1]):
                last = at + 1
                while last < len(joined) and joined[last] and last - at + 1 < _MOST_WORDS:
                    last += 1
                longest = self._longest(words[at : last + 1], names[at : last + 1])
                if longest > 1:
                    kept[at : at + longest] = [True] * longest
                    at += longest
                    continue
            at += 1
        return kept

    def _longest(self, words: Sequence[str], names: Sequence[bool]) -> int:
        """Number of words of the longest name that begins so, and is not just some ordinary words."""
        keys = [_key(word) for word in words]
        found: list[str] = self.index.prefixes(" ".join(keys))
        for name in reversed(found):
            count = name.count(" ") + 1
            if count < 2 or " ".join(keys[:count]) != name:
                continue
            if any(names[:count]) or (self._small(words[0]) not in self.own and self._opens_names(words[0])):
                return count
            if not all(self._small(word) in self.own for word in words[:count]):
                rarest = min(self._zipf(word) for word in words[:count])
                number = self.index.key_id(name)
                if number is not None and not self._outweighed(number, rarest):
                    return count
        return 0

    def _is_common(self, word: str) -> bool:
        if not word.isupper():
            return False
        small = self._small(word)
        if small in self.proper:
            return False
        if small in self.own:
            return True
        number = self.index.key_id(_key(word))
        if number is None:
            return self.index.is_ordinary(small, self.language)
        zipf = self.frequency.get(number, 0.0)
        return zipf > 0 and self._outweighed(number, zipf)

    def _zipf(self, word: str) -> float:
        small = self._small(word)
        if small in self.own:
            return _FREQUENT
        number = self.index.key_id(_key(word))
        if number is None:
            return _FREQUENT if self.index.is_ordinary(small, self.language) else 0.0
        return self.frequency.get(number, 0.0)

    def _outweighed(self, number: int, zipf: float) -> bool:
        """Is the ordinary word better known than the place of that name?"""
        top = self.index.candidates(number)[0]
        if KINDS[top.kind] in _BIG and top.form == PRIMARY:
            return False
        return zipf > 3.3 + 1.2 * max(0.0, math.log10(max(top.population, 1)) - 5.0)

    def _begins_name(self, word: str, following: str) -> bool:
        """Is there a name of several words that begins with these two?"""
        if not self._opens_one(word):
            return False
        both = f"{_key(word)} {_key(following)}"
        return self.index.key_id(both) is not None or self.index.goes_on(f"{both} ")

    def _small(self, word: str) -> str:
        """The word in small letters; where İ and I are two letters, so are their small ones."""
        return (word.replace("İ", "i").replace("I", "ı") if self.language in TURKIC else word).lower()

    def _is_short(self, word: str) -> bool:
        """Is it an abbreviation, whose letters are all capitals in any text?"""
        return len(word) == 1 or (len(word) < _SHORT and word in self.written)

    @lru_cache(maxsize=1 << 12)  # noqa: B019  (as long as the index)
    def _opens_names(self, word: str) -> bool:
        return bool(self.index.opens(_key(word)) >= _OPENERS)
