"""The incident frame: its columns and dtypes, its precision scales, and the check of both.

The frame is a plain ``geopandas.GeoDataFrame``. ``columns.csv`` lists its columns,
``precision.csv`` the scales of place and date. Columns of the user's own follow the known ones.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import Problem
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    import geopandas

CRS = "EPSG:4326"
STATUSES = ("reported", "planned", "possible", "denied", "background")
SUMMARY_LENGTH = 300


class Column(NamedTuple):
    """One column of the frame, as ``columns.csv`` describes it."""

    name: str
    dtype: str
    required: bool
    meaning: str
    form: str


class Incident(NamedTuple):
    """One incident before it is a row of the frame: the columns, with the point as lon and lat.

    ``lon`` and ``lat`` are degrees (WGS 84), both None when the incident is not located.
    """

    type: str
    id: str = ""
    status: str = "reported"
    date: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: str = "unknown"
    place: str = ""
    place_name: str | None = None
    place_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    place_precision: str = "none"
    radius_km: float | None = None
    place_score: float | None = None
    deaths: int | None = None
    deaths_low: int | None = None
    deaths_high: int | None = None
    injured: int | None = None
    affected: int | None = None
    summary: str | None = None
    quote: str | None = None
    source: str = ""
    source_url: str | None = None
    source_date: dt.date | None = None
    lang: str | None = None
    confidence: float | None = None
    lon: float | None = None
    lat: float | None = None


@cache
def columns() -> dict[str, Column]:
    """The columns of the frame by name, in their order.

    Examples
    --------
    >>> list(columns())[:3]
    ['id', 'type', 'group']
    """
    text = resources.files("geomap").joinpath("columns.csv").read_text("utf-8")
    return {
        row["column"]: Column(
            row["column"], row["dtype"], row["required"] == "yes", row["meaning"], row["form"]
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def scale(name: str) -> dict[str, str]:
    """Values of the scale ``"place"`` or ``"date"``, sharpest first, each with its words.

    Examples
    --------
    >>> list(scale("date"))
    ['day', 'days', 'week', 'month', 'year', 'unknown']
    """
    return {row["value"]: row["words"] for row in _precision_rows() if row["scale"] == name}


@cache
def default_radius_km(place_precision: str) -> float | None:
    """Radius of a precision class where it is the same for all its places, else None.

    Examples
    --------
    >>> default_radius_km("town"), default_radius_km("admin1")
    (5.0, None)
    """
    for row in _precision_rows():
        if row["scale"] == "place" and row["value"] == place_precision:
            return float(row["radius_km"]) if row["radius_km"] else None
    return None


@cache
def _precision_rows() -> tuple[dict[str, str], ...]:
    text = resources.files("geomap").joinpath("precision.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def make_id(*parts: object) -> str:
    """Stable key from what identifies an incident: 12 hexadecimal digits.

    Examples
    --------
    >>> make_id("report.txt", 120, 180) == make_id("report.txt", 120, 180)
    True
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def date_precision(first: dt.date | None, last: dt.date | None) -> str:
    """Name of the narrowest class of the date scale that the interval fits in.

    Examples
    --------
    >>> date_precision(dt.date(2023, 10, 1), dt.date(2023, 10, 31))
    'month'
    >>> date_precision(None, None)
    'unknown'
    """
    if first is None:
        return "unknown"
    days = ((last or first) - first).days + 1
    for name, longest in (("day", 1), ("days", 6), ("week", 7), ("month", 31), ("year", 366)):
        if days <= longest:
            return name
    return "unknown"


def frame(
    incidents: Iterable[Incident], extra: Sequence[Mapping[str, Any]] | None = None
) -> geopandas.GeoDataFrame:
    """Put incidents into a frame.

    Parameters
    ----------
    incidents
        The rows, in the order wanted. An empty ``id`` is filled from the row's own content.
    extra
        One mapping per incident with the user's own columns; they follow the known ones. A name
        that a known column has already gets the suffix ``_source``.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per incident, the columns of `columns`, EPSG:4326; without incidents an empty
        frame of the same shape. Ids are unique: where two rows have one id, the later ones
        get a suffix in the order of their content.

    Examples
    --------
    >>> frame([Incident("flood", place="Nowhere", source="a.txt")])["group"].tolist()
    ['disaster']
    >>> len(frame([]))
    0
    """
    import geopandas
    import pandas
    import shapely

    rows = list(incidents)
    ids = _unique_ids(rows, extra)
    data: dict[str, Any] = {}
    for column in columns().values():
        if column.name == "geometry":
            continue
        if column.name == "id":
            values: list[Any] = ids
        elif column.name == "group":
            values = [group_of(row.type) for row in rows]
        else:
            values = [getattr(row, column.name) for row in rows]
        data[column.name] = _series(column, values)
    known = set(columns())
    for key in dict.fromkeys(key for row in extra or () for key in row):
        name = f"{key}_source" if key in known else key
        data[name] = pandas.Series([row.get(key) for row in extra or ()])
    geometry: list[Any] = [None] * len(rows)
    located = [i for i, row in enumerate(rows) if row.lon is not None and row.lat is not None]
    if located:
        points = shapely.points([(rows[i].lon, rows[i].lat) for i in located])
        for index, point in zip(located, points, strict=True):
            geometry[index] = point
    return geopandas.GeoDataFrame(
        data, geometry=geopandas.GeoSeries(geometry, crs=CRS, index=range(len(rows))), crs=CRS
    )


