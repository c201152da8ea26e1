"""Files that geomap writes: what is in them, and that reading gives back the very same."""

import datetime as dt
import json
import math

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point

import geomap
from geomap.errors import InputError, UnknownFormatError
from geomap.incidents import STATUSES, Incident, date_precision, frame
from geomap.sources.formulas import guarded, unguarded
from geomap.sources.values import own_column
from geomap.writing.files import FORMATS, replaced

SUFFIXES = sorted(set(FORMATS) - {".xlsx"})  # a workbook has fewer digits, and no control characters

# What a file may hold: anything but zero bytes and broken pairs, and no blank text, which is no text.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
    lambda text: text.strip()
)
words = texts.map(str.strip).filter(bool)
days = st.dates(dt.date(1700, 1, 1), dt.date(2200, 1, 1))
counts = st.none() | st.integers(0, 2**53)
shares = st.none() | st.floats(0, 1)
degrees6 = st.integers(-90_000_000, 90_000_000).map(lambda n: n / 1e6)


@st.composite
def incidents(draw):
    lon, lat = draw(st.just((None, None)) | st.tuples(degrees6, degrees6).filter(any))
    first = draw(st.none() | days)
    last = draw(st.dates(first, dt.date(2200, 1, 1))) if first else None
    deaths = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    return Incident(
        type=draw(st.sampled_from(["flood", "air_strike"]) | words),
        id=draw(words),
        status=draw(st.sampled_from(STATUSES)),
        date=first,
        date_end=last,
        date_precision=date_precision(first, last),
        place=draw(texts),
        place_name=draw(st.none() | texts),
        place_id=draw(st.none() | texts),
        country=draw(st.none() | st.sampled_from(["SY", "NA", "XK"])),
        admin1=draw(st.none() | texts),
        place_precision="none" if lon is None else draw(st.sampled_from(["site", "near", "country"])),
        radius_km=None if lon is None else draw(st.floats(0, 5000)),
        place_score=draw(shares),
        deaths_low=deaths[0], deaths=deaths[1], deaths_high=deaths[2],
        injured=draw(counts),
        affected=draw(counts),
        summary=draw(st.none() | st.text("aé =", max_size=300).filter(str.strip)),
        quote=draw(st.none() | texts),
        source=draw(texts),
        source_url=draw(st.none() | texts),
        source_date=draw(st.none() | days),
        lang=draw(st.none() | st.sampled_from(["vi", "zh-Hant"])),
        confidence=draw(shares),
        place_alternative=draw(st.none() | texts),
        quote_trigger=draw(st.none() | texts),
        lon=lon, lat=lat,
    )  # fmt: skip


def same(path, made):
    problems = []
    found = geomap.read(path, problems=problems)
    assert problems == []
    assert_geodataframe_equal(found, made, check_like=False)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(incidents(), min_size=1, max_size=4))
def test_incidents_come_back_exactly(tmp_path, suffix, rows):
    made = frame(rows)
    path = geomap.write(made, tmp_path / f"a{suffix}")
    same(path, made)
    first = path.read_bytes()
    assert geomap.write(geomap.read(path, problems=[]), path).read_bytes() == first


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_columns_of_the_user_s_own_come_back_exactly(tmp_path, suffix, data):
    size = data.draw(st.integers(1, 4))

    def column(cells):
        return data.draw(st.lists(cells, min_size=size, max_size=size))

    extra = {
        "note": own_column(column(texts | st.sampled_from(["", "007", "1e5", "=1+1", "'-x", "true", "NaN"]))),
        "Number": pd.Series(column(st.none() | st.integers(-(10**17), 10**17)), dtype="Int64"),
        "share": pd.Series(column(st.floats(allow_nan=True, allow_infinity=False)), dtype="float64"),
        "latitude_source": own_column(column(st.sampled_from(["95", "", "33,5"]))),
    }
    from geomap.incidents import frame_from_columns

    if suffix == ".csv":
        # CSV knows no types: numbers are told by how they look, and a column of nothing is text.
        extra["Number"] = own_column(["" if v is pd.NA else str(v) for v in extra["Number"]])
        extra["share"] = own_column(["" if math.isnan(v) else repr(v) for v in extra["share"]])
    else:
        extra["share"] = extra["share"].map(lambda v: v if math.isnan(v) else v + 0.5)
        extra = {key: value for key, value in extra.items() if value.notna().any()}
    made = frame_from_columns(
        {"type": ["flood"] * size, "source": ["a"] * size, "id": list("abcd")[:size]}, extra
    )
    if suffix == ".geojson":
        made = made.astype({name: "str" for name in extra if name in ("note", "latitude_source")})
    same(geomap.write(made, tmp_path / f"a{suffix}"), made)


