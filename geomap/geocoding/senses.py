"""What a name may mean: its candidates, with all that can be said of them before a text is read.

A gazetteer's names come up again and again; what resolving needs of them is worked out once.
"""

from __future__ import annotations

import math
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from geomap.gazetteer.index import NOWHERE, Candidate, Index
from geomap.gazetteer.prior import UNKNOWN
from geomap.geocoding import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTRY, ADMIN1, ADMIN2, TOWN = range(4)
NO_COUNTRY = 255
# What is said about a country, a province and a part of the world, by the places in them or by their own
# names, is counted in one table: its keys are numbers of countries, rows and cells, moved apart.
COUNTRY_NAMED, IN_ADMIN1, ADMIN1_NAMED, NEAR, NEAR_TOO = 1 << 10, 1 << 17, 1 << 18, 1 << 19, 1 << 20
# A candidate with less than this says nothing for others.
UNSAID = 0.01
_SETTLED = frozenset({COUNTRY, ADMIN1, ADMIN2, TOWN})
# People of a sea or a base, which are known for something else.
_RENOWN = 5.5
# A name that is found as a form of the word has so much less than one that is written so; and people of a
# town whose own name a word is taken for, whatever it may be a form of.
_BENT = 1.5
_SURELY_MEANT = 100_000

Keys = tuple[int, int, int, int, int, int, int]
# Degrees of the cells in which nearness is counted: two grids, moved by half, since places near to each
# other may lie on both sides of a border.
_CELL = 6.0
_COLUMNS = 64


def cells_of(lon: float, lat: float) -> tuple[int, int]:
    """Keys of the two cells that a place lies in; of none for a place without a position.

    Examples
    --------
    >>> cells_of(35.2, 31.8) == cells_of(35.5, 31.5), cells_of(35.2, 31.8)[0] == cells_of(37, 31.8)[0]
    (True, False)
    """
    if math.isnan(lon + lat):
        return 0, 0
    x, y = (lon + 180) / _CELL, (lat + 90) / _CELL
    return (
        NEAR + _COLUMNS * int(y) + int(x),
        NEAR_TOO + _COLUMNS * int(y + 0.5) + int(x + 0.5),
    )


