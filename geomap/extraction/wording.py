"""A text cut into words, with what is known of its language, and the possible names in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING
from unicodedata import category

from geomap.extraction.cldr import calendar_words, homelands, land_names
from geomap.extraction.cutting import BULLETS, HOUR
from geomap.extraction.language import spoken_in
from geomap.gazetteer.index import Index
from geomap.geocoding.choose import country_numbers
from geomap.geocoding.inflection import inflection, locatives_of
from geomap.geocoding.lexicon import ARTICLES, Lexicon, Phrases, lexicon
from geomap.geocoding.tokens import WORDS, Words, is_small
from geomap.languages import codes

if TYPE_CHECKING:
    from geomap.geocoding.resolve import Ranking
    from geomap.geocoding.senses import Senses

_AND = ("و", "ف")  # written at any word
_HAMZA = frozenset("أإآؤئ")
_BULLETS = f" \t{BULLETS}*-\u2013\u2014\u00b7>[\u00ab"
_CLOSING = re.compile(r"[.!?\"”'’)]\s+[-–—]\s*$")
_CLOSING_REACH = 8  # characters before a name in which the stop and the dash stand
_AFTER_RUBRIC = frozenset(" .:/|],")
# What may stand before it: "3. Lima. ...", "2.4 Lima: ...", "DR Congo - Goma: ...", "Bénin/Parakou : ..."
# "21:10 Baku. ..." on a live page
_RUBRIC_OPENS = re.compile(
    rf"{HOUR} ?(?:[-\u2013\u2014|] ?)?"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]? ?)?(?:[^.:;!?\n]{1,40}(?:/| [-\u2013\u2014|]) ?)?"
)
# "Omsk, Amur: ..." is a quarter of the town, or what the town lies in
_RUBRIC_ENDS = re.compile(
    r"(?: ?\([^()\n]{1,25}\))? ?(?::(?=\s)|\.(?=\s|$)|[/|\]])|, [^\W\d_][\w'’-]{2,24}:(?=\s)"
)
_PICTURES = frozenset({"So", "Sk", "Mn", "Cf", "Zs"})  # categories of the characters of emoji
_DASH = re.compile(r" [-\u2013\u2014] ")
_DATELINE_ENDS = re.compile(r"(?: ?\([^()\n]{1,25}\))?(?: ?[-\u2013\u2014] |\n)")
_ENDS = frozenset('.!?:;\n\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"\u201c\u201d\u00ab\u00bb\u2022')


class Mention:
    """A possible name: words ``first`` to ``last`` and what it may mean.

    ``text[start:end]`` is the name, ``text[outer_start:outer_end]`` with the words for its kind and
    direction; ``hint`` is its kind by such a word, ``part`` the direction, ``near`` whether it names
    something in or beside the place, ``bent`` whether a clitic or case ending was taken off,
    ``adjective`` whether only a word made of it stands there, ``parent`` what is written as containing it;
    ``odds`` and ``score`` say how sure it is that it is a place, ``ranking`` which one.
    """

    # A text has hundreds of them, few of which ever get more than a name: what is not said stays here.
    hint: str | None = None
    outer_start = -1
    outer_end = -1
    near = False
    part: str | None = None
    bent = False
    parent: Mention | None = None
    odds: float | None = None
    score = 0.0
    ranking: Ranking | None = None
    demonym = False
    adjective = False
    unknown = False

    def __init__(self, first: int, last: int, start: int, end: int, key_id: int, senses: Senses) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.key_id = key_id
        self.senses = senses


class Document:
    """A text cut into words, with what is known of its language and script."""

    def __init__(self, text: str, language: str | None = None, index: Index | None = None) -> None:
        self.text = text
        self.index = index or Index.open()
        self.words = words = Words(text)
        self.count = len(words)
        self.texts = words.texts
        self.likely: list[int] = []
        self.joined, self.starts, self.ends = words.joined, words.starts, words.ends
        self.language = language or spoken_in(text, list(map(str.casefold, words.texts[:200])))
        self.cues: Lexicon = lexicon(self.language)
        self.cases = words.cut(self.cues.endings) if self.cues.endings else {}
        spoken = (self.language or "").split("-")[0] or _language_of_script(words)
        if spoken == "fr":  # "A Lyon" is "à Lyon" at the head of a sentence
            self.texts = words.texts = ["À" if text == "A" else text for text in words.texts]
        self.frequency = self.index.words.frequencies(spoken)
        self.frequent = _frequent(spoken)
        self.spoken = spoken
        # Of a language without a pack, in a script with capitals.
        self.is_unheard = not self.cues.locative and self.cues.cased and spoken != "en"
        # The same where it is known which one: CLDR has its calendar, its countries, and where it is spoken.
        self.is_bare = self.is_unheard and spoken not in codes()
        self.calendar = calendar_words(spoken) if self.is_bare else frozenset()
        self.leads, self.locatives = locatives_of(spoken) if self.is_bare else ((), ())
        self.lands = land_names(spoken) if self.is_bare else {}
        lands = homelands(spoken) if self.is_bare else ()
        self.homelands = country_numbers(self.index, lands, "country") if lands else frozenset()
        # Of a language of whose words nothing is known, so that what opens a sentence may be any.
        self.is_unlisted = self.is_bare and not self.frequency
        # Farsi is written in Arabic script, Bulgarian in Cyrillic: neither bends names as those packs say.
        guessed = self.language is None and spoken in codes()
        self.inflection = inflection("" if guessed else spoken)
        self.bends = bool(self.inflection)
        # A text all in capitals (old agency wire) tells nothing by them.
        upper = sum(map(str.isupper, words.texts[:200]))
        self.lower = list(map(str.islower if text.isascii() else is_small, words.texts))
        self.all_caps = upper > 3 and upper > 4 * sum(self.lower[:200])
        self.small = set(compress(words.texts, self.lower))

    def word(self, at: int) -> str:
        """The word at a position, folded; empty outside the text."""
        return WORDS[self.texts[at]].folded if 0 <= at < self.count else ""

    def said(self, first: int, stop: int) -> str:
        """Words from the first to before the last position, folded, as phrases are keyed."""
        return " ".join([WORDS[text].folded for text in self.texts[first:stop]])

    def may_end(self, at: int) -> bool:
        """Whether a name may go on to a word in small letters: it ends in a capital, or a word for its kind.

        Users may name their places as they like.
        """
        return (
            not all(self.lower[at + 1 : at + 4])
            or self.texts[at] in ARTICLES
            or WORDS[self.texts[at]].folded in self.cues.type_after
            or not self.cues.small_ends.isdisjoint(self.texts[at : at + 3])
            or self.index.users is not None
            or self.hyphened(at)
        )

    def hyphened(self, at: int) -> bool:
        """Whether a hyphen joins a word to the one before it, as the syllables of *Mát-xcơ-va*."""
        return self.text[self.starts[at] - 1 : self.starts[at]] == "-"

    def marks_before(self, first: int) -> int:
        """What the word right before a name may end; 0 where nothing joins them."""
        if not first or not self.joined[first - 1]:
            return 0
        return self.cues.ends_before.get(WORDS[self.texts[first - 1]].folded, 0)

    def marks_after(self, last: int) -> int:
        """What the word right after a name may begin; 0 where nothing joins them."""
        return self.cues.begins_after.get(WORDS[self.texts[last + 1]].folded, 0) if self.joined[last] else 0

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """First and last word that lie in a part of the text, or touch it; (-1, -1) where none does."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else (-1, -1)

    def phrase_before(self, first: int, table: Phrases) -> int:
        """How many words right before `first` are a phrase of the table; the longest, or 0."""
        texts, joined = self.texts, self.joined
        if first <= 0 or WORDS[texts[first - 1]].folded not in table.lasts or not joined[first - 1]:
            return 0
        best = 0
        said = ""
        for count in range(1, min(table.longest, first) + 1):
            at = first - count
            if not joined[at]:
                break
            word = WORDS[texts[at]].folded
            said = f"{word} {said}" if said else word
            if said in table:
                best = count
        return best

    def phrase_after(self, last: int, table: Phrases) -> int:
        """How many words right after `last` are a phrase of the table; the longest, or 0."""
        texts, joined = self.texts, self.joined
        if not joined[last] or WORDS[texts[last + 1]].folded not in table.firsts:
            return 0
        best = 0
        said = ""
        for at in range(last + 1, min(last + table.longest, self.count - 1) + 1):
            word = WORDS[texts[at]].folded
            said = f"{said} {word}" if said else word
            if said in table:
                best = at - last
            if not joined[at]:
                break
        return best

    def is_joined_capital(self, at: int) -> bool:
        """Whether only a space parts a word from a next one with a capital; never in all capitals."""
        if self.all_caps or not self.joined[at] or not self.cues.cased:
            return False
        word = WORDS[self.texts[at + 1]]
        return word.capital and word.folded.isalpha()

    def is_little(self, at: int) -> bool:
        """Whether a capitalised word is an ordinary one, as those that open sentences are."""
        key, _, _, word = WORDS[self.texts[at]]
        if word in self.cues.function_words or word in self.small or word in self.cues.type_before:
            return True
        if word in self.calendar:
            return True
        known = self.frequent.get(key)
        if known is None:
            key_id = self.index.key_id(key)
            known = key_id is not None and self.frequency.get(key_id, 0.0) > 5.0
            known = known or self.is_happening(at)
            # Without a pack, little words are not known as such.
            known = known or (self.is_unheard and self.index.words.is_ordinary(word, self.spoken))
            self.frequent[key] = known
        return known

    def is_happening(self, at: int) -> bool:
        """Whether it tells what befalls the place whose name stands behind it in a case (Обстрел Киева)."""
        return WORDS[self.texts[at]].folded.startswith(self.cues.happenings)

    def is_common(self, at: int, *, joined: bool = False) -> bool:
        """Whether the pack has a word as an ordinary one; with other hamzas it is a name (إب, not أب)."""
        word = WORDS[self.texts[at]]
        if joined and word.key.startswith(_AND) and word.key[1:] in self.cues.common:
            return True
        if word.key not in self.cues.common:
            return False
        return word.folded in self.cues.common_spelt or _HAMZA.isdisjoint(word.folded)

    def opens(self, at: int) -> bool:
        """Whether a word opens a sentence, headline or quotation."""
        if at == 0:
            return True
        gap = self.text[self.ends[at - 1] : self.starts[at]]
        return gap != " " and not _ENDS.isdisjoint(gap)

    def heads(self, at: int, end: int) -> bool:
        """Whether a name, ending at a character, stands alone at the head of its paragraph."""
        start = self.starts[at]
        rubric = opens_rubric(self.text, start, end) or opens_dateline(self.text, start, end)
        return rubric or opens_post(self.text, start, end)


