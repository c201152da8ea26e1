"""Dates of the calendar in a text: 7/11/2023, 7 November, November 7-9, tháng 10, in 2019.

The forms are about calendars and word order; all names come from the language pack (or from CLDR for
a language without one).
"""

from __future__ import annotations

import datetime as dt
import re

from geomap.extraction import intervals
from geomap.extraction.date_words import ARTICLES, DASHES, LAST_DAY, YEARS, When, value_of
from geomap.extraction.intervals import Interval
from geomap.extraction.numeric_forms import NumericForms

_SHARES = frozenset("%‰ºª°-–:/")
_STOPS = frozenset(".,;)\u00bb")  # behind a day that stands alone
_DAY = dt.timedelta(days=1)
_CLOCK = 4  # digits of a time of day without a colon
_NAMED = 2  # words of a name between the year of an event and the word for it
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
# The days that reporters mean by the beginning, middle and end of a month, as careful readers told them.
_THIRDS = (("early", 1, 10), ("mid", 10, 20), ("late", 20, 0))
_PARTS = ("weeks", "month_days", *(name for name, _, _ in _THIRDS))
# What may stand behind a day, and not behind the number of a thing.
_GOES_ON = ("cues.", "sentences.", "triggers.", "attack.", "dates.")


class CalendarForms(NumericForms):
    """Readers of one form each: a date that begins at a word, or None."""

    def _is_clock(self, index: int) -> bool:
        """Is it an hour, in a language that parts its minutes so ("gece 03.20")?"""
        point = self.doc.lexicon.pack.text("dates", "clock")
        return bool(point) and point in self._key(index)

    def _after_day_word(self, index: int) -> When | None:
        """Ngày 7/11, tối 7-11, ngày 7 tháng 11 năm 2023, the night of 7/11."""
        cue = (
            self.labels.at(index, "dates.day_words")
            or self.labels.at(index, "dates.bare_day")
            or self.labels.at(index, "dates.parts_of_day")
        )
        if not cue:
            return None
        at = self._skip_links(cue.last + 1)
        again = self.labels.at(at, "dates.day_words")
        if again:
            at = again.last + 1
        when = self._numeric(at) or self._day_month(at)
        if when:
            return when._replace(first=index)
        pair = self._pair(self._key(at))
        if pair and not self._is_clock(at):
            found = self._dated(pair[1], pair[0], None)
            return When(index, at, "absolute", found, yearless=True) if found else None
        bare = self.labels.before(at, "dates.bare_day")
        number = self._number(at, 1, LAST_DAY)
        night = self._bare_night(index, at) if bare else None
        if night or number is None:
            return night
        if not bare and not (self.labels.before(at, "dates.bare_day_alone") and self._stands_alone(at + 1)):
            return None
        behind, gap = self._key(at + 1), self._gap(at + 1).strip()[:1]
        # "ngày 10 và 11/12", but "llegan el 21 a Antigua"
        listed = (behind in self.to or behind in self.doc.lexicon.joins) and self._key(at + 2)[:1].isdigit()
        if listed or (behind in self.links and not gap) or self._counts_things(at + 1):
            return None
        if gap and gap in _SHARES:
            return None  # "el 21 %", "el 7-0"
        if self.words[at - 1].key in ARTICLES and not self._is_ordinal_alone(at):
            return None
        return self._last_such_day(index, at + self._ending(at + 1), number)

    def _bare_night(self, index: int, at: int) -> When | None:
        """The night of 8 to 9, la nuit du 31 au 1er: its two days, of a month that is not said."""
        nights = self.doc.within("dates.nights", index, at)
        if not nights or self._number(at, 1, LAST_DAY) is None:
            return None
        evening = self._number(at, 1, LAST_DAY)
        second = at + 1 + (self._key(at + 1) in self.to)
        joined = second > at + 1 or self._gap(second).strip() in DASHES
        morning = self._day_number(self._skip_links(second)) if joined else None
        if evening is None or morning is None or self._month_name(self._skip_links(morning[1])):
            return None
        told = self._last_such_day(index, morning[1] - 1, morning[0])
        if told is None or told.interval is None:
            return None
        before = told.interval.first - dt.timedelta(days=1)
        return told._replace(interval=Interval(before, told.interval.last)) if before.day == evening else None

    def _stands_alone(self, index: int) -> bool:
        """Does nothing follow a number that it could count ("le 7, ...", "le 7 à X")?"""
        end = self.words[index - 1].end
        if index >= self.stop or self._gap(index).strip()[:1] in _STOPS:
            return self.doc.text[end : end + 2].strip()[:1] not in _SHARES
        locative = ("cues.locative", "cues.locative_weak")
        return any(hit.label in locative for hit in self.doc.at(index))

    def _is_ordinal_alone(self, index: int) -> bool:
        """Is it "on the 8th", and neither "on the 8 lorries" nor "on the 8th floor"?"""
        after = index + 2
        if not self._ending(index + 1):
            return False
        if after >= self.stop or self._gap(after) != " ":
            return True
        return any(hit.label.startswith(_GOES_ON) for hit in self.doc.at(after))

    def _last_such_day(self, first: int, last: int, number: int) -> When | None:
        """Ngày 12, el día 12, 12-го числа: the last such day up to the report."""
        month = self.base if number <= self.base.day else self.base.replace(day=1) - dt.timedelta(days=1)
        found = intervals.make_day(month.year, month.month, number)
        return When(first, last, "day", found) if found else None

    def _day_month(self, index: int) -> When | None:
        """7 November 2023, 7th of November, 7-9 November, 7 tháng 11, 7 to 9 November."""
        days = self._days(index)
        if not days:
            return None
        first_day, last_day, at = days
        at = self._skip_links(at)
        name = self._month_name(at)
        word = self.labels.at(at, "dates.month_words")
        month: int | None = None
        year: int | None = None
        last = at
        if not name and word:  # "7 del mes de noviembre"
            name = self._month_name(self._skip_links(word.last + 1))
        if name:
            month, last = name
        elif word:
            month = self._number(word.last + 1, 1, 12)
            last = word.last + 1
            joined = _MONTH_YEAR.fullmatch(self._key(word.last + 1))
            if month is None and joined and int(joined[2]) in YEARS:
                month, year = int(joined[1]), int(joined[2])
        bare = self.labels.at(at, "dates.bare_day_ends") if month is None and first_day == last_day else None
        if bare:
            return self._last_such_day(index, bare.last, first_day)
        if month is None:
            return None
        if year is None:
            year, at = self._year_after(last + 1)
            last = max(last, at)
        return self._span(index, last, month, (first_day, last_day), year)

    def _days(self, index: int) -> tuple[int, int, int] | None:
        """First and last day of "7", "7th", "7-9", "7 and 8", and the word after them."""
        token = self._key(index)
        run = re.fullmatch(r"(\d{1,2})-(\d{1,2})", token)
        if run and int(run[1]) < int(run[2]) <= 31:
            return int(run[1]), int(run[2]), index + 1 + self._ending(index + 1)
        dashed = self._number(index, 1, 30), self._number(index + 1, 1, 31)  # "6–7 November"
        if (
            dashed[0]
            and dashed[1]
            and dashed[0] < dashed[1]
            and self._gap(index + 1).strip() in DASHES | {"/"}
        ):
            return dashed[0], dashed[1], index + 2
        first = self._day_number(index)
        if first is None:
            return None
        number, at = first
        # "6 and 7 November", "du 6 au 7 novembre"; "6'yı 7 Kasım'a" with the endings alone
        linked = self._key(at) in self.to
        if linked or at > index + 1:
            second = self._day_number(self._skip_links(at + linked))
            if second and number < second[0]:
                return number, second[0], second[1]
        return number, number, at

    def _day_number(self, index: int) -> tuple[int, int] | None:
        """A day as a number or an ordinal word, and the word after it."""
        number = self._number(index, 1, 31)
        if number is not None:
            return number, index + 1 + self._ending(index + 1)
        word = self.labels.at(index, "dates.ordinals")
        return (int(value_of(word)), word.last + 1) if word and word.last < self.stop else None

    def _span(
        self, first: int, last: int, month: int, days: tuple[int, int], year: int | None
    ) -> When | None:
        start = self._dated(month, days[0], year)
        end = self._dated(month, days[1], year or (start.first.year if start else None))
        if not start or not end or end.last < start.first:
            return None
        return When(first, last, "absolute", Interval(start.first, end.last), yearless=year is None)

    def _month_day(self, index: int) -> When | None:
        """November 7, 2023; Nov. 7-9; October 2023; in October."""
        name = self._month_name(index)
        if not name or self._is_number_word(index):
            return None
        month, end = name
        at = end + 1
        days = self._days(at)
        behind = self.doc.text[self.words[at].end : self.words[at].end + 2] if days else ""
        clock = behind[:1] == ":" and behind[1:].isdigit()  # but "March 2: shells hit"
        # "in July 28 August towns": but "July 28 - August 3"
        listed = days and self._gap(days[2]) == " " and self.labels.at(days[2], "dates.months")
        named = days and (listed or self._counts_things(days[2]))
        if days and not clock and not named:
            year, last = self._year_after(days[2])
            when = self._span(index, max(last, days[2] - 1), month, (days[0], days[1]), year)
            if when:
                return when
        year, last = self._year_after(at)
        if year is not None:
            return self._part_of_month(When(index, last, "absolute", intervals.month(year, month)))
        last = self._introduced_after(end)
        parted = self.verb_last and any(self.labels.at(end + 1, f"dates.{part}") for part in _PARTS)
        if last > end or parted or self._introduced(index):
            whole = intervals.nearest_month(month, self.base)
            return self._part_of_month(When(index, last, "absolute", whole, yearless=True))
        return None

    def _part_of_month(self, when: When) -> When:
        """The ten days of "early November", "mi-avril", "fin mars"; "the first week of May"."""
        behind = self.labels.at(when.last + 1, "dates.weeks") if self.verb_last else None
        week = behind or self.labels.before(when.first, "dates.weeks")
        if week and when.interval:
            number = int(value_of(week))
            start = when.interval.first + dt.timedelta(days=7 * (number - 1))
            if number < 0:
                start = when.interval.last - dt.timedelta(days=6)
            first, last = min(when.first, week.first), max(when.last, week.last)
            days = Interval(start, start + dt.timedelta(days=6))
            return when._replace(first=first, last=last, interval=days)
        counted = self._month_days(when)
        if counted:
            return counted
        for label, first, last in _THIRDS:
            if self.position == "before" and self.verb_last:  # "mart başında", "mart ayının ilk günlerinde"
                hit = self.labels.at(when.last + 1, f"dates.{label}")
                hit = hit or self.labels.at(when.last, f"dates.{label}")
            else:
                hit = self.labels.before(when.first, f"dates.{label}")
            if hit and hit.last < self.stop and when.interval:
                start, end = when.interval
                part = Interval(start.replace(day=first), end.replace(day=last) if last else end)
                span = (min(when.first, hit.first), max(when.last, hit.last))
                return when._replace(first=span[0], last=span[1], interval=part)
        return when

    def _month_days(self, when: When) -> When | None:
        """The first two weeks of May, the second half of May: days that are counted from an end of it."""
        behind = self.labels.at(when.last + 1, "dates.month_days") if self.verb_last else None
        hit = behind or self.labels.before(when.first, "dates.month_days")
        if not hit or when.interval is None or hit.last >= self.stop:
            return None
        start, end = when.interval
        days = (int(number) for number in value_of(hit).split())
        # -1 is the last day of the month.
        first, last = (start + _DAY * (day - 1) if day > 0 else end + _DAY * (day + 1) for day in days)
        span = Interval(first, last)
        return when._replace(first=min(when.first, hit.first), last=max(when.last, hit.last), interval=span)

    def _introduced_after(self, last: int) -> int:
        """Last word of what follows a name that is surely a month: Kasım'da, Kasım ayında, نوفمبر الماضي."""
        for label in ("dates.month_words", "dates.last", "dates.this", "dates.next"):
            hit = self.labels.at(last + 1, label) if label == "dates.month_words" or self.trails else None
            if hit and hit.last < self.stop:
                return hit.last
        return last + 1 if self._gap(last + 1) in ("'", "\u2019") else last

    def _is_number_word(self, index: int) -> bool:
        """Is the name of a month the number of what follows ("sept jours")?"""
        if not self.labels.at(index, "figures.number_words") or index + 1 >= self.stop:
            return False
        counted = ("dates.units", "figures.people", "figures.not_people", "figures.dead", "figures.injured")
        return any(hit.label.startswith(counted) for hit in self.doc.at(index + 1))

    def _introduced(self, index: int) -> bool:
        """Does a preposition or "last" stand before? Names of months can be other words."""
        if self.labels.at(index, "dates.month_cases"):
            return True  # "ağustosta": the case is that of a time
        if self.verb_last and self._behind_year(index):
            return True  # "2020 şubatında", "2017'nin ekiminde"
        if self.labels.at(index + 1, "dates.when"):
            return True  # "пам'ять про грудень, коли"
        labels = (
            "cues.locative",
            "cues.locative_weak",
            "dates.since",
            "dates.until",
            "dates.last",
            "dates.this",
            "dates.next",
            "dates.month_words",
            *(f"dates.{part}" for part in _PARTS),
        )
        return any(self.labels.before(index, label) for label in labels)

    def _behind_year(self, index: int) -> bool:
        """Is the word before a year, perhaps with its ending?"""
        end = self.labels.before(index, "dates.year_ends")
        at = (end.first if end else index) - 1
        return at >= 0 and self._number(at, YEARS.start, YEARS.stop - 1) is not None

    def _month_word(self, index: int) -> When | None:
        """Tháng 11 năm 2023, tháng 11/2023, hồi tháng 10."""
        word = self.labels.at(index, "dates.month_words")
        if not word:
            return None
        at = word.last + 1
        joined = _MONTH_YEAR.fullmatch(self._key(at))
        if joined and 1 <= int(joined[1]) <= 12 and int(joined[2]) in YEARS:
            told = When(index, at, "absolute", intervals.month(int(joined[2]), int(joined[1])))
            return self._part_of_month(told)
        month = self._number(at, 1, 12)
        if month is None:
            return None
        year, last = self._year_after(at + 1)
        if year is not None:
            return self._part_of_month(When(index, last, "absolute", intervals.month(year, month)))
        whole = intervals.nearest_month(month, self.base)
        return self._part_of_month(When(index, at, "absolute", whole, yearless=True))

    def _year(self, index: int) -> When | None:
        """In 2019, năm 2019."""
        word = self.labels.at(index, "dates.year_words")
        at = word.last + 1 if word else index
        value = self._number(at, YEARS.start, YEARS.stop - 1)
        if value is None or value > self.base.year + 5:
            return None
        if len(self._key(at + 1)) == _CLOCK and self._number(at + 1, 0, 2359) is not None:
            return None  # "at 1950 (0050 GMT)"
        end = self.labels.at(at + 1, "dates.year_ends")
        if not end and self._gap(at + 1) == "-":  # "в 1937-м"
            end = self.labels.at(at + 1, "dates.number_units")
        if any(hit.label == "figures.age" for hit in self.doc.at(at + 1)):
            return None  # "1957 года рождения"
        if (
            not word and "," not in self._gap(at + 1) and self._compared(at + 1)
        ):  # "2000'den fazla kişi", more than 2000 people
            return None
        if not word and not end and self._counts_things(index + 1):
            return None
        if not word and not end and not self._introduced(index) and not self._names_event(index, value):
            return None
        return When(index, end.last if end else at, "absolute", intervals.year(value))

    def _names_event(self, index: int, year: int) -> bool:
        """Is it the year by which an event is known ("the 1906 earthquake", "the 1999 Izmit earthquake")?"""
        if year >= self.base.year - 1:
            return False
        for at in range(index + 1, min(index + 2 + _NAMED, len(self.doc.words))):
            if any(hit.label.startswith("triggers.") for hit in self.doc.at(at)):
                return True
            word = self.doc.words[at]
            if not self.doc.cased[word.start].isupper():
                return False
        return False

    def _compared(self, index: int) -> bool:
        """Does "more than" or "about" follow a number, perhaps behind its ending?"""
        hits = [*self.doc.hits.get("figures.at_least", ()), *self.doc.hits.get("figures.about", ())]
        return any(hit.first in (index, index + 1) for hit in hits)

    def _counts_things(self, index: int) -> bool:
        """Is the number before this word a count ("in 2000 homes")?"""
        words = self.doc.words
        if index < len(words) and {",", ":"} & set(self.doc.text[words[index - 1].end : words[index].start]):
            return False  # "in 1995, shells killed", "March 2: shells hit"
        people = [*self.doc.hits.get("figures.people", ()), *self.doc.hits.get("figures.not_people", ())]
        return any(hit.first == index for hit in people)
