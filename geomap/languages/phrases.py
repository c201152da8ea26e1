"""The phrases of the language packs, found in a text in one walk.

How a phrase is written says `patterns`. Words are compared by their keys (`words`), in languages with
clitics also without these: *وقتل* is *قتل* with "and" before it. One dictionary look-up per word of the
text finds the phrases that can start there, so the cost does not grow with their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.languages.begun import NOTHING_BEGUN, Begun, Passage, Ranked, Way
from geomap.languages.patterns import PREFIX, Draft, Pattern, drafts_of
from geomap.languages.words import PLAIN, Forms, Memo, Script, Word, told_past, words_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LONG = 4  # letters of a word that does not only happen to be another one without its first letter
_new = tuple.__new__  # of a named tuple, without the call of its own
_ACCENTS = {"e": "é", "a": "à"}


class Hit(NamedTuple):
    """A phrase found: words ``first`` to ``last`` (inclusive) and the label it stands for."""

    first: int
    last: int
    label: str
    phrase: str


def _longest_first(hit: Hit) -> tuple[int, str]:
    return -hit.last, hit.label


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
        self._exact: dict[str, list[Draft]] = {}
        self._prefix: dict[str, list[Draft]] = {}
        self._short: list[Draft] = []
        self._ending: dict[str, list[Draft]] = {}
        # The words of all phrases, and the beginnings of words by their first letters.
        self._words: set[str] = set()
        self._stems: dict[str, set[str]] = {}
        self._forms: Forms = Memo(self._form)
        self._known: Memo[str, Begun] = Memo(lambda key: self._begun(Word(0, 0, key)))
        self._known_alts: Memo[tuple[str, tuple[str, ...]], Begun] = Memo(
            lambda forms: self._begun(Word(0, 0, *forms))
        )
        for label, phrases in table.items():
            for phrase in phrases:
                for draft in drafts_of(phrase, label, script):
                    self._add(draft)

    def _add(self, draft: Draft) -> None:
        first = draft.opening
        starts = set(first.exact) | {run.steps[0] for run in first.runs if 0 not in run.open}
        for word in starts:
            self._exact.setdefault(word, []).append(draft)
        for prefix in {*first.prefixes, *(run.steps[0] for run in first.runs if 0 in run.open)}:
            if len(prefix) >= PREFIX:
                self._prefix.setdefault(prefix[:PREFIX], []).append(draft)
            elif draft not in self._short:
                self._short.append(draft)
        for ending in {ending[-PREFIX:] for ending in first.endings}:
            self._ending.setdefault(ending, []).append(draft)
        for piece in draft.pattern.pieces if self.script.clitics else ():
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
            forms += tuple(f for f in told if len(f) >= PREFIX and f in self._words)
        return key, forms

    @staticmethod
    def _joins(key: str, form: str) -> bool:
        """Is it an "and" that would be lost, as of *وزارة*, ministry?"""
        return key.startswith("و") and len(key) == len(form) + 1

    def _knows(self, key: str) -> bool:
        return key in self._words or key.startswith(tuple(self._stems.get(key[:2], ())))

    def _starting(self, word: Word) -> list[Pattern]:
        """The phrases that could begin with a word."""
        found: list[Draft] = []
        for key in (word.key, *word.alts):
            found += self._exact.get(key, ())
            found += self._prefix.get(key[:PREFIX], ())
        if self._ending:
            found += self._ending.get(word.key[-PREFIX:], ())
        return [draft.pattern for draft in (*found, *self._short)]

    def find(self, words: Sequence[Word], first: int = 0, stop: int | None = None) -> list[Hit]:
        """All matches that begin at words ``first`` to ``stop - 1`` and end before ``stop``.

        For each label and start the longest match; ordered by start, then by length, longest first.
        """
        end = len(words) if stop is None else stop
        passage = Passage(words, first, end)
        hits: list[Hit] = []
        known, known_alts = self._known, self._known_alts
        for index in range(first, end):
            _, _, key, alts = words[index]
            begun = known_alts[key, alts] if alts else known[key]
            if begun is NOTHING_BEGUN:
                continue
            candidates = () if begun.alone else begun.candidates(passage, index)
            if candidates:
                hits += self._from(begun, candidates, words, index, end)
            else:
                for label, phrase in begun.single:
                    hits.append(_new(Hit, (index, index, label, phrase)))
        return hits

    @staticmethod
    def _from(
        begun: Begun, candidates: list[Ranked], words: Sequence[Word], index: int, end: int
    ) -> list[Hit]:
        """The matches that begin at a word, longest first."""
        best: dict[str, Hit] = {}
        for _, pattern in sorted(candidates) if len(candidates) > 1 else candidates:
            last = pattern.match(words, index, end)
            if last is not None:
                other = best.get(pattern.label)
                if other is None or last > other.last:
                    best[pattern.label] = Hit(index, last, pattern.label, pattern.phrase)
        if not best:
            return [_new(Hit, (index, index, label, phrase)) for label, phrase in begun.single]
        for label, phrase in begun.single:
            if label not in best or best[label].last == index:
                best[label] = Hit(index, index, label, phrase)
        return sorted(best.values(), key=_longest_first)

    def _begun(self, word: Word) -> Begun:
        """The phrases that could begin with a word."""
        single: dict[str, str] = {}
        ways: list[Way] = []
        for number, pattern in enumerate(dict.fromkeys(self._starting(word))):
            on = list(Way(((bool(pattern.needs), number), pattern), pattern.pieces).after(word))
            if on and pattern.is_single:
                single[pattern.label] = pattern.phrase
            else:
                ways += on
        return Begun(ways, sorted(single.items())) if ways or single else NOTHING_BEGUN
