"""What the words of a table's column of types mean: types of geomap, of the user, of other data sets."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources

from geomap import taxonomy
from geomap.sources import headers


def type_of(text: str, own: dict[str, str]) -> str:
    """Our type for a table's word; the word itself where we have none.

    Examples
    --------
    >>> type_of("Airstrikes", {}), type_of("Battles", {"battles": "armed_clash"}), type_of("Fair", {})
    ('air_strike', 'armed_clash', 'Fair')
    """
    plain = text.strip()
    if not plain:
        return taxonomy.OTHER
    if plain.casefold() in own:
        return own[plain.casefold()]
    known = _by_label(taxonomy.own_types())
    word = headers.normal(plain)
    # "Airstrikes" is "Air strike".
    return known.get(word) or known.get(_bare(word)) or known.get(_bare(word).removesuffix("s")) or plain


@lru_cache(maxsize=8)
def _by_label(_own: taxonomy.OwnTypes | None) -> dict[str, str]:
    """Types by key and label, for the user's own types that are in use."""
    found = {headers.normal(kind.label): key for key, kind in taxonomy.types().items()}
    found |= {key: key for key in taxonomy.types()}
    return {_bare(word): key for word, key in found.items()} | found


def _bare(word: str) -> str:
    return word.replace("_", "")


@cache
def crosswalk() -> dict[str, dict[str, str]]:
    """Words of other data sets' columns to ours: header, then case-folded value."""
    text = resources.files("geomap.sources").joinpath("crosswalk.csv").read_text("utf-8")
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["header"], {})[row["value"].casefold()] = row["ours"]
    return found
