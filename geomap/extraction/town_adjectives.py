"""Towns that only an adjective names, in small letters: *в одесском отеле* is in Одесса.

Such a word is a name only behind a preposition and before a thing; whose people act there (*львовские
полицейские*) is no scene by that alone.
"""

from __future__ import annotations

from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.index import KINDS
from geomap.geocoding.lexicon import LOCATIVE, WEAK
from geomap.geocoding.senses import Senses, senses_of_forms
from geomap.geocoding.tokens import WORDS

# People of a town by whose name things are called; of one with a name so short that many words begin so.
_TOWN, _SHORT_NAMED, _SHORT = 40_000, 200_000, 4
_TOWNS = frozenset({"town"})
# How sure it is that such a word names one.
_SURE = 0.8


def town_adjective_at(document: Document, at: int) -> Mention | None:
    """The adjective of a town that stands at a word, as a mention of the town."""
    texts, joined, cues = document.texts, document.joined, document.cues
    names = cues.town_adjectives[texts[at]]
    if not names or document.all_caps:
        return None
    led = texts[at].islower() and document.marks_before(at) & (LOCATIVE | WEAK)
    if not led and not _opens_with_people(document, at):
        return None
    thing = texts[at + 1] if joined[at] else ""  # "в харьковском СИЗО"
    if not (thing.islower() or thing.isupper()) or WORDS[thing].folded.startswith(cues.called_after):
        return None
    index = document.index
    ids = tuple(key_id for key_id in map(index.key_id, names) if key_id is not None)
    found = senses_of_forms(index, None, ids) if ids else None
    if found is None:
        return None
    key_id, senses = found
    towns = tuple(c for c in senses.candidates if KINDS[c.kind] in _TOWNS and c.population >= _TOWN)
    least = _SHORT_NAMED if min(map(len, names)) < _SHORT else _TOWN
    if not towns or towns[0].population < least:
        return None
    mention = Mention(at, at, document.starts[at], document.ends[at], key_id, Senses(towns))
    mention.bent = mention.adjective = True
    mention.score = _SURE
    return mention


def _opens_with_people(document: Document, at: int) -> bool:
    """Whether those who act where they are named after open a sentence: Львовские медики бастуют."""
    opens = document.opens(at) and document.joined[at]
    return (
        opens
        and len(document.texts[at + 1]) > _SHORT
        and bool(document.phrase_after(at, document.cues.locative_weak))
    )
