"""From a ranking of candidates to a `Place` with its precision, radius, score and runners-up."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.gazetteer.index import KINDS, NOWHERE, SITE_KINDS, Candidate, Index
from geomap.gazetteer.names import loose, normalise
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR_KM = 25.0
# More candidates of a name than these never win without a country that is given.
MOST = 20
_HINT_AGAINST = 4.0
_BARE = 1.25
ALTERNATIVES = 3
# Chance below which a runner-up is not worth a mention.
_UNLIKELY = 0.005
# Chance from which the radius must hold what is meant in one case of ten.
_POSSIBLE = 0.1
_HALF = 0.5
# Chance from which a province is meant about as often as the town that it is named for; how far into it
# the radius then reaches, as a share of the province's own, and at most: as for a point of which nothing
# says whether it stands for a province.
_OFTEN = 0.3
_INTO_PROVINCE = 0.75
_FARTHEST_KM = 100.0
_TOWN = KINDS.index("town")
_ALTERNATE = 2  # `Candidate.form` of a name that is not the place's own
# A city with this share of the people of its unit is meant by a name that is not the unit's own.
_CITY_SHARE = 0.2
# Letters of a skeleton below which names share it by chance.
_SKELETON = 3
_UNITS = {"admin1": ("admin1", "admin2"), "admin2": ("admin2", "admin1")}


class Box(NamedTuple):
    """Bounding box in degrees; `west` may exceed `east` across the date line."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies inside."""
        if not self.south <= lat <= self.north:
            return False
        return (
            self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        )


def as_box(within: object) -> Box | None:
    """Box of what the caller gave as `within`: four numbers, or anything with ``bounds``.

    Raises
    ------
    ValueError
        If it is neither, or not in degrees.

    Examples
    --------
    >>> as_box((34, 29, 36, 34)).holds(35.2, 31.8)
    True
    >>> as_box(None) is None
    True
    """
    if within is None:
        return None
    bounds: Any = getattr(within, "bounds", within)
    try:
        west, south, east, north = (float(value) for value in bounds)
    except (TypeError, ValueError):
        raise ValueError(
            f"within is {within!r}; give (west, south, east, north) in degrees or a shapely geometry"
        ) from None
    if not (-90 <= south <= north <= 90 and -180 <= west <= 360 and -180 <= east <= 360):
        raise ValueError(
            f"within is {within!r}; it must be west, south, east, north in degrees, in that order"
        )
    return Box(west, south, east, north)


def country_numbers(index: Index, codes: str | Sequence[str] | None, option: str) -> frozenset[int]:
    """Numbers of the countries that an option names.

    Raises
    ------
    ValueError
        If a code is no country of the gazetteer.
    """
    if not codes:
        return frozenset()
    numbers = set()
    for code in [codes] if isinstance(codes, str) else codes:
        number = index.country_number(code)
        if number is None:
            found = index.lookup(code)
            number = found[0].country if found and found[0].kind == 0 else None
        if number is None:
            raise ValueError(f"{option} has {code!r}; use ISO 3166-1 codes of two letters, e.g. 'SY'")
        numbers.add(number)
    return frozenset(numbers)


def narrow(
    index: Index,
    candidates: Sequence[Candidate],
    *,
    hint: str | None = None,
    countries: frozenset[int] = frozenset(),
    box: Box | None = None,
) -> tuple[Candidate, ...]:
    """Candidates that fit a word for their kind, countries and a box.

    ``hint`` is a key of `[place_words]`: candidates of that kind are kept where there are any; where
    there are none, a town stands for the unit that it lies in.
    """
    kept = tuple(candidates)
    if countries:
        kept = tuple(c for c in kept if c.country in countries)
    if box:
        kept = tuple(c for c in kept if box.holds(c.lon, c.lat))
    if hint is None or not kept:
        return kept[:MOST]
    # A word beside a country's name seldom turns it into a village of that name.
    everything = kept[:MOST]
    if everything[0].kind == 0:
        least = everything[0].prior - _HINT_AGAINST
        kept = tuple(c for c in kept if c.prior >= least)
    if hint in _UNITS:
        for kind in _UNITS[hint]:
            of_kind = [c for c in kept if KINDS[c.kind] == kind]
            if of_kind:
                # Written with its word, a unit's bare name is as much its own as its full name.
                of_kind = [c._replace(prior=c.prior + _BARE) if c.form == 1 else c for c in of_kind]
                return tuple(sorted(of_kind, key=lambda c: (-c.prior, c.row)))[:MOST]
        units = {}
        for c in kept if kept and KINDS[kept[0].kind] == "town" else ():
            row = c.admin1 if hint == "admin1" else c.admin2
            if KINDS[c.kind] == "town" and row != NOWHERE and row not in units:
                units[row] = index.candidate(row, 1)._replace(prior=c.prior)
        return tuple(units.values()) or everything
    if hint == "country":
        return tuple(c for c in kept if c.kind == 0)[:MOST] or everything
    if hint == "town":
        return tuple(c for c in kept if KINDS[c.kind] == "town")[:MOST] or everything
    if hint == "area":
        return tuple(c for c in kept if KINDS[c.kind] not in ("town", "admin2"))[:MOST] or everything
    if hint == "site":
        return tuple(c for c in kept if KINDS[c.kind] in SITE_KINDS)[:MOST] or everything
    return everything


