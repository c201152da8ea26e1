"""A text cut into paragraphs, sentences, clauses and words, with what its language pack finds."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.extraction.casing import restore
from geomap.extraction.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.languages.phrases import Hit
    from geomap.languages.words import Word

_ENDS = ".!?…。！？؟।;:»”\"'’)]"
_HEADLINE = 140  # characters; a longer line without a full stop is a broken paragraph
_WRAPPED = 100  # characters; longer lines were not wrapped by hand
_MINOR = re.compile(r"[,()،、]")
_DOTTED = re.compile(r"([^\W\d_][\w.]*)\.$")
# With one of these in a paragraph the library finds no end of a sentence in it.
_BULLETS = dict.fromkeys(map(ord, "•●▪◦■□►▶▸➤◆◇★☆✔‣⁃∙"), " ")
_NUMBERED = re.compile(r"\d{1,3}\.")
_NEXT_WORD = re.compile(r"\s*(?:[-–—]+\s*)?([^\W\d_](?:[\w'\u2019-]*\w)?)")
_MAJOR = re.compile(r"[;:؛]|\s[-–—]+\s|—")


# A longer sentence is no sentence but a list or a text without stops: it is cut at commas, so that
# the work grows with the text and not with its square.
_LONGEST = 120  # words
_PREDICATES = ("triggers.", "attack.", "cues.reporting", "figures.dead", "figures.injured")
_PREDICATE_REACH = 10
_TOLD = ("triggers.", "attack.")
_TOPIC = 1  # words before one that may still head an item
_STOP = re.compile(r"[;؛]|:\s")
# Words of these are none inside a name of several syllables: Cần Thơ, Nam Định, quận Hai Bà Trưng.
_SMALL_ONLY = ("status.", "figures.", "sentences.")
_ONE_PHRASE = 3  # words further apart than these are no fixed phrase, but one with a gap


class Sentence(NamedTuple):
    """A sentence: ``text[start:end]``, its words ``first`` to ``stop - 1``, where it stands."""

    number: int
    start: int
    end: int
    first: int
    stop: int
    paragraph: int
    heading: bool


class Document(NamedTuple):
    """A text and everything that later steps look up by word number.

    ``clause`` and ``segment`` number the clauses and the parts between commas, per word;
    ``hits`` are the phrases of the pack by label, each list in the order of the text. ``cased`` is
    the text with its small letters given back where it is all in capitals; as long as the text.
    ``memo`` keeps what is worked out of them once.
    """

    text: str
    language: str
    lexicon: Lexicon
    words: list[Word]
    sentences: list[Sentence]
    sentence_of: list[int]
    clause: list[int]
    segment: list[int]
    hits: dict[str, list[Hit]]
    starts: dict[int, list[Hit]]
    cased: str
    memo: dict[str, Any]

    def at(self, index: int) -> list[Hit]:
        """Hits that begin at a word."""
        return self.starts.get(index, [])

    def begins(self, label: str, index: int) -> bool:
        """Whether a hit of a label begins at a word."""
        return any(hit.label == label for hit in self.starts.get(index, ()))

    def labelled(self, prefix: str) -> Iterator[Hit]:
        """Hits whose label is the prefix or begins with it and a full stop or an equals sign."""
        for label, hits in self.hits.items():
            if label == prefix or label.startswith((f"{prefix}.", f"{prefix}=")):
                yield from hits

    def within(self, label: str, first: int, stop: int) -> list[Hit]:
        """Hits of a label that lie in words ``first`` to ``stop - 1``."""
        hits = self.hits.get(label)
        if not hits:
            return []
        firsts = self._firsts_of(label, hits)
        begin = bisect_left(firsts, first)
        if begin == len(firsts) or firsts[begin] >= stop:
            return []
        return [hit for hit in hits[begin : bisect_left(firsts, stop, begin)] if hit.last < stop]

    def next(self, label: str, index: int) -> Hit | None:
        """The first hit of a label that begins at a word or after it."""
        hits = self.hits.get(label)
        if not hits:
            return None
        at = bisect_left(self._firsts_of(label, hits), index)
        return hits[at] if at < len(hits) else None

    def _firsts_of(self, label: str, hits: list[Hit]) -> list[int]:
        known: list[int] | None = self.memo.get(label)
        if known is None:
            known = self.memo[label] = [hit.first for hit in hits]
        return known

    def firsts(self, section: str) -> set[int]:
        """Words at which a hit of the labels of a section begins."""
        known: set[int] | None = self.memo.get(f"{section}/firsts")
        if known is None:
            known = {hit.first for hit in self.labelled(section)}
            self.memo[f"{section}/firsts"] = known
        return known

    def numeric(self, first: int, stop: int) -> list[int]:
        """Of words ``first`` to ``stop - 1`` those at which a number may begin: with digits, or as a word."""
        known: list[int] | None = self.memo.get("numeric")
        if known is None:
            digits = {index for index, word in enumerate(self.words) if word.key[:1].isdigit()}
            known = self.memo["numeric"] = sorted(digits | self.firsts("figures"))
        return known[bisect_left(known, first) : bisect_left(known, stop)]

    def by_sentence(self, section: str) -> dict[int, list[Hit]]:
        """Hits of the labels of a section, by the number of their sentence."""
        known: dict[int, list[Hit]] | None = self.memo.get(f"{section}/sentences")
        if known is None:
            known = self.memo[f"{section}/sentences"] = {}
            for hit in self.labelled(section):
                known.setdefault(self.sentence_of[hit.first], []).append(hit)
        return known

    def label_maps(self) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """Labels of the hits by the word at which they end, and by each word that they cover."""
        known: tuple[dict[int, set[str]], dict[int, set[str]]] | None = self.memo.get("labels")
        if known is None:
            ends: dict[int, set[str]] = {}
            inside: dict[int, set[str]] = {}
            for label, hits in self.hits.items():
                for hit in hits:
                    ends.setdefault(hit.last, set()).add(label)
                    for index in range(hit.first, hit.last + 1):
                        inside.setdefault(index, set()).add(label)
            known = self.memo["labels"] = ends, inside
        return known

    def quote(self, sentence: Sentence) -> str:
        """The sentence, verbatim."""
        return self.text[sentence.start : sentence.end]

    def word_at(self, position: int) -> int:
        """Number of the first word that ends after a position in the text."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low


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
    open_ends = sum(text[end - 1] not in _ENDS for _, end in block[:-1])
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
        broken = text[before_end - 1] not in _ENDS and (
            before_end - before_start > _HEADLINE or text[start].islower()
        )
        if wrapped or broken:
            joined[-1] = (before_start, end)
        else:
            joined.append((start, end))
    return joined


