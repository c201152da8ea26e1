"""Names in a text: the longest matches of the gazetteer's trie.

They start at a capital, or anywhere in scripts without capitals and between words in scripts without
spaces. Nothing is judged here: most of what is found is no place.
"""

from __future__ import annotations

from itertools import compress
from operator import not_

from geomap.extraction.peoples import demonym_at, is_its_country
from geomap.extraction.town_adjectives import town_adjective_at
from geomap.extraction.unheard import as_country, is_form_at_home, leads_to_city
from geomap.extraction.unspaced import scan_unspaced
from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.index import KINDS, PRIMARY
from geomap.gazetteer.names import normalise
from geomap.gazetteer.steps import GOES_ON, IS_NAME
from geomap.geocoding.lexicon import ARTICLES
from geomap.geocoding.senses import Senses, senses_of, senses_of_forms, senses_plain
from geomap.geocoding.tokens import WORDS, is_small, is_unspaced

_MOST_WORDS = 7
_MOST_SHARING = 16  # words in which several units share the word for their kind
_LONGEST_SHORT = 5
# Words between the parts of one name ("la Isla de la Juventud"), at most two of them.
_LINKS = frozenset({"de", "del", "du", "des", "la", "las", "los", "le", "les", "el", "do", "da"})
_MOST_LINKS = 2
# Beginnings of names that are followed at once; people of a town that is known beyond its province.
_MOST_GROWN = 8
_KNOWN = 15_000
_CITY = 500_000
_FAMOUS = 4.0
_NUNATION = frozenset("\u064b\u064c\u064d")  # which no name is written with (بيوتاً, houses, not Utah)
_UNITS = frozenset({"admin1", "admin2"})


def scan(document: Document) -> list[Mention]:
    """Longest matches from left to right; none overlap."""
    texts, joined, steps = document.texts, document.joined, document.index.steps
    demonym_starts, peoples = document.cues.demonyms.firsts, document.cues.peoples
    adjectives = document.cues.town_adjectives
    opening = document.cues.opening
    unspaced = not document.text.isascii() and is_unspaced(document.text)
    found: list[Mention] = []
    free = 0
    # Words in small letters, nearly all, are passed over before anything is looked up.
    likely = list(compress(range(document.count), map(not_, document.lower)))
    if not opening.isdisjoint(document.small):
        likely = [at for at, low in enumerate(document.lower) if not low or texts[at] in opening]
    document.likely = likely
    if peoples.stems:  # сирийский
        likely = [
            at
            for at, text in enumerate(texts)
            if not document.lower[at] or text in opening or peoples[WORDS[text].folded] or adjectives[text]
        ]
    for at in likely:
        if at < free:
            continue
        text = texts[at]
        key, capital, parts, folded = WORDS[text]
        match = demonym_at(document, at) if folded in demonym_starts or peoples[folded] else None
        if unspaced and not capital and text[0].isdigit() and is_unspaced(text):  # 3月9日には鹿児島で
            found += scan_unspaced(document, at)
            continue
        if key and (capital or (key in ARTICLES and joined[at] and _leads_name(texts[at + 1]))):
            if unspaced and is_unspaced(text):
                found += scan_unspaced(document, at)
                continue
            place = None
            if parts or steps[key] or document.bends:
                place = _match(document, at, key)
            elif len(key) <= _LONGEST_SHORT:
                place = abbreviation_at(document, at)
            if place is not None and (
                match is None or place.last > match.last or is_its_country(document, match, place)
            ):
                match = place
        if match is None and adjectives.rules and adjectives[text]:
            match = town_adjective_at(document, at)
        if match is not None:
            found.append(match)
            free = match.last + 1
    return found


def _leads_name(text: str) -> bool:
    """Whether a word behind a small article is a name's, and no article of its own ("de La Paz")."""
    return WORDS[text].capital and WORDS[text].key not in ARTICLES


# The end of a name: its last word, the key, and up to which letter of that word's key (0: all).
_Found = tuple[int, str, int]


