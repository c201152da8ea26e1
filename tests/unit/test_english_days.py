"""Days as English reports tell them, one class a line."""

import datetime as dt

import pytest

from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

BASE = dt.date(2024, 5, 15)  # a Wednesday

DAYS = [
    ("A shop was robbed in Ghent on the 9th.", "2024-05-09", "2024-05-09"),
    ("Rain fell in early May.", "2024-05-01", "2024-05-10"),
    ("Police clashed with fans for a third night.", "2024-05-12", "2024-05-15"),
    ("The blockade has entered its fourth day.", "2024-05-12", "2024-05-15"),
    ("A week ago today a tram left the rails.", "2024-05-08", "2024-05-08"),
    ("In the 24 hours to 8 a.m. on 14 May, shells fell.", "2024-05-13", "2024-05-14"),
    ("A safe vanished between Sunday evening and Monday morning.", "2024-05-12", "2024-05-13"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days(text, first, last):
    found = [when.interval for when in find_dates(parse(text, "en"), BASE) if when.interval]
    assert (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) in found


def test_no_day():
    assert not find_dates(parse("A fire broke out on the 8th floor.", "en"), BASE)


def test_a_date_stays_in_its_sentence():
    doc = parse("They had left hours before. Two days earlier shells fell.", "en")
    assert [when.first for when in find_dates(doc, BASE)] == [5]
