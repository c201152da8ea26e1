"""What stands around a name and belongs to it: words for its kind and direction, and its parent."""

from __future__ import annotations

import re
from itertools import pairwise

from geomap.extraction.kind_words import OF_UNITS, is_kind_word, leads_next
from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.index import KINDS, NOWHERE
from geomap.gazetteer.names import normalise
from geomap.geocoding.lexicon import DIRECTION, TYPE
from geomap.geocoding.resolve import contains
from geomap.geocoding.senses import NOTHING, Senses, senses_of
from geomap.geocoding.tokens import WORDS, fold

_UNITS = frozenset({"admin1", "admin2"})
_BREAKS = re.compile(r"[^\w\s,'’-]")  # what ends a list of names
# Characters between two names beyond which nothing says that one contains the other.
_FAR = 24
_QUARTER = 0.6
_APOSTROPHES = "'\u2019"
# How a name ends that the next one lies in, and what is said to lie so.
_WITHIN = ("daki", "deki", "taki", "teki")
_PLACES = frozenset({"town", "admin1", "admin2"})
_LITTLE = 15_000  # people of a town that is little known beyond its province


def attach(document: Document, mentions: list[Mention], *, widen: bool = True) -> list[Mention]:
    """Widen names by the words that say their kind, and link what is written as containing them."""
    cues = document.cues
    if widen:
        mentions = [m for m in mentions if not is_kind_word(document, m)]
    taken: set[int] = set()
    for m in mentions:
        if m.first == m.last:
            taken.add(m.first)
        else:
            taken.update(range(m.first, m.last + 1))
    if widen:
        unknown = _unknown(document, taken)
        if unknown:
            mentions = sorted([*mentions, *unknown], key=lambda m: m.start)
            taken.update(i for m in unknown for i in range(m.first, m.last + 1))
    for mention in mentions:
        if mention.unknown:
            continue
        mention.outer_start, mention.outer_end = mention.start, mention.end
        if not mention.demonym:
            _widen(document, mention, taken, widen=widen)
        if mention.unknown:
            mention.score = _QUARTER
    text = document.text
    for one, other in pairwise(mentions):
        if other.outer_start - one.outer_end > _FAR or other.demonym:
            continue
        if one.demonym:
            if not other.unknown and _says_whose(document, one, other):
                other.parent = one
            continue
        gap = text[one.outer_end : other.outer_start]
        if cues.endings:
            if _lies_in(document, one, other, gap):
                other.parent = one
            if not gap.strip(" ") or fold(gap.strip()) in cues.locative_weak:
                continue
        if not gap.strip(" "):
            if document.bends and _holds(one, other):
                one.parent = other
            continue
        owned = document.cases.get(one.last) == "possessive" and gap.count(" ") == 1 and "," not in gap
        if owned and other.hint in _UNITS:
            other.parent = one  # "Bartın'ın Amasra ilçesi"
            continue
        inner = gap.strip(" \n\t(,")
        if (inner == "" and gap.strip()[:1] in ("(", ",")) or (
            inner
            and gap.lstrip(" ,").count(",") == 0
            and (fold(inner) in cues.locative or ("," not in gap and fold(inner) in cues.locative_weak))
        ):
            one.parent = other
    if document.bends and cues.cased:
        _share_units(document, mentions)
    return mentions


def _lies_in(document: Document, one: Mention, other: Mention, gap: str) -> bool:
    """Whether a language that says with endings what a name lies in says so of the one before it.

    "Ankara Çankaya'da", "Halep'e bağlı Azez'de", "Beyrut'un güneyindeki Dahiye", "Gazze'deki Refah kenti".
    """
    case, mark = document.cases.get(one.last), gap[:1] in _APOSTROPHES and gap.strip() != ""
    *_, between = gap.strip().rpartition(" ") if mark else ("", gap.strip())
    if mark and " " not in gap.strip():
        between = ""
    if fold(between) in document.cues.locative_weak and between:
        return True
    if between or "," in gap or not gap.endswith(" "):
        return False
    said = document.text[one.start : other.outer_start].rstrip()
    if said.endswith(_WITHIN):
        return other.hint in _PLACES
    led = other.last in document.cases or other.unknown
    return led and not mark and not one.bent and not case


