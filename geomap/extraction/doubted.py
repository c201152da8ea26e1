"""Names too doubtful to count anywhere, taken where something happened and no other place is named.

"Sloviansk was shelled": at the head of a sentence, or behind *over*, a name has little to show that it
is one. In a sentence that tells of an incident and names no other place, a rare word that the gazetteer
has as a place is where it happened. A frequent word, or one beside another capital, may be a person, but
not where a word for its people or a part of it leads to a declined name ("жительница Перми").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.parents import DIRECTIONS
from geomap.extraction.toponyms import THRESHOLD
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import inflection
from geomap.languages.words import ARABIC_ARTICLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.geocoding.place import Toponym

LEAST = 0.2  # score below which nothing is asked further
_LEAST_DECLINED = 0.05  # where names are declined
_RARE = 2.5  # Zipf frequency of a word above which it is known for something else
_SHORTEST = 5  # letters
# The same without capitals to tell a name by: letters, frequency, and that of the name of a city.
_UNCASED = 4
_UNCASED_RARE, _UNCASED_CITY = 3.6, 4.6
_CITY, _METROPOLIS = 100_000, 1_000_000  # inhabitants
_SURELY = 0.5
_LEADING = frozenset({"cues.local_heads", "place_words.part", "place_words.town"})
_OWNING = frozenset({"figures.people", "targets.civilians", "cues.person_titles"})
_LED_SURE = 0.6  # score of a place that such a word leads to
_SEAT = 50_000  # people of a town that others than its parts and its own lead to


def least(doc: Document) -> float:
    """Score below which a name is none, whatever stands beside it."""
    return _LEAST_DECLINED if doc.lexicon.pack.words("cues", "two_way") else LEAST


def without_doubted(doc: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms that are surely ones, and the doubtful ones that are wanted for an incident.

    Parameters
    ----------
    doc
        The document.
    toponyms
        Found with `least` for a threshold, in the order of the text.
    """
    toponyms = _without_sides(doc, toponyms)
    doubtful = [t for t in toponyms if t.score < THRESHOLD]
    if not doubtful:
        return list(toponyms)
    sure = [t for t in toponyms if t.score >= THRESHOLD]
    located = {
        _sentence(doc, t) for t in sure if t.kind == "place" and t.place and t.place.precision != "country"
    }
    frequency = Index.open().words.frequencies(doc.lexicon.pack.code)
    cased = doc.lexicon.pack.flag("script", "cased", default=True)
    declined = bool(doc.lexicon.pack.words("cues", "two_way"))
    for toponym in doubtful:
        number = _sentence(doc, toponym)
        place = toponym.place
        if number in located or place is None or place.precision == "country":
            continue
        if cased and place.precision == "area":
            continue
        if cased:
            rare = toponym.score >= LEAST and _is_rare(doc, toponym, frequency, declined=declined)
        else:
            rare = _is_rare_uncased(doc, toponym, frequency)
        if _is_told(doc, number) and (rare or (declined and _is_led(doc, toponym))):
            located.add(number)
            sure.append(
                toponym._replace(score=THRESHOLD, place=place._replace(score=max(place.score, THRESHOLD)))
            )
    return sorted(sure, key=lambda t: t.start)


def _without_sides(doc: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms but for bare sides ("dans l'Ouest") that are units of a country named nowhere else."""
    inside = doc.label_maps()[1]
    sides = {
        t.start
        for t in toponyms
        if t.kind == "place"
        and all(
            DIRECTIONS & inside.get(at, set())
            for at in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)
        )
    }
    countries = {t.place.country for t in toponyms if t.place and t.start not in sides}
    return [t for t in toponyms if t.start not in sides or (t.place and t.place.country in countries)]


def _sentence(doc: Document, toponym: Toponym) -> int:
    return doc.sentence_of[min(doc.word_at(toponym.start), len(doc.words) - 1)]


def _is_told(doc: Document, number: int) -> bool:
    """Does a sentence tell of something that has a scene?"""
    first, stop = doc.sentences[number].first, doc.sentences[number].stop
    told = any(hit.label != "triggers.statement" for hit in doc.by_sentence("triggers").get(number, ()))
    if not doc.lexicon.pack.flag("script", "cased", default=True):
        told = told or bool(doc.within("attack.capture", first, stop))
    return told and not doc.within("status.pastimes", doc.sentences[number].first, doc.sentences[number].stop)


def _is_led(doc: Document, toponym: Toponym) -> bool:
    """Does a word for its people, or for a part of it, stand right before a name?"""
    at, place = doc.word_at(toponym.start) - 1, toponym.place
    if at < 0 or place is None or place.score < _LED_SURE or doc.text[toponym.start - 1] != " ":
        return False
    labels = doc.label_maps()[0].get(at, set())
    return not _LEADING.isdisjoint(labels) or (
        place.population >= _SEAT
        and not _OWNING.isdisjoint(labels)
        and not Index.open().key_id(normalise(toponym.text))
    )


def _is_rare(doc: Document, toponym: Toponym, frequency: dict[int, float], *, declined: bool) -> bool:
    """Is it one long word, not frequent in the language, that no other capital stands beside?"""
    text, name = doc.cased, toponym.text
    if len(name) < _SHORTEST or not name.isalpha() or name.isupper():
        return False
    index, written = Index.open(), normalise(name)
    forms = (written, *(inflection(doc.lexicon.pack.code).bare(written) if declined else ()))
    keys = [key for key in map(index.key_id, forms) if key is not None]
    if not keys or any(frequency.get(key, 0.0) > _RARE for key in keys):
        return False
    at = doc.word_at(toponym.start)
    return not any(
        text[gap] == " " and text[doc.words[beside].start].isupper()
        for beside, gap in ((at - 1, toponym.start - 1), (at + 1, toponym.end))
        if 0 <= beside < len(doc.words) and 0 <= gap < len(text)
    )


def _is_rare_uncased(doc: Document, toponym: Toponym, frequency: dict[int, float]) -> bool:
    """Is it one whole word, and no word of the pack, that is known for the place that it names?"""
    place, index = toponym.place, Index.open()
    at = doc.word_at(toponym.start)
    word = doc.words[at]
    if (
        place is None
        or len(toponym.text) < _UNCASED
        or (word.start, word.end) != (toponym.start, toponym.end)
    ):
        return False
    if doc.at(at) or place.score < _SURELY:
        return False
    key = index.key_id(normalise(toponym.text))
    if key is None:
        return False
    # A word with an article may be a city's name at home; without one it mostly is a word.
    known = place.population >= (_CITY if toponym.text.startswith(ARABIC_ARTICLE) else _METROPOLIS)
    most = _UNCASED_CITY if known else _UNCASED_RARE
    return frequency.get(key, 0.0) <= most
