"""Many reports are read by several processes: the same result, in order, and a clean end."""

import json
import os
import pty
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import geomap
from geomap import extraction, parallel
from geomap.errors import GeomapError, InputError, OptionError
from geomap.sources import reports

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(geomap.__file__).parents[1])}
TOWNS = ("Aleppo", "Cairo", "Erbil", "Kabul", "Bamako", "Lahore")
FILLER = "Officials spoke of a hard year for the farmers of the plain and for their markets. " * 24


def told(number):
    town, day = TOWNS[number % len(TOWNS)], 1 + number % 7
    return f"A bomb exploded in {town} on {day} November, killing {2 + number % 9} people.\n\n{FILLER}\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Enough reports for processes of their own."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(210):
        (folder / f"r{number:03}.txt").write_text(told(number), "utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) > reports._WORTH_IT
    return folder


@pytest.fixture
def few(tmp_path, monkeypatch):
    """Reports, bad ones among them and a table in the middle, which go to processes all the same."""
    monkeypatch.setattr(reports, "_WORTH_IT", 1)
    for number in range(40):
        (tmp_path / f"r{number:02}.txt").write_text(told(number), "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "r05.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "r07.txt").write_text("", "utf-8")
    (tmp_path / "r11.txt").write_text("Nothing of note.", "utf-8")
    (tmp_path / "r20.csv").write_text("place,date,type\nErbil,2023-11-07,flood\n", "utf-8")
    return tmp_path


def written(frame, folder):
    return geomap.write(frame, folder / "out" / "all.geojson").read_text("utf-8")


def run(*arguments, cwd, **more):
    return subprocess.run(
        [sys.executable, "-m", "geomap", *map(str, arguments)],
        cwd=cwd, capture_output=True, check=False, timeout=300, env=ENVIRONMENT, **more,
    )  # fmt: skip


def test_the_result_and_the_problems_do_not_depend_on_the_number_of_processes(few):
    found = []
    for jobs in (1, 2, 3):
        problems = []
        frame = geomap.read(
            sorted(few.glob("r*")), published="2023-11-08", language="en", jobs=jobs, problems=problems
        )
        found.append((written(frame, few), problems))
    assert found[0] == found[1] == found[2]
    frame, problems = json.loads(found[0][0]), found[0][1]
    sources = [feature["properties"]["source"] for feature in frame["features"]]
    assert sources == sorted(sources)
    assert "r20.csv" in sources
    skipped = [(Path(problem.source).name, problem.kept) for problem in problems if not problem.kept]
    assert skipped == [("r05.txt", False), ("r07.txt", False)]


def test_processes_know_the_users_types_places_and_day(few):
    (few / "types.toml").write_text('[blast]\ngroup = "strike"\ntriggers.en = ["bomb exploded"]\n', "utf-8")
    (few / "places.csv").write_text("name,lat,lon\nAleppo,1.5,2.5\n", "utf-8")
    options = {
        "language": "en",
        "published": "2022-11-08",
        "types": few / "types.toml",
        "places": few / "places.csv",
        "problems": [],
    }
    inputs = sorted(few.glob("*.txt"))
    one, two = (geomap.read(inputs, jobs=jobs, **options) for jobs in (1, 2))
    assert written(one, few) == written(two, few)
    assert set(two["type"]) == {"blast"}
    assert set(two.loc[two["place"] == "Aleppo"].geometry.y) == {1.5}
    assert {day.year for day in two["date"]} == {2022}


def test_a_report_that_breaks_a_rule_of_ours_costs_no_other(few, monkeypatch):
    extract = extraction.extract_reports

    def broken(found, **options):
        if found[0].source == "r03.txt":
            raise ZeroDivisionError("division by zero")
        return extract(found, **options)

    monkeypatch.setattr(extraction, "extract_reports", broken)
    problems = []
    frame = geomap.read(sorted(few.glob("r*")), published="2023-11-08", language="en", problems=problems)
    assert "r03.txt" not in set(frame["source"])
    assert "r04.txt" in set(frame["source"])
    (said,) = [str(problem) for problem in problems if problem.source.endswith("r03.txt")]
    assert "this report cannot be read (ZeroDivisionError: division by zero)" in said
    with pytest.raises(InputError, match=r"r03\.txt: this report cannot be read"):
        geomap.read(few / "r03.txt", published="2023-11-08", language="en")


@pytest.mark.parametrize("jobs", [0, -1])
def test_a_number_of_processes_that_makes_no_sense(few, jobs):
    with pytest.raises(OptionError, match=f"jobs is {jobs}; it is the number of processes, 1 or more"):
        geomap.read(few, jobs=jobs)


def test_the_command_writes_the_same_bytes_with_one_process_and_with_two(many):
    one, two = (run("export", many, "--published", "2023-11-08", "--jobs", jobs, cwd=many) for jobs in (1, 2))
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert b"reading" not in two.stderr  # no terminal, no bar
    assert len(json.loads(one.stdout)["features"]) >= 210


def on_terminal(*arguments, cwd):
    """A command whose standard error is a terminal, in a group of processes of its own."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "geomap", *map(str, arguments)],
        cwd=cwd, stdout=subprocess.DEVNULL, stderr=theirs, env=ENVIRONMENT, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    return process, ours


def read_until(terminal, word=None):
    shown = b""
    while word is None or word not in shown:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    return shown


def test_a_terminal_shows_how_far_it_is(many):
    process, terminal = on_terminal("export", many, "--published", "2023-11-08", "--jobs", 2, cwd=many)
    shown = read_until(terminal)
    os.close(terminal)
    assert process.wait(60) == 0
    assert b"reading" in shown
    assert b"100 %" in shown


def test_an_interrupt_ends_all_processes_and_says_no_more_than_that(many):
    process, terminal = on_terminal("export", many, "--published", "2023-11-08", "--jobs", 2, cwd=many)
    shown = read_until(terminal, b"reading")
    os.killpg(process.pid, signal.SIGINT)
    shown += read_until(terminal)
    os.close(terminal)
    assert process.wait(60) == 1
    assert b"Aborted!" in shown
    assert b"Traceback" not in shown
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a process was left behind")


def test_a_script_that_does_not_guard_its_call_is_told_so(many, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import geomap
            geomap.read({str(many)!r}, published="2023-11-08", language="en", jobs=2)
            """
        ),
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, check=False, timeout=300, env=ENVIRONMENT
    )
    assert done.returncode == 1
    assert b"call geomap.read under: if __name__ == '__main__'" in done.stderr


# ------------------------------------------------------------------------------------------ the pool


def nothing():
    """No preparation."""


def square(number):
    return number * number


def leave(_number):
    os._exit(3)


def test_results_come_in_the_order_of_the_items():
    assert list(parallel.ordered(square, range(100), jobs=2, set_up=nothing)) == [n * n for n in range(100)]
    assert list(parallel.ordered(square, [], jobs=2, set_up=nothing)) == []


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for number in range(100_000):
            taken.append(number)
            yield number

    results = parallel.ordered(square, items(), jobs=2, set_up=nothing)
    assert next(results) == 0
    assert len(taken) <= 200
    results.close()


def test_a_process_that_ends_early_is_an_error_with_a_cure():
    with pytest.raises(GeomapError, match=r"ended early.*use --jobs 1"):
        list(parallel.ordered(leave, range(10), jobs=2, set_up=nothing))
