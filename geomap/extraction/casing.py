"""Lower case given back to what is written all in capitals: headlines, bulletins, old agency wire.

Names are found by their capitals. Where every letter is one, the words that are ordinary ones of the
language are put in small letters, and the names are left. The text keeps its length, so that every
place in it stays what it was.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import compress
from operator import and_
from typing import TYPE_CHECKING

from geomap.gazetteer.index import KINDS, PRIMARY, Index
from geomap.gazetteer.names import normalise
from geomap.languages.words import TURKIC, Memo, cut, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.extraction.lexicon import Lexicon

_FEW = 4  # words; fewer in capitals are an abbreviation or a name, and no headline
_SHARE = 0.8
_SURELY = 80  # letters; so many are never fewer words than those
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
    if part.isupper() and len(part) > _SURELY:
        return True
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
        self.frequency = self.index.words.frequencies(self.language)
        # The same words come again and again: what was told of each is kept.
        self._small = Memo(self._in_small)
        self._is_name: Memo[str, bool] = Memo(lambda word: not self._is_common(word))
        self._opens_one: Memo[str, bool] = Memo(lambda word: self.index.goes_on(f"{_key(word)} "))
        self._opens_many: Memo[str, bool] = Memo(lambda word: self.index.opens(_key(word)) >= _OPENERS)
        self._goes_on = Memo(self._begins_name)
        self._kept: Memo[str, str] = Memo(lambda word: self._as_written(word, keep=True))
        self._lowered: Memo[str, str] = Memo(lambda word: self._as_written(word, keep=False))

    def cased(self, part: str) -> str:
        """A part of a text that is all in capitals, as it would be written inside a text."""
        pieces = cut(part)
        words, gaps = pieces[1::2], pieces[2::2]
        joined = list(map(_JOINTS.__contains__, gaps[:-1]))
        kept = self._in_names(words, joined, list(map(self._is_name.__getitem__, words)))
        for at in range(len(words) - 2, -1, -1):
            if kept[at] or not kept[at + 1] or not joined[at] or not words[at].isupper():
                continue
            if self._small[words[at]] in self.own:
                continue
            # San Victorino, Los Garzones: what opens many names belongs to the unknown one after it.
            # Gustavo Rojas: so do given names, which are words of the language as well.
            known = self._opens_many[words[at]] or self.index.key_id(_key(words[at])) is not None
            kept[at] = known or (at > 0 and self._small[words[at - 1]] not in self.leads)
        shown = list(map(self._lowered.__getitem__, words))
        for at, (word, keep, before) in enumerate(zip(words, kept, pieces[:-1:2], strict=True)):
            if keep or before != " " or len(word) == 1:
                opens = before != " " and (not at or not _STOPS.isdisjoint(before))
                if len(word) == 1:  # "'S" is none of a name, the letters of "U.S." are
                    kept[at] = not at or opens or (before[-1:] not in _APOSTROPHES and gaps[at][:1] == ".")
                elif opens and not keep:
                    kept[at] = not at or len(words[at - 1]) > 1
                if kept[at]:
                    shown[at] = self._kept[word]
        pieces[1::2] = shown
        return "".join(pieces)

    def _as_written(self, word: str, *, keep: bool) -> str:
        """The word with a capital or without; what is not all in capitals stays, and so do abbreviations."""
        if not word.isupper() or (keep and self._is_short(word)):
            return word
        small = self._small[word]
        shown = word[0] + small[1:] if keep else small
        return shown if len(shown) == len(word) else word

    def _in_names(self, words: Sequence[str], joined: Sequence[bool], names: Sequence[bool]) -> list[bool]:
        """Which words keep their capital: names, and ordinary words inside a name of several words."""
        kept = list(names)
        free = 0
        for at in compress(range(len(joined)), map(and_, joined, map(self._opens_one.__getitem__, words))):
            if at < free or not self._goes_on[words[at], words[at + 1]]:
                continue
            last = at + 1
            while last < len(joined) and joined[last] and last - at + 1 < _MOST_WORDS:
                last += 1
            longest = self._longest(words[at : last + 1], names[at : last + 1])
            if longest > 1:
                kept[at : at + longest] = [True] * longest
                free = at + longest
        return kept

    def _longest(self, words: Sequence[str], names: Sequence[bool]) -> int:
        """Number of words of the longest name that begins so, and is not just some ordinary words."""
        keys = [_key(word) for word in words]
        found: list[str] = self.index.prefixes(" ".join(keys))
        for name in reversed(found):
            count = name.count(" ") + 1
            if count < 2 or " ".join(keys[:count]) != name:
                continue
            if any(names[:count]) or (self._small[words[0]] not in self.own and self._opens_many[words[0]]):
                return count
            if not all(self._small[word] in self.own for word in words[:count]):
                rarest = min(self._zipf(word) for word in words[:count])
                number = self.index.key_id(name)
                if number is not None and not self._outweighed(number, rarest):
                    return count
        return 0

    def _is_common(self, word: str) -> bool:
        if not word.isupper():
            return False
        small = self._small[word]
        if small in self.proper:
            return False
        if small in self.own:
            return True
        number = self.index.key_id(_key(word))
        if number is None:
            return self.index.words.is_ordinary(small, self.language)
        zipf = self.frequency.get(number, 0.0)
        return zipf > 0 and self._outweighed(number, zipf)

    def _zipf(self, word: str) -> float:
        small = self._small[word]
        if small in self.own:
            return _FREQUENT
        number = self.index.key_id(_key(word))
        if number is None:
            return _FREQUENT if self.index.words.is_ordinary(small, self.language) else 0.0
        return self.frequency.get(number, 0.0)

    def _outweighed(self, number: int, zipf: float) -> bool:
        """Is the ordinary word better known than the place of that name?"""
        top = self.index.candidates(number)[0]
        if KINDS[top.kind] in _BIG and top.form == PRIMARY:
            return False
        return zipf > 3.3 + 1.2 * max(0.0, math.log10(max(top.population, 1)) - 5.0)

    def _begins_name(self, pair: tuple[str, str]) -> bool:
        """Is there a name of several words that begins with these two?"""
        word, following = pair
        both = f"{_key(word)} {_key(following)}"
        return self.index.key_id(both) is not None or self.index.goes_on(f"{both} ")

    def _in_small(self, word: str) -> str:
        """The word in small letters; where İ and I are two letters, so are their small ones."""
        return (word.replace("İ", "i").replace("I", "ı") if self.language in TURKIC else word).lower()

    def _is_short(self, word: str) -> bool:
        """Is it an abbreviation, whose letters are all capitals in any text?"""
        return len(word) == 1 or (len(word) < _SHORT and word in self.written)
