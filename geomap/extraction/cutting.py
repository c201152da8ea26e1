"""A text cut into paragraphs, and those into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.geocoding.tokens import is_small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.lexicon import Lexicon
    from geomap.languages.words import Word

# What ends a sentence: of Latin, Han, Arabic, Urdu, Indic, Armenian, Ethiopic, Burmese, Khmer and Tibetan.
STOPS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\u0589\u1362\u104b\u17d4\u0f0d"
_ENDS = f"{STOPS};:»”\"'’)]"
HEADLINE = 140  # characters; a longer line without a full stop is a broken paragraph
_WRAPPED = 100  # characters; longer lines were not wrapped by hand
_MINOR = re.compile(r"[,()،、]")
_DOTTED = re.compile(r"([^\W\d_][\w.\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*)\.$")  # of Thai with its vowels
# The hour at the head of an item of a live page: 23:48, 12 h 05, 09h30.
HOUR = r"([01]?\d|2[0-3])(?:[:.\u066b]| ?[hH] ?| ?ч ?)([0-5]\d)"
BULLETS = "•●▪◦■□►▶▸➤◆◇★☆✔‣⁃∙"
# With one of them in a paragraph the library finds no end of a sentence in it.
_NO_BULLETS = dict.fromkeys(map(ord, BULLETS), " ")
_DASH = re.compile(r"[-\u2013\u2014] +")  # behind the place of an agency's report ("LIMA.- Al menos ...")
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')  # of a Hebrew abbreviation, and no quote
_NUMBERED = re.compile(r"\d{1,3}\.")
_DAY_OPENS = re.compile(r"[^\W\d_]{2}\. (?=\d{1,2}\.? ([^\W\d_]+))")
_NEXT_WORD = re.compile(r"\s*(?:[-–—]+\s*)?([^\W\d_](?:[\w'\u2019-]*\w)?)")
# A longer sentence is no sentence but a list or a text without stops: it is cut at commas, so that
# the work grows with the text and not with its square.
_LONGEST = 120  # words


def is_stopless(char: str) -> bool:
    """Whether it is a letter of a script that ends its sentences with a space: Thai, Lao.

    Examples
    --------
    >>> is_stopless("น"), is_stopless("n")
    (True, False)
    """
    return "\u0e00" <= char <= "\u0eff"


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Places of the paragraphs: lines, but lines that were wrapped or broken belong together.

    Examples
    --------
    >>> text = "Headline\nOne line, a full paragraph.\nAnother one."
    >>> [text[a:b] for a, b in paragraphs(text)]
    ['Headline', 'One line, a full paragraph.', 'Another one.']
    >>> paragraphs("")
    []
    """
    blocks: list[list[tuple[int, int]]] = []
    block: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029]|$)", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            block.append((start, end))
        elif block:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    width = max((_width(text, block) for block in blocks), default=0)
    return [span for block in blocks for span in _join_lines(text, block, width)]


def _width(text: str, block: list[tuple[int, int]]) -> int:
    """The width at which the lines of a block were wrapped by hand; 0 if they were not."""
    lengths = [end - start for start, end in block]
    open_ends = sum(text[end - 1] not in _ENDS and not is_stopless(text[end - 1]) for _, end in block[:-1])
    widest = max(lengths)
    wrapped = (
        len(block) > 2
        and widest <= _WRAPPED
        and open_ends > 0.5 * (len(block) - 1)
        and sum(length > 0.6 * widest for length in lengths[:-1]) > 0.7 * (len(block) - 1)
    )
    return widest if wrapped else 0


def _join_lines(text: str, block: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """The paragraphs of a block; two lines are one where others are wrapped and the first is full."""
    wrapped = _width(text, block) > 0
    if len(block) == 2 and width:
        (start, end), (next_start, next_end) = block
        wrapped = (
            text[end - 1] not in _ENDS
            and 0.75 * width < end - start <= width + 5
            and next_end - next_start <= width + 5
        )
    joined = [block[0]]
    for start, end in block[1:]:
        before_start, before_end = joined[-1]
        broken = (
            text[before_end - 1] not in _ENDS
            and not is_stopless(text[before_end - 1])
            and (before_end - before_start > HEADLINE or is_small(text[start]))
        )
        if wrapped or broken:
            joined[-1] = (before_start, end)
        else:
            joined.append((start, end))
    return joined


def pieces(text: str, words: list[Word], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Words of a sentence, in pieces where it is too long: after the last comma that fits, if any."""
    while stop - first > _LONGEST:
        cut = first + _LONGEST
        commas = [
            index
            for index in range(first + _LONGEST // 2, cut + 1)
            if _MINOR.search(text, words[index - 1].end, words[index].start)
        ]
        cut = commas[-1] if commas else cut
        yield first, cut
        first = cut
    if stop > first:
        yield first, stop


def sentence_spans(text: str, start: int, end: int, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Places of the sentences of a paragraph."""
    import sentencex

    # The library takes no unpaired surrogates; as long as it was, so that places stay right.
    part = text[start:end].encode("utf-8", "replace").decode("utf-8").translate(_NO_BULLETS)
    part = _GERSHAYIM.sub("\u05f4", part)
    abbreviations = lex.abbreviations
    begin = 0
    boundaries = [one["end_index"] for one in sentencex.get_sentence_boundaries(lex.pack.code, part)]
    if lex.pack.is_bare and "." in part:
        boundaries = sorted({*boundaries, *_before_days(part, lex)})
    for number, stop in enumerate(boundaries):
        piece = part[begin:stop].rstrip()
        if number < len(boundaries) - 1:
            last_word = _DOTTED.search(piece.rpartition(" ")[2]) if piece.endswith(".") else None
            # The library does not know every pack's abbreviations, nor initials ("J. Smith").
            if last_word and (
                last_word[1].casefold() in abbreviations
                or (len(last_word[1]) == 1 and not last_word[1].islower())
            ):
                continue
            # "12." opens a sentence, as an ordinal or in a list; "!" and a dash may go on in it.
            if _NUMBERED.fullmatch(piece.strip()) or _goes_on(part, stop):
                continue
        if piece.strip():
            dash = _DASH.match(piece) if begin and part[begin - 1] == "." else None
            lead = dash.end() if dash else len(piece) - len(piece.lstrip())
            yield start + begin + lead, start + begin + len(piece)
        begin = stop


def _before_days(text: str, lex: Lexicon) -> Iterator[int]:
    """Where a sentence opens with a day behind a full stop, of which the library thinks that it goes on.

    "Porissa syttyi tulipalo sunnuntaina. 10. maaliskuuta juna suistui raiteilta."
    """
    months = lex.pack.map("dates", "months")
    return (found.end() for found in _DAY_OPENS.finditer(text) if found[1].casefold() in months)


def _goes_on(text: str, position: int) -> bool:
    """Does a word in small letters follow (but no name such as al-Tanf or iPhone)?"""
    match = _NEXT_WORD.match(text, position)
    return match is not None and is_small(match[1][:1]) and not any(c.isupper() for c in match[1])
