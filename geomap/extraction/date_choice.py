"""Which of several dates beside an event is its own, and which two of them it lasted between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.date_words import ARTICLES
from geomap.extraction.intervals import Interval
from geomap.extraction.lasting import is_ended, led_by
from geomap.extraction.precedence import is_violent

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known

# What goes on from "since Friday", or from the day it broke out, whatever other day its clause names.
LASTING = frozenset({"wildfire", "siege", "epidemic"})
_HELD = LASTING | {"protest"}  # a camp that "had stood since Monday" has an end
_HOURS_APART = 30  # words that a number of hours counts for beside a day
_CROSSED = 10  # words of distance that the trigger of another event counts for
_APART = 3  # that a comma counts for
_BESIDE = 2  # words to a date that says more of the one before ("on this day in 1994")
_OPENS = 1  # words before a date that opens its sentence
_OF_WORDS = 3  # from a date to the word for a crime that it is the date of
_TWO = 2
_WEEK = 7  # days after which nobody is arrested on the spot
_MONTH = 31  # days: what is told of them is news
_LONG_BACK = 60  # days
_AHEAD = ("planned", "possible")
_NIGHTS = ("nights", "night_of", "night_to", "night_from", "overnight")


def is_night(doc: Document, when: When) -> bool:
    """Does a date speak of a night?"""
    words = max(when.first - 1, 0), when.last + 2
    return any(doc.within(f"dates.{label}", *words) for label in _NIGHTS)


class Choice:
    """The dates of a sentence as they stand to one of its events."""

    def __init__(self, known: Known, event: Event, others: list[Event]) -> None:
        self.known = known
        self.event = event
        self.others = others
        self.segments = {known.doc.segment[i] for t in event.triggers for i in (t.first, t.last)}
        self.clauses = known.clauses(event) | {known.doc.clause[t.last] for t in event.triggers}

    def in_clause(self, dates: list[When]) -> list[When]:
        """Those that stand in the clauses of the event, from the first of its words to the last."""
        return [when for when in dates if self.known.doc.clause[when.first] in self.clauses]

    def apart(self, when: When) -> bool:
        """Does a date stand in a part between commas that holds no trigger of the event?"""
        return self.known.doc.segment[when.first] not in self.segments

    def nearest(self, dates: list[When]) -> When | None:
        """The date that fewest words part from the event."""
        dated = any(when.interval for when in dates)

        def distance(when: When) -> tuple[float, int]:
            main = self.event.main
            near = main.first - when.last if when.last < main.first else when.first - main.last
            if dated and when.kind == "offset" and not when.days:
                near += _HOURS_APART  # "on Tuesday ... for six hours before"
            near += _CROSSED * (self._crossed(when) or self._left_behind(when, dates)) + _APART * self.apart(
                when
            )
            return near, when.first

        return min(dates, key=distance, default=None)

    def of_news(self, dates: list[When], status: str) -> list[When]:
        """The dates without those that only something told by the way bears.

        "X, lost in the summer, was retaken on Friday"; "on Tuesday a mill of 1912 burnt down"; "the march
        that set out nine days earlier arrived on Tuesday".
        """
        if status == "background":
            return dates
        if not self.others and any(when.interval for when in dates):
            dates = [w for w in dates if not (w.kind == "offset" and w.days) or self._follows(w, dates)]
        news = [when for when in dates if self._fits(when, status)]
        kept = [when for when in dates if not (self._far(when) and self._aside(when, news))]
        return kept if news else dates

    def _follows(self, when: When, dates: list[When]) -> bool:
        """Does a date count on from another one that its sentence tells before ("sank the next day")?"""
        # "went on until the next day", "ended the next evening"
        ends = led_by(self.known, when, ("until",)) or is_ended(self.known, when)
        return 0 < when.days < _WEEK and not ends and any(w.interval and w.last < when.first for w in dates)

    def _left_behind(self, when: When, dates: list[When]) -> bool:
        """Does an "and" part a day from the event, and not the one that counts on from it?

        "Left on Thursday and sank the next day".
        """
        doc, main = self.known.doc, self.event.main
        behind = [w for w in dates if w.kind == "offset" and w.days > 0 and main.last < w.first]
        if when.interval is None or when.first > main.last or not behind:
            return False

        def joined(first: int, last: int) -> bool:
            cut = doc.segment[first] != doc.segment[last]
            return cut or any(doc.words[at].key in doc.lexicon.joins for at in range(first + 1, last))

        return joined(when.last, main.last) and not joined(main.last, behind[0].first)

    def _aside(self, when: When, news: list[When]) -> bool:
        """Is a date told of something else: in a part between commas, behind another trigger?"""
        segment, start = self.known.doc.segment, self.known.doc.sentences[self.event.sentence].first
        if any(w.first - start <= _OPENS and when.first - w.last > _BESIDE for w in news):
            return True
        beside = segment[when.first] in {segment[w.first] for w in news}
        return self._crossed(when) or (self.apart(when) and not beside)

    def without_crimes(self, dates: list[When]) -> list[When]:
        """The dates without those of weeks ago that say when the crime was of which somebody is suspected."""
        if self.event.type != "arrest":
            return dates
        return [w for w in dates if self._ago(w) < _WEEK or not (self._of_crime(w) or self._at_crime(w))]

    def without_denials(self, dates: list[When]) -> list[When]:
        """The dates but for that of the denial, where others are left ("denied on Monday that on Sunday")."""
        doc, sentence = self.known.doc, self.known.doc.sentences[self.event.sentence]
        hits = doc.within("status.denied", sentence.first, sentence.stop)

        def beside(when: When) -> bool:
            gaps = [max(when.first - hit.last, hit.first - when.last) for hit in hits]
            return any(0 < gap <= _BESIDE for gap in gaps)

        return [when for when in dates if not beside(when)] or dates

    def _at_crime(self, when: When) -> bool:
        """Is it written at the word for a crime ("the 21 May attack", "l'attentat du 21 mai")?

        Before it only behind an article.
        """
        doc, sentence = self.known.doc, self.known.doc.sentences[self.event.sentence]
        own = {i for trigger in self.event.triggers for i in (trigger.first, trigger.last)}
        here = [h for part in ("triggers", "attack") for h in doc.by_sentence(part).get(sentence.number, ())]
        which = when.first > 0 and doc.words[when.first - 1].key in ARTICLES
        for hit in here:
            kind = hit.label.partition(".")[2]
            if not (hit.label.startswith("attack.") or is_violent(kind)) or hit.first in own:
                continue
            behind, before = when.first - hit.last, hit.first - when.last
            if 0 < behind <= _BESIDE and doc.segment[hit.last] == doc.segment[when.first]:
                return True
            if which and 0 < before <= _OF_WORDS and doc.segment[hit.first] == doc.segment[when.last]:
                return True
        return False

    def leads_on(self, when: When) -> bool:
        """Does a date count from one event to the other ("the attack came two days after X fell")?

        It is that of the event behind it.
        """
        if when.kind != "offset" or not when.days or self.event.last >= when.first:
            return False
        segment = self.known.doc.segment[when.last]
        behind = (t for other in self.others for t in other.triggers if t.first > when.last)
        return any(self.known.doc.segment[t.first] == segment for t in behind)

    def narrowed(self, when: When, dates: list[When]) -> When:
        """The day that a sentence of one event says more exactly ("this weekend ... on Sunday evening")."""
        if self.others or when.interval is None or is_night(self.known.doc, when):
            return when  # "in the night to Friday, officials said on Friday"
        first, last = when.interval
        inside = [
            other
            for other in dates
            if other.interval
            and other.interval != when.interval
            and first <= other.interval.first <= other.interval.last <= last
        ]
        return inside[0] if len(inside) == 1 else when

    def ran(self, dates: list[When]) -> Interval | None:
        """From the day that it began to another one ("the fire of Friday was still burning on Monday")."""
        if self.event.type not in _HELD or any(other.type != self.event.type for other in self.others):
            return None
        here = self.in_clause([w for w in self.known.dates.get(self.event.sentence, []) if w.kind == "since"])
        if self.event.type not in LASTING and not here:
            return None
        spans = [when.interval for when in self.in_clause(dates) if when.interval]
        spans += [Interval(when.interval.first, when.interval.first) for when in here if when.interval]
        if len(spans) < _TWO or any(span.first != span.last for span in spans):
            return None
        first, last = min(spans).first, max(spans).last
        if first == last:
            return None  # "for the fifth day, since 8 March": said twice
        return (
            Interval(first, last) if last <= self.known.published and (last - first).days < _MONTH else None
        )

    def _crossed(self, when: When) -> bool:
        """Does the trigger of another event stand between a date and this one?"""
        low, high = sorted((when.first, self.event.main.first))
        return any(low < t.first < high for other in self.others for t in other.triggers)

    def _of_crime(self, when: When) -> bool:
        """Does a date stand behind what somebody was arrested for?"""
        crimes = (t.first for other in self.others if is_violent(other.type) for t in other.triggers)
        return any(self.event.main.first < first < when.first for first in crimes)

    def _ago(self, when: When) -> int:
        """Days from a date to the report."""
        return (self.known.published - when.interval.last).days if when.interval else 0

    def _fits(self, when: When, status: str) -> bool:
        """Is it a day to come of what is planned, or one of late of what has happened?"""
        if when.interval is None:
            return False
        if status in _AHEAD:
            return when.interval.last >= self.known.published or when.kind == "weekday"
        return 0 <= (self.known.published - when.interval.last).days <= _MONTH

    def _far(self, when: When) -> bool:
        """Is it long back, or a month without a year that would be one to come?"""
        if when.interval is None:
            return False
        ago = (self.known.published - when.interval.last).days
        return ago > _LONG_BACK or (when.yearless and when.interval.first > self.known.published)
