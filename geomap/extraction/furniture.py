"""What stands round a report on the page that it was copied from, and tells of other reports."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap import languages
from geomap.errors import UnknownLanguageError
from geomap.extraction.cutting import HEADLINE, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SPACES = re.compile(r"\s+")
_MARKS = r"[^\w\n\r]*"  # bullets, arrows and quotation marks before a label
_PUNCTUATION = " \t:：|»>›→/—–-.…"  # between a label and the headline behind it
_QUOTES = "\"“«'‘"
_FULL_STOPS = (".", "。", "।", "۔")
_SENTENCE_ENDS = (*_FULL_STOPS, "!", ":", ";", ",", '"', "”", "»", ")", "]", "،", "؛")
_TAIL = 3  # lines of a list of headlines, at least
_BODY = 2  # lines with a full stop that a report has, at least
_OPENING = re.compile(r"^[ \t]*((?:[^\W\d_]+ ){0,3}[^\W\d_]+)", re.MULTILINE)
_CREDIT = 40  # characters of who took a picture, at most
_LEAST = 3  # words of a title before "(video)"


def without_furniture(text: str, language: str) -> str:
    r"""The text with blanks in place of pointers to other reports and of the credits of pictures.

    A line that opens with such a pointer (*Read also: ...*) is blanked; under one that stands alone
    (*Related articles*) the headlines are, up to the first line with a full stop. A caption, which ends
    in its credit, only says again what the report tells; a title is one without its *(video)*. As long as
    the text, so that places in it stay right; a language without a pack keeps everything.

    Examples
    --------
    >>> without_furniture("A bomb hit Idlib.\nREAD ALSO: Flood hits Cairo\n", "en").split()
    ['A', 'bomb', 'hit', 'Idlib.']
    >>> page = "A bomb hit Idlib.\nRelated articles\nFlood hits Cairo\nFire in Rome\n"
    >>> without_furniture(page, "en").split()
    ['A', 'bomb', 'hit', 'Idlib.']
    """
    try:
        code = languages.load(language).code
    except UnknownLanguageError:
        return text
    spans = [*_elsewhere(text, code), *_tail(text), *_credits(text, code), *_captions(text, code)]
    if not spans:
        return text
    letters = list(text)
    for start, end in spans:
        for at in range(start, end):
            if not letters[at].isspace():
                letters[at] = " "
    return "".join(letters)


def unglued(text: str, language: str) -> str:
    """The text with a dash behind the place that a page has glued to the first word of a report.

    Only in a language of syllables, none of which has a capital inside.

    Examples
    --------
    >>> unglued("Hà NộiHai người bị bắt.", "vi")
    'Hà Nội - Hai người bị bắt.'
    """
    try:
        syllabic = languages.load(language).flag("script", "diacritics")
    except UnknownLanguageError:
        return text
    if not syllabic:
        return text
    return _OPENING.sub(lambda found: _parted(found.group(), language), text)


def _parted(line: str, language: str) -> str:
    """The first words of a line, broken behind the name of a place that ends inside one of them."""
    for at in range(1, len(line) - 1):
        joined = line[at - 1].isalpha() and line[at].isupper()
        if joined and (line[at - 1].islower() or line[at + 1].islower()):  # "HuếHai", "TP HCMSau"
            return f"{line[:at]} - {line[at:]}" if _is_place(line[:at].strip(), language) else line
    return line


def _is_place(name: str, language: str) -> bool:
    """Is it a known place; if it is one word without marks, a country ("NgaHai", but "TikTok")?"""
    from geomap.gazetteer.index import Index
    from geomap.gazetteer.names import normalise
    from geomap.geocoding.senses import senses_of

    index = Index.open()
    key_id = index.key_id(normalise(name))
    if name in languages.load(language).map("names", "exonyms"):
        return True
    plain = name.isascii() and " " not in name
    return key_id is not None and not (plain and senses_of(index, key_id).candidates[0].kind)


def _elsewhere(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Places of the lines that tell of other reports."""
    opens, heads = _pattern(code, "elsewhere"), _pattern(code, "lists")
    if opens is None or heads is None:
        return
    begun = under = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        label = opens.match(text, start, end) or heads.match(text, start, end)
        behind = text[label.end() : end].strip(_PUNCTUATION) if label else ""
        if label and begun and _is_label(label.re is heads, behind):
            under = under or not behind
            yield start, end
        elif under and line.group().strip():
            under = end - start <= HEADLINE and not line.group().rstrip().endswith(_FULL_STOPS)
            if under:
                yield start, end
        begun = begun or bool(line.group().strip())  # the first line is the title, whatever it says


