"""Dates that lean on another day: yesterday, last month, on Tuesday, three days ago, the day after."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import When, value_of
from geomap.extraction.fixed_forms import FixedForms
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.languages.phrases import Hit

_HALF_WEEK = 3  # days
_RECALLS = 3  # words from a number of days to the last one of "days after the"
_SHORT = 3  # letters of an abbreviation
_LAST_DAY = 31
# Days after Monday.
_PARTS_OF_WEEK = (("early", 0, 2), ("mid", 1, 3), ("late", 3, 6))
_DECEMBER = 12
_COUNTED_NOUNS = (
    "figures.people",
    "figures.not_people",
    "figures.dead",
    "figures.injured",
    "figures.multipliers",
    "dates.units",
)

_COUNTED_PEOPLE = ("figures.people", "figures.dead", "figures.injured")

# What stands before a number of units, and says which days they are.
_BEFORE_COUNT = ("ago", "earlier", "hence", "since", "going_on")
# Which unit beside a word is meant: the one before, this one, the next. The past week ends now.
MODIFIERS = {"dates.last": -1, "dates.past": -1, "dates.this": 0, "dates.next": 1}

_CLOCK = re.compile(r"\d ?[hg:] ?\d{0,2} $")  # "16h30 "


class RelativeForms(FixedForms):
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
            numbered = self._numbered_weekday(index, hit.last, number)
            if numbered:
                return numbered
            modifier = self._modifier_after(hit.last)
            last = modifier.last if modifier else last
        found = intervals.weekday(number, self.base)
        if modifier and modifier.label == "dates.next":
            days = (number - self.base.isoweekday()) % 7 or 7
            found = intervals.day(self.base + dt.timedelta(days=days))
        elif modifier and modifier.label == "dates.this" and (self.base - found.first).days > _HALF_WEEK:
            found = intervals.day(found.first + dt.timedelta(days=7))  # "this Wednesday", told on a Monday
        elif modifier and modifier.label == "dates.last" and found.first == self.base:
            found = intervals.day(self.base - dt.timedelta(days=7))
        return When(index, last, "weekday", found)

    def _numbered_weekday(self, index: int, last: int, number: int) -> When | None:
        """Tuesday 16, el sábado 6: a day of this month or of the one before or after it."""
        at = last + 1
        if at >= self.stop or self._gap(at) != " " or not self.words[at].key.isdecimal():
            return None
        day = int(self.words[at].key)
        counts = any(label.startswith(_COUNTED_NOUNS) for label in self._labels_at(at + 1))
        if not 1 <= day <= _LAST_DAY or counts or self._day_month(at) or self._numeric(at):
            return None  # "on Monday 6 people died", "Monday 6 March"
        days = [self.base - dt.timedelta(days=n) for n in range(-_LAST_DAY, _LAST_DAY + 1)]
        fitting = [d for d in days if d.day == day and d.isoweekday() == number]
        if not fitting:
            return None
        found = max((d for d in fitting if d <= self.base), default=fitting[-1])
        return When(index, at, "absolute", intervals.day(found))

    def _labels_at(self, index: int) -> list[str]:
        return [hit.label for hit in self.doc.at(index)] if index < self.stop else []

    def _is_weekday(self, hit: Hit) -> bool:
        """Vietnamese "thứ ba" is third as well as Tuesday: then a cue or a capital must tell.

        So it must of what is short for a day and may be another word ("they sat down").
        """
        if not self.doc.lexicon.pack.words("dates", "weekday_needs"):
            word = self.doc.cased[self.words[hit.first].start : self.words[hit.last].end]
            return len(word) > _SHORT or not word.islower()
        if self.labels.before(hit.first, "dates.weekday_needs"):
            return True
        # "lúc 16h30 chủ nhật", "thứ hai tuần trước"; "nhật" is no number, as "hai" is.
        if _CLOCK.search(self.doc.text, max(0, self.words[hit.first].start - 7), self.words[hit.first].start):
            return True
        if "dates.units=week" in self._labels_at(hit.last + 1):
            return True
        key = self.words[hit.last].key
        numbers = (label.startswith("figures.number_words") for label in self._labels_at(hit.last))
        if not key.isdigit() and not any(numbers):
            return True
        return self.doc.cased[self.words[hit.last].start].isupper()

    def _modifier_before(self, index: int) -> Hit | None:
        if self.position == "after":
            return None
        for label in MODIFIERS:
            hit = self.labels.at(index, label)
            if hit:
                return hit
        return None

    def _modifier_after(self, index: int) -> Hit | None:
        if self.position == "before":
            return None
        if "," in self._gap(index + 1):
            return None  # "el viernes, próximo a las 23:00"
        for label in MODIFIERS:
            hit = self.labels.at(index + 1, label)
            if hit and hit.last < self.stop:
                return hit
        return None

    def _units(self, index: int) -> When | None:
        """Last month, tuần trước, the past 24 hours, three days ago, two days earlier."""
        modifier = self._modifier_before(index)
        if modifier:
            return self._period(index, modifier.last + 1, modifier)
        opening = self._counted_before(index) or self._since_start(index) or self._named_year(index)
        if opening:
            return opening
        count, unit, after = self._quantity(index)
        if unit is None and count is not None:  # "les 24 dernières heures"
            modifier = self._modifier_before(after)
            return self._period(index, modifier.last + 1, modifier, count) if modifier else None
        if unit is None:
            return None
        if count is not None:
            counted = self._lasting(index, after, count, unit) or self._counted_after(
                index, after, count, unit
            )
            if counted:
                return counted
        trailing = self._modifier_after(after - 1)
        if not trailing and count is None:  # "الساعات الـ24 الماضية"
            number, at = self._count(self._skip_links(after))
            trailing = self._modifier_after(at - 1) if number is not None else None
            count = number if trailing else None
        if trailing:
            return self._whole(index, trailing.last, trailing.label, count, unit)
        if unit == "weekend":
            return When(index, after - 1, "relative", intervals.weekend(self.base, 0))
        if unit == "week":  # "in early week", "в начале недели", "đầu tuần"
            week = intervals.week(self.base, 0)
            first, last = self._part_of_week(index, after - 1, week)
            if (first, last) != week:
                return When(index, after - 1, "relative", Interval(first, min(last, self.base)))
        return None

    def _named_year(self, index: int) -> When | None:
        """Торік, last year in one word."""
        named = self.labels.at(index, "dates.years")
        if not named:
            return None
        return When(index, named.last, "relative", intervals.year(self.base.year + int(value_of(named))))

    def _since_start(self, index: int) -> When | None:
        """The year in "since the start of the year" (с начала года): up to now."""
        unit = self.labels.at(index, "dates.units")
        if not unit or not self.labels.before(index, "dates.start_of"):
            return None
        when = self._whole(index, unit.last, "dates.this", None, value_of(unit).split()[-1])
        return when._replace(kind="since") if when else None

    def _counted_before(self, index: int) -> When | None:
        """Cách đây ba ngày, il y a trois jours, قبل يومين, через два дня, trước đó một ngày."""
        hits = [self.labels.at(index, f"dates.{name}") for name in _BEFORE_COUNT]
        hit = max((h for h in hits if h), key=lambda h: h.last, default=None)
        if hit is None:
            return None
        count, unit, after = self._quantity(hit.last + 1)
        if not count or not unit or (unit == "hour" and hit.label == "dates.hence"):
            return None
        if after > self.stop:
            return None  # "had left hours before. Two days earlier ...": another sentence
        if hit.label == "dates.going_on":  # "have been on strike for two weeks"
            return self._up_to_now(hit.last + 1, after, count, unit)
        if hit.label == "dates.since" and (when := self._counted_after(index, after, count, unit)):
            return when  # "за три дні до того"
        if hit.label == "dates.since":  # "depuis dix jours": these days up to now
            # not "since the month of May"; "منذ أسبوعين" holds its number
            counted = self._count(hit.last + 1)[0] is not None or count > 1
            span = dt.timedelta(days=_days_of(unit, count) if counted else 0)
            return When(index, after - 1, "since", Interval(self.base - span, self.base)) if span else None
        if hit.label == "dates.ago":
            if self.labels.at(after, "dates.lasting"):  # "voilà dix jours que": up to now
                first = self.base - dt.timedelta(days=_days_of(unit, count))
                return When(index, after - 1, "since", Interval(first, self.base))
            return self._counted(index, after - 1, "relative", -count, unit)
        recalled = any(other.label == "status.recalled" for other in self.doc.at(index))
        if recalled and unit not in ("day", "week"):
            return None  # "a year after the killing of", which is history
        return self._counted(
            index, after - 1, "offset", count if hit.label == "dates.hence" else -count, unit
        )

    def _quantity(self, index: int) -> tuple[int | None, str | None, int]:
        """Three days, يومين (two days): the number, the unit and the word after them."""
        count, at = self._count(index)
        hit = self.labels.at(at, "dates.units")
        if hit is None and count is not None:  # "năm" is five, and a year
            unit = self.labels.at(index, "dates.units")
            if unit is None:
                return count, None, at
            count, hit = None, unit
        if hit is None:
            return None, None, index
        if self.labels.at(at, "dates.month_words") and self._number(hit.last + 1, 1, _DECEMBER):
            return None, None, index  # "từ ngày 28 tháng 7": no 28 months
        own, _, name = value_of(hit).rpartition(" ")
        return count if count is not None else int(own) if own else None, name, hit.last + 1

    def _up_to_now(self, index: int, after: int, count: int, unit: str) -> When | None:
        """These days up to the report, unless they are counted back to a day ("уже две недели назад")."""
        span = dt.timedelta(days=_days_of(unit, count))
        if not span or any(self.labels.at(after, f"dates.{name}") for name in ("ago", "earlier", "later")):
            return None
        return When(index, after - 1, "since", Interval(self.base - span, self.base))

    def _lasting(self, index: int, after: int, count: int, unit: str) -> When | None:
        """Üç haftadır, "for three weeks" in the form of the unit: these days up to now."""
        span = dt.timedelta(days=_days_of(unit, count))
        if not span or not self.labels.before(after, "dates.lasting"):
            return None
        return When(index, after - 1, "since", Interval(self.base - span, self.base))

    def _counted_after(self, index: int, after: int, count: int, unit: str) -> When | None:
        """Three days ago, two days earlier, a week later: the longest of the words decides."""
        hits = [self.labels.at(after, f"dates.{name}") for name in ("ago", "earlier", "later")]
        hit = max((h for h in hits if h), key=lambda h: h.last, default=None)
        if hit is None:
            return self._up_to_another(index, after, count, unit)
        if hit.label == "dates.ago":
            return self._counted(index, hit.last, "relative", -count, unit)
        return self._counted(index, hit.last, "offset", count if hit.label == "dates.later" else -count, unit)

    def _up_to_another(self, index: int, after: int, count: int, unit: str) -> When | None:
        """The days that lie between two events ("quatre jours après un bombardement")."""
        hits = self.doc.within("status.recalled", index, after + _RECALLS)
        told = any(hit.first < after <= hit.last for hit in hits)
        if not told or unit not in ("day", "week"):
            return None
        return self._counted(index, after - 1, "offset", count, unit)

    def _period(self, index: int, at: int, modifier: Hit, count: int | None = None) -> When | None:
        number, unit, after = self._quantity(at)
        if unit and number and (when := self._counted_after(index, after, number, unit)):
            return when  # "за три дні до того", three days before that
        if unit:
            trailing = self._modifier_after(after - 1)  # "مطلع الشهر الماضي", early last month
            last, label = (trailing.last, trailing.label) if trailing else (after - 1, modifier.label)
            return self._whole(index, last, label, count if count is not None else number, unit)
        name = self._month_name(at)
        if name and number is None and count is None:
            months = intervals.nearest_month(name[0], self.base)
            if modifier.label == "dates.last" and months.last >= self.base:  # "last May", told in March
                months = intervals.shift_month(months.first, -12)
            return When(index, name[1], "absolute", months, yearless=True)
        return None

    def _count(self, index: int) -> tuple[int | None, int]:
        value = self._number(index, 1, 999)
        if value is not None:
            return value, index + 1
        word = self.labels.at(index, "figures.number_words")
        if word and value_of(word).isdigit() and not self._tells_of_people(word):
            return int(value_of(word)), word.last + 1
        return None, index

    def _tells_of_people(self, word: Hit) -> bool:
        """Does a word that holds its number count people ("33 años, perdió la vida esta madrugada")?"""
        hits = self.doc.at(word.first)
        return any(hit.label.startswith(_COUNTED_PEOPLE) and hit.last == word.last for hit in hits)

    def _whole(self, first: int, last: int, label: str, count: int | None, unit: str) -> When | None:
        """Last or next month; with a count the days up to (or from) publication."""
        step = MODIFIERS[label]
        if count is not None and count > 1:
            days = _days_of(unit, count)
            span = dt.timedelta(days=max(days, 1))
            found = (
                Interval(self.base - span, self.base) if step <= 0 else Interval(self.base, self.base + span)
            )
            return When(first, last, "relative" if days <= 7 or step > 0 else "since", found)
        if unit == "day" and step:  # "the next day" is the one after what was told before
            return When(first, last, "offset", None, days=step)
        if label == "dates.past" and unit in ("week", "month", "year"):  # up to now, not the one before
            found = Interval(self.base - dt.timedelta(days=_days_of(unit, 1)), self.base)
            return When(first, last, "since", found)
        if unit == "day":
            found = intervals.day(self.base)
        elif unit == "weekend":
            before = label == "dates.last"
            return When(first, last, "relative", intervals.weekend(self.base, -1 if before else max(step, 0)))
        elif unit == "week":
            found = self._part_of_week(first, last, intervals.week(self.base, step))
        elif unit == "month":
            found = intervals.shift_month(self.base, step)
            part = self._part_of_month(When(first, last, "relative", found))
            if part.interval != found:  # "early this month", "cuối tháng trước"
                return part
        elif unit == "year":
            found = intervals.year(self.base.year + step)
        else:
            return None
        if step == 0 and self.labels.before(first, "dates.later"):  # "later this month"
            return When(first, last, "relative", Interval(self.base, found.last))
        if step == 0:  # up to now: nothing in a report has happened later
            found = Interval(found.first, min(found.last, self.base))
        return When(first, last, "relative", found)

    def _part_of_week(self, first: int, last: int, week: Interval) -> Interval:
        """The days of "early last week", "giữa tuần trước"; the week where they are yet to come."""
        for label, start, stop in _PARTS_OF_WEEK:
            if self.verb_last:
                hit = self.labels.at(last + 1, f"dates.{label}") or self.labels.at(last, f"dates.{label}")
            else:
                hit = self.labels.before(first, f"dates.{label}")
            part = Interval(week.first + dt.timedelta(days=start), week.first + dt.timedelta(days=stop))
            if hit and part.first <= max(self.base, week.first - dt.timedelta(days=1)):
                return part
        return week

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


def _days_of(unit: str, count: int) -> int:
    return {"hour": max(1, round(count / 24)) if count >= 12 else 0, "day": count, "week": 7 * count}.get(
        unit, 30 * count if unit == "month" else 365 * count if unit == "year" else 0
    )
