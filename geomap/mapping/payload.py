"""The frame as the page gets it: numbers in one block, short and repeated texts in a second, long ones apart.

Rows are in the order of their dates. No object is made per row. Long texts are unpacked by the page only when
somebody wants to read or search them.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geomap.errors import InputError
from geomap.incidents import STATUSES, columns, default_radius_km, scale
from geomap.mapping.basemap import CREDIT
from geomap.mapping.block import Block, compress, pack_texts
from geomap.mapping.coding import NO_DAY, coded, days, factorize, repeats, strings
from geomap.mapping.colours import Colour, colouring
from geomap.mapping.looks import Look, looks
from geomap.taxonomy import GROUPS, OTHER

if TYPE_CHECKING:
    import geopandas
    from numpy.typing import NDArray

MARK, NEAR, DISC = 0, 1, 2
NO_SPOT = 0xFFFFFFFF
LONG = 200_000  # characters: a column of more texts than that is a block of its own
DEGREE = 1e5  # positions are kept to the fifth decimal, about a metre
# Only for drawing, where a frame gives no radius; the words of the card then claim none.
ROUGH_KM = {"near": 25.0, "admin2": 25.0, "admin1": 75.0, "area": 100.0}
TEXTS = (
    *("id", "place", "place_name", "place_alternative", "admin1", "summary", "quote", "quote_trigger"),
    *("source", "source_url", "lang"),
)
NUMBERS = (
    "deaths",
    "deaths_low",
    "deaths_high",
    "injured",
    "affected",
    "radius_km",
    "place_score",
    "confidence",
)


class Payload(NamedTuple):
    """What a map of incidents carries.

    ``blocks`` are base64 of gzip by the name that the page looks for. ``lon``, ``lat`` (degrees) and
    ``reach_km`` describe the distinct places; ``counts`` has the number of incidents per look.
    """

    blocks: dict[str, str]
    key: str
    rows: int
    looks: list[Look]
    colours: list[Colour]
    counts: list[int]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    reach_km: NDArray[np.float64]


def encode(
    incidents: geopandas.GeoDataFrame,
    *,
    title: str | None = None,
    color_by: str = "group",
    last: int | None = None,
    like: Payload | None = None,
) -> Payload:
    """Pack a frame for the page.

    Parameters
    ----------
    incidents
        A frame of `geomap.incidents.columns`; of these only ``type`` and the geometry are needed.
        Further columns are shown on the card. The frame is not changed.
    title
        Heading of the page.
    color_by
        Column that gives the colours: ``"group"``, ``"type"`` or any other.
    last
        Only so many rows, the last by date, for a preview.
    like
        A payload of the whole frame, whose looks a preview keeps.

    Raises
    ------
    InputError
        If there is no ``type`` or no geometry, if a status or a precision is none of the known ones, or if
        there is no column `color_by`.

    Examples
    --------
    >>> from geomap.incidents import Incident, frame
    >>> encode(frame([Incident("flood", lon=2.0, lat=48.0, place_precision="town")])).counts
    [1]
    >>> encode(frame([])).rows
    0
    """
    _require(incidents)
    order = _order(incidents)
    rows = incidents.iloc[order if last is None else order[-last:]]
    block = Block()

    type_codes, found = _types(rows, like)
    block.codes("type", type_codes, len(found))
    status = coded(rows, "status", STATUSES, "reported")
    block.codes("status", status, len(STATUSES))
    _add_dates(block, rows)
    for name in NUMBERS:
        if name in rows:
            _add_number(block, name, rows[name])
    place_words = tuple(scale("place"))
    precision = coded(rows, "place_precision", place_words, "none")
    block.codes("place_precision", precision, len(place_words))
    country_codes, country_words = (
        factorize(strings(rows["country"])) if "country" in rows else (np.zeros(len(rows), int), [""])
    )
    block.codes("country", country_codes, len(country_words))
    spot, lon, lat, kind, reach = _spots(rows, precision, place_words)
    block.add("spot", "u4", spot)
    block.add("lon", "i4", np.rint(lon * DEGREE))
    block.add("lat", "i4", np.rint(lat * DEGREE))
    block.add("kind", "u1", kind)
    block.add("radius", "f4", reach)
    look, colours = colouring(rows, color_by, found, like.colours if like is not None else None)
    if look is not None:
        block.add("look", "u1", look)

    extras = _extras(rows)
    own = [(name, series) for name, _, series in extras]
    words: dict[str, list[str | None]] = {}
    texts: dict[str, dict[str, Any]] = {}
    raw: dict[str, bytes] = {}
    for name, series in [*((name, rows[name]) for name in TEXTS if name in rows), *own]:
        values = strings(series)
        repeated = repeats(values)
        if repeated:
            codes, distinct = factorize(values)
            if len(distinct) == 1:
                continue
            block.codes(f"{name}.code", codes, len(distinct))
            values = np.array(distinct, dtype=object)
        texts[name] = {"coded": repeated, "n": len(values)}
        given = values.tolist()
        if len(given) * 8 > LONG or sum(len(value or "") for value in given) > LONG:
            texts[name]["block"] = f"text{len(raw)}"
            raw[f"text{len(raw)}"] = pack_texts({name: given})
        else:
            words[name] = given
    head = {
        "n": len(rows),
        "title": title or "",
        "credit": _credit(rows) + ".",
        "types": _type_list(found, colours),
        "colours": [colour._asdict() for colour in colours],
        "colorBy": color_by,
        "neutral": {"light": GROUPS[OTHER].light, "dark": GROUPS[OTHER].dark},
        "groups": [
            {"key": group.key, "label": group.label}
            for group in GROUPS.values()
            if any(look.group == group.key for look in found)
        ],
        "words": {
            "status": STATUSES,
            "date_precision": tuple(scale("date")),
            "place_precision": place_words,
            "country": country_words,
        },
        "texts": texts,
        "extras": [[name, label] for name, label, _ in extras if name in texts],
    }
    raw = {"data": block.pack(head), "words": pack_texts(words), **raw}
    digest = hashlib.blake2b(digest_size=8)
    for part in raw.values():
        digest.update(part)
    # zlib leaves Python's lock alone, so the blocks are packed side by side.
    with ThreadPoolExecutor(4) as pool:
        packed = dict(zip(raw, pool.map(compress, raw.values()), strict=True))
    return Payload(
        packed,
        digest.hexdigest(),
        len(rows),
        found,
        colours,
        np.bincount(type_codes, minlength=len(found)).tolist(),
        lon,
        lat,
        np.where(kind == MARK, 0.0, reach),
    )


def _types(rows: Any, like: Payload | None) -> tuple[NDArray[np.int64], list[Look]]:
    """Code of each row's type, and the looks of the types."""
    codes, words = factorize(strings(rows["type"]))
    keys = [word or OTHER for word in words]
    used = np.unique(codes).tolist()
    found = like.looks if like is not None else looks(keys[code] for code in used)
    place = {look.key: number for number, look in enumerate(found)}
    number = np.array([place.get(key, 0) for key in keys], dtype=np.int64)
    return number[codes], found


