"""Names of peoples and what is called by them (*Syrian*, *сирийский*), as mentions of their country."""

from __future__ import annotations

from geomap.extraction.wording import Document, Mention
from geomap.geocoding.senses import senses_of_country
from geomap.geocoding.tokens import WORDS

# How sure it is that the name of a people is one.
_DEMONYM = 0.95


def demonym_at(document: Document, at: int) -> Mention | None:
    """Name of a people that starts at a word, as a mention of its country."""
    texts, joined, cues = document.texts, document.joined, document.cues
    last, most = at, min(at + cues.demonyms.longest, document.count) - 1
    while last < most and joined[last]:
        last += 1
    while last >= at:
        said = document.said(at, last + 1)
        code = cues.demonyms.get(said)
        small = not cues.cased or said in cues.small_peoples
        if code is None and last == at:
            code, small = cues.peoples[said] or None, True
        if code is not None and (small or any(WORDS[text].capital for text in texts[at : last + 1])):
            row = document.index.country_row(code)
            if row is not None:
                senses = senses_of_country(document.index, row)
                mention = Mention(at, last, document.starts[at], document.ends[last], -1 - row, senses)
                mention.demonym, mention.score = True, _DEMONYM
                return mention
        last -= 1
    return None


def is_its_country(document: Document, people: Mention, place: Mention) -> bool:
    """Whether a word for a people is its country's name as well: Spanish *siria*, but *Siria*."""
    cues, at = document.cues, people.first
    said = document.said(at, people.last + 1)
    small = said in cues.small_peoples
    if not cues.cased:  # *سورية* is Syria or Syrian; behind a noun the latter
        led = document.phrase_before(at, cues.locative) or document.phrase_before(at, cues.locative_weak)
        small = said in cues.countries and bool(led or not at or not document.joined[at - 1])
    return small and not place.bent and place.last == people.last and place.senses.candidates[0].kind == 0
