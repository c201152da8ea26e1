"""Text for the terminal: harmless, aligned, short."""

from __future__ import annotations

import sys
import textwrap
import threading
import time
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import geopandas

_LONGEST_NAME = 60  # characters of a place as written
_SECOND = 1.0
_PATIENCE = 3  # seconds in which nobody asks whether anything happens


def safe(text: str, *, keep: str = "\n") -> str:
    r"""The text with every character that could steer a terminal written out.

    Control characters (escape sequences begin with one), and the format characters that reorder
    what is shown, become escapes such as ``\x1b``.

    Examples
    --------
    >>> safe("Erbil\x1b[2J"), safe("غزة")
    ('Erbil\\x1b[2J', 'غزة')
    """
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode()
        if _steers(character) and character not in keep
        else character
        for character in text
    )


def _steers(character: str) -> bool:
    # Joiners belong to the spelling of several scripts.
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and character not in "\u200c\u200d\u00ad"
    )


def width(text: str) -> int:
    """Columns that a text takes on a terminal.

    Examples
    --------
    >>> width("Erbil"), width("東京")
    (5, 4)
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    r"""Rows in aligned columns; numbers to the right.

    Examples
    --------
    >>> table(("name", "lat"), [("Erbil", 36.19)])
    'name     lat\nErbil  36.19\n'
    """
    cells = [[safe("" if cell is None else str(cell), keep="") for cell in row] for row in (header, *rows)]
    numeric = [
        any(isinstance(row[i], float | int) for row in rows)
        and all(row[i] is None or isinstance(row[i], float | int) for row in rows)
        for i in range(len(header))
    ]
    widths = [max(width(row[i]) for row in cells) for i in range(len(header))]
    lines = []
    for row in cells:
        parts = []
        for cell, size, right in zip(row, widths, numeric, strict=True):
            space = " " * (size - width(cell))
            parts.append(space + cell if right else cell + space)
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines) + "\n"


class _Bar:
    """What a terminal shows of long work: a bar where its share is told, else the seconds so far."""

    def __init__(self) -> None:
        self.shown = ""
        self.began = time.monotonic()
        self.ended = threading.Event()
        self.clock = threading.Thread(target=self._tick, daemon=True)

    def tell(self, label: str, done: int, total: int) -> None:
        self.stop_clock()
        share = min(1.0, done / total) if total else 0.0
        amount = f"{100 * share:3.0f} %" if total else f"{done / 1e6:.1f} MB"
        line = f"{safe(label, keep='')[:40]:<24} [{'#' * round(30 * share):<30}] {amount}"
        if line != self.shown:
            self._write("\n" if self.shown and self.shown[:24] != line[:24] else "", line)

    def stop_clock(self) -> None:
        """Take away what the clock has written; a bar or the result takes its place."""
        if self.ended.is_set():
            return
        self.ended.set()
        self.clock.join()
        if self.shown:
            self._write("\r" + " " * len(self.shown), "")

    def _tick(self) -> None:
        while not self.ended.wait(_SECOND):
            seconds = time.monotonic() - self.began
            if seconds >= _PATIENCE * _SECOND:
                self._write("", f"working, {seconds:.0f} s")

    def _write(self, before: str, line: str) -> None:
        sys.stderr.write(f"{before}\r{line}")
        sys.stderr.flush()
        self.shown = line


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on standard error, if that is a terminal: a function of label, done and total.

    Until it is called, and after some seconds, the time that has passed is shown instead.

    Examples
    --------
    >>> with progress(quiet=True) as tell:
    ...     tell is None
    True
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    bar.clock.start()
    try:
        yield bar.tell
    finally:
        bar.stop_clock()
        if bar.shown:
            sys.stderr.write("\n")


def summary(incidents: geopandas.GeoDataFrame) -> Iterator[str]:
    """What is in a frame, in a few lines: how many incidents, of which types, where not.

    Examples
    --------
    >>> from geomap.incidents import Incident, frame
    >>> list(summary(frame([Incident("flood", place="Nowhere", source="a.txt")])))
    ['1 incident: 0 located, 1 not', '  Disasters: Flood 1', 'not located: Nowhere']
    >>> list(summary(frame([Incident("flood", lon=1.0, lat=2.0, confidence=0.4, source="a.txt")])))[-1]
    'doubtful, marked ? on the map (confidence below 0.6): 1 of those located'
    """
    from geomap import taxonomy
    from geomap.incidents import DOUBTFUL

    located = incidents.geometry.notna()
    count = len(incidents)
    yield f"{_many(count, 'incident')}: {int(located.sum())} located, {int((~located).sum())} not"
    counts = incidents["type"].value_counts()
    for group in taxonomy.GROUPS.values():
        members = [
            (key, int(number)) for key, number in counts.items() if taxonomy.group_of(str(key)) == group.key
        ]
        members.sort(key=lambda item: (-item[1], str(item[0])))
        if members:
            shown = ", ".join(f"{taxonomy.label_of(str(key))} {number}" for key, number in members[:12])
            more = f" and {len(members) - 12} more types" if len(members) > 12 else ""
            yield f"  {group.label}: {shown}{more}"
    lost = incidents.loc[~located, "place"]
    # A cell may hold a whole address; the list of findings has it in full.
    names = [
        textwrap.shorten(str(name), _LONGEST_NAME, placeholder="...") for name in dict.fromkeys(lost) if name
    ]
    parts = (
        [", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")] if names else []
    )
    if nameless := int((lost == "").sum()):
        parts.append(f"{nameless} without a place name")
    if parts:
        yield f"not located: {'; '.join(parts)}"
    if doubtful := int((located & (incidents["confidence"] < DOUBTFUL)).sum()):
        yield f"doubtful, marked ? on the map (confidence below {DOUBTFUL:g}): {doubtful} of those located"
    other: Any = incidents["status"].value_counts()
    unsure = [f"{other[name]} {name}" for name in other.index if name != "reported" and other[name]]
    if unsure:
        yield f"not reported as having happened: {', '.join(unsure)}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
