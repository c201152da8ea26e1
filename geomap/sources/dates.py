"""Dates as tables write them: intervals, and never a guess between day and month."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap import languages
from geomap.errors import OptionError
from geomap.sources.values import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

ORDERS = ("dmy", "mdy")
_CURE = "write it as YYYY-MM-DD"

_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+\d{1,2}:\d{2}.*)?", re.DOTALL)
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"(?:1[6-9]|20)\d{2}")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T\s]+\d{1,2}:\d{2}.*)?", re.DOTALL)
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_RANGE = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)\s*(?:/|to|–|—)\s*(\d{4}-\d{2}(?:-\d{2})?)")
# Days since 1899-12-30, with or without a time of day: 1954 to 2064.
_SERIAL = re.compile(r"([2-5]\d{4})(?:[.,]\d+)?")
# Vietnamese counts its months: ngày 14 tháng 5 năm 2024.
_COUNTED = re.compile(r"(?:ngày\s+)?(?:(\d{1,2})\s+)?tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(
    r"[\s,]+(?:at|à|um|a las|в|о|saat|lúc)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?"
    r"(?:\s*(?:[ap]\.?m\.?|uhr|utc|gmt|hrs?|h|z|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+\.?|\d+", re.UNICODE)


class Interval(NamedTuple):
    """First and last day, both included."""

    first: dt.date
    last: dt.date


def order_of(values: Iterable[str]) -> str | None:
    """Order of day and month in a column of dates such as 07/11/2023, if its values decide it.

    Returns
    -------
    str or None
        ``"dmy"`` or ``"mdy"`` where a part above 12 shows it; None where nothing or both are shown.

    Examples
    --------
    >>> order_of(["03/04/2023", "23/04/2023"]), order_of(["03/04/2023"])
    ('dmy', None)
    """
    shown = set()
    for value in values:
        match = _NUMERIC.fullmatch(value.strip())
        if match and match[2] != ".":
            if int(match[1]) > 12 >= int(match[3]):
                shown.add("dmy")
            elif int(match[3]) > 12 >= int(match[1]):
                shown.add("mdy")
    return shown.pop() if len(shown) == 1 else None


def is_ambiguous(value: str) -> bool:
    """Whether a text is a date only if it is known whether the day or the month comes first.

    Examples
    --------
    >>> is_ambiguous("03/04/2023"), is_ambiguous("23/04/2023"), is_ambiguous("03.04.2023")
    (True, False, False)
    """
    match = _NUMERIC.fullmatch(value.strip())
    return (
        match is not None
        and match[2] != "."
        and match[1] != match[3]
        and max(int(match[1]), int(match[3])) <= 12
    )


def is_serial(value: str) -> bool:
    """Whether a text is the number by which spreadsheets know a day.

    Examples
    --------
    >>> is_serial("45237"), is_serial("2023"), is_serial("20231107")
    (True, False, False)
    """
    return _SERIAL.fullmatch(value.strip()) is not None


def parse(value: str, *, order: str | None = None) -> Interval:
    """One date, with the width that it has.

    Parameters
    ----------
    value
        Text of a cell: ISO 8601 (also only year and month, or the year, or ``first/last``), with
        slashes or dots, or with the month's name in a language that has a pack, or one of 32 more.
    order
        ``"dmy"`` or ``"mdy"``: how to read 03/04/2023, which is refused without it.

    Returns
    -------
    Interval
        One day, a month, a year or the range given.

    Raises
    ------
    BadValueError
        If this is no date, or could be two.

    Examples
    --------
    >>> parse("7 Nov 2023").first.isoformat()
    '2023-11-07'
    >>> [day.isoformat() for day in parse("2023-02")]
    ['2023-02-01', '2023-02-28']
    >>> parse("03/04/2023")
    Traceback (most recent call last):
    geomap.sources.values.BadValueError: this date could be 3 April or 4 March
    """
    text = value.strip()
    try:
        found = _numeric(text, order) or _named(text)
    except ValueError as error:
        if isinstance(error, BadValueError):
            raise
        raise BadValueError("there is no such day", _CURE) from error
    if found is None:
        if _SHORT.fullmatch(text):
            raise BadValueError("a year of two digits is not read", _CURE)
        raise BadValueError("this is not read as a date", _CURE)
    return found


def _numeric(text: str, order: str | None) -> Interval | None:
    if match := _YMD.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _RANGE.fullmatch(text):
        first, last = parse(match[1]).first, parse(match[2]).last
        if last < first:
            raise BadValueError("the range ends before it begins", "swap the two dates")
        return Interval(first, last)
    if match := _COMPACT.fullmatch(text):
        return _day(int(match[1] + match[2]), int(match[3]), int(match[4]))
    if match := _SERIAL.fullmatch(text):
        found = dt.date(1899, 12, 30) + dt.timedelta(days=int(match[1]))
        return Interval(found, found)
    if match := _MONTH.fullmatch(text):
        return month(int(match[1]), int(match[2]))
    if _YEAR.fullmatch(text):
        return year(int(text))
    if match := _NUMERIC.fullmatch(text):
        a, b, number = int(match[1]), int(match[3]), int(match[4])
        if a > 12 or match[2] == ".":
            # With dots the day comes first wherever dates are written so.
            return _day(number, b, a) if b <= 12 else _day(number, a, b)
        if b > 12 or a == b:
            return _day(number, a, b)
        if order not in ORDERS:
            either = f"{a} {calendar.month_name[b]} or {b} {calendar.month_name[a]}"
            raise BadValueError(
                f"this date could be {either}", f"{_CURE}, or say which with the date order dmy or mdy"
            )
        return _day(number, b, a) if order == "dmy" else _day(number, a, b)
    return None


def _named(text: str) -> Interval | None:
    """A date with a month's name: 7 Nov 2023, November 7, 2023, Nov 2023."""
    counted = _COUNTED.fullmatch(text)
    if counted:
        number, in_year = int(counted[2]), int(counted[3])
        return _day(in_year, number, int(counted[1])) if counted[1] else month(in_year, number)
    clock = list(_CLOCK.finditer(text))
    if clock and clock[-1].end() == len(text):
        text = text[: clock[-1].start()]
    text = text.casefold()
    known = month_names()
    for name in _two_words():
        text = text.replace(name, name.replace(" ", ""))
    words = [word.rstrip(".") for word in _WORDS.findall(text)]
    if not any(word in known for word in words):
        known = _month_names_of_cldr()
    months = [known[word] for word in words if word in known]
    numbers = [int(word) for word in words if word.isdecimal()]
    years = [number for number in numbers if 1600 <= number <= 2100]
    days = [number for number in numbers if 1 <= number <= 31]
    others = [w for w in words if not w.isdecimal() and w not in known and w not in _fillers()]
    if len(months) != 1 or len(years) != 1 or len(numbers) > 2 or others:
        return None
    if len(numbers) == 1:
        return month(years[0], months[0])
    return _day(years[0], months[0], days[0]) if days else None


