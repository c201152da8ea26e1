"""A blow has the weapon that another sentence tells, and what it set on fire is no accident."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports
from geomap.extraction.toponyms import geoparse

DAY = dt.date(2025, 5, 6)


def told(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return [(row.type, row.place_name) for row in rows if row.lon is not None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # one weapon in one town on one day
        (
            "uk",
            "Уночі 6 травня росіяни вдарили по Полтаві.\n\n6 травня дрони атакували Полтаву.",
            [("drone_attack", "Poltava")],
        ),
        # what burns in a town that was hit, and what burns elsewhere
        ("uk", "6 травня дрони атакували Полтаву. У Полтаві загорівся склад.", [("drone_attack", "Poltava")]),
        (
            "uk",
            "6 травня дрони атакували Полтаву. У Луцьку загорівся склад.",
            [("drone_attack", "Poltava"), ("accident", "Lutsk")],
        ),
    ],
)
def test_blows_and_fires_are_told_once(language, text, expected):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Під ударом опинилися Суми, Ромни та Конотоп.", ["Sumy", "Romny", "Konotop"]),
        ("Обстрілів зазнали: Ромни Сумської області; Чугуїв, Балаклія Харківської області.",
         ["Romny", "Chuhuyiv", "Balakliya"]),
    ],
)  # fmt: skip
def test_what_came_under_fire_is_a_list_of_places(text, expected):
    assert [name for _, name in told(text, "uk")] == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        # the unit behind a list is that of all its villages, and no other province has one of them
        ("Обстріляли Колодязне, Кислівку Харківської області.", {"Kharkiv"}),
        ("Вибухи чули у Чугуєві та Балаклії Харківської області.", {"Kharkiv"}),
        ("Вибухи чули в Києві та Броварах Київської області.", {"Kyiv City", "Kyiv Oblast"}),
    ],
)
def test_the_unit_behind_a_list_holds_all_of_it(text, units):
    assert {t.place.admin1 for t in geoparse(text, language="uk") if t.place} == units


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A car bomb in Baghdad killed seven people on Tuesday."),
        ("en", "A truck bomb in Baghdad killed seven people on Tuesday."),
        ("es", "Un coche bomba en Bagdad mató a siete personas el martes."),
        ("fr", "Une voiture piégée à Bagdad a tué sept personnes mardi."),
        ("ru", "Заминированный автомобиль в Багдаде унёс жизни семи человек во вторник."),
        ("tr", "Bağdat'ta bomba yüklü araç salı günü yedi kişiyi öldürdü."),
        ("uk", "Замінований автомобіль у Багдаді у вівторок убив сімох людей."),
        ("vi", "Một quả bom xe ở Baghdad hôm thứ Ba khiến bảy người thiệt mạng."),
        ("ar", "قتلت سيارة مفخخة في بغداد سبعة أشخاص يوم الثلاثاء."),
    ],
)
def test_a_bomb_in_a_car_is_no_accident(language, text):
    assert told(text, language) == [("explosion", "Baghdad")]


def test_a_car_that_kills_is_one():
    assert told("A car in Baghdad killed seven people on Tuesday.", "en") == [("accident", "Baghdad")]
