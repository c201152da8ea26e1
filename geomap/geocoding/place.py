"""What geocoding returns: a place with its precision, and a toponym found in a text."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A resolved place.

    ``lon`` and ``lat`` are degrees (WGS 84); ``kind`` is what the gazetteer calls the place
    (country, admin1, admin2, town, area, site, ...); ``precision`` is a value of the place scale
    of ``precision.csv``; the true location lies within ``radius_km`` in at least 9 of 10 cases;
    ``score`` is in [0, 1]. ``alternatives`` are the runners-up, best first, each without
    runners-up of its own. ``capital``: the seat of a country's government, which news names for it.
    ``instead``: the name itself is not known, and this is the unit or town that it is said to lie in.
    """

    id: str
    name: str
    lon: float
    lat: float
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: str
    radius_km: float
    score: float
    population: int = 0
    alternatives: tuple[Place, ...] = ()
    capital: bool = False
    instead: bool = False


class Toponym(NamedTuple):
    """A place name in a text: ``text[start:end]``, and what it resolves to (None: unresolved).

    ``kind`` is ``"place"`` or ``"demonym"`` (Syrian, Ukrainian: names a people or a thing by
    its country and is no location); in extraction also ``"unlisted"``: a place that the gazetteer
    lacks, at the point of the unit that it lies in. ``score`` in [0, 1] is how sure it is that the span
    names a place at all; ``place.score`` is how sure it is that it is this place.
    """

    start: int
    end: int
    text: str
    kind: str
    place: Place | None
    score: float = 1.0


def shown(place: Place) -> str:
    """A place in a few words, as suggestions have it."""
    inside = place.admin1 if place.kind != "admin1" else None
    words = [word for word in (place.kind, inside, place.country) if word]
    return f"{place.name} ({', '.join(words)})"
