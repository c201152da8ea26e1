"""Parts of a place: northern Mali, miền trung Syria. The towns in that part say where it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.outlines import EARTH_KM

if TYPE_CHECKING:
    from geomap.gazetteer.index import Index
    from geomap.geocoding.place import Place

_WORDS = {
    "north": "north", "south": "south", "east": "east", "west": "west", "northeast": "north-east",
    "northwest": "north-west", "southeast": "south-east", "southwest": "south-west", "central": "centre",
}  # fmt: skip
# A part is the outer two fifths of the extent, the centre its middle half.
_OUTER, _MIDDLE = 0.6, 0.25


def part_of(index: Index, place: Place, direction: str) -> Place:
    """The part of a country, province or region that a direction names.

    Parameters
    ----------
    index
        Where the place comes from.
    place
        The whole.
    direction
        A key of `[directions]` in the language packs.

    Returns
    -------
    Place
        Of precision ``area``, with the middle of the towns in that part and the radius that holds
        95 % of them (times 1.2); the place itself where its towns are not known.

    Examples
    --------
    >>> from geomap.gazetteer.index import Index
    >>> from geomap.geocoding import locate
    >>> syria = locate(["Syria"])[0]
    >>> part = part_of(Index.open(), syria, "north")
    >>> part.precision, part.lat > syria.lat, part.radius_km < syria.radius_km
    ('area', True, True)
    """
    if place.kind in ("town", "admin2") or direction not in _WORDS:
        return place
    # Its own name finds the row without reading the ids of all.
    rows = (candidate.row for candidate in index.lookup(place.name))
    row = next((row for row in rows if index.id(row) == place.id), None) or index.row_of(place.id)
    if row is None:
        return place
    spot = _spot(index, row, direction)
    if spot is None:
        return place
    lon, lat, radius = spot
    return place._replace(
        id=f"{place.id}/{direction}",
        name=f"{place.name} ({_WORDS[direction]})",
        lon=lon,
        lat=lat,
        kind="area",
        precision="area",
        radius_km=min(radius, place.radius_km) if place.radius_km else radius,
        admin1=place.admin1 if place.kind == "admin1" else None,
        admin2=None,
        population=0,
        alternatives=(),
    )


@lru_cache(maxsize=4096)
def _spot(index: Index, row: int, direction: str) -> tuple[float, float, float] | None:
    import numpy as np

    towns = index.members(row)
    if len(towns) < 4:
        return None
    lon, lat = index.columns["lon"][towns].astype(float), index.columns["lat"][towns].astype(float)
    if lon.max() - lon.min() > 180:
        lon = np.where(lon < 0, lon + 360, lon)
    west, east = np.percentile(lon, [2, 98])
    south, north = np.percentile(lat, [2, 98])
    x = (lon - west) / max(1e-6, east - west)
    y = (lat - south) / max(1e-6, north - south)
    inside = np.ones(len(towns), bool)
    if direction == "central":
        inside &= (abs(x - 0.5) <= _MIDDLE) & (abs(y - 0.5) <= _MIDDLE)
    else:
        # The corners of a country reach further in than its sides.
        outer = _OUTER if direction in ("north", "south", "east", "west") else 0.5
        if "north" in direction:
            inside &= y >= outer
        if "south" in direction:
            inside &= y <= 1 - outer
        if "east" in direction:
            inside &= x >= outer
        if "west" in direction:
            inside &= x <= 1 - outer
    if not inside.any():
        return None
    lons, lats = lon[inside], lat[inside]
    middle_lon, middle_lat = (lons.max() + lons.min()) / 2, (lats.max() + lats.min()) / 2
    far = np.sort(_distances_km(middle_lon, middle_lat, lons, lats))
    radius = max(15.0, 1.2 * float(far[min(len(far) - 1, int(0.95 * len(far)))]))
    middle_lon = middle_lon - 360 if middle_lon > 180 else middle_lon
    return round(float(middle_lon), 4), round(float(middle_lat), 4), float(round(radius))


def _distances_km(lon: float, lat: float, lons: Any, lats: Any) -> Any:
    """`geomap.gazetteer.outlines.distance_km` from one point to many."""
    import numpy as np

    p1, p2 = np.radians(lat), np.radians(lats)
    half_lat, half_lon = (p2 - p1) / 2, np.radians(lons - lon) / 2
    a = np.sin(half_lat) ** 2 + np.cos(p1) * np.cos(p2) * np.sin(half_lon) ** 2
    return 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(a)))
