"""Incident types, their groups and how each group looks.

Types and groups are in ``taxonomy.csv``. They follow the event types of ACLED
(https://acleddata.com/knowledge-base/codebook/) and PLOVER (https://github.com/openeventdata/PLOVER)
with additions for disasters and diplomacy. Colours were searched for the largest least distance
under normal, deutan, protan and tritan vision on both grounds; the shape alone tells groups apart
too.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import UnknownTypeError

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER = "other"


class Group(NamedTuple):
    """A group of types: the key, a label for people, its colours (RRGGBB) and its shape."""

    key: str
    label: str
    light: str
    dark: str
    shape: str


class Type(NamedTuple):
    """One incident type: key, key of its group, label for people, what it covers."""

    key: str
    group: str
    label: str
    note: str


GROUPS: dict[str, Group] = {
    group.key: group
    for group in (
        Group("combat", "Combat", "F03048", "F00840", "cross"),
        Group("strike", "Strikes", "D06008", "F08000", "triangle"),
        Group("civilians", "Against civilians", "E038C0", "E030B8", "circle"),
        Group("unrest", "Unrest", "704800", "F8E808", "diamond"),
        Group("security", "Security", "3818C0", "5068F0", "square"),
        Group("crime", "Crime", "681088", "A0F068", "triangle-down"),
        Group("humanitarian", "Humanitarian", "309050", "08F898", "plus"),
        Group("disaster", "Disasters", "2080F8", "00B0F8", "hexagon"),
        Group("diplomacy", "Diplomacy", "004838", "208848", "ring"),
        Group(OTHER, "Other", "6A6A6A", "A8ADB2", "dot"),
    )
}


class OwnLook(NamedTuple):
    """How a type of the user's own looks, as far as the file says: RRGGBB by day and night, shape."""

    light: str
    dark: str
    shape: str


@dataclass(frozen=True, eq=False)
class OwnTypes:
    """Types of the user's own, as `geomap.own_types.load` reads them from a file.

    ``triggers`` are phrases by language and type; those of the ``replaced`` types stand instead of
    geomap's. ``only``: there are no other types than these (and ``other``).
    """

    path: str
    types: dict[str, Type]
    looks: dict[str, OwnLook]
    triggers: dict[str, dict[str, tuple[str, ...]]]
    replaced: frozenset[str]
    only: bool = False
    merged: dict[str, Type] = field(init=False)

    def __post_init__(self) -> None:
        kept = {key: kind for key, kind in built_in().items() if not self.only or key == OTHER}
        object.__setattr__(self, "merged", kept | self.types)


_own: ContextVar[OwnTypes | None] = ContextVar("own_types", default=None)


@contextmanager
def using(own: OwnTypes) -> Iterator[None]:
    """Know types of the user's own for a while."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def own_types() -> OwnTypes | None:
    """The types of the user's own that are in use."""
    return _own.get()


def is_own(type_key: str) -> bool:
    """Whether a type stands in the user's file and is none of geomap's.

    Examples
    --------
    >>> is_own("flood")
    False
    """
    own = _own.get()
    return own is not None and type_key in own.types and type_key not in built_in()


@cache
def built_in() -> dict[str, Type]:
    """The types of geomap itself, by key."""
    text = resources.files("geomap").joinpath("taxonomy.csv").read_text("utf-8")
    return {
        row["type"]: Type(row["type"], row["group"], row["label"], row["note"])
        for row in csv.DictReader(text.splitlines())
    }


def types() -> dict[str, Type]:
    """All types by key, in the order in which they are listed to people; the user's own last.

    Examples
    --------
    >>> types()["air_strike"].group
    'strike'
    """
    own = _own.get()
    return built_in() if own is None else own.merged


def group_of(type_key: str) -> str:
    """Key of the group that a type belongs to; a word of a table is in ``other``.

    Examples
    --------
    >>> group_of("flood"), group_of("market day")
    ('disaster', 'other')
    """
    known = types().get(type_key)
    return known.group if known else OTHER


def label_of(type_key: str) -> str:
    """The type in words; a word of a table is its own label.

    Examples
    --------
    >>> label_of("air_strike"), label_of("market day")
    ('Air strike', 'market day')
    """
    known = types().get(type_key)
    return known.label if known else type_key


def require(type_key: str) -> Type:
    """The type, or an error that lists what there is.

    Raises
    ------
    UnknownTypeError
        If the key is not in the taxonomy.
    """
    try:
        return types()[type_key]
    except KeyError:
        known = ", ".join(types())
        raise UnknownTypeError(f"unknown incident type {type_key!r}; known types: {known}") from None
