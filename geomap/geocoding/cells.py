"""One cell to a place: its readings in turn, constrained by what the row says around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.index import DERIVED, KINDS, NOWHERE, Candidate, Index
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding import written
from geomap.geocoding.choose import NEAR_KM, Box, country_numbers, narrow, prefer_town, to_place
from geomap.geocoding.lexicon import LONGEST, directions
from geomap.geocoding.parts import part_of
from geomap.geocoding.resolve import Name, Ranking, contains, resolve
from geomap.geocoding.said import UNITS, abbreviated, candidates_of, readings, unit_said
from geomap.geocoding.senses import Senses
from geomap.geocoding.sounds import SCRIPTS, heard, letters_of
from geomap.geocoding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.geocoding.place import Place

# How far outside a stated unit a place may lie: columns are often filled from older boundaries.
_SLACK_KM = 30.0
# People of a town that nobody calls a part of another.
_CITY = 200_000
# Radius of a name that was only found by its skeleton, from a table of Syrian places (see benchmarks).
_GUESS_KM = 25.0
_SOUNDS_SO = 0.05  # how far a name in other letters may sound otherwise
# A city with this share of the people of its unit is meant by a name that both have.
_CITY_SHARE = 0.2
_WITH_UNIT = 2  # parts of a name with one qualifier
_SHORTEST = 2  # letters of a name from which another place is told

# Kinds of what may lie in or at a town whose name stands behind it; of anything else the name is the unit's.
_IN_TOWN = frozenset({"site", "area"})

# A name, its country, its province, its district: as written, empty where not said.
Row = tuple[str, str, str, str]


def place_of(
    index: Index, row: Row, box: Box | None, preferred: frozenset[int], *, instead: bool = True
) -> Place | None:
    """The place of a row: by its first reading that fits, else by what it is told from, else by its unit."""
    text, country, admin1, admin2 = row
    said = written.parts(text)
    if not said:
        return None
    asked = _Asked(index, countries_of(index, country), box, preferred)
    if not asked.countries and country:  # a country that is not one: let it speak as a parent
        asked.told = candidates_of(index, country)[0]
    units = [unit for unit in (admin2, admin1) if unit]
    told = written.relative(text) if any(map(str.isdigit, text)) else None
    place = asked.beside(text, said, units) if told is not None and told.km is not None else None
    if place is None:
        place = asked.place(said, units) or asked.unqualified(text, units)
    if place is None and len(wide := written.parts(text, wide=True)) > max(1, len(said)):
        place = asked.place(wide, units)
    if place is None:
        place = asked.beside(text, said, units)
    if place is None:
        place = asked.guess(said, units)
    if place is None and instead and not asked.are_several(said, cities=";" not in text):
        place = asked.unit_of(said, units)
    return place


def countries_of(index: Index, country: str) -> frozenset[int]:
    """Numbers of the country that a cell names; none if it names none."""
    if not country:
        return frozenset()
    try:
        return country_numbers(index, country, "country")
    except ValueError:
        return frozenset()


class _Asked:
    """What a row asks, and how it may be read."""

    def __init__(
        self, index: Index, countries: frozenset[int], box: Box | None, preferred: frozenset[int]
    ) -> None:
        self.index = index
        self.countries = countries
        self.box = box
        self.preferred = preferred
        self.told: tuple[Candidate, ...] = ()

    def place(self, said: list[str], units: list[str]) -> Place | None:
        """The place of parts written smallest first, or last; with what columns say beside."""
        place = self._in_order(said, units)
        if len(said) > 1 and (place is None or place.precision in ("country", "admin1", "admin2", "area")):
            turned = self._in_order(said[::-1], units, strict=True)
            if turned is not None and (place is None or _holds(place, turned)):
                return turned
        return place

    def beside(self, text: str, said: list[str], units: list[str]) -> Place | None:
        """The place that is told from another: near it, or so far from it."""
        for start, rest in ((text, []), (said[0], said[1:])):
            told = written.relative(start)
            if told is None or len(told.name) < _SHORTEST:  # "N/A" is not north of Å
                continue
            names = written.parts(told.name) if not rest else [told.name, *rest]
            place = self.place(names, units)
            if place is not None and place.kind != "country":
                return written.moved(place, told)
        return None

    def guess(self, said: list[str], units: list[str]) -> Place | None:
        """A town of the country whose transliterations look like the name."""
        if not self.countries or len(said[0]) <= 3:
            return None
        around, _ = self._around(said[1:], units)
        return _guess(self.index, said[0], self.countries, self.box, around, self.preferred)

    def unqualified(self, text: str, units: list[str]) -> Place | None:
        """The town whose name goes on with what the brackets say: Halle (Saale), Limburg (Lahn)."""
        told = written.qualified(text)
        if told is None:
            return None
        name, qualifier = map(normalise, told)
        longer = [key for key in self.index.keys_from(f"{name} ") if key.split()[-1] == qualifier]
        places = (self._in_order([key], units) for key in longer)
        return next((place for place in places if place and place.precision == "town"), None)

    def are_several(self, said: list[str], *, cities: bool) -> bool:
        """Whether all parts are known by themselves: a list ("Aleppo; Homs"), no village in a district.

        Only a list of `cities` is told by its commas: "Mumbai, Delhi", but a village may be called as others.
        """
        least = _CITY if cities else 0
        return len(said) > 1 and all(
            any(c.population >= least for c in found if not cities or KINDS[c.kind] == "town")
            for found in (candidates_of(self.index, part, countries=self.countries)[0] for part in said)
        )

    def unit_of(self, said: list[str], units: list[str]) -> Place | None:
        """The smallest known unit around a name that is not; a code without its country may be any."""
        if len(said) + len(units) <= _WITH_UNIT and not self.countries:
            known = [part for part in said[1:] if not abbreviated(self.index, part, frozenset())]
            said = [said[0], *known]
        around, hints = self._around(said[1:], units)
        built = not units and any(hint in _IN_TOWN for _, hint in readings(said[0]))
        columns = sum(bool(unit_said(self.index, unit, self.countries)[0]) for unit in units)
        return _parent_instead(self.index, around, hints, self.preferred, columns=columns, in_town=built)

    def _in_order(self, said: list[str], units: list[str], *, strict: bool = False) -> Place | None:
        around, _ = self._around(said[1:], units)
        if strict and len(around) < len(said) - 1:
            return None
        if not around and not self.countries and any(_is_name(part) for part in said[1:]):
            return None  # "Atlantis, Nowhere": somewhere else of that name would be a guess
        whole, hint, direction = _with_direction(self.index, said[0], self.countries, self.box)
        place = _joint(self.index, whole, around, self.preferred, hint)
        if place is None or not direction:
            return place
        if place.precision == "town":  # north of Aleppo, or its north: beside it in either case
            return written.moved(place, written.Relative(said[0]))
        return part_of(self.index, place, direction)

    def _around(
        self, rest: list[str], units: list[str]
    ) -> tuple[list[tuple[Candidate, ...]], list[str | None]]:
        """Candidates of all that is written around a name, and the kinds that words name."""
        found = [unit_said(self.index, part, self.countries) for part in (*units, *rest)]
        around = [candidates for candidates, _ in found if candidates]
        # A column for units names units; a part of a string may be a town as well.
        hints = [hint for candidates, hint in found if candidates]
        if self.told:
            around.append(self.told)
            hints.append(None)
        return around, hints


def _holds(outer: Place, inner: Place) -> bool:
    """Whether the first place is a unit that the second lies in."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return True
    return outer.name == (inner.admin1 if outer.kind == "admin1" else inner.admin2)


