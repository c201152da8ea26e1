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

from geomap.languages.words import PLAIN, Forms, Memo, Script, Word, join_cyrillic, told_past, words_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = re.compile(r"\{(\d+),(\d+)\}")
# Between the words of a group: spaces, and what stands for a space in a phrase.
_JOIN = re.compile(r"(?<=[^|\s])[-\s\u2019\u02bc'.]+(?=[^|\s])")
_INNER = re.compile(r"(?<=[\w*])[-\u2019\u02bc'.](?=[^\W_])")
_BREAK = re.compile(r"[-\u2019\u02bc'.]")
_PREFIX = 3
_LEAST = 2  # letters that stand before an ending
_LONG = 4  # letters of a word that does not only happen to be another one without its first letter
_new = tuple.__new__  # of a named tuple, without the call of its own
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
        return all(self.fits_at(i, words[index + i]) for i in range(len(self.steps)))

    def fits_at(self, number: int, word: Word) -> bool:
        """Whether a word is that of one step."""
        step = self.steps[number]
        return _begins(word, (step,)) if number in self.open else word.key == step or step in word.alts


def _begins(word: Word, prefixes: tuple[str, ...]) -> bool:
    if word.key.startswith(prefixes):
        return True
    return bool(word.alts) and any(alt.startswith(prefixes) for alt in word.alts)


class _Piece(NamedTuple):
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
        return told and all(len(prefix) >= _PREFIX for prefix in self.prefixes)

    @property
    def first_words(self) -> frozenset[str]:
        """What the piece begins with, where a whole word is given."""
        return self.exact | {run.steps[0] for run in self.runs if 0 not in run.open}

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

    def ways_on(self, word: Word) -> list[_Piece]:
        """What may stand behind a word that begins the phrase; an empty piece where that may be its end."""
        opening = self.pieces[0]
        ways: list[_Piece] = []
        for run in opening.runs:
            if run.fits_at(0, word):
                step = run.steps[1]
                is_open = 1 in run.open
                exact = frozenset() if is_open else frozenset((step,))
                ways.append(_Piece(exact, (step,) if is_open else (), None))
        if opening.fits(word):
            ways.append(self.pieces[1] if len(self.pieces) > 1 else _Piece(frozenset(), (), None))
        return ways


_Ranked = tuple[tuple[bool, int], _Pattern]


class _Starts(NamedTuple):
    """Phrases that one word can begin, by what they need to go on.

    ``single``: labels and phrases that the word is all of. The others with their rank, by which one of
    two equally long phrases of a label is taken: by their second word, where that stands right behind
    (``second``, ``second_begins`` by its first letters), by their last word, and those that neither tells.
    """

    single: tuple[tuple[str, str], ...]
    second: dict[str, list[_Ranked]]
    second_begins: dict[str, list[_Ranked]]
    by_last: dict[str, list[_Ranked]]
    open: tuple[_Ranked, ...]
    reach: int
    alone: bool  # whether the word begins no phrase but those that it is all of

    def candidates(self, words: Sequence[Word], index: int, end: int) -> list[_Ranked]:
        """The phrases of several words to try from ``index``; most that could begin lack another word."""
        found = list(self.open)
        if index + 1 < end:
            _, _, key, alts = words[index + 1]
            for form in (key, *alts) if alts else (key,):
                if form in self.second:
                    found += self.second[form]
                if self.second_begins:
                    found += self.second_begins.get(form[:_PREFIX], ())
        if self.by_last:
            for at in range(index, min(index + self.reach, end)):
                _, _, key, alts = words[at]
                for form in (key, *alts) if alts else (key,):
                    if form in self.by_last:
                        found += [some for some in self.by_last[form] if at - index < some[1].reach]
        return found


