"""What the columns of a table mean: the schema's names, their aliases and HXL tags.

``aliases.csv`` is the whole knowledge: for each column of the frame the headers that stand for it,
the strongest first. ``docs/tables.md`` describes it for users.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence  # noqa: TC003  (named in the types of a NamedTuple)
from functools import cache
from importlib import resources
from typing import NamedTuple

from geomap.gazetteer.names import normalise
from geomap.incidents import LATER, columns

# Columns in which a table may say where something happened, sharpest first.
PLACES = ("place", "admin2", "admin1", "country")
_HXL_TAG = re.compile(r"#\s*[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
_VAGUE = frozenset({"event", "incident", "what", "what happened"})
_OR = re.compile(
    r"\s*[/|,;]\s*|\s+(?:or|and|ou|et|o|y|oder|und|или|и|або|та|أو|veya|hoặc|&)\s+", re.IGNORECASE
)
# Headers so general that they mean something only beside another one.
_NEEDS = {
    "low": "best", "high": "best", "source_original": "type_of_violence", "x": "y", "y": "x",
    "länge": "breite", "breite": "länge",
}  # fmt: skip


class Roles(NamedTuple):
    """Which columns of a table feed which columns of the frame.

    ``columns`` maps a column of the frame (also ``admin2``, ``lon`` and ``lat``) to positions in
    the table, the strongest first (several for ``place`` alone); ``rest`` are the positions that are
    not the strongest for anything: they stay the user's own columns.
    """

    columns: Mapping[str, tuple[int, ...]]
    rest: tuple[int, ...]

    def first(self, name: str) -> int | None:
        """Position of the strongest column for a role; None if the table has none."""
        found = self.columns.get(name, ())
        return found[0] if found else None

    @property
    def says_where(self) -> bool:
        """Whether there is a column of places, or both coordinates."""
        return any(name in self.columns for name in PLACES) or {"lon", "lat"} <= set(self.columns)


@cache
def aliases() -> dict[str, tuple[str, ...]]:
    """Headers that stand for each column, strongest first, in the form of `normal`.

    Examples
    --------
    >>> aliases()["deaths"][:2]
    ('deaths', 'fatalities')
    """
    text = resources.files("geomap.sources").joinpath("aliases.csv").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["column"], []).append(row["alias"])
    return {column: tuple(names) for column, names in found.items()}


def normal(header: str) -> str:
    """Header without case, with one underscore for any run of blanks, dashes and dots.

    Examples
    --------
    >>> normal(" Event-Date "), normal("Sub Event Type")
    ('event_date', 'sub_event_type')
    """
    text = unicodedata.normalize("NFKC", header).casefold().strip()
    return re.sub(r"[\s_\-.]+", "_", text).strip("_")


def plain(header: str) -> str:
    """Header as people write it in haste: without marks, and without what it says in brackets.

    Examples
    --------
    >>> plain("Número de muertos (total)") == plain("numero_de_muertos"), plain("Дата [UTC]")
    (True, 'дата')
    """
    bare = re.sub(r"[(\[{（].*?[)\]}）]", " ", header)
    return next(filter(None, (normalise(re.sub(r"[_'’]", " ", text)) for text in (bare, header))), "")


@cache
def _plain_alias(name: str) -> str:
    return plain(name)


def is_vague(header: str) -> bool:
    """Whether a header of types may as well be one of sentences that tell what happened.

    Examples
    --------
    >>> is_vague("What"), is_vague("Event type")
    (True, False)
    """
    return plain(header) in _VAGUE


def is_tag_row(cells: Sequence[str]) -> bool:
    """Whether a row holds HXL hashtags (https://hxlstandard.org/) and nothing else.

    Examples
    --------
    >>> is_tag_row(["#date", "", "#adm1+name"]), is_tag_row(["#1", "a"]), is_tag_row([])
    (True, False, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_HXL_TAG.fullmatch(cell) for cell in filled)


def is_own(header: Sequence[str]) -> bool:
    """Whether a header is one that geomap writes: all known columns are there by their names."""
    return set(header) >= {name for name in columns() if name != "geometry" and name not in LATER}


def recognise(header: Sequence[str], tags: Sequence[str] = ()) -> Roles:
    """Find out what the columns of a table mean.

    Parameters
    ----------
    header
        The header row.
    tags
        The HXL tag row, if there is one; where a tag is known it rules the header above it.

    Returns
    -------
    Roles

    Notes
    -----
    Each column of the table has one role at most. A table that geomap wrote is read by its exact
    names alone. Otherwise columns of the frame are served in the order of ``aliases.csv``, within
    each its aliases in their order: ``place_name`` is thus the place as written where there is no
    stronger column for it, and the gazetteer's name beside ``place`` or ``location``.

    Examples
    --------
    >>> recognise(["Event Date", "City", "Mood"])
    Roles(columns={'date': (0,), 'place': (1,)}, rest=(2,))
    """
    if is_own(header):
        roles = {name: name for name in columns() if name not in ("group", "geometry")}
        roles |= {"lon": "longitude", "lat": "latitude"}
        own = {role: (header.index(name),) for role, name in roles.items() if name in header}
        used = {*(at for (at,) in own.values()), header.index("group")}
        return Roles(own, tuple(i for i in range(len(header)) if i not in used))
    keys = [normal(name) for name in header]
    plains = [plain(name) for name in header]
    marks = [_tag(tag) for tag in tags] + [None] * (len(header) - len(tags))
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    present = set(keys)
    # Exactly as in the list first: then nothing that is only alike takes the place of what is meant.
    turns = [(column, known, loosely) for loosely in (False, True) for column, known in aliases().items()]
    for column, known, loosely in turns:
        hits: list[int] = list(found.get(column, ()))
        if loosely and hits:
            continue
        for name in known:
            if column == "place" and name == "place_name" and hits:
                continue
            if name in _NEEDS and _NEEDS[name] not in present:
                continue
            wanted = _tag(name)
            for index, key in enumerate(keys):
                if index in taken or index in hits:
                    continue
                mark = marks[index]
                if wanted and mark:
                    hit = wanted[0] == mark[0] and wanted[1] <= mark[1]
                else:
                    hit = mark is None and (name == key or (loosely and _plain_alias(name) == plains[index]))
                if hit:
                    hits.append(index)
        if hits:
            # Where the strongest place is blank the next may say where; of the rest one is enough.
            found[column] = tuple(hits) if column == "place" else (hits[0],)
            taken.update(found[column])
    for index, name in enumerate(header):
        role = _joint(name) if index not in taken and marks[index] is None else None
        if role and role not in found:
            found[role] = (index,)
            taken.add(index)
    used = {positions[0] for positions in found.values()}
    return Roles(found, tuple(i for i in range(len(header)) if i not in used))


@cache
def _roles() -> dict[str, str]:
    """The column of each alias that needs no other beside it, in the form of `plain`."""
    found: dict[str, str] = {}
    for column, known in aliases().items():
        for name in known:
            if name not in _NEEDS and not name.startswith("#"):
                found.setdefault(_plain_alias(name), column)
    return found


def _joint(header: str) -> str | None:
    """The column of a header that names several things of one kind; of places the sharpest.

    Examples
    --------
    >>> _joint("City Or County"), _joint("Province/State"), _joint("Dead and injured")
    ('place', 'admin1', None)
    """
    parts = [plain(part) for part in _OR.split(header)]
    named = {_roles().get(part) for part in parts}
    if len(parts) < 2 or None in named:
        return None
    if named <= set(PLACES):
        return next(role for role in PLACES if role in named)
    return named.pop() if len(named) == 1 else None


def _tag(text: str) -> tuple[str, frozenset[str]] | None:
    """An HXL hashtag as its tag and its attributes; None for anything else."""
    if not _HXL_TAG.fullmatch(text.strip()):
        return None
    tag, *attributes = re.sub(r"\s+", "", text).casefold().split("+")
    return tag, frozenset(attributes)
