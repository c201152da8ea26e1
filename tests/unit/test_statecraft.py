"""A meeting or a call is one of diplomacy only where states, their people or their envoys are named."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

PRIVATE = [
    "The water board met on Tuesday to go through the plans for the new pumps.",
    "Dispatchers received a call from a neighbour who had smelt smoke.",
    "She told the paper by phone on Friday that the bakery would stay open.",
    "The quilting circle holds talks with the parish hall about its rent.",
]
PUBLIC = [
    ("The finance minister held talks with bankers in Vaduz on Monday.", "diplomatic_meeting"),
    ("Lavrov spoke by phone with his Omani colleague on Monday.", "diplomatic_call"),
    ("The envoys met in Bishkek on Monday.", "diplomatic_meeting"),
]


def _types(text):
    found = extract_reports([Report(text, published=dt.date(2024, 5, 14), language="en")])
    return {one.type for one in found} & {"diplomatic_meeting", "diplomatic_call"}


@pytest.mark.parametrize("text", PRIVATE)
def test_private(text):
    assert not _types(text)


@pytest.mark.parametrize(("text", "kind"), PUBLIC)
def test_public(text, kind):
    assert _types(text) == {kind}


def test_the_paragraph_counts():
    text = "Two presidents arrived on Monday. They spent an hour in talks in the old customs house."
    assert _types(text) == {"diplomatic_meeting"}
