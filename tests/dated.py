"""The dates of a text, as kinds and days."""

import datetime as dt

from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

WEDNESDAY = dt.date(2023, 11, 8)


def read(text, language, published=WEDNESDAY):
    return [
        (w.kind, str(w.interval.first), str(w.interval.last)) if w.interval else (w.kind, w.days)
        for w in find_dates(parse(text, language), published)
    ]


def one(text, language, published=WEDNESDAY):
    found = read(text, language, published)
    assert len(found) == 1, found
    return found[0]