def parse(text: str, language: str, pack: Lexicon | None = None) -> Document:
    """Cut a text and find all phrases of its language pack (or of another) in one walk."""
    lex = pack or lexicon(language)
    words = lex.phrases.words(text)
    sentences: list[Sentence] = []
    at = 0
    spans_of = paragraphs(text)
    cased = restore(text, spans_of, lex)
    for paragraph, (start, end) in enumerate(spans_of):
        spans = list(_sentence_spans(cased, start, end, lex))
        heading = len(spans) == 1 and end - start <= _HEADLINE and text[end - 1] not in ".!?…。！？؟।,;:"
        for first_character, last_character in spans:
            while at < len(words) and words[at].start < first_character:
                at += 1
            first = at
            while at < len(words) and words[at].start < last_character:
                at += 1
            for low, high in _pieces(text, words, first, at):
                start_at = first_character if low == first else words[low].start
                end_at = last_character if high == at else words[high - 1].end
                sentences.append(Sentence(len(sentences), start_at, end_at, low, high, paragraph, heading))
    sentence_of = [0] * len(words)
    syllabic = lex.pack.flag("script", "diacritics")
    hits: dict[str, list[Hit]] = {}
    starts: dict[int, list[Hit]] = {}
    for sentence in sentences:
        sentence_of[sentence.first : sentence.stop] = [sentence.number] * (sentence.stop - sentence.first)
        at, here = -1, []
        for found in lex.phrases.find(words, sentence.first, sentence.stop):
            hit = _within_stops(text, words, sentence.first, found, lex)
            if hit is None:
                continue
            first, last, label, _ = hit
            if syllabic and label.startswith(_SMALL_ONLY) and _in_name(text, words, first, last, sentence):
                continue
            if label in hits:
                hits[label].append(hit)
            else:
                hits[label] = [hit]
            if first == at:
                here.append(hit)
            else:
                at, here = first, [hit]
                starts[first] = here
    clause, segment = _clauses(text, words, sentence_of, hits, lex)
    return Document(
        text, language, lex, words, sentences, sentence_of, clause, segment, hits, starts, cased, {}
    )


