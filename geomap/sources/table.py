"""Delimited text to a table: header, columns of text, row numbers as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence  # noqa: TC003  (named in the types of a NamedTuple)
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import NOTE, InputError, Problem
from geomap.sources import formula_errors, formulas, header_pairs, headers, total_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|")
# A character that no table holds: what is between two line ends is then one cell.
_NO_DELIMITER = "\x1f"
_SAMPLE = 1 << 16
_PIECE = 1 << 14
_TITLES = 10  # rows that may stand above the header, as titles
_LONGEST_HEADER = 40  # letters of a header in a file that is not called a table
_BLANKS = 1000  # rows in which those are looked for, as most may be blank


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
        Rows that are longer or shorter than the header, and errors of formulas, are added here.
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
    read = _read(text, find_delimiter(text), source)
    if not read.numbers:
        raise InputError(f"{source}: the table holds no rows")
    header, columns, numbers = read.header, read.columns, read.numbers
    own = headers.is_own(header)
    start = 1
    tags: tuple[str, ...] = ()
    second = [column[0] for column in columns] if len(numbers) > 1 else []
    if headers.is_tag_row(header):
        # A table may begin with its tags; they are then its header too.
        tags = tuple(header)
    elif headers.is_tag_row(second):
        tags = tuple(second)
        start = 2
        for column in columns:
            del column[0]
    if read.titles:
        problems.append(_untold(read.titles, source, numbers[0]))
    problems.extend(read.ragged.problems(after=numbers[start - 1]))
    names = _names(header, source, numbers[0], problems)
    if not own and any(error in text for error in formula_errors.ERRORS):
        problems.extend(formula_errors.cleared(columns, names, numbers[start:], source))
    if not own and (below := total_rows.cut(columns, numbers[start:], source, names)):
        problems += below
        numbers = numbers[: -len(below)]
    kept = tuple(tuple(_unguarded(column) if own else column) for column in columns)
    return Table(name, names, kept, numbers[start:], tags, own)


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
        rows = rows[header_row(rows) :]
        if not rows or len(rows[0]) < 2:
            continue
        width = len(rows[0])
        known = len(headers.recognise(rows[0]).columns)
        fits = sum(len(row) == width for row in rows) / len(rows)
        if (known, fits, width) > best_score:
            best, best_score = delimiter, (known, fits, width)
    return best


def is_table(text: str) -> bool:
    r"""Whether a text is a delimited table, whatever its file is called: by its header and the rows below.

    Examples
    --------
    >>> is_table("place,date,deaths\nErbil,2023-11-07,3\n"), is_table("Date, place: Erbil\nIt rained.\n")
    (True, False)
    """
    delimiter = find_delimiter(text)
    rows = list(itertools.islice(_rows(text[:_SAMPLE], delimiter, strict=False), _TITLES))
    if len(rows) < 2 or any(len(cell) > _LONGEST_HEADER for cell in rows[0]):
        return False
    roles = headers.recognise(rows[0])
    below = [row for row in rows[1:] if _filled(row)][:1]
    # In a text of a table no row needs be whole, but the first is.
    return roles.says_where and len(roles.columns) > 1 and [len(row) for row in below] == [len(rows[0])]


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Position of the header: the first row, or the first of the next with two known headers if it has none.

    Examples
    --------
    >>> header_row([["Incidents, draft", ""], ["Town", "Killed"], ["Erbil", "3"]])
    1
    >>> header_row([["Wo", "Wann"], ["Erbil", "2023-11-07"]]), header_row([["place"], ["Erbil"]])
    (0, 0)
    """
    filled = [at for at, row in enumerate(rows[:_BLANKS]) if _filled(row)][: _TITLES + 1]
    first = filled[0] if filled else 0
    if not filled or _is_header(rows[first]):
        return first
    for above, at in itertools.pairwise(filled):
        if headers.is_tag_row(rows[at]):  # the header is above it, whatever it says
            return above
        if _cells(rows[at]) > 1 and len(headers.recognise(rows[at]).columns) > 1:
            return at
    return first


