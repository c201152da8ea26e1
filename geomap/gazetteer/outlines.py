"""Outlines of countries, from TopoJSON: where a country's point goes and how far it reaches."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EARTH_KM = 6371.0088

# Where general reference works put the middle of the largest countries (CIA World Factbook,
# "Geographic coordinates", and GeoNames); maps do the same, so points agree with theirs.
CUSTOMARY = {
    "RU": (100, 60), "CA": (-113, 60), "US": (-98.5, 39.8), "CN": (105, 35), "BR": (-55, -10),
    "AU": (135, -25), "IN": (79, 22), "AR": (-64, -34), "KZ": (68, 48), "DZ": (3, 28),
    "CD": (23.5, -2.5), "GL": (-40, 72), "SA": (45, 25), "MX": (-102, 23), "ID": (120, -5),
    "SD": (30, 15), "LY": (17, 25), "IR": (53, 32), "MN": (105, 46), "PE": (-76, -10),
    "TD": (19, 15), "NE": (8, 16), "AO": (18.5, -12.5), "ML": (-4, 17), "ZA": (25, -29),
    "CO": (-73.25, 4), "ET": (39.5, 8), "BO": (-65, -17), "MR": (-12, 20), "EG": (30, 27),
    "GB": (-2, 54), "JP": (138, 36), "NO": (10, 62), "CL": (-71, -30), "NZ": (174, -41),
    "VN": (107.8, 16.2), "MY": (109.7, 4.2), "PH": (122, 13), "FR": (2.5, 46.5),
}  # fmt: skip


# The same for first-level units so large that a middle of their towns would mislead.
CUSTOMARY_UNITS = {
    "CA.02": (-125, 54), "CA.03": (-97, 55), "CA.08": (-85, 50), "CA.10": (-72, 52), "CA.11": (-106, 54),
    "CA.12": (-136, 63.5), "CA.13": (-119, 65), "CA.14": (-90, 70), "US.AK": (-150, 64), "US.TX": (-99, 31.3),
    "AU.02": (146, -33), "AU.03": (133.5, -20), "AU.04": (145, -20), "AU.05": (135, -30), "AU.08": (121, -26),
    "RU.63": (129, 66), "RU.91": (95, 64), "BR.04": (-64, -4), "BR.14": (-56, -13), "BR.16": (-53, -4),
    "CN.13": (85.5, 41.5), "CN.14": (88.5, 31.5), "CN.20": (112, 43),
}  # fmt: skip


class Middle(NamedTuple):
    """Point that stands for a country and how many kilometres its outline reaches from there."""

    lon: float
    lat: float
    radius_km: float


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance (haversine) on a sphere of mean Earth radius.

    Examples
    --------
    >>> round(distance_km(0, 0, 0, 1))
    111
    """
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(a)))


def distances_km(lon: Any, lat: Any, lon0: float, lat0: float) -> Any:
    """The same of many points in degrees (arrays) from one.

    Examples
    --------
    >>> import numpy
    >>> distances_km(numpy.array([0, 0]), numpy.array([1, 2]), 0, 0).round()
    array([111., 222.])
    """
    import numpy as np

    x, y, x0, y0 = (np.radians(value) for value in (lon, lat, lon0, lat0))
    a = np.sin((y - y0) / 2) ** 2 + np.cos(y0) * np.cos(y) * np.sin((x - x0) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1, a)))


def country_middles(path: Path, iso3: Mapping[str, str]) -> dict[str, Middle]:
    """Middle of each country of a world atlas in TopoJSON.

    Parameters
    ----------
    path
        File with the object ``countries``, whose geometries have the property ``a3``.
    iso3
        Three-letter to two-letter country codes.
    """
    import shapely

    atlas = json.loads(path.read_text("utf-8"))
    arcs = _arcs(atlas)
    middles = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = iso3.get(geometry["properties"].get("a3", ""))
        if code is None or not geometry.get("arcs"):
            continue
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        outer = [_ring(arcs, rings[0]) for rings in many if rings]
        polygons = [shapely.Polygon(ring) for ring in outer if len(ring) > 3]
        if not polygons:
            continue
        sizes = [polygon.area * math.cos(math.radians(polygon.centroid.y)) for polygon in polygons]
        largest = polygons[sizes.index(max(sizes))]
        if code in CUSTOMARY:
            lon, lat = CUSTOMARY[code]
        else:
            middle = largest.centroid
            if not largest.contains(middle):
                middle = largest.representative_point()
            lon, lat = round(middle.x, 4), round(middle.y, 4)
        reach = max(distance_km(lon, lat, x, y) for x, y in largest.exterior.coords)
        middles[code] = Middle(lon, lat, round(reach, 0))
    return middles


def _arcs(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Arcs in degrees: TopoJSON 1.0 stores them as quantised differences."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def _ring(arcs: list[list[tuple[float, float]]], indices: list[int]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points[1:] if ring else points)
    return ring
