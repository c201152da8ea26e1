"""Phrases of the language packs, compiled to a table that is walked word by word.

A phrase is words with spaces between them. In a phrase

==============  ==================================================================
``a|b``         either word (of one word each: ``air strike|raid`` is air, then either)
``(a b|c)``     either group of words; groups do not nest
``bomb*``       any word that begins so (never less than two letters before the star)
``{0,3}``       a gap of so many words
``!a|b``        as the first word: not preceded by one of these;
                as the last word: not followed by one of these
==============  ==================================================================

Words are compared without regard to case, and to which of two vowels carries a Vietnamese tone mark
(*hoà* and *hòa* are both current spellings). One dictionary look-up per word of the text finds the
phrases that can start there, so the cost does not grow with their number.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = re.compile(r"\{(\d+),(\d+)\}")
# A word: letters and marks with apostrophes or hyphens inside (al-Zour, d'Ivoire, ISIL-held),
# or a number with its separators (10.328, 7/11, 6,2).
WORD = re.compile(r"\d+(?:[.,:/\u2019'-]\d+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*", re.UNICODE)
# Between the words of a group: spaces, and what stands for a space in a phrase.
_JOIN = re.compile(r"(?<=[^|\s])[-\s\u2019'.]+(?=[^|\s])")
_INNER = re.compile(r"(?<=[^\W_])[-\u2019'.](?=[^\W_])")
_PREFIX = 3
_TONES = {
    old: new
    for vowels in (
        "oà òa oá óa oả ỏa oã õa oạ ọa",
        "oè òe oé óe oẻ ỏe oẽ õe oẹ ọe",
        "uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy",
    )
    for old, new in zip(vowels.split()[::2], vowels.split()[1::2], strict=True)
}


class Word(NamedTuple):
    """A word of a text: ``text[start:end]``, and the form in which it is compared."""

    start: int
    end: int
    key: str


class Hit(NamedTuple):
    """A phrase found: words ``first`` to ``last`` (inclusive) and the label it stands for."""

    first: int
    last: int
    label: str
    phrase: str


class _Piece(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: tuple[int, int] | None
    runs: tuple[tuple[str, ...], ...] = ()  # alternatives of several words, longest first

    def fits(self, key: str) -> bool:
        return key in self.exact or (bool(self.prefixes) and key.startswith(self.prefixes))

    def lengths(self, words: Sequence[Word], index: int, end: int) -> Iterator[int]:
        """Numbers of words that the piece can take from ``index``, longest first."""
        for run in self.runs:
            stop = index + len(run)
            if stop <= end and all(words[index + i].key == word for i, word in enumerate(run)):
                yield len(run)
        if index < end and self.fits(words[index].key):
            yield 1

    def ends_before(self, words: Sequence[Word], index: int) -> bool:
        """Whether the piece stands right before word ``index``."""
        starts = (index - 1, *(index - len(run) for run in self.runs))
        return any(
            start >= 0 and start + length == index
            for start in starts
            if start >= 0
            for length in self.lengths(words, start, index)
        )


class _Pattern(NamedTuple):
    pieces: tuple[_Piece, ...]
    not_before: _Piece | None
    not_after: _Piece | None
    label: str
    phrase: str
    needs: frozenset[str]  # its last word is one of these; empty where that is open
    reach: int  # the most words that it can take


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Split into words with their places in the text.

    Examples
    --------
    >>> [w.key for w in words_of("Deir al-Zour, 10.328 dead")]
    ['deir', 'al', 'zour', '10.328', 'dead']
    """
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), _key(m.group())) for m in WORD.finditer(text, start, stop)]


def _key(word: str) -> str:
    folded = word.casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFC", folded)
    # Only an open syllable has two spellings, and the u of "qu" never carries the mark.
    if folded[-2:] in _TONES and folded[-3:-2] != "q":
        return folded[:-2] + _TONES[folded[-2:]]
    return folded


def _piece(source: str) -> _Piece:
    gap = _GAP.fullmatch(source)
    if gap:
        return _Piece(frozenset(), (), (int(gap[1]), int(gap[2])))
    exact, prefixes, runs = set(), [], []
    for part in source.split("|"):
        word = _key(part)
        if "_" in part:
            runs.append(tuple(_key(step) for step in part.split("_") if step))
        elif word.endswith("*"):
            if len(word) < 3:
                raise ValueError(f"{part!r}: at least two letters must stand before the star")
            prefixes.append(word[:-1])
        elif word:
            exact.add(word)
    runs.sort(key=len, reverse=True)
    return _Piece(frozenset(exact), tuple(prefixes), None, tuple(runs))


