"""Names that the gazetteer lacks: villages, quarters, farms, fields, camps.

A run of capitalised words after a locative preposition or beside a word for a kind of place ("the
village of Nassoumbou", "Tamna gas field", "trại Rusayo") is a place even where no gazetteer knows
it. It is kept as written; its point is that of the district, province or country that the text
puts it in, with the precision and radius of that one. A known name that covers only part of such a
run gives way to it: "North" is not where "North Darfur" is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geomap.extraction.again import Told
from geomap.extraction.capital_runs import CapitalRuns
from geomap.extraction.caseless import CaselessRuns
from geomap.extraction.endings import Endings
from geomap.extraction.extents import ARTICLES, SURE
from geomap.extraction.parents import (
    CONFIDENCE,
    DIRECTIONS,
    UNLISTED,
    Parents,
    as_parent,
    is_town,
    start_of,
)
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.place import Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document

_OF = frozenset({"de", "del", "du", "des"})
# What joins the parts of one name.
_PARTICLES = "de|du|des|d['’]|la|le|les|l['’]|sur|sous|en|lès|lez|aux?|à|et|près"
_COMPOUND = re.compile(rf"-(?:(?:{_PARTICLES})-?)+(?<=[-'’])")
_LONGEST_NAME = 120  # characters
_TOWN_SURE = 0.6  # scores of a declined name above which what follows is another one
_TOWN_LIKELY = 0.4  # the same where what follows is not declined
_HOLDING_SURE = 0.5  # of one that holds what follows
_STREETS_OF, _METROPOLIS = 100_000, 1_000_000  # people of a city whose streets are spoken of
_OF_CITY = "аяиыіїу"  # how its name ends behind them
_OFFICE = 6  # letters
_STEM_ENDS = frozenset("бвгґджзклнпрстфцчшщ")


def add_unlisted(doc: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms of a document with the names added that the gazetteer lacks; by place in the text.

    Their kind is ``unlisted``. In a script without capitals only a word for a kind of place tells a name.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> [t.text for t in add_unlisted(parse("Men raided the village of Nassoumbou.", "en"), [])]
    ['village of Nassoumbou']
    """
    known = _whole(doc, sorted(toponyms, key=start_of))
    # "в гаитянском Гонаиве": the adjective of a country leads from the preposition to the name.
    adjectives = {doc.word_at(t.start): t.place for t in known if t.kind == "demonym"}
    endings = Endings(doc)
    parents = Parents(doc, endings, adjectives)
    ends, labels = doc.label_maps()
    declined = bool(doc.lexicon.pack.words("cues", "two_way"))
    uncased = not doc.lexicon.pack.flag("script", "cased", default=True)
    runs = (
        CapitalRuns(doc, known, endings, adjectives).runs()
        if doc.lexicon.pack.flag("script", "cased", default=False)
        else CaselessRuns(doc, _named_words(doc, known)).runs()
    )
    found: list[Toponym] = []
    told_once = Told(doc)
    for toponym in known:
        if toponym.kind == "place" and toponym.place is None:
            told_once.add_found(toponym)
    for run in runs:
        first, last, name_first, name_last = run
        start, end = doc.words[first].start, doc.words[last].end
        if first == name_last and DIRECTIONS & labels.get(first, set()):
            continue  # "dans l'Est": in some part of some country
        if doc.words[name_last].end - doc.words[name_first].start == 1:
            continue  # "l'autoroute A9": the letter of a road
        name = (doc.words[name_first].start, doc.words[name_last].end)
        low = bisect_left(known, start - _LONGEST_NAME, key=start_of)
        near = known[low : bisect_left(known, end, key=start_of)]
        inside = [t for t in near if t.start < name[1] and name[0] < t.end]
        if endings.cases and (within := _holding(doc, inside, name)) is not None:
            # "Muğla Köyceğiz Akköprü Mahallesi'nde": the quarter, behind the names of what it lies in
            name_first = first = within
            start = doc.words[first].start
            name = (start, name[1])
            inside = [t for t in inside if t.end > start]
        # A street lies elsewhere than the town it is named after ("rue de Strasbourg").
        around = [*range(first, name_first), *range(name_last + 1, last + 1)]
        if endings.cases and name_last > name_first:
            around.append(name_last)  # "Ankara Caddesi'nde": the word for the kind has a capital
        street = any("place_words.street" in labels.get(index, ()) for index in around)
        if street and declined and any(t.end == name[1] and _has_streets(doc, t, name[0]) for t in inside):
            continue
        part = first == name_first - 1 and "place_words.part" in ends.get(first, ())  # "barrio Salamanca"
        if any(
            t.kind != "place"
            or not (
                street
                or _gives_way(t, (_with_article(doc, t, name), name[1]))
                or _is_begun(doc, t, start, name)
                or (t.end < name[1] and _is_half(doc, t, near))
                or (part and is_town(t))
                or (uncased and start <= t.start and t.end < name[1])  # "قرية أم" of "قرية أم القصب"
                or (_is_tail(inside, name, end, alone=bool(endings.cases)) and t.end <= end)
            )
            for t in inside
        ):
            continue
        if declined and len(inside) > 1 and _fills(inside, name):
            continue  # "близ Иджевана Баку вернул пленных": two names
        if declined and first == name_first and _is_beside(doc, inside, name):
            continue  # "в Риме Макрон встретил коллегу": a town, and who acts there
        if endings.cases and _is_nested(inside, name):
            continue  # "Ankara Çankaya'da": the province and its district
        if found and start < found[-1].end:
            continue
        if any(t.start == name[0] and _part_end(doc, t) == name[1] for t in inside):
            continue  # "à Nyala-Est": the town, with its part
        for toponym in near:
            if toponym in inside or (toponym.start < end and start < toponym.end):
                known.remove(toponym)
        owner = next((t for t in inside if _owns(doc, t, name)), None)
        if owner is None and declined and part and not street:
            owner = next((t for t in inside if _is_whole(doc, t, name)), None)
        place = as_parent(owner.place) if owner else parents.find(first, last, known)
        found.append(Toponym(start, end, doc.text[start:end], UNLISTED, place, CONFIDENCE))
        told_once.add(name_first, name_last, place)
    found += told_once.found([*known, *found])
    told = doc.firsts("triggers") | doc.firsts("attack")
    known = [
        t for t in known if t.place is not None or not (_is_told(doc, t, told) or _is_office(doc, t, labels))
    ]
    found = [t for t in found if not _is_told(doc, t, told)]
    placed = [_with_part(doc, parents.placed(toponym, known)) for toponym in known]
    return sorted([*placed, *found], key=start_of)


