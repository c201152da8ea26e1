"""Days that a table tells in several columns: year, month and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.sources import dates
from geomap.sources.headers import plain
from geomap.sources.values import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_YEAR = frozenset(
    ("year", "iyear", "event year", "année", "an", "año", "anio", "ano", "год", "рік", "yıl", "năm", "سنة",
     "السنة", "عام", "العام", "jahr")
)  # fmt: skip
_MONTH = frozenset(
    ("month", "imonth", "event month", "mois", "mes", "месяц", "місяць", "ay", "tháng", "شهر", "الشهر",
     "monat")
)  # fmt: skip
_DAY = frozenset(
    ("day", "iday", "event day", "jour", "día", "день", "gün", "ngày", "يوم", "اليوم", "tag")
)  # fmt: skip
_LAST_DAY = 31
_UNKNOWN = ("", "0", "00", "?", "-", "–", "na", "n/a", "unknown")


def find(header: Sequence[str], cells: Callable[[int], Sequence[str]], dated: int | None) -> Column | None:
    """A column of dates made of those of a table's years, months and days; None where it has none.

    Parameters
    ----------
    header
        The header row.
    cells
        The cells of the column at a position.
    dated
        Position of the column of dates, if there is one; it counts unless it holds days of a month alone.

    Examples
    --------
    >>> cells = [["2023"] * 3, ["11", "Nov", "0"], ["7", "", ""]]
    >>> find(["Year", "Month", "Day"], cells.__getitem__, 2).cells
    ['2023-11-07', '2023-11', '2023']
    """
    parts = [_position(header, names) for names in (_YEAR, _MONTH, _DAY)]
    year, month, day = parts
    if dated is not None and (dated != day or not _are_parts(cells(dated))):
        return None
    if year is None:
        return None if month is None else Column(header[month], list(cells(month)))
    years = cells(year)
    months, days = (
        cells(at) if at is not None else [""] * len(years)
        for at in (month, day if month is not None else None)
    )
    name = " ".join(header[at] for at in parts if at is not None)
    return Column(name, [_joined(*row) for row in zip(years, months, days, strict=True)])


def _position(header: Sequence[str], names: frozenset[str]) -> int | None:
    known = {plain(name) for name in names}
    return next((at for at, name in enumerate(header) if plain(name) in known), None)


def _are_parts(cells: Sequence[str]) -> bool:
    """Whether most cells are days of a month, so that one that is none leaves the others what they are."""
    filled = [cell for cell in cells if cell.strip()]
    return 2 * sum(map(_is_part, filled)) >= len(filled)


def _is_part(cell: str) -> bool:
    text = cell.strip().removesuffix(".0")
    return text.casefold() in _UNKNOWN or (text.isdecimal() and int(text) <= _LAST_DAY)


def _joined(*parts: str) -> str:
    """Year, month and day as an ISO date, as far as they are known; as they stand where they are none."""
    year, month, day = (part.strip().removesuffix(".0") for part in parts)
    if month.casefold() in _UNKNOWN:
        return year
    number = int(month) if month.isdecimal() else dates.month_names().get(month.rstrip(".").casefold())
    if number is None or not year.isdecimal():
        return " ".join(filter(None, (day, month, year)))
    start = f"{year}-{number:02}"
    if day.casefold() in _UNKNOWN:
        return start
    return f"{start}-{int(day):02}" if day.isdecimal() else f"{start}-{day}"
