import pytest

import geomap
from geomap.errors import InputError
from geomap.sources import files
from geomap.sources.table import find_delimiter, parse


def table(text):
    problems = []
    return parse(text, "t.csv", problems=problems), problems


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(mark):
    text = f"place{mark}date{mark}note\nErbil{mark}2023-11-07{mark}x\n"
    assert find_delimiter(text) == mark
    assert table(text)[0].columns == (("Erbil",), ("2023-11-07",), ("x",))


def test_decimal_commas_do_not_mislead():
    assert find_delimiter("lat;lon;note\n33,5;36,3;a, b, c\n33,6;36,4;d, e, f\n") == ";"


def test_commas_in_a_table_of_one_column_belong_to_the_cells():
    assert table('place\nDeir ez-Zor, Syria\n"Arbil, Iraq"\n')[0].columns == (
        ("Deir ez-Zor, Syria", "Arbil, Iraq"),
    )


def test_line_ends_and_quoted_line_ends():
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["place,note", 'Erbil,"one', 'two, ""three"""', "Idlib,x", ""])
        found, problems = table(text)
        assert found.columns == (("Erbil", "Idlib"), (f'one{end}two, "three"', "x"))
        assert problems == []


def test_row_numbers_are_those_of_a_spreadsheet():
    found, _ = table("place,note\n\nErbil,x\n , \nIdlib,y\n")
    assert list(found.numbers) == [3, 5]


def test_ragged_rows_are_reported_and_kept():
    found, problems = table("place,date,note\nErbil,2023-11-07\nIdlib,2023-11-07,a,b\nSinjar,,,,\n")
    assert found.columns[0] == ("Erbil", "Idlib", "Sinjar")
    assert found.columns[2] == ("", "a", "")
    assert [(problem.row, problem.value) for problem in problems] == [(2, ""), (3, "b")]
    assert "4 cells, the header 3" in problems[1].message


def test_headers_are_made_unique_and_that_is_said():
    found, problems = table("place,note,note,\nErbil,a,b,c\n")
    assert found.header == ("place", "note", "note_2", "column_4")
    assert [problem.column for problem in problems] == ["note"]


def test_a_quote_that_is_never_closed_names_its_row():
    with pytest.raises(InputError, match=r"t.csv, row 3: a quote .* never closed.*begins \'half"):
        table('place,note\nErbil,x\nIdlib,"half\nSinjar,y\n')


def test_a_stray_quote_does_no_harm():
    assert table('place,note\nErbil,"big" fire\n')[0].columns[1] == ("big fire",)


def test_tags_below_the_header_and_in_its_place():
    found, _ = table("Where,Dead\n#loc+name,#affected+killed\nErbil,2\n")
    assert (found.tags, found.columns, list(found.numbers)) == (
        ("#loc+name", "#affected+killed"),
        (("Erbil",), ("2",)),
        [3],
    )
    found, _ = table("#loc+name,#affected+killed\nErbil,2\n")
    assert (found.tags, list(found.numbers)) == (("#loc+name", "#affected+killed"), [2])


def test_long_tables_keep_their_row_numbers_messages_and_cells():
    # Longer than what is read at once, with a blank row and two that do not fit on either side.
    rows = [f"Erbil,{number},note {number}" for number in range(2, 40_002)]
    rows[5], rows[30_000], rows[100], rows[35_000] = "", " , , ", "Idlib,short", "Idlib,1,long,er"
    found, problems = table("\n".join(["place,deaths,note", *rows]))
    assert len(found.numbers) == 39_998
    assert found.numbers[4:6] == [6, 8]
    by_number = dict(zip(found.numbers, zip(*found.columns, strict=True), strict=True))
    assert by_number[39_000] == ("Erbil", "39000", "note 39000")
    assert by_number[102] == ("Idlib", "short", "")
    assert by_number[35_002] == ("Idlib", "1", "long")
    assert [(problem.row, problem.value) for problem in problems] == [(102, ""), (35_002, "er")]


