"""The day of a digest, of the items of a live page, and headlines of parts of the world."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 12)


def told(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return [(row.place_name, row.date.isoformat(), row.date_end.isoformat()) for row in rows]


@pytest.mark.parametrize(
    ("language", "title", "body", "place"),
    [
        ("en", "Front diary: Tuesday, 11 March", "Shells fell on Orikhiv.", "Orikhiv"),
        ("fr", "Carnet de guerre – journée du mardi 11 mars", "Goma a été bombardée à l'artillerie.", "Goma"),
        ("es", "Resumen del martes 11 de marzo", "Bombardearon Goma con artillería.", "Goma"),
        ("ru", "Сводка за 11 марта", "Артиллерия обстреляла Орехов.", "Orikhiv"),
        ("uk", "Підсумки дня, 11 березня", "Артилерія обстріляла Оріхів.", "Orikhiv"),
        ("tr", "Cephe günlüğü, 11 Mart Salı", "Topçu ateşi Humus'u vurdu.", "Homs"),
        ("vi", "Bản tin chiến sự ngày 11/3", "Pháo kích trúng thành phố Homs.", "Homs"),
        ("ar", "الحصاد الميداني ليوم الثلاثاء 11 مارس", "قصفت المدفعية مدينة حمص.", "Homs"),
    ],
)
def test_what_a_digest_tells_without_a_day_is_of_its_day(language, title, body, place):
    assert told(f"{title}\n\n{body}", language) == [(place, "2025-03-11", "2025-03-11")]


def test_the_yesterday_of_a_digest_is_the_day_before_its_own():
    text = "Front diary: Tuesday, 11 March\n\nShells fell on Orikhiv yesterday."
    assert told(text, "en") == [("Orikhiv", "2025-03-10", "2025-03-10")]


@pytest.mark.parametrize(
    "title",
    [
        "12 March 2025",  # of the day on which it appears: news of the last days
        "Shells kill five in Homs on Tuesday",  # a headline tells of one incident
        "It was a quiet Tuesday.",  # no title
        "What we know of the talks of 3 February",  # long past
    ],
)
def test_other_heads_date_nothing(title):
    found = told(f"{title}\n\nShells fell on Orikhiv.", "en")
    assert ("Orikhiv", "2025-03-11", "2025-03-12") in found


def test_a_page_whose_hours_pass_midnight_tells_of_two_days():
    lines = ["23:40 Shells fell on Homs.", "23:55 Shells fell on Hama.", "00:15 Shells fell on Idlib."]
    days = {"Homs": "2025-03-11", "Ḩamāh": "2025-03-11", "Idlib": "2025-03-12"}
    for page in (lines, lines[::-1]):
        found = told("LIVE\n\n" + "\n\n".join(page), "en")
        assert {place: first for place, first, _ in found} == days
        assert all(first == last for _, first, last in found)


def test_the_place_behind_the_hour_is_that_of_its_item():
    page = (
        "21:10 Tbilisi. Hundreds marched.\n\n18:05 Baku: Police detained four activists.\n\n"
        "09 h 30 - Yerevan: a bus overturned."
    )
    assert [place for place, _, _ in told(page, "en")] == ["Tbilisi", "Baku", "Yerevan"]


def test_two_hours_make_no_live_page():
    found = told("21:10 Shells fell on Homs.\n\n18:05 Shells fell on Hama.", "en")
    assert {(first, last) for _, first, last in found} == {("2025-03-11", "2025-03-12")}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Sahel: villagers killed in raid\n\nGunmen killed 12 villagers in Djibo on Tuesday.", "Djibo"),
        (
            "fr",
            "Sahel : un convoi humanitaire attaqué\n\nUn convoi humanitaire a été attaqué mardi à Djibo.",
            "Djibo",
        ),
    ],
)
def test_a_headline_with_a_part_of_the_world_is_the_incident_told_below_it(language, text, place):
    assert told(text, language) == [(place, "2025-03-11", "2025-03-11")]


def test_a_headline_with_another_part_of_the_world_is_another_incident():
    text = "Balkans: villagers killed in raid\n\nGunmen killed 12 villagers in Djibo on Tuesday."
    assert len(told(text, "en")) == 2


@pytest.mark.parametrize(
    ("language", "title", "body", "place"),
    [
        ("en", "Sahel weekly: 3-9 March 2025", "Shells fell on Gao.", "Gao"),
        ("en", "Front digest - week ending Sunday 9 March", "Shells fell on Gao.", "Gao"),
        ("fr", "Semaine du 3 au 9 mars 2025", "Gao a été bombardée à l'artillerie.", "Gao"),
        ("es", "Semana del 3 al 9 de marzo de 2025", "Bombardearon Goma con artillería.", "Goma"),
        ("ru", "Сводка за неделю с 3 по 9 марта", "Артиллерия обстреляла Орехов.", "Orikhiv"),
        ("uk", "Тиждень 3–9 березня", "Артилерія обстріляла Оріхів.", "Orikhiv"),
        ("tr", "Haftalık bülten: 3-9 Mart 2025", "Topçu ateşi Humus'u vurdu.", "Homs"),
        ("vi", "Điểm tin tuần 3-9/3/2025", "Pháo kích trúng thành phố Homs.", "Homs"),
        ("ar", "التقرير الأسبوعي (3 – 9 مارس 2025)", "قصفت المدفعية مدينة حمص.", "Homs"),
    ],
)
def test_what_a_weekly_tells_without_a_day_is_of_its_week(language, title, body, place):
    assert told(f"{title}\n\n{body}", language) == [(place, "2025-03-03", "2025-03-09")]


def test_a_weekday_of_a_weekly_lies_in_its_week():
    text = "Sahel weekly: 3-9 March 2025\n\nShells fell on Gao on Tuesday."
    assert told(text, "en") == [("Gao", "2025-03-04", "2025-03-04")]
