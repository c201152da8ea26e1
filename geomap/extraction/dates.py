"""Dates in a text: what is said, as an interval of days with the words it stands on.

Rules are about calendars and word order; all names come from the language pack (or from CLDR
for a language without one). A date is an interval: "last month" is the whole month.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction import intervals
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.document import Document, Sentence
    from geomap.languages.phrases import Hit

_DATELINE_ENDS = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?(?:--|[-–—:])")
_DIGITS = re.compile(r"\d+")
_FULL = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_PAIR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "º", "ª"})
_LINKS = frozenset({"of", "de", "del", "the"})
_SINCE_REACH = 7  # words between "since" and the date that it bounds
_YEARS = range(1900, 2101)


class When(NamedTuple):
    """A date as written: words ``first`` to ``last`` of the document.

    ``kind`` is ``absolute`` (the calendar alone), ``relative`` (to publication), ``weekday``,
    ``same`` and ``offset`` (to another date of the text, ``days`` away), ``since`` (a bound
    or a duration, never the day of an event), ``dateline`` (when it was written). ``interval`` is None
    for ``same`` and ``offset``.
    ``reporting``: the day on which somebody said so.
    """

    first: int
    last: int
    kind: str
    interval: Interval | None
    days: int = 0
    reporting: bool = False
    yearless: bool = False


class _Labels:
    """Hits of the [dates] section of one document by their first and last words."""

    def __init__(self, doc: Document) -> None:
        self.starts: dict[int, list[Hit]] = {}
        self.ends: dict[int, list[Hit]] = {}
        for prefix in ("dates", "figures.number_words", "cues.locative", "cues.locative_weak"):
            for hit in doc.labelled(prefix):
                self.starts.setdefault(hit.first, []).append(hit)
                self.ends.setdefault(hit.last, []).append(hit)

    def at(self, index: int, label: str) -> Hit | None:
        """Longest hit of a label (or ``label=value``) that begins at a word."""
        return self._longest(self.starts.get(index, ()), label)

    def before(self, index: int, label: str) -> Hit | None:
        """Longest hit of a label that ends just before a word."""
        return self._longest(self.ends.get(index - 1, ()), label)

    @staticmethod
    def _longest(hits: list[Hit] | tuple[()], label: str) -> Hit | None:
        fitting = [h for h in hits if h.label == label or h.label.startswith(f"{label}=")]
        return max(fitting, key=lambda h: h.last - h.first) if fitting else None


def _value(hit: Hit) -> str:
    return hit.label.partition("=")[2]


def find_dates(doc: Document, base: dt.date) -> list[When]:
    """All dates of a document, resolved against a day of publication, in the order of the text.

    Parameters
    ----------
    doc
        The document.
    base
        Day of publication: what "yesterday" and a date without a year lean on.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> doc = parse("Vụ nổ xảy ra ngày 7/11.", "vi")
    >>> [str(w.interval.first) for w in find_dates(doc, dt.date(2023, 11, 8))]
    ['2023-11-07']
    >>> find_dates(parse("Không có gì.", "vi"), dt.date(2023, 11, 8))
    []
    """
    reader = _Reader(doc, base)
    return [when for sentence in doc.sentences for when in reader.sentence(sentence)]


class _Reader:
    def __init__(self, doc: Document, base: dt.date) -> None:
        self.doc = doc
        self.words = doc.words
        self.base = base
        self.labels = _Labels(doc)
        pack = doc.lexicon.pack
        self.order = pack.text("script", "date_order", "dmy")
        self.position = pack.text("dates", "position", "before")
        # "from" and "từ" also stand before places; only right before a date do they bound it.
        self.plain_from = {
            word.casefold() for word in (*pack.words("cues", "from"), *pack.words("dates", "ago"))
        }
        self.stop = 0

    def sentence(self, sentence: Sentence) -> Iterator[When]:
        self.stop = sentence.stop
        index = sentence.first
        while index < sentence.stop:
            key = self.words[index].key
            if not key[0].isdigit() and index not in self.labels.starts:
                index += 1
                continue
            when = self._read(index)
            if when is None:
                index += 1
                continue
            when = self._mark(when, sentence)
            yield when
            index = when.last + 1

    def _read(self, index: int) -> When | None:
        for rule in (
            self._numeric,
            self._after_day_word,
            self._day_month,
            self._month_day,
            self._month_word,
            self._fixed,
            self._units,
            self._weekday,
            self._year,
        ):
            when = rule(index)
            if when is not None:
                return when
        return None

    # The words around ------------------------------------------------------------------

    def _key(self, index: int) -> str:
        return self.words[index].key if index < self.stop else ""

    def _number(self, index: int, low: int, high: int) -> int | None:
        key = self._key(index)
        return int(key) if _DIGITS.fullmatch(key) and len(key) < 5 and low <= int(key) <= high else None

    def _tight(self, index: int) -> bool:
        """Does the word follow the one before with no space between?"""
        return index < self.stop and self.words[index].start == self.words[index - 1].end

    def _skip_links(self, index: int) -> int:
        while self._key(index) in _LINKS:
            index += 1
        return index

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """A year at a word (perhaps after a year word), and the last word read."""
        at = self._skip_links(index)
        word = self.labels.at(at, "dates.year_words")
        if word:
            at = word.last + 1
        value = self._number(at, _YEARS.start, _YEARS.stop - 1)
        if value is None and at == index and self._is_dateline(index):
            short = self._number(at, 0, 99)
            value = None if short is None else short + (2000 if short < 70 else 1900)
        return (value, at) if value is not None else (None, index - 1)

    def _is_dateline(self, index: int) -> bool:
        """Two digits are a year in a dateline only ("SAN SALVADOR, 3 JAN 90 --")."""
        if index >= self.stop or self.doc.sentence_of[index] != 0 or index > 12:
            return False
        end = self.words[index].end
        return len(self.words[index].key) == 2 and bool(_DATELINE_ENDS.match(self.doc.text, end))

    def _dated(self, month: int, number: int, year: int | None) -> Interval | None:
        if not 1 <= month <= 12:
            return None
        if year is not None:
            return intervals.make_day(year, month, number)
        return intervals.nearest_year(month, number, self.base)

    def _pair(self, token: str) -> tuple[int, int] | None:
        """Day and month of ``7/11`` in the order of the language."""
        match = _PAIR.fullmatch(token)
        if not match:
            return None
        one, two = int(match[1]), int(match[3])
        number, month = (two, one) if self.order == "mdy" else (one, two)
        if month > 12 >= number:
            number, month = month, number
        return (number, month) if 1 <= month <= 12 and 1 <= number <= 31 else None

    # The forms of dates ---------------------------------------------------------------

    def _numeric(self, index: int) -> When | None:
        """2023-11-07, 7/11/2023, 07.11.23."""
        match = _FULL.fullmatch(self._key(index))
        if not match:
            return None
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            found = self._dated(two, three, one)
        else:
            year = three if three > 99 else 2000 + three if three < 70 else 1900 + three
            number, month = (two, one) if self.order == "mdy" else (one, two)
            if month > 12 >= number:
                number, month = month, number
            found = self._dated(month, number, year)
        return When(index, index, "absolute", found) if found else None

    def _after_day_word(self, index: int) -> When | None:
        """Ngày 7/11, tối 7-11, ngày 7 tháng 11 năm 2023, the night of 7/11."""
        cue = self.labels.at(index, "dates.day_words") or self.labels.at(index, "dates.parts_of_day")
        if not cue:
            return None
        at = cue.last + 1
        again = self.labels.at(at, "dates.day_words")
        if again:
            at = again.last + 1
        when = self._numeric(at) or self._day_month(at)
        if when:
            return when._replace(first=index)
        pair = self._pair(self._key(at))
        if pair:
            found = self._dated(pair[1], pair[0], None)
            return When(index, at, "absolute", found, yearless=True) if found else None
        return None

    def _day_month(self, index: int) -> When | None:
        """7 November 2023, 7th of November, 7-9 November, 7 tháng 11, 7 to 9 November."""
        days = self._days(index)
        if not days:
            return None
        first_day, last_day, at = days
        at = self._skip_links(at)
        name = self.labels.at(at, "dates.months")
        word = self.labels.at(at, "dates.month_words")
        month: int | None = None
        year: int | None = None
        last = at
        if name and (not word or name.last >= word.last):
            month, last = int(_value(name)), name.last
        elif word:
            month = self._number(word.last + 1, 1, 12)
            last = word.last + 1
            joined = _MONTH_YEAR.fullmatch(self._key(word.last + 1))
            if month is None and joined and int(joined[2]) in _YEARS:
                month, year = int(joined[1]), int(joined[2])
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
            return int(run[1]), int(run[2]), index + 1
        first = self._number(index, 1, 31)
        if first is None:
            return None
        at = index + 1
        if self._tight(at) and self._key(at) in _ORDINAL:
            at += 1
        return first, first, at

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
        name = self.labels.at(index, "dates.months")
        if not name:
            return None
        month = int(_value(name))
        at = name.last + 1
        days = self._days(at)
        clock = days and ":" in self.doc.text[self.words[at].end : self.words[at].end + 1]
        if days and not clock and self.labels.at(days[2], "dates.months") is None:
            year, last = self._year_after(days[2])
            when = self._span(index, max(last, days[2] - 1), month, (days[0], days[1]), year)
            if when:
                return when
        year, last = self._year_after(at)
        if year is not None:
            return When(index, last, "absolute", intervals.month(year, month))
        if self._introduced(index):
            return When(
                index, name.last, "absolute", intervals.nearest_month(month, self.base), yearless=True
            )
        return None

    def _introduced(self, index: int) -> bool:
        """Does a preposition or "last" stand before? Names of months can be other words."""
        labels = (
            "cues.locative",
            "cues.locative_weak",
            "dates.since",
            "dates.until",
            "dates.last",
            "dates.this",
            "dates.next",
            "dates.month_words",
        )
        return any(self.labels.before(index, label) for label in labels)

    def _month_word(self, index: int) -> When | None:
        """Tháng 11 năm 2023, tháng 11/2023, hồi tháng 10."""
        word = self.labels.at(index, "dates.month_words")
        if not word:
            return None
        at = word.last + 1
        joined = _MONTH_YEAR.fullmatch(self._key(at))
        if joined and 1 <= int(joined[1]) <= 12 and int(joined[2]) in _YEARS:
            return When(index, at, "absolute", intervals.month(int(joined[2]), int(joined[1])))
        month = self._number(at, 1, 12)
        if month is None:
            return None
        year, last = self._year_after(at + 1)
        if year is not None:
            return When(index, last, "absolute", intervals.month(year, month))
        return When(index, at, "absolute", intervals.nearest_month(month, self.base), yearless=True)

    def _weekday(self, index: int) -> When | None:
        """Tuesday, last Tuesday, hôm thứ Ba, Thursday next."""
        modifier = self._modifier_before(index)
        at = modifier.last + 1 if modifier else index
        hit = self.labels.at(at, "dates.weekdays")
        if not hit:
            return None
        if not modifier and not self._is_weekday(hit):
            return None
        number = int(_value(hit))
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
            return self._counted(index, unit.last, "offset", -count, _value(unit)) if count and unit else None
        count, at = self._count(before.last + 1 if before else index)
        unit = self.labels.at(at, "dates.units")
        if not unit and count is not None and not before:  # "năm" is five, and a year
            count, unit = None, self.labels.at(index, "dates.units")
        if not unit:
            return None
        if before:  # "cách đây ba ngày"
            return self._counted(index, unit.last, "relative", -count, _value(unit)) if count else None
        name, after = _value(unit), unit.last + 1
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
            return self._whole(index, unit.last, modifier.label, count, _value(unit))
        name = self.labels.at(at, "dates.months")
        if name and count is None:
            months = intervals.nearest_month(int(_value(name)), self.base)
            return When(index, name.last, "absolute", months, yearless=True)
        return None

    def _count(self, index: int) -> tuple[int | None, int]:
        value = self._number(index, 1, 999)
        if value is not None:
            return value, index + 1
        word = self.labels.at(index, "figures.number_words")
        if word and _value(word).isdigit():
            return int(_value(word)), word.last + 1
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
        days = int(_value(longest))
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

    def _year(self, index: int) -> When | None:
        """In 2019, năm 2019."""
        word = self.labels.at(index, "dates.year_words")
        value = self._number(word.last + 1 if word else index, _YEARS.start, _YEARS.stop - 1)
        if value is None or value > self.base.year + 5:
            return None
        if not word and (not self._introduced(index) or self._counts_things(index + 1)):
            return None
        last = word.last + 1 if word else index
        return When(index, last, "absolute", intervals.year(value))

    def _counts_things(self, index: int) -> bool:
        """Is the number before this word a count ("in 2000 homes")?"""
        people = [*self.doc.hits.get("figures.people", ()), *self.doc.hits.get("figures.not_people", ())]
        return any(hit.first == index for hit in people)

    # What kind of date it is ------------------------------------------------------------

    def _mark(self, when: When, sentence: Sentence) -> When:
        if self._in_dateline(when, sentence):
            return when._replace(kind="dateline")
        for label in ("dates.since", "dates.until"):
            # "từ ngày 7/11": the phrase may hold the day word with which the date begins
            if any(h.first < when.first <= h.last + 1 for h in self.doc.hits.get(label, ())):
                when = when._replace(kind="since")
        if when.kind == "absolute" and self._bounded(when, sentence):
            when = when._replace(kind="since")
        return when._replace(reporting=self._is_reporting(when, sentence))

    def _bounded(self, when: When, sentence: Sentence) -> bool:
        """Is it the end of "since the war began in April 2023"?"""
        lowest = max(sentence.first, when.first - _SINCE_REACH)
        return any(
            lowest <= hit.last < when.first and self.doc.segment[hit.last] == self.doc.segment[when.first]
            for hit in self.doc.hits.get("dates.since", ())
            if self.doc.words[hit.first].key not in self.plain_from
        )

    def _in_dateline(self, when: When, sentence: Sentence) -> bool:
        """Does a dash close the head of the report right after the date ("CAIRO, Nov 7 -- ...")?"""
        opens = sentence.number < 3 and when.first - sentence.first <= 8 and when.kind == "absolute"
        return opens and bool(_DATELINE_ENDS.match(self.doc.text, self.words[when.last].end))

    def _is_reporting(self, when: When, sentence: Sentence) -> bool:
        """Does the date stand at a verb of saying ("said on Thursday", "ngày 7/11 cảnh báo")?"""
        for hit in self.doc.hits.get("cues.reporting", ()):
            if not sentence.first <= hit.first < sentence.stop:
                continue
            if 0 < when.first - hit.last <= 2 and self.doc.segment[hit.last] == self.doc.segment[when.first]:
                return True
            if hit.first - when.last == 1 and self.doc.segment[hit.first] == self.doc.segment[when.last]:
                return True
        return False


def _days_of(unit: str, count: int) -> int:
    return {"hour": max(1, round(count / 24)) if count >= 12 else 0, "day": count, "week": 7 * count}.get(
        unit, 30 * count if unit == "month" else 365 * count if unit == "year" else 0
    )
