"""One phrase of a language pack, compiled: its words in turn, and where in a text it stands.

A phrase is words with spaces between them. In a phrase

==============  ==================================================================
``a|b``         either word (of one word each: ``air strike|raid`` is air, then either)
``(a b|c)``     either group of words; groups do not nest
``bomb*``       any word that begins so (never less than two letters before the star)
``*ecek``       any word that ends so, with two letters or more before (an alternative of one word)
``{0,3}``       a gap of so many words
``!a|b``        as the first word: not preceded by one of these;
                as the last word: not followed by one of these
==============  ==================================================================
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geomap.languages.words import Script, Word, join_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"\{(\d+),(\d+)\}")
# Between the words of a group: spaces, and what stands for a space in a phrase.
_JOIN = re.compile(r"(?<=[^|\s])[-\s\u2019\u02bc'.]+(?=[^|\s])")
_INNER = re.compile(r"(?<=[\w*])[-\u2019\u02bc'.](?=[^\W_])")
_BREAK = re.compile(r"[-\u2019\u02bc'.]")
PREFIX = 3  # first letters by which phrases are looked up
_LEAST = 2  # letters that stand before an ending


class _Run(NamedTuple):
    """An alternative of several words; ``open``: the words of which only the beginning is given."""

    steps: tuple[str, ...]
    open: frozenset[int]

    def fits(self, words: Sequence[Word], index: int) -> bool:
        return all(self.fits_at(i, words[index + i]) for i in range(len(self.steps)))

    def fits_at(self, number: int, word: Word) -> bool:
        """Whether a word is that of one step."""
        step = self.steps[number]
        return _begins(word, (step,)) if number in self.open else word.key == step or step in word.alts

    def pieces_from(self, number: int) -> Iterator[Piece]:
        """The steps from one on, each as a piece of its own."""
        for i, step in enumerate(self.steps[number:], number):
            yield Piece(frozenset(), (step,), None) if i in self.open else Piece(frozenset((step,)), (), None)


def _begins(word: Word, prefixes: tuple[str, ...]) -> bool:
    if word.key.startswith(prefixes):
        return True
    return bool(word.alts) and any(alt.startswith(prefixes) for alt in word.alts)


class Piece(NamedTuple):
    """One place of a phrase: the words and beginnings that may stand there, or a gap."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: tuple[int, int] | None
    runs: tuple[_Run, ...] = ()  # alternatives of several words, longest first
    endings: tuple[str, ...] = ()
    heads: frozenset[str] | None = None  # first words of the runs; None where one is open

    def _may_run(self, word: Word) -> bool:
        """Whether any of the runs begins with the word: most do not, and there may be dozens."""
        heads = self.heads
        return heads is None or word.key in heads or (bool(word.alts) and not heads.isdisjoint(word.alts))

    def fits(self, word: Word) -> bool:
        """Whether one word is all of the piece."""
        if word.key in self.exact or (word.alts and not self.exact.isdisjoint(word.alts)):
            return True
        if self.endings and word.key[_LEAST:].endswith(self.endings):
            return True
        return bool(self.prefixes) and _begins(word, self.prefixes)

    @property
    def begins_told(self) -> bool:
        """Whether the first letters of a word tell if the piece could begin with it."""
        if self.gap or self.endings or any(0 in run.open for run in self.runs):
            return False
        told = bool(self.exact or self.prefixes or self.runs)
        return told and all(len(prefix) >= PREFIX for prefix in self.prefixes)

    @property
    def is_closed(self) -> bool:
        """Whether it begins with one of a number of whole words."""
        return self.begins_told and not self.prefixes

    @property
    def first_words(self) -> frozenset[str]:
        """What the piece begins with, where a whole word is given."""
        return self.exact | {run.steps[0] for run in self.runs if 0 not in run.open}

    def words(self) -> tuple[set[str], set[str]]:
        """All words that may stand there, and the beginnings of those that are open."""
        whole, beginnings = set(self.exact), set(self.prefixes)
        for run in self.runs:
            for number, step in enumerate(run.steps):
                (beginnings if number in run.open else whole).add(step)
        return whole, beginnings

    def lengths(self, words: Sequence[Word], index: int, end: int) -> Iterator[int]:
        """Numbers of words that the piece can take from ``index``, longest first."""
        if self.runs and index < end and self._may_run(words[index]):
            for run in self.runs:
                if index + len(run.steps) > end or not run.fits_at(0, words[index]):
                    continue
                if run.fits(words, index):
                    yield len(run.steps)
        if index < end and self.fits(words[index]):
            yield 1

    def ends_before(self, words: Sequence[Word], index: int) -> bool:
        """Whether the piece stands right before word ``index``."""
        starts = (index - 1, *(index - len(run.steps) for run in self.runs))
        return any(
            start >= 0 and start + length == index
            for start in starts
            if start >= 0
            for length in self.lengths(words, start, index)
        )


