"""The ordinary words of languages, as far as an index has them: how frequent, and whether one is any."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# What the lists of words have a language under.
_LISTED_AS = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}
# Words of a language; of one with fewer in the index, many are left out.
_WHOLE_LANGUAGE = 100_000


class Words:
    """Words that tell ordinary text from names; ``columns`` are those of the index in a folder."""

    def __init__(self, folder: Path, languages: list[str], columns: dict[str, Any]) -> None:
        self.folder, self.languages, self.columns = folder, languages, columns

    @lru_cache(maxsize=64)  # noqa: B019  (they live as long as the process)
    def frequencies(self, language: str) -> dict[int, float]:
        """Zipf frequency (2.5 to 8) of keys that are ordinary words of a language; may be empty."""
        languages, language = self.languages, _LISTED_AS.get(language, language)
        if language not in languages:
            return {}
        at = languages.index(language)
        start, stop = (int(v) for v in self.columns["frequency_at"][at : at + 2])
        keys = self.columns["frequency_key"][start:stop].tolist()
        return dict(
            zip(keys, (v / 30 for v in self.columns["frequency_zipf"][start:stop].tolist()), strict=True)
        )

    def is_ordinary(self, word: str, language: str) -> bool:
        """Whether a word in small letters is a common one of a language and no name of the gazetteer.

        False where nothing is known of the language; in a script without capitals the word is given by
        its key.

        Examples
        --------
        >>> from geomap.gazetteer.index import Index
        >>> index = Index.open()
        >>> index.words.is_ordinary("residences", "en"), index.words.is_ordinary("chapinero", "en")
        (True, False)
        """
        language = _LISTED_AS.get(language, language)
        if language not in self._ordinary_of:
            return False
        start, stop = self._ordinary_of[language]
        crc = zlib.crc32(word.encode())
        at = bisect_left(self._ordinary, crc, start, stop)
        return at < stop and self._ordinary[at] == crc

    def knows_words(self, language: str) -> bool:
        """Whether `is_ordinary` knows so many words that what is none of them is hardly a word."""
        start, stop = self._ordinary_of.get(language, (0, 0))
        return stop - start > _WHOLE_LANGUAGE

    @cached_property
    def _ordinary(self) -> memoryview:
        import numpy as np

        return memoryview(np.load(self.folder / "ordinary.npy", mmap_mode="r", allow_pickle=False))

    @cached_property
    def _ordinary_of(self) -> dict[str, tuple[int, int]]:
        import numpy as np

        path = self.folder / "ordinary_at.npy"
        if not path.exists():  # an index of places only
            return {}
        at = np.load(path, allow_pickle=False).tolist()
        return dict(zip(self.languages, pairwise(at), strict=True))
