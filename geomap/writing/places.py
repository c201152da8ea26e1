"""Looked-up place names as a table for people, CSV or GeoJSON; without pandas, so that it is quick."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from geomap import terminal
from geomap.sources.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.geocoding.place import Place

COLUMNS = ("name", "place", "kind", "country", "admin1", "lat", "lon", "precision", "radius_km", "score")


def rows(names: Sequence[str], places: Sequence[Place | None]) -> list[tuple[object, ...]]:
    """One row of `COLUMNS` per name; all but the name are None where nothing was found."""
    found: list[tuple[object, ...]] = []
    for name, place in zip(names, places, strict=True):
        if place is None:
            found.append((name, *[None] * (len(COLUMNS) - 1)))
        else:
            found.append(
                (
                    name,
                    place.name,
                    place.kind,
                    place.country,
                    place.admin1,
                    round(float(place.lat), 5),
                    round(float(place.lon), 5),
                    place.precision,
                    round(float(place.radius_km), 1),
                    round(float(place.score), 2),
                )
            )
    return found


def as_table(names: Sequence[str], places: Sequence[Place | None]) -> str:
    """Aligned columns."""
    return terminal.table(COLUMNS, rows(names, places))


def as_csv(names: Sequence[str], places: Sequence[Place | None]) -> str:
    """Comma-separated, with a header; an empty cell where nothing was found."""
    out = io.StringIO(newline="")
    # "\r\n" makes the library quote both kinds of line end; names rarely hold any.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(names, places):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().replace("\r\n", "\n")


def as_geojson(names: Sequence[str], places: Sequence[Place | None]) -> str:
    """A FeatureCollection, with null geometry where nothing was found."""
    features = []
    for row in rows(names, places):
        properties = dict(zip(COLUMNS, row, strict=True))
        lat, lon = properties.pop("lat"), properties.pop("lon")
        point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Sequence[str], Sequence[Place | None]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "geojson": as_geojson,
}
