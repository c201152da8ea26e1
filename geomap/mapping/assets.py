"""The built web assets: page script, style sheet, outlines. Made when the wheel is built."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from geomap.errors import GeomapError

FORMAT = 2


@cache
def read(name: str) -> str:
    """Text of one asset.

    Raises
    ------
    GeomapError
        If the assets were not built: a source tree that was never installed.

    Examples
    --------
    >>> "leaflet" in read("page.css")
    True
    """
    path = resources.files("geomap").joinpath("mapping", "static", "dist", name)
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise GeomapError(
            f"the web asset {name} is missing: this source tree was never built; run `pip install -e .` in it"
        ) from None


@cache
def words() -> dict[str, Any]:
    """What the page says, by language; English first.

    Examples
    --------
    >>> list(words())[0], words()["en"]["layers"]
    ('en', 'Layers')
    """
    found: dict[str, Any] = json.loads(read("words.json"))
    return found


@cache
def outlines() -> dict[str, Any]:
    """Outlines of the world, each arc in three levels of detail, the coarsest first.

    Examples
    --------
    >>> [len(level) == len(outlines()["kinds"]) for level in outlines()["levels"]]
    [True, True, True]
    """
    found: dict[str, Any] = json.loads(read("outlines.json"))
    if found["format"] != FORMAT:
        raise GeomapError("the web assets are of another version; run `pip install -e .` again")
    return found
