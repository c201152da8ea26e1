"""Workbooks of spreadsheets (Excel, LibreOffice) to the tables on their sheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.sources.parts import Part, missing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# What workbooks that geomap writes say of themselves.
OURS = "written by geomap"
_PROPERTIES = "docProps/core.xml"


def is_own(path: Path) -> bool:
    """Whether geomap wrote a workbook."""
    try:
        with zipfile.ZipFile(path) as book:
            return OURS.encode() in book.read(_PROPERTIES)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


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
        rows are those that the spreadsheet shows.

    Raises
    ------
    InputError
        If the workbook cannot be opened, holds nothing, or the extra ``formats`` is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        raise missing(label, "a workbook", "formats") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except PasswordError:
        raise InputError(f"{label}: is protected by a password; save a copy without one") from None
    except (CalamineError, ValueError) as error:
        raise InputError(
            f"{label}: cannot be opened as a workbook ({error}); save each sheet as CSV"
        ) from None
    filled = {name: rows for name, rows in sheets.items() if any(any(map(_cell, row)) for row in rows)}
    if not filled:
        raise InputError(f"{label}: the workbook holds no rows")
    alone = len(filled) == 1
    return [Part(_delimited(rows), "" if alone else f"sheet {name}") for name, rows in filled.items()]


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
