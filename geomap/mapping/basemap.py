"""Outlines for one map: fine where the data is, coarse elsewhere, from arcs that neighbours share.

Neighbours share their arcs, so a border that is fine on one side is fine on the other, and no gaps open.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.mapping import assets, towns

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
        ``countries`` as ``[name, ISO 3166-1 alpha-2 or "", lon, lat, room, ring, ...]`` and ``towns`` as
        ``[name, zoom from which it is shown, lon, lat in thousandths]``, the first shown first.

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
    two = _two_letters()
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
        countries.append([country["name"], two.get(country["a3"], ""), *country["label"], *rings])
    packed = {
        "scale": world["scale"],
        "translate": world["translate"],
        "arcs": [world["fine" if fine[arc] else "coarse"][arc] for arc in number],
        "kinds": [world["kinds"][arc] for arc in number],
        "countries": countries,
        "towns": towns.choose(lon, lat, reach_km),
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


@cache
def _two_letters() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by alpha-3, for what has both."""
    from babel.core import get_global

    found = {
        three: codes[0]
        for three, codes in sorted(get_global("territory_aliases").items())
        if len(three) == 3 and three.isalpha() and len(codes) == 1
    }
    return {**found, "XKX": "XK"}


def around(
    lon: NDArray[np.float64], lat: NDArray[np.float64], reach_km: NDArray[np.float64]
) -> tuple[NDArray[np.float64], int]:
    """Cells that hold the places, as rows of west, south and reach in degrees; and their size.

    Examples
    --------
    >>> import numpy as np
    >>> around(np.array([36.3, 36.9]), np.array([33.5, 33.1]), np.array([0.0, 0.0]))[0].tolist()
    [[36.0, 33.0, 0.0]]
    """
    # A grid of the world, with the largest reach of each cell: quicker than sorting a million places.
    found = np.full((180, 360), -1.0)
    reach = np.ceil(np.minimum(reach_km / 111.0, 20.0))
    south, west = np.floor(lat).astype(int) + 90, np.floor(lon).astype(int) + 180
    np.maximum.at(found, (np.clip(south, 0, 179), np.clip(west, 0, 359)), reach)
    size = 1
    while (found >= 0).sum() > MOST_CELLS and size < 60:
        step = 2 if size % 4 else 3
        found = found.reshape(found.shape[0] // step, step, found.shape[1] // step, step).max(axis=(1, 3))
        size *= step
    lines, columns = np.nonzero(found >= 0)
    return np.column_stack([columns * size - 180, lines * size - 90, found[lines, columns]]).astype(
        float
    ), size


def _near(
    boxes: NDArray[np.float64],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    reach_km: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Which boxes (west, south, east, north) lie around the places."""
    near = np.zeros(len(boxes), dtype=bool)
    cells, size = around(lon, lat, reach_km)
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
