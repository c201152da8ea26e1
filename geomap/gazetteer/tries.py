"""The names of an index: one trie, or several of bounded size that together look like one.

A trie is made in memory. The built-in index needs one; a dump of the world is cut into ranges of names.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_KEYS = 1_000_000


def load(folder: Path, firsts: list[str], *, mapped: bool = True) -> Any:
    """The trie of an index folder, or a `Tries`, which has what is used of a trie.

    Parameters
    ----------
    folder
        Folder of an index.
    firsts
        First key of each trie, in order; one for an index of the usual size.
    mapped
        Whether the file is mapped, so that all processes share it, or read.
    """
    import marisa_trie

    tries = []
    for path in paths(folder, len(firsts)):
        trie = marisa_trie.Trie()
        (trie.mmap if mapped else trie.load)(str(path))
        tries.append(trie)
    return tries[0] if len(tries) == 1 else Tries(tries, firsts)


def paths(folder: Path, count: int) -> list[Path]:
    """Files of the tries of an index.

    Examples
    --------
    >>> from pathlib import Path
    >>> [path.name for path in paths(Path("x"), 2)]
    ['names.marisa', 'names-1.marisa']
    """
    return [folder / (f"names-{n}.marisa" if n else "names.marisa") for n in range(count)]


def write(folder: Path, keys: Path, *, most: int = MOST_KEYS) -> tuple[list[str], Any]:
    """Make tries of a file with one key a line, in order.

    Returns
    -------
    list of str, numpy.ndarray
        First key of each trie; number of each key, in the order of the file.
    """
    import marisa_trie
    import numpy as np

    firsts: list[str] = []
    numbers = []
    start = 0
    with (
        keys.open(encoding="utf-8", newline="\n") as first_reading,
        keys.open(encoding="utf-8", newline="\n") as second_reading,
    ):
        while True:
            trie = marisa_trie.Trie(line[:-1] for line in islice(first_reading, most))
            if not len(trie) and firsts:
                break
            again = islice(second_reading, len(trie))
            part = np.fromiter((trie[line[:-1]] for line in again), "<u4", len(trie))
            firsts.append(trie.restore_key(int(part[0])) if len(trie) else "")
            trie.save(str(paths(folder, len(firsts))[-1]))
            numbers.append(part + start)
            start += len(trie)
            if len(trie) < most:
                break
    return firsts, np.concatenate(numbers).astype("<u4")


class Tries:
    """Tries of consecutive ranges of keys as one.

    Examples
    --------
    >>> import marisa_trie
    >>> tries = Tries([marisa_trie.Trie(["a", "al"]), marisa_trie.Trie(["al bab", "b"])], ["a", "al bab"])
    >>> tries.prefixes("al bab town"), tries.get("c"), tries.restore_key(tries.get("b")), len(tries)
    (['a', 'al', 'al bab'], None, 'b', 4)
    >>> list(tries.iterkeys("a")), list(tries.iterkeys("b "))
    (['a', 'al', 'al bab'], [])
    """

    def __init__(self, tries: list[Any], firsts: list[str]) -> None:
        self.tries, self.firsts = tries, firsts
        self.starts = [0, *accumulate(len(trie) for trie in tries)]

    def __len__(self) -> int:
        return self.starts[-1]

    def get(self, key: str) -> int | None:
        """Number of a key."""
        at = bisect_right(self.firsts, key) - 1
        number = self.tries[at].get(key) if at >= 0 else None
        return None if number is None else self.starts[at] + int(number)

    def prefixes(self, text: str) -> list[str]:
        """Keys that the text begins with, shortest first."""
        first = max(0, bisect_right(self.firsts, text[:1]) - 1)
        last = bisect_right(self.firsts, text)
        # A prefix sorts before what it begins, so the order of the ranges is that of the lengths.
        return [key for trie in self.tries[first:last] for key in trie.prefixes(text)]

    def iterkeys(self, prefix: str) -> Iterator[str]:
        """Keys that begin so."""
        first = max(0, bisect_right(self.firsts, prefix) - 1)
        for at in range(first, len(self.tries)):
            if at > first and not self.firsts[at].startswith(prefix):
                return
            yield from self.tries[at].iterkeys(prefix)

    def restore_key(self, number: int) -> str:
        """Key of a number."""
        at = bisect_right(self.starts, number) - 1
        return str(self.tries[at].restore_key(number - self.starts[at]))
