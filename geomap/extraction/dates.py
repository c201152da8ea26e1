"""Dates in a text: what is said, as an interval of days with the words it stands on.

A date is an interval: "last month" is the whole month. `calendar_forms`, `relative_forms` and `night_forms`
read the forms; here it is settled what kind of date each is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from geomap.extraction import intervals
from geomap.extraction.date_words import ARTICLES, DATELINE_ENDS, HEADS_ITEM, When
from geomap.extraction.joined_dates import join
from geomap.extraction.other_forms import OtherForms
from geomap.extraction.relative_forms import MODIFIERS
from geomap.extraction.sino_forms import DISPATCH_ENDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from geomap.extraction.document import Document, Sentence

_OLD = 20 * 365  # days after which a day is one that streets and quarters are named for
_SINCE_BEHIND = 4
_PART_OF_DAY = 12  # words; no name of one is longer
_HALF_YEAR = 180  # days
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}")
_OPENS = 2  # words before a date that opens a sentence
_SAYS = 16  # words from it to the verb of saying
_TOLD = ("triggers.", "attack.", "figures.dead", "figures.injured", "dates.")
_TOLD_THEN = 3  # words from a date to "when"
_OPENED = 2  # words from "first since" to the date, with an article
_SINCE_REACH = 7  # words between "since" and the date that it bounds

# The readers in the order in which they are tried, each with what a date that it reads begins with:
# whether with a number, and with which labels. A reader is not asked where the word bears none of these.
_COUNTED = (
    *("dates.ago", "dates.earlier", "dates.hence", "dates.going_on"),
    *("dates.units", "dates.years", "figures.number_words"),
)
_RULES: tuple[tuple[str, bool, frozenset[str]], ...] = (
    ("_night_to", False, frozenset({"dates.night_to"})),
    ("_night_from", False, frozenset({"dates.night_from"})),
    ("_year_so_far", False, frozenset({"dates.year_start"})),
    ("_year_first", True, frozenset()),
    ("_span_phrase", False, frozenset({"dates.spans"})),
    ("_other_calendar", True, frozenset({"dates.solar", "dates.ethiopic"})),
    ("_numeric", True, frozenset()),
    ("_after_day_word", False, frozenset({"dates.day_words", "dates.bare_day", "dates.parts_of_day"})),
    ("_day_month", True, frozenset({"dates.ordinals"})),
    ("_month_day", False, frozenset({"dates.months"})),
    ("_month_word", False, frozenset({"dates.month_words"})),
    ("_running", False, frozenset({"dates.running"})),
    ("_holiday", False, frozenset({"dates.holidays"})),
    ("_by_end", False, frozenset({"dates.by_end", "dates.units"})),
    ("_season", False, frozenset({"dates.seasons"})),
    ("_fixed", False, frozenset({"dates.same_day", "dates.relative", "dates.overnight", "dates.offset"})),
    ("_units", True, frozenset({*MODIFIERS, *_COUNTED, "dates.since"})),
    ("_weekday", False, frozenset({*MODIFIERS, "dates.weekdays"})),
    ("_year", True, frozenset({"dates.year_words"})),
)

__all__ = ["When", "find_dates"]


def find_dates(doc: Document, base: dt.date) -> list[When]:
    """All dates of a document, resolved against a day of publication, in the order of the text.

    Parameters
    ----------
    doc
        The document.
    base
        Day of publication: what "yesterday" and a date without a year lean on.

    Examples
    --------
    >>> import datetime as dt
    >>> from geomap.extraction.document import parse
    >>> doc = parse("Vụ nổ xảy ra ngày 7/11.", "vi")
    >>> [str(w.interval.first) for w in find_dates(doc, dt.date(2023, 11, 8))]
    ['2023-11-07']
    >>> find_dates(parse("Không có gì.", "vi"), dt.date(2023, 11, 8))
    []
    """
    reader = _Reader(doc, base)
    return [when for sentence in doc.sentences for when in reader.sentence(sentence)]


@cache
def _readers(labels: frozenset[str], *, numbered: bool) -> tuple[str, ...]:
    """Names of the readers to ask about a word that bears these labels."""
    return tuple(
        name
        for name, from_number, openers in _RULES
        if (numbered and from_number) or not openers.isdisjoint(labels)
    )


class _Reader(OtherForms):
    def __init__(self, doc: Document, base: dt.date) -> None:
        super().__init__(doc, base)
        self.syllabic = doc.lexicon.pack.flag("script", "diacritics")
        # What "before" counts from, in its case; but "bundan iki gün önce" is two days ago.
        self.from_ends = tuple(doc.lexicon.pack.words("cues", "from_suffixes"))
        self.from_now = doc.lexicon.pack.words("dates", "links")
        numbered = doc.digits()
        self.readers = {
            index: _readers(frozenset(self.labels.starts.get(index, ())), numbered=index in numbered)
            for index in sorted(numbered | self.labels.starts.keys())
        }
        if self.day_names or self.sino:
            for index in filter(self._is_sino, range(len(doc.words))):
                self.readers[index] = ("_sino", *self.readers.get(index, ()))
            self.readers = dict(sorted(self.readers.items()))
        self.openings = [index for index, readers in self.readers.items() if readers]

    def sentence(self, sentence: Sentence) -> Iterator[When]:
        yield from map(self._through, join(self.doc, list(self._alone(sentence))))

    def _alone(self, sentence: Sentence) -> Iterator[When]:
        """Dates of a sentence, each for itself."""
        self.stop = sentence.stop
        free = sentence.first
        for at in range(bisect_left(self.openings, sentence.first), len(self.openings)):
            index = self.openings[at]
            if index >= sentence.stop:
                return
            when = self._read(index) if index >= free else None
            if when is not None:
                if not self._names_street(when):
                    marked = self._mark(when, sentence)
                    if not self._likens(marked) and not self._precedes(marked):
                        yield marked
                free = when.last + 1

    def _names_street(self, when: When) -> bool:
        """Is it the name of a street ("đường 3 Tháng 2", "avenida 9 de Julio", "rue du 11 Novembre")?"""
        old = when.interval is not None and (self.base - when.interval.first).days > _OLD
        if when.kind != "absolute" or not (when.yearless or old) or not self._key(when.first)[:1].isdigit():
            return False
        at = when.first - 1
        ends = {at, at - (at > 0 and self.words[at].key in ("du", "del"))}
        quarters = self.syllabic or not self.doc.lexicon.pack.flag("script", "cased", default=True)
        kinds = ("place_words.street", "place_words.part") if quarters else ("place_words.street",)
        return any(hit.last in ends for kind in kinds for hit in self.doc.hits.get(kind, ()))

    def _likens(self, when: When) -> bool:
        """Does it only say how long nothing of the kind had happened ("the first case since 2018")?

        Not where it is told what happened then ("the worst attack since 24 April, when 11 were killed").
        """
        if self.doc.within("dates.when", when.last + 1, when.last + 1 + _TOLD_THEN):
            return False
        return when.kind == "since" and any(
            (hit.first < when.first and when.first - _OPENED <= hit.last <= when.last)
            or 0 < hit.first - when.last <= _OPENED
            for hit in self.doc.hits.get("dates.first_since", ())
        )

    def _precedes(self, when: When) -> bool:
        """Is it counted back from what a word in its case says ("seçimden iki gün önce", before the vote)?"""
        at = when.first - 1
        if at < 0 or not self.from_ends or when.kind not in ("relative", "offset"):
            return False
        back = any(hit.label in ("dates.ago", "dates.earlier") for hit in self.doc.at(when.last))
        word = self.words[at].key
        dated = word in self.from_now or any(hit.label.startswith("dates.") for hit in self.doc.at(at))
        return back and word.isalpha() and word.endswith(self.from_ends) and not dated

    def _read(self, index: int) -> When | None:
        for name in self.readers[index]:
            rule: Callable[[int], When | None] = getattr(self, name)
            when = rule(index)
            if when is not None:
                # "7 Kasım'da": the ending belongs to the date
                ended = when.last + 1 < self.stop and self._gap(when.last + 1) in ("'", "\u2019")
                return when._replace(last=when.last + ended)
        return None

    def _mark(self, when: When, sentence: Sentence) -> When:
        if when.kind == "ahead":
            return when
        if self._in_dateline(when, sentence):
            return when._replace(kind="dateline")
        if self.doc.lexicon.pack.text("cues", "position") == "after":
            if self._bounded_behind(when):
                when = when._replace(kind="since")
            return when._replace(reporting=self._is_reporting(when, sentence))
        for label in ("dates.since", "dates.until"):
            # "từ ngày 7/11": the phrase may hold the day word with which the date begins, or the date
            # the word by which a weekday is told ("từ thứ Hai")
            start = self._with_part_of_day(when.first)
            if label == "dates.since" and when.interval and when.interval.first > self.base:
                continue  # "from tomorrow": what begins on a day to come is told of that day
            bounds = self.doc.within(label, sentence.first, sentence.stop)
            if any(h.first <= when.first and start <= h.last + 1 for h in bounds):
                when = when._replace(kind="since")
        if when.kind == "since" and when.yearless and self._until(when):
            when = self._next(when)
        if when.kind == "absolute" and self._bounded(when, sentence):
            when = when._replace(kind="since")
        return when._replace(reporting=self._is_reporting(when, sentence))

    def _next(self, when: When) -> When:
        """A bound that lies long back is the next such day: "hungry by August", told in May."""
        span = when.interval
        if span is None or (self.base - span.last).days <= _HALF_YEAR:
            return when
        return when._replace(interval=intervals.next_year(span))

    def _until(self, when: When) -> bool:
        """Does a word for "until" lead to the date?"""
        return any(when.first <= h.last + 1 <= when.last + 1 for h in self.doc.hits.get("dates.until", ()))

    def _with_part_of_day(self, first: int) -> int:
        """First word of a date with the part of the day before it ("từ sáng thứ Hai")."""
        for hit in self.doc.within("dates.parts_of_day", first - _PART_OF_DAY, first):
            if hit.last == first - 1:
                return hit.first
        return first - (first > 0 and self.words[first - 1].key in ARTICLES)  # "since the weekend"

    def _bounded_behind(self, when: When) -> bool:
        """Do "since" or "until" stand behind it ("7 Ekim'den beri", "Nisan'da başlayan savaştan bu yana")?"""
        doc = self.doc
        since = any(
            0 < hit.first - when.last <= _SINCE_BEHIND
            and doc.segment[hit.first] == doc.segment[when.last]
            and not any(_HOUR.fullmatch(doc.words[at].key) for at in range(when.last + 1, hit.first))
            for hit in doc.hits.get("dates.since", ())
        )  # "dün 18.40'tan itibaren" began and ended yesterday
        return since or any(hit.first == when.last + 1 for hit in doc.hits.get("dates.until", ()))

    def _bounded(self, when: When, sentence: Sentence) -> bool:
        """Is it the end of "since the war began in April 2023"?"""
        lowest = max(sentence.first, when.first - _SINCE_REACH)
        return any(
            lowest <= hit.last < when.first and self.doc.segment[hit.last] == self.doc.segment[when.first]
            for hit in self.doc.hits.get("dates.since", ())
            if self.doc.words[hit.first].key not in self.plain_from
        )

    def _in_dateline(self, when: When, sentence: Sentence) -> bool:
        """Does a dash close the head of the report right after the date ("CAIRO, Nov 7 -- ...")?"""
        opens = sentence.number < 3 and when.first - sentence.first <= 8 and when.kind == "absolute"
        end = self.words[when.last].end
        if self._is_ended(when):
            return False
        if self.sino and when.kind == "absolute" and DISPATCH_ENDS.match(self.doc.text, end - 1):
            return sentence.number < 3
        if self.sino and opens and DISPATCH_ENDS.match(self.doc.text, end):
            return True
        if when.first == sentence.first and HEADS_ITEM.match(self.doc.text, end):
            return False  # "March 2: shells hit X", an item of a chronicle
        return opens and bool(DATELINE_ENDS.match(self.doc.text, end))

    def _is_reporting(self, when: When, sentence: Sentence) -> bool:
        """Does the date stand at a verb of saying ("said on Thursday", "ngày 7/11 cảnh báo")?"""
        for hit in self.doc.hits.get("cues.reporting", ()):
            if not sentence.first <= hit.first < sentence.stop:
                continue
            if 0 < when.first - hit.last <= 2 and self.doc.segment[hit.last] == self.doc.segment[when.first]:
                return True
            if hit.first - when.last == 1 and self.doc.segment[hit.first] == self.doc.segment[when.last]:
                return True
            if self._opens_saying(when, hit.first, sentence):
                return True
        asked = self.doc.within("cues.inquiry", sentence.first, sentence.stop)
        return any(self._opens_saying(when, hit.first, sentence) for hit in asked)

    def _opens_saying(self, when: When, verb: int, sentence: Sentence) -> bool:
        """Does a sentence open with the day on which somebody said so ("Ngày 12/2, Công an X cho biết")?"""
        if when.first - sentence.first > _OPENS or not 0 < verb - when.last <= _SAYS:
            return False
        doc, comma = self.doc, when.last + 1
        if doc.segment[comma] == doc.segment[when.last] or doc.begins("cues.according", verb):
            return False
        return not any(
            hit.last < verb and hit.label.startswith(_TOLD) for at in range(comma, verb) for hit in doc.at(at)
        )
