"""What speaks for and against each place that an event may have happened at.

The rules of `places` name one place. Others in the sentence, in those around it and in the headings above are
weighed beside it by `likeliest`; here it is said by what.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.containment import is_capital, lies_within, nested
from geomap.extraction.parents import UNLISTED
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_BEFORE, _BEHIND = 3, 1  # sentences around an event in which its place may be named
_NAMED = frozenset({"strong", "weak", "plain", "dateline"})  # roles of a place named in those
_NO_SCENE = frozenset({"person", "demonym", "ward"})  # roles of none in the sentence itself
# Roles of a name that may be that of those who act; a capital stands for a government then.
ACTING = frozenset({"actor", "source", "attribution", "possessive", "plain"})
_FIRST_HEADS, _LAST_HEADS = 2, 4  # places in headings and at the head of items, from the top and from below
_TENTH, _FIFTH = 10, 5  # scales, so that weights are of one size
_MOST = 2  # scenes of a sentence beyond which more say nothing

Signs = dict[str, float]


class Case(NamedTuple):
    """An event whose place is sought, and what the rules found.

    ``home``: the place of the news that the report opens with; ``last``: the one told last before.
    """

    event: Event
    others: list[Event]  # of its sentence
    pick: Mention | None
    tier: str
    home: Mention | None
    last: Mention | None


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
        sentences, done = self.known.doc.sentences, self.known.done
        body = (i.mention for i in done if i.mention and not sentences[i.event.sentence].heading)
        told = (i.mention for i in reversed(done) if i.mention)
        return Case(event, others, pick, tier, next(body, None), next(told, None))

    def candidates(self, event: Event, pick: Mention | None) -> list[Mention | None]:
        """The places that an event may have happened at, the one of the rules and none among them."""
        found = [
            m
            for number in range(event.sentence - _BEFORE, event.sentence + _BEHIND + 1)
            for m in self.known.mentions.get(number, [])
            if (m.role not in _NO_SCENE if number == event.sentence else m.role in _NAMED)
        ]
        above = [m for m in self.heads if m.sentence < event.sentence]
        found += above[:_FIRST_HEADS] + above[max(_FIRST_HEADS, len(above) - _LAST_HEADS) :]
        found = [m for m in found if not (m.role in ACTING and is_capital(m.place))]
        if pick is not None:
            found.append(pick)
        return [*{id(m): m for m in found}.values(), None]

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
        signs.update(self._beside(event, mention, where))
        if mention.sentence == event.sentence:
            signs.update(self._in_sentence(case, mention, role))
        else:
            signs["sentences away"] = min(abs(event.sentence - mention.sentence), _FIFTH) / _FIFTH
        signs.update(_against_pick(mention, pick, tier))
        signs.update(_of_report(case, mention))
        return signs

    def _where(self, event: Event, mention: Mention) -> str:
        away = event.sentence - mention.sentence
        if away == 0:
            return "sentence"
        sentences = self.known.doc.sentences
        named = {-1: "next", 1: "one before", 2: "two before"}.get(away, "far")
        inside = sentences[mention.sentence].paragraph == sentences[event.sentence].paragraph
        return f"{named}, paragraph" if inside else named

    def _beside(self, event: Event, mention: Mention, where: str) -> Iterator[tuple[str, float]]:
        """What the sentence of the event itself names."""
        here = self.known.mentions.get(event.sentence, [])
        scenes = sum(m.role == "strong" and not m.is_country for m in here)
        drawn = [m for m in here if m.is_drawn and m.role != "person"]
        yield f"{where}, scenes in the sentence", float(min(scenes, _MOST))
        yield f"{where}, no scene in the sentence", float(not scenes)
        yield f"{where}, no place in the sentence", float(not drawn)
        yield f"only place, {mention.role}", float(drawn == [mention])

    def _in_sentence(self, case: Case, mention: Mention, role: str) -> Iterator[tuple[str, float]]:
        doc, event = self.known.doc, case.event
        main = event.main.first
        if doc.clause[mention.first] in self.known.clauses(event):
            yield f"clause, {role}", 1.0
        if doc.segment[mention.first] in {doc.segment[t.last] for t in event.triggers}:
            yield "segment", 1.0
        far = min(max(mention.first - t.last, t.first - mention.last, 0) for t in event.triggers)
        yield "words away", far / _TENTH
        yield "log of words away", math.log1p(far)
        side = "behind" if mention.first > event.main.last else "before"
        yield f"{side}, verb last" if self.verb_last else side, 1.0
        low, high = sorted((mention.first, main))
        told = [t.first for other in case.others for t in other.triggers]
        yield "another event between", float(any(low < at < high for at in told))
        yield "nearer to another event", float(any(abs(at - mention.first) < far for at in told))
        between = sum(low < m.first < high for m in self.known.mentions.get(event.sentence, []))
        yield "places between", between / _MOST
        yield "measured", float(mention.measured)


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
            yield f"km from {name}", math.log1p(far) / _FIFTH
