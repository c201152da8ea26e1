"""Names of towns for one map: the largest everywhere, smaller ones where the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOM = 110  # pixels between two names
EVERYWHERE = 5  # zoom up to which towns far from the data have names
AROUND = 1.0  # degrees
MOST = 900
CAPITAL_LIFT = 10.0  # a capital stands before a town with so many times its people
# People that a town needs for a name, by zoom: no hamlet stands for half a continent.
LEAST = {2: 2e6, 3: 8e5, 4: 3e5, 5: 1e5, 6: 4e4, 7: 2e4, 8: 1e4, 9: 5e3, 10: 2e3, 11: 2e3}


def choose(
    lon: NDArray[np.float64], lat: NDArray[np.float64], reach_km: NDArray[np.float64]
) -> list[list[Any]]:
    """Towns for a map of these places.

    At each zoom the world is cut into cells as wide as a name; the largest and best known town of a cell is
    shown from that zoom on.

    Parameters
    ----------
    lon, lat
        Degrees, one per place; may be empty.
    reach_km
        Radius of each place in km.

    Returns
    -------
    list
        ``[name, zoom, lon, lat]`` with thousandths of a degree, by zoom, then the largest first.

    Examples
    --------
    >>> import numpy as np
    >>> names = [name for name, *_ in choose(np.array([105.85]), np.array([21.0]), np.array([5.0]))]
    >>> "Hanoi" in names, len(names) <= MOST
    (True, True)
    """
    from geomap.gazetteer.index import KINDS, Index
    from geomap.gazetteer.meta import BUILT_IN
    from geomap.gazetteer.prior import CAPITAL, NAMES

    index = Index.open(BUILT_IN)
    columns = index.columns
    people = np.asarray(columns["population"], dtype=np.float64)
    rows = np.flatnonzero(
        (np.asarray(columns["kind"]) == KINDS.index("town")) & (people >= min(LEAST.values()))
    )
    fame = np.asarray(columns["fame"])[rows]
    weight = people[rows] * np.where((fame & CAPITAL) != 0, CAPITAL_LIFT, 1.0)
    # What the world has many names for is known to more readers than a suburb with more people.
    order = np.lexsort((rows, -weight * np.sqrt(1.0 + (fame & NAMES))))
    rows, weight = rows[order], weight[order]
    east, north = np.asarray(columns["lon"])[rows], np.asarray(columns["lat"])[rows]
    near = _near(east, north, lon, lat, reach_km)
    x = (east + 180) / 360
    y = 0.5 - np.log(np.tan(np.pi / 4 + np.radians(np.clip(north, -85, 85)) / 2)) / (2 * np.pi)
    zooms = np.full(len(rows), 99)
    for zoom, least in LEAST.items():
        cells = 256 * 2.0**zoom / ROOM
        # Names are wider than high.
        key = np.floor(x * cells) * 1e7 + np.floor(y * cells * 2)
        usable = np.flatnonzero((near | (zoom <= EVERYWHERE)) & (weight >= least))
        _, first = np.unique(key[usable], return_index=True)
        chosen = usable[first]
        zooms[chosen] = np.minimum(zooms[chosen], zoom)
    shown = np.flatnonzero(zooms < 99)
    shown = shown[np.lexsort((shown, zooms[shown]))][:MOST]
    return [
        [index.name(int(rows[i])), int(zooms[i]), round(float(east[i]) * 1000), round(float(north[i]) * 1000)]
        for i in shown
    ]


def _near(
    east: NDArray[np.float64],
    north: NDArray[np.float64],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    reach_km: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Which towns lie around the places."""
    from geomap.mapping.basemap import around

    cells, size = around(lon, lat, np.minimum(reach_km, 300.0))
    near = np.zeros(len(east), dtype=bool)
    for west, south, reach in cells:
        edge = AROUND + reach
        near |= (
            (east >= west - edge)
            & (east <= west + size + edge)
            & (north >= south - edge)
            & (north <= south + size + edge)
        )
    return near