def _is_header(row: Sequence[str]) -> bool:
    """Whether a row is no title: it has a known header, and a cell beside it."""
    return _cells(row) > 1 and bool(headers.recognise(row).columns or headers.is_tag_row(row))


def _cells(row: Sequence[str]) -> int:
    """How many cells of a row hold something."""
    return sum(bool(cell.strip()) for cell in row)


class _Read(NamedTuple):
    """The header, the cells below it by column, the numbers of all rows, and rows that did not fit.

    ``titles`` are the rows above the header.
    """

    header: list[str]
    columns: list[list[str]]
    numbers: list[int]
    ragged: _Ragged
    titles: list[list[str]]


def _read(text: str, delimiter: str, source: str) -> _Read:
    """Rows that hold something, column by column, and their numbers."""
    csv.field_size_limit(2**31 - 1)
    try:
        return _scan(text, delimiter, source, strict=True)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            last, number = [""], 0
            for count, row in enumerate(_rows(text, delimiter, strict=False), 1):
                if _filled(row):
                    last, number = row, count
            raise InputError(
                f'{source}, row {number}: a quote (") is opened in this row and never closed;'
                f" the cell begins {last[-1][:40]!r}; close it, or double it within a text"
            ) from error
        return _scan(text, delimiter, source, strict=False)


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _filled(row: Sequence[str]) -> bool:
    return any(map(str.strip, row))


def _scan(text: str, delimiter: str, source: str, *, strict: bool) -> _Read:
    reader = _rows(text, delimiter, strict=strict)
    start: list[list[str]] = []
    filled = 0
    for row in reader:
        start.append(row)
        filled += _filled(row)
        # A usual table has its header first, and no more of it is looked at.
        if filled > _TITLES or (filled and len(start) > _BLANKS) or (filled == 1 and _is_header(row)):
            break
    at = header_row(start) or next((at for at, row in enumerate(start) if _filled(row)), len(start))
    header = start[at] if at < len(start) else []
    titles = list(filter(_filled, start[:at]))
    reader = itertools.chain(start[at + 1 :], reader)
    if not all(map(str.strip, header)):
        below = next(reader, [])
        both = header_pairs.joined(header, below)
        header, at = (both, at + 1) if both else (header, at)
        reader = reader if both else itertools.chain([below], reader)
    numbers = [at + 1] if header else []
    width = len(header)
    ragged = _Ragged(source, width, header)
    columns: list[list[str]] = [[] for _ in header]
    # The same text in many rows is held once, in columns where that is so.
    seen: list[dict[str, str] | None] = [{} for _ in header]
    first = numbers[0] + 1 if numbers else 1
    # By pieces, so that never more than a few rows stand as lists of their own.
    while piece := list(itertools.islice(reader, _PIECE)):
        rows = list(filter(_filled, piece))
        if len(rows) == len(piece):
            mine: Sequence[int] = range(first, first + len(piece))
        else:
            mine = [number for number, row in enumerate(piece, first) if _filled(row)]
        first += len(piece)
        numbers += mine
        if any(len(row) != width for row in rows):
            rows = [
                row if len(row) == width else ragged.fitted(row, number)
                for row, number in zip(rows, mine, strict=True)
            ]
        for at, cells in enumerate(zip(*rows, strict=True)):
            known = seen[at]
            if known is not None:
                columns[at].extend(map(known.setdefault, cells, cells))
                if len(known) > len(columns[at]) / 2:
                    seen[at] = None
            else:
                columns[at].extend(cells)
    return _Read(header, columns, numbers, ragged, titles)


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

    def problems(self, *, after: int) -> list[Problem]:
        """What rows below a row lack, or have too much."""
        made = []
        for length, found in sorted(self.found.items()):
            rows = [(number, shown) for number, shown in found if number > after]
            if not rows:
                continue
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


def _untold(titles: list[list[str]], source: str, number: int) -> Problem:
    """What there is to say of rows above the header."""
    shown = "; ".join(cell.strip() for row in titles for cell in row if cell.strip())
    message = f"row {number} is taken for the header; above it stands"
    return Problem(source, None, None, shown, message, "it is left out", kind=NOTE)


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
    return [formulas.unguarded(cell) for cell in column] if formulas.needs_guard(column) else column
