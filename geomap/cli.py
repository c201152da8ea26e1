"""The command line: thin, and quick because each command imports only what it needs.

Data goes to standard output, everything else to standard error. Exit code 0: done; 1: nothing
usable came out; 2: wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from geomap import __version__, terminal
from geomap.cli_gazetteer import gazetteer_command
from geomap.cli_options import (
    STDOUT,
    country_code,
    deliver,
    geocoder_of,
    input_options,
    online_options,
    places_option,
    put,
    tell,
    types_option,
)
from geomap.cli_told import SHOWN, credit, list_problems, list_some
from geomap.errors import NOTE, GeomapError, OptionError, UnknownFormatError, UnknownLanguageError, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas

    from geomap.errors import Problem


class _Group(click.Group):
    """Turns our errors into a line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (OptionError, UnknownFormatError, UnknownLanguageError) as error:
            _fail(error, 2)
        except GeomapError as error:
            _fail(error, 1)
        except BrokenPipeError:
            raise  # the reader has enough; click ends quietly
        except OSError as error:  # a full disk behind standard output
            _fail(f"cannot write: {error.strerror or error}", 1)


def _fail(error: object, code: int) -> NoReturn:
    click.echo(f"geomap: {terminal.safe(str(error))}", err=True)
    sys.exit(code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="geomap")
@click.option(
    "--data",
    metavar="FOLDER",
    envvar="GEOMAP_DATA",
    help="Where your own gazetteer is kept, instead of the system's place for the data of programs.",
)
@click.pass_context
def main(context: click.Context, data: str | None) -> None:
    """Turn news reports and tables of incidents into a map, GeoJSON or CSV, offline."""
    if data:
        from geomap.gazetteer import layers

        context.with_resource(layers.using(data=data))


@main.command("map")
@input_options
@online_options
@click.option("-o", "--output", default="map.html", show_default=True, help="HTML file, or - for stdout.")
@click.option("--title", help="Title of the map.")
@click.option("--tiles", help="Name or address of a tile service to put under the map; needs a network.")
@click.option("--attribution", help="Who made the tiles; needed with an address.")
@click.option(
    "--color-by",
    metavar="COLUMN",
    default="group",
    show_default=True,
    help="Column that gives the colours: group, type, or any other.",
)
@click.option(
    "--page-lang", metavar="CODE", help="Language of the page's own words; else the reader's browser chooses."
)
def map_command(
    output: str,
    title: str | None,
    tiles: str | None,
    attribution: str | None,
    color_by: str,
    page_lang: str | None,
    **options: Any,
) -> None:
    """Make a map of reports and tables: one HTML file that needs no network.

    INPUTS are reports (.txt, .md, .html), tables (.csv, .tsv, .xlsx, .ods, .geojson), folders with such
    files, addresses of pages, tables and feeds on the web, or - for standard input.
    """
    from geomap import cli_checks

    _refuse_to_overwrite(output, options["inputs"])
    cli_checks.check_map(title=title, tiles=tiles, attribution=attribution, lang=page_lang)
    cli_checks.check_colour(color_by, options)
    incidents, say = _read(options)
    from geomap import mapping
    from geomap.writing.files import replaced

    made = mapping.explore(
        incidents, title=title, tiles=tiles, attribution=attribution, color_by=color_by, lang=page_lang
    )
    if output == STDOUT:
        put(made.get_root().render().encode("utf-8"))
        return
    with replaced(Path(output)) as fresh:
        made.save(str(fresh))
    say(f"map: {Path(output).resolve()}")


@main.command("export")
@input_options
@online_options
@click.option(
    "-o", "--output", default=STDOUT, help="File to write (.geojson, .csv, .xlsx), or - for stdout."
)
@click.option("--format", "file_format", help="Format to write, whatever the suffix; on stdout geojson.")
def export_command(output: str, file_format: str | None, **options: Any) -> None:
    """Write the incidents of reports and tables as GeoJSON, CSV or a workbook.

    INPUTS are reports (.txt, .md, .html), tables (.csv, .tsv, .xlsx, .ods, .geojson), folders with such
    files, addresses of pages, tables and feeds on the web, or - for standard input.
    """
    from geomap.writing import files

    suffix = files.format_of(output, file_format or ("geojson" if output == STDOUT else None))
    _refuse_to_overwrite(output, options["inputs"])
    incidents, say = _read(options)
    if output == STDOUT:
        put(_written(incidents, suffix))
        return
    path = files.write(incidents, output, file_format=suffix)
    say(f"written: {path.resolve()}")


