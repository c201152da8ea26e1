"""Files of each kind to incidents or reports: one registry, by suffix.

A new format is a function here (or in a module of its own) and a line in `FORMATS`.
"""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import (
    GeomapError,
    InputError,
    Problem,
    SourceNotFoundError,
    UnknownFormatError,
    refuse_address,
)
from geomap.incidents import LATER, columns
from geomap.sources import feeds, geojson, headers, pages, table, workbooks
from geomap.sources.decoding import TRANSCRIBE, decode
from geomap.sources.fetching import Fetched, address, fetch, is_address, shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from geomap.sources.parts import Part

STDIN = "-"
_SAMPLE = 1 << 16
_SHOWN = 3
# What to do with files that people have and geomap does not read.
_CURES = {
    "save each sheet as CSV": (".numbers",),
    "save it as text": (".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pages"),
    "save the page as HTML or text": (".mhtml", ".mht", ".webarchive"),
    "save it as GeoJSON": (".kml", ".kmz", ".shp", ".gpkg", ".gpx"),
    "save it as CSV": (".parquet", ".feather", ".dbf", ".sav", ".dta", ".rds", ".mdb", ".accdb"),
    "if it is GeoJSON, name its format (geojson)": (".json",),
    "if it is a feed, name its format (rss)": (".xml", ".rdf"),
    TRANSCRIBE: (
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".mp4", ".mov",
        ".mp3", ".m4a",
    ),
    "unpack it": (".gz", ".zip", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst"),
}  # fmt: skip


class Format(NamedTuple):
    """A kind of file: what it is called, and how its text becomes a table (None: it is a report).

    ``opened`` gets the texts out of a file that is none as it stands (a page, a workbook).
    """

    name: str
    parse: Callable[..., table.Table] | None
    opened: Callable[..., list[Part]] | None = None

    @property
    def is_report(self) -> bool:
        """Whether a file of this kind is one report."""
        return self.parse is None and self is not _FEED


_REPORT = Format("report", None)
_PAGE = Format("web page", None, pages.opened)
_FEED = Format("feed", None, feeds.opened)
_DELIMITED = Format("table", table.parse)
_WORKBOOK = Format("workbook", table.parse, workbooks.opened)
_GEOJSON = Format("GeoJSON", geojson.parse)
FORMATS: dict[str, Format] = {
    ".txt": _REPORT,
    ".md": _REPORT,
    **dict.fromkeys((".html", ".htm", ".xhtml"), _PAGE),
    **dict.fromkeys((".rss", ".atom"), _FEED),
    ".csv": _DELIMITED,
    ".tsv": _DELIMITED,
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"), _WORKBOOK),
    ".geojson": _GEOJSON,
}


# Read as well, and named to nobody.
_RARE = frozenset({".htm", ".xhtml", ".atom", ".xls", ".xlsm", ".xlsb"})


class Input(NamedTuple):
    """One report or table that was read: its name in the data, its name in messages, its text and its kind.

    ``url`` is a link that a reader can open, ``published`` the day that the file itself states; ``error``
    says why this part of a file cannot be used.
    """

    name: str
    label: str
    text: str
    kind: Format
    url: str | None = None
    published: dt.date | None = None
    error: GeomapError | None = None

    def table(self, problems: list[Problem]) -> table.Table | None:
        """The table in it; None if it is a report."""
        if self.kind.parse is None:
            return None
        return self.kind.parse(self.text, self.name, problems=problems, source=self.label)


def known_suffixes() -> str:
    """The usual suffixes that can be read, as one line for people."""
    return ", ".join(suffix for suffix in FORMATS if suffix not in _RARE)


def format_of(label: str, file_format: str | None = None) -> Format:
    """The kind of a file by its suffix, or by the suffix that the caller gives instead.

    Raises
    ------
    UnknownFormatError
        If no reader knows it; the message lists those that there are.

    Examples
    --------
    >>> format_of("a.CSV").name, format_of("a.dat", "txt").name
    ('table', 'report')
    """
    suffix = f".{file_format.lower().lstrip('.')}" if file_format else Path(label).suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    if file_format:
        raise UnknownFormatError(f"unknown input format {file_format!r}; known are {known_suffixes()}")
    raise _unknown(label, suffix)


def _unknown(label: str, suffix: str) -> UnknownFormatError:
    what = f"files that end in {suffix!r} are" if suffix else "a file without a suffix is"
    cure = _cure(suffix)
    known = f"known are {known_suffixes()}" + ("" if cure else " (or name the format of the input)")
    return UnknownFormatError(f"{label}: {what} not read; {f'{cure}; ' if cure else ''}{known}")


def _sent(answer: Fetched, name: str) -> Format:
    """The kind of what a server sent: as it says or the address ends, else how it begins.

    Raises
    ------
    UnknownFormatError
        If no reader knows it; the message has the address, and the cure for files of this kind.
    """
    if not answer.suffix:
        is_text = not answer.data.lstrip().startswith(b"<")
        return _begun(answer.data) or (
            _WORKBOOK if workbooks.is_workbook(answer.data) else _REPORT if is_text else _PAGE
        )
    kind = FORMATS.get(answer.suffix) or _begun(answer.data)
    if kind is None:
        raise _unknown(name, answer.suffix)
    return kind


def _cure(suffix: str) -> str:
    """What makes a file of a kind that is not read into one that is; nothing where that is not known."""
    return next((cure for cure, suffixes in _CURES.items() if suffix.lower() in suffixes), "")


def others(folder: str | Path, skipped: Sequence[Path]) -> Problem:
    """What there is to say of files in a folder that are not read: the first few, and what to do."""
    names = [str(path.relative_to(folder)) for path in skipped]
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    count = "1 file of another format is" if len(names) == 1 else f"{len(names)} files of other formats are"
    cures: dict[str, set[str]] = {}
    for path in skipped:
        cures.setdefault(_cure(path.suffix), set()).add(path.suffix.lower())
    rest = cures.pop("", None)
    told = [f"{cure} ({', '.join(sorted(suffixes))})" for cure, suffixes in sorted(cures.items())]
    if rest:
        told.append(f"convert {'the others' if told else 'them'} to one of {known_suffixes()}, or leave them")
    return Problem(str(folder), None, None, shown, f"{count} not read:", "; ".join(told), kept=False)


def apart(paths: Sequence[str | Path]) -> tuple[list[str | Path], list[str | Path]]:
    """Files of a folder, and those that geomap wrote itself; if all of them are its own, they are meant."""
    own = [path for path in paths if _is_own(Path(path))]
    others = [path for path in paths if path not in own]
    return (others, own) if others else (own, [])


def left_out(path: str | Path) -> Problem:
    """What there is to say of a file that geomap wrote and does not read again."""
    message = "geomap wrote this file; it is not read again with its folder"
    return Problem(str(path), None, None, "", message, "to have it read, name the file itself", kept=False)


def _is_own(path: Path) -> bool:
    """Whether geomap wrote a table, by the columns that its beginning names, or a map."""
    kind = FORMATS.get(path.suffix.lower(), _REPORT)
    if kind is _WORKBOOK:
        return workbooks.is_own(path)
    if kind not in (_PAGE, _DELIMITED, _GEOJSON):
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_SAMPLE).decode("utf-8", "replace")
    except OSError:
        return False
    if kind is _PAGE:
        return pages.is_map(start)
    if kind is _DELIMITED:
        line = start.partition("\n")[0].strip()
        return headers.is_own([name.strip('"') for name in line.split(",")])
    return all(f'"{name}"' in start for name in columns() if name not in {"id", "geometry", *LATER})


