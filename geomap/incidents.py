"""The incident frame: its columns and dtypes, and its precision scales (`geomap.contract` checks both).

The frame is a plain ``geopandas.GeoDataFrame``. ``columns.csv`` lists its columns,
``precision.csv`` the scales of place and date. Columns of the user's own follow the known ones.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.taxonomy import group_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import geopandas

CRS = "EPSG:4326"
STATUSES = ("reported", "planned", "possible", "denied", "background")
DOUBTFUL = 0.6  # `confidence` below which maps and summaries mark an incident as doubtful
SUMMARY_LENGTH = 300
# Columns that came later: files of before lack them, and ids do not depend on them.
LATER = frozenset({"place_alternative", "quote_trigger"})


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
    place_alternative: str | None = None
    quote_trigger: str | None = None
    lon: float | None = None
    lat: float | None = None


_IDENTIFYING = tuple(name for name in Incident._fields if name not in LATER)


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
    >>> import datetime as dt
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
    rows = list(incidents)
    data: dict[str, Any] = {name: [getattr(row, name) for row in rows] for name in Incident._fields}
    keys = dict.fromkeys(key for row in extra or () for key in row)
    taken: set[str] = set()
    more = {extra_name(key, taken): [row.get(key) for row in extra or ()] for key in keys}
    return frame_from_columns(data, more)


def frame_from_columns(
    data: Mapping[str, Any], extra: Mapping[str, Any] | None = None
) -> geopandas.GeoDataFrame:
    """Put incidents into a frame, column by column: the quick way for long tables.

    Parameters
    ----------
    data
        Fields of `Incident`, each with one value per row (lists, arrays or series of one
        length). A field that is left out has its default in every row; ``type`` is needed.
    extra
        The user's own columns, which follow the known ones, under names that no known column has
        (see `extra_name`).

    Returns
    -------
    geopandas.GeoDataFrame
        As `frame`.

    Raises
    ------
    ValueError
        If a field is unknown, or a status or precision is not in its vocabulary.

    Examples
    --------
    >>> frame_from_columns({"type": ["flood"], "place": ["Nowhere"]}, {"mood": ["calm"]}).shape
    (1, 31)
    >>> len(frame_from_columns({"type": []}))
    0
    """
    import geopandas
    import numpy
    import pandas
    import shapely

    unknown = sorted(set(data) - set(Incident._fields))
    if unknown:
        raise ValueError(f"{unknown} are no fields of an incident; put them into extra")
    length = len(data["type"])
    full = {
        name: data[name] if name in data else [Incident._field_defaults.get(name)] * length
        for name in Incident._fields
    }
    more = dict(extra or {})
    full["id"] = _filled_ids(full, more)
    out: dict[str, Any] = {}
    for column in columns().values():
        if column.name == "group":
            groups = {key: group_of(key) for key in set(full["type"])}
            out["group"] = pandas.Series([groups[key] for key in full["type"]], dtype=column.dtype)
        elif column.name != "geometry":
            out[column.name] = _series(column, full[column.name])
    for name, values in more.items():
        series = pandas.Series(values)
        out[name] = series.reset_index(drop=True)
    lon = numpy.array(full["lon"], dtype="float64")
    lat = numpy.array(full["lat"], dtype="float64")
    points = numpy.full(length, None, dtype=object)
    located = ~(numpy.isnan(lon) | numpy.isnan(lat))
    points[located] = shapely.points(lon[located], lat[located])
    # Extras follow the known columns, so geometry goes in between.
    known = {name: out[name] for name in columns() if name != "geometry"}
    extras = {name: out[name] for name in more}
    geometry = geopandas.GeoSeries(points, crs=CRS, index=range(length))
    return geopandas.GeoDataFrame({**known, "geometry": geometry, **extras}, geometry="geometry", crs=CRS)


def extra_name(name: str, taken: set[str]) -> str:
    """Name under which a column of the user's own stands in the frame; it is added to `taken`.

    A name that a known column has, or that is the same as one taken before, gets the suffix
    ``_source``, and a number where that is not enough.

    Examples
    --------
    >>> extra_name("country", set()), extra_name("mood", set())
    ('country_source', 'mood')
    """
    reserved = {*columns(), "lon", "lat", "longitude", "latitude"}
    free = name
    count = 1
    while free in reserved or free in taken:
        free = f"{name}_source" if count == 1 else f"{name}_source_{count}"
        count += 1
    taken.add(free)
    return free


def _series(column: Column, values: Any) -> Any:
    import pandas

    if column.dtype == "category":
        allowed = {
            "status": STATUSES,
            "date_precision": tuple(scale("date")),
            "place_precision": tuple(scale("place")),
        }[column.name]
        bad = sorted({str(value) for value in set(values) if value not in allowed})
        if bad:
            raise ValueError(f"{column.name} has {bad}; it must be one of {', '.join(allowed)}")
        ordered = column.name != "status"
        return pandas.Series(pandas.Categorical(values, categories=list(allowed), ordered=ordered))
    if column.dtype == "datetime64[s]":
        return pandas.Series(pandas.array(values, dtype="datetime64[s]"))
    return pandas.Series(values, dtype=column.dtype)


def _filled_ids(data: Mapping[str, Any], extra: Mapping[str, Any]) -> list[str]:
    ids = list(data["id"])
    for index, key in enumerate(ids):
        if not key:
            ids[index] = make_id(*(data[name][index] for name in _IDENTIFYING))
    if len(set(ids)) == len(ids):
        return ids

    def content(index: int) -> str:
        own = [data[name][index] for name in _IDENTIFYING]
        own += [value for name in sorted(LATER) if isinstance(value := data[name][index], str)]
        return make_id(*own, *sorted(((key, extra[key][index]) for key in extra), key=str))

    return unique_ids(ids, content)


def unique_ids(ids: Sequence[str], content: Callable[[int], str]) -> list[str]:
    """Ids made unique in a way that does not depend on the order of the rows.

    Where rows share an id, they are put into the order of `content` (a key of what the row at
    an index holds), and all but the first get the suffix ``-2``, ``-3``, ...

    Examples
    --------
    >>> unique_ids(["a", "b", "a"], lambda index: "zyx"[index])
    ['a-2', 'b', 'a']
    """
    result = list(ids)
    shared: dict[str, list[int]] = {}
    for index, key in enumerate(ids):
        shared.setdefault(key, []).append(index)
    taken = set(shared)
    for key in sorted(key for key, members in shared.items() if len(members) > 1):
        number = 1
        for index in sorted(shared[key], key=content)[1:]:
            number += 1
            while f"{key}-{number}" in taken:
                number += 1
            result[index] = f"{key}-{number}"
            taken.add(result[index])
    return result
