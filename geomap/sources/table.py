"""Delimited text to a table: header, columns of text, row numbers as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence  # noqa: TC003  (named in the types of a NamedTuple)
from typing import Any, NamedTuple

from geomap.errors import InputError, Problem
from geomap.sources import formulas, headers

DELIMITERS = (",", ";", "\t", "|")
# A character that no table holds: what is between two line ends is then one cell.
_NO_DELIMITER = "\x1f"
_SAMPLE = 1 << 16


class Table(NamedTuple):
    """A table before its cells are read.

    ``columns`` are the cells, column by column, text (or, where ``typed``, what JSON held);
    ``numbers`` the row number of each data row; ``own`` whether geomap wrote it.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Sequence[Any], ...]
    numbers: Sequence[int]
    tags: tuple[str, ...] = ()
    own: bool = False
    typed: bool = False


def parse(text: str, name: str, *, problems: list[Problem], source: str | None = None) -> Table:
    r"""Read a delimited table; the delimiter is found by which header makes sense.

    Parameters
    ----------
    text
        The whole table, with its header row.
    name
        Name of the table, which its incidents carry as their source.
    problems
        Rows that are longer or shorter than the header are added here.
    source
        What messages call the table; `name` if None.

    Returns
    -------
    Table
        Blank rows are left out; the numbers of the others count them.

    Raises
    ------
    InputError
        If a quote is never closed.

    Examples
    --------
    >>> table = parse("place;deaths\nErbil;3\n", "a.csv", problems=[])
    >>> table.header, table.columns, table.numbers
    (('place', 'deaths'), (('Erbil',), ('3',)), [2])
    """
    source = source or name
    records, numbers = _records(text, find_delimiter(text), source)
    if not records:
        raise InputError(f"{source}: the table holds no rows")
    header, first = records[0], numbers[0]
    own = headers.is_own(header)
    width = len(header)
    start = 1
    tags: tuple[str, ...] = ()
    if headers.is_tag_row(header):
        # A table may begin with its tags; they are then its header too.
        tags = tuple(header)
    elif len(records) > 1 and headers.is_tag_row(records[1]):
        tags = tuple(records[1])
        start = 2
    log = _Ragged(source, width, header)
    rows = records[start:]
    for index, row in enumerate(rows):
        if len(row) != width:
            rows[index] = log.fitted(row, numbers[start + index])
    problems.extend(log.problems())
    columns: tuple[Sequence[str], ...] = tuple(zip(*rows, strict=True)) if rows else ((),) * width
    if own:
        columns = tuple(_unguarded(column) for column in columns)
    names = _names(header, source, first, problems)
    return Table(name, names, columns, numbers[start:], tags, own)


def find_delimiter(text: str) -> str:
    r"""Character between the cells: the one with which most headers are known and rows fit.

    Examples
    --------
    >>> find_delimiter("lat;lon\n33,5;36,3\n")
    ';'
    """
    sample = text[:_SAMPLE]
    best, best_score = _NO_DELIMITER, (0, 0.0, 1)
    for delimiter in DELIMITERS:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        if len(text) > _SAMPLE and len(rows) > 1:
            rows.pop()
        if not rows or len(rows[0]) < 2:
            continue
        width = len(rows[0])
        known = len(headers.recognise(rows[0]).columns)
        fits = sum(len(row) == width for row in rows) / len(rows)
        if (known, fits, width) > best_score:
            best, best_score = delimiter, (known, fits, width)
    return best


def _records(text: str, delimiter: str, source: str) -> tuple[list[list[str]], list[int]]:
    """Rows that hold something, and their numbers."""
    csv.field_size_limit(2**31 - 1)
    try:
        return _scan(text, delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            records, numbers = _scan(text, delimiter, strict=False)
            raise InputError(
                f'{source}, row {numbers[-1]}: a quote (") is opened in this row and never closed;'
                f" the cell begins {records[-1][-1][:40]!r}; close it, or double it within a text"
            ) from error
        return _scan(text, delimiter, strict=False)


def _scan(text: str, delimiter: str, *, strict: bool) -> tuple[list[list[str]], list[int]]:
    records: list[list[str]] = []
    numbers: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, row in enumerate(reader, 1):
        if any(map(str.strip, row)):
            records.append(row)
            numbers.append(number)
    return records, numbers


class _Ragged:
    """Rows that are longer or shorter than the header, made to fit and remembered."""

    def __init__(self, source: str, width: int, header: Sequence[str]) -> None:
        self.source = source
        self.width = width
        self.header = header
        self.found: dict[int, list[tuple[int, str]]] = {}

    def fitted(self, row: list[str], number: int) -> list[str]:
        surplus = row[self.width :]
        # Spreadsheets leave empty cells at the end of a row, or add some: no loss.
        if len(row) < self.width or any(cell.strip() for cell in surplus):
            shown = surplus[0] if surplus else ""
            self.found.setdefault(len(row), []).append((number, shown))
        return (row + [""] * (self.width - len(row)))[: self.width]

    def problems(self) -> list[Problem]:
        made = []
        for length, rows in sorted(self.found.items()):
            number, shown = rows[0]
            message = f"the row has {length} cells, the header {self.width}"
            if length > self.width:
                message += "; the surplus is left out, beginning with"
                cure = "put a text that holds the delimiter in double quotes"
            else:
                cure = f"the cells after that are taken as blank; complete the row ({self.header[-1]})"
            if len(rows) > 1:
                message += f" (and {len(rows) - 1} more rows, next row {rows[1][0]})"
            made.append(Problem(self.source, number, None, shown, message, cure))
        return made


def _names(header: Sequence[str], source: str, number: int, problems: list[Problem]) -> tuple[str, ...]:
    """Headers, each of its own: a nameless column gets its number, a repeated one a suffix."""
    names: list[str] = []
    for index, cell in enumerate(header, 1):
        name = cell.strip() or f"column_{index}"
        if name in names:
            free = next(n for k in range(2, len(header) + 2) if (n := f"{name}_{k}") not in names)
            problems.append(
                Problem(
                    source,
                    number,
                    name,
                    "",
                    f"two columns have this name; one is now {free!r}",
                    "give each column its own name",
                )
            )
            name = free
        names.append(name)
    return tuple(names)


def _unguarded(column: Sequence[str]) -> Sequence[str]:
    # One search in C tells for most columns that there is nothing to do.
    if "\0'" not in "\0" + "\0".join(column):
        return column
    return [formulas.unguarded(cell) for cell in column]
