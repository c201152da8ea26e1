"""Where incidents are written: one registry of formats by suffix, and files that are whole or not there.

A new format is a module with a function ``write(incidents, path)`` and a line in `FORMATS`.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import InputError, UnknownFormatError
from geomap.writing import delimited, geojson, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import geopandas

FORMATS: dict[str, Callable[[geopandas.GeoDataFrame, Path], None]] = {
    ".geojson": geojson.write,
    ".csv": delimited.write,
    ".xlsx": workbook.write,
}

BINARY = frozenset({".xlsx"})


def write(incidents: geopandas.GeoDataFrame, path: str | Path, *, file_format: str | None = None) -> Path:
    r"""Write incidents to a file; its suffix is the format.

    Parameters
    ----------
    incidents
        Any frame of points with a coordinate system; it is brought to EPSG:4326.
    path
        Where to write: ``.geojson`` (RFC 7946), ``.csv`` or ``.xlsx``. A file that is there is replaced, at
        once and only when the new one is complete; a folder that is missing is made.
    file_format
        The format as a suffix (``"geojson"``), whatever that of the path is.

    Returns
    -------
    pathlib.Path
        The path.

    Raises
    ------
    UnknownFormatError
        If no writer knows the suffix; the message lists those that there are.
    InputError
        If the frame has no coordinate system, or a geometry that is no point.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from geomap.incidents import Incident, frame
    >>> with TemporaryDirectory() as folder:
    ...     path = write(frame([Incident("flood", place="Nowhere", source="a.txt")]), f"{folder}/a.geojson")
    ...     "geometry\": null" in path.read_text()
    True
    """
    path = Path(path)
    write_one = FORMATS[format_of(path, file_format)]
    if incidents.crs is None:
        raise InputError('the frame has no coordinate system; call .set_crs("EPSG:4326") first')
    if incidents.crs.to_epsg() != 4326:
        incidents = incidents.to_crs("EPSG:4326")
    try:
        with replaced(path) as fresh:
            write_one(incidents, fresh)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    return path


def format_of(path: str | Path, file_format: str | None = None) -> str:
    """Suffix of the format that a path is written in.

    Raises
    ------
    UnknownFormatError
        If no writer knows it.

    Examples
    --------
    >>> format_of("a.CSV"), format_of("-", "geojson")
    ('.csv', '.geojson')
    """
    suffix = f".{file_format.lower().lstrip('.')}" if file_format else Path(path).suffix.lower()
    if suffix not in FORMATS:
        what = repr(file_format or suffix) if suffix else "a path without a suffix"
        raise UnknownFormatError(f"{path}: no writer for {what}; known are {', '.join(FORMATS)}")
    return suffix


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A path beside the given one to write to, which takes its place if nothing fails.

    Raises
    ------
    InputError
        If nothing can be written there.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with replaced(Path(folder, "new", "a.txt")) as fresh:
    ...         _ = fresh.write_text("whole")
    ...     Path(folder, "new", "a.txt").read_text()
    'whole'
    """
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; name a file in it")
    # A device or pipe is written through; put in its place, a file would destroy it.
    special = path.exists() and not path.is_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:80]}.", suffix=".tmp", dir=None if special else path.parent
        )
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        if special:
            path.write_bytes(fresh.read_bytes())
            return
        # mkstemp makes files for their owner only; give it the rights of any new file.
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        fresh.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            fresh.unlink()
