"""Calendars beside ours: the solar one of Iran and Afghanistan, the Ethiopian and the Buddhist years.

Sources: the solar calendar's leap years by the cycle of 33 years, which holds for the years 1244 to 1500
(R. G. van Gent, *The Persian calendar*); the Ethiopian calendar is the Julian one with months of 30 days,
whose year 1 began on 29 August of the year 8 (E. M. Reingold and N. Dershowitz, *Calendrical Calculations*).
"""

from __future__ import annotations

import datetime as dt

BUDDHIST = 543  # years that the Thai count is ahead
SOLAR_YEARS = range(1244, 1500)
ETHIOPIC_YEARS = range(1900, 2100)
_NOWRUZ = dt.date(2024, 3, 20)  # first day of 1403
_NOWRUZ_YEAR = 1403
_LONG_MONTHS = 6  # of 31 days
_MONTHS = 12
_ETHIOPIC_EPOCH = 2796  # ordinal of the first day of year 1


def from_solar(year: int, month: int, number: int) -> dt.date | None:
    """A day of the solar Hijri calendar, or None where it has none.

    Examples
    --------
    >>> from_solar(1402, 12, 19), from_solar(1403, 12, 30), from_solar(1402, 12, 30)
    (datetime.date(2024, 3, 9), datetime.date(2025, 3, 20), None)
    """
    if year not in SOLAR_YEARS or not 1 <= month <= _MONTHS:
        return None
    longest = 31 if month <= _LONG_MONTHS else 30 if month < _MONTHS or _is_leap(year) else 29
    if not 1 <= number <= longest:
        return None
    days = 31 * (month - 1) - max(month - 1 - _LONG_MONTHS, 0) + number - 1
    leaps = _leaps_before(year) - _leaps_before(_NOWRUZ_YEAR)
    return _NOWRUZ + dt.timedelta(days=365 * (year - _NOWRUZ_YEAR) + leaps + days)


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _leaps_before(year: int) -> int:
    return (8 * (year - 1) + 29) // 33


def from_ethiopic(year: int, month: int, number: int) -> dt.date | None:
    """A day of the Ethiopian calendar, or None where it has none; its 13th month has five days, or six.

    Examples
    --------
    >>> from_ethiopic(2016, 2, 23), from_ethiopic(2016, 1, 1), from_ethiopic(2016, 13, 6)
    (datetime.date(2023, 11, 3), datetime.date(2023, 9, 12), None)
    """
    last = 30 if month <= _MONTHS else 6 if year % 4 == 3 else 5
    if year not in ETHIOPIC_YEARS or not 1 <= month <= _MONTHS + 1 or not 1 <= number <= last:
        return None
    ordinal = _ETHIOPIC_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + number - 1
    return dt.date.fromordinal(ordinal)
