"""Names in a text: the longest matches of the gazetteer's trie.

They start at a capital, or anywhere in scripts without capitals and between words in scripts without
spaces. Nothing is judged here: most of what is found is no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.gazetteer.index import KINDS, Candidate, Index
from geomap.gazetteer.names import normalise
from geomap.geocoding import choose
from geomap.geocoding.lexicon import LONGEST, Lexicon, Phrases, guess_language, lexicon
from geomap.geocoding.tokens import Token, is_unspaced, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.geocoding.resolve import Ranking

_MOST_WORDS = 7
_UNITS = frozenset({"admin1", "admin2"})
_ARTICLES = frozenset("al el ash ad as at an ar az ez es ed et er le la de du das".split())  # noqa: SIM905
_ENDS = frozenset('.!?:;\n\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"\u201c\u201d\u00ab\u00bb\u2022')


@dataclass(slots=True)
class Mention:
    """A possible name: tokens ``first`` to ``last`` and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    key_id: int
    candidates: tuple[Candidate, ...]
    hint: str | None = None
    outer_start: int = -1
    outer_end: int = -1
    near: bool = False
    part: str | None = None
    parent: Mention | None = None
    features: list[float] | None = None
    score: float = 0.0
    ranking: Ranking | None = None
    demonym: bool = False
    unknown: bool = False


