"""How many days something takes, as a number beside it says: "a two-day strike", "huelga de 48 horas"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known
    from geomap.languages.phrases import Hit

# What may be told with the days that it takes.
_TIMED = frozenset({"protest", "siege", "armed_clash", "riot"})
_TOLD = frozenset({"reported", "planned"})
_BESIDE = 2  # words between the trigger and that number
_NUMBER = 3  # words of it and its unit
_DIGITS = 3  # of it: nothing takes thousands of hours
_HOURS = {"hour": 1, "day": 24, "week": 7 * 24}
_LONGEST = 14  # days
_DAY_HOURS = 24


def stretched(known: Known, event: Event, span: Interval, status: str) -> Interval:
    """All days of what takes so many ("a two-day strike ended on Friday")."""
    if event.type not in _TIMED or status not in _TOLD:
        return span
    one = span.first == span.last
    length = _days(known, event) if one or span.last == known.published else 0
    if length <= 1:
        return span
    more = dt.timedelta(days=length - 1)
    doc, clauses = known.doc, known.clauses(event)
    sentence = doc.sentences[event.sentence]
    if any(doc.clause[h.last] in clauses for h in doc.within("dates.ended", sentence.first, sentence.stop)):
        return Interval(span.last - more, span.last) if one else span
    last = span.first + more
    if status != "planned":  # how long it is to take does not say that it went on behind the report
        last = min(last, max(span.last, known.published))
    return Interval(span.first, last)


def _days(known: Known, event: Event) -> int:
    """The number of days or hours beside a trigger, in days; 0 if none is there."""
    doc = known.doc
    # "two days later" is a date
    dates = {at for w in known.dates.get(event.sentence, []) for at in range(w.first, w.last + 1)}
    here = doc.by_sentence("dates").get(event.sentence, [])
    for hit in here:
        label, _, value = hit.label.partition("=")
        own, _, unit = value.rpartition(" ")
        first, number = _number_before(known, hit, doc.sentences[event.sentence].first)
        if label != "dates.units" or unit not in _HOURS or {first, hit.first} & dates:
            continue
        number = number or (int(own) if own else 0)
        hours = number * _HOURS[unit]
        days = hours // _DAY_HOURS
        if 0 < days <= _LONGEST and hours % _DAY_HOURS == 0 and _is_beside(known, event, first, hit.last):
            return days
    return 0


def _number_before(known: Known, unit: Hit, opens: int) -> tuple[int, int]:
    """The number that a unit counts, 0 if none does, and the first word of both; from word ``opens`` on."""
    doc, at = known.doc, unit.first - 1
    key = doc.words[at].key if at >= opens else ""
    if key.isdecimal() and len(key) <= _DIGITS:
        return at, int(key)
    for first in range(at, max(at - _NUMBER, opens - 1), -1):
        for hit in doc.at(first):
            label, _, value = hit.label.partition("=")
            if label == "figures.number_words" and hit.last == at and value.isdecimal():
                return first, int(value)
    return unit.first, 0


def _is_beside(known: Known, event: Event, first: int, last: int) -> bool:
    """Does a number stand in a trigger or next to it, with no comma between?"""
    segment = known.doc.segment
    return any(
        first <= t.last + _BESIDE + 1
        and t.first - _BESIDE - 1 <= last
        and segment[min(first, t.first)] == segment[max(last, t.last)]
        for t in event.triggers
    )