def _share_units(document: Document, mentions: list[Mention]) -> None:
    """Give the names of a list the unit behind the last of them: у Ромнах та Боромлі Сумської області."""
    for one, other in pairwise(reversed(mentions)):
        unit = one.parent
        if unit is None or not _is_unit(unit) or other.parent not in (None, one):
            continue
        if other.demonym or other.unknown or _is_unit(other) or not _in_list(document, other, one):
            continue
        inside = any(contains(u, c) for u in unit.senses.candidates for c in other.senses.candidates)
        # "у Києві та Броварах Київської області": a city stands for itself.
        if inside or all(c.population < _LITTLE for c in other.senses.candidates):
            other.parent = unit


def _is_unit(mention: Mention) -> bool:
    """Whether a name is that of a province or district, by its word or in the gazetteer."""
    candidates = mention.senses.candidates
    return mention.hint in _UNITS or (bool(candidates) and KINDS[candidates[0].kind] in _UNITS)


def _in_list(document: Document, one: Mention, other: Mention) -> bool:
    """Whether only names, commas, "and" and words for a kind of place stand between two names."""
    gap = document.text[one.outer_end : other.outer_start]
    if not gap.strip(" ") or _BREAKS.search(gap):
        return False
    words = (WORDS[document.texts[at]] for at in range(one.last + 1, other.first))
    cues = document.cues
    return all(
        word.capital or word.folded in cues.function_words or word.folded in cues.type_before
        for word in words
    )


def _says_whose(document: Document, people: Mention, mention: Mention) -> bool:
    """Whether the adjective of a country says where a name lies: the Spanish town of X, в испанском X.

    Alone it may be that of what the name is of: the Ukrainian Moscow Patriarchate.
    """
    gap = document.text[people.outer_end : mention.outer_start]
    if gap == " ":
        declined = document.bends and document.cues.cased and not document.cases
        kind = document.text[mention.outer_start : mention.start].strip()
        return bool(kind) or (declined and mention.bent and mention.hint is None)
    # "la ciudad española de X"
    kind_before = document.phrase_before(people.first, document.cues.type_before)
    return bool(kind_before) and fold(gap.strip()) in document.cues.locative_weak


def _holds(one: Mention, other: Mention) -> bool:
    """Whether a name is that of what holds the one right before it: в селе Боровая Изюмского района.

    Languages that decline names need no comma there; a district may lie in a town too.
    """
    if other.unknown:
        return False
    of_unit = other.hint in _UNITS or KINDS[other.senses.candidates[0].kind] in _UNITS
    return of_unit or (one.hint == "admin2" and (one.unknown or one.outer_end > one.end))


def _widen(document: Document, mention: Mention, taken: set[int], *, widen: bool) -> None:
    """Take in the words around a name that say its kind or direction."""
    cues, first, last = document.cues, mention.first, mention.last
    marks_before, marks_after = document.marks_before(first), document.marks_after(last)
    if mention.adjective:  # "в одесском отеле": the thing is in the town, whatever it is
        mention.outer_end = document.ends[last + document.phrase_after(last, cues.type_after)]
        return
    before = document.phrase_before(first, cues.type_before) if marks_before & TYPE else 0
    if before and document.phrase_before(first, cues.actors) > before:
        before = 0  # "cảnh sát biển Philippines": the word is the end of one for who acts
    if before and _is_of_unit(document, last):
        before = 0  # "in ten villages of the district of X": the kind is that of the unit
    if before and cues.diacritics and _begins_with_kind(document, first - before):
        # "phường Núi Sam": the word with a capital is part of the name
        first = mention.first = first - before
        mention.start = document.starts[first]
        mention.outer_start = mention.start
        key_id = document.index.key_id(normalise(document.text[mention.start : mention.end]))
        mention.unknown = key_id is None
        if key_id is not None:
            mention.key_id, mention.senses = key_id, senses_of(document.index, key_id)
        taken.update(range(first, mention.last + 1))
        before = document.phrase_before(first, cues.type_before)
    if before and taken.isdisjoint(range(first - before, first)):
        mention.hint = cues.type_before[document.said(first - before, first)]
        mention.outer_start = document.starts[first - before]
    elif marks_after & TYPE:
        after = document.phrase_after(last, cues.type_after)
        if (
            after
            and not leads_next(document, last, after)
            and taken.isdisjoint(range(last + 1, last + 1 + after))
            and not (WORDS[document.texts[last + after]].capital and document.is_joined_capital(last + after))
        ):
            said = document.said(last + 1, last + 1 + after)
            mention.hint = cues.type_after[said]
            mention.unknown = mention.bent and _is_quarter(mention, said in cues.part_words)
            mention.outer_end = document.ends[last + after]
            taken.update(range(last + 1, last + 1 + after))
    if mention.hint == "site" and mention.senses.candidates[0].kind == 0:
        # A base of a country's, an embassy: whose it is, not where.
        mention.hint, mention.outer_start, mention.outer_end = None, mention.start, mention.end
    if widen:
        if mention.hint:
            _whole(document, mention)
            _direct(document, mention, taken)
        elif (marks_before | marks_after) & DIRECTION:
            _direct(document, mention, taken)
    if mention.hint:
        mention.near = mention.hint in ("site", "area")
        mention.senses = senses_of(document.index, mention.key_id, mention.hint)


