"""Names as people write them into cells: with abbreviations, in any order, beside or so far from a place.

``table_words.csv`` holds what running text does not use, or uses for other things as well: ``г.`` and
``обл.``, ``dpto.``, ``15 km NE of``. The words of the language packs count besides.
"""

from __future__ import annotations

import csv
import itertools
import math
import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import inflection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.geocoding.place import Place

LONGEST = 4
NEAR_KM = 25.0
_KM_PER_DEGREE = 111.2
_FARTHEST_KM = 500.0
_MOST_FORMS = 48
_COMMAS = re.compile(r"\s*[,;،、，；]\s*")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_QUALIFIED = re.compile(r"([^()\[\]（）,;]*\w[^()\[\]（）,;]*)[(（]([^()\[\]（）,;]+)[)）]")
_WIDE = re.compile(r"\s*[,;،、，；/|>→:\n]\s*|\s+[-\u2013\u2014]\s+")
_DOT = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:[-\u2013]\s*(\d{1,3}(?:[.,]\d+)?)\s*)?(?=[^\W\d_]|\s)")
_ENDING = re.compile(r"(\w[\w -]{2,}\w)['\u2019\u02bc]([a-zçğıöşü]{1,6})", re.UNICODE)
_TRIM = ' \t\r\n\u00a0,;:()[]"\u201c\u201d#@'


class TableWords(NamedTuple):
    """What ``table_words.csv`` says, by use: normalised words to what they mean."""

    before: dict[str, str]
    after: dict[str, str]
    joined_before: dict[str, str]
    joined_after: dict[str, str]
    near: dict[str, str]
    near_after: dict[str, str]
    inside: dict[str, str]
    unit: dict[str, str]
    bearing: dict[str, str]
    link: dict[str, str]


class Relative(NamedTuple):
    """A place that is told from another: ``name`` is the other; ``bearing`` is None where it is not said."""

    name: str
    km: float | None = None
    bearing: float | None = None


@cache
def table_words() -> TableWords:
    """Words of cells; the first language that has a word says what it means.

    Examples
    --------
    >>> table_words().before["г"], table_words().bearing["ne"]
    ('town', '45')
    """
    text = resources.files("geomap.geocoding").joinpath("table_words.csv").read_text("utf-8")
    found: dict[str, dict[str, str]] = {name: {} for name in TableWords._fields}
    for row in csv.DictReader(text.splitlines()):
        found["inside" if row["use"] == "in" else row["use"]].setdefault(normalise(row["word"]), row["means"])
    return TableWords(**found)


def readings(text: str) -> Iterator[tuple[str, str | None]]:
    """Keys of a name without the words around it, each with the kind that they name.

    Examples
    --------
    >>> list(readings("г.Харьков"))[0], list(readings("dpto. de Sucre"))[0]
    (('харьков', 'town'), ('sucre', 'admin1'))
    """
    known = table_words()
    words = normalise(_DOT.sub(". ", text)).split()
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:count]), " ".join(words[-count:])
        if head in known.before:
            yield " ".join(words[count:]), known.before[head]
        if tail in known.after:
            yield " ".join(words[:-count]), known.after[tail]
    key = " ".join(words)
    for end, kind in known.joined_after.items():
        if key.endswith(end) and len(key) >= len(end) + 2:
            yield key.removesuffix(end), kind
    for start, kind in known.joined_before.items():
        if key.startswith(start) and len(key) >= len(start) + 2:
            yield key.removeprefix(start), kind
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        if " ".join(words[:count]) in known.inside:
            yield " ".join(words[count:]), None


@lru_cache(maxsize=1 << 14)
def bent(text: str) -> tuple[str, ...]:
    """Keys that a name may have without its clitics and case endings, in whatever language that is.

    Latin script is left alone but for what stands after an apostrophe: too many names end as words do.

    Examples
    --------
    >>> bent("Gaziantep'te"), "одесса" in bent("Одессе"), bent("Xyzzyx")
    (('gaziantep',), True, ())
    """
    key = normalise(text)
    if key.isascii() or not any("\u0370" <= char < "\u1e00" for char in key):
        cut = _ENDING.fullmatch(text.strip())
        return (normalise(cut[1]),) if cut else ()
    from geomap import languages

    found: dict[str, None] = {}
    words = key.split()
    for code in languages.codes():
        forms = inflection(code)
        if not forms:
            continue
        # The last word of a name bends, or all of them (Нижнем Новгороде).
        choices = [(word, *forms.bare(word)) for word in words]
        last = [" ".join([*words[:-1], form]) for form in choices[-1][1:]] if words else []
        found.update(dict.fromkeys(last))
        for combined in itertools.islice(itertools.product(*choices), 1, _MOST_FORMS):
            found.setdefault(" ".join(combined))
        for form in forms.opened(words[0]) if words else ():
            rest = [form.key, *words[1:]]
            found.setdefault(" ".join(rest))
            found.update(dict.fromkeys(" ".join([*rest[:-1], one]) for one in forms.bare(rest[-1])))
    found.pop(key, None)
    return tuple(found)


