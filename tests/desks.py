"""Short reports of desks, and what is taken from them."""

import datetime as dt

from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2023, 11, 8)


def read(text, language):
    return extract_reports([Report(text, published=PUBLISHED, language=language)])


def places(text, language):
    return [(row.type, row.place) for row in read(text, language)]
