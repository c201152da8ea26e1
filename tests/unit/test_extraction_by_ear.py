"""Scenes that the gazetteer has in other letters only."""

from __future__ import annotations

import pytest

import geomap


def scenes(language: str, text: str) -> list[tuple[str, str | None]]:
    frame = geomap.extract(text, language=language, published="2024-05-18")
    return [(row.place_name, row.country) for row in frame.itertuples() if row.geometry is not None]


@pytest.mark.parametrize(
    ("language", "text", "place", "country"),
    [
        ("uk", "У Колумбії внаслідок вибуху в Кальдоно загинули двоє людей.", "Caldono", "CO"),
        ("uk", "В Еквадорі у п'ятницю в містечку Каріаманга сталася пожежа.", "Cariamanga", "EC"),
        ("ru", "В Нигерии боевики напали на посёлок Бунгуду, убиты шестеро.", "Bungudu", "NG"),
        ("ar", "قتل ثلاثة أشخاص في هجوم على مدينة نامبالا في مالي يوم الجمعة.", "Nampala", "ML"),
        ("tr", "Sudan'da Tavile kasabasına cuma günü düzenlenen saldırıda üç kişi öldü.", "Tawila", "SD"),
    ],
)  # fmt: skip
def test_a_place_is_found_by_its_sound_in_its_country(
    language: str, text: str, place: str, country: str
) -> None:
    assert (place, country) in scenes(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Streets and rivers are called after towns; they are not these.
        ("uk", "У Колумбії на вулиці Кальдоно в п'ятницю загинули двоє людей."),
        ("ru", "В Нигерии на реке Бунгуду в пятницу перевернулась лодка, погибли шесть человек."),
        # Of no known country.
        ("uk", "Внаслідок вибуху в Кальдоно в п'ятницю загинули двоє людей."),
        # The police, and no district of Amman.
        ("ar", "أعلنت مديرية الأمن في الأردن توقيف ثلاثة أشخاص يوم الجمعة في مديرية الأمن."),
        # Who shelled it is not where it is.
        ("ar", "قصفت القوات الكولومبية بلدة كالدونو يوم الجمعة وقتل شخصان."),
        ("tr", "Kolombiya ordusu cuma günü Kaldono kasabasını vurdu, iki kişi öldü."),
        # At home the gazetteer has a name as it is written; what sounds like it is another one.
        ("uk", "В Україні, у селі Ісаї, у п'ятницю сталася пожежа, двоє загинули."),
    ],
)
def test_what_only_sounds_so_is_no_dot(language: str, text: str) -> None:
    names = {name for name, _ in scenes(language, text)}
    assert names.isdisjoint({"Caldono", "Bungudu", "Iza", "Amman"})


def test_of_namesakes_far_apart_that_beside_what_else_is_told_is_meant() -> None:
    text = (
        "У провінції Каука в Колумбії бойовики в п'ятницю напали на містечко Моралес. "
        "Бої йшли й у Кальдоно та Попаяні."
    )
    frame = geomap.extract(text, language="uk", published="2024-05-18")
    spots = [row.geometry for row in frame.itertuples() if row.place_name == "Morales"]
    assert spots
    assert all(spot.distance(spots[0]) == 0 and spot.y < 4 for spot in spots)
