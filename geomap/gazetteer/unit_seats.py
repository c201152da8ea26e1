"""The towns that provinces and districts are called after, and are called as these in other languages."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.gathered import KNOWN_BY_ALL
from geomap.gazetteer.index import ALTERNATE
from geomap.gazetteer.names import normalise
from geomap.gazetteer.raw_names import short_unit_names

if TYPE_CHECKING:
    from geomap.gazetteer.gathered import Gathered

_MIDST = 2.0  # degrees of latitude and longitude together, from a city to the middle of a unit around it
# A name that the seat of a unit shares: letters at least, by how many it may be longer, how alike it is.
_LEAST_LENT, _LENGTHS, _SPELT_ALIKE = 4, 1, 0.75
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\uffff]")  # of scripts in which a name is few letters
_CITY = 100_000
_ARTICLE = "ال"  # of Arabic, with which the names of towns are written in texts


class Seats:
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
