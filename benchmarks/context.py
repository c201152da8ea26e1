"""Fit the weights by which the sentences around one say what it tells of.

    python benchmarks/context.py [LANGUAGE ...]

For each language (default all) the model of `geomap.extraction.training` is trained four times, each time
without a quarter of the pages of ``geomap/languages/sentences/pages``, and asked for the sentences of that
quarter. Printed are the weights under which these labels are likeliest, as fitted to all pages
(`geomap.extraction.context` says where it departs from them), and, for pages that neither models nor weights
have seen, how well is told what tells of something (area under the ROC curve), and how often the type of what
does is found: by the words alone, in context, and with the weights as shipped. Takes some minutes; needs
scikit-learn and SciPy.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from geomap import languages
from geomap.extraction import context, training
from geomap.extraction.learned import NONE
from geomap.languages.words import script_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

SENTENCES = Path(languages.__file__).with_name("sentences")
QUARTERS, HALVES = 4, 2
STRENGTH, TOLERANCE = 50.0, 1e-2  # as in training, but for a rougher stop
START = context.Weights(1, 0, 0, 0, 0, 0, 0)  # the words alone
RIDGE = 1e-3


class Pages(NamedTuple):
    """The sentences of the pages of a language: their pages, types, and what the words alone make of them."""

    page: NDArray[np.int64]
    kind: NDArray[np.int64]
    likely: NDArray[np.float32]
    none: int


def read(code: str) -> Pages:
    """The pages of a language, each read by a model that has not seen it."""
    pack = languages.load(code)
    script = script_of(pack)
    path = SENTENCES / f"{code}.csv"
    with (path.parent / training.PAGES / path.name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = {row["text"].strip() for row in rows}
    own = [
        (kind, training.of_sentence(text, script))
        for kind, text in training.sentences(path)
        if text not in texts
    ]
    own += training.phrases(pack, script)
    told = [(row["type"], training.of_sentence(row["text"], script)) for row in rows]
    page = np.array([int(row["page"]) for row in rows])
    types = sorted({kind for kind, _ in (*own, *told)})
    likely = np.zeros((len(rows), len(types)), np.float32)
    for quarter in range(QUARTERS):
        left = page % QUARTERS == quarter
        seen = own + [one for one, out in zip(told, left, strict=True) if not out]
        vectors = TfidfVectorizer(analyzer=list, min_df=2)
        model = LogisticRegression(C=STRENGTH, tol=TOLERANCE, max_iter=300)
        model.fit(vectors.fit_transform([known for _, known in seen]), [kind for kind, _ in seen])
        asked = vectors.transform([known for (_, known), out in zip(told, left, strict=True) if out])
        columns = [types.index(kind) for kind in model.classes_]
        likely[np.ix_(left.nonzero()[0], columns)] = model.predict_proba(asked)
    kinds = np.array([types.index(kind) for kind, _ in told])
    return Pages(page, kinds, likely, types.index(NONE))


def in_context(pages: Pages, weights: context.Weights) -> NDArray[np.float64]:
    """How likely each sentence of the pages is of each type, in the light of its page."""
    logs = np.log(pages.likely + context.LEAST)
    sums = np.zeros(logs.shape)
    for number in np.unique(pages.page):
        here = pages.page == number
        sums[here] = context.pooled(pages.likely[here], pages.none, weights)
    sums += weights.words * logs
    sums[:, pages.none] += weights.words_none * logs[:, pages.none]
    sums = np.exp(sums - sums.max(axis=1, keepdims=True))
    return sums / sums.sum(axis=1, keepdims=True)


def fit(told: list[Pages]) -> context.Weights:
    """The weights under which the types of all sentences are likeliest."""

    def loss(values: NDArray[np.float64]) -> float:
        weights = context.Weights(*values)
        found = [in_context(pages, weights)[np.arange(len(pages.kind)), pages.kind] for pages in told]
        return float(-np.log(np.concatenate(found)).mean() + RIDGE * values @ values)

    return context.Weights(*minimize(loss, np.array(START), method="L-BFGS-B", options={"maxiter": 40}).x)


def half(pages: Pages, number: int) -> Pages:
    """One half of the pages, with as many of each quarter as the other one."""
    here = pages.page // QUARTERS % HALVES == number
    return pages._replace(page=pages.page[here], kind=pages.kind[here], likely=pages.likely[here])


def report(name: str, told: list[tuple[Pages, NDArray[np.float64]]]) -> None:
    """Print how well sentences were read."""
    tells = np.concatenate([pages.kind != pages.none for pages, _ in told])
    score = np.concatenate([1 - likely[:, pages.none] for pages, likely in told])
    right = []
    for pages, likely in told:
        typed = likely.copy()
        typed[:, pages.none] = -1
        right += list((typed.argmax(axis=1) == pages.kind)[pages.kind != pages.none])
    print(f"{name:12} tells something: area {roc_auc_score(tells, score):.3f}, type {np.mean(right):.3f}")


def main() -> None:
    """Print the weights and what they are worth."""
    told = [read(code) for code in sys.argv[1:] or languages.codes()]
    report("words alone", [(pages, pages.likely) for pages in told])
    found = []
    for number in range(HALVES):
        weights = fit([half(pages, 1 - number) for pages in told])
        found += [(left, in_context(left, weights)) for left in (half(pages, number) for pages in told)]
    report("in context", found)
    report("as shipped", [(pages, in_context(pages, context.WEIGHTS)) for pages in told])
    for name, value in zip(context.Weights._fields, fit(told), strict=True):
        print(f"    {name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
