"""How sure an incident is, and what becomes of one that is hardly sure."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports
from geomap.extraction.pipeline import read
from geomap.extraction.sureness import Company, signs, sureness

DAY = dt.date(2025, 3, 12)


def rows(text, language="en"):
    return [
        r for r in extract_reports([Report(text, published=DAY, language=language)]) if r.type != "statement"
    ]


def reading(text, language="en"):
    found = read(Report(text, published=DAY, language=language))
    return found.items, Company.of(found.doc, found.items)


def sure_of(text, language="en"):
    items, company = reading(text, language)
    return sureness(items[-1], company)


PLAIN = "A bomb exploded in Kirkuk on Monday."


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (PLAIN, "A bomb exploded in Kirkuk."),  # only the report has a day
        (PLAIN, "Rain fell in Kirkuk.\n\nA bomb exploded on Monday."),  # the place stands in another sentence
        (PLAIN, "A bomb exploded in Iraq on Monday."),  # all of a country
        (PLAIN, "A bomb exploded in the village of Xqazvar on Monday."),  # which no gazetteer has
        (PLAIN, "Police arrested a thief in Kirkuk on Friday.\n\n" + PLAIN),  # after another event there
        (PLAIN, "A bomb exploded in Kirkuk in May 2019."),  # years ago
        (
            "Floods cut off Kirkuk on Monday.",  # alone in its sentence, or beside another event
            "A bomb exploded in Mosul on Sunday and floods cut off Kirkuk on Monday.",
        ),
    ],
)
def test_what_is_told_plainly_is_surer(surer, less):
    assert sure_of(surer) > sure_of(less)


def test_one_event_of_several_places_is_not_beside_another():
    items, company = reading("Shells hit Kupiansk, Izium and Balakliia on Monday.")
    assert len(items) == 3
    assert [signs(item, company)["beside another"] for item in items] == [0, 0, 0]


def test_it_is_a_chance():
    text = "A bomb killed three in Kirkuk on Monday. Floods hit Mosul. Clashes were heard. Aid came."
    items, company = reading(text)
    assert items
    assert all(0.01 <= sureness(item, company) <= 0.99 for item in items)


def test_what_is_hardly_sure_has_the_name_of_its_place_and_no_point():
    found = rows("Rain fell in Kirkuk.\n\nSchools were shut, and police said that the clashes were over.")
    assert [(row.place_name, row.lon) for row in found if row.confidence < 0.3] == [("Kirkuk", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Men shot a guard in York on Thursday 6 February. That Thursday a bank was robbed in Leeds."),
        ("fr", "Un vigile a été tué à Lyon le jeudi 6 février. Jeudi, une banque a été braquée à Dijon."),
        (
            "es",
            "Un guardia fue asesinado en Cali el jueves 6 de febrero. Ese jueves hubo un asalto en Neiva.",
        ),
    ],
)
def test_a_weekday_of_a_tale_is_that_of_the_day_told_before(language, text):
    assert {str(row.date) for row in rows(text, language)} == {"2025-02-06"}
