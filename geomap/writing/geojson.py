"""Incidents to GeoJSON (RFC 7946).

Written with ``json`` and not through GDAL: its driver names the collection after the file, cuts a
text at a zero byte and writes 1e-07 as 9.9999999999999995e-08, so that neither the bytes nor the
values would be the same after a round trip; and it takes twice the time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geomap.writing.cells import lonlat, values

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas

# Digits after the point: 0.1 m, as RFC 7946, section 11.2, advises.
DECIMALS = 6


def write(incidents: geopandas.GeoDataFrame, path: Path) -> None:
    """Write a FeatureCollection, one feature to a line.

    Longitude before latitude, WGS 84, no ``crs`` member, 6 decimals; the id of an incident is the
    ``id`` of its feature; an incident without a position has ``"geometry": null``; what is missing
    is null; dates are ISO text. The same incidents give the same bytes.
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode
    names = [name for name in incidents.columns if name not in ("id", incidents.geometry.name)]
    keys = [str(name) for name in names]
    columns = [values(incidents[name]) for name in names]
    ids = values(incidents["id"]) if "id" in incidents.columns else [None] * len(incidents)
    lon, lat = lonlat(incidents)
    rows = zip(*columns, strict=True) if columns else ((),) * len(incidents)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        mark = "\n"
        for key, x, y, row in zip(ids, lon, lat, rows, strict=True):
            feature: dict[str, object] = {"type": "Feature"}
            if key is not None:
                feature["id"] = key
            feature["properties"] = dict(zip(keys, row, strict=True))
            feature["geometry"] = (
                None
                if x is None or y is None
                else {"type": "Point", "coordinates": [round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0]}
            )
            file.write(mark + encode(feature))
            mark = ",\n"
        file.write("\n]}\n")
