"""Columns of a frame as the page's numbers: texts as codes and words, dates as days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.errors import InputError, shorten

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_DAY = -(2**31)
SAMPLE = 20_000


def strings(series: Any) -> NDArray[np.object_]:
    """Values as text, None where missing."""
    import pandas

    found: NDArray[np.object_]
    if isinstance(series.dtype, pandas.StringDtype):
        found = series.to_numpy(dtype=object, na_value=None)
        return found
    if isinstance(series.dtype, pandas.CategoricalDtype):
        # The last word is for the code -1: missing.
        words = np.array([*strings(series.cat.categories.to_series()), None], dtype=object)
        found = words[series.cat.codes.to_numpy()]
        return found
    missing = series.isna().to_numpy().tolist()
    if series.dtype.kind == "M":
        texts = (value.isoformat().removesuffix("T00:00:00") for value in series)
    elif series.dtype.kind == "f":
        texts = (f"{value:.15g}" for value in series.tolist())
    else:
        texts = (str(value) for value in series.astype(object).tolist())
    made = np.empty(len(series), dtype=object)
    made[:] = [None if gone else text for text, gone in zip(texts, missing, strict=True)]
    return made


def repeats(values: NDArray[np.object_]) -> bool:
    """Whether most texts are there more than once, as far as a sample tells."""
    sample = values[:: max(1, len(values) // SAMPLE)].tolist()
    return len(set(sample)) * 2 <= max(len(sample), 2)


def factorize(values: NDArray[np.object_]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes and words; the first word is empty and stands for what is missing."""
    import pandas

    values = values.copy()
    values[values == ""] = None
    codes, distinct = pandas.factorize(values)
    return codes.astype(np.int64) + 1, ["", *distinct.tolist()]


def coded(rows: Any, name: str, words: tuple[str, ...], default: str | None) -> NDArray[np.int64]:
    """Positions of the values in `words`; of `default`, or -1, where missing."""
    gap = -1 if default is None else words.index(default)
    if name not in rows:
        return np.full(len(rows), gap)
    codes, distinct = factorize(strings(rows[name]))
    number = {"": gap, **{word: position for position, word in enumerate(words)}}
    for code, value in enumerate(distinct):
        if value not in number:
            row = int(np.flatnonzero(codes == code)[0])
            raise InputError(
                f"row {row + 1} (by date), column {name!r}: unknown value {shorten(value)!r}; "
                f"use one of {', '.join(words)}"
            )
    return np.array([number[value] for value in distinct], dtype=np.int64)[codes]


def days(rows: Any, name: str) -> NDArray[np.int64]:
    """Days since 1970-01-01; NO_DAY where missing. The calendar day as written, whatever the zone."""
    import pandas

    if name not in rows:
        return np.full(len(rows), NO_DAY, dtype=np.int64)
    series = rows[name]
    if series.dtype.kind != "M":
        series = pandas.to_datetime(series, errors="coerce", format="ISO8601")
    if getattr(series.dtype, "tz", None) is not None:
        series = series.dt.tz_localize(None)
    found = series.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(found), NO_DAY, found.astype("int64"))
