"""Which place each name of a report means: all names are scored together.

The score of a candidate is a sum of log odds: what is known before the text is read (population,
number of names, kind) and what the other names say for it (same province, same country, province
or country named, a parent beside the name). Two passes are enough. The constants were fitted on LGL
and TR-News (conditional logit) and rounded to quarters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from math import log1p
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from geomap.geocoding.senses import ADMIN1, ADMIN2, COUNTRY, Senses, softmax

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.gazetteer.index import Candidate

_PASSES = 2
# A candidate with less than this after the first pass does not win in the second.
_HOPELESS = 0.01
# What is left of a difference of equal sums.
_NOTHING = 1e-9
# The caller knows what the reports are about.
_PREFERRED = 4.0


class Weights(NamedTuple):
    """What each kind of evidence adds to the log odds of a candidate."""

    same_admin1: float = 2.25
    same_country: float = 1.25
    near: float = 2.0
    admin1_named: float = 2.5
    country_named: float = 2.0
    parent: float = 6.0
    admin1_towns: float = 3.5
    country_towns: float = 2.5


WEIGHTS = Weights()


class Name(NamedTuple):
    """A distinct name of a report, to be resolved.

    ``weight`` in (0, 1]: how sure it is that the name
    is one at all; ``times`` how often it occurs; ``parents`` positions (in the list of names) of what
    was written as containing it: "X, Y", "X (Y)", "X in Y".
    """

    senses: Senses
    weight: float = 1.0
    times: int = 1
    parents: tuple[int, ...] = ()


@dataclass(slots=True)
class Ranking:
    """Candidates of a name, best first, with their probabilities.

    ``support`` is how much the other names speak for the best one (log odds without the prior).
    """

    candidates: Sequence[Candidate]
    chances: Sequence[float]
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
    >>> names = [Name(Senses(index.lookup(name))) for name in ("Tripoli", "Beirut")]
    >>> [index.country(r.candidates[0].row) for r in resolve(names)]
    ['LB', 'LB']
    >>> resolve([])
    []
    """
    if not names:
        return []
    preferred = frozenset(bias)
    base = [name.senses.priors for name in names]
    chances = [name.senses.chances for name in names]
    if preferred:
        for at, name in enumerate(names):
            countries = [c.country for c in name.senses.candidates]
            base[at] = [
                prior + (_PREFERRED if country in preferred else 0.0)
                for prior, country in zip(base[at], countries, strict=True)
            ]
            chances[at] = softmax(base[at])
    extra: list[list[float]] = [[0.0] * len(scores) for scores in base]
    if len(names) > 1:
        said: list[dict[int, float]] | None = None
        for turn in range(_PASSES):
            last = turn == _PASSES - 1
            said = [
                said[at] if said and len(odds) == 1 else _said(name, odds)
                for at, (name, odds) in enumerate(zip(names, chances, strict=True))
            ]
            _weigh(names, chances, said, extra, weights, last=last)
            chances = [
                softmax(list(map(add, scores, added))) if len(scores) > 1 else before
                for scores, added, before in zip(base, extra, chances, strict=True)
            ]
    rankings = []
    for name, odds, added in zip(names, chances, extra, strict=True):
        if len(odds) == 1:
            rankings.append(Ranking(name.senses.candidates, odds, added[0]))
            continue
        # Candidates come in one order whatever the text, and equal ones stay in it.
        order = sorted(range(len(odds)), key=odds.__getitem__, reverse=True)
        rankings.append(
            Ranking(
                [name.senses.candidates[i] for i in order],
                [odds[i] for i in order],
                added[order[0]] if order else 0.0,
            )
        )
    return rankings


def _said(name: Name, chances: list[float]) -> dict[int, float]:
    """What one name says about countries, provinces and parts of the world."""
    senses, weight = name.senses, name.weight
    places, named = (senses.places, senses.named) if chances is senses.chances else senses.said(chances)
    strength = weight * (1.0 + 0.5 * math.log(name.times)) if name.times > 1 else weight
    said = {key: chance * strength for key, chance in places.items()}
    for key, chance in named.items():
        said[key] = chance * weight
    return said


def _weigh(
    names: Sequence[Name],
    chances: list[list[float]],
    said: list[dict[int, float]],
    extra: list[list[float]],
    weights: Weights,
    *,
    last: bool,
) -> None:
    """Put into `extra` what the other names say for each candidate of each name."""
    total: dict[int, float] = {}
    for own in said:
        for key, value in own.items():
            total[key] = total.get(key, 0.0) + value
    hopeless = _HOPELESS if last else 0.0
    w = weights
    for name, own, odds, added in zip(names, said, chances, extra, strict=True):
        if len(odds) == 1 and not last:
            continue  # nothing to choose; what speaks for it is asked for at the end
        parents = name.parents
        for at, (kind, number, number_named, unit, unit_named, cell, other) in enumerate(name.senses.keys):
            if odds[at] < hopeless:
                continue
            score = w.parent * _inside(names, chances, name, at) if parents else 0.0
            value = 0.0
            if number in total:
                value = total[number] - own.get(number, 0.0)
            if kind == COUNTRY:
                if value > _NOTHING:
                    score += w.country_towns * log1p(value)
                added[at] = score
                continue
            if value > _NOTHING:
                score += w.same_country * log1p(value)
            if number_named in total:
                value = total[number_named] - own.get(number_named, 0.0)
                if value > _NOTHING:
                    score += w.country_named * min(1.0, value)
            value = 0.0
            if unit in total:
                value = total[unit] - own.get(unit, 0.0)
            if kind == ADMIN1:
                if value > _NOTHING:
                    score += w.admin1_towns * log1p(value)
                added[at] = score
                continue
            if value > _NOTHING:
                score += w.same_admin1 * log1p(value)
            if unit_named in total:
                value = total[unit_named] - own.get(unit_named, 0.0)
                if value > _NOTHING:
                    score += w.admin1_named * min(1.0, value)
            value = 0.0
            if cell in total:
                value = total[cell] - own.get(cell, 0.0)
            if other in total:
                value += total[other] - own.get(other, 0.0)
            if value > _NOTHING:
                score += w.near * log1p(0.5 * value)
            added[at] = score


def _inside(names: Sequence[Name], chances: list[list[float]], name: Name, at: int) -> float:
    """How sure it is that what is written as containing a name contains its candidate."""
    candidate = name.senses.candidates[at]
    return max(
        sum(
            odds
            for other, odds in zip(names[parent].senses.candidates, chances[parent], strict=True)
            if contains(other, candidate)
        )
        for parent in name.parents
    )


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