class Pattern(NamedTuple):
    """A phrase: its pieces, what must not stand around it, and the label that it stands for."""

    pieces: tuple[Piece, ...]
    not_before: Piece | None
    not_after: Piece | None
    label: str
    phrase: str
    needs: frozenset[str]  # its last word is one of these; empty where that is open

    @property
    def is_single(self) -> bool:
        """Whether it is one word, whatever stands around it."""
        return len(self.pieces) == 1 and not (self.not_before or self.not_after or self.pieces[0].runs)

    def match(self, words: Sequence[Word], index: int, end: int) -> int | None:
        """The last word of the phrase where it begins at ``index`` and ends before ``end``, or None."""
        if self.not_before and index > 0 and self.not_before.ends_before(words, index):
            return None
        last = _walk(self.pieces, 0, words, index, end)
        if last is None:
            return None
        if self.not_after and any(self.not_after.lengths(words, last + 1, len(words))):
            return None
        return last


def most_words(pieces: Iterable[Piece]) -> int:
    """The most words that pieces can take."""
    return sum(
        piece.gap[1] if piece.gap else max((len(run.steps) for run in piece.runs), default=1)
        for piece in pieces
    )


def _walk(pieces: tuple[Piece, ...], at: int, words: Sequence[Word], index: int, end: int) -> int | None:
    """Last word of the shortest match of ``pieces[at:]`` from ``index``, or None."""
    piece = pieces[at]
    while not piece.gap and not piece.runs:  # most pieces are one word
        if index >= end or not piece.fits(words[index]):
            return None
        at += 1
        if at == len(pieces):
            return index
        index += 1
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


def patterns_of(phrase: str, label: str, script: Script) -> list[Pattern]:
    """A phrase compiled; several patterns where a group of it has gaps.

    Raises
    ------
    ValueError
        If the phrase breaks a rule of the syntax above; the message names it.

    Examples
    --------
    >>> from geomap.languages.words import PLAIN, words_of
    >>> (pattern,) = patterns_of("shell* {0,2} town|village", "shelling", PLAIN)
    >>> pattern.match(words_of("They shelled the town"), 1, 4)
    3
    """
    return [draft.pattern for draft in drafts_of(phrase, label, script)]


def drafts_of(phrase: str, label: str, script: Script) -> list[Draft]:
    """A phrase of which only the beginning is compiled, as `patterns_of` would be in full."""
    return [Draft(spelled, label, script) for spelled in _spell_out(join_cyrillic(phrase))]


class Draft:
    """A phrase compiled as far as its first place; the rest when a word is met that may begin it.

    A text meets the beginnings of few of the thousands of phrases that a pack has.

    Examples
    --------
    >>> from geomap.languages.words import PLAIN
    >>> draft = Draft("!no air|artillery strike*", "air_strike", PLAIN)
    >>> sorted(draft.opening.exact), draft.pattern.pieces[1].prefixes
    (['air', 'artillery'], ('strike',))
    """

    __slots__ = ("_compiled", "label", "opening", "phrase", "script")

    def __init__(self, phrase: str, label: str, script: Script) -> None:
        self.phrase, self.label, self.script = phrase, label, script
        self._compiled: Pattern | None = None
        parts = _parts(phrase.split(None, 2)[:2])
        not_before = len(parts) > 1 and parts[0].startswith("!")
        self.opening = _piece(parts[not_before], script) if parts else self.pattern.pieces[0]

    @property
    def pattern(self) -> Pattern:
        """The phrase in full; raises ValueError where it breaks a rule of the syntax."""
        if self._compiled is None:
            self._compiled = _compile(self.phrase, self.label, self.script)
        return self._compiled


