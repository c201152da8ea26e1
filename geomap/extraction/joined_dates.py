"""Two dates side by side that are one: *Tuesday, 7 November*, *from 28 October to 2 November*."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import ARTICLES, DASHES
from geomap.extraction.intervals import Interval
from geomap.languages.words import keys_of

if TYPE_CHECKING:
    from geomap.extraction.date_words import When
    from geomap.extraction.document import Document

_GAP = 2  # words between the two, such as "to the"
_NIGHT_BEFORE = 4  # words between "night" and the first of them
_NIGHT_AFTER = 3
_BETWEEN = 3  # words between the days of a range
_RANGED = frozenset({"absolute", "weekday", "since"})
_LONGEST = dt.timedelta(days=400)
_DAY = dt.timedelta(days=1)
_WEEK = 7
_LED = 2  # words from a period to the first of its days: "the week from 4 to 10 May"
_STOPS = frozenset(";:\u061b")
_HOURS_BEFORE = 7  # words from "24 hours" to the day on which they end
_HALF_DAY, _DAY_HOURS, _HOURS = 12, 24, 96


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
    if not whens:
        return joined
    ranges = _Ranges(doc)
    for when in (ranges.led(when) for when in whens):
        while joined and when.first <= joined[-1].last and when.interval != joined[-1].interval:
            joined.pop()  # "from the 28th until 30 October": the day that opens it is no date beside it
        joined.append(when)
        while len(joined) > 1:  # "overnight | from Friday | to Saturday"
            left, right = joined[-2:]
            one = _one(doc, left, right) or ranges.of(left, right)
            if one is None:
                break
            joined[-2:] = [one]
    return [_up_to(doc, when, joined) for when in joined]


def _up_to(doc: Document, when: When, whens: list[When]) -> When:
    """The days of "entered its third day on Wednesday": counted back from the day beside it."""
    if when.kind != "since" or not when.days or when.interval is None:
        return when
    days = [
        day
        for other in whens
        if other.kind in ("weekday", "relative", "absolute") and (day := _day(other))
        if doc.clause[other.first] == doc.clause[when.first] and day <= when.interval.last
    ]
    if len(days) != 1:
        return when
    return when._replace(interval=Interval(days[0] - when.days * _DAY, days[0]))


def _one(doc: Document, left: When, right: When) -> When | None:
    """The date that two neighbours are together, or None."""
    gap = right.first - left.last - 1
    if gap > _GAP or left.interval is None or right.interval is None:
        return None
    night = _night(doc, left, right)
    if night:
        return right._replace(first=left.first, interval=night)
    overnight = _overnight(doc, left, right)
    if overnight:
        return overnight
    in_week = _in_week(left, right)
    if in_week:
        return in_week
    if gap > 1:
        return None
    if _explained(doc, left, right):
        return right._replace(first=left.first)
    whole_year = left.interval == intervals.year(left.interval.first.year)
    if left.kind in ("relative", "absolute") and whole_year and right.yearless and right.kind == "absolute":
        # "last year, on 7 November"; "2017'nin ekiminde"
        moved = _in_year(right.interval, left.interval.first.year)
        return right._replace(first=left.first, interval=moved, yearless=False) if moved else None
    # "Tuesday, 7 November", "7 Kasım Salı", "yesterday, Tuesday": the weekday says nothing new.
    weekday, day = (left, right) if left.kind in ("weekday", "since") else (right, left)
    if weekday.kind not in ("weekday", "since") or day.kind not in ("absolute", "relative"):
        return None
    named, told = _day(weekday), _day(day)
    since = weekday.kind == "since"  # "depuis le lundi 27 janvier"
    if since and not (weekday is left and gap == 0 and day.kind == "absolute"):
        return None
    # Who gets the weekday wrong, or tells of a year that is not said, knows the day of the month.
    fits = named and told and named.isoweekday() == told.isoweekday()
    if fits or (named and told and day.kind == "absolute" and not since and gap == 0):
        reporting = left.reporting or right.reporting
        kind = weekday.kind if since else day.kind
        return day._replace(first=left.first, last=right.last, reporting=reporting, kind=kind)
    return None


def _explained(doc: Document, left: When, right: When) -> bool:
    """Do days of the calendar in brackets say which ones are meant ("the past week (3-9 March)")?"""
    period = left.kind == "since" and _day(left) is None  # "the past week", and not "since Monday"
    told = (period or left.kind in ("relative", "weekday")) and right.kind == "absolute"
    days = period and _day(right) is None and right.first - left.last <= _LED
    if told and days and doc.segment[left.last] == doc.segment[right.first]:
        return True  # "за неделю с 4 по 10 мая"
    return told and doc.text[doc.words[left.last].end : doc.words[right.first].start].strip() == "("


def _in_week(left: When, right: When) -> When | None:
    """The day of *Monday last week*: what stands behind a weekday says in which week it lies."""
    for named, told in ((left, right), (right, left)):
        day, week = _day(named), told.interval
        if named.kind != "weekday" or day is None or week is None or _day(told) is not None:
            continue
        if (
            told.kind == "since"
            and right is told
            and week.first <= day <= week.last == week.first + _DAY * _WEEK
        ):
            return named._replace(last=right.last)  # "thứ Sáu tuần qua", Friday of the past week
        monday, last = week
        if told.kind != "relative" or monday.isoweekday() != 1 or not 0 < (last - monday).days < _WEEK:
            continue
        day = monday + (day.isoweekday() - 1) * _DAY
        return told._replace(first=left.first, last=right.last, interval=Interval(day, day))
    return None


def _overnight(doc: Document, left: When, right: When) -> When | None:
    """The date beside a word for the night, which is not that of the report then ("por la noche")."""
    for night, when in ((left, right), (right, left)):
        if when.kind not in ("absolute", "weekday") or night.kind != "relative" or when.interval is None:
            continue
        told = any(
            (h.first, h.last) == (night.first, night.last) for h in doc.hits.get("dates.overnight", ())
        )
        if told and doc.segment[left.last] == doc.segment[right.first]:
            return when._replace(first=left.first, last=right.last)
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


class _Ranges:
    """Reads the first and the last day of a range, and the words that make it one."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        pack, key = doc.lexicon.pack, doc.lexicon.phrases.script.key
        self.to = keys_of(pack, "dates", "to", "until")
        self.endings = keys_of(pack, "dates", "number_units")
        self.skipped = keys_of(pack, "dates", "day_words") | set(map(key, ARTICLES))
        self.parts = doc.covered("dates.parts_of_day")
        self.led_by = self.skipped | keys_of(pack, "dates", "links")

    def of(self, left: When, right: When) -> When | None:
        """The range from one date to the next one, or None where they are two."""
        doc = self.doc
        first, last = left.interval, right.interval
        if first is None or last is None or right.kind not in _RANGED:
            return None
        if _STOPS & set(doc.text[doc.words[left.last].end : doc.words[right.first].start]):
            return None  # "in August; by September ..."
        # "between the evening of Monday and the morning of Tuesday"
        parted = any(at in self.parts for at in range(left.last + 1, right.first))
        skipped = self.led_by if parted else self.skipped
        # "du 28 juillet au 3 août": the word that links them opens the second
        linking = self.skipped - self.to
        opened = right.first
        while opened < right.last and doc.words[opened].key in linking:
            opened += 1
        begins = opened if doc.words[opened].key in self.to else right.first - 1
        between = [doc.words[i].key for i in range(left.last + 1, begins + 1) if i not in self.parts]
        dashed = self._dashed(left, right)
        if len(between) > _BETWEEN + parted or (left.kind not in _RANGED and not dashed):
            return None
        between = [word for word in between if word not in skipped or word in self.to]
        anded = False
        if not between and not dashed and doc.lexicon.joined(doc.words[right.first]):
            anded = True  # "and" is written at the second day
        elif not between and not dashed and self._until_behind(left, right):
            pass  # "28 Temmuz'dan 3 Ağustos'a kadar"
        elif len(between) == 1 and between[0] in self.to | doc.lexicon.joins:
            anded = between[0] in doc.lexicon.joins
        elif between or not dashed:
            return None
        if anded and not self._between(left.first, right.last) and not _next_day(left, right):
            return None
        start = first.first
        if start > last.last and left.kind == "weekday":
            start -= 7 * _DAY  # "from Thursday to Monday"
        if start > last.last and left.yearless:  # "28 December 2024 - 3 January 2025" says the year once
            earlier = _in_year(first, first.first.year - 1)
            start = earlier.first if earlier else start
        if not start < last.last <= start + _LONGEST:
            return None
        kind = "absolute" if self._numbers(left.first, right.last) else "weekday"
        return right._replace(first=left.first, interval=Interval(start, last.last), kind=kind)

    def _dashed(self, left: When, right: When) -> bool:
        """Does nothing but a dash stand between two days of the calendar ("28 July - 3 August")?"""
        words = self.doc.words
        gap = self.doc.text[words[left.last].end : words[right.first].start].strip()
        days = _day(left) is not None and _day(right) is not None
        return days and gap in DASHES and right.kind == "absolute" and left.kind in ("absolute", "dateline")

    def _until_behind(self, left: When, right: When) -> bool:
        """Does "until" behind the second day bound both, in languages that put it there?"""
        behind = any(hit.first == right.last + 1 for hit in self.doc.hits.get("dates.until", ()))
        return behind and left.kind != "since" and self.doc.lexicon.pack.text("cues", "position") == "after"

    def led(self, when: When) -> When:
        """A day with the earlier one of its month that leads to it ("from the 28th to 30 October")."""
        if when.kind == "since" and _day(when) is None and self._numbers(when.first, when.last) > 1:
            return when._replace(kind="absolute")  # "from 3 to 5 November" is bounded on both sides
        hours = self._hours_led(when)
        if hours:
            return hours
        night = self._night_led(when) or self._week_led(when)
        if night:
            return night
        day, words = _day(when), self.doc.words
        at = when.first - 1
        if day is None or when.kind not in _RANGED or at < 1 or words[at].key not in self.to:
            return when
        at -= 1
        while at > 0 and words[at].key in self.endings:
            at -= 1
        key = words[at].key
        if not (key.isdigit() and 0 < int(key) < day.day):
            return when
        while at > 0 and words[at - 1].key in self.skipped:
            at -= 1
        kind = "absolute" if when.kind == "since" else when.kind
        return when._replace(first=at, interval=Interval(day.replace(day=int(key)), day), kind=kind)

    def _hours_led(self, when: When) -> When | None:
        """The days up to one to which so many hours lead ("in the 24 hours to 9 a.m. on 5 May")."""
        day, doc = _day(when), self.doc
        if day is None or when.kind not in _RANGED:
            return None
        for hit in doc.hits.get("dates.units=hour", ()):
            number, link = doc.words[hit.first - 1].key, hit.last + 1
            if not 0 < when.first - hit.last <= _HOURS_BEFORE or not number.isdigit():
                continue
            if _HALF_DAY <= int(number) <= _HOURS and doc.words[link].key in self.to:
                days = (int(number) + _HALF_DAY) // _DAY_HOURS
                if when.kind == "since":  # "48 hours from Thursday"
                    span = Interval(day, day + (days - 1) * _DAY)
                    kind = "absolute" if self._numbers(when.first, when.last) else "weekday"
                    return when._replace(first=hit.first - 1, interval=span, kind=kind)
                span = Interval(day - days * _DAY, day)
                return when._replace(first=hit.first - 1, interval=span, kind="absolute")
        return None

    def _night_led(self, when: When) -> When | None:
        """The night to a day, led to by the number of its evening ("đêm 29 rạng sáng 30/5")."""
        day, words, at = _day(when), self.doc.words, when.first - 1
        if day is None or when.kind != "absolute":
            return None
        while at > 0 and (not words[at].key.isdigit()) and when.first - at <= _GAP:
            if not any(hit.first <= at <= hit.last for hit in self.doc.hits.get("dates.parts_of_day", ())):
                return None
            at -= 1
        evening = day - _DAY
        if at < 1 or words[at].key not in (str(evening.day), f"{evening.day:02}"):
            return None
        if not any(at - _GAP <= hit.last < at for hit in self.doc.hits.get("dates.nights", ())):
            return None
        return when._replace(first=at, interval=Interval(evening, day))

    def _week_led(self, when: When) -> When | None:
        """The week that ends on a day ("in the week ending 9 March")."""
        day = _day(when)
        if day is None or when.kind not in _RANGED:
            return None
        for hit in self.doc.hits.get("dates.week_to", ()):
            if hit.first < when.first and when.first - hit.last <= _GAP + 1 and hit.last <= when.last:
                week = Interval(day - (_WEEK - 1) * _DAY, day)
                return when._replace(first=hit.first, interval=week, kind="absolute")
        return None

    def _numbers(self, first: int, last: int) -> int:
        """How many words are days of a month in digits."""
        keys = (self.doc.words[i].key for i in range(first, last + 1))
        return sum(key[0].isdigit() and not (key.isdigit() and len(key) > 2) for key in keys)

    def _between(self, first: int, last: int) -> bool:
        """Does "between" lead to the first day, or close the last one ("... tarihleri arasında")?"""
        if self.doc.lexicon.pack.text("cues", "position") == "after":
            return any(0 < hit.first - last <= _GAP for hit in self.doc.hits.get("dates.between", ()))
        at = first - 1
        if at in self.parts or (at - 1 in self.parts and self.doc.words[at].key in self.led_by):
            while at > 0 and (at in self.parts or self.doc.words[at].key in self.led_by):
                at -= 1
        return any(
            hit.last in (first - 1, at)
            or (hit.last == first - 2 and self.doc.words[first - 1].key in self.skipped)
            for hit in self.doc.hits.get("dates.between", ())
        )


def _next_day(left: When, right: When) -> bool:
    """Are they two days in a row by their names, one span where "and" joins them?"""
    first, last = _day(left), _day(right)
    named = left.kind == right.kind == "weekday"
    return first is not None and last is not None and named and last - first == _DAY


def _in_year(span: Interval, year: int) -> Interval | None:
    if span == intervals.month(span.first.year, span.first.month):
        return intervals.month(year, span.first.month)  # that of a leap year has a day more
    try:
        moved = [day.replace(year=year) for day in span]
    except ValueError:  # 29 February
        return None
    return Interval(*moved)