def _match(document: Document, at: int, key: str) -> Mention | None:
    """The longest name that starts at a word, or after an apostrophe inside it."""
    text = document.texts[at]
    words, parts = document.words, WORDS[text].parts
    offset, best = 0, None
    # "d'Anvers" is of Antwerp, and not Danvers: a small letter before the apostrophe is no part of a name.
    for offset in (*parts, 0) if is_small(text[0]) else (0, *parts):
        best = _longest(document, at, key[offset:], offset)
        if best is not None:
            break
    if document.bends and (best is None or not offset):
        bent = _sharing(document, at, key) or _bent(document, at, key, best)
        if bent is not None and not _is_hyphened_on(document, bent.last):
            return bent
    if (best is None or best[0] == at) and len(key) <= _LONGEST_SHORT:
        short = abbreviation_at(document, at)
        if short is not None:
            return short
    if best is None:
        return None
    last, name, cut = best
    if not offset and (_breaks_off(document, at, last) or leads_to_city(document, at, last, name)):
        return None
    start = words.starts[at] if not offset else _inside(document, at, offset)
    end = words.ends[last] if not cut else _inside(document, last, cut, before=True)
    if not cut and document.text.startswith(" (", end):
        last, name, end = _with_brackets(document, last, name, end)
    key_id = document.index.key_id(name)
    plain = document.cues.diacritics and not document.all_caps and document.text[start:end].isascii()
    senses = (senses_plain if plain else senses_of)(document.index, key_id)
    if document.lands:
        senses = as_country(document, name, senses)
    return Mention(at, last, start, end, key_id, senses)


def _with_brackets(document: Document, last: int, name: str, end: int) -> tuple[int, str, int]:
    """A name with the word in brackets behind it where they are one name: Frankfurt (Oder), Halle (Saale)."""
    after = last + 1
    if after < document.count and document.text.startswith(")", document.ends[after]):
        longer = f"{name} {WORDS[document.texts[after]].key}"
        if document.index.steps[longer] & IS_NAME:
            return after, longer, document.ends[after] + 1
    return last, name, end


def _is_hyphened_on(document: Document, last: int) -> bool:
    """Whether a hyphen and a capital follow a declined name, so that it is the half of another: Абу-Шук."""
    end = document.ends[last]
    return document.text[end : end + 1] == "-" and document.text[end + 1 : end + 2].isupper()


def _breaks_off(document: Document, at: int, last: int) -> bool:
    """Whether a small article and part of a longer name were read: el Alto Karabaj, la Isla de X."""
    texts, joined, count = document.texts, document.joined, document.count
    if not (document.lower[at] and last == at + 1):
        return False
    after = last + 1
    while after < count and joined[after - 1] and after - last <= _MOST_LINKS and texts[after] in _LINKS:
        after += 1
    return after < count and joined[after - 1] and WORDS[texts[after]].capital


def _longest(document: Document, at: int, key: str, offset: int) -> _Found | None:
    """The longest acceptable name that begins with a key at a word."""
    texts, joined, steps = document.texts, document.joined, document.index.steps
    best: _Found | None = None
    last, said = at, key
    while True:
        step = steps[said]
        if step & IS_NAME and len(said) >= 2 and _acceptable(document, at, last, said):
            best = last, said, 0
        elif parts := WORDS[texts[last]].parts:
            before = len(said) - len(WORDS[texts[last]].key)
            for cut in reversed(parts):
                inner = said[: before + cut] if last > at else said[: cut - offset] if cut > offset else ""
                if len(inner) < 2 or not steps[inner] & IS_NAME:
                    continue
                if _acceptable(document, at, last, inner):
                    best = last, inner, cut
                    break
        if not step & GOES_ON or not joined[last] or last - at >= _MOST_WORDS - 1:
            return best
        last += 1
        if document.lower[last] and not document.may_end(last):
            return best
        said = f"{said} {WORDS[texts[last]].key}"


def _sharing(document: Document, at: int, key: str) -> Mention | None:
    """A unit whose word stands only behind the last of several: в Белгородской и Курской областях."""
    texts, starts, ends, cues = document.texts, document.starts, document.ends, document.cues
    last = at
    while last + 1 < document.count and last - at < _MOST_SHARING:
        gap = document.text[ends[last] : starts[last + 1]]
        last += 1
        _, capital, _, folded = WORDS[texts[last]]
        if gap.strip(" ") not in ("", ",", "-"):
            return None
        if not capital and folded not in cues.function_words:
            break
    if last - at < 2 or cues.type_after.get(WORDS[texts[last]].folded) not in _UNITS:
        return None
    bend, steps = document.inflection, document.index.steps
    heads, kind = (key, *bend.bare(key)), WORDS[texts[last]].key
    names = (f"{head} {word}" for head in heads for word in (kind, *bend.bare(kind)))
    name = next((n for n in names if steps[n] & IS_NAME and _is_in_full(document, last, n)), None)
    if name is None:
        return None
    key_id = document.index.key_id(name)
    return Mention(at, at, starts[at], ends[at], key_id, senses_of(document.index, key_id))


