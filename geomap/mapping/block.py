"""Columns and texts as the page's script reads them: see static/src/columns.js and static/src/texts.js.

A block is a 32-bit length, that much JSON, then bytes. A column of numbers is stored by the byte: all first
bytes, then all second bytes, and so on, which gzip packs better and which no reader finds slow. A column with
one value has no bytes at all, one that goes up is stored as its steps.
"""

from __future__ import annotations

import base64
import gzip
import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

DTYPES = {"u1": "<u1", "u2": "<u2", "u4": "<u4", "i4": "<i4", "f4": "<f4", "f8": "<f8"}
# How hard to press, by the bytes: a tenth less of 50 MB is not worth three times the wait.
LEVELS = {1 << 20: 9, 1 << 24: 6, 1 << 40: 5}
# Between texts. It has no meaning on a page; where it is part of a text, its picture stands for it.
SEPARATOR = "\x1f"
PICTURE = "\u241f"


class Block:
    """Columns of numbers under one head."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[str, Any]] = {}
        self.parts: list[bytes] = []
        self.size = 0

    def add(self, name: str, dtype: str, values: NDArray[Any]) -> None:
        """Add a column of one of `DTYPES`."""
        found = np.ascontiguousarray(values, dtype=DTYPES[dtype])
        described: dict[str, Any] = {"t": dtype, "n": len(found)}
        self.columns[name] = described
        if len(found) and dtype[0] != "f" and (found == found[0]).all():
            described["v"] = int(found[0])
            return
        if dtype in {"i4", "u4"} and len(found) and (found[1:] >= found[:-1]).mean() > 0.9:
            described["d"] = 1
            # Steps wrap around at 32 bits, here and in the reader.
            whole = found.astype(np.int64)
            whole[1:] -= found[:-1]
            found = (whole & 0xFFFFFFFF).astype("<u4")
        described["at"] = self.size
        raw = found.view(np.uint8).reshape(-1, found.itemsize).T.tobytes()
        self.parts.append(raw)
        self.size += len(raw)

    def codes(self, name: str, values: NDArray[Any], many: int) -> None:
        """Add a column of codes below `many`, as narrow as they allow."""
        self.add(name, "u1" if many <= 1 << 8 else "u2" if many <= 1 << 16 else "u4", values)

    def pack(self, head: Mapping[str, Any]) -> bytes:
        """The block as bytes."""
        return _pack({**head, "columns": self.columns}, self.parts)


def pack_texts(columns: Mapping[str, Sequence[str | None]]) -> bytes:
    """Lists of texts as one block.

    Examples
    --------
    >>> pack_texts({"a": ["x", None]})[4:].replace(SEPARATOR.encode(), b"|")
    b'{"a":[0,2]}x|'
    """
    head: dict[str, list[int]] = {}
    parts: list[bytes] = []
    size = 0
    for name, values in columns.items():
        raw = _joined(values)
        head[name] = [size, len(raw)]
        parts.append(raw)
        size += len(raw)
    return _pack(head, parts)


def compress(raw: bytes) -> str:
    """Base64 of gzip, the same for the same bytes.

    Examples
    --------
    >>> compress(b"") == compress(b"")
    True
    """
    level = next(level for size, level in LEVELS.items() if len(raw) <= size)
    return base64.b64encode(gzip.compress(raw, level, mtime=0)).decode("ascii")


def _pack(head: Mapping[str, Any], parts: Iterable[bytes]) -> bytes:
    packed = json.dumps(head, separators=(",", ":")).encode("ascii")
    return b"".join([struct.pack("<I", len(packed)), packed, *parts])


def _joined(values: Sequence[str | None]) -> bytes:
    text = SEPARATOR.join([value or "" for value in values])
    if text.count(SEPARATOR) >= max(len(values), 1):
        text = SEPARATOR.join([(value or "").replace(SEPARATOR, PICTURE) for value in values])
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Halves of pairs have no UTF-8.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
