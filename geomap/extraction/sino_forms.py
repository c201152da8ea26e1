"""Dates as Chinese, Japanese and Korean write them: 2024年10月3日, 10月3日至5日, 2024년 10월 3일, 昨日.

These scripts write no spaces, or put case endings at the word: a date is read from its letters and not
from words. The names of days are those of CLDR.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import LAST_DAY, YEARS, When
from geomap.extraction.intervals import Interval
from geomap.extraction.night_forms import NightForms

if TYPE_CHECKING:
    from geomap.extraction.document import Document

SINO = frozenset({"zh", "yue", "ja", "ko"})
# Others that write no spaces between words, of which only the names of days are read so.
_UNSPACED = frozenset({"th", "lo", "km", "my"})
# Behind the "day" of a dispatch: "新华社北京10月3日电", sent from Beijing on 3 October.
DISPATCH_ENDS = re.compile(r"\s?[电電讯訊]")
_TO = "(?:至|到|から|부터|[-\u2013~\uff5e\u301c])"
# Neither "3 days long" nor "the third day", "3 days ago", "within 3 days".
_NO_DAY = r"(?!\s?(?:[間间目内內前後后以連连来來]|간|째|전|후|동안|만에|이상|이내|연속))"
_DAY = rf"(?P<d>\d{{1,2}})(?:\s?(?:일|日)?\s?{_TO}\s?(?:(?P<m2>\d{{1,2}})\s?[月월]\s?)?(?P<d2>\d{{1,2}}))?\s?"
_MONTH = r"(?P<m>\d{1,2})\s?[月월]"
_FORMS = (
    re.compile(rf"(?:(?P<y>\d{{1,4}}|元)\s?[年년]\s?)?{_MONTH}\s?{_DAY}[日号號일]"),
    re.compile(rf"(?:(?P<y>\d{{1,4}}|元)\s?[年년]\s?){_MONTH}(?![間间])"),
    re.compile(rf"{_MONTH}(?![間间])"),
    re.compile(r"(?P<y>\d{4})\s?[年년](?![度代대])"),
    re.compile(rf"{_DAY}[日일]{_NO_DAY}"),
)
# Reigns by which Japan counts years: the year before their first.
_REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925}
# Years and months that stand right before: "去年10月", "지난달 3일".
_YEARS = {"今年": 0, "本年": 0, "올해": 0, "去年": -1, "昨年": -1, "지난해": -1, "작년": -1}
_YEARS |= {"明年": 1, "来年": 1, "來年": 1, "내년": 1}
_MONTHS = {"本月": 0, "今月": 0, "이달": 0, "이번 달": 0, "上月": -1, "上个月": -1, "上個月": -1, "先月": -1}
_MONTHS |= {"지난달": -1, "下月": 1, "下个月": 1, "下個月": 1, "来月": 1, "다음 달": 1}
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LETTER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class SinoForms(NightForms):
    """Readers of these dates, after those of other calendars."""

    def __init__(self, doc: Document, base: dt.date) -> None:
        super().__init__(doc, base)
        language = doc.language.split("-")[0]
        self.sino = language in SINO
        self.day_names: re.Pattern[str] | None = None
        self.plain = _plain_digits(doc.text) if self.sino else doc.text
        if not self.sino and language not in _UNSPACED:
            return
        pack = doc.lexicon.pack
        days = {word: ("relative", value) for word, value in pack.map("dates", "relative").items()}
        names = {word: ("weekday", value) for word, value in pack.map("dates", "weekdays").items()}
        # Read where they stand: of "一昨日" the day before yesterday, and not "昨日" in it.
        spans = {word: ("span", value) for word, value in pack.map("dates", "spans").items()}
        self.named_days = {word: day for word, day in (days | names | spans).items() if _LETTER.match(word)}
        self.numerals = pack.words("dates", "numerals")
        weekdays = sorted(filter(_LETTER.match, names), key=lambda word: (-len(word), word))
        self.weekday_names = re.compile(rf"[\s\u7684]?({'|'.join(map(re.escape, weekdays))})")
        found = sorted(self.named_days, key=lambda word: (-len(word), word))
        self.day_names = re.compile("|".join(map(re.escape, found))) if found else None

    def _is_sino(self, index: int) -> bool:
        """May such a date begin at or in a word?"""
        key = self.words[index].key
        numbered = key[:1].isdigit() or key == "元"
        return bool(_LETTER.match(key)) or (self.sino and numbered)

    def _sino(self, index: int) -> When | None:
        """2024年10月3日, 10月, 3日, 昨日."""
        if not self._is_sino(index):
            return None
        word = self.words[index]
        if not word.key[:1].isdigit() and word.key != "元":
            return self._named_day(index)
        for form in _FORMS:
            match = form.match(self.plain, word.start)
            found = self._from_digits(index, match) if match else None
            if found:
                return found
        return None

    def _named_day(self, index: int) -> When | None:
        """昨天上海发生火灾: a name of a day in a run without spaces; in Korean one that opens its word."""
        word = self.words[index]
        text = self.plain[word.start : word.end]
        match = self.day_names.search(text) if self.day_names else None
        if match is None or (match.start() and _HANGUL.match(text)) or text.startswith("오늘날"):
            return None
        kind, value = self.named_days[match[0]]
        if kind == "span":
            counted = bool(self.numerals) and text[: match.start()].endswith(self.numerals)
            return None if counted else self._span_of(index, str(value), word.start + match.end())
        if kind == "weekday":
            return When(index, index, "weekday", intervals.weekday(int(value), self.base))
        day = self.base + dt.timedelta(days=int(value))
        return When(index, index, "relative", intervals.day(day))

    def _span_of(self, index: int, span: str, end: int) -> When | None:
        """上周, the week; 上周五, 지난주 금요일, its day; เดือนที่แล้ว, the month."""
        unit, _, count = span.partition(" ")
        if unit == "week":
            week = intervals.week(self.base, int(count))
            day = self.weekday_names.match(self.plain, end - 1) or self.weekday_names.match(self.plain, end)
            if day is None:
                return When(index, index, "relative", Interval(week.first, min(week.last, self.base)))
            _, number = self.named_days[day[1]]
            told = week.first + dt.timedelta(days=int(number) - 1)
            return When(index, self.doc.word_at(day.end() - 1), "relative", intervals.day(told))
        if self.sino:
            return None  # "上月3日"
        found = intervals.shift_month(self.base, int(count))
        if unit == "year":
            found = intervals.year(self.base.year + int(count))
        return When(index, index, "relative", Interval(found.first, min(found.last, self.base)))

    def _from_digits(self, index: int, match: re.Match[str]) -> When | None:
        told = match.groupdict()
        before = self.plain[max(0, match.start() - 5) : match.start()].rstrip()
        if before.endswith(("第", "제")):
            return None
        year = self._reckoned(told.get("y"), before)
        if told.get("y") and year is None:
            return None
        last = max(index, self.doc.word_at(match.end() - 1))
        if told.get("m") is None and told.get("d") is None:
            ahead = year is None or year > self.base.year + 5
            return None if ahead or year is None else When(index, last, "absolute", intervals.year(year))
        return self._day_of(index, last, told, year, before)

    def _day_of(
        self, index: int, last: int, told: dict[str, str | None], year: int | None, before: str
    ) -> When | None:
        number, end = int(told.get("d") or 0), int(told.get("d2") or told.get("d") or 0)
        if told.get("m") is None:
            return self._bare_day(index, last, number, end, before)
        month = int(told["m"] or 0)
        if not 1 <= month <= 12:
            return None
        if not number:
            span = intervals.month(year, month) if year else intervals.nearest_month(month, self.base)
            return When(index, last, "absolute", span, yearless=year is None)
        first = self._dated(month, number, year)
        final = self._dated(int(told.get("m2") or month), end, year or (first.first.year if first else None))
        if not first or not final or final.last < first.first:
            return None
        return When(index, last, "absolute", Interval(first.first, final.last), yearless=year is None)

    def _bare_day(self, index: int, last: int, number: int, end: int, before: str) -> When | None:
        """3日, 上月3日: a day of the month that is said right before it, else the last such day."""
        if not 1 <= number <= end <= LAST_DAY:
            return None
        for word, months in _MONTHS.items():
            if before.endswith(word):
                month = intervals.shift_month(self.base, months).first
                first, final = (intervals.make_day(month.year, month.month, day) for day in (number, end))
                if not first or not final:
                    return None
                return When(index, last, "absolute", Interval(first.first, final.last), yearless=True)
        found = self._last_such_day(index, last, end)
        if found is None or found.interval is None:
            return None
        return found._replace(interval=Interval(found.interval.last.replace(day=number), found.interval.last))

    def _reckoned(self, written: str | None, before: str) -> int | None:
        """The year as written, by the reign before it, or by a word ("去年") where it is not written."""
        if written is None:
            return next((self.base.year + n for word, n in _YEARS.items() if before.endswith(word)), None)
        number = 1 if written == "元" else int(written)
        reign = next((start for word, start in _REIGNS.items() if before.endswith(word)), None)
        if reign is not None:
            return reign + number
        return number if number in YEARS else None


def _plain_digits(text: str) -> str:
    """A text with full-width digits as plain ones, as long as it was."""
    return text.translate({0xFF10 + n: str(n) for n in range(10)})