def _in_name(text: str, words: list[Word], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a phrase has the capitals of a name that goes on beside it, in a language of syllables."""
    if not all(text[words[i].start].isupper() for i in range(first, last + 1)):
        return False
    if text[sentence.start : sentence.end].isupper():
        return False
    before, after = first - 1, last + 1
    if first > sentence.first and text[words[before].end : words[first].start] == " ":
        name = text[words[before].start].isupper()
        if name and (before > sentence.first or last == first):
            return True
    if after >= sentence.stop or text[words[last].end : words[after].start] != " ":
        return False
    return first > sentence.first and text[words[after].start].isupper()


def _within_stops(text: str, words: list[Word], opening: int, hit: Hit, lex: Lexicon) -> Hit | None:
    """A phrase whose gaps hold no other sentence, cut down to that if need be.

    A gap may hold a comma; of "FPV saldırısı: bir kadın öldü" the part before the colon tells enough.
    """
    first, last, label, _ = hit
    if last - first <= _ONE_PHRASE or not label.startswith(_TOLD):
        return hit
    stop = _STOP.search(text, words[first].end, words[last].start)
    if stop is None or _is_topic(text, words[first], first - opening):
        return hit
    end = first + 1
    while words[end].start < stop.end():
        end += 1
    shorter = (h for h in lex.phrases.find(words, first, end) if h.first == first and h.label == label)
    return next(shorter, None)


def _is_topic(text: str, word: Word, number: int) -> bool:
    """Whether a word heads an item, of which it says what it is about ("Cholera: 86 cases in Jacmel")."""
    return number <= _TOPIC and text[word.end : word.end + 2] == ": "


def _pieces(text: str, words: list[Word], first: int, stop: int) -> Iterator[tuple[int, int]]:
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


def _sentence_spans(text: str, start: int, end: int, lex: Lexicon) -> Iterator[tuple[int, int]]:
    import sentencex

    # The library takes no unpaired surrogates; as long as it was, so that places stay right.
    part = text[start:end].encode("utf-8", "replace").decode("utf-8").translate(_BULLETS)
    abbreviations = lex.abbreviations
    begin = 0
    boundaries = sentencex.get_sentence_boundaries(lex.pack.code, part)
    for number, boundary in enumerate(boundaries):
        stop = boundary["end_index"]
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
            lead = len(piece) - len(piece.lstrip())
            yield start + begin + lead, start + begin + len(piece)
        begin = stop


def _goes_on(text: str, position: int) -> bool:
    """Does a word in small letters follow (but no name such as al-Tanf or iPhone)?"""
    match = _NEXT_WORD.match(text, position)
    return match is not None and match[1][0].islower() and not any(c.isupper() for c in match[1])


def _list_joins(
    text: str,
    words: list[Word],
    sentence_of: list[int],
    hits: dict[str, list[Hit]],
    joins: frozenset[str],
) -> set[int]:
    """Words such as "and" that join things and not clauses: no predicate on one of their sides.

    What stands behind the next comma is on neither ("shook Kyiv and Lviv, police said").
    """
    told: dict[int, set[int]] = {}
    within: set[int] = set()
    for label, found in hits.items():
        if label.startswith(_PREDICATES):
            for hit in found:
                told.setdefault(sentence_of[hit.first], set()).add(hit.first)
                if hit.last - hit.first > 1:
                    within.update(range(hit.first + 1, hit.last))
    lists: set[int] = set()
    for hit in hits.get("sentences.clauses", ()):
        at = hit.first
        if words[at].key not in joins:
            continue
        here = told.get(sentence_of[at], set())
        listed = not any(t < at for t in here) or not _told_after(text, words, at, here)
        if listed or at in within:  # "the leaders of X and Y met" is one phrase
            lists.add(at)
    return lists


def _told_after(text: str, words: list[Word], at: int, told: set[int]) -> bool:
    """Does a predicate follow an "and", before the next comma but one that stands right behind it?"""
    for index in range(at + 1, min(at + _PREDICATE_REACH, len(words) - 1) + 1):
        if index > at + 1 and _MINOR.search(text, words[index - 1].end, words[index].start):
            return False
        if index in told:
            return True
    return False


def _glued(words: list[Word], sentence_of: list[int], hits: dict[str, list[Hit]], lex: Lexicon) -> set[int]:
    """Predicates with an "and" written at them (Arabic *وقتل*) after another of their sentence."""
    glued: set[int] = set()
    first: dict[int, int] = {}
    told = {hit.first for label, found in hits.items() if label.startswith(_PREDICATES) for hit in found}
    for at in sorted(told):
        opened = first.setdefault(sentence_of[at], at)
        if at > opened and words[at].alts and lex.joined(words[at]):
            glued.add(at)
    return glued


def _clauses(
    text: str,
    words: list[Word],
    sentence_of: list[int],
    hits: dict[str, list[Hit]],
    lex: Lexicon,
) -> tuple[list[int], list[int]]:
    openers = {hit.first for hit in hits.get("sentences.clauses", ())} - _list_joins(
        text, words, sentence_of, hits, lex.joins
    )
    openers |= _glued(words, sentence_of, hits, lex)
    openers |= {hit.last + 1 for hit in hits.get("sentences.clause_ends", ())}
    clause: list[int] = []
    segment: list[int] = []
    clause_number = segment_number = 0
    for index, (one, other) in enumerate(pairwise(words), 1):
        ended, start = one[1], other[0]
        opens = index in openers or sentence_of[index] != sentence_of[index - 1]
        if not opens and start - ended == 1 and text[ended] == " ":
            continue
        between = text[ended:start]
        major = opens or _MAJOR.search(between) is not None
        if major or _MINOR.search(between):
            clause += [clause_number] * (index - len(clause))
            segment += [segment_number] * (index - len(segment))
            clause_number += major
            segment_number += 1
    clause += [clause_number] * (len(words) - len(clause))
    segment += [segment_number] * (len(words) - len(segment))
    return clause, segment