def _add_dates(block: Block, rows: Any) -> None:
    first, final = days(rows, "date"), days(rows, "date_end")
    block.add("date", "i4", first)
    length = np.where((final == NO_DAY) | (first == NO_DAY), 0, np.maximum(final - first, 0))
    block.codes("days", length, int(length.max(initial=0)) + 1)
    words = tuple(scale("date"))
    sharp = coded(rows, "date_precision", words, None)
    sharp = np.where(sharp >= 0, sharp, np.where(first == NO_DAY, words.index("unknown"), 0))
    block.codes("date_precision", sharp, len(words))
    if "source_date" in rows:
        block.add("source_date", "i4", days(rows, "source_date"))


def _add_number(block: Block, name: str, series: Any) -> None:
    values = series.astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    if np.isnan(values).all():
        return
    with np.errstate(over="ignore"):
        exact = name in {"place_score", "confidence"} or bool(
            (np.isnan(values) | (values.astype("f4") == values)).all()
        )
    block.add(name, "f4" if exact else "f8", values)


def _require(incidents: Any) -> None:
    import geopandas

    if not isinstance(incidents, geopandas.GeoDataFrame):
        raise InputError(
            f"a map needs a GeoDataFrame of incidents, not {type(incidents).__name__}; "
            "make one with geomap.read"
        )
    if "type" not in incidents.columns:
        raise InputError("the frame has no column 'type'; make it with geomap.read, or add that column")
    if incidents.active_geometry_name is None:
        raise InputError("the frame has no geometry; call .set_geometry(...) first")


