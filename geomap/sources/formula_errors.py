"""Cells in which a spreadsheet shows the error of a formula: found, told and taken as blank."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

from geomap.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
_SHOWN = 5
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_CELL = re.compile(
    rb'<c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]+)</v>'
)


def cleared(
    columns: Sequence[list[str]], names: Sequence[str], numbers: Sequence[int], source: str
) -> Iterator[Problem]:
    """Blank the cells that hold an error, and say which they were.

    Examples
    --------
    >>> column = ["Erbil", "#REF!"]
    >>> [str(problem) for problem in cleared([column], ["place"], [2, 3], "a.csv")]
    ["a.csv, row 3, column 'place': the error of a formula is no value '#REF!'; correct the formula"]
    >>> column
    ['Erbil', '']
    """
    for column, name in zip(columns, names, strict=True):
        if ERRORS.isdisjoint(column):
            continue
        found: dict[str, list[int]] = {}
        for at, cell in enumerate(column):
            if cell in ERRORS:
                found.setdefault(cell, []).append(numbers[at])
                column[at] = ""
        for value, rows in found.items():
            message = "the error of a formula is no value"
            if len(rows) > 1:
                listed = ", ".join(map(str, rows[1 : _SHOWN + 1])) + (
                    ", ..." if len(rows) > _SHOWN + 1 else ""
                )
                message += f" (also in row{'s' if len(rows) > 2 else ''} {listed})"
            yield Problem(source, rows[0], name, value, message, "correct the formula", rows=tuple(rows))


def of_workbook(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """The errors on each sheet of an .xlsx file by row and column (from 0): its reader takes them as blank.

    Workbooks of other kinds have none here.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheets = _attributes(book.read("xl/workbook.xml"), "sheet")
            relations = _attributes(book.read("xl/_rels/workbook.xml.rels"), "Relationship")
            paths = {one.get("Id", ""): one.get("Target", "") for one in relations}
            found = {}
            for sheet in sheets:
                path = paths.get(sheet.get("r:id", ""), "")
                path = path[1:] if path.startswith("/") else f"xl/{path}"
                if path in book.namelist():
                    found[unescape(sheet.get("name", ""))] = _on_sheet(book.read(path))
            return found
    except (KeyError, zipfile.BadZipFile):
        return {}


def _attributes(xml: bytes, tag: str) -> list[dict[str, str]]:
    return [
        dict(_ATTRIBUTE.findall(one))
        for one in re.findall(rf"<{tag}\s[^>]*>", xml.decode("utf-8", "replace"))
    ]


def _on_sheet(xml: bytes) -> dict[tuple[int, int], str]:
    if b't="e"' not in xml:
        return {}
    return {
        (int(row) - 1, _column(letters)): value.decode("ascii", "replace")
        for letters, row, value in _CELL.findall(xml)
    }


def _column(letters: bytes) -> int:
    """The number of a column from its letters: A is 0.

    Examples
    --------
    >>> _column(b"A"), _column(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
