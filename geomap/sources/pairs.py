"""Columns that hold both coordinates in one cell: "36.2, 37.16", "POINT (37.16 36.2)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.sources.headers import plain
from geomap.sources.values import BadValueError, degrees

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LATITUDE_FIRST = frozenset(
    {
        "coordinates", "coordinate", "coords", "lat lon", "lat long", "lat lng", "latlon", "latlong",
        "gps", "gps coordinates", "gps location", "geolocation", "geo point",
        "latlng", "latitude longitude", "location coordinates", "point", "position",
        "coordonnees", "coordonnees gps", "coordenadas", "coordenadas gps", "coordenadas geograficas",
        "координаты", "координати", "الاحداثيات", "احداثيات", "koordinatlar", "koordinat", "toa do",
        "koordinaten",
    }
)  # fmt: skip
_LONGITUDE_FIRST = frozenset({"lon lat", "long lat", "lng lat", "lonlat", "longitude latitude", "x y", "xy"})
_GEOMETRY = frozenset({"geometry", "geom", "wkt", "the geom", "shape"})
_SIGNS = re.compile(r"[/,;&+|-]")
_POINT = re.compile(r"(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;/|]\s*|\s*,\s+|(?<=[NSns])\s*,?\s*(?=\d)")


class Pair(NamedTuple):
    """A column of pairs: its position in the table, the latitude and the longitude of each row as text."""

    column: int
    lat: list[str]
    lon: list[str]


def find(header: Sequence[str], cells: Callable[[int], Sequence[str]]) -> Pair | None:
    """The column of a table that holds both coordinates; None if there is none.

    Parameters
    ----------
    header
        The header row.
    cells
        The cells of the column at a position; asked for where the header may be that of pairs.

    Returns
    -------
    Pair or None
        Of a cell that is no pair the whole text is the latitude, so that it is reported as it stands.

    Examples
    --------
    >>> find(["city", "Lat/Lon"], {1: ["36.2, 37.16"]}.__getitem__)
    Pair(column=1, lat=['36.2'], lon=['37.16'])
    >>> find(["city"], {}.__getitem__) is None
    True
    """
    for index, name in enumerate(header):
        bare = plain(_SIGNS.sub(" ", name))
        if bare not in _LATITUDE_FIRST | _LONGITUDE_FIRST | _GEOMETRY:
            continue
        split = [_split(text) for text in cells(index)]
        if not any(second for _, second in split):
            continue
        swap = bare in _LONGITUDE_FIRST or any(second and _beyond(first) for first, second in split)
        turned = [(two, one) if swap and two else (one, two) for one, two in split]
        return Pair(index, [lat for lat, _ in turned], [lon for _, lon in turned])
    return None


def _split(text: str) -> tuple[str, str]:
    """Latitude and longitude; the text and nothing where it holds no two of them."""
    point = _POINT.fullmatch(text.strip())
    if point:
        return point[2], point[1]
    bare = text.strip().strip("()[]{}")
    parts = _BETWEEN.split(bare)
    if len(parts) != 2:
        parts = bare.split(",") if bare.count(",") == 1 else bare.split()
    if len(parts) == 2 and all(_is_degrees(part) for part in parts):
        return parts[0], parts[1]
    return text, ""


def _is_degrees(text: str) -> bool:
    try:
        degrees(text)
    except BadValueError:
        return False
    return True


def _beyond(text: str) -> bool:
    """Whether it can be no latitude, as where the longitude stands first."""
    return abs(degrees(text)) > 90