def _is_of_unit(document: Document, last: int) -> bool:
    """Whether a name that ends in a word is the adjective of the unit behind it: сёл Кыштовского района."""
    if not document.marks_after(last) & TYPE or not document.texts[last].endswith(OF_UNITS):
        return False
    after = document.phrase_after(last, document.cues.type_after)
    return bool(after) and document.cues.type_after[document.said(last + 1, last + 1 + after)] in _UNITS


def _begins_with_kind(document: Document, at: int) -> bool:
    """Whether a word for a kind has a capital of its own and follows another one in small letters."""
    text = document.texts[at]
    if not text.istitle() or document.all_caps or not document.marks_before(at) & TYPE:
        return False
    return bool(document.phrase_before(at, document.cues.type_before)) and document.texts[at - 1].islower()


def _is_quarter(mention: Mention, part: bool) -> bool:
    """Whether an adjective of a place names a part of another town: Каширское шоссе, Киевский район.

    Capitals have no district of their own, so one of their name is a quarter somewhere else.
    """
    if part:
        return True
    top = mention.senses.candidates[0]
    return mention.hint == "admin2" and KINDS[top.kind] == "town" and top.admin2 == NOWHERE


def _whole(document: Document, mention: Mention) -> None:
    """Take the name together with the word for its kind where the gazetteer has that: sân bay Arbil."""
    key = normalise(document.text[mention.outer_start : mention.outer_end])
    key_id = document.index.key_id(key)
    if key_id is not None:
        mention.key_id, mention.senses = key_id, senses_of(document.index, key_id)
        mention.hint = None


