"""Names of towns behind the adjectives that are made of them: одесский is of Одесса, львівський of Львів."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters that the stem of an adjective must have before the ending that makes it one.
_LEAST = 3
_MOST_SEEN = 1 << 15


class Adjectives(dict[str, tuple[str, ...]]):
    """Words in small letters to the keys of the towns that they may be of; filled as words are met.

    Parameters
    ----------
    rules
        What makes a name an adjective, and what stands there in the name: ``"ск>а"``.
    cases
        Endings of adjectives.
    ordinary
        Beginnings of adjectives that are of no town, whatever is called so (*морск-*).

    Examples
    --------
    >>> adjectives = Adjectives(("ск>", "ск>а", "сск>сса"), ("ий", "ом"), ("городск",))
    >>> adjectives["одесском"], adjectives["городском"], adjectives["одессе"]
    (('одес', 'одеса', 'одесса'), (), ())
    """

    def __init__(
        self, rules: Iterable[str] = (), cases: Iterable[str] = (), ordinary: Iterable[str] = ()
    ) -> None:
        super().__init__()
        self.rules = [
            (normalise(end), normalise(by)) for end, _, by in (rule.partition(">") for rule in rules)
        ]
        self.cases = tuple(sorted(map(normalise, cases), key=len, reverse=True))
        self.ordinary = tuple(map(normalise, ordinary))

    def __missing__(self, word: str) -> tuple[str, ...]:
        key = normalise(word)
        found: dict[str, None] = {}
        if self.rules and key.endswith(self.cases) and not key.startswith(self.ordinary or (" ",)):
            for case in self.cases:
                stem = key.removesuffix(case)
                if len(stem) < len(key):
                    for end, by in self.rules:
                        if stem.endswith(end) and len(stem) - len(end) >= _LEAST - len(by[:1]):
                            found[stem.removesuffix(end) + by] = None
        if len(self) > _MOST_SEEN:
            self.clear()
        self[word] = tuple(found)
        return self[word]
