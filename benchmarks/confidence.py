"""Fit the weights by which `confidence` is worked out, and say what an incident of each confidence is worth.

    python benchmarks/confidence.py [FOLDER[=WEIGHT] ...]

Folders of gold (default ``tests/gold`` and, with three times the weight, ``tests/gold/pages``). Each
reported incident that geomap finds there is right if its type, place and date are those of the reader's
answer, wrong if not; one that careful readers would differ on counts for nothing. A logistic regression on
`geomap.extraction.sureness.signs` is fitted to all of them, and printed as the lines of that module. Below
it stands how many were right of those that got so much confidence from a fit to the other reports (five
folds). Needs scikit-learn.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import gold as measures
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from geomap import languages
from geomap.extraction import Report
from geomap.extraction.pipeline import read
from geomap.extraction.rows import incident
from geomap.extraction.sureness import Company, signs

FOLDERS = ["tests/gold", "tests/gold/pages=3"]
FOLDS = 5
STRENGTH = 0.2  # inverse, of regularisation
EDGES = (0, 0.2, 0.35, 0.5, 0.65, 0.8, 1)


class Case(NamedTuple):
    """One incident that geomap found."""

    signs: dict[str, float]
    right: bool
    drawn: bool
    report: int
    weight: float


def cases(folder: Path, weight: float, first: int) -> list[Case]:
    """The reported incidents of a folder of gold."""
    found = []
    for number, path in enumerate(sorted(folder.glob("*.toml")), start=first):
        gold = tomllib.loads(path.read_text("utf-8"))
        if gold["language"] not in languages.codes():
            continue
        text = path.with_suffix(".txt").read_text("utf-8")
        reading = read(Report(text, path.stem, published=gold["published"], language=gold["language"]))
        company = Company.of(reading.doc, reading.items)
        rows = [incident(reading.doc, reading.report, i, reading.published, 1.0) for i in reading.items]
        wanted = gold.get("incidents", [])
        told = {r: wanted[g] for g, r in measures.match(rows, wanted).items()}
        for at, (item, row) in enumerate(zip(reading.items, rows, strict=True)):
            answer = told.get(at)
            if row.status != "reported" or row.type == "statement" or (answer and answer.get("optional")):
                continue
            right = answer is not None and measures.right_place(row, answer)
            right = right and measures.right_date(row, answer)
            found.append(Case(signs(item, company), right, row.lon is not None, number, weight))
    return found


def main() -> None:
    """Print the weights and what they are worth."""
    told: list[Case] = []
    for number, argument in enumerate(sys.argv[1:] or FOLDERS):
        folder, _, weight = argument.partition("=")
        told += cases(Path(folder), float(weight or 1), number * 100_000)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([case.signs for case in told])

    def fit(kept: list[int]) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, max_iter=5000)
        weights = [told[at].weight for at in kept]
        return model.fit(matrix[kept], [told[at].right for at in kept], sample_weight=weights)

    model = fit(list(range(len(told))))
    print(f"_BIAS = {model.intercept_[0]:.2f}\n_WEIGHTS = {{")
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    counts: Counter[tuple[str, int, bool]] = Counter()
    for fold in range(FOLDS):
        other = [at for at, case in enumerate(told) if case.report % FOLDS != fold]
        left = [at for at, case in enumerate(told) if case.report % FOLDS == fold]
        for at, sure in zip(left, fit(other).predict_proba(matrix[left])[:, 1], strict=True):
            step = sum(sure >= edge for edge in EDGES[1:-1])
            for kind in ("all", "drawn")[: 1 + told[at].drawn]:
                counts[kind, step, told[at].right] += 1
    for kind in ("all", "drawn"):
        for step, (low, high) in enumerate(pairwise(EDGES)):
            right, wrong = counts[kind, step, True], counts[kind, step, False]
            print(f"{kind:5} {low:.2f} to {high:.2f}: {right} of {right + wrong} right")


if __name__ == "__main__":
    main()
