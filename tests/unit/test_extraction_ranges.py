"""Ranges of days and nights as the languages write them, also over two months and in digits."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

MONDAY = dt.date(2025, 8, 11)

OVER_TWO_MONTHS = [
    ("en", "July 28 - August 3, 2025"),
    ("en", "Jul. 28–Aug. 3"),
    ("en", "28 July – 3 August 2025"),
    ("en", "from 28 July to 3 August"),
    ("en", "28/07–03/08/2025"),
    ("fr", "du 28 juillet au 3 août"),
    ("fr", "28 juillet – 3 août 2025"),
    ("fr", "entre le 28 juillet et le 3 août"),
    ("fr", "du 28/07 au 03/08/2025"),
    ("es", "del 28 de julio al 3 de agosto"),
    ("es", "desde el 28 de julio hasta el 3 de agosto"),
    ("ru", "28 июля - 3 августа"),
    ("ru", "28.07–03.08.2025"),
    ("uk", "28 липня – 3 серпня 2025 року"),
    ("tr", "28 Temmuz ile 3 Ağustos arasında"),
    ("tr", "28 Temmuz'dan 3 Ağustos'a kadar"),
    ("tr", "28 Temmuz-3 Ağustos tarihleri arasında"),
    ("vi", "từ ngày 28 tháng 7 đến ngày 3 tháng 8"),
    ("vi", "28/7-3/8"),
    ("ar", "من 28 يوليو إلى 3 أغسطس"),
    ("ar", "28 يوليو – 3 أغسطس 2025"),
]
NIGHTS = [
    ("en", "overnight on August 8-9"),
    ("en", "overnight into Saturday"),
    ("en", "overnight from Friday to Saturday"),
    ("fr", "dans la nuit du 8 au 9"),
    ("fr", "dans la nuit du 8 au 9 août"),
    ("es", "la noche del 8 al 9 de agosto"),
    ("ru", "в ночь с 8 на 9 августа"),
    ("tr", "8 Ağustos'u 9 Ağustos'a bağlayan gece"),
    ("vi", "đêm 8 rạng sáng 9/8"),
    ("ar", "ليل 8 على 9 آب"),
]
DAYS = [
    ("en", "on Thursday last week"),
    ("es", "el jueves por la noche"),
    ("fr", "à Gao le 7"),
    ("tr", "geçen haftanın perşembe günü"),
    ("vi", "thứ Năm tuần qua"),
]


def dates(text, language):
    return [when.interval for when in find_dates(parse(f"{text}.", language), MONDAY)]


@pytest.mark.parametrize(("language", "text"), OVER_TWO_MONTHS)
def test_a_range_over_two_months_is_one_date(language, text):
    assert dates(text, language) == [(dt.date(2025, 7, 28), dt.date(2025, 8, 3))]


@pytest.mark.parametrize(("language", "text"), NIGHTS)
def test_a_night_of_two_days_is_one_date(language, text):
    assert dates(text, language) == [(dt.date(2025, 8, 8), dt.date(2025, 8, 9))]


@pytest.mark.parametrize(("language", "text"), DAYS)
def test_a_day_with_other_words_beside_it_is_one_date(language, text):
    assert dates(text, language) == [(dt.date(2025, 8, 7), dt.date(2025, 8, 7))]


@pytest.mark.parametrize("text", ["It cost 2.5-3.2 million", "It was 3-1 in Leeds", "They won 24-7"])
def test_other_numbers_are_no_range_of_days(text):
    assert dates(text, "en") == []


def test_the_week_that_ends_on_a_day_is_seven_days():
    assert dates("There were 88 cases in the week ending 8 August", "en") == [
        (dt.date(2025, 8, 2), dt.date(2025, 8, 8))
    ]


@pytest.mark.parametrize("text", ["Le 7 à Gao, calme", "Le 20 arrondissement", "Le 7 camions", "Le 7 %"])
def test_a_number_behind_an_article_is_a_day_where_it_counts_nothing(text):
    assert len(dates(text, "fr")) == ("à Gao" in text)


def test_a_range_over_the_turn_of_the_year_says_the_year_once():
    [found] = dates("from 28 December to 3 January 2025", "en")
    assert found == (dt.date(2024, 12, 28), dt.date(2025, 1, 3))


def test_a_date_in_digits_heads_an_item_of_a_chronicle():
    assert dates("11/08 : Calme à Gao", "fr") == [(MONDAY, MONDAY)]
    assert dates("Le score : 11/08", "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "in early July", 1, 10),
        ("en", "in mid-July", 10, 20),
        ("fr", "fin juillet", 20, 31),
        ("en", "in the first week of July", 1, 7),
        ("fr", "la dernière semaine de juillet", 25, 31),
        ("tr", "temmuzun ilk haftasında", 1, 7),
    ],
)
def test_a_part_of_a_month_is_its_days(language, text, first, last):
    assert dates(text, language) == [(dt.date(2025, 7, first), dt.date(2025, 7, last))]