class Document:
    """A text cut into words, with what is known of its language and script."""

    def __init__(self, text: str, language: str | None = None, index: Index | None = None) -> None:
        self.text = text
        self.index = index or Index.open()
        self.tokens = tokens_of(text)
        self.language = language or guess_language([t.word for t in self.tokens[:400]])
        self.cues: Lexicon = lexicon(self.language)
        spoken = (self.language or "").split("-")[0] or _language_of_script(self.tokens)
        self.frequency = self.index.frequencies(spoken)
        # A text all in capitals (old agency wire) tells nothing by them.
        letters = [text[t.start : t.end] for t in self.tokens if t.key.isalpha()][:200]
        cased = [word for word in letters if word.upper() != word.lower()]
        self.all_caps = len(cased) > 3 and sum(word.isupper() for word in cased) > 0.8 * len(cased)
        self.small = {t.key for t in self.tokens if not t.capital}

    def word(self, at: int) -> str:
        """The word at a position, folded; empty outside the text."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def phrase_before(self, first: int, table: Phrases) -> int:
        """How many words right before `first` are a phrase of the table; the longest, or 0."""
        tokens = self.tokens
        if first <= 0 or tokens[first - 1].word not in table.lasts or not tokens[first - 1].joined:
            return 0
        best = 0
        said = ""
        for count in range(1, min(table.longest, first) + 1):
            token = tokens[first - count]
            if not token.joined:
                break
            said = f"{token.word} {said}" if said else token.word
            if said in table:
                best = count
        return best

    def phrase_after(self, last: int, table: Phrases) -> int:
        """How many words right after `last` are a phrase of the table; the longest, or 0."""
        tokens = self.tokens
        if last + 1 >= len(tokens) or not tokens[last].joined or tokens[last + 1].word not in table.firsts:
            return 0
        best = 0
        said = ""
        for count in range(1, min(table.longest, len(tokens) - 1 - last) + 1):
            token = tokens[last + count]
            said = f"{said} {token.word}" if said else token.word
            if said in table:
                best = count
            if not token.joined:
                break
        return best

    def is_joined_capital(self, at: int) -> bool:
        """Whether only a space parts a word from a next one with a capital; never in all capitals."""
        tokens = self.tokens
        return (
            not self.all_caps and tokens[at].joined and at + 1 < len(tokens) and tokens[at + 1].capital
            and tokens[at + 1].word.isalpha() and self.cues.cased
        )  # fmt: skip

    def is_little(self, at: int) -> bool:
        """Whether a capitalised word is an ordinary one, as those that open sentences are."""
        token = self.tokens[at]
        if token.word in self.cues.function_words or token.key in self.small:
            return True
        if token.word in self.cues.type_before:
            return True
        key_id = self.index.key_id(token.key)
        return key_id is not None and self.frequency.get(key_id, 0.0) > 5.0

    def opens(self, at: int) -> bool:
        """Whether a word opens a sentence, headline or quotation."""
        if at == 0:
            return True
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return any(char in _ENDS for char in gap)


# The language whose ordinary words are looked up where the text's own is not known.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"), ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"), ("\u0900", "\u097f", "hi"), ("\u0980", "\u09ff", "bn"),
    ("\u3040", "\u30ff", "ja"), ("\u3400", "\u9fff", "zh"), ("\uac00", "\ud7af", "ko"),
)  # fmt: skip


def _language_of_script(tokens: Sequence[Token]) -> str:
    for token in tokens[:50]:
        for first, last, language in _SCRIPTS:
            if first <= token.word[0] <= last:
                return language
    return "en"


def scan(document: Document) -> list[Mention]:
    """Longest matches from left to right; none overlap."""
    tokens, cues = document.tokens, document.cues
    demonym_starts = cues.demonyms.firsts
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        word = document.text[token.start : token.end]
        match: Mention | None = None
        if token.word in demonym_starts:
            match = demonym_at(document, at)
        starts = token.capital or (
            token.key in _ARTICLES and token.joined and at + 1 < len(tokens) and tokens[at + 1].capital
        )
        if starts and token.key:
            if ord(word[0]) > 0xE00 and is_unspaced(word):
                found += _scan_unspaced(document, at)
                at += 1
                continue
            place = _match(document, at)
            if place is not None and (match is None or place.last > match.last):
                match = place
        if match is not None:
            found.append(match)
            at = match.last + 1
        else:
            at += 1
    return found


def demonym_at(document: Document, at: int) -> Mention | None:
    """Name of a people that starts at a word, as a mention of its country."""
    tokens = document.tokens
    for count in range(min(LONGEST, len(tokens) - at), 0, -1):
        if not all(tokens[i].joined for i in range(at, at + count - 1)):
            continue
        code = document.cues.demonyms.get(" ".join([document.word(i) for i in range(at, at + count)]))
        if code is None or (
            document.cues.cased and not any(tokens[i].capital for i in range(at, at + count))
        ):
            continue
        number = document.index.country_number(code)
        row = document.index.country_rows.get(number) if number is not None else None
        if row is None:
            continue
        last = at + count - 1
        return Mention(at, last, tokens[at].start, tokens[last].end, -1 - row,
                       (document.index.candidate(row, 3),), demonym=True, score=0.95)  # fmt: skip
    return None


def _match(document: Document, at: int) -> Mention | None:
    """The longest name that starts at a word, or after an apostrophe inside it."""
    tokens, index = document.tokens, document.index
    parts = [tokens[at].key]
    last = at
    while tokens[last].joined and last + 1 < len(tokens) and last - at + 1 < _MOST_WORDS:
        last += 1
        parts.append(tokens[last].key)
    whole = " ".join(parts)
    best = _longest(document, at, parts, whole, 0)
    if best is None and tokens[at].parts:
        for offset in tokens[at].parts:
            best = _longest(document, at, parts, whole, offset)
            if best is not None:
                break
    if best is None or best[1] == at:
        short = abbreviation_at(document, at)
        if short is not None:
            return short
    if best is None:
        return None
    start, last, cut, key = best
    token, end_token = tokens[at], tokens[last]
    begin = token.start if not start else _inside(document, token, start)
    end = end_token.end if not cut else _inside(document, end_token, cut, before=True)
    key_id = index.key_id(key)
    return Mention(at, last, begin, end, key_id, names_at(index, key_id))


def names_at(index: Index, key_id: int) -> tuple[Candidate, ...]:
    """Candidates of a key, the best of them only."""
    return index.candidates(key_id)[: choose.MOST]


def abbreviation_at(document: Document, at: int) -> Mention | None:
    """A short form that is one only as written: with its full stop (Fla.) or after a comma (, FL)."""
    token, text = document.tokens[at], document.text
    if len(token.key) > 5 or not token.capital:
        return None
    dotted = text[token.end - 1] == "." or text[token.end : token.end + 1] == "."
    key = token.key + "."
    if not dotted:
        if len(token.key) != 2 or text[max(0, token.start - 2) : token.start] != ", ":
            return None
        if not text[token.start : token.end].isupper():
            return None
        key = token.key + ","
    key_id = document.index.key_id(key)
    if key_id is None:
        return None
    end = token.end if text[token.end - 1] == "." or not dotted else token.end + 1
    return Mention(at, at, token.start, end, key_id, names_at(document.index, key_id))


def _longest(
    document: Document, at: int, parts: list[str], whole: str, offset: int
) -> tuple[int, int, int, str] | None:
    found = document.index.prefixes(whole[offset:])
    if not found:
        return None
    tokens = document.tokens
    ends: dict[int, tuple[int, int]] = {}
    position = 0
    for i, part in enumerate(parts):
        for inner in tokens[at + i].parts:
            ends[position + inner - offset] = (at + i, inner)
        position += len(part)
        ends[position - offset] = (at + i, 0)
        position += 1
    for key in reversed(found):
        stop = ends.get(len(key))
        if stop is None or len(key) < 2:
            continue
        last, cut = stop
        if _acceptable(document, at, last, key):
            return offset, last, cut, key
    return None


def _acceptable(document: Document, first: int, last: int, key: str) -> bool:
    """Whether the text may write that name so: no part in small letters only, right diacritics."""
    tokens, text = document.tokens, document.text
    end = tokens[last]
    if document.index.users is not None and document.index.users.key_id(key) is not None:
        return True  # Gate 5
    if not document.all_caps and last > first and not end.capital and end.key not in _ARTICLES:
        # A name may hold small words (Rio de Janeiro) but ends in a capital, save where the index
        # knows only such words (Ho Chi Minh city): leave those to the words for kinds.
        return False
    if len(key) <= 3 and key.isascii():
        word = text[tokens[first].start : end.end]
        if word.isascii() and not any(
            c.plain for c in names_at(document.index, document.index.key_id(key) or 0)
        ):
            return False  # My is not Mỹ
        if len(key) <= 2 or document.all_caps:
            plain = word.replace(".", "")
            if document.all_caps and "." not in word:
                return len(key) == 3 or plain in ("US", "UK")
            return plain.isupper() or _is_short_form(document, key)
    if document.cues.diacritics and not document.all_caps:
        word = text[tokens[first].start : end.end]
        if not word.isascii():
            return document.index.is_spelt(word.rstrip("'’")) or _is_plain_unit(document, key)
    return True


def _is_plain_unit(document: Document, key: str) -> bool:
    """Whether a name of several words is that of a unit that the sources write without diacritics."""
    key_id = document.index.key_id(key) if " " in key else None
    if key_id is None:
        return False
    return any(c.plain and KINDS[c.kind] in _UNITS for c in names_at(document.index, key_id))


def _is_short_form(document: Document, key: str) -> bool:
    key_id = document.index.key_id(key)
    return bool(key_id is not None and any(c.form == 3 for c in names_at(document.index, key_id)))


def _inside(document: Document, token: Token, offset: int, *, before: bool = False) -> int:
    """Place in the text of an offset in the key of a word: at one of its apostrophes."""
    word = document.text[token.start : token.end]
    for i in range(1, len(word)):
        if not word[i].isalnum() and len(normalise(word[:i]).replace(" ", "")) == offset:
            return token.start + (i if before else i + 1)
    return token.end if before else token.start


def _scan_unspaced(document: Document, at: int) -> list[Mention]:
    """Names inside a run of Han, kana or Thai letters: the longest from each letter on."""
    token, index = document.tokens[at], document.index
    word = document.text[token.start : token.end]
    found = []
    i = 0
    while i < len(word):
        rest = word[i : i + 16]
        key = normalise(rest)
        names = index.prefixes(key) if len(key) == len(rest) else []
        name = names[-1] if names else ""
        if len(name) > 1:
            key_id = index.key_id(name)
            start = token.start + i
            found.append(Mention(at, at, start, start + len(name), key_id, names_at(index, key_id)))
            i += len(name)
        else:
            i += 1
    return found
