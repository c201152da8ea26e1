"""What an online service answers, as places: how precise an answer is has to be read out of it.

Services give a point for everything, a country as well as a house. The class of the object (where the
service is built on OpenStreetMap) and its bounding box tell what the point stands for; where neither is
there, the place says that little is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from geomap.gazetteer.index import Index
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding.place import Place
from geomap.incidents import default_radius_km

# A point of which nothing else is said could stand for a province.
UNKNOWN_KM = 100.0
_SURE = 0.9  # of one answer alone: the service may know another place of the name, and not the one meant
_UNRANKED = 0.5
_SHARPNESS = 10.0  # how fast chances fall with OpenStreetMap's importance, which is between 0 and 1
_APART_KM = 25.0
_ALTERNATIVES = 3
_TOWN_KM = 30.0  # a "city" or "municipality" that reaches farther is a district
_OSM = {"n": "node", "w": "way", "r": "relation"}

# OpenStreetMap's place and address types (wiki: Key:place; Nominatim: addresstype; Photon: type).
_UNITS = {
    **dict.fromkeys(("country",), "country"),
    **dict.fromkeys(("state", "province", "region", "governorate", "territory"), "admin1"),
    **dict.fromkeys(("county", "district", "state_district", "subdistrict"), "admin2"),
    **dict.fromkeys(
        (
            "city", "town", "village", "hamlet", "municipality", "suburb", "quarter", "neighbourhood",
            "borough", "city_district", "locality", "isolated_dwelling", "croft", "farm", "postcode",
        ),
        "town",
    ),
}  # fmt: skip
# Objects of these keys are one thing at one spot, unless their box says otherwise.
_SITES = frozenset(
    {
        "amenity", "building", "aeroway", "military", "man_made", "leisure", "tourism", "office", "shop",
        "railway", "historic", "highway", "emergency", "power", "barrier", "craft", "bridge", "house",
        "street", "healthcare", "landuse", "place_of_worship",
    }
)  # fmt: skip


class Answer(NamedTuple):
    """One location of an answer, as it is kept: plain values only."""

    address: str
    lat: float
    lon: float
    raw: Mapping[str, Any]


class _Reading(NamedTuple):
    """What an answer says about its object, whatever the service calls it."""

    name: str
    kinds: tuple[str, ...]
    box: tuple[float, float, float, float] | None
    country: str | None
    admin1: str | None
    admin2: str | None
    importance: float | None
    id: str


def places_of(service: str, answers: Sequence[Answer]) -> list[Place]:
    """Places of a service's answers, most likely first, each with the others as runners-up.

    Parameters
    ----------
    service
        Name of the service, which the ids begin with.
    answers
        In the order of the service.

    Returns
    -------
    list of Place
        Answers with no usable point are left out. ``radius_km`` reaches to the farthest corner of the
        bounding box, and is never less than the precision's own.

    Examples
    --------
    >>> raw = {"osm_type": "node", "osm_id": 7, "name": "Kafr", "addresstype": "village",
    ...        "boundingbox": ["35.98", "36.02", "36.98", "37.02"], "importance": 0.2}
    >>> place = places_of("nominatim", [Answer("Kafr, Syria", 36.0, 37.0, raw)])[0]
    >>> place.id, place.name, place.precision, place.radius_km
    ('nominatim:osm:node/7', 'Kafr', 'town', 5.0)
    >>> places_of("nominatim", [])
    []
    """
    found: list[tuple[Place, float | None]] = []
    for answer in answers:
        if not _on_earth(answer.lon, answer.lat):
            continue
        reading = _read(service, answer)
        place = _place(answer, reading)
        # The node and the outline of one town are one place.
        if not any(_same(place, other) for other, _ in found):
            found.append((place, reading.importance))
    chances = _chances([importance for _, importance in found])
    ranked = sorted(zip(chances, (place for place, _ in found), strict=True), key=lambda pair: -pair[0])
    scored = [place._replace(score=round(chance, 3)) for chance, place in ranked]
    return [
        place._replace(alternatives=tuple(other for other in scored if other is not place)[:_ALTERNATIVES])
        for place in scored
    ]


def _on_earth(lon: float, lat: float) -> bool:
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90


def _same(one: Place, other: Place) -> bool:
    near = distance_km(one.lon, one.lat, other.lon, other.lat) <= _APART_KM
    return near and one.name.casefold() == other.name.casefold()


def _chances(importances: Sequence[float | None]) -> list[float]:
    if not importances:
        return []
    if any(value is None for value in importances):
        # Services without it give the best first; by how much it is better is not said.
        return [_UNRANKED / (1 + at) for at in range(len(importances))]
    weights = [math.exp(_SHARPNESS * (value or 0.0)) for value in importances]
    return [_SURE * weight / sum(weights) for weight in weights]


def _place(answer: Answer, reading: _Reading) -> Place:
    reach = _reach(answer, reading.box)
    precision = _precision(reading.kinds, reach)
    radius = max(reach or 0.0, default_radius_km(precision) or 0.0)
    if not radius:
        radius = UNKNOWN_KM
    if precision == "country" and reading.country:
        # Boxes of countries include their far islands.
        radius = _country_radius(reading.country) or radius
    admin1 = reading.admin1 if precision != "country" else None
    admin2 = reading.admin2 if precision not in ("country", "admin1") else None
    return Place(
        reading.id, reading.name, round(answer.lon, 6), round(answer.lat, 6),
        "area" if precision == "near" else precision, reading.country, admin1, admin2, precision,
        round(radius, 1), 0.0,
    )  # fmt: skip


def _precision(kinds: Sequence[str], reach: float | None) -> str:
    """Value of the place scale: by the object's class, corrected by its size."""
    unit = next((_UNITS[kind] for kind in kinds if kind in _UNITS), None)
    if unit == "town" and reach is not None and reach > _TOWN_KM:
        return "admin2"
    if unit:
        return unit
    if reach is None:
        return "site" if any(kind in _SITES for kind in kinds) else "area"
    limits = (("site", 3.0), ("town", 15.0), ("near", 25.0))
    if any(kind in _SITES for kind in kinds):
        limits = (("site", 5.0), ("near", 25.0), ("near", 25.0))
    return next((name for name, limit in limits if reach <= limit), "area")


