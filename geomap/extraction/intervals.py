"""Intervals of days, and which year a date without one means."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

# A date up to so many days ahead is taken for an announcement; further ahead, for last year's.
AHEAD = 60
_SATURDAY = 6


class Interval(NamedTuple):
    """First and last day, both included."""

    first: dt.date
    last: dt.date


def day(value: dt.date) -> Interval:
    """The interval of one day."""
    return Interval(value, value)


def make_day(year: int, month: int, number: int) -> Interval | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return day(dt.date(year, month, number))
    except ValueError:
        return None


def month(year: int, number: int) -> Interval:
    """A whole month.

    Examples
    --------
    >>> month(2024, 2).last
    datetime.date(2024, 2, 29)
    """
    return Interval(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Interval:
    """A whole year."""
    return Interval(dt.date(number, 1, 1), dt.date(number, 12, 31))


def shift_month(base: dt.date, months: int) -> Interval:
    """The month that lies so many months from that of the day."""
    index = base.year * 12 + base.month - 1 + months
    return month(index // 12, index % 12 + 1)


def week(base: dt.date, weeks: int) -> Interval:
    """Monday to Sunday of the week that lies so many weeks from that of the day (ISO 8601)."""
    monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=weeks)
    return Interval(monday, monday + dt.timedelta(days=6))


def weekend(base: dt.date, weeks: int) -> Interval:
    """Saturday and Sunday: the last ones that are over or whose Sunday it is, or so many weeks later.

    One week earlier is the last one that is over.

    Examples
    --------
    >>> weekend(dt.date(2023, 11, 8), 0).first  # a Wednesday
    datetime.date(2023, 11, 4)
    >>> weekend(dt.date(2023, 11, 8), -1).first
    datetime.date(2023, 11, 4)
    >>> weekend(dt.date(2023, 11, 5), -1).first  # a Sunday
    datetime.date(2023, 10, 28)
    """
    if weeks < 0:
        base, weeks = base - dt.timedelta(days=base.weekday() + 1), weeks + 1
    if base.isoweekday() == _SATURDAY and not weeks:
        weeks = -1
    saturday = base - dt.timedelta(days=(base.weekday() - 5) % 7) + dt.timedelta(weeks=weeks)
    return Interval(saturday, saturday + dt.timedelta(days=1))


def nearest_year(month_number: int, day_number: int, base: dt.date) -> Interval | None:
    """A day without a year: the last one before the base, or one announced shortly ahead.

    Examples
    --------
    >>> nearest_year(12, 30, dt.date(2024, 1, 3)).first
    datetime.date(2023, 12, 30)
    >>> nearest_year(1, 10, dt.date(2024, 1, 3)).first
    datetime.date(2024, 1, 10)
    """
    for candidate in (base.year + 1, base.year, base.year - 1):
        found = make_day(candidate, month_number, day_number)
        if found and found.first <= base + dt.timedelta(days=AHEAD):
            return found
    # 29 February in a run of common years
    return next(
        (d for y in range(base.year, base.year - 8, -1) if (d := make_day(y, month_number, day_number))), None
    )


def nearest_month(number: int, base: dt.date) -> Interval:
    """A month without a year: the running one, the last one, or one shortly ahead."""
    ahead = month(base.year + 1, number)
    if ahead.first <= base + dt.timedelta(days=AHEAD):
        return ahead
    this = month(base.year, number)
    return this if this.first <= base + dt.timedelta(days=AHEAD) else month(base.year - 1, number)


def next_year(span: Interval) -> Interval:
    """The same days a year later; 29 February becomes the 28th."""
    return _in_year(span, 1)


def _in_year(span: Interval, years: int) -> Interval:
    moved = []
    for value in span:
        try:
            moved.append(value.replace(year=value.year + years))
        except ValueError:
            moved.append(value.replace(year=value.year + years, day=28))
    return Interval(*moved)


def last_year(span: Interval) -> Interval:
    """The same days, or the same whole month, a year earlier.

    Examples
    --------
    >>> last_year(month(2025, 2)).last
    datetime.date(2024, 2, 29)
    """
    whole = span == month(span.first.year, span.first.month)
    return month(span.first.year - 1, span.first.month) if whole else _in_year(span, -1)


def weekday(number: int, base: dt.date) -> Interval:
    """The last such weekday up to and with the base; Monday is 1.

    Examples
    --------
    >>> weekday(1, dt.date(2023, 11, 8)).first  # a Wednesday
    datetime.date(2023, 11, 6)
    """
    return day(base - dt.timedelta(days=(base.isoweekday() - number) % 7))
