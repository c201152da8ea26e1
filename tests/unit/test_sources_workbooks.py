"""Workbooks: each sheet is a table, and its cells are what they show."""

import datetime as dt
import sys

import pytest
import xlsxwriter

import geomap
from geomap.errors import InputError
from geomap.sources.checking import check

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
    found, count = check(
        [write(tmp_path / "a.xlsx", Events=(HEADER, *ROWS, ("Idlbi", "Syria", *ROWS[1][2:])))]
    )
    assert count == 3
    assert [(one.row, one.kind) for one in found if one.value == "Idlbi"] == [(4, "unresolved")]


TITLES = (("Security incidents, November 2023 (draft)",), (), ("Prepared by: field office",), (None,) * 6)


def test_titles_above_the_header_are_told_and_rows_keep_their_numbers(tmp_path):
    bad = ("Qwxyzq", "Iraq", "soon", "flood", None, None)
    book = write(tmp_path / "a.xlsx", Events=(*TITLES, HEADER, *ROWS, bad))
    problems = []
    frame = geomap.read(book, problems=problems)
    assert frame["place"].tolist() == ["Erbil", "Idlib", "Qwxyzq"]
    assert {problem.row for problem in problems if problem.value in ("Qwxyzq", "soon")} == {8}
    (note,) = [problem for problem in problems if problem.kind == "note"]
    assert note.message == "row 5 is taken for the header; above it stands"
    assert note.value == f"{TITLES[0][0]}; Prepared by: field office"


