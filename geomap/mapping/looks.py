"""How the types of a map look: colour and outline from the group, the filling from the type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.taxonomy import GROUPS, OTHER, group_of, label_of, types

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

    Types of the user's own follow in group ``other``. They are dots; they take the colours of the groups
    that the map does not use, and fillings, so that they differ as much as can be.

    Examples
    --------
    >>> [(look.key, look.shape, look.variant) for look in looks(["shelling", "market day", "air_strike"])]
    [('air_strike', 'triangle', 0), ('shelling', 'triangle', 3), ('market day', 'dot', 0)]
    >>> looks([])
    []
    """
    present = set(keys)
    known = [key for key in types() if key in present]
    own = sorted(present - set(known))
    in_use = {group_of(key) for key in known}
    spare = [GROUPS[key] for key in SPARE if key not in in_use]
    made = []
    for key in known:
        group = GROUPS[group_of(key)]
        siblings = [other for other in types() if group_of(other) == group.key]
        variant = siblings.index(key)
        made.append(
            Look(
                key,
                label_of(key),
                group.key,
                group.light,
                group.dark,
                group.shape,
                variant,
                key not in OFF_AT_FIRST,
            )
        )
    for number, key in enumerate(own):
        colours = spare[number % len(spare)] if spare else GROUPS[OTHER]
        variant = (number % len(spare) + number // len(spare)) % FILLINGS if spare else number + 1
        made.append(
            Look(key, label_of(key), OTHER, colours.light, colours.dark, GROUPS[OTHER].shape, variant, True)
        )
    made.sort(key=lambda look: list(GROUPS).index(look.group))
    return made
