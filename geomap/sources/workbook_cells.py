"""What an .xlsx file says of its cells, and its reader does not: errors, formulas without a value, months."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree  # expat itself limits what entities may grow to

from geomap.sources.formula_errors import UNSTORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_RELATION = re.compile(r"\{.*/relationships\}id")
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MONTH, _YEAR = len("2023-11"), len("2023")
_MONTH_YEAR = "17"  # the number of mmm-yy, which is in no file


class Told(NamedTuple):
    """Of one sheet, by row and column from 0: cells that hold an error or a formula without a value, and
    how many letters of its ISO date a cell shows that shows no day.
    """  # noqa: D205

    errors: dict[tuple[int, int], str]
    spans: dict[tuple[int, int], int]


def of_workbook(data: bytes) -> dict[str, Told]:
    """What there is to tell of each sheet of an .xlsx file; nothing of workbooks of other kinds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = set(book.namelist())
            relations = _parsed(book, "xl/_rels/workbook.xml.rels")
            paths = {one.get("Id"): one.get("Target", "") for one in relations}
            spans = _spans(_parsed(book, "xl/styles.xml")) if "xl/styles.xml" in names else {}
            found = {}
            for sheet in _all(_parsed(book, "xl/workbook.xml"), "sheet"):
                relation = next((value for key, value in sheet.items() if _RELATION.fullmatch(key)), None)
                path = paths.get(relation, "")
                path = path[1:] if path.startswith("/") else f"xl/{path}"
                if path in names:
                    found[sheet.get("name", "")] = _on_sheet(book.read(path), spans)
            return found
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def _parsed(book: zipfile.ZipFile, path: str) -> Element:
    return ElementTree.fromstring(book.read(path))  # noqa: S314


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _name(one) == name)


def _spans(styles: Element) -> dict[str, int]:
    """For each style by which a cell shows no day: how many letters of an ISO date it shows."""
    formats = {one.get("numFmtId", ""): _span(one.get("formatCode", "")) for one in _all(styles, "numFmt")}
    formats.setdefault(_MONTH_YEAR, _MONTH)
    used = [one.get("numFmtId", "") for xfs in _all(styles, "cellXfs") for one in xfs]
    return {str(number): span for number, one in enumerate(used) if (span := formats.get(one, 0))}


def _span(code: str) -> int:
    """How many letters of an ISO date a format shows, if it is that of a month or year; else 0.

    Examples
    --------
    >>> _span("mmm-yy"), _span('[$-409]mmmm" "yyyy;@'), _span("yyyy"), _span("dd.mm.yyyy"), _span("0.00")
    (7, 7, 4, 0, 0)
    """
    signs = set(_LITERAL.sub("", code.partition(";")[0]).lower())
    if "y" not in signs or signs & set("dhs"):
        return 0
    return _MONTH if "m" in signs else _YEAR


def _on_sheet(xml: bytes, spans: dict[str, int]) -> Told:
    told = Told({}, {})
    if not spans and b't="e"' not in xml and b"<f" not in xml and b":f" not in xml:
        return told
    for _, cell in ElementTree.iterparse(io.BytesIO(xml)):  # noqa: S314
        name = _name(cell)
        if name == "row":
            cell.clear()
        place = _PLACE.fullmatch(cell.get("r", "")) if name == "c" else None
        if place is None:
            continue
        at = int(place[2]) - 1, _column(place[1])
        parts = {_name(part): part.text or "" for part in cell}
        kind = cell.get("t", "n")
        if kind == "e":
            told.errors[at] = parts.get("v", "")
        elif "f" in parts and not parts.get("v") and kind != "str":
            told.errors[at] = UNSTORED
        elif cell.get("s") in spans:
            told.spans[at] = spans[cell.get("s", "")]
    return told


def _column(letters: str) -> int:
    """The number of a column from its letters: A is 0.

    Examples
    --------
    >>> _column("A"), _column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
