"""How the types of a map look: colour and outline from the group, the filling from the type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.taxonomy import GROUPS, OTHER, OwnLook, group_of, label_of, own_types, types

if TYPE_CHECKING:
    from collections.abc import Iterable

# Colours for types of the user's own, the brightest and most unlike first.
SPARE = (
    "disaster",
    "crime",
    "humanitarian",
    "civilians",
    "unrest",
    "security",
    "diplomacy",
    "strike",
    "combat",
)
FILLINGS = 8  # of a shape, see static/src/shapes.js
# Off in the map until switched on.
OFF_AT_FIRST = frozenset({"statement"})


class Look(NamedTuple):
    """One type on one map: colours (RRGGBB), outline, number of the filling, on or off at first."""

    key: str
    label: str
    group: str
    light: str
    dark: str
    shape: str
    variant: int
    on: bool


def looks(keys: Iterable[str]) -> list[Look]:
    """Looks of the types of a map, in the order of the legend.

    Words of tables follow in group ``other``, and types of the user's file that say no group. They are
    dots; they take the colours of the groups that the map does not use, and fillings, so that they
    differ as much as can be. A type of the user's file has the colours and the glyph that it says.

    Examples
    --------
    >>> [(look.key, look.shape, look.variant) for look in looks(["shelling", "market day", "air_strike"])]
    [('air_strike', 'triangle', 0), ('shelling', 'triangle', 3), ('market day', 'dot', 0)]
    >>> [look.label for look in looks(["water_cut", "market day"])]
    ['market day', 'Water cut']
    >>> looks([])
    []
    """
    present = set(keys)
    file = own_types()
    said = file.looks if file else {}
    plain = {key for key in said if group_of(key) == OTHER and not said[key].light and key != OTHER}
    known = [key for key in types() if key in present and key not in plain]
    own = sorted(present - set(known))
    in_use = {group_of(key) for key in known}
    spare = [GROUPS[key] for key in SPARE if key not in in_use]
    made = []
    for key in known:
        group = GROUPS[group_of(key)]
        siblings = [other for other in types() if group_of(other) == group.key]
        look = said.get(key, OwnLook("", "", ""))
        shape = look.shape or group.shape
        if shape == group.shape:
            variant = siblings.index(key)
        else:
            variant = [k for k in said if said[k].shape == shape].index(key)
        made.append(
            Look(
                key,
                label_of(key),
                group.key,
                look.light or group.light,
                look.dark or group.dark,
                shape,
                variant,
                key not in OFF_AT_FIRST,
            )
        )
    for number, key in enumerate(own):
        colours = spare[number % len(spare)] if spare else GROUPS[OTHER]
        shape = (said[key].shape if key in said else "") or GROUPS[OTHER].shape
        variant = (number % len(spare) + number // len(spare)) % FILLINGS if spare else number + 1
        made.append(Look(key, _label(key), OTHER, colours.light, colours.dark, shape, variant, True))
    made.sort(key=lambda look: list(GROUPS).index(look.group))
    return made


def _label(key: str) -> str:
    """The words of a table's own code; a word of its own stays as it is."""
    label = label_of(key)
    if label == key and re.fullmatch(r"[^\W_]+(?:_[^\W_]+)+", key):
        label = key.replace("_", " ")
        label = label[:1].upper() + label[1:]
    return label
