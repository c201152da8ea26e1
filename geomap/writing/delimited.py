"""Incidents to CSV: for spreadsheets, and exact when read again."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

from geomap.incidents import columns
from geomap.sources.formulas import guarded, needs_guard
from geomap.writing.cells import lonlat, values

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas


def write(incidents: geopandas.GeoDataFrame, path: Path) -> None:
    """Write comma-separated UTF-8 with a header row.

    The columns of the frame in their order, the point as ``longitude`` and ``latitude`` in degrees
    with all their digits, then the user's own columns; a missing value is an empty cell. Text that
    a spreadsheet would run as a formula gets an apostrophe in front (see
    `geomap.sources.formulas`), which `geomap.read` takes away again.
    """
    table = cells(incidents)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = row_writer(file)
        writer.writerow(list(table))
        writer.writerows(zip(*table.values(), strict=True))


def cells(incidents: geopandas.GeoDataFrame) -> dict[str, list[Any]]:
    """Columns of a table by their headers: numbers, guarded texts, None where missing."""
    lon, lat = lonlat(incidents)
    known = [name for name in columns() if name in incidents.columns and name != "geometry"]
    others = [name for name in incidents.columns if name not in known and name != incidents.geometry.name]
    table = {name: _cells(values(incidents[name])) for name in known}
    table |= {"longitude": _cells(lon), "latitude": _cells(lat)}
    table |= {str(name): _cells(values(incidents[name])) for name in others}
    return {guarded(name): column for name, column in table.items()}


class _UnixLines:
    """A file whose rows end in a line feed, though `csv` was told otherwise."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def write(self, row: str) -> int:
        return self.file.write(row.removesuffix("\r\n") + "\n")


def row_writer(file: TextIO) -> Any:
    r"""A `csv` writer whose rows end in a line feed, with both kinds of line end quoted in cells.

    With ``lineterminator="\\n"`` the library would leave a carriage return bare, and it would be
    read as the end of the row.
    """
    return csv.writer(_UnixLines(file), lineterminator="\r\n")


def _cells(column: list[Any]) -> list[Any]:
    """Cells of a column as `csv` is to write them: numbers and None as they are."""
    kinds = set(map(type, column)) - {type(None)}
    if kinds <= {int, float, bool}:
        return column
    if kinds == {str}:
        distinct = dict.fromkeys(column)
        if 4 * len(distinct) < len(column):
            made = {text: text and guarded(text) for text in distinct}
            return list(map(made.__getitem__, column))
        return [text and guarded(text) for text in column] if needs_guard(filter(None, column)) else column
    return [
        guarded(value)
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
        if isinstance(value, list | dict)
        else value
        for value in column
    ]
