"""Which of the names that other languages have for provinces and districts lead to them.

Many a unit is called by a word (*Marche*, *Norte*, صباح), or as its neighbour or capital is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.gathered import KNOWN_BY_ALL, MAJOR, frequent_words
from geomap.gazetteer.index import ALTERNATE, DERIVED, PRIMARY
from geomap.gazetteer.names import normalise
from geomap.gazetteer.raw_names import UNIT_AFTER, is_junk, is_latin, short_unit_names
from geomap.gazetteer.unit_names import unit_names, without_unit_word

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.gazetteer.gathered import Gathered

# What is so frequent (Zipf) in a language is a word there, whoever calls a province so: Marche, Norte, صباح.
# It may be frequent for the sake of the place where that is large (Kalifornien).
_WORD, _WORD_IN_ENGLISH, _WORD_FOR_SURE, _WORD_UNCASED, _SHORT_WORD = 4.0, 3.0, 4.5, 3.5, 3.0
_LARGE = 3_000_000
# A name that the seat of a unit shares: letters at least, by how many it may be longer, how alike it is.
_MIDST = 2.0  # degrees
_LEAST_LENT, _LENGTHS, _SPELT_ALIKE = 4, 1, 0.75
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\uffff]")  # of scripts in which a name is few letters
_CITY = 100_000
_ARTICLE = "ال"  # of Arabic, with which the names of towns are written in texts
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


def add_unit_names(places: Gathered, node_modules: Path) -> None:
    """Names of provinces and districts in other languages than English."""
    words = {
        language: {normalise(word): zipf for word, zipf in frequent_words(language, _SHORT_WORD).items()}
        for language in _WRITTEN
    }
    sides = _words_for_sides()
    listed = list(unit_names(node_modules))
    called_so = defaultdict(set)
    for code, name, language in listed:
        called_so[code, normalise(name)].add(language)
    seats = _Seats(places)
    for code, name, language in listed:
        row = places.by_id.get(f"geonames:{code}")
        key = normalise(name)
        if row is None or is_junk(name) or (len(key) < 3 and key.isascii()):
            continue
        known = places.names.get(key, {})
        if is_latin(name) and row in known:
            continue
        if any(_is_rival(places, row, other) for other in known):
            continue  # such lists hold names of the unit next door here and there
        if sides.issuperset(key.split()):
            continue  # "the south-western region" is told of every country
        # The text's own words for units are known; the name is what stands before them.
        bare = short_unit_names(name) if is_latin(name) and UNIT_AFTER.search(key) else ()
        if any(row in places.names.get(normalise(short), ()) for short in bare):
            continue
        zipfs = {of: table[key] for of, table in words.items() if key in table}
        towns = [one for one in known if row in (places.rows[one]["admin1"], places.rows[one]["admin2"])]
        form = PRIMARY if language in MAJOR and language != "en" else ALTERNATE
        if zipfs and not any(places.rows[town]["population"] >= KNOWN_BY_ALL for town in towns):
            people = places.rows[row]["population"]
            if not language or code[:2] in (language.upper(), *_SPOKEN_IN.get(language, "").split()):
                form = DERIVED if max(zipfs.values()) >= _WORD else form
            elif _is_word_elsewhere(name, zipfs, called_so[code, key], people):
                continue
        if is_latin(name) and language not in MAJOR and form != DERIVED:
            places.rare.append((row, name))
            continue
        if form != DERIVED:
            seats.lend(row, name, form)
        own = min(form, ALTERNATE) if towns else form  # they have the name as well, and no more than that
        places.call(row, name, own, count=False)
        for short in (without_unit_word(name), *short_unit_names(name)):
            short_key = normalise(short)
            if short_key and short not in _SIDES_UNSPACED and not any(
                table.get(short_key, 0.0) >= _WORD for table in words.values()
            ):  # fmt: skip
                places.call(row, short, DERIVED)
                seats.lend(row, short, form)


class _Seats:
    """The towns that units are called after, which are called as these are: *Taskent* is no region only."""

    def __init__(self, places: Gathered) -> None:
        self.places = places
        self.of_unit: dict[int, int] = {}
        called: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
        for row, one in enumerate(places.rows):
            if one["kind"] in ("admin1", "admin2"):
                for key in {normalise(short) for short in (one["name"], *short_unit_names(one["name"]))}:
                    called[one["country"], key].append(row)
        for row, town in enumerate(places.rows):
            if town["kind"] != "town":
                continue
            for unit in called.get((town["country"], normalise(town["name"])), ()):
                known = self.of_unit.get(unit)
                fewer = known is None or places.rows[known]["population"] < town["population"]
                if fewer and self._is_seat(town, unit):
                    self.of_unit[unit] = row
        self.keys: defaultdict[int, list[str]] = defaultdict(list)
        seats = set(self.of_unit.values())
        for key, rows in places.names.items():
            for row in seats.intersection(rows):
                self.keys[row].append(key)

    def _is_seat(self, town: dict[str, Any], unit: int) -> bool:
        """Whether a town of the name lies in a unit, or in its midst as a unit of its own (Moscow)."""
        if unit in (town["admin1"], town["admin2"]):
            return True
        one = self.places.rows[unit]
        near = abs(one["lat"] - town["lat"]) + abs(one["lon"] - town["lon"]) < _MIDST
        return bool(one["kind"] == "admin1" and near and town["population"] >= KNOWN_BY_ALL)

    def lend(self, unit: int, name: str, form: int) -> None:
        """Give the seat of a unit the name of that, if it is spelt as one that the seat has."""
        seat, key = self.of_unit.get(unit), normalise(name)
        if seat is None or len(key) < _LEAST_LENT or _UNSPACED.match(key):
            return
        if self.places.rows[seat]["population"] < _CITY:
            form = min(form, ALTERNATE)  # a village is not what the world means by a name
        if seat in self.places.names.get(f"{_ARTICLE}{key}", ()):
            return
        known = seat in self.places.names.get(key, ())
        if known or any(_are_alike(own, key) for own in self.keys[seat]):
            self.places.call(seat, name, form, count=False)


def _are_alike(one: str, other: str) -> bool:
    """Whether two keys are one name in two spellings."""
    if abs(len(one) - len(other)) > _LENGTHS or one.count(" ") != other.count(" "):
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SPELT_ALIKE


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


def _is_rival(places: Gathered, row: int, other: int) -> bool:
    """Whether another place of the country has a better claim to a name: a unit, or a city elsewhere."""
    one, two = places.rows[row], places.rows[other]
    if other == row or one["country"] != two["country"]:
        return False
    if two["kind"] in ("admin1", "admin2"):
        return row not in (two["admin1"], two["admin2"]) and other not in (one["admin1"], one["admin2"])
    return two["kind"] == "town" and two["population"] >= KNOWN_BY_ALL and row not in (
        two["admin1"], two["admin2"],
    )  # fmt: skip
