"""Digests: reports that open with the day that they sum up, and lists whose items stand each for itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document
    from geomap.extraction.settled import Known

_HEAD = 6  # sentences among which a digest says what it sums up
_LEADING = 2  # words before the day with which it opens
_BULLETS = frozenset("•●▪◦■□►▶▸➤◆◇‣⁃∙*–—-")


def past_day(known: Known) -> Interval | None:
    """The day before that of a report which opens with it ("Минулої доби зафіксовано 164 зіткнення").

    What such a digest tells without a day is of that one.
    """
    past = known.published - dt.timedelta(days=1)
    for when in known.all_dates:
        if known.doc.sentence_of[when.first] >= _HEAD:
            return None
        if when.kind == "relative" and when.interval == (past, past) and _opens(known.doc, when):
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
