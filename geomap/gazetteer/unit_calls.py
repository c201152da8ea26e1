"""Which of the names that other languages have for provinces and districts lead to them.

Many a unit is called by a word (*Marche*, *Norte*, صباح), or as its neighbour or capital is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.gazetteer.gathered import KNOWN_BY_ALL, MAJOR, frequent_words
from geomap.gazetteer.index import ALTERNATE, DERIVED, PRIMARY
from geomap.gazetteer.names import normalise
from geomap.gazetteer.raw_names import UNIT_AFTER, is_junk, is_latin, short_unit_names
from geomap.gazetteer.unit_names import unit_names, without_unit_word
from geomap.gazetteer.unit_seats import Seats

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.gazetteer.gathered import Gathered

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
    seats = Seats(places)
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
