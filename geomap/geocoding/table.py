"""Names of tables to places: each distinct name once, constrained by what the row says around it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geomap.errors import warn_of
from geomap.gazetteer.index import Index
from geomap.gazetteer.places import in_use
from geomap.geocoding import written
from geomap.geocoding.cells import Row, countries_of, place_of
from geomap.geocoding.choose import Box, as_box, country_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas

    from geomap.errors import Problem
    from geomap.geocoding.online import Online
    from geomap.geocoding.place import Place


def locate(
    names: Sequence[str],
    *,
    country: str | Sequence[str | None] | None = None,
    admin1: str | Sequence[str | None] | None = None,
    admin2: str | Sequence[str | None] | None = None,
    within: Any = None,
    bias: str | Sequence[str] | None = None,
    threshold: float | None = None,
    geocoder: Online | None = None,
    problems: list[Problem] | None = None,
    places: str | Path | None = None,
) -> list[Place | None]:
    """Places of names, without the weight of a data frame.

    Parameters
    ----------
    names
        As written; "place, district, province" is understood.
    country, admin1, admin2
        One value for all names or one per name: country as ISO 3166-1 code or name, units by name.
    within
        Bounding box (west, south, east, north) in degrees, or a geometry.
    bias
        Countries to prefer where a name alone does not decide.
    threshold
        Score in [0, 1] below which a name stays unresolved.
    geocoder
        An `geomap.geocoding.Online` service for names that the gazetteer does not have; it comes before
        the gazetteer if it says so.
    problems
        A list to which failures of the service are added. If None, one `InputWarning` sums them up.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.

    Returns
    -------
    list of Place or None
        One per name, in order; None where the gazetteer has nothing that fits.

    Raises
    ------
    ValueError
        If a list of countries or units is not as long as the names, or an option cannot be read.

    Examples
    --------
    >>> [place.name if place else None for place in locate(["Arbil", "Xyzzyx"])]
    ['Erbil', None]
    >>> locate(["tỉnh Idlib"])[0].precision
    'admin1'
    >>> locate([])
    []
    """
    if places is not None:
        with in_use(places, problems):
            return locate(
                names, country=country, admin1=admin1, admin2=admin2, within=within, bias=bias,
                threshold=threshold, geocoder=geocoder, problems=problems,
            )  # fmt: skip
    index = Index.open()
    rows = _rows(names, country, admin1, admin2)
    if isinstance(country, str):
        country_numbers(index, country, "country")  # says what is wrong with it, once
    box = as_box(within)
    preferred = country_numbers(index, bias, "bias")
    known: dict[Row, Place | None] = {}
    for row in rows:
        if row not in known:
            place = _asked_in_turn(index, row, box, preferred, geocoder)
            if place is not None and threshold is not None and place.score < threshold:
                place = None
            known[row] = place
    if geocoder is not None:
        failed = geocoder.take_problems()
        if problems is not None:
            problems.extend(failed)
        else:
            warn_of(failed)
    return [known[row] for row in rows]


def geocode(
    names: str | Sequence[str],
    *,
    country: str | Sequence[str | None] | None = None,
    admin1: str | Sequence[str | None] | None = None,
    admin2: str | Sequence[str | None] | None = None,
    within: Any = None,
    bias: str | Sequence[str] | None = None,
    threshold: float | None = None,
    geocoder: Online | None = None,
    problems: list[Problem] | None = None,
    places: str | Path | None = None,
) -> geopandas.GeoDataFrame:
    """Geocode names into a frame.

    Parameters are those of `locate`; one name alone may be given as it is.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per name, in order: ``name``, ``place_id``, ``place_name``, ``kind``, ``country``, ``admin1``,
        ``precision`` (of the place scale), ``radius_km``, ``score`` and ``geometry`` (EPSG:4326; null where
        unresolved, with precision ``none``).

    Examples
    --------
    >>> frame = geocode(["Arbil", "Xyzzyx"])
    >>> frame["place_name"].tolist(), frame.geometry.isna().tolist()
    (['Erbil', None], [False, True])
    >>> len(geocode([]))
    0
    """
    import geopandas
    import pandas
    import shapely

    given = [names] if isinstance(names, str) else names
    listed = ["" if is_missing(name) else str(name) for name in given]
    resolved = locate(
        listed, country=country, admin1=admin1, admin2=admin2, within=within, bias=bias, threshold=threshold,
        geocoder=geocoder, problems=problems, places=places,
    )  # fmt: skip

    def text(values: list[str | None]) -> pandas.Series[Any]:
        return pandas.Series(values, dtype=object)

    points = {p: shapely.Point(p.lon, p.lat) for p in resolved if p is not None}
    return geopandas.GeoDataFrame(
        {
            "name": text(list(listed)),
            "place_id": text([p.id if p else None for p in resolved]),
            "place_name": text([p.name if p else None for p in resolved]),
            "kind": text([p.kind if p else None for p in resolved]),
            "country": text([p.country if p else None for p in resolved]),
            "admin1": text([p.admin1 if p else None for p in resolved]),
            "precision": text([p.precision if p else "none" for p in resolved]),
            "radius_km": pandas.Series([p.radius_km if p else None for p in resolved], dtype="float64"),
            "score": pandas.Series([p.score if p else None for p in resolved], dtype="float64"),
        },
        geometry=geopandas.GeoSeries(
            [points[p] if p else None for p in resolved], crs="EPSG:4326", index=range(len(resolved))
        ),
        crs="EPSG:4326",
    )


def is_missing(name: object) -> bool:
    """Whether a cell is blank: None, or the NaN that pandas has for it.

    Examples
    --------
    >>> is_missing(float("nan")), is_missing("Erbil")
    (True, False)
    """
    return name is None or (isinstance(name, float) and math.isnan(name))


def _rows(names: Sequence[str], *columns: str | Sequence[str | None] | None) -> list[Row]:
    """One tuple per name, with missing values as empty text."""
    filled = []
    for label, column in zip(("country", "admin1", "admin2"), columns, strict=True):
        if column is None or isinstance(column, str):
            filled.append([column or ""] * len(names))
            continue
        values = list(column)
        if len(values) != len(names):
            raise ValueError(
                f"{label} has {len(values)} values for {len(names)} names; give one, or one per name"
            )
        # NaN differs from itself: that is how tables say that a value is missing.
        filled.append(["" if value is None or value != value else str(value) for value in values])  # noqa: PLR0124
    listed = ["" if name is None or name != name else str(name) for name in names]  # noqa: PLR0124
    return list(zip(listed, *filled, strict=True))


def _asked_in_turn(
    index: Index, row: Row, box: Box | None, preferred: frozenset[int], geocoder: Online | None
) -> Place | None:
    """The gazetteer's place, the service's, or the unit that the row names, whichever comes first."""
    if geocoder is None:
        return place_of(index, row, box, preferred)
    place = None if geocoder.first else place_of(index, row, box, preferred, instead=False)
    if place is None:
        place = _online(index, row, box, preferred, geocoder)
    return place if place is not None else place_of(index, row, box, preferred)


def _online(
    index: Index, row: Row, box: Box | None, preferred: frozenset[int], geocoder: Online
) -> Place | None:
    text, country, admin1, admin2 = row
    name, *rest = written.parts(text) or [""]
    if not name:
        return None
    parents = [part for part in (*rest, admin2, admin1) if part]
    codes = [index.countries[number] for number in countries_of(index, country)]
    if country and not codes:
        parents.append(country)
    near = None
    if parents:
        near = place_of(index, (", ".join(parents), country, "", ""), None, preferred)
    return geocoder.locate(name, country=codes[0] if codes else None, parents=parents, near=near, box=box)
