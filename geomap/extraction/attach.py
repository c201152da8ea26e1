"""What stands around a name and belongs to it: words for its kind and direction, and its parent."""

from __future__ import annotations

from itertools import pairwise

from geomap.extraction.scan import Document, Mention, names_at
from geomap.gazetteer.index import KINDS
from geomap.gazetteer.names import normalise
from geomap.geocoding import choose
from geomap.geocoding.tokens import fold


def attach(document: Document, mentions: list[Mention], *, widen: bool = True) -> list[Mention]:
    """Widen names by the words that say their kind, and link what is written as containing them."""
    cues, tokens = document.cues, document.tokens
    if widen:
        mentions = [m for m in mentions if not _is_kind_word(document, m)]
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    if widen:
        mentions = sorted([*mentions, *_unknown(document, taken)], key=lambda m: m.start)
    for mention in mentions:
        if mention.unknown:
            continue
        mention.outer_start, mention.outer_end = mention.start, mention.end
        if mention.demonym:
            continue
        before = document.phrase_before(mention.first, cues.type_before) if cues.type_before else 0
        after = document.phrase_after(mention.last, cues.type_after) if cues.type_after else 0
        if before and not taken.intersection(range(mention.first - before, mention.first)):
            words = " ".join(document.word(i) for i in range(mention.first - before, mention.first))
            mention.hint = cues.type_before[words]
            mention.outer_start = tokens[mention.first - before].start
        elif (
            after
            and not taken.intersection(range(mention.last + 1, mention.last + 1 + after))
            and not (
                tokens[mention.last + after].capital and document.is_joined_capital(mention.last + after)
            )
        ):
            words = " ".join(document.word(i) for i in range(mention.last + 1, mention.last + 1 + after))
            mention.hint = cues.type_after[words]
            mention.outer_end = tokens[mention.last + after].end
        if mention.hint == "site" and mention.candidates[0].kind == 0:
            # A base of a country's, an embassy: whose it is, not where.
            mention.hint, mention.outer_start, mention.outer_end = None, mention.start, mention.end
        if widen and mention.hint:
            _whole(document, mention)
        if widen:
            _direct(document, mention, taken)
        mention.near = mention.hint in ("site", "area")
        if mention.hint:
            known = document.index.candidates(mention.key_id)
            mention.candidates = choose.narrow(document.index, known, hint=mention.hint)
    for one, other in pairwise(mentions):
        if one.demonym or other.demonym:
            continue
        gap = document.text[one.outer_end : other.outer_start]
        if len(gap) > 24 or not gap.strip(" "):
            continue
        inner = gap.strip(" \n\t(,")
        if (inner == "" and gap.strip()[:1] in ("(", ",")) or (
            inner and "," not in gap and (fold(inner) in cues.locative or fold(inner) in cues.locative_weak)
        ):
            one.parent = other
    return mentions


def _whole(document: Document, mention: Mention) -> None:
    """Take the name together with the word for its kind where the gazetteer has that: sân bay Arbil."""
    key = normalise(document.text[mention.outer_start : mention.outer_end])
    key_id = document.index.key_id(key)
    if key_id is not None:
        mention.key_id, mention.candidates = key_id, names_at(document.index, key_id)
        mention.hint = None


def _is_kind_word(document: Document, mention: Mention) -> bool:
    """Whether a one-word match is a word for the kind or side of a longer name: Orchard Street."""
    first, tokens, cues = mention.first, document.tokens, document.cues
    if mention.first != mention.last or mention.demonym:
        return False
    word = tokens[first].word
    if word in cues.type_after and first and tokens[first - 1].capital and tokens[first - 1].joined:
        return not document.opens(first - 1) or not document.is_little(first - 1)
    before_name = tokens[first].joined and tokens[first + 1].capital
    return before_name and (word in cues.type_before or word in cues.direction_before)


def _unknown(document: Document, taken: set[int]) -> list[Mention]:
    """Names with a word for their kind that the gazetteer lacks: mỏ dầu Rumaila, Neches River."""
    tokens, cues = document.tokens, document.cues
    if document.all_caps or not cues.cased:
        return []

    def proper(at: int) -> bool:
        token = tokens[at]
        plain = at not in taken and token.capital and token.key.isalpha() and len(token.key) > 2
        return plain and not document.is_little(at) and token.word not in cues.others

    found = []
    at = 0
    while at < len(tokens):
        if not proper(at):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last].joined and last - at < 3 and proper(last + 1):
            last += 1
        before = document.phrase_before(at, cues.type_before)
        after = document.phrase_after(last, cues.type_after)
        if before and (tokens[at - before].capital or (before == 1 and cues.type_after)):
            before = 0  # Department of ..., Easter after "school": a name needs a clearer word before it
        if after and tokens[last + after].capital and document.is_joined_capital(last + after):
            after = 0  # the State Journal
        if before or after:
            first, end = (at - before, last) if before else (at, last + after)
            words = " ".join(
                tokens[i].word for i in (range(first, at) if before else range(last + 1, end + 1))
            )
            kind = (cues.type_before if before else cues.type_after)[words]
            if kind != "country" and not taken.intersection(range(first, end + 1)):
                start, stop = tokens[first].start, tokens[end].end
                # Board, School, Department in capitals belong to organisations more often than to places.
                score = 0.6 if before or not tokens[end].capital else 0.5 if kind == "area" else 0.35
                found.append(
                    Mention(first, end, start, stop, -1, (), kind, start, stop, unknown=True, score=score)
                )
                last = end
        at = last + 1
    return found


def _direct(document: Document, mention: Mention, taken: set[int]) -> None:
    """Take in a word for a direction: northern Mali, miền trung Syria."""
    cues, tokens = document.cues, document.tokens
    first, last = mention.first, mention.last
    while first > 0 and tokens[first - 1].start >= mention.outer_start:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].end <= mention.outer_end:
        last += 1
    count = document.phrase_before(first, cues.direction_before) if cues.direction_before else 0
    if count and not taken.intersection(range(first - count, first)):
        words = " ".join(document.word(i) for i in range(first - count, first))
        mention.part = cues.direction_before[words]
        mention.outer_start = tokens[first - count].start
        _side(document, mention)
        return
    count = document.phrase_after(last, cues.direction_after) if cues.direction_after else 0
    if count and not taken.intersection(range(last + 1, last + 1 + count)):
        words = " ".join(document.word(i) for i in range(last + 1, last + 1 + count))
        mention.part = cues.direction_after[words]
        mention.outer_end = tokens[last + count].end
        _side(document, mention)


# How English, the language of GeoNames' units, names the sides of regions: North Kivu, Western Darfur.
_SIDES = {"north": ("north", "northern"), "south": ("south", "southern"), "east": ("east", "eastern"),
          "west": ("west", "western"), "central": ("central",)}  # fmt: skip


def _side(document: Document, mention: Mention) -> None:
    """Take a side of a region for the province of that name where there is one: Bắc Kivu."""
    index, top = document.index, mention.candidates[0]
    if top.kind == 0 or KINDS[top.kind] == "town" or mention.part not in _SIDES:
        return
    name = normalise(index.name(top.row))
    for word in _SIDES[mention.part]:
        key_id = index.key_id(f"{word} {name}")
        found = names_at(index, key_id) if key_id is not None else ()
        units = tuple(c for c in found if KINDS[c.kind] == "admin1" and c.country == top.country)
        if units and key_id is not None:
            mention.key_id, mention.candidates, mention.part, mention.hint = key_id, units, None, "admin1"
            return