def _has_streets(doc: Document, toponym: Toponym, start: int) -> bool:
    """Is it the city that streets lie in ("вулиці Одеси"), where one named for it is *Одеська*?

    Neither a road between two ("шоссе Одесса – Рени") nor one named for somebody ("вулиця Пушкіна").
    """
    place, name = toponym.place, doc.text[start : toponym.end].casefold()
    if toponym.kind != "place" or place is None or place.precision not in ("town", "near"):
        return False
    surnames = tuple(doc.lexicon.pack.words("names", "surname_endings"))
    person = place.population < _METROPOLIS and name.endswith(surnames)
    goes_on = re.match(r"\s*[-–—]", doc.text[toponym.end : toponym.end + 4])
    known = place.population >= _STREETS_OF and " " not in name
    return known and not goes_on and name[-1] in _OF_CITY and not person


def _whole(doc: Document, known: list[Toponym]) -> list[Toponym]:
    """The names, without those that are parts of one ("Saint-Honoré-de-Shenley"): it is no place known."""
    names: list[Toponym] = []
    for found in known:
        before = names[-1] if names else None
        toponym = _with_first_half(doc, found, before.end if before else 0)
        if before and _COMPOUND.fullmatch(doc.text, before.end, toponym.start):
            span = (before.start, toponym.end)
            names[-1] = Toponym(*span, doc.text[slice(*span)], "place", None, CONFIDENCE)
        else:
            names.append(toponym)
    return names


