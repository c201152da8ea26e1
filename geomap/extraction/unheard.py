"""Names in a language without a pack, of which no prepositions and no ordinary words are known.

What tells there is the calendar of CLDR, the endings of ``geomap/geocoding/endings.toml``, and where the
language is spoken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.odds import CUES
from geomap.gazetteer.index import KINDS
from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import rules_of
from geomap.geocoding.senses import Senses, senses_of
from geomap.geocoding.tokens import is_uncased

if TYPE_CHECKING:
    from geomap.extraction.wording import Document, Mention

_ARABIC = ("\u0600", "\u06ff")
_LITTLE = 3  # letters of a word of grammar
_CITY_WORDS = frozenset({"شهر"})  # as keys
# People of a town that is known beyond its province, and of one that is known in any language.
_KNOWN, _METROPOLIS = 15_000, 1_000_000


def zipf_of(document: Document, mention: Mention) -> float:
    """How frequent a name is as a word; one with an article as what stands behind it (la Guardia)."""
    zipf = document.frequency.get(mention.key_id, 0.0)
    article, _, rest = document.text[mention.start : mention.end].partition(" ")
    if not rest or not document.is_bare or not article.islower():
        return zipf
    key_id = document.index.key_id(normalise(rest))
    return zipf if key_id is None else max(zipf, document.frequency.get(key_id, 0.0))


def of_word(document: Document, word: str, initial: str, *, opens: bool) -> float:
    """What the only word of a name says, folded, with its first letter as written; added to the log odds.

    Names of days are rather days (Bazar ertəsi, Monday, is not Bazar). Where no ordinary words are known, any
    may open a sentence, and in Arabic letters short ones are of grammar (Sorani لە, in); of other scripts
    without capitals a letter is a syllable.
    """
    if word in document.calendar and (opens or document.all_caps or is_uncased(initial)):
        return CUES.common + CUES.common_uncased
    if not document.is_unlisted:
        return 0.0
    if opens and not is_uncased(initial):
        return CUES.unlisted_opens
    if len(word) <= _LITTLE and _ARABIC[0] <= initial <= _ARABIC[1]:
        return CUES.common_uncased + (CUES.common if len(word) < _LITTLE else 0.0)
    return 0.0


def is_spelt(document: Document, mention: Mention) -> bool:
    """Whether some name has the very diacritics of a match, perhaps with an ending: Liepājā is in Liepāja."""
    said, known = document.text[mention.start : mention.end], document.index.is_spelt
    if said.isascii() or known(said):
        return True
    rules = (end.partition(">") for end in rules_of(document.spoken)[1])
    return any(known(said.removesuffix(end) + by) for end, _, by in rules if said.endswith(end))


def stands_in(document: Document, mention: Mention) -> bool:
    """Whether what says "in" is written at a name: Bagdadissa, 포항에서."""
    said = document.text[mention.start : mention.end]
    led = document.text[document.starts[mention.first] : mention.start]
    return said.endswith(document.locatives) or (bool(led) and led in document.leads)


def as_country(document: Document, name: str, senses: Senses) -> Senses:
    """The senses of a name: a country alone where the language calls one so (Hausa Nijar is Niger)."""
    english = document.lands.get(name)
    if english is None or any(KINDS[c.kind] == "country" for c in senses.candidates):
        return senses
    key_id = document.index.key_id(normalise(english))
    known = senses_of(document.index, key_id).candidates if key_id is not None else ()
    lands = tuple(c for c in known if KINDS[c.kind] == "country")
    return Senses(lands) if lands else senses


def leads_to_city(document: Document, at: int, last: int, name: str) -> bool:
    """Whether a word for "city" and a city were read that are the name of a little town as well: شهر هرات."""
    kind, _, rest = name.partition(" ")
    if kind not in _CITY_WORDS or last == at or not document.is_bare:
        return False
    ids = document.index.key_id(rest), document.index.key_id(name)
    if ids[0] is None or ids[1] is None:
        return False
    inner, outer = (max(c.population for c in senses_of(document.index, i).candidates) for i in ids)
    return inner > outer


def is_form_at_home(document: Document, known: int, keys: list[int | None]) -> bool:
    """Whether a word is the form of a town where its language is spoken, and a name elsewhere: Tartus."""
    if not document.homelands:
        return False
    elsewhere = senses_of(document.index, known).candidates
    if any(c.country in document.homelands for c in elsewhere) or elsewhere[0].population >= _METROPOLIS:
        return False
    others = (key for key in keys if key is not None and key != known)
    forms = (c for key in others for c in senses_of(document.index, key).candidates)
    return any(c.country in document.homelands and c.population >= _KNOWN for c in forms)
