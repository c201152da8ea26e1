"""Dates in digits: 2023-11-07, 7/11/2023, 3-5/11, 28.07-03.08.2025."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import DASHES, HEADS_ITEM, LAST_DAY, DateWords, When
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
# One token with both days of a range, and what each may be: a day, a day and month, a whole date.
_RANGE = re.compile(r"(\d{1,2}(?:[/.]\d{1,2}){0,2})[-\u2013](\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?)")
_PART = re.compile(r"(\d{1,2})(?:([/.])(\d{1,2})(?:\2(\d{4}))?)?")
_PADDED = re.compile(r"\d{2}\.\d{2}")  # 28.07, and not 2.5
_BOUNDS = ("dates.since", "dates.until", "dates.to", "dates.between")
_CENTURY = 99
_PIVOT = 70  # two digits of a year from which on they are of the last century
_LONGEST = dt.timedelta(days=366)
_RECENT = dt.timedelta(days=31)


class NumericForms(DateWords):
    """Readers of dates in digits that begin at a word, or None."""

    def _numeric(self, index: int) -> When | None:
        """2023-11-07, 7/11/2023, 07.11.23, and ranges of such."""
        ranged = self._numeric_range(index)
        if ranged:
            return ranged
        match = _FULL.fullmatch(self._key(index))
        if not match:
            return self._short(index)
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            found = self._dated(two, three, one)
        else:
            year = three if three > _CENTURY else 2000 + three if three < _PIVOT else 1900 + three
            number, month = (two, one) if self.order == "mdy" else (one, two)
            if month > 12 >= number or self._is_turned(year, month, number):
                number, month = month, number
            found = self._dated(month, number, year)
        return When(index, index, "absolute", found) if found else None

    def _is_turned(self, year: int, month: int, number: int) -> bool:
        """Would a day lie ahead that is one of the last weeks with day and month the other way round?

        English writes both orders: 10/04/19 in the news of 12 April 2019 is two days old.
        """
        day, turned = intervals.make_day(year, month, number), intervals.make_day(year, number, month)
        return bool(
            day and turned and day.first > self.base and self.base - _RECENT <= turned.first <= self.base
        )

    def _short(self, index: int) -> When | None:
        """28/10 after a word that bounds a range, or at the head of an item ("28/10: ...")."""
        token = self._key(index)
        pair = self._pair(token) if "/" in token else None
        if pair is None:
            return None
        if not self._heads_item(index) and not any(self.labels.before(index, label) for label in _BOUNDS):
            return None
        found = self._dated(pair[1], pair[0], None)
        return When(index, index, "absolute", found, yearless=True) if found else None

    def _heads_item(self, index: int) -> bool:
        """Does a word open its sentence, with a colon or a dash behind it?"""
        opens = self.doc.sentences[self.doc.sentence_of[index]].first == index
        return opens and bool(HEADS_ITEM.match(self.doc.text, self.words[index].end))

    def _numeric_range(self, index: int) -> When | None:
        """3-5/11, 28/7-3/8, 28.07.-03.08.2025: the days from the first to the last."""
        token = self._key(index)
        both = _RANGE.fullmatch(token)
        if both:
            left, right, last = both[1], both[2], index
        elif token[:1].isdigit() and self._gap(index + 1).strip(" .") in DASHES:
            left, right, last = token, self._key(index + 1), index + 1
        else:
            return None
        one, other = _PART.fullmatch(left), _PART.fullmatch(right)
        if not one or not other or not other[3]:
            return None
        if other[2] == "." and not other[4] and not (_PADDED.fullmatch(left) and _PADDED.fullmatch(right)):
            return None  # "2.5-3.2"
        for first, final in self._bounds(one, other):
            if first < final <= first + _LONGEST:
                return When(index, last, "absolute", Interval(first, final), yearless=not other[4])
        return None

    def _bounds(self, one: re.Match[str], other: re.Match[str]) -> Iterator[tuple[dt.date, dt.date]]:
        """First and last day of a range as the language orders day and month, and the other way round."""
        for day_first in (self.order != "mdy", self.order == "mdy"):
            number, month = (other[1], other[3]) if day_first else (other[3], other[1])
            final = self._dated(int(month), int(number), int(other[4]) if other[4] else None)
            if final is None or (one[3] is None and not day_first):
                continue
            number, month = (one[1], one[3] or month) if day_first else (one[3], one[1])
            year = int(one[4]) if one[4] else final.first.year
            if not 1 <= int(month) <= 12 or int(number) > LAST_DAY:
                continue
            first = intervals.make_day(year, int(month), int(number))
            if first and first.first > final.first and not one[4]:  # over the turn of the year
                first = intervals.make_day(year - 1, int(month), int(number))
            if first:
                yield first.first, final.first
