"""Names of tables to places."""

from __future__ import annotations

import subprocess
import sys

import geopandas
import pytest
from geopy.extra.rate_limiter import RateLimiter

from geomap.geocoding import Gazetteer, geocode, locate


@pytest.mark.parametrize(
    ("name", "country", "kind", "lon", "lat"),
    [
        ("Paris", "FR", "town", 2.35, 48.85),
        ("London", "GB", "town", -0.13, 51.51),
        ("Cairo", "EG", "town", 31.25, 30.06),
        ("Gaza", "PS", "area", 34.4, 31.4),
        ("Gaza City", "PS", "town", 34.47, 31.5),
        ("thành phố Gaza", "PS", "town", 34.47, 31.5),
        ("Dải Gaza", "PS", "area", 34.4, 31.4),
        ("Idlib", "SY", "town", 36.63, 35.93),
        ("tỉnh Idlib", "SY", "admin1", 36.6, 35.8),
        ("Idlib province", "SY", "admin1", 36.6, 35.8),
        ("Idlib governorate", "SY", "admin1", 36.6, 35.8),
        ("Deir al-Zour", "SY", "town", 40.14, 35.34),
        ("Deir ez-Zor", "SY", "town", 40.14, 35.34),
        ("Dayr az Zawr", "SY", "town", 40.14, 35.34),
        ("tỉnh Deir al-Zour", "SY", "admin1", 40.4, 35.0),
        ("Arbil", "IQ", "town", 44.01, 36.19),
        ("Irbil", "IQ", "town", 44.01, 36.19),
        ("Hodeidah", "YE", "town", 42.95, 14.8),
        ("Al Hudaydah", "YE", "town", 42.95, 14.8),
        ("Kharkiv", "UA", "town", 36.25, 49.98),
        ("Kharkov", "UA", "town", 36.25, 49.98),
        ("Kyiv", "UA", "town", 30.52, 50.45),
        ("Kiev", "UA", "town", 30.52, 50.45),
        ("Washington", "US", "town", -77.04, 38.9),
        ("Georgia", "GE", "country", 43.5, 42.2),
        ("Syria", "SY", "country", 38.5, 35.0),
        ("Tripoli", "LY", "town", 13.19, 32.89),
        ("Tripoli, Lebanon", "LB", "town", 35.84, 34.43),
        ("Paris, Texas", "US", "town", -95.56, 33.66),
        ("Ai Cập", "EG", "country", 30.0, 27.0),
        ("Mỹ", "US", "country", -98.5, 39.8),
        ("غزة", "PS", "area", 34.4, 31.4),
        ("Харьков", "UA", "town", 36.25, 49.98),
        ("Geneva", "CH", "town", 6.15, 46.2),
        ("Odesa", "UA", "town", 30.74, 46.49),
        ("Tokyo", "JP", "town", 139.69, 35.69),
        ("West Darfur", "SD", "admin1", 22.6, 13.1),
        ("Bab al-Mandab", None, "strait", 43.35, 12.6),
    ],
)
def test_common_sense_without_context(
    name: str, country: str | None, kind: str, lon: float, lat: float
) -> None:
    place = locate([name])[0]
    assert place is not None
    assert (place.country, place.kind) == (country, kind)
    assert abs(place.lon - lon) < 1
    assert abs(place.lat - lat) < 1
    assert place.radius_km > 0
    assert 0 < place.score <= 1


def test_columns_constrain() -> None:
    names = ["Tripoli", "Tripoli", "Springfield"]
    found = locate(names, country=["LB", "LY", "US"], admin1=[None, None, "Illinois"])
    assert [place.country for place in found if place] == ["LB", "LY", "US"]
    assert found[2] is not None
    assert found[2].admin1 == "Illinois"


def test_unknown_names_stand_in_their_district_or_province() -> None:
    province = locate(["Qarya al-Majhula, Idlib province"])[0]
    assert province is not None
    assert (province.precision, province.country) == ("admin1", "SY")
    assert province.radius_km > 25
    near = locate(["Xyzzyx Hospital, Aleppo"])[0]
    assert near is not None
    assert (near.name, near.precision) == ("Aleppo", "near")
    assert near.radius_km >= 25
    assert locate(["Xyzzyx, Syria"]) == [None]
    assert locate(["Xyzzyx"], country="SY") == [None]


def test_a_place_that_contradicts_its_parent_is_not_taken() -> None:
    place = locate(["Paris, Idlib province"])[0]
    assert place is not None
    assert place.country == "SY"


