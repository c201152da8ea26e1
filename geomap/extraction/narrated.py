"""Weekdays of a tale: told of what happened weeks ago, "Thursday" is the Thursday named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.dates import When
    from geomap.extraction.document import Document

_LONG_AGO = 6  # days; what is nearer is the last such day anyway
_REACH = 8  # sentences


def of_the_tale(doc: Document, dates: list[When], published: dt.date) -> list[When]:
    """The dates of a document, its weekdays those of the days that were told of right before.

    "On Thursday 5 March three men were shot. ... The same Thursday ...", told on the 18th.

    Examples
    --------
    >>> import datetime as dt
    >>> from geomap.extraction.dates import find_dates
    >>> from geomap.extraction.document import parse
    >>> doc = parse("Men shot a guard on Thursday 5 March. That Thursday morning two more were robbed.", "en")
    >>> base = dt.date(2020, 3, 18)
    >>> [str(w.interval.first) for w in of_the_tale(doc, find_dates(doc, base), base)]
    ['2020-03-05', '2020-03-05']
    """
    told: list[When] = []
    found: list[When] = []
    for when in dates:
        day = _day(when)
        if when.kind == "weekday" and day is not None:
            tale = (_same(doc, one, when, published) for one in reversed(told))
            found.append(next(filter(None, tale), when))
            continue
        if when.kind == "absolute" and day is not None and not when.reporting:
            told.append(when)
        found.append(when)
    return found


def _same(doc: Document, told: When, when: When, published: dt.date) -> When | None:
    """A weekday as the day of the calendar told before it, if that is one, lies back and stands near."""
    then, day = _day(told), _day(when)
    if then is None or day is None or then.isoweekday() != day.isoweekday():
        return None
    near = 0 <= doc.sentence_of[when.first] - doc.sentence_of[told.first] <= _REACH
    return when._replace(interval=told.interval) if near and (published - then).days > _LONG_AGO else None


def _day(when: When) -> dt.date | None:
    span = when.interval
    return span.first if span is not None and span.first == span.last else None