def closes_report(text: str, start: int, end: int) -> bool:
    r"""Whether a name in capitals stands alone behind the dash that an agency ends its report with.

    Examples
    --------
    >>> closes_report("The search goes on. - KAYSERI\n", 22, 29)
    True
    """
    behind = text[end:].split("\n", 1)[0].strip()
    alone = text[start:end].isupper() and not behind
    return alone and _CLOSING.search(text, max(start - _CLOSING_REACH, 0), start) is not None


def _is_bare(lead: str) -> bool:
    """Whether only bullets or pictures stand before a name."""
    rest = lead.strip(_BULLETS)
    return not rest or all(category(char) in _PICTURES for char in rest)


def opens_rubric(text: str, start: int, end: int) -> bool:
    """Whether a name opens its paragraph and only a mark follows it, as at the head of a short item.

    Examples
    --------
    >>> opens_rubric("Nantes: two hurt", 0, 6), opens_rubric("BREST (29). A fire", 0, 5)
    (True, True)
    >>> opens_rubric("Nantes is quiet. Brest too", 0, 6)
    False
    """
    if text[end : end + 1] not in _AFTER_RUBRIC or not _RUBRIC_ENDS.match(text, end):
        return False
    lead = text[text.rfind("\n", 0, start) + 1 : start]
    return _is_bare(lead) or _RUBRIC_OPENS.fullmatch(lead) is not None


