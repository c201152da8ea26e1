"""Place names in a text: found by the gazetteer, judged by what stands around them, resolved together.

No model and no list of one language: names are the longest matches of the gazetteer's trie that start
at a capital (anywhere in scripts without capitals); each is then a place with a chance that is one
logistic score of soft cues. Cues that are words come from the language packs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.gazetteer.index import KINDS, Candidate, Index
from geomap.gazetteer.names import normalise
from geomap.geocoding import choose
from geomap.geocoding.lexicon import LONGEST, Lexicon, Phrases, guess_language, lexicon
from geomap.geocoding.parts import part_of
from geomap.geocoding.place import Place, Toponym
from geomap.geocoding.resolve import Name, Ranking, resolve
from geomap.geocoding.table import readings
from geomap.geocoding.tokens import Token, fold, is_uncased, is_unspaced, tokens_of

THRESHOLD = 0.5
_MOST_WORDS = 7
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ash",
        "ad",
        "as",
        "at",
        "an",
        "ar",
        "az",
        "ez",
        "es",
        "ed",
        "et",
        "er",
        "le",
        "la",
        "de",
        "du",
        "das",
    ]
)
_ENDS = frozenset('.!?:;\n\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"\u201c\u201d\u00ab\u00bb\u2022')
FEATURES = (
    "bias", "people", "primary", "zipf", "zipf_people", "country", "by_hand", "words", "twin", "capital_before",
    "capital_after", "type_after", "type_before", "locative", "weak", "title", "comma_after", "parent", "opens",
    "hyphen", "reporting", "possessive", "person", "count", "uncased", "common", "derived", "code", "actor",
    "child", "capital_opens", "adjacent_before", "adjacent_after", "cue_word", "zipf_high", "lone_people",
    "initial", "support", "chance",
)  # fmt: skip


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


def geoparse(
    text: str,
    spans: Iterable[tuple[int, int]] | None = None,
    *,
    language: str | None = None,
    bias: str | Sequence[str] | None = None,
    country: str | Sequence[str] | None = None,
    within: Any = None,
    threshold: float | None = None,
    demonyms: bool = True,
    recognizer: Callable[[str], Iterable[tuple[int, int]]] | None = None,
) -> list[Toponym]:
    """Find the place names of a text and resolve them together.

    Parameters
    ----------
    text
        Any language and script.
    spans
        Names that are known already, as (start, end): they are resolved and nothing is searched.
    language
        BCP 47 code; guessed when not given.
    bias
        Countries (ISO 3166-1 alpha-2) to prefer.
    country
        Countries outside of which nothing is looked for.
    within
        Bounding box (west, south, east, north) in degrees, or a geometry whose box is taken: places
        outside are left out.
    threshold
        Chance in [0, 1] below which a name counts as none; with `spans`, below which it stays
        unresolved (default: never).
    demonyms
        Whether to return *Syrian*, *người Mỹ* and the like, of kind ``"demonym"``.
    recognizer
        Replaces the finding: a callable from the text to (start, end) spans.

    Returns
    -------
    list of Toponym
        In the order of the text; one per span, in their order, if `spans` are given. A name that is
        surely one but that the gazetteer lacks has ``place=None``.

    Raises
    ------
    ValueError
        If a span lies outside the text, or `country`, `bias` or `within` cannot be read.

    Examples
    --------
    >>> [(t.text, t.place.name, t.place.country) for t in geoparse("Shelling was reported in Kharkiv.")]
    [('Kharkiv', 'Kharkiv', 'UA')]
    >>> geoparse("Nothing happened.")
    []
    """
    index = Index.open()
    options = _Options(
        choose.country_numbers(index, bias, "bias"),
        choose.country_numbers(index, country, "country"),
        choose.as_box(within),
    )
    given = list(spans) if spans is not None else list(recognizer(text)) if recognizer else None
    document = Document(text, language, index)
    if given is not None:
        for start, end in given:
            if not 0 <= start < end <= len(text):
                raise ValueError(f"span ({start}, {end}) does not lie in the text of {len(text)} characters")
        return _resolve_spans(document, given, options, threshold or 0.0)
    return find(document, options, THRESHOLD if threshold is None else threshold, demonyms=demonyms)


@dataclass(frozen=True)
class _Options:
    bias: frozenset[int] = frozenset()
    countries: frozenset[int] = frozenset()
    box: choose.Box | None = None


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

    def opens(self, at: int) -> bool:
        """Whether a word opens a sentence, headline or quotation."""
        if at == 0:
            return True
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return any(char in _ENDS for char in gap)


# The language whose ordinary words are looked up where the text's own is not known.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"), ("\u0590", "\u05ff", "he"), ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"), ("\u0980", "\u09ff", "bn"), ("\u3040", "\u30ff", "ja"), ("\u3400", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)  # fmt: skip


def _language_of_script(tokens: Sequence[Token]) -> str:
    for token in tokens[:50]:
        for first, last, language in _SCRIPTS:
            if first <= token.word[0] <= last:
                return language
    return "en"


def find(
    document: Document, options: _Options = _Options(), threshold: float = THRESHOLD, *, demonyms: bool = True
) -> list[Toponym]:
    """Toponyms of a document, in its order: what `geoparse` returns without spans."""
    mentions = _scan(document)
    mentions = _attach(document, mentions)
    _judge(document, mentions)
    _rank(document, mentions, options)
    _second_opinion(document, mentions)
    found = []
    for mention in mentions:
        if mention.demonym and not demonyms:
            continue
        if mention.unknown and mention.parent is not None and _parent_place(document, mention):
            mention.score += 0.1
        if mention.score >= threshold:
            found.append(_toponym(document, mention))
    return found


# ---- finding ---------------------------------------------------------------------------------------


def _scan(document: Document) -> list[Mention]:
    """Longest matches from left to right."""
    tokens, cues = document.tokens, document.cues
    demonym_starts = cues.demonyms.firsts
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        word = document.text[token.start : token.end]
        match: Mention | None = None
        if token.word in demonym_starts:
            match = _demonym(document, at)
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


def _demonym(document: Document, at: int) -> Mention | None:
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
        short = _abbreviation(document, at)
        if short is not None:
            return short
    if best is None:
        return None
    start, last, cut, key = best
    token, end_token = tokens[at], tokens[last]
    begin = token.start if not start else _inside(document, token, start)
    end = end_token.end if not cut else _inside(document, end_token, cut, before=True)
    key_id = index.key_id(key)
    return Mention(at, last, begin, end, key_id, _names(index, key_id))


def _names(index: Index, key_id: int) -> tuple[Candidate, ...]:
    return index.candidates(key_id)[: choose.MOST]


def _abbreviation(document: Document, at: int) -> Mention | None:
    """A short form that is one only as written: with its full stop (Fla.) or, in capitals, after a comma (FL)."""
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
    return Mention(at, at, token.start, end, key_id, _names(document.index, key_id))


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
    if not document.all_caps and last > first and not end.capital and end.key not in _ARTICLES:
        # A name may hold small words (Rio de Janeiro) but ends in a capital, save where the index
        # knows only such words (Ho Chi Minh city): leave those to the words for kinds.
        return False
    if len(key) <= 3 and key.isascii():
        word = text[tokens[first].start : end.end]
        if len(key) <= 2 or document.all_caps:
            plain = word.replace(".", "")
            if document.all_caps and "." not in word:
                return len(key) == 3 or plain in ("US", "UK")
            return plain.isupper() or _is_short_form(document, key)
    if document.cues.diacritics and not document.all_caps:
        word = text[tokens[first].start : end.end]
        if not word.isascii():
            return document.index.is_spelt(word.rstrip("'’"))
    return True


def _is_short_form(document: Document, key: str) -> bool:
    key_id = document.index.key_id(key)
    return bool(key_id is not None and any(c.form == 3 for c in _names(document.index, key_id)))


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
            found.append(Mention(at, at, start, start + len(name), key_id, _names(index, key_id)))
            i += len(name)
        else:
            i += 1
    return found


# ---- words for kinds, parents ------------------------------------------------------------------------


def _attach(document: Document, mentions: list[Mention], *, widen: bool = True) -> list[Mention]:
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
        elif after and not taken.intersection(range(mention.last + 1, mention.last + 1 + after)):
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
            mention.candidates = choose.narrow(document.index, mention.candidates, hint=mention.hint)
    for one, other in zip(mentions, mentions[1:], strict=False):
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
        mention.key_id, mention.candidates = key_id, _names(document.index, key_id)
        mention.hint = None


def _is_kind_word(document: Document, mention: Mention) -> bool:
    """Whether a one-word match is the word for the kind of a longer name: Orchard Street."""
    first, tokens, cues = mention.first, document.tokens, document.cues
    if mention.first != mention.last or mention.demonym:
        return False
    word = tokens[first].word
    if word in cues.type_after and first and tokens[first - 1].capital and tokens[first - 1].joined:
        return not document.opens(first - 1) or not _is_little(document, first - 1)
    return word in cues.type_before and tokens[first].joined and tokens[first + 1].capital


def _unknown(document: Document, taken: set[int]) -> list[Mention]:
    """Names with a word for their kind that the gazetteer lacks: mỏ khí đốt Koniko, Neches River."""
    tokens, cues = document.tokens, document.cues
    if document.all_caps or not cues.cased:
        return []

    def proper(at: int) -> bool:
        token = tokens[at]
        plain = at not in taken and token.capital and token.key.isalpha() and len(token.key) > 2
        return plain and not _is_little(document, at) and token.word not in cues.others

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
        return
    count = document.phrase_after(last, cues.direction_after) if cues.direction_after else 0
    if count and not taken.intersection(range(last + 1, last + 1 + count)):
        words = " ".join(document.word(i) for i in range(last + 1, last + 1 + count))
        mention.part = cues.direction_after[words]
        mention.outer_end = tokens[last + count].end


# ---- judging -----------------------------------------------------------------------------------------


def _judge(document: Document, mentions: list[Mention]) -> None:
    """Fill the cues of each mention, and a first score without the resolver's support."""
    cues, tokens = document.cues, document.tokens
    owner: dict[int, Mention] = {}
    counts: dict[int, int] = {}
    for mention in mentions:
        counts[mention.key_id] = counts.get(mention.key_id, 0) + 1
        for i in range(mention.first, mention.last + 1):
            owner[i] = mention
    children = {id(m.parent) for m in mentions if m.parent is not None}
    people = _people(document, owner)
    for mention in mentions:
        if mention.demonym or mention.unknown:
            continue
        first, last = mention.first, mention.last
        top = mention.candidates[0]
        word = tokens[first].word
        zipf = document.frequency.get(mention.key_id, 0.0)
        zipf = max(0.0, zipf - 2.0)
        if top.kind == 0 and top.form == 3 and not document.opens(first) and not document.all_caps:
            zipf = 0.0  # Pháp is a word for law as well, but not with a capital inside a sentence
        inhabitants = math.log10(top.population + 1)
        before = tokens[first - 1] if first and tokens[first - 1].joined else None
        after = tokens[last + 1] if tokens[last].joined and last + 1 < len(tokens) else None
        gap_before = document.text[tokens[first - 1].end : tokens[first].start] if first else ""
        capital_before = capital_opens = 0.0
        if (
            before is not None
            and before.capital
            and not document.all_caps
            and mention.outer_start == mention.start
        ):
            if first - 1 not in owner and before.key.isalpha():
                if document.opens(first - 1):
                    capital_opens = 0.0 if _is_little(document, first - 1) else 1.0
                else:
                    capital_before = 1.0
        capital_after = 0.0
        if after is not None and after.capital and not document.all_caps and mention.outer_end == mention.end:
            if last + 1 not in owner and after.key.isalpha():
                capital_after = 1.0
        opens = document.opens(first)
        place_before = mention.outer_start if mention.outer_start >= 0 else mention.start
        lead = first
        while lead > 0 and tokens[lead - 1].start >= place_before:
            lead -= 1
        tail = last
        while tail + 1 < len(tokens) and tokens[tail + 1].end <= mention.outer_end:
            tail += 1
        if document.word(lead - 1) in ("the",) and lead > 0:
            lead_cue = lead - 1
        else:
            lead_cue = lead
        locative = bool(cues.locative and document.phrase_before(lead_cue, cues.locative))
        weak = not locative and bool(
            cues.locative_weak and document.phrase_before(lead_cue, cues.locative_weak)
        )
        title = bool(cues.titles and document.phrase_before(first, cues.titles))
        actor = bool(cues.actors and (document.phrase_after(tail, cues.actors)))
        reporting = bool(cues.reporting and document.phrase_after(tail, cues.reporting))
        comma_after = 0.0
        if last + 1 < len(tokens) and tokens[last + 1].capital and not document.all_caps:
            comma_after = float(document.text[tokens[last].end : tokens[last + 1].start] == ", ")
        rest = document.text[mention.end : mention.end + 2]
        mention.features = [
            1.0,
            inhabitants,
            float(top.form == 3 or document.text[mention.start] > "\u024f"),
            zipf,
            zipf * inhabitants / 7,
            float(top.kind == 0),
            float(KINDS[top.kind] not in ("country", "admin1", "admin2", "town")),
            min(2.0, float(last - first)),
            float(mention.first == mention.last and tokens[first].key in document.small),
            capital_before,
            capital_after,
            float(mention.outer_end != mention.end),
            float(mention.outer_start != mention.start),
            float(locative),
            float(weak),
            float(title),
            comma_after,
            float(mention.parent is not None),
            float(opens),
            float(gap_before == "-" or document.text[mention.end : mention.end + 1] == "-"),
            float(reporting),
            float(rest in ("'s", "\u2019s")),
            float(first == last and tokens[first].key in people),
            min(1.5, math.log(counts[mention.key_id])),
            float(document.all_caps or is_uncased(document.text[mention.start])),
            float(tokens[first].key in cues.common) if first == last else 0.0,
            float(top.form == 1),
            float(
                first == last
                and document.text[mention.start : mention.end].isupper()
                and not document.all_caps
            ),
            float(actor),
            float(id(mention) in children),
            capital_opens,
            float(before is not None and first - 1 in owner and gap_before == " "),
            float(
                after is not None
                and last + 1 in owner
                and document.text[mention.end : mention.end + 1] == " "
            ),
            float(first == last and word in cues.others),
            max(0.0, zipf - 2.5),
            float(first == last) * inhabitants / 7,
            float(before is not None and len(tokens[first - 1].key) == 1),
            0.0,
            0.0,
        ]
        mention.score = _sigmoid(sum(w * f for w, f in zip(LOCAL, mention.features, strict=False)))


