"""Words that point back to a place: "there", "in the city", "in the province"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_THERE_REACH = 6
# What words for kinds of places point back to, by precision; the first that fits is taken.
_LEVELS = {
    "capital": ("town",),
    "town": ("town", "near"),
    "admin1": ("admin1",),
    "admin2": ("admin2",),
    "area": ("area",),
    "country": ("country",),
}
# What is counted over a whole country; of other news that is no place.
_OF_COUNTRY = frozenset({"casualty_toll", "humanitarian_warning"})
_NO_ANTECEDENT = frozenset({"person", "demonym", "actor", "attribution", "parent"})
_NO_LAND = frozenset({"person", "demonym", "attribution", "source", "from", "toward"})
_SPOKEN_REACH = 3  # words from a verb of saying to where it was said from
_PARTS = ("north", "south", "east", "west", "central")


class Pointers:
    """Finds what the words in the sentence of an event point back to."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def find(self, event: Event) -> Mention | None:
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
            if level == "country" and event.type not in _OF_COUNTRY:
                continue
            if level is None:
                if self._points_back(event, hit.first, hit.last):
                    before = self.known.before(event)
                    return before.mention if before and before.mention else self._named_before(event)
                continue
            for index in range(event.sentence, -1, -1):
                for mention in reversed(self.known.mentions.get(index, [])):
                    place = mention.place
                    if mention.first > hit.first or place is None or mention.role in _NO_ANTECEDENT:
                        continue
                    if mention.role == "from" and doc.within(
                        "cues.reporting", max(mention.first - _SPOKEN_REACH, 0), mention.first
                    ):
                        continue  # "the UN said from Geneva"
                    if level == "area" and not self._shares_word(mention, hit.last):
                        continue  # "in the strip" is the Gaza Strip
                    if place.capital if level == "capital" else mention.precision in _LEVELS[level]:
                        return mention
            if level == "country":
                return self._last_land(event)
        return None

    def nation(self, event: Event) -> Mention | None:
        """The country of which "nationwide" speaks: the last one named, if the last scene lies in it."""
        doc = self.known.doc
        sentence = doc.sentences[event.sentence]
        clauses = self.known.clauses(event)
        told = doc.within("cues.nationwide", sentence.first, sentence.stop)
        if not any(doc.clause[hit.first] in clauses for hit in told):
            return None
        return self._last_land(event)

    def _last_land(self, event: Event) -> Mention | None:
        """The last country named: that of the people whom the sentence names, or of the last scene."""
        named = self.known.mentions.get(event.sentence, [])
        country = next((m.place.country for m in named if m.role == "demonym" and m.place), None)
        for index in range(event.sentence, -1, -1):
            for mention in reversed(self.known.mentions.get(index, [])):
                place = mention.place
                if place is None or mention.role in _NO_LAND or place.country is None:
                    continue
                if mention.is_country and country in (None, place.country):
                    return mention
                if mention.role == "strong" and mention.is_drawn:
                    country = country or place.country
        return None

    def _named_before(self, event: Event) -> Mention | None:
        """The only place of the sentence or heading right before, of which no event was told."""
        sentences = self.known.doc.sentences
        if event.sentence == 0:
            return None
        before = sentences[event.sentence - 1]
        if not before.heading and before.paragraph != sentences[event.sentence].paragraph:
            return None
        named = [
            m
            for m in self.known.mentions.get(before.number, [])
            if m.is_drawn
            and m.role != "dateline"
            and (m.role not in _NO_ANTECEDENT or (before.heading and m.first == before.first))
        ]
        return named[0] if len(named) == 1 else None

    def is_nearer(self, event: Event, strong: list[Mention]) -> bool:
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
        between = (m for m in named if low < m.first < high and m.role != "demonym")
        return high - low <= _THERE_REACH and not any(between)

    def _shares_word(self, mention: Mention, index: int) -> bool:
        """Does a word, article and clitics aside, stand in the name as it is written?"""
        words = self.known.doc.words
        forms = {words[index].key, *words[index].alts}
        return any(
            not forms.isdisjoint((words[i].key, *words[i].alts))
            for i in range(mention.first, mention.last + 1)
        )

    def points_elsewhere(self, event: Event, here: list[Mention]) -> bool:
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
