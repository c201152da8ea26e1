"""Tables of incidents on web pages; tables that only lay a page out are none."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import InputError, shorten
from geomap.sources import header_pairs, headers, markup, page_days
from geomap.sources.parts import Part
from geomap.sources.table import header_row

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 2  # rows and columns of a table
_MANY = 4  # rows from which a table that is not read is told
_SHOWN = 4
_MOST = 500  # cells that one may reach over, whatever it says
# Beside a place one of these makes a row an incident.
_TELLING = ("date", "type", "summary", "quote", "id")
_LAID_OUT = ("table", "article", "nav", "form", "h1", "h2", "h3")


class _Grid(NamedTuple):
    number: int
    rows: list[list[str]]


def parts(tree: Any, label: str) -> list[Part]:
    """The tables of incidents on a page as delimited text, and one part that names the tables left out.

    Parameters
    ----------
    tree
        The page, as lxml has it.
    label
        What messages call it.

    Returns
    -------
    list of Part
        Tables whose header has a place and a day, type or text are read. Rows are numbered from the first
        of the table.
    """
    found, left = [], []
    for grid in _grids(tree):
        start = header_row(grid.rows)
        header = header_pairs.joined(*grid.rows[start : start + 2]) if start + 1 < len(grid.rows) else None
        roles = headers.recognise(header or grid.rows[start])
        if roles.says_where and any(name in roles.columns for name in _TELLING):
            found.append(Part(_delimited(grid.rows), f"table {grid.number}", is_table=True))
        elif len(grid.rows) >= _MANY:
            left.append(grid)
    if left:
        named = "; ".join(
            f"table {grid.number} ({shorten(', '.join(filter(None, grid.rows[0])))})"
            for grid in left[:_SHOWN]
        ) + (f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else "")
        found.append(
            Part(
                "",
                error=InputError(
                    f"{label}: not read are {named}, without known columns of a place and a day or type;"
                    " to have a table read, save it as CSV with such headers"
                ),
            )
        )
    return found


def _grids(tree: Any) -> Iterator[_Grid]:
    """Tables that hold data, in the order of the page, with their numbers."""
    for number, table in enumerate(tree.iter("table"), 1):
        if table.get("role") in ("presentation", "none") or any(
            table.find(f".//{tag}") is not None for tag in _LAID_OUT
        ):
            continue
        if any(
            one.tag in ("nav", "aside", "footer", "form") for one in table.iterancestors()
        ) or page_days.is_beside(table):
            continue
        rows = _rows(table)
        width = max(map(len, rows), default=0)
        filled = [row for row in rows if sum(map(bool, row)) >= _FEWEST]
        if len(filled) >= _FEWEST and width >= _FEWEST:
            yield _Grid(number, [row + [""] * (width - len(row)) for row in rows])


def _rows(table: Any) -> list[list[str]]:
    """Cells by row; one that reaches over several rows or columns is in the rows below, and once across."""
    rows: list[list[str]] = []
    below: dict[int, tuple[str, int]] = {}  # of a column: the cell from above, and for how many rows more
    for line in table.iter("tr"):
        row: list[str] = []
        cells = [cell for cell in line if cell.tag in ("td", "th")]
        for cell in cells:
            _fill(row, below)
            text = " ".join(markup.lines(cell))
            down, across = _reach(cell, "rowspan"), _reach(cell, "colspan")
            for at in range(across):
                if down > 1:
                    below[len(row)] = (text if at == 0 else "", down - 1)
                row.append(text if at == 0 else "")
        _fill(row, below)
        rows.append(row)
    return rows


def _fill(row: list[str], below: dict[int, tuple[str, int]]) -> None:
    while len(row) in below:
        text, left = below.pop(len(row))
        if left > 1:
            below[len(row)] = (text, left - 1)
        row.append(text)


def _reach(cell: Any, name: str) -> int:
    told = (cell.get(name) or "1").strip()
    return min(int(told), _MOST) if told.isascii() and told.isdigit() and int(told) else 1


def _delimited(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
