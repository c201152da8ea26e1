"""The likeliest place of an event among all that the report names, as learnt from reports that were read.

By conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974): of the
candidates of `place_signs` each is so likely as the exponential of the sum of the weights of its signs. The
weights, in ``weights/places.csv``, are those that ``benchmarks/choices.py`` writes; it fits them to the
bulletins and pages of the project's gold, of which a reader has said where each incident happened. What the
rules found is among the signs, so that they are overruled only where much speaks for another place.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.containment import lies_within
from geomap.extraction.place_signs import ACTING, PlaceSigns
from geomap.extraction.places import PLACELESS

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.place_signs import Case
    from geomap.extraction.settled import Known

WEIGHTS = Path(__file__).with_name("weights") / "places.csv"
COLUMNS = ["sign", "weight"]
_ENDS = frozenset({"from", "toward"})  # roles of places where nothing need have happened
_OVER_ANOTHER = 0.5  # likelihood of a place that overrules another one


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, as fitted.

    Examples
    --------
    >>> weights()["where: sentence"] > weights()["where: far"]
    True
    """
    with WEIGHTS.open(encoding="utf-8", newline="") as lines:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(lines)}


class Placed(NamedTuple):
    """The place of an event, and the tier of a rule that found it or would have.

    ``likelihood``: in [0, 1], among all that it may have happened at; ``overruled``: the tier of the rule
    that found another one, or none.
    """

    mention: Mention | None
    tier: str
    likelihood: float = 1.0
    overruled: str | None = None


class Likeliest:
    """Chooses the places of one document."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.signs = PlaceSigns(known)

    def choose(self, event: Event, others: list[Event], pick: Mention | None, tier: str) -> Placed:
        """The likeliest place of an event; ``pick`` and ``tier`` are those of the rules.

        What needs no place, and what a heading announces, is left to them. ``others`` share its sentence.
        """
        if event.type in PLACELESS or self.known.doc.sentences[event.sentence].heading:
            return Placed(pick, tier)
        case = self.signs.case(event, others, pick, tier)
        return self.among(self.signs.candidates(event, pick), case)

    def among(self, candidates: list[Mention | None], case: Case) -> Placed:
        """The likeliest of the candidates for a case."""
        event, pick, tier = case.event, case.pick, case.tier
        known = weights()
        told = [
            sum(known.get(name, 0.0) * value for name, value in self.signs.signs(case, mention).items())
            for mention in candidates
        ]
        most = max(told)
        total = sum(math.exp(one - most) for one in told)
        chosen = candidates[told.index(most)]
        if chosen is not pick and not overrules(chosen, pick, 1 / total, event.sentence):
            chosen = pick
        at = next(number for number, mention in enumerate(candidates) if mention is chosen)
        likelihood = math.exp(told[at] - most) / total
        if chosen is None or chosen is pick:
            return Placed(chosen, tier, likelihood)
        return Placed(chosen, self._tier(case, chosen), likelihood, overruled=tier)

    def _tier(self, case: Case, mention: Mention) -> str:
        """The tier that a rule would have that found a place."""
        doc = self.known.doc
        if mention.sentence == case.event.sentence:
            if doc.clause[mention.first] in case.clauses:
                return "clause" if mention.role == "strong" else "weak"
            return "sentence"
        if mention.rubric or doc.sentences[mention.sentence].heading:
            return "heading"
        if mention.role == "dateline":
            return "dateline"
        told = any(item.mention and item.mention.first == mention.first for item in self.known.done)
        return "event before" if told else "context"


def overrules(chosen: Mention | None, pick: Mention | None, likelihood: float, sentence: int) -> bool:
    """Is a place so likely that it stands against that of the rules, or against their finding none?

    Where these find none, a word must lead to it, and they know those of the event's own sentence; where they
    find a place within it, or one that people left, they know more.
    """
    if chosen is None or chosen.role in _ENDS:
        return False
    if pick is None:
        return chosen.role not in ACTING and chosen.sentence != sentence
    one, other = pick.place, chosen.place
    if pick.role == "from" or lies_within(one, other) or (one and other and one.id == other.id):
        return False
    if one is None and chosen.sentence < pick.sentence:
        return False  # a scene that no gazetteer has is one all the same
    return likelihood >= _OVER_ANOTHER