def parts(text: str, *, wide: bool = False) -> list[str]:
    """A name and what is written around it: by commas and brackets; if `wide` also by other signs.

    Examples
    --------
    >>> parts("Saraqib (Idlib), Syria"), parts("Syria - Idlib / Saraqib", wide=True)
    (['Saraqib', 'Idlib', 'Syria'], ['Syria', 'Idlib', 'Saraqib'])
    """
    inner = _BRACKETS.sub(r", \1, ", text.strip()) if _BRACKETS.search(text) else text
    return [part for part in (_WIDE if wide else _COMMAS).split(inner.strip(_TRIM)) if part]


def qualified(text: str) -> tuple[str, str] | None:
    """A name and the qualifier in brackets at its end, which need not hold it: a river, an alias.

    Examples
    --------
    >>> qualified("Halle (Saale)"), qualified("Saraqib, Idlib"), qualified("(Idlib)")
    (('Halle', 'Saale'), None, None)
    """
    found = _QUALIFIED.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip()) if found else None


def relative(text: str) -> Relative | None:
    """The place that a text starts from, if it tells of one beside it; None if it does not.

    Examples
    --------
    >>> relative("15 km NE of Mosul")
    Relative(name='mosul', km=15.0, bearing=45.0)
    >>> relative("Musul'un 15 km kuzeyinde").bearing, relative("near Kherson").name, relative("Near East")
    (0.0, 'kherson', Relative(name='east', km=None, bearing=None))
    """
    known = table_words()
    number = _NUMBER.search(text)
    if number:
        km = float((number[2] or number[1]).replace(",", "."))
        ahead = normalise(_DOT.sub(". ", text[number.end() :])).split()
        unit = known.unit.get(ahead[0]) if ahead else None
        if unit is None or km * float(unit) > _FARTHEST_KM:
            return None
        rest, bearing = _bearing(ahead[1:])
        behind = text[: number.start()].strip(_TRIM)
        # "в 15 км", "about 15 km": little words before the number; a name there is the one meant.
        name = " ".join(rest) or behind
        return Relative(name, km * float(unit), bearing) if name else None
    words = normalise(text).split()
    rest, bearing = _bearing(words)
    if bearing is not None and rest:
        return Relative(" ".join(rest), None, bearing)
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        if " ".join(words[:count]) in _near():
            return Relative(" ".join(words[count:]))
        if " ".join(words[-count:]) in known.near_after:
            return Relative(" ".join(words[:-count]))
    return None


def moved(place: Place, told: Relative) -> Place:
    """The place that a text tells of, from the one that it starts from.

    The radius is half the distance and half the place's own: people round both and the direction.
    """
    km = told.km
    if km is None:
        radius = max(NEAR_KM, place.radius_km)
        precision = "near" if place.precision in ("site", "town") else place.precision
        return place._replace(precision=precision, radius_km=radius, score=round(0.9 * place.score, 3))
    lon, lat, radius = place.lon, place.lat, km + place.radius_km / 2
    if told.bearing is not None:
        angle = math.radians(told.bearing)
        lat = max(-90.0, min(90.0, lat + km * math.cos(angle) / _KM_PER_DEGREE))
        wide = _KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat)))
        lon = (lon + km * math.sin(angle) / wide + 180) % 360 - 180
        radius = km / 2 + place.radius_km / 2
    precision = "near" if place.precision in ("site", "town", "near") else place.precision
    return place._replace(
        lon=round(lon, 5),
        lat=round(lat, 5),
        precision=precision,
        radius_km=round(max(5.0, radius), 1),
        score=round(0.9 * place.score, 3),
        alternatives=(),
    )


def _bearing(words: list[str]) -> tuple[list[str], float | None]:
    """Words after a direction and what links it to them, and the direction in degrees."""
    known = table_words()
    at, bearing = 0, None
    while at < len(words) and words[at] in known.link:
        at += 1
    for skip in (at, 0):
        for count in range(min(LONGEST, len(words) - skip), 0, -1):
            said = known.bearing.get(" ".join(words[skip : skip + count]))
            if said is not None:
                at, bearing = skip + count, float(said)
                break
        if bearing is not None:
            break
    while at < len(words) and words[at] in known.link:
        at += 1
    return words[at:], bearing


@cache
def _near() -> frozenset[str]:
    """Words for *near*, of the packs and of cells, normalised."""
    from geomap import languages

    found = set(table_words().near)
    for code in languages.codes():
        for phrase in languages.load(code).words("cues", "near"):
            if not set(phrase) & set("|*{("):
                found.add(normalise(phrase))
    return frozenset(found)