def _with_first_half(doc: Document, toponym: Toponym, free: int) -> Toponym:
    """A name without a place, with the half that a hyphen joins before it ("в Мало-Вишерском районе")."""
    first = doc.word_at(toponym.start) - 1
    known = toponym.place is not None or toponym.kind != "place"
    if known or first < 0 or doc.text[toponym.start - 1] != "-":
        return toponym
    half = doc.words[first]
    name = doc.text[half.start : half.end]
    if half.start < free or half.end != toponym.start - 1 or not (name.isalpha() and name.istitle()):
        return toponym
    return toponym._replace(start=half.start, text=doc.text[half.start : toponym.end])


def _with_part(doc: Document, toponym: Toponym) -> Toponym:
    """A town with the part of it that a hyphen joins to its name ("Bruxelles-Midi", "Nyala-Est")."""
    end = _part_end(doc, toponym)
    return toponym._replace(end=end, text=doc.text[toponym.start : end]) if end else toponym


def _part_end(doc: Document, toponym: Toponym) -> int | None:
    """Where the ordinary word ends that a hyphen joins to the name of a town."""
    end = toponym.end
    if doc.text[end : end + 1] != "-" or not is_town(toponym) or not doc.text[end + 1 : end + 2].isupper():
        return None
    part = doc.words[doc.word_at(end + 1)]
    ordinary = part.key in doc.lexicon.pack.words("names", "common")
    return (
        part.end if part.start == end + 1 and ordinary and doc.text[part.end : part.end + 1] != "-" else None
    )


def _is_told(doc: Document, toponym: Toponym, told: set[int]) -> bool:
    """Is it what happened to a thing, at the head of a sentence ("Сгорел склад", a warehouse burnt down)?"""
    first = doc.word_at(toponym.start)
    opens = first == doc.sentences[doc.sentence_of[first]].first
    told_of = first in told and doc.words[first].end < toponym.end
    return opens and told_of and toponym.kind in ("place", UNLISTED)


def _is_office(doc: Document, toponym: Toponym, labels: dict[int, set[str]]) -> bool:
    """Is it the short name of an office, with the word for the place behind it ("УВД города Ош")?"""
    first, *rest = toponym.text.split()
    kind = any(label.startswith("place_words.") for label in labels.get(doc.word_at(toponym.end - 1), ()))
    return kind and first.isupper() and 1 < len(first) <= _OFFICE and len(rest) == 1


def _gives_way(toponym: Toponym, name: tuple[int, int]) -> bool:
    """Does a known name, or one that was found without a place, cover only part of the run?"""
    if toponym.place is None:
        return toponym.end < name[1] or (name[0] < toponym.start and toponym.end == name[1])
    covers = toponym.start <= name[0] and name[1] <= toponym.end
    return not covers and name[0] <= toponym.start and toponym.end <= name[1]


def _is_begun(doc: Document, toponym: Toponym, start: int, name: tuple[int, int]) -> bool:
    """Is a known name with the word for its kind only the beginning of a run ("căn cứ Ain" al-Asad)?

    Names that a hyphen joins are two, as the ends of a road, but in one town ("города Бани-Сухейла").
    """
    begun = start <= toponym.start < name[0] < toponym.end < name[1]
    rest = doc.text[toponym.end : name[1]]
    if begun and rest[0] == "-":
        return doc.begins("place_words.town", doc.word_at(toponym.start))
    return begun and start == toponym.start and rest[0] == " " and " - " not in rest


def _is_half(doc: Document, toponym: Toponym, near: Sequence[Toponym]) -> bool:
    """Is a known name but the first half of one with a hyphen ("Бани-Сухейла"), and no end of a road?"""
    at = toponym.end + 1
    joined = doc.text[toponym.end : at] in ("-", "\u2011") and doc.cased[at : at + 1].isupper()
    return joined and is_town(toponym) and not any(t.start <= at < t.end for t in near)