def _is_little(document: Document, at: int) -> bool:
    """Whether a capitalised word that opens a sentence is an ordinary one."""
    word = document.word(at)
    if word in document.cues.function_words or document.tokens[at].key in document.small:
        return True
    if word in document.cues.type_before:
        return True
    key_id = document.index.key_id(document.tokens[at].key)
    return key_id is not None and document.frequency.get(key_id, 0.0) > 5.0


def _people(document: Document, owner: dict[int, Mention]) -> set[str]:
    """Keys of words that somewhere in the text are the last of a person's name."""
    found: set[str] = set()
    if document.all_caps:
        return found
    tokens, cues = document.tokens, document.cues
    for at in owner:
        before = at - 1
        if before < 0 or not tokens[before].joined or tokens[at].start - tokens[before].end != 1:
            continue
        if document.phrase_before(at, cues.titles) or (
            before not in owner
            and tokens[before].capital
            and tokens[before].key.isalpha()
            and not _is_little(document, before)
            and not (cues.type_before and document.word(before) in cues.type_before)
            and not document.phrase_before(at, cues.locative)
        ):
            found.add(tokens[at].key)
    return found


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def _rank(document: Document, mentions: list[Mention], options: _Options) -> None:
    """Resolve all mentions together: one sense for a name in a document."""
    groups: dict[tuple[int, str | None], list[Mention]] = {}
    for mention in mentions:
        if mention.demonym or (mention.score >= 0.02 and not mention.unknown):
            groups.setdefault((mention.key_id, mention.hint), []).append(mention)
    number = {key: i for i, key in enumerate(groups)}
    names = []
    for members in groups.values():
        candidates = members[0].candidates
        if options.countries or options.box:
            candidates = choose.narrow(
                document.index, candidates, countries=options.countries, box=options.box
            )
        parents = {
            number[p.key_id, p.hint]
            for p in (m.parent for m in members)
            if p is not None and (p.key_id, p.hint) in number
        }
        weight = max(m.score for m in members)
        names.append(Name(candidates, weight, len(members), tuple(sorted(parents))))
    for members, ranking in zip(groups.values(), resolve(names, bias=options.bias), strict=True):
        for mention in members:
            mention.ranking = ranking
            if not ranking.candidates:
                mention.score = 0.0
                mention.features = None


