"""Names of days that are those of towns as well: Bazar, Sunday and a village; دوشنبه, Monday and Dushanbe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.geocoding.tokens import is_uncased

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention

_SURE = 0.75


def told_apart(doc: Document, mentions: list[Mention], dates: list[When]) -> tuple[list[Mention], list[When]]:
    """The names that are no days, and the days that are no names, in a language without a pack.

    What is read as a date is one, but for a weekday with the capital of a name inside a sentence, or, in a
    script without capitals, that of a town whose country the report names.

    Examples
    --------
    >>> import datetime as dt
    >>> from geomap.extraction.dates import find_dates
    >>> from geomap.extraction.document import parse
    >>> from geomap.extraction.mentions import find_mentions
    >>> from geomap.extraction.toponyms import geoparse
    >>> text = "Bazar günü Bakıda yanğın olub."
    >>> doc = parse(text, "az")
    >>> names = find_mentions(doc, geoparse(text, language="az", threshold=0.0))
    >>> names, days = told_apart(doc, names, find_dates(doc, dt.date(2023, 11, 8)))
    >>> [name.toponym.text for name in names], [str(day.interval.first) for day in days]
    (['Bakıda'], ['2023-11-05'])
    """
    kept, days = list(mentions), list(dates)
    for when in dates:
        same = [m for m in kept if when.first <= m.first and m.last <= when.last and _is_whole(doc, m)]
        if not same:
            continue
        if when.kind == "weekday" and when.first == when.last and _is_name(doc, same[0], mentions):
            days.remove(when)
        else:
            kept = [m for m in kept if m not in same]
    return kept, days


def _is_whole(doc: Document, mention: Mention) -> bool:
    """Is it all of its words, and no part of a run without spaces?"""
    start, end = doc.words[mention.first].start, doc.words[mention.last].end
    return mention.toponym.start <= start and mention.toponym.end >= end


def _is_name(doc: Document, mention: Mention, mentions: list[Mention]) -> bool:
    start = doc.words[mention.first].start
    opening = doc.sentences[doc.sentence_of[mention.first]].first
    if not is_uncased(doc.text[start]):
        return doc.cased[start].isupper() and mention.first > opening and mention.toponym.score >= _SURE
    country = mention.place.country if mention.place else None
    return any(m.place is not None and m.place.country == country and m.is_country for m in mentions)
