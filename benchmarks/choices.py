"""Fit the weights by which the place of an event is chosen among all that a report names.

    python benchmarks/choices.py [FOLDER[=WEIGHT] ...]

Folders of gold (default ``tests/gold`` and, with three times the weight, ``tests/gold/pages``). Each incident
that geomap finds there and that a reader's answer is for is one choice: among the candidates of
`geomap.extraction.place_signs` those are right that lie where the reader puts it. A conditional logit is
fitted to all of them and written to ``geomap/extraction/weights/places.csv``. Printed is how often the rules
alone and the choice of a fit to the other reports (five folds) were right. Needs scikit-learn and SciPy.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import gold as measures
import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from geomap import languages
from geomap.extraction import Report, assign
from geomap.extraction.likeliest import COLUMNS, WEIGHTS, Likeliest, Placed, overrules
from geomap.extraction.pipeline import read
from geomap.extraction.rows import incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from geomap.extraction.mentions import Mention
    from geomap.extraction.place_signs import Case
    from geomap.incidents import Incident

FOLDERS = ["tests/gold", "tests/gold/pages=3"]
FOLDS = 5
STRENGTH = 0.3  # inverse, of regularisation
STEPS = 400
LEAST = 0.02  # a weight below it says nothing


class Choice(NamedTuple):
    """The candidates of one event, their signs, which are right, and which one the rules took."""

    places: list[Mention | None]
    signs: list[dict[str, float]]
    right: list[bool]
    picked: int
    report: str
    weight: float
    sentence: int


class Witness(Likeliest):
    """Leaves every choice to the rules, and keeps what speaks for each candidate."""

    seen: ClassVar[dict[tuple[int, int], tuple[list[Mention | None], list[dict[str, float]], int]]] = {}

    def among(self, candidates: list[Mention | None], case: Case) -> Placed:
        told = [self.signs.signs(case, mention) for mention in candidates]
        at = next(number for number, mention in enumerate(candidates) if mention is case.pick)
        self.seen[case.event.sentence, case.event.main.first] = candidates, told, at
        return Placed(case.pick, case.tier)


def is_right(mention: Mention | None, row: Incident, answer: dict[str, Any]) -> bool:
    """Lies a candidate where the reader puts the incident, or is it none, as the reader says?"""
    if mention is None or not answer["place"]:
        return mention is None and not answer["place"]
    place = mention.place
    row = row._replace(place=mention.toponym.text, lon=None, lat=None, country=None)
    if place:
        row = row._replace(lon=place.lon, lat=place.lat, country=place.country, radius_km=place.radius_km)
    return measures.right_place(row, answer)


def choices(folder: Path, weight: float) -> Iterator[Choice]:
    """The choices that the reports of a folder of gold pose."""
    for path in sorted(folder.glob("*.toml")):
        gold = tomllib.loads(path.read_text("utf-8"))
        if gold["language"] not in languages.codes():
            continue
        Witness.seen.clear()
        text = path.with_suffix(".txt").read_text("utf-8")
        reading = read(Report(text, path.stem, published=gold["published"], language=gold["language"]))
        rows = [incident(reading.doc, reading.report, i, reading.published, 1.0) for i in reading.items]
        wanted = gold.get("incidents", [])
        for g, r in measures.match(rows, wanted).items():
            item = reading.items[r]
            seen = Witness.seen.get((item.event.sentence, item.event.main.first))
            if seen is None or item.listed or wanted[g].get("optional"):
                continue
            found, signs, picked = seen
            right = [is_right(mention, rows[r], wanted[g]) for mention in found]
            if any(right):
                yield Choice(found, signs, right, picked, path.stem, weight, item.event.sentence)


class Fit:
    """A conditional logit, fitted to choices."""

    def __init__(self, told: list[Choice]) -> None:
        self.vectors = DictVectorizer()
        matrix = self.vectors.fit_transform([signs for one in told for signs in one.signs])
        starts = np.cumsum([0, *(len(one.signs) for one in told)])[:-1]
        of = np.repeat(np.arange(len(told)), [len(one.signs) for one in told])
        right = np.array([r for one in told for r in one.right], float)
        worth = np.array([one.weight for one in told])

        def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            sums = matrix @ weights
            likely = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
            likely /= np.add.reduceat(likely, starts)[of]
            hit = np.add.reduceat(likely * right, starts)
            slope = (likely - likely * right / hit[of]) * worth[of]
            value = -(worth * np.log(hit)).sum() + weights @ weights / (2 * STRENGTH)
            return value, matrix.T @ slope + weights / STRENGTH

        zero = np.zeros(matrix.shape[1])
        self.weights = minimize(loss, zero, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x

    def choose(self, one: Choice) -> int:
        """The number of the candidate that is taken: the likeliest, where it overrules the rules."""
        sums = self.vectors.transform(one.signs) @ self.weights
        best = int(np.argmax(sums))
        likelihood = 1 / np.exp(sums - sums[best]).sum()
        if best != one.picked and overrules(
            one.places[best], one.places[one.picked], likelihood, one.sentence
        ):
            return best
        return one.picked


def main() -> None:
    """Write the weights, and print what they are worth."""
    assign.Likeliest = Witness  # type: ignore[misc]
    told: list[Choice] = []
    for argument in sys.argv[1:] or FOLDERS:
        folder, _, weight = argument.partition("=")
        told += choices(Path(folder), float(weight or 1))
    reports = sorted({one.report for one in told})
    by_rule = sum(one.right[one.picked] for one in told)
    by_choice = 0
    for fold in range(FOLDS):
        left = set(reports[fold::FOLDS])
        fit = Fit([one for one in told if one.report not in left])
        by_choice += sum(one.right[fit.choose(one)] for one in told if one.report in left)
    print(f"{len(told)} events: right by rule {by_rule}, by choice {by_choice}")
    fit = Fit(told)
    names = fit.vectors.get_feature_names_out()
    with WEIGHTS.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(COLUMNS)
        for name, weight in zip(names, fit.weights, strict=True):
            if abs(weight) >= LEAST:
                lines.writerow([name, f"{weight:.3f}"])


if __name__ == "__main__":
    main()
