"""Numbers as they are written in a text: 10.328, 1,5 million, two hundred and five, dozens, 10 to 15."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.extraction.document import Document

_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_NARROW = 1.5
_WIDEST = 10  # a range whose end is more than so many times its start is none

_MOST = 1e12


class Numeral(NamedTuple):
    """A number that ends with word ``last``; low and high are equal unless it is vague or a range."""

    value: int
    low: int
    high: int
    last: int


def read_numeral(doc: Document, index: int, stop: int) -> Numeral | None:
    """The number that begins at a word and ends before another, None if there is none.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> doc = parse("Two hundred and five of 1,204 homes", "en")
    >>> read_numeral(doc, 0, 7), read_numeral(doc, 5, 7).value, read_numeral(doc, 6, 7)
    (Numeral(value=205, low=205, high=205, last=3), 1204, None)
    """
    is_digit = doc.words[index].key[:1].isdigit()
    if not is_digit and index not in doc.firsts("figures"):
        return None
    vague = label_at(doc, "figures.vague", index)
    if vague:
        least, _, most = vague[1].partition(":")
        times, last = _times(doc, _skip(doc, vague[0] + 1, doc.lexicon.links), vague[0], stop)
        low, high = int(least) * times, int(most) * times
        # "Une quinzaine" is about 15; of "dozens" only the least is sure.
        return Numeral((low + high) // 2 if high <= low * _NARROW else low, low, high, last)
    run = _RANGE.fullmatch(doc.words[index].key) if is_digit else None
    if run:
        return _ranged(int(run[1]), int(run[2]), index)
    first = _Reader(doc, stop).read(index)
    if first is None:
        return None
    value, last = first
    at = _over(doc, last + 1) if last + 1 < stop else stop
    if at > last + 2 and last + 1 < stop and _is_between(doc, index):
        at = _skip(doc, last + 1, doc.lexicon.joins)  # "between 22 and 25"
    second = _Reader(doc, stop).read(at) if at < stop else None
    if second:
        return _ranged(value, second[0], second[1]) or Numeral(value, value, value, last)
    return Numeral(value, value, value, last)


def _ranged(low: int, high: int, last: int) -> Numeral | None:
    return Numeral(low, low, high, last) if 0 < low < high <= low * _WIDEST else None


def _over(doc: Document, index: int) -> int:
    """The word after the "to" of a range at a word; beyond all words if there is none."""
    between = label_at(doc, "figures.to", index)
    if between:
        return between[0] + 1
    gap = doc.text[doc.words[index - 1].end : doc.words[index].start].strip()
    return index if gap in ("\u2013", "\u2014", "\u2011") else len(doc.words)


def _is_between(doc: Document, index: int) -> bool:
    return any(hit.last == index - 1 for hit in doc.within("dates.between", max(0, index - 2), index))


def _skip(doc: Document, index: int, keys: frozenset[str]) -> int:
    return index + 1 if index < len(doc.words) and doc.words[index].key in keys else index


def _times(doc: Document, index: int, last: int, stop: int) -> tuple[int, int]:
    """The multiplier at a word ("tens of thousands"), and the last word read."""
    more = label_at(doc, "figures.multipliers", index) if index < stop else None
    return (int(more[1]), more[0]) if more else (1, last)


class _Reader:
    """Puts the parts of one number together: hundreds, tens and units, times thousand or million."""

    def __init__(self, doc: Document, stop: int) -> None:
        self.doc = doc
        self.stop = stop
        self.total = 0.0  # what is settled
        self.part = 0.0  # what a multiplier may still multiply
        self.least = float("inf")  # what follows must be less
        self.worded = False  # whether the part is written in words

    def read(self, index: int) -> tuple[int, int] | None:
        last = self._start(index)
        if last is None:
            return None
        while last + 1 < self.stop:
            after = self._multiply(last + 1) or self._add(last + 1)
            if after is None:
                break
            last = after
        value = self.total + self.part
        # No news has more than all people that ever lived; such digits are an account or a mistake.
        return (int(value), last) if value < _MOST and value == int(value) else None

    def _start(self, index: int) -> int | None:
        key = self.doc.words[index].key
        if key[:1].isdigit():
            value = digits(key, self.doc)
            self.part = value or 0.0
            return index if value is not None else None
        word = label_at(self.doc, "figures.number_words", index)
        if word is None:
            return None
        self.part, self.worded = float(int(word[1])), True
        return word[0]

    def _multiply(self, index: int) -> int | None:
        more = label_at(self.doc, "figures.multipliers", index)
        if more is None:
            return None
        times = int(more[1])
        if times >= self.least or not self.part:  # "mil millones"
            if self.part or not self.total:
                return None
            self.total *= times
        elif times < 1000:
            if self.part >= times:
                return None
            self.part *= times
            self.worded = True
            return more[0]
        else:
            self.total += self.part * times
        self.part, self.least = 0.0, times
        return more[0]

    def _add(self, index: int) -> int | None:
        """The last word of a smaller number that goes on with this one."""
        doc = self.doc
        at = _skip(doc, index, doc.lexicon.number_joins)
        if at >= self.stop:
            return None
        linked = at > index or bool(doc.words[at].alts)
        if at == index and doc.text[doc.words[at - 1].end : doc.words[at].start].strip(" .-\u00a0"):
            return None
        word = label_at(doc, "figures.number_words", at)
        if word is None:
            key = doc.words[at].key
            if at > index or not key.isdigit():
                return None
            if self.worded and self.part and self.part % 1000 == 0:  # "bin 200", "тысяча 200"
                self.total, self.part, self.least = self.total + self.part, 0.0, 1000
            if self.part or not self.total or int(key) >= self.least:
                return None
            self.part = float(key)  # "2 тысячи 300"
            return at
        value = int(word[1])
        if not self._follows(value, linked=linked) or counted_noun(doc, at, word[0]):
            return None
        if self.part and self.part % 1000 == 0:
            self.total, self.part, self.least = self.total + self.part, 0.0, 1000
        self.part += value
        self.worded = True
        return word[0]

    def _follows(self, value: int, *, linked: bool) -> bool:
        if value <= 0 or value >= self.least:
            return False
        if not self.part:
            return bool(self.total)
        if not self.worded:
            return False
        if self.part < 10:  # "خمسة وعشرون", five and twenty
            return linked and 20 <= value < 100 and value % 10 == 0
        room = next((size for size in (1000, 100, 10) if self.part % size == 0), 1)
        return self.part >= 20 and value < room


def digits(key: str, doc: Document) -> float | None:
    """10.328 in a language that groups by full stops, 2.5 in one with a decimal point."""
    pack = doc.lexicon.pack
    thousands, decimal = pack.text("script", "thousands", ","), pack.text("script", "decimal", ".")
    key = key.replace("٫", decimal)
    if key.isdigit():
        return float(key)
    if not thousands.isspace() and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", key):
        return float(key.replace(thousands, ""))
    # Agencies write 10,328 in any language: three digits after a comma are rarely a decimal there.
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", key) and (
        len(re.findall(r"[.,]", key)) > 1 or decimal not in key or key[0] != "0"
    ):
        return float(re.sub(r"[.,]", "", key))
    if re.fullmatch(r"\d+[.,]\d+", key):
        return float(key.replace(",", "."))
    mixed = re.fullmatch(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d{1,2})", key)  # 1.234,5
    return float(re.sub(r"[.,]", "", mixed[1]) + "." + mixed[3]) if mixed else None


def counted_noun(doc: Document, first: int, last: int) -> bool:
    """Does a number word hold the noun that it counts (Arabic قتيلان, two killed)?"""
    return any(
        hit.first <= last and hit.last >= first
        for label in ("figures.people", "figures.dead", "figures.injured", "figures.affected")
        for hit in doc.within(label, first, last + 1)
    )


def label_at(doc: Document, label: str, index: int) -> tuple[int, str] | None:
    """Last word and value of the longest hit of a label that begins at a word.

    One that goes on beyond an "and" is another's: in "a couple and their baby" it is not a baby that begins.
    """
    hits = doc.at(index)
    if not hits:
        return None
    best: tuple[int, str] | None = None
    for hit in sorted(hits, key=attrgetter("last")):
        if hit.label != label and not hit.label.startswith(f"{label}="):
            continue
        if best is not None and any(doc.words[i].key in doc.lexicon.joins for i in range(best[0], hit.last)):
            break
        best = (hit.last, hit.label.partition("=")[2])
    return best