def test_one_bad_table_does_not_stop_the_check_of_the_others(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\x89PNG")
    (tmp_path / "b.csv").write_text("place,date,country\nIdlbi,2023-11-07,Syria\n")
    (tmp_path / "c.txt").write_text("Floods in Mosul displaced 400 families on 7 November 2023.")
    (tmp_path / "~$d.xlsx").write_bytes(b"lock")
    inputs = [tmp_path / "a.csv", tmp_path / "none.csv", tmp_path / "b.csv", tmp_path / "c.txt"]
    found, count = check(inputs)
    assert count == 1
    unread = [(one.source, one.message) for one in found if one.kind == "unread" and one.row is None]
    assert [source for source, _ in unread] == [
        str(tmp_path / name) for name in ("a.csv", "none.csv", "c.txt")
    ]
    assert "this is a PNG picture" in unread[0][1]
    assert "there is no such file" in unread[1][1]
    assert "this is a report" in unread[2][1]
    assert [one.row for one in found if one.kind == "unresolved"] == [2]
    assert [one.source for one in check([tmp_path])[0] if one.kind == "unread"] == [str(tmp_path / "a.csv")]
    with pytest.raises(InputError, match="PNG picture"):
        check([tmp_path / "a.csv", tmp_path / "c.txt"])


def test_hidden_sheets_and_summaries_are_told_and_not_read(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in (
            ("Events", (HEADER, ROWS[0])),
            ("Draft", (HEADER, ROWS[1])),
            ("Sums", (("Country", "Incidents"), ("Iraq", 1))),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == "Draft":
                sheet.hide()
    problems = []
    frame = geomap.read(tmp_path / "a.xlsx", problems=problems)
    assert (frame["place"].tolist(), frame["source"].tolist()) == (["Erbil"], ["a.xlsx"])
    told = [str(problem) for problem in problems if not problem.kept]
    assert len(told) == 2
    assert "sheet Draft: is hidden, and is not read; unhide it" in told[0]
    assert "sheet Sums: looks like a summary, and is not read; save it as a table of its own" in told[1]
    found, count = check([tmp_path / "a.xlsx"])
    assert count == 1
    assert [one.source.rpartition(", ")[2] for one in found if one.kind == "unread"] == [
        "sheet Draft",
        "sheet Sums",
    ]
    sums = write(tmp_path / "b.xlsx", Sums=(("Country", "Incidents"), ("Iraq", 1)))
    assert len(geomap.read(sums, problems=[])) == 1


def test_errors_of_formulas_are_blank_cells_and_told(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Events & more")
        for number, row in enumerate((*TITLES, HEADER)):
            sheet.write_row(number, 0, row)
        for number in (5, 6, 7):
            sheet.write_row(number, 0, ("Erbil", "Iraq", "2023-11-07", "flood"))
        for number in (5, 7):
            sheet.write_formula(number, 4, "=SUM(#REF!)", None, "#REF!")
        sheet.write_formula(6, 5, "=NA()", None, "#N/A")
    row = "Erbil,Iraq,2023-11-07,flood,"
    lines = ["", "", "", "", ",".join(HEADER), f"{row}#REF!,", f"{row},#N/A", f"{row}#REF!,"]
    (tmp_path / "a.csv").write_text("\n".join(lines))
    for name in ("a.xlsx", "a.csv"):
        problems = []
        frame = geomap.read(tmp_path / name, problems=problems)
        assert frame["deaths"].isna().all()
        assert frame["note"].isna().all()
        told = [(one.rows, one.column, one.value) for one in problems if "formula" in one.message]
        assert told == [((6, 8), "deaths", "#REF!"), ((7,), "note", "#N/A")]


def test_formulas_without_a_stored_value_are_told(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Events")
        sheet.write_row(0, 0, HEADER)
        for number in (1, 2, 3):
            sheet.write_row(number, 0, ("Erbil", "Iraq", "2023-11-07", "flood"))
        sheet.write_formula(1, 4, "=1+2", None, 3)
        sheet.write_formula(2, 4, "=1+2", None, "")
        sheet.write_formula(3, 5, '=""', None, "said")
    problems = []
    frame = geomap.read(tmp_path / "a.xlsx", problems=problems)
    assert frame["deaths"].isna().tolist() == [False, True, True]
    (told,) = [one for one in problems if "formula" in one.message]
    assert (told.row, told.column, told.message) == (
        3,
        "deaths",
        "the formula in this cell has no stored value",
    )
    assert told.cure == "open the workbook in a spreadsheet program and save it once"


def test_a_merged_cell_is_of_all_its_rows_unless_it_is_a_number(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.merge_range(1, 1, 2, 1, "Iraq")
        sheet.merge_range(1, 2, 2, 2, "")
        sheet.write_datetime(1, 2, ROWS[1][2])
        sheet.merge_range(1, 4, 2, 4, 3)
        for number, place in enumerate(("Erbil", "Mosul"), 1):
            sheet.write(number, 0, place)
    frame = geomap.read(tmp_path / "a.xlsx")
    assert frame["country"].tolist() == ["IQ", "IQ"]
    assert [str(day.date()) for day in frame["date"]] == ["2023-11-08", "2023-11-08"]
    assert frame["deaths"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("shown", "day", "first", "last"),
    [
        ("mmm-yy", 1, "2023-11-01", "2023-11-30"),
        ('[$-40C]mmmm" "yyyy', 1, "2023-11-01", "2023-11-30"),
        ("yyyy", 1, "2023-01-01", "2023-12-31"),
        ("dd mmm yy", 1, "2023-11-01", "2023-11-01"),
        ("mmm-yy", 9, "2023-11-09", "2023-11-09"),
    ],
)
def test_what_a_spreadsheet_shows_as_a_month_is_one(tmp_path, shown, day, first, last):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("place", "country", "date"))
        sheet.write_row(1, 0, ("Erbil", "Iraq"))
        sheet.write_datetime(1, 2, dt.datetime(2023, 11, day), book.add_format({"num_format": shown}))  # noqa: DTZ001
    frame = geomap.read(tmp_path / "a.xlsx")
    assert [str(frame[name][0].date()) for name in ("date", "date_end")] == [first, last]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", r"the file is empty"),
        (b"place,type\nErbil,flood\n", r"cannot be opened .*this is delimited text.*--input-format csv"),
        (
            b"<html><table><tr><td>place</td></tr></table>",
            r"cannot be opened .*this is a web page.* as \.xlsx",
        ),
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
