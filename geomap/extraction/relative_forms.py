"""Dates that lean on another day: yesterday, last month, on Tuesday, three days ago, the day after."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.calendar_forms import CalendarForms, When, value_of
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.languages.phrases import Hit


class RelativeForms(CalendarForms):
    """Readers of one form each, after those of the calendar."""

    def _weekday(self, index: int) -> When | None:
        """Tuesday, last Tuesday, hôm thứ Ba, Thursday next."""
        modifier = self._modifier_before(index)
        at = modifier.last + 1 if modifier else index
        hit = self.labels.at(at, "dates.weekdays")
        if not hit:
            return None
        if not modifier and not self._is_weekday(hit):
            return None
        number = int(value_of(hit))
        last = hit.last
        if not modifier:
            modifier = self._modifier_after(hit.last)
            last = modifier.last if modifier else last
        found = intervals.weekday(number, self.base)
        if modifier and modifier.label == "dates.next":
            days = (number - self.base.isoweekday()) % 7 or 7
            found = intervals.day(self.base + dt.timedelta(days=days))
        elif modifier and modifier.label == "dates.last" and found.first == self.base:
            found = intervals.day(self.base - dt.timedelta(days=7))
        return When(index, last, "weekday", found)

    def _is_weekday(self, hit: Hit) -> bool:
        """Vietnamese "thứ ba" is third as well as Tuesday: then a cue or a capital must tell."""
        if not self.doc.lexicon.pack.words("dates", "weekday_needs"):
            return True
        if self.labels.before(hit.first, "dates.weekday_needs"):
            return True
        return self.doc.text[self.words[hit.last].start].isupper()

    def _modifier_before(self, index: int) -> Hit | None:
        if self.position == "after":
            return None
        for label in ("dates.last", "dates.this", "dates.next"):
            hit = self.labels.at(index, label)
            if hit:
                return hit
        return None

    def _modifier_after(self, index: int) -> Hit | None:
        if self.position == "before":
            return None
        for label in ("dates.last", "dates.this", "dates.next"):
            hit = self.labels.at(index + 1, label)
            if hit and hit.last < self.stop:
                return hit
        return None

    def _units(self, index: int) -> When | None:
        """Last month, tuần trước, the past 24 hours, three days ago, two days earlier."""
        modifier = self._modifier_before(index)
        if modifier:
            return self._period(index, modifier.last + 1, modifier)
        before = self.labels.at(index, "dates.ago")
        earlier = self.labels.at(index, "dates.earlier")
        if earlier and (not before or earlier.last > before.last):  # "trước đó một ngày"
            count, at = self._count(earlier.last + 1)
            unit = self.labels.at(at, "dates.units")
            return (
                self._counted(index, unit.last, "offset", -count, value_of(unit)) if count and unit else None
            )
        count, at = self._count(before.last + 1 if before else index)
        unit = self.labels.at(at, "dates.units")
        if not unit and count is not None and not before:  # "năm" is five, and a year
            count, unit = None, self.labels.at(index, "dates.units")
        if not unit:
            return None
        if before:  # "cách đây ba ngày"
            return self._counted(index, unit.last, "relative", -count, value_of(unit)) if count else None
        name, after = value_of(unit), unit.last + 1
        if count is not None:
            counted = self._counted_after(index, after, count, name)
            if counted:
                return counted
        trailing = self._modifier_after(unit.last)
        if name == "weekend" and not trailing:
            return When(index, unit.last, "relative", intervals.weekend(self.base, 0))
        if trailing:
            return self._whole(index, trailing.last, trailing.label, count, name)
        return None

    def _counted_after(self, index: int, after: int, count: int, unit: str) -> When | None:
        """Three days ago, two days earlier, a week later: the longest of the words decides."""
        hits = [self.labels.at(after, f"dates.{name}") for name in ("ago", "earlier", "later")]
        hit = max((h for h in hits if h), key=lambda h: h.last, default=None)
        if hit is None:
            return None
        if hit.label == "dates.ago":
            return self._counted(index, hit.last, "relative", -count, unit)
        return self._counted(index, hit.last, "offset", count if hit.label == "dates.later" else -count, unit)

    def _period(self, index: int, at: int, modifier: Hit) -> When | None:
        count, at = self._count(at)
        unit = self.labels.at(at, "dates.units")
        if unit:
            return self._whole(index, unit.last, modifier.label, count, value_of(unit))
        name = self.labels.at(at, "dates.months")
        if name and count is None:
            months = intervals.nearest_month(int(value_of(name)), self.base)
            return When(index, name.last, "absolute", months, yearless=True)
        return None

    def _count(self, index: int) -> tuple[int | None, int]:
        value = self._number(index, 1, 999)
        if value is not None:
            return value, index + 1
        word = self.labels.at(index, "figures.number_words")
        if word and value_of(word).isdigit():
            return int(value_of(word)), word.last + 1
        return None, index

    def _whole(self, first: int, last: int, label: str, count: int | None, unit: str) -> When | None:
        """Last or next month; with a count the days up to (or from) publication."""
        step = {"dates.last": -1, "dates.this": 0, "dates.next": 1}[label]
        if count is not None and count > 1:
            days = _days_of(unit, count)
            span = dt.timedelta(days=max(days, 1))
            found = (
                Interval(self.base - span, self.base) if step <= 0 else Interval(self.base, self.base + span)
            )
            return When(first, last, "relative" if days <= 7 else "since", found)
        if unit == "day" and step:  # "the next day" is the one after what was told before
            return When(first, last, "offset", None, days=step)
        if unit == "day":
            found = intervals.day(self.base)
        elif unit == "weekend":
            return When(first, last, "relative", intervals.weekend(self.base, max(step, 0)))
        elif unit == "week":
            found = intervals.week(self.base, step)
        elif unit == "month":
            found = intervals.shift_month(self.base, step)
        elif unit == "year":
            found = intervals.year(self.base.year + step)
        else:
            return None
        if step == 0 and self.labels.before(first, "dates.later"):  # "later this month"
            return When(first, last, "relative", Interval(self.base, found.last))
        if step == 0:  # up to now: nothing in a report has happened later
            found = Interval(found.first, min(found.last, self.base))
        return When(first, last, "relative", found)

    def _counted(self, first: int, last: int, kind: str, count: int, unit: str) -> When | None:
        if kind == "offset":
            return When(
                first, last, "offset", None, days=_days_of(unit, abs(count)) * (1 if count > 0 else -1)
            )
        if unit == "year":
            found = intervals.year(self.base.year + count)
        elif unit == "month":
            found = intervals.shift_month(self.base, count)
        elif unit == "week":
            middle = self.base + dt.timedelta(weeks=count)
            found = Interval(middle - dt.timedelta(days=3), middle + dt.timedelta(days=3))
        else:
            found = intervals.day(
                self.base + dt.timedelta(days=_days_of(unit, abs(count)) * (1 if count > 0 else -1))
            )
        return When(first, last, "relative", found)

    def _fixed(self, index: int) -> When | None:
        """Yesterday, overnight, the same day."""
        same = self.labels.at(index, "dates.same_day")
        relative = self.labels.at(index, "dates.relative")
        night = self.labels.at(index, "dates.overnight")
        longest = max((h for h in (same, relative, night) if h), key=lambda h: h.last, default=None)
        if longest is None:
            return None
        if longest is same:
            return When(index, longest.last, "same", None)
        if longest is night:
            before = self.base - dt.timedelta(days=1)
            return When(index, longest.last, "relative", Interval(before, self.base))
        days = int(value_of(longest))
        if self._points_back(longest):
            return When(index, longest.last, "offset", None, days=days)
        return When(index, longest.last, "relative", intervals.day(self.base + dt.timedelta(days=days)))

    def _points_back(self, hit: Hit) -> bool:
        """Does the phrase count from another day of the text ("the day after", "a day earlier")?"""
        return any(
            other.last == hit.last and hit.first < other.first
            for label in ("dates.earlier", "dates.later")
            for other in self.doc.hits.get(label, ())
        ) or any(
            other.first == hit.first + 1 and other.last < hit.last
            for other in self.doc.hits.get("dates.next", ())
        )


def _days_of(unit: str, count: int) -> int:
    return {"hour": max(1, round(count / 24)) if count >= 12 else 0, "day": count, "week": 7 * count}.get(
        unit, 30 * count if unit == "month" else 365 * count if unit == "year" else 0
    )
