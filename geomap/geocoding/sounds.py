"""How names sound, and what a name that is spelt by its sound may mean: Кальдоно is Caldono.

Most small places have a name in the letters of their own country only. A text in another script, or in a
language that spells foreign names anew (Turkish *Tavile*), writes what it hears. Inside a known country
that is enough to find them: names of the same consonants are compared sound by sound.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.raw_names import is_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_VOWELS = frozenset("aeiou")
# What it costs to hear one consonant for another.
_NEAR = {
    0.2: "JZ",
    0.25: "gh",
    0.3: "bv uv sz cs sS zZ cC fv",
    0.35: "kg kh CS SZ JC td bp cz",
    0.4: "gJ",
    0.45: "pf",
    0.5: "ts dz nm gZ kC kc zJ sC ct uf hS",
    0.6: "hZ",
    0.7: "rl",
}
_VOWEL, _SKIPPED_VOWEL, _UNWRITTEN, _SKIPPED_H, _GLIDE = 0.25, 0.5, 0.1, 0.4, 0.3
_AT_END = 0.2  # of a vowel that an ending may have taken or left
# Consonants that are not told apart when names are looked up; glides are left out.
_CLASS = {one: group[0] for group in ("kgh", "szcCSZJ", "bp", "fv", "td", "l", "nm", "r") for one in group}
_SOUNDS = frozenset(_CLASS) | _VOWELS
_KINDS = frozenset(KINDS.index(kind) for kind in ("town", "admin2", "camp", "island", "site", "base", "port"))
_MANY = 50_000  # names of a country, above which only those of the places themselves are compared
# How much of a name may differ, by its consonants: short ones sound like many others.
_MOST = {1: 0.0, 2: 0.09, 3: 0.15}
_MOST_OF_LONG = 0.19
_AS_WRITTEN = 0.03
_FEW = 3  # consonants of a name without its vowels that is as good as any other
SCRIPTS = ("cyrillic", "arabic")  # the spellings that have letters of their own
_DOUBLED = re.compile(r"(.)\1+")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")


class _Spelling(NamedTuple):
    """The rules of a spelling, as one expression and what each of its alternatives sounds like."""

    expression: re.Pattern[str]
    sounds: tuple[str, ...]

    def read(self, word: str, at: int) -> tuple[str, int] | None:
        """What the letters at a place sound like, and where they end; None where no rule fits."""
        found = self.expression.match(word, at)
        return None if found is None else (self.sounds[(found.lastindex or 1) - 1], found.end())


class Heard(NamedTuple):
    """A place of the gazetteer by its row, and how far its name sounds otherwise (0: not at all)."""

    row: int
    apart: float


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("geomap.geocoding").joinpath("sounds.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _spelling(name: str) -> _Spelling:
    alternatives, sounds = [], []
    for rule in _tables()["spellings"][name]:
        letters, _, sound = rule.partition(">")
        before = re.search(r"\((\w+)\)$", letters)
        letters = letters[: before.start()] if before else letters
        start, end = letters.startswith("_"), letters.endswith("_")
        pattern = (r"(?<!\w)" if start else "") + re.escape(letters.strip("_")) + (r"(?!\w)" if end else "")
        ahead = "" if before is None else "(?=[eiyéèêíéě])" if before[1] == "ei" else f"(?=[{before[1]}])"
        alternatives.append(f"({pattern}{ahead})")
        sounds.append(sound)
    return _Spelling(re.compile("|".join(alternatives)), tuple(sounds))


def sounds(name: str, spelling: str) -> str:
    """A name as it sounds where it is spelt so, without spaces.

    Examples
    --------
    >>> sounds("Кальдоно", "cyrillic"), sounds("Caldono", "es"), sounds("Tavile", "tr")
    ('kaldono', 'kaldono', 'tavile')
    """
    rules, others = _spelling(spelling), _spelling("en")
    said = []
    word = unicodedata.normalize("NFC", name.casefold()).replace("i\u0307", "i")
    at = 0
    while at < len(word):
        found = rules.read(word, at)
        if found is None:  # a letter of which the spelling says nothing: as it is, or as it is in English
            plain = _MARKS.sub("", unicodedata.normalize("NFD", word[at]))
            found = (plain, at + 1) if plain in _SOUNDS else ((others.read(plain, 0) or ("",))[0], at + 1)
        sound, at = found
        said.append(sound)
    return _DOUBLED.sub(r"\1", "".join(said))


def _skeletons(said: str) -> set[str]:
    """Consonants of a name by their classes, with and without those that languages leave out."""
    options: list[tuple[str, ...]] = []
    for one in said:
        kind = _CLASS.get(one)
        if kind is not None:
            options.append((kind, "") if one in "hv" else (kind,))
    if sum(len(option) > 1 for option in options) > 3:
        options = [option[:1] for option in options]
    return {_DOUBLED.sub(r"\1", "".join(chosen)) for chosen in product(*options)} - {""}


@cache
def _costs() -> dict[tuple[str, str], float]:
    costs = {}
    for cost, pairs in _NEAR.items():
        for pair in pairs.split():
            costs[pair[0], pair[1]] = costs[pair[1], pair[0]] = cost
    for one, other in product(_VOWELS, _VOWELS):
        costs[one, other] = (
            0.0 if one == other else 0.12 if {one, other} in ({"e", "i"}, {"o", "u"}) else _VOWEL
        )
    return costs


def apart(one: str, other: str, *, unwritten: bool = False) -> float:
    """How far two names sound otherwise, as a share of the longer one: 0 for the same, 1 for nothing alike.

    ``unwritten``: the first is of a script that writes no short vowels.

    Examples
    --------
    >>> apart("kaldono", "kaldono"), apart("tavile", "tauila") < 0.15, apart("mosul", "kabul") > 0.3
    (0.0, True, True)
    >>> apart("mstung", "mastung", unwritten=True) < 0.03
    True
    """
    costs = _costs()

    def skip(said: str, at: int, *, written: bool) -> float:
        sound = said[at]
        if sound in _VOWELS:
            if unwritten and not written:
                return _UNWRITTEN
            last = at == len(said) - 1
            return _AT_END if last else _GLIDE if sound == "i" else _SKIPPED_VOWEL
        return _SKIPPED_H if sound == "h" else 1.0

    row = [0.0]
    for j in range(len(other)):
        row.append(row[-1] + skip(other, j, written=False))
    for i, sound in enumerate(one):
        new = [row[0] + skip(one, i, written=True)]
        for j, its in enumerate(other):
            change = 0.0 if sound == its else costs.get((sound, its), 1.0)
            new.append(
                min(
                    row[j] + change,
                    row[j + 1] + skip(one, i, written=True),
                    new[j] + skip(other, j, written=False),
                )
            )
        row = new
    return row[-1] / max(len(one), len(other), 1)


@cache
def _spellings_of(country: str) -> tuple[str, ...]:
    own = [name for name, codes in _tables()["countries"].items() if country in codes.split()]
    return (*(name for name in own if name not in SCRIPTS), "en")


def is_native(spelling: str, country: str) -> bool:
    """Whether the names of a country are written so by those who live there, and not by their sound.

    Examples
    --------
    >>> is_native("cyrillic", "UA"), is_native("cyrillic", "CO"), is_native("tr", "SD")
    (True, False, False)
    """
    return country in _tables()["countries"].get(spelling, "").split()


@cache
def spelling_of(language: str) -> str | None:
    """How texts of a language spell foreign names by their sound; None for those that leave them as they are.

    Examples
    --------
    >>> spelling_of("uk"), spelling_of("ar"), spelling_of("en")
    ('cyrillic', 'arabic', None)
    """
    code = language.replace("_", "-").split("-")[0]
    return next((name for name, codes in _tables()["languages"].items() if code in codes.split()), None)


class _Named(NamedTuple):
    """Names of a country's places.

    ``table`` has them as they sound, with their rows, by the classes of their consonants; ``written`` the
    rows that have a name in a script.
    """

    table: dict[str, list[tuple[str, int]]]
    written: dict[str, set[int]]


@lru_cache(maxsize=32)
def _named(index: Index, number: int) -> _Named:
    country = index.countries[number]
    names = index.names_in(number)
    listed: dict[int, set[str]] = defaultdict(set)
    written: dict[str, set[int]] = defaultdict(set)
    few = len(names) < _MANY
    for key, rows in names.items():
        for row in rows:
            if index.columns["kind"][row] in _KINDS:
                kept = listed[row]
                if few and len(key) > 2:
                    kept.add(key)
                if not key.isascii():
                    written[letters_of(key) or ""].add(row)
    table: dict[str, dict[tuple[str, int], None]] = defaultdict(dict)
    for row, keys in listed.items():
        own = index.name(row)
        told: set[str] = set()
        for name, given in ((own, True), *((key, False) for key in keys)):
            script = letters_of(name)
            if script is None:
                continue
            spellings = (script,) if script != "latin" else _spellings_of(country) if given else ("en",)
            told.update(sounds(name, spelling) for spelling in spellings)
        for said in told:
            for skeleton in _skeletons(said):
                table[skeleton][said, row] = None
    return _Named({skeleton: list(found) for skeleton, found in table.items()}, dict(written))


def letters_of(name: str) -> str | None:
    """The script of a name's first letter: latin, cyrillic or arabic; None for others.

    Examples
    --------
    >>> letters_of("Šabac"), letters_of("Кальдоно"), letters_of("東京")
    ('latin', 'cyrillic', None)
    """
    first = next((char for char in name if char.isalpha()), "")
    if first and is_latin(first):
        return "latin"
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0620" <= first <= "\u06ff" else None


def heard(
    forms: Iterable[str], spelling: str, country: str, *, keep: Callable[[int], bool] | None = None
) -> list[Heard]:
    """Places of a country whose names sound as a name does, nearest first; few or none.

    Parameters
    ----------
    forms
        The name in its possible basic forms.
    spelling
        How its text spells (`spelling_of`).
    country
        ISO 3166-1 alpha-2.
    keep
        Tells by its row whether a place may be meant.

    Examples
    --------
    >>> index = Index.open()
    >>> {index.name(one.row) for one in heard(["Кальдоно"], "cyrillic", "CO")}  # the town, and its district
    {'Caldono'}
    >>> heard(["Кальдоно"], "cyrillic", "SY")
    []
    """
    index = Index.open()
    number = index.country_number(country)
    if number is None:
        return []
    named = _named(index, number)
    # What has a name in that script is not written otherwise.
    written = named.written.get(spelling, set())
    unwritten = spelling == "arabic"
    best: dict[int, float] = {}
    for form in forms:
        said = sounds(form, spelling)
        consonants = sum(one in _CLASS for one in said)
        most = _MOST.get(consonants, _MOST_OF_LONG)
        if unwritten and consonants < _FEW:
            most = min(most, _AS_WRITTEN)
        seen = set()
        for skeleton in _skeletons(said):
            for candidate in named.table.get(skeleton, ()):
                if candidate in seen or (keep is not None and not keep(candidate[1])):
                    continue
                seen.add(candidate)
                row, least = candidate[1], _AS_WRITTEN if candidate[1] in written else most
                far = apart(said, candidate[0], unwritten=unwritten)
                if far <= min(least, best.get(row, 1.0)):
                    best[row] = far
    return [Heard(row, far) for row, far in sorted(best.items(), key=lambda item: (item[1], item[0]))]
