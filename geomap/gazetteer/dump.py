"""GeoNames' own files, line by line: country dumps, ``allCountries`` and ``alternateNamesV2``.

Columns and feature codes are those of https://download.geonames.org/export/dump/readme.txt. Which
codes are places that people name, and how far each kind reaches, is in ``feature_codes.csv``.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple, cast

from geomap.errors import GazetteerError, shorten

PLACES, NAMES = "places", "names"
COLUMNS = 19
# What GeoNames files under a language although it is none: links, codes, postcodes, sounds.
_NO_LANGUAGES = frozenset(
    [
        "link",
        "wkdt",
        "post",
        "iata",
        "icao",
        "faac",
        "tcid",
        "unlc",
        "abbr",
        "phon",
        "piny",
        "fr_1793",
        "uicn",
    ]
)
_SAMPLE = 200

Progress = Callable[[int, int], None]


class Record(NamedTuple):
    """A place of a dump; ``names`` are alternates, ``radius_km`` how far its kind reaches."""

    id: str
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    kind: str
    country: str
    admin1: str
    admin2: str
    population: int
    radius_km: float
    unit: str = ""


class Filtered(NamedTuple):
    """What `keep` found: the sort of file, lines kept, lines that were broken, latest change."""

    sort: str
    kept: int
    broken: int
    changed: str


@cache
def feature_codes() -> dict[str, tuple[str, float]]:
    """Kind and radius in kilometres of each feature code that is kept.

    Examples
    --------
    >>> feature_codes()["S.AIRP"], feature_codes()["P.PPL"][0]
    (('airport', 4.0), 'town')
    """
    with Path(__file__).with_name("feature_codes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (row["kind"], float(row["radius_km"])) for row in csv.DictReader(lines)}


def parse(line: str) -> Record | None:
    r"""The place of a line of a dump; None if it is of no kind that is kept.

    Raises
    ------
    ValueError
        If the line is not one of a dump.

    Examples
    --------
    >>> columns = ["1", "Ayn", "Ayn", "Ain,عين", "36.5", "38", "P", "PPL", "SY", "", "02", "", "", "", "12"]
    >>> parse("\t".join([*columns, "", "", "", ""])).names
    ('Ain', 'عين')
    >>> parse("\t".join([*columns[:7], "NONE", *columns[8:], "", "", "", ""])) is None
    True
    """
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS or not cells[0].isdecimal():
        raise ValueError(f"{len(cells)} columns")
    known = feature_codes().get(f"{cells[6]}.{cells[7]}")
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"position {lat}, {lon}")
    if known is None or not cells[1]:
        return None
    kind, radius = known
    country, first, second = cells[8], cells[10], cells[11]
    admin1 = f"{country}.{first}" if country and first and first != "00" else ""
    admin2 = f"{admin1}.{second}" if admin1 and second else ""
    others = [cells[2], *cells[3].split(",")] if cells[3] else [cells[2]]
    names = tuple(dict.fromkeys(name for name in others if name and name != cells[1]))
    unit = admin1 if kind == "admin1" else admin2 if kind == "admin2" else ""
    if kind in ("admin1", "admin2") and not unit:
        kind = "area"
    return Record(
        cells[0], cells[1], names, lon, lat, kind, country, admin1, admin2, int(cells[14] or 0), radius, unit
    )


def keep(path: Path, out: Path, *, progress: Progress | None = None) -> Filtered:
    """Copy the lines that count from a file of GeoNames' (zip, gz or txt) into a packed one.

    Parameters
    ----------
    path
        A dump (19 columns) or alternate names (8 or 10 columns); which, its first lines tell.
    out
        File to write, packed by gzip.
    progress
        Called now and then with bytes read and bytes in all.

    Raises
    ------
    GazetteerError
        If the file is missing, broken or something else.
    """
    sort, kept, broken, changed = None, 0, 0, ""
    total = 0
    with lines_of(path, progress=progress) as lines, gzip.open(out, "wt", 1, "utf-8", newline="\n") as packed:
        for line in lines:
            if not line.strip():
                continue
            total += 1
            sort = sort or _sort_of(path, line)
            try:
                wanted = parse(line) is not None if sort == PLACES else _is_name(line)
            except ValueError:
                broken += 1
                if broken > _SAMPLE and broken > total / 2:
                    raise GazetteerError(_other(path, line)) from None
                continue
            if wanted:
                packed.write(line.rstrip("\r\n") + "\n")
                kept += 1
                if sort == PLACES:
                    changed = max(changed, line.rstrip("\r\n").rpartition("\t")[2][:10])
    if sort is None or not kept:
        raise GazetteerError(
            f"{path}: no place in it is of a kind that is kept; "
            "give a country file (SY.zip), allCountries.zip or alternateNamesV2.zip from GeoNames"
        )
    return Filtered(sort, kept, broken, changed)


def places(path: Path, *, progress: Progress | None = None) -> Iterator[Record]:
    """Places of a file that `keep` wrote."""
    with lines_of(path, progress=progress) as lines:
        for line in lines:
            record = parse(line)
            if record is not None:
                yield record


def alternates(path: Path, *, progress: Progress | None = None) -> Iterator[tuple[int, str, bool]]:
    """Id of the place, name and whether it is the preferred one, of each line of alternate names."""
    with lines_of(path, progress=progress) as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            # A name of the past or of the street is found, but never the one that is preferred.
            preferred = cells[4] == "1" and cells[6] != "1" and cells[7] != "1"
            yield int(cells[1]), cells[3], preferred


def _is_name(line: str) -> bool:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) < 8 or not (cells[0].isdecimal() and cells[1].isdecimal()):
        raise ValueError(f"{len(cells)} columns")
    return cells[2] not in _NO_LANGUAGES and bool(cells[3].strip())


def _sort_of(path: Path, line: str) -> str:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) == COLUMNS and cells[0].isdecimal():
        return PLACES
    if len(cells) in (8, 10) and cells[0].isdecimal() and cells[1].isdecimal():
        return NAMES
    raise GazetteerError(_other(path, line))


def _other(path: Path, line: str) -> str:
    return (
        f"{path}: this is not a file of GeoNames' (it has {shorten(line.strip())!r}); "
        "give SY.zip, SY.txt, allCountries.zip or alternateNamesV2.zip from download.geonames.org/export/dump"
    )


@contextmanager
def lines_of(path: Path, *, progress: Progress | None = None) -> Iterator[Iterator[str]]:
    """Lines of a zip, gz or text file, read as they are asked for.

    Raises
    ------
    GazetteerError
        If the file is missing or broken, also when that shows only further on.
    """
    cure = "get it anew from download.geonames.org/export/dump"
    try:
        with path.open("rb") as raw, _unpacked(path, raw) as stream:
            # utf-8-sig: files that went through an editor may begin with a mark.
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="\n")
            yield _told(text, raw, path.stat().st_size, progress)
    except FileNotFoundError:
        raise GazetteerError(f"{path}: there is no such file; give a file of GeoNames'") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError) as error:
        raise GazetteerError(f"{path}: the file is broken or cut short ({error}); {cure}") from None
    except (OSError, RuntimeError) as error:
        if isinstance(error, GazetteerError):
            raise
        raise GazetteerError(f"{path}: cannot be read ({error}); {cure}") from None


@contextmanager
def _unpacked(path: Path, raw: IO[bytes]) -> Iterator[IO[bytes]]:
    start = raw.read(4)
    raw.seek(0)
    if start[:2] == b"PK":
        with zipfile.ZipFile(raw) as archive:
            members = [
                info
                for info in archive.infolist()
                if info.filename.endswith(".txt") and "readme" not in info.filename.lower()
            ]
            if not members:
                raise GazetteerError(f"{path}: there is no .txt in the archive; give one of GeoNames'")
            # alternateNamesV2.zip also holds the list of languages, which is far smaller.
            with archive.open(max(members, key=lambda info: info.file_size)) as packed:
                yield packed
    elif start[:2] == b"\x1f\x8b":
        with gzip.open(raw) as unpacked:
            yield cast("IO[bytes]", unpacked)
    elif start[:1] == b"<":
        raise GazetteerError(f"{path}: this is a web page, not a file of GeoNames'; download the file itself")
    else:
        yield raw


def _told(text: io.TextIOWrapper, raw: IO[bytes], size: int, progress: Progress | None) -> Iterator[str]:
    if progress is None:
        yield from text
        return
    for number, line in enumerate(text):
        if not number % 5000:
            progress(min(raw.tell(), size), size)
        yield line
    progress(size, size)
