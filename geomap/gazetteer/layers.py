"""Which index names are looked up in: geomap's own, with what the user added and a file of the user's places.

`current` gives it. Who added nothing gets the built-in index itself; that check costs microseconds.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.index import Index
from geomap.gazetteer.layered import Layer, Layers
from geomap.gazetteer.meta import BUILT_IN
from geomap.gazetteer.state import read_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.gazetteer.places import UserPlaces

_data: ContextVar[str | None] = ContextVar("data", default=None)
_places: ContextVar[UserPlaces | None] = ContextVar("places", default=None)


@contextmanager
def using(*, places: UserPlaces | None = None, data: str | os.PathLike[str] | None = None) -> Iterator[None]:
    """Look names up in the user's places as well, or in another data folder, for a while.

    Parameters
    ----------
    places
        As `geomap.gazetteer.places.load` gives them; None leaves what is in use.
    data
        Folder for what the user added; None leaves what is in use.

    Examples
    --------
    >>> with using(data="/nowhere"):
    ...     len(Index.open()) == len(Index.open(BUILT_IN))
    True
    """
    before = _places.get(), _data.get()
    _places.set(before[0] if places is None else places)
    _data.set(before[1] if data is None else str(data))
    try:
        yield
    finally:
        _places.set(before[0])
        _data.set(before[1])


def in_use() -> tuple[UserPlaces | None, str | None]:
    """The user's places and the data folder that `using` names, if any."""
    return _places.get(), _data.get()


def folder() -> Path:
    """Where the user's own gazetteer is kept; it need not exist.

    ``gazetteer`` in the folder that `using` names, else in that of the environment's ``GEOMAP_DATA``,
    else in the place that the system has for the data of programs.
    """
    return Path(_folder(_data.get() or os.environ.get("GEOMAP_DATA") or ""))


@lru_cache(maxsize=16)
def _folder(data: str) -> str:
    if data:
        return str(Path(data).expanduser().absolute() / "gazetteer")
    from platformdirs import user_data_dir

    return str(Path(user_data_dir("geomap", appauthor=False)) / "gazetteer")


def current() -> Index:
    """The index of all layers that are in use now."""
    home = _folder(_data.get() or os.environ.get("GEOMAP_DATA") or "")
    places = _places.get()
    try:
        stat = os.stat(f"{home}/current.json")  # noqa: PTH116  (on the way of every call)
    except OSError:
        return _composed(None, None) if places is None else _composed(None, places)
    return _composed((home, stat.st_mtime_ns, stat.st_ino, stat.st_size), places)


@lru_cache(maxsize=8)
def _composed(own: tuple[str, int, int, int] | None, places: UserPlaces | None) -> Index:
    base = Index.open(BUILT_IN)
    layers: list[Layer] = []
    if own is not None:
        index = _open_own(Path(own[0]))
        if index is not None:
            layers.append(Layer(index, base))
    if places is not None:
        layers.append(Layer(places.index, base, first=True, reach=places.reach))
    return Layers(base, layers) if layers else base


def _open_own(home: Path) -> Index | None:
    for attempt in (1, 2):
        state = read_state(home)
        if not state.folder:
            return None
        try:
            return Index(home / state.folder)
        except GazetteerError as error:
            # Another process may just have replaced it.
            if attempt == 2 or read_state(home).folder == state.folder:
                why = str(error).rpartition("; ")[0]
                raise GazetteerError(f"{why}; run 'geomap gazetteer rebuild'") from None
    return None
