"""Which of several names that may be the scene of an event is the likeliest: a few round weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import nested
from geomap.extraction.endings import Endings
from geomap.extraction.parents import UNLISTED
from geomap.extraction.scenes import ARRIVING, LEAVING

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Known

_IN_IT = 3  # words from a name to the one of what it lies in
_DEED = 14  # words from what one is suspected of to where that was done
_STORES = 3  # words from "from" to the "in" of where it was taken from


class Ranking:
    """Ranks the names of one document."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.endings = Endings(known.doc)
        # Where verbs close the sentence the place stands before what happened there.
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")

    def best(self, event: Event, candidates: list[Mention], others: list[Event]) -> Mention | None:
        """The best of the names that may be the scene of an event; `others` share its sentence."""
        if not candidates:
            return None

        # Only what its words plainly tell parts a scene from its event.
        told = [t.first for other in others if other.main.likelihood == 1 for t in other.triggers]

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
            if any(low < at < high and not self._spans(mention, at, candidates) for at in told):
                total -= 5.0
            if any(self._is_told_within(mention, m) for m in candidates):
                total -= 5.0
            if event.type == "arrest" and self._is_of_others(event, mention, candidates):
                total -= 6.0
            if event.type == "arrest" and self._is_of_deed(event, mention):
                total -= 6.0
            if not mention.is_drawn:
                total -= 1.0
            if mention.near:
                total -= 1.0
            if self._is_road(mention) or self._is_at_other_end(event, mention, candidates):
                total -= 4.0
            acts = any(mention.first <= t.first <= mention.last < t.last for t in event.triggers)
            if acts and any(m.precision == "town" and m.first < mention.first for m in candidates):
                total -= 3.0  # "in the town of X, the river Y rose": it is what did it
            return total, -mention.first

        return max(candidates, key=score)

    def _is_of_deed(self, event: Event, mention: Mention) -> bool:
        """Is it where that was done which one is arrested for ("suspected of stabbing a tourist in X")?"""
        main, first, last = event.main, mention.first, mention.last
        sentence = self.known.doc.sentences[event.sentence]
        hits = self.known.doc.within("status.suspected", sentence.first, sentence.stop)
        if self.verb_last:
            return any(last < hit.first <= last + _DEED and hit.last < main.first for hit in hits)
        return any(main.first <= hit.first and 0 < first - hit.last <= _DEED for hit in hits)

    def _is_of_others(self, event: Event, mention: Mention, candidates: list[Mention]) -> bool:
        """Do police of one town act in another one ("the police of X arrested a man in Y")?"""
        return self.is_of_heads(mention) and any(
            m.is_drawn
            and not nested(m.place, mention.place)
            and not 0 < m.first - mention.last <= _IN_IT
            and not self.is_of_heads(m)
            and not self._is_of_deed(event, m)
            for m in candidates
        )

    def is_of_heads(self, mention: Mention) -> bool:
        """Is it only whose police or people act, which mostly do so there ("la Policía de X")?"""
        doc, at = self.known.doc, mention.first - 1
        ahead = self.known.doc.lexicon.pack.text("cues", "position", "before") == "before"
        if ahead:
            ends = doc.label_maps()[0]
            return "cues.local_heads" in ends.get(at, ()) and doc.segment[at] == doc.segment[mention.first]
        ending = self.endings.of(mention.last, mention.toponym.end)
        return ending.case in (None, "possessive") and doc.begins("cues.local_heads", ending.after)

    def _is_road(self, mention: Mention) -> bool:
        """Is it a road with the name of a town that it may not be in ("Bruce Highway", "X-Y kara yolu")?"""
        inside = self.known.doc.label_maps()[1]
        start = mention.toponym.start
        between = self.verb_last and self.known.doc.text[max(start - 1, 0) : start] == "-"
        words = (mention.first, mention.last) if between or mention.toponym.kind != UNLISTED else ()
        return mention.last > mention.first and any(
            "place_words.street" in inside.get(at, ()) for at in words
        )

    def _is_at_other_end(self, event: Event, mention: Mention, candidates: list[Mention]) -> bool:
        """Is it where what arrives comes from ("to X from stores in Y"), or where those go who leave X?"""
        ends = self.known.doc.label_maps()[0]
        if self.verb_last or mention.role != "strong":
            return False
        lead = mention.first - 1
        if event.type in LEAVING:
            return "cues.toward" in ends.get(lead, ()) and any(m.role == "from" for m in candidates)
        if event.type not in ARRIVING or "cues.locative" not in ends.get(lead, ()):
            return False
        return any("cues.from" in ends.get(lead - back, ()) for back in range(1, _STORES + 1))

    def _spans(self, mention: Mention, told: int, candidates: list[Mention]) -> bool:
        """Is another scene nearer to what is told before the verb at the end, so that this one is the verb's?

        "In X, those who protest against the killing of two in Y stoned the town hall", with the verb last.
        """
        return self.verb_last and any(mention.last < m.first < told for m in candidates)

    def _is_told_within(self, mention: Mention, outer: Mention) -> bool:
        """Does its ending join it to the next noun, with another scene before it that is the sentence's?

        "X'da, Y'deki kazada ölenler için yürüyüş": a march in X for those who died in the accident of Y.
        """
        if not self.verb_last or outer.last >= mention.first or mention.place is None or outer.place is None:
            return False
        unit, other = mention.place, outer.place
        apart = unit.country != other.country or (unit.admin1 != other.admin1 and not outer.is_country)
        return apart and self.endings.joins(mention) and not self.endings.joins(outer)
