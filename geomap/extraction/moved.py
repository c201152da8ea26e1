"""People who were moved away from a disaster: a thing of its own, or only what it came to."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.extraction.people import numbers
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure
    from geomap.extraction.trigger import Trigger

_MARK = re.compile(r"[,;:،؛–—]")
_OPENING = 2  # words before a verb at which its part of the sentence begins


class Moved:
    """Tells people who were counted and moved from those of whom a disaster only made homeless.

    "A landslide blocked the road; 400 villagers were taken to schools": a part of the sentence, behind a
    comma or more, that says nothing of the disaster, nor of its dead. ``left`` are first words of the names
    of where people left or go to.
    """

    def __init__(
        self,
        doc: Document,
        sentence: Sentence,
        triggers: list[Trigger],
        figures: list[Figure],
        scenes: list[int],
        left: Collection[int],
    ) -> None:
        self.doc, self.sentence, self.left = doc, sentence, left
        self.places = sorted({*scenes, *left})
        self.of_accident = any(t.type == "accident" for t in triggers)  # they only leave a burning house
        self.told = [(t.first, t.last) for t in triggers if group_of(t.type) == "disaster"]
        self.dead = [(f.first, f.last) for f in figures if f.field in ("dead", "injured")]
        self.told += self.dead

    @cached_property
    def counted(self) -> set[int]:
        """Parts of the sentence with a number; few sentences need them."""
        doc = self.doc
        return {doc.segment[n.first] for n in numbers(doc, self.sentence, set()) if n.value > 1}

    def __call__(self, trigger: Trigger) -> bool:
        """Is what a trigger tells a thing of its own?"""
        if trigger.type != "displacement" or self.of_accident or not self._counts(trigger):
            return False
        # "2,000 villagers were moved out because of a forest fire": they are the news
        opens = all(trigger.first <= first and trigger.last < last for first, last in self.told)
        opens = opens and not self.dead
        if opens or self._is_elsewhere(trigger):
            return True
        return all(self._cut(trigger, first, last) for first, last in self.told)

    def _is_elsewhere(self, trigger: Trigger) -> bool:
        """Were they moved in a place of their own ("the fire near X drove 300 people out of Y")?"""
        return not self.dead and all(self._is_parted(trigger, first, last) for first, last in self.told)

    def _is_parted(self, trigger: Trigger, first: int, last: int) -> bool:
        """Has the disaster that words ``first`` to ``last`` tell another place?"""
        doc, at = self.doc, max(trigger.first, first)
        places = [p for p in self.places if not doc.within("place_words.area", p - 1, p + 2)]
        if any(p < at for p in places) and any(p > at for p in places):
            return True
        between = [p for p in places if min(trigger.last, last) < p < at]
        if doc.lexicon.pack.flag("sentences", "verb_last") and any(p < last for p in places):
            return bool(between)
        return any(p in self.left for p in between[1:])

    def _counts(self, trigger: Trigger) -> bool:
        return bool({self.doc.segment[trigger.first], self.doc.segment[trigger.last]} & self.counted)

    def _cut(self, trigger: Trigger, first: int, last: int) -> bool:
        doc = self.doc
        if doc.segment[trigger.last] in (doc.segment[first], doc.segment[last]):
            return False
        start, stop = (last, trigger.first) if last < trigger.first else (trigger.last, first)
        if doc.clause[start] == doc.clause[stop]:
            # ", forcing 300 to flee"; "floods, under way since May, have driven out 400": one subject
            reach = 1 if doc.segment[stop] - doc.segment[start] == 1 else _OPENING
            return doc.segment[stop - reach] == doc.segment[stop]
        return _MARK.search(doc.text, doc.words[start].end, doc.words[stop].start) is not None