def _is_tail(inside: Sequence[Toponym], name: tuple[int, int], end: int, *, alone: bool) -> bool:
    """Is a known name in a run its end, with the word for its kind ("Tudun Biri Kuta village")?

    With another known name before it, it is no name of its own ("the Jebel Marra outpost"). Where endings
    say what prepositions say elsewhere (``alone``) it is of the whole ("Meys el-Cebel bölgesinde").
    """
    *others, last = inside
    whole = alone and (not others or (name[0] < others[-1].end == last.start - 1 and not last.place))
    fits = whole or (not alone if others else is_town(last))
    return name[0] < last.start and last.end == end > name[1] and fits


def _with_article(doc: Document, toponym: Toponym, name: tuple[int, int]) -> int:
    """Where a run begins, with the article that a known name takes ("la Sierra" de la Culebra)."""
    article = doc.words[doc.word_at(toponym.start)]
    leads = article.start == toponym.start and article.key in ARTICLES and article.end + 1 == name[0]
    return toponym.start if leads else name[0]


def _is_nested(inside: Sequence[Toponym], name: tuple[int, int]) -> bool:
    """Are the words of a run a unit or its town and a place in it?"""
    if len(inside) != 2 or inside[0].start != name[0] or inside[1].end < name[1]:
        return False
    outer, inner = inside[0].place, inside[1].place
    return (
        outer is not None
        and inner is not None
        and (outer.country == inner.country and outer.admin1 == inner.admin1 and outer.id != inner.id)
    )


def _holding(doc: Document, inside: Sequence[Toponym], name: tuple[int, int]) -> int | None:
    """The first word of a run behind the towns and units that it opens with, if it goes on."""
    at = name[0]
    for toponym in inside:
        place = toponym.place
        sure = is_town(toponym) or (place is not None and place.precision in ("admin1", "admin2"))
        sure = sure and place is not None and min(place.score, toponym.score) >= _HOLDING_SURE
        behind = doc.text[toponym.end : toponym.end + 2]
        goes_on = behind[:1] == " " and behind[1:].isalpha()
        if toponym.start != at or toponym.kind != "place" or not sure or not goes_on:
            break
        at = toponym.end + 1
    return doc.word_at(at) if name[0] < at < name[1] else None


def _fills(inside: Sequence[Toponym], name: tuple[int, int]) -> bool:
    """Are all words of a run known names of places?"""
    sure = [t for t in inside if t.place is not None and t.place.score >= SURE]
    long = sum(t.end - t.start for t in sure)
    return len(sure) == len(inside) and long >= name[1] - name[0] - len(inside)


def _is_beside(doc: Document, inside: Sequence[Toponym], name: tuple[int, int]) -> bool:
    """Is a run a declined name that is surely a place, and something else behind it?"""
    if len(inside) != 1 or inside[0].start != name[0] or doc.text[inside[0].end] != " ":
        return False
    place, text = inside[0].place, doc.text[inside[0].start : inside[0].end]
    # A name of two words is declined in both: of "у Вижниці Черемош" the second is another one.
    least = _TOWN_LIKELY if doc.text[name[1] - 1] in _STEM_ENDS else _TOWN_SURE
    sure = place is not None and min(place.score, inside[0].score) >= least
    return sure and Index.open().key_id(normalise(text)) is None


def _owns(doc: Document, toponym: Toponym, name: tuple[int, int]) -> bool:
    """Does a run end in the town that it lies in ("colonia Centro de Reynosa")?"""
    if toponym.place is None or toponym.end != name[1] or toponym.place.precision == "country":
        return False
    at = doc.word_at(toponym.start) - 1
    hyphened = doc.text[toponym.start - 1 : toponym.start] == "-"  # "Notre-Dame-de-Stanbridge"
    return at > 0 and doc.words[at].start > name[0] and doc.words[at].key in _OF and not hyphened


def _is_whole(doc: Document, toponym: Toponym, name: tuple[int, int]) -> bool:
    """Is a declined name the town of which a part is told ("в пригороде Парижа")?"""
    start, end = name
    whole = is_town(toponym) and toponym.start <= start and end <= toponym.end
    return whole and Index.open().key_id(normalise(doc.text[start:end])) is None


def _named_words(doc: Document, known: Sequence[Toponym]) -> set[int]:
    """Words of the names that are surely ones."""
    return {
        index
        for t in known
        for index in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)
        if t.kind != "place" or t.place is not None
    }
