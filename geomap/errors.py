"""What can go wrong, as one tree whose leaves are also the builtins a caller would catch."""

from __future__ import annotations

import re
import warnings
from typing import NamedTuple

# A path has its slashes folded: "https:/news.example" is an address as well.
_ADDRESS = re.compile(r"(https?|ftps?|s3|gs):/+[^\s/]\S*", re.IGNORECASE)
_NOT_READ = "save what is there as a file, and name that"

# Kind of what is right as it stands, and told only to those who ask for everything.
NOTE = "note"


class GeomapError(Exception):
    """Root of all errors that geomap raises on purpose."""


class InputError(GeomapError, ValueError):
    """An input that can be opened but not used: empty, binary, without a place column, ..."""


class OptionError(InputError):
    """A value of an option that makes no sense, whatever the input: an unknown country, no date, ..."""


class SourceNotFoundError(GeomapError, FileNotFoundError):
    """A path that is not there."""

    def __str__(self) -> str:  # FileNotFoundError would print errno and filename
        return str(self.args[0]) if self.args else ""


class UnknownFormatError(GeomapError, ValueError):
    """A file suffix that no reader or writer knows."""


class UnknownLanguageError(GeomapError, LookupError):
    """A language code that is not BCP 47 or that no pack covers where one is needed."""


class UnknownTypeError(GeomapError, LookupError):
    """An incident type that is not in the taxonomy."""


class GazetteerError(GeomapError, RuntimeError):
    """A gazetteer index that is missing, damaged or of another format."""


class InputWarning(UserWarning):
    """Something in the input was not usable as it stood; the rest went through."""


class Problem(NamedTuple):
    """One thing wrong with an input, in terms its owner can act on.

    ``row`` is the line's number as a spreadsheet shows it (the header is row 1); ``row`` and
    ``column`` are None where the whole file is meant. ``kept`` tells whether the row still
    became an incident. ``kind`` is a word for what is wrong (``unresolved``, ``swapped``,
    ``out of range``; ``note`` where nothing is; ``unread`` for all else), and ``rows`` are the numbers of
    all rows that it is in.
    """

    source: str
    row: int | None
    column: str | None
    value: str
    message: str
    cure: str
    kept: bool = True
    kind: str = "unread"
    rows: tuple[int, ...] = ()

    def __str__(self) -> str:
        where = self.source
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            where += f", column {self.column!r}"
        shown = f" {shorten(self.value)!r}" if self.value else ""
        return f"{where}: {self.message}{shown}; {self.cure}"


def shorten(value: object, limit: int = 60) -> str:
    """The value as text, cut to `limit` characters, for use inside a message."""
    text = str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def scheme(text: object) -> str:
    """How the address that a text is begins (``https``, ``s3``); nothing for a path or any other text.

    Examples
    --------
    >>> scheme("HTTPS://news.example/a.html"), scheme("reports/a.html")
    ('https', '')
    """
    match = _ADDRESS.fullmatch(str(text).strip())
    return match[1].lower() if match else ""


def refuse_address(text: object) -> None:
    """Say what to do where an address is given for a text, or one that is not of the web for a file.

    Examples
    --------
    >>> refuse_address("https://news.example/page.html")
    Traceback (most recent call last):
    geomap.errors.InputError: https://news.example/page.html: this is an address; geomap.read reads ...
    >>> refuse_address("s3://bucket/page.html")
    Traceback (most recent call last):
    geomap.errors.InputError: s3://bucket/page.html: addresses of this kind are not read; save ...
    >>> refuse_address("reports/page.txt")
    """
    given = str(text).strip()
    kind = scheme(given)
    if not kind:
        return
    if kind in ("http", "https"):
        raise InputError(f"{given}: this is an address; geomap.read reads the page there, or {_NOT_READ}")
    raise InputError(f"{given}: addresses of this kind are not read; {_NOT_READ}")


def warn_of(problems: list[Problem], *, shown: int = 3, stacklevel: int = 3) -> None:
    """Say in one warning what was wrong with an input: the first few problems, and how many more."""
    if not problems:
        return
    lines = [str(problem) for problem in problems[:shown]]
    if len(problems) > shown:
        lines.append(f"and {len(problems) - shown} more; pass problems=[] to collect them all")
    warnings.warn("\n".join(lines), InputWarning, stacklevel=stacklevel)
