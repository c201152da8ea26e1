"""The day on which a report was published, where nobody says it: from its dateline or head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.dates import find_dates
from geomap.extraction.sino_forms import SINO

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from geomap.extraction.document import Document

# The head of a report: so many sentences, and so many characters, may carry its date.
_HEAD_SENTENCES = 6
_HEAD_CHARACTERS = 700
_DATELINE_WORDS = 12
_STOPS = ("。", "！", "？", ".")


def document_date(doc: Document, today: dt.date) -> dt.date | None:
    """Day of publication as the document states it, or None.

    A full date (day, month and year) counts when it stands in the dateline, in a line of its
    own, or in a heading at the head of the report: the latest of them that is not after
    `today`. A date inside the story is not taken: it may be that of an event long past.

    Examples
    --------
    >>> import datetime as dt
    >>> from geomap.extraction.document import parse
    >>> text = "Hà Nội, 8/11/2023 - Một vụ nổ đã xảy ra hôm qua."
    >>> document_date(parse(text, "vi"), dt.date(2026, 1, 1))
    datetime.date(2023, 11, 8)
    >>> document_date(parse("Một vụ nổ đã xảy ra.", "vi"), dt.date(2026, 1, 1)) is None
    True
    """
    return max((day for day in _stated(doc, today) if day <= today), default=None)


def day_ahead(doc: Document, today: dt.date) -> dt.date | None:
    """The day of publication that a report states and that has yet to come: a slip of the pen; or None."""
    return max((day for day in _stated(doc, today, lines=False) if day > today), default=None)


def _stated(doc: Document, today: dt.date, *, lines: bool = True) -> Iterator[dt.date]:
    """Full dates at the head of a report, where its day of publication stands; also in short sentences."""
    for when in find_dates(doc, today):
        if when.kind not in ("absolute", "dateline") or when.interval is None or when.yearless:
            continue
        first, last = when.interval
        sentence = doc.sentences[doc.sentence_of[when.first]]
        if first != last:
            continue
        if sentence.number >= _HEAD_SENTENCES or sentence.start > _HEAD_CHARACTERS:
            return
        alone = lines and sentence.stop - sentence.first <= _DATELINE_WORDS
        if doc.language.split("-")[0] in SINO:  # where a word may be a whole clause
            alone = alone and not doc.quote(sentence).endswith(_STOPS)
        opens = when.last - sentence.first < _DATELINE_WORDS and _dash_follows(doc, when.last)
        if alone or sentence.heading or opens or when.kind == "dateline":
            yield first


def _dash_follows(doc: Document, word: int) -> bool:
    """Does a dash or colon close the dateline soon after the date?"""
    end = doc.words[word].end
    rest = doc.text[end : end + 30]
    return any(mark in rest.split("\n")[0] for mark in (" - ", " – ", "—", " -- ", "–", ": "))


def latest_date(doc: Document, today: dt.date) -> dt.date | None:
    """The latest full date anywhere in a report, not after `today`; None if there is none.

    A report appears on or after the last day that it tells of: a better guess than today.
    """
    days = [
        when.interval.last
        for when in find_dates(doc, today)
        if when.kind in ("absolute", "dateline") and when.interval and not when.yearless
        if when.interval.first == when.interval.last <= today
    ]
    return max(days, default=None)
