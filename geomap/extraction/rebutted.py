"""Claims that somebody denies right behind them, and denials that are only of who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.people import VICTIMS

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known
    from geomap.languages.phrases import Hit

_TELLING = ("triggers.", "attack.")
_SAYING = ("cues.reporting", "cues.according", "status.possible")
_BLAME_REACH = 4  # words from a denial to what is denied


def is_rebutted(known: Known, event: Event) -> bool:
    """Is it only claimed, and denied as a whole behind that ("Moscow said it took X. Kyiv denied it.")?

    Not where victims are counted: that it happened is sure then, and the denial is of whose deed it was.
    """
    doc = known.doc
    sentence = doc.sentences[event.sentence]
    here = range(sentence.first, sentence.stop)
    claimed = any(doc.within(label, here.start, here.stop) for label in _SAYING)
    victims = any(f.field in VICTIMS and f.value for f in known.figures.get(event.sentence, []))
    if not claimed or victims or doc.within("status.blame", here.start, here.stop):
        return False
    if _denied_in(known, event.last + 1, here.stop):
        return True
    after = doc.sentences[event.sentence + 1 : event.sentence + 2]
    return any(
        other.paragraph == sentence.paragraph and _denied_in(known, other.first, other.stop)
        for other in after
    )


def of_blame(known: Known, hit: Hit) -> bool:
    """Is it denied only that somebody did it or meant to ("denied responsibility for the attack")?"""
    doc = known.doc
    first, stop = max(hit.first - _BLAME_REACH, 0), hit.last + _BLAME_REACH + 1
    return any(doc.segment[h.first] == doc.segment[hit.last] for h in doc.within("status.blame", first, stop))


def _denied_in(known: Known, first: int, stop: int) -> bool:
    """Do words say that it is not true, and tell of nothing else before they do?"""
    doc = known.doc
    for hit in doc.within("status.rebuttals", first, stop):
        told = (
            h
            for index in range(first, stop)
            if index < hit.first or (index > hit.last and doc.segment[index] == doc.segment[hit.last])
            for h in doc.at(index)
        )
        if any(h.label.startswith(_TELLING) and h.label != "triggers.statement" for h in told):
            return False
        if _closes(known, hit) and not of_blame(known, hit):
            return True
    return False


def _closes(known: Known, hit: Hit) -> bool:
    """Does only a day or who says so follow, and no words for what else is denied?"""
    doc, number = known.doc, known.doc.sentence_of[hit.last]
    stop = doc.sentences[number].stop
    dates = {i for when in known.dates.get(number, []) for i in range(when.first, when.last + 1)}
    said = {i for h in doc.within("cues.reporting", hit.last + 1, stop) for i in range(h.first, h.last + 1)}
    return all(
        index in dates or index in said
        for index in range(hit.last + 1, stop)
        if doc.segment[index] == doc.segment[hit.last]
    )
