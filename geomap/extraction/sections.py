"""Round-ups: where a heading or a dateline says which country its paragraphs tell of.

Names are resolved together for a whole text, one sense for each. In a round-up of the world that is
wrong: the Cordoba under "SPAIN" is not the one under "ARGENTINA". A name that its section's country has
as well is taken to be there, unless its sentence names the other country.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.parents import fills
from geomap.extraction.toponyms import geoparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.geocoding.place import Toponym

_LEAST_SCORE = 0.35
_CITY = 50_000  # people of a town that may be meant where a capital has its name
_AROUND = 60  # characters


class Section(NamedTuple):
    """A part of a text, ``start`` to ``end``, that tells of a country (ISO 3166-1 alpha-2)."""

    start: int
    end: int
    country: str


def sections(doc: Document, toponyms: Sequence[Toponym]) -> list[Section]:
    """The sections of a round-up; none where a text has not two of them.

    A heading that is all a country's or province's name opens one, and so does a place in capitals
    that opens a paragraph (*MADRID (Agency) -*).
    """
    opened: list[tuple[int, str]] = []
    starts = {t.start: t for t in toponyms if t.kind == "place" and t.place is not None}
    begins = sorted(starts)
    last_paragraph = -1
    for sentence in doc.sentences:
        opens = sentence.paragraph != last_paragraph
        last_paragraph = sentence.paragraph
        toponym = starts.get(sentence.start) if opens else None
        if toponym is None and opens and sentence.heading:
            # "Est de la RDC": the words for a side or kind may lead.
            at = bisect_left(begins, sentence.start)
            toponym = starts[begins[at]] if at < len(begins) and begins[at] < sentence.end else None
        if toponym is None or toponym.place is None or toponym.place.country is None:
            continue
        written = doc.text[toponym.start : toponym.end]
        unit = toponym.place.precision in ("country", "admin1", "area")
        heading = sentence.heading and unit and fills(doc, toponym, sentence)
        dateline = written.isupper() and doc.cased[sentence.start : sentence.end] == doc.quote(sentence)
        if heading or (dateline and not sentence.heading):
            opened.append((sentence.start, toponym.place.country))
    if len({country for _, country in opened}) < 2:
        return []
    ends = [start for start, _ in opened[1:]] + [len(doc.text)]
    return [Section(start, end, country) for (start, country), end in zip(opened, ends, strict=True)]


def resolve_in_sections(doc: Document, toponyms: list[Toponym]) -> list[Toponym]:
    """The toponyms, those of a section resolved in its country where it has a place of that name."""
    found = sections(doc, toponyms)
    if not found:
        return toponyms
    resolved = list(toponyms)
    starts = [toponym.start for toponym in toponyms]
    for section in found:
        for number in range(bisect_left(starts, section.start), bisect_left(starts, section.end)):
            toponym = toponyms[number]
            if toponym.place is None or toponym.place.country == section.country:
                continue
            if not _is_open(doc, toponym, toponyms, starts):
                continue
            # The words around the name say its kind; the whole text would be read anew for each.
            begin = max(0, toponym.start - _AROUND)
            span = (toponym.start - begin, toponym.end - begin)
            around = doc.cased[begin : toponym.end + _AROUND]
            place = geoparse(around, [span], language=doc.language, country=section.country)[0].place
            if toponym.place.capital and place is not None and place.population < _CITY:
                continue  # what is told of Palestine may be told in Doha
            if place is not None and place.score >= _LEAST_SCORE:
                resolved[number] = toponym._replace(place=place)
    return resolved


def _is_open(doc: Document, toponym: Toponym, toponyms: Sequence[Toponym], starts: Sequence[int]) -> bool:
    """May it lie elsewhere than it was put? Not where its sentence names that country."""
    place = toponym.place
    if toponym.kind != "place" or place is None or place.precision in ("country", "area"):
        return False
    sentence = doc.sentences[doc.sentence_of[doc.word_at(toponym.start)]]
    return not any(
        other is not toponym
        and other.place is not None
        and other.place.country == place.country
        and (other.kind == "demonym" or other.place.precision in ("country", "admin1"))
        for other in toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    )
