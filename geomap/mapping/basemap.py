"""Outlines for one map: fine where the data is, coarse elsewhere.

Every line is cut into pieces; a piece keeps its ends in every level of detail, so that no gaps open.
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
AROUND = 4.0  # degrees around the data in which outlines are no longer coarse
NEARER = (3.0, 1.5, 0.7, 0.3)  # degrees in which they are as fine as can be, if there are no more points than
BUDGET = 25_000
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
        ``rings`` of land, ``countries`` as ``[name, ISO 3166-1 alpha-2 or "", lon, lat, room]`` and ``towns``
        as ``[name, zoom from which it is shown, lon, lat in thousandths]``, the first shown first.

    Examples
    --------
    >>> import numpy as np
    >>> nowhere = np.array([])
    >>> len(pack(nowhere, nowhere, nowhere)) < 250_000
    True
    """
    world = assets.outlines()
    level = _levels(world, lon, lat, reach_km)
    number: dict[int, int] = {}
    rings = []
    for small, *ring in world["rings"]:
        arcs = [~arc if arc < 0 else arc for arc in ring]
        if small and not level[arcs].any():
            continue
        for arc in arcs:
            number.setdefault(arc, len(number))
        rings.append([~number[~arc] if arc < 0 else number[arc] for arc in ring])
    for arc, kind in enumerate(world["kinds"]):
        if kind:
            number.setdefault(arc, len(number))
    two = _two_letters()
    packed = {
        "scale": world["scale"],
        "translate": world["translate"],
        "arcs": [world["levels"][level[arc]][arc] for arc in number],
        "kinds": [world["kinds"][arc] for arc in number],
        "rings": rings,
        "countries": [
            [country["name"], two.get(country["a3"], ""), *country["label"]] for country in world["countries"]
        ],
        "towns": towns.choose(lon, lat, reach_km),
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _levels(
    world: dict[str, Any],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    reach_km: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Level of detail of each arc: middle around the data, finest as near to it as the budget allows."""
    boxes = np.array(world["boxes"])
    cells, size = around(lon, lat, reach_km)
    points = np.array([len(arc) // 2 for arc in world["levels"][2]])
    level = np.where(_near(boxes, cells, size, AROUND), 1, 0)
    for distance in NEARER:
        close = _near(boxes, cells, size, distance)
        if points[close].sum() <= BUDGET:
            level[close] = 2
            break
    return level


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
    boxes: NDArray[np.float64], cells: NDArray[np.float64], size: int, distance: float
) -> NDArray[np.bool_]:
    """Which boxes (west, south, east, north) lie so near to the cells."""
    near = np.zeros(len(boxes), dtype=bool)
    edge = distance + cells[:, 2]
    for shift in (-360.0, 0.0, 360.0):
        west, south = cells[:, 0] + shift - edge, cells[:, 1] - edge
        east, north = west + size + 2 * edge, south + size + 2 * edge
        meets = (
            (boxes[:, 0, None] <= east)
            & (boxes[:, 2, None] >= west)
            & (boxes[:, 1, None] <= north)
            & (boxes[:, 3, None] >= south)
        )
        near |= meets.any(axis=1)
    return near
