"""Names whose place contradicts where their sentence puts them.

"In southern Peru a bridge at Ilave is blocked": the gazetteer may know that name only as a town in
Poland. A small place far from the country or province that its sentence tells of, or from the country
that its report tells of, in a country of which the report says nothing else, is not meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.extraction.countries_told import KNOWN, UNITS, CountriesTold, country_place
from geomap.extraction.parents import as_unlisted
from geomap.extraction.toponyms import geoparse
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place

_FAR_KM = 300.0  # beyond the edge of what the sentence names; nearer it may lie across a border
_SETTLED = 5  # names in that country from which on a village across a border needs more than its name
_VILLAGE = 15_000
_QUARTER_KM = 30.0  # from the edge of a town beyond which a quarter is none of its own
_PARTS = {"place_words.part", "place_words.street"}
_AROUND = 60  # characters
_LEAST_SCORE = 0.35
_SCENES = frozenset({"strong", "parent"})
_RUBRICS = frozenset({"strong", "dateline"})


def settle_contradicted(doc: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that their sentence contradicts put where it says.

    In the unit that the sentence names if that has a place of the name, else as a name that the
    gazetteer lacks, somewhere in it.
    """
    told = CountriesTold(mentions)
    units: dict[int, list[Place]] = defaultdict(list)
    for mention in mentions:
        place = mention.place
        if place is None or place.country is None:
            continue
        if place.precision in UNITS and mention.role in _SCENES:
            units[mention.sentence].append(place)
        elif mention.role in _RUBRICS and doc.text[mention.toponym.end :].startswith(":"):
            units[mention.sentence].append(place)  # "Duhok: jets struck ..."
    labels = {doc.sentences[m.sentence].paragraph: m.place for m in mentions if m.rubric and m.place}
    heads = _heads(doc, mentions)
    settled = []
    for mention in mentions:
        paragraph = doc.sentences[mention.sentence].paragraph
        head = heads.get(paragraph)
        around = units.get(mention.sentence) or ([head] if head else [])
        unit = _contradicting(mention, around, told) if around else _against_home(doc, mention, told)
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
    if head.precision not in ("town", "admin2") or place.population >= KNOWN:
        return False
    if mention.first == mention.last or not _has_part(doc, mention.first, mention.last):
        return False
    beside = [m for m in mentions if m.sentence == mention.sentence and m is not mention and m.place]
    if any(m.precision == "town" and m.place and m.place.id != head.id for m in beside):
        return False
    return distance_km(place.lon, place.lat, head.lon, head.lat) > head.radius_km + _QUARTER_KM


def _against_home(doc: Document, mention: Mention, told: CountriesTold) -> Place | None:
    """The country that a report tells of, where a name cannot lie in that and nothing speaks for its own."""
    place, key = mention.place, normalise(mention.toponym.text)
    part = _has_part(doc, mention.first - 1, mention.last + 1)
    if place is None or place.country is None or not _is_doubtful(mention, part=part):
        return None
    home = told.home_without(key)
    if home is None or place.country == home[0] or told.speaks_for(place.country, key):
        return None
    country = country_place(home[0])
    if country is None:
        return None
    far = distance_km(place.lon, place.lat, country.lon, country.lat) > country.radius_km + _FAR_KM
    village = place.population < _VILLAGE and home[1] >= _SETTLED
    return country if far or village else None


def _has_part(doc: Document, first: int, last: int) -> bool:
    """Is one of the words that for a quarter or street?"""
    inside = doc.label_maps()[1]
    return any(_PARTS & inside.get(index, set()) for index in range(first, last + 1))


def _is_doubtful(mention: Mention, *, part: bool = False) -> bool:
    """Is it a place that one needs a country beside to know: small, or a quarter (``part``) of some town?"""
    place = mention.place
    if place is None or place.country is None or mention.toponym.kind != "place":
        return False
    # Hardly anybody knows the districts of another country, however many live there.
    known = place.population >= KNOWN and place.precision != "admin2" and not part
    return not (place.precision in UNITS or known or (place.capital and not part))


def _contradicting(mention: Mention, units: Sequence[Place], told: CountriesTold) -> Place | None:
    """The unit of its sentence that a name cannot lie in; None where all is well."""
    place = mention.place
    if place is None or place.country is None or not _is_doubtful(mention):
        return None
    if told.speaks_for(place.country, normalise(mention.toponym.text)) or any(
        unit.country == place.country for unit in units
    ):
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
