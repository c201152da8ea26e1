"""The phrases that some words have begun, by what must come next: a tree that grows with what is read.

Of the thousands of phrases of a pack, hundreds begin with a word such as "in"; few go on with the word
behind it. `Begun` leads from word to word to those that still may be meant. It only leaves out phrases
that cannot stand there: whether one does says its pattern.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geomap.languages.patterns import PREFIX, Pattern, Piece, most_words
from geomap.languages.words import Memo, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


Ranked = tuple[tuple[bool, int], Pattern]
_SHORT = 4  # letters of a word that is none of "in", "the", "of"


class Awaited(NamedTuple):
    """Words of which one must stand among the next so many; no words where that may be any."""

    words: frozenset[str]
    reach: int

    @property
    def rarity(self) -> tuple[bool, bool, int]:
        """Lower where a text rarely has them: short words stand in every sentence."""
        return not self.words, any(len(word) < _SHORT for word in self.words), len(self.words)


class Way(NamedTuple):
    """A phrase with its rank among those of its label, and what of it has not been read yet."""

    ranked: Ranked
    rest: tuple[Piece, ...]

    def after(self, word: Word) -> Iterator[Way]:
        """The ways on behind a word: none where it does not fit, several where it may be all or a part."""
        opening, *others = self.rest
        for run in opening.runs:
            if run.fits_at(0, word):
                yield self._replace(rest=(*run.pieces_from(1), *others))
        if opening.fits(word):
            yield self._replace(rest=tuple(others))

    def awaited(self) -> tuple[Awaited, Awaited]:
        """What must follow somewhere behind a gap; what is met more rarely comes first."""
        gap = self.rest[0].gap
        last = Awaited(self.ranked[1].needs, most_words(self.rest))
        behind = _ANYTHING
        if gap and self.rest[1].is_closed:
            behind = Awaited(self.rest[1].first_words, gap[1] + 1)
        return (behind, last) if behind.rarity <= last.rarity else (last, behind)


_ANYTHING = Awaited(frozenset(), 0)


class Passage:
    """Words of a text, ``first`` to ``stop - 1``, with the forms of each in one list.

    Examples
    --------
    >>> passage = Passage([Word(0, 5, "والقصف", ("القصف", "قصف")), Word(6, 8, "في")], 0, 2)
    >>> passage.forms(0, 2)
    ['والقصف', 'القصف', 'قصف', 'في']
    """

    __slots__ = ("_begin", "_forms", "_numbers", "first", "stop", "words")

    def __init__(self, words: Sequence[Word], first: int, stop: int) -> None:
        self.words, self.first, self.stop = words, first, stop
        self._forms = [word.key for word in words[first:stop]]
        self._numbers: Sequence[int] = range(first, stop)  # of the word of each form
        self._begin: Sequence[int] = range(stop - first + 1)
        if any(word.alts for word in words[first:stop]):
            each = [(word.key, *word.alts) for word in words[first:stop]]
            self._forms = [form for forms in each for form in forms]
            self._numbers = [number for number, forms in enumerate(each, first) for _ in forms]
            self._begin = list(accumulate(map(len, each), initial=0))

    def forms(self, first: int, stop: int) -> list[str]:
        """The forms of some of the words."""
        return self._forms[self._begin[first - self.first] : self._begin[stop - self.first]]

    def numbered(self, first: int, stop: int) -> Iterator[tuple[int, str]]:
        """The forms of some of the words, with the number of the word of each."""
        part = slice(self._begin[first - self.first], self._begin[stop - self.first])
        return zip(self._numbers[part], self._forms[part], strict=True)

    def has(self, awaited: Awaited, index: int) -> bool:
        """Whether what is awaited follows word ``index``."""
        words, reach = awaited
        return not words or not words.isdisjoint(self.forms(index + 1, min(index + 1 + reach, self.stop)))


class Begun:
    """The phrases that are open behind some words.

    ``here``: those that may end here, or of which nothing tells how they go on.
    """

    __slots__ = ("_after", "_awaited", "_begins", "_next", "_reach", "alone", "here", "single")

    def __init__(self, ways: Iterable[Way], single: Iterable[tuple[str, str]] = ()) -> None:
        self.single = tuple(single)
        self.here: list[Ranked] = []
        self._next: dict[str, list[Way]] = {}
        self._begins: dict[str, list[Way]] = {}
        self._awaited: dict[str, list[tuple[int, Awaited, Ranked]]] = {}
        self._reach = 0
        self._after: Memo[tuple[str, tuple[str, ...]], Begun] = Memo(self._behind)
        for way in ways:
            if not way.rest:
                self.here.append(way.ranked)
            elif way.rest[0].begins_told:
                for key in way.rest[0].first_words:
                    self._next.setdefault(key, []).append(way)
                for beginning in {prefix[:PREFIX] for prefix in way.rest[0].prefixes}:
                    self._begins.setdefault(beginning, []).append(way)
            else:
                self._await(way)
        self.alone = not (self.here or self._next or self._begins or self._awaited)

    def _await(self, way: Way) -> None:
        first, second = way.awaited()
        if not first.words:
            self.here.append(way.ranked)
            return
        self._reach = max(self._reach, first.reach)
        entry = (first.reach, second, way.ranked)
        for key in first.words:
            self._awaited.setdefault(key, []).append(entry)

    def _behind(self, forms: tuple[str, tuple[str, ...]]) -> Begun:
        word = Word(0, 0, *forms)
        ways: dict[int, Way] = {}
        for form in (word.key, *word.alts):
            for way in (*self._next.get(form, ()), *self._begins.get(form[:PREFIX], ())):
                ways[id(way)] = way
        return Begun(further for way in ways.values() for further in way.after(word))

    def candidates(self, passage: Passage, index: int) -> list[Ranked]:
        """The phrases of several words to try from a word of a passage: most do not go on as they should."""
        node, found = self, list(self.here)
        while True:
            if node._awaited:
                stop = min(index + 1 + node._reach, passage.stop)
                if not node._awaited.keys().isdisjoint(passage.forms(index + 1, stop)):
                    found += node._within_reach(passage, index, stop)
            index += 1
            if index >= passage.stop:
                return found
            _, _, key, alts = passage.words[index]
            for form in (key, *alts) if alts else (key,):
                if form in node._next or form[:PREFIX] in node._begins:
                    break
            else:
                return found
            node = node._after[key, alts]
            found += node.here

    def _within_reach(self, passage: Passage, index: int, stop: int) -> Iterator[Ranked]:
        """The phrases of which what is awaited follows word ``index`` in time."""
        for at, form in passage.numbered(index + 1, stop):
            for reach, also, ranked in self._awaited.get(form, ()):
                if at - index <= reach and passage.has(also, index):
                    yield ranked


NOTHING_BEGUN = Begun(())
