"""Options that several commands share, and how commands write what they made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geomap.geocoding import Online

STDOUT = "-"

places_option = click.option(
    "--places",
    metavar="FILE",
    help="Table (CSV) of places of your own: name, lat, lon and more; they win over all others.",
)


types_option = click.option(
    "--types",
    metavar="FILE",
    help="File (TOML) of types of your own: their words, group, colour, glyph.",
)


def _decorated(command: Callable[..., Any], options: Iterable[Callable[..., Any]]) -> Callable[..., Any]:
    """A command with options that its help lists in this order."""
    for decorate in reversed(list(options)):
        command = decorate(command)
    return command


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of the commands that read reports and tables."""
    options: tuple[Callable[..., Any], ...] = (
        click.argument("inputs", nargs=-1, required=True),
        click.option(
            "--published",
            metavar="DATE",
            help="Day of publication of the reports, as YYYY-MM-DD; 'yesterday' is understood from it.",
        ),
        click.option("--lang", metavar="CODE", help="Language of the reports (vi, en, ...); else found out."),
        click.option(
            "--country",
            metavar="COUNTRY",
            help="Country that all places are in: ISO code or English name.",
        ),
        click.option(
            "--bias",
            metavar="COUNTRY",
            multiple=True,
            help="Country to prefer where a name is in several; may be given again.",
        ),
        places_option,
        types_option,
        click.option("--encoding", metavar="NAME", help="Encoding of the inputs, if not UTF-8 or UTF-16."),
        click.option(
            "--input-format",
            metavar="SUFFIX",
            help="Format of the inputs (txt, html, rss, csv, xlsx, geojson), whatever their suffix;"
            " for - it is txt.",
        ),
        click.option(
            "--date-order",
            type=click.Choice(["dmy", "mdy"]),
            help="How to read 03/04/2023 in a table whose dates do not show it.",
        ),
        click.option(
            "--jobs",
            metavar="N",
            type=click.IntRange(min=1),
            help="Processes that read reports; as many as there are cores, if not given.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option("-v", "--verbose", is_flag=True, help="List every problem of the inputs."),
    )
    return _decorated(command, options)


def online_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of the commands that may ask an online service."""
    options: tuple[Callable[..., Any], ...] = (
        click.option(
            "--geocoder",
            metavar="SERVICE",
            help="Online service to ask for names that the gazetteer lacks: nominatim, photon or another of"
            " geopy's. The names leave this machine.",
        ),
        click.option(
            "--geocoder-url", metavar="URL", help="Your own server of it, e.g. http://127.0.0.1:8080."
        ),
        click.option(
            "--user-agent",
            metavar="TEXT",
            envvar="GEOMAP_USER_AGENT",
            help="Who asks the service: your project's name and an address. Or in GEOMAP_USER_AGENT.",
        ),
        click.option("--geocoder-first", is_flag=True, help="Ask the service before the gazetteer."),
        click.option(
            "--geocoder-delay",
            metavar="SECONDS",
            type=float,
            help="Time between two requests, 1 or more; less only for a server of your own.",
        ),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of the service on disk."),
    )
    return _decorated(command, options)


def geocoder_of(options: dict[str, Any]) -> Online | None:
    """The online service that the options name; they are taken out."""
    service, url, agent = (options.pop(name) for name in ("geocoder", "geocoder_url", "user_agent"))
    first, delay, no_cache = (options.pop(name) for name in ("geocoder_first", "geocoder_delay", "no_cache"))
    if service is None:
        # GEOMAP_USER_AGENT may be set for good, so the agent alone is no mistake.
        if url or first or delay is not None or no_cache:
            raise click.UsageError("name the service to ask with --geocoder, for example nominatim")
        return None
    import os

    from geomap.geocoding import Online

    return Online(
        service,
        user_agent=agent,
        url=url,
        key=os.environ.get("GEOMAP_GEOCODER_KEY"),
        first=first,
        cache=not no_cache,
        min_delay=1.0 if delay is None else delay,
    )


def country_code(name: str) -> str:
    """Code of a country that is named by its code or in English."""
    # Codes are common, and looking up names would import the names of all countries.
    if len(name) == 2 and name.isascii() and name.isalpha():
        return name.upper()
    from geomap.sources import countries

    return countries.required_code(name)


def put(data: bytes) -> None:
    """Bytes to standard output, whatever the terminal's encoding."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(line: str) -> None:
    """A line on standard error, harmless to a terminal."""
    click.echo(terminal.safe(line), err=True)


def deliver(text: str, output: str, *, on_screen: bool) -> None:
    """Write text to a file or to standard output, made safe where a terminal may show it."""
    if output == STDOUT:
        on_screen = on_screen or sys.stdout.isatty()
        put((terminal.safe(text, keep="\n") if on_screen else text).encode("utf-8"))
        return
    from geomap.writing.files import replaced

    with replaced(Path(output)) as fresh:
        fresh.write_text(text, "utf-8", newline="")
