"""Which countries a report tells of: the names of places in each, and what else speaks for one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.gazetteer.index import PRIMARY, Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.choose import to_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place

# A report tells of one country if it has so many names there, which are such a share of all.
_FEWEST, _MOST = 3, 0.75
KNOWN = 100_000  # people of a town that needs no country beside it
UNITS = frozenset({"country", "admin1", "area"})


class CountriesTold:
    """Counts the names of a report by country; those of countries and peoples apart."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.local: dict[str, set[str]] = defaultdict(set)
        self.named: set[str] = set()
        self.known: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            place, key = mention.place, normalise(mention.toponym.text)
            if place is None or place.country is None:
                continue
            if mention.toponym.kind != "place" or mention.is_country:
                self.named.add(place.country)
                continue
            self.local[place.country].add(key)
            if place.precision in UNITS or place.population >= KNOWN:
                self.known[place.country].add(key)

    def speaks_for(self, country: str, key: str) -> bool:
        """Whether anything but a name, and other small places that may be taken wrongly too, is there."""
        return country in self.named or bool(self.known[country] - {key})

    def home_without(self, key: str) -> tuple[str, int] | None:
        """The one country that all but a name tell of, and how many names are there."""
        counts = {country: len(names - {key}) for country, names in self.local.items()}
        if not counts:
            return None
        country = max(sorted(counts), key=counts.__getitem__)
        names = counts[country]
        return None if names < _FEWEST or names < _MOST * sum(counts.values()) else (country, names)

    def only(self) -> str | None:
        """The one country that is told of at all."""
        told = self.named | self.local.keys()
        return next(iter(told)) if len(told) == 1 else None


def country_place(code: str) -> Place | None:
    """A country as a place, by its ISO 3166-1 alpha-2 code.

    Examples
    --------
    >>> country_place("SY").name
    'Syria'
    """
    index = Index.open()
    row = index.country_row(code)
    return None if row is None else to_place(index, [index.candidate(row, PRIMARY)], [1.0])
