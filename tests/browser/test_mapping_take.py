"""What a reader takes along: data, a picture, paper."""

from __future__ import annotations

import csv
import io
import re

import pytest
from map_of_a_month import sample, wait_for

import geomap

pytestmark = pytest.mark.browser


def taken(opened, name):
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=name, exact=True).click()
    return download.value


def test_what_is_shown_is_taken_along_as_geojson(show, tmp_path):
    opened = show(geomap.explore(sample(), title="Two/weeks: a test"))
    opened.page.fill(".gm-search", "flood")
    wait_for(opened, 2)
    download = taken(opened, "GeoJSON")
    assert download.suggested_filename == "Two-weeks-a-test.geojson"
    download.save_as(tmp_path / "shown.geojson")
    found = geomap.read(tmp_path / "shown.geojson")
    assert found["place"].tolist() == ["Huế", "Hà Nội"]
    assert found["deaths"].tolist()[1] == 12
    assert found.geometry.x.round(2).tolist() == [107.59, 105.85]


def test_the_csv_holds_no_formula(show, tmp_path):
    opened = show(geomap.explore(sample()))
    download = taken(opened, "CSV")
    download.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_text("utf-8")
    assert text.startswith("\ufeffid,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 10
    raqqa = next(row for row in rows if row["place"] == "Raqqa")
    assert raqqa["'=ward"] == "'=1+1"
    assert raqqa["date"] == "2023-11-03"
    assert (raqqa["longitude"], raqqa["latitude"]) == ("39.02", "35.95")


def test_picture(show, tmp_path):
    import struct

    opened = show(geomap.explore(sample(), title="Syria"))
    download = taken(opened, "Picture")
    assert download.suggested_filename == "Syria.png"
    download.save_as(tmp_path / "map.png")
    raw = (tmp_path / "map.png").read_bytes()
    assert raw.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", raw[16:24])
    assert width == 2 * (1200 - 320)
    assert height > 1200
    assert len(raw) > 50_000


def test_paper_is_one_page_with_the_legend(show):
    opened = show(geomap.explore(sample(), title="Syria"))
    raw = opened.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", raw)) == 1
