"""Names of tables to places: each distinct name once, constrained by what the row says around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geomap.errors import warn_of
from geomap.gazetteer.index import KINDS, Candidate, Index
from geomap.gazetteer.names import normalise, variants
from geomap.gazetteer.outlines import distance_km
from geomap.gazetteer.places import in_use
from geomap.geocoding.choose import NEAR_KM, Box, as_box, country_numbers, narrow, prefer_town, to_place
from geomap.geocoding.lexicon import LONGEST, any_type_words, directions
from geomap.geocoding.parts import part_of
from geomap.geocoding.resolve import Name, Ranking, contains, resolve
from geomap.geocoding.senses import Senses
from geomap.geocoding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas

    from geomap.errors import Problem
    from geomap.geocoding.online import Online
    from geomap.geocoding.place import Place

_COMMAS = re.compile(r"\s*[,;،、，；]\s*")
_TRIM = ' \t\r\n\u00a0,;:()[]"\u201c\u201d#@'
# How far outside a stated unit a place may lie: columns are often filled from older boundaries.
_SLACK_KM = 30.0
# Radius of a name that was only found by its skeleton, from a table of Syrian places (see benchmarks).
_GUESS_KM = 25.0

_Row = tuple[str, str, str, str]


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


def locate(
    names: Sequence[str],
    *,
    country: str | Sequence[str | None] | None = None,
    admin1: str | Sequence[str | None] | None = None,
    admin2: str | Sequence[str | None] | None = None,
    within: Any = None,
    bias: str | Sequence[str] | None = None,
    threshold: float | None = None,
    geocoder: Online | None = None,
    problems: list[Problem] | None = None,
    places: str | Path | None = None,
) -> list[Place | None]:
    """Places of names, without the weight of a data frame.

    Parameters
    ----------
    names
        As written; "place, district, province" is understood.
    country, admin1, admin2
        One value for all names or one per name: country as ISO 3166-1 code or name, units by name.
    within
        Bounding box (west, south, east, north) in degrees, or a geometry.
    bias
        Countries to prefer where a name alone does not decide.
    threshold
        Score in [0, 1] below which a name stays unresolved.
    geocoder
        An `geomap.geocoding.Online` service for names that the gazetteer does not have; it comes before
        the gazetteer if it says so.
    problems
        A list to which failures of the service are added. If None, one `InputWarning` sums them up.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.

    Returns
    -------
    list of Place or None
        One per name, in order; None where the gazetteer has nothing that fits.

    Raises
    ------
    ValueError
        If a list of countries or units is not as long as the names, or an option cannot be read.

    Examples
    --------
    >>> [place.name if place else None for place in locate(["Arbil", "Xyzzyx"])]
    ['Erbil', None]
    >>> locate(["tỉnh Idlib"])[0].precision
    'admin1'
    >>> locate([])
    []
    """
    if places is not None:
        with in_use(places, problems):
            return locate(
                names, country=country, admin1=admin1, admin2=admin2, within=within, bias=bias,
                threshold=threshold, geocoder=geocoder, problems=problems,
            )  # fmt: skip
    index = Index.open()
    rows = _rows(names, country, admin1, admin2)
    if isinstance(country, str):
        country_numbers(index, country, "country")  # says what is wrong with it, once
    box = as_box(within)
    preferred = country_numbers(index, bias, "bias")
    known: dict[_Row, Place | None] = {}
    for row in rows:
        if row not in known:
            place = _asked_in_turn(index, row, box, preferred, geocoder)
            if place is not None and threshold is not None and place.score < threshold:
                place = None
            known[row] = place
    if geocoder is not None:
        failed = geocoder.take_problems()
        if problems is not None:
            problems.extend(failed)
        else:
            warn_of(failed)
    return [known[row] for row in rows]


def geocode(
    names: Sequence[str],
    *,
    country: str | Sequence[str | None] | None = None,
    admin1: str | Sequence[str | None] | None = None,
    admin2: str | Sequence[str | None] | None = None,
    within: Any = None,
    bias: str | Sequence[str] | None = None,
    threshold: float | None = None,
    geocoder: Online | None = None,
    problems: list[Problem] | None = None,
    places: str | Path | None = None,
) -> geopandas.GeoDataFrame:
    """Geocode names into a frame.

    Parameters are those of `locate`.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per name, in order: ``name``, ``place_id``, ``place_name``, ``kind``, ``country``, ``admin1``,
        ``precision`` (of the place scale), ``radius_km``, ``score`` and ``geometry`` (EPSG:4326; null where
        unresolved, with precision ``none``).

    Examples
    --------
    >>> frame = geocode(["Arbil", "Xyzzyx"])
    >>> frame["place_name"].tolist(), frame.geometry.isna().tolist()
    (['Erbil', None], [False, True])
    >>> len(geocode([]))
    0
    """
    import geopandas
    import pandas
    import shapely

    listed = ["" if name is None else str(name) for name in names]
    resolved = locate(
        listed, country=country, admin1=admin1, admin2=admin2, within=within, bias=bias, threshold=threshold,
        geocoder=geocoder, problems=problems, places=places,
    )  # fmt: skip

    def text(values: list[str | None]) -> pandas.Series[Any]:
        return pandas.Series(values, dtype=object)

    points = {p: shapely.Point(p.lon, p.lat) for p in resolved if p is not None}
    return geopandas.GeoDataFrame(
        {
            "name": text(list(listed)),
            "place_id": text([p.id if p else None for p in resolved]),
            "place_name": text([p.name if p else None for p in resolved]),
            "kind": text([p.kind if p else None for p in resolved]),
            "country": text([p.country if p else None for p in resolved]),
            "admin1": text([p.admin1 if p else None for p in resolved]),
            "precision": text([p.precision if p else "none" for p in resolved]),
            "radius_km": pandas.Series([p.radius_km if p else None for p in resolved], dtype="float64"),
            "score": pandas.Series([p.score if p else None for p in resolved], dtype="float64"),
        },
        geometry=geopandas.GeoSeries(
            [points[p] if p else None for p in resolved], crs="EPSG:4326", index=range(len(resolved))
        ),
        crs="EPSG:4326",
    )


def _rows(names: Sequence[str], *columns: str | Sequence[str | None] | None) -> list[_Row]:
    """One tuple per name, with missing values as empty text."""
    filled = []
    for label, column in zip(("country", "admin1", "admin2"), columns, strict=True):
        if column is None or isinstance(column, str):
            filled.append([column or ""] * len(names))
            continue
        values = list(column)
        if len(values) != len(names):
            raise ValueError(
                f"{label} has {len(values)} values for {len(names)} names; give one, or one per name"
            )
        # NaN differs from itself: that is how tables say that a value is missing.
        filled.append(["" if value is None or value != value else str(value) for value in values])  # noqa: PLR0124
    listed = ["" if name is None or name != name else str(name) for name in names]  # noqa: PLR0124
    return list(zip(listed, *filled, strict=True))


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
def _unit(index: Index, text: str, countries: frozenset[int]) -> tuple[tuple[Candidate, ...], str | None]:
    """Candidates of a unit: a table has few of them, in many rows."""
    return candidates_of(index, text, countries=countries)


def _asked_in_turn(
    index: Index, row: _Row, box: Box | None, preferred: frozenset[int], geocoder: Online | None
) -> Place | None:
    """The gazetteer's place, the service's, or the unit that the row names, whichever comes first."""
    if geocoder is None:
        return _locate(index, row, box, preferred)
    place = None if geocoder.first else _locate(index, row, box, preferred, instead=False)
    if place is None:
        place = _online(index, row, box, preferred, geocoder)
    return place if place is not None else _locate(index, row, box, preferred)


def _online(
    index: Index, row: _Row, box: Box | None, preferred: frozenset[int], geocoder: Online
) -> Place | None:
    text, country, admin1, admin2 = row
    name, *rest = [part for part in _COMMAS.split(text.strip(_TRIM)) if part] or [""]
    if not name:
        return None
    parents = [part for part in (*rest, admin2, admin1) if part]
    codes = [index.countries[number] for number in _country_of(index, country)]
    if country and not codes:
        parents.append(country)
    near = None
    if parents:
        near = _locate(index, (", ".join(parents), country, "", ""), None, preferred)
    return geocoder.locate(name, country=codes[0] if codes else None, parents=parents, near=near, box=box)


def _locate(
    index: Index, row: _Row, box: Box | None, preferred: frozenset[int], *, instead: bool = True
) -> Place | None:
    text, country, admin1, admin2 = row
    name, *rest = [part for part in _COMMAS.split(text.strip(_TRIM)) if part] or [""]
    if not name:
        return None
    countries = _country_of(index, country)
    parents = [admin2, admin1, *rest] if admin2 or admin1 else rest
    found = [_unit(index, p, countries) for p in parents if p]
    around = [candidates for candidates, _ in found if candidates]
    if not around and not countries and any(_is_name(part) for part in rest):
        return None  # "Atlantis, Nowhere": somewhere else of that name would be a guess
    # A column for units names units; a part of a string may be a town as well.
    hints = [hint for candidates, hint in found if candidates]
    if not countries and country:  # a country that is not one: let it speak as a parent
        found_country = candidates_of(index, country)[0]
        around += [found_country] if found_country else []
        hints += [None] if found_country else []
    whole, hint, direction = _with_direction(index, name, countries, box)
    place = _joint(index, whole, around, preferred, hint)
    if place is None and countries and len(name) > 3:
        place = _guess(index, name, countries, box, around, preferred)
    if place is None and instead:
        place = _parent_instead(index, around, hints, preferred)
    if place is not None and direction:
        return part_of(index, place, direction)
    return place


def _is_name(text: str) -> bool:
    """Whether a qualifier reads as a name and not as a description ("near the old bridge", "km 4")."""
    words = text.split()
    return bool(words) and all(word[:1].isupper() or not word.isascii() for word in words) and text.isascii()


def _country_of(index: Index, country: str) -> frozenset[int]:
    if not country:
        return frozenset()
    try:
        return country_numbers(index, country, "country")
    except ValueError:
        return frozenset()


def _with_direction(
    index: Index, name: str, countries: frozenset[int], box: Box | None
) -> tuple[tuple[Candidate, ...], str | None, str | None]:
    """Candidates of a name, else of what follows or precedes a word for a direction in it."""
    whole, hint = candidates_of(index, name, countries=countries, box=box)
    if whole:
        return whole, hint, None
    words = name.split()
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        for said, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            direction = directions().get(" ".join(fold(word) for word in said))
            if direction:
                whole, hint = candidates_of(index, " ".join(rest), countries=countries, box=box)
                if whole:
                    return whole, hint, direction
    return (), None, None


def _joint(
    index: Index,
    whole: tuple[Candidate, ...],
    around: list[tuple[Candidate, ...]],
    preferred: frozenset[int],
    hint: str | None,
) -> Place | None:
    """The best candidate given its parents; None if it contradicts them."""
    if not whole:
        return None
    if len(whole) == 1:
        candidates, chances = list(whole), [1.0]
    else:
        ranking = _rank(whole, around, preferred)[0]
        candidates, chances = list(ranking.candidates), list(ranking.chances)
    if around:
        fitting = [i for i, c in enumerate(candidates) if all(fits(index, c, p) for p in around)]
        if not fitting:
            return None
        candidates, chances = [candidates[i] for i in fitting], [chances[i] for i in fitting]
        total = sum(chances)
        chances = [chance / total for chance in chances] if total else chances
    prefer_town(index, candidates, chances, hint)
    return to_place(index, candidates, chances, near=hint in ("site", "area"))


def _rank(
    whole: tuple[Candidate, ...], around: list[tuple[Candidate, ...]], preferred: frozenset[int]
) -> list[Ranking]:
    names = [Name(Senses(whole), parents=tuple(range(1, 1 + len(around))))]
    for at, parent in enumerate(around, 1):
        names.append(Name(Senses(parent), parents=tuple(range(at + 1, 1 + len(around)))))
    return resolve(names, bias=preferred)


def fits(index: Index, inner: Candidate, outer: Sequence[Candidate]) -> bool:
    """Whether a place lies in (or near) one of the places that a parent may mean."""
    for parent in outer:
        if contains(parent, inner) or parent.row == inner.row:
            return True
        if KINDS[parent.kind] != "country":
            reach = index.precision(parent.row)[1] + _SLACK_KM
            if distance_km(parent.lon, parent.lat, inner.lon, inner.lat) <= reach:
                return True
    return False


def _guess(
    index: Index,
    name: str,
    countries: frozenset[int],
    box: Box | None,
    around: list[tuple[Candidate, ...]],
    preferred: frozenset[int],
) -> Place | None:
    """A town whose transliterations look like the name; only where its province agrees or is not known."""
    for number in sorted(countries):
        found = index.lookup(name, country=index.countries[number], guess=True)
        found = narrow(index, found, box=box)
        towns = tuple(c for c in found if KINDS[c.kind] == "town")
        if not towns or (not around and len(towns) > 1):
            continue
        place = _joint(index, towns, around, preferred, None)
        if place is not None:
            half = 0.8 if around else 0.5
            return place._replace(
                precision="near",
                radius_km=max(_GUESS_KM, place.radius_km),
                score=round(half * place.score, 3),
            )
    return None


def _parent_instead(
    index: Index,
    around: list[tuple[Candidate, ...]],
    hints: list[str | None],
    preferred: frozenset[int],
) -> Place | None:
    """The smallest stated unit around an unknown name; a whole country is too little to go by."""
    for at, parent in enumerate(around):
        ranking = _rank(parent, around[at + 1 :], preferred)[0]
        if KINDS[ranking.candidates[0].kind] == "country":
            continue
        candidates, chances = list(ranking.candidates), list(ranking.chances)
        prefer_town(index, candidates, chances, hints[at])
        place = to_place(index, candidates, chances, near=True)
        radius = max(NEAR_KM, place.radius_km) if place.precision in ("near", "site") else place.radius_km
        precision = "near" if place.precision == "site" else place.precision
        return place._replace(precision=precision, radius_km=radius, score=round(0.8 * place.score, 3))
    return None