def _unknown(document: Document, taken: set[int]) -> list[Mention]:
    """Names with a word for their kind that the gazetteer lacks: mỏ dầu Rumaila, Neches River."""
    cues = document.cues
    if document.all_caps or not cues.cased:
        return []
    texts, joined = document.texts, document.joined

    def proper(at: int) -> bool:
        if at in taken or texts[at].islower():
            return False
        key, capital, _, folded = WORDS[texts[at]]
        return (
            capital and len(key) > 2 and key.isalpha() and folded not in cues.others
            and not document.is_little(at)
        )  # fmt: skip

    found = []
    free = 0
    for at in document.likely:
        if at < free or not proper(at):
            continue
        last = at
        while joined[last] and last - at < 3 and proper(last + 1):
            last += 1
        free = last + 1
        if last == at and _opens_with_word(document, at):
            continue  # "Сам город бастует": the town itself
        if (
            cues.diacritics
            and last + 2 < document.count
            and document.phrase_before(last + 2, cues.type_before) > 1
        ):
            continue  # "Trường Đại học Huế": a word for a kind goes on
        before = document.phrase_before(at, cues.type_before) if document.marks_before(at) & TYPE else 0
        after = document.phrase_after(last, cues.type_after) if document.marks_after(last) & TYPE else 0
        if before and document.phrase_before(at, cues.actors) > before:
            before = 0  # "tàu sân bay X": a carrier is no airport
        if last == at and _is_of_unit(document, last):
            before = 0
        if before and (WORDS[texts[at - before]].capital or (before == 1 and cues.type_after)):
            before = 0  # Department of ..., Easter after "school": a name needs a clearer word before it
        if after and WORDS[texts[last + after]].capital and document.is_joined_capital(last + after):
            after = 0  # the State Journal
        if not before and not after:
            continue
        if after and not before and WORDS[texts[last]].key.endswith(OF_UNITS):
            first, end = last, last + after  # "в деревне Осинки Кыштовского района": the adjective's
        else:
            first, end = (at - before, last) if before else (at, last + after)
        kind = (
            cues.type_before[document.said(first, at)]
            if before
            else cues.type_after[document.said(last + 1, end + 1)]
        )
        if kind != "country" and taken.isdisjoint(range(first, end + 1)):
            start, stop = document.starts[first], document.ends[end]
            if "«" in document.text[start:stop] and document.text[stop : stop + 1] == "»":
                stop += 1
            # Board, School, Department in capitals belong to organisations more often than to places.
            score = 0.6 if before or not WORDS[texts[end]].capital else 0.5 if kind == "area" else 0.35
            mention = Mention(first, end, start, stop, -1, NOTHING)
            mention.hint, mention.outer_start, mention.outer_end = kind, start, stop
            mention.unknown, mention.score = True, score
            found.append(mention)
            free = end + 1
    return found


def _opens_with_word(document: Document, at: int) -> bool:
    """Whether a word of the language opens a sentence, or what a dash behind a dateline goes on to tell."""
    dash = at and document.text[document.ends[at - 1] : document.starts[at]].strip() in (
        "-",
        "\u2013",
        "\u2014",
    )
    if not dash and not document.opens(at):
        return False
    word = document.texts[at].replace("İ", "i").lower()
    return document.index.words.is_ordinary(word, document.spoken)


def _direct(document: Document, mention: Mention, taken: set[int]) -> None:
    """Take in a word for a direction: northern Mali, miền trung Syria."""
    cues, starts, ends = document.cues, document.starts, document.ends
    first, last = mention.first, mention.last
    while first > 0 and starts[first - 1] >= mention.outer_start:
        first -= 1
    while last + 1 < document.count and ends[last + 1] <= mention.outer_end:
        last += 1
    count = document.phrase_before(first, cues.direction_before)
    if count and taken.isdisjoint(range(first - count, first)):
        mention.part = cues.direction_before[document.said(first - count, first)]
        mention.outer_start = starts[first - count]
        _side(document, mention)
        return
    count = document.phrase_after(last, cues.direction_after)
    if count and taken.isdisjoint(range(last + 1, last + 1 + count)):
        mention.part = cues.direction_after[document.said(last + 1, last + 1 + count)]
        mention.outer_end = ends[last + count]
        _side(document, mention)


# How English, the language of GeoNames' units, names the sides of regions: North Kivu, Western Darfur.
_SIDES = {"north": ("north", "northern"), "south": ("south", "southern"), "east": ("east", "eastern"),
          "west": ("west", "western"), "central": ("central",)}  # fmt: skip


def _side(document: Document, mention: Mention) -> None:
    """Take a side of a region for the province of that name where there is one: Bắc Kivu."""
    index, top = document.index, mention.senses.candidates[0]
    if top.kind == 0 or KINDS[top.kind] == "town" or mention.part not in _SIDES:
        return
    name = normalise(index.name(top.row))
    for word in _SIDES[mention.part]:
        key_id = index.key_id(f"{word} {name}")
        found = senses_of(index, key_id).candidates if key_id is not None else ()
        units = tuple(c for c in found if KINDS[c.kind] == "admin1" and c.country == top.country)
        if units and key_id is not None:
            mention.key_id, mention.senses, mention.part, mention.hint = key_id, Senses(units), None, "admin1"
            return
