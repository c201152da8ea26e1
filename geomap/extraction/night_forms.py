"""Nights that begin or end on a day that the text says: đêm 25/4, в ночь на 7 ноября."""

from __future__ import annotations

import datetime as dt

from geomap.extraction.date_words import When
from geomap.extraction.intervals import Interval
from geomap.extraction.relative_forms import RelativeForms

_EVENING = 18  # o'clock
_NIGHTLY = frozenset({"absolute", "weekday", "relative", "day"})


class NightForms(RelativeForms):
    """Readers of nights, which lean on the forms of days."""

    def _night_from(self, index: int) -> When | None:
        """Đêm 25/4: the night that begins on the day."""
        cue = self.labels.at(index, "dates.night_from")
        at = self._skip_links(cue.last + 1) if cue else self.stop
        if at >= self.stop:
            return None
        when = self._numeric(at) or self._after_day_word(at) or self._day_month(at) or self._weekday(at)
        pair = self._pair(self._key(at)) if when is None and "/" in self._key(at) else None
        found = self._dated(pair[1], pair[0], None) if pair else None
        if found:
            when = When(at, at, "absolute", found)
        if when is None or when.interval is None or when.interval.first != when.interval.last:
            return None
        if self._told_hour(index):
            return when._replace(first=index)  # "lúc 22 giờ đêm 12/10"
        morning = min(when.interval.last + dt.timedelta(days=1), max(self.base, when.interval.last))
        return when._replace(first=index, interval=Interval(when.interval.first, morning))

    def _through(self, when: When) -> When:
        """ليل الأحد, salı gecesi, đêm 20/1: the night that begins on a day is that day and the next one.

        Where the night of a day is its evening ("on Tuesday night") the pack has no such words.
        """
        span = when.interval
        if span is None or span.first != span.last or when.kind not in _NIGHTLY or span.first >= self.base:
            return when
        for hit in self.doc.hits.get("dates.night_of", ()):
            inside = when.first <= hit.first and hit.last <= when.last
            if (inside or hit.last == when.first - 1 or hit.first == when.last + 1) and not self._told_hour(
                hit.first
            ):
                return when._replace(interval=Interval(span.first, span.first + dt.timedelta(days=1)))
        return when

    def _told_hour(self, index: int) -> bool:
        """Does an hour before midnight stand right before the word for the night?"""
        at = index - 2
        return (
            at >= 0
            and self._number(at, _EVENING, 23) is not None
            and self.labels.at(at + 1, "dates.units") is not None
        )

    def _night_to(self, index: int) -> When | None:
        """В ночь на 7 ноября: the night that ends on the day."""
        cue = self.labels.at(index, "dates.night_to")
        if not cue:
            return None
        at = self._skip_links(cue.last + 1)
        when = self._numeric(at) or self._after_day_word(at) or self._day_month(at) or self._weekday(at)
        when = when or self._fixed(at)
        if when is None or when.interval is None or when.interval.first != when.interval.last:
            return None
        evening = when.interval.first - dt.timedelta(days=1)
        return when._replace(first=index, interval=Interval(evening, when.interval.last))
