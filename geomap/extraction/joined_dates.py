"""Two dates side by side that are one: *Tuesday, 7 November*, *the night of Monday to Tuesday*."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.calendar_forms import When
    from geomap.extraction.document import Document

_GAP = 2  # words between the two, such as "to the"
_NIGHT_BEFORE = 4  # words between "night" and the first of them
_NIGHT_AFTER = 3
_DAY = dt.timedelta(days=1)


def join(doc: Document, whens: list[When]) -> list[When]:
    """Dates of a sentence, those that are one put together.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> from geomap.extraction.dates import find_dates
    >>> doc = parse("It happened on Tuesday, 7 November.", "en")
    >>> [(w.kind, doc.text[doc.words[w.first].start :]) for w in find_dates(doc, dt.date(2023, 11, 8))]
    [('absolute', 'Tuesday, 7 November.')]
    """
    joined: list[When] = []
    for when in whens:
        one = _one(doc, joined[-1], when) if joined else None
        if one is None:
            joined.append(when)
        else:
            joined[-1] = one
    return joined


def _one(doc: Document, left: When, right: When) -> When | None:
    """The date that two neighbours are together, or None."""
    gap = right.first - left.last - 1
    if gap > _GAP or left.interval is None or right.interval is None:
        return None
    night = _night(doc, left, right)
    if night:
        return right._replace(first=left.first, interval=night)
    if gap > 1:
        return None
    whole_year = left.interval == intervals.year(left.interval.first.year)
    if left.kind == "relative" and whole_year and right.yearless and right.kind == "absolute":
        moved = _in_year(right.interval, left.interval.first.year)  # "last year, on 7 November"
        return right._replace(first=left.first, interval=moved, yearless=False) if moved else None
    # "Tuesday, 7 November", "7 Kasım Salı", "yesterday, Tuesday": the weekday says nothing new.
    weekday, day = (left, right) if left.kind == "weekday" else (right, left)
    if weekday.kind != "weekday" or day.kind not in ("absolute", "relative"):
        return None
    named, told = _day(weekday), _day(day)
    if named and told and named.isoweekday() == told.isoweekday():
        reporting = left.reporting or right.reporting
        return day._replace(first=left.first, last=right.last, reporting=reporting)
    return None


def _day(when: When) -> dt.date | None:
    """The day that a date is, None if it is several."""
    span = when.interval
    return span.first if span and span.first == span.last else None


def _night(doc: Document, left: When, right: When) -> Interval | None:
    """Monday to Tuesday with "night" beside them: one night."""
    first, last = _day(left), _day(right)
    if first is None or last is None:
        return None
    days = (last - first).days
    if (days % 7 if left.kind == right.kind == "weekday" else days) != 1:
        return None
    nights = doc.hits.get("dates.nights", ())
    before = any(left.first - _NIGHT_BEFORE <= hit.last <= left.first for hit in nights)
    if not before and not any(right.last <= hit.first <= right.last + _NIGHT_AFTER for hit in nights):
        return None
    return Interval(last - _DAY, last)


def _in_year(span: Interval, year: int) -> Interval | None:
    try:
        moved = [day.replace(year=year) for day in span]
    except ValueError:  # 29 February
        return None
    return Interval(*moved)