@main.command("geocode")
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--country", metavar="COUNTRY", help="Country that the places are in: ISO code or English name."
)
@click.option("--bias", metavar="COUNTRY", multiple=True, help="Country to prefer; may be given again.")
@places_option
@click.option("-o", "--output", default=STDOUT, help="File to write (.csv, .geojson), or - for stdout.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["table", "csv", "geojson"]),
    help="What to write; on stdout a table for people.",
)
@online_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def geocode_command(
    names: tuple[str, ...],
    country: str | None,
    bias: tuple[str, ...],
    places: str | None,
    output: str,
    file_format: str | None,
    quiet: bool,
    **online: Any,
) -> None:
    """Look place NAMES up in the gazetteer, all together.

    A name that ends in .txt is a file with one name per line; - is standard input.
    """
    from geomap import geocoding
    from geomap.gazetteer.places import in_use
    from geomap.sources import names as listed
    from geomap.writing import places as writers

    kind = file_format or ("table" if output == STDOUT else Path(output).suffix.lstrip(".").lower())
    if kind not in writers.FORMATS:
        raise UnknownFormatError(f"{output}: no writer for {kind!r}; known are {', '.join(writers.FORMATS)}")
    _refuse_to_overwrite(output, names)
    problems: list[Problem] = []
    asked = listed.gather(names, problems)
    codes = [country_code(name) for name in bias]
    only = country_code(country) if country else None
    geocoder = geocoder_of(online)
    with in_use(places, problems):
        found = geocoding.locate(
            asked,
            country=only,
            bias=codes or None,
            geocoder=geocoder,
            problems=problems,
        )
    list_problems(problems, quiet=quiet, verbose=False)
    if not quiet:
        credit(geocoder)
    text = writers.FORMATS[kind](asked, found)
    deliver(text, output, on_screen=kind == "table")
    missing = [name for name, place in zip(asked, found, strict=True) if place is None]
    if not quiet:
        wider = ", or try without --country" if country else ""
        list_some(f"note: {line}" for line in writers.doubts(asked, found))
        if missing:
            shown = ", ".join(repr(shorten(name)) for name in missing[:SHOWN])
            more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            tell(f"not found: {shown}{more}; check the spelling{wider}")
            list_some(writers.likely(missing[:SHOWN], found, [only] if only else codes))
    if len(missing) == len(asked):
        sys.exit(1)


@main.command("check")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--country", metavar="COUNTRY", help="Country that all places are in: ISO code or English name."
)
@click.option("--bias", metavar="COUNTRY", multiple=True, help="Country to prefer; may be given again.")
@click.option("--encoding", metavar="NAME", help="Encoding of the tables, if not UTF-8 or UTF-16.")
@click.option(
    "--input-format", metavar="SUFFIX", help="Format of the inputs (csv, geojson); for - it is csv."
)
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="How to read 03/04/2023.")
@places_option
@click.option("-o", "--output", default=STDOUT, help="File to write, or - for stdout.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["table", "csv", "json"]),
    help="What to write; by the suffix of the output, on stdout a table for people.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def check_command(
    inputs: tuple[str, ...], output: str, file_format: str | None, quiet: bool, **options: Any
) -> None:
    """List the rows of tables that need a look, with suggestions.

    Rows whose place is unresolved or ambiguous, with swapped coordinates, with values out of range, rows
    that are there twice, and cells that cannot be read. Exit code 0 when nothing is wrong, 1 when
    something is.

    INPUTS are tables (.csv, .tsv, .xlsx, .ods, .geojson), folders with tables, addresses of tables on the
    web, or - for standard input.
    """
    from geomap.sources import checking
    from geomap.writing import findings

    suffix = Path(output).suffix.lstrip(".").lower()
    kind = file_format or ("table" if output == STDOUT or suffix == "txt" else suffix)
    if kind not in findings.FORMATS:
        raise UnknownFormatError(f"{output}: no writer for {kind!r}; known are {', '.join(findings.FORMATS)}")
    _refuse_to_overwrite(output, inputs)
    found, rows = checking.check(
        inputs,
        country=options["country"],
        bias=options["bias"],
        encoding=options["encoding"],
        file_format=options["input_format"],
        date_order=options["date_order"],
        places=options["places"],
    )
    text = findings.FORMATS[kind](found)
    deliver(text, output, on_screen=kind == "table")
    if not quiet:
        tell(findings.summary(found, rows))
    if any(one.kind != NOTE for one in found):
        sys.exit(1)


