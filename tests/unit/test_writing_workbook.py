"""Workbooks that geomap writes: spreadsheets show what is in the frame, and reading gives it back."""

import sys

import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from python_calamine import CalamineWorkbook

import geomap
from geomap.errors import InputError
from geomap.incidents import Incident, frame
from geomap.writing import workbook

REPORT = "قتل ثلاثة أشخاص في انفجار في مدينة حلب يوم الاثنين، وأصيب خمسة آخرون بجروح."


@pytest.fixture
def incidents():
    found = geomap.extract(REPORT, published="2024-03-12", language="ar")
    found["note"] = pd.Series(["=1+1"] * len(found), dtype="str")
    found["count"] = pd.Series([2**60] * len(found), dtype="Int64")
    return found


def rows(path):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_cells_are_what_they_are(incidents, tmp_path):
    header, row, *_ = rows(geomap.write(incidents, tmp_path / "a.xlsx"))
    cell = dict(zip(header, row, strict=True))
    assert (cell["quote"], cell["deaths"], cell["injured"]) == (REPORT, 3, 5)
    assert cell["date"].isoformat() == "2024-03-11"
    assert cell["longitude"] == pytest.approx(incidents.geometry.x.iloc[0])
    assert cell["note"] == "'=1+1"
    assert cell["count"] == str(2**60)


def test_a_workbook_comes_back(incidents, tmp_path):
    incidents = incidents.drop(columns="count")  # longer than a cell: it comes back as text
    problems = []
    found = geomap.read(geomap.write(incidents, tmp_path / "a.xlsx"), problems=problems)
    assert problems == []
    assert_geodataframe_equal(found, incidents, check_like=False)


def test_days_that_a_spreadsheet_does_not_know_are_texts(tmp_path):
    import datetime as dt

    day = dt.date(1871, 3, 18)
    made = frame(
        [Incident("riot", id="1", place="Paris", source="a", date=day, date_end=day, date_precision="day")]
    )
    path = geomap.write(made, tmp_path / "a.xlsx")
    assert "1871-03-18" in rows(path)[1]
    assert_geodataframe_equal(geomap.read(path), made)


def test_the_same_incidents_give_the_same_bytes(incidents, tmp_path):
    first = geomap.write(incidents, tmp_path / "a.xlsx").read_bytes()
    assert geomap.write(incidents, tmp_path / "b.xlsx").read_bytes() == first


def test_no_incidents_come_back_as_none(tmp_path):
    assert_geodataframe_equal(geomap.read(geomap.write(frame([]), tmp_path / "a.xlsx")), frame([]))


def test_in_a_folder_it_is_not_read_beside_what_it_was_made_from(incidents, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    geomap.write(incidents, tmp_path / "out.xlsx")
    found = geomap.read(tmp_path, published="2024-03-12", problems=[])
    assert found["source"].unique().tolist() == ["a.txt"]


def test_what_a_sheet_cannot_hold_is_told(incidents, tmp_path, monkeypatch):
    long = incidents.assign(note="x" * 40_000)
    with pytest.raises(InputError, match=r"a\.xlsx: row 2: a text of 40,000 characters .*; write \.csv"):
        geomap.write(long, tmp_path / "a.xlsx")
    monkeypatch.setattr(workbook, "_MOST_ROWS", 1)
    with pytest.raises(InputError, match=r"more than a sheet holds .*; write \.csv"):
        geomap.write(incidents, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_installed_is_named(incidents, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(InputError, match=r"pip install 'geomap\[formats\]'"):
        geomap.write(incidents, tmp_path / "a.xlsx")
