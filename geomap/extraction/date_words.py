"""What dates are made of, word by word: numbers, names of months, years, and the words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction import intervals
from geomap.languages.words import keys_of

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.document import Document
    from geomap.extraction.intervals import Interval
    from geomap.languages.phrases import Hit

DATELINE_ENDS = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?(?:--|[-–—:])")
HEADS_ITEM = re.compile(r" ?[:\u2013\u2014-](?=\s)")  # behind the date of an item of a chronicle
_DIGITS = re.compile(r"\d+")
_PAIR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})")
ARTICLES = frozenset({"the"})
DASHES = frozenset({"\u2013", "\u2014", "\u2011", "-"})  # between the days of a range
LAST_DAY = 31
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "º", "ª"})
# Between a number and its ending: 7th, 7-го, 1.º, 7'si.
_BEFORE_ENDING = frozenset({"", "-", ".", "'", "\u2019", "\u2011"})
YEARS = range(1700, 2101)


class When(NamedTuple):
    """A date as written: words ``first`` to ``last`` of the document.

    ``kind`` is ``absolute`` (the calendar alone), ``relative`` (to publication), ``weekday``,
    ``day`` (of a month that is not said),
    ``same`` and ``offset`` (to another date of the text, ``days`` away), ``since`` (a bound
    or a duration, never the day of an event), ``dateline`` (when it was written). ``interval`` is None
    for ``same`` and ``offset``.
    ``reporting``: the day on which somebody said so.
    """

    first: int
    last: int
    kind: str
    interval: Interval | None
    days: int = 0
    reporting: bool = False
    yearless: bool = False


class Labels:
    """Hits of the [dates] section of one document by their first and last words."""

    def __init__(self, doc: Document) -> None:
        # By word and label without its value, the longest hit.
        self.starts: dict[int, dict[str, Hit]] = {}
        self.ends: dict[int, dict[str, Hit]] = {}
        for prefix in ("dates", "figures.number_words"):
            for hit in doc.labelled(prefix):
                self._add(self.starts.setdefault(hit.first, {}), hit)
                self._add(self.ends.setdefault(hit.last, {}), hit)
        for label in ("cues.locative", "cues.locative_weak"):
            for hit in doc.hits.get(label, ()):
                self._add(self.ends.setdefault(hit.last, {}), hit)

    @staticmethod
    def _add(known: dict[str, Hit], hit: Hit) -> None:
        label = hit.label.partition("=")[0]
        other = known.get(label)
        if other is None or hit.last - hit.first > other.last - other.first:
            known[label] = hit

    def at(self, index: int, label: str) -> Hit | None:
        """Longest hit of a label (or ``label=value``) that begins at a word."""
        found = self.starts.get(index)
        return found.get(label) if found else None

    def before(self, index: int, label: str) -> Hit | None:
        """Longest hit of a label that ends just before a word."""
        found = self.ends.get(index - 1)
        return found.get(label) if found else None


def value_of(hit: Hit) -> str:
    """The value of a hit of a mapping."""
    return hit.label.partition("=")[2]


class DateWords:
    """Reads the parts of a date that begin at a word of one document."""

    def __init__(self, doc: Document, base: dt.date) -> None:
        self.doc = doc
        self.words = doc.words
        self.base = base
        self.labels = Labels(doc)
        pack = doc.lexicon.pack
        self.order = pack.text("script", "date_order", "dmy")
        self.position = pack.text("dates", "position", "before")
        self.verb_last = pack.flag("sentences", "verb_last")
        self.trails = self.position != "before"  # "last" may follow its unit or weekday
        # "from" and "từ" also stand before places; only right before a date do they bound it.
        self.plain_from = keys_of(pack, "cues", "from") | keys_of(pack, "dates", "ago")
        self.links = doc.lexicon.links
        self.to = keys_of(pack, "dates", "to")
        self.stop = 0

    def _key(self, index: int) -> str:
        return self.words[index].key if index < self.stop else ""

    def _number(self, index: int, low: int, high: int) -> int | None:
        key = self._key(index)
        return int(key) if _DIGITS.fullmatch(key) and len(key) < 5 and low <= int(key) <= high else None

    def _tight(self, index: int) -> bool:
        """Does the word follow the one before with no space between?"""
        return index < self.stop and self.words[index].start == self.words[index - 1].end

    def _skip_links(self, index: int) -> int:
        while self._key(index) in self.links:
            index += 1
        return index

    def _gap(self, index: int) -> str:
        """What stands between a word and the one before it."""
        return (
            self.doc.text[self.words[index - 1].end : self.words[index].start] if index < self.stop else " "
        )

    def _ending(self, index: int) -> bool:
        """Is the word the ending of the number before it (7th, 7-го, 1er)?"""
        if self._gap(index) not in _BEFORE_ENDING:
            return False
        return self._key(index) in _ORDINAL or self.labels.at(index, "dates.number_units") is not None

    def _month_name(self, index: int) -> tuple[int, int] | None:
        """Month and last word of a name, which may have a second one beside it (نوفمبر/تشرين الثاني)."""
        name = self.labels.at(index, "dates.months")
        if not name:
            return self._told_month(index)
        number, last = value_of(name), name.last
        other = self.labels.at(last + 1, "dates.months")
        if other and value_of(other) == number and self._gap(last + 1).strip(" /()-") == "":
            last = other.last
        return int(number), last

    def _told_month(self, index: int) -> tuple[int, int] | None:
        """The 15th of this month, el 15 del mes pasado, 15 من الشهر الجاري: its number, and the last word."""
        at = index - 1
        if self._key(at) not in self.links or (
            self._number(at - 1, 1, LAST_DAY) is None and not self.labels.before(at, "dates.ordinals")
        ):
            return None
        for label, months in {"dates.last": -1, "dates.this": 0, "dates.next": 1}.items():
            before = self.labels.at(index, label) if self.position != "after" else None
            unit = self.labels.at(before.last + 1 if before else index, "dates.units")
            if not unit or value_of(unit).split()[-1] != "month":
                continue
            after = self.labels.at(unit.last + 1, label) if self.position != "before" else None
            if before or after:
                last = after.last if after and not before else unit.last
                return (self.base.month - 1 + months) % 12 + 1, last
        return None

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """A year at a word (perhaps beside a year word), and the last word read."""
        at = self._skip_links(index)
        word = self.labels.at(at, "dates.year_words")
        if word:
            at = word.last + 1
        value = self._number(at, YEARS.start, YEARS.stop - 1)
        if value is not None:
            end = self.labels.at(at + 1, "dates.year_ends")
            return value, end.last if end else at
        told = self._told_year(self._skip_links(index))
        if told:
            return told
        if at == index and self._is_dateline(index):
            short = self._number(at, 0, 99)
            value = None if short is None else short + (2000 if short < 70 else 1900)
        return (value, at) if value is not None else (None, index - 1)

    def _told_year(self, index: int) -> tuple[int, int] | None:
        """Last year, del año pasado, прошлого года: the year, and the last word read."""
        named = self.labels.at(index, "dates.years")
        if named:
            return self.base.year + int(value_of(named)), named.last
        step = {"dates.last": -1, "dates.this": 0, "dates.next": 1}
        for label, years in step.items():
            before = self.labels.at(index, label) if self.position != "after" else None
            unit = self.labels.at(before.last + 1 if before else index, "dates.units")
            if not unit or value_of(unit).split()[-1] != "year":
                continue
            after = self.labels.at(unit.last + 1, label) if self.position != "before" else None
            if before or after:
                return self.base.year + years, after.last if after and not before else unit.last
        return None

    def _is_dateline(self, index: int) -> bool:
        """Two digits are a year in a dateline only ("SAN SALVADOR, 3 JAN 90 --")."""
        if index >= self.stop or self.doc.sentence_of[index] != 0 or index > 12:
            return False
        end = self.words[index].end
        return len(self.words[index].key) == 2 and bool(DATELINE_ENDS.match(self.doc.text, end))

    def _dated(self, month: int, number: int, year: int | None) -> Interval | None:
        if not 1 <= month <= 12:
            return None
        if year is not None:
            return intervals.make_day(year, month, number)
        return intervals.nearest_year(month, number, self.base)

    def _pair(self, token: str) -> tuple[int, int] | None:
        """Day and month of ``7/11`` in the order of the language."""
        match = _PAIR.fullmatch(token)
        if not match:
            return None
        one, two = int(match[1]), int(match[3])
        number, month = (two, one) if self.order == "mdy" else (one, two)
        if month > 12 >= number:
            number, month = month, number
        return (number, month) if 1 <= month <= 12 and 1 <= number <= 31 else None
