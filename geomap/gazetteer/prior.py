"""How likely a place is meant by a name, before anything is known about the text."""

from __future__ import annotations

import math

# Flags of a place: capital of a country; put in by hand because news names it.
CAPITAL, BY_HAND = 0x40, 0x80
# The other bits: half the number of its names, at most.
NAMES = 0x3F
PRIMARY_FORM, ALTERNATE_FORM, DERIVED_FORM = 3, 2, 1

# People of a place of which that is not known, mostly seats of districts.
UNKNOWN = 1000

# Fitted on LGL and TR-News and rounded; they are natural-log odds against the other candidates.
_KIND = {"country": 1.25, "admin1": 1.0, "admin2": -1.25}

# News of the world names capitals far from what else it tells of. Local papers, on which the rest was
# fitted, would have it lower; with more, Tripoli beside Beirut would be in Libya.
_CAPITAL = 1.25


def importance(kind: str, population: int, names: int, form: int, *, fame: int = 0) -> float:
    """Log odds, up to a constant, that a name means this place.

    Parameters
    ----------
    kind
        Kind of the place.
    population
        People who live there.
    names
        Number of names that the sources give it: how much the world talks of it.
    form
        3 the place's own name, 2 an alternate, 1 derived (without its word for province, ...).
    fame
        `CAPITAL` and `BY_HAND`, or 0.
    """
    score = 1.25 * math.log10(max(population, UNKNOWN)) + 0.15 * math.log1p(names)
    score += 2.5 if form == PRIMARY_FORM else 1.25 if form == DERIVED_FORM else 0.0
    score += _KIND.get(kind, 0.0 if kind == "town" else 0.5)
    if fame & BY_HAND:
        score += 3.0
    return score + _CAPITAL if fame & CAPITAL else score
