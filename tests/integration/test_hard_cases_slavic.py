"""What only languages with cases have: в Одессе and в Одессу, names side by side, chronicles by town."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2023, 11, 8)


def read(text, language):
    return extract_reports([Report(text, published=PUBLISHED, language=language)])


def places(text, language):
    return [(row.type, row.place) for row in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Трое курьеров, летевших из Алма-Аты в Варшаву, задержаны.", [("arrest", None)]),
        ("ru", "В Варшаве задержаны трое курьеров.", [("arrest", "Варшаве")]),
        ("ru", "Ракета попала в Одессу.", [("missile_attack", "Одессу")]),
        ("ru", "Через мост в Тирасполь вошла колонна бронетехники.", [("military_movement", "Тирасполь")]),
    ],
)
def test_the_case_says_where_and_where_to(language, text, expected):
    found = places(text, language)
    assert [(kind, place or None) for kind, place in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Во вторник повстанцы захватили Гому.", [("territory_change", "Гому")]),
        ("ru", "Команда захватила инициативу в Гоме.", []),
        ("ru", "Армия выбила боевиков из Пальмиры.", [("territory_change", "Пальмиры")]),
    ],
)
def test_a_place_that_is_taken_or_lost(language, text, expected):
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            (
                "ХРОНИКА\n\nТУЛА. Ночью сгорел склад, пострадавших нет.\n\n"
                "КАЛУГА. Автобус врезался в столб, ранены двое."
            ),
            [("accident", "ТУЛА"), ("accident", "КАЛУГА")],
        ),
        ("ru", "Ночью у бара «Лондон» в Калуге подрались болельщики.", [("riot", "Калуге")]),
        ("ru", "Возле Вены Прага вернула двоих пленных.", [("agreement", "Вены")]),
    ],
)
def test_chronicles_and_names_that_are_none(language, text, expected):
    assert places(text, language) == expected
