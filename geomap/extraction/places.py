"""Where an event happened.

Rules in tiers, best first; the tier that gave the answer is kept, because it explains the answer
and carries its confidence. Inside a tier a few round weights decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.mentions import SPECIFICITY
from geomap.extraction.parents import UNLISTED
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.settled import SPOKEN, Known
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention

PLACELESS = frozenset({"diplomatic_call"})
# Types in which people leave: the place is the one that they left.
LEAVING = frozenset({"displacement", "abduction"})
ARRIVING = frozenset({"aid_delivery", "military_movement", "siege", "territory_change"})
# What comes nearer is told by where it comes to ("the fire reached the outskirts of X").
_NEARING = frozenset({"wildfire", "flood"})
# What is taken away, or burns, of a place.
_TAKING = frozenset({"robbery", "wildfire"})
# What is fired towards a place strikes there.
_FIRED = frozenset({"missile_attack", "drone_attack", "shelling", "interception"})
_STRIKES = _FIRED | {"air_strike"}
_COUNTED_BY_COUNTRY = frozenset({"humanitarian_warning", "casualty_toll"})
NEED = frozenset({"humanitarian_warning", "casualty_toll", "siege", "epidemic"})

PLACE_CONFIDENCE = {
    "clause": 0.95,
    "sentence": 0.9,
    "weak": 0.75,
    "pointer": 0.65,
    "event before": 0.6,
    "authority": 0.55,
    "context": 0.5,
    "heading": 0.45,
    "dateline": 0.4,
    "report": 0.42,
    "capital": 0.36,
    "none": 0.35,
}
_SPOKEN_REACH = 14
_VENUE_REACH = 8
_OBJECT_REACH = 3
_GOAL_REACH = 2  # words from a verb to where it leads ("попала в Одессу")
_THERE_REACH = 6
_RECALLED_REACH = 5
# What words for kinds of places point back to, by precision; the first that fits is taken.
_LEVELS = {
    "capital": ("town",),
    "town": ("town", "near"),
    "admin1": ("admin1",),
    "admin2": ("admin2",),
    "area": ("area",),
}
_NO_ANTECEDENT = frozenset({"person", "demonym", "actor", "attribution", "parent"})
_SURELY = 0.35  # score of a place below which a name without a cue is rather a person's
_PARTIES = 4  # words from "between" to the second of two parties
_TOPIC = 0.8  # score of a place above which its name at the head of a clause is what it is about
_SURE = ("clause", "sentence", "weak", "pointer")
_ELSEWHERE = frozenset({"strong", "weak", "toward", "from"})
_PARTS = ("north", "south", "east", "west", "central")
_NAMED = ("strong", "weak", "plain", "toward", "from", "possessive")


class Places:
    """Finds the place of one event after the other."""

    def __init__(self, known: Known) -> None:
        self.known = known
        # Where verbs close the sentence the place stands before what happened there.
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")
        self.two_way = frozenset(known.doc.lexicon.pack.words("cues", "two_way"))
        self.heads: dict[int, Mention] | None = None

    def find(self, event: Event, others: list[Event]) -> tuple[Mention | None, str]:
        """The scene of an event and the tier of the rule that gave it; `others` share its sentence."""
        if event.type in PLACELESS:
            return None, "none"
        here = self.known.mentions.get(event.sentence, [])
        if event.type in SPOKEN:
            return self._spoken_place(event, here)
        here = self._without_recalled(event, others, here)
        strong = [m for m in here if self._is_scene(m, event)]
        if any(not m.measured and m.specificity >= SPECIFICITY["near"] for m in strong):
            strong = [m for m in strong if not m.measured]  # "in X, 20 km north of Y"
        if self.known.doc.sentences[event.sentence].heading:
            # In a headline each part between commas is a story of its own.
            parts = {self.known.doc.segment[t.last] for t in event.triggers}
            strong = [m for m in strong if m.rubric or self.known.doc.segment[m.first] in parts]
        pointed = self._pointed(event)
        if pointed and pointed.sentence != event.sentence and self._is_nearer(event, strong):
            return pointed, "pointer"
        if pointed is None and self._points_elsewhere(event, here):
            # "in the north of the country": of the scenes told beside it, only a country holds it
            within = self.known.clauses(event)
            strong = [m for m in strong if m.is_country or self.known.doc.clause[m.first] in within]
            if not strong:
                return None, "none"
        clause = [m for m in strong if self.known.doc.clause[m.first] in self.known.clauses(event)]
        if not clause and self._acts_elsewhere(event, here):
            strong = []
        for tier, candidates in (("clause", clause), ("sentence", strong)):
            best = self._best(event, candidates, others)
            if best and best.is_country:
                # "In Mexico, the toll of the storm, which hit Acapulco": the country only holds the scene
                finer = [m for m in strong if not m.is_country and _in_country(m, best)]
                finer = finer or [m for m in self._held(event, here) if _in_country(m, best)]
                if best.rubric:  # "Country: a checkpoint between X and Y ..."
                    finer = finer or [m for m in here if m.role == "weak" and _in_country(m, best)]
                inner = self._best(event, finer, others)
                if inner:
                    return inner, "sentence"
            if best and best.is_country and best.role == "from":
                # "14,000 people crossed into Renk from Sudan": where they are is told more exactly
                finer = [m for m in here if m.role == "toward" and not m.is_country]
                best = self._best(event, finer, others) or best
            if best:
                return best, tier
        roles = self._weak_roles(event)
        weak = [m for m in here if (m.role in roles or self._suffers(event, m)) and not m.is_country]
        # A name without a place is one all the same where a word for a kind of place stands at it.
        weak = [m for m in weak if (m.place.score >= _SURELY if m.place else m.role in ("weak", "toward"))]
        weak = [
            m
            for m in weak
            if self.known.doc.segment[m.first]
            in {self.known.doc.segment[at] for t in event.triggers for at in (t.first, t.last)}
        ]
        if pointed and event.type in LEAVING:  # "fled from the town towards X"
            weak = [m for m in weak if m.role != "toward"]
        best = self._best(event, weak, others)
        if best:
            return best, "weak"
        if pointed:
            return pointed, "pointer"
        # "The robbers emptied a jeweller's of X": for want of anything else, what is X's is in X.
        best = self._best(event, [m for m in self._held(event, here) if m.role == "possessive"], others)
        if best:
            return best, "weak"
        whose = [m for m in here if self._is_of_people(event, m)]
        if len(whose) == 1:
            return whose[0], "weak"
        named = self._names_disaster(event, here)
        if named:
            return named, "weak"
        topic = self._topic(event, here)
        if topic:
            return topic, "weak"
        if event.type in _COUNTED_BY_COUNTRY:
            roles = ("possessive", "plain", "weak", *(("actor",) if event.type == "casualty_toll" else ()))
            lands = [m for m in here if m.is_country and m.role in roles]
            if len(lands) == 1:
                return lands[0], "weak"  # "the war in X has killed 150,000"
        if self.known.doc.sentences[event.sentence].heading:
            return None, "none"  # what a heading announces is told, and placed, below it
        own = [m for m in here if m.role in _NAMED and m.place and not m.is_country]
        home = self._paragraph(event)
        if own and not (home and not any(m.role in ("strong", "plain") for m in own)):
            # The sentence names places; that none of them is plainly the scene does not make an
            # earlier one it.
            return None, "none"
        before = None if own else self._place_before(event)
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

    def _held(self, event: Event, here: list[Mention]) -> list[Mention]:
        """Names in the clauses of an event that are no scene by themselves, but may say where one is."""
        clauses = self.known.clauses(event)
        return [
            m
            for m in here
            if m.role in ("weak", "possessive")
            and m.is_drawn
            and m.place is not None
            and m.place.score >= _SURELY
            and self.known.doc.clause[m.first] in clauses
        ]

    def _without_recalled(self, event: Event, others: list[Event], here: list[Mention]) -> list[Mention]:
        """The names but for those of what is only recalled ("came a year after 53 were killed in X")."""
        sentence = self.known.doc.sentences[event.sentence]
        for hit in self.known.doc.within("status.recalled", sentence.first, sentence.stop):
            told = any(0 < other.first - hit.last <= _RECALLED_REACH for other in others)
            if told and event.last < hit.first:
                return [m for m in here if m.first < hit.first]
        return here

    def _names_disaster(self, event: Event, here: list[Mention]) -> Mention | None:
        """The country by whose name a disaster is called ("Libya floods: 5,000 dead")."""
        if group_of(event.type) != "disaster":
            return None
        return next(
            (m for m in here if m.is_country and m.role != "demonym" and m.last + 1 == event.first), None
        )

    def _topic(self, event: Event, here: list[Mention]) -> Mention | None:
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

    def _pointed(self, event: Event) -> Mention | None:
        """The place that "in the city" or "in this province" points back to."""
        doc = self.known.doc
        sentence = doc.sentences[event.sentence]
        clauses = self.known.clauses(event)
        for hit in doc.within("cues.here", sentence.first, sentence.stop):
            if doc.clause[hit.first] not in clauses:
                continue
            level = next(
                (key for key in _LEVELS if doc.within(f"place_words.{key}", hit.first, hit.last + 1)), None
            )
            if level is None:
                if self._points_back(event, hit.first, hit.last):
                    before = self.known.before(event)
                    return before.mention if before and before.mention else None
                continue
            for index in range(event.sentence, -1, -1):
                for mention in reversed(self.known.mentions.get(index, [])):
                    place = mention.place
                    if mention.first > hit.first or place is None or mention.role in _NO_ANTECEDENT:
                        continue
                    if level == "area" and not self._shares_word(mention, hit.last):
                        continue  # "in the strip" is the Gaza Strip
                    if place.capital if level == "capital" else mention.precision in _LEVELS[level]:
                        return mention
        return None

    def _is_nearer(self, event: Event, strong: list[Mention]) -> bool:
        """Does "there" stand nearer to the event than its sentence's scenes ("36 there, 12 in X")?"""
        sentence = self.known.doc.sentences[event.sentence]
        here = [
            hit
            for hit in self.known.doc.within("cues.here", sentence.first, sentence.stop)
            if self._points_back(event, hit.first, hit.last)
        ]
        return bool(here) and all(m.first > here[0].first for m in strong)

    def _points_back(self, event: Event, first: int, last: int) -> bool:
        """Is it a word alone ("there", "là-bas") beside the trigger, with no name between them?"""
        if first != last:
            return False
        low, high = sorted((first, event.main.first))
        named = self.known.mentions.get(event.sentence, [])
        return high - low <= _THERE_REACH and not any(low < m.first < high for m in named)

    def _shares_word(self, mention: Mention, index: int) -> bool:
        """Does a word, article and clitics aside, stand in the name as it is written?"""
        words = self.known.doc.words
        forms = {words[index].key, *words[index].alts}
        return any(
            not forms.isdisjoint((words[i].key, *words[i].alts))
            for i in range(mention.first, mention.last + 1)
        )

    def _points_elsewhere(self, event: Event, here: list[Mention]) -> bool:
        """Does a word for a part of a country stand in the event's clause with no name of its own?"""
        doc = self.known.doc
        sentence = doc.sentences[event.sentence]
        clauses = self.known.clauses(event)
        if any(m.role == "strong" and doc.clause[m.first] in clauses for m in here):
            return False
        named = {index for m in here for index in range(m.first, m.last + 1)}
        pointers = {hit.first for hit in doc.within("cues.here", sentence.first, sentence.stop)}
        return any(
            hit.first not in named and doc.clause[hit.first] in clauses and pointers
            for part in _PARTS
            for hit in doc.within(f"directions.{part}", sentence.first, sentence.stop)
        )

    def _is_scene(self, mention: Mention, event: Event) -> bool:
        if mention.role == "strong":
            return True
        told = mention.role in ("plain", "weak") and mention.is_drawn and event.type == "territory_change"
        if told and any(t.first < mention.first and mention.last <= t.last for t in event.triggers):
            return True  # "the district of X returned to the government"
        gap = event.main.first - mention.last if self.verb_last else mention.first - event.main.last
        if event.type in LEAVING and 0 < gap <= _OBJECT_REACH:
            return mention.role in ("from", "plain", "weak", "possessive")  # "to leave the Gaza Strip"
        if mention.role == "from":
            # "drove the rebels out of X"
            after = mention.first - event.main.last
            driven = event.type == "territory_change" and after > 0
            # "vanished from the museum of X", "burnt fifty hectares of the woods of X"
            taken = event.type in _TAKING and 0 < after <= _SPOKEN_REACH
            if taken and (mention.precision == "site" or mention.near or mention.toponym.kind == UNLISTED):
                return True
            return event.type in LEAVING or (driven and (bool(self.two_way) or after <= _OBJECT_REACH))
        if mention.role != "toward":
            return False
        if event.type not in LEAVING and mention.is_drawn and self._ends_at(event, mention):
            return True  # "bão đổ bộ vào X": the words for what happened end in the preposition
        if (
            self.two_way
            and event.type not in SPOKEN | LEAVING
            and (
                any(0 < mention.first - t.last <= _GOAL_REACH for t in event.triggers)
                or self._is_target(mention, event)
            )
        ):
            return self.known.doc.words[mention.first - 1].key in self.two_way
        if event.type in _NEARING and 0 < mention.first - event.main.last <= _SPOKEN_REACH:
            return self.known.doc.words[mention.first - 1].key not in self.two_way
        if event.type in _FIRED and not self.verb_last and mention.is_drawn:
            same = self.known.doc.clause[mention.first] == self.known.doc.clause[event.main.first]
            return same and 0 < mention.first - event.main.last <= _SPOKEN_REACH
        return event.type in ARRIVING

    def _is_target(self, mention: Mention, event: Event) -> bool:
        """Does where a strike goes stand right before its verb ("В Херсон прилетели три ракеты")?"""
        gap = event.first - mention.last
        if event.type not in _STRIKES or not 0 < gap <= _OBJECT_REACH or not mention.is_drawn:
            return False
        return self.known.doc.segment[mention.first] == self.known.doc.segment[event.first]

    def _ends_at(self, event: Event, mention: Mention) -> bool:
        """Do the words that tell of a disaster or a blow end right before a name?"""
        told = group_of(event.type) in ("disaster", "strike")
        return told and any(t.first < t.last == mention.first - 1 for t in event.triggers)

    def _suffers(self, event: Event, mention: Mention) -> bool:
        """Is it a capital that opens the sentence as what a disaster or a need befell, and says nothing?"""
        doc = self.known.doc
        if mention.role != "actor" or mention.precision != "town":
            return False
        if group_of(event.type) != "disaster" and event.type != "humanitarian_warning":
            return False
        opens = mention.first == doc.sentences[event.sentence].first
        return opens and not doc.begins("cues.reporting", mention.last + 1)

    def _is_of_people(self, event: Event, mention: Mention) -> bool:
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
                    distances.append(mention.first - trigger.last + (6 if self.verb_last else 0))
                else:
                    distances.append(max(trigger.first - mention.last, 0) + (0 if self.verb_last else 2))
            total -= min(distances) / 5
            if mention.role == "from":
                total += 2.0  # where they left counts more than where they live
            if self.known.doc.segment[mention.first] in {
                self.known.doc.segment[t.last] for t in event.triggers
            }:
                total += 1.5
            low, high = sorted((mention.first, event.main.first))
            if any(low < t.first < high for other in others for t in other.triggers):
                total -= 5.0
            if not mention.is_drawn:
                total -= 1.0
            if mention.near:
                total -= 1.0
            return total, -mention.first

        return max(candidates, key=score)

    def _spoken_place(self, event: Event, here: list[Mention]) -> tuple[Mention | None, str]:
        sentence = self.known.doc.sentences[event.sentence]
        main = event.main
        for mention in here:
            before = mention.first - 1
            kind = (
                any(h.label.startswith("place_words.") for h in self.known.doc.at(before))
                if before > 0
                else False
            )
            hosts = any(
                self.known.doc.begins("cues.hosts", at)
                and self.known.doc.segment[at] == self.known.doc.segment[mention.first]
                for at in (mention.last + 1, before - kind)
            )
            if mention.role == "strong" and hosts:
                return mention, "clause"  # "Cairo hosts talks on Sudan"
        # The venue stands next to its verb, wherever that is.
        for mention in reversed(here) if self.verb_last else here:
            if mention.role != "strong" or self._is_party(mention):
                continue
            # What a statement speaks of stands after it; only a venue stands before.
            gap = main.first - mention.last if self.verb_last else mention.first - main.last
            # "arrived in X for ceasefire talks"
            inside = any(t.first < mention.first <= t.last for t in event.triggers)
            after = event.type != "statement" and (inside or 0 < gap <= _SPOKEN_REACH)
            if after and self.known.doc.clause[mention.first] == self.known.doc.clause[main.first]:
                return mention, "clause"
        venue = self._venue(event, here)
        if venue:
            return venue, "weak"
        for mention in here:
            opens = mention.role == "strong" and mention.first - sentence.first <= (
                0 if self.verb_last else 3
            )
            if opens and not mention.near and not mention.is_country:
                return mention, "sentence"
        if event.type != "statement" and not self.verb_last:
            # "Envoys resumed on Tuesday in X the talks": the venue stands between the verb and its object.
            for mention in reversed(here):
                before = mention.role == "strong" and 0 < main.first - mention.last <= _VENUE_REACH
                same = self.known.doc.clause[mention.first] == self.known.doc.clause[main.first]
                if before and same and not mention.near and not mention.is_country:
                    return mention, "clause"
        if event.type == "agreement" and not self.verb_last:
            # Prisoners are handed over at a place, wherever it is named ("near X ... returned two men").
            venues = [m for m in here if m.role == "strong" and not m.is_country]
            people = self.known.doc.within("figures.people", main.first, main.last + 1)
            if people and len(venues) == 1 and venues[0].first < main.first:
                return venues[0], "sentence"
        pointed = self._pointed(event) if event.type != "statement" else None
        return (pointed, "pointer") if pointed else (None, "none")

    def _venue(self, event: Event, here: list[Mention]) -> Mention | None:
        """The town behind a later word for the meeting, right before one, or to which they went.

        "Envoys of A and B went back to the table in X", "the X summit", "flew to X for talks".
        """
        doc = self.known.doc
        if event.type == "statement" or self.verb_last:
            return None
        towns = [m for m in here if m.is_drawn and not m.near and m.place and m.place.score >= _SURELY]
        for mention in towns:
            gaps = [mention.first - t.last for t in event.triggers if t.last < mention.first]
            inside = any(t.first < mention.first <= t.last for t in event.triggers)
            led = inside or (gaps and 0 < min(gaps) <= _SPOKEN_REACH)
            if mention.role == "strong" and led and doc.clause[mention.first] in self.known.clauses(event):
                return mention
        if event.type == "agreement":
            return None
        for mention in towns:
            beside = any(mention.last + 1 == t.first for t in event.triggers)
            if mention.role in ("plain", "weak") and beside and mention.precision == "town":
                return mention
        going = [m for m in towns if m.role == "toward" and m.precision == "town"]
        return going[-1] if going and going[-1].first > event.main.first else None

    def _is_party(self, mention: Mention) -> bool:
        """Is it one of two that met ("between Manila and Beijing"), and not near where they did?"""
        doc = self.known.doc
        between = doc.lexicon.pack.words("dates", "between")
        before = range(max(mention.first - _PARTIES, 0), mention.first)
        said = not between or any(doc.words[index].key in between for index in before)
        return mention.near and (mention.is_country or said)

    def _place_before(self, event: Event) -> Mention | None:
        """Place of the event before in the same paragraph."""
        if event.type == "casualty_toll":
            return None  # a sum over more than the place before
        before = self.known.before(event)
        if before and before.mention and not before.mention.is_country:
            return before.mention
        return None

    def _paragraph(self, event: Event) -> Mention | None:
        """The place that opens the event's paragraph, in a round-up of such paragraphs."""
        doc = self.known.doc
        if self.heads is None:
            self.heads = {
                doc.sentences[m.sentence].paragraph: m
                for mentions in self.known.mentions.values()
                for m in mentions
                if m.role == "dateline" and m.place
            }
        if event.type == "casualty_toll":
            return None
        if len(self.heads) < 2:
            return self._run_in_heading(event)
        home = self.heads.get(doc.sentences[event.sentence].paragraph)
        if home and home.sentence <= event.sentence and not home.is_country:
            return home
        return self._run_in_heading(event)

    def _run_in_heading(self, event: Event) -> Mention | None:
        """The place that is all of the first sentence of the event's paragraph ("Salto (Uruguay).")."""
        sentences = self.known.doc.sentences
        here = sentences[event.sentence]
        index = event.sentence
        while index > 0 and sentences[index - 1].paragraph == here.paragraph:
            index -= 1
        if index == event.sentence:
            return None
        named = [m for m in self.known.mentions.get(index, []) if m.place and m.role != "person"]
        words = sum(m.last - m.first + 1 for m in named)
        alone = named and words == sentences[index].stop - sentences[index].first
        return max(named, key=lambda m: m.specificity) if alone else None

    def _inherited_place(self, event: Event) -> tuple[Mention | None, str]:
        if event.type == "casualty_toll":
            return None, "none"
        sentence = self.known.doc.sentences[event.sentence]
        section = self._section(event)
        if section:
            return section, "heading"
        opened = self._paragraph(event)
        for index in range(event.sentence - 1, max(event.sentence - 3, -1), -1):
            other = self.known.doc.sentences[index]
            strong = [
                m for m in self.known.mentions.get(index, []) if m.role == "strong" and not m.is_country
            ]
            if opened and other.paragraph != sentence.paragraph:
                break
            if strong and other.paragraph >= sentence.paragraph - 1:
                scene = max(strong, key=lambda m: (m.specificity, m.first))
                named = {m.place.country for m in self.known.mentions.get(event.sentence, []) if m.place}
                # A sentence that names another country tells of something else.
                if other.paragraph == sentence.paragraph or named <= {scene.place and scene.place.country}:
                    return scene, "context"
                break
        if opened:
            return opened, "heading"
        told = self._told_before(event)
        if told:
            return told, "report"
        home = self._dateline(event)
        if home is None or not (home.place and home.place.capital):
            return (home, "dateline") if home else (None, "none")
        return (home, "capital") if self._tells_of_capital(event, home) else (None, "none")

    def _tells_of_capital(self, event: Event, home: Mention) -> bool:
        """Has the report, sent from a capital, named no other place before this event?

        All news of a country is sent from its capital: the dateline alone says little.
        """
        for index in range(home.sentence, event.sentence + 1):
            for mention in self.known.mentions.get(index, []):
                place = mention.place
                if mention is home or mention.role not in _ELSEWHERE or place is None:
                    continue
                if mention.is_country and place.country == (home.place and home.place.country):
                    continue
                if mention.is_country and index != event.sentence:
                    continue
                if place.id != (home.place and home.place.id):
                    return False
        return True

    def _told_before(self, event: Event) -> Mention | None:
        """The place of the last such event of the report, where no other place was named since."""
        sentences = self.known.doc.sentences
        for item in reversed(self.known.done):
            other = sentences[item.event.sentence]
            if other.heading or item.place_tier not in _SURE or item.status != "reported":
                continue
            if not (item.event.type == event.type or {item.event.type, event.type} <= VIOLENT):
                continue
            since = range(item.event.sentence + 1, event.sentence + 1)
            if any(sentences[index].heading for index in since):
                return None
            country = item.mention.place.country if item.mention and item.mention.place else None
            for index in since:
                for mention in self.known.mentions.get(index, []):
                    place = mention.place
                    if mention.role in ("person", "demonym") or place is None:
                        continue
                    if not mention.is_country or place.country != country:
                        return None
            return item.mention
        return None

    def _section(self, event: Event) -> Mention | None:
        """The place that is all of the heading above, as in a round-up of the world."""
        for index in range(event.sentence - 1, -1, -1):
            heading = self.known.doc.sentences[index]
            named = [m for m in self.known.mentions.get(index, []) if m.place]
            rubric = [m for m in named if m.rubric]
            if rubric:
                return rubric[-1]
            if heading.heading:
                alone = len(named) == 1 and named[0].last - named[0].first + 1 == heading.stop - heading.first
                return named[0] if alone else None
        return None

    def _dateline(self, event: Event) -> Mention | None:
        """The place that opens the report or, in a round-up, the paragraphs with the event."""
        for number in range(event.sentence, -1, -1):
            for mention in self.known.mentions.get(number, []):
                if mention.role == "dateline" and mention.place and not mention.is_country:
                    return mention
        return None


def _in_country(mention: Mention, country: Mention) -> bool:
    place, outer = mention.place, country.place
    return bool(place and outer and place.country == outer.country)
