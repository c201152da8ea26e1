"""Triggers that tell of nothing that happened: calls, charges, figures of speech, titles, sport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.precedence import is_violent

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure
    from geomap.extraction.trigger import Trigger

# What is announced beforehand, and so can be called off.
_PLANNED = frozenset(
    {
        "protest",
        "diplomatic_meeting",
        "ceasefire_talks",
        "agreement",
        "aid_delivery",
        "military_movement",
        "siege",
    }
)
# What armies are accused of, and no person before a court.
_CLAIMED = frozenset({"shelling", "air_strike", "drone_attack", "missile_attack", "interception"})
_OPENING = ("\u00ab", "\u201c", "\u201e", '"')
_CLOSING = ("\u00bb", "\u201d", "\u201c", '"')
_IRREALIS_REACH = 25
_TITLE = 2  # words in quotation marks that are the name of a film, ship or operation


class Unreal:
    """Tells in one sentence what is said to have happened from what is only spoken of."""

    def __init__(
        self, doc: Document, sentence: Sentence, figures: list[Figure], bygone: AbstractSet[int] = frozenset()
    ) -> None:
        self.doc = doc
        self.sentence = sentence
        self.figures = figures
        self.bygone = {doc.clause[at] for at in range(sentence.first, sentence.stop) if at in bygone}
        self.joins = doc.lexicon.joins
        self.verb_last = doc.lexicon.pack.flag("sentences", "verb_last")

    def figurative(self, trigger: Trigger) -> bool:
        """Does it begin inside words that mean something else ("storm of protest")?"""
        return self._cares(trigger) or any(
            hit.first <= trigger.first <= hit.last
            or (
                trigger.type == "aid_delivery" and hit.first <= trigger.last <= hit.last
            )  # "are given first aid"
            for hit in self.doc.within("status.figurative", self.sentence.first, self.sentence.stop)
        )

    def _cares(self, trigger: Trigger) -> bool:
        """Are those who are taken away, or got somewhere, taken to a hospital ("увезли в больницу")?"""
        if trigger.type == "attack_on_aid_health":  # "51 ребёнок попал в больницы"
            counted = [f for f in self.figures if f.field == "injured" and f.value > 0]
            return any(
                hit.first <= trigger.first and trigger.last <= hit.last
                for f in counted
                for hit in self.doc.within("figures.injured", f.first, f.last + 1)
            )
        return trigger.type == "abduction" and any(
            trigger.first <= hit.first <= trigger.last < hit.last
            for hit in self.doc.within("cues.wards", self.sentence.first, self.sentence.stop)
        )

    def unreal(self, trigger: Trigger) -> bool:
        """Does it stand under a call, a demand or a wish, or in a charge before a court?"""
        if self.figurative(trigger):
            return True
        if trigger.type in _PLANNED and any(
            self.doc.clause[hit.first] == self.doc.clause[trigger.first]
            for hit in self.doc.within("status.cancelled", self.sentence.first, self.sentence.stop)
        ):
            return True
        # Courts charge with crimes; "Baku is accused of having shelled the village" is a claim.
        charged = is_violent(trigger.type) or trigger.type == "protest"
        charged = charged and trigger.type not in _CLAIMED
        # "convicted of killing a farmer in May 2023": with a day of its own the crime is told as well.
        charged = charged and self.doc.clause[trigger.first] not in self.bygone
        charges = ("status.charge",) if charged else ()
        for label in ("status.irrealis", *charges):
            for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
                if trigger.first <= hit.first and hit.last <= trigger.last:
                    continue
                ahead = 0 <= trigger.first - hit.last <= _IRREALIS_REACH
                if ahead and not self.verb_last and not self._broken(hit.last, trigger.first):
                    return True
                behind = 0 <= hit.first - trigger.last <= _IRREALIS_REACH
                one = self.doc.segment[hit.first] == self.doc.segment[trigger.last]
                demands = trigger.type in ("protest", "riot")  # who protests demands
                if behind and one and self.verb_last and not demands and not self._told(trigger):
                    return True
        return False

    def is_pastime(self) -> bool:
        """Is it a sentence on sport, business or the arts, and nobody was killed or hurt?"""
        told = self.doc.within("status.pastimes", self.sentence.first, self.sentence.stop)
        return bool(told) and not any(f.value > 0 and f.field != "affected" for f in self.figures)

    def is_title(self, trigger: Trigger) -> bool:
        """Is it the name of a film, ship or operation ("The Siege", «Осада»)?"""
        doc, first, last = self.doc, trigger.first, trigger.last
        start, end = doc.words[first].start, doc.words[last].end
        quoted = doc.text[start - 1 : start] in _OPENING and doc.text[end : end + 1] in _CLOSING
        if trigger.type == "storm" and last > first and not quoted:  # «Град» is hail only without its marks
            last, end = first, doc.words[first].end
            quoted = doc.text[start - 1 : start] in _OPENING and doc.text[end : end + 1] in _CLOSING
        return quoted and start > 0 and last - first < _TITLE and doc.text[start].isupper()

    def _told(self, trigger: Trigger) -> bool:
        """Do numbers of dead or injured stand beside it, so that it did happen?"""
        return any(
            f.field in ("dead", "injured") and self.doc.segment[f.last] == self.doc.segment[trigger.last]
            for f in self.figures
        )

    def _broken(self, first: int, last: int) -> bool:
        """Does a new clause begin between two words, other than by "and"?"""
        if self.doc.clause[first] == self.doc.clause[last]:
            return False
        doc = self.doc
        joins = sum(
            doc.words[index].key in self.joins and doc.clause[index] != doc.clause[index - 1]
            for index in range(first + 1, last + 1)
        )
        return doc.clause[last] - doc.clause[first] > joins
