"""Which of the types that words tell of one thing is its type, and which are violence."""

from __future__ import annotations

from geomap.taxonomy import group_of, is_own

# Blows that are dealt from a distance.
FROM_AFAR = frozenset({"drone_attack", "missile_attack", "air_strike", "shelling"})
# Most specific first: of two types told of one thing, the earlier one is its type.
PRECEDENCE = (
    "abduction",
    "attack_on_aid_health",
    "interception",
    "drone_attack",
    "missile_attack",
    "air_strike",
    "shelling",
    "explosion",
    "arson",
    "robbery",
    "attack_on_civilians",
    "armed_clash",
    "killing",
)
VIOLENT = frozenset(PRECEDENCE)
# Types by which one bloodshed may be told after the other: a killing, and "the bombing".
GENERIC = frozenset({"armed_clash", "attack_on_civilians", "killing", "explosion"})
# Groups of what takes lives.
DEADLY = frozenset({"combat", "strike", "civilians", "unrest", "crime", "disaster"})
_VIOLENT_GROUPS = frozenset({"combat", "strike", "civilians", "crime"})


def rank(type_key: str) -> int:
    """Place of a type in `PRECEDENCE`; the user's own come first, types that are no violence last."""
    if is_own(type_key):
        return -1
    return PRECEDENCE.index(type_key) if type_key in VIOLENT else len(PRECEDENCE)


def is_violent(type_key: str) -> bool:
    """Whether a type is one of violence: of geomap's, or of the user's own in such a group.

    Examples
    --------
    >>> is_violent("shelling"), is_violent("flood")
    (True, False)
    """
    return type_key in VIOLENT or (is_own(type_key) and group_of(type_key) in _VIOLENT_GROUPS)