def _bent(document: Document, at: int, key: str, best: _Found | None) -> Mention | None:
    """A longer or better known name that starts at a word and stands there with a clitic or case ending.

    *в Нижнем Новгороде* is Нижний Новгород, *بغزة* is غزة; a village that happens to be called as the word
    stands is kept as a further candidate.
    """
    bend = document.inflection
    openings = [(key, 0, False), *((form, offset, True) for form, offset in bend.opened(key))]
    found: list[tuple[int, str, int]] = []
    for opening, offset, stripped in openings:
        found += [
            (last, name, offset)
            for last, name in _bent_names(document, at, opening, stripped=stripped)
            if best is None or last >= best[0]
        ]
    if not found:
        return None
    index, last = document.index, max(last for last, _, _ in found)
    exact = best[1] if best is not None and best[0] == last else None
    keys = [index.key_id(name) for end, name, _ in found if end == last]
    known = index.key_id(exact) if exact is not None else None
    if known is not None and is_form_at_home(document, known, keys):
        known = None
    senses = senses_of_forms(index, known, tuple(dict.fromkeys(keys)))
    if senses is None:
        return None
    key_id, joint = senses
    if last == at and _is_ordinary(document, at, key_id, joint):
        return None
    offset = next((o for end, name, o in found if end == last and index.key_id(name) == key_id), 0)
    start = document.starts[at] if not offset else _after(document, at, offset)
    mention = Mention(at, last, start, document.ends[last], key_id, joint)
    mention.bent = key_id != known
    return mention


def _bent_names(document: Document, at: int, opening: str, *, stripped: bool) -> list[tuple[int, str]]:
    """Names that begin with an opening at a word, with the endings of any of their words taken off."""
    texts, joined, steps, bend = document.texts, document.joined, document.index.steps, document.inflection
    found: list[tuple[int, str]] = []
    last, frontier, plain = at, [opening], opening
    while True:
        ends = [plain] if stripped and last == at else []
        for said in frontier:
            head, _, word = said.rpartition(" ")
            ends += [f"{head} {bare}" if head else bare for bare in bend.bare(word)]
        names = [name for name in dict.fromkeys(ends) if steps[name] & IS_NAME]
        found += [(last, name) for name in names if _acceptable(document, at, last, name, bent=True)]
        # A bent word may be followed by one that stands as it is: в Чёрном море.
        found += [
            (last, said)
            for said in frontier
            if last > at and steps[said] & IS_NAME and (stripped or _acceptable(document, at, last, said))
        ]
        if not joined[last] or last - at >= _MOST_WORDS - 1:
            return found
        grown = [said for said in dict.fromkeys([*frontier, *ends]) if steps[said] & GOES_ON]
        last += 1
        if not grown or (document.lower[last] and not document.may_end(last)):
            return found
        key = WORDS[texts[last]].key
        frontier = [f"{said} {key}" for said in grown[:_MOST_GROWN]]


def _is_ordinary(document: Document, at: int, key_id: int | None, senses: Senses) -> bool:
    """Whether a word of which only a form is a name is rather a word of the language."""
    if document.cues.cased and not document.all_caps and not document.opens(at):
        return False  # a capital inside a sentence: lists of words do not tell a name's forms from words
    top, word = senses.candidates[0], WORDS[document.texts[at]].folded
    known = KINDS[top.kind] != "town" or top.population >= _KNOWN
    if not known or word in document.small:
        return True
    # Lists of words hold the forms of cities, and of names that are frequent themselves: "İzmirde".
    if not document.cues.cased:
        return document.is_common(at, joined=True) or not _NUNATION.isdisjoint(document.texts[at])
    famous = key_id is not None and document.frequency.get(key_id, 0.0) >= _FAMOUS
    return not famous and top.population < _CITY and document.index.words.is_ordinary(word, document.spoken)


