"""Near spellings of a name among the places of one country, for suggestions."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.gazetteer.index import Index
from geomap.gazetteer.names import loose, normalise
from geomap.geocoding.choose import to_place

if TYPE_CHECKING:
    from geomap.geocoding.place import Place

_LEAST = 0.7  # ratio of difflib; below it names only look alike by chance
_COMPARED = 60


def near_spellings(name: str, *, country: str, count: int = 3) -> list[Place]:
    """Places of a country whose names look like a name, best first.

    Parameters
    ----------
    name
        As written.
    country
        ISO 3166-1 alpha-2.
    count
        Most places to return.

    Returns
    -------
    list of Place
        Scores are how alike the names are (difflib's ratio), not how likely the place is. Empty where
        nothing looks like it, and for a country that the gazetteer does not know.

    Examples
    --------
    >>> near_spellings("Mariupoll", country="UA")[0].name, near_spellings("Halepp", country="SY")[0].name
    ('Mariupol', 'Aleppo')
    >>> near_spellings("Xyzzyx", country="SY")
    []
    """
    index = Index.open()
    key = normalise(name)
    number = index.country_number(country)
    if not key or number is None:
        return []
    names, grams = _names(index, number)
    shared: Counter[str] = Counter()
    for gram in _bigrams(key):
        shared.update(grams.get(gram, ()))
    # Long names share much with everything.
    likely = sorted(shared, key=lambda other: (-shared[other] / (len(key) + len(other)), other))[:_COMPARED]
    skeleton = loose(key)
    scored: dict[int, float] = {}
    for other in likely:
        alike = SequenceMatcher(None, key, other).ratio()
        if skeleton and loose(other) == skeleton:
            alike = max(alike, 0.95)
        if key.startswith(f"{other} ") or key.endswith(f" {other}"):
            alike = max(alike, 0.8)
        if alike >= _LEAST:
            for row in names[other]:
                scored[row] = max(alike, scored.get(row, 0.0))
    # A town before the province of its name: it is the sharper answer.
    best = sorted(
        scored, key=lambda row: (-scored[row], index.kind(row) != "town", -index.population(row), row)
    )[:count]
    return [to_place(index, [index.candidate(row, 3)], [scored[row]]) for row in best]


@lru_cache(maxsize=8)
def _names(index: Index, number: int) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
    """Rows of a country by all their names, normalised, and the names by their pairs of letters."""
    names = index.names_in(number)
    grams: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for gram in _bigrams(name):
            grams[gram].append(name)
    return names, dict(grams)


def _bigrams(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
