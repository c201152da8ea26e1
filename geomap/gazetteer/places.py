"""A table of the user's own places, which win over all others."""

from __future__ import annotations

import csv
import io
import math
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import InputError, Problem, warn_of
from geomap.gazetteer.index import KINDS, SITE_KINDS, Index
from geomap.gazetteer.layers import using
from geomap.gazetteer.meta import BUILT_IN
from geomap.gazetteer.prior import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS = ("name", "lat", "lon", "names", "country", "kind", "precision", "radius_km")
_NEEDED = COLUMNS[:3]
_PRECISIONS = ("site", "town", "near", "admin2", "admin1", "area", "country")
_RADIUS = {
    "site": 1.0,
    "town": 5.0,
    "near": 25.0,
    "admin2": 30.0,
    "admin1": 100.0,
    "area": 30.0,
    "country": 500.0,
}


@dataclass(frozen=True, eq=False)
class UserPlaces:
    """An index of the user's places, what each says of its precision, and the rows that cannot be used."""

    index: Index
    reach: dict[int, tuple[str, float]]
    problems: tuple[Problem, ...] = ()


@contextmanager
def in_use(path: str | Path | None, problems: list[Problem] | None = None) -> Iterator[None]:
    """Look names up in a table of places first, for a while; what is wrong with it is added or warned of.

    Examples
    --------
    >>> with in_use(None):
    ...     pass
    """
    if path is None:
        yield
        return
    found = load(path)
    if problems is not None:
        problems.extend(found.problems)
    else:
        warn_of(list(found.problems), stacklevel=5)
    with using(places=found):
        yield


def load(path: str | Path) -> UserPlaces:
    r"""Read a table of places (comma, semicolon or tab), once for each version of the file.

    Parameters
    ----------
    path
        CSV with the columns ``name``, ``lat``, ``lon`` (degrees) and, where known, ``names`` (others, with |
        between them), ``country`` (ISO 3166-1 alpha-2), ``kind``, ``precision`` and ``radius_km``.

    Raises
    ------
    InputError
        If the file is missing, lacks a column, or has no row that can be used.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "my.csv")
    ...     _ = table.write_text("name,lat,lon\nCheckpoint 300,31.72,35.2\nNowhere,95,0\n")
    ...     found = load(table)
    >>> len(found.index), str(found.problems[0])
    (1, "my.csv, row 3, column 'lat': not a latitude '95'; give degrees from -90 to 90")
    """
    path = Path(path)
    try:
        stat = path.stat()
    except OSError:
        raise InputError(
            f"{path}: there is no such file; give a table with the columns name, lat, lon"
        ) from None
    return _load(path.resolve(), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _load(path: Path, changed: int, size: int) -> UserPlaces:  # noqa: ARG001  (they make the key)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); save it as CSV in UTF-8") from None
    header, *_ = [*text.splitlines(), ""]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [cell.strip().casefold() for cell in next(rows, [])]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise InputError(
            f"{path}: there is no column {', '.join(missing)}; the first row must name {', '.join(_NEEDED)}"
        )
    problems: list[Problem] = []
    found = []
    for number, cells in enumerate(rows, 2):
        if any(cell.strip() for cell in cells):
            row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
            place = _place(row, path.name, number, problems)
            if place is not None:
                found.append(place)
    if not found:
        said = f"; {problems[0]}" if problems else ""
        raise InputError(f"{path}: no row of it can be used{said}")
    return _index(found, tuple(problems))


class _Place(NamedTuple):
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    country: str
    kind: str
    precision: str
    radius_km: float


def _place(row: dict[str, str], source: str, number: int, problems: list[Problem]) -> _Place | None:
    def wrong(column: str, message: str, cure: str) -> None:
        problems.append(Problem(source, number, column, row.get(column, ""), message, cure, kept=False))

    before = len(problems)
    lat = _number(row.get("lat", ""), 90)
    lon = _number(row.get("lon", ""), 180)
    if not row.get("name"):
        wrong("name", "the name is missing", "fill it in")
    if lat is None:
        wrong("lat", "not a latitude", "give degrees from -90 to 90")
    if lon is None:
        wrong("lon", "not a longitude", "give degrees from -180 to 180")
    country = row.get("country", "").upper()
    if country and country not in Index.open(BUILT_IN).countries:
        wrong("country", "unknown country", "give its ISO code of two letters (SY), or leave it empty")
    kind = row.get("kind", "").casefold() or "site"
    if kind not in KINDS:
        wrong("kind", "unknown kind", f"use one of {', '.join(KINDS)}, or leave it empty")
    precision = row.get("precision", "").casefold()
    if precision and precision not in _PRECISIONS:
        wrong("precision", "unknown precision", f"use one of {', '.join(_PRECISIONS)}, or leave it empty")
    radius = _number(row.get("radius_km", "") or "0", 20_000)
    if radius is None or radius < 0:
        wrong("radius_km", "not a distance in kilometres", "give a number, or leave it empty")
    if len(problems) > before or lat is None or lon is None or radius is None:
        return None
    if not precision:
        precision = kind if kind in _PRECISIONS else "site" if kind in SITE_KINDS else "area"
    others = tuple(dict.fromkeys(name.strip() for name in row.get("names", "").split("|") if name.strip()))
    return _Place(row["name"], others, lon, lat, country, kind, precision, radius or _RADIUS[precision])


def _number(text: str, limit: float) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= limit else None


def _index(found: Sequence[_Place], problems: tuple[Problem, ...]) -> UserPlaces:
    from tempfile import TemporaryDirectory

    from geomap.gazetteer.compile import Compiler
    from geomap.gazetteer.dump import Record

    reach = {}
    with TemporaryDirectory() as folder:
        compiler = Compiler(Path(folder), Index.open(BUILT_IN))
        try:
            for number, place in enumerate(found, 1):
                record = Record(
                    f"places:{number}", " ".join(place.name.split()), place.names, place.lon, place.lat,
                    place.kind, place.country, "", "", 0, place.radius_km,
                )  # fmt: skip
                row = compiler.add(record, fame=BY_HAND, own=True)
                if row is not None:
                    reach[row] = (place.precision, place.radius_km)
            compiler.write(sources={}, licences={})
        finally:
            compiler.close()
        return UserPlaces(Index(Path(folder), mapped=False), reach, problems)