@cache
def month_names() -> dict[str, int]:
    """Names of months, case-folded, of English and all language packs; none that means two."""
    found: dict[str, set[int]] = {}
    for number in range(1, 13):
        for names in (calendar.month_name, calendar.month_abbr):
            found.setdefault(names[number].casefold(), set()).add(number)
    found["sept"] = {9}
    for code in languages.codes():
        for phrase, number in languages.load(code).map("dates", "months").items():
            # "!(plaza de) mayo": what may not stand before it in a text
            for name in re.sub(r"!\([^)]*\)\s*", "", phrase).split("|"):
                found.setdefault(name.casefold(), set()).add(int(number))
    sure = {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
    return sure | {name.replace(" ", ""): number for name, number in sure.items()}


@cache
def _two_words() -> tuple[str, ...]:
    """Names of months of several words (تشرين الثاني), the longest first."""
    return tuple(sorted((name for name in month_names() if " " in name), key=len, reverse=True))


# Languages without a pack in which tables name months; a name that means two of them counts in none.
_FURTHER = (
    "az bg bs cs da de el et fa fi he hr hu hy id it ka ko lt lv ms nb nl pl pt ro sk sl sq sr sv sw".split()  # noqa: SIM905
)


@cache
def _month_names_of_cldr() -> dict[str, int]:
    """Names of months in languages that have no pack, as the Unicode CLDR gives them."""
    from babel import Locale

    found: dict[str, set[int]] = {}
    for code in _FURTHER:
        months = Locale(code).months
        for context, width in itertools.product(("format", "stand-alone"), ("wide", "abbreviated")):
            for number, name in months[context][width].items():
                key = name.rstrip(".").casefold()
                if not any(map(str.isdigit, key)):
                    found.setdefault(key, set()).add(int(number))
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


@cache
def _fillers() -> frozenset[str]:
    days = (name.casefold() for names in (calendar.day_name, calendar.day_abbr) for name in names)
    return frozenset({*days, "of", "the", "st", "nd", "rd", "th", "de", "del", "г", "р"})


def month(number_of_year: int, number: int) -> Interval:
    """All days of a month."""
    last = calendar.monthrange(number_of_year, number)[1] if 1 <= number <= 12 else 0
    return Interval(dt.date(number_of_year, number, 1), dt.date(number_of_year, number, last))


def year(number: int) -> Interval:
    """All days of a year."""
    return Interval(dt.date(number, 1, 1), dt.date(number, 12, 31))


def widened(day: dt.date, precision: str) -> Interval:
    """The interval of a day that a table calls no sharper than `precision`.

    A week is taken as three days on both sides, as coders put the middle of the week there; a
    month or a year is the calendar's. Where the width is not said (``days``), it stays the day.

    Examples
    --------
    >>> widened(dt.date(2023, 11, 7), "month").last.isoformat()
    '2023-11-30'
    """
    if precision == "week":
        return Interval(day - dt.timedelta(days=3), day + dt.timedelta(days=3))
    if precision == "month":
        return month(day.year, day.month)
    if precision == "year":
        return year(day.year)
    return Interval(day, day)


def published_day(value: str | dt.date | None) -> dt.date | None:
    """The day of publication as the caller gave it.

    Raises
    ------
    OptionError
        If text is given that is no ISO date.

    Examples
    --------
    >>> published_day("2023-11-08")
    datetime.date(2023, 11, 8)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError as error:
        raise OptionError(f"published {value!r} is not a date; write it as YYYY-MM-DD") from error


def _day(number_of_year: int, number: int, day: int) -> Interval:
    found = dt.date(number_of_year, number, day)
    return Interval(found, found)