def test_transliterations_are_guessed_only_inside_a_country() -> None:
    assert locate(["Sheikh Misskeen"]) == [None]
    place = locate(["Sheikh Misskeen"], country="SY")[0]
    assert place is None or (place.country == "SY" and place.precision == "near" and place.score <= 0.5)


@pytest.mark.parametrize(
    ("name", "whole", "side"),
    [
        ("miền trung Syria", "Syria", ""),
        ("southern Lebanon", "Lebanon", "south"),
        ("northern Mali", "Mali", "north"),
    ],
)
def test_parts_of_countries(name: str, whole: str, side: str) -> None:
    part, all_of_it = locate([name, whole])
    assert part is not None
    assert all_of_it is not None
    assert part.precision == "area"
    assert part.radius_km < all_of_it.radius_km
    if side == "south":
        assert part.lat < all_of_it.lat
    if side == "north":
        assert part.lat > all_of_it.lat


def test_within_and_bias() -> None:
    inside = locate(["Paris"], within=(-100, 30, -90, 36))[0]
    assert inside is not None
    assert inside.country == "US"
    biased = locate(["Tripoli"], bias=["LB"])[0]
    assert biased is not None
    assert biased.country == "LB"


def test_threshold_abstains() -> None:
    assert locate(["Springfield"], threshold=0.99) == [None]


def test_errors_name_the_value_and_the_cure() -> None:
    with pytest.raises(ValueError, match=r"'Narnia'.*ISO 3166"):
        locate(["Paris"], country="Narnia")
    with pytest.raises(ValueError, match="2 values for 1 names"):
        locate(["Paris"], country=["FR", "DE"])
    with pytest.raises(ValueError, match="within is"):
        locate(["Paris"], within="here")


def test_frame_has_a_row_per_name_in_order() -> None:
    frame = geocode(["Arbil", "Xyzzyx", "", "Arbil"])
    assert list(frame.columns) == [
        "name", "place_id", "place_name", "kind", "country", "admin1", "precision", "radius_km", "score",
        "geometry",
    ]  # fmt: skip
    assert frame["name"].tolist() == ["Arbil", "Xyzzyx", "", "Arbil"]
    assert frame["precision"].tolist() == ["town", "none", "none", "town"]
    assert frame.geometry.isna().tolist() == [False, True, True, False]
    assert frame.crs.to_epsg() == 4326
    assert frame.iloc[0].drop("name").equals(frame.iloc[3].drop("name"))


def test_missing_values_of_tables_are_empty() -> None:
    assert locate([float("nan"), None], country=[None, float("nan")]) == [None, None]  # type: ignore[list-item]


def test_as_a_geopy_geocoder() -> None:
    gazetteer = Gazetteer()
    location = gazetteer.geocode("Tripoli", country_codes="lb")
    assert location is not None
    assert round(location.latitude, 1) == 34.4
    several = gazetteer.geocode("Springfield", exactly_one=False)
    assert len(several) > 1
    assert gazetteer.geocode("Egypt", language="vi").address == "Ai Cập"
    assert gazetteer.geocode({"city": "Paris", "state": "Texas"}).raw["country"] == "US"
    assert gazetteer.reverse((36.2, 44.0)).raw["name"] == "Erbil"
    assert gazetteer.reverse("0, -140") is None
    assert len(gazetteer.reverse((48.85, 2.35), exactly_one=False)) == 5


def test_through_geopandas_and_the_rate_limiter() -> None:
    frame = geopandas.tools.geocode(["Arbil", "Xyzzyx"], provider=Gazetteer)
    assert frame.iloc[0]["address"] == "Erbil, Iraq"
    assert frame.geometry.iloc[1].is_empty
    limited = RateLimiter(Gazetteer().geocode, min_delay_seconds=0)
    assert limited("Arbil").address == "Erbil, Iraq"


