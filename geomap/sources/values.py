"""Cells to values: each distinct text is read once, and what cannot be read is reported once."""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy
import pandas

from geomap.errors import NOTE, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
# Words by which tables say that there is no number or date.
MISSING = frozenset({"", "-", "--", "–", "—", "?", ".", "na", "n/a", "n.a.", "nan", "nat", "none", "null"})
_SHOWN_ROWS = 3
_INTEGER = re.compile(r"[+-]?\d+(?:\.0*)?")
_GROUPED = re.compile(r"\d{1,3}(?:([,\u00a0\u202f' ])\d{3})(?:\1\d{3})*")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_COUNT = r"(\d[\d.,\u00a0\u202f' ]*)"
_SPAN = re.compile(rf"{_COUNT}\s*(?:[-\u2010-\u2015\u2212~]|to|bis|à|a|до|إلى|đến)\s*{_COUNT}")
_AT_LEAST = re.compile(rf"{_COUNT}\s*\+|(?:>=|≥|at least|min\.?)\s*{_COUNT}", re.IGNORECASE)
_AT_MOST = re.compile(rf"(?:<=|≤|up to|max\.?)\s*{_COUNT}", re.IGNORECASE)
_ABOUT = re.compile(
    rf"(?:~|≈|ca?\.?|circa|about|approx\.?|approximately|около|حوالي|khoảng)\s*{_COUNT}", re.IGNORECASE
)
# 15°21'30.5" N, N 15 21 30, 15° 21,5' S: with signs, or with blanks where a letter says the side.
_MINUTES = re.compile(
    r"(?P<before>[NSEWnsew]?)\s*(?P<degrees>[+-]?\d{1,3})\s*(?:[°º]\s*|\s|d\s*)(?P<minutes>\d{1,2}(?:[.,]\d*)?)"
    r"\s*(?:['\u2019\u2032m]\s*|\s|$|(?=[NSEWnsew]))"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d*)?)\s*(?:[\"\u201d\u2033s]|''|\u2019\u2019|\u2032\u2032)?)?\s*(?P<after>[NSEWnsew]?)"
)
_DEGREES = re.compile(r"([+-]?\d{1,3}(?:[.,]\d*)?)\s*°?\s*([NSEWnsew]?)")
_PLAIN_INTEGER = re.compile(r"-?[1-9]\d{0,17}|0")
_FLOAT = re.compile(r"-?\d+(\.\d+)?(e[+-]\d{2,3})?")


class BadValueError(ValueError):
    """A cell that cannot be read: what is wrong with it, and its cure."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


class Column:
    """A column of texts, by its distinct values.

    ``distinct[codes[i]]`` is the text of row i; they are found when they are asked for, since a
    column of texts that are all different is quicker row by row.
    """

    def __init__(self, header: str, values: Sequence[Any]) -> None:
        self.header = header
        self.cells = values
        # Problems that were found in it; a column with any is kept as it stood as well.
        self.faults = 0

    @cached_property
    def _factors(self) -> tuple[Any, list[str]]:
        array = numpy.empty(len(self.cells), dtype=object)
        array[:] = self.cells
        codes, distinct = pandas.factorize(array, use_na_sentinel=False)
        return codes, [str(text) for text in distinct]

    @property
    def codes(self) -> Any:
        """Position of each row's text in `distinct`."""
        return self._factors[0]

    @property
    def distinct(self) -> list[str]:
        """Texts in the order in which they first occur."""
        return self._factors[1]

    def text(self, row: int) -> str:
        """Text of a row."""
        return str(self.cells[row])

    def texts(self) -> list[str | None]:
        """Texts of all rows; None where there is nothing but blanks."""
        return [text if text and not text.isspace() else None for text in self.cells]

    def parsed(
        self, parse: Callable[[str], T], log: Log, *, missing: frozenset[str] = MISSING
    ) -> list[T | None]:
        """Values of `distinct`; a text that does not parse is reported, once, and is None."""
        found: list[T | None] = []
        bad: dict[int, BadValueError] = {}
        for code, text in enumerate(self.distinct):
            if text.strip().casefold() in missing:
                found.append(None)
                continue
            try:
                found.append(parse(text))
            except BadValueError as error:
                found.append(None)
                bad[code] = error
        if bad:
            self.faults += len(bad)
            rows: dict[int, list[int]] = {code: [] for code in bad}
            hit = numpy.isin(self.codes, list(bad)).nonzero()[0]
            for row, code in zip(hit.tolist(), self.codes[hit].tolist(), strict=True):
                rows[code].append(row)
            for code, fault in bad.items():
                log.add(rows[code], self.header, self.distinct[code], str(fault), fault.cure)
        return found

    def each(
        self, parse: Callable[[str], T], log: Log, *, missing: frozenset[str] = MISSING
    ) -> list[T | None]:
        """Values of all rows, as `parsed` reads them."""
        return taken(self.parsed(parse, log, missing=missing), self.codes)


def taken(values: Sequence[T], codes: Any) -> list[T]:
    """The value of each row, from values and the position of each row's own among them.

    Examples
    --------
    >>> taken(["a", "b"], numpy.array([1, 0, 1]))
    ['b', 'a', 'b']
    """
    found: list[T] = as_objects(values)[codes].tolist()
    return found


def as_objects(values: Sequence[Any]) -> Any:
    """An array of objects as they are: no tuple becomes a row, no number another type."""
    array = numpy.empty(len(values), dtype=object)
    array[:] = values
    return array


def groups(*codes: Any) -> tuple[Any, Any]:
    """Rows that agree in several columns: the group of each row, and the first row of each group.

    Examples
    --------
    >>> group, first = groups(numpy.array([0, 1, 0]), numpy.array([5, 5, 5]))
    >>> group.tolist(), first.tolist()
    ([0, 1, 0], [0, 1])
    """
    joint = numpy.asarray(codes[0])
    for other in codes[1:]:
        # Made dense at each step, so that the product never overflows.
        joint = pandas.factorize(joint)[0] * (int(other.max(initial=0)) + 1) + other
    group, _ = pandas.factorize(joint)
    first = numpy.zeros(int(group.max(initial=-1)) + 1, dtype=int)
    first[group[::-1]] = numpy.arange(len(group) - 1, -1, -1)
    return group, first


class Log:
    """Collects the problems of one table.

    Parameters
    ----------
    source
        The table's name, for messages.
    numbers
        Row number of each data row, as a spreadsheet shows it.
    """

    def __init__(self, source: str, numbers: Sequence[int]) -> None:
        self.source = source
        self.numbers = numbers
        self.problems: list[Problem] = []

    def add(
        self,
        rows: Sequence[int],
        column: str | None,
        value: str,
        message: str,
        cure: str,
        *,
        kind: str = "unread",
    ) -> None:
        """One problem that several rows (positions, ascending) may share."""
        numbers = [self.numbers[row] for row in rows]
        if len(numbers) > 1:
            shown = ", ".join(str(number) for number in numbers[1 : _SHOWN_ROWS + 1])
            more = len(numbers) - 1 - _SHOWN_ROWS
            message += f" (also in row{'s' if len(numbers) > 2 else ''} {shown}"
            message += f" and {more} more)" if more > 0 else ")"
        first = numbers[0] if numbers else None
        self.problems.append(
            Problem(self.source, first, column, value, message, cure, kind=kind, rows=tuple(numbers))
        )

    def note(self, column: str | None, value: str, message: str, cure: str) -> None:
        """Something about a column that is right as it stands, for those who want to know everything."""
        self.problems.append(Problem(self.source, None, column, value, message, cure, kind=NOTE))

    def sorted(self) -> list[Problem]:
        """The problems in the order of their first rows."""
        return sorted(self.problems, key=lambda problem: problem.row or 0)


def count(text: str) -> int:
    """A number of people.

    Examples
    --------
    >>> count("1,234"), count("12.0"), count("1.200")
    (1234, 12, 1200)
    >>> count("-3")
    Traceback (most recent call last):
    geomap.sources.values.BadValueError: a count cannot be negative
    """
    plain = text.strip()
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"\D", "", plain)
    if _DOTTED.fullmatch(plain):
        if set(plain.partition(".")[2]) == {"0"} and plain.count(".") == 1:
            either = f"{plain.partition('.')[0]} or {plain.replace('.', '')}"
            raise BadValueError(f"this could be {either}", "write it without the point")
        plain = plain.replace(".", "")
    if not _INTEGER.fullmatch(plain):
        raise BadValueError("this is not a whole number", "write digits only, or leave the cell blank")
    value = int(plain.split(".")[0])
    if value < 0:
        raise BadValueError("a count cannot be negative", "write 0 or more, or leave the cell blank")
    if value > 2**62:
        raise BadValueError("this number is too large for a count", "correct it, or leave the cell blank")
    return value


