"""When an event happened, by rules in tiers as for its place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.aftermath import DATED, Aftermath
from geomap.extraction.bounds import SUDDEN, Bounds
from geomap.extraction.date_choice import LASTING, Choice
from geomap.extraction.durations import stretched
from geomap.extraction.intervals import Interval
from geomap.extraction.lasting import ended_on, ever_since, led_by
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.reckoning import Reckoning
from geomap.extraction.settled import HAPPENED, SPOKEN, Known
from geomap.extraction.stories import story_of
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Assigned

DATE_WORTH = {
    "clause": 1.0,
    "sentence": 0.96,
    "reporting": 0.92,
    "event beside": 0.85,
    "publication": 0.8,
    "event before": 0.78,
    "none": 0.78,
}
_OWN = ("clause", "sentence")  # tiers of a place
# What happened longer ago is not the news of the report, and what began longer ago is history.
_LONG_AGO = 92  # days
_HISTORY = 365
_MONTH = 27  # days: no shorter span is a month
_RECENT = 180
_HUNDRED, _THOUSAND = 100, 1000  # dead
_WEEK = 7
# What is told with the day by which it is to be done.
_SENT = frozenset({"military_movement", "aid_delivery", "diplomatic_meeting", "agreement"})
_LAUNCHED = frozenset({"drone_attack", "missile_attack"})


class Times:
    """Finds the days of one event after the other."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.bounds = Bounds(known)
        self.reckoning = Reckoning(known)
        self.followed = Aftermath(known)
        self.headed: frozenset[int] | None = None

    def find(
        self, event: Event, others: list[Event], place_tier: str, status: str
    ) -> tuple[Interval | None, str, str]:
        """Interval, tier and status: a day to come makes what is told of it a plan."""
        interval, tier, status = self._find(event, others, place_tier, status)
        if interval and tier in _OWN:
            interval = stretched(self.known, event, interval, status)
            interval = ended_on(self.known, event, others, interval)
        return interval, tier, status

    def _find(
        self, event: Event, others: list[Event], place_tier: str, status: str
    ) -> tuple[Interval | None, str, str]:
        choice = Choice(self.known, event, others)
        since = self.bounds.since(event, others)
        if event.type == "casualty_toll":
            days = self._sum(event, since)
            return days, "publication", self._status_on(days, status)
        here = [w for w in self.known.dates.get(event.sentence, []) if w.kind not in ("since", "dateline")]
        spoken = event.type in SPOKEN or event.type in ("humanitarian_warning", "diplomatic_call")
        own = [when for when in here if spoken or not when.reporting]
        if status != "planned" and event.type not in _SENT:
            own = [when for when in own if when.kind != "ahead"]  # "the strike lasts to the end of the week"
        own = choice.without_crimes([when for when in own if not choice.leads_on(when)])
        if status == "denied":
            own = choice.without_denials(own)
        if event.type == "humanitarian_warning":
            if any(when.reporting for when in here):
                own = [when for when in here if when.reporting]  # "famine by July, the UN said on Thursday"
            else:  # "without money by August": it is said now
                own = [when for when in own if not when.interval or self._is_late(when.interval)]
        if status == "reported" and self.reckoning.is_ahead(event, choice.nearest(choice.in_clause(own))):
            status = "planned"
        in_clause = choice.of_news(choice.in_clause(own), status)
        when = choice.nearest(in_clause)
        if when is not None and when.kind == "ahead" and status == "reported":
            status = "planned"
        if since and status == "planned" and when is None and (self.known.published - since).days < _WEEK:
            coming = since + dt.timedelta(days=_WEEK)  # "will strike from Friday"
            return Interval(coming, coming), "clause", status
        ran = choice.ran(own) if status == "reported" else None
        if ran:
            return ran, "clause", status
        if since and status == "reported" and self.bounds.until(event, others):
            return Interval(since, since), "clause", status
        fled = self._fled(event) if status == "reported" else None
        if fled:
            return fled, "clause", status
        if since and status == "reported" and event.type in LASTING:
            return Interval(since, self.known.published), "clause", status
        if status == "background" and when is not None:
            # "on Tuesday they marked the attack that killed 86 in 2016": what is recalled is the older
            when = min(in_clause, key=lambda w: w.interval.last if w.interval else self.known.published)
        tier = "clause"
        if when is None:
            # A date in another clause belongs to the event that is told there.
            taken = {self.known.doc.clause[t.first] for other in others for t in other.triggers}
            free = [w for w in own if self.known.doc.clause[w.first] not in taken]
            # "On Sunday X was hit and Y was shelled": said once, for both.
            said = [w for w in own if w.last < event.first and self._joined_by_and(w.last, event.first)]
            when = choice.nearest(free or said)
            tier = "sentence"
        if when is None and event.type not in SPOKEN:
            # "A mill was torched on Sunday; nine were arrested": what follows is told as of the same day.
            when = choice.nearest([w for w in own if w.last < event.first])
            tier = "event beside"
        if status == "background" and when is not None and when.kind == "offset" and when.last < event.first:
            # what is recalled is where the counting starts
            return self.reckoning.recalled(event, when)
        if when is not None:
            when = choice.narrowed(when, own)
            interval = self.reckoning.resolve(event, when, status)
            ahead = when.kind == "offset" and interval and interval.first > self.known.published
            if ahead and when.days > 0 and status == "reported":
                # "the attack comes four days after the shelling of X", which was before it
                return self.reckoning.recalled(event, when)
            if interval and when.yearless and status == "planned" and self.reckoning.is_recent(interval):
                status = "reported"  # "will look into the attack of 31 October": the plan is another thing
            if interval is None or event.type == "humanitarian_warning":
                return interval, tier, status  # it is said now, of whatever day
            return interval, tier, self._status_on(interval, status)
        if since and status == "background" and (self.known.published - since).days > _HISTORY:
            return Interval(since, since), "clause", status  # "40 years since the leak of 3 December 1984"
        if since:
            sudden = event.type in SUDDEN and status == "reported"
            return Interval(since, since if sudden else self.known.published), "clause", status
        began = self.bounds.opened(event)
        if began:
            return began, "sentence", self._status_on(began, status)
        if status == "background":
            return None, "none", status
        lately = self._since_then(event)
        if lately:
            return lately, "event before", status
        reporting = [w for w in here if w.reporting and w.interval]
        if reporting and not event.campaign:
            return reporting[-1].interval, "reporting", status
        lead = self.known.leads.get(event.sentence)
        if lead and not self.known.before(event):
            return lead, "sentence", self._status_on(lead, status)
        story = story_of(self.known, event) if status == "reported" and place_tier not in _OWN else None
        if story:
            return story[1], "event before", self._status_on(story[1], status)
        at_night = event.campaign and status == "reported" and bool(self._hours(event))
        if at_night and not any(trigger.operation for trigger in event.triggers):
            return self._undated(event), "publication", status  # "21 drones were shot down at night"
        counted = event.campaign and not self._among_launched(event)
        if status == "reported" and self._many_dead(event, _THOUSAND):
            return None, "none", "background"  # "have killed thousands in the east": what goes on for years
        if counted or self._many_dead(event) or status in ("planned", "possible"):
            return None, "none", status
        if status == "denied":  # of what is said to have been of late
            return self.known.undated, "publication", status
        before = self.known.before(event) or self._going_on(event)
        if before and before.status == "background":
            before = self._resumed(event, before) or before
        told = before is not None and before.event.sentence != event.sentence
        happened = before is not None and before.status in HAPPENED
        goes_on = happened and told and event.type != "humanitarian_warning"  # said for the report
        goes_on = goes_on and before is not None and not self._is_other(event, before, place_tier)
        if before and goes_on and before.interval and before.date_tier in DATED:
            # What is told next in one paragraph goes on at the same time.
            status = before.status if status == "reported" else status  # long back, as what it goes on with
            return self.followed.from_then(event, before.interval), "event before", status
        if place_tier in ("event before", "context") and any(
            b.mention and b.interval is None for b in self.known.done[-1:]
        ):
            return None, "none", status
        driven = self.followed.since_cause(event) if event.type == "displacement" else None
        if driven:
            return driven, "event before", status
        day = self._day_before(self.known.doc.sentences[event.sentence])
        if day and not self.known.past_day:
            return day, "event before", status
        return self._undated(event), "publication", status

    def _fled(self, event: Event) -> Interval | None:
        """The days over which people fled that are told by their last or by what they fled from."""
        going = ever_since(self.known, event)
        if going or event.type != "displacement":
            return going
        clauses = self.known.clauses(event)
        for when in self.known.dates.get(event.sentence, []):
            span = when.interval
            counted = span is not None and span.first == span.last <= self.known.last_day
            here = self.known.doc.clause[when.first] in clauses
            if span and counted and here and led_by(self.known, when, ("until", "by")):
                return self.followed.until(event, span.last)
        return None

    def _is_other(self, event: Event, before: Assigned, place_tier: str) -> bool:
        """Is it of another kind, at another place of its own, than the event told before?"""
        kinds = {event.type, before.event.type}
        if event.type == "displacement" or kinds <= VIOLENT or len({*map(group_of, kinds)}) == 1:
            return False
        if before.mention is None or place_tier not in _OWN:
            return False
        here = self.known.mentions.get(event.sentence, [])
        return all(m.toponym.text != before.mention.toponym.text for m in here)

    def _status_on(self, interval: Interval, status: str) -> str:
        """What is told of a day to come is planned, and what lies long back is no news."""
        if status == "reported" and (self.known.published - interval.last).days > _LONG_AGO:
            return "background"
        if status == "reported" and interval.first > self.known.published:
            return "planned"
        return status

    def _hours(self, event: Event) -> list[bool]:
        """The times of day in the clauses of an event: whether each of them is a night."""
        doc = self.known.doc
        clauses = self.known.clauses(event)
        sentence = doc.sentences[event.sentence]
        return [
            bool(doc.within("dates.nights", hit.first, hit.last + 1))
            for hit in doc.within("dates.parts_of_day", sentence.first, sentence.stop)
            # "after midnight": the preposition opens no clause
            if doc.clause[hit.first] in clauses or doc.clause[max(hit.first - 2, sentence.first)] in clauses
        ]

    def _undated(self, event: Event) -> Interval:
        """What is told at an hour without a day ("at noon") is of the day of the report."""
        if self.known.past_day:
            return self.known.past_day
        if all(self._hours(event)):
            return self.known.undated
        day = self._day_before(self.known.doc.sentences[event.sentence])
        return day or Interval(self.known.published, self.known.published)

    def _day_before(self, sentence: Sentence) -> Interval | None:
        """The day that the sentence before names and tells nothing of ("Sunday was calm. Shells ...")."""
        before = self.known.doc.sentences[sentence.number - 1]
        if sentence.number == 0 or before.paragraph != sentence.paragraph:
            return None
        if self.known.done and self.known.done[-1].event.sentence == before.number:
            return None
        days = [w for w in self.known.dates.get(before.number, []) if w.kind not in ("since", "dateline")]
        day = days[0].interval if len(days) == 1 else None
        recent = day and 0 <= (self.known.published - day.last).days <= _RECENT
        return day if day and recent and day.first == day.last else None

    def _since_then(self, event: Event) -> Interval | None:
        """From the day told before to the report ("a youth has since been arrested")."""
        sentence = self.known.doc.sentences[event.sentence]
        clauses = self.known.clauses(event)
        hits = self.known.doc.within("dates.since_then", sentence.first, sentence.stop)
        before = self.known.before(event) or self._going_on(event)
        if before is None or before.interval is None or before.event.sentence == event.sentence:
            return None
        if before.status not in HAPPENED:
            return None
        if not any(self.known.doc.clause[hit.last] in clauses for hit in hits):
            return None
        return Interval(before.interval.first, max(self.known.published, before.interval.last))

    def _sum(self, event: Event, since: dt.date | None) -> Interval:
        """The days that a sum counts over: since a day, in a year or month of its clause, or today."""
        published = self.known.published
        clauses = self.known.clauses(event)
        spans = [
            when.interval
            for when in self.known.dates.get(event.sentence, [])
            if when.interval and self.known.doc.clause[when.first] in clauses
        ]
        long = [s for s in spans if (s.last - s.first).days >= _MONTH and s.first <= published]
        if long and not since:
            return Interval(long[0].first, min(long[0].last, published))
        days = [
            when.interval
            for when in self.known.dates.get(event.sentence, [])
            if when.interval
            and when.kind in ("absolute", "weekday")
            and not when.reporting
            and self.known.doc.clause[when.first] in clauses
            and when.interval.first < when.interval.last <= published
        ]
        if len(days) == 1 and not since:  # "the clashes from Saturday to Monday left 30 dead"
            return days[0]
        told = [
            when.interval
            for when in self.known.dates.get(event.sentence, [])
            if when.interval and when.interval.last <= published and when.reporting
        ]
        if told and not since:  # "has passed 44,000, the ministry said on Thursday"
            return Interval(told[-1].first, told[-1].last)
        counted = None if since else self.followed.counted(event)
        return counted or Interval(since or published, published)

    def _going_on(self, event: Event) -> Assigned | None:
        """The dated event of the paragraph before, where this one goes on with it."""
        sentences = self.known.doc.sentences
        here = sentences[event.sentence]
        if self.known.past_day or here.paragraph in self.known.listed or here.paragraph in self._headed():
            return None  # "Сумщина. ...": an item of its own
        for item in reversed(self.known.done):
            other = sentences[item.event.sentence]
            if other.paragraph == here.paragraph:
                return None
            if here.paragraph - other.paragraph > 1 or other.heading:
                return None
            same = item.event.type == event.type or {item.event.type, event.type} <= VIOLENT
            if same and item.interval and item.status == "reported":
                return item
        return None

    def _resumed(self, event: Event, aside: Assigned) -> Assigned | None:
        """The news that goes on behind one sentence of history ("In 2015 dozens died. Police held a man")."""
        sentences = self.known.doc.sentences
        if aside.event.sentence != event.sentence - 1:
            return None
        for item in reversed(self.known.done):
            if sentences[item.event.sentence].paragraph != sentences[event.sentence].paragraph:
                return None
            if item.event.sentence == aside.event.sentence:
                continue
            news = item.status == "reported" and item.date_tier in DATED and item.interval
            return item if news and item.event.sentence == aside.event.sentence - 1 else None
        return None

    def _headed(self) -> frozenset[int]:
        """The paragraphs of a round-up that begin with the place that they tell of."""
        if self.headed is None:
            sentences = self.known.doc.sentences
            named = (m for here in self.known.mentions.values() for m in here)
            heads = (m for m in named if m.role == "dateline" or m.rubric)
            found = frozenset(sentences[m.sentence].paragraph for m in heads)
            self.headed = found if len(found) > 1 else frozenset()
        return self.headed

    def _is_late(self, interval: Interval) -> bool:
        """Can somebody have said on it what a report tells ("without food by August" is no such day)?"""
        return (
            interval.first <= self.known.published and (self.known.published - interval.last).days <= _MONTH
        )

    def _among_launched(self, event: Event) -> bool:
        """Is it what was shot down of the drones and missiles told of right before ("74 of them")?"""
        before = self.known.before(event)
        return event.type == "interception" and before is not None and before.event.type in _LAUNCHED

    def _many_dead(self, event: Event, least: int = _HUNDRED) -> bool:
        """A three-figure number of dead with no date is mostly the sum of many days."""
        return event.type in VIOLENT and any(
            f.field == "dead" and f.value >= least for f in self.known.figures.get(event.sentence, [])
        )

    def _joined_by_and(self, first: int, last: int) -> bool:
        """Do only words such as "and" open the clauses between two words?"""
        joins = self.known.doc.lexicon.joins
        opened = self.known.doc.clause[last] - self.known.doc.clause[first]
        return opened <= sum(self.known.doc.words[i].key in joins for i in range(first + 1, last + 1))