def _after(document: Document, at: int, offset: int) -> int:
    """Place in the text behind a clitic of so many letters of a word's key."""
    word = document.texts[at]
    ends = (i for i in range(1, len(word)) if len(normalise(word[:i])) == offset)
    return document.starts[at] + next(ends, 0)


def abbreviation_at(document: Document, at: int) -> Mention | None:
    """A short form that is one only as written: with its full stop (Fla.) or after a comma (, FL)."""
    key, capital, _, _ = WORDS[document.texts[at]]
    if len(key) > _LONGEST_SHORT or not capital:
        return None
    text, start, end = document.text, document.starts[at], document.ends[at]
    if text[end - 1] == ".":
        key += "."
    elif text[end : end + 1] == ".":
        key += "."
        end += 1
    elif len(key) == 2 and text[max(0, start - 2) : start] == ", " and text[start:end].isupper():
        key += ","
    else:
        return None
    key_id = document.index.key_id(key)
    if key_id is None:
        return None
    return Mention(at, at, start, end, key_id, senses_of(document.index, key_id))


def _acceptable(document: Document, first: int, last: int, key: str, *, bent: bool = False) -> bool:
    """Whether the text may write that name so: no part in small letters only, right diacritics."""
    if document.index.users is not None and document.index.users.key_id(key) is not None:
        return True  # Gate 5
    if (
        last > first
        and not WORDS[document.texts[last]].capital
        and not document.all_caps
        and WORDS[document.texts[last]].key not in ARTICLES
        and not _is_in_full(document, last, key)
        and key not in document.cues.small_ended
        and not document.hyphened(last)
    ):
        # A name may hold small words (Rio de Janeiro) but ends in a capital, save where the index
        # knows only such words (Ho Chi Minh city): leave those to the words for kinds.
        return False
    if len(key) <= 3 and key.isascii():
        word = document.text[document.starts[first] : document.ends[last]]
        if word.isascii() and not any(
            c.plain for c in senses_of(document.index, document.index.key_id(key) or 0).candidates
        ):
            return False  # My is not Mỹ
        if len(key) <= 2 or document.all_caps:
            plain = word.replace(".", "")
            if document.all_caps and "." not in word:
                return len(key) == 3 or plain in ("US", "UK")
            return plain.isupper() or _is_short_form(document, key)
    if document.cues.diacritics and not document.all_caps and not bent:
        after = document.text[document.ends[last] : document.ends[last] + 2]
        if after[:1] == "-" and after[1:].islower():
            return False  # Bra-xi-lia is not Bra: syllables of a foreign name are joined
        word = document.text[document.starts[first] : document.ends[last]]
        if not word.isascii():
            word = word.rstrip("'’")
            spelt = document.index.is_spelt
            return (
                spelt(word)
                or ("'" in word and spelt(word.replace("'", "’")))
                or _is_plain_unit(document, key)
            )
    return True


def _is_in_full(document: Document, last: int, key: str) -> bool:
    """Whether a name ends in the word for its kind that it never goes without: Харьковская область."""
    if document.cues.type_after.get(WORDS[document.texts[last]].folded) is None:
        return False
    key_id = document.index.key_id(key)
    found = senses_of(document.index, key_id).candidates[:1] if key_id is not None else ()
    # Where names are declined, units of the second order go by adjectives: Сарненський район.
    bent = bool(document.inflection.suffixes)
    return any(
        KINDS[c.kind] != "town" and (c.form == PRIMARY or (bent and KINDS[c.kind] == "admin2")) for c in found
    )


def _is_plain_unit(document: Document, key: str) -> bool:
    """Whether a name of several words is that of a unit that the sources write without diacritics."""
    key_id = document.index.key_id(key) if " " in key else None
    if key_id is None:
        return False
    return any(c.plain and KINDS[c.kind] in _UNITS for c in senses_of(document.index, key_id).candidates)


def _is_short_form(document: Document, key: str) -> bool:
    key_id = document.index.key_id(key)
    return bool(key_id is not None and any(c.form == 3 for c in senses_of(document.index, key_id).candidates))


def _inside(document: Document, at: int, offset: int, *, before: bool = False) -> int:
    """Place in the text of an offset in the key of a word: at one of its apostrophes."""
    word, start = document.texts[at], document.starts[at]
    for i in range(1, len(word)):
        if not word[i].isalnum() and len(normalise(word[:i]).replace(" ", "")) == offset:
            return start + (i if before else i + 1)
    return document.ends[at] if before else start