def _second_opinion(document: Document, mentions: list[Mention]) -> None:
    """The final score: with the resolver's support, and half from the same name elsewhere in the text."""
    shared: dict[int, list[float]] = {}
    for mention in mentions:
        if mention.features is None or mention.ranking is None:
            continue
        mention.features[-2] = min(4.0, mention.ranking.support)
        mention.features[-1] = mention.ranking.chances[0]
        mention.score = _sigmoid(sum(w * f for w, f in zip(FULL, mention.features, strict=True)))
        shared.setdefault(mention.key_id, []).append(mention.score)
    for mention in mentions:
        scores = shared.get(mention.key_id)
        if scores and mention.features is not None and not mention.demonym:
            mention.score = 0.5 * mention.score + 0.5 * sum(scores) / len(scores)


LOCAL = (
    -4.75, 0.75, 1.5, -1.2, 0.75, 1.5, 0.5, 1.4, -0.5, -0.5, -0.5, 1.5, 0.75, 1.25, 0.75, -2.0, 0.75, 0.75, -0.4,
    0.5, -1.0, -0.25, -1.0, 0.25, -1.0, -1.75, -0.75, 0.5, -0.25, 0.75, -0.9, -0.4, -0.3, -1.0, -0.4, 0.75, 0.75,
)  # fmt: skip
FULL = (-5.5, 0.7, 1.4, *LOCAL[3:], 0.3, 0.75)


