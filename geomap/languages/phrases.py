"""Phrases of the language packs, compiled to a table that is walked word by word.

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

Words are compared by their keys (`words`), in languages with clitics also without these: *وقتل* is
*قتل* with "and" before it. One dictionary look-up per word of the text finds the
phrases that can start there, so the cost does not grow with their number.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geomap.languages.words import PLAIN, Script, Word, join_cyrillic, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = re.compile(r"\{(\d+),(\d+)\}")
# Between the words of a group: spaces, and what stands for a space in a phrase.
_JOIN = re.compile(r"(?<=[^|\s])[-\s\u2019\u02bc'.]+(?=[^|\s])")
_INNER = re.compile(r"(?<=[\w*])[-\u2019\u02bc'.](?=[^\W_])")
_BREAK = re.compile(r"[-\u2019\u02bc'.]")
_PREFIX = 3
_LEAST = 2  # letters that stand before an ending
_MOST_KNOWN = 100_000
_ACCENTS = {"e": "é", "a": "à"}


class Hit(NamedTuple):
    """A phrase found: words ``first`` to ``last`` (inclusive) and the label it stands for."""

    first: int
    last: int
    label: str
    phrase: str


class _Run(NamedTuple):
    """An alternative of several words; ``open``: the words of which only the beginning is given."""

    steps: tuple[str, ...]
    open: frozenset[int]

    def fits(self, words: Sequence[Word], index: int) -> bool:
        return all(
            _begins(words[index + i], (step,)) if i in self.open else _is(words[index + i], step)
            for i, step in enumerate(self.steps)
        )


def _is(word: Word, key: str) -> bool:
    return word.key == key or key in word.alts


def _begins(word: Word, prefixes: tuple[str, ...]) -> bool:
    return word.key.startswith(prefixes) or any(alt.startswith(prefixes) for alt in word.alts)


class _Piece(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: tuple[int, int] | None
    runs: tuple[_Run, ...] = ()  # alternatives of several words, longest first
    endings: tuple[str, ...] = ()

    def fits(self, word: Word) -> bool:
        if word.key in self.exact or (word.alts and not self.exact.isdisjoint(word.alts)):
            return True
        if self.endings and word.key[_LEAST:].endswith(self.endings):
            return True
        return bool(self.prefixes) and _begins(word, self.prefixes)

    def lengths(self, words: Sequence[Word], index: int, end: int) -> Iterator[int]:
        """Numbers of words that the piece can take from ``index``, longest first."""
        for run in self.runs:
            if index + len(run.steps) <= end and run.fits(words, index):
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


class _Pattern(NamedTuple):
    pieces: tuple[_Piece, ...]
    not_before: _Piece | None
    not_after: _Piece | None
    label: str
    phrase: str
    needs: frozenset[str]  # its last word is one of these; empty where that is open
    reach: int  # the most words that it can take

    @property
    def is_single(self) -> bool:
        """Whether it is one word, whatever stands around it."""
        return len(self.pieces) == 1 and not (self.not_before or self.not_after or self.pieces[0].runs)


class _Starts(NamedTuple):
    """Phrases that one word can begin: those that it is all of, those by their last word, the others."""

    single: tuple[tuple[str, str], ...]
    by_last: dict[str, list[_Pattern]]
    open: tuple[_Pattern, ...]
    reach: int


_NONE = _Starts((), {}, (), 0)


def _longest_first(hit: Hit) -> tuple[int, str]:
    return -hit.last, hit.label


def _piece(source: str, script: Script) -> _Piece:
    gap = _GAP.fullmatch(source)
    if gap:
        return _Piece(frozenset(), (), (int(gap[1]), int(gap[2])))
    exact, prefixes, runs, endings = set(), [], [], []
    for part in source.split("|"):
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
    return _Piece(frozenset(exact), tuple(prefixes), None, tuple(runs), tuple(endings))


def _ending(source: str, script: Script) -> str:
    """The key of an ending of words, from ``*ecek``."""
    ending = script.key(source[1:])
    if len(ending) < _PREFIX or not ending.isalpha():
        raise ValueError(
            f"{source!r}: at least {_PREFIX} letters must stand behind the star, and nothing else"
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
    parts = re.split(r"\(([^()]*)\)", phrase)
    if any("(" in part or ")" in part for part in parts):
        raise ValueError(f"phrase {phrase!r} has a group that is not closed, or one inside another")
    # A group without gaps is one piece; one with gaps is spelt out.
    choices = [
        [part] if not number % 2 else part.split("|") if "{" in part else [_JOIN.sub("_", part)]
        for number, part in enumerate(parts)
    ]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def _compile(phrase: str, label: str, script: Script) -> _Pattern:
    # Apostrophes and hyphens separate words in texts, so they do in phrases too; among alternatives
    # they join the words of one ("truce|cease-fire").
    parts: list[str] = []
    for part in join_cyrillic(phrase).split():
        if "|" in part:
            parts.append(_INNER.sub("_", part))
        else:
            parts.extend(_BREAK.sub(" ", part).split())
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
    reach = sum(
        piece.gap[1] if piece.gap else max((len(run.steps) for run in piece.runs), default=1)
        for piece in pieces
    )
    return _Pattern(pieces, not_before, not_after, label, phrase, needs, reach)


def _accented(first: str, key: str) -> tuple[str, ...]:
    """*Evacués* is *évacués*, *A Paris* is *à Paris*."""
    if first not in "EA" or (first == "A" and len(key) > 1):
        return ()
    return (_ACCENTS[key[0]] + key[1:],)


class Phrases:
    """A set of labelled phrases that finds its members in a sequence of words.

    Parameters
    ----------
    table
        Label to phrases. Where phrases of one label match at a word, the longest is taken.
    script
        How the language writes: what its words are compared by.

    Examples
    --------
    >>> found = Phrases({"air": ["air strike|strikes"], "any": ["struck", "strike|strikes"]})
    >>> [(h.label, h.first, h.last) for h in found.find(words_of("Two air strikes hit"))]
    [('air', 1, 2), ('any', 2, 2)]
    >>> found.find([])
    []
    """

    def __init__(self, table: Mapping[str, Iterable[str]], script: Script = PLAIN) -> None:
        self.script = script
        self._exact: dict[str, list[_Pattern]] = {}
        self._prefix: dict[str, list[_Pattern]] = {}
        self._short: list[_Pattern] = []
        self._ending: dict[str, list[_Pattern]] = {}
        # The words of all phrases, and the beginnings of words by their first letters.
        self._words: set[str] = set()
        self._stems: dict[str, set[str]] = {}
        self._alts: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, _Starts] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                for spelled in _spell_out(join_cyrillic(phrase)):
                    self._add(_compile(spelled, label, script))

    def _add(self, pattern: _Pattern) -> None:
        first = pattern.pieces[0]
        starts = set(first.exact) | {run.steps[0] for run in first.runs if 0 not in run.open}
        for word in starts:
            self._exact.setdefault(word, []).append(pattern)
        for prefix in {*first.prefixes, *(run.steps[0] for run in first.runs if 0 in run.open)}:
            if len(prefix) >= _PREFIX:
                self._prefix.setdefault(prefix[:_PREFIX], []).append(pattern)
            elif pattern not in self._short:
                self._short.append(pattern)
        for ending in {ending[-_PREFIX:] for ending in first.endings}:
            self._ending.setdefault(ending, []).append(pattern)
        for piece in pattern.pieces if self.script.clitics else ():
            self._words |= piece.exact
            stems = set(piece.prefixes)
            for run in piece.runs:
                for i, step in enumerate(run.steps):
                    (stems if i in run.open else self._words).add(step)
            for stem in stems:
                self._stems.setdefault(stem[:2], set()).add(stem)

    def __bool__(self) -> bool:
        return bool(self._exact or self._prefix or self._short or self._ending)

    def words(self, text: str) -> list[Word]:
        """The words of a text, each with the forms that it has without clitics.

        A word of the phrases themselves (*وزارة*, ministry) loses at most an article, not a first
        letter that only looks like a clitic (*زارة*, visited).

        Examples
        --------
        >>> arabic = Script("ar", ("و", "ال", "وال"))
        >>> [word.alts for word in Phrases({"kill": ["قتل"], "at": ["وزارة"]}, arabic).words("وقتل وزارة")]
        [('قتل',), ()]
        """
        words = words_of(text, script=self.script)
        if self.script.language == "fr":  # capitals are often written without accents
            return [word._replace(alts=_accented(text[word.start], word.key)) for word in words]
        if not self.script.clitics:
            return words
        return [word._replace(alts=alts) if (alts := self._bare(word.key)) else word for word in words]

    def _bare(self, key: str) -> tuple[str, ...]:
        alts = self._alts.get(key)
        if alts is None:
            forms, bare = self.script.stripped(key)
            alts = bare if forms and self._knows(key) else forms
            if len(self._alts) < _MOST_KNOWN:
                self._alts[key] = alts
        return alts

    def _knows(self, key: str) -> bool:
        return key in self._words or key.startswith(tuple(self._stems.get(key[:2], ())))

    def _starting(self, word: Word) -> list[_Pattern]:
        """The phrases that could begin with a word."""
        found: list[_Pattern] = []
        for key in (word.key, *word.alts):
            found += self._exact.get(key, ())
            found += self._prefix.get(key[:_PREFIX], ())
        if self._ending:
            found += self._ending.get(word.key[-_PREFIX:], ())
        return found + self._short if self._short else found

    def find(self, words: Sequence[Word], first: int = 0, stop: int | None = None) -> list[Hit]:
        """All matches that begin at words ``first`` to ``stop - 1`` and end before ``stop``.

        For each label and start the longest match; ordered by start, then by length, longest first.
        """
        end = len(words) if stop is None else stop
        hits: list[Hit] = []
        for index in range(first, end):
            word = words[index]
            starts = self._known.get(word.key) if not word.alts else None
            if starts is None:
                starts = self._starts(word)
            if starts is _NONE:
                continue
            best = {label: Hit(index, index, label, phrase) for label, phrase in starts.single}
            for pattern in starts.open:
                self._try(pattern, words, index, end, best)
            if starts.by_last:
                # Most phrases that could begin here lack their last word: that is quick to see.
                for at in range(index, min(index + starts.reach, end)):
                    following = words[at]
                    for key in (following.key, *following.alts) if following.alts else (following.key,):
                        for pattern in starts.by_last.get(key, ()):
                            if at - index < pattern.reach:
                                self._try(pattern, words, index, end, best)
            if len(best) > 1:
                hits.extend(sorted(best.values(), key=_longest_first))
            else:
                hits.extend(best.values())
        return hits

    def _starts(self, word: Word) -> _Starts:
        """The phrases that could begin with a word, by what they need to go on."""
        patterns = self._starting(word)
        if not patterns:
            starts = _NONE
        else:
            single: list[tuple[str, str]] = []
            by_last: dict[str, list[_Pattern]] = {}
            open_ended: list[_Pattern] = []
            for pattern in dict.fromkeys(patterns):
                opening = pattern.pieces[0]
                if not opening.runs and not opening.fits(word):
                    continue
                if pattern.is_single:
                    single.append((pattern.label, pattern.phrase))
                elif pattern.needs:
                    for key in pattern.needs:
                        by_last.setdefault(key, []).append(pattern)
                else:
                    open_ended.append(pattern)
            reach = max((p.reach for some in by_last.values() for p in some), default=0)
            starts = _Starts(tuple(single), by_last, tuple(open_ended), reach)
        if not word.alts and len(self._known) < _MOST_KNOWN:
            self._known[word.key] = starts
        return starts

    def _try(
        self, pattern: _Pattern, words: Sequence[Word], index: int, end: int, best: dict[str, Hit]
    ) -> None:
        last = self._match(pattern, words, index, end)
        if last is not None:
            known = best.get(pattern.label)
            if known is None or last > known.last:
                best[pattern.label] = Hit(index, last, pattern.label, pattern.phrase)

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
