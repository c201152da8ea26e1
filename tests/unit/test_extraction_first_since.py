"""Days that only say how long nothing of the kind had happened, or what came later."""

from __future__ import annotations

import datetime as dt

import pytest

import geomap


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lusaka recorded its first cholera case since 2018, the ministry said."),
        ("es", "Lusaka registró su primer caso de cólera desde 2018."),
        ("fr", "Lusaka a enregistré son premier cas de choléra depuis 2018."),
        ("ru", "В Лусаке зарегистрирован первый с 2018 года случай холеры."),
        ("uk", "У Лусаці зареєстровано перший із 2018 року випадок холери."),
        ("tr", "Lusaka'da 2018'den bu yana ilk kolera vakası görüldü."),
        ("ar", "سجلت لوساكا أول إصابة بالكوليرا منذ عام 2018، بحسب وزارة الصحة."),
    ],
)
def test_the_first_since_a_year_is_not_of_that_year(language: str, text: str) -> None:
    (found,) = geomap.extract(text, language=language, published="2024-05-18").itertuples()
    assert found.type == "epidemic"
    assert dt.date(2024, 5, 17) <= dt.date.fromisoformat(str(found.date)[:10])


def test_what_goes_on_since_a_day_began_on_it() -> None:
    (found,) = geomap.extract(
        "More than 30,000 people have fled Goma since Monday.", language="en", published="2024-05-18"
    ).itertuples()
    assert str(found.date)[:10] == "2024-05-13"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seçimden iki gün önce Bamako'da bomba patladı.", "2024-05-17"),
        ("Bundan iki gün önce Bamako'da bomba patladı.", "2024-05-16"),
        ("Salı günü Bamako'da, cumhurbaşkanının ziyaretinden bir gün önce bomba patladı.", "2024-05-14"),
    ],
)
def test_days_before_something_else_are_no_days_ago(text: str, day: str) -> None:
    found = geomap.extract(text, language="tr", published="2024-05-18").itertuples()
    assert [str(row.date)[:10] for row in found if row.type == "explosion"] == [day]
