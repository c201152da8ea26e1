"""The type that a sentence tells of, by all of its words, as learnt from labelled sentences.

The phrases of a pack say that something happened; no list of them is ever whole. Where none stands in a
sentence, a linear model of its words and their beginnings says of what type the sentence is most likely,
or that it tells of nothing. `geomap.extraction.training` makes the models when geomap is built, from
``geomap/languages/sentences``.

The model is multinomial logistic regression on binary features weighted by their inverse document
frequency, each sentence scaled to length one (Manning, Raghavan and Schütze, *Introduction to Information
Retrieval*, 2008, sections 6.2 to 6.4 and 15.3).
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap import languages
from geomap.languages.words import PLAIN, Memo, Script, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from geomap.languages.words import Word

FOLDER = Path(__file__).with_name("models")
TRIE, TYPES, ARRAYS = "features.marisa", "types.json", "arrays.npz"  # of a language, in a folder of its own
NONE = "none"  # what a sentence is that tells of no incident
# Letters of the beginnings of a word that stand for it in all of its forms.
BEGINNINGS = (4, 5, 6)
# Of the two words of a pair. What a word means its neighbour often says ("open fire", "fire chief"): with
# pairs the model tells what tells of something from what does not in .82 of cases, without them in .80.
_OF_A_PAIR = 4
_UNKNOWN = -1  # number of a pair that no sentence had


def features(key: str, script: Script = PLAIN) -> list[str]:
    """What a word is known by: the word, without its clitics too, and its beginnings.

    Examples
    --------
    >>> features("shelled"), features("12"), features("in")
    (['shelled', 'shel*', 'shell*', 'shelle*'], ['0'], ['in'])
    >>> features("بقصف", Script("ar", ("ب",)))
    ['بقصف', 'قصف']
    """
    if key[:1].isdigit():
        return ["0"]
    forms = (key, *script.stripped(key)[0]) if script.clitics else (key,)
    return [*forms, *dict.fromkeys(f"{form[:n]}*" for form in forms for n in BEGINNINGS if len(form) > n)]


def start_of(key: str) -> str:
    """What a word is known by beside another one.

    Examples
    --------
    >>> start_of("shelled"), start_of("1,200")
    ('shel', '0')
    """
    return "0" if key[:1].isdigit() else key[:_OF_A_PAIR]


def pairs(keys: Sequence[str]) -> list[str]:
    """What the neighbours among words are known by, together.

    Examples
    --------
    >>> pairs(["gunmen", "opened", "fire"])
    ['gunm open', 'open fire']
    """
    return [f"{one} {two}" for one, two in pairwise(map(start_of, keys))]


class _OfWord(NamedTuple):
    """The features of a word by their numbers, what it begins with, and the pairs that begin with it."""

    numbers: list[int]
    start: str
    followers: dict[str, int]


class Known(NamedTuple):
    """The features of the words of a text by their numbers: of each word, and of each with the next one."""

    features: list[int]
    begin: list[int]  # where those of each word begin
    beside: list[int]

    def of(self, first: int, stop: int) -> list[int]:
        """Those of words ``first`` to ``stop - 1``, in order, each once."""
        found = set(self.features[self.begin[first] : self.begin[stop]])
        found.update(self.beside[first : max(first, stop - 1)])
        found.discard(_UNKNOWN)
        return sorted(found)


class Learned:
    """The model of one language, read from the files that training wrote."""

    def __init__(self, folder: Path, script: Script) -> None:
        import marisa_trie
        import numpy as np

        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(folder / TRIE))
        self.types: list[str] = json.loads((folder / TYPES).read_text("ascii"))
        with np.load(folder / ARRAYS) as arrays:
            self.gains: NDArray[np.int8] = arrays["gains"]
            self.rarity: NDArray[np.float32] = arrays["rarity"].astype(np.float32)
            self.scale: NDArray[np.float32] = arrays["scale"]
            self.bias: NDArray[np.float32] = arrays["bias"]
        self._script = script
        self._words: Memo[str, _OfWord] = Memo(self._look_at)
        self._followers: Memo[str, dict[str, int]] = Memo(self._after)

    def _look_at(self, key: str) -> _OfWord:
        numbers = map(self.trie.get, features(key, self._script))
        start = start_of(key)
        return _OfWord([n for n in numbers if n is not None], start, self._followers[start])

    def _after(self, start: str) -> dict[str, int]:
        """The numbers of the pairs that begin so, by what the second word begins with."""
        return {pair[len(start) + 1 :]: number for pair, number in self.trie.items(f"{start} ")}

    def known(self, words: Sequence[Word]) -> Known:
        """What the words of a text are known by, from which its passages are read."""
        told = [self._words[word.key] for word in words]
        ids = [numbers for numbers, _, _ in told]
        begin = [0, *accumulate(map(len, ids))]
        beside = [followers.get(start, _UNKNOWN) for (_, _, followers), (_, start, _) in pairwise(told)]
        return Known(list(chain(*ids)), begin, beside)

    def tells_most(self, words: Sequence[Word], number: int) -> int:
        """Which word speaks most for the type of a number."""
        gains = self.gains[:, number]
        told = [int(gains[self._words[word.key].numbers].sum()) for word in words]
        return told.index(max(told))

    def likelihoods(
        self, known: Known, passages: Sequence[tuple[int, int]]
    ) -> list[NDArray[np.float64] | None]:
        """How likely each passage tells each of ``types``, in [0, 1], together 1.

        A passage is its first word and the one after its last. None where the model knows none of its words.
        """
        import numpy as np

        features = [known.of(*passage) for passage in passages]
        some = [numbers for numbers in features if numbers]
        if not some:
            return [None] * len(passages)
        at = np.array(list(chain(*some)), np.intp)
        ends = list(accumulate(map(len, some)))
        begins = [0, *ends[:-1]]
        sums = np.add.reduceat(self.gains.take(at, axis=0), begins, axis=0, dtype=np.int32) * self.scale
        rarity = self.rarity.take(at)
        each = (rarity[begin:end] for begin, end in zip(begins, ends, strict=True))
        sums /= np.array([[math.sqrt(own @ own)] for own in each])
        sums += self.bias
        sums -= sums.max(axis=1, keepdims=True)
        likely = np.exp(sums, out=sums)
        likely /= likely.sum(axis=1, keepdims=True)
        told = iter(likely)
        return [next(told) if numbers else None for numbers in features]


@cache
def learned(code: str) -> Learned | None:
    """The model of a language, if there is one.

    Examples
    --------
    >>> from geomap.languages.words import words_of
    >>> model = learned("en")
    >>> words = words_of("A tornado ripped roofs off and uprooted trees.")
    >>> (likely,) = model.likelihoods(model.known(words), [(0, len(words))])
    >>> model.types[likely.argmax()]
    'storm'
    >>> learned("qq") is None
    True
    """
    folder = FOLDER / code
    return Learned(folder, script_of(languages.load(code))) if folder.is_dir() else None
