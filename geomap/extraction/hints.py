"""Names that are no plain scene of an event, and may yet say where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import UNLISTED
from geomap.extraction.scenes import NEED
from geomap.extraction.venues import SURELY
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scenes
    from geomap.extraction.settled import Known

_PART_REACH = 6  # words from "among them" to where those come from
_ASIDE = 6  # words that commas part from the sentence around them
_TOOK_OFF = 3  # words between "take-off" and the town
_TOPIC = 0.8  # score of a place above which its name at the head of a clause is what it is about
_OWNING = frozenset({"figures.people", "targets.civilians", "cues.person_titles", "cues.local_heads"})
_BY_THE_WAY = ("weak", "plain", "toward", "possessive", "source")
NAMED = ("strong", "weak", "plain", "toward", "from", "possessive")


class Hints:
    """Reads such names in the sentence of one event after the other."""

    def __init__(self, known: Known, scenes: Scenes) -> None:
        self.known = known
        self.scenes = scenes
        self.two_way = frozenset(known.doc.lexicon.pack.words("cues", "two_way"))

    def subject(self, event: Event, here: list[Mention]) -> list[Mention]:
        """The one town whose people do what an aside parts from them ("dockers of X, too, go on strike")."""
        named = [m for m in here if m.role in NAMED and not m.is_country]
        lone = named[0] if len(named) == 1 else None
        if lone is None or lone.role != "weak" or lone.place is None or lone.place.score < SURELY:
            return []
        doc = self.known.doc
        aside = range(lone.last + 1, event.first)
        parted = 0 < len(aside) <= _ASIDE and all(
            doc.text[doc.words[at].end : doc.words[at].end + 1] == "," for at in (lone.last, aside[-1])
        )
        within = parted or doc.clause[lone.first] in self.known.clauses(event)
        return [lone] if within and lone.last < event.main.first else []

    @staticmethod
    def only(land: Mention, here: list[Mention]) -> list[Mention]:
        """The one place that a sentence names in the country that heads it ("Syria: ... the road to X")."""
        named = [m for m in here if m.role in _BY_THE_WAY and m.is_drawn and in_country(m, land)]
        sure = [m for m in named if m.place and m.place.score >= SURELY and not m.place.capital]
        return sure if len(named) == 1 else []

    def is_the_town_of(self, mention: Mention) -> bool:
        """Is it the town of one of its own, where names are declined ("жительница Перми", "мэр Риги")?"""
        at = mention.first - 1
        if not self.two_way or mention.role not in ("actor", "person") or mention.place is None or at < 0:
            return False
        ends = {h.label for back in range(3) for h in self.known.doc.at(at - back) if h.last == at}
        fine = mention.precision in ("town", "admin2", "admin1") and mention.place.score >= SURELY
        return fine and not ends.isdisjoint(_OWNING)

    def held(self, event: Event, here: list[Mention]) -> list[Mention]:
        """Names in the clauses of an event that are no scene by themselves, but may say where one is."""
        clauses = self.known.clauses(event)
        return [
            m
            for m in here
            if m.role in ("weak", "possessive")
            and m.is_drawn
            and m.place is not None
            and m.place.score >= SURELY
            and self.known.doc.clause[m.first] in clauses
            and not self.scenes.governs(event, m)
        ]

    def names_disaster(self, event: Event, here: list[Mention]) -> Mention | None:
        """The country by whose name a disaster is called ("Libya floods: 5,000 dead")."""
        if group_of(event.type) != "disaster":
            return None
        return next(
            (m for m in here if m.is_country and m.role != "demonym" and m.last + 1 == event.first), None
        )

    def topic(self, event: Event, here: list[Mention]) -> Mention | None:
        """The town that opens the event's sentence or a part of it ("X mourns: a missile hit a shop")."""
        doc = self.known.doc
        first = doc.sentences[event.sentence].first
        for mention in here:
            opens = mention.first == first or doc.segment[mention.first - 1] != doc.segment[mention.first]
            if mention.role == "dateline" and event.type in NEED:
                colon = doc.text[mention.toponym.end : mention.toponym.end + 2].strip() == ":"
                if colon and mention.place is not None:
                    return mention  # "X: 3,000 dead since the flood"
            if opens and mention.role == "plain" and mention.is_drawn and mention.place is not None:
                town = mention.precision in ("town", "admin1", "admin2", "site")
                if town and mention.place.score >= _TOPIC and not mention.place.capital:
                    return mention
        return None

    def took_off(self, event: Event, here: list[Mention]) -> Mention | None:
        """The town where an aircraft took off that fell ("crashed minutes after take-off from X")."""
        doc = self.known.doc
        sentence = doc.sentences[event.sentence]
        hits = doc.within("cues.took_off", sentence.first, sentence.stop) if event.type == "accident" else ()
        behind = doc.lexicon.pack.flag("sentences", "verb_last")
        for mention in here:
            if mention.role not in ("from", "strong", "possessive", "plain", "weak") or mention.is_country:
                continue
            gaps = (hit.first - mention.last if behind else mention.first - hit.last for hit in hits)
            if any(0 < gap <= _TOOK_OFF for gap in gaps):
                return mention._replace(near=True)
        return None

    def is_of_some(self, mention: Mention) -> bool:
        """Does it say where some of those come from whom it happened to ("among them two priests of X")?"""
        doc, first = self.known.doc, mention.first
        before = range(max(first - _PART_REACH, 0), first)
        among = doc.label_maps()[1]
        return any(
            "figures.among" in among.get(at, ()) and doc.segment[at] == doc.segment[first] for at in before
        )

    def is_home(self, mention: Mention) -> bool:
        """Is it where somebody comes from ("a man from X")?"""
        people = {h.label for h in self.known.doc.at(mention.first - 2) if h.last == mention.first - 2}
        return mention.role == "from" and "figures.people" in people

    def is_of_people(self, event: Event, mention: Mention) -> bool:
        """Is it whose people are in need or were killed ("children of X are starving")?"""
        if event.type not in ("humanitarian_warning", "casualty_toll") or mention.place is None:
            return False
        labels = {
            h.label
            for at in (1, 2)
            for h in self.known.doc.at(mention.first - at)
            if h.last == mention.first - 1
        }
        return mention.role == "actor" and not labels.isdisjoint(("figures.people", "targets.civilians"))


def in_country(mention: Mention, country: Mention) -> bool:
    """Whether a name stands for a place in a country, or for one that no gazetteer has at its head."""
    place, outer = mention.place, country.place
    if place is None:
        return country.rubric and mention.toponym.kind == UNLISTED  # "Haiti: gunmen seize the village of X"
    return bool(outer and place.country == outer.country)
