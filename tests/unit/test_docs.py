"""What the documents say is so: every command, option, column and alias, and all that they show.

Output that a document shows after ``$ geomap ...`` is made by running that command, never typed:
``GEOMAP_UPDATE_DOCS=1 pytest tests/unit/test_docs.py`` puts it in anew.
"""

import csv
import os
import re
import runpy
import shlex
import shutil
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from geomap import cli, incidents
from geomap.sources import headers

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
COMMANDS = {
    "": cli.main,
    **cli.main.commands,
    **{f"gazetteer {name}": command for name, command in cli.gazetteer_command.commands.items()},
}
SHOWN = re.compile(r"```console\n\$ (geomap [^\n]+)\n(.*?)```", re.DOTALL)
# Not run: it needs files of the reader's own.
SKIPPED = ("geomap map report.txt",)


def table_rows(path, mark):
    """First two cells of each row of a marked table, without back quotes."""
    block = re.search(rf"<!-- {mark}:.*?-->\n(.*?)<!-- end -->", path.read_text("utf-8"), re.DOTALL)
    assert block is not None
    rows = [line.strip("|").split("|") for line in block[1].splitlines()[2:]]
    return [(cells[0].strip(" `"), cells[1].strip()) for cells in rows]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name):
    assert f"geomap {name}".rstrip() in TEXT
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts} has no help"
            for option in parameter.opts:
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", TEXT), f"{name} {option}"


def test_every_column_is_documented_as_it_is():
    assert table_rows(ROOT / "docs" / "formats.md", "columns") == [
        (column.name, column.meaning) for column in incidents.columns().values()
    ]


def test_every_alias_is_documented_in_its_order():
    assert table_rows(ROOT / "docs" / "tables.md", "aliases") == [
        (column, ", ".join(f"`{name}`" for name in names)) for column, names in headers.aliases().items()
    ]


def test_every_precision_and_status_is_explained():
    for value in (*incidents.scale("place"), *incidents.STATUSES):
        assert f"`{value}`" in TEXT or value == "none", value


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"(?<!!)\]\((?!http|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.fixture
def samples(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output_of(command, folder):
    done = CliRunner().invoke(cli.main, shlex.split(command)[1:], prog_name="geomap", terminal_width=100)
    assert done.exit_code == 0, done.output
    shown = done.output.replace(f"{folder}{os.sep}", "")
    return re.sub(r"[ \t]+$", "", shown, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if SHOWN.search(path.read_text("utf-8"))], ids=lambda p: p.name
)
def test_shown_output_is_what_the_command_prints(path, samples):
    text = path.read_text("utf-8")

    def run(match):
        command = match[1]
        if command.startswith(SKIPPED):
            return match[0]
        return f"```console\n$ {command}\n{output_of(command, samples)}```"

    fresh = SHOWN.sub(run, text)
    if os.environ.get("GEOMAP_UPDATE_DOCS"):
        path.write_text(fresh, "utf-8")
    else:
        assert text == fresh


def test_python_in_the_readme_runs(samples):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 2
    space: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for block in blocks:
            exec(compile(block, "README.md", "exec"), space)
    assert {path.name for path in samples.iterdir()} == {"data", "strikes.html", "strikes.geojson"}
    assert len(space["november"]) > 0


def test_data_credits_are_given():
    for credit in ("GeoNames", "CC BY 4.0", "Natural Earth", "CLDR", "wordfreq", "Leaflet", "BSD-3-Clause"):
        assert credit in (ROOT / "README.md").read_text("utf-8")
        assert credit.split("-")[0] in (ROOT / "LICENSES" / "README.md").read_text("utf-8")


def test_crosswalks_lead_to_words_that_there_are():
    from geomap import taxonomy

    text = (Path(headers.__file__).parent / "crosswalk.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        known = taxonomy.types()
        if row["header"] in ("time_precision", "date_prec"):
            known = incidents.scale("date")
        elif row["header"] in ("geo_precision", "where_prec"):
            known = incidents.scale("place")
        assert row["ours"] in known, row


def test_the_example_of_a_recognizer_runs(monkeypatch):
    """With a stand-in of the shape that spaCy has: nlp(text).ents with labels and character positions."""
    text = (ROOT / "docs" / "geocoding.md").read_text("utf-8")
    block = text.partition("<!-- spacy")[2].partition("```python\n")[2].partition("```")[0]

    def load(name):
        assert name == "en_core_web_sm"

        def nlp(text):
            named = [("Kharkiv", "GPE"), ("Izium", "GPE"), ("Shelling", "EVENT")]
            spans = [(text.index(word), text.index(word) + len(word), label) for word, label in named]
            return SimpleNamespace(
                ents=[SimpleNamespace(start_char=a, end_char=b, label_=label) for a, b, label in spans]
            )

        return nlp

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    space = {}
    exec(compile(block, "geocoding.md", "exec"), space)
    assert [(one.text, one.place.country) for one in space["found"]] == [("Kharkiv", "UA"), ("Izium", "UA")]


def test_ways_to_write_a_name_are_as_documented():
    from geomap.geocoding import locate

    text = (ROOT / "docs" / "geocoding.md").read_text("utf-8")
    rows = text.partition("| written | what it means |")[2].partition("\n\n")[0].splitlines()[2:]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(names) > 12
    assert [name for name, place in zip(names, locate(names), strict=True) if place is None] == []


def test_the_script_of_the_pictures_finds_what_it_imports():
    pytest.importorskip("playwright")
    runpy.run_path(str(ROOT / "docs" / "pictures.py"), run_name="pictures")