@given(st.text())
def test_guarding_is_undone_exactly_and_leaves_no_formula(text):
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_incidents_come_back_as_none(tmp_path, suffix):
    same(geomap.write(frame([]), tmp_path / f"a{suffix}"), frame([]))


def test_geojson_is_rfc_7946(tmp_path):
    rows = [
        Incident(
            "flood", id="b", place="A <b> & \u2028", source="s", lon=1.23456789, lat=-0.0000001, deaths=3
        ),
        Incident("flood", id="a", place="B", source="s", confidence=float("nan")),
    ]
    text = geomap.write(frame(rows), tmp_path / "a.geojson").read_text("utf-8")
    data = json.loads(text, parse_constant=pytest.fail)
    assert set(data) == {"type", "features"}
    one, two = data["features"]
    assert (one["id"], two["id"]) == ("b", "a")
    assert "id" not in one["properties"]
    assert one["geometry"] == {"type": "Point", "coordinates": [1.234568, 0.0]}
    assert "-0.0" not in text
    assert two["geometry"] is None
    assert one["properties"]["deaths"] == 3
    assert two["properties"]["deaths"] is None
    assert two["properties"]["confidence"] is None
    assert set(one["properties"]) == set(two["properties"])


def test_geojson_is_read_by_gdal(tmp_path):
    made = frame(
        [
            Incident("flood", id="b", place="Huế", source="s", lon=107.6, lat=16.5),
            Incident("flood", source="s"),
        ]
    )
    found = gpd.read_file(geomap.write(made, tmp_path / "a.geojson"))
    assert found.crs.to_epsg() == 4326
    assert found["place"].tolist()[0] == "Huế"
    assert found.geometry.isna().tolist() == [False, True]


def test_other_coordinate_systems_are_brought_to_degrees(tmp_path):
    made = frame([Incident("flood", id="b", source="s", lon=107.6, lat=16.5)])
    found = geomap.read(geomap.write(made.to_crs(3857), tmp_path / "a.csv"))
    assert found.geometry.x[0] == pytest.approx(107.6)
    with pytest.raises(InputError, match="set_crs"):
        geomap.write(made.set_crs(None, allow_override=True), tmp_path / "a.csv")


def test_any_frame_of_points_can_be_written(tmp_path):
    some = gpd.GeoDataFrame(
        {"name": ["x"], "when": [pd.Timestamp("2023-11-07 12:30", tz="UTC")], "list": [[1, {"a": None}]]},
        geometry=[Point(1, 2)], crs=4326,
    )  # fmt: skip
    feature = json.loads(geomap.write(some, tmp_path / "a.geojson").read_text())["features"][0]
    assert feature["properties"] == {
        "name": "x",
        "when": "2023-11-07T12:30:00+00:00",
        "list": [1, {"a": None}],
    }
    assert "id" not in feature
    lines = geomap.write(some, tmp_path / "a.csv").read_text().splitlines()
    assert lines[0] == "longitude,latitude,name,when,list"
    some.geometry = [Point(1, 2).buffer(1)]
    with pytest.raises(InputError, match=r"a.csv: geometry must be points, not Polygon"):
        geomap.write(some, tmp_path / "a.csv")


def test_arguments_are_not_changed(tmp_path):
    made = frame([Incident("flood", id="b", place="=x", source="s", lon=1, lat=2)])
    before = made.copy(deep=True)
    for suffix in SUFFIXES:
        geomap.write(made, tmp_path / f"a{suffix}")
    assert_geodataframe_equal(made, before)


def test_unknown_suffixes_list_the_known(tmp_path):
    for name in ("a.shp", "a"):
        with pytest.raises(UnknownFormatError, match=r"known are \.geojson, \.csv"):
            geomap.write(frame([]), tmp_path / name)
    assert geomap.write(frame([]), tmp_path / "a.dat", file_format="csv").read_text().startswith("id,")


def test_a_file_is_whole_or_not_there(tmp_path):
    path = tmp_path / "new" / "a.txt"
    with replaced(path) as fresh:
        fresh.write_text("one")
    with pytest.raises(UnicodeEncodeError), replaced(path) as fresh:
        fresh.write_text("two\ud800", "utf-8")
    assert path.read_text() == "one"
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def test_places_where_nothing_can_be_written_are_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="this is a folder"):
        geomap.write(frame([]), tmp_path, file_format="csv")
    with pytest.raises(InputError, match="cannot be written"):
        geomap.write(frame([]), tmp_path / "file" / "a.csv")


def test_a_device_is_written_through_and_stays_a_device(tmp_path):
    import os
    import threading

    from geomap.incidents import Incident, frame
    from geomap.writing import write

    pipe = tmp_path / "out.csv"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write(frame([Incident("flood", place="Nowhere", source="a.txt")]), pipe)
    reader.join(10)
    assert "Nowhere" in read[0]
    assert pipe.is_fifo()
