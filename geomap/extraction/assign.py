"""Where and when an event happened, and whether it happened at all.

Rules in tiers, best first; the tier that gave the answer is kept, because it explains the answer
and carries its confidence. Inside a tier a few round weights decide.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.events import VIOLENT
from geomap.extraction.figures import Figure, free_people
from geomap.extraction.intervals import Interval
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention

# Types that lean on words spoken: their place is where they were spoken, or none.
SPOKEN = frozenset({"diplomatic_meeting", "statement", "ceasefire_talks", "agreement"})
PLACELESS = frozenset({"diplomatic_call"})
# Types in which people leave: the place is the one that they left.
LEAVING = frozenset({"displacement", "abduction"})
ARRIVING = frozenset({"aid_delivery", "military_movement", "siege", "territory_change"})
NEED = frozenset({"humanitarian_warning", "casualty_toll", "siege", "epidemic"})
AFFECTING = frozenset({"displacement", "abduction", "arrest", "siege", "aid_delivery"})

PLACE_CONFIDENCE = {
    "clause": 0.95,
    "sentence": 0.9,
    "weak": 0.75,
    "event before": 0.6,
    "authority": 0.55,
    "context": 0.5,
    "heading": 0.45,
    "dateline": 0.4,
    "none": 0.35,
}
DATE_CONFIDENCE = {
    "clause": 1.0,
    "sentence": 0.97,
    "event before": 0.88,
    "reporting": 0.88,
    "publication": 0.8,
    "none": 0.85,
}
_SPOKEN_REACH = 14
_STATUS_BEFORE = 9
_STATUS_AFTER = 5


class Assigned(NamedTuple):
    """An event with what the report says of it."""

    event: Event
    mention: Mention | None
    place_tier: str
    interval: Interval | None
    date_tier: str
    status: str
    figures: tuple[Figure, ...]
    affected: int | None
    in_heading: bool = False


class Assigner:
    """Settles the events of one document in the order of the text.

    Parameters
    ----------
    doc, mentions, dates, figures
        Of the document.
    published
        Day of publication.
    """

    def __init__(
        self,
        doc: Document,
        mentions: list[Mention],
        dates: list[When],
        figures: list[Figure],
        published: dt.date,
    ) -> None:
        self.doc = doc
        self.mentions: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.sentence, []).append(mention)
        self.dates: dict[int, list[When]] = {}
        for when in dates:
            self.dates.setdefault(doc.sentence_of[when.first], []).append(when)
        self.figures = figures
        self.all_dates = dates
        self.published = published
        self.done: list[Assigned] = []

    def settle(self, events: list[Event]) -> list[Assigned]:
        """Settle the events of one sentence; earlier sentences must have been settled before."""
        for event in events:
            others = [other for other in events if other is not event]
            mention, place_tier = self._place(event, others)
            status = self._status(event)
            interval, date_tier, status = self._date(event, others, place_tier, status)
            figures = self._figures(event, others)
            self.done.append(
                Assigned(
                    event,
                    mention,
                    place_tier,
                    interval,
                    date_tier,
                    status,
                    figures,
                    self._affected(event, figures),
                    self.doc.sentences[event.sentence].heading,
                )
            )
        return self.done[len(self.done) - len(events) :]

    # Place -----------------------------------------------------------------------------

    def _place(self, event: Event, others: list[Event]) -> tuple[Mention | None, str]:
        if event.type in PLACELESS:
            return None, "none"
        here = self.mentions.get(event.sentence, [])
        if event.type in SPOKEN:
            return self._spoken_place(event, here)
        strong = [m for m in here if self._is_scene(m, event)]
        clause = [m for m in strong if self.doc.clause[m.first] in self._clauses(event)]
        for tier, candidates in (("clause", clause), ("sentence", strong)):
            best = self._best(event, candidates, others)
            if best:
                return best, tier
        weak = [m for m in here if m.role in self._weak_roles(event) and not m.is_country and m.place]
        weak = [
            m for m in weak if self.doc.segment[m.first] in {self.doc.segment[t.last] for t in event.triggers}
        ]
        best = self._best(event, weak, others)
        if best:
            return best, "weak"
        if self.doc.sentences[event.sentence].heading:
            return None, "none"  # what a heading announces is told, and placed, below it
        before = self._place_before(event)
        if before:
            return before, "event before"
        # Whoever speaks from a place below the capital mostly speaks of it ("police in X said").
        local = [m for m in here if m.role == "source" and m.place and not m.is_country]
        if any(m.place and m.place.capital for m in local):
            local = []
        best = self._best(event, local, others)
        if best:
            return best, "authority"
        return self._inherited_place(event)

    def _clauses(self, event: Event) -> set[int]:
        return {self.doc.clause[t.first] for t in event.triggers}

    @staticmethod
    def _is_scene(mention: Mention, event: Event) -> bool:
        if mention.role == "strong":
            return True
        if mention.role == "from":
            return event.type in LEAVING
        return mention.role == "toward" and event.type in ARRIVING

    @staticmethod
    def _weak_roles(event: Event) -> tuple[str, ...]:
        if event.type in NEED:
            return ("weak", "plain", "possessive", "toward")
        if event.type in LEAVING | ARRIVING:
            return ("weak", "plain", "from", "toward")
        return ("weak", "plain")

    def _best(self, event: Event, candidates: list[Mention], others: list[Event]) -> Mention | None:
        if not candidates:
            return None

        def score(mention: Mention) -> tuple[float, int]:
            total = 2.0 * mention.specificity
            distances = []
            for trigger in event.triggers:
                if mention.first > trigger.last:
                    distances.append(mention.first - trigger.last)
                else:
                    distances.append(trigger.first - mention.last + 2)
            total -= min(distances) / 5
            if self.doc.segment[mention.first] in {self.doc.segment[t.last] for t in event.triggers}:
                total += 1.5
            low, high = sorted((mention.first, event.main.first))
            if any(low < t.first < high for other in others for t in other.triggers):
                total -= 5.0
            if not mention.place:
                total -= 1.0
            return total, -mention.first

        return max(candidates, key=score)

    def _spoken_place(self, event: Event, here: list[Mention]) -> tuple[Mention | None, str]:
        sentence = self.doc.sentences[event.sentence]
        main = event.main
        for mention in here:
            if mention.role != "strong":
                continue
            after = 0 < mention.first - main.last <= _SPOKEN_REACH
            if after and self.doc.clause[mention.first] == self.doc.clause[main.first]:
                return mention, "clause"
        for mention in here:
            if mention.role == "strong" and mention.first - sentence.first <= 3 and not mention.is_country:
                return mention, "sentence"
        return None, "none"

    def _place_before(self, event: Event) -> Mention | None:
        """Place of the event before in the same paragraph."""
        if event.type == "casualty_toll":
            return None  # a sum over more than the place before
        sentence = self.doc.sentences[event.sentence]
        for before in reversed(self.done):
            if self.doc.sentences[before.event.sentence].paragraph != sentence.paragraph:
                break
            if before.mention and before.event.type not in SPOKEN and not before.mention.is_country:
                return before.mention
        return None

    def _inherited_place(self, event: Event) -> tuple[Mention | None, str]:
        if event.type == "casualty_toll":
            return None, "none"
        sentence = self.doc.sentences[event.sentence]
        section = self._section(event)
        if section:
            return section, "heading"
        for index in range(event.sentence - 1, max(event.sentence - 3, -1), -1):
            other = self.doc.sentences[index]
            strong = [m for m in self.mentions.get(index, []) if m.role == "strong" and not m.is_country]
            if strong and other.paragraph >= sentence.paragraph - 1:
                return max(strong, key=lambda m: (m.specificity, m.first)), "context"
        home = self._dateline()
        return (home, "dateline") if home else (None, "none")

    def _section(self, event: Event) -> Mention | None:
        """The place that is all of the heading above, as in a round-up of the world."""
        for index in range(event.sentence - 1, -1, -1):
            heading = self.doc.sentences[index]
            if heading.heading:
                named = [m for m in self.mentions.get(index, []) if m.place]
                alone = len(named) == 1 and named[0].last - named[0].first + 1 == heading.stop - heading.first
                return named[0] if alone else None
        return None

    def _dateline(self) -> Mention | None:
        """The place that opens the report, before a dash; not a capital, where all news is gathered."""
        for mention in (m for number in range(3) for m in self.mentions.get(number, [])):
            if mention.role == "dateline" and mention.place and not mention.is_country:
                return None if mention.place.capital else mention
        return None

    # Date ------------------------------------------------------------------------------

    def _date(
        self, event: Event, others: list[Event], place_tier: str, status: str
    ) -> tuple[Interval | None, str, str]:
        since = self._since(event)
        if event.type == "casualty_toll":
            return Interval(since or self.published, self.published), "publication", status
        here = [w for w in self.dates.get(event.sentence, []) if w.kind not in ("since", "dateline")]
        spoken = event.type in SPOKEN or event.type in ("humanitarian_warning", "diplomatic_call")
        own = [when for when in here if spoken or not when.reporting]
        clauses = self._clauses(event)
        in_clause = [when for when in own if self.doc.clause[when.first] in clauses]
        when = self._nearest(event, in_clause, others)
        tier = "clause"
        if when is None:
            # A date in another clause belongs to the event that is told there.
            taken = {self.doc.clause[t.first] for other in others for t in other.triggers}
            free = [w for w in own if self.doc.clause[w.first] not in taken]
            # "On Sunday X was hit and Y was shelled": said once, for both.
            said = [w for w in own if w.last < event.first and self._joined_by_and(w.last, event.first)]
            when = self._nearest(event, free or said, others)
            tier = "sentence"
        if when is not None:
            interval = self._resolve(when, status)
            if interval and interval.first > self.published and status == "reported":
                status = "planned"
            return interval, tier, status
        if since:
            return Interval(since, self.published), "clause", status
        if status == "background":
            return None, "none", status
        reporting = [w for w in here if w.reporting and w.interval]
        if reporting and not event.campaign:
            return reporting[-1].interval, "reporting", status
        sentence = self.doc.sentences[event.sentence]
        for before in reversed(self.done):
            if self.doc.sentences[before.event.sentence].paragraph != sentence.paragraph:
                break
            if before.event.sentence == event.sentence:
                continue
            if before.interval and before.date_tier in ("clause", "sentence", "event before"):
                # What is told next in one paragraph goes on at the same time.
                return before.interval, "event before", status
            break
        if event.campaign or self._many_dead(event) or status in ("planned", "possible"):
            return None, "none", status
        if place_tier in ("event before", "context") and any(
            b.mention and b.interval is None for b in self.done[-1:]
        ):
            return None, "none", status
        return Interval(self.published, self.published), "publication", status

    def _joined_by_and(self, first: int, last: int) -> bool:
        """Do only words such as "and" open the clauses between two words?"""
        joins = set(self.doc.lexicon.pack.words("sentences", "and"))
        opened = self.doc.clause[last] - self.doc.clause[first]
        return opened <= sum(self.doc.words[i].key in joins for i in range(first + 1, last + 1))

    def _since(self, event: Event) -> dt.date | None:
        """First day of "since Thursday", where it bounds the event and lies in the past."""
        for when in self.dates.get(event.sentence, []):
            if when.kind == "since" and when.interval and when.interval.first <= self.published:
                near = self.doc.clause[when.first] in self._clauses(event) or event.type == "casualty_toll"
                if near and when.interval.last <= self.published:
                    return when.interval.first
        return None

    def _many_dead(self, event: Event) -> bool:
        """A three-figure number of dead with no date is mostly the sum of many days."""
        return event.type in VIOLENT and any(
            f.field == "dead" and f.value >= 100 and self.doc.sentence_of[f.first] == event.sentence
            for f in self.figures
        )

    def _nearest(self, event: Event, dates: list[When], others: list[Event]) -> When | None:
        def distance(when: When) -> tuple[float, int]:
            near = min(
                (t.first - when.last if when.last < t.first else when.first - t.last) for t in event.triggers
            )
            low, high = sorted((when.first, event.main.first))
            crossed = any(low < t.first < high for other in others for t in other.triggers)
            return near + (10 if crossed else 0), when.first

        return min(dates, key=distance, default=None)

    def _resolve(self, when: When, status: str) -> Interval | None:
        if when.interval is not None:
            if when.kind == "weekday" and status == "planned" and when.interval.first < self.published:
                week = dt.timedelta(days=7)
                return Interval(when.interval.first + week, when.interval.last + week)
            return when.interval
        anchor = self._anchor(when)
        if when.kind == "same":
            return anchor
        moved = dt.timedelta(days=when.days)
        return Interval(anchor.first + moved, anchor.last + moved)

    def _anchor(self, when: When) -> Interval:
        """The day that "the same day" or "a day earlier" points back to."""
        for item in reversed(self.done):
            if (
                item.interval
                and item.interval.first == item.interval.last
                and item.date_tier != "publication"
            ):
                return item.interval
        for before in reversed(self.all_dates):
            if before.first < when.first and before.interval and before.kind != "since":
                first, last = before.interval
                if first == last:
                    return before.interval
        return Interval(self.published, self.published)

    # Status and figures ------------------------------------------------------------------

    def _status(self, event: Event) -> str:
        sentence = self.doc.sentences[event.sentence]
        main = event.main
        if event.type in ("humanitarian_warning", "casualty_toll", "statement"):
            return "reported"  # it is said, whatever it says of the future
        for status in ("denied", "background", "planned", "possible"):
            for hit in self.doc.within(f"status.{status}", sentence.first, sentence.stop):
                if status == "background":
                    return status
                if self.doc.clause[hit.first] != self.doc.clause[main.first]:
                    continue
                ahead = 0 <= main.first - hit.last <= _STATUS_BEFORE
                behind = 0 <= hit.first - main.last <= _STATUS_AFTER and status != "planned"
                inside = main.first <= hit.first <= main.last
                if ahead or behind or inside:
                    return status
        return "reported"

    def _figures(self, event: Event, others: list[Event]) -> tuple[Figure, ...]:
        """Figures of the sentence that stand nearer to this event than to another one."""
        total = event.type == "casualty_toll"
        chosen = []
        for figure in self.figures:
            if self.doc.sentence_of[figure.first] != event.sentence:
                continue
            if figure.total != total and (figure.total or total):
                continue
            if all(
                self._gap(figure, event) <= self._gap(figure, other)
                for other in others
                if self._counts(other)
            ):
                chosen.append(figure)
        return tuple(chosen) if self._counts(event) else ()

    @staticmethod
    def _counts(event: Event) -> bool:
        return group_of(event.type) not in ("diplomacy", "other") and event.type not in (
            "humanitarian_warning",
            "aid_delivery",
        )

    def _gap(self, figure: Figure, event: Event) -> float:
        best = float("inf")
        for trigger in event.triggers:
            gap = max(figure.first - trigger.last, trigger.first - figure.last, 0)
            if self.doc.clause[figure.first] != self.doc.clause[trigger.first]:
                gap += 8
            if figure.first > trigger.last:
                gap -= 2  # the outcome follows the event
            best = min(best, gap)
        return best

    def _affected(self, event: Event, figures: tuple[Figure, ...]) -> int | None:
        stated = [f.value for f in figures if f.field == "affected"]
        if stated:
            return max(stated)
        if event.type not in AFFECTING:
            return None
        sentence: Sentence = self.doc.sentences[event.sentence]
        used = {f.first for f in self.figures} | {f.last for f in self.figures}
        people = free_people(self.doc, sentence, self.dates.get(event.sentence, []), used)
        near = [n for n in people if self.doc.clause[n.first] == self.doc.clause[event.main.first]]
        if not near:
            return None
        return min(near, key=lambda n: abs(n.first - event.main.first)).value
