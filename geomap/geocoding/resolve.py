"""Which place each name of a report means: all names are scored together.

The score of a candidate is a sum of log odds: what is known before the text is read (population,
number of names, kind) and what the other names say for it (same province, same country, province
or country named, a parent beside the name). Two passes are enough. The constants were fitted on LGL
and TR-News (conditional logit) and rounded to quarters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.index import CELLS_ROUND, NOWHERE, Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COUNTRY, ADMIN1, ADMIN2, TOWN = range(4)
NO_COUNTRY = 255
_PASSES = 2
# A candidate with less than this after the first pass does not win in the second.
_HOPELESS = 0.001
# A candidate with less than this says nothing for others.
_UNSAID = 0.01
# What is left of a difference of equal sums.
_NOTHING = 1e-9
_PREFERRED = 2.0


class Weights(NamedTuple):
    """What each kind of evidence adds to the log odds of a candidate."""

    prior: float = 1.0
    same_admin1: float = 2.25
    same_country: float = 1.25
    near: float = 1.0
    admin1_named: float = 2.5
    country_named: float = 2.0
    parent: float = 3.75
    admin1_towns: float = 3.5
    country_towns: float = 2.5


WEIGHTS = Weights()


@dataclass(frozen=True)
class Name:
    """A distinct name of a report, to be resolved.

    ``candidates`` as `Index.lookup` gives them; ``weight`` in (0, 1]: how sure it is that the name
    is one at all; ``count`` how often it occurs; ``parents`` positions (in the list of names) of what
    was written as containing it: "X, Y", "X (Y)", "X in Y".
    """

    candidates: tuple[Candidate, ...]
    weight: float = 1.0
    count: int = 1
    parents: tuple[int, ...] = ()


@dataclass
class Ranking:
    """Candidates of a name, best first, with their probabilities.

    ``support`` is how much the other names speak for the best one (log odds without the prior).
    """

    candidates: list[Candidate] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    support: float = 0.0


def resolve(
    names: Sequence[Name],
    *,
    bias: Iterable[int] = (),
    weights: Weights = WEIGHTS,
) -> list[Ranking]:
    """Rank the candidates of all names together.

    Parameters
    ----------
    names
        In any order: it does not change the result.
    bias
        Numbers of countries to prefer.
    weights
        Constants of the model.

    Returns
    -------
    list of Ranking
        One per name, in order; empty for a name without candidates.

    Examples
    --------
    >>> from geomap.gazetteer.index import Index
    >>> index = Index.open()
    >>> names = [Name(index.lookup("Tripoli")), Name(index.lookup("Beirut"))]
    >>> [index.country(r.candidates[0].row) for r in resolve(names)]
    ['LB', 'LB']
    >>> resolve([])
    []
    """
    if not names:
        return []
    preferred = frozenset(bias)
    base = [[weights.prior * c.prior for c in name.candidates] for name in names]
    for name, scores in zip(names, base, strict=True) if preferred else ():
        for at, candidate in enumerate(name.candidates):
            scores[at] += _PREFERRED if candidate.country in preferred else 0.0
    chances = [_softmax(scores) for scores in base]
    extra: list[list[float]] = [[0.0] * len(scores) for scores in base]
    if len(names) > 1:
        for turn in range(_PASSES):
            last = turn == _PASSES - 1
            evidence = _Evidence(names, chances, weights)
            for at, odds in enumerate(chances):
                # Where there is nothing to choose, what speaks for it is asked for at the end.
                if len(odds) > 1 or (last and odds):
                    evidence.add(at, extra[at], _HOPELESS if last else 0.0)
            chances = [
                _softmax([one + more for one, more in zip(scores, added, strict=True)])
                for scores, added in zip(base, extra, strict=True)
            ]
    rankings = []
    for name, odds, added in zip(names, chances, extra, strict=True):
        if len(odds) == 1:
            rankings.append(Ranking([name.candidates[0]], odds, added[0]))
            continue
        pairs = sorted(zip(odds, name.candidates, added, strict=True), key=_best_first)
        rankings.append(Ranking([p[1] for p in pairs], [p[0] for p in pairs], pairs[0][2] if pairs else 0.0))
    return rankings


def _best_first(pair: tuple[float, Candidate, float]) -> tuple[float, int]:
    return -pair[0], pair[1].row


def _softmax(scores: list[float]) -> list[float]:
    if len(scores) == 1:
        return [1.0]
    if not scores:
        return []
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


class _Own(NamedTuple):
    """What one name says about provinces, countries and parts of the world."""

    admin1: dict[int, float]
    country: dict[int, float]
    cells: dict[int, float]
    admin1_named: dict[int, float]
    country_named: dict[int, float]


class _Evidence:
    """What all names say together, at one pass."""

    def __init__(self, names: Sequence[Name], chances: list[list[float]], weights: Weights) -> None:
        self.names = names
        self.chances = chances
        self.weights = weights
        self.own = [_said(name, odds) for name, odds in zip(names, chances, strict=True)]
        self.all = _Own({}, {}, {}, {}, {})
        for own in self.own:
            for total, part in zip(self.all, own, strict=True):
                for key, value in part.items():
                    total[key] = total.get(key, 0.0) + value
        # Cells from which some other place is near.
        self.reach = {spot for cell in self.all.cells for spot in around(cell)}

    def add(self, at: int, added: list[float], hopeless: float) -> None:
        """Write what the other names say for each candidate of the name at `at`; not for the hopeless."""
        name, w, reach = self.names[at], self.weights, self.reach
        admin1, country, cells, admin1_named, country_named = self.all
        own_admin1, own_country, own_cells, own_admin1_named, own_country_named = self.own[at]
        for place, (candidate, odds) in enumerate(zip(name.candidates, self.chances[at], strict=True)):
            if odds < hopeless:
                continue
            _, _, _, _, kind, number, unit, _, _, _, _, cell = candidate
            score = w.parent * self._parent(name, candidate) if name.parents else 0.0
            value = country.get(number, 0.0)
            if value and number in own_country:
                value -= own_country[number]
            if kind == COUNTRY:
                if value > _NOTHING:
                    score += w.country_towns * log1p(value)
                added[place] = score
                continue
            if number != NO_COUNTRY:
                if value > _NOTHING:
                    score += w.same_country * log1p(value)
                value = country_named.get(number, 0.0)
                if value:
                    value -= own_country_named.get(number, 0.0)
                    if value > _NOTHING:
                        score += w.country_named * min(1.0, value)
            if kind == ADMIN1:
                value = admin1.get(unit, 0.0) - own_admin1.get(unit, 0.0)
                if value > _NOTHING:
                    score += w.admin1_towns * log1p(value)
                added[place] = score
                continue
            if unit != NOWHERE:
                value = admin1.get(unit, 0.0)
                if value:
                    value -= own_admin1.get(unit, 0.0)
                    if value > _NOTHING:
                        score += w.same_admin1 * log1p(value)
                value = admin1_named.get(unit, 0.0)
                if value:
                    value -= own_admin1_named.get(unit, 0.0)
                    if value > _NOTHING:
                        score += w.admin1_named * min(1.0, value)
            if cell in reach:
                value = 0.0
                for spot in around(cell):
                    if spot in cells:
                        value += cells[spot]
                        if spot in own_cells:
                            value -= own_cells[spot]
                if value > _NOTHING:
                    score += w.near * log1p(value)
            added[place] = score

    def _parent(self, name: Name, candidate: Candidate) -> float:
        """How sure it is that what is written as containing the name contains this candidate."""
        return max(
            sum(
                odds
                for other, odds in zip(self.names[parent].candidates, self.chances[parent], strict=True)
                if contains(other, candidate)
            )
            for parent in name.parents
        )


@lru_cache(maxsize=1 << 13)
def around(cell: int) -> tuple[int, ...]:
    """A cell of the grid (see `geomap.gazetteer.index.cell_of`) and those that touch it.

    Examples
    --------
    >>> len(around(1000)), 1000 in around(1000)
    (9, True)
    """
    return tuple(cell + row + column for row in (-CELLS_ROUND, 0, CELLS_ROUND) for column in (-1, 0, 1))


def _said(name: Name, odds: list[float]) -> _Own:
    said = _Own({}, {}, {}, {}, {})
    strength = name.weight * (1.0 + 0.5 * math.log(name.count)) if name.count > 1 else name.weight
    for candidate, chance in zip(name.candidates, odds, strict=True):
        if chance < _UNSAID:
            continue
        number = candidate.country
        if candidate.kind == COUNTRY:
            said.country_named[number] = said.country_named.get(number, 0.0) + chance * name.weight
            continue
        amount = chance * strength
        if candidate.kind == ADMIN1:
            said.admin1_named[candidate.row] = chance * name.weight
        elif candidate.admin1 != NOWHERE:
            said.admin1[candidate.admin1] = said.admin1.get(candidate.admin1, 0.0) + amount
        if number != NO_COUNTRY:
            said.country[number] = said.country.get(number, 0.0) + amount
        cell = candidate.cell
        said.cells[cell] = said.cells.get(cell, 0.0) + amount
    return said


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether the first place is a country or unit that the second lies in."""
    if outer.row == inner.row:
        return False
    if outer.kind == COUNTRY:
        return outer.country == inner.country
    if outer.kind == ADMIN1 or outer.admin1 == outer.row:
        return inner.admin1 == outer.row
    if outer.kind == ADMIN2:
        return inner.admin2 == outer.row
    return False
