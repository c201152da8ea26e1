"""What speaks for and against each place that an event may have happened at.

The rules of `places` name one place. Others in its sentence, in those before it and in the headings above are
weighed beside it by `likeliest`; here it is said by what.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.containment import is_capital, lies_within, nested
from geomap.extraction.felt import without_felt
from geomap.extraction.parents import UNLISTED
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_BEFORE = 3  # sentences before that of an event in which its place may be named
_NAMED = frozenset({"strong", "weak", "plain", "dateline"})  # roles of a place named in those
_NO_SCENE = frozenset({"person", "demonym", "ward", "parent"})  # roles of none in the sentence itself
# Roles of a name that may be that of those who act; a capital stands for a government then.
ACTING = frozenset({"actor", "source", "attribution", "possessive", "plain"})
_FIRST_HEADS, _LAST_HEADS = 2, 4  # places in headings and at the head of items, from the top and from below
_SCENES = 2  # of a sentence, beyond which more say nothing
_AWAY = 5  # sentences, beyond which more say nothing
_WORDS, _LOG_KM = 10, 5  # what words and logarithms are divided by, so that weights are of one size

Signs = dict[str, float]


class Case(NamedTuple):
    """An event whose place is sought, and what the rules found.

    ``home``: the place of the news that the report opens with; ``last``: the one told last before;
    ``scenes``: how many its sentence names; ``only``: the first word of the one place that it names,
    ``placeless``: that it names none; ``clauses``, ``segments``: those of the event.
    """

    event: Event
    others: list[Event]  # of its sentence
    pick: Mention | None
    tier: str
    home: Mention | None
    last: Mention | None
    scenes: int
    placeless: bool
    only: int | None
    clauses: set[int]
    segments: set[int]


class PlaceSigns:
    """Knows the signs of one document."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")
        sentences = known.doc.sentences
        self.heads = [
            m
            for named in known.mentions.values()
            for m in named
            if m.role not in _NO_SCENE and (m.rubric or m.role == "dateline" or sentences[m.sentence].heading)
        ]

    def case(self, event: Event, others: list[Event], pick: Mention | None, tier: str) -> Case:
        """An event as the rules left it, after all that was told before it."""
        doc, done = self.known.doc, self.known.done
        body = (i.mention for i in done if i.mention and not doc.sentences[i.event.sentence].heading)
        told = (i.mention for i in reversed(done) if i.mention)
        here = self.known.mentions.get(event.sentence, [])
        drawn = [m for m in here if m.is_drawn and m.role != "person"]
        return Case(
            event,
            others,
            pick,
            tier,
            home=next(body, None),
            last=next(told, None),
            scenes=sum(m.role == "strong" and not m.is_country for m in here),
            placeless=not drawn,
            only=drawn[0].first if len(drawn) == 1 else None,
            clauses=self.known.clauses(event),
            segments={doc.segment[t.last] for t in event.triggers},
        )

    def candidates(self, event: Event, pick: Mention | None) -> list[Mention | None]:
        """The places that an event may have happened at, the one of the rules and none among them."""
        found = [
            m
            for number in range(event.sentence - _BEFORE, event.sentence + 1)
            for m in self.known.mentions.get(number, [])
            if (m.role not in _NO_SCENE if number == event.sentence else m.role in _NAMED)
        ]
        doc = self.known.doc
        paragraph = doc.sentences[event.sentence].paragraph
        if paragraph in self.known.listed:  # each item for itself
            found = [m for m in found if doc.sentences[m.sentence].paragraph == paragraph]
        above = bisect_left(self.heads, event.sentence, key=lambda m: m.sentence)
        found += self.heads[: min(_FIRST_HEADS, above)]
        found += self.heads[max(_FIRST_HEADS, above - _LAST_HEADS) : above]
        found = [m for m in found if not (m.role in ACTING and is_capital(m.place))]
        found = without_felt(self.known, event, found)
        if pick is not None:
            found.append(pick)  # which may stand for one of them that is placed by the name beside it
        return [*{(m.first, m.last): m for m in found}.values(), None]

    def signs(self, case: Case, mention: Mention | None) -> Signs:
        """What speaks for or against a place, or for none, by name."""
        event, pick, tier = case.event, case.pick, case.tier
        if mention is None:
            return {"none": 1.0, f"none, by rule: {tier}": 1.0, f"none, of type: {event.type}": 1.0}
        where = self._where(event, mention)
        role = f"{mention.role} rubric" if mention.rubric else mention.role
        place = mention.place
        signs = {
            f"where: {where}": 1.0,
            f"role: {role}": 1.0,
            f"{role} in {where}": 1.0,
            f"{mention.precision} of {event.type}": 1.0,
            f"{role} of {event.type}": 1.0,
            "heading": float(self.known.doc.sentences[mention.sentence].heading),
            "score": place.score if place else 0.0,
            "unlisted": float(mention.toponym.kind == UNLISTED),
            "beside": float(mention.near),
        }
        signs.update(_beside(case, mention, where))
        if mention.sentence == event.sentence:
            signs.update(self._in_sentence(case, mention, role))
        else:
            signs["sentences away"] = min(abs(event.sentence - mention.sentence), _AWAY) / _AWAY
        signs.update(_against_pick(mention, pick, tier))
        signs.update(_of_report(case, mention))
        return signs

    def _where(self, event: Event, mention: Mention) -> str:
        away = event.sentence - mention.sentence
        if away == 0:
            return "sentence"
        sentences = self.known.doc.sentences
        named = {1: "one before", 2: "two before"}.get(away, "far")
        inside = sentences[mention.sentence].paragraph == sentences[event.sentence].paragraph
        return f"{named}, paragraph" if inside else named

    def _in_sentence(self, case: Case, mention: Mention, role: str) -> Iterator[tuple[str, float]]:
        doc, event = self.known.doc, case.event
        if doc.clause[mention.first] in case.clauses:
            yield f"clause, {role}", 1.0
        if doc.segment[mention.first] in case.segments:
            yield "segment", 1.0
        far = _words_away(event, mention)
        yield "words away", far / _WORDS
        yield "log of words away", math.log1p(far)
        side = "behind" if mention.first > event.main.last else "before"
        yield f"{side}, verb last" if self.verb_last else side, 1.0
        low, high = sorted((mention.first, event.main.first))
        between = any(low < t.first < high for other in case.others for t in other.triggers)
        yield "another event between", float(between)
        nearer = any(_words_away(other, mention) < far for other in case.others)
        yield "nearer to another event", float(nearer)
        yield "measured", float(mention.measured)