# ---- results -----------------------------------------------------------------------------------------


def _toponym(document: Document, mention: Mention) -> Toponym:
    kind = "demonym" if mention.demonym else "place"
    start, end = mention.outer_start, mention.outer_end
    place = _place(document, mention)
    return Toponym(start, end, document.text[start:end], kind, place, round(mention.score, 3))


def _place(document: Document, mention: Mention, threshold: float = 0.0) -> Place | None:
    if mention.unknown:
        return _parent_place(document, mention)
    ranking = mention.ranking
    if ranking is None or not ranking.candidates:
        return None
    candidates, chances = list(ranking.candidates), list(ranking.chances)
    choose.prefer_town(candidates, chances, mention.hint)
    if chances[0] < threshold:
        return None
    place = choose.to_place(document.index, candidates, chances, near=mention.near)
    return part_of(document.index, place, mention.part) if mention.part else place


def _parent_place(document: Document, mention: Mention) -> Place | None:
    """Where a thing is that the gazetteer lacks: near the town, or in the unit, written as holding it."""
    parent = mention.parent
    if parent is None or parent.ranking is None or parent.score < THRESHOLD or not parent.ranking.candidates:
        return None
    candidates, chances = list(parent.ranking.candidates), list(parent.ranking.chances)
    choose.prefer_town(candidates, chances, parent.hint)
    place = choose.to_place(document.index, candidates, chances, near=True)
    if place.kind == "country":
        return None
    if parent.part:
        place = part_of(document.index, place, parent.part)
    return place._replace(score=round(0.8 * place.score, 3))


