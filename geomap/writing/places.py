"""Looked-up place names as a table for people, CSV or GeoJSON; without pandas, so that it is quick."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING

from geomap import terminal
from geomap.errors import shorten
from geomap.geocoding.place import shown
from geomap.geocoding.rivals import rivals
from geomap.sources.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geomap.geocoding.place import Place

# A score below it says that another place is as likely as not.
_SURE = 0.5
_SUGGESTED = 3
_COUNTRIES = 3  # of those that most names are in
_LONGEST = 100  # characters of a name that are compared
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
    """Aligned columns, with long names cut."""
    return terminal.table(COLUMNS, rows([shorten(name) for name in names], places))


def doubts(names: Sequence[str], places: Sequence[Place | None]) -> Iterator[str]:
    """What a reader has to be told of places that are not sure, a line for each name.

    Examples
    --------
    >>> from geomap.geocoding import locate
    >>> asked = ["Springfield", "Hanoi"]
    >>> [line[:56] for line in doubts(asked, locate(asked))]
    ["'Springfield' may mean other places, such as Springfield"]
    """
    for name, place in dict(zip(names, places, strict=True)).items():
        if place is None:
            continue
        others = rivals(place)
        if others:
            told = f"may mean other places, such as {shown(others[0])}; {_narrower(name, others[0])}"
        elif place.score < _SURE:
            runner_up = f"; next comes {shown(place.alternatives[0])}" if place.alternatives else ""
            told = f"is hardly sure to be {shown(place)}{runner_up}"
        else:
            continue
        yield f"{shorten(name)!r} {told}"


def _narrower(name: str, place: Place) -> str:
    """How to say which place is meant, shown at one of them."""
    unit = place.admin1 if place.kind not in ("country", "admin1") else place.country
    return f"say which, as in {f'{shorten(name)}, {unit}'!r}" if unit else "give --country"


def likely(missing: Sequence[str], places: Sequence[Place | None], countries: Sequence[str]) -> Iterator[str]:
    """Near spellings of names that were not found, in the countries given or else in those of the others."""
    from geomap.geocoding.spelling import near_spellings

    sure = [place for place in places if place is not None and place.score >= _SURE and not rivals(place)]
    usual = Counter(place.country for place in sure if place.country)
    codes = countries or [code for code, _ in usual.most_common(_COUNTRIES)]
    for name in missing:
        found = [place for code in codes for place in near_spellings(name[:_LONGEST], country=code)]
        best = sorted(found, key=lambda place: -place.score)[:_SUGGESTED]
        if best:
            yield f"{shorten(name)!r} may be {', '.join(map(shown, best))}"


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