def _is_name(text: str) -> bool:
    """Whether a qualifier reads as a name and not as a description ("near the old bridge", "km 4")."""
    words = text.split()
    return bool(words) and all(word[:1].isupper() or not word.isascii() for word in words) and text.isascii()


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
    if hint is None and not around:
        _prefer_city(index, candidates, chances)
    return to_place(index, candidates, chances, near=hint in ("site", "area"))


def _prefer_city(index: Index, candidates: list[Candidate], chances: list[float]) -> None:
    """Let a city stand before a unit that it makes up a good part of, in place.

    A lone "New York" or "Karaganda" in a table means the city; Québec's province is far more than its
    capital. A country gives way only to a city whose own name it is and that has more people, where that
    is not the country's own name (Granada).
    """
    first = candidates[0]
    kind = KINDS[first.kind]
    if kind not in ("admin1", "admin2", "country"):
        return
    for at, other in enumerate(candidates[1:], 1):
        if KINDS[other.kind] != "town" or other.form < 2:
            continue
        if kind == "country":
            own = normalise(index.name(other.row))
            better = own != normalise(index.name(first.row)) and other.form == 3
            better = better and other.population > first.population and other.country != first.country
        else:
            better = other.country == first.country and other.population >= _CITY_SHARE * first.population
        if better:
            chance = chances.pop(at)
            candidates.insert(0, candidates.pop(at))
            chances.insert(0, max(chance, chances[0]))
        return


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
        if KINDS[inner.kind] == "country" and parent.row != inner.row:
            continue
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
        towns = towns or _heard(index, name, index.countries[number], box)
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