@main.command("types")
@types_option
def types_command(types: str | None) -> None:
    """List the types of incidents and what they cover; with --types also your own."""
    from geomap import own_types, taxonomy

    with own_types.in_use(types):
        rows = [(kind.group, kind.key, kind.label, kind.note) for kind in taxonomy.types().values()]
    click.echo(terminal.table(("group", "type", "label", "covers"), rows), nl=False)


@main.command("languages")
def languages_command() -> None:
    """List the languages whose reports are read for what happened."""
    from geomap import languages

    rows = [(code, *languages.names_of(code)) for code in languages.codes()]
    click.echo(terminal.table(("code", "language", "own name"), rows), nl=False)
    tell("reports in other languages give places and dates, with type 'other'")


def _read(options: dict[str, Any]) -> tuple[geopandas.GeoDataFrame, Callable[[str], None]]:
    """Incidents of the inputs, summed up on standard error; exits with 1 where there are none."""
    from geomap import own_types, sources

    # Until the command ends: the map and the summary know the types as well.
    click.get_current_context().with_resource(own_types.in_use(options["types"]))
    problems: list[Problem] = []
    geocoder = geocoder_of(options)
    try:
        with terminal.progress(quiet=options["quiet"]) as shown:
            incidents = sources.read(
                options["inputs"],
                published=options["published"],
                language=options["lang"],
                bias=options["bias"],
                country=options["country"],
                encoding=options["encoding"],
                file_format=options["input_format"],
                date_order=options["date_order"],
                geocoder=geocoder,
                places=options["places"],
                jobs=options["jobs"],
                progress=shown,
                problems=problems,
            )
    except GeomapError as error:
        # The error says what the problems of unusable inputs say.
        list_problems([problem for problem in problems if problem.kept], **_how(options))
        raise error from None
    list_problems(problems, **_how(options))
    if not len(incidents):
        _fail("no incidents were found in the input", 1)

    def say(line: str) -> None:
        if not options["quiet"]:
            tell(line)

    for line in terminal.summary(incidents):
        say(line)
    if not options["quiet"]:
        credit(geocoder)
    return incidents, say


def _how(options: dict[str, Any]) -> dict[str, bool]:
    return {"quiet": options["quiet"], "verbose": options["verbose"]}


def _refuse_to_overwrite(output: str, inputs: tuple[str, ...]) -> None:
    for name in inputs:
        path = Path(name)
        if output != STDOUT and path.exists() and Path(output).resolve() == path.resolve():
            raise click.UsageError(f"{output} is an input; name another file with -o")


def _written(incidents: geopandas.GeoDataFrame, suffix: str) -> bytes:
    from tempfile import TemporaryDirectory

    from geomap.writing import files

    with TemporaryDirectory() as folder:
        path = files.write(incidents, Path(folder, f"out{suffix}"))
        data = path.read_bytes()
    if suffix in files.BINARY:
        if sys.stdout.isatty():
            raise click.UsageError(f"a terminal cannot show {suffix}; name a file with -o, or pipe it on")
        return data
    return terminal.safe(data.decode("utf-8"), keep="\n").encode("utf-8") if sys.stdout.isatty() else data


main.add_command(gazetteer_command)