@lru_cache(maxsize=1 << 14)  # long lists of alternatives stand in many phrases of a pack
def _piece(source: str, script: Script) -> Piece:
    gap = _GAP.fullmatch(source) if source.startswith("{") else None
    if gap:
        return Piece(frozenset(), (), (int(gap[1]), int(gap[2])))
    exact, prefixes, runs, endings = set(), [], [], []
    for part in source.split("|"):
        if part.isalpha():  # nearly all are
            exact.add(script.key(part))
            continue
        if part.startswith("*"):
            endings.append(_ending(part, script))
            continue
        steps = [_step(step, script) for step in _BREAK.sub("_", part).split("_") if step]
        if len(steps) > 1:
            is_open = frozenset(i for i, (_, starred) in enumerate(steps) if starred)
            runs.append(_Run(tuple(word for word, _ in steps), is_open))
        elif steps and steps[0][1]:
            prefixes.append(steps[0][0])
        elif steps:
            exact.add(steps[0][0])
    runs.sort(key=lambda run: len(run.steps), reverse=True)
    heads = None if any(0 in run.open for run in runs) else frozenset(run.steps[0] for run in runs)
    return Piece(frozenset(exact), tuple(prefixes), None, tuple(runs), tuple(endings), heads)


def _ending(source: str, script: Script) -> str:
    """The key of an ending of words, from ``*ecek``."""
    ending = script.key(source[1:])
    if len(ending) < PREFIX or not ending.isalpha():
        raise ValueError(
            f"{source!r}: at least {PREFIX} letters must stand behind the star, and nothing else"
        )
    return ending


def _step(source: str, script: Script) -> tuple[str, bool]:
    """The key of a word of a phrase, and whether only the beginning of a word is given."""
    word = script.key(source.removesuffix("*"))
    if source.endswith("*") and len(word) < 2:
        raise ValueError(f"{source!r}: at least two letters must stand before the star")
    return word, source.endswith("*")


def _spell_out(phrase: str) -> list[str]:
    """Groups become single pieces, their words joined by ``_``; those with gaps are multiplied out.

    Examples
    --------
    >>> _spell_out("(air strike|raid) on (the city|town)")
    ['air_strike|raid on the_city|town']
    >>> _spell_out("(raid {0,2} on|attack) towns")
    ['raid {0,2} on towns', 'attack towns']
    """
    if "(" not in phrase and ")" not in phrase:
        return [" ".join(phrase.split())]
    parts = re.split(r"\(([^()]*)\)", phrase)
    if any("(" in part or ")" in part for part in parts):
        raise ValueError(f"phrase {phrase!r} has a group that is not closed, or one inside another")
    # A group without gaps is one piece; one with gaps is spelt out.
    choices = [
        [part] if not number % 2 else part.split("|") if "{" in part else [_JOIN.sub("_", part)]
        for number, part in enumerate(parts)
    ]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def _parts(words: Iterable[str]) -> list[str]:
    """The places of a phrase, as written.

    Apostrophes and hyphens separate words in texts, so they do in phrases too; among alternatives they join
    the words of one ("truce|cease-fire").
    """
    parts: list[str] = []
    for word in words:
        if "|" in word:
            parts.append(_INNER.sub("_", word))
        else:
            parts.extend(_BREAK.sub(" ", word).split())
    return parts


def _compile(phrase: str, label: str, script: Script) -> Pattern:
    parts = _parts(phrase.split())
    not_before = not_after = None
    if len(parts) > 1 and parts[0].startswith("!"):
        not_before = _piece(parts.pop(0)[1:], script)
    if len(parts) > 1 and parts[-1].startswith("!"):
        not_after = _piece(parts.pop()[1:], script)
    pieces = tuple(_piece(part, script) for part in parts)
    if not pieces or pieces[0].gap or pieces[-1].gap:
        raise ValueError(f"phrase {phrase!r} must begin and end with a word")
    end = pieces[-1]
    last_is_open = bool(end.prefixes or end.endings) or any(
        len(run.steps) - 1 in run.open for run in end.runs
    )
    needs = frozenset() if last_is_open else end.exact | {run.steps[-1] for run in end.runs}
    return Pattern(pieces, not_before, not_after, label, phrase, needs)
