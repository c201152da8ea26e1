"""The command line as people meet it: a process with its two streams and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import REPORT, TABLE, run

import geomap
from geomap import taxonomy
from geomap.writing.places import COLUMNS


def test_export_writes_data_to_stdout_and_the_rest_to_stderr(work):
    done = run("export", "table.csv", "report.txt", cwd=work)
    assert done.returncode == 0
    features = json.loads(done.stdout)["features"]
    assert {feature["properties"]["source"] for feature in features} == {"table.csv", "report.txt"}
    told = done.stderr.decode()
    assert f"{len(features)} incidents: " in told
    assert "Disasters: Flood 1" in told


def test_quiet_says_nothing(work):
    done = run("export", "table.csv", "-q", "-o", "out.geojson", cwd=work)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len(geomap.read(work / "out.geojson")) == 1


def test_standard_input_and_formats(work):
    done = run("export", "-", "--input-format", "csv", "--format", "csv", cwd=work, data=TABLE.encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b"id,type,group")
    assert done.stdout.count(b"\n") == 2
    done = run("export", "-", "-q", cwd=work, data=REPORT.encode())
    assert json.loads(done.stdout)["features"][0]["properties"]["place"] == "Erbil"


def test_map_says_where_it_is_and_what_is_on_it(work):
    done = run("map", "table.csv", "report.txt", "--title", "A & B", cwd=work)
    assert done.returncode == 0
    assert f"map: {work / 'map.html'}" in done.stderr.decode()
    html = (work / "map.html").read_text("utf-8")
    assert "<title>A &amp; B</title>" in html
    done = run("map", "table.csv", "-o", "-", cwd=work)
    assert done.stdout.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("binary.csv", bytes(range(256)), "this is not text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        ("noplace.csv", b"when,who\n2023,me\n", "found 'when', 'who'; wanted is one of place"),
        ("missing.csv", None, "there is no such file"),
        ("latin.txt", "Nguyễn é".encode("cp1252", "ignore") + b"\xe9", "0xE9"),
        ("folder", "dir", "no file in this folder can be read"),
        ("a.xyz", b"x", "known are .txt, .md, .html, .rss, .csv, .tsv, .xlsx"),
    ],
)
def test_bad_input_is_a_line_and_not_a_traceback(work, name, content, words):
    if content == "dir":
        (work / name).mkdir()
    elif content is not None:
        (work / name).write_bytes(content)
    alone = run("map", name, cwd=work)
    assert alone.returncode == (2 if name == "a.xyz" else 1)
    assert not (work / "map.html").exists()
    for told in (
        alone.stderr.decode(),
        (beside := run("export", name, "table.csv", cwd=work)).stderr.decode(),
    ):
        assert words in told
        assert name in told
        assert "Traceback" not in told
    assert beside.returncode == 0
    assert len(json.loads(beside.stdout)["features"]) == 1


def test_files_of_other_formats_are_named_with_what_to_do(work):
    for name in ("a.docx", "b.pdf", "c.numbers", "d.gz", "e.xyz"):
        (work / name).touch()
    told = run("export", ".", cwd=work).stderr.decode()
    assert "5 files of other formats are not read: 'a.docx, b.pdf, c.numbers and 2 more'; " in told
    assert (
        "save each sheet as CSV (.numbers); save it as text (.docx, .pdf); unpack it (.gz); convert" in told
    )
    alone = run("map", "c.numbers", cwd=work).stderr.decode()
    assert "save each sheet as CSV" in alone
    assert "name the format" not in alone


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--color-by", "colour"), "--color-by 'colour': there is no such column; use one of"),
        (("--page-lang", "xx"), "xx"),
        (("--tiles", "https://tiles.example/{z}/{x}/{y}.png"), "attribution"),
    ],
)
def test_wrong_options_of_a_map_are_told_before_the_reading(work, options, words):
    (work / "own.csv").write_text("place,mood\nNowhereatall,calm\n")
    done = run("map", "own.csv", "report.txt", *options, cwd=work)
    told = done.stderr.decode()
    assert done.returncode in (1, 2)
    assert words in told
    assert "Nowhereatall" not in told
    assert "published" not in told


@pytest.mark.parametrize("column", ["mood", "country", "country_source"])
def test_colours_by_a_column_of_ones_own(work, column):
    (work / "own.csv").write_text("place,mood,country\nErbil,calm,Iraq\n")
    done = run("map", "own.csv", "report.txt", "--color-by", column, cwd=work)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["map", "export", "check"])
def test_an_address_at_which_nothing_answers_is_told(work, command):
    done = run(command, "http://127.0.0.1:9/page.html", cwd=work)
    assert done.returncode == 1
    assert "http://127.0.0.1:9/page.html: the server cannot be reached; check the address" in (
        done.stderr.decode()
    )


@pytest.mark.parametrize("command", ["map", "export", "check"])
def test_an_address_that_is_not_of_the_web_is_no_path(work, command):
    done = run(command, "s3://bucket/page.html", cwd=work)
    assert done.returncode == 1
    assert "s3://bucket/page.html: addresses of this kind are not read; save what is there" in (
        done.stderr.decode()
    )


def test_bad_rows_are_told_by_row_column_value_and_cure_and_good_ones_kept(work):
    (work / "bad.csv").write_text(
        "place,date,lat,lon,description\n"
        "Erbil,soon,,,x\n"
        "Qwxyzqwxyz,2023-11-07,,,x\n"
        "Erbil,2023-11-07,95,44,x\n"
        "Erbil,2023-11-07,36.2,44.0,<script>alert(1)</script>`${x}`\n"
    )
    done = run("export", "bad.csv", cwd=work)
    told = done.stderr.decode()
    assert "bad.csv, row 2, column 'date': this is not read as a date 'soon'; write it as" in told
    assert "row 3, column 'place': no place of this name is known: 'Qwxyzqwxyz'; the row is kept" in told
    assert "row 4, column 'lat': a latitude is between -90 and 90, not '95'; correct it" in told
    assert "4 incidents: 3 located, 1 not" in told
    features = json.loads(done.stdout)["features"]
    assert features[3]["properties"]["summary"] == "<script>alert(1)</script>`${x}`"


def test_many_problems_are_capped_unless_asked_for(work):
    rows = "".join(f"Erbil,bad {n}\n" for n in range(30))
    (work / "bad.csv").write_text(f"place,date\n{rows}")
    told = run("export", "bad.csv", cwd=work).stderr.decode()
    assert (told.count("note: "), "and 20 more; --verbose" in told) == (10, True)
    assert run("export", "bad.csv", "-v", cwd=work).stderr.decode().count("note: ") == 30


def test_no_incidents_is_a_failure(work):
    (work / "dull.txt").write_text("Nothing to report.\n")
    done = run("map", "dull.txt", "--published", "2023-11-08", cwd=work)
    assert done.returncode == 1
    assert "no incidents" in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("map",),
        ("export", "table.csv", "-o", "out.shp"),
        ("export", "table.csv", "--format", "shp"),
        ("export", "table.csv", "-o", "table.csv"),
        ("export", "table.csv", "--date-order", "ydm"),
        ("export", "table.csv", "--published", "yesterday"),
        ("export", "table.csv", "--country", "Atlantis"),
        ("export", "table.csv", "--encoding", "klingon"),
        ("geocode", "Erbil", "-o", "out.shp"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_2(work, arguments):
    done = run(*arguments, cwd=work)
    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr
    assert (work / "table.csv").read_text("utf-8") == TABLE


def test_hostile_text_does_not_reach_the_terminal(work):
    (work / "bad.csv").write_text('place,date\n"Erbil\x1b]0;owned\x07","\x1b[2Jsoon\u202e\x9b"\n', "utf-8")
    done = run("export", "bad.csv", "-o", "out.csv", cwd=work)
    told = done.stderr.decode()
    assert not set(told) & set("\x1b\x07\u202e\x9b")
    assert "\\x1b[2Jsoon" in told
    # The data stay what they were.
    assert "\x1b" in geomap.read(work / "out.csv", problems=[])["place"][0]
    assert b"\x1b" not in run("geocode", "Erbil\x1b[2J", cwd=work).stdout


def test_geocode(work):
    done = run("geocode", "Arbil", "Qwxyzqwxyz", cwd=work)
    assert done.returncode == 0
    header, row, unknown = done.stdout.decode().splitlines()
    assert header.split() == list(COLUMNS)
    assert row.split()[:2] == ["Arbil", "Erbil"]
    assert " IQ " in row
    assert unknown == "Qwxyzqwxyz"
    assert "not found: 'Qwxyzqwxyz'" in done.stderr.decode()
    assert run("geocode", "Qwxyzqwxyz", cwd=work).returncode == 1


def test_geocode_says_what_is_not_sure_and_what_may_be_meant(work):
    told = run("geocode", "Springfield", "Erbil", "Sulaymaniyyahh", "", cwd=work).stderr.decode()
    assert "note: 'Springfield' may mean other places, such as Springfield (town, " in told
    assert "say which, as in 'Springfield, " in told
    assert "'Sulaymaniyyahh' may be Sulaymaniyah (" in told
    assert "name 4 is empty" in told
    assert "'Erbil' " not in told
    told = run("geocode", "Maripol", "--country", "Ukraine", cwd=work).stderr.decode()
    assert "'Maripol' may be Mariupol (town, Donetsk, UA)" in told
    assert run("geocode", "Springfield", "-q", cwd=work).stderr == b""


def test_a_very_long_name_is_cut_on_the_screen_only(work):
    done = run("geocode", "x" * 10_000, "Erbil", cwd=work)
    assert max(map(len, done.stdout.decode().splitlines())) < 200
    assert max(map(len, done.stderr.decode().splitlines())) < 200
    done = run("geocode", "x" * 10_000, "Erbil", "--format", "csv", cwd=work)
    assert b"x" * 10_000 in done.stdout


def test_geocode_files(work):
    (work / "names.txt").write_text("Arbil\n\n=1+1\n", "utf-8")
    done = run("geocode", "names.txt", "-", "--country", "Iraq", "-o", "out.csv", cwd=work, data=b"Mosul\n")
    assert done.returncode == 0, done.stderr
    lines = (work / "out.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["name", "Arbil", "'=1+1", "Mosul"]
    done = run("geocode", "Arbil", "--format", "geojson", cwd=work)
    assert json.loads(done.stdout)["features"][0]["geometry"]["coordinates"] == pytest.approx(
        [44.01, 36.19], abs=0.3
    )


def test_types_and_languages(work):
    listed = run("types", cwd=work).stdout.decode()
    assert all(key in listed for key in taxonomy.types())
    done = run("languages", cwd=work)
    assert "vi    Vietnamese  Tiếng Việt" in done.stdout.decode()


def test_version(work):
    assert run("--version", cwd=work).stdout.decode().strip() == f"geomap, version {geomap.__version__}"


def test_a_reader_that_stops_early_is_no_traceback(work):
    rows = "".join(f"Erbil,{n}\n" for n in range(5000))
    (work / "long.csv").write_text(f"place,note\n{rows}")
    program = f"{sys.executable} -m geomap export long.csv | head -c 10"
    done = subprocess.run(
        ["bash", "-c", program], cwd=work, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(geomap.__file__).parents[1])},
    )  # fmt: skip
    assert len(done.stdout) == 10
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("geocode", "Arbil"), ("types",), ("languages",)])
def test_quick_commands_load_nothing_heavy(work, arguments):
    # What makes a command slow to start is what it imports; benchmarks/startup.py has the seconds.
    heavy = {"pandas", "geopandas", "shapely", "folium", "geopy", "py3langid", "sentencex", "babel"}
    code = (
        "import sys; from geomap.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=work, capture_output=True, check=True, text=True
    )
    assert not heavy & set(done.stderr.split())


def test_types_of_the_users_own_go_through_every_command(work):
    (work / "mine.toml").write_text(
        '[runway_attack]\nlabel = "Attack on a runway"\ngroup = "strike"\ncolor = "#123456"\n'
        'triggers.en = ["struck {0,2} airport"]\n',
        "utf-8",
    )
    done = run("export", "report.txt", "--types", "mine.toml", cwd=work)
    (feature,) = json.loads(done.stdout)["features"]
    assert (feature["properties"]["type"], feature["properties"]["group"]) == ("runway_attack", "strike")
    assert "Strikes: Attack on a runway 1" in done.stderr.decode()
    assert "runway_attack" in run("types", "--types", "mine.toml", cwd=work).stdout.decode()
    drawn = run("map", "report.txt", "--types", "mine.toml", cwd=work)
    assert drawn.returncode == 0
    assert "Strikes: Attack on a runway 1" in drawn.stderr.decode()
    (work / "mine.toml").write_text("[a]\ngroup = 'war'\n", "utf-8")
    wrong = run("map", "report.txt", "--types", "mine.toml", cwd=work)
    assert wrong.returncode == 1
    assert "mine.toml: [a] group: unknown group 'war'; it is one of " in wrong.stderr.decode()


def test_tiles_without_their_credit_are_refused_in_a_line(work):
    (work / "visits.csv").write_text("place,country\nIdlib,SY\n")
    done = run("map", "visits.csv", "--tiles", "http://127.0.0.1:9/{z}/{x}/{y}.png", cwd=work)
    assert done.returncode == 2
    assert b"--attribution" in done.stderr
    assert b"Traceback" not in done.stderr
