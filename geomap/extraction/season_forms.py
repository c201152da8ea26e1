"""Seasons in a text, and the months that they are: last autumn, весной 2014 года."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.calendar_forms import CalendarForms
from geomap.extraction.date_words import When, value_of
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.languages.phrases import Hit

_YEAR_DIGITS, _DECEMBER = 4, 12


class SeasonForms(CalendarForms):
    """Readers of seasons, after those of the calendar."""

    def _season(self, index: int) -> When | None:
        """Прошлой осенью, весной 2014 года: the months of the last such season, or of that year's."""
        hit = self.labels.at(index, "dates.seasons")
        if not hit:
            return None
        if self._is_name(hit):
            return None
        month, last = int(value_of(hit)), hit.last
        year = self.base.year - (self.base < dt.date(self.base.year, month, 1))
        if self._is_last(hit) and self.base <= intervals.shift_month(dt.date(year, month, 1), 2).last:
            year -= 1  # "last autumn", told in autumn
        at = named_at = self._skip_links(last + 1)  # "năm ngoái": last year, whose word is that for a year
        word = self.labels.at(at, "dates.year_words")
        at = word.last + 1 if word else at
        named = self._key(at)
        told = self._told_year(at) or self._told_year(named_at)
        if len(named) == _YEAR_DIGITS and named.isdecimal():
            year, last = int(named) - (month == _DECEMBER), at
            end = self.labels.at(last + 1, "dates.year_ends")
            last = end.last if end else last
        elif told:
            year, last = told[0] - (month == _DECEMBER), told[1]
        elif index and len(before := self.words[index - 1].key) == _YEAR_DIGITS and before.isdecimal():
            year, index = int(before) - (month == _DECEMBER), index - 1  # "2023 yazında"
        first = dt.date(year, month, 1)
        final = intervals.shift_month(first, 2).last
        return When(index, last, "relative", Interval(first, min(final, max(self.base, first))))

    def _is_last(self, hit: Hit) -> bool:
        """Is it the last season, by a word in its phrase or beside it?"""
        beside = range(hit.first, hit.last + 1 + self.trails)
        return any(self.labels.at(index, "dates.last") for index in beside)

    def _is_name(self, hit: Hit) -> bool:
        """Is it a town called so ("под Зимой"), with a capital behind a preposition of place?"""
        word = self.words[hit.first]
        if hit.first == 0 or not self.doc.cased[word.start].isupper():
            return False
        return any(
            led.last == hit.first - 1
            for label in ("cues.near", "cues.locative", "cues.from")
            for led in self.doc.hits.get(label, ())
        )
