"""What the folder of the user's own gazetteer holds: read on the way of every look-up, so kept light."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import GazetteerError

if TYPE_CHECKING:
    from pathlib import Path

LICENCE = "CC BY 4.0, https://www.geonames.org"


class Source(NamedTuple):
    """A file that was added: which, from where, when, with how many places or names."""

    name: str
    sort: str
    origin: str
    added: str
    changed: str
    lines: int
    broken: int
    folder: str
    licence: str = LICENCE


class State(NamedTuple):
    """What ``current.json`` says: the name of the index's folder and the sources, oldest first."""

    folder: str = ""
    sources: tuple[Source, ...] = ()


def read_state(home: Path) -> State:
    """The state of a gazetteer folder; empty where nothing was added yet.

    Examples
    --------
    >>> from pathlib import Path
    >>> read_state(Path("/nowhere")).sources
    ()
    """
    path = home / "current.json"
    try:
        said = json.loads(path.read_text("utf-8"))
        return State(said["index"], tuple(Source(**source) for source in said["sources"]))
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(
            f"{path}: cannot be used ({error}); delete {path.parent} and add the countries again"
        ) from None
