"""GeoJSON (RFC 7946) to a table: a row for each feature, its point as two columns."""

from __future__ import annotations

import json
import math
from typing import Any

from geomap.errors import InputError, Problem, shorten
from geomap.sources import headers
from geomap.sources.table import Table

LON, LAT = "longitude", "latitude"


def parse(text: str, name: str, *, problems: list[Problem], source: str | None = None) -> Table:
    """Read GeoJSON: a FeatureCollection, or a Feature.

    Parameters
    ----------
    text
        The whole file.
    name
        Name that the incidents carry as their source.
    problems
        Features whose geometry is no point are added here; a point within it is taken.
    source
        What messages call the file; `name` if None.

    Returns
    -------
    Table
        Properties in the order in which they first occur, then longitude and latitude. An ``id``
        of the feature is its property ``id``. Row numbers count features from 1.

    Raises
    ------
    InputError
        If this is not GeoJSON, or is not in WGS 84.

    Examples
    --------
    >>> point = '{"type": "Point", "coordinates": [44.0, 36.2]}'
    >>> text = '{"type": "Feature", "properties": {"place": "Erbil"}, "geometry": ' + point + "}"
    >>> parse(text, "a.geojson", problems=[]).columns
    (['Erbil'], [44.0], [36.2])
    """
    source = source or name
    features = _features(text, source)
    names: dict[str, None] = {}
    rows: list[dict[str, Any]] = []
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise InputError(f"{source}: feature {number} is not a GeoJSON Feature")
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise InputError(f"{source}: the properties of feature {number} are not an object")
        row = dict(properties)
        if "id" in feature and "id" not in row:
            row = {"id": str(feature["id"]), **row}
        for key in row:
            names.setdefault(key)
        point = _point(feature.get("geometry"), number, source, problems)
        row[_Axis.LON], row[_Axis.LAT] = point or (None, None)
        rows.append(row)
    # Properties of these names would be taken for the position.
    own = headers.is_own(list(names))
    roles = (*headers.aliases()["lon"], *headers.aliases()["lat"])
    shown = [f"{key}_property" if not own and headers.normal(key) in roles else key for key in names]
    columns = [[row.get(key) for row in rows] for key in names]
    columns += [[row[axis] for row in rows] for axis in (_Axis.LON, _Axis.LAT)]
    header = (*shown, LON, LAT)
    return Table(name, header, tuple(columns), range(1, len(rows) + 1), (), own or not rows, typed=True)


class _Axis:
    """Keys of the point in a row, which no property can have."""

    LON: Any = object()
    LAT: Any = object()


def _features(text: str, source: str) -> list[Any]:
    def constant(_: str) -> None:
        # NaN and Infinity are no JSON, but are written all the same.
        return None

    try:
        data = json.loads(text, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{source}, line {error.lineno}, column {error.colno}: not valid JSON: {error.msg}"
        ) from error
    except RecursionError as error:
        raise InputError(f"{source}: not GeoJSON: nested too deeply") from error
    kind = data.get("type") if isinstance(data, dict) else type(data).__name__
    if not isinstance(data, dict) or kind not in ("FeatureCollection", "Feature"):
        raise InputError(f"{source}: not GeoJSON: expected a FeatureCollection, found {shorten(kind)!r}")
    crs = json.dumps(data.get("crs") or "")
    if data.get("crs") and not any(known in crs for known in ("CRS84", "4326")):
        raise InputError(f"{source}: not in WGS 84 but in {shorten(crs)}; convert it to EPSG:4326")
    features = [data] if kind == "Feature" else data.get("features")
    if not isinstance(features, list):
        raise InputError(f"{source}: not GeoJSON: a FeatureCollection without features")
    return features


def _point(geometry: Any, number: int, source: str, problems: list[Problem]) -> tuple[float, float] | None:
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else geometry
    try:
        if kind == "Point":
            lon, lat = geometry["coordinates"][:2]
            if not (math.isfinite(lon) and math.isfinite(lat)):
                return None
            return float(lon), float(lat)
        from shapely.geometry import shape

        inner = shape(geometry).representative_point()
        lon, lat = inner.x, inner.y
    except Exception as error:  # noqa: BLE001  (shapely and the file may fail in many ways)
        problems.append(
            Problem(
                source,
                number,
                "geometry",
                shorten(kind),
                f"not a geometry ({error})",
                "the row is located by its place name, if it has one",
            )
        )
        return None
    problems.append(
        Problem(source, number, "geometry", str(kind), "not a point", "a point within it is taken")
    )
    return float(lon), float(lat)
