"""Whether two things that a report tells may have been in one place, and at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import UNLISTED
from geomap.extraction.settled import SURE
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from geomap.extraction.intervals import Interval
    from geomap.extraction.settled import Assigned

TOLL = "casualty_toll"
_BELOW = frozenset({"site", "town", "near", "admin2", "admin1"})
_INSIDE_KM = 10.0
_KIND_WORD = 4  # letters, with the space before it
# Tiers of days that the text does not tell of the event itself, and those that it has from another one too.
GUESSED = frozenset({"publication", "none", "reporting"})
PASSED_ON = GUESSED | {"event before"}


def same_place(one: Assigned, two: Assigned) -> bool:
    """May they have been in one place: the same, or one told more exactly than the other?"""
    if one.mention is None or two.mention is None:
        return one.mention is two.mention
    a, b = one.mention.place, two.mention.place
    if UNLISTED in (one.mention.toponym.kind, two.mention.toponym.kind):
        # Two villages that no gazetteer has share the point of their province, and are two.
        same = one.mention.toponym.text.casefold() == two.mention.toponym.text.casefold()
        return same or (one.event.type == two.event.type and _lies_in(one, two))
    if a is None or b is None:
        return one.mention.toponym.text.casefold() == two.mention.toponym.text.casefold()
    if a.id == b.id:
        return True
    if one.event.type == two.event.type and is_told_below(one, two):
        return True
    # "in Idlib province", then "in the town of Binnish": told more exactly.
    coarse, fine = sorted((a, b), key=lambda place: -place.radius_km)
    if coarse is a and one.in_heading and one.event.type == two.event.type:
        if coarse.precision == "country":
            return coarse.country == fine.country  # a headline names the country only
        if coarse.precision == "area":  # or the part of the world
            return distance_km(a.lon, a.lat, b.lon, b.lat) <= a.radius_km
    return (
        coarse.precision in ("admin1", "admin2")
        and coarse.country == fine.country
        and coarse.admin1 == fine.admin1
        and (coarse.precision == "admin1" or coarse.admin2 == fine.admin2)
    )


def is_told_below(head: Assigned, two: Assigned) -> bool:
    """Does the text tell where in its province what a headline puts at a town that may stand for it was?

    "Floods in Kano kill seven", and below it "Rogo district in Kano state", with as many dead; or just
    "Kano state".
    """
    if not head.in_heading or two.in_heading or head.mention is None or two.mention is None:
        return False
    a, b = head.mention.place, two.mention.place
    if a is None or b is None or a.precision != "town" or b.precision not in _BELOW:
        return False
    if two.place_tier not in SURE or a.country != b.country or not a.admin1 or a.admin1 != b.admin1:
        return False
    unit = normalise(a.admin1)
    if not any(normalise(name) in unit for name in (a.name, head.mention.toponym.text)):
        return False
    dead, others = ({f.value for f in item.figures if f.field == "dead"} for item in (head, two))
    if dead and others and dead.isdisjoint(others):
        return False
    if b.precision == "admin1":  # if a word for its kind says so
        return len(two.mention.toponym.text) >= len(head.mention.toponym.text) + _KIND_WORD
    # A district around the town, and what lies inside it, tell of the town itself.
    if b.precision == "admin2" and a.admin2:
        return normalise(a.admin2) != normalise(b.name)
    return distance_km(a.lon, a.lat, b.lon, b.lat) > max(_INSIDE_KM, b.radius_km)


def _lies_in(one: Assigned, two: Assigned) -> bool:
    """Is one told of a town, the other of a place in it that no gazetteer has, and not both with a day?"""
    a, b = one.mention, two.mention
    if a is None or b is None or a.place is None or b.place is None or a.place.id != b.place.id:
        return False
    kinds = {a.toponym.kind, b.toponym.kind}
    if UNLISTED not in kinds or len(kinds) == 1 or one.listed or two.listed:
        return False
    town = a if a.toponym.kind != UNLISTED else b
    again = one.date_tier in GUESSED or two.date_tier in PASSED_ON
    return town.precision in ("town", "near", "site") and (one.in_heading or again)


def same_time(one: Assigned, two: Assigned) -> bool:
    """May they have been on one day? Of a day that is only guessed the text says nothing against it."""
    if one.interval is None or two.interval is None:
        return True
    if one.event.type == two.event.type == TOLL and one.interval.first != two.interval.first:
        return False  # sums over other spans
    if overlap(one.interval, two.interval):
        return True
    return one.date_tier in GUESSED or two.date_tier in GUESSED


def overlap(a: Interval, b: Interval) -> bool:
    """Have two intervals a day in common?"""
    return a.first <= b.last and b.first <= a.last
