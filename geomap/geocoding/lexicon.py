"""What the language packs say about the words around a name, as sets that are looked up by phrase.

The packs' phrases are expanded (``a|b`` to both, gaps are left out) and keyed by their spelling: case
folded, diacritics kept, since in Vietnamese they tell words apart.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geomap import languages
from geomap.gazetteer.names import normalise
from geomap.geocoding.adjectives import Adjectives
from geomap.geocoding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CASES = ("locative", "from", "toward", "possessive", "actor")
DIRECTIONS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central")
UNIT_KINDS = ("country", "admin1", "admin2", "town", "site", "area")
LONGEST = 6
_MOST_SEEN = 1 << 15
_MOST_FORMS = 256  # of one phrase: adjective and noun in all cases
ARTICLES = frozenset("al el ash ad as at an ar az ez es ed et er le la de du das".split())  # noqa: SIM905
# What a word beside a name may belong to; see `Lexicon.ends_before`.
TYPE, DIRECTION, LOCATIVE, WEAK, TITLE, ACTOR, REPORTING, BEFALLS = (1 << bit for bit in range(8))


@dataclass(frozen=True)
class Lexicon:
    """Cues of one language; phrases are tuples of folded words joined by spaces."""

    code: str
    cased: bool
    diacritics: bool
    type_before: Phrases
    type_after: Phrases
    direction_before: Phrases
    direction_after: Phrases
    demonyms: Phrases
    peoples: Stems
    locative: Phrases
    locative_weak: Phrases
    actors: Phrases
    reporting: Phrases
    titles: Phrases
    behind: Phrases
    befalls: Phrases
    calendar: frozenset[str]
    common: frozenset[str]
    others: frozenset[str]
    abbreviations: frozenset[str]
    function_words: frozenset[str]
    kind_words: frozenset[str] = frozenset()
    part_words: frozenset[str] = frozenset()
    villages: frozenset[str] = frozenset()
    small_peoples: frozenset[str] = frozenset()  # written without a capital (sirios, сирийцы)
    countries: frozenset[str] = frozenset()  # exonyms of countries
    # Names that the pack writes with a small last word (Arabie saoudite), and those words.
    small_ended: frozenset[str] = frozenset()
    small_ends: frozenset[str] = frozenset()
    common_spelt: frozenset[str] = frozenset()  # the common words as they are written
    bare_provinces: bool = False  # named without the word for their kind as often as with it
    surname_endings: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()  # beginnings of words for what befalls the place right behind them
    # Words without a capital at which a name may begin all the same.
    opening: frozenset[str] = ARTICLES
    # Words that end a phrase before a name, and that begin one after it, to what they may say: one
    # look-up refuses nearly all words.
    ends_before: dict[str, int] = field(default_factory=dict)
    begins_after: dict[str, int] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    town_adjectives: Adjectives = field(default_factory=Adjectives)  # одесский
    called_after: tuple[str, ...] = ()  # beginnings of words for what is called by them and is not there


class Phrases(dict[str, str]):
    """Phrases to what they say, with the first and last words and the lengths, for quick refusal."""

    def __init__(self, table: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(table)
        split = [phrase.split(" ") for phrase in table]
        self.firsts = frozenset(words[0] for words in split)
        self.lasts = frozenset(words[-1] for words in split)
        self.longest = min(LONGEST, max((len(words) for words in split), default=0))


class Stems(dict[str, str]):
    """Words to the country whose people or things they name, by how they begin (сирийск*).

    Filled as words are met; a word that begins like none has ``""``.

    Examples
    --------
    >>> Stems({"сирийск": "SY"})["сирийскими"], Stems({"сирийск": "SY"})["сирена"]
    ('SY', '')
    """

    def __init__(self, stems: Mapping[str, str]) -> None:
        super().__init__()
        self.stems = dict(stems)
        self.shortest = min(map(len, stems), default=0)

    def __missing__(self, word: str) -> str:
        stop = self.shortest - 1 if self.stems else len(word)
        found = next((self.stems[word[:n]] for n in range(len(word), stop, -1) if word[:n] in self.stems), "")
        if len(self) > _MOST_SEEN:
            self.clear()
        self[word] = found
        return found


_ELIDED = re.compile(r"\w'\w")


def _expand(phrase: str) -> list[str]:
    if "{" in phrase:
        return []
    forms: list[str] = []
    folded = fold(phrase).replace("-", " ").replace("’", "'").replace(".", " ")
    # An elided article is part of its word here: "l'est de" is two words.
    for mark in (" ", "'", "’") if _ELIDED.search(folded) else (" ",):
        words = [word for word in folded.replace("'", mark).split() if not word.startswith("!")]
        choices = [[choice for choice in word.split("|") if "*" not in choice] for word in words]
        forms += [" ".join(words) for words in itertools.islice(itertools.product(*choices), _MOST_FORMS)]
    return forms


def _set(pack: languages.Pack, section: str, *keys: str) -> frozenset[str]:
    return frozenset(
        one for key in keys for phrase in pack.words(section, key) for one in _expand(phrase) if one
    )


def _cues(pack: languages.Pack, *keys: str) -> Phrases:
    return Phrases(dict.fromkeys(sorted(_set(pack, "cues", *keys)), ""))


def _sides(pack: languages.Pack, section: str, keys: tuple[str, ...]) -> tuple[Phrases, Phrases]:
    table: dict[str, str] = {}
    # "in the city of": the preposition is no part of the name.
    leading = _set(pack, "cues", "locative", "near", "toward", "from") - _set(pack, section, *keys)
    # "province of" goes on to the name.
    trailing = _set(pack, "cues", "locative_weak", "possessive")
    for key in reversed(keys):  # an earlier key wins
        for phrase in pack.words(section, key):
            for one in _expand(phrase):
                if one.split(" ")[0] not in leading or " " not in one:
                    table[one] = key
    position = pack.text(section, "position", "both")
    after = {k: v for k, v in table.items() if " " not in k or k.split(" ")[-1] not in trailing}
    behind = _set(pack, section, "after")
    if behind:  # the others stand before the name only
        after = {k: v for k, v in after.items() if k in behind}
        table = {k: v for k, v in table.items() if k not in behind}
    return (
        Phrases(table if position in ("before", "both") else {}),
        Phrases(after if position in ("after", "both") else {}),
    )


def _with_clitics(pack: languages.Pack, table: Phrases) -> Phrases:
    """Phrases also with a clitic written at their first word, where no capital tells it off (بمدينة, وفي)."""
    if pack.flag("script", "cased", default=True):
        return table
    clitics = [fold(c) for c in pack.words("script", "strip_prefixes") if c.isalpha() and len(c) == 1]
    # What is a phrase of its own says what that one says.
    return Phrases({f"{clitic}{said}": kind for clitic in clitics for said, kind in table.items()} | table)


def _is_declined(phrase: str, known: Phrases, endings: Mapping[str, str]) -> bool:
    return any(phrase.endswith(end) and phrase[: -len(end)] in known for end in endings)


def _marks(*tables: tuple[int, frozenset[str]]) -> dict[str, int]:
    marks: dict[str, int] = {}
    for mark, words in tables:
        for word in words:
            marks[word] = marks.get(word, 0) | mark
    return marks


@cache
def lexicon(code: str | None) -> Lexicon:
    """Cues of a language; none for a language without a pack.

    Examples
    --------
    >>> lexicon("en").type_after["governorate"], lexicon("tlh").locative
    ('admin1', {})
    """
    base = (code or "").replace("_", "-").split("-")[0].lower()
    if base not in languages.codes():
        nothing = Phrases()
        return Lexicon(base, True, False, *(nothing,) * 5, Stems({}), *(nothing,) * 7, *(frozenset(),) * 5)
    pack = languages.load(base)
    before, after = _sides(pack, "place_words", UNIT_KINDS)
    towards, behind = _sides(pack, "directions", DIRECTIONS)
    endings = {fold(end): case for case in CASES for end in pack.words("cues", f"{case}_suffixes")}
    # "X'in kuzeyindeki Y": what is declined belongs to the name before it.
    towards = Phrases({k: v for k, v in towards.items() if not _is_declined(k, towards, endings)})
    demonyms, stems = {}, {}
    small: set[str] = set()
    for phrase, country in pack.map("names", "demonyms").items():
        for one in _expand(phrase):
            demonyms[one] = str(country)
            if not any(char.isupper() for char in phrase):
                small.add(one)
        if " " not in phrase:
            stems.update({fold(w[:-1]): str(country) for w in phrase.split("|") if w.endswith("*")})
    exonyms = pack.map("names", "exonyms")
    small_ended = [name for name in exonyms if " " in name and name.split()[-1].islower()]
    locative = _cues(pack, "locative", "near", "toward", "from", "locative_verbs")
    before, towards, locative = (_with_clitics(pack, table) for table in (before, towards, locative))
    of = _set(pack, "cues", "possessive")
    # "The people of X": with its "of" a head leads to a name as a preposition does.
    heads = [one for one in _set(pack, "cues", "local_heads") if one.rpartition(" ")[2] in of]
    locative = Phrases({**dict.fromkeys(sorted(heads), ""), **locative})
    # "жители Орска": where names are declined the head needs no word between.
    bare = bool(pack.words("script", "strip_suffixes")) and not pack.words("cues", "possessive")
    weak = _cues(pack, "locative_weak", "possessive", *(["local_heads"] if bare else []))
    actors, reporting = _cues(pack, "actor_heads"), _cues(pack, "reporting")
    befalls = _cues(pack, "befalls")
    titles = _cues(pack, "person_titles")
    clauses = [one for phrase in pack.words("sentences", "clauses") for one in _expand(phrase)]
    little = _set(pack, "cues", "locative", "locative_weak", "from", "toward", "possessive", "here", "also")
    return Lexicon(
        code=base,
        cased=pack.flag("script", "cased", default=True),
        diacritics=pack.flag("script", "diacritics"),
        type_before=before,
        type_after=after,
        direction_before=towards,
        direction_after=behind,
        demonyms=Phrases(demonyms),
        peoples=Stems(stems),
        small_peoples=frozenset(small),
        countries=frozenset(fold(name) for name, code in exonyms.items() if len(str(code)) == 2),
        locative=locative,
        locative_weak=weak,
        actors=actors,
        reporting=reporting,
        titles=titles,
        calendar=frozenset(
            one
            for key in ("months", "weekdays")
            for phrase in pack.map("dates", key)
            for one in _expand(phrase)
        ),
        common=frozenset(normalise(word) for word in _set(pack, "names", "common")),
        common_spelt=_set(pack, "names", "common"),
        bare_provinces=pack.flag("names", "bare_provinces"),
        small_ended=frozenset(normalise(name) for name in small_ended),
        small_ends=frozenset(fold(name.split()[-1]) for name in small_ended),
        surname_endings=tuple(fold(end) for end in pack.words("names", "surname_endings")),
        happenings=tuple(
            fold(word.rstrip("*"))
            for phrase in pack.words("cues", "happenings")
            for word in phrase.split("|")
        ),
        part_words=_set(pack, "place_words", "part"),
        villages=frozenset(
            _with_clitics(pack, Phrases(dict.fromkeys(_set(pack, "names", "village_kinds"), "")))
        ),
        kind_words=frozenset([*before, *after, *towards]),
        opening=ARTICLES.union(small, (phrase.split(" ")[0] for phrase in demonyms if " " in phrase)),
        others=frozenset([*before, *after, *towards, *behind, *titles, *actors]),
        abbreviations=frozenset(fold(word) for word in pack.words("sentences", "abbreviations")),
        function_words=frozenset(one for one in [*little, *clauses] if " " not in one),
        ends_before=_marks(
            (TYPE, before.lasts),
            (DIRECTION, towards.lasts),
            (LOCATIVE, locative.lasts),
            (WEAK, weak.lasts),
            (TITLE, titles.lasts),
        ),
        begins_after=_marks(
            (TYPE, after.firsts),
            (DIRECTION, behind.firsts),
            (ACTOR, actors.firsts),
            (REPORTING, reporting.firsts),
            (BEFALLS, befalls.firsts),
        ),
        endings=endings,
        town_adjectives=Adjectives(
            *(pack.words("names", key) for key in ("town_adjectives", "adjective_cases", "no_adjectives"))
        ),
        called_after=tuple(fold(word.rstrip("*")) for word in pack.words("names", "called_after")),
        befalls=befalls,
        behind=_cues(pack, "locative", "near")
        if pack.text("cues", "position") in ("after", "both")
        else Phrases(),
    )


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for code in languages.codes():
        for word in lexicon(code).function_words:
            table.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


def guess_language(words: Sequence[str]) -> str | None:
    """Language of the packs whose little words (in, at, while, ...) the text uses most.

    A quick guess for texts that come without a language; None where no pack fits.

    Examples
    --------
    >>> guess_language("two people were killed in a raid on the port".split())
    'en'
    >>> guess_language([]) is None
    True
    """
    votes: dict[str, float] = {}
    known = _function_words()
    for word in filter(known.__contains__, words):
        fitting = known[word]
        for code in fitting:
            votes[code] = votes.get(code, 0.0) + 1.0 / len(fitting)
    if not votes:
        return None
    best = max(sorted(votes), key=lambda code: votes[code])
    return best if votes[best] >= max(1.0, 0.02 * len(words)) else None


@cache
def any_type_words() -> tuple[dict[str, str], dict[str, str]]:
    """Words for kinds of places of all packs, those before and those after a name.

    Examples
    --------
    >>> any_type_words()[1]["oblast"]
    'admin1'
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for code in languages.codes():
        cues = lexicon(code)
        before.update({k: v for k, v in cues.type_before.items() if k not in before})
        after.update({k: v for k, v in cues.type_after.items() if k not in after})
    return before, after


@cache
def directions() -> dict[str, str]:
    """Words for directions of all packs.

    Examples
    --------
    >>> directions()["northern"]
    'north'
    """
    table: dict[str, str] = {}
    for code in languages.codes():
        cues = lexicon(code)
        for one in (cues.direction_before, cues.direction_after):
            table.update({k: v for k, v in one.items() if k not in table})
    return table
