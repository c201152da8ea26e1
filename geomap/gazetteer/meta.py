"""What an index says of itself, and what is said of one that is missing, damaged or of another format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError

FORMAT = 1
BUILT_IN = Path(__file__).parent / "index"


def read_meta(folder: Path) -> dict[str, Any]:
    """What ``meta.json`` of an index says: its columns, names, countries and languages.

    Raises
    ------
    GazetteerError
        If it is missing, damaged or of another format.
    """
    path = folder / "meta.json"
    try:
        meta: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise GazetteerError(_missing(folder)) from None
    except (OSError, ValueError) as error:
        raise GazetteerError(damaged(folder, str(error))) from error
    if meta.get("format") != FORMAT:
        raise GazetteerError(
            f"the gazetteer index in {folder} has format {meta.get('format')!r}, this geomap reads {FORMAT}; "
            f"{_cure(folder)}"
        )
    return meta


def _missing(folder: Path) -> str:
    return f"there is no gazetteer index in {folder}; {_cure(folder)}"


def damaged(folder: Path, why: str) -> str:
    """What is said of an index that cannot be read, with the cure."""
    return f"the gazetteer index in {folder} is damaged ({why}); {_cure(folder)}"


def _cure(folder: Path) -> str:
    root = Path(__file__).parents[2]
    if folder == BUILT_IN.resolve() and (root / "hatch_build.py").is_file():
        return f"this is a source checkout: build the index with 'pip install -e {root}'"
    return "reinstall geomap: pip install --force-reinstall geomap"
