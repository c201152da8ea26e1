"""The user's own gazetteer: a folder of sources and the index made of them.

``current.json`` names the folders that count; whatever else lies there is the rest of something that
was broken off. A change is made in folders of new names and takes hold when ``current.json`` is
replaced, at once or not at all. One process changes the folder at a time.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer import download, dump, layers
from geomap.gazetteer.index import Index
from geomap.gazetteer.meta import BUILT_IN
from geomap.gazetteer.state import LICENCE, Source, State
from geomap.gazetteer.state import read_state as _read

URL = "https://download.geonames.org/export/dump"
# The files of GeoNames' that are no country's.
WHOLE = ("allCountries", "alternateNamesV2")

# What is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]


def add(
    names: Sequence[str] = (),
    files: Sequence[str | Path] = (),
    *,
    url: str = URL,
    progress: Progress | None = None,
) -> State:
    """Add dumps to the user's own gazetteer; one of the same name is replaced.

    Parameters
    ----------
    names
        Countries (ISO 3166-1 alpha-2), or one of `WHOLE`: downloaded.
    files
        Files of GeoNames' that are there already: zip, gz or txt.
    url
        Folder on the network to download from.
    progress
        Called now and then.

    Raises
    ------
    GazetteerError
        If something cannot be downloaded, read or written; then nothing has changed.
    """
    wanted = [_known_name(name) for name in names]
    paths = [Path(file) for file in files]
    for path in paths:
        if not path.is_file():
            raise GazetteerError(f"{path}: there is no such file; give a file of GeoNames'")
    with _changing() as (home, state, work):
        fresh: list[Source] = []
        fetched = home / "downloads"
        for name in dict.fromkeys(wanted):
            origin = f"{url.rstrip('/')}/{name}.zip"
            path = download.fetch(
                origin, fetched / f"{name}.zip", progress=_named(progress, f"download {name}")
            )
            fresh.append(_take(path, name, origin, work, progress))
        fresh += [_take(path, _name_of(path), str(path.resolve()), work, progress) for path in paths]
        names_of_fresh = {source.name for source in fresh}
        kept = [source for source in state.sources if source.name not in names_of_fresh]
        changed = _commit(home, work, [*kept, *fresh], progress)
        shutil.rmtree(fetched, ignore_errors=True)
        return changed


def remove(names: Sequence[str], *, progress: Progress | None = None) -> State:
    """Remove dumps by name; ``all`` removes every one.

    Raises
    ------
    GazetteerError
        If one was never added; then nothing has changed.
    """
    with _changing() as (home, state, work):
        known = {source.name.casefold(): source.name for source in state.sources}
        everything = [name.casefold() for name in names] == ["all"]
        unknown = [name for name in names if name.casefold() not in known and not everything]
        if unknown:
            there = ", ".join(known.values()) or "nothing"
            raise GazetteerError(f"{', '.join(unknown)} was never added; there is {there}")
        gone = {known[name.casefold()] for name in names} if not everything else set(known.values())
        return _commit(home, work, [source for source in state.sources if source.name not in gone], progress)


def rebuild(*, progress: Progress | None = None) -> State:
    """Make the index anew from the sources that are there, after geomap itself was updated."""
    with _changing() as (home, state, work):
        return _commit(home, work, list(state.sources), progress)


def read_state() -> State:
    """What was added to the gazetteer that is in use.

    Examples
    --------
    >>> with layers.using(data="/nowhere"):
    ...     read_state().sources
    ()
    """
    return _read(layers.folder())


def describe() -> dict[str, Any]:
    """The built-in and the user's own gazetteer: places, names, bytes, sources, licences.

    Examples
    --------
    >>> describe()["built-in"]["places"] > 200_000
    True
    """
    base = Index.open(BUILT_IN)
    found: dict[str, Any] = {
        "built-in": {
            "folder": str(BUILT_IN),
            "places": len(base),
            "names": base.meta["names"],
            "bytes": _size(BUILT_IN),
            "sources": dict(base.meta["sources"]),
            "licences": dict(base.meta["licences"]),
        }
    }
    home = layers.folder()
    state = _read(home)
    if state.folder:
        meta = json.loads((home / state.folder / "meta.json").read_text("utf-8"))
        found["own"] = {
            "folder": str(home),
            "places": meta["places"],
            "names": meta["names"],
            "bytes": _size(home),
            "made": meta["made"],
            "sources": [source._asdict() for source in state.sources],
            "licences": {"GeoNames": LICENCE},
        }
    return found


def _known_name(name: str) -> str:
    for whole in WHOLE:
        if name.casefold() == whole.casefold():
            return whole
    code = name.upper()
    if not re.fullmatch(r"[A-Z]{2}", code) or code not in Index.open(BUILT_IN).countries:
        raise GazetteerError(
            f"{name!r} is no country code; use ISO 3166-1 codes of two letters (SY), or {' or '.join(WHOLE)}"
        )
    return code


def _name_of(path: Path) -> str:
    name = path.name
    for suffix in (".gz", ".zip", ".txt"):
        name = name.removesuffix(suffix)
    return re.sub(r"[^\w-]+", "_", name) or "file"


def _named(progress: Progress | None, label: str) -> dump.Progress | None:
    return None if progress is None else lambda done, total: progress(label, done, total)


@contextmanager
def _changing() -> Iterator[tuple[Path, State, Path]]:
    """Hold the lock: gives the folder, its state, and a fresh folder to work in."""
    from filelock import FileLock

    home = layers.folder()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / "lock"):
            state = _read(home)
            _clean(home, state)
            work = home / f"tmp-{secrets.token_hex(4)}"
            work.mkdir()
            try:
                yield home, state, work
            finally:
                _clean(home, _read(home))
    except OSError as error:
        if isinstance(error, GazetteerError):
            raise
        raise GazetteerError(
            f"{home}: cannot be written ({error.strerror or error}); "
            "make room or give another folder with --data or GEOMAP_DATA"
        ) from None


def _clean(home: Path, state: State) -> None:
    """Delete what no state names: the rest of a change that was broken off, or replaced."""
    named = {state.folder, *(source.folder for source in state.sources)}
    for path in home.iterdir():
        if path.is_dir() and path.name not in named and re.match(r"(tmp|index|source)-", path.name):
            # Files that another process has open stay on some systems, until the next change.
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("current.json."):
            path.unlink(missing_ok=True)


def _take(path: Path, name: str, origin: str, work: Path, progress: Progress | None) -> Source:
    folder = f"source-{name}-{secrets.token_hex(4)}"
    (work / folder).mkdir()
    found = dump.keep(path, work / folder / "lines.gz", progress=_named(progress, f"read {name}"))
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return Source(name, found.sort, origin, today, found.changed, found.kept, found.broken, folder)


def _commit(home: Path, work: Path, sources: list[Source], progress: Progress | None) -> State:
    index = ""
    if sources:
        if not any(source.sort == dump.PLACES for source in sources):
            raise GazetteerError(
                f"{', '.join(source.name for source in sources)} holds names only; "
                "add the countries that they belong to as well, or allCountries"
            )
        index = f"index-{secrets.token_hex(4)}"
        (work / index).mkdir()
        _compile(home, work, work / index, sources, progress)
        (work / index).rename(home / index)
    for source in sources:
        if (work / source.folder).exists():
            (work / source.folder).rename(home / source.folder)
    state = State(index, tuple(sources))
    current = home / "current.json"
    if not sources:
        current.unlink(missing_ok=True)
        return state
    said = {"index": index, "sources": [source._asdict() for source in sources]}
    fresh = home / f"current.json.{secrets.token_hex(4)}"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(said, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(current)
    return state


def _compile(
    home: Path, work: Path, out: Path, sources: list[Source], progress: Progress | None
) -> dict[str, Any]:
    from geomap.gazetteer.compile import Compiler

    def lines(source: Source) -> Path:
        folder = work / source.folder
        return (folder if folder.exists() else home / source.folder) / "lines.gz"

    compiler = Compiler(out, Index.open(BUILT_IN))
    try:
        # The newest first: of a place that is in several, the first counts.
        for source in reversed(sources):
            if source.sort == dump.PLACES:
                label = _named(progress, f"index {source.name}")
                for place in dump.places(lines(source), progress=label):
                    compiler.add(place)
        for source in sources:
            if source.sort == dump.NAMES:
                label = _named(progress, f"index {source.name}")
                compiler.add_names(dump.alternates(lines(source), progress=label))
        if progress:
            progress("sort the names", 0, 1)
        made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        meta = compiler.write(
            made=made, sources={s.name: s.changed or s.added for s in sources}, licences={"GeoNames": LICENCE}
        )
        if progress:
            progress("sort the names", 1, 1)
        return meta
    finally:
        compiler.close()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
