"""Rows of the index while they are gathered, and what each is called."""

from __future__ import annotations

import math
import unicodedata
import zlib
from collections import defaultdict
from typing import Any

from geomap.gazetteer.index import DERIVED, NOWHERE, PLAIN
from geomap.gazetteer.names import normalise, spelling
from geomap.gazetteer.prior import importance

# So many places a name leads to at most.
MOST_PER_KEY = 120
# Countries whose names reach us through transliteration.
LOOSE_COUNTRIES = frozenset({
    "SY", "IQ", "YE", "PS", "LB", "JO", "SA", "AE", "OM", "KW", "QA", "BH", "EG", "LY", "TN", "DZ", "MA",
    "MR", "SD", "SO", "DJ", "ER", "IR", "AF", "PK", "TR", "UA", "RU", "BY", "KZ", "KG", "TJ", "TM", "UZ",
    "AM", "AZ", "GE", "BG", "RS", "MK", "IL", "TD", "ML", "NE",
})  # fmt: skip
# A town with so many people lends its unit its names even where its own is written otherwise.
KNOWN_BY_ALL = 20_000
# Languages whose names of countries any text may use; others may only as alternates.
MAJOR = "ar de en es fa fr he hi id it ja ko nl pl pt ru sv tr uk ur vi zh zh_Hant".split()  # noqa: SIM905


class Gathered:
    """Rows of the index while they are gathered, and the names of each."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.by_id: dict[str, int] = {}
        self.names: dict[str, dict[int, int]] = defaultdict(dict)
        self.spellings: set[int] = set()
        self.count: dict[int, int] = defaultdict(int)
        self.rare: list[tuple[int, str]] = []

    def add(self, key: str, name: str, kind: str, lon: float, lat: float, **more: Any) -> int:
        """Add a place and return its row; ``more`` are the columns that are not empty."""
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


def weight(places: Gathered, row: int, form: int) -> float:
    """How much a place is meant by one of its names, before any text is seen."""
    record = places.rows[row]
    return importance(record["kind"], record["population"], places.count[row], form & 3, fame=record["fame"])


def frequent_words(language: str, least: float) -> dict[str, float]:
    """Words of a language and their Zipf frequency, from ``least`` on."""
    from wordfreq import get_frequency_dict

    return {
        word: math.log10(frequency * 1e9)
        for word, frequency in get_frequency_dict(language, "best").items()
        if frequency * 1e9 >= 10**least
    }