def test_a_quote_that_is_never_closed_is_found_far_down():
    rows = ["Erbil,x"] * 20_000
    rows[19_000] = '"Idlib,x'
    with pytest.raises(InputError, match="row 19002: a quote"):
        table("\n".join(["place,note", *rows]))


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("Security incidents, draft\n\n", 3),
        ("sep=;\n", 2),
        ("Summary;;\nby the field office;;\n", 3),
        ("\n\n\n", 4),
        ("", 1),
    ],
)
@pytest.mark.parametrize("tags", ["", "#loc+name;#date;#comment\n"])
def test_titles_may_stand_above_the_header(above, row, tags):
    found, problems = table(f"{above}place;date;note\n{tags}Erbil;2023-11-07;a, b\n")
    assert found.header == ("place", "date", "note")
    assert list(found.numbers) == [row + 1 + bool(tags)]
    assert bool(found.tags) == bool(tags)
    assert [problem.kind for problem in problems] == (["note"] if above.strip() else [])


@pytest.mark.parametrize(
    "text",
    [
        "Wo,Wann\nErbil,2023-11-07\nplace,x\n",  # one known header is none
        "place\nErbil\nplace\n",
        "Ort der Tat,Tag der Tat\n#loc+name,#date\nErbil,2023-11-07\n",
        "a,b\n" + "c,d\n" * 10 + "place,date\n",  # too far below
    ],
)
def test_the_first_row_is_the_header_where_no_other_is_surely(text):
    found, problems = table(text)
    assert ",".join(found.header) == text.partition("\n")[0]
    assert problems == []


@pytest.mark.parametrize(
    ("above", "below", "header"),
    [
        ("Date,Location,,,Casualties,", ",Province,District,Village,Killed,Injured",
         ("Date", "Province", "District", "Village", "Killed", "Injured")),
        (",Where,,What,", "Date,Country,Town,Type,Deaths", ("Date", "Country", "Town", "Type", "Deaths")),
        ("Date,Place,,Sex,", ",Country,Town,M,F", ("Date", "Country", "Town", "Sex M", "Sex F")),
    ],
)  # fmt: skip
def test_a_header_in_two_rows_is_one(above, below, header):
    cells = ",".join("x" * len(header))
    found, problems = table(f"{above}\n{below}\n{cells}\n{cells}\n")
    assert (found.header, list(found.numbers), problems) == (header, [3, 4], [])


def test_a_row_of_data_below_a_header_with_gaps_is_data():
    found, _ = table("place,,type\nErbil,north,flood\nIdlib,,riot\n")
    assert (found.header, list(found.numbers)) == (("place", "column_2", "type"), [2, 3])


@pytest.mark.parametrize("word", ["Total", "TOTALS:", "Итого", "Toplam", "المجموع", "Tổng cộng", "Разом"])
def test_a_last_row_of_sums_is_left_out_and_told(word):
    found, problems = table(f"place,date,deaths\nErbil,2023-11-07,2\nIdlib,2023-11-08,3\n{word},,5\n")
    assert (found.columns[0], found.numbers) == (("Erbil", "Idlib"), [2, 3])
    assert [(one.row, one.kept) for one in problems] == [(4, False)]


def test_notes_below_a_table_are_left_out_and_told():
    rows = "place,date,deaths\nErbil,2023-11-07,2\nMosul,,\nTotal,,2\n\nSource: the police,,\n* so far,,\n"
    found, problems = table(rows)
    assert (found.columns[0], list(found.numbers)) == (("Erbil", "Mosul"), [2, 3])
    assert [(one.row, one.value, one.kept) for one in problems] == [
        (4, "Total", False), (6, "Source: the police", False), (7, "* so far", False),
    ]  # fmt: skip


@pytest.mark.parametrize("last", ["Total,Gabon,5", "Totale,,5", "Erbil,,5"])
def test_a_last_row_with_words_of_its_own_is_data(last):
    assert len(table(f"place,country,deaths\nErbil,Iraq,2\n{last}\n")[0].numbers) == 2


def test_a_table_that_is_called_a_report_is_a_table_unless_the_user_says_no(tmp_path):
    (tmp_path / "a.txt").write_text("Town\tDate\tType\nErbil\t2023-11-07\tFlood\n")
    (tmp_path / "b.txt").write_text(
        "Town, date and type of what happened:\nErbil, 7 November 2023, a flood.\n"
    )
    assert [item.kind.name for name in ("a.txt", "b.txt") for item in files.load(tmp_path / name)] == [
        "table",
        "report",
    ]
    assert files.load(tmp_path / "a.txt", file_format="txt")[0].kind.name == "report"
    assert geomap.read(tmp_path / "a.txt")["type"].tolist() == ["flood"]
