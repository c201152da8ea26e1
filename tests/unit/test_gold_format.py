"""The form of the gold bulletins; what they are is said in tests/gold/README.md."""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geomap import languages

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
UNSEEN = ROOT / "tests" / "unseen"
BULLETINS = [*sorted(GOLD.glob("*.toml")), *sorted(UNSEEN.glob("*.toml"))]
PAGES = [*sorted(GOLD.glob("pages/*.toml")), *sorted(UNSEEN.glob("pages/*.toml"))]
KEYS = {
    *("quote", "type", "place", "country", "lon", "lat", "km", "date", "date_end", "status", "optional"),
    *("deaths", "deaths_low", "deaths_high", "injured", "affected"),
}
STATUS = {"reported", "planned", "possible", "denied", "background"}

with (ROOT / "geomap" / "taxonomy.csv").open(encoding="utf-8", newline="") as lines:
    TYPES = {row["type"] for row in csv.DictReader(lines)}


def read(path: Path) -> tuple[str, dict[str, Any]]:
    return path.with_suffix(".txt").read_text("utf-8"), tomllib.loads(path.read_text("utf-8"))


def test_each_language_with_a_pack_has_six_bulletins():
    for code in languages.codes():
        assert len([path for path in BULLETINS if path.name.startswith(f"{code}-")]) >= 6, code
    texts = [path for folder in (GOLD, UNSEEN) for path in folder.glob("*.txt")]
    assert {path.stem for path in texts} == {path.stem for path in BULLETINS}


def test_each_language_with_a_pack_has_pages_that_are_read_and_unseen():
    for folder in (GOLD, UNSEEN):
        stems = {path.stem for path in (folder / "pages").glob("*.txt")}
        assert stems == {path.stem for path in PAGES if path.parent.parent == folder}
        assert {stem.split("-")[0] for stem in stems} == set(languages.codes())


@pytest.mark.parametrize("path", [*BULLETINS, *PAGES], ids=lambda path: path.stem)
def test_bulletin(path):
    text, gold = read(path)
    assert set(gold) == {"published", "language", "note", "not_places", "incidents"}
    assert gold["language"] == path.name.split("-")[0]
    assert isinstance(gold["published"], dt.date)
    assert 80 <= len(text.split()) <= 400, "a bulletin or page is 80 to 400 words"
    assert [name for name in gold["not_places"] if name not in text] == []
    # A name that is only an actor in one sentence may still be the place of another one's incident,
    # but never the only way to write it.
    for incident in gold["incidents"]:
        assert not incident["place"] or set(incident["place"]) - set(gold["not_places"])


def incidents() -> list[Any]:
    return [
        pytest.param(*read(path), incident, id=f"{path.stem}-{number}")
        for path in (*BULLETINS, *PAGES)
        for number, incident in enumerate(read(path)[1]["incidents"], start=1)
    ]


@pytest.mark.parametrize(("text", "gold", "incident"), incidents())
def test_incident(text, gold, incident):
    assert set(incident) <= KEYS
    assert text.count(incident["quote"]) == 1, "the quote tells the sentence"
    assert "\n" not in incident["quote"]
    assert incident["type"]
    assert set(incident["type"]) <= TYPES - {"statement"}
    assert [name for name in incident["place"] if name not in text] == []
    assert ("country" in incident) == bool(incident["place"])
    assert incident.get("status", "reported") in STATUS

    point = [key for key in ("lon", "lat", "km") if key in incident]
    assert len(point) in (0, 3), "lon, lat and km belong together"
    if point:
        assert -180 <= incident["lon"] <= 180
        assert -90 <= incident["lat"] <= 90
        assert incident["km"] > 0

    if incident["date"] == "unknown":
        assert "date_end" not in incident
    else:
        days = incident["date"] if isinstance(incident["date"], list) else [incident["date"]]
        assert all(isinstance(day, dt.date) for day in days)
        ends = incident.get("date_end", days)
        ends = ends if isinstance(ends, list) else [ends]
        assert all(isinstance(day, dt.date) for day in ends)
        assert min(ends) >= min(days)
        assert max(ends) >= max(days)
        if incident.get("status", "reported") in ("reported", "denied", "background"):
            assert max(days) <= gold["published"], "what happened can't be in the future"

    for key in ("deaths", "deaths_low", "deaths_high", "injured", "affected"):
        assert incident.get(key, 0) >= 0


ITEMS = [*sorted(GOLD.glob("items/*.csv")), *sorted(UNSEEN.glob("items/*.csv"))]


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_items(path):
    """What is wrong is named by its line and column: the text of unseen items is not to be seen."""
    assert path.stem in languages.codes()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = []
    for line, row in enumerate(rows, start=2):
        written = [row[key] for key in ("published", "date", "date_end")]
        days = [dt.date.fromisoformat(day) for day in written if day and day != "unknown"]
        checks = {
            "type": row["type"] == "-" or set(row["type"].split("|")) <= TYPES,
            "place": all(name in row["text"] for name in row["place"].split("|")),
            "date": row["date"] in ("", "unknown") or len(days) >= 2,
            "date_end": not row["date_end"] or days[1] <= days[2],
            "status": row["status"] in {"", *STATUS},
            "text": "\n" not in row["text"].strip(),
        }
        wrong += [(line, column) for column, right in checks.items() if not right]
    assert wrong == []
    assert len(rows) >= 80
    assert len({row["text"] for row in rows}) == len(rows)