def opens_post(text: str, start: int, end: int) -> bool:
    """Whether a name opens its paragraph and a dash and a small letter follow, as in short posts.

    Examples
    --------
    >>> opens_post("Goma – shots heard", 0, 4), opens_post("Goma – Sake road shut", 0, 4)
    (True, False)
    """
    dash = _DASH.match(text, end)
    if dash is None or not text[dash.end() : dash.end() + 1].islower():
        return False
    return _is_bare(text[text.rfind("\n", 0, start) + 1 : start])


def opens_dateline(text: str, start: int, end: int) -> bool:
    r"""Whether a name in capitals opens its paragraph with a dash behind it, or is all of it.

    Examples
    --------
    >>> opens_dateline("OMSK – Two hurt", 0, 4), opens_dateline("Omsk – Two hurt", 0, 4)
    (True, False)
    >>> opens_dateline("OMSK-2 closed", 0, 4), opens_dateline("OMSK\nTwo hurt", 0, 4)
    (False, True)
    """
    if not text[start:end].isupper() or not _DATELINE_ENDS.match(text, end):
        return False
    return _is_bare(text[text.rfind("\n", 0, start) + 1 : start])


@lru_cache(maxsize=64)
def _frequent(language: str) -> dict[str, bool]:  # noqa: ARG001
    """Which words are frequent in a language, as far as it was asked."""
    return {}


# The language whose ordinary words are looked up where the text's own is not known.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"), ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"), ("\u0900", "\u097f", "hi"), ("\u0980", "\u09ff", "bn"),
    ("\u3040", "\u30ff", "ja"), ("\u3400", "\u9fff", "zh"), ("\uac00", "\ud7af", "ko"),
)  # fmt: skip


def _language_of_script(words: Words) -> str:
    for word in words.texts[:50]:
        for first, last, language in _SCRIPTS:
            if first <= word[0].lower() <= last:
                return language
    return "en"
