"""Terms that a text names by a word: holidays, how long something runs, the end of the week or month."""

from __future__ import annotations

import datetime as dt

from geomap.extraction import intervals
from geomap.extraction.date_words import When, value_of
from geomap.extraction.intervals import Interval
from geomap.extraction.season_forms import SeasonForms

_NEXT = 1


class TermForms(SeasonForms):
    """Readers of terms, after those of seasons."""

    def _holiday(self, index: int) -> When | None:
        """On Christmas Day, en Nochevieja, в новогоднюю ночь: a day of the year, or the night between two."""
        hit = self.labels.at(index, "dates.holidays")
        if not hit:
            return None
        first, *more = ([int(part) for part in day.split("-")] for day in value_of(hit).split())
        year, last = self._year_after(hit.last + 1)
        found = self._dated(first[0], first[1], year)
        if found is None:
            return None
        end = found.first + dt.timedelta(days=len(more))
        return When(index, max(last, hit.last), "absolute", Interval(found.first, end), yearless=year is None)

    def _running(self, index: int) -> When | None:
        """Третьи сутки, for the third day: from the first of them up to now."""
        hit = self.labels.at(index, "dates.running")
        if not hit:
            return None
        days = int(value_of(hit))
        return When(
            index, hit.last, "since", Interval(self.base - dt.timedelta(days=days), self.base), days=days
        )

    def _year_so_far(self, index: int) -> When | None:
        """Since the start of the year."""
        cue = self.labels.at(index, "dates.year_start")
        if not cue:
            return None
        return When(index, cue.last, "since", Interval(dt.date(self.base.year, 1, 1), self.base))

    def _by_end(self, index: int) -> When | None:
        """By the end of the week, до конца месяца, ay sonuna kadar: from now up to that day."""
        if self.verb_last:
            unit = self.labels.at(index, "dates.units")
            cue = self.labels.at(unit.last + 1, "dates.by_end") if unit else None
            last = cue.last if cue else index
        else:
            cue = self.labels.at(index, "dates.by_end")
            unit = self.labels.at(cue.last + 1, "dates.units") if cue else None
            last = unit.last if unit else index
        if cue is None or unit is None or last >= self.stop or self._month_name(last + 1):
            return None
        if self.labels.at(unit.first, "dates.month_words") and self._number(unit.last + 1, 1, 12):
            return None  # "cuối tháng 6"
        coming = self.labels.at(last + 1, "dates.next") if self.trails else None
        step = _NEXT if coming else 0
        spans = {
            "week": intervals.week(self.base, step),
            "weekend": intervals.week(self.base, step),
            "month": intervals.shift_month(self.base, step),
            "year": intervals.year(self.base.year + step),
        }
        span = spans.get(value_of(unit).split()[-1])
        if span is None:
            return None
        return When(index, coming.last if coming else last, "ahead", Interval(self.base, span.last))
