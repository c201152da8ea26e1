"""Place names from the command line: as they are, or one per line of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def gather(items: Sequence[str], problems: list[Problem] | None = None) -> list[str]:
    """Names in their order; ``-`` and names of ``.txt`` files stand for the lines in them.

    Empty names are left out, and added to `problems`; empty lines of a file are no names.

    Raises
    ------
    InputError
        If there is no name left.

    Examples
    --------
    >>> gather(["Erbil", "Deir al-Zour"])
    ['Erbil', 'Deir al-Zour']
    """
    names: list[str] = []
    for number, item in enumerate(items, start=1):
        if item == "-" or item.lower().endswith(".txt"):
            from geomap.sources import files

            for part in files.load(item):
                names += [line.strip() for line in part.text.splitlines() if line.strip()]
        elif item.strip():
            names.append(item.strip())
        elif problems is not None:
            problems.append(
                Problem("names", None, None, "", f"name {number} is empty", "it is left out", kept=False)
            )
    if not names:
        raise InputError("no place name was given; name at least one")
    return names