def _order(incidents: geopandas.GeoDataFrame) -> NDArray[np.intp]:
    """By date (unknown last), then by id: the same rows in any order make the same page."""
    dates = days(incidents, "date").astype("int64")
    dates[dates == NO_DAY] = 2**31
    if "id" not in incidents:
        return np.argsort(dates, kind="stable")
    ids = [text or "" for text in strings(incidents["id"]).tolist()]
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.intp)
    return by_id[np.argsort(dates[by_id], kind="stable")]


def _spots(
    rows: geopandas.GeoDataFrame, precision: NDArray[np.int64], words: tuple[str, ...]
) -> tuple[NDArray[Any], ...]:
    """Distinct places: spot of each row, then lon, lat, kind and radius of each spot."""
    import pandas
    import shapely

    geometry = rows.geometry
    if geometry.crs is not None and geometry.crs.to_epsg() != 4326:
        geometry = geometry.to_crs("EPSG:4326")
    shapes = geometry.to_numpy()
    usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    points = shapes.copy()
    other = usable & (shapely.get_type_id(shapes) != 0)
    points[other] = shapely.point_on_surface(shapes[other])
    points[~usable] = None
    lon, lat = shapely.get_x(points), shapely.get_y(points)
    with np.errstate(invalid="ignore"):
        usable &= (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    usable &= precision != words.index("country")

    given = np.full(len(rows), np.nan)
    if "radius_km" in rows:
        given = rows["radius_km"].astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    discs = {"admin1", "admin2", "area"}
    kinds = np.array([NEAR if word == "near" else DISC if word in discs else MARK for word in words])
    rough = np.array([ROUGH_KM.get(word) or default_radius_km(word) or 0.0 for word in words])
    reach = np.where(np.isfinite(given) & (given > 0), given, rough[precision])
    reach = np.where(kinds[precision] == MARK, 0.0, np.minimum(reach, 20000.0))
    radius_code, radii = pandas.factorize(reach)

    # Distinct positions first: four columns in one number would not fit 64 bits.
    key = np.rint((lon[usable] + 180) * DEGREE).astype(np.int64) * 18_000_001
    key += np.rint((lat[usable] + 90) * DEGREE).astype(np.int64)
    position, _ = pandas.factorize(key)
    # In the order of the rows, so that neighbours in time are neighbours in memory.
    spot = position.astype(np.int64)
    if len(radii) > 1 or len(np.unique(precision)) > 1:
        spot = (spot * 3 + kinds[precision[usable]]) * max(len(radii), 1) + radius_code[usable]
        spot, _ = pandas.factorize(spot)
    # The first row of each spot: the last that is written.
    firsts = np.zeros(spot.max(initial=-1) + 1, dtype=np.int64)
    firsts[spot[::-1]] = np.arange(len(spot))[::-1]
    source = np.flatnonzero(usable)[firsts]
    all_spots = np.full(len(rows), NO_SPOT, dtype=np.int64)
    all_spots[usable] = spot
    return all_spots, lon[source].round(5), lat[source].round(5), kinds[precision][source], reach[source]


def _extras(rows: geopandas.GeoDataFrame) -> list[tuple[str, str, Any]]:
    """Columns of the user's own: a name that no known column has, the header, the values."""
    known = {*columns(), rows.active_geometry_name}
    return [
        (f"extra.{number}", str(name), rows.iloc[:, number])
        for number, name in enumerate(rows.columns)
        if name not in known and rows.dtypes.iloc[number] != "geometry"
    ]


def _type_list(found: list[Look], colours: list[Colour]) -> list[dict[str, Any]]:
    place = {colour.key: number for number, colour in enumerate(colours)}
    return [{**look._asdict(), "look": place.get((look.light, look.dark), -1)} for look in found]


def _credit(rows: Any) -> str:
    """Whom the page has to credit: OpenStreetMap's licence asks for it wherever its places are shown."""
    if "place_id" not in rows or not any(":osm:" in (key or "") for key in strings(rows["place_id"])):
        return CREDIT
    from geomap.geocoding.online import OSM_CREDIT

    return f"{CREDIT}; some places: {OSM_CREDIT}"
