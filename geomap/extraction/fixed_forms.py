"""Dates that one phrase tells whole: yesterday, overnight, the same day, the day after."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import When, value_of
from geomap.extraction.intervals import Interval
from geomap.extraction.term_forms import TermForms

if TYPE_CHECKING:
    from geomap.languages.phrases import Hit

_NUMBERED = re.compile(r" \d{1,2}[/.-]\d")  # " 19/6"


class FixedForms(TermForms):
    """Reads such phrases, after those of terms."""

    def _fixed(self, index: int) -> When | None:
        """Yesterday, overnight, the same day, the next day."""
        names = ("same_day", "relative", "overnight", "offset")
        hits = [self.labels.at(index, f"dates.{name}") for name in names]
        longest = max((h for h in hits if h), key=lambda h: h.last, default=None)
        if longest is None:
            return None
        longest = self._reaching_on(longest)
        if longest.label == "dates.same_day":
            if _NUMBERED.match(self.doc.text, self.words[longest.last].end):
                return None  # "cùng ngày 19/6": which day it is stands there
            return When(index, longest.last, "same", None)
        if longest.label == "dates.overnight":
            before = self.base - dt.timedelta(days=1)
            return When(index, longest.last, "relative", Interval(before, self.base))
        days = int(value_of(longest))
        if longest.label.startswith("dates.offset") or self._points_back(longest):
            return When(index, longest.last, "offset", None, days=days)
        return When(index, longest.last, "relative", intervals.day(self.base + dt.timedelta(days=days)))

    def _reaching_on(self, hit: Hit) -> Hit:
        """The phrase that ends behind one and begins within it: عصر اليوم التالي is not *this afternoon*."""
        later = (
            other
            for at in range(hit.first + 1, hit.last + 1)
            if (other := self.labels.at(at, "dates.offset")) and other.last > hit.last
        )
        return next(later, hit) if hit.label.startswith("dates.relative") else hit

    def _points_back(self, hit: Hit) -> bool:
        """Does the phrase count from another day of the text ("the day after", "a day earlier")?

        Not with "later" in the name of a part of the day (*dün öğleden sonra*, yesterday afternoon).
        """
        if any(
            other.last == hit.last and hit.first < other.first
            for other in self.doc.hits.get("dates.parts_of_day", ())
        ):
            return False
        return any(
            other.last == hit.last and hit.first < other.first
            for label in ("dates.earlier", "dates.later")
            for other in self.doc.hits.get(label, ())
        ) or any(
            other.first == hit.first + 1 and other.last < hit.last
            for other in self.doc.hits.get("dates.next", ())
        )