def _spell_out(phrase: str) -> list[str]:
    """Groups become single pieces, their words joined by ``_``; those with gaps are multiplied out.

    Examples
    --------
    >>> _spell_out("(air strike|raid) on (the city|town)")
    ['air_strike|raid on the_city|town']
    >>> _spell_out("(raid {0,2} on|attack) towns")
    ['raid {0,2} on towns', 'attack towns']
    """
    parts = re.split(r"\(([^()]*)\)", phrase)
    if any("(" in part or ")" in part for part in parts):
        raise ValueError(f"phrase {phrase!r} has a group that is not closed, or one inside another")
    # A group without gaps is one piece; one with gaps is spelt out.
    choices = [
        [part] if not number % 2 else part.split("|") if "{" in part else [_JOIN.sub("_", part)]
        for number, part in enumerate(parts)
    ]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def _compile(phrase: str, label: str) -> _Pattern:
    # Apostrophes and hyphens separate words in texts, so they do in phrases too; among alternatives
    # they join the words of one ("truce|cease-fire").
    parts: list[str] = []
    for part in phrase.split():
        if "|" in part:
            parts.append(_INNER.sub("_", part))
        else:
            parts.extend(re.sub(r"[-\u2019'.]", " ", part).split())
    not_before = not_after = None
    if len(parts) > 1 and parts[0].startswith("!"):
        not_before = _piece(parts.pop(0)[1:])
    if len(parts) > 1 and parts[-1].startswith("!"):
        not_after = _piece(parts.pop()[1:])
    pieces = tuple(_piece(part) for part in parts)
    if not pieces or pieces[0].gap or pieces[-1].gap:
        raise ValueError(f"phrase {phrase!r} must begin and end with a word")
    end = pieces[-1]
    needs = frozenset() if end.prefixes else end.exact | {run[-1] for run in end.runs}
    reach = sum(
        piece.gap[1] if piece.gap else len(max(piece.runs, key=len, default=(1,))) for piece in pieces
    )
    return _Pattern(pieces, not_before, not_after, label, phrase, needs, reach)


class Phrases:
    """A set of labelled phrases that finds its members in a sequence of words.

    Parameters
    ----------
    table
        Label to phrases. Where phrases of one label match at a word, the longest is taken.

    Examples
    --------
    >>> found = Phrases({"air": ["air strike|strikes"], "any": ["struck", "strike|strikes"]})
    >>> [(h.label, h.first, h.last) for h in found.find(words_of("Two air strikes hit"))]
    [('air', 1, 2), ('any', 2, 2)]
    >>> found.find([])
    []
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[_Pattern]] = {}
        self._prefix: dict[str, list[_Pattern]] = {}
        self._short: list[_Pattern] = []
        for label, phrases in table.items():
            for phrase in phrases:
                for spelled in _spell_out(phrase):
                    self._add(_compile(spelled, label))

    def _add(self, pattern: _Pattern) -> None:
        first = pattern.pieces[0]
        for word in first.exact | {run[0] for run in first.runs}:
            self._exact.setdefault(word, []).append(pattern)
        for prefix in first.prefixes:
            if len(prefix) >= _PREFIX:
                self._prefix.setdefault(prefix[:_PREFIX], []).append(pattern)
            else:
                self._short.append(pattern)

    def __bool__(self) -> bool:
        return bool(self._exact or self._prefix or self._short)

    def find(self, words: Sequence[Word], first: int = 0, stop: int | None = None) -> list[Hit]:
        """All matches that begin at words ``first`` to ``stop - 1`` and end before ``stop``.

        For each label and start the longest match; ordered by start, then by length, longest first.
        """
        end = len(words) if stop is None else stop
        keys = [word.key for word in words[first:end]]
        hits: list[Hit] = []
        for index in range(first, end):
            key = words[index].key
            patterns = self._exact.get(key, ())
            by_prefix = self._prefix.get(key[:_PREFIX], ())
            if not patterns and not by_prefix and not self._short:
                continue
            best: dict[str, Hit] = {}
            at = index - first
            near: dict[int, set[str]] = {}
            for pattern in (*patterns, *by_prefix, *self._short):
                # Most phrases that could begin here lack their last word: that is quick to see.
                reach = pattern.reach
                if reach > 1 and pattern.needs:
                    window = near.get(reach)
                    if window is None:
                        window = near[reach] = set(keys[at : at + reach])
                    if pattern.needs.isdisjoint(window):
                        continue
                last = self._match(pattern, words, index, end)
                if last is not None:
                    known = best.get(pattern.label)
                    if known is None or last > known.last:
                        best[pattern.label] = Hit(index, last, pattern.label, pattern.phrase)
            if best:
                hits.extend(sorted(best.values(), key=lambda hit: (-hit.last, hit.label)))
        return hits

    def match_at(self, words: Sequence[Word], index: int) -> Hit | None:
        """The longest match that begins at a word."""
        found = self.find(words[: index + 12], index, None) if 0 <= index < len(words) else []
        here = [hit for hit in found if hit.first == index]
        return max(here, key=lambda hit: hit.last) if here else None

    @staticmethod
    def _match(pattern: _Pattern, words: Sequence[Word], index: int, end: int) -> int | None:
        if pattern.not_before and index > 0 and pattern.not_before.ends_before(words, index):
            return None
        last = _walk(pattern.pieces, 0, words, index, end)
        if last is None:
            return None
        if pattern.not_after and any(pattern.not_after.lengths(words, last + 1, len(words))):
            return None
        return last


def _walk(pieces: tuple[_Piece, ...], at: int, words: Sequence[Word], index: int, end: int) -> int | None:
    """Last word of the shortest match of ``pieces[at:]`` from ``index``, or None."""
    piece = pieces[at]
    if piece.gap:
        for skip in range(piece.gap[0], piece.gap[1] + 1):
            if index + skip < end:
                last = _walk(pieces, at + 1, words, index + skip, end)
                if last is not None:
                    return last
        return None
    for length in piece.lengths(words, index, end):
        if at == len(pieces) - 1:
            return index + length - 1
        last = _walk(pieces, at + 1, words, index + length, end)
        if last is not None:
            return last
    return None