def _series(column: Column, values: list[Any]) -> Any:
    import pandas

    if column.dtype == "category":
        allowed = {
            "status": STATUSES,
            "date_precision": tuple(scale("date")),
            "place_precision": tuple(scale("place")),
        }[column.name]
        bad = sorted({str(value) for value in values if value not in allowed})
        if bad:
            raise ValueError(f"{column.name} has {bad}; it must be one of {', '.join(allowed)}")
        ordered = column.name != "status"
        return pandas.Series(pandas.Categorical(values, categories=list(allowed), ordered=ordered))
    if column.dtype == "datetime64[s]":
        return pandas.Series(pandas.array(values, dtype="datetime64[s]"))
    return pandas.Series(values, dtype=column.dtype)


def _unique_ids(rows: list[Incident], extra: Sequence[Mapping[str, Any]] | None) -> list[str]:
    """Ids that do not depend on the order of the rows, even where rows share one."""
    ids = [row.id or make_id(*row) for row in rows]
    shared: dict[str, list[int]] = {}
    for index, key in enumerate(ids):
        shared.setdefault(key, []).append(index)
    for key, members in shared.items():
        if len(members) > 1:
            content = {
                i: make_id(*rows[i], *(sorted(extra[i].items(), key=str) if extra else ()))
                for i in members
            }
            members.sort(key=lambda i: content[i])
            taken = 1
            for index in members[1:]:
                taken += 1
                while f"{key}-{taken}" in shared:
                    taken += 1
                ids[index] = f"{key}-{taken}"
    return ids


def check(incidents: geopandas.GeoDataFrame) -> list[Problem]:
    """Compare a frame with the contract of ``columns.csv``.

    Parameters
    ----------
    incidents
        Any frame that claims to hold incidents.

    Returns
    -------
    list of Problem
        Empty when the frame keeps the contract. ``row`` counts data rows from 1.

    Examples
    --------
    >>> check(frame([Incident("flood", source="a.txt")]))
    []
    """
    found: list[Problem] = []
    source = "frame"

    def report(row: int | None, column: str, value: object, message: str, cure: str) -> None:
        found.append(Problem(source, row, column, "" if value is None else str(value), message, cure))

    for column in columns().values():
        if column.name not in incidents.columns:
            if column.required or column.name == "geometry":
                report(None, column.name, None, "column is missing", "make frames with geomap.read")
    if found:
        return found
    allowed = {
        "status": STATUSES,
        "date_precision": tuple(scale("date")),
        "place_precision": tuple(scale("place")),
    }
    for name, values in allowed.items():
        for row, value in enumerate(incidents[name], 1):
            if value not in values:
                report(row, name, value, "unknown value", f"use one of {', '.join(values)}")
    if not incidents["id"].is_unique:
        for row, (value, twice) in enumerate(
            zip(incidents["id"], incidents["id"].duplicated(), strict=True), 1
        ):
            if twice:
                report(row, "id", value, "id is used twice", "give each incident its own id")
    if incidents.crs is None or incidents.crs.to_epsg() != 4326:
        report(None, "geometry", incidents.crs, "not in EPSG:4326", 'call .to_crs("EPSG:4326")')
    for row, point in enumerate(incidents.geometry, 1):
        if point is None or point.is_empty:
            continue
        if point.geom_type != "Point":
            report(row, "geometry", point.geom_type, "not a point", "use representative_point()")
        elif not (-180 <= point.x <= 180 and -90 <= point.y <= 90):
            report(row, "geometry", (point.x, point.y), "outside the world", "lon, then lat, in degrees")
    found.extend(_check_ranges(incidents, source))
    return found


def _check_ranges(incidents: geopandas.GeoDataFrame, source: str) -> Iterable[Problem]:
    counts = ("deaths", "deaths_low", "deaths_high", "injured", "affected", "radius_km")
    for name in (*counts, "place_score", "confidence"):
        if name not in incidents.columns:
            continue
        top = float("inf") if name in counts else 1.0
        for row, value in enumerate(incidents[name].astype("Float64"), 1):
            if value is not None and value == value and not (0 <= float(value) <= top):
                cure = "0 or more" if name in counts else "between 0 and 1"
                yield Problem(source, row, name, str(value), "out of range", cure)
    if {"date", "date_end"} <= set(incidents.columns):
        wrong = incidents["date_end"] < incidents["date"]
        for row, bad in enumerate(wrong, 1):
            if bad:
                value = str(incidents["date_end"].iloc[row - 1])
                yield Problem(source, row, "date_end", value, "before date", "swap the two")
