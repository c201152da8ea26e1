"""Days reckoned from another one: the next Friday of a plan, "the same day", "two days before"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_choice import is_night
from geomap.extraction.intervals import Interval
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.settled import HAPPENED

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Assigned, Known

# What is foretold or called where it is possible.
_FORECAST = frozenset(
    {"storm", "flood", "wildfire", "protest", "diplomatic_meeting", "ceasefire_talks", "agreement"}
)
# What a report tells of as having happened, and nobody announces.
_UNTOLD_AHEAD = VIOLENT | {"earthquake", "accident", "casualty_toll", "epidemic", "arrest", "riot"}
# What is held by appointment, so that the present tells of it beforehand.
_APPOINTED = frozenset({"protest", "diplomatic_meeting", "ceasefire_talks", "agreement"})
_CURLY = re.compile("[„“”]")
_CLOSED = re.compile('["”»“]')
# Tiers of a date that the sentence of an event tells.
_OWN_DAY = ("clause", "sentence")
_DEICTIC = ("last", "past", "this", "relative")  # what makes a night the last one
_DAY = dt.timedelta(days=1)
_WEEK_AHEAD = dt.timedelta(days=7)
_MONTH = 27  # days: no shorter span is a month
_RECENT = 180
_NAMED = 3  # sentences before "the same day" in which a day is named that it may be
_HEADS = 1  # words before the night that opens a sentence
_OPENS = 8  # words before that day in its sentence, the hour among them
_WEEK = 7


class Reckoning:
    """Reckons the days of one document."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def resolve(self, event: Event, when: When, status: str) -> Interval | None:
        """The days of a date as written: those to come of a plan, else those that it points back to."""
        spoken = self._spoken(event, when)
        if spoken:
            return spoken
        if when.interval is not None:
            ahead = status == "planned" or (status == "possible" and event.type in _FORECAST)
            if when.kind == "weekday" and ahead and when.interval.first < self.known.published:
                week = dt.timedelta(days=7)
                return Interval(when.interval.first + week, when.interval.last + week)
            if when.kind == "day" and ahead and when.interval.first < self.known.published:
                month = intervals.shift_month(when.interval.first, 1).first
                coming = intervals.make_day(month.year, month.month, when.interval.first.day)
                return coming or when.interval
            night = self._night_of(event, when)
            if night:
                return night
            if ahead and when.interval == (self.known.published - _DAY, self.known.published):
                return Interval(self.known.published, self.known.published + _DAY)  # "overnight"
            past = when.interval.last < self.known.published and not self.is_recent(when.interval)
            if when.yearless and status == "planned" and past:
                return intervals.next_year(when.interval)
            ahead_of_now = when.interval.first - self.known.published > _WEEK_AHEAD
            if when.yearless and status == "reported" and event.type in _UNTOLD_AHEAD and ahead_of_now:
                return intervals.last_year(when.interval)  # "murdered on 16 January", told in December
            return when.interval
        anchor = self._anchor(event, when)
        if when.kind == "same":
            return anchor
        moved = dt.timedelta(days=when.days)
        return Interval(anchor.first + moved, anchor.last + moved)

    def _spoken(self, event: Event, when: When) -> Interval | None:
        """The day that somebody called "yesterday" on the day when he said so (", he said on Tuesday")."""
        doc, published = self.known.doc, self.known.published
        near = when.interval and when.interval.first == when.interval.last >= published - _DAY
        if when.kind != "relative" or when.interval is None or not near:
            return None
        before = doc.text[doc.sentences[event.sentence].start : doc.words[when.first].start]
        if not _is_quoting(before):
            return None
        for other in self.known.dates.get(event.sentence, []):
            between = doc.text[doc.words[when.last].end : doc.words[other.first].start]
            behind = other.kind == "weekday" and other.first > when.last and bool(_CLOSED.search(between))
            said = other.interval if other.reporting or behind else None
            if said and said.first == said.last < published and (published - said.last).days < _WEEK:
                back = published - said.last
                return Interval(when.interval.first - back, when.interval.last - back)
        return None

    def _night_of(self, event: Event, when: When) -> Interval | None:
        """The night of the day that the sentence before tells of ("... on Monday. In the night, shops were").

        It opens its sentence, and is not "last night" or "this night".
        """
        doc, published = self.known.doc, self.known.published
        if when.interval != (published - _DAY, published) or not doc.within(
            "dates.overnight", when.first, when.last + 1
        ):
            return None
        if any(doc.within(f"dates.{label}", when.first, when.last + 1) for label in _DEICTIC):
            return None
        here = doc.sentences[event.sentence]
        if when.first - here.first > _HEADS:
            return None
        for item in reversed(self.known.done):
            other = doc.sentences[item.event.sentence]
            if other.number == here.number:
                continue
            near = other.paragraph == here.paragraph and other.number == here.number - 1
            if not near or item.interval is None or item.date_tier not in _OWN_DAY:
                return None
            first, last = item.interval
            late = first == last < published - _DAY and (published - last).days < _WEEK
            return Interval(first, last + _DAY) if late and item.status == "reported" else None
        return None

    def is_ahead(self, event: Event, when: When | None) -> bool:
        """Does the present tell of the coming one of such days ("they meet in X on Saturday")?

        Headlines tell so of what has been, captions of the day before.
        """
        doc, sentence = self.known.doc, self.known.doc.sentences[event.sentence]
        if event.type not in _APPOINTED or sentence.heading or when is None or when.interval is None:
            return False
        if when.kind not in ("weekday", "day") or self.known.past_day:
            return False
        if not when.interval.last < self.known.published - _DAY:
            return False
        if any(doc.within(f"dates.{label}", when.first, when.last + 1) for label in ("last", "past")):
            return False
        clauses = self.known.clauses(event)
        hits = doc.within("status.present", sentence.first, sentence.stop)
        return any(doc.clause[hit.last] in clauses for hit in hits)

    def _anchor(self, event: Event, when: When) -> Interval:
        """The day that "the same day" or "a day earlier" points back to."""
        told: list[tuple[int, Interval]] = []
        night = when.kind == "same" and self.known.doc.within("dates.nights", when.first, when.last + 1)
        for item in self.known.done:
            dated = item.date_tier != "publication" or bool(self.known.past_day)
            if item.event.type == "displacement" and item.date_tier == "event before":
                continue  # who fled did so until the report
            if item.interval and dated and item.status in HAPPENED and item.event.first < when.first:
                # After a night, the day that it ended on; "that night" is all of it.
                day = Interval(item.interval.first if night else item.interval.last, item.interval.last)
                if when.kind == "offset" and when.days == 1 and self._was_at_night(item):
                    day = intervals.day(item.interval.first)  # the next day is told from its evening
                if (item.interval.last - item.interval.first).days <= 1:
                    told.append((item.event.first, day))
        if when.kind == "same":
            told += self._named_since(max(told)[0] if told else 0, when)
        if not told:
            named = (w for w in self.known.all_dates if w.first < when.first and w.kind != "dateline")
            told = [
                (w.first, w.interval) for w in named if w.interval and w.interval.first == w.interval.last
            ]
        beside = (w for w in self.known.dates.get(event.sentence, []) if w.first < when.first)
        told += [
            (w.first, w.interval)
            for w in beside
            if w.kind != "dateline" and w.interval and w.interval.first == w.interval.last
        ]
        if told:
            return max(told)[1]
        return Interval(self.known.published, self.known.published)

    def _was_at_night(self, item: Assigned) -> bool:
        """Does the date of an event speak of a night?"""
        return any(
            is_night(self.known.doc, when)
            for when in self.known.dates.get(item.event.sentence, [])
            if when.interval == item.interval
        )

    def _named_since(self, first: int, when: When) -> list[tuple[int, Interval]]:
        """Days that sentences behind the last event name ("On 21 May they met ... At 23:50 that day")."""
        doc = self.known.doc
        here, told = doc.sentence_of[when.first], doc.sentence_of[first]
        return [
            (w.first, w.interval)
            for number in range(max(told + 1, here - _NAMED), here)
            for w in self.known.dates.get(number, [])
            if w.interval
            and (w.kind, w.reporting) == ("absolute", False)
            and w.interval.first == w.interval.last <= self.known.published
            and w.first - doc.sentences[number].first <= _OPENS
        ]

    def recalled(self, event: Event, when: When) -> tuple[Interval | None, str, str]:
        """Days of what happened so long before the rest ("on Friday, a day after 335 were detained").

        What lies days or weeks back is news that still goes on, and no history.
        """
        if not 0 < when.days < _MONTH:
            return None, "none", "background"
        said = [
            w.interval
            for w in self.known.dates.get(event.sentence, [])
            if w.interval and w.last < when.first and w.kind not in ("since", "dateline")
        ]
        earlier = [b for b in self.known.done if b.event.sentence != event.sentence]
        told = [b.interval for b in earlier if b.interval and b.status == "reported"]
        base = (said or told or [Interval(self.known.published, self.known.published)])[-1]
        if base.first != base.last:
            return None, "none", "background"
        day = base.first - dt.timedelta(days=when.days)
        # "two weeks" is no count of days
        about = dt.timedelta(days=3 if when.days >= _WEEK else 0)
        return Interval(day - about, day + about), "clause", "reported"

    def is_recent(self, interval: Interval) -> bool:
        """Is it a day of the last months? Nobody announces without a year what is so long ahead."""
        return 0 < (self.known.published - interval.last).days <= _RECENT


def _is_quoting(text: str) -> bool:
    """Is a quote open where a text ends? The mark “ closes what „ opened, and opens one elsewhere."""
    opened = ""
    for mark in _CURLY.findall(text):
        opened = mark if mark == "„" or (mark == "“" and opened != "„") else ""
    return bool(opened) or text.count('"') % 2 == 1 or text.rfind("«") > text.rfind("»")
