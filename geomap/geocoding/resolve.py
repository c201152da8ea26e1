"""Which place each name of a report means: all names are scored together.

The score of a candidate is a sum of log odds: what is known before the text is read (population,
number of names, kind) and what the other names say for it (same province, same country, province
or country named, a parent beside the name). Two passes are enough. The constants were fitted on LGL
and TR-News (conditional logit) and rounded to quarters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.gazetteer.index import NOWHERE, Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COUNTRY, ADMIN1, ADMIN2, TOWN = range(4)
NO_COUNTRY = 255
_PASSES = 2
# A candidate with less than this after the first pass does not win in the second.
_HOPELESS = 0.001


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
    preferred = frozenset(bias)
    base = [
        [weights.prior * c.prior + (2.0 if c.country in preferred else 0.0) for c in name.candidates]
        for name in names
    ]
    chances = [_softmax(scores) for scores in base]
    if not names:
        return []
    extra: list[list[float]] = [[0.0] * len(scores) for scores in base]
    if len(names) > 1:
        for turn in range(_PASSES):
            last = turn == _PASSES - 1
            evidence = _Evidence(names, chances)
            for at, name in enumerate(names):
                odds, added = chances[at], extra[at]
                if len(odds) == 1 and not last:
                    continue  # nothing to choose; what speaks for it is asked for at the end
                for place, candidate in enumerate(name.candidates):
                    if not last or odds[place] > _HOPELESS:
                        added[place] = _dot(evidence.features(at, candidate), weights)
            chances = [
                _softmax([one + more for one, more in zip(scores, added, strict=True)])
                for scores, added in zip(base, extra, strict=True)
            ]
    rankings = []
    for name, odds, added in zip(names, chances, extra, strict=True):
        pairs = sorted(zip(odds, name.candidates, added, strict=True), key=lambda p: (-p[0], p[1].row))
        rankings.append(Ranking([p[1] for p in pairs], [p[0] for p in pairs], pairs[0][2] if pairs else 0.0))
    return rankings


def _softmax(scores: list[float]) -> list[float]:
    if len(scores) == 1:
        return [1.0]
    if not scores:
        return []
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def _dot(features: tuple[float, ...], weights: Weights) -> float:
    a, b, c, d, e, f, g, h = features
    _, wa, wb, wc, wd, we, wf, wg, wh = weights
    return a * wa + b * wb + c * wc + d * wd + e * we + f * wf + g * wg + h * wh


def cell(candidate: Candidate) -> tuple[int, int]:
    """Cell of a grid of three degrees, in which nearness is counted."""
    return int((candidate.lat + 90) / 3), int((candidate.lon + 180) / 3)


class _Own(NamedTuple):
    """What one name put into the counters, to be taken out again when it is scored itself."""

    admin1: dict[int, float]
    country: dict[int, float]
    cells: dict[tuple[int, int], float]
    admin1_named: dict[int, float]
    country_named: dict[int, float]


class _Evidence:
    """What all names say about provinces, countries and parts of the world, at one pass."""

    def __init__(self, names: Sequence[Name], chances: list[list[float]]) -> None:
        self.names = names
        self.chances = chances
        self.own = [_said(name, odds) for name, odds in zip(names, chances, strict=True)]
        self.all = _Own({}, {}, {}, {}, {})
        for own in self.own:
            totals: tuple[dict[Any, float], ...] = self.all
            parts: tuple[dict[Any, float], ...] = own
            for total, part in zip(totals, parts, strict=True):
                for key, value in part.items():
                    total[key] = total.get(key, 0.0) + value

    def features(self, at: int, candidate: Candidate) -> tuple[float, ...]:
        """Evidence for one candidate of the name at `at`, in the order of `Weights` after the prior."""
        everything, own = self.all, self.own[at]
        number, row = candidate.country, candidate.admin1
        country = everything.country.get(number, 0.0) - own.country.get(number, 0.0)
        parent = self._parent(at, candidate)
        if candidate.kind == COUNTRY:
            return (0.0, 0.0, 0.0, 0.0, 0.0, parent, 0.0, _log(country))
        same_country = named = 0.0
        if number != NO_COUNTRY:
            same_country = _log(country)
            named = everything.country_named.get(number, 0.0) - own.country_named.get(number, 0.0)
            named = min(1.0, named) if named > 0 else 0.0
        admin1 = everything.admin1.get(row, 0.0) - own.admin1.get(row, 0.0)
        if candidate.kind == ADMIN1:
            return (0.0, same_country, 0.0, 0.0, named, parent, _log(admin1), 0.0)
        same_admin1 = admin1_named = 0.0
        if row != NOWHERE:
            same_admin1 = _log(admin1)
            admin1_named = everything.admin1_named.get(row, 0.0) - own.admin1_named.get(row, 0.0)
            admin1_named = min(1.0, admin1_named) if admin1_named > 0 else 0.0
        y, x = cell(candidate)
        near = 0.0
        total, mine = everything.cells, own.cells
        for spot in (
            (y - 1, x - 1), (y - 1, x), (y - 1, x + 1), (y, x - 1), (y, x), (y, x + 1),
            (y + 1, x - 1), (y + 1, x), (y + 1, x + 1),
        ):  # fmt: skip
            if spot in total:
                near += total[spot] - mine.get(spot, 0.0)
        return (same_admin1, same_country, _log(near), admin1_named, named, parent, 0.0, 0.0)

    def _parent(self, at: int, candidate: Candidate) -> float:
        best = 0.0
        for parent in self.names[at].parents:
            chance = sum(
                odds
                for other, odds in zip(self.names[parent].candidates, self.chances[parent], strict=True)
                if contains(other, candidate)
            )
            best = max(best, chance)
        return best


def _log(value: float) -> float:
    return math.log1p(value) if value > 0 else 0.0


def _said(name: Name, odds: list[float]) -> _Own:
    said = _Own({}, {}, {}, {}, {})
    strength = name.weight * (1.0 + 0.5 * math.log(name.count))
    for candidate, chance in zip(name.candidates, odds, strict=True):
        if chance < 0.01:
            continue
        if candidate.kind == COUNTRY:
            number = candidate.country
            said.country_named[number] = said.country_named.get(number, 0.0) + chance * name.weight
            continue
        amount = chance * strength
        if candidate.kind == ADMIN1:
            said.admin1_named[candidate.row] = chance * name.weight
        elif candidate.admin1 != NOWHERE:
            said.admin1[candidate.admin1] = said.admin1.get(candidate.admin1, 0.0) + amount
        if candidate.country != NO_COUNTRY:
            said.country[candidate.country] = said.country.get(candidate.country, 0.0) + amount
        spot = cell(candidate)
        said.cells[spot] = said.cells.get(spot, 0.0) + amount
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
