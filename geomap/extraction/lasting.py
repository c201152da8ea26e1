"""Up to which day something went on, or since which: by a second day that its sentence tells.

"Fighting broke out on 2 May and ended the next evening"; "they have been fleeing since clashes resumed on
Tuesday"; "by Sunday, 600 had crossed the river".
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known
    from geomap.languages.phrases import Hit

# What may go on for days, and what people do ever since something happened.
_WENT_ON = frozenset({"armed_clash", "riot", "protest", "shelling", "siege", "wildfire", "storm", "flood"})
_EVER_SINCE = frozenset({"displacement", "protest", "siege", "epidemic"})
_CLOSE = 3  # words between "until" and its day: "until late on the next evening"
_REACH = 9  # words from "since" to the day on which that happened
_ENDED = 5  # words between "ended" and its day
_WEEK = 7
_LATELY = 60  # days


def ended_on(known: Known, event: Event, others: list[Event], span: Interval) -> Interval:
    """The days of an event with those up to a later one on which its sentence says that it ended."""
    open_end = span.first < span.last == known.published  # "since Sunday"
    if event.type not in _WENT_ON or not (open_end or (span.last - span.first).days <= 1):
        return span
    doc = known.doc
    elsewhere = {doc.segment[t.first] for other in others for t in other.triggers}
    for when in known.dates.get(event.sentence, []):
        told = doc.segment[when.first] in elsewhere or when.reporting or when.kind == "dateline"
        last = _later(when, span.first if open_end else span.last)
        if told or last is None or last > max(known.published, span.last):
            continue
        if (not open_end and led_by(known, when, ("until",))) or is_ended(known, when):
            return Interval(span.first, last)
    return span


def ever_since(known: Known, event: Event) -> Interval | None:
    """From the day of what people still flee or strike for, up to the report."""
    if event.type not in _EVER_SINCE:
        return None
    doc, sentence = known.doc, known.doc.sentences[event.sentence]
    hits = [
        hit
        for label in ("dates.since", "dates.since_when")
        for hit in doc.within(label, sentence.first, sentence.stop)
    ]
    behind = doc.lexicon.pack.text("cues", "position") == "after"
    for when in known.dates.get(event.sentence, []):
        day = when.interval
        if when.kind in ("since", "dateline") or day is None or day.first != day.last:
            continue
        if when.reporting or not 0 < (known.published - day.first).days <= _LATELY:
            continue
        for hit in hits:
            low, high = (when.last, hit.first) if behind else (hit.last, when.first)
            joint = hit.label == "dates.since_when"
            near = (not joint) < high - low <= _REACH and doc.segment[low] == doc.segment[high]
            own = any(low < trigger.first < high for trigger in event.triggers)
            # "from", which stands before places too, opens no such clause.
            if near and not own and not _is_place(known, hit):
                return Interval(day.first, known.published)
    return None


def led_by(known: Known, when: When, labels: tuple[str, ...]) -> bool:
    """Does a word for "until" or "by" stand at a day, perhaps with a part of the day between?"""
    doc = known.doc
    behind = doc.lexicon.pack.text("cues", "position") == "after"
    for label in labels:
        for hit in doc.hits.get(f"dates.{label}", ()):
            if behind:
                near = 0 < hit.first - when.last <= _CLOSE
            else:
                near = when.first - _CLOSE <= hit.last + 1 <= when.first + 1 and hit.first <= when.first
                near = near and all(_is_of_date(known, at) for at in range(hit.last + 1, when.first))
                near = near or _leads_to_part(known, hit.last + 1, when)
            if near and doc.segment[hit.first] == doc.segment[when.first]:
                return True
    return False


def _leads_to_part(known: Known, first: int, when: When) -> bool:
    """Does a part of the day stand between "until" and its day ("until noon of the next day")?"""
    if not 0 < when.first - first <= _CLOSE + 1:
        return False
    return any(hit.last < when.first for hit in known.doc.within("dates.parts_of_day", first, when.first))


def _is_of_date(known: Known, index: int) -> bool:
    """Is it a word of a date, or one that leads to it ("until late on Monday")?"""
    words = ("dates.", "cues.locative")
    return any(hit.label.startswith(words) and hit.first == hit.last for hit in known.doc.at(index))


def _later(when: When, day: dt.date) -> dt.date | None:
    """The day of a date if it is one shortly behind another one."""
    if when.interval is None:
        return day + dt.timedelta(days=when.days) if 0 < when.days <= _WEEK else None
    first, last = when.interval
    return last if first == last and 0 < (last - day).days <= _WEEK else None


def is_ended(known: Known, when: When) -> bool:
    """Does a word for "ended" stand beside a day?"""
    doc = known.doc
    return any(
        doc.segment[hit.first] == doc.segment[when.first]
        and -_ENDED <= hit.first - when.last <= _ENDED + when.last - when.first
        for hit in doc.hits.get("dates.ended", ())
    )


def _is_place(known: Known, hit: Hit) -> bool:
    """Is a word for "since" one that also leads to places ("from")?"""
    return any(other.label == "cues.from" and other.last >= hit.last for other in known.doc.at(hit.first))
