"""Incidents of a report in a language that has no pack: where and when, without what.

Nothing is known of the words for events, so each sentence that names a place below a country is
kept as an incident of type ``other``, with little confidence, for a person to read; where it names several
days and a place for each, one for each day. A capital may be a government that speaks: it is kept only where
what stands beside the other towns of the report stands beside it too (*in*, में), or, if it does not open the
sentence, a day is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.events import Event
from geomap.extraction.settled import Assigned, Known
from geomap.extraction.trigger import Trigger
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import locatives_of
from geomap.taxonomy import OTHER

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.mentions import Mention

_DASHES = tuple("-\u2013\u2014:\u201c\u201e\u00ab")  # behind which a sentence opens
_OPENING = 3  # characters that hold one
_SURE = 0.75  # score of a name that is hardly a word


def untyped(known: Known) -> list[Assigned]:
    """One incident per sentence, or per day of one, with a place finer than a country, in their order."""
    found: list[Assigned] = []
    beside = _adpositions(known)
    told = {item.event.sentence for item in known.done}  # by the words of the user's own types
    for sentence in known.doc.sentences:
        if sentence.number in told:
            continue
        here = known.mentions.get(sentence.number, [])
        told_on = [w for w in known.dates.get(sentence.number, []) if w.kind == "dateline"]
        named = [m for m in here if _is_scene(m) or _is_marked(known, m) or _is_led(known, m, beside)]
        named = [m for m in named if not _heads_dispatch(m, told_on)]
        dates = [w for w in known.dates.get(sentence.number, []) if w.interval and w.kind != "dateline"]
        for scenes, when in _by_day(named, dates):
            mention = max(scenes, key=lambda m: (m.toponym.score >= _SURE, m.specificity, -m.first))
            if _speaks(known, mention, when, beside):
                continue
            event = Event(OTHER, sentence.number, (Trigger(OTHER, mention.first, mention.last),))
            interval = when.interval if when else known.undated
            tier = "sentence" if when else "publication"
            found.append(
                Assigned(event, mention, "weak", interval, tier, "reported", (), None, sentence.heading)
            )
    return found


def _heads_dispatch(mention: Mention, told_on: list[When]) -> bool:
    """Is it where a report was written, right before the day on which it was (新华社西安3月14日电)?"""
    return any(0 <= when.first - mention.last <= 1 for when in told_on)


def _by_day(named: list[Mention], dates: list[When]) -> list[tuple[list[Mention], When | None]]:
    """The places of a sentence with their days: each day with its own, or all of them with the nearest."""
    if not named:
        return []
    if not dates:
        return [(named, None)]
    # Of two that are as near the one behind: "von hier am Montag in X".
    nearest = [min(named, key=lambda m: (_words_between(when, m), -m.first)) for when in dates]
    if len(dates) > 1 and len({mention.first for mention in nearest}) == len(dates):
        return [([mention], when) for mention, when in zip(nearest, dates, strict=True)]
    first = max(named, key=lambda m: (m.toponym.score >= _SURE, m.specificity, -m.first))
    return [(named, min(dates, key=lambda w: _words_between(w, first)))]


def _words_between(when: When, mention: Mention) -> int:
    return max(when.first - mention.last, mention.first - when.last, 0)


def _speaks(known: Known, mention: Mention, when: When | None, beside: frozenset[str]) -> bool:
    """May a capital be a government that says something?"""
    if mention.place is None or not mention.place.capital or when is not None:
        return False
    return not (_is_led(known, mention, beside) or _is_marked(known, mention))


def _adpositions(known: Known) -> frozenset[str]:
    """Words beside towns that are no capitals: where the report says that something is.

    Words before such a town are kept with a star behind, those behind it with a star before.
    """
    towns = [m for here in known.mentions.values() for m in here if _is_scene(m)]
    said = [(_before(known, m), _behind(known, m)) for m in towns if m.place and not m.place.capital]
    leads = {f"{word}*" for word, _ in said if word}
    return frozenset(leads | {f"*{word}" for _, word in said if word})


def _is_led(known: Known, mention: Mention, beside: frozenset[str]) -> bool:
    """Does a word that stands beside the other towns stand beside it as well?"""
    if mention.place is None or mention.is_country or mention.role not in ("plain", "actor"):
        return False
    return f"{_before(known, mention)}*" in beside or f"*{_behind(known, mention)}" in beside


def _before(known: Known, mention: Mention) -> str:
    """Key of the word right before a name; empty where none stands there, or another name."""
    doc, at = known.doc, mention.first - 1
    opening = doc.sentences[doc.sentence_of[mention.first]].first
    if at < opening or doc.text[doc.words[at].end : doc.words[at + 1].start] != " ":
        return ""
    start = doc.words[at].start
    opens = at == opening or doc.text[max(0, start - _OPENING) : start].strip()[-1:] in _DASHES
    return doc.words[at].key if opens or not doc.cased[start].isupper() else ""


def _behind(known: Known, mention: Mention) -> str:
    """Key of the word right behind a name, in a script without capitals; empty where none stands there."""
    doc, at = known.doc, mention.last + 1
    stop = doc.sentences[doc.sentence_of[mention.first]].stop
    if at >= stop or doc.text[mention.toponym.end : doc.words[at].start] != " ":
        return ""
    first = doc.text[doc.words[at].start]
    return "" if first.isupper() or first.islower() else doc.words[at].key


def _is_marked(known: Known, mention: Mention) -> bool:
    """Is it written with what says where something happens (東京で, 서울에서, 在加沙, Bagdadissa)?"""
    if mention.place is None or mention.is_country or mention.role == "person":
        return False
    leads, ends = locatives_of(known.doc.language.split("-")[0])
    text, said = known.doc.text, mention.toponym.text
    start, end = mention.toponym.start, mention.toponym.end
    if text[:start].endswith(leads) or text.startswith(ends, end):
        return True
    bent = Index.open().key_id(normalise(said)) is None
    return bent and (said.startswith(leads) or said.endswith(ends))


def _is_scene(mention: Mention) -> bool:
    usable = mention.role not in ("demonym", "person", "dateline", "actor")
    return usable and mention.place is not None and not mention.is_country