def load(path: str | Path, *, encoding: str | None = None, file_format: str | None = None) -> list[Input]:
    """Read one file, an address of the web, or standard input for ``"-"``.

    Returns
    -------
    list of Input
        One for most files; one for each sheet of a workbook and for each entry of a feed.

    Raises
    ------
    SourceNotFoundError, InputError, UnknownFormatError
        If the file is not there, cannot be read, or is of no known kind.
    """
    named = file_format is not None
    if str(path) == STDIN:
        kind = format_of(STDIN, file_format or "txt")
        return _inputs(sys.stdin.buffer.read(), "stdin", "stdin", kind, encoding, named=named)
    if is_address(path):
        url = address(path)
        answer = fetch(url)
        name = shown(url)
        kind = format_of(name, file_format) if file_format else _sent(answer, name)
        return _inputs(answer.data, name, name, kind, encoding or answer.encoding, named=named)
    refuse_address(path)
    path = Path(path)
    if not path.exists():
        raise SourceNotFoundError(f"{path}: there is no such file or folder; check the path")
    kind = format_of(str(path), file_format)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    return _inputs(data, path.name, str(path), kind, encoding, named=named)


def _inputs(
    data: bytes, name: str, label: str, kind: Format, encoding: str | None, *, named: bool = False
) -> list[Input]:
    """What the bytes of a file hold; ``named`` tells that the caller says what kind it is."""
    url = name if is_address(name) else None
    if kind in (_REPORT, _PAGE, _FEED):  # a server may call a feed a page, and scripts would be read as news
        kind = _begun(data) or kind
    if kind.opened is None:
        text = decode(data, label, encoding=encoding)
        # Spreadsheets save tables as .txt, and servers send them so.
        kind = _DELIMITED if kind is _REPORT and not named and table.is_table(text) else kind
        return [Input(name, label, text, kind, url)]
    if not data:
        raise InputError(f"{label}: the file is empty; nothing can be read from it")
    return [
        Input(
            part.name or (f"{name}, {part.where}" if part.where else name),
            part.name or (f"{label}, {part.where}" if part.where else label),
            part.text,
            _DELIMITED if part.is_table else kind,
            part.url or url,
            part.published,
            part.error,
        )
        for part in kind.opened(data, label, encoding=encoding, url=url)
    ]


def _begun(data: bytes) -> Format | None:
    """What a file is by how it begins, in nearly any encoding: a page, a feed, or neither."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    start = data[:_SAMPLE].decode("utf-16" if wide else "utf-8-sig", "replace")
    return _PAGE if pages.is_page(start) else _FEED if feeds.is_feed(start) else None


def expand(path: str | Path, *, any_suffix: bool = False) -> tuple[list[str | Path], list[Path]]:
    """Files that a path stands for: itself, or all in the folder and the folders below.

    Parameters
    ----------
    path
        A file, a folder or ``"-"``.
    any_suffix
        Whether to take files of unknown suffixes in a folder as well.

    Returns
    -------
    tuple
        Files in the order of their paths, and those left out. Hidden files and folders count for neither.

    Raises
    ------
    InputError
        If there is no readable file in a folder.
    """
    if str(path) == STDIN or is_address(path) or not Path(path).is_dir():
        return [path], []
    folder = Path(path)
    files: list[str | Path] = []
    skipped: list[Path] = []
    for file in sorted(folder.rglob("*")):
        # Excel keeps "~$name.xlsx" beside a workbook that is open.
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if hidden or not file.is_file():
            continue
        if any_suffix or file.suffix.lower() in FORMATS:
            files.append(file)
        else:
            skipped.append(file)
    if not files:
        left = others(folder, skipped) if skipped else None
        told = f" ({left.message} {left.value}); {left.cure}" if left else ""
        raise InputError(f"{folder}: no file in this folder can be read{told}; known are {known_suffixes()}")
    return files, skipped
