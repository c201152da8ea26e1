"""Names that a dash joins behind a word for a road, train or flight: its ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.around import Around
    from geomap.extraction.mentions import Mention

_DASH = re.compile(r"\s?[-\u2013\u2014]\s?")
_HOUSE = re.compile(r" (?!(?:19|20)\d\d\b)\d{3,4}(?=[,.;:)]|\s[-\u2013\u2014]\s|$)")
_REACH = 4  # words from "train" to the first of the names, with its number between
_ROADS = frozenset({"place_words.street"})
_ROADS_BEHIND = frozenset({"place_words.street", "place_words.site"})
_PART_REACH = 4  # words from a town to the word for a part of it
_ROUTE_REACH = 5  # words from one end of a road to the word for it


class Routes:
    """Tells roads and their ends, and squares and quarters behind a town, from places."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.doc, self.covered = around.doc, around.covered
        self.inside, self.position, self.endings = around.inside, around.position, around.endings

    def role_at_end(self, mention: Mention) -> str | None:
        """The part of an end of a journey ("the train Kyiv - Lviv"), which is no scene, or of a road.

        On a road (*на трасі "Київ – Одеса"*) it was near an end for want of anything else.
        """
        doc, around = self.doc, self.around
        words, text = doc.words, doc.text
        sentence = doc.sentences[mention.sentence]
        if "cues.journeys" not in doc.hits:
            return None
        first = mention.first
        while first > sentence.first and _DASH.fullmatch(text, words[first - 1].end, words[first].start):
            if not text[words[first - 1].start].isupper():
                break
            first -= 1
        after = _DASH.match(text, mention.toponym.end)
        if first == mention.first and not (after and text[after.end() : after.end() + 1].isupper()):
            return None
        led = range(max(sentence.first, first - _REACH), mention.last + 1)
        labels = [around.inside[index] for index in led if "cues.journeys" in around.inside.get(index, ())]
        if not labels:
            return None
        road = any(label.startswith("place_words.") for found in labels for label in found)
        return "weak" if road else "actor"

    def is_street(self, mention: Mention) -> bool:
        """Is it a street at a corner, or with a number ("en la esquina con Mendoza", "Salta 2141")?"""
        doc, after = self.doc, mention.last + 1
        first = doc.sentences[mention.sentence].first
        if mention.is_country or self.position != "before":
            return False
        if self.around.labelled_before(mention.first, first, "cues.corners"):
            return True
        return bool(_HOUSE.match(doc.text, mention.toponym.end)) and "dates" not in " ".join(
            self.inside.get(after, ())
        )

    def ends_at(self, mention: Mention) -> bool:
        """Is it where a road leads to ("en la ruta a Lima", "sur la route de Lomé")?"""
        first = self.doc.sentences[mention.sentence].first
        return self.around.labelled_before(mention.first, first, "cues.roads")

    def leads(self, mention: Mention, before: Mention | None) -> bool:
        """Is it an end of a road ("on the road Kyiv - Odesa", "на трассе Киев – Одесса")?"""
        text = self.doc.text
        if before and _DASH.fullmatch(text, before.toponym.end, mention.toponym.start):
            return self.position == "before" and self._names_road(before)
        after = _DASH.match(text, mention.toponym.end)
        return bool(after and text[after.end() : after.end() + 1].isupper() and self._names_road(mention))

    def _names_road(self, mention: Mention) -> bool:
        words = range(mention.first - 1, mention.last + 1)
        if any("place_words.part" in self.inside.get(index, ()) for index in words):
            return True
        # "on the Kyiv-Odesa road", "X-Y kara yolunda": the word for it follows the last of the names
        after = mention.last + 1
        roads = _ROADS if self.position == "before" else _ROADS_BEHIND
        while (after in self.covered or self._is_capital(after)) and after - mention.last < _ROUTE_REACH:
            if self.position != "before" and not roads.isdisjoint(self.inside.get(after, ())):
                break
            after += 1
        return any(not roads.isdisjoint(self.inside.get(index, ())) for index in (after - 1, after))

    def _is_capital(self, index: int) -> bool:
        """Is it, where the word for a road follows, a name that no gazetteer has?"""
        words = self.doc.words
        return (
            self.position != "before" and index < len(words) and self.doc.text[words[index].start].isupper()
        )

    def has_part_behind(self, mention: Mention, stop: int) -> bool:
        """Does a square or quarter of it follow, with an ending of place ("Ankara Kızılay Meydanı'nda")?"""
        if self.position == "before" or not self.endings.cases or mention.precision != "town":
            return False
        for index in range(mention.last + 1, min(mention.last + 1 + _PART_REACH, stop)):
            word = self.doc.words[index]
            known = index in self.covered or not self.doc.text[word.start].isupper()
            if known or not self.around.same(mention.last, index):
                return False
            if "place_words.part" in self.inside.get(index, ()):
                return index > mention.last + 1 and self.endings.of(index, word.end).case == "locative"
        return False

    def is_road(self, mention: Mention) -> bool:
        """Is it a road, which its own word follows?"""
        return "place_words.street" in self.inside.get(mention.last, ()) and mention.last > mention.first