_NONE = _Starts((), {}, {}, {}, (), 0, alone=False)


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
    heads = None if any(0 in run.open for run in runs) else frozenset(run.steps[0] for run in runs)
    return _Piece(frozenset(exact), tuple(prefixes), None, tuple(runs), tuple(endings), heads)


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
    >>> from geomap.languages.words import words_of
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
        self._forms: Forms = Memo(self._form)
        self._known: Memo[str, _Starts] = Memo(lambda key: self._starts(Word(0, 0, key)))
        self._known_alts: Memo[tuple[str, tuple[str, ...]], _Starts] = Memo(
            lambda forms: self._starts(Word(0, 0, *forms))
        )
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
        letter that only looks like a clitic (*زارة*, visited), unless the rest is such a long word too
        (*لهجوم*, to an attack). A verb loses what makes it one of things to come (*سيقصف*, will shell).

        Examples
        --------
        >>> arabic = Script("ar", ("و", "ال", "وال"))
        >>> [word.alts for word in Phrases({"kill": ["قتل"], "at": ["وزارة"]}, arabic).words("وقتل وزارة")]
        [('قتل',), ()]
        """
        return words_with(text, self.script, self._forms)

    def _form(self, word: str) -> tuple[str, tuple[str, ...]]:
        """The key of a word and its further forms."""
        key = self.script.key(word)
        if self.script.language == "fr":  # capitals are often written without accents
            return key, _accented(word[0], key)
        if self.script.language == "tr":  # phrases have one of the two pasts
            return key, told_past(key)
        if not self.script.clitics:
            return key, ()
        forms, bare = self.script.stripped(key)
        if forms and self._knows(key):
            rest = (f for f in forms if f not in bare and len(f) >= _LONG and f in self._words)
            forms = (*bare, *(f for f in rest if not self._joins(key, f)))
        for start, by in self.script.future:
            told = (f"{by}{f[len(start) :]}" for f in (key, *forms) if f.startswith(start))
            forms += tuple(f for f in told if len(f) >= _PREFIX and f in self._words)
        return key, forms

    @staticmethod
    def _joins(key: str, form: str) -> bool:
        """Is it an "and" that would be lost, as of *وزارة*, ministry?"""
        return key.startswith("و") and len(key) == len(form) + 1

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
        known, known_alts = self._known, self._known_alts
        for index in range(first, end):
            _, _, key, alts = words[index]
            starts = known_alts[key, alts] if alts else known[key]
            if starts.alone:
                for label, phrase in starts.single:
                    hits.append(_new(Hit, (index, index, label, phrase)))
            elif starts is not _NONE:
                hits += self._from(starts, words, index, end)
        return hits

    def _from(self, starts: _Starts, words: Sequence[Word], index: int, end: int) -> list[Hit]:
        """The matches that begin at a word, longest first."""
        candidates = starts.candidates(words, index, end)
        best: dict[str, Hit] = {}
        for _, pattern in sorted(candidates) if len(candidates) > 1 else candidates:
            last = self._match(pattern, words, index, end)
            if last is not None:
                other = best.get(pattern.label)
                if other is None or last > other.last:
                    best[pattern.label] = Hit(index, last, pattern.label, pattern.phrase)
        if not best:
            return [_new(Hit, (index, index, label, phrase)) for label, phrase in starts.single]
        for label, phrase in starts.single:
            if label not in best or best[label].last == index:
                best[label] = Hit(index, index, label, phrase)
        return sorted(best.values(), key=_longest_first)

    def _starts(self, word: Word) -> _Starts:
        """The phrases that could begin with a word, by what they need to go on."""
        patterns = self._starting(word)
        if not patterns:
            return _NONE
        single: dict[str, str] = {}
        second: dict[str, list[_Ranked]] = {}
        second_begins: dict[str, list[_Ranked]] = {}
        by_last: dict[str, list[_Ranked]] = {}
        open_ended: list[_Ranked] = []
        reach = 0
        for number, pattern in enumerate(dict.fromkeys(patterns)):
            ways = pattern.ways_on(word)
            if not ways:
                continue
            ranked = ((bool(pattern.needs), number), pattern)
            if pattern.is_single:
                single[pattern.label] = pattern.phrase
            elif all(way.begins_told for way in ways):
                for key in {key for way in ways for key in way.first_words}:
                    second.setdefault(key, []).append(ranked)
                for beginning in {prefix[:_PREFIX] for way in ways for prefix in way.prefixes}:
                    second_begins.setdefault(beginning, []).append(ranked)
            elif pattern.needs:
                reach = max(reach, pattern.reach)
                for key in pattern.needs:
                    by_last.setdefault(key, []).append(ranked)
            else:
                open_ended.append(ranked)
        alone = not (second or second_begins or by_last or open_ended)
        if alone and not single:
            return _NONE
        return _Starts(
            tuple(sorted(single.items())), second, second_begins, by_last, tuple(open_ended), reach, alone
        )

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
