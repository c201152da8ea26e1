"""Frames of several inputs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.incidents import make_id, unique_ids

if TYPE_CHECKING:
    import geopandas


def joined(frames: list[Any]) -> geopandas.GeoDataFrame:
    """The frames one below the other, with ids that are unique and do not depend on their order."""
    import pandas

    if len(frames) == 1:
        return frames[0]
    filled = [part for part in frames if len(part)] or frames[:1]
    extras = {name: part[name].dtype for part in filled for name in part.columns}
    for part in filled:
        for name in part.columns:
            # Numbers in one table and words in another: words in both.
            if extras[name] != part[name].dtype:
                extras[name] = pandas.Series(dtype="str").dtype
    whole = pandas.concat(
        [part.astype({name: extras[name] for name in part.columns}) for part in filled],
        ignore_index=True,
    )
    if not whole["id"].is_unique:
        twice = whole["id"].duplicated(keep=False)
        content = {
            index: make_id(*row[1:])
            for index, row in zip(whole.index[twice], whole[twice].itertuples(index=False), strict=True)
        }
        whole["id"] = pandas.Series(unique_ids(whole["id"].tolist(), content.__getitem__), dtype="str")
    return whole