def _tail(text: str) -> Iterator[tuple[int, int]]:
    """Places of the headlines of other reports that a page ends with, under no label.

    No list of items with bullets, and only behind a report in sentences.
    """
    if text.rstrip().endswith(_SENTENCE_ENDS):
        return  # most reports end so
    blocks = paragraphs(text)  # lines that were wrapped by hand are no headlines
    body = len(blocks)
    while body and _is_headline(text[slice(*blocks[body - 1])]):
        body -= 1
    told = sum(text[start:end].endswith(_FULL_STOPS) for start, end in blocks[:body])
    if len(blocks) - body >= _TAIL and told >= _BODY:
        yield from blocks[body:]


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE and line[0].isalnum() and not line.endswith(_SENTENCE_ENDS)


def _is_label(alone: bool, behind: str) -> bool:
    """Is it a label, by what stands behind it, and no sentence ("More from this page was ...")?"""
    return not behind if alone else not behind.lstrip(_QUOTES)[:1].islower()


def _has_credits(text: str, code: str) -> bool:
    """Whether any word for pictures stands in a text or line: of most that is told in no time."""
    folded = _folded(text)
    return any(word in folded for word in _credit_words(code))


@lru_cache(maxsize=16)
def _credit_words(code: str) -> tuple[str, ...]:
    """A word of each label of a credit, and the sign that may stand for one."""
    words = {_folded(max(label.split(), key=len)) for label in languages.load(code).words("page", "credits")}
    return tuple(sorted(words | {"©"}))


def _folded(text: str) -> str:
    """As patterns compare that ignore case, to which all four letters of the Turkish i are one."""
    return text.casefold().replace("i̇", "i").replace("ı", "i")


def _credits(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Places of who took a picture, with the label before it."""
    found = _pattern(code, "credits")
    if found is not None and _has_credits(text, code):
        for match in found.finditer(text):
            yield match.span()


def _captions(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Places of the captions of pictures, and of what a title says of them behind its end."""
    patterns = _pictures(code)
    if patterns is None or not _has_credits(text, code):
        return
    caption, tail = patterns
    begun = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        if end - start > HEADLINE + _CREDIT or not _has_credits(line.group(), code):
            begun = begun or bool(line.group().strip())
            continue
        behind = tail.search(text, start, end)
        if behind and len(text[start : behind.start()].split()) >= _LEAST:
            yield behind.span()
        elif begun and (told := caption.fullmatch(text, start, end)) and told.end("told") - start <= HEADLINE:
            yield start, end
        begun = True


@lru_cache(maxsize=16)
def _pictures(code: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """A caption with its credit ("X in ruins / Photo: Y"), and "(video)", ". PHOTO" behind a title."""
    labels = languages.load(code).words("page", "credits")
    if not labels:
        return None
    names = _any_of(labels)
    caption = (
        rf"(?P<told>.*\S)\s*(?:[/|]\s*(?:(?:{names})\b|©)|(?<=[.!?…])\s+(?:{names})\s*[:：]|©)"
        rf"[^\n\r]{{0,{_CREDIT}}}"
    )
    joins = _any_of(languages.load(code).words("sentences", "and") or (",",))
    several = rf"(?:{names})(?:\s*(?:[,+/&]|\b(?:{joins})\b)\s*(?:{names}))*"
    tail = rf"(?:[.!…]*\s*[(\[]\s*\+?{several}\s*[)\]]|(?:\s*[.|!…]+|(?<=\?)|\s[-–—])\s*\+?{several})\s*$"
    return re.compile(caption, re.IGNORECASE), re.compile(tail, re.IGNORECASE)


@lru_cache(maxsize=64)
def _pattern(code: str, key: str) -> re.Pattern[str] | None:
    """The labels of a pack as one pattern."""
    labels = languages.load(code).words("page", key)
    if not labels:
        return None
    if key != "credits":
        return re.compile(rf"{_MARKS}(?:{_any_of(labels)})", re.IGNORECASE)
    return re.compile(
        rf"(?<!\w)(?:{_any_of(labels)})\s*[:：]\s*[^\n\r.,;()\[\]]{{1,{_CREDIT}}}(?=[.)\]\n\r]|$)",
        re.IGNORECASE,
    )


def _any_of(labels: Iterable[str]) -> str:
    """The labels, the longest first, with any white space between their words."""
    ordered = sorted(labels, key=len, reverse=True)
    return "|".join(_SPACES.sub(r"\\s+", " ".join(map(re.escape, label.split()))) for label in ordered)
