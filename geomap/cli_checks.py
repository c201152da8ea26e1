"""What can be known to be wrong with the options of a map before its inputs are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHOWN = 40
# What a column is called whose own name is taken.
_SECOND = re.compile(r"_source(?:_\d+)?$")


def check_map(*, title: str | None, tiles: str | None, attribution: str | None, lang: str | None) -> None:
    """Draw a map of nothing, so that a wrong option is found before the long work.

    Raises
    ------
    GeomapError
        As `geomap.explore`.
    """
    if tiles is None and attribution is None and lang is None:
        return
    from geomap import mapping
    from geomap.incidents import frame

    mapping.explore(frame([]), title=title, tiles=tiles, attribution=attribution, lang=lang)


def check_colour(column: str, options: dict[str, Any]) -> None:
    """Look for the column that gives the colours among ours and those of the tables.

    Raises
    ------
    OptionError
        If it is in none of them.
    """
    from geomap.incidents import columns

    known = [name for name in columns() if name != "geometry"]
    if column in known:
        return
    own = list(dict.fromkeys(_headers(options)))
    if None in own or column in own or _SECOND.sub("", column) in (*own, *known):
        return
    names = [str(name) for name in own] + known
    more = ", ..." if len(names) > _SHOWN else ""
    raise OptionError(
        f"--color-by {column!r}: there is no such column; use one of {', '.join(names[:_SHOWN])}{more}"
    )


def _headers(options: dict[str, Any]) -> Iterator[str | None]:
    """Headers of the tables among the inputs; None where they cannot be known without using them up."""
    from geomap.sources import files
    from geomap.sources.fetching import is_address

    inputs: Sequence[str] = options["inputs"]
    kind, encoding = options["input_format"], options["encoding"]
    for given in inputs:
        if given == files.STDIN:
            if files.format_of(given, kind or "txt").parse is not None:
                yield None
            continue
        try:
            members, _ = files.expand(given, any_suffix=kind is not None)
        except GeomapError:
            continue  # reading says what is wrong
        for member in members:
            try:
                if is_address(member):
                    yield None
                    continue
                if files.format_of(str(member), kind).parse is None:
                    continue
                for item in files.load(member, encoding=encoding, file_format=kind):
                    table = item.table([])
                    yield from table.header if table is not None else ()
            except GeomapError:
                continue
