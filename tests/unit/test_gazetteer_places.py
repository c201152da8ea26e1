"""A table of one's own places: it wins everywhere, and its bad rows are named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from villages import run

import geomap
from geomap.errors import InputError, InputWarning
from geomap.gazetteer import store

if TYPE_CHECKING:
    from pathlib import Path


MINE = """name,lat,lon,names,country,kind,precision,radius_km
Paris,36.5,38.5,Lutetia X|Gate 5,SY,town,,
Camp Xero,36.6,38.6,,SY,camp,near,12
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "my.csv"
    path.write_text(MINE, "utf-8")
    return path


def test_own_places_win_everywhere(home, mine, syria, tmp_path):
    store.add(files=[syria])
    frame = geomap.geocode(["Paris", "Gate 5", "Camp Xero", "Khalmina", "Berlin"], places=mine)
    assert frame["place_id"].tolist()[:3] == ["places:1", "places:1", "places:2"]
    assert frame["place_name"].tolist()[3:] == ["Qaryat Xalmina", "Berlin"]
    assert frame["precision"].tolist()[:3] == ["town", "town", "near"]
    assert frame["radius_km"].tolist()[:3] == [5.0, 5.0, 12.0]
    text = "A blast was heard at Gate 5 on 7 November 2023, officials in London and Berlin said."
    named = geomap.geoparse(text, places=mine)
    assert [t.place.id for t in named if t.text == "Gate 5"] == ["places:1"]
    taken = geomap.extract(
        "A bomb exploded in Paris on 7 November.", published="2023-11-08", language="en", places=mine
    )
    assert taken.geometry.iloc[0].coords[0] == (38.5, 36.5)
    table = tmp_path / "table.csv"
    table.write_text("date,place,type\n2023-11-07,Camp Xero,explosion\n")
    assert geomap.read(table, places=mine).geometry.iloc[0].coords[0] == (38.6, 36.6)
    assert geomap.Gazetteer(places=mine).geocode("Gate 5").raw["id"] == "places:1"
    # Only for as long as they are asked for.
    assert geomap.geocode(["Paris"])["country"].tolist() == ["FR"]
    # A name that both have still leads elsewhere where the country says so.
    assert geomap.geocode(["Paris"], country="FR", places=mine)["country"].tolist() == ["FR"]


def test_bad_rows_of_own_places_are_named(mine, tmp_path):
    mine.write_text(
        "name;lat;lon;country;kind;precision;radius_km\nGood;36,5;38,5;sy;;;\n;91;x;XX;castle;sharp;-1\n"
    )
    problems = []
    table = tmp_path / "table.csv"
    table.write_text("date,place,type\n2023-11-07,Good,explosion\n")
    frame = geomap.read(table, places=mine, problems=problems)
    assert frame.geometry.iloc[0].coords[0] == (38.5, 36.5)
    said = [(p.row, p.column) for p in problems if p.source == "my.csv"]
    assert said == [(3, c) for c in ("name", "lat", "lon", "country", "kind", "precision", "radius_km")]
    with pytest.warns(InputWarning, match="my.csv, row 3"):
        geomap.geocode(["Good"], places=mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column name, lat, lon"),
        ("place,lat,lon\n", "no column name"),
        ("name,lat,lon\n", "no row"),
        ("name,lat,lon\nA,b,c\n", "not a latitude"),
    ],
)
def test_unusable_own_places_are_refused(tmp_path, text, message):
    path = tmp_path / "my.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        geomap.geocode(["Paris"], places=path)
    with pytest.raises(InputError, match="no such file"):
        geomap.geocode(["Paris"], places=tmp_path / "none.csv")


def test_the_command_line_takes_another_folder_and_own_places(home, syria, mine, tmp_path):
    other = tmp_path / "other"
    run("--data", other, "gazetteer", "add", "--file", syria, "-q")
    assert not home.exists()
    assert "Qaryat Xalmina" in run("--data", other, "geocode", "Khalmina")
    run("geocode", "Khalmina", code=1)
    assert "36.5" in run("geocode", "Gate 5", "--places", mine)
    report = tmp_path / "report.txt"
    report.write_text("A bomb exploded in Camp Xero on 7 November 2023, killing three people.")
    made = json.loads(run("export", report, "--places", mine, "-q"))
    assert made["features"][0]["geometry"]["coordinates"] == [38.6, 36.6]
    run("map", report, "--places", mine, "-q", "-o", tmp_path / "map.html")
