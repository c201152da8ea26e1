"""Names whose place contradicts where their sentence puts them.

"In southern Peru a bridge at Ilave is blocked": the gazetteer may know that name only as a town in
Poland. A small place far from the country or province that its sentence tells of, or from those of a
report that tells of one country, in a country of which the report says nothing else, is not meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.extraction.parents import as_unlisted
from geomap.extraction.toponyms import geoparse
from geomap.gazetteer.index import PRIMARY, Index
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding.choose import to_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place

_KNOWN = 100_000  # people of a town that needs no country beside it
_FAR_KM = 300.0  # beyond the edge of what the sentence names; nearer it may lie across a border
# A report tells of one country if it has so many names there, which are such a share of all.
_FEWEST, _MOST = 3, 0.75
_QUARTER_KM = 30.0  # from the edge of a town beyond which a quarter is none of its own
_PARTS = {"place_words.part", "place_words.street"}
_AROUND = 60  # characters
_LEAST_SCORE = 0.35
_UNITS = frozenset({"country", "admin1", "area"})
_SCENES = frozenset({"strong", "parent"})
_RUBRICS = frozenset({"strong", "dateline"})


def settle_contradicted(doc: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that their sentence contradicts put where it says.

    In the unit that the sentence names if that has a place of the name, else as a name that the
    gazetteer lacks, somewhere in it.
    """
    told: dict[str, set[str]] = defaultdict(set)
    units: dict[int, list[Place]] = defaultdict(list)
    for mention in mentions:
        place = mention.place
        if place is None or place.country is None:
            continue
        told[place.country].add(mention.toponym.text.casefold())
        if place.precision in _UNITS and mention.role in _SCENES:
            units[mention.sentence].append(place)
        elif mention.role in _RUBRICS and doc.text[mention.toponym.end :].startswith(":"):
            units[mention.sentence].append(place)  # "Duhok: jets struck ..."
    home = _home(told)
    labels = {doc.sentences[m.sentence].paragraph: m.place for m in mentions if m.rubric and m.place}
    heads = _heads(doc, mentions)
    settled = []
    for mention in mentions:
        paragraph = doc.sentences[mention.sentence].paragraph
        head = heads.get(paragraph)
        around = units.get(mention.sentence) or ([head] if head else home)
        unit = _contradicting(mention, around, told)
        if unit is None:
            if head and _is_quarter(doc, mention, head, mentions):
                mention = mention._replace(toponym=as_unlisted(mention.toponym, head))  # noqa: PLW2901
            settled.append(mention)
            continue
        label = labels.get(paragraph)
        within = label if label and label.country == unit.country else unit  # "Bahri - ... at X Bridge"
        settled.append(_moved(doc, mention, unit, within))
    return settled


def _heads(doc: Document, mentions: Sequence[Mention]) -> dict[int, Place]:
    """The place at the head of each paragraph, in a round-up of such paragraphs."""
    heads: dict[int, Place] = {}
    for mention in mentions:
        paragraph = doc.sentences[mention.sentence].paragraph
        if (mention.rubric or mention.role == "dateline") and mention.place and mention.place.country:
            heads.setdefault(paragraph, mention.place)
    return heads if len(heads) > 1 else {}


def _is_quarter(doc: Document, mention: Mention, head: Place, mentions: Sequence[Mention]) -> bool:
    """Is it a part of a town by its word, far from the one at the head of its paragraph?

    Not where its sentence names another town.
    """
    place = mention.place
    if place is None or mention.toponym.kind != "place" or place.precision not in ("town", "near"):
        return False
    if head.precision not in ("town", "admin2") or place.population >= _KNOWN:
        return False
    inside = doc.label_maps()[1]
    words = range(mention.first, mention.last + 1)
    if len(words) < 2 or not any(_PARTS & inside.get(index, set()) for index in words):
        return False
    beside = [m for m in mentions if m.sentence == mention.sentence and m is not mention and m.place]
    if any(m.precision == "town" and m.place and m.place.id != head.id for m in beside):
        return False
    return distance_km(place.lon, place.lat, head.lon, head.lat) > head.radius_km + _QUARTER_KM


def _home(told: dict[str, set[str]]) -> list[Place]:
    """The one country that a report tells of, if most of its names are there."""
    if not told:
        return []
    country = max(sorted(told), key=lambda code: len(told[code]))
    names = len(told[country])
    if names < _FEWEST or names < _MOST * sum(map(len, told.values())):
        return []
    index = Index.open()
    number = index.country_number(country)
    row = None if number is None else index.country_rows.get(number)
    return [] if row is None else [to_place(index, [index.candidate(row, PRIMARY)], [1.0])]


def _contradicting(mention: Mention, units: Sequence[Place], told: dict[str, set[str]]) -> Place | None:
    """The unit of its sentence that a name cannot lie in; None where all is well."""
    place = mention.place
    if place is None or place.country is None or not units or mention.toponym.kind != "place":
        return None
    # Hardly anybody knows the districts of another country, however many live there.
    known = place.population >= _KNOWN and place.precision != "admin2"
    if place.precision in _UNITS or known or place.capital:
        return None
    if len(told[place.country]) > 1 or any(unit.country == place.country for unit in units):
        return None
    far = all(
        distance_km(place.lon, place.lat, unit.lon, unit.lat) > unit.radius_km + _FAR_KM for unit in units
    )
    return units[0] if far and units[0] is not place else None


def _moved(doc: Document, mention: Mention, unit: Place, within: Place) -> Mention:
    toponym = mention.toponym
    begin = max(0, toponym.start - _AROUND)
    span = (toponym.start - begin, toponym.end - begin)
    around = doc.cased[begin : toponym.end + _AROUND]
    place = geoparse(around, [span], language=doc.language, country=unit.country)[0].place
    if place is not None and place.score >= _LEAST_SCORE:
        return mention._replace(toponym=toponym._replace(place=place))
    return mention._replace(toponym=as_unlisted(toponym, within))
