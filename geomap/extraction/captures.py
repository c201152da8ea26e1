"""Whether a place changes hands: a verb of taking or falling with a name beside it, and who can take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import UNLISTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.mentions import Mention

_CAPTURE_REACH = 4  # words from a verb of taking to the name of the place that is taken


class Captures:
    """Reads the verbs of taking in one sentence."""

    def __init__(self, doc: Document, sentence: Sentence) -> None:
        self.doc = doc
        self.sentence = sentence
        self.verb_last = doc.lexicon.pack.flag("sentences", "verb_last")

    def takes(self, verb: int, named: Sequence[Mention]) -> bool:
        """Is a place named right behind a verb of taking, in a clause with those who can take one?"""
        clause = self.doc.clause[verb]
        if any(hit.first <= verb <= hit.last for hit in self.doc.within("cues.occurred", verb, verb + 2)):
            return False  # "the attack took place in the district of X"
        if self.verb_last:
            return self._took(verb, named)
        if not any(
            0 < m.first - verb <= _CAPTURE_REACH
            and (m.first - verb == 1 or not self._led(m.first - 1))
            and self.doc.segment[m.first] == self.doc.segment[verb]
            and (m.place is not None or m.toponym.kind == UNLISTED)
            and not m.is_country
            and m.role not in ("person", "demonym", "actor")
            for m in named
        ):
            return False
        if any(m.is_country and m.last < verb and self.doc.clause[m.first] == clause for m in named):
            return True  # "Russia seizes X"
        return any(
            self.doc.clause[hit.first] == clause
            for label in ("targets.armed", "cues.actor_heads")
            for hit in self.doc.within(label, self.sentence.first, self.sentence.stop)
        )

    def is_taken(self, verb: int, named: Sequence[Mention]) -> bool:
        """Does the name of a place stand right before a word for its fall, as the subject ("Хама пала")?"""
        return any(
            0 <= verb - m.last - 1 <= 1
            and self.doc.segment[m.first] == self.doc.segment[verb]
            and (m.first == self.sentence.first or not self._led(m.first - 1))
            and (m.place is not None or m.toponym.kind == UNLISTED)
            and not m.is_country
            and m.role not in ("person", "demonym", "actor")
            for m in named
        )

    def _took(self, verb: int, named: Sequence[Mention]) -> bool:
        """Is a place named right before it, in a sentence with fighters ("Hama'yı geri aldı")?"""
        sentence, segment = self.sentence, self.doc.segment
        return any(
            0 < verb - m.last <= _CAPTURE_REACH
            and segment[m.first] == segment[verb]
            and m.place is not None
            and m.precision in ("town", "near", "admin2", "site", "admin1", "none")
            and m.role not in ("person", "demonym", "actor", "strong")
            for m in named
        ) and bool(
            self.doc.within("targets.armed", sentence.first, sentence.stop)
            or self.doc.within("cues.actor_heads", sentence.first, sentence.stop)
        )

    def _led(self, index: int) -> bool:
        """Is it a preposition, so that what follows is where and not what ("took two men in X")?"""
        return any(
            hit.last == index
            for label in ("cues.locative", "cues.near", "cues.from", "cues.toward", "cues.locative_weak")
            for hit in self.doc.within(label, max(index - 3, self.sentence.first), index + 1)
        )
