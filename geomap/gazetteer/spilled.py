"""What goes to disk while an index is made, so that memory does not grow with the places."""

from __future__ import annotations

import heapq
import unicodedata
import zlib
from array import array
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from geomap.gazetteer.index import ALTERNATE, DERIVED, PLAIN
from geomap.gazetteer.names import articled, loose, normalise, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_RUN = 250_000
_FLUSH = 1 << 16


class Column:
    """Numbers that go to a file as they come."""

    def __init__(self, path: Path, code: str) -> None:
        self.path, self.code = path, code
        self.held = array(code)
        self.file = path.open("wb")

    def add(self, value: float) -> None:
        """Take the next number."""
        self.held.append(value)  # type: ignore[arg-type]
        if len(self.held) >= _FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        self.held.tofile(self.file)
        self.held = array(self.code)

    def close(self) -> None:
        """Write the rest and close the file."""
        self.flush()
        self.file.close()


class Names:
    """Lines of key, row and form, sorted in runs on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held: list[str] = []
        self.runs: list[Path] = []
        self.spellings: list[Any] = []
        self.marks: set[int] = set()

    def add(self, row: int, found: dict[str, int]) -> None:
        """Take the keys of a row with the form of each."""
        self.held += [f"{key}\t{row}\t{form}\n" for key, form in found.items()]
        if len(self.held) >= _RUN:
            self.flush()

    def flush(self) -> None:
        """Write what is held as a run of its own."""
        self.held.sort()
        path = self.folder / f"run{len(self.runs)}"
        with path.open("w", encoding="utf-8", newline="\n") as run:
            run.writelines(self.held)
        self.runs.append(path)
        self.held = []
        self.spellings.append(np.array(sorted(self.marks), "<u4"))
        self.marks = set()

    def merged(self) -> Iterator[tuple[str, dict[int, int]]]:
        """Keys in order, each with the forms by row."""
        self.flush()
        files: list[IO[str]] = [path.open(encoding="utf-8", newline="\n") for path in self.runs]
        try:
            for key, lines in groupby(heapq.merge(*files), key=lambda line: line.partition("\t")[0]):
                found: dict[int, int] = {}
                for line in lines:
                    _, row, said = line.split("\t")
                    known, form = found.get(int(row), 0), int(said)
                    found[int(row)] = max(known & 3, form & 3) | ((known | form) & PLAIN)
                yield key, found
        finally:
            for file in files:
                file.close()

    def forms(self, names: Iterable[tuple[str, int]], *, skeletons: bool) -> dict[str, int]:
        """Keys of the names of one place with the best form of each; notes their diacritics."""
        found: dict[str, int] = {}
        for name, form in names:
            key = normalise(name)
            if not key or len(key) > 80:
                continue
            plain = PLAIN
            if not name.isascii():
                folded = spelling(name.rstrip(".,"))
                if not folded.isascii():
                    plain = 0
                    if folded and unicodedata.normalize("NFKD", folded)[0] < "\u0370":
                        self.marks.add(zlib.crc32(folded.encode()))
            known = found.get(key, 0)
            found[key] = max(known & 3, form) | (known & PLAIN) | plain
        if skeletons:
            for key, form in list(found.items()):
                for other in articled(key) if key.isascii() else ():
                    found.setdefault(other, form)
            for key, form in list(found.items()):
                if form & 3 >= ALTERNATE and key.isascii():
                    skeleton = loose(key)
                    if len(skeleton) >= 4:
                        found["~" + skeleton] = DERIVED
        return found
