"""Where and when a story begins that leads up to a deed: "On Monday he was in a bar in X. ... He stabbed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.events import Event
    from geomap.extraction.intervals import Interval
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_RECENT = 180  # days
_STORY = 8  # sentences of one, at most
_DEEDS = frozenset({"killing", "robbery", "arson", "abduction", "accident"})


def story_of(known: Known, event: Event) -> tuple[Mention, Interval] | None:
    """The scene and the day of the story that a deed is the end of, if a sentence before it sets both.

    It tells of no event itself; of the days that it names the last one is meant.
    """
    doc = known.doc
    if event.type not in _DEEDS or event.main.likelihood < 1 or doc.sentences[event.sentence].heading:
        return None
    for number in range(event.sentence - 1, max(event.sentence - 1 - _STORY, -1), -1):
        sentence = doc.sentences[number]
        if sentence.heading or sentence.paragraph in known.listed:
            return None
        scenes = [m for m in known.mentions.get(number, []) if m.role == "strong" and not m.is_country]
        if not scenes:
            continue
        told = any(item.event.sentence == number for item in known.done)
        days = [w.interval for w in known.dates.get(number, []) if _is_day(w)]
        day = days[-1] if days else None
        if told or day is None or not 0 <= (known.published - day.last).days <= _RECENT:
            return None
        return max(scenes, key=lambda m: (m.specificity, m.first)), day
    return None


def _is_day(when: When) -> bool:
    """Is it a day of its own, and not one on which somebody said so?"""
    span = when.interval
    if span is None or span.first != span.last:
        return False
    return when.kind not in ("since", "dateline") and not when.reporting
