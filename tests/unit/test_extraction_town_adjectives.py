"""Towns that only an adjective names: *в одесском отеле* is in Odesa."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2025, 11, 12)


def _drawn(language: str, text: str) -> set[str | None]:
    rows = extract_reports([Report(text, published=PUBLISHED, language=language)])
    return {row.place_name for row in rows if row.lon is not None}


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("ru", "Пожар в одесском отеле унёс жизни трёх человек.", "Odesa"),
        ("ru", "В казанском торговом центре мужчина зарезал охранника.", "Kazan"),
        ("ru", "В парижском метро произошёл взрыв.", "Paris"),
        ("ru", "Боевики обстреляли херсонскую больницу.", "Kherson"),
        ("ru", "Взрыв прогремел в уфимском СИЗО, ранены двое.", "Ufa"),
        ("uk", "У тернопільській багатоповерхівці сталася пожежа, загинула дитина.", "Ternopil"),
        ("uk", "Дрон ударив по нікопольській маршрутці.", "Nikopol"),
        ("uk", "На запорізькому напрямку тривають бої.", "Zaporizhzhya"),
        ("uk", "У празькому метро невідомий порізав ножем трьох людей.", "Prague"),
    ],
)
def test_what_a_town_lends_its_name_to_is_in_it(language: str, text: str, town: str) -> None:
    assert _drawn(language, text) == {town}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Words of the language, whatever towns are called so.
        ("ru", "В женском монастыре случился пожар."),
        ("ru", "В советском учреждении убили мужчину."),
        ("uk", "У морському клубі сталася пожежа."),
        # What bears the name and is not there.
        ("ru", "По московскому времени, взрыв произошёл в полдень."),
        ("uk", "За київським часом вибух стався о третій."),
        # Who acts, and where is not said.
        ("ru", "Взрывом убиты двое, сообщили московские журналисты."),
    ],
)
def test_other_adjectives_are_no_places(language: str, text: str) -> None:
    assert _drawn(language, text) == set()
