"""The models of `geomap.extraction.learned`, made from labelled sentences when geomap is built.

``geomap/languages/sentences`` has a CSV file per language with the columns ``type`` and ``text``: a type of
the taxonomy or ``none``, and one sentence or short item that tells of it; its folder ``pages`` has one more
per language, of all sentences of whole pages, with the number of the page before them. The phrases of the
language's pack count as such texts too: of their words many a sentence is made that no phrase finds.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from geomap import languages
from geomap.errors import InputError
from geomap.extraction.learned import ARRAYS, BEGINNINGS, NONE, TRIE, TYPES, features, pairs
from geomap.languages.patterns import Piece, patterns_of
from geomap.languages.words import script_of, words_of
from geomap.taxonomy import built_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geomap.languages import Pack
    from geomap.languages.words import Script

COLUMNS = ["type", "text"]
PAGE_COLUMNS = ["page", *COLUMNS]
PAGES = "pages"  # folder of the sentences of whole pages
# Inverse strength of regularisation: of 20, 50 and 200 the one that read most sentences left out of
# training without reading more of those wrong that tell of nothing.
_C = 50.0
_TOLERANCE = 1e-3
_LEAST = 2  # texts in which a feature must stand
_STEPS = 500
_MOST = 127  # of what a signed byte holds
# What says that the words of violence and disaster beside it mean something else.
_FIGURATIVE = ("pastimes", "figurative")


def files_of(path: Path) -> list[Path]:
    """The files of labelled sentences of a language: its own, and the one of whole pages beside it."""
    return [path, *path.parent.glob(f"{PAGES}/{path.name}")]


def sentences(path: Path) -> list[tuple[str, str]]:
    """The labelled sentences of a language, in both of its files: type and text.

    Raises
    ------
    InputError
        If the columns are others, a type is none of the taxonomy, a text is empty or stands there twice.
    """
    found: dict[str, str] = {}
    for file in files_of(path):
        _add_sentences(file, str(file.relative_to(path.parent)), found)
    return [(kind, text) for text, kind in found.items()]


def _add_sentences(path: Path, name: str, found: dict[str, str]) -> None:
    known = {*built_in(), NONE}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        columns = PAGE_COLUMNS if path.parent.name == PAGES else COLUMNS
        if rows.fieldnames != columns:
            raise InputError(f"{name}: the columns are {rows.fieldnames}; they must be {columns}")
        for number, row in enumerate(rows, start=2):
            kind, text = row["type"], row["text"].strip()
            if kind not in known:
                raise InputError(f"{name}, row {number}: {kind!r} is no type; take one of taxonomy.csv")
            if not text or text in found:
                raise InputError(f"{name}, row {number}: the text is empty or there twice: {text!r}")
            found[text] = kind


def phrases(pack: Pack, script: Script) -> Iterator[tuple[str, list[str]]]:
    """The type and the features of each phrase of a pack that tells of one, or of none."""
    for kind in pack.keys("triggers"):
        for phrase in pack.words("triggers", kind):
            yield kind, _of_phrase(phrase, script)
    for key in _FIGURATIVE:
        for phrase in pack.words("status", key):
            yield NONE, _of_phrase(phrase, script)


def of_sentence(text: str, script: Script) -> list[str]:
    """The features of a sentence."""
    keys = [word.key for word in words_of(text, script=script)]
    return sorted({feature for key in keys for feature in features(key, script)}.union(pairs(keys)))


def _of_phrase(phrase: str, script: Script) -> list[str]:
    """The features of the words of a phrase, but for those that must not stand around it."""
    found: set[str] = set()
    for pattern in patterns_of(phrase, "", script):
        for whole, beginning in map(Piece.words, pattern.pieces):
            # Numbers ("M23", "B-52") stand in texts of all types.
            words = (key for key in whole if key.isalpha())
            found.update(feature for key in words for feature in features(key, script))
            found.update(f"{key[:n]}*" for key in beginning for n in BEGINNINGS if len(key) >= n)
    return sorted(found)


def train(code: str, told: list[tuple[str, str]], out: Path) -> None:
    """Write the model of a language into a folder."""
    import marisa_trie
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    pack = languages.load(code)
    script = script_of(pack)
    texts = [(kind, of_sentence(text, script)) for kind, text in told]
    texts += phrases(pack, script)
    vectors = TfidfVectorizer(analyzer=list, min_df=_LEAST)
    matrix = vectors.fit_transform([known for _, known in texts])
    model = LogisticRegression(C=_C, tol=_TOLERANCE, max_iter=_STEPS)
    model.fit(matrix, [kind for kind, _ in texts])
    names = vectors.get_feature_names_out()
    trie = marisa_trie.Trie(list(names))
    order = np.empty(len(names), dtype=np.int64)
    order[[trie[name] for name in names]] = np.arange(len(names))
    rarity = vectors.idf_[order]
    gains = (model.coef_.T[order]) * rarity[:, None]
    scale = np.abs(gains).max(axis=0) / _MOST
    trie.save(str(out / TRIE))
    (out / TYPES).write_text(json.dumps(list(model.classes_)), "ascii")
    np.savez(
        out / ARRAYS,
        gains=np.rint(gains / scale).astype(np.int8),
        rarity=rarity.astype(np.float16),
        scale=scale.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
    )
