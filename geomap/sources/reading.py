"""Everything that can be read, to one frame: the way in."""

from __future__ import annotations

import warnings
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap import extraction, own_types
from geomap.errors import GeomapError, InputError, InputWarning, OptionError, Problem
from geomap.gazetteer.places import in_use
from geomap.incidents import frame, make_id, unique_ids
from geomap.sources import countries, files
from geomap.sources.dates import ORDERS, published_day
from geomap.sources.decoding import known_encoding
from geomap.sources.incident_rows import incidents_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    import geopandas

    from geomap.geocoding.online import Online
    from geomap.incidents import Incident

_SHOWN = 5


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
    problems: list[Problem] | None = None,
) -> geopandas.GeoDataFrame:
    r"""Read reports and tables into incidents.

    Parameters
    ----------
    paths
        One path or several: text reports (``.txt``, ``.md``), tables (``.csv``, ``.tsv``),
        ``.geojson``, a folder with any of these (also below it), ``"-"`` for standard input.
    published
        Day of publication (ISO date) of the reports, against which "yesterday" is understood;
        also the ``source_date`` of rows of tables that state none. Without it a date in the
        report counts, else today, with a warning.
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
    OptionError
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
        language,
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
    found: list[Problem] = []
    with in_use(places, found), own_types.in_use(types):
        result = _read_all([paths] if isinstance(paths, str | Path) else list(paths), options, found)
    if problems is not None:
        problems.extend(found)
    elif found:
        warnings.warn(_summary(found), InputWarning, stacklevel=2)
    return result


class _Options(NamedTuple):
    published: dt.date | None
    language: str | None
    bias: list[str]
    country: str | None
    encoding: str | None
    file_format: str | None
    date_order: str | None
    geocoder: Online | None


def _read_all(paths: list[str | Path], options: _Options, problems: list[Problem]) -> geopandas.GeoDataFrame:
    if not paths:
        raise InputError("no input was given; name a file, a folder or -")
    errors: list[GeomapError] = []
    inputs: list[files.Input] = []
    for path in _files(paths, options, problems, errors):
        try:
            inputs.append(files.load(path, encoding=options.encoding, file_format=options.file_format))
        except GeomapError as error:
            errors.append(_noted(error, path, problems))
    frames = []
    for is_report, group in groupby(inputs, key=lambda item: item.kind.parse is None):
        if is_report:
            frames.append(_reports(list(group), options, problems))
            continue
        for item in group:
            mine: list[Problem] = []
            try:
                frames.append(_table(item, options, mine))
            except GeomapError as error:
                errors.append(_noted(error, item.label, problems))
            problems.extend(mine)
    if frames:
        return _joined(frames)
    if len(errors) == 1:
        raise errors[0]
    listed = "\n".join(f"  {error}" for error in errors[:_SHOWN])
    more = f"\n  and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    raise InputError(f"none of {len(errors)} inputs can be used:\n{listed}{more}")


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
            cure = f"convert them to one of {files.known_suffixes()}, or leave them"
            shown = ", ".join(skipped)
            problems.append(
                Problem(
                    str(path), None, None, shown, "files of other formats are not read:", cure, kept=False
                )
            )
        for member in members:
            key = member if str(member) == files.STDIN else Path(member).resolve()
            chosen.setdefault(key, member)
    return list(chosen.values())


def _noted(error: GeomapError, path: str | Path, problems: list[Problem]) -> GeomapError:
    """The error, remembered as a problem too: what it says after the name of the file."""
    label = "stdin" if str(path) == files.STDIN else str(path)
    message, _, cure = str(error).removeprefix(label).lstrip(":, ").rpartition("; ")
    problems.append(
        Problem(label, None, None, "", message or cure, cure if message else "it is left out", kept=False)
    )
    return error


def _reports(inputs: list[files.Input], options: _Options, problems: list[Problem]) -> geopandas.GeoDataFrame:
    reports = [
        extraction.Report(item.text, source=item.name, published=options.published, language=options.language)
        for item in inputs
    ]
    found = extraction.extract_reports(reports, bias=options.bias, country=options.country, problems=problems)
    if options.geocoder is not None:
        found = [_placed(row, options, options.geocoder) for row in found]
        problems.extend(options.geocoder.take_problems())
    return frame(found)


def _placed(row: Incident, options: _Options, geocoder: Online) -> Incident:
    """The incident where the service puts its place, if the gazetteer has none for it."""
    if row.lon is not None or not row.place:
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


def _joined(frames: list[Any]) -> geopandas.GeoDataFrame:
    """The frames one below the other, with ids that are unique and do not depend on their order."""
    import pandas

    if len(frames) == 1:
        return frames[0]
    filled = [part for part in frames if len(part)] or frames[:1]
    extras = {name: part[name].dtype for part in filled for name in part.columns}
    for part in filled:
        for name in part.columns:
            # Numbers in one table and words in another: words in both.
            if extras[name] != part[name].dtype:
                extras[name] = pandas.Series(dtype="str").dtype
    joined = pandas.concat(
        [part.astype({name: extras[name] for name in part.columns}) for part in filled],
        ignore_index=True,
    )
    if not joined["id"].is_unique:
        twice = joined["id"].duplicated(keep=False)
        content = {
            index: make_id(*row[1:])
            for index, row in zip(joined.index[twice], joined[twice].itertuples(index=False), strict=True)
        }
        joined["id"] = pandas.Series(unique_ids(joined["id"].tolist(), content.__getitem__), dtype="str")
    return joined


def _summary(problems: list[Problem]) -> str:
    lines = "\n".join(f"  {problem}" for problem in problems[:_SHOWN])
    more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return f"not everything could be read as it stood:\n{lines}{more}"
