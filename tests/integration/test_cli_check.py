"""`geomap check`: what it finds wrong in tables, and what it leaves."""

import csv
import json

from commands import TABLE, run

CHECKED = """id,place,country,lat,lon,date,type,deaths
a,Erbil,Iraq,,,2023-11-07,flood,3
b,Maripol,Ukraine,,,2023-11-07,flood,
c,Springfield,,,,2023-11-07,flood,
d,Erbil,Iraq,44.01,36.19,2023-11-07,flood,
e,Homs,Syria,95,200,2023-11-07,flood,
f,Homs,Syria,51.5,-0.1,2023-11-07,flood,
a,Erbil,Iraq,36.19,44.01,2023-11-08,flood,
h,Erbil,Iraq,,,2023-11-07,flood,3
i,Erbil,Iraq,,,2999-01-01,storm,
j,Erbil,Iraq,,,2023-11-09,storm,minus one
"""


def test_check(work):
    (work / "bad.csv").write_text(CHECKED)
    done = run("check", "bad.csv", "--format", "json", cwd=work)
    assert done.returncode == 1, done.stderr
    found = {(one["row"], one["kind"]): one for one in json.loads(done.stdout)}
    assert set(found) >= {
        (3, "unresolved"), (4, "ambiguous"), (5, "swapped"), (6, "out of range"), (7, "out of range"),
        (8, "duplicated"), (9, "duplicated"), (10, "out of range"), (11, "unread"),
    }  # fmt: skip
    assert not any(row == 2 for row, _ in found)
    assert found[3, "unresolved"]["suggestions"][0].startswith("Mariupol (")
    assert len(found[4, "ambiguous"]["suggestions"]) > 1
    assert "the same id as row 2" in found[8, "duplicated"]["message"]
    assert "the same cells as row 2" in found[9, "duplicated"]["message"]
    assert "far from United Kingdom" not in done.stdout.decode()
    table = run("check", "bad.csv", cwd=work)
    assert table.stdout.decode().splitlines()[0].split() == [
        "source", "row", "kind", "column", "value", "message", "suggestions",
    ]  # fmt: skip
    assert "10 rows: " in table.stderr.decode()
    assert run("check", "bad.csv", "-q", "-o", "found.csv", cwd=work).stdout == b""
    assert (work / "found.csv").read_text("utf-8").startswith("source,row,kind")


def test_check_says_once_what_is_wrong_with_a_row(work):
    (work / "t.csv").write_text(
        "place,country,lat,lon,date\nCuliacan,Mexico,24.8,107.39,2023-05-01\n"
        '"Culiacan, Mexico",,24.8,107.39,2023-05-02\nHoms,Syria,51.5,-0.1,2023-05-03\n'
    )
    found = json.loads(run("check", "t.csv", "--format", "json", cwd=work).stdout)
    assert [(one["row"], one["kind"]) for one in found] == [(row, "out of range") for row in (2, 3, 4)]
    assert "the sign of the longitude looks wrong: far from Mexico" in found[0]["message"]


def test_check_knows_units_that_are_called_as_a_country(work):
    (work / "t.csv").write_text("place,country\nAtlanta,Georgia\nTbilisi,Georgia\n")
    (found,) = json.loads(run("check", "t.csv", "--format", "json", cwd=work).stdout)
    assert (found["row"], found["suggestions"][0]) == (2, "Atlanta (town, Georgia, US)")


def test_a_note_is_no_finding(work):
    (work / "t.csv").write_text("place,date\nErbil,03/04/2023\nErbil,23/04/2023\n")
    done = run("check", "t.csv", cwd=work)
    assert done.returncode == 0
    assert "read day first, as row 3 has it" in done.stdout.decode()
    assert done.stderr == b"2 rows: nothing to correct\n"
    assert b"day first" not in run("export", "t.csv", cwd=work).stderr
    assert b"day first" in run("export", "t.csv", "-v", cwd=work).stderr


def test_check_of_a_good_table_is_0(work):
    done = run("check", "table.csv", cwd=work)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"1 row: nothing to correct\n"
    done = run("check", "-", cwd=work, data=TABLE.encode())
    assert done.returncode == 0
    assert run("check", "report.txt", cwd=work).returncode == 1
    assert run("check", "table.csv", "-o", "out.xyz", cwd=work).returncode == 2
    assert run("check", ".", cwd=work).returncode == 0