class Amount(NamedTuple):
    """A number of people as told: the best estimate, and the lowest and highest where these are told."""

    best: int | None
    low: int | None = None
    high: int | None = None


def amount(text: str) -> Amount:
    """A number of people that may be a range, or have a bound on one side.

    The best estimate of a range is its lower end, as in reports: so many are certain.

    Examples
    --------
    >>> amount("1 200"), amount("10-15")
    (Amount(best=1200, low=None, high=None), Amount(best=10, low=10, high=15))
    >>> amount("20+"), amount("~20").best, amount("<=5")
    (Amount(best=20, low=20, high=None), 20, Amount(best=None, low=None, high=5))
    """
    plain = text.strip()
    if match := _SPAN.fullmatch(plain):
        low, high = count(match[1]), count(match[2])
        if low > high:
            raise BadValueError("the range ends below its beginning", "write the smaller number first")
        return Amount(low, low, high)
    if match := _AT_LEAST.fullmatch(plain):
        low = count(match[1] or match[2])
        return Amount(low, low)
    if match := _AT_MOST.fullmatch(plain):
        return Amount(None, None, count(match[1]))
    if match := _ABOUT.fullmatch(plain):
        return Amount(count(match[1]))
    return Amount(count(plain))


def share(text: str) -> float:
    """A number from 0 to 1.

    Examples
    --------
    >>> share("0.25")
    0.25
    """
    value = _number(text)
    if not 0 <= value <= 1:
        raise BadValueError("this is not between 0 and 1", "write a number from 0 to 1")
    return value


