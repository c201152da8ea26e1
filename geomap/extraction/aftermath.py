"""The days of what follows from something told before: who fled from it, how many died of it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.intervals import Interval
from geomap.extraction.precedence import VIOLENT
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.events import Event
    from geomap.extraction.settled import Assigned, Known

# How a day was found that may be passed on.
DATED = frozenset({"clause", "sentence", "event beside", "event before"})
_DRIVES = VIOLENT | {"territory_change", "siege"}  # people out of a place
_WEEK = 7
_MONTH = 31  # days after which a disaster is no longer what a report counts the dead of


class Aftermath:
    """Dates what a report counts without a day by what it tells of before."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def from_then(self, event: Event, told: Interval) -> Interval:
        """The days of what is told next: people go on fleeing until they are counted for the report."""
        end = self.known.last_day
        if event.type != "displacement" or not 0 < (end - told.last).days < _WEEK:
            return told
        return Interval(told.first, end)

    def since_cause(self, event: Event) -> Interval | None:
        """From the last violence or disaster of the same country to the report."""
        if self.known.past_day:
            return None
        cause = next((i for i in reversed(self.known.done) if self._is_cause(i, event)), None)
        if cause is None or cause.interval is None or cause.interval.first == self.known.last_day:
            return None
        return Interval(cause.interval.first, self.known.last_day)

    def until(self, event: Event, day: dt.date) -> Interval:
        """From the last violence or disaster to a day by which so many had fled from it."""
        causes = (
            i.interval.first for i in reversed(self.known.done) if i.interval and self._is_cause(i, event)
        )
        return Interval(min(next(causes, day), day), day)

    def counted(self, event: Event) -> Interval | None:
        """From the first day of the disaster whose dead a report counts, to the day of the count."""
        disasters = (i for i in self.known.done if group_of(i.event.type) == "disaster")
        cause = next((i for i in disasters if self._is_cause(i, event)), None)
        if cause is None or cause.interval is None:
            return None
        clauses = self.known.clauses(event)
        days = [
            when.interval.last
            for when in self.known.dates.get(event.sentence, [])
            if when.interval and self.known.doc.clause[when.first] in clauses
        ]  # "as of 18 March"
        fits = days and cause.interval.last <= days[-1] <= self.known.last_day
        end = days[-1] if fits else self.known.last_day
        return Interval(cause.interval.first, end)

    def _is_cause(self, item: Assigned, event: Event) -> bool:
        """Is it violence or disaster of the last weeks, in the country of the event?"""
        if item.interval is None or item.date_tier not in DATED or item.status != "reported":
            return False
        if item.event.type not in _DRIVES and group_of(item.event.type) != "disaster":
            return False
        if not 0 <= (self.known.last_day - item.interval.first).days <= _MONTH:
            return False
        named = self.known.mentions.get(event.sentence, [])
        here = {m.place.country for m in named if m.place and m.role == "strong"}
        place = item.mention.place if item.mention else None
        return place is None or not here or place.country in here
