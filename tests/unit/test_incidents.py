import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from geomap.contract import check
from geomap.incidents import (
    CRS,
    Incident,
    columns,
    date_precision,
    extra_name,
    frame,
    frame_from_columns,
    make_id,
    scale,
    unique_ids,
)

ONE = Incident(
    "flood", id="a", place="Huế", lon=107.6, lat=16.5, place_precision="town", radius_km=5, deaths=0
)
NONE = Incident("market day", place="?")


def test_frames_have_the_columns_and_dtypes_of_the_contract():
    made = frame([ONE, NONE])
    assert list(made.columns) == list(columns())
    assert {name: str(made[name].dtype) for name in columns()} == {
        c.name: c.dtype for c in columns().values()
    }
    assert made.crs.to_epsg() == 4326
    assert made.geometry.tolist() == [Point(107.6, 16.5), None]
    assert made["deaths"].tolist() == [0, pd.NA]
    assert made["group"].tolist() == ["disaster", "other"]
    assert made["date_precision"].cat.ordered
    assert check(made) == []


def test_an_empty_frame_has_the_same_shape():
    made = frame([])
    assert list(made.columns) == list(columns())
    assert made.dtypes.astype(str).tolist() == frame([ONE]).dtypes.astype(str).tolist()


def test_own_columns_follow_and_never_hide_a_known_one():
    made = frame([ONE, NONE], extra=[{"country": "Vietnam", "mood": 1}, {"lat": "x"}])
    assert list(made.columns)[len(columns()) :] == ["country_source", "mood", "lat_source"]
    taken: set[str] = set()
    assert [extra_name("id", taken), extra_name("id", taken), extra_name("x", taken)] == [
        "id_source", "id_source_2", "x",
    ]  # fmt: skip


def test_fields_that_are_not_of_an_incident_are_refused():
    with pytest.raises(ValueError, match=r"\['mood'\] are no fields"):
        frame_from_columns({"type": ["flood"], "mood": ["calm"]})
    with pytest.raises(ValueError, match=r"status has \['perhaps'\]"):
        frame([Incident("flood", status="perhaps")])


@settings(deadline=None)
@given(st.permutations([Incident("flood", place=place, deaths=n) for place in "aab" for n in (1, 1, 2)]))
def test_ids_do_not_depend_on_the_order(rows):
    made = frame(rows)
    assert made["id"].is_unique
    first = frame(sorted(rows, key=lambda row: (row.place, row.deaths)))
    assert sorted(made["id"]) == sorted(first["id"])


def test_ids_are_those_of_before_the_later_columns():
    rows = [Incident("flood", place="A", source="s"), Incident("flood", place="B", source="s")]
    told = [row._replace(place_alternative="C", quote_trigger="flooded") for row in rows]
    assert frame(told)["id"].tolist() == frame(rows)["id"].tolist() == ["2bfb1cfc73c4", "d73ebead37bb"]
    # Rows that differ in nothing else are still told apart in any order.
    alike = [told[0], told[0]._replace(quote_trigger="inundated")]
    found = [
        dict(zip(made["quote_trigger"], made["id"], strict=True)) for made in map(frame, (alike, alike[::-1]))
    ]
    assert found[0] == found[1]


@given(st.lists(st.sampled_from(["a", "a-2", "b", "b-2"])))
def test_unique_ids_are_unique_and_leave_single_ones_alone(ids):
    made = unique_ids(ids, lambda index: f"{index:03}")
    assert len(set(made)) == len(made)
    assert all(new == old for new, old in zip(made, ids, strict=True) if ids.count(old) == 1)


def test_ids_tell_parts_apart():
    assert make_id("a", "bc") != make_id("ab", "c")
    assert make_id(None) == make_id("")
    assert len(make_id("broken \ud800")) == 12


@pytest.mark.parametrize(
    ("last", "name"),
    [("11-01", "day"), ("11-06", "days"), ("11-07", "week"), ("11-30", "month"), ("12-31", "year")],
)
def test_the_precision_of_a_date_is_the_width_of_its_interval(last, name):
    assert date_precision(dt.date(2023, 11, 1), dt.date.fromisoformat(f"2023-{last}")) == name
    assert name in scale("date")


def test_check_names_row_column_and_cure():
    made = frame([ONE, ONE._replace(id="b", deaths=-1, place_score=1.5, date=dt.date(2023, 2, 1))])
    made.loc[1, "date_end"] = pd.Timestamp("2023-01-01")
    found = {(problem.row, problem.column) for problem in check(made)}
    assert found == {(2, "deaths"), (2, "place_score"), (2, "date_end")}
    assert all(problem.cure for problem in check(made))


def test_check_sees_what_is_not_a_frame_of_incidents():
    made = frame([ONE, NONE])
    assert [problem.column for problem in check(made.drop(columns="place"))] == ["place"]
    assert [problem.column for problem in check(made.to_crs(3857))][:1] == ["geometry"]
    twice = frame([ONE, ONE])
    twice["id"] = "a"
    assert [problem.row for problem in check(twice)] == [2]
    lines = made.set_geometry(gpd.GeoSeries([LineString([(0, 0), (1, 1)]), None], crs=CRS))
    assert [problem.value for problem in check(lines)] == ["LineString"]
    outside = made.set_geometry(gpd.GeoSeries([Point(200, 0), None], crs=CRS))
    assert [problem.message for problem in check(outside)] == ["outside the world"]
