"""Digests, live pages and lists: which days a report or an item of it is about, without saying so again.

A digest says in its title which day, week or month it sums up ("Итоги 11 марта", "Semana del 3 al 9 de
marzo"), or opens with the past day: what it tells without a day is of these. The "yesterday" of a day's
digest is the day before it, the weekdays of a week's lie in that week. A live page has
the hour at the head of each item ("23:48 ..."): they are of the day of the page, or of the day before
where the hours pass midnight. Items behind bullets stand each for itself.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction.cutting import BULLETS, HOUR, STOPS, is_stopless
from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence

_HEAD = 6  # sentences among which a digest says what it sums up
_LEADING = 2  # words before the day with which it opens
_BULLETS = frozenset(BULLETS + "*–—-")
_TITLES = 3  # sentences of a report among which its title stands
_TITLE_WORDS = 16
_AGO = 3  # days after which a digest of a day still appears
# Days that a digest of several sums up, and those after which it still appears.
_PERIOD, _PERIOD_AGO = range(3, 32), 10
_DAY = 24 * 60  # minutes
_LEAST = 3  # items with hours that make a live page
# An hour is no part of a longer number, and no share.
_HOUR = re.compile(rf"\W{{0,4}}{HOUR}(?!\d|[.,]\d| ?%)(?: ?([ap])\.?m\b)?")
_TOLD = ("triggers.", "attack.")


def days_of_digest(doc: Document, dates: list[When], published: dt.date) -> Interval | None:
    r"""The day, or the days, that the title of a report says that it sums up, if it does.

    They lie before that of publication, beside other words that tell of no incident; several are a line of
    the head in which they are no day of an incident ("3-9 March 2025").

    Examples
    --------
    >>> from geomap.extraction.dates import find_dates
    >>> from geomap.extraction.document import parse
    >>> day = dt.date(2025, 3, 12)
    >>> doc = parse("War diary, events of Tuesday 11 March\n\nShells fell on Orikhiv.", "en")
    >>> days_of_digest(doc, find_dates(doc, day), day)
    Interval(first=datetime.date(2025, 3, 11), last=datetime.date(2025, 3, 11))
    >>> doc = parse("Sahel weekly, 3-9 March\n\nShells fell on Gao.", "en")
    >>> days_of_digest(doc, find_dates(doc, day), day)
    Interval(first=datetime.date(2025, 3, 3), last=datetime.date(2025, 3, 9))
    """
    for when in dates:
        sentence = doc.sentences[doc.sentence_of[when.first]]
        if sentence.number >= _TITLES:
            return None
        if when.interval is None or when.kind not in ("absolute", "weekday", "day"):
            continue
        first, last = when.interval
        title = _title(doc, sentence)
        beside = len(title) - (when.last - when.first + 1)
        if not title or beside > _TITLE_WORDS:
            continue
        ago = (published - last).days
        if first == last and 0 < ago <= _AGO and beside:
            return None if _tells(doc, title) else when.interval
        # What is told of most of a week is told of it as a whole.
        if (last - first).days + 1 in _PERIOD and 0 <= ago <= _PERIOD_AGO:
            return when.interval
    return None


def within(digest: Interval, dates: list[When]) -> list[When]:
    """The dates of a digest of several days: its weekdays are those of these days.

    Examples
    --------
    >>> from geomap.extraction.dates import find_dates
    >>> from geomap.extraction.document import parse
    >>> told = find_dates(parse("Shells fell on Gao on Tuesday.", "en"), dt.date(2025, 3, 12))
    >>> week = Interval(dt.date(2025, 3, 3), dt.date(2025, 3, 9))
    >>> [str(when.interval.first) for when in within(week, told)]
    ['2025-03-04']
    """
    week = dt.timedelta(days=7)

    def moved(when: When) -> When:
        span = when.interval
        if when.kind != "weekday" or span is None or span.last <= digest.last:
            return when
        first, last = span.first - week, span.last - week
        return when._replace(interval=Interval(first, last)) if first >= digest.first else when

    return [moved(when) for when in dates]


def _title(doc: Document, sentence: Sentence) -> range:
    """The words of a paragraph that is a title: short, and without a full stop at its end."""
    line = [one for one in doc.sentences[: _TITLES + 1] if one.paragraph == sentence.paragraph]
    last = doc.text[line[-1].end - 1]
    ended = last in STOPS or is_stopless(last)
    return range(0) if ended else range(line[0].first, line[-1].stop)


def _tells(doc: Document, title: range) -> bool:
    """Does a title tell of an incident ("Blast kills five in Kabul on Tuesday")?"""
    return any(hit.label.startswith(_TOLD) for at in title for hit in doc.at(at))


def days_of_items(doc: Document, day: dt.date) -> dict[int, Interval]:
    r"""The day of each sentence of a live page, by its number; empty where the report is none.

    The page is of ``day``. Where the hours go on past midnight, whichever way they are sorted, the items
    of the evening are of the day before.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> page = "23:48 A blaze in Leeds.\n00:10 It is out.\n00:31 A crash in Hull."
    >>> found = days_of_items(parse(page, "en"), dt.date(2025, 3, 12))
    >>> [interval.first.day for interval in found.values()]
    [11, 12, 12]
    """
    heads: list[tuple[int, int]] = []  # number of the first sentence, minutes after midnight
    for sentence in doc.sentences:
        opens = sentence.number == 0 or doc.sentences[sentence.number - 1].paragraph != sentence.paragraph
        hour = _HOUR.match(doc.text, sentence.start) if opens else None
        if hour:
            half = 12 if hour[3] == "p" and hour[1] != "12" else 0
            heads.append((sentence.number, 60 * (int(hour[1]) + half) + int(hour[2])))
    if len(heads) < _LEAST:
        return {}
    minutes = [at for _, at in heads]
    ahead = [(b - a) % _DAY < _DAY // 2 for a, b in pairwise(minutes)]
    forwards = 2 * sum(ahead) >= len(ahead)
    turns = [
        number
        for number, (a, b) in enumerate(pairwise(minutes), start=1)
        if (a - b if forwards else b - a) > _DAY // 2
    ]
    found: dict[int, Interval] = {}
    for number, (first, _) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(doc.sentences)
        passed = sum(turn <= number for turn in turns)
        back = len(turns) - passed if forwards else passed
        of = day - dt.timedelta(days=back)
        found.update(dict.fromkeys(range(first, stop), Interval(of, of)))
    return found


def past_day(doc: Document, dates: list[When], published: dt.date) -> Interval | None:
    """The day before that of a report which opens with it ("Минулої доби зафіксовано 164 зіткнення").

    What such a digest tells without a day is of that one.
    """
    past = published - dt.timedelta(days=1)
    for when in dates:
        if doc.sentence_of[when.first] >= _HEAD:
            return None
        if when.kind == "relative" and when.interval == (past, past) and _opens(doc, when):
            return Interval(past, past)
    return None


def _opens(doc: Document, when: When) -> bool:
    """Does a paragraph begin with the past day, said as a span ("минулої доби", and not "yesterday")?"""
    sentence = doc.sentences[doc.sentence_of[when.first]]
    opens = sentence.number == 0 or doc.sentences[sentence.number - 1].paragraph != sentence.paragraph
    if not opens or sentence.heading or when.first - sentence.first > _LEADING:
        return False
    labels = {hit.label for index in range(when.first, when.last + 1) for hit in doc.at(index)}
    return "dates.units=day" in labels and not labels.isdisjoint(("dates.last", "dates.past"))


def listed(doc: Document) -> frozenset[int]:
    r"""The paragraphs that begin with a bullet: items of a list, each for itself; none if there is but one.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> sorted(listed(parse("News\n\n• A fire in X.\n\n• A flood in Y.", "en")))
    [1, 2]
    """
    found = set()
    for number, sentence in enumerate(doc.sentences):
        if number and doc.sentences[number - 1].paragraph == sentence.paragraph:
            continue
        start = doc.words[sentence.first].start
        lead = doc.text[doc.text.rfind("\n", 0, start) + 1 : start].strip()
        if lead and lead[0] in _BULLETS:
            found.add(sentence.paragraph)
    return frozenset(found) if len(found) > 1 else frozenset()


def items(doc: Document, headings: frozenset[int]) -> list[int]:
    r"""Number of the item of a digest, list or live page that each sentence belongs to; of other texts 0.

    An item begins with a bullet, an hour or a heading of its own.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> items(parse("News\n\n09:15 A fire in X.\n\nIt burns.\n\n09:40 A flood in Y.", "en"), frozenset())
    [0, 1, 1, 2]
    """
    bullets = listed(doc)
    found: list[int] = []
    number = 0
    for sentence in doc.sentences:
        opens = not found or doc.sentences[sentence.number - 1].paragraph != sentence.paragraph
        headed = sentence.number in headings and sentence.number - 1 not in headings
        led = sentence.paragraph in bullets or _HOUR.match(doc.text, sentence.start) is not None
        number += bool(found) and opens and (headed or led)
        found.append(number)
    return found
