"""Incidents to a workbook (.xlsx), which spreadsheets open with all letters as they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from geomap.sources.workbooks import OURS
from geomap.writing.delimited import cells

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas

SHEET = "Incidents"
# What a sheet holds: Microsoft, "Excel specifications and limits".
_MOST_ROWS, _MOST_LETTERS = 1_048_576, 32_767
_TOO_LONG = 10**15  # of which a cell would lose the last digits
_DAYS = frozenset({"date", "date_end", "source_date"})
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel counts days from 1900, and gets the first two months of it wrong
_WIDTHS = {
    "summary": 50,
    "quote": 70,
    "place": 22,
    "place_name": 22,
    "source": 24,
    "date": 11,
    "date_end": 11,
}
_WIDTH = 13
_STEADY = dt.datetime(1980, 1, 1)  # noqa: DTZ001  (what a zip archive dates its members by)


def write(incidents: geopandas.GeoDataFrame, path: Path) -> None:
    """Write one sheet with the columns that `geomap.writing.delimited` writes.

    Days are days, and numbers are numbers of 16 digits at most; the header stays in sight, columns can be
    filtered. The same incidents give the same bytes.

    Raises
    ------
    ValueError
        If there are more rows than a sheet holds or a text is longer than a cell, or the extra ``formats``
        is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ValueError(
            "to write a workbook, further packages are needed; install them: pip install 'geomap[formats]'"
        ) from None
    table = cells(incidents)
    if len(incidents) >= _MOST_ROWS:
        raise ValueError(
            f"{len(incidents):,} incidents are more than a sheet holds ({_MOST_ROWS - 1:,}); write .csv"
        )
    options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _STEADY, "comments": OURS})
        sheet = book.add_worksheet(SHEET)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(table):
            sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(0, at, name, bold)
        days = {at for at, name in enumerate(table) if name in _DAYS}
        for number, row in enumerate(zip(*table.values(), strict=True), 1):
            for at, value in enumerate(row):
                _put(sheet, number, at, value, day if at in days else None)
        if table:
            sheet.autofilter(0, 0, len(incidents), len(table) - 1)


def _put(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    """Write a cell as what it is: no text is taken for a formula, a number or a link."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int) and abs(value) >= _TOO_LONG:
        sheet.write_string(row, column, str(value))
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif day is not None and (found := _day(value)) is not None:
        sheet.write_datetime(row, column, found, day)
    elif len(value) > _MOST_LETTERS:
        raise ValueError(
            f"row {row + 1}: a text of {len(value):,} characters is longer than a cell of a workbook holds "
            f"({_MOST_LETTERS:,}); write .csv"
        )
    else:
        sheet.write_string(row, column, value)


def _day(text: str) -> dt.date | None:
    """The day of an ISO date, if a workbook knows it."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None
