"""Names with "in" written at them, without capitals: بوهران "in Oran", سيول Seoul or floods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import UNLISTED
from geomap.languages.words import ARABIC_ARTICLE

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention

# Phrases whose own words are none of the names that some place shares with them.
_ORDINARY = ("triggers.", "attack.", "instruments.", "targets.", "figures.", "status.")
_WEATHER = frozenset({"triggers.flood", "triggers.storm"})


class Clitics:
    """What the clitics at the names of a document say, and which of its names are ordinary words.

    Parameters
    ----------
    doc
        The document.
    ends, inside
        Its labels by word, as `Document.label_maps` gives them.
    """

    def __init__(self, doc: Document, ends: dict[int, set[str]], inside: dict[int, set[str]]) -> None:
        self.doc = doc
        self.ends = ends
        self.inside = inside
        pack = doc.lexicon.pack
        known = set(doc.lexicon.phrases.script.clitics)
        self.places = tuple(known & set(pack.words("cues", "locative")))
        self.ways = tuple(known & set(pack.words("cues", "toward")))
        self.cased = pack.flag("script", "cased", default=True)
        self.loose = frozenset(pack.words("names", "loose_kinds"))

    def cue(self, mention: Mention) -> str | None:
        """The role that a preposition gives which is written at the name or at its word for a kind."""
        doc = self.doc
        lead = doc.text[doc.words[mention.first].start : mention.toponym.start]
        if any(clitic in lead for clitic in self.places):
            return "strong"
        word = doc.words[mention.first]
        unlisted = mention.toponym.kind == UNLISTED and not self.cased  # it is kept with its clitic
        if unlisted and any(word.key == clitic + alt for clitic in self.places for alt in word.alts):
            return "strong"
        return "toward" if any(clitic in lead for clitic in self.ways) else None

    def has_article(self, mention: Mention) -> bool:
        """Does a name begin with an article that is written at it (الخليج العربي)?"""
        return not self.cased and mention.toponym.text.startswith(ARABIC_ARTICLE)

    def is_within(self, index: int) -> bool:
        """Is it a word for a kind of place with "in" written at it (بمدينة, in the city)?"""
        word = self.doc.words[index]
        return bool(word.alts) and any(
            word.key.startswith(clitic) and word.key[len(clitic) :] in word.alts
            for clitic in self.places
            if any(label.startswith(("place_words.", "directions.")) for label in self.inside.get(index, ()))
        )

    def _is_pointer(self, mention: Mention) -> bool:
        """Is it a thing or a side of the town told before ("the hospital, the north of the city")?"""
        last = mention.last
        labels = self.inside.get(last, set())
        town = "place_words.town" in labels and self.doc.words[last].key.startswith(ARABIC_ARTICLE)
        before = range(mention.first, last)
        return town and all(
            any(label.startswith(("place_words.", "directions.")) for label in self.inside.get(at, ()))
            for at in before
        )

    def _is_weather(self, mention: Mention) -> bool:
        """Is it what a word for water or land is full of (مياه السيول, flood water, not off Seoul)?"""
        word = self.doc.words[mention.last - 1]
        labels = self.ends.get(mention.last, set()) | {hit.label for hit in self.doc.at(mention.last)}
        return not self.loose.isdisjoint((word.key, *word.alts)) and not _WEATHER.isdisjoint(labels)

    def is_ordinary(self, mention: Mention) -> bool:
        """Is it no name but a word that some place shares, where no capital tells them apart?

        One that stands for a kind of place alone ("the city"), or that begins or ends a phrase of
        the pack that says what happened.
        """
        index = mention.first
        if self.cased or mention.is_country:
            return False
        if mention.last > index:  # "a market in the city": the second word is no name of the market
            return self.is_within(mention.last) or self._is_pointer(mention) or self._is_weather(mention)
        if any(label.startswith("place_words.") for label in self.inside.get(index, ())):
            return True
        labels = self.ends.get(index, set()) | {hit.label for hit in self.doc.at(index)}
        if "cues.locative" in self.ends.get(index - 1, ()) and mention.is_drawn:
            # Nobody is hurt in an axe: "في فاس" is in Fez.
            labels = {label for label in labels if not label.startswith("instruments.")}
        return any(label.startswith(_ORDINARY) for label in labels)
