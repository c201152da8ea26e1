"""Beginnings of names, as a walk through a text asks for them word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.gazetteer.index import Index

# What a beginning of a name may be: a whole name; the first words of a longer one.
IS_NAME, GOES_ON = 1, 2
_MOST_STEPS = 1 << 17


class Steps(dict[str, int]):
    """Beginnings of names to `IS_NAME` and `GOES_ON`, filled as they are met.

    Walking a text asks the same few thousand again and again.
    """

    def __init__(self, index: Index) -> None:
        self.index = index

    def __missing__(self, said: str) -> int:
        if len(self) >= _MOST_STEPS:
            self.clear()
        index = self.index
        step = IS_NAME if index.key_id(said) is not None else 0
        if index.goes_on(said + " "):
            step |= GOES_ON
        self[said] = step
        return step
