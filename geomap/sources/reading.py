"""Everything that can be read, to one frame: the way in."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap import own_types, parallel, taxonomy
from geomap.errors import (
    NOTE,
    GeomapError,
    InputError,
    InputWarning,
    OptionError,
    Problem,
    UnknownFormatError,
    shorten,
)
from geomap.gazetteer import layers
from geomap.gazetteer.places import in_use
from geomap.geocoding.rivals import runner_up
from geomap.incidents import frame
from geomap.languages.tags import known as known_language
from geomap.sources import countries, files, reports
from geomap.sources.dates import ORDERS, published_day
from geomap.sources.decoding import known_encoding
from geomap.sources.fetching import is_address
from geomap.sources.incident_rows import incidents_of
from geomap.sources.joining import joined
from geomap.sources.parts import RemarkError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    import geopandas

    from geomap.geocoding.online import Online
    from geomap.incidents import Incident

_SHOWN = 5
_MANY = 50  # inputs, of which the progress is told


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    bias: Sequence[str] = (),
    country: str | None = None,
    encoding: str | None = None,
    file_format: str | None = None,
    date_order: str | None = None,
    geocoder: Online | None = None,
    places: str | Path | None = None,
    types: str | Path | None = None,
    jobs: int | None = 1,
    progress: Callable[[str, int, int], None] | None = None,
    problems: list[Problem] | None = None,
) -> geopandas.GeoDataFrame:
    r"""Read reports and tables into incidents.

    Parameters
    ----------
    paths
        One path or several: reports as text (``.txt``, ``.md``) or web pages (``.html``), tables (``.csv``,
        ``.tsv``, ``.geojson``) and workbooks (``.xlsx``, ``.xls``, ``.ods``), a folder with any of these
        (also below it), the address of a page, table or feed (RSS, Atom) on the web, ``"-"`` for standard
        input.
    published
        Day of publication (ISO date) of the reports, against which "yesterday" is understood;
        also the ``source_date`` of rows of tables that state none. Without it the day that a web page
        states counts, then a date in the report, else today, with a warning.
    language
        BCP 47 code of the reports, if it is not to be found out.
    bias
        Countries (ISO code or English name) to prefer where a name is in several.
    country
        The country that all places are in.
    encoding
        Encoding of the files, if not UTF-8 or marked as UTF-16.
    file_format
        Format of the files as a suffix (``"csv"``), whatever theirs is.
    date_order
        ``"dmy"`` or ``"mdy"``: how to read 03/04/2023 in a table whose dates do not show it.
    geocoder
        A `geomap.Online` service for places that the gazetteer does not have.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.
    types
        File of types of your own (TOML), with their words, group, colours; see `geomap.own_types.load`.
    jobs
        Number of processes that read reports; None for one per core. Few reports are read in this
        process all the same. The result does not depend on it. In a script, call `read` with more than
        one under ``if __name__ == "__main__":``, as for all of Python's pools of processes.
    progress
        Function of a label, the number of inputs that are done and of all; called after each of many.
    problems
        A list to which everything that was not usable as it stood is added. If None, one
        `InputWarning` sums it up.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per incident, EPSG:4326, the columns of `geomap.incidents.columns` and then those
        of the tables' own; null geometry where a place was not found. In the order of the inputs.

    Raises
    ------
    SourceNotFoundError, UnknownFormatError, InputError
        If the only input, or all of several, cannot be used. One bad input among good ones is a
        problem with ``kept=False``, and the rest goes through.
    OptionError, UnknownLanguageError
        If the value of an option makes no sense.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "visits.csv")
    ...     _ = table.write_text("date,latitude,longitude,type\n2023-11-07,36.2,44.0,visit\n")
    ...     incidents = read(table)
    >>> incidents[["type", "date_precision", "place_precision", "radius_km"]].values.tolist()
    [['visit', 'day', 'town', 5.0]]
    """
    options = _Options(
        published_day(published),
        known_language(language) if language else None,
        [countries.required_code(name) for name in ([bias] if isinstance(bias, str) else bias)],
        countries.required_code(country) if country else None,
        known_encoding(encoding) if encoding else None,
        file_format,
        date_order,
        geocoder,
    )
    if date_order is not None and date_order not in ORDERS:
        raise OptionError(f"unknown date order {date_order!r}; it is one of {', '.join(ORDERS)}")
    if file_format is not None:
        files.format_of("", file_format)
    if jobs is not None and jobs < 1:
        raise OptionError(f"jobs is {jobs}; it is the number of processes, 1 or more, or None for all cores")
    found: list[Problem] = []
    with in_use(places, found), own_types.in_use(types):
        wanted = _paths(paths)
        plan = _Plan(_settings(options, places, types), _processes(jobs, places), progress)
        result = _read_all(wanted, options, plan, found)
    found = list(dict.fromkeys(found))  # of each item of a page the same may be said
    if problems is not None:
        problems.extend(found)
    elif wrong := [problem for problem in found if problem.kind != NOTE]:
        warnings.warn(_summary(wrong), InputWarning, stacklevel=2)
    return result


def _paths(paths: str | Path | Iterable[str | Path]) -> list[str | Path]:
    """One path or several as a list.

    Raises
    ------
    InputError
        If something else is given, such as the content of a file.
    """
    wanted = [paths] if isinstance(paths, str | Path) else paths
    if wanted is None or isinstance(wanted, bytes | bytearray) or not isinstance(wanted, Iterable):
        raise InputError(f"{shorten(repr(paths))} is no path; give the path of a file or folder, or several")
    listed = list(wanted)
    for path in listed:
        if not isinstance(path, str | Path):
            raise InputError(f"{shorten(repr(path))} is no path; give text or a pathlib.Path")
    return listed


class _Options(NamedTuple):
    published: dt.date | None
    language: str | None
    bias: list[str]
    country: str | None
    encoding: str | None
    file_format: str | None
    date_order: str | None
    geocoder: Online | None


class _Plan(NamedTuple):
    """How reports are read: settings, number of processes, whom to tell how far it is."""

    settings: reports.Settings
    jobs: int
    progress: Callable[[str, int, int], None] | None


def _settings(options: _Options, places: str | Path | None, types: str | Path | None) -> reports.Settings:
    own = taxonomy.own_types()
    return reports.Settings(
        options.published,
        options.language,
        tuple(options.bias),
        options.country,
        options.encoding,
        options.file_format,
        str(Path(places).absolute()) if places is not None else None,
        str(Path(types).absolute()) if types is not None else own.path if own else None,
        layers.in_use()[1],
    )


def _processes(jobs: int | None, places: str | Path | None) -> int:
    """The number of processes; one where another could not know the places that are in use."""
    if places is None and layers.in_use()[0] is not None:
        return 1
    return parallel.cores() if jobs is None else jobs


class _Gathered:
    """Frames of the inputs so far; reports in a row have one."""

    def __init__(self, options: _Options, problems: list[Problem]) -> None:
        self.frames: list[geopandas.GeoDataFrame] = []
        self.options = options
        self.problems = problems
        self._rows: list[Incident] | None = None

    def report(self, rows: list[Incident]) -> None:
        self._rows = self._rows or []
        self._rows += rows

    def table(self, found: geopandas.GeoDataFrame) -> None:
        self.close()
        self.frames.append(found)

    def close(self) -> None:
        if self._rows is None:
            return
        rows, geocoder = self._rows, self.options.geocoder
        if geocoder is not None:
            rows = [_placed(row, self.options, geocoder) for row in rows]
            self.problems.extend(geocoder.take_problems())
        self.frames.append(frame(rows))
        self._rows = None


def _read_all(
    paths: list[str | Path], options: _Options, plan: _Plan, problems: list[Problem]
) -> geopandas.GeoDataFrame:
    if not paths:
        raise InputError("no input was given; name a file, a folder or -")
    errors: list[GeomapError] = []
    gathered = _Gathered(options, problems)
    chosen = _files(paths, options, problems, errors)
    streamed = {str(path): path for path in chosen if _is_report(path, options)}
    with closing(reports.read_reports(list(streamed.values()), plan.settings, plan.jobs)) as outcomes:
        for number, path in enumerate(chosen, start=1):
            outcome = next(outcomes) if str(path) in streamed else None
            try:
                _take(path, outcome, gathered, plan)
            except GeomapError as error:
                errors.append(_noted(error, path, problems))
            if plan.progress is not None and len(chosen) >= _MANY:
                plan.progress("reading", number, len(chosen))
    gathered.close()
    frames = gathered.frames
    if frames:
        return joined(frames)
    if len(errors) == 1:
        raise errors[0]
    listed = "\n".join(f"  {error}" for error in errors[:_SHOWN])
    more = f"\n  and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    raise InputError(f"none of {len(errors)} inputs can be used:\n{listed}{more}")


def _is_report(path: str | Path, options: _Options) -> bool:
    """Is it a file of text? What comes through standard input has to be read here."""
    try:
        kind = files.format_of(str(path), options.file_format)
    except UnknownFormatError:
        return False
    return str(path) != files.STDIN and not is_address(path) and kind.is_report


def _take(path: str | Path, outcome: reports.Outcome | None, gathered: _Gathered, plan: _Plan) -> None:
    """Add what came of one input, a report or a table."""
    options = gathered.options
    errors: list[GeomapError] = []
    if outcome is None:
        items = files.load(path, encoding=options.encoding, file_format=options.file_format)
    else:
        items = list(outcome.tables)
        if outcome.rows or not items:
            _add(outcome, gathered)
        else:
            gathered.problems.extend(outcome.problems)
    for item in items:
        try:
            if item.error is not None:
                raise item.error
            if item.kind.parse is not None:
                gathered.table(_table(item, options, gathered.problems))
            else:
                _add(reports.read_text(item, plan.settings), gathered)
        except GeomapError as error:
            errors.append(error)
    if errors and len(errors) == len(items) and not (outcome and outcome.rows):
        raise errors[0]
    for one in errors:
        _noted(one, path, gathered.problems)


def _add(outcome: reports.Outcome, gathered: _Gathered) -> None:
    gathered.problems.extend(outcome.problems)
    if outcome.error is not None:
        raise outcome.error
    gathered.report(outcome.rows)


def _files(
    paths: list[str | Path], options: _Options, problems: list[Problem], errors: list[GeomapError]
) -> list[str | Path]:
    """All files that the paths stand for, each once."""
    chosen: dict[object, str | Path] = {}
    for path in paths:
        try:
            members, skipped = files.expand(path, any_suffix=options.file_format is not None)
        except GeomapError as error:
            errors.append(_noted(error, path, problems))
            continue
        if skipped:
            problems.append(files.others(path, skipped))
        if members != [path]:
            members, own = files.apart(members)
            problems += map(files.left_out, own)
        for member in members:
            apart = str(member) == files.STDIN or is_address(member)
            key = str(member) if apart else Path(member).resolve()
            chosen.setdefault(key, member)
    return list(chosen.values())


def _noted(error: GeomapError, path: str | Path, problems: list[Problem]) -> GeomapError:
    """The error, remembered as a problem too: what it says after the name of the file."""
    label = "stdin" if str(path) == files.STDIN else str(path)
    message, _, cure = str(error).removeprefix(label).lstrip(":, ").rpartition("; ")
    message, cure = (message, cure) if message else (cure, "it is left out")
    problems.append(Problem(label, None, None, "", message, cure, kept=isinstance(error, RemarkError)))
    return error


def _placed(row: Incident, options: _Options, geocoder: Online) -> Incident:
    """The incident where the service puts its place, if the gazetteer has none for it.

    What the gazetteer has, and geomap is too unsure of to draw, no service makes surer.
    """
    if row.lon is not None or row.place_id or not row.place:
        return row
    place = geocoder.locate(row.place, country=options.country or row.country)
    if place is None:
        return row
    return row._replace(
        place_name=place.name,
        place_id=place.id,
        country=place.country or row.country,
        admin1=place.admin1 or row.admin1,
        place_precision=place.precision,
        radius_km=place.radius_km,
        place_score=place.score,
        place_alternative=runner_up(place),
        lon=place.lon,
        lat=place.lat,
    )


def _table(item: files.Input, options: _Options, problems: list[Problem]) -> geopandas.GeoDataFrame:
    table = item.table(problems)
    if table is None:
        raise InputError(f"{item.label}: a report is not a table")
    return incidents_of(
        table,
        problems=problems,
        source=item.label,
        published=options.published,
        language=options.language,
        bias=options.bias,
        country=options.country,
        date_order=options.date_order,
        geocoder=options.geocoder,
    )


def _summary(problems: list[Problem]) -> str:
    lines = "\n".join(f"  {problem}" for problem in problems[:_SHOWN])
    more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return f"not everything could be read as it stood:\n{lines}{more}"
