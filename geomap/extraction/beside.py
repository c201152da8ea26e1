"""What stands beside a trigger: with what and to whom it was done, how many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.precedence import VIOLENT, rank
from geomap.extraction.sayers import is_sayer, sayings_after
from geomap.extraction.trigger import Trigger
from geomap.extraction.weighed import has_victims
from geomap.taxonomy import OTHER, is_own

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure
    from geomap.languages.phrases import Hit

_INSTRUMENT_REACH = 10
TARGET_REACH = 8
_OBJECT_REACH = 4
_NUMBER_REACH = 4  # words from those of a toll to the number


class Beside:
    """Reads what stands beside the triggers of one sentence."""

    def __init__(self, doc: Document, sentence: Sentence, figures: list[Figure]) -> None:
        self.doc = doc
        self.sentence = sentence
        self.verb_last = doc.lexicon.pack.flag("sentences", "verb_last")
        self.wheres = tuple(doc.lexicon.pack.words("cues", "locative_suffixes"))
        self.figures = [f for f in figures if sentence.first <= f.first < sentence.stop]

    def _nearest(self, label: str, first: int, last: int, reach: int) -> int | None:
        """Distance in words to the nearest hit of a label in the clause, or None."""
        best: int | None = None
        for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
            if self.doc.clause[hit.first] != self.doc.clause[first]:
                continue
            if sayings_after(self.doc, hit.last, self.sentence.stop):
                continue  # who tells it is not who was struck
            if is_sayer(self.doc, self.sentence, hit.first, first):
                continue  # "a shell hit a house, said medics"
            if label == "targets.aid_health" and (self._is_source(hit.first, first) or self._tends(hit)):
                continue
            distance = max(hit.first - last, first - hit.last, 0)
            if distance <= reach and (best is None or distance < best):
                best = distance
        return best

    def _tends(self, aid: Hit) -> bool:
        """Is it where those hurt were brought to, or left again?"""
        wards = self.doc.within("cues.wards", self.sentence.first, self.sentence.stop)
        return any(hit.first < aid.first and aid.last <= hit.last for hit in wards)

    def _is_source(self, named: int, first: int) -> bool:
        """Is it of those whom the opening names as the source ("According to medics in X, shells fell")?"""
        doc, opening = self.doc, self.sentence.first
        return (
            named < first
            and doc.segment[named] == doc.segment[opening] != doc.segment[first]
            and doc.begins("cues.according", opening)
        )

    def _instrument(self, first: int, last: int) -> str | None:
        """Type of the nearest instrument in the clause."""
        here = self.doc.by_sentence("instruments").get(self.sentence.number, ())
        found = [
            (distance, rank(label.partition(".")[2]), label.partition(".")[2])
            for label in {hit.label for hit in here}
            if (distance := self._nearest(label, first, last, _INSTRUMENT_REACH)) is not None
        ]
        return min(found)[2] if found else None

    def is_bare(self, first: int, last: int) -> bool:
        """Does a blow stand with no weapon and no fighters, so that a storm may have dealt it?"""
        return (
            self._instrument(first, last) is None
            and self._nearest("targets.armed", first, last, TARGET_REACH) is None
        )

    def _opens_segment(self, first: int) -> bool:
        segment = self.doc.segment
        return first > self.sentence.first and segment[first - 1] != segment[first]

    def _follows(self, first: int, last: int, reach: int = TARGET_REACH) -> str | None:
        """The label of the first target after a trigger in its clause: who it was done to.

        Where verbs close the sentence, of the last one before it.
        """
        if self.verb_last:
            before = [
                (hit.last, label)
                for label in ("targets.civilians", "targets.armed")
                for hit in self.doc.within(label, self.sentence.first, first)
                if first - hit.last <= reach
                and self.doc.clause[hit.first] == self.doc.clause[first]
                and not (label == "targets.civilians" and self._is_where(hit.last))
            ]
            return max(before)[1] if before else None
        said = [h.first for h in self.doc.within("cues.reporting", last + 1, self.sentence.stop)]
        stop = min(said, default=self.sentence.stop)  # "fighting goes on, say residents"
        after = [
            (hit.first, label)
            for label in ("targets.civilians", "targets.armed")
            for hit in self.doc.within(label, last + 1, stop)
            if hit.first - last <= reach and self.doc.clause[hit.first] == self.doc.clause[first]
        ]
        return min(after)[1] if after else None

    def generic(self, key: str, first: int, last: int) -> Trigger | None:
        """Type of a generic attack, operation or killing from what stands beside it."""
        instrument = self._instrument(first, last)
        aid = self._nearest("targets.aid_health", first, last, TARGET_REACH)
        civilians = self._nearest("targets.civilians", first, last, TARGET_REACH)
        armed = self._nearest("targets.armed", first, last, TARGET_REACH)
        count = self.count(first)
        if key == "operation":
            return Trigger("armed_clash", first, last, generic=True, operation=True, times=count)
        if key == "kill" and instrument is not None and aid is None:
            return Trigger(instrument, first, last, generic=True, times=1)
        if key == "kill":
            if self._follows(first, last) == "targets.civilians":
                kind = "attack_on_civilians" if armed is not None else "killing"
            elif armed is not None and (civilians is None or armed <= civilians):
                kind = "armed_clash"
            elif armed is not None:
                kind = "attack_on_civilians"
            elif self._opens_segment(first):
                kind = OTHER  # ", killing 12": the consequence of something that no trigger names
            else:
                kind = "killing"
            return Trigger(kind, first, last, generic=True, kill=True, times=1)
        if key == "weak" and instrument is None and not (armed is not None and self._casualties(first)):
            return None
        if aid is not None:
            kind = "attack_on_aid_health"
        elif instrument is not None:
            kind = instrument
        elif key == "strike":
            kind = "air_strike"
        elif civilians is not None and (
            armed is None or civilians <= armed or self._follows(first, last) == "targets.civilians"
        ):
            kind = "attack_on_civilians"
        elif key == "strong" and self._falls(first, last):
            kind = "attack_on_civilians"  # "soldiers opened fire, two demonstrators died"
        else:
            kind = "armed_clash"
        return Trigger(kind, first, last, generic=True, times=count)

    def _falls(self, first: int, last: int) -> bool:
        """Are civilians the first that are named after it, up to the end of the sentence?"""
        if self.verb_last:
            return False
        after = [
            (hit.first, label)
            for label in ("targets.civilians", "targets.armed", "figures.people")
            for hit in self.doc.within(label, last + 1, self.sentence.stop)
            if hit.first - last <= TARGET_REACH
        ]
        return bool(after) and min(after)[1] == "targets.civilians" and self._casualties(first, True)

    def by_target(self, kind: str, first: int, last: int) -> str:
        """A strike on aid or health is that, whatever it was struck with."""
        # Where verbs close the sentence, whom they are about stands right before them.
        opening = max(first, last - _OBJECT_REACH) if self.verb_last else first
        inside = [
            hit
            for hit in self.doc.within("targets.civilians", opening, last + 1)
            if not self._is_where(hit.last)
        ]
        struck = self._follows(first, last, 4) == "targets.civilians"
        where = struck and any(
            last < hit.last <= last + 2
            for label in ("cues.locative", "cues.near")
            for hit in self.doc.within(label, last + 1, min(last + 3, self.sentence.stop))
        )
        if kind == "armed_clash" and (inside or (struck and not where)):
            return "attack_on_civilians"  # "gunmen killed 12 villagers", but "fighting near the village"
        if kind == "arson":  # set on fire by a weapon: the weapon is the type
            weapon = self._instrument(first, last)
            if weapon:
                return weapon
        if kind in VIOLENT and not is_own(kind) and kind not in ("interception", "abduction", "robbery"):
            aid = self._nearest("targets.aid_health", first, last, 5)
            if aid is not None and not (kind == "killing" and self._cared_for(last)):
                return "attack_on_aid_health"
        return kind

    def _is_where(self, index: int) -> bool:
        """Does a word say where it was rather than to whom it was done ("köyde", in the village)?"""
        return self.verb_last and self.doc.words[index].key.endswith(self.wheres)

    def _cared_for(self, last: int) -> bool:
        """Is the hospital where a victim was brought or died ("died of stab wounds at a hospital")?"""
        doc = self.doc
        return any(
            led.last < hit.first <= led.last + 3
            for hit in doc.within("targets.aid_health", last + 1, self.sentence.stop)
            for label in ("cues.locative", "cues.toward")
            for led in doc.within(label, last + 1, hit.first)
        )

    def _casualties(self, first: int, anywhere: bool = False) -> bool:
        return any(
            f.field in ("dead", "injured")
            and (anywhere or self.doc.clause[f.first] == self.doc.clause[first])
            for f in self.figures
        )

    def count(self, first: int) -> int:
        """The number right before a trigger ("hơn 230 cuộc không kích")."""
        for index in range(first - 1, max(first - 4, self.sentence.first - 1), -1):
            if self.doc.within("cues.locative", index, index + 1):
                return 1  # "30 were hurt in a crash"
            if any(f.first <= index <= f.last and f.field in ("dead", "injured") for f in self.figures):
                return 1  # "40 дістали поранення внаслідок удару"
            key = self.doc.words[index].key
            if key.isdigit() and len(key) < 6:
                number = int(key)
                return number if number < 1900 or number > 2100 else 1
        return 1

    def numberless(self, trigger: Trigger) -> bool:
        """A toll is a number; without one the words are lament, and with fighters it is a claim."""
        if trigger.type != "casualty_toll":
            return False
        kills = self.doc.within("attack.kill", trigger.first, trigger.last + 1)
        if any(self._follows(hit.first, hit.last) == "targets.armed" for hit in kills):
            return True
        if any(f.value > 0 and f.field in ("dead", "injured") for f in self.figures):
            return False
        if trigger.likelihood < 1 and not has_victims(self.doc, self.sentence):
            return True  # "250,000 people lived there before the war"
        # "the dead now exceed 64,000": the number stands behind the words, without what it counts
        behind = range(trigger.first, min(trigger.last + _NUMBER_REACH, self.sentence.stop))
        return not any(self.doc.words[index].key[0].isdigit() for index in behind)
