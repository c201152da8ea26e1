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
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

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
    starts = [start_of(key) for key in keys]
    return [f"{one} {two}" for one, two in pairwise(starts)]


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
        self._ids: Memo[str, list[int]] = Memo(self._numbers)
        self._pairs: Memo[str, int | None] = Memo(self.trie.get)

    def _numbers(self, key: str) -> list[int]:
        found = (self.trie.get(feature) for feature in features(key, self._script))
        return [number for number in found if number is not None]

    def tells_most(self, words: Sequence[Word], number: int) -> int:
        """Which word speaks most for the type of a number."""
        gains = self.gains[:, number]
        told = [int(gains[self._ids[word.key]].sum()) for word in words]
        return told.index(max(told))

    def likelihoods(self, words: Sequence[Word]) -> NDArray[np.float32] | None:
        """How likely the words tell each of ``types``, in [0, 1], together 1."""
        import numpy as np

        keys = [word.key for word in words]
        ids = {number for key in keys for number in self._ids[key]}
        ids.update(number for pair in pairs(keys) if (number := self._pairs[pair]) is not None)
        if not ids:
            return None
        at = np.fromiter(sorted(ids), np.intp, len(ids))
        rarity = self.rarity.take(at)
        sums = np.add.reduce(self.gains.take(at, axis=0), axis=0, dtype=np.int32) * self.scale
        scores = sums / math.sqrt(rarity @ rarity) + self.bias
        likely: NDArray[np.float32] = np.exp(scores - scores.max())
        likely /= likely.sum()
        return likely


@cache
def learned(code: str) -> Learned | None:
    """The model of a language, if there is one.

    Examples
    --------
    >>> from geomap.languages.words import words_of
    >>> model = learned("en")
    >>> likely = model.likelihoods(words_of("A tornado ripped roofs off and uprooted trees."))
    >>> model.types[likely.argmax()]
    'storm'
    >>> learned("qq") is None
    True
    """
    folder = FOLDER / code
    return Learned(folder, script_of(languages.load(code))) if folder.is_dir() else None
