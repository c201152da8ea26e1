"""Columns of a frame as plain Python values, None where missing: what all text formats need."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy
import pandas

if TYPE_CHECKING:
    import geopandas


def values(column: pandas.Series[Any]) -> list[Any]:
    """Values of a column as JSON knows them.

    Dates without a time of day become ``YYYY-MM-DD``, others ISO 8601; numbers stay numbers, but
    NaN and infinity are None; anything else that JSON does not know becomes text.

    Examples
    --------
    >>> values(pandas.Series([1.5, float("nan")])), values(pandas.Series([1, None], dtype="Int64"))
    ([1.5, None], [1, None])
    >>> values(pandas.Series([], dtype="str"))
    []
    """
    if isinstance(column.dtype, pandas.CategoricalDtype):
        column = column.astype(object)
    if pandas.api.types.is_datetime64_any_dtype(column.dtype):
        return _dates(column)
    if pandas.api.types.is_float_dtype(column.dtype):
        floats = column.astype("float64").tolist()
        return [value if math.isfinite(value) else None for value in floats]
    missing = column.isna().tolist()
    return [
        None if gone else _plain(value)
        for value, gone in zip(column.astype(object).tolist(), missing, strict=True)
    ]


def _dates(column: pandas.Series[Any]) -> list[str | None]:
    days = column.dropna()
    plain = column.dt.tz is None and bool((days == days.dt.normalize()).all())
    codes, distinct = pandas.factorize(column)
    texts = [day.strftime("%Y-%m-%d") if plain else day.isoformat() for day in distinct]
    return [texts[code] if code >= 0 else None for code in codes.tolist()]


def _plain(value: Any) -> Any:
    if isinstance(value, numpy.generic):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str | int):
        # A lone surrogate has no UTF-8; it comes from text that was broken before.
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
    if isinstance(value, list | dict | tuple):
        try:
            return json.loads(json.dumps(value, allow_nan=False, default=str))
        except ValueError:
            return str(value)
    return str(value)


def lonlat(incidents: geopandas.GeoDataFrame) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of points, None where there is no geometry.

    Raises
    ------
    ValueError
        If a geometry is no point.
    """
    present = (incidents.geometry.notna() & ~incidents.geometry.is_empty).to_numpy()
    points = incidents.geometry[present]
    kinds = set(points.geom_type)
    if kinds - {"Point"}:
        raise ValueError(
            f"geometry must be points, not {', '.join(sorted(kinds))}; use representative_point()"
        )
    lon = numpy.full(len(incidents), None, dtype=object)
    lat = numpy.full(len(incidents), None, dtype=object)
    # + 0.0 turns -0.0 into 0.0.
    lon[present] = [x + 0.0 for x in points.x.tolist()]
    lat[present] = [y + 0.0 for y in points.y.tolist()]
    return lon.tolist(), lat.tolist()
