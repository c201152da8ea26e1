"""Incidents of a report in a language that has no pack: where and when, without what.

Nothing is known of the words for events, so each sentence that names a place below a country is
kept as an incident of type ``other``, with little confidence, for a person to read. A capital may be a
government that speaks: without a date its sentence is kept only where a word for "in" stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.events import Event
from geomap.extraction.settled import Assigned, Known
from geomap.extraction.trigger import Trigger
from geomap.taxonomy import OTHER

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention

_ENDINGS = {"ja": "で", "ko": "에서"}


def untyped(known: Known) -> list[Assigned]:
    """One incident per sentence with a place finer than a country, in the order of the text."""
    found: list[Assigned] = []
    within = _prepositions(known)
    told = {item.event.sentence for item in known.done}  # by the words of the user's own types
    for sentence in known.doc.sentences:
        if sentence.number in told:
            continue
        here = known.mentions.get(sentence.number, [])
        named = [m for m in here if _is_scene(m) or _is_marked(known, m)]
        if not named:
            continue
        mention = max(named, key=lambda m: (m.specificity, -m.first))
        event = Event(OTHER, sentence.number, (Trigger(OTHER, mention.first, mention.last),))
        dates = [w for w in known.dates.get(sentence.number, []) if w.interval and w.kind != "dateline"]
        speaks = mention.place and mention.place.capital and not dates
        if speaks and _before(known, mention) not in within and not _is_marked(known, mention):
            continue
        near = min(dates, key=lambda w: abs(w.first - mention.first), default=None)
        interval = near.interval if near else known.undated
        tier = "sentence" if near else "publication"
        heading = sentence.heading
        found.append(Assigned(event, mention, "weak", interval, tier, "reported", (), None, heading))
    return found


def _prepositions(known: Known) -> frozenset[str]:
    """Words in small letters before towns that are no capitals: where the report says that something is."""
    towns = (m for here in known.mentions.values() for m in here if _is_scene(m))
    return frozenset(_before(known, m) for m in towns if m.place and not m.place.capital) - {""}


def _before(known: Known, mention: Mention) -> str:
    """Key of the word right before a name; empty where none stands there, or another name."""
    doc, at = known.doc, mention.first - 1
    opening = doc.sentences[doc.sentence_of[mention.first]].first
    if at < opening or doc.text[doc.words[at].end : doc.words[at + 1].start] != " ":
        return ""
    small = doc.cased[doc.words[at].start].islower() or at == opening
    return doc.words[at].key if small else ""


def _is_marked(known: Known, mention: Mention) -> bool:
    """Is it written with the ending of where something happens (東京で, 서울에서)?"""
    ending = _ENDINGS.get(known.doc.language.split("-")[0])
    if ending is None or mention.place is None or mention.is_country or mention.role == "person":
        return False
    end = mention.toponym.end
    return known.doc.text.startswith(ending, end) or mention.toponym.text.endswith(ending)


def _is_scene(mention: Mention) -> bool:
    usable = mention.role not in ("demonym", "person", "dateline", "actor")
    return usable and mention.place is not None and not mention.is_country
