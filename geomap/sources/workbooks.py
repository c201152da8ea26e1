"""Workbooks of spreadsheets (Excel, LibreOffice) to the tables on their sheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.sources import header_pairs, headers, pages, workbook_cells
from geomap.sources.parts import Part, missing
from geomap.sources.table import DELIMITERS, find_delimiter, header_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# What workbooks that geomap writes say of themselves.
OURS = "written by geomap"
_PROPERTIES = "docProps/core.xml"
_SAMPLE = 1 << 12
_ROWS = 100  # of a sheet, in which its header is
_TELLING = ("date", "date_end", "type", "summary", "quote", "id", "lat")


def is_own(path: Path) -> bool:
    """Whether geomap wrote a workbook."""
    try:
        with zipfile.ZipFile(path) as book:
            return OURS.encode() in book.read(_PROPERTIES)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def is_workbook(data: bytes) -> bool:
    """Whether a file is an .xlsx, whatever it is called."""
    return data.startswith(b"PK") and b"xl/workbook" in data


def opened(
    data: bytes,
    label: str,
    *,
    encoding: str | None = None,  # noqa: ARG001
    url: str | None = None,  # noqa: ARG001
) -> list[Part]:
    """The tables of a workbook, a part for each sheet that holds any; as delimited text.

    Parameters
    ----------
    data
        The file (.xlsx, .xlsm, .xlsb, .xls, .ods).
    label
        What messages call it.
    encoding, url
        Of no meaning here: a workbook knows its own.

    Returns
    -------
    list of Part
        Days as ISO dates, whole numbers without a point. Rows above the table count, so that the numbers of
        rows are those that the spreadsheet shows. Hidden sheets, and summaries beside other sheets, have an
        ``error``.

    Raises
    ------
    InputError
        If the workbook cannot be opened, holds nothing, or the extra ``formats`` is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum
    except ImportError:
        raise missing(label, "a workbook", "formats") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        sheets = {name: _rows(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except PasswordError:
        raise InputError(f"{label}: is protected by a password; save a copy without one") from None
    except (CalamineError, ValueError) as error:
        raise InputError(f"{label}: cannot be opened as a workbook {_instead(data, error)}") from None
    _tell(sheets, data)
    filled = {name: rows for name, rows in sheets.items() if any(any(map(_cell, row)) for row in rows)}
    if not filled:
        raise InputError(f"{label}: the workbook holds no rows")
    left = {
        name: "is hidden, and is not read; unhide it to have it read" for name in filled if name in hidden
    }
    shown = [name for name in filled if name not in hidden]
    sums = [name for name in shown if _is_summary(filled[name])]
    if len(sums) < len(shown):
        told = "looks like a summary, and is not read; save it as a table of its own to have it read"
        left |= dict.fromkeys(sums, told)
    alone = len(filled) - len(left) == 1
    return [
        Part("", f"sheet {name}", error=InputError(f"{label}, sheet {name}: {left[name]}"))
        if name in left
        else Part(_delimited(rows), "" if alone else f"sheet {name}")
        for name, rows in filled.items()
    ]


def _rows(sheet: Any) -> list[list[Any]]:
    """The rows of a sheet; a word or day that reaches over several rows stands in each.

    A number does not: it is of all these rows together.
    """
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or column >= len(rows[top]):
            continue
        value = rows[top][column]
        if isinstance(value, str | dt.date):
            for row in rows[top + 1 : bottom + 1]:
                row[column] = value
    return rows


def _instead(data: bytes, error: Exception) -> str:
    """What a file is that is called a workbook and is none, and what to do with it."""
    start = data[:_SAMPLE].decode("utf-8", "replace")
    if pages.is_page(start) or "<table" in start.lower():
        return "(this is a web page); open it in a spreadsheet, and save it as .xlsx"
    if b"\0" not in data and not data.startswith(b"PK") and find_delimiter(start) in DELIMITERS:
        return "(this is delimited text); name its format: --input-format csv"
    return f"({error}); save each sheet as CSV"


def _tell(sheets: dict[str, list[list[Any]]], data: bytes) -> None:
    """Put into the cells what their reader leaves out.

    Errors of formulas are then told as those of any table, and what shows as a month is one.
    """
    for name, told in workbook_cells.of_workbook(data).items():
        rows = sheets.get(name, [])
        for (row, column), value in told.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = value
        days: dict[int, list[tuple[int, int]]] = {}
        for (row, column), span in told.spans.items():
            if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], dt.date):
                days.setdefault(column, []).append((row, span))
        for column, cells in days.items():
            # Other days than the first were typed as days, whatever the column shows.
            if all(rows[row][column].day == 1 for row, _ in cells):
                for row, span in cells:
                    rows[row][column] = rows[row][column].isoformat()[:span]


def _is_summary(rows: list[list[Any]]) -> bool:
    """Whether a sheet has places, and nothing that makes a row an incident, as a day or a type."""
    start = [list(map(_cell, row)) for row in rows[:_ROWS]]
    at = header_row(start)
    both = header_pairs.joined(start[at], start[at + 1]) if at + 1 < len(start) else None
    roles = headers.recognise(both or start[at]).columns
    return any(name in roles for name in headers.PLACES) and not any(name in roles for name in _TELLING)


def _delimited(rows: Iterable[list[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    """A cell as it would be typed into delimited text.

    Examples
    --------
    >>> _cell(3.0), _cell(36.25), _cell(dt.date(2024, 3, 2)), _cell(True), _cell(None)
    ('3', '36.25', '2024-03-02', 'TRUE', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