def softmax(scores: Sequence[float]) -> list[float]:
    """Chances of log odds.

    Examples
    --------
    >>> softmax([2.0, 2.0]), softmax([])
    ([0.5, 0.5], [])
    """
    if len(scores) == 1:
        return [1.0]
    if not scores:
        return []
    top = max(scores)
    parts = [exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


class Senses:
    """Candidates of a name, most likely first, and what follows from them alone.

    ``priors`` are log odds; ``chances`` their softmax; ``keys`` what each says something about (kind,
    country, country as named, province, province as named, two cells); ``inhabitants`` is the decimal
    logarithm of the people of the first, and ``known`` is for `geomap.extraction.judge` to keep its sum in.

    Examples
    --------
    >>> senses = Senses(Index.open().lookup("Tripoli"))
    >>> len(senses.chances) == len(senses.candidates), round(sum(senses.chances), 6)
    (True, 1.0)
    >>> bool(Senses(()))
    False
    """

    __slots__ = ("candidates", "chances", "inhabitants", "keys", "known", "named", "places", "priors")

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        self.priors = [c.prior for c in candidates]
        self.chances = softmax(self.priors)
        self.keys: list[Keys] = [
            (
                c.kind, c.country, c.country + COUNTRY_NAMED,
                c.admin1 + IN_ADMIN1, c.admin1 + ADMIN1_NAMED, *cells_of(c.lon, c.lat),
            )
            for c in candidates
        ]  # fmt: skip
        self.places, self.named = self.said(self.chances)
        self.known: float | None = None
        self.inhabitants = 0.0
        if candidates:
            self.inhabitants = math.log10(max(candidates[0].population, UNKNOWN))
            if candidates[0].kind not in _SETTLED:
                self.inhabitants = max(self.inhabitants, _RENOWN)

    def __bool__(self) -> bool:
        return bool(self.candidates)

    def said(self, chances: Sequence[float]) -> tuple[dict[int, float], dict[int, float]]:
        """What the name says with these chances: by where its places are, and by naming units."""
        places: dict[int, float] = {}
        named: dict[int, float] = {}
        for chance, keys in zip(chances, self.keys, strict=True):
            if chance < UNSAID:
                continue
            kind, number, number_named, unit, unit_named, cell, other = keys
            if kind == COUNTRY:
                named[number_named] = named.get(number_named, 0.0) + chance
                continue
            if kind == ADMIN1:
                named[unit_named] = named.get(unit_named, 0.0) + chance
            elif unit != NOWHERE + IN_ADMIN1:
                places[unit] = places.get(unit, 0.0) + chance
            if number != NO_COUNTRY:
                places[number] = places.get(number, 0.0) + chance
            places[cell] = places.get(cell, 0.0) + chance
            places[other] = places.get(other, 0.0) + chance
        return places, named


NOTHING = Senses(())


@lru_cache(maxsize=1 << 16)
def senses_of(index: Index, key_id: int, hint: str | None = None) -> Senses:
    """Senses of a key of an index, the best only; with a word for their kind, those that fit it.

    Examples
    --------
    >>> index = Index.open()
    >>> {index.kind(c.row) for c in senses_of(index, index.key_id("homs"), "admin1").candidates}
    {'admin1'}
    """
    if hint is None:
        return Senses(index.candidates(key_id)[: choose.MOST])
    return Senses(choose.narrow(index, index.candidates(key_id), hint=hint))


@lru_cache(maxsize=1 << 14)
def senses_plain(index: Index, key_id: int) -> Senses:
    """Senses of a key written without diacritics where these tell names apart: *Nha Trang*, not *Nhà Trắng*.

    Where no name is written so, all of them.

    Examples
    --------
    >>> index = Index.open()
    >>> index.country(senses_plain(index, index.key_id("nha trang")).candidates[0].row)
    'VN'
    """
    found = index.candidates(key_id)
    return Senses(tuple([c for c in found if c.plain] or found)[: choose.MOST])


@lru_cache(maxsize=1 << 14)
def senses_of_forms(index: Index, exact: int | None, forms: tuple[int, ...]) -> tuple[int, Senses] | None:
    """Senses of a word that is a name as it stands (`exact`), or that is a form of other names, with its key.

    A form counts less than the name itself; None where the name itself is meant for sure.

    Examples
    --------
    >>> index = Index.open()
    >>> key, senses = senses_of_forms(index, None, (index.key_id("одесса"),))
    >>> index.country(senses.candidates[0].row), key == index.key_id("одесса")
    ('UA', True)
    """
    rivals = index.candidates(exact)[: choose.MOST] if exact is not None else ()
    if rivals and (rivals[0].kind in (COUNTRY, ADMIN1) or rivals[0].population >= _SURELY_MEANT):
        return None
    owner: dict[int, int | None] = {c.row: exact for c in rivals}
    joint = {c.row: c for c in rivals}
    for key_id in forms:
        for c in index.candidates(key_id)[: choose.MOST]:
            bent = c._replace(prior=c.prior - _BENT)
            if c.row not in joint or joint[c.row].prior < bent.prior:
                joint[c.row], owner[c.row] = bent, key_id
    best = sorted(joint.values(), key=lambda c: (-c.prior, c.row))[: choose.MOST]
    of_best = owner[best[0].row]
    if of_best is None or all(owner[c.row] == exact for c in best):
        return None
    return of_best, Senses(tuple(best))  # what holds the name may still tell that a form is meant


@lru_cache(maxsize=1 << 10)
def senses_of_country(index: Index, row: int) -> Senses:
    """Senses of a country of an index by its row.

    Examples
    --------
    >>> index = Index.open()
    >>> senses_of_country(index, index.country_rows[index.country_number("SY")]).chances
    [1.0]
    """
    return Senses((index.candidate(row, 3),))
