"""Days of a table that are hardly meant: still to come, or decades away from all the others."""

from __future__ import annotations

import datetime as dt
from statistics import median
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.sources.dates import Interval
    from geomap.sources.values import Column, Log

# Days: whatever is nearer to the rest is no slip, and in a table that reaches far back neither is what lies
# within so many times the usual distance.
_APART, _TIMES = 25 * 365, 10
# What spreadsheets and databases write where they have no day.
_NO_DAYS = frozenset(
    {
        dt.date(1899, 12, 30),
        dt.date(1899, 12, 31),
        dt.date(1900, 1, 1),
        dt.date(1904, 1, 1),
        dt.date(1970, 1, 1),
    }
)
_AHEAD = "this day has not come yet:"
_CURE = "correct it, or leave it if it is meant"


def report(column: Column, found: Sequence[Interval | None], statuses: Sequence[str], log: Log) -> None:
    """Say which days of a column are odd; nothing is changed.

    Parameters
    ----------
    column
        The column.
    found
        The interval of each of its distinct texts.
    statuses
        The status of each row: what is planned may be to come.
    log
        Takes what there is to say.
    """
    today = dt.datetime.now(tz=dt.UTC).date()
    firsts = {code: one.first for code, one in enumerate(found) if one is not None}
    ahead = [code for code, first in firsts.items() if first > today]
    past = {code: first for code, first in firsts.items() if first <= today}
    # A table of what is to come is no mistake.
    said = {code: _AHEAD for code in ahead if 2 * len(ahead) <= len(firsts)}
    said |= {
        code: f"this day is {years} years before most others:" for code, years in _outlying(past).items()
    }
    rows: dict[int, list[int]] = {}
    hit = numpy.isin(column.codes, list(said)).nonzero()[0]
    for row, code in zip(hit.tolist(), column.codes[hit].tolist(), strict=True):
        if said[code] is not _AHEAD or statuses[row] != "planned":
            rows.setdefault(code, []).append(row)
    for code, members in rows.items():
        log.add(members, column.header, column.distinct[code], said[code], _CURE, kind="out of range")


def _outlying(days: dict[int, dt.date]) -> dict[int, int]:
    """Which of the days lie decades before the rest, and by how many years."""
    if len(days) < 2:
        return {}
    numbers = {code: day.toordinal() for code, day in days.items()}
    middle = median(numbers.values())
    fence = max(_APART, _TIMES * median(abs(number - middle) for number in numbers.values()))
    early = {code for code, number in numbers.items() if middle - number > fence}
    # One day in ten may be a slip; more of them are what the table is about.
    if len(days) < 3 or len(early) > max(1, len(days) // 10):
        early = set()
    first, *later = sorted(set(numbers.values()))
    if later and later[0] - first > _APART:
        early |= {code for code, day in days.items() if day in _NO_DAYS and numbers[code] == first}
    usual = median([number for code, number in numbers.items() if code not in early] or [middle])
    return {code: round((usual - numbers[code]) / 365.25) for code in sorted(early)}
