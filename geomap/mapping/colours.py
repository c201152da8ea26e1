"""What the colours of a map stand for: the group of a type, or the values of any column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geomap.errors import InputError
from geomap.mapping.looks import SPARE
from geomap.taxonomy import GROUPS, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from geomap.mapping.looks import Look

NO_VALUE = ""


class Colour(NamedTuple):
    """One colour of a map: what it stands for, a label, and RRGGBB by day and by night."""

    key: tuple[str, str]
    label: str
    light: str
    dark: str


def colouring(
    rows: Any, by: str, found: list[Look], kept: list[Colour] | None = None
) -> tuple[NDArray[np.int64] | None, list[Colour]]:
    """Colours of a map, and which of them each row has; None where the type of a row says so.

    Parameters
    ----------
    rows
        The frame.
    by
        ``"group"``, or the name of a column. The nine values that most rows have get a colour each, all
        others and missing ones a grey one.
    found
        Looks of the types.
    kept
        Colours made before, of the whole frame; then the values are found among them.

    Raises
    ------
    InputError
        If there is no such column.

    Examples
    --------
    >>> import pandas
    >>> rows = pandas.DataFrame({"side": ["red", "blue", "red", None]})
    >>> codes, colours = colouring(rows, "side", [])
    >>> [colours[code].label for code in codes]
    ['red', 'blue', 'red', '']
    """
    if by == "group":
        return None, _of_looks(found)
    if by not in rows.columns or rows[by].dtype == "geometry":
        names = [str(name) for name in rows.columns if rows[name].dtype != "geometry"]
        raise InputError(f"color_by={by!r}: there is no such column; use group, {', '.join(names)}")
    values = [
        "" if gone else str(v) for v, gone in zip(rows[by].astype(object), rows[by].isna(), strict=True)
    ]
    if kept is None:
        counts: dict[str, int] = {}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        counts.pop(NO_VALUE, None)
        common = sorted(counts, key=lambda value: (-counts[value], value))[: len(SPARE)]
        kept = _of_values(common, rest=len(counts) > len(common) or NO_VALUE in values)
    number = {colour.key[1]: code for code, colour in enumerate(kept) if colour.key[0] == "value"}
    rest = len(kept) - 1
    return np.array([number.get(value, rest) for value in values], dtype=np.int64), kept


def _of_looks(found: Iterable[Look]) -> list[Colour]:
    """One colour per group, and one per type of the user's own that has its own."""
    made: dict[tuple[str, str], Colour] = {}
    for look in found:
        key = (look.light, look.dark)
        group = GROUPS[look.group]
        label = group.label if (group.light, group.dark) == key else look.label
        made.setdefault(key, Colour(key, label, look.light, look.dark))
    return list(made.values())


def _of_values(values: list[str], *, rest: bool) -> list[Colour]:
    groups = [GROUPS[key] for key in SPARE]
    made = [
        Colour(("value", value), value, group.light, group.dark)
        for value, group in zip(values, groups, strict=False)
    ]
    if rest or not made:
        made.append(Colour(("rest", ""), "", GROUPS[OTHER].light, GROUPS[OTHER].dark))
    return made
