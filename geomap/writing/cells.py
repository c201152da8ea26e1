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
        # The last one is that of code -1: missing.
        words = [*values(column.cat.categories.to_series()), None]
        return [words[code] for code in column.cat.codes.tolist()]
    if pandas.api.types.is_datetime64_any_dtype(column.dtype):
        return _dates(column)
    if pandas.api.types.is_float_dtype(column.dtype):
        floats = column.to_numpy(dtype="float64", na_value=math.nan)
        plain = floats.tolist()
        for row in (~numpy.isfinite(floats)).nonzero()[0].tolist():
            plain[row] = None
        return plain
    gone = column.isna().to_numpy(dtype=bool)
    if gone.all():
        return [None] * len(column)
    if isinstance(column.dtype, pandas.StringDtype) or pandas.api.types.is_integer_dtype(column.dtype):
        known: list[Any] = column.astype(object).tolist()
        for row in gone.nonzero()[0].tolist():
            known[row] = None
        if pandas.api.types.is_integer_dtype(column.dtype) or _is_clean(known):
            return known
        return [None if cell is None else _plain(cell) for cell in known]
    missing = gone.tolist()
    return [
        None if gone else _plain(value)
        for value, gone in zip(column.astype(object).tolist(), missing, strict=True)
    ]


def _is_clean(cells: list[str | None]) -> bool:
    """Whether no text has a lone surrogate; one look at all of them is quicker than one at each."""
    try:
        "".join(filter(None, cells)).encode()
    except UnicodeEncodeError:
        return False
    return True


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
    lon[present] = (points.x.to_numpy() + 0.0).tolist()
    lat[present] = (points.y.to_numpy() + 0.0).tolist()
    return lon.tolist(), lat.tolist()