def _words_away(event: Event, mention: Mention) -> int:
    """How many words lie between a name and the nearest trigger of an event."""
    return min(max(mention.first - t.last, t.first - mention.last, 0) for t in event.triggers)


def _beside(case: Case, mention: Mention, where: str) -> Iterator[tuple[str, float]]:
    """What the sentence of the event itself names."""
    yield f"{where}, scenes in the sentence", float(min(case.scenes, _SCENES))
    yield f"{where}, no scene in the sentence", float(not case.scenes)
    yield f"{where}, no place in the sentence", float(case.placeless)
    yield f"only place, {mention.role}", float(mention.first == case.only)


def _against_pick(mention: Mention, pick: Mention | None, tier: str) -> Iterator[tuple[str, float]]:
    """How a place stands to the one that the rules found."""
    if pick is None:
        yield f"rules find none: {tier}", 1.0
        return
    if pick is mention:
        yield "rules", 1.0
        yield f"rules: {tier}", 1.0
        return
    yield f"rules find another: {tier}", 1.0
    yield "finer by", mention.specificity - pick.specificity
    one, other = mention.place, pick.place
    if one and other:
        if one.id == other.id:
            yield "the same place", 1.0
        elif lies_within(one, other):
            yield "in the place of the rules", 1.0
        elif lies_within(other, one):
            yield "around the place of the rules", 1.0
        else:
            yield "another place of the country" if one.country == other.country else "another country", 1.0


def _of_report(case: Case, mention: Mention) -> Iterator[tuple[str, float]]:
    """How a place stands to those that the report told of before, and how far it lies from them."""
    place, home = mention.place, case.home and case.home.place
    if place is None:
        return
    if home:
        yield "home", float(place.id == home.id)
        yield "in or around home", float(nested(place, home))
        yield "country of home", float(place.country == home.country)
    for name, other in (("rules", case.pick), ("home", case.home), ("last", case.last)):
        if other is not None and other.place and other is not mention:
            far = distance_km(place.lon, place.lat, other.place.lon, other.place.lat)
            yield f"km from {name}", math.log1p(far) / _LOG_KM
