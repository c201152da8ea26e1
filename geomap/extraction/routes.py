"""Names that a dash joins behind a word for a road, train or flight: its ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.around import Around
    from geomap.extraction.mentions import Mention

DASH = re.compile(r"\s?[-\u2013\u2014]\s?")
_REACH = 4  # words from "train" to the first of the names, with its number between


def role_at_end(around: Around, mention: Mention) -> str | None:
    """The part of an end of a journey ("the train Kyiv - Lviv"), which is no scene, or of a road.

    On a road (*на трасі "Київ – Одеса"*) it was near an end for want of anything else.
    """
    doc = around.doc
    words, text = doc.words, doc.text
    sentence = doc.sentences[mention.sentence]
    if "cues.journeys" not in doc.hits:
        return None
    first = mention.first
    while first > sentence.first and DASH.fullmatch(text, words[first - 1].end, words[first].start):
        if not text[words[first - 1].start].isupper():
            break
        first -= 1
    after = DASH.match(text, mention.toponym.end)
    if first == mention.first and not (after and text[after.end() : after.end() + 1].isupper()):
        return None
    led = range(max(sentence.first, first - _REACH), mention.last + 1)
    labels = [around.inside[index] for index in led if "cues.journeys" in around.inside.get(index, ())]
    if not labels:
        return None
    road = any(label.startswith("place_words.") for found in labels for label in found)
    return "weak" if road else "actor"
