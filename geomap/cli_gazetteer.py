"""Commands of ``geomap gazetteer``: what a user adds to the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap import terminal
from geomap.cli_options import country_code, tell

if TYPE_CHECKING:
    from geomap.gazetteer.state import State


@click.group("gazetteer")
def gazetteer_command() -> None:
    """Add places to the gazetteer: GeoNames' country files, also without a network."""


@gazetteer_command.command("add")
@click.argument("countries", nargs=-1)
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="PATH",
    help="File of GeoNames' that is there already (.zip, .txt); may be given again.",
)
@click.option("--url", metavar="URL", help="Folder to download from, if not GeoNames' own.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def gazetteer_add(countries: tuple[str, ...], files: tuple[str, ...], url: str | None, quiet: bool) -> None:
    """Add all places of COUNTRIES: villages, crossings, camps, rivers, with all their names.

    COUNTRIES are ISO codes or English names, allCountries (the whole world) or alternateNamesV2 (more
    names for what is there). They are downloaded from GeoNames, or taken from files.
    """
    from geomap.gazetteer import store

    if not countries and not files:
        raise click.UsageError("name a country (SY), or a file with --file")
    whole = {name.casefold() for name in store.WHOLE}
    names = [name if name.casefold() in whole else country_code(name) for name in countries]
    with terminal.progress(quiet=quiet) as shown:
        state = store.add(names, files, url=url or store.URL, progress=shown)
    if not quiet:
        _tell_own(state)


@gazetteer_command.command("remove")
@click.argument("names", nargs=-1, required=True)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def gazetteer_remove(names: tuple[str, ...], quiet: bool) -> None:
    """Remove what was added, by the NAMES that list shows; all removes everything."""
    from geomap.gazetteer import store

    with terminal.progress(quiet=quiet) as shown:
        state = store.remove(names, progress=shown)
    if not quiet:
        _tell_own(state)


@gazetteer_command.command("rebuild")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def gazetteer_rebuild(quiet: bool) -> None:
    """Make the index of what was added anew, without a network."""
    from geomap.gazetteer import store

    with terminal.progress(quiet=quiet) as shown:
        state = store.rebuild(progress=shown)
    if not quiet:
        _tell_own(state)


@gazetteer_command.command("list")
def gazetteer_list() -> None:
    """List what was added."""
    from geomap.gazetteer import store

    rows = [
        (s.name, f"{s.lines:,} {s.sort}", s.added, s.changed, s.origin) for s in store.read_state().sources
    ]
    if rows:
        click.echo(terminal.table(("name", "holds", "added", "as of", "from"), rows), nl=False)
    else:
        tell("nothing was added yet; geomap gazetteer add SY gets all places of Syria")


@gazetteer_command.command("info")
def gazetteer_info() -> None:
    """Say what the gazetteer holds: places, names, size, sources, dates and licences."""
    from geomap.gazetteer import store

    rows = []
    for label, layer in store.describe().items():
        rows += [
            (label, "places", f"{layer['places']:,}"),
            ("", "names", f"{layer['names']:,}"),
            ("", "size", f"{layer['bytes'] / 1e6:.1f} MB"),
        ]
        if "made" in layer:
            rows += [("", "folder", layer["folder"]), ("", "made", layer["made"])]
            sources = {
                s["name"]: f"as of {s['changed'] or s['added']}, added {s['added']}" for s in layer["sources"]
            }
        else:
            sources = layer["sources"]
        rows += [("", "source", f"{name} {said}") for name, said in sorted(sources.items())]
        rows += [("", "licence", f"{name}: {said}") for name, said in sorted(layer["licences"].items())]
    click.echo(terminal.table(("gazetteer", "", ""), rows), nl=False)


def _tell_own(state: State) -> None:
    if not state.sources:
        tell("nothing is left that was added; geomap's own gazetteer remains")
    for source in state.sources:
        broken = f", {source.broken:,} unreadable lines left out" if source.broken else ""
        tell(f"{source.name}: {source.lines:,} {source.sort}{broken}")
