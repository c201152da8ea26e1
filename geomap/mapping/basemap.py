"""Outlines for one map: fine where the data is, coarse elsewhere, from arcs that neighbours share.

Neighbours share their arcs, so a border that is fine on one side is fine on the other, and no gaps open.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.mapping import assets

if TYPE_CHECKING:
    from numpy.typing import NDArray

CREDIT = (
    "Borders: Natural Earth via Visionscarto (public domain / BSD-3), "
    "places: GeoNames CC BY 4.0, names: Unicode CLDR"
)
AROUND = 4.0  # degrees around the data in which outlines are fine
MOST_CELLS = 400


def pack(lon: NDArray[np.float64], lat: NDArray[np.float64], reach_km: NDArray[np.float64]) -> bytes:
    """Outlines for a map of these places, as JSON.

    Parameters
    ----------
    lon, lat
        Degrees, one per place; may be empty, then all is coarse.
    reach_km
        Radius of each place in km, 0 or more.

    Returns
    -------
    bytes
        ``scale``, ``translate``, ``arcs`` (delta coded), ``kinds`` (0 coast, 1 border, 2 disputed border)
        and ``countries`` as ``[name, code, lon, lat, room, ring, ...]``.

    Examples
    --------
    >>> import numpy as np
    >>> nowhere = np.array([])
    >>> len(pack(nowhere, nowhere, nowhere)) < 250_000
    True
    """
    world = assets.outlines()
    fine = _near(np.array(world["boxes"]), lon, lat, reach_km)
    number: dict[int, int] = {}
    countries: list[list[Any]] = []
    for country in world["countries"]:
        rings = []
        for small, *ring in country["rings"]:
            arcs = [~arc if arc < 0 else arc for arc in ring]
            if small and not any(fine[arc] for arc in arcs):
                continue
            for arc in arcs:
                number.setdefault(arc, len(number))
            rings.append([~number[~arc] if arc < 0 else number[arc] for arc in ring])
        countries.append([country["name"], country["a3"], *country["label"], *rings])
    packed = {
        "scale": world["scale"],
        "translate": world["translate"],
        "arcs": [world["fine" if fine[arc] else "coarse"][arc] for arc in number],
        "kinds": [world["kinds"][arc] for arc in number],
        "countries": countries,
    }
    return json.dumps(packed, separators=(",", ":")).encode("ascii")


def _near(
    boxes: NDArray[np.float64],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    reach_km: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Which boxes (west, south, east, north) lie around the places."""
    near = np.zeros(len(boxes), dtype=bool)
    if not len(lon):
        return near
    size = 1.0
    cells = np.empty((0, 3))
    while size < 90:
        reach = np.ceil(np.minimum(reach_km / 111.0, 20.0) / size) * size
        cells = np.unique(
            np.column_stack([np.floor(lon / size) * size, np.floor(lat / size) * size, reach]), axis=0
        )
        if len(cells) <= MOST_CELLS:
            break
        size *= 2
    for shift in (-360.0, 0.0, 360.0):
        west, south = cells[:, 0] + shift - AROUND - cells[:, 2], cells[:, 1] - AROUND - cells[:, 2]
        east, north = west + size + 2 * (AROUND + cells[:, 2]), south + size + 2 * (AROUND + cells[:, 2])
        meets = (
            (boxes[:, 0, None] <= east)
            & (boxes[:, 2, None] >= west)
            & (boxes[:, 1, None] <= north)
            & (boxes[:, 3, None] >= south)
        )
        near |= meets.any(axis=1)
    return near
