"""Tables looked over before they are mapped: which rows need a person, and what may be meant."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas

from geomap.errors import NOTE, GeomapError, InputError, Problem
from geomap.gazetteer.outlines import distance_km
from geomap.gazetteer.places import in_use
from geomap.geocoding.place import shown
from geomap.geocoding.rivals import rivals
from geomap.sources import countries, files, headers
from geomap.sources.decoding import known_encoding
from geomap.sources.incident_rows import incidents_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import geopandas

    from geomap.geocoding.place import Place
    from geomap.sources.table import Table

KINDS = ("unresolved", "ambiguous", "swapped", "out of range", "duplicated", "unread", NOTE)
_FIGURES = ("deaths", "injured", "affected")


class Finding(NamedTuple):
    """A row that needs a look.

    ``row`` is its number as a spreadsheet shows it (None: the whole table); ``kind`` is one of `KINDS`;
    ``suggestions`` are what may be meant, best first.
    """

    source: str
    row: int | None
    kind: str
    column: str | None
    value: str
    message: str
    suggestions: tuple[str, ...] = ()


def check(
    paths: Sequence[str | Path],
    *,
    country: str | None = None,
    bias: Sequence[str] = (),
    encoding: str | None = None,
    file_format: str | None = None,
    date_order: str | None = None,
    places: str | Path | None = None,
) -> tuple[list[Finding], int]:
    r"""Look tables over.

    Parameters
    ----------
    paths
        Tables (``.csv``, ``.tsv``, ``.geojson``), folders with tables, or ``"-"``.
    country, bias, encoding, file_format, date_order
        As for `geomap.read`; standard input is taken for ``csv``.
    places
        Table of places of your own (CSV), which win over all others; what is wrong in it is found too.

    Returns
    -------
    tuple
        Findings in the order of the tables and rows, and the number of rows looked at.

    Raises
    ------
    SourceNotFoundError, InputError, UnknownFormatError
        If no table can be used; one bad table among others is a finding. Reports in a folder are left aside.
    OptionError
        If the value of an option makes no sense.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "visits.csv")
    ...     _ = table.write_text("place,country,lat,lon\nMaripol,Ukraine,,\nErbil,Iraq,36.2,44.0\n")
    ...     found, rows = check([table])
    >>> [(finding.row, finding.kind, finding.suggestions[0]) for finding in found], rows
    ([(2, 'unresolved', 'Mariupol (town, Donetsk, UA)')], 2)
    """
    if places is not None:
        wrong: list[Problem] = []
        with in_use(places, wrong):
            found, count = check(
                paths, country=country, bias=bias, encoding=encoding, file_format=file_format,
                date_order=date_order,
            )  # fmt: skip
        mine = (
            Finding(
                one.source, one.row, one.kind, one.column, one.value, one.message.rstrip(":"), (one.cure,)
            )
            for one in wrong
        )
        return [*mine, *found], count
    options: dict[str, Any] = {
        "country": countries.required_code(country) if country else None,
        "bias": [countries.required_code(name) for name in bias],
        "date_order": date_order,
    }
    known = known_encoding(encoding) if encoding else None
    found = []
    count = 0
    errors: list[GeomapError] = []
    read = 0
    for member, kind in _members(paths, file_format, found, errors):
        try:
            items = files.load(member, encoding=known, file_format=kind)
        except GeomapError as error:
            errors.append(_noted(error, member, found))
            continue
        for item in items:
            problems: list[Problem] = []
            try:
                table = _table(item, problems)
            except GeomapError as error:
                errors.append(_noted(error, item.label, found))
                continue
            found += _checked(table, item.label, problems, options)
            count += len(table.numbers)
            read += 1
    if errors and not read:
        raise errors[0]
    return found, count


def _table(item: files.Input, problems: list[Problem]) -> Table:
    if item.error is not None:
        raise item.error
    table = item.table(problems)
    if table is None:
        raise InputError(
            f"{item.label}: this is a report, and tables are checked; use a .csv, .tsv, .xlsx or .geojson"
        )
    return table


def _noted(error: GeomapError, path: str | Path, found: list[Finding]) -> GeomapError:
    """The error, told as a finding too, so that the other tables are checked."""
    message = str(error).removeprefix(f"{path}: ").removeprefix(f"{path}, ")
    found.append(Finding(str(path), None, "unread", None, "", message))
    return error


def _members(
    paths: Sequence[str | Path], file_format: str | None, found: list[Finding], errors: list[GeomapError]
) -> Iterator[tuple[str | Path, str | None]]:
    """Tables that the paths stand for, and the format in which each is read if not in that of its suffix."""
    for path in paths:
        kind = file_format or ("csv" if str(path) == files.STDIN else None)
        try:
            members, _ = files.expand(path, any_suffix=file_format is not None)
            tables = members
            if members != [path]:
                tables = [m for m in members if file_format or files.format_of(str(m)).parse is not None]
                tables, own = files.apart(tables)
                found += [
                    Finding(one.source, None, "unread", None, "", one.message, (one.cure,))
                    for one in map(files.left_out, own)
                ]
                if not tables:
                    raise InputError(
                        f"{path}: there is no table in this folder; tables are .csv, .tsv, .xlsx, .geojson"
                    )
        except GeomapError as error:
            errors.append(_noted(error, path, found))
            continue
        for member in tables:
            yield member, kind


def _checked(table: Table, source: str, problems: list[Problem], options: dict[str, Any]) -> list[Finding]:
    places: dict[int, Place] = {}
    try:
        frame = incidents_of(table, problems=problems, source=source, places=places, **options)
    except GeomapError as error:
        message = str(error).removeprefix(f"{source}: ")
        return [Finding(source, None, "unread", None, "", message)]
    position = {number: at for at, number in enumerate(table.numbers)}
    usual = Counter(frame["country"].dropna()).most_common(1)
    suggest = _Suggestions(frame, position, options["country"] or (usual[0][0] if usual else None))
    found = [finding for problem in problems for finding in _of_problem(problem, suggest)]
    found += _ambiguous(table, source, frame, places)
    # What reading has said of coordinates and days is said once.
    told = {(one.row, one.column) for one in found if one.kind in ("swapped", "out of range")}
    found += _out_of_range(table, source, frame, places, told)
    found += _duplicated(table, source, frame)
    rank = {kind: at for at, kind in enumerate(KINDS)}
    return sorted(found, key=lambda one: (one.row or 0, rank.get(one.kind, len(rank))))


class _Suggestions:
    """Near spellings in the country of a row, else in the one that most rows are in."""

    def __init__(self, frame: geopandas.GeoDataFrame, position: dict[int, int], usual: str | None) -> None:
        self.countries = frame["country"].tolist()
        self.position = position
        self.usual = usual

    def of(self, row: int, name: str) -> tuple[str, ...]:
        from geomap.geocoding.spelling import near_spellings

        stated = self.countries[self.position[row]] if row in self.position else None
        code = stated if isinstance(stated, str) else self.usual
        if not code:
            return ()
        found = [*_in_namesake(name, code), *near_spellings(name, country=code)]
        return tuple(dict.fromkeys(map(shown, found)))


def _in_namesake(name: str, code: str) -> list[Place]:
    """The place of a name in a unit that is called as the country: Atlanta is in Georgia, one of the US."""
    from geomap import geocoding

    unit = countries.english_name(code)
    found = geocoding.locate([name], admin1=[unit])[0] if unit else None
    if found is None or found.instead or found.country == code or found.admin1 != unit:
        return []
    return [found]


def _of_problem(problem: Problem, suggest: _Suggestions) -> Iterator[Finding]:
    # "(also in rows 3, 4)" is for messages that stand for all their rows.
    message = problem.message.partition(" (also in row")[0].rstrip(":")
    for row in problem.rows or (problem.row,):
        suggestions: tuple[str, ...] = (problem.cure,)
        if problem.kind == "unresolved" and row is not None:
            suggestions = suggest.of(row, problem.value) or suggestions
        yield Finding(problem.source, row, problem.kind, problem.column, problem.value, message, suggestions)


def _ambiguous(
    table: Table, source: str, frame: geopandas.GeoDataFrame, places: dict[int, Place]
) -> Iterator[Finding]:
    names = frame["place"].tolist()
    for at, place in sorted(places.items()):
        others = rivals(place)
        if others:
            message = f"the name may mean {len(others) + 1} places; a country, province or coordinates decide"
            suggestions = tuple(shown(one) for one in (place, *others))
            yield Finding(source, table.numbers[at], "ambiguous", None, names[at], message, suggestions)


def _out_of_range(
    table: Table,
    source: str,
    frame: geopandas.GeoDataFrame,
    places: dict[int, Place],
    told: set[tuple[int | None, str | None]],
) -> Iterator[Finding]:
    """Days to come, and coordinates far from the country that the row names, where they are not told of."""
    roles = headers.recognise(table.header, table.tags)
    heads = {table.header[at] for at in roles.columns.get("date", ())}
    days = {row for row, column in told if column in heads}
    spots = {row for row, column in told if column not in heads}
    today = dt.datetime.now(tz=dt.UTC).date()
    for at, day in enumerate(frame["date"].tolist()):
        if not pandas.isna(day) and day.date() > today and table.numbers[at] not in days:
            value = day.date().isoformat()
            message = "this day has not come yet"
            yield Finding(source, table.numbers[at], "out of range", "date", value, message, ("correct it",))
    points, codes = frame.geometry.tolist(), frame["country"].tolist()
    for at, (point, code) in enumerate(zip(points, codes, strict=True)):
        if point is None or point.is_empty or at in places or not isinstance(code, str):
            continue
        if table.numbers[at] in spots:
            continue
        state = _state(code)
        if (
            state is None
            or distance_km(point.x, point.y, state.lon, state.lat) <= 1.5 * state.radius_km + 200
        ):
            continue
        value = f"{point.y:g}, {point.x:g}"
        message = f"these coordinates are far from {state.name}, which the row names"
        cure = ("correct the coordinates or the country",)
        yield Finding(source, table.numbers[at], "out of range", None, value, message, cure)


def _state(code: str) -> Place | None:
    from geomap import geocoding

    if code not in _STATES:
        name = countries.english_name(code)
        found = geocoding.locate([name], country=code)[0] if name else None
        _STATES[code] = found if found is not None and found.kind == "country" else None
    return _STATES[code]


_STATES: dict[str, Place | None] = {}


def _duplicated(table: Table, source: str, frame: geopandas.GeoDataFrame) -> Iterator[Finding]:
    """Rows that are there twice, ids that are, and rows that tell of the same incident."""
    key = headers.recognise(table.header, table.tags).first("id")
    cells = [column for at, column in enumerate(table.columns) if at != key]
    told: set[int] = set()

    def twice(keys: Sequence[Any], message: str, cure: str, value: Callable[[int], str]) -> Iterator[Finding]:
        first: dict[Any, int] = {}
        for at, one in enumerate(keys):
            if one is None:
                continue
            if one not in first:
                first[one] = at
            elif at not in told:
                told.add(at)
                text = message.format(table.numbers[first[one]])
                yield Finding(source, table.numbers[at], "duplicated", None, value(at), text, (cure,))

    rows = [tuple(map(str, row)) for row in zip(*cells, strict=True)] if cells else []
    names = frame["place"].tolist()
    yield from twice(rows, "the same cells as row {}", "leave one out", lambda at: names[at])
    if key is not None:
        ids = [str(text).strip() or None for text in table.columns[key]]
        yield from twice(ids, "the same id as row {}", "give each row its own id", lambda at: ids[at] or "")
    message = "the same type, day, place and figures as row {}"
    yield from twice(
        _incidents(frame), message, "leave one out if they are one incident", lambda at: names[at]
    )


def _incidents(frame: geopandas.GeoDataFrame) -> list[tuple[Any, ...] | None]:
    """What an incident is known by; None where too little is stated to tell two apart."""
    keys: list[tuple[Any, ...] | None] = []
    columns = [frame[name].tolist() for name in ("type", "date", "date_end")]
    figures = [
        frame[name].astype("Int64").astype(object).where(frame[name].notna(), None).tolist()
        for name in _FIGURES
    ]
    for at, point in enumerate(frame.geometry.tolist()):
        numbers = tuple(figure[at] for figure in figures)
        day = columns[1][at]
        if point is None or pandas.isna(day) or not any(numbers):
            keys.append(None)
        else:
            spot = (round(point.x, 4), round(point.y, 4))
            keys.append((*(str(column[at]) for column in columns), spot, numbers))
    return keys
