"""Since when something goes on: "since Thursday", "fifth day of it", "since May, when ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.date_choice import LASTING, Choice

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.dates import When
    from geomap.extraction.events import Event
    from geomap.extraction.intervals import Interval
    from geomap.extraction.settled import Known

# What happens on the one day since which it is so ("since Tuesday X has been in their hands").
SUDDEN = frozenset({"territory_change"})
_SHORT = frozenset({"arrest", "killing", "robbery", "arson", "accident", "explosion", "agreement"}) | SUDDEN
# Of them may go on for days what is told by how long it does.
_GOING_ON = LASTING | {"protest", "riot", "armed_clash", "shelling"}
_COUNTED = frozenset({"epidemic"})  # up to a day, and goes on behind it
_JOINT = 2  # words from a date to the "when" that belongs to it
_LONG = 27  # days


class Bounds:
    """Finds the first day of one event after the other."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def since(self, event: Event, others: list[Event]) -> dt.date | None:
        """First day of "since Thursday", where it bounds the event and lies in the past."""
        when = self._bound(event, others)
        return when.interval.first if when and when.interval else None

    def until(self, event: Event, others: list[Event]) -> bool:
        """Is the bound the last day of what is over ("they held the square until Tuesday")?"""
        when = self._bound(event, others)
        if when is None or when.interval is None or event.type not in _GOING_ON - _COUNTED:
            return False
        if when.interval.first != when.interval.last:
            return False
        doc, sentence = self.known.doc, self.known.doc.sentences[event.sentence]
        return any(
            (when.first - _JOINT <= hit.last <= when.last or 0 < hit.first - when.last <= _JOINT)
            and doc.segment[hit.first] == doc.segment[when.first]
            for hit in doc.within("dates.until", sentence.first, sentence.stop)
        )

    def _bound(self, event: Event, others: list[Event]) -> When | None:
        # "İki aydır kuşatılan X'te açlık": since when the siege lasts, not when it was said.
        verb_last = self.known.doc.lexicon.pack.flag("sentences", "verb_last")
        needy = verb_last and event.type == "humanitarian_warning"
        for when in [] if needy else self.known.dates.get(event.sentence, []):
            if when.kind == "since" and when.interval and when.interval.first <= self.known.published:
                near = (
                    self.known.doc.clause[when.first] in self.known.clauses(event)
                    or event.type == "casualty_toll"
                    or self._next_after(event, when, others)
                    or self._heads(event, when, others)
                )
                if near and not self._of_another(event, when):
                    return when
        return None

    def opened(self, event: Event) -> Interval | None:
        """The date of what opened a state ("under their control since May, when they drove out X")."""
        doc = self.known.doc
        opens = event.main.first  # "the deadliest attack since 24 April, when 11 were killed"
        while opens > 0 and doc.clause[opens - 1] == doc.clause[event.main.first]:
            opens -= 1
        # A word for "when" may be told apart from its clause.
        joints = [hit.last for hit in doc.within("dates.when", max(opens - 1, 0), opens + 2)]
        for when in self.known.dates.get(event.sentence, []):
            if joints and when.kind == "since" and when.interval and 0 < joints[0] - when.last <= _JOINT:
                return when.interval
        return None

    def _of_another(self, event: Event, when: When) -> bool:
        """Is a bound long back that of a state told behind the event ("held over a pit, shut since June")?"""
        span = when.interval
        behind = event.last < when.first and Choice(self.known, event, []).apart(when)
        long = span is not None and (self.known.published - span.first).days > _LONG
        return behind and long and event.type in _SHORT

    def _heads(self, event: Event, when: When, others: list[Event]) -> bool:
        """Is how long it goes on said before a colon ("Fifth day of it in X: drivers block the depot")?"""
        doc = self.known.doc
        opened = doc.clause.index(doc.clause[event.first])
        told = {doc.clause[t.first] for other in (event, *others) for t in other.triggers}
        colon = opened and doc.text[doc.words[opened - 1].end : doc.words[opened].start].startswith(":")
        heads = doc.clause[when.first] == doc.clause[opened - 1] and doc.clause[when.first] not in told
        return bool(colon) and heads and event.type in _GOING_ON

    @staticmethod
    def _next_after(event: Event, when: When, others: list[Event]) -> bool:
        """Is the date the next thing told after the event ("fighting in X since Thursday")?"""
        between = any(event.main.last < t.first < when.first for other in others for t in other.triggers)
        return event.main.last < when.first and not between