def _heard(index: Index, name: str, country: str, box: Box | None) -> tuple[Candidate, ...]:
    """Towns of a country that the gazetteer has in other letters only: Кальдоно is Caldono."""
    spelling = letters_of(name)
    if spelling not in SCRIPTS:
        return ()
    found = heard([normalise(name)], spelling, country)
    candidates = [index.candidate(one.row, DERIVED) for one in found if one.apart <= _SOUNDS_SO]
    return tuple(c for c in narrow(index, candidates, box=box) if KINDS[c.kind] == "town")


def _parent_instead(
    index: Index,
    around: list[tuple[Candidate, ...]],
    hints: list[str | None],
    preferred: frozenset[int],
    *,
    columns: int,
    in_town: bool,
) -> Place | None:
    """The smallest stated unit around an unknown name; a whole country is too little to go by.

    A village lies in the province that has the name of its capital, and not beside that town; a hospital or a
    street may well be in it. The first `columns` of what stands around are told by columns for units.
    """
    for at, parent in enumerate(around):
        ranking = _rank(parent, around[at + 1 :], preferred)[0]
        if KINDS[ranking.candidates[0].kind] == "country":
            continue
        candidates, chances = list(ranking.candidates), list(ranking.chances)
        if in_town:
            prefer_town(index, candidates, chances, hints[at])
        else:
            _prefer_unit(index, candidates, chances, named=at < columns)
        place = to_place(index, candidates, chances, near=True)
        radius = max(NEAR_KM, place.radius_km) if place.precision in ("near", "site") else place.radius_km
        precision = "near" if place.precision == "site" else place.precision
        score = round(0.8 * place.score, 3)
        return place._replace(precision=precision, radius_km=radius, score=score, instead=True)
    return None


def _prefer_unit(index: Index, candidates: list[Candidate], chances: list[float], *, named: bool) -> None:
    """Let the unit that a town shares its name with stand before it, in place; `named`: it is told to be one.

    The town need not lie in it: Sanaa, Kyiv and Damascus are units of their own.
    """
    town = candidates[0]
    if KINDS[town.kind] != "town":
        return
    for at, other in enumerate(candidates[1:], 1):
        if KINDS[other.kind] in UNITS and other.country == town.country:
            chance = chances.pop(at)
            candidates.insert(0, candidates.pop(at))
            chances.insert(0, chance + chances[0])
            return
    row = town.admin2 if town.admin2 != NOWHERE else town.admin1
    if named and row != NOWHERE:  # a district is called as its seat is
        candidates.insert(0, index.candidate(row, 1))
        chances.insert(0, chances[0])
