"""Units of countries that names stand for: which holds which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import UNLISTED
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place


def holds(outer: Mention, inner: Mention) -> bool:
    """Does one name stand for a unit in which the other lies? One that no gazetteer has is no unit."""
    return outer.toponym.kind != UNLISTED and contains(outer.place, inner.place)


def contains(outer: Place | None, inner: Place | None) -> bool:
    """Is one place the country, province or district that another lies in?"""
    if outer is None or outer.precision not in ("country", "admin1", "admin2", "area"):
        return False
    if inner is None:
        return True
    if outer.precision == "country":
        return outer.country == inner.country and inner.precision != "country"
    if outer.precision == "admin1":
        return outer.country == inner.country and outer.admin1 == inner.admin1 and inner.precision != "admin1"
    if outer.country != inner.country or inner.precision not in ("site", "town", "near"):
        return False
    if outer.precision == "admin2" and outer.admin2 and inner.admin2:
        return outer.admin1 == inner.admin1 and outer.admin2 == inner.admin2
    return distance_km(outer.lon, outer.lat, inner.lon, inner.lat) <= outer.radius_km


def nested(one: Place | None, other: Place | None) -> bool:
    """Are two places the same, or is one the unit in which the other lies?"""
    if one is None or other is None:
        return False
    return one.id == other.id or contains(one, other) or contains(other, one)


def lies_within(inner: Place | None, outer: Place | None) -> bool:
    """Is one place a smaller one within the reach of another?"""
    if inner is None or outer is None or inner.country != outer.country or inner.precision == "country":
        return False
    reach = outer.radius_km - inner.radius_km
    if outer.precision == "admin1" and inner.admin1 == outer.admin1:
        return reach > 0
    return reach > 0 and distance_km(inner.lon, inner.lat, outer.lon, outer.lat) <= reach


def is_capital(place: Place | None) -> bool:
    """Whether a place is the capital of its country."""
    return bool(place and place.capital)
