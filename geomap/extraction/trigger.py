"""A trigger: words of a sentence that say that something happened."""

from __future__ import annotations

from typing import NamedTuple


class Trigger(NamedTuple):
    """Words ``first`` to ``last`` that say that an incident of a type happened.

    ``generic``: the type was inferred from what stands beside it. ``kill``: it says only that
    lives were taken, and is swallowed by any trigger that says how. ``times``: so many of them
    ("230 air strikes"), 1 if no number stands there. ``likelihood``: how likely it is of the type, below 1
    where no phrase but all words of the sentence told it.
    """

    type: str
    first: int
    last: int
    generic: bool = False
    kill: bool = False
    operation: bool = False
    times: int = 1
    likelihood: float = 1.0
