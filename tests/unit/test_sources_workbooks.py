"""Workbooks: each sheet is a table, and its cells are what they show."""

import datetime as dt
import sys

import pytest
import xlsxwriter

import geomap
from geomap.errors import InputError

HEADER = ("place", "country", "date", "type", "deaths", "note")
ROWS = (
    ("Erbil", "Iraq", dt.date(2023, 11, 7), "flood", 3, "first"),
    (
        "Idlib",
        "Syria",
        dt.datetime(2023, 11, 8, 14, 30),  # noqa: DTZ001  (a workbook knows no zones)
        "air_strike",
        None,
        2.5,
    ),
)


def write(path, **sheets):
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_a_sheet_is_read_as_the_table_that_it_shows(tmp_path):
    frame = geomap.read(write(tmp_path / "a.xlsx", Events=(HEADER, *ROWS)))
    assert frame["place"].tolist() == ["Erbil", "Idlib"]
    assert frame["date"].dt.strftime("%Y-%m-%d").tolist() == ["2023-11-07", "2023-11-08"]
    assert frame["deaths"].tolist()[0] == 3
    assert frame["deaths"].isna().tolist() == [False, True]
    assert frame["note"].tolist() == ["first", "2.5"]
    assert set(frame["source"]) == {"a.xlsx"}


def test_sheets_that_are_no_tables_of_incidents_are_told_and_the_others_read(tmp_path):
    book = write(
        tmp_path / "a.xlsx",
        Iraq=(HEADER, ROWS[0]),
        Empty=(),
        Notes=(("who",), ("we counted twice",)),
        Syria=(HEADER, ROWS[1]),
    )
    problems = []
    frame = geomap.read(book, problems=problems)
    assert frame["place"].tolist() == ["Erbil", "Idlib"]
    assert [source.rpartition(", ")[2] for source in frame["source"]] == ["sheet Iraq", "sheet Syria"]
    (told,) = [str(problem) for problem in problems if not problem.kept]
    assert "sheet Notes" in told


def test_rows_are_numbered_as_the_spreadsheet_shows_them(tmp_path):
    rows = (HEADER, ROWS[0], (None,) * 6, ("Qwxyzq", "Iraq", "soon", "flood", None, None))
    problems = []
    geomap.read(write(tmp_path / "a.xlsx", Events=rows), problems=problems)
    assert {problem.row for problem in problems if problem.value in ("Qwxyzq", "soon")} == {4}


def test_a_workbook_is_checked_as_any_table(tmp_path):
    from geomap.sources.checking import check

    found, count = check(
        [write(tmp_path / "a.xlsx", Events=(HEADER, *ROWS, ("Idlbi", "Syria", *ROWS[1][2:])))]
    )
    assert count == 3
    assert [(one.row, one.kind) for one in found if one.value == "Idlbi"] == [(4, "unresolved")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", r"the file is empty"),
        (b"place,type\nErbil,flood\n", r"cannot be opened as a workbook"),
        (b"PK\x03\x04 and no more", r"cannot be opened as a workbook .*; save each sheet as CSV"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path, data, told):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(InputError, match=rf"a\.xlsx: {told}"):
        geomap.read(tmp_path / "a.xlsx")


def test_a_workbook_without_rows_is_told(tmp_path):
    with pytest.raises(InputError, match="the workbook holds no rows"):
        geomap.read(write(tmp_path / "a.xlsx", Empty=()))


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(InputError, match=r"a workbook, .* pip install 'geomap\[formats\]'"):
        geomap.read(write(tmp_path / "a.xlsx", Events=(HEADER, *ROWS)))
