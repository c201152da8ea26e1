"""The gazetteer as a geopy geocoder: it works wherever geopy's do, and needs no network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.gazetteer.index import Index
from geomap.gazetteer.outlines import distances_km
from geomap.geocoding.table import is_missing, locate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geomap.geocoding.place import Place

_MOST = 5


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Offline geocoder on geomap's gazetteer, in the form of geopy's.

    Usable in ``geopandas.tools.geocode(names, provider=geomap.Gazetteer)`` and in geopy's
    ``RateLimiter`` (which it does not need).

    Parameters
    ----------
    country_codes
        Countries (ISO 3166-1 alpha-2) outside of which nothing is returned, unless a call says otherwise.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.
    **options
        geopy's own (``timeout``, ``user_agent``, ...); there is no request for them to apply to.

    Examples
    --------
    >>> gazetteer = Gazetteer()
    >>> gazetteer.geocode("Arbil").address
    'Erbil, Iraq'
    >>> gazetteer.geocode("Xyzzyx") is None
    True
    """

    def __init__(
        self,
        *,
        country_codes: str | Sequence[str] | None = None,
        places: str | Path | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.country_codes = country_codes
        self.places = places

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  (there is nothing to wait for)
        country_codes: str | Sequence[str] | None = None,
        language: str | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Location of a name.

        Parameters
        ----------
        query
            A name, or "place, district, country"; or a mapping with any of ``city``, ``county``, ``state``,
            ``country`` as in geopy's structured queries.
        exactly_one
            One location, else the runners-up as well.
        timeout
            Accepted because every geopy geocoder takes it.
        country_codes
            Countries outside of which nothing is returned.
        language
            Language (BCP 47) for names of countries.
        limit
            Most locations to return if not exactly one.

        Returns
        -------
        geopy.location.Location, list or None
            ``raw`` is the `Place` as a dictionary. None where nothing is found.
        """
        codes = country_codes or self.country_codes
        if isinstance(codes, str):
            codes = codes.split(",")
        if is_missing(query):
            return None
        text = _structured(query) if isinstance(query, Mapping) else str(query)
        found: list[Place] = []
        for code in codes or [""]:
            place = locate([text], country=code.strip().upper() if code else None, places=self.places)[0]
            if place is not None:
                found += [place._replace(alternatives=()), *place.alternatives]
        found.sort(key=lambda place: -place.score)
        locations = [_location(place, language) for place in found]
        if not locations:
            return None
        return locations[0] if exactly_one else locations[: limit or _MOST]

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002
        language: str | None = None,
        distance_km: float = 50.0,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Towns nearest to a point.

        Parameters
        ----------
        query
            A point as geopy takes it: ``Point``, (latitude, longitude) or text.
        exactly_one
            The nearest only, else several, nearest first.
        timeout
            Accepted because every geopy geocoder takes it.
        language
            Language (BCP 47) for names of countries.
        distance_km
            Farther towns are not returned.
        limit
            Most locations to return if not exactly one.

        Returns
        -------
        geopy.location.Location, list or None
            None where no town is that near.

        Examples
        --------
        >>> Gazetteer().reverse((36.2, 44.0)).raw["name"]
        'Erbil'
        >>> Gazetteer().reverse((0, -140)) is None
        True
        """
        import numpy as np

        from geomap.geocoding.choose import to_place

        index = Index.open()
        point = Point(query) if not isinstance(query, Point) else query
        columns = index.columns
        gaps = distances_km(columns["lon"], columns["lat"], point.longitude, point.latitude)
        gaps[index.columns["kind"] != 3] = np.inf
        most = 1 if exactly_one else limit or _MOST
        rows = [int(row) for row in np.argpartition(gaps, most)[:most] if gaps[row] <= distance_km]
        rows.sort(key=lambda row: float(gaps[row]))
        places = [to_place(index, [index.candidate(row, 3)], [1.0]) for row in rows]
        locations = [_location(place, language) for place in places]
        if not locations:
            return None
        return locations[0] if exactly_one else locations


def _structured(query: Mapping[str, str]) -> str:
    keys = ("street", "city", "county", "state", "country")
    parts = [str(query[key]) for key in keys if query.get(key)]
    if not parts:
        raise ValueError(f"query {dict(query)!r} has none of {', '.join(keys)}; give at least one")
    return ", ".join(parts[1:] if "street" in query and len(parts) > 1 else parts)


def _location(place: Place, language: str | None) -> Location:
    name = place.name
    parts = [name]
    if place.admin1 and place.kind != "admin1" and place.admin1 != name:
        parts.append(place.admin1)
    country = _country_name(place.country, language) if place.country else None
    if place.kind == "country" and country:
        parts = [country]
    elif country:
        parts.append(country)
    return Location(", ".join(parts), (place.lat, place.lon), place._asdict())


def _country_name(code: str, language: str | None) -> str | None:
    index = Index.open()
    if language:
        from babel import Locale, UnknownLocaleError

        try:
            named = Locale.parse(language.replace("-", "_")).territories.get(code)
        except (UnknownLocaleError, ValueError):
            named = None
        if named:
            return str(named)
    row = index.country_row(code)
    return index.name(row) if row is not None else None
