"""The frame as the page gets it: columns in one block of numbers, texts in a block of their own.

Both are gzip in base64. Rows are in the order of their dates. No object is made per row.

The block of numbers is a 32-bit length, that much JSON (`head`), then the columns, each aligned to
8 bytes, little endian. Texts that repeat are a list of values and a column of codes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geomap.errors import InputError, shorten
from geomap.incidents import STATUSES, columns, default_radius_km, scale
from geomap.mapping.basemap import CREDIT
from geomap.mapping.looks import Look, looks
from geomap.taxonomy import GROUPS, OTHER

if TYPE_CHECKING:
    import geopandas
    from numpy.typing import NDArray

MARK, NEAR, DISC = 0, 1, 2
NO_SPOT = 0xFFFFFFFF
NO_DAY = -(2**31)
# Only for drawing, where a frame gives no radius; the words of the card then claim none.
ROUGH_KM = {"near": 25.0, "admin2": 25.0, "admin1": 75.0, "area": 100.0}
TEXTS = ("id", "place", "place_name", "admin1", "summary", "quote", "source", "source_url", "lang")
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
DTYPES = {"u1": "<u1", "u2": "<u2", "u4": "<u4", "i4": "<i4", "f4": "<f4", "f8": "<f8"}


class Payload(NamedTuple):
    """What a map of incidents carries.

    ``data`` and ``text`` are base64 of gzip. ``lon``, ``lat`` (degrees) and ``reach_km`` describe the
    distinct places; ``counts`` has the number of incidents per look.
    """

    data: str
    text: str
    key: str
    rows: int
    looks: list[Look]
    counts: list[int]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    reach_km: NDArray[np.float64]


def encode(
    incidents: geopandas.GeoDataFrame,
    *,
    title: str | None = None,
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
    last
        Only so many rows, the last by date, for a preview.
    like
        A payload of the whole frame, whose looks a preview keeps.

    Raises
    ------
    InputError
        If there is no ``type`` or no geometry, or if a status or a precision is none of the known ones.

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
    block = _Block(len(rows))
    texts: dict[str, dict[str, Any]] = {}

    keys = [text or OTHER for text in _strings(rows["type"])]
    found = like.looks if like is not None else looks(keys)
    place = {look.key: number for number, look in enumerate(found)}
    type_codes = np.fromiter((place[key] for key in keys), dtype=np.int64, count=len(keys))
    block.codes("type", type_codes, len(found))
    status = _coded(rows, "status", STATUSES, "reported")
    block.codes("status", status, len(STATUSES))
    first, final = _days(rows, "date"), _days(rows, "date_end")
    block.add("date", "i4", first)
    block.add("date_end", "i4", np.where(final == NO_DAY, first, final))
    date_words = tuple(scale("date"))
    how_sharp = _coded(rows, "date_precision", date_words, None)
    how_sharp = np.where(how_sharp >= 0, how_sharp, np.where(first == NO_DAY, date_words.index("unknown"), 0))
    block.codes("date_precision", how_sharp, len(date_words))
    if "source_date" in rows:
        block.add("source_date", "i4", _days(rows, "source_date"))
    for name in NUMBERS:
        if name in rows:
            values = rows[name].astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
            if not np.isnan(values).all():
                block.add(name, "f8" if name not in {"place_score", "confidence"} else "f4", values)
    place_words = tuple(scale("place"))
    precision = _coded(rows, "place_precision", place_words, "none")
    block.codes("place_precision", precision, len(place_words))
    countries: list[str | None] = _strings(rows["country"]) if "country" in rows else [None] * len(rows)
    country_codes, country_words = _factorize(countries)
    block.codes("country", country_codes, len(country_words))
    spot, lon, lat, kind, reach = _spots(rows, precision, place_words)
    block.add("spot", "u4", spot)
    block.add("lon", "f8", lon)
    block.add("lat", "f8", lat)
    block.add("kind", "u1", kind)
    block.add("radius", "f4", reach)

    extras = _extras(rows)
    own = [(name, series) for name, _, series in extras]
    for name, series in [*((name, rows[name]) for name in TEXTS if name in rows), *own]:
        values = _strings(series)
        codes, words = _factorize(values)
        if len(words) * 2 <= len(values):
            block.codes(f"{name}.code", codes, len(words))
            texts[name] = {"codes": True, "values": words}
        elif any(values):
            texts[name] = {"values": values}
    head = {
        "n": len(rows),
        "title": title or "Incidents",
        "credit": _credit(rows) + ".",
        "types": _type_list(found),
        "looks": [{"light": light, "dark": dark} for light, dark in _colours(found)],
        "neutral": {"light": GROUPS[OTHER].light, "dark": GROUPS[OTHER].dark},
        "groups": [
            {"key": group.key, "label": group.label}
            for group in GROUPS.values()
            if any(look.group == group.key for look in found)
        ],
        "statuses": STATUSES,
        "statusCounts": np.bincount(status, minlength=len(STATUSES)).tolist(),
        "words": {
            "status": STATUSES,
            "date_precision": date_words,
            "place_precision": place_words,
            "country": country_words,
        },
        "countryRows": _country_rows(countries, precision == place_words.index("country")),
        "extras": [[name, label] for name, label, _ in extras if name in texts],
    }
    data = block.pack(head)
    text = json.dumps(texts, separators=(",", ":")).encode("ascii")
    return Payload(
        compress(data),
        compress(text),
        hashlib.blake2b(data + text, digest_size=8).hexdigest(),
        len(rows),
        found,
        np.bincount(type_codes, minlength=len(found)).tolist(),
        lon,
        lat,
        np.where(kind == MARK, 0.0, reach),
    )


def compress(raw: bytes) -> str:
    """Base64 of gzip, the same for the same bytes.

    Examples
    --------
    >>> compress(b"") == compress(b"")
    True
    """
    return base64.b64encode(gzip.compress(raw, 9 if len(raw) < 1 << 20 else 6, mtime=0)).decode("ascii")


class _Block:
    """Columns, one after the other, each aligned to 8 bytes."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.columns: dict[str, dict[str, Any]] = {}
        self.parts: list[bytes] = []
        self.size = 0

    def add(self, name: str, dtype: str, values: NDArray[Any]) -> None:
        raw = np.ascontiguousarray(values, dtype=DTYPES[dtype]).tobytes()
        self.columns[name] = {"t": dtype, "at": self.size, "n": len(values)}
        self.parts.append(raw.ljust(-(-len(raw) // 8) * 8, b"\0"))
        self.size += len(self.parts[-1])

    def codes(self, name: str, values: NDArray[Any], many: int) -> None:
        self.add(name, "u1" if many <= 1 << 8 else "u2" if many <= 1 << 16 else "u4", values)

    def pack(self, head: dict[str, Any]) -> bytes:
        packed = json.dumps({**head, "columns": self.columns}, separators=(",", ":")).encode("ascii")
        start = struct.pack("<I", len(packed)) + packed
        return start.ljust(-(-len(start) // 8) * 8, b"\0") + b"".join(self.parts)


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
    days = _days(incidents, "date").astype("int64")
    days[days == NO_DAY] = 2**31
    if "id" not in incidents:
        return np.argsort(days, kind="stable")
    ids = [text or "" for text in _strings(incidents["id"])]
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.intp)
    return by_id[np.argsort(days[by_id], kind="stable")]


def _strings(series: Any) -> list[str | None]:
    """Values as text, None where missing."""
    import pandas

    if isinstance(series.dtype, pandas.StringDtype):
        found: list[str | None] = series.to_numpy(dtype=object, na_value=None).tolist()
        return found
    missing = series.isna().to_numpy()
    if series.dtype.kind == "M":
        stamps = (value.isoformat().removesuffix("T00:00:00") for value in series)
        return [None if gone else text for text, gone in zip(stamps, missing, strict=True)]
    if series.dtype.kind == "f":
        return [None if gone else f"{v:.15g}" for v, gone in zip(series, missing, strict=True)]
    return [None if gone else str(v) for v, gone in zip(series.astype(object), missing, strict=True)]


def _factorize(values: list[str | None]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes and words; the first word is empty and stands for what is missing."""
    number: dict[str, int] = {"": 0}
    for value in values:
        if value and value not in number:
            number[value] = len(number)
    codes = np.array([number[value or ""] for value in values], dtype=np.int64)
    return codes, list(number)


def _coded(rows: Any, name: str, words: tuple[str, ...], default: str | None) -> NDArray[np.int64]:
    """Positions of the values in `words`; of `default`, or -1, where missing."""
    gap = -1 if default is None else words.index(default)
    if name not in rows:
        return np.full(len(rows), gap)
    number = {word: position for position, word in enumerate(words)}
    values = _strings(rows[name])
    for row, value in enumerate(values):
        if value is not None and value not in number:
            raise InputError(
                f"row {row + 1} (by date), column {name!r}: unknown value {shorten(value)!r}; "
                f"use one of {', '.join(words)}"
            )
    return np.fromiter((gap if v is None else number[v] for v in values), dtype=np.int64, count=len(values))


def _days(rows: Any, name: str) -> NDArray[np.int64]:
    """Days since 1970-01-01; NO_DAY where missing. The calendar day as written, whatever the zone."""
    import pandas

    if name not in rows:
        return np.full(len(rows), NO_DAY, dtype=np.int64)
    series = rows[name]
    if series.dtype.kind != "M":
        series = pandas.to_datetime(series, errors="coerce", format="ISO8601")
    if getattr(series.dtype, "tz", None) is not None:
        series = series.dt.tz_localize(None)
    days = series.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), NO_DAY, days.astype("int64"))


def _spots(
    rows: geopandas.GeoDataFrame, precision: NDArray[np.int64], words: tuple[str, ...]
) -> tuple[NDArray[Any], ...]:
    """Distinct places: spot of each row, then lon, lat, kind and radius of each spot."""
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
    radii, radius_code = np.unique(reach, return_inverse=True)

    key = np.rint((np.where(usable, lon, 0.0) + 180) * 1e5).astype(np.int64)
    key = key * 18_000_001 + np.rint((np.where(usable, lat, 0.0) + 90) * 1e5).astype(np.int64)
    # Distinct positions first: four columns in one number would not fit 64 bits.
    _, position = np.unique(key, return_inverse=True)
    key = (position.astype(np.int64) * 3 + kinds[precision]) * max(len(radii), 1) + radius_code
    _, firsts, spot = np.unique(key[usable], return_index=True, return_inverse=True)
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


def _colours(found: list[Look]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((look.light, look.dark) for look in found))


def _type_list(found: list[Look]) -> list[dict[str, Any]]:
    colours = _colours(found)
    return [{**look._asdict(), "look": colours.index((look.light, look.dark))} for look in found]


def _country_rows(countries: list[str | None], only_country: NDArray[np.bool_]) -> dict[str, list[int]]:
    """Rows known only to a country, by the code that the outlines use."""
    if not only_country.any():
        return {}
    from babel.core import get_global

    three = {
        codes[0]: three
        for three, codes in sorted(get_global("territory_aliases").items())
        if len(three) == 3 and three.isalpha() and len(codes) == 1
    }
    three["XK"] = "XKX"
    found: dict[str, list[int]] = {}
    for row in np.flatnonzero(only_country).tolist():
        code = three.get(countries[row] or "")
        if code:
            found.setdefault(code, []).append(row)
    return found


def _credit(rows: Any) -> str:
    """Whom the page has to credit: OpenStreetMap's licence asks for it wherever its places are shown."""
    if "place_id" not in rows or not rows["place_id"].astype("str").str.contains(":osm:", regex=False).any():
        return CREDIT
    from geomap.geocoding.online import OSM_CREDIT

    return f"{CREDIT}; some places: {OSM_CREDIT}"
