"""Cells in which a spreadsheet shows the error of a formula: found, told and taken as blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A formula whose value no spreadsheet has stored, as programs write them.
UNSTORED = "#UNSTORED!"
ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", UNSTORED})
_SHOWN = 5


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
            message, cure = "the error of a formula is no value", "correct the formula"
            if value == UNSTORED:
                message = "the formula in this cell has no stored value"
                cure = "open the workbook in a spreadsheet program and save it once"
            if len(rows) > 1:
                listed = ", ".join(map(str, rows[1 : _SHOWN + 1])) + (
                    ", ..." if len(rows) > _SHOWN + 1 else ""
                )
                message += f" (also in row{'s' if len(rows) > 2 else ''} {listed})"
            shown = "" if value == UNSTORED else value
            yield Problem(source, rows[0], name, shown, message, cure, rows=tuple(rows))