def test_locate_imports_no_frames() -> None:
    code = (
        "import sys; from geomap.geocoding import locate; assert locate(['Arbil'])[0].country == 'IQ';"
        "print([m for m in ('pandas', 'geopandas', 'shapely', 'geopy', 'folium') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_place_that_stands_for_an_unknown_one_in_it_says_so() -> None:
    hamlet, city = locate(["Some Hamlet, Homs", "Homs"])
    assert hamlet is not None
    assert city is not None
    assert (hamlet.instead, city.instead) == (True, False)


@pytest.mark.parametrize("cell", ["Aleppo; Homs", "Київ; Львів", "N/A", "n/a", "S/O", "Surat, Lucknow"])
def test_a_list_of_places_or_no_name_at_all_is_put_nowhere(cell):
    assert geocode([cell]).geometry.isna().all()


def test_a_semicolon_may_part_a_village_from_its_district():
    found = geocode(["Saraqib; Idlib", "Some Hamlet; Homs"])
    assert found["place_name"].tolist() == ["Saraqib", "Homs"]
    assert found["precision"].tolist() == ["town", "admin1"]


@pytest.mark.parametrize(
    ("country", "admin1"),
    [
        ("SY", "Aleppo"),
        ("SD", "Kassala"),
        ("AF", "Kandahar"),
        ("UA", "Sumska"),
        ("UA", "Полтавська"),
        ("YE", "تعز"),
    ],
)
def test_an_unknown_village_lies_in_its_province_and_not_beside_the_town_of_that_name(
    country: str, admin1: str
) -> None:
    place = locate(["Xyzzyx al-Gharbi"], country=country, admin1=admin1)[0]
    assert place is not None
    assert (place.country, place.kind, place.precision) == (country, "admin1", "admin1")
    assert place.radius_km > 40


def test_a_column_of_adjectives_tells_towns_apart() -> None:
    place = locate(["Balakliia"], country="UA", admin1="Kharkivska")[0]
    assert place is not None
    assert place.admin1 == "Kharkiv"


def test_an_unknown_hospital_is_in_the_town_behind_it() -> None:
    place = locate(["Xyzzyx hospital, Homs"], country="SY")[0]
    assert place is not None
    assert (place.name, place.precision) == ("Homs", "near")


@pytest.mark.parametrize(
    ("country", "column", "unit"),
    [
        ("IQ", "Ninewa", "Nineveh"), ("AF", "Hirat", "Herat"), ("SO", "Hiraan", "Hiiraan"),
        ("SD", "Aj Jazirah", "Al Jazirah"), ("SY", "Rural Damascus", "Rif-dimashq"),
        ("IQ", "Wassit", "Wasit"),
    ],
)  # fmt: skip
def test_columns_of_units_are_read_as_lists_spell_them(country: str, column: str, unit: str) -> None:
    place = locate(["Xyzzyx al-Gharbi"], country=country, admin1=column)[0]
    assert place is not None
    assert (place.name, place.precision) == (unit, "admin1")


def test_a_district_that_only_its_seat_is_known_of_is_wider_than_the_seat() -> None:
    place = locate(["Xyzzyx al-Gharbi"], country="SY", admin2="Saraqib")[0]
    assert place is not None
    assert place.precision in ("admin1", "admin2")


def test_one_name_is_one_row_and_a_blank_cell_is_none():
    assert geocode("Erbil")["place_name"].tolist() == ["Erbil"]
    assert geocode([None, float("nan"), "Erbil"])["place_name"].tolist() == [None, None, "Erbil"]
    gazetteer = Gazetteer()
    assert [gazetteer.geocode(cell) for cell in (None, float("nan"), "")] == [None, None, None]


@pytest.mark.parametrize(
    ("cell", "country", "lon", "lat"),
    [
        ("Springfield, IL", "US", -89.64, 39.80),
        ("Portland, OR", "US", -122.68, 45.52),
        ("Washington, D.C.", "US", -77.04, 38.90),
        ("Austin, Tex.", "US", -97.74, 30.27),
        ("Perth, WA", "AU", 115.86, -31.95),
        ("Vancouver, BC", "CA", -123.12, 49.25),
        ("Porto Alegre - RS", "BR", -51.23, -30.03),
        ("Milano (MI)", "IT", 9.19, 45.46),
        ("Halle (Saale)", "DE", 11.98, 51.48),
        ("Limburg (Lahn)", "DE", 8.06, 50.39),
        ("Rostov (Don)", "RU", 39.71, 47.23),
    ],
)
def test_codes_of_units_and_rivers_in_brackets_tell_towns_apart(cell, country, lon, lat):
    [place] = locate([cell])
    assert place.country == country
    assert place.lon == pytest.approx(lon, abs=0.3)
    assert place.lat == pytest.approx(lat, abs=0.3)


def test_a_code_alone_is_not_where_an_unknown_name_is():
    assert locate(["Xyzzyville, NL"]) == [None]
    assert locate(["Xyzzyville, IL"], country="US")[0].admin1 == "Illinois"
    assert locate(["Fizi"]) == [None]