WATER = """place,country,lat,lon,date,type,deaths
Hlaleb,Syria,,,2023-11-07,protest,1
San Pedro,,,,2023-11-07,protest,1
Erbil,Iraq,44.0,36.2,2023-11-07,protest,2
Erbil,Iraq,195,44,2023-11-07,protest,3
Erbil,Iraq,,,2023-11-07,storm,4
Erbil,Iraq,,,2023-11-07,storm,4
My Camp,Syria,,,2023-11-07,aid,5
"""


def test_check_names_row_value_and_cure_of_each_kind_of_fault(work):
    (work / "faults.csv").write_text(WATER)
    done = run("check", "faults.csv", "--format", "csv", cwd=work)
    assert done.returncode == 1, done.stderr
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    found = {(int(one["row"]), one["kind"]): one for one in rows}
    # An alternate name (Halep) leads to the gazetteer's own.
    assert found[2, "unresolved"]["value"] == "Hlaleb"
    assert found[2, "unresolved"]["suggestions"].startswith("Aleppo (town, Aleppo, SY)")
    assert found[3, "ambiguous"]["value"] == "San Pedro"
    assert found[3, "ambiguous"]["suggestions"].count("(") >= 2
    assert "swap" in found[4, "swapped"]["suggestions"]
    assert found[4, "swapped"]["value"] == "44.0, 36.2"
    assert (found[5, "out of range"]["column"], found[5, "out of range"]["value"]) == ("lat", "195")
    assert found[7, "duplicated"]["message"] == "the same cells as row 6"
    assert found[7, "duplicated"]["suggestions"] == "leave one out"
    assert found[8, "unresolved"]["value"] == "My Camp"
    assert all(one["suggestions"] for one in rows)


def test_check_sees_a_swapped_pair_that_lies_in_the_country_next_door(work):
    """Syria is as far east as it is north: only the name tells."""
    (work / "turned.csv").write_text(
        "place,country,lat,lon,date\n"
        "Deir ez-Zor,Syria,40.14,35.33,2024-01-02\n"  # in Turkey
        "Mosul,,43.13,36.34,2024-01-02\n"  # no country to be far from
        "Aleppo,Syria,36.2,37.16,2024-01-02\n"
        "Adana,Turkey,37.0,35.32,2024-01-02\n"
        "Somewhere unheard of,Turkey,35.3,37.1,2024-01-02\n"
    )
    done = run("check", "turned.csv", "--format", "csv", cwd=work)
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    found = {(int(one["row"]), one["kind"]): one for one in rows}
    assert {row for row, kind in found if kind == "swapped"} == {2, 3}
    assert found[2, "swapped"]["value"] == "40.14, 35.33"
    assert "Deir ez-Zor" in found[2, "swapped"]["message"]


def test_check_knows_places_of_one_s_own(work):
    (work / "faults.csv").write_text(WATER)
    (work / "own.csv").write_text("name,lat,lon,country\nMy Camp,36.5,37.9,SY\nNowhere,x,1,SY\n")
    done = run("check", "faults.csv", "--places", "own.csv", "--format", "json", cwd=work)
    found = json.loads(done.stdout)
    assert not [one for one in found if one["value"] == "My Camp"]
    # What is wrong in the table of places is found as well.
    assert [(one["source"], one["row"]) for one in found if one["source"] == "own.csv"] == [("own.csv", 3)]


def test_check_of_a_folder_leaves_what_geomap_wrote(work):
    folder = work / "mixed"
    folder.mkdir()
    (folder / "table.csv").write_text(TABLE)
    assert run("export", "mixed/table.csv", "-o", "mixed/out.csv", cwd=work).returncode == 0
    done = run("check", "mixed", "--format", "json", cwd=work)
    found = json.loads(done.stdout)
    assert [(one["source"], one["row"]) for one in found] == [("mixed/out.csv", None)]
    assert "geomap wrote this file" in found[0]["message"]
    assert "1 row" in done.stderr.decode()


def test_a_village_that_stands_at_the_province_behind_it_is_said_to_do_so(work):
    (work / "visits.csv").write_text('place,country\n"Some Hamlet, Idlib",SY\nIdlib,SY\n')
    done = run("export", "visits.csv", "-o", "visits.geojson", cwd=work)
    assert done.stderr.decode().count("it is put at Idlib, where the row says it is") == 1
    done = run("check", "visits.csv", "--format", "csv", cwd=work)
    [row] = csv.DictReader(done.stdout.decode().splitlines())
    assert (row["row"], row["kind"], row["value"]) == ("2", "unresolved", "Some Hamlet, Idlib")