def _resolve_spans(
    document: Document, spans: Sequence[tuple[int, int]], options: _Options, threshold: float
) -> list[Toponym]:
    """Resolve given spans; those that overlap are taken as they are."""
    order = sorted(range(len(spans)), key=lambda i: (spans[i], i))
    mentions = [_given(document, *spans[i]) for i in order]
    known = [m for m in mentions if m.candidates]
    known = _link_given(document, known)
    _rank(document, known, options)
    found: dict[int, Toponym] = {}
    for i, mention in zip(order, mentions, strict=True):
        start, end = spans[i]
        kind = "demonym" if mention.demonym else "place"
        place = _place(document, mention, threshold)
        found[i] = Toponym(start, end, document.text[start:end], kind, place, 1.0)
    return [found[i] for i in range(len(spans))]


def _link_given(document: Document, mentions: list[Mention]) -> list[Mention]:
    linked = _attach(document, [m for m in mentions if m.first >= 0], widen=False)
    return linked + [m for m in mentions if m.first < 0]


def _given(document: Document, start: int, end: int) -> Mention:
    """A span as a mention: by its words as they stand, then without a word for its kind."""
    index, text = document.index, document.text[start:end]
    inside = [i for i, t in enumerate(document.tokens) if t.start < end and t.end > start]
    first, last = (inside[0], inside[-1]) if inside else (-1, -1)
    if first >= 0 and document.cues.demonyms:
        demonym = _demonym(document, first)
        if demonym is not None and demonym.end >= end:
            demonym.last = max(last, demonym.last)
            return demonym
    if first >= 0 and first == last:
        short = _abbreviation(document, first)
        if short is not None:
            short.outer_start, short.outer_end, short.score = start, end, 1.0
            return short
    for key, hint in readings(text):
        key_id = index.key_id(key)
        if key_id is not None:
            candidates = choose.narrow(index, index.candidates(key_id), hint=hint)
            mention = Mention(first, last, start, end, key_id, candidates, hint, start, end, score=1.0)
            mention.near = hint in ("site", "area")
            return mention
    return Mention(first, last, start, end, -1, (), outer_start=start, outer_end=end, score=1.0)
