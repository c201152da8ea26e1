"""Words of a text as names need them: with marks and inner apostrophes, and with what joins them."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.names import normalise
from geomap.languages.words import join_cyrillic

if TYPE_CHECKING:
    from collections.abc import Mapping

# Marks that belong to the letter before: diacritics, Hebrew points, harakat, the whole of the Indic
# blocks (vowel signs), Thai, Lao, Tibetan, Myanmar, Khmer; and zero-width joiners.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0df4"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f87\u102b-\u103e"
    "\u17b4-\u17d3\u200c\u200d"
)
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb`\u00b4\u02bf\u02be"
_LETTERS = f"[\\w{_MARKS}]+"
_WORD = re.compile(f"([A-Z]\\.(?:[A-Z][a-z]{{0,3}}\\.)+|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*)")
# The same in plain Latin letters, in less time.
_WORD_ASCII = re.compile("([A-Z]\\.(?:[A-Z][a-z]{0,3}\\.)+|[A-Za-z0-9_]+(?:['`][A-Za-z0-9_]+)*)")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
JOINTS = frozenset({" ", "  ", " \n", "\r\n", "-", "\u00a0", "\u2010", "\u2011", "\u2013", "\n", "/"})
_SHORT = frozenset({"saint", "sainte", "mount", "fort", "gen", "col"})
# Scripts that write no spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
_UNCASED = re.compile("[\u0590-\u08ff\u0900-\u0fff\u10d0-\u10ff\u1200-\u137f]")


def fold(word: str) -> str:
    """A word as phrases are keyed: case folded and composed, diacritics kept but for those of *ё*.

    Examples
    --------
    >>> fold("TỈNH"), fold("Посёлок"), fold("в'їзд")
    ('tỉnh', 'поселок', 'вїзд')
    """
    folded = word.casefold()
    if folded.isascii():
        return folded
    return join_cyrillic(unicodedata.normalize("NFC", folded)).replace("ё", "е")


def is_small(word: str) -> bool:
    """Whether a word is in small letters, in a script that has capitals for names: Georgian has none.

    Examples
    --------
    >>> is_small("gaza"), is_small("Gaza"), is_small("გორი")
    (True, False, False)
    """
    return word.islower() and not "\u10d0" <= word[0] <= "\u10ff"


class Word(NamedTuple):
    """What there is to know of a word wherever it stands.

    ``key`` is its `normalise`; ``capital`` whether it starts with one; ``parts`` the offsets in the key at
    which a name may begin or end inside the word, because an apostrophe stands there; ``folded`` is case
    folded, with its diacritics.
    """

    key: str
    capital: bool
    parts: tuple[int, ...]
    folded: str


class _Seen(dict[str, Word]):
    """Words to what is known of them, filled as they are met."""

    def __missing__(self, word: str) -> Word:
        if len(self) >= _MOST_SEEN:
            self.clear()
        known = self[word] = _look_at(word)
        return known


_MOST_SEEN = 1 << 17
# Looked up word by word: most words of a text are never asked about.
WORDS = _Seen()


def _look_at(word: str) -> Word:
    key = normalise(word).replace(" ", "")
    first = word[0]
    # Scripts without case have no small letters: every word may begin a name.
    capital = first.isupper() or first.istitle() or (not is_small(first) and not first.isdigit())
    parts: tuple[int, ...] = ()
    if not word.isalnum() and _APOSTROPHE.search(word):
        parts = tuple(
            len(normalise(word[: found.start()]).replace(" ", "")) for found in _APOSTROPHE.finditer(word)
        )
        if not capital:  # l'Ukraine, d'Idlib
            capital = any(piece[:1].isupper() for piece in _APOSTROPHE.split(word)[1:])
    elif not capital and len(word) > 2 and word[1].isupper():
        capital = True  # the case ending before the name: eThekwini, mHealth
    return Word(key, capital, parts, fold(word))


class Words:
    """The words of a text, as sequences of one length: a text has too many for an object each.

    ``texts`` are the words as written, at ``starts`` to ``ends``; ``joined`` tells whether a name may go on
    to the next word: only a space or a hyphen is between them. What is known of a word is in `WORDS`.

    Examples
    --------
    >>> [WORDS[word].key for word in Words("St. John's, N'Djamena and U.S. al-Tanf").texts]
    ['saint', 'johns', 'ndjamena', 'and', 'us', 'al', 'tanf']
    >>> len(Words(""))
    0
    """

    __slots__ = ("ends", "joined", "starts", "texts")

    def __init__(self, text: str) -> None:
        # To the expression a low line is a letter; in texts it stands between words.
        word = _WORD_ASCII if text.isascii() else _WORD
        pieces = word.split(text.replace("_", " ") if "_" in text else text)
        at = list(accumulate(map(len, pieces)))
        self.texts = pieces[1::2]
        self.starts = at[:-1:2]
        self.ends = at[1::2]
        gaps = pieces[2::2]
        self.joined = list(map(JOINTS.__contains__, gaps))
        if gaps:
            self.joined[-1] = False
        if ". " in gaps:
            for i, gap in enumerate(gaps[:-1]):
                if gap == ". " and WORDS[self.texts[i]].key in _SHORT:
                    self.joined[i] = True

    def __len__(self) -> int:
        return len(self.texts)

    def cut(self, endings: Mapping[str, str]) -> dict[int, str]:
        """Take case endings behind an apostrophe off the words; returns which words lost which.

        Examples
        --------
        >>> words = Words("Kerkük'te, Reuters'a göre")
        >>> words.cut({"te": "locative", "a": "toward"}), words.texts
        ({0: 'locative', 1: 'toward'}, ['Kerkük', 'Reuters', 'göre'])
        """
        found: dict[int, str] = {}
        for at, word in enumerate(self.texts):
            if word.isalpha():
                continue
            apostrophe = _APOSTROPHE.search(word)
            case = endings.get(fold(word[apostrophe.end() :])) if apostrophe else None
            if apostrophe and case:
                found[at] = case
                self.texts[at] = word[: apostrophe.start()]
                self.ends[at] -= len(word) - apostrophe.start()
        return found


def is_unspaced(word: str) -> bool:
    """Whether a word is written in a script that puts no spaces between words.

    Examples
    --------
    >>> is_unspaced("加沙"), is_unspaced("Gaza")
    (True, False)
    """
    return UNSPACED.search(word) is not None


def is_uncased(word: str) -> bool:
    """Whether a word is written in a script without capitals.

    Examples
    --------
    >>> is_uncased("غزة"), is_uncased("Газа")
    (True, False)
    """
    return _UNCASED.search(word) is not None or is_unspaced(word)
