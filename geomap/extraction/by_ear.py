"""Names that the gazetteer has only in other letters, found by their sound where their country is known.

*Бої точаться під Кальдоно* in a report of Colombia is told of Caldono. A name that the text puts into a
province, district or town is looked for there, any other one in the country of its sentence or report; what
sounds like places far apart, none of them near what else is told, stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.countries_told import CountriesTold
from geomap.extraction.parents import UNLISTED
from geomap.gazetteer.index import DERIVED, Index
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding.choose import to_place
from geomap.geocoding.inflection import inflection
from geomap.geocoding.sounds import SCRIPTS, heard, is_native, spelling_of
from geomap.languages.words import ARABIC_ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place
    from geomap.geocoding.sounds import Heard

_SURE = 0.6  # score of a name that sounds the same
# By how much another place may sound worse and still be meant; of names at home without short vowels.
_RIVAL, _RIVAL_UNWRITTEN = 0.05, 0.12
_ONE_KM = 40.0  # within which namesakes are one place, or its district
_AROUND_KM = 60.0  # of a town that a name is said to lie in or near
_BESIDE_KM, _FARTHER = 150.0, 2.0  # of what else is told: how near the one that is meant lies, how far others
_CITY, _LARGER = 20_000, 5
_KIND_WORDS = ("place_words.", "directions.")
_DISTRICT = "place_words.admin2"
_SETTLED = frozenset({"place_words.town", _DISTRICT})
_SAME = 0.03  # how far a name may sound otherwise where it is at home
_MOST_UNWRITTEN = 0.08  # and where short vowels are not written
_TOLD = frozenset({"strong", "weak", "plain", "parent", "dateline", "toward", "from"})


class _Where(NamedTuple):
    """The country in which a name is looked for, and which of its places may be meant."""

    country: str
    keep: Callable[[int], bool] | None = None


def placed_by_ear(doc: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of names that the gazetteer lacks at the places that sound so."""
    spelling = spelling_of(doc.language)
    lacking = [m for m in mentions if m.toponym.kind == UNLISTED or m.place is None]
    if spelling is None or not lacking:
        return list(mentions)
    finder = _Finder(doc, mentions, spelling)
    sought = {id(m) for m in lacking if m.role in _TOLD}
    return [finder.placed(m) if id(m) in sought else m for m in mentions]


