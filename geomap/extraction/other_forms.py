"""Dates of languages without a pack: the year first, other calendars, and what CLDR calls last month.

*2023. november 8.*, *2023 жылғы 8 қараша*; *۱۹ اسفند ۱۴۰۲*, *ጥቅምት 23 ቀን 2016*, *9 มีนาคม 2567*.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import LAST_DAY, YEARS, When, value_of
from geomap.extraction.eras import BUDDHIST, ETHIOPIC_YEARS, SOLAR_YEARS, from_ethiopic, from_solar
from geomap.extraction.intervals import Interval
from geomap.extraction.sino_forms import SinoForms

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.extraction.document import Document
    from geomap.languages.phrases import Hit

# In which no month stands before its day.
_DAY_FIRST = frozenset(
    "bg bs ca cs da de el et fi gl hr is it lb mk nb nl nn no pl pt ro sk sl sq sr sv".split()  # noqa: SIM905
)
_BUDDHIST = frozenset({"th"})
_BUDDHIST_YEARS = range(2400, 2600)
_BUDDHIST_SHORT = range(50, 100)  # "67" is 2567
_SHORT_CENTURY = 2500
_AHEAD = 90  # days up to which a day without a year lies ahead
_YEAR_WORDS = 2  # words between a year and the day behind it ("2023-cü il noyabrın 8-də")
_FILLERS = 1  # and between the day and the month of another calendar and its year ("ماه", "ቀን")
_ETHIOPIC_MARK = "ዓ"
_FULL = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_HYPHENED = re.compile(r"-[^\W\d_]")
_DAY_YEAR = re.compile(r"(\d{1,2})/(\d{4})")


class OtherForms(SinoForms):
    """Readers of these dates; in languages with a pack they read nothing."""

    def __init__(self, doc: Document, base: dt.date) -> None:
        super().__init__(doc, base)
        pack = doc.lexicon.pack
        self.bare = pack.is_bare
        self.buddhist = doc.language.split("-")[0] in _BUDDHIST
        self.day_first = doc.language.split("-")[0] in _DAY_FIRST
        self.month_first = pack.flag("script", "month_first")
        self.solar = bool(pack.map("dates", "solar"))
        self.clashes = frozenset(pack.words("dates", "clashes"))

    def _span_phrase(self, index: int) -> When | None:
        """Letzte Woche, w zeszłym miesiącu, ano passado; what is not over ends with the report."""
        hit = self.labels.at(index, "dates.spans")
        if not hit or self.labels.before(index, "dates.numerals") or self._is_counted(index):
            return None
        unit, _, said = value_of(hit).partition(" ")
        count = int(said)
        if unit == "week":
            span = intervals.week(self.base, count)
        elif unit == "month":
            span = intervals.shift_month(self.base, count)
        else:
            span = intervals.year(self.base.year + count)
        return When(index, hit.last, "relative", Interval(span.first, min(span.last, self.base)))

    def _is_counted(self, index: int) -> bool:
        """Does a number stand right before it ("2 minggu lalu", two weeks ago)?"""
        return index > 0 and self._gap(index).isspace() and self.words[index - 1].key.isdecimal()

    def _is_ended(self, when: When) -> bool:
        """Does the ending of the day follow a hyphen ("9-нд")?"""
        end = self.words[when.last].end
        return self.bare and _HYPHENED.match(self.doc.text, end) is not None

    def _year_first(self, index: int) -> When | None:
        """2023. november 8., 2023 թ. նոյեմբերի 3-ին, 2023-cü il noyabrın 8-də."""
        year = self._number(index, YEARS.start, YEARS.stop - 1) if self.bare else None
        if year is None:
            return None
        for at in range(index + 1, index + 2 + _YEAR_WORDS):
            if at >= self.stop or not set(self._gap(at)) <= set(" .-\u00a0"):
                return None
            if at > index + 1 and self._key(at - 1)[:1].isdigit():
                return None
            when = self._day_month(at) or self._month_day(at)
            if when and when.yearless and when.interval:
                first = intervals.make_day(year, when.interval.first.month, when.interval.first.day)
                last = intervals.make_day(year, when.interval.last.month, when.interval.last.day)
                if first and last and first.first <= last.first:
                    span = Interval(first.first, last.last)
                    return When(index, when.last, "absolute", span)
        return None

    def _other_calendar(self, index: int) -> When | None:
        """A day, or a month with its year, of the solar or the Ethiopian calendar."""
        return self._in_era(index, "dates.solar", SOLAR_YEARS, from_solar) or self._in_era(
            index, "dates.ethiopic", ETHIOPIC_YEARS, from_ethiopic
        )

    def _in_era(
        self, index: int, label: str, years: range, day_of: Callable[[int, int, int], dt.date | None]
    ) -> When | None:
        number = self._number(index, 1, LAST_DAY)
        name = self.labels.at(self._behind_number(index) if number else index, label)
        if not name:
            return None
        at, year = name.last + 1, None
        if number is None and label == "dates.ethiopic":
            number = self._number(at, 1, LAST_DAY)
            both = _DAY_YEAR.fullmatch(self._key(at))
            if both and int(both[2]) in years:
                number, year = int(both[1]), int(both[2])
            at += number is not None
        linked = self._skip_links(at)
        if number is None and linked > at:  # "د کب په ۱۹ مه"
            number = self._number(linked, 1, LAST_DAY)
            at = linked + 1 if number else at
        last = at - 1
        places = [*range(at, at + 1 + _FILLERS), *range(index - 1, max(index - 2 - _YEAR_WORDS, -1), -1)]
        for place in places if year is None else ():
            year = self._number(place, years.start, years.stop - 1) if place < self.stop else None
            if year is not None:
                last = max(last, place)
                break
        month = int(value_of(name))
        if number is not None:
            day = self._era_day(year, month, number, years, day_of)
            return When(index, last, "absolute", intervals.day(day), yearless=year is None) if day else None
        first = day_of(year, month, 1) if year is not None else None
        if year is None or first is None:
            return None
        ends = (day_of(year, month, n) for n in range(LAST_DAY, 0, -1))
        return When(index, last, "absolute", Interval(first, next(filter(None, ends))))

    def _behind_number(self, index: int) -> int:
        return index + 1 + self._ending(index + 1)

    def _era_day(
        self,
        year: int | None,
        month: int,
        number: int,
        years: range,
        day_of: Callable[[int, int, int], dt.date | None],
    ) -> dt.date | None:
        """The day; without a year the last such one, or one shortly ahead."""
        if year is not None:
            return day_of(year, month, number)
        ahead = self.base + dt.timedelta(days=_AHEAD)
        near = (y for y in range(ahead.year - years.start, 0, -1) if y + years.start in years)
        days = (day_of(y + years.start, month, number) for y in near)
        return next((day for day in days if day is not None and day <= ahead), None)

    def _numeric(self, index: int) -> When | None:
        """1402/12/19, 23/02/2016 ዓ.ም, 8/11/2566: years of other calendars."""
        match = _FULL.fullmatch(self._key(index)) if self.bare else None
        if match:
            parts = [int(match[n]) for n in (1, 3, 4)]
            year, month, number = parts if len(match[1]) == len("1402") else parts[::-1]
            day = None
            if self.solar and year in SOLAR_YEARS:
                day = from_solar(year, month, number)
            elif self._key(index + 1) == _ETHIOPIC_MARK and year in ETHIOPIC_YEARS:
                day = from_ethiopic(year, month, number)
            elif self.buddhist and year in _BUDDHIST_YEARS:
                found = intervals.make_day(year - BUDDHIST, month, number)
                day = found.first if found else None
            else:
                return super()._numeric(index)
            return When(index, index, "absolute", intervals.day(day)) if day else None
        return super()._numeric(index)

    def _year_after(self, index: int) -> tuple[int | None, int]:
        if self.buddhist:
            at = index + (self._number(index, 0, _BUDDHIST_YEARS.stop) is None)
            year = self._number(at, _BUDDHIST_YEARS.start, _BUDDHIST_YEARS.stop - 1)
            if year is not None:
                return year - BUDDHIST, at
            short = self._number(index, _BUDDHIST_SHORT.start, _BUDDHIST_SHORT.stop - 1)
            if short is not None:
                return _SHORT_CENTURY + short - BUDDHIST, index
        return super()._year_after(index)

    def _month_day(self, index: int) -> When | None:
        """As elsewhere; a short name before a number is a month only where the language writes so."""
        when = super()._month_day(index)
        if when is None and self.bare:
            when = self._month_link_day(index)
        if when is None or not self.bare or not when.yearless or self.month_first:
            return when
        return None if self.day_first or self._is_short(index) else when  # "im Mai 25 Menschen"

    def _day_month(self, index: int) -> When | None:
        """As elsewhere; a short name without a year is a month only where its stop or a bracket shows it."""
        when = super()._day_month(index)
        if when and self.bare and when.yearless and self._is_short(when.last):
            behind = self.doc.text[self.words[when.last].end :][:2]
            if behind[:1] != ")" and not (behind[:1] == "." and when.last + 1 < self.stop):
                return None  # "in 3 set"
        return when

    def _is_short(self, index: int) -> bool:
        """Is a word the short name of a month, and no name in full?"""
        hit = self.labels.at(index, "dates.months")
        return hit is not None and self.labels.at(index, "dates.short_months") is not None

    def _month_link_day(self, index: int) -> When | None:
        """A month, a link and the day: د مارچ په ۹ مه."""
        name = self._month_name(index)
        at = self._skip_links(name[1] + 1) if name else self.stop
        number = self._number(at, 1, LAST_DAY) if name and at > name[1] + 1 else None
        return self._span(index, at, name[0], (number, number), None) if name and number else None

    def _weekday(self, index: int) -> When | None:
        """As elsewhere; two in a row with a word between are both (notte tra lunedì e martedì)."""
        when = super()._weekday(index)
        second = self.labels.at(when.last + 2, "dates.weekdays") if when and self.bare else None
        if when is None or second is None or second.last >= self.stop or when.interval is None:
            return when
        first, last = when.interval.first, when.interval.first + dt.timedelta(days=1)
        between = self._gap(when.last + 1) == self._gap(when.last + 2) == " "
        if not between or last.isoweekday() != int(value_of(second)) or last > self.base:
            return when
        return when._replace(last=second.last, interval=Interval(first, last))

    def _is_weekday(self, hit: Hit) -> bool:
        """A week is no Sunday ("dua minggu"): such a name needs its capital."""
        word = self.words[hit.first]
        if self.labels.before(hit.first, "dates.numerals"):
            return False
        if word.key in self.clashes:
            return self.doc.cased[word.start].isupper()
        return super()._is_weekday(hit)
