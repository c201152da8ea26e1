"""The places that the project adds to the gazetteer: supplement.csv and towns.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from geomap.gazetteer import meta
from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km

SUPPLEMENT = Path(meta.__file__).with_name("supplement.csv")
TOWNS = Path(meta.__file__).with_name("towns.csv")
# Far from any town of the country that they are in or claimed by: ice, deserts, uninhabited islands.
REMOTE_KM = {"antarctica": 3e4, "senkaku": 160, "galwan": 90, "grand-ethiopian-dam": 130, "khurais": 115,
             "trebil": 125, "zohr-field": 130, "k2": 90, "denali": 100, "aconcagua-mount": 120, "elbrus": 70,
             "paektu": 70}  # fmt: skip
# Sharp points of these kinds reach no further than this; a field or a border gate may be long.
MOST_KM = {
    "crossing": 15,
    "camp": 60,
    "airport": 6,
    "base": 15,
    "dam": 10,
    "plant": 6,
    "port": 6,
    "field": 130,
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.open()


def test_every_name_of_the_supplement_finds_it(index: Index) -> None:
    missing = []
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            for name in filter(None, (entry["name"], *entry["names"].split("|"))):
                ids = [index.id(c.row) for c in index.lookup(name)]
                if f"geomap:{entry['id']}" not in ids and f"geonames:{entry['id']}" not in ids:
                    missing.append(f"{entry['id']}: {name}")
    assert not missing


def test_supplement_is_sound() -> None:
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        entries = list(csv.DictReader(lines))
    assert len(entries) >= 250
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["kind"] in KINDS, entry
        assert -180 <= float(entry["lon"]) <= 180
        assert -90 <= float(entry["lat"]) <= 90
        assert float(entry["radius_km"]) >= 1
        assert entry["source"]
        assert entry["country"] == "" or len(entry["country"]) == 2


def test_supplement_lies_in_the_countries_that_it_states(index: Index) -> None:
    lon, lat = np.radians(index.columns["lon"]), np.radians(index.columns["lat"])
    towns = np.asarray(index.columns["kind"]) == KINDS.index("town")
    wrong = []
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            if not entry["country"]:
                continue
            x, y = np.radians(float(entry["lon"])), np.radians(float(entry["lat"]))
            own = towns & (np.asarray(index.columns["country"]) == index.country_number(entry["country"]))
            cosine = np.sin(y) * np.sin(lat[own]) + np.cos(y) * np.cos(lat[own]) * np.cos(lon[own] - x)
            gap = float(6371 * np.arccos(np.clip(cosine, -1, 1)).min(initial=np.pi))
            reach = REMOTE_KM.get(entry["id"], 60) + float(entry["radius_km"])
            if gap > reach:
                wrong.append((entry["id"], entry["country"], round(gap)))
    assert wrong == []


def test_supplement_is_as_sharp_as_its_kinds_and_repeats_no_town(index: Index) -> None:
    wide, twins = [], []
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            radius, spot = float(entry["radius_km"]), (float(entry["lon"]), float(entry["lat"]))
            if radius > MOST_KM.get(entry["kind"], 1e4):
                wide.append((entry["id"], radius))
            if entry["kind"] not in MOST_KM:
                continue
            # The gazetteer's own place of that very name, in that country and near, would be the same one.
            for c in index.lookup(entry["name"], country=entry["country"] or None, vary=False):
                near = distance_km(*spot, c.lon, c.lat) <= max(25.0, 2 * radius)
                if near and not index.id(c.row).endswith(f":{entry['id']}") and c.form == 3:
                    twins.append((entry["id"], index.id(c.row)))
    assert wide == []
    assert twins == []


def test_every_name_of_the_towns_finds_one_in_its_country(index: Index) -> None:
    with TOWNS.open(encoding="utf-8", newline="") as lines:
        entries = list(csv.DictReader(lines))
    assert len(entries) >= 300
    missing = []
    for entry in entries:
        for name in filter(None, (entry["name"], *entry["names"].split("|"))):
            rows = [c.row for c in index.lookup(name, country=entry["country"])]
            spots = [index.point(row) for row in rows if index.kind(row) == "town"]
            if (float(entry["lon"]), float(entry["lat"])) not in spots:
                missing.append((entry["country"], name))
    assert missing == []


def test_towns_lie_nearer_to_their_own_country_and_are_no_towns_of_the_cities(index: Index) -> None:
    """A sign or a pair swapped would put them far away: half of the way to anywhere is a slip."""
    lon, lat = np.radians(index.columns["lon"]), np.radians(index.columns["lat"])
    country, kinds = np.asarray(index.columns["country"]), np.asarray(index.columns["kind"])
    cities = (kinds == KINDS.index("town")) & (np.asarray(index.columns["radius"]) == 0)
    far, twice = [], []
    with TOWNS.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            x, y = np.radians(float(entry["lon"])), np.radians(float(entry["lat"]))
            cosine = np.sin(y) * np.sin(lat) + np.cos(y) * np.cos(lat) * np.cos(lon - x)
            gaps = 6371 * np.arccos(np.clip(cosine, -1, 1))
            own = cities & (country == index.country_number(entry["country"]))
            if gaps[own].min() > 380:  # Madama, Djado: in the middle of the Sahara
                far.append((entry["country"], entry["name"], round(float(gaps[own].min()))))
            names = {normalise(name) for name in (entry["name"], *entry["names"].split("|"))}
            twin = int(np.where(own, gaps, 1e9).argmin())
            if gaps[twin] < 10 and normalise(index.name(twin)) in names:
                twice.append((entry["country"], entry["name"], index.id(twin)))
    assert far == []
    assert twice == []


@pytest.mark.parametrize(
    ("name", "country", "unit"),
    [
        ("Kitshanga", "CD", "North Kivu"), ("Tawila", "SD", "Northern Darfur"), ("Nasir", "SS", "Upper Nile"),
        ("Barsalogho", "BF", "Centre-Nord"), ("Palma", "MZ", "Cabo Delgado"), ("Hsipaw", "MM", "Shan"),
        ("مدينة طويلة", "SD", "Northern Darfur"), ("Tyne and Wear", "GB", None), ("Kabylie", "DZ", None),
        ("Jabal al-Zawiya", "SY", None), ("جبل الزاوية", "SY", None), ("Лозівський район", "UA", None),
    ],
)  # fmt: skip
def test_what_the_lists_of_cities_and_units_lack_is_found(
    index: Index, name: str, country: str, unit: str | None
) -> None:
    first = index.lookup(name, country=country)[0].row
    assert index.country(first) == country
    if unit is not None:
        assert unit in (index.units(first)[0] or ""), index.units(first)


@pytest.mark.parametrize(
    "name",
    [
        "Sahel", "Darfur", "Kivu", "Tigray", "Rakhine", "Kashmir", "Mindanao", "Chiapas", "Cauca",
        "Darién Gap", "Essequibo", "Transnistria", "Abkhazia", "Nagorno-Karabakh", "Donbas",
        "Crimea", "Cabo Delgado",
        "South China Sea", "Taiwan Strait", "Strait of Hormuz", "Gulf of Aqaba", "Sea of Azov",
        "Rafah crossing", "Bab al-Hawa crossing", "Wagah crossing", "Islam Qala crossing",
        "Zaatari camp", "Kutupalong refugee camp", "Zamzam camp", "Khan Younis refugee camp",
        "Kakhovka Dam", "Mosul Dam", "Grand Ethiopian Renaissance Dam", "Atatürk Dam",
        "Zaporizhzhia Nuclear Power Plant", "Bushehr Nuclear Power Plant", "Leningrad Nuclear Power Plant",
        "Ben Gurion Airport", "Sheremetyevo International Airport", "Khmeimim Air Base", "Nevatim Airbase",
        "South Pars gas field", "Leviathan gas field", "Al-Tanf",
    ],
)  # fmt: skip
def test_places_of_the_world_s_crises_are_known(index: Index, name: str) -> None:
    found = index.lookup(name)
    assert found, name
    assert index.name(found[0].row)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Petra", "site"), ("Machu Picchu", "site"), ("Angkor Wat", "site"), ("أهرامات الجيزة", "site"),
        ("Mount Etna", "mountains"), ("Mount Merapi", "mountains"), ("Popocatépetl", "mountains"),
        ("Эверест", "mountains"), ("Atlas Mountains", "mountains"), ("جبل مرة", "mountains"),
        ("Mississippi River", "river"), ("River Thames", "river"), ("黄河", "river"),
        ("річка Оскіл", "river"),
        ("Lake Erie", "lake"), ("Chesapeake Bay", "sea"), ("Noto Peninsula", "area"),
    ],
)  # fmt: skip
def test_mountains_rivers_and_famous_sites_are_known(index: Index, name: str, kind: str) -> None:
    assert index.kind(index.lookup(name)[0].row) == kind