class _Finder:
    """Looks for one name of a report after the other."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], spelling: str) -> None:
        self.doc = doc
        self.spelling = spelling
        self.unwritten = spelling == "arabic"
        self.index = Index.open()
        self.inside = doc.label_maps()[1]
        self.code = doc.lexicon.pack.code
        self.bend = inflection(self.code)
        self.known = [m for m in mentions if m.toponym.kind == "place" and m.place and m.place.country]
        told = CountriesTold([m for m in self.known if self._is_where(m)])
        self.told = {m.place.country for m in self.known if m.place}
        home = told.home_without("")
        self.home = home[0] if home else told.only()

    def placed(self, mention: Mention) -> Mention:
        """A name at the place that sounds like it, if there is just one that the text can mean."""
        name, kinds = self._name(mention)
        where = self._where(mention)
        if where is None or len(name) < 3 or not kinds <= _SETTLED:
            return mention  # few streets and rivers are in the gazetteer, and many are called after towns
        native = is_native(self.spelling, where.country)
        if native and not self.unwritten:
            return mention  # the gazetteer has it as it is written, or not at all
        bent = self.spelling in SCRIPTS
        key = normalise(name) if bent else name
        if self.unwritten and self._is_word(key):
            return mention  # "مديرية الأمن": the police, and no district of Amman
        forms = dict.fromkeys((key, *(self.bend.forms(key) if bent else ())))
        found = heard(forms, self.spelling, where.country, keep=where.keep)
        most = _SAME if native else _MOST_UNWRITTEN if self.unwritten else 1.0
        margin = _RIVAL_UNWRITTEN if native else _RIVAL
        chosen = self._choose(found, where.country, margin, district=_DISTRICT in kinds)
        if chosen is None or chosen.apart > most:
            return mention
        score = round(_SURE * (1 - chosen.apart), 3)
        place = to_place(self.index, [self.index.candidate(chosen.row, DERIVED)], [score])
        return mention._replace(toponym=mention.toponym._replace(kind="place", place=place))

    def _is_word(self, key: str) -> bool:
        """Is it an ordinary word of a language without capitals?"""
        bare = key.removeprefix(ARABIC_ARTICLE)
        return any(self.index.words.is_ordinary(one, self.code) for one in (key, bare, ARABIC_ARTICLE + bare))

    @staticmethod
    def _is_where(mention: Mention) -> bool:
        """Is it named as where something is, and not as who acts ("Israel shelled the town of X")?"""
        return mention.role in _TOLD and not (mention.is_country and mention.role == "plain")

    def _name(self, mention: Mention) -> tuple[str, set[str]]:
        """The name without the words for its kind, and what kinds they say."""
        doc, words, kinds = self.doc, [], set()
        for index in range(mention.first, mention.last + 1):
            labels = self.inside.get(index, set())
            said = {label for label in labels if label.startswith(_KIND_WORDS)}
            if said:
                kinds |= said
                continue
            word = doc.words[index]
            start, end = max(word.start, mention.toponym.start), min(word.end, mention.toponym.end)
            words.append(doc.text[start:end])
        return " ".join(words), kinds

    def _where(self, mention: Mention) -> _Where | None:
        place = mention.place
        if place is not None and place.country and place.precision != "country":
            return _Where(place.country, self._within(place))
        if place is not None and place.country:
            # Not that of a people alone ("Russian troops shelled the town of X").
            return _Where(place.country) if place.country in self.told else None
        here = {
            m.place.country
            for m in self.known
            if m.sentence == mention.sentence and self._is_where(m) and m.place and m.place.country
        }
        country = next(iter(here)) if len(here) == 1 else self.home
        return _Where(country) if country else None

    def _within(self, unit: Place) -> Callable[[int], bool]:
        """Tells which places lie in a unit, or around a town."""
        index, row = self.index, self.index.row_of(unit.id)
        if unit.kind in ("admin1", "admin2") and row is not None and unit.precision == unit.kind:
            column = index.columns[unit.kind]
            return lambda one: bool(column[one] == row)
        reach = max(_AROUND_KM, unit.radius_km)

        def is_around(one: int) -> bool:
            lon, lat = index.point(one)
            return distance_km(unit.lon, unit.lat, lon, lat) <= reach

        return is_around

    def _choose(self, found: list[Heard], country: str, margin: float, *, district: bool) -> Heard | None:
        if not found:
            return None
        index = self.index
        rivals = [one for one in found if one.apart <= found[0].apart + margin]
        wanted = "admin2" if district else "town"
        rivals.sort(
            key=lambda one: (index.kind(one.row) != wanted, one.apart, -index.population(one.row), one.row)
        )
        groups: list[Heard] = []
        for one in rivals:
            if all(self._gap(one.row, other.row) > _ONE_KM for other in groups):
                groups.append(one)
        if len(groups) == 1:
            return groups[0]
        beside = self._beside(groups, country)
        if beside is not None:
            return beside
        groups.sort(key=lambda one: -index.population(one.row))
        first, second = (index.population(one.row) for one in groups[:2])
        return groups[0] if first >= _CITY and first >= _LARGER * second else None

    def _beside(self, groups: list[Heard], country: str) -> Heard | None:
        """The one of several places that lies near something else that is told of the country."""
        spots = [
            (m.place.lon, m.place.lat)
            for m in self.known
            if m.place and m.place.country == country and m.precision != "country"
        ]
        if not spots:
            return None
        gaps = []
        for at, one in enumerate(groups):
            lon, lat = self.index.point(one.row)
            gaps.append((min(distance_km(lon, lat, *spot) for spot in spots), at))
        gaps.sort()
        (near, first), (far, _) = gaps[:2]
        return groups[first] if near <= _BESIDE_KM and far >= _FARTHER * max(near, _ONE_KM) else None

    def _gap(self, one: int, other: int) -> float:
        return distance_km(*self.index.point(one), *self.index.point(other))
