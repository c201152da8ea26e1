"""What a written name may be, and the unit that stands beside it: their candidates under each reading."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.gazetteer.index import KINDS, Candidate, Index
from geomap.gazetteer.names import code_name, loose, normalise, variants
from geomap.geocoding import written
from geomap.geocoding.choose import Box, narrow
from geomap.geocoding.lexicon import LONGEST, any_type_words
from geomap.geocoding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

UNITS = frozenset({"admin1", "admin2"})
_TRIM = ' \t\r\n\u00a0,;:()[]"\u201c\u201d#@'
_LONGEST_CODE = 5  # letters of a short form of a unit: "Calif."
_UNIT_TAILS = ("oblast", "область", "raion", "район", "voivodeship", "kraj")


def readings(text: str, *, vary: bool = True) -> Iterable[tuple[str, str | None]]:
    """Keys under which a written name may be known, each with the kind that a word of it names.

    Examples
    --------
    >>> list(readings("Idlib province", vary=False))
    [('idlib province', None), ('idlib', 'admin1')]
    """
    stripped = text.strip(_TRIM)
    whole = normalise(stripped)
    yield whole, None
    for ending in ("'s", "\u2019s", "s'", "s\u2019"):
        if stripped.endswith(ending):
            yield normalise(stripped[: -len(ending)]), None
    words = stripped.split()
    if words and fold(words[0]) == "the":
        yield normalise(" ".join(words[1:])), None
    before, after = any_type_words()
    typed = []
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        head = " ".join(fold(word) for word in words[:count])
        tail = " ".join(fold(word) for word in words[-count:])
        if head in before:
            typed.append((normalise(" ".join(words[count:])), before[head]))
        if tail in after:
            typed.append((normalise(" ".join(words[:-count])), after[tail]))
    yield from typed
    if vary:
        for variant in variants(whole):
            yield variant, None
        for key, hint in typed:
            for variant in variants(key):
                yield variant, hint
        around = list(written.readings(stripped))
        yield from around
        for key, kind in (*around, *typed):
            for form in (*written.bent(key), *variants(key)):
                yield form, kind
        for form in written.bent(stripped):
            yield form, None


def candidates_of(
    index: Index, text: str, *, countries: frozenset[int] = frozenset(), box: Box | None = None
) -> tuple[tuple[Candidate, ...], str | None]:
    """Candidates of a written name under the first reading that has any, and the kind it names."""
    for key, hint in readings(text):
        key_id = index.key_id(key) if key else None
        if key_id is not None:
            found = narrow(index, index.candidates(key_id), hint=hint, countries=countries, box=box)
            if found:
                return found, hint
    return (), None


@lru_cache(maxsize=1 << 12)
def unit_said(index: Index, text: str, countries: frozenset[int]) -> tuple[tuple[Candidate, ...], str | None]:
    """Candidates of a unit: a table has few of them, in many rows."""
    found, hint = candidates_of(index, text, countries=countries)
    told = abbreviated(index, text, countries)
    if told:
        return (*told, *(c for c in found if c not in told)), "admin1"
    if found or not countries:
        return found, hint
    # Lists of units leave out the word that the adjective belongs to: Kharkivska, Харківська.
    for word in _UNIT_TAILS:
        found, hint = candidates_of(index, f"{text} {word}", countries=countries)
        found = tuple(c for c in found if KINDS[c.kind] in UNITS)
        if found:
            return found, "admin1"
    alike = [_units_by_skeleton(index, number).get(loose(normalise(text)), ()) for number in countries]
    rows = [row for rows in alike for row in rows]
    return tuple(index.candidate(row, 2) for row in rows), None


def abbreviated(index: Index, text: str, countries: frozenset[int]) -> tuple[Candidate, ...]:
    """Units of a code or short form: IL, N.Y., Ore."""
    letters = text.replace(".", "")
    if len(letters) > _LONGEST_CODE or not letters.isalpha() or not letters[0].isupper():
        return ()
    keys = [f"{normalise(text)}."] if "." in text else []
    if letters.isupper() and letters.isascii():
        keys += [normalise(code_name(letters)), f"{normalise(letters)}."]
    found: dict[Candidate, None] = {}
    for key_id in map(index.key_id, keys):
        if key_id is not None:
            found |= dict.fromkeys(narrow(index, index.candidates(key_id), countries=countries))
    return tuple(c for c in found if KINDS[c.kind] in UNITS)


@lru_cache(maxsize=8)
def _units_by_skeleton(index: Index, number: int) -> dict[str, tuple[int, ...]]:
    """Provinces of a country, where none has them its districts, by what their transliterations share."""
    found: dict[str, dict[str, set[int]]] = {}
    for name, rows in index.names_in(number).items():
        skeleton = loose(name)
        for row in rows if skeleton else ():
            kind = index.kind(row)
            if kind in UNITS:
                found.setdefault(skeleton, {}).setdefault(kind, set()).add(row)
    return {key: tuple(sorted(kinds.get("admin1") or kinds["admin2"])) for key, kinds in found.items()}
