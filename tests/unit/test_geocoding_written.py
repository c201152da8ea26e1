"""Names as people write them into cells."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding import locate, written


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("г. Харьков", "Kharkiv", "town", "UA"),
        ("г.Харьков", "Kharkiv", "town", "UA"),
        ("в Харькове", "Kharkiv", "town", "UA"),
        ("м. Київ", "Kyiv", "town", "UA"),
        ("محافظة إدلب", "Idlib", "admin1", "SY"),
        ("مدينة غزة", "Gaza", "town", "PS"),
        ("قرب إدلب", "Idlib", "near", "SY"),
        ("شمال حلب", "Aleppo", "near", "SY"),
        ("بغزة", "Gaza Strip", "area", "PS"),
        ("Запоріжжі", "Zaporizhzhya", "town", "UA"),
        ("Gaziantep'te", "Gaziantep", "town", "TR"),
        ("Halep kenti", "Aleppo", "town", "SY"),
        ("Ville de Tombouctou", "Timbuktu", "town", "ML"),
        ("província de Luanda", "Luanda", "admin1", "AO"),
        ("dpto. de Sucre, Colombia", "Sucre Department", "admin1", "CO"),
        ("TP. Hồ Chí Minh", "Ho Chi Minh City", "town", "VN"),
        ("Dải Gaza", "Gaza Strip", "area", "PS"),
        ("北京", "Beijing", "town", "CN"),
        ("北京市", "Beijing", "town", "CN"),
        ("東京", "Tokyo", "town", "JP"),
        ("서울시", "Seoul", "town", "KR"),
        ("กรุงเทพมหานคร", "Bangkok", "town", "TH"),
        ("จังหวัดปัตตานี", "Pattani", "admin1", "TH"),
        ("Deir ez-Zor Governorate", "Deir ez-Zor", "admin1", "SY"),
        ("Kharkiv oblast", "Kharkiv", "admin1", "UA"),
    ],
)
def test_words_and_endings_of_many_languages(text: str, name: str, precision: str, country: str) -> None:
    place = locate([text])[0]
    assert place is not None
    assert (place.name, place.precision, place.country) == (name, precision, country)


@pytest.mark.parametrize(
    "text",
    [
        "Saraqib, Idlib, Syria", "Syria, Idlib, Saraqib", "Saraqib (Idlib)", "Saraqib (Idlib, Syria)",
        "Syria - Idlib - Saraqib", "Syria/Idlib/Saraqib", "Saraqib; Idlib; Syria", "سوريا، إدلب، سراقب",
    ],
)  # fmt: skip
def test_units_may_stand_in_either_order(text: str) -> None:
    place = locate([text])[0]
    assert place is not None
    assert (place.name, place.precision, place.country) == ("Saraqib", "town", "SY")


def test_a_small_country_is_not_inside_its_capital() -> None:
    for text in ("Lebanon, Beirut", "Beirut, Lebanon"):
        place = locate([text])[0]
        assert place is not None
        assert (place.name, place.kind) == ("Beirut", "town")


@pytest.mark.parametrize(
    ("text", "start", "km", "side"),
    [
        ("15 km N of Mosul", "Mosul", 15, "north"),
        ("15km north of Mosul", "Mosul", 15, "north"),
        ("Mosul (15 km N)", "Mosul", 15, "north"),
        ("10 miles south of Mosul, Iraq", "Mosul", 16.09, "south"),
        ("Musul'un 15 km kuzeyinde", "Mosul", 15, "north"),
        ("в 15 км к северу от Харькова", "Kharkiv", 15, "north"),
        ("à 30 km au nord de Gao", "Gao", 30, "north"),
        ("10 km al sur de Cali, Colombia", "Cali", 10, "south"),
        ("20 km SE of Bamako", "Bamako", 20, "south-east"),
    ],
)
def test_so_far_from_a_place(text: str, start: str, km: float, side: str) -> None:
    found, town = locate([text, start])
    assert found is not None
    assert town is not None
    assert (found.name, found.precision) == (start, "near")
    assert distance_km(found.lon, found.lat, town.lon, town.lat) == pytest.approx(km, rel=0.03)
    assert (found.lat > town.lat) == side.startswith("north")
    assert ("east" in side) == (found.lon > town.lon + 0.01)
    assert found.radius_km >= max(5, km / 2)
    assert found.score < town.score


def test_near_a_place_is_no_sharper_than_25_km() -> None:
    for text in ("near Kherson", "cerca de Bogotá", "gần Hà Nội", "NE of Bamako", "outskirts of Mosul"):
        place = locate([text])[0]
        assert place is not None, text
        assert place.precision == "near"
        assert place.radius_km >= 25
    # A direction that is part of a name is none.
    part = locate(["North Darfur"])[0]
    assert part is not None
    assert part.precision == "admin1"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("New York", "town", "US"), ("Karaganda", "town", "KZ"), ("Buenos Aires", "town", "AR"),
        ("Granada", "town", "ES"), ("Washington", "town", "US"), ("Kabul", "town", "AF"),
        ("Georgia", "country", "GE"), ("Mexico", "country", "MX"), ("Luxembourg", "country", "LU"),
        ("Quebec", "admin1", "CA"), ("Victoria", "admin1", "AU"), ("New York State", "admin1", "US"),
        ("Karaganda region", "admin1", "KZ"), ("province of Buenos Aires", "admin1", "AR"),
    ],
)  # fmt: skip
def test_a_city_that_is_much_of_its_unit_is_meant_by_their_name(name: str, kind: str, country: str) -> None:
    place = locate([name])[0]
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


def test_nothing_is_made_of_numbers_and_words_alone() -> None:
    assert locate(["15 km", "near", "N of", "12", "г.", "km 7", "()", "-", "' "]) == [None] * 9


def test_table_words_are_data_that_can_be_used() -> None:
    text = resources.files("geomap.geocoding").joinpath("table_words.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    kinds = {"country", "admin1", "admin2", "town", "site", "area"}
    for row in rows:
        assert normalise(row["word"]), row
        assert len(normalise(row["word"]).split()) <= written.LONGEST, row
        if row["use"] in ("before", "after", "joined_before", "joined_after"):
            assert row["means"] in kinds, row
        elif row["use"] in ("unit", "bearing"):
            assert float(row["means"]) >= 0, row
        else:
            assert row["means"] in ("near", "in", "of"), row
    keys = [(row["language"], row["use"], row["word"]) for row in rows]
    assert len(keys) == len(set(keys))
