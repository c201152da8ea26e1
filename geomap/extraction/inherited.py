"""Places that a sentence takes from its paragraph, heading or dateline, or from the news before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import nested
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.stories import story_of
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_SURE = ("clause", "sentence", "weak", "pointer")
_BESIDE_KM = 25.0  # from the place of a report within which another name is of the same story
_ELSEWHERE = frozenset({"strong", "weak", "toward", "from"})


class Inherited:
    """Finds what the text around an event says of its place."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.heads: dict[int, Mention] | None = None

    def place_before(self, event: Event) -> Mention | None:
        """Place of the event before in the same paragraph."""
        if event.type == "casualty_toll":
            return None  # a sum over more than the place before
        before = self.known.before(event)
        if before and before.mention and not before.mention.is_country:
            return before.mention
        return None

    def paragraph(self, event: Event) -> Mention | None:
        """The place that opens the event's paragraph, in a round-up of such paragraphs."""
        doc = self.known.doc
        if self.heads is None:
            self.heads = {
                doc.sentences[m.sentence].paragraph: m
                for mentions in self.known.mentions.values()
                for m in mentions
                if (m.role == "dateline" or m.rubric) and m.place
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

    def find(self, event: Event) -> tuple[Mention | None, str]:
        """The place of an event whose sentence has none, and the tier of the rule that gave it."""
        if event.type == "casualty_toll":
            return self._land(event)
        sentence = self.known.doc.sentences[event.sentence]
        section = self._section(event)
        opened = self.paragraph(event)
        if section and not (opened and opened.sentence > section.sentence):
            finer = self._scene_before(event, section) if section.is_country else None
            return (finer, "context") if finer else (section, "heading")
        for index in range(event.sentence - 1, max(event.sentence - 3, -1), -1):
            other = self.known.doc.sentences[index]
            led = [m for m in self.known.mentions.get(index, []) if m.role == "strong"]
            strong = [m for m in led if not m.is_country]
            apart = other.paragraph != sentence.paragraph
            if apart and (opened or sentence.paragraph in self.known.listed):
                break
            if led and not strong and other.paragraph == sentence.paragraph:
                break  # "drones were launched at X; of them 74 were shot down": over all of the country
            if strong and other.paragraph >= sentence.paragraph - 1:
                scene = max(strong, key=lambda m: (m.specificity, m.first))
                named = {m.place.country for m in self.known.mentions.get(event.sentence, []) if m.place}
                # A sentence that names another country tells of something else.
                if other.paragraph == sentence.paragraph or named <= {scene.place and scene.place.country}:
                    return scene, "context"
                break
        if opened:
            return opened, "heading"
        story = story_of(self.known, event)
        if story:
            return story[0], "context"
        told = self._told_before(event) or self._home(event) or self._titled(event)
        if told:
            return told, "report"
        home = self._dateline(event)
        if home is None or not (home.place and home.place.capital):
            return (home, "dateline") if home else (None, "none")
        return (home, "capital") if self._tells_of_capital(event, home) else (None, "none")

    def _land(self, event: Event) -> tuple[Mention | None, str]:
        """The country or unit that a sum is of: that of what was told before, or of a title above."""
        sentences = self.known.doc.sentences
        before = self.known.before(event)
        if before:  # "A bus overturned near X. The toll is put at 14": of that
            land = before.mention and self._is_land(before.mention)
            return (before.mention, "context") if land else (None, "none")
        for index in range(event.sentence - 1, -1, -1):
            other = sentences[index]
            named = [m for m in self.known.mentions.get(index, []) if m.place and m.role != "demonym"]
            labels = [m for m in named if m.role == "dateline" or m.rubric]
            if other.heading or labels:
                lands = labels or named
                if lands and len({m.place and m.place.id for m in lands}) == 1:
                    return (lands[0], "heading") if self._is_land(lands[0]) else (None, "none")
                if lands:
                    break
        return None, "none"

    @staticmethod
    def _is_land(mention: Mention) -> bool:
        if mention.place is None or mention.place.country is None or mention.place.kind == "island":
            return False
        return mention.is_country or mention.is_unit

    def _scene_before(self, event: Event, land: Mention) -> Mention | None:
        """The last scene before in the event's paragraph, in the country of the heading above it."""
        sentences = self.known.doc.sentences
        for index in range(event.sentence - 1, -1, -1):
            if sentences[index].paragraph != sentences[event.sentence].paragraph:
                return None
            named = self.known.mentions.get(index, [])
            scenes = [
                m
                for m in named
                if m.role == "strong" and m.is_drawn and m.place and land.place
                and m.place.country == land.place.country
            ]  # fmt: skip
            if scenes:
                return max(scenes, key=lambda m: (m.specificity, m.first))
            if any(m.role == "strong" and not m.is_country for m in named):
                return None
        return None

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
            here = sentences[event.sentence].paragraph
            if other.paragraph != here and here in self.known.listed:
                return None  # "• In X ... • The police seek ...": each item for itself
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

    def _home(self, event: Event) -> Mention | None:
        """The place that a report tells of: its first news is from there, and no other scene is named since.

        Where somebody came from or went to is none. Quakes are told by where they were; a type that is
        guessed needs a place of its own.
        """
        doc = self.known.doc
        if event.type == "earthquake" or event.main.likelihood < 1:
            return None
        if doc.sentences[event.sentence].paragraph in self.known.listed:
            return None
        told = [i for i in self.known.done if not doc.sentences[i.event.sentence].heading and i.mention]
        first = next((i for i in told if i.event.sentence < event.sentence), None)
        if first is None or first.place_tier not in _SURE or first.status != "reported":
            return None
        home = first.mention
        if home is None or not home.is_drawn or home.precision == "area":
            return None
        for index in range(event.sentence + 1):
            if doc.sentences[index].heading and index > first.event.sentence:
                return None
            for mention in self.known.mentions.get(index, []):
                if mention.role in ("strong", "weak", "dateline") and not self._is_of(mention, home):
                    return None
        return home

    def _titled(self, event: Event) -> Mention | None:
        """The place of the same news in the title, where only captions and names of authors stand between."""
        item = self.known.done[-1] if self.known.done else None
        if item is None or item.mention is None or not item.mention.is_drawn:
            return None
        title = self.known.doc.sentences[item.event.sentence]
        same = item.event.type == event.type and item.status == "reported" and item.place_tier in _SURE
        if not title.heading or not same:
            return None
        since = range(title.number + 1, event.sentence + 1)
        named = [m for index in since for m in self.known.mentions.get(index, []) if m.place]
        country = item.mention.place.country if item.mention.place else None
        if any(m.role == "strong" or (m.place and m.place.country != country) for m in named):
            return None
        return item.mention

    @staticmethod
    def _is_of(mention: Mention, home: Mention) -> bool:
        """Is it the same place, one beside it or in it, or what holds it?"""
        one, other = mention.place, home.place
        if one is None or other is None:
            return mention.toponym.text == home.toponym.text
        if nested(one, other):
            return True
        far = distance_km(one.lon, one.lat, other.lon, other.lat)
        return mention.is_drawn and far <= _BESIDE_KM

    def _section(self, event: Event) -> Mention | None:
        """The place that is all of the heading above, as in a round-up of the world."""
        for index in range(event.sentence - 1, -1, -1):
            heading = self.known.doc.sentences[index]
            named = [m for m in self.known.mentions.get(index, []) if m.place]
            rubric = [m for m in named if m.rubric]
            if rubric:
                return rubric[-1]
            if heading.heading:
                words = sum(m.last - m.first + 1 for m in named)
                alone = words == heading.stop - heading.first  # "Hodeidah - Al-Khawkhah"
                return max(named, key=lambda m: (m.specificity, m.first)) if alone and named else None
        return None

    def _dateline(self, event: Event) -> Mention | None:
        """The place that opens the report or, in a round-up, the paragraphs with the event; or closes it."""
        last = max(self.known.mentions, default=0)
        for number in (*range(event.sentence, -1, -1), *range(event.sentence + 1, last + 1)):
            for mention in self.known.mentions.get(number, []):
                if mention.role == "dateline" and mention.place and not mention.is_country:
                    return mention
        return None
