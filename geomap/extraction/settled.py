"""What is known of a report while its events are settled, and an event that is settled."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.date_leads import headed_days, leads
from geomap.extraction.digests import days_of_items, items, listed, past_day
from geomap.extraction.headings import headings
from geomap.extraction.intervals import Interval
from geomap.extraction.precedence import is_violent

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document
    from geomap.extraction.events import Event
    from geomap.extraction.figures import Figure
    from geomap.extraction.mentions import Mention

# Types that lean on words spoken: their place is where they were spoken, or none.
SPOKEN = frozenset({"diplomatic_meeting", "statement", "ceasefire_talks", "agreement"})
HAPPENED = ("reported", "background")  # statuses of what has been
_HEAD = 6  # sentences among which a dateline stands
# Tiers of a place that a sentence tells itself.
SURE = ("clause", "sentence", "weak")
# Tiers of a place that the sentence of an incident names; "none" says that nothing names any.
_OWN_PLACE = ("clause", "sentence", "none")
# Tiers of one that another sentence names, which is too little for what all words find unlikely.
_HANDED_ON = ("event before", "context", "heading", "dateline", "report", "capital", "authority")
_UNLIKELY = 0.02
_LIKELY_TYPE = 0.45  # from which a type will do whose place is not told beside it
_SURE_TYPE = 0.6  # from which one will do that is denied, or of which a place is hardly told


class Assigned(NamedTuple):
    """An event with what the report says of it, and the tiers of the rules that found place and date.

    ``again`` is the event told before that this one only tells more of ("the attack took place in X");
    ``sourced``: its sentence says who tells it; ``listed``: it stands for a further place of a list;
    ``place_likelihood``: how likely the place is among all that the report names, in [0, 1];
    ``overruled``: the tier of the rule whose place is not the likeliest.
    """

    event: Event
    mention: Mention | None
    place_tier: str
    interval: Interval | None
    date_tier: str
    status: str
    figures: tuple[Figure, ...]
    affected: int | None
    in_heading: bool = False
    again: Event | None = None
    sourced: bool = False
    listed: bool = False
    place_likelihood: float = 1.0
    overruled: str | None = None

    def placed_as(self, other: Assigned) -> Assigned:
        """The same at the place of another telling, and as sure of it as that one."""
        return self._replace(
            mention=other.mention,
            place_tier=other.place_tier,
            place_likelihood=other.place_likelihood,
            overruled=other.overruled,
        )


def is_guess(item: Assigned) -> bool:
    """Is both guessed: the place, and of what type it is, or whether it is any, by all words?

    The town that heads a paragraph is where the news with a day of its own below it was.
    """
    likelihood = item.event.main.likelihood
    town = item.mention is not None and not item.mention.is_country
    headed = town and item.place_tier == "heading" and item.date_tier == "clause"
    if item.event.weight < _UNLIKELY and not is_violent(item.event.type):
        return item.place_tier in _HANDED_ON and not headed
    # "No case has been found in X"
    least = 1 if item.event.type == "epidemic" else _SURE_TYPE
    if likelihood < least and item.status == "denied":
        return True  # it is hardly told, and it did not happen
    going = item.mention is not None and item.mention.role == "toward"
    if going or headed or item.place_tier == "none":
        return likelihood < _SURE_TYPE
    return likelihood < _LIKELY_TYPE and item.place_tier not in _OWN_PLACE


def undated(doc: Document, dates: list[When], published: dt.date) -> Interval:
    """Days of what a report tells without any day.

    Under a dateline news is that of its day. Where only the day of publication is known, a morning paper
    tells of the day before.
    """
    dateline = any(
        when.kind == "dateline" and when.interval and when.interval.last == published
        for when in dates
        if doc.sentence_of[when.first] < _HEAD
    )
    return Interval(published if dateline else published - dt.timedelta(days=1), published)


class Known:
    """Mentions, dates and figures of a document by sentence, and the events settled so far."""

    def __init__(
        self,
        doc: Document,
        mentions: list[Mention],
        dates: list[When],
        figures: list[Figure],
        published: dt.date,
        digest: Interval | None = None,
    ) -> None:
        self.doc = doc
        self.mentions: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.sentence, []).append(mention)
        self.dates: dict[int, list[When]] = {}
        for when in dates:
            self.dates.setdefault(doc.sentence_of[when.first], []).append(when)
        self.figures: dict[int, list[Figure]] = {}
        for figure in figures:
            self.figures.setdefault(doc.sentence_of[figure.first], []).append(figure)
        self.all_dates = dates
        self.published = published
        self.undated = digest or undated(doc, dates, published)
        # The days of a digest that are not the one of publication.
        self.past_day = past_day(doc, dates, published) or digest
        self.last_day = self.past_day.last if self.past_day else published  # that the report tells of
        self.listed = listed(doc)
        self.headings = headings(doc)
        self.items = items(doc, self.headings)
        told = {m.sentence for m in mentions if m.role != "dateline"}
        self.leads = days_of_items(doc, published) | headed_days(doc, self.dates)
        self.leads |= leads(doc, self.dates, told)
        self.done: list[Assigned] = []
        # Victims whom a sentence only counts before anything is told in its paragraph, and its number.
        self.ahead: tuple[int, tuple[Figure, ...]] | None = None

    def dated_apart(self, number: int) -> set[int]:
        """Clauses of a sentence with a day of their own, which no earlier one of it tells of too.

        "Storms hit early on Sunday and tore roofs off in the night": at one time.
        """
        found: set[int] = set()
        told: list[tuple[int, Interval | None]] = []
        for when in self.dates.get(number, []):
            if when.reporting or when.kind == "dateline" or (told and self._is_hour(when)):
                continue
            clause, days = self.doc.clause[when.first], when.interval
            if not any(
                days and other and at != clause and other.first <= days.last and days.first <= other.last
                for at, other in told
            ):
                found.add(clause)
            told.append((clause, days))
        return found

    def _is_hour(self, when: When) -> bool:
        """Is it only a part of some day ("in the night")?"""
        return any(
            (hit.first, hit.last) == (when.first, when.last)
            for label in ("dates.overnight", "dates.parts_of_day")
            for hit in self.doc.within(label, when.first, when.last + 1)
        )

    def clauses(self, event: Event) -> set[int]:
        """Clauses in which an event's triggers begin, and in which the main one ends but for a word."""
        clause, last = self.doc.clause, event.main.last
        ends = {clause[last]} if clause[last - 1] == clause[last] else set()
        return {clause[t.first] for t in event.triggers} | ends

    def before(self, event: Event) -> Assigned | None:
        """The event that one without a place or date of its own goes on from.

        The first one of the last sentence before it in its paragraph that told of one with a
        place; the first, because what stands in later clauses is beside the point. But one of its own
        type goes on first ("arrested in X for a raid in Y. They are in custody").
        """
        sentences = self.doc.sentences
        paragraph = sentences[event.sentence].paragraph
        chosen: Assigned | None = None
        for item in reversed(self.done):
            if sentences[item.event.sentence].paragraph != paragraph:
                break
            if item.event.type in SPOKEN or not (item.mention or item.interval):
                continue
            if chosen and item.event.sentence != chosen.event.sentence:
                break
            if chosen and chosen.mention and chosen.event.type == event.type != item.event.type:
                continue
            if chosen is None or item.mention:
                chosen = item
        return chosen
