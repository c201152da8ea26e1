import pytest

from geomap.incidents import LATER, columns
from geomap.sources import headers

FRAME = {name for name in columns() if name != "geometry"}


def roles(*header, tags=()):
    found = headers.recognise(header, tags).columns
    return {name: tuple(header[i] for i in at) for name, at in found.items()}


def test_aliases_stand_for_columns_of_the_frame_and_each_for_one():
    assert set(headers.aliases()) == FRAME - {"group"} | {"admin2", "lon", "lat"}
    names = [name for known in headers.aliases().values() for name in known]
    # place_name has two roles, one where it is the only place and one beside another; a département is a
    # first-level unit in some countries, and beside a région a second-level one.
    assert sorted({name for name in names if names.count(name) > 1}) == ["département", "place_name"]
    assert all(name == headers.normal(name) for name in names if not name.startswith("#"))


@pytest.mark.parametrize("written", ["event_date", "Event Date", "EVENT-DATE", " event.date ", "ｅvent_date"])
def test_case_blanks_dashes_and_dots_do_not_matter(written):
    assert roles(written, "place")["date"] == (written,)


def test_the_schema_s_name_is_stronger_than_an_alias_wherever_it_stands():
    assert roles("city", "event_date", "date", "place")["date"] == ("date",)
    assert roles("city", "place")["place"] == ("place", "city")
    assert headers.recognise(["event_date", "date", "place"]).rest == (0,)


def test_place_name_is_the_place_where_it_stands_alone():
    assert roles("place_name", "date")["place"] == ("place_name",)
    assert roles("place_name", "place") == {"place": ("place",), "place_name": ("place_name",)}


def test_acled():
    found = roles(
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
        "sub_event_type", "actor1", "iso", "region", "country", "admin1", "admin2", "admin3", "location",
        "latitude", "longitude", "geo_precision", "source", "notes", "fatalities", "timestamp",
    )  # fmt: skip
    assert found == {
        "id": ("event_id_cnty",), "type": ("sub_event_type",), "date": ("event_date",),
        "date_precision": ("time_precision",), "place": ("location",), "country": ("country",),
        "admin1": ("admin1",), "admin2": ("admin2",), "place_precision": ("geo_precision",),
        "deaths": ("fatalities",), "summary": ("notes",), "source": ("source",),
        "lat": ("latitude",), "lon": ("longitude",),
    }  # fmt: skip


def test_ucdp_ged():
    found = roles(
        "id", "type_of_violence", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
        "longitude", "country", "country_id", "date_prec", "date_start", "date_end", "best", "high", "low",
        "source_headline",
    )  # fmt: skip
    assert found["place"] == ("where_coordinates",)
    assert found["deaths"] + found["deaths_low"] + found["deaths_high"] == ("best", "low", "high")
    assert found["country"] == ("country",)
    # Without the best estimate these two words say nothing.
    assert "deaths_low" not in roles("place", "low", "high")


def test_hxl_tags_rule_the_headers_above_them():
    header = ("Date of event", "Governorate", "Killed", "P code", "source")
    tags = ("#date +occurred", "#adm1+name", "#affected+killed+f", "#adm1+code", "#org")
    assert roles(*header, tags=tags) == {"date": header[:1], "admin1": header[1:2], "deaths": header[2:3]}


def test_what_is_no_tag_row():
    assert not headers.is_tag_row(["#1", "x"])
    assert not headers.is_tag_row(["", ""])
    assert not headers.is_tag_row(["#date", "2023"])


def test_a_table_that_geomap_wrote_is_read_by_exact_names_alone():
    header = [*(name for name in columns() if name != "geometry"), "longitude", "latitude", "city", "killed"]
    assert headers.is_own(header)
    found = headers.recognise(header)
    assert [header[i] for i in found.rest] == ["city", "killed"]
    assert not headers.is_own([name for name in header if name != "quote"])
    assert headers.is_own([name for name in header if name not in LATER])


@pytest.mark.parametrize(
    "header",
    [
        "Ngày|Địa điểm|Tỉnh|Loại sự kiện|Số người chết|Vĩ độ|Kinh độ|Quốc gia",
        "التاريخ|المكان|المحافظة|نوع الحادث|عدد القتلى|خط العرض|خط الطول|الدولة",
        "Date|Lieu|Région|Type d'incident|Nombre de morts|Latitude|Longitude|Pays",
        "Fecha|Lugar|Departamento|Tipo de hecho|Número de muertos|Latitud|Longitud|País",
        "fecha|lugar|departamento|tipo_de_hecho|numero de muertos|LATITUD|LONGITUD|pais",
        "Дата|Населенный пункт|Область|Тип события|Погибшие|Широта|Долгота|Страна",
        "Дата|Населений пункт|Область|Тип події|Загиблі|Широта|Довгота|Країна",
        "Tarih|Yer|İl|Olay türü|Ölü sayısı|Enlem|Boylam|Ülke",
        "Datum|Ort|Bundesland|Ereignisart|Todesopfer|Breitengrad|Längengrad|Land",
        "Date (UTC)|Place [name]|Province|Type|Deaths (total)|Lat. (WGS 84)|Long. (WGS 84)|Country",
    ],
)
def test_headers_in_the_languages_that_tables_come_in(header):
    names = header.split("|")
    wanted = ("date", "place", "admin1", "type", "deaths", "lat", "lon", "country")
    assert roles(*names) == {role: (name,) for role, name in zip(wanted, names, strict=True)}


def test_a_departement_is_below_a_region():
    assert roles("Région", "Département", "Lieu") == {
        "place": ("Lieu",), "admin1": ("Région",), "admin2": ("Département",),
    }  # fmt: skip
    assert roles("Département", "Lieu") == {"place": ("Lieu",), "admin1": ("Département",)}


def test_what_is_only_alike_takes_no_place_from_what_is_exact():
    assert roles("Deaths (total)", "deaths", "place")["deaths"] == ("deaths",)
    assert headers.recognise(["Deaths (total)", "deaths", "place"]).rest == (0,)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("City Or County", "place"), ("Town/Village", "place"), ("Province / State", "admin1"),
        ("Deaths/Fatalities", "deaths"), ("Ciudad o municipio", "place"), ("Killed and dead", "deaths"),
    ],
)  # fmt: skip
def test_a_header_may_name_several_things_of_one_kind(header, role):
    assert roles("when", header)[role] == (header,)


@pytest.mark.parametrize("header", ["Killed/Injured", "Date or place", "Rock and roll", "/", "City or mood"])
def test_a_header_that_names_things_of_two_kinds_is_none_of_them(header):
    assert roles("when", header) == {"date": ("when",)}


def test_a_joint_header_gives_way_to_one_of_its_own():
    assert roles("City or county", "city", "State") == {"place": ("city",), "admin1": ("State",)}
