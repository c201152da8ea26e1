"""Where the rows of a table are: by their coordinates, else by their names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy

from geomap import geocoding
from geomap.geocoding.rivals import runner_up
from geomap.incidents import default_radius_km, scale
from geomap.sources import countries, misplaced
from geomap.sources.values import BadValueError, Column, Log, groups, taken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.errors import Problem
    from geomap.geocoding.online import Online
    from geomap.geocoding.place import Place

INPUTS = ("country", "admin1", "admin2", "lon", "lat")
# Coordinates of a table that does not say what they stand for: mostly a town's centre.
UNSTATED = "town"
_LEVELS = ("place", "admin2", "admin1", "country")


class _Query(NamedTuple):
    """What is asked of the gazetteer, once for all rows that ask the same."""

    name: str
    level: str
    country: str | None
    admin1: str | None
    admin2: str | None


def located(
    inputs: Mapping[str, Column | None],
    names: Sequence[Column],
    stated: Mapping[str, Sequence[Any]],
    *,
    log: Log,
    own: bool,
    bias: Sequence[str] = (),
    country: str | None = None,
    geocoder: Online | None = None,
    places: dict[int, Place] | None = None,
) -> dict[str, Any]:
    """Fields of the place of each row.

    Parameters
    ----------
    inputs
        Columns of `INPUTS`, None where the table has none.
    names
        Columns of place names, the strongest first: where one is blank the next one counts.
    stated
        ``place_precision``, ``radius_km``, ``place_name``, ``place_id``, ``place_score`` and
        ``place_alternative`` as the table states them, None where it does not.
    log
        Takes what is wrong with a row.
    own
        Whether geomap wrote the table, so that its countries are codes already.
    bias, country
        ISO 3166-1 alpha-2 codes: countries to prefer, and the one of rows that name none.
    geocoder
        An online service for names that the gazetteer does not have.
    places
        The places of rows that were looked up are added here, by position of the row.

    Returns
    -------
    dict
        Lists of one value per row, by field of `geomap.incidents.Incident`.
    """
    length = len(stated["place_precision"])
    lon, lat = misplaced.coordinates(inputs["lon"], inputs["lat"], length, log)
    codes = _country_codes(inputs["country"], length, log, own=own, default=country)
    if inputs["lon"] is not None and inputs["lat"] is not None and not own:
        misplaced.refuse_by_country(lon, lat, codes, misplaced.Pair(inputs["lon"], inputs["lat"], log))
    units = {name: _cells(inputs[name], length) for name in _LEVELS[1:]}
    where = _Where(inputs, units, codes)
    # Rows that say the same about where they are, in all columns, are looked at once.
    told = [column for column in (*names, *(inputs[level] for level in _LEVELS[1:])) if column is not None]
    if told:
        group, shown = groups(*(column.codes for column in told))
    else:
        group, shown = numpy.zeros(length, dtype=int), numpy.zeros(min(length, 1), dtype=int)
    place, levels = _written(names, units, shown.tolist())
    if inputs["lon"] is not None and inputs["lat"] is not None and not own:
        called = [name if level == "place" else "" for name, level in zip(place, levels, strict=True)]
        misplaced.refuse_by_name(
            lon, lat, codes, taken(called, group), misplaced.Pair(inputs["lon"], inputs["lat"], log)
        )
    fields: dict[str, list[Any]] = {name: list(values) for name, values in stated.items()}
    fields |= {"place": taken(place, group), "country": list(codes), "admin1": list(units["admin1"])}

    given = ~numpy.isnan(lon)
    _state_given(fields, where, given)
    # A table that says "none" has been through this already.
    silent = numpy.array([precision == "none" for precision in stated["place_precision"]], dtype=bool)
    open_rows = (~given & ~silent).nonzero()[0]
    asked: dict[_Query, int] = {}
    number = numpy.full(len(shown), -1)
    country_told = units["country"]
    for at in numpy.unique(group[open_rows]).tolist():
        row = int(shown[at])
        if not place[at].strip():
            continue
        name = place[at]
        if codes[row] is None and country_told[row]:
            # A country that is not known still says where the place is: not just anywhere.
            name = f"{name}, {country_told[row]}"
        number[at] = asked.setdefault(_query(row, name, levels[at], where), len(asked))
    rows_of = _rows_of(number[group[open_rows]], open_rows, len(asked))
    rows = dict(zip(asked, rows_of, strict=True))
    for query, found in _Search(rows, names, where, log, geocoder).run(bias).items():
        _settle(fields, rows[query].tolist(), found, lon, lat)
        if places is not None:
            places.update(dict.fromkeys(rows[query].tolist(), found))
    for row in numpy.isnan(lon).nonzero()[0].tolist():
        fields["place_precision"][row] = "none"
    return {**fields, "lon": lon, "lat": lat}


def _rows_of(numbers: Any, rows: Any, count: int) -> list[Any]:
    """Rows of each of `count` numbers, ascending; rows with a negative number belong to none."""
    order = numpy.argsort(numbers, kind="stable")
    bounds = numpy.searchsorted(numbers[order], numpy.arange(count + 1))
    sorted_rows = rows[order]
    return [sorted_rows[a:b] for a, b in itertools.pairwise(bounds.tolist())]


class _Where(NamedTuple):
    """What the rows say about the units their places are in."""

    columns: Mapping[str, Column | None]
    units: Mapping[str, Sequence[str | None]]
    codes: Sequence[str | None]


def _country_codes(
    column: Column | None, length: int, log: Log, *, own: bool, default: str | None
) -> list[str | None]:
    if column is None:
        return [default] * length
    if own:
        return [text or None for text in _cells(column, length)]

    def code(text: str) -> str:
        found = countries.code(text)
        if found is None:
            raise BadValueError(
                "this country is not known",
                "write its English name or its ISO code; the row is not placed by its name alone",
            )
        return found

    # "NA" is Namibia here, and "no" Norway.
    return [found or default for found in column.each(code, log, missing=frozenset({"", "-", "n/a"}))]


def _cells(column: Column | None, length: int) -> list[str | None]:
    return [None] * length if column is None else column.texts()


def _written(
    names: Sequence[Column], units: Mapping[str, Sequence[str | None]], rows: Sequence[int]
) -> tuple[list[str], list[str]]:
    """The place of rows as the table writes it, and the level of its name."""
    place, levels = [], []
    sources: list[tuple[str, Sequence[str | None]]] = [("place", column.texts()) for column in names]
    sources += [(level, units[level]) for level in _LEVELS[1:]]
    for row in rows:
        level, text = next(((level, text) for level, cells in sources if (text := cells[row])), ("place", ""))
        place.append(text)
        levels.append(level)
    return place, levels


def _query(row: int, name: str, level: str, where: _Where) -> _Query:
    rank = _LEVELS.index(level)
    return _Query(
        name.strip(),
        level,
        where.codes[row],
        where.units["admin1"][row] if rank < 2 else None,
        where.units["admin2"][row] if rank < 1 else None,
    )


class _Search:
    """Looks up the queries of a table, and reports what is not found, or only at its unit."""

    def __init__(
        self,
        rows: Mapping[_Query, Sequence[int]],
        names: Sequence[Column],
        where: _Where,
        log: Log,
        geocoder: Online | None = None,
    ) -> None:
        self.rows = rows
        self.names = names
        self.where = where
        self.log = log
        self.geocoder = geocoder

    def run(self, bias: Sequence[str]) -> dict[_Query, Place]:
        """Places by query; queries without one are left out."""
        found: dict[_Query, Place] = {}
        asked = {query: query for query in self.rows}
        while asked:
            places = _locate(list(asked.values()), bias, self.geocoder, self.log.problems)
            wider: dict[_Query, _Query] = {}
            for (query, step), place in zip(asked.items(), places, strict=True):
                if place is not None:
                    found[query] = place
                    if step is not query:
                        self.report(query, f"it is put at {step.name}, where the row says it is")
                    elif place.instead:
                        self.report(query, f"it is put at {place.name}, where the row says it is")
                elif step.level == "place" and step.admin2:
                    wider[query] = _Query(step.admin2.strip(), "admin2", step.country, step.admin1, None)
                elif step.level in ("place", "admin2") and step.admin1:
                    wider[query] = _Query(step.admin1.strip(), "admin1", step.country, None, None)
                else:
                    self.report(query, "the row is kept without a position")
            asked = wider
        return found

    def report(self, query: _Query, outcome: str) -> None:
        """Say that a name is not known, and what became of its rows."""
        rows = self.rows[query]
        header = query.level
        if query.level == "place":
            # With a country that is not known, the name is longer than its cell.
            cells = ((c.header, c.text(rows[0]).strip()) for c in self.names)
            header = next(header for header, text in cells if text and query.name.startswith(text))
        elif (column := self.where.columns[query.level]) is not None:
            header = column.header
        where = f" in {query.country}" if query.country else ""
        cure = f"{outcome}; check the spelling, or give latitude and longitude"
        self.log.add(
            rows, header, query.name, f"no place of this name is known{where}:", cure, kind="unresolved"
        )


def _locate(
    queries: Sequence[_Query],
    bias: Sequence[str],
    geocoder: Online | None = None,
    problems: list[Problem] | None = None,
) -> list[Place | None]:
    if not queries:
        return []
    found: list[Place | None] = geocoding.locate(
        [query.name for query in queries],
        country=[query.country for query in queries],
        admin1=[query.admin1 and query.admin1.strip() for query in queries],
        admin2=[query.admin2 and query.admin2.strip() for query in queries],
        bias=list(bias) or None,
        geocoder=geocoder,
        problems=problems,
    )
    return found


def _state_given(fields: dict[str, list[Any]], where: _Where, given: Any) -> None:
    """Precision and radius of rows that have coordinates."""
    precisions, radii = fields["place_precision"], fields["radius_km"]
    asked: dict[_Query, list[int]] = {}
    for row in given.nonzero()[0].tolist():
        if precisions[row] in (None, "none"):
            precisions[row] = UNSTATED
        if radii[row] is None:
            level = precisions[row]
            radii[row] = default_radius_km(level)
            name = where.units[level][row] if level in where.units else None
            if radii[row] is None and name:
                asked.setdefault(_query(row, name, level, where), []).append(row)
    for query, place in zip(asked, _locate(list(asked), ()), strict=True):
        for row in asked[query]:
            radii[row] = place.radius_km if place is not None else None


def _settle(fields: dict[str, list[Any]], rows: Sequence[int], place: Place, lon: Any, lat: Any) -> None:
    """Put rows at a place; a table that claims less precision than the place has is believed."""
    order = list(scale("place"))
    precisions, radii = fields["place_precision"], fields["radius_km"]
    for row in rows:
        claimed = precisions[row]
        if claimed and order.index(claimed) > order.index(place.precision):
            radii[row] = max(place.radius_km, default_radius_km(claimed) or 0.0)
        else:
            precisions[row], radii[row] = place.precision, place.radius_km
    found = {"place_name": place.name, "place_id": place.id, "place_score": place.score}
    found["place_alternative"] = runner_up(place)
    found |= {"country": place.country or None, "admin1": place.admin1 or None}
    for name, value in found.items():
        column = fields[name]
        if value is not None or name not in ("country", "admin1"):
            for row in rows:
                column[row] = value
    lon[rows], lat[rows] = place.lon, place.lat
