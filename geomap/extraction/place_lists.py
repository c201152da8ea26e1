"""Lists of places in a sentence: to each its own incident, and its own number where one is told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction.figures import Figure
from geomap.extraction.numerals import read_numeral
from geomap.extraction.people import numbers
from geomap.extraction.settled import SPOKEN, SURE

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Assigned, Known

_DEALT_REACH = 8  # words from one place to the next, with the number
_TELLING = ("triggers.", "attack.", "cues.reporting")
_COUNTED_REACH = 2  # words from a place to the number told of it
_LIST = 3  # places; two may be one thing that happened in both
_PAIR = 2
_SHARED_REACH = 5  # words between two names of a list that tells how many there were at each
_SHARING = frozenset({"cues.locative", "cues.locative_weak", "instruments.drone_attack"})
_LED_REACH = 3  # words between "in the cities of" and the first of two places
# What is told of two places is in each of them another one: no march goes through two towns.
_SEVERAL = frozenset(
    {"protest", "riot", "shelling", "air_strike", "missile_attack", "drone_attack", "armed_clash"}
)
# What strikes each of two places that one verb tells of.
_STRUCK = frozenset({"explosion", "attack_on_civilians", "flood", "storm", "wildfire", "killing"})


class Lists:
    """Finds the further places of an event that was settled at one of them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        pack = known.doc.lexicon.pack
        self.declined = bool(pack.words("cues", "two_way"))
        self.cased = bool(pack.words("cues", "locative_suffixes"))

    def others(self, item: Assigned) -> list[Mention]:
        """The other scenes of a list of three or more ("attacks in X, Y and Z"): to each its own."""
        if item.mention is None or item.place_tier not in SURE or item.event.type in SPOKEN:
            return []
        run: list[Mention] = []
        behind: Mention | None = None  # the unit behind the last of them
        for mention in self.known.mentions.get(item.event.sentence, []):
            if run and self.declined and mention.role == "parent":
                behind = mention
                continue
            if run and not self._joined(behind or run[-1], mention, item.event):
                if item.mention in run:
                    break
                run = []
            run.append(mention)
            behind = None
        scenes = [m for m in run if m.role == "strong" and not m.is_country and not m.near]
        owners = sum(self._owns(one, two) for one, two in pairwise(run))
        if item.mention not in run or len(scenes) + owners < len(run):
            return []
        if len(scenes) < _LIST and not (item.event.type in _SEVERAL and self._is_pair(scenes)):
            return []
        return [m for m in scenes if m is not item.mention]

    def is_for_another(self, item: Assigned, others: list[Event]) -> bool:
        """Does a list stand behind another event ("shot down 78, in a raid that hit X, Y and Z")?"""
        mention, told = item.mention, item.event.last
        if mention is None or mention.sentence != item.event.sentence:
            return False
        return any(told < t.first < mention.first for other in others for t in other.triggers)

    def _is_pair(self, scenes: list[Mention]) -> bool:
        """Are they "in X and Y", and not the ends of a road, nor told in a headline?"""
        doc = self.known.doc
        if len(scenes) != _PAIR or doc.sentences[scenes[0].sentence].heading:
            return False
        one, two = scenes
        gap = doc.text[one.toponym.end : two.toponym.start].strip()
        joined = gap in doc.lexicon.joins or any(
            doc.lexicon.joined(doc.words[i]) for i in range(one.last + 1, two.first)
        )
        if not joined or doc.lexicon.pack.text("cues", "position", "before") == "after":
            return joined
        before = max(0, one.first - _LED_REACH)
        # "the road between X and Y" is one thing, and lies in neither
        between = doc.within("dates.between", before, one.first)
        return bool(doc.within("cues.locative", before, one.first)) and not between

    def dealt_out(self, item: Assigned, others: list[Event]) -> list[tuple[Mention, Figure]]:
        """Further scenes with a number each ("killed five in X, three in Y and two in Z")."""
        doc = self.known.doc
        if (
            item.mention is None
            or item.place_tier not in (*SURE, "pointer")
            or not item.figures
            or item.mention.is_country
        ):
            return []
        sentence = doc.sentences[item.event.sentence]
        dates = self.known.dates.get(sentence.number, [])
        taken = {index for when in dates for index in range(when.first, when.last + 1)}
        start = item.mention.last if item.mention.sentence == sentence.number else item.event.main.last
        counted = [n for n in numbers(doc, sentence, taken) if n.first > start]
        used = {index for f in item.figures for index in range(f.first, f.last + 1)}
        found: list[tuple[Mention, Figure]] = []
        behind = start
        for mention in self.known.mentions.get(sentence.number, []):
            if mention.first <= behind or mention.role == "parent":
                continue
            between = range(behind + 1, mention.first)
            here = [n for n in counted if n.first in between and n.first not in used]
            told = any(t.first in between for other in others for t in other.triggers)
            told = told or any(  # "killed by two men who had lived in Y"
                doc.words[hit.first].key not in doc.lexicon.joins
                for hit in doc.within("sentences.clauses", between.start, between.stop)
            )
            if mention.role != "strong" or len(here) != 1 or len(between) > _DEALT_REACH or told:
                break
            if any(hit.label.startswith(_TELLING) for index in between for hit in doc.at(index)):
                break
            if "," in doc.text[doc.words[here[0].last].end : mention.toponym.start]:
                break  # "on Route 6, near Y"
            field = max(item.figures, key=lambda f: f.last).field
            number = here[0]
            low, high = (None, None) if number.low == number.high else (number.low, number.high)
            figure = Figure(field, number.value, low, high, number.first, number.last, total=False)
            found.append((mention, figure))
            behind = mention.last
        return found

    def each_with_its_own(self, item: Assigned, others: list[Event]) -> dict[Mention, tuple[Figure, ...]]:
        """Further scenes with the figures told of each ("hit X, where two died, and Y, where four did").

        Figures that stand behind such a place are its own, and not those of the first one.
        """
        doc, one = self.known.doc, item.mention
        if one is None or item.event.type not in _SEVERAL | _STRUCK or one.is_country or not item.figures:
            return {}
        if one.sentence != item.event.sentence or doc.sentences[one.sentence].heading:
            return {}
        found: list[Mention] = []
        for mention in self.known.mentions.get(one.sentence, []):
            opened = max(one.last, item.event.main.first) < mention.first
            if not opened or mention.is_country or mention.role in ("person", "demonym", "parent", "from"):
                continue
            if any(one.last < t.first < mention.first for other in others for t in other.triggers):
                break
            if self._is_joined_on(mention, item.figures):
                found.append(mention)
        told = {m: tuple(f for f in item.figures if f.first > m.last) for m in found}
        for before, behind in pairwise(found):
            told[before] = tuple(f for f in told[before] if f.first < behind.first)
        return {m: figures for m, figures in told.items() if figures}

    def _is_joined_on(self, mention: Mention, figures: tuple[Figure, ...]) -> bool:
        """Does an "and" lead to a place behind which it is told what happened there?"""
        doc, before = self.known.doc, mention.first - 1
        led = bool(doc.within("cues.locative", before, mention.first))
        before -= led
        joined = doc.words[before].key in doc.lexicon.joins or doc.lexicon.joined(doc.words[before + 1])
        if not joined:
            return False
        # "vào X làm hai người chết và vào Y làm bốn người bị thương"
        counted = any(f.last < before for f in figures) and any(
            0 < f.first - mention.last <= _COUNTED_REACH for f in figures
        )
        return doc.begins("cues.where", mention.last + 1) or (led and counted)

    def _joined(self, one: Mention, two: Mention, event: Event) -> bool:
        """Are two names members of one list?"""
        doc = self.known.doc
        if self._owns(one, two):
            return True
        between = range(one.last + 1, two.first)
        gap = doc.text[one.toponym.end : two.toponym.start]
        if self.declined and gap == " ":
            return False  # "в селе Каменка Изюмского района": the second holds the first
        shared = event.type == "interception" and len(between) <= _SHARED_REACH
        counted = shared and any(self._is_number(i) for i in between)
        words = list(between)
        led = any(hit.label == "cues.locative" and hit.last == hit.first for hit in doc.at(two.first - 1))
        if (
            led
            and (len(words) > 1 or gap.startswith(",") or self._is_and(words))
            and doc.clause[one.last] == doc.clause[two.first]
        ):
            words = words[:-1]  # "en X, en Y y en Z"
        return not set(gap) & set(".:()") and all(
            doc.words[i].key in doc.lexicon.joins or (counted and self._shares_out(i, event)) for i in words
        )

    def _is_and(self, words: list[int]) -> bool:
        """Is it a preposition with an "and" written at it (Arabic *وفي*)?"""
        return len(words) == 1 and self.known.doc.lexicon.joined(self.known.doc.words[words[0]])

    def _shares_out(self, index: int, event: Event) -> bool:
        """Is it a number or leads to a place ("26 drones fell over X, 25 over Y and three over Z")?"""
        labels = {hit.label for hit in self.known.doc.at(index)}
        own = any(t.first <= index <= t.last for t in event.triggers)
        return own or self._is_number(index) or not labels.isdisjoint(_SHARING)

    def _is_number(self, index: int) -> bool:
        return read_numeral(self.known.doc, index, index + 1) is not None

    def _owns(self, one: Mention, two: Mention) -> bool:
        """Is the first what the second lies in, by its ending ("A'nın B, C'nin D ve E'nin F ilçelerinde")?"""
        owner = self.cased and one.role in ("possessive", "parent") and two.role == "strong"
        return owner and "," not in self.known.doc.text[one.toponym.end : two.toponym.start]
