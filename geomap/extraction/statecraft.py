"""Meetings and calls that are no business between states: committees, parents, callers to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.mentions import Mention
    from geomap.extraction.trigger import Trigger

_SPOKEN = frozenset({"diplomatic_meeting", "diplomatic_call"})


def without_private(
    doc: Document,
    sentence: Sentence,
    triggers: list[Trigger],
    mentions: Mapping[int, Sequence[Mention]],
) -> list[Trigger]:
    """Leave out meetings and calls where nothing around says that states or armed groups talk.

    That is said by words of ``statecraft`` in the pack and by the name of a country, a people or a capital,
    in the paragraph or in the sentence before it. A pack without such words leaves everything in.

    Parameters
    ----------
    doc
        The document.
    sentence
        The sentence in which the triggers stand.
    triggers
        What was found in it.
    mentions
        Names of places by the number of their sentence.
    """
    if not any(t.type in _SPOKEN for t in triggers) or not doc.lexicon.pack.words("cues", "statecraft"):
        return triggers
    if any(_public(doc, number, mentions) for number in _around(doc, sentence)):
        return triggers
    return [t for t in triggers if t.type not in _SPOKEN]


def _around(doc: Document, sentence: Sentence) -> list[int]:
    """The sentence, the rest of its paragraph and the sentence before it, nearest first."""
    number, all_of = sentence.number, doc.sentences
    first = stop = number
    while first > 0 and all_of[first - 1].paragraph == sentence.paragraph:
        first -= 1
    while stop < len(all_of) and all_of[stop].paragraph == sentence.paragraph:
        stop += 1
    first = min(first, max(number - 1, 0))
    return [number, *(at for at in range(first, stop) if at != number)]


def _public(doc: Document, number: int, mentions: Mapping[int, Sequence[Mention]]) -> bool:
    """Does a sentence speak of states, of their people or of who acts for them?"""
    sentence = doc.sentences[number]
    if doc.within("cues.statecraft", sentence.first, sentence.stop):
        return True
    return any(
        m.toponym.kind == "demonym" or m.is_country or (m.place is not None and m.place.capital)
        for m in mentions.get(number, ())
    )
