"""Where a comma closes a relative clause that parts a subject from its verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.languages.phrases import Hit
    from geomap.languages.words import Word

_COMMA = re.compile(r"[,،]")
_ENDS = re.compile(r"[.!?;:؛\n]|\s[-–—]+\s|—")
_TOLD = ("triggers.", "attack.")
_LED = 2  # words from the comma to its relative: "the men, among whom", "люди, среди которых"


def closings(text: str, words: list[Word], sentence_of: list[int], hits: dict[str, list[Hit]]) -> set[int]:
    """Words at which the main clause goes on: "the farmers, who want more, | blocked the road".

    Only where the subject still lacks its verb: what follows "police freed the men, who ..." is a list.
    """
    found: set[int] = set()
    relatives = hits.get("sentences.relatives", ())
    if not relatives:
        return found
    told = sorted({hit.first for label, of in hits.items() if label.startswith(_TOLD) for hit in of})
    telling = {*told, *(hit.first for hit in hits.get("cues.reporting", ()))}
    for hit in relatives:
        sentence, opens = sentence_of[hit.first], _comma_before(text, words, hit.first)
        if opens is None or sentence_of[opens - 1] != sentence or _has_verb(text, words, opens, telling):
            continue
        for at in (at for at in told if at > hit.last and sentence_of[at] == sentence):
            closed = _comma_before(text, words, at, at - hit.last)
            if closed is not None and closed > hit.last + 1:
                found.add(closed)
                break
    return found


def _comma_before(text: str, words: list[Word], at: int, reach: int = _LED) -> int | None:
    """The word right behind the last comma before a word, at most so many words back."""
    for index in range(at, max(at - reach, 0), -1):
        if _COMMA.search(text, words[index - 1].end, words[index].start):
            return index
    return None


def _has_verb(text: str, words: list[Word], opens: int, telling: set[int]) -> bool:
    """Does anything tell what happened, or who said so, in the same clause before a relative one?"""
    for index in range(opens - 1, -1, -1):
        if index in telling:
            return True
        if index and _ENDS.search(text, words[index - 1].end, words[index].start):
            return False
    return False
