"""Capitals that are not named: *the Iraqi capital*, *столица Сербии*, *العاصمة السودانية*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.index import PRIMARY, Index
from geomap.geocoding.choose import to_place
from geomap.geocoding.place import Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document

_LABEL = "place_words.capital"
_BESIDE = 12  # characters between the word and the country: " of the ", " de la ", "'s "
_NAMED = 40  # characters around within which the capital may be named after all
_SURE = 0.9


def with_capitals(doc: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms of a document, with the capital for a country's word that stands beside "capital".

    Where the capital is named as well, its name is enough.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> from geomap.extraction.toponyms import geoparse
    >>> text = "A bomb exploded in the Iraqi capital."
    >>> [found] = with_capitals(parse(text, "en"), geoparse(text, language="en"))
    >>> found.text, found.place.name
    ('Iraqi capital', 'Baghdad')
    """
    hits = doc.hits.get(_LABEL)
    if not hits:
        return list(toponyms)
    found = list(toponyms)
    for hit in hits:
        start, end = doc.words[hit.first].start, doc.words[hit.last].end
        sentence = doc.sentence_of[hit.first]
        near = [t for t in found if t.place and t.end > start - _NAMED and t.start < end + _NAMED]
        whole = [t for t in near if _names_country(t) and _is_beside(doc, t, start, end)]
        if not whole:
            continue
        country = min(whole, key=lambda t: max(start - t.end, t.start - end))
        code = country.place.country if country.place else None
        if doc.sentence_of[doc.word_at(country.start)] != sentence or code is None:
            continue
        if any(t.place and t.place.capital and t.place.country == code for t in near):
            continue
        index = Index.open()
        row = index.capital_of(code)
        if row is None:
            continue
        place = to_place(index, [index.candidate(row, PRIMARY)], [_SURE])
        begin, stop = min(start, country.start), max(end, country.end)
        inside = [t for t in found if t.start < stop and begin < t.end]
        if inside != [country]:
            continue
        found.remove(country)
        found.append(Toponym(begin, stop, doc.text[begin:stop], "place", place, _SURE))
    return sorted(found, key=lambda t: t.start)


def _names_country(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind == "country"


def _is_beside(doc: Document, toponym: Toponym, start: int, end: int) -> bool:
    """Does nothing but small words stand between a name and the word for a capital?"""
    gap = doc.text[toponym.end : start] if toponym.end <= start else doc.text[end : toponym.start]
    return len(gap) <= _BESIDE and not any(mark in gap for mark in ",.;:()\n\u060c") and gap.count(" ") <= 3
