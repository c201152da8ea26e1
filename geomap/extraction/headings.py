"""What a headline says in short is told below it: it is no second incident."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from geomap.extraction.containment import contains
from geomap.extraction.cutting import HEADLINE
from geomap.extraction.events import ABSORBS
from geomap.extraction.precedence import VIOLENT
from geomap.gazetteer.outlines import distance_km
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.settled import Assigned, Known
    from geomap.geocoding.place import Place

_WORDS_ONLY = "statement"
_RUBRIC = 2  # sentences of a heading with a rubric, and words of this
_RUN_IN = 5  # words of a heading that opens the paragraph under it
_DAYS = ("dates.weekdays", "dates.relative", "dates.months", "dates.overnight")
_OWN_PLACE = ("clause", "sentence")
_APART_KM = 5


def headings(doc: Document) -> frozenset[int]:
    r"""Numbers of the sentences that are headings, those with a rubric or run in among them.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> doc = parse("MONS. Hit by a bus\n\nTruck rolls. Its driver was flown to a hospital.\n", "en")
    >>> sorted(headings(doc))
    [0, 1, 2]
    """
    found: set[int] = set()
    for _, group in groupby(doc.sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        if paragraph[0].heading or _has_rubric(doc, paragraph):
            found.update(sentence.number for sentence in paragraph)
        elif len(paragraph) > 1 and _is_run_in(doc, paragraph[0]):
            found.add(paragraph[0].number)
    return frozenset(found)


def _is_run_in(doc: Document, sentence: Sentence) -> bool:
    """Is it so short, and without a day, as a heading in the line of its item is ("Truck rolls.")?"""
    short = sentence.stop - sentence.first <= _RUN_IN
    return short and not any(
        hit.label.startswith(_DAYS) for at in range(sentence.first, sentence.stop) for hit in doc.at(at)
    )


def _has_rubric(doc: Document, paragraph: list[Sentence]) -> bool:
    """Is it a heading behind a word or two that say what or where it is about?"""
    rubric, last = paragraph[0], paragraph[-1]
    short = len(paragraph) == _RUBRIC and rubric.stop - rubric.first <= _RUBRIC
    return short and last.end - rubric.start <= HEADLINE and doc.text[last.end - 1].isalnum()


def without_retold(known: Known, items: list[Assigned]) -> list[Assigned]:
    """Leave out what only a heading tells, where the text under it tells of the same in other words."""
    told = [item for item in items if not (item.in_heading or item.event.type == _WORDS_ONLY)]
    return [item for item in items if not (item.in_heading and _is_retold(known, item, told))]


def _is_retold(known: Known, headed: Assigned, told: list[Assigned]) -> bool:
    """Does what stands below name the same place, or tell of the same kind of thing, not of elsewhere?

    What stands right under the heading of one item is what that is about.
    """
    sentences = known.doc.sentences
    head = sentences[headed.event.sentence]
    below, of_report = _below(known, head.number)
    listed = head.paragraph in known.listed
    # A short sentence with a place of its own is a heading only where that is named again.
    sentence = not head.heading and headed.place_tier in _OWN_PLACE
    for item in told:
        if item.event.sentence not in below:
            continue
        if item.mention is None and headed.mention and headed.place_tier in _OWN_PLACE:
            continue  # only the heading says where
        below_by = sentences[item.event.sentence].paragraph - head.paragraph
        if sentence:
            if not below_by and _names(known, item, headed):
                return True
            continue
        if _names(known, item, headed) or (below_by == 1 and not of_report and not listed):
            return True
        if _alike(headed, item) and not ((of_report or listed) and _apart(headed, item)):
            return True
    return False


def _below(known: Known, number: int) -> tuple[range, bool]:
    """The sentences under a heading, and whether they are all of the report, of which it is the title."""
    sentences, heads = known.doc.sentences, known.headings
    end = len(sentences)
    text = next((s.number for s in sentences if s.number not in heads), end)
    if number < text:
        return range(text, end), True
    start = next((s.number for s in sentences[number:] if s.number not in heads), end)
    stop = next((s.number for s in sentences[start:] if s.number in heads), end)
    return range(start, stop), False


def _alike(headed: Assigned, item: Assigned) -> bool:
    """Are they of one kind, and not one what came of the other ("Drones hit a port. A fire broke out")?"""
    one, two = headed.event.type, item.event.type
    if two in ABSORBS.get(one, ()):
        return False
    return {one, two} <= VIOLENT or group_of(one) == group_of(two)


def _apart(one: Assigned, two: Assigned) -> bool:
    """Do they lie in two towns, or in two countries?"""
    a, b = (item.mention.place if item.mention else None for item in (one, two))
    if a is None or b is None or contains(a, b) or contains(b, a):
        return False
    return distance_km(a.lon, a.lat, b.lon, b.lat) > a.radius_km + b.radius_km + _APART_KM


def _names(known: Known, item: Assigned, headed: Assigned) -> bool:
    """Does the sentence of an incident name the place of the heading, or one in it?"""
    if headed.mention is None or item.event.type in ABSORBS.get(headed.event.type, ()):
        return False
    place, text = headed.mention.place, headed.mention.toponym.text.casefold()
    return any(
        m.toponym.text.casefold() == text or _is_in(place, m.place)
        for m in known.mentions.get(item.event.sentence, [])
    )


def _is_in(outer: Place | None, inner: Place | None) -> bool:
    if outer is None or inner is None:
        return False
    return outer.id == inner.id or contains(outer, inner)
