"""Whether a frame keeps the contract of the incident frame (see `geomap.incidents`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import Problem
from geomap.incidents import STATUSES, columns, scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas


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
    >>> from geomap.incidents import Incident, frame
    >>> check(frame([Incident("flood", source="a.txt")]))
    []
    """
    found: list[Problem] = []
    source = "frame"

    def report(row: int | None, column: str, value: object, message: str, cure: str) -> None:
        found.append(Problem(source, row, column, "" if value is None else str(value), message, cure))

    for column in columns().values():
        if column.name not in incidents.columns and (column.required or column.name == "geometry"):
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


def _check_ranges(incidents: geopandas.GeoDataFrame, source: str) -> Iterator[Problem]:
    counts = ("deaths", "deaths_low", "deaths_high", "injured", "affected", "radius_km")
    for name in (*counts, "place_score", "confidence"):
        if name not in incidents.columns:
            continue
        top = float("inf") if name in counts else 1.0
        values = incidents[name].astype("Float64")
        wrong = ~values.between(0, top).fillna(value=True)
        for index in wrong.to_numpy(dtype=bool).nonzero()[0]:
            cure = "0 or more" if name in counts else "between 0 and 1"
            yield Problem(source, int(index) + 1, name, str(values.iloc[index]), "out of range", cure)
    if {"date", "date_end"} <= set(incidents.columns):
        wrong = incidents["date_end"] < incidents["date"]
        for row, bad in enumerate(wrong, 1):
            if bad:
                value = str(incidents["date_end"].iloc[row - 1])
                yield Problem(source, row, "date_end", value, "before date", "swap the two")