def to_place(
    index: Index,
    candidates: Sequence[Candidate],
    chances: Sequence[float],
    *,
    near: bool = False,
    alternatives: bool = True,
    bare_provinces: bool = False,
) -> Place:
    """Place of the first candidate.

    ``near`` says that the name is that of something in or beside the place (an airport, a field), so
    a town gets the precision ``near``; ``bare_provinces`` that provinces are often named without the word
    for their kind.
    """
    row, score = candidates[0].row, round(chances[0], 3)
    if not alternatives or len(candidates) == 1 or chances[1] < _UNLIKELY:
        return _place(index, row, score, near)
    reach = 0.0
    if candidates[0].kind == _TOWN:
        reach = _reach_km(index, candidates, chances, bare_provinces=bare_provinces)
    others = [
        _place(index, c.row, round(p, 3), False)
        for c, p in zip(candidates[1 : 1 + ALTERNATIVES], chances[1 : 1 + ALTERNATIVES], strict=True)
        if p >= _UNLIKELY
    ]
    (
        ident, name, lon, lat, kind, country, admin1, admin2, precision, radius, score, people, _, capital, _,
    ) = _place(index, row, score, near)  # fmt: skip
    return Place(
        ident, name, lon, lat, kind, country, admin1, admin2, precision, max(radius, reach), score, people,
        tuple(others), capital,
    )  # fmt: skip


def _reach_km(
    index: Index, candidates: Sequence[Candidate], chances: Sequence[float], *, bare_provinces: bool
) -> float:
    """How far a town's radius must reach to hold what else the name may mean around it.

    Where a town shares its name with the district or province that it lies in, and no word says which is
    meant, the radius reaches beyond the middle of that unit, by as much again (half of the unit's own at
    most), since sources differ in where they put it, but no further than *near* does; a town of the same
    name nearby lies inside. In languages that name provinces barely (Ma'an, Taiz: of such names in Arabic
    posts of IDRISI two in three are the province's) the radius reaches over most of a likely one.
    """
    town, reach = candidates[0], 0.0
    for other, chance in zip(candidates[1 : 1 + ALTERNATIVES], chances[1 : 1 + ALTERNATIVES], strict=False):
        if chance < _POSSIBLE:
            continue
        if other.row in (town.admin1, town.admin2):
            gap = distance_km(town.lon, town.lat, other.lon, other.lat)
            extent = index.precision(other.row)[1]
            reach = max(reach, min(NEAR_KM, gap + min(gap, _HALF * extent)))
            if bare_provinces and chance >= _OFTEN and KINDS[other.kind] == "admin1":
                reach = max(reach, min(_FARTHEST_KM, gap + _INTO_PROVINCE * extent))
        elif other.kind == _TOWN and other.country == town.country:
            gap = distance_km(town.lon, town.lat, other.lon, other.lat)
            reach = max(reach, gap if gap <= NEAR_KM else 0.0)
    return float(math.ceil(reach))


@lru_cache(maxsize=1 << 15)
def _place(index: Index, row: int, score: float, near: bool) -> Place:
    precision, radius = index.precision(row)
    if near and precision == "town":
        precision, radius = "near", max(NEAR_KM, radius)
    admin1, admin2 = index.units(row)
    lon, lat = index.point(row)
    return Place(
        index.id(row), index.name(row), lon, lat, index.kind(row), index.country(row),
        admin1, admin2, precision, radius, score, index.population(row), (), index.is_capital(row),
    )  # fmt: skip


def prefer_town(index: Index, candidates: list[Candidate], chances: list[float], hint: str | None) -> None:
    """Let a town stand before the province of the same name that it lies in, in place.

    Without a word for province the town is meant more often, and it is the sharper answer; their
    chances are pooled, since they agree about where it is.
    """
    if (
        hint not in (None, "site", "area")
        or not candidates
        or KINDS[candidates[0].kind] not in ("admin1", "admin2")
    ):
        return
    unit = candidates[0]
    for at, other in enumerate(candidates[1:], 1):
        inside = unit.row in (other.admin1, other.admin2)
        if KINDS[other.kind] == "town" and inside and other.form >= 2 and chances[at] > 0.02 * chances[0]:
            gap = math.hypot(other.lon - unit.lon, other.lat - unit.lat)
            large = unit.form == _ALTERNATE and other.population >= _CITY_SHARE * unit.population
            if not large and gap > (4.0 if _is_named_for(index, unit.row, other.row) else 1.0):
                return  # New York: the state is another thing; Иркутск is no other name of its oblast
            candidates.insert(0, candidates.pop(at))
            chances.insert(0, chances.pop(at) + chances[0])
            return


@lru_cache(maxsize=1 << 12)
def _is_named_for(index: Index, unit: int, town: int) -> bool:
    """Whether the name of a unit holds that of a town, as either may be spelt: Medina Region and Madinah."""
    inner, outer = normalise(index.name(town)), normalise(index.name(unit))
    if inner in outer:
        return True
    skeleton = loose(inner)
    return len(skeleton) >= _SKELETON and any(loose(word) == skeleton for word in (outer, *outer.split()))