def _reach(answer: Answer, box: tuple[float, float, float, float] | None) -> float | None:
    """Kilometres from the point to the farthest corner of its box."""
    if box is None:
        return None
    west, south, east, north = box
    corners = [(x, y) for x in (west, east) for y in (south, north)]
    return max(distance_km(answer.lon, answer.lat, x, y) for x, y in corners)


def _country_radius(code: str) -> float | None:
    index = Index.open()
    row = index.country_row(code)
    return index.precision(row)[1] if row is not None else None


def _read(service: str, answer: Answer) -> _Reading:
    raw = answer.raw
    inner = _mapping(raw.get("properties"))
    said = {**raw, **inner}
    address = _mapping(raw.get("address")) or inner
    kinds = tuple(
        str(said[key]).casefold()
        for key in ("addresstype", "type", "osm_value", "class", "category", "osm_key", "layer")
        if isinstance(said.get(key), str)
    )
    code = (
        _text(address.get("country_code")) or _text(said.get("countrycode")) or _text(said.get("country_a"))
    )
    name = _text(said.get("name")) or answer.address.split(",")[0].strip() or answer.address
    return _Reading(
        name,
        kinds,
        _box(raw),
        code.upper() if code and len(code) == 2 else None,
        _first(address, ("state", "province", "region")),
        _first(address, ("county", "state_district", "district")),
        _share(said.get("importance")),
        _id(service, said, answer),
    )


def _id(service: str, said: Mapping[str, Any], answer: Answer) -> str:
    kind, number = _text(said.get("osm_type")), said.get("osm_id")
    word = _OSM.get(kind[:1].casefold()) if kind else None
    if word and isinstance(number, int | str) and str(number).isdigit():
        return f"{service}:osm:{word}/{number}"
    return f"{service}:{answer.lat:.5f},{answer.lon:.5f}"


def _box(raw: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    """West, south, east, north, in whichever of the usual forms they are given."""
    for values in _boxes(raw):
        try:
            west, south, east, north = (float(value) for value in values)
        except (TypeError, ValueError):
            continue
        if _on_earth(west, south) and _on_earth(east, north) and south <= north:
            return west, south, east, north
    return None


def _boxes(raw: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    listed = raw.get("boundingbox")  # Nominatim: south, north, west, east
    if isinstance(listed, list) and len(listed) == 4:
        yield listed[2], listed[0], listed[3], listed[1]
    extent = _mapping(raw.get("properties")).get("extent")  # Photon: west, north, east, south
    if isinstance(extent, list) and len(extent) == 4:
        yield extent[0], min(extent[1], extent[3]), extent[2], max(extent[1], extent[3])
    bbox = raw.get("bbox")  # GeoJSON: west, south, east, north
    if isinstance(bbox, list) and len(bbox) == 4:
        yield bbox
    frame = _mapping(raw.get("extent"))  # Esri
    if frame:
        yield [frame.get(key) for key in ("xmin", "ymin", "xmax", "ymax")]
    for holder in (_mapping(raw.get("geometry")).get("viewport"), raw.get("bounds")):  # Google, OpenCage
        low, high = (_mapping(_mapping(holder).get(key)) for key in ("southwest", "northeast"))
        if low and high:
            yield low.get("lng"), low.get("lat"), high.get("lng"), high.get("lat")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _first(table: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    return next((found for key in keys if (found := _text(table.get(key)))), None)


def _share(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return min(1.0, max(0.0, number)) if math.isfinite(number) else None