def distance(text: str) -> float:
    """A distance in kilometres, 0 or more.

    Examples
    --------
    >>> distance("12,5")
    12.5
    """
    value = _number(text)
    if value < 0:
        raise BadValueError("a distance cannot be negative", "write kilometres, 0 or more")
    return value


def degrees(text: str) -> float:
    r"""A coordinate: degrees with decimals, or with minutes and seconds; perhaps with a letter for the side.

    Whether it is in range depends on what it is, and is not looked at here.

    Examples
    --------
    >>> degrees("33,5"), degrees("33.5° S"), degrees("15°30'00\" W")
    (33.5, -33.5, -15.5)
    """
    plain = text.strip().replace("\u2212", "-")
    parts = _MINUTES.fullmatch(plain)
    if parts:
        minutes = float(parts["minutes"].replace(",", "."))
        seconds = float((parts["seconds"] or "0").replace(",", "."))
        side = parts["before"] or parts["after"]
        if minutes < 60 and seconds < 60 and (side or not plain.replace(" ", "").lstrip("+-").isdigit()):
            value = abs(int(parts["degrees"])) + minutes / 60 + seconds / 3600
            return -value if side in ("S", "s", "W", "w") or parts["degrees"].startswith("-") else value
    match = _DEGREES.fullmatch(plain)
    if match:
        value = float(match[1].replace(",", "."))
        return -abs(value) if match[2] and match[2] in "SsWw" else value
    try:
        return _number(text)
    except BadValueError:
        cure = "write degrees such as 33.51 or 33°30'36\" N"
        raise BadValueError("this is not a coordinate", cure) from None


def _number(text: str) -> float:
    plain = text.strip()
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise BadValueError("this is not a number", "write digits, with a point for decimals")
    return value


def own_column(values: Sequence[Any], *, typed: bool = False) -> pandas.Series[Any]:
    """A column of the user's own, as numbers where nothing is lost by that.

    Text becomes numbers (or truth values) only if writing them gives the same text again, so that
    codes such as ``007``, ``1.10`` and ``12E5`` stay as they are.

    Parameters
    ----------
    values
        Cells: text, blank where missing; or with `typed` whatever JSON holds, None where missing.

    Examples
    --------
    >>> own_column(["7", "", "-12"]).dtype, own_column(["007", "8"]).tolist()
    (Int64Dtype(), ['007', '8'])
    """
    if typed:
        present = [value for value in values if value is not None]
        kinds = {type(value) for value in present}
        if kinds == {bool}:
            return pandas.Series(values, dtype="boolean")
        if kinds == {int} and all(abs(value) < 2**63 for value in present):
            return pandas.Series(values, dtype="Int64")
        if kinds and kinds <= {int, float}:
            return pandas.Series(values, dtype="float64")
        if kinds <= {str}:
            return pandas.Series(values, dtype="str")
        return pandas.Series(values, dtype="object")
    filled = [value for value in values if value]
    if not filled:
        return pandas.Series([None] * len(values), dtype="str")
    if all(map(_PLAIN_INTEGER.fullmatch, filled)):
        return pandas.Series([int(value) if value else None for value in values], dtype="Int64")
    if all(_FLOAT.fullmatch(value) and repr(float(value)) == value for value in filled):
        return pandas.Series([float(value) if value else None for value in values], dtype="float64")
    if set(filled) <= {"True", "False"}:
        truth = {"True": True, "False": False}
        return pandas.Series([truth.get(value) for value in values], dtype="boolean")
    return pandas.Series([value or None for value in values], dtype="str")
