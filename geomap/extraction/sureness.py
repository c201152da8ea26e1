"""How sure an incident is: how likely its type, place and date are all right.

By logistic regression on how it was read: the tiers of the rules that gave place and date, how likely its
place is among all others (and whether it was put there against the rules), how likely all words of its
sentence make its type, and the company it is in. The weights are those that
``benchmarks/confidence.py`` prints; it fits them to the incidents that geomap finds in the bulletins and
pages of the project's gold, of which a reader has said whether they are right.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from geomap.taxonomy import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.extraction.settled import Assigned

_WIDE = ("country", "area")  # precision of what is no place to put a dot on
_LEAST_WEIGHT = 0.02  # of a likelihood; less says no more
_DOUBT_OF_PLACE = 0.2  # how much of it an unsure place takes away
_BACKGROUND = 0.85  # of what was long ago, as against the news
UNTOLD = 0.5  # of an incident whose type nothing tells
_MOST, _LOWEST = 0.99, 0.01
_BIAS = -0.33
_WEIGHTS = {
    "beside another": -0.82,
    "date: clause": 1.14,
    "date: event before": -0.51,
    "date: event beside": -0.39,
    "date: none": -0.64,
    "date: publication": -0.75,
    "date: reporting": 0.23,
    "date: sentence": 0.85,
    "density": 1.49,
    "generic word": -0.80,
    "likelihood of the place": 0.95,
    "likelihood of the type": 0.61,
    "likelihood without a phrase": 2.11,
    "overruled: clause": 0.39,
    "overruled: context": -0.65,
    "overruled: event before": 0.68,
    "overruled: heading": 0.16,
    "overruled: none": -0.72,
    "overruled: pointer": -0.19,
    "overruled: report": -0.45,
    "overruled: weak": 0.30,
    "place not found": -0.19,
    "place told before": -0.68,
    "place: authority": -0.13,
    "place: capital": -0.41,
    "place: clause": 0.63,
    "place: context": -0.05,
    "place: dateline": 0.14,
    "place: event before": 0.21,
    "place: heading": 0.15,
    "place: none": -0.86,
    "place: pointer": 0.27,
    "place: report": -0.21,
    "place: sentence": 0.07,
    "place: weak": 0.09,
    "wide place": -0.94,
}


class Company(NamedTuple):
    """What else a report tells: of how many sentences each tells of something, and of what in each."""

    density: float  # incidents to a sentence, in [0, 1]
    together: frozenset[int]  # sentences that tell of several
    placed: dict[str, int]  # by place, the first sentence that tells of something there

    @classmethod
    def of(cls, doc: Document, items: Sequence[Assigned]) -> Company:
        """The company of each of the incidents of a document."""
        # One that is told of a list of places is one.
        events = {(item.event.sentence, item.event.main.first) for item in items}
        numbers = Counter(number for number, _ in events)
        placed: dict[str, int] = {}
        for item in items:
            place = item.mention.place if item.mention else None
            if place:
                placed[place.id] = min(item.event.sentence, placed.get(place.id, item.event.sentence))
        several = frozenset(number for number, times in numbers.items() if times > 1)
        return cls(min(1.0, len(items) / max(1, len(doc.sentences))), several, placed)


def signs(item: Assigned, company: Company) -> dict[str, float]:
    """What speaks for or against an incident, by name."""
    number, place = item.event.sentence, item.mention.place if item.mention else None
    before = place is not None and company.placed[place.id] < number
    wide = place is not None and place.precision in _WIDE
    return {
        f"place: {item.place_tier}": 1.0,
        f"date: {item.date_tier}": 1.0,
        "generic word": float(item.event.main.generic),
        "likelihood of the type": math.log(max(item.event.weight, _LEAST_WEIGHT)),
        "likelihood without a phrase": math.log(max(item.event.main.likelihood, _LEAST_WEIGHT)),
        "beside another": float(number in company.together),
        "place told before": float(before),
        "density": company.density,
        "wide place": float(wide),
        "likelihood of the place": math.log(max(item.place_likelihood, _LEAST_WEIGHT)),
        **({f"overruled: {item.overruled}": 1.0} if item.overruled else {}),
        "place not found": float(item.mention is not None and place is None),
    }


def sureness(item: Assigned, company: Company) -> float:
    """How likely an incident is right, in [0.01, 0.99]."""
    told = _BIAS + sum(_WEIGHTS.get(name, 0.0) * value for name, value in signs(item, company).items())
    sure = 1 / (1 + math.exp(-told))
    place = item.mention.place if item.mention else None
    if place is not None:
        sure *= 1 - _DOUBT_OF_PLACE * (1 - place.score)
    if item.status == "background":
        sure *= _BACKGROUND
    if item.event.type == OTHER:
        sure *= UNTOLD
    return round(min(_MOST, max(_LOWEST, sure)), 2)
