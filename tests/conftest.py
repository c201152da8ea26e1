"""What tests on all floors share."""

from __future__ import annotations

import os
from pathlib import Path

import nominatim as nominatim_server
import pytest
from asked_online import AGENT, Time
from villages import VILLAGES

from geomap.geocoding.place import Place

ROOT = Path(__file__).parents[1]

# What a developer added to the gazetteer at home is nothing to the tests.
os.environ["GEOMAP_DATA"] = os.devnull

# Enough of the world for tests that are not about the gazetteer.
_WORLD = {
    "erbil": Place("t:1", "Erbil", 44.01, 36.19, "town", "IQ", "Erbil", None, "town", 5.0, 0.9),
    "idlib": Place("t:2", "Idlib", 36.63, 35.93, "admin1", "SY", "Idlib", None, "admin1", 60.0, 0.8),
    "iraq": Place("t:3", "Iraq", 43.7, 33.2, "country", "IQ", None, None, "country", 480.0, 0.95),
    "syria": Place("t:4", "Syria", 38.5, 35.0, "country", "SY", None, None, "country", 380.0, 0.95),
    "sinjar": Place("t:5", "Sinjar", 41.87, 36.32, "admin2", "IQ", "Nineveh", None, "admin2", 30.0, 0.7),
}


class SmallWorld:
    """A gazetteer of a few places that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, str | None, str | None]] = []

    def locate(self, names, *, country=None, admin1=None, admin2=None, bias=None, **_):
        def each(value):
            return value if isinstance(value, list) else [value] * len(names)

        found = []
        for query in zip(names, each(country), each(admin1), each(admin2), strict=True):
            self.asked.append(query)
            place = _WORLD.get(query[0].lower())
            fits = place is not None and query[1] in (None, place.country)
            found.append(place if fits else None)
        return found


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch) -> SmallWorld:
    """The gazetteer replaced by a `SmallWorld`."""
    import geomap.geocoding
    from geomap.sources import countries

    world = SmallWorld()
    monkeypatch.setitem(vars(geomap.geocoding), "locate", world.locate)
    countries._by_gazetteer.cache_clear()
    yield world
    countries._by_gazetteer.cache_clear()


@pytest.fixture
def read_text(tmp_path: Path, small_world: SmallWorld):
    """A function that reads the text of a table, and returns its frame and its problems."""
    import geomap

    def read(text: str | bytes, name: str = "table.csv", **options):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        problems = []
        return geomap.read(path, problems=problems, **options), problems

    return read


@pytest.fixture
def nominatim():
    """A `Server` that answers as Nominatim does."""
    server = nominatim_server.Server()
    server.result = nominatim_server.result
    yield server
    server.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a gazetteer of one's own, empty."""
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "gazetteer"


@pytest.fixture
def syria(tmp_path: Path) -> Path:
    """A dump of a country."""
    path = tmp_path / "SY.txt"
    path.write_text("".join(VILLAGES), "utf-8")
    return path


@pytest.fixture
def watch():
    """A clock that moves only when somebody sleeps."""
    return Time()


@pytest.fixture
def online(nominatim, tmp_path, watch):
    """A function that makes a geocoder on the server; closed at the end."""
    from geomap.geocoding import Online

    made = []

    def make(service="nominatim", **options):
        options = {"user_agent": AGENT, "url": nominatim.url, "cache": tmp_path / "cache", **options}
        made.append(Online(service, clock=watch, sleep=watch.sleep, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()
