"""What a report on the news of these days tells of weeks before: it lies behind the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.date_choice import LASTING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from geomap.extraction.dates import When
    from geomap.extraction.intervals import Interval
    from geomap.extraction.settled import Assigned

_NEWS = 7  # days
_BYGONE = 15  # days
_MOST = 0.6  # share of what a report tells, above which it is one on the news of its week
_FEWEST = 3
# What goes on, or is counted, until the report.
_OPEN = LASTING | {"casualty_toll", "epidemic", "displacement", "abduction", "humanitarian_warning"}


def bygone_words(dates: Iterable[When], published: dt.date) -> set[int]:
    """The words of days a week old and more: a crime of then is none of the news of the arrest for it."""
    return {
        at
        for when in dates
        if when.interval and (published - when.interval.last).days >= _NEWS
        for at in range(when.first, when.last + 1)
    }


def with_bygone(items: Sequence[Assigned], published: dt.date) -> list[Assigned]:
    """The items of a report, those of weeks before in the background if most are of its week.

    "The attack is the second in a month: on 3 March a bomb killed four." A review of a month, or a
    reporter's journey, tells of older days throughout.
    """
    ends = [(published - item.interval.last).days for item in items if item.interval]
    fresh = sum(0 <= days <= _NEWS for days in ends)
    if fresh < _FEWEST or fresh <= _MOST * sum(days >= 0 for days in ends):
        return list(items)
    return [
        item._replace(status="background")
        if item.interval
        and item.status == "reported"
        and item.event.type not in _OPEN
        and _is_bygone(item.interval, published)
        else item
        for item in items
    ]


def _is_bygone(interval: Interval, published: dt.date) -> bool:
    """Is it over, and its middle weeks ago ("last month" is, even on the 8th)?"""
    first, last = ((published - day).days for day in (interval.first, interval.last))
    return last > _NEWS and (first + last) / 2 >= _BYGONE
