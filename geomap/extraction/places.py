"""Where an event happened.

Rules in tiers, best first; the tier that gave the answer is kept, because it explains the answer
and says what it is worth. Inside a tier a few round weights decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import lies_within
from geomap.extraction.felt import without_felt
from geomap.extraction.hints import NAMED, Hints, in_country
from geomap.extraction.inherited import Inherited
from geomap.extraction.mentions import SPECIFICITY
from geomap.extraction.parents import UNLISTED, as_unlisted
from geomap.extraction.pointers import Pointers
from geomap.extraction.ranking import Ranking
from geomap.extraction.scenes import LEAVING, TAKING, Scenes
from geomap.extraction.settled import SPOKEN, Known
from geomap.extraction.venues import SURELY, Venues
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention

PLACELESS = frozenset({"diplomatic_call"})
_COUNTED_BY_COUNTRY = frozenset({"humanitarian_warning", "casualty_toll"})

PLACE_WORTH = {
    "clause": 0.95,
    "sentence": 0.85,
    "weak": 0.75,
    "pointer": 0.8,
    "event before": 0.6,
    "authority": 0.65,
    "context": 0.5,
    "heading": 0.62,
    "dateline": 0.4,
    "report": 0.42,
    "capital": 0.36,
    "none": 0.35,
}
# Who is held or carried off was where he comes from.
_HELD = frozenset({"arrest", "abduction"})
# What is talked and agreed of is often a region ("a truce in X", "the fields in X").
_ON_AREAS = frozenset({"ceasefire_talks", "agreement"})
_COARSE = frozenset({"admin1", "area"})
_BROAD = _COARSE | {"country"}
_RECALLED_REACH = 5
_BESIDE = 10  # words from a scene that no gazetteer has to the town that it is said to be in
_NEXT = 2  # words between them that may lead from one to the other


class Places:
    """Finds the place of one event after the other."""

    def __init__(self, known: Known) -> None:
        self.known = known
        # Where verbs close the sentence the place stands before what happened there.
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")
        self.two_way = frozenset(known.doc.lexicon.pack.words("cues", "two_way"))
        self.scenes = Scenes(known)
        self.hints = Hints(known, self.scenes)
        self.ranking = Ranking(known)
        self.pointers = Pointers(known)
        self.venues = Venues(known, self.pointers)
        self.inherited = Inherited(known)

    def find(self, event: Event, others: list[Event]) -> tuple[Mention | None, str]:
        """The scene of an event and the tier of the rule that gave it; `others` share its sentence."""
        if event.type in PLACELESS:
            return None, "none"
        here = self.known.mentions.get(event.sentence, [])
        if event.type in SPOKEN:
            venue, tier = self.venues.find(event, here)
            home = self.inherited.paragraph(event) if event.type != "statement" else None
            if venue and (venue.precision not in _COARSE or event.type not in _ON_AREAS):
                home = None
            # "ВІДЕНЬ. У п'ятницю ... сяде за стіл": the head of an item, in capitals; a bare "Доха." too
            # where names are declined, so that it is no subject.
            if home and (home.rubric or home.toponym.text.isupper() or self.two_way):
                return home, "heading"
            return venue, tier
        here = without_felt(self.known, event, self._without_recalled(event, others, here))
        strong = [m for m in here if self.scenes.is_one(event, m)]
        if not self.verb_last and not any(m.first > event.main.last for m in strong):  # "shells fell on X"
            struck = (
                m
                for m in here
                if m.role in ("weak", "plain") and m.is_drawn and self.scenes.ends_at(event, m)
            )
            strong += [m for m in struck if m not in strong]
        if any(not m.measured and m.specificity >= SPECIFICITY["near"] for m in strong):
            strong = [m for m in strong if not m.measured]  # "in X, 20 km north of Y"
        if self.known.doc.sentences[event.sentence].heading:
            # In a headline each part between commas is a story of its own.
            parts = {self.known.doc.segment[at] for t in event.triggers for at in (t.first, t.last)}
            strong = [m for m in strong if m.rubric or self.known.doc.segment[m.first] in parts]
        pointed = self.pointers.find(event)
        if pointed and pointed.sentence != event.sentence and self.pointers.is_nearer(event, strong):
            return pointed, "pointer"
        if pointed is None and self.pointers.points_elsewhere(event, here):
            # "in the north of the country": of the scenes told beside it, only a country holds it
            within = self.known.clauses(event)
            strong = [m for m in strong if m.is_country or self.known.doc.clause[m.first] in within]
            if not strong:
                return None, "none"
        clause = [m for m in strong if self.known.doc.clause[m.first] in self.known.clauses(event)]
        if not clause and self._acts_elsewhere(event, here):
            strong = []
        if event.type == "arrest" and clause and all(self.ranking.is_of_heads(m) for m in clause):
            clause = strong  # "the police of X arrested a man while he hid in Y"
        if pointed and strong and all(self._is_anothers(m, event, others) for m in strong):
            return pointed, "pointer"  # "held in the city days after a man was stabbed in X"
        nation = None if clause else self.pointers.nation(event)
        if nation:
            return nation, "pointer"
        for tier, candidates in (("clause", clause), ("sentence", strong)):
            best = self.ranking.best(event, candidates, others)
            if best and best.is_country:
                # "In Mexico, the toll of the storm, which hit Acapulco": the country only holds the scene
                finer = [m for m in strong if not m.is_country and in_country(m, best)]
                finer = finer or [m for m in self.hints.held(event, here) if in_country(m, best)]
                if best.rubric:  # "Country: a checkpoint between X and Y ..."
                    finer = finer or [m for m in here if m.role == "weak" and in_country(m, best)]
                    finer = finer or self.hints.only(best, here)
                inner = self.ranking.best(event, finer, others)
                if inner:
                    return inner, "sentence"
            if (
                best
                and best.precision in _COARSE
                and not (best.role == "from" and best.toponym.kind == UNLISTED)
            ):
                best = self.ranking.best(event, self._finer(event, best, here), others) or best
            if best and best.is_country and best.role == "from":
                # "14,000 people crossed into Renk from Sudan": where they are is told more exactly
                finer = [m for m in here if m.role == "toward" and not m.is_country]
                best = self.ranking.best(event, finer, others) or best
            if best:
                return self._located(event, best, here), tier
        began = self.hints.took_off(event, here)
        if began:
            return began, "weak"
        roles = self.scenes.weak_roles(event)
        weak = [
            m
            for m in here
            if (m.role in roles or self.scenes.suffers(event, m) or self.scenes.undergoes(event, m))
            and not m.is_country
            and not self.scenes.governs(event, m)
        ]
        # A name without a place is one all the same where a word for a kind of place stands at it.
        weak = [m for m in weak if (m.place.score >= SURELY if m.place else m.role in ("weak", "toward"))]
        weak = [
            m
            for m in weak
            if self.known.doc.segment[m.first]
            in {self.known.doc.segment[at] for t in event.triggers for at in (t.first, t.last)}
            or self.scenes.is_shot_at(event, m)
        ]
        home = self.inherited.paragraph(event)
        # "fled from the town towards X"; "X - A girl was forced into a car and driven to Y"
        if event.type in LEAVING and (pointed or (home and event.type == "abduction")):
            weak = [m for m in weak if m.role != "toward"]
        told = event.type in LEAVING and event.main.likelihood == 1 and not pointed
        left = self.inherited.place_before(event) if told else None
        if left and weak and all(m.role == "toward" for m in weak):
            return left, "event before"  # "A dam burst in X. Hundreds fled towards Y."
        best = self.ranking.best(event, weak or self.hints.subject(event, here), others)
        if best:
            return best, "weak"
        if pointed:
            return pointed, "pointer"
        # "The robbers emptied a jeweller's of X": for want of anything else, what is X's is in X.
        best = self.ranking.best(
            event,
            [
                m
                for m in self.hints.held(event, here)
                if m.role == "possessive" and not self.hints.is_of_some(m)
            ],
            others,
        )
        if best:
            return best, "weak"
        whose = [m for m in here if self.hints.is_of_people(event, m)]
        if len(whose) == 1:
            return whose[0], "weak"
        named = self.hints.names_disaster(event, here)
        if named:
            return named, "weak"
        topic = self.hints.topic(event, here)
        if topic:
            return topic, "weak"
        if event.type in _COUNTED_BY_COUNTRY:
            roles = ("possessive", "plain", "weak", *(("actor",) if event.type == "casualty_toll" else ()))
            lands = [m for m in here if m.is_country and m.role in roles]
            if len(lands) == 1:
                return lands[0], "weak"  # "the war in X has killed 150,000"
            if not lands and event.type == "casualty_toll" and len(here) == 1 and here[0].is_unit:
                return here[0], "weak"  # "by the health ministry in Gaza 54,000 have died": in all of it
        if self.known.doc.sentences[event.sentence].heading:
            return None, "none"  # what a heading announces is told, and placed, below it
        own = [m for m in here if m.role in NAMED and m.place and not m.is_country]
        if event.type not in LEAVING | TAKING:  # "held a man from X": that says nothing of where
            own = [m for m in own if m.role != "from" or group_of(event.type) == "strike"]
            own = [m for m in own if not self.hints.is_home(m)]
        if event.type in _HELD:  # "taken to the camp of X"
            own = [m for m in own if m.role != "toward"]
        if own and not (home and not any(m.role in ("strong", "plain") for m in own)):
            # The sentence names places; that none of them is plainly the scene does not make an
            # earlier one it.
            return None, "none"
        before = None if own else self.inherited.place_before(event)
        if before:
            return before, "event before"
        # Whoever speaks from a place below the capital mostly speaks of it ("police in X said").
        local = [m for m in here if m.role == "source" and m.place and not m.is_country]
        if any(m.place and m.place.capital for m in local):
            local = []
        best = self.ranking.best(event, local, others)
        if best:
            return best, "authority"
        found, tier = self.inherited.find(event)
        if found and found.is_country:
            only = self.hints.only(found, here)
            found, tier = (only[0], "weak") if only else (found, tier)
        sentences = self.known.doc.sentences
        beside = found and sentences[found.sentence].paragraph == sentences[event.sentence].paragraph
        homes = [m for m in here if not beside and self.hints.is_the_town_of(m)]
        return (homes[0], "authority") if len(homes) == 1 else (found, tier)

    def _finer(self, event: Event, scene: Mention, here: list[Mention]) -> list[Mention]:
        """What lies in a province or area that is the scene: an island of it, or whence men were taken.

        "In the Canary Islands a boat sank off the island of X"; "in the West Bank ten men from X were held".
        """
        clauses = self.known.clauses(event)
        return [
            m
            for m in here
            if m is not scene
            and (m.role == "strong" or (m.role == "from" and event.type in _HELD))
            and self.known.doc.clause[m.first] in clauses
            and lies_within(m.place, scene.place)
        ]

    def _is_anothers(self, mention: Mention, event: Event, others: list[Event]) -> bool:
        """Does a scene stand in a clause that tells of another event, and not of this one?"""
        clause = self.known.doc.clause[mention.first]
        return clause not in self.known.clauses(event) and any(
            clause in self.known.clauses(other) for other in others if other.main.likelihood == 1
        )

    def _located(self, event: Event, scene: Mention, here: list[Mention]) -> Mention:
        """The scene; if nobody knows it, at the town named for it ("the X pipeline where it passes Y")."""
        if scene.place is not None or scene.role == "from":
            return scene
        doc, clauses = self.known.doc, self.known.clauses(event)
        held = [m for m in here if m.role == "strong" and (m.near or self._is_beside(scene, m))]
        beside = [
            m
            for m in held + self.hints.held(event, here)
            if m.place
            and m.precision not in _BROAD
            and 0 < m.first - scene.last <= _BESIDE
            and doc.clause[m.first] in clauses
            and not any(scene.last < t.first < m.first for t in event.triggers)
        ]
        if len(beside) != 1 or beside[0].place is None:
            return scene
        return scene._replace(toponym=as_unlisted(scene.toponym, beside[0].place))

    def _is_beside(self, scene: Mention, mention: Mention) -> bool:
        """Does it follow in the same part of the sentence, or in brackets or behind a comma at once?"""
        segment = self.known.doc.segment
        return segment[mention.first] == segment[scene.last] or mention.first - scene.last <= 1 + _NEXT

    def _without_recalled(self, event: Event, others: list[Event], here: list[Mention]) -> list[Mention]:
        """The names but for those of what is only recalled ("came a year after 53 were killed in X")."""
        sentence = self.known.doc.sentences[event.sentence]
        for hit in self.known.doc.within("status.recalled", sentence.first, sentence.stop):
            told = any(0 < other.first - hit.last <= _RECALLED_REACH for other in others)
            if told and event.last < hit.first:
                return [m for m in here if m.first < hit.first]
        return here

    def _acts_elsewhere(self, event: Event, here: list[Mention]) -> bool:
        """Has the event's clause a country for its subject that is not the scene of the others?

        "A quake shook Arequipa, and Bolivia extradited ...": that was not in Arequipa.
        """
        doc = self.known.doc
        clauses = self.known.clauses(event)
        acting = {
            m.place.country
            for m in here
            if m.role in ("actor", "plain") and m.is_country and m.place and doc.clause[m.first] in clauses
            and m.first < event.first
        }  # fmt: skip
        if not acting:
            return False
        scenes = {m.place.country for m in here if m.role == "strong" and m.place}
        return acting.isdisjoint(scenes)
