"""Days that are told in a sentence of their own, before what happened on them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction.intervals import Interval

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence

_LEAD = 7  # words of a sentence that is only a date
_BESIDE = 2  # of them that may be of no date ("about three in the morning")
_HEADS = 2  # days that head parts of a log
_WEEK = 7
_OPENS = 2  # words before the date of such a sentence


def leads(doc: Document, dates: dict[int, list[When]], named: set[int]) -> dict[int, Interval]:
    """Days of the paragraphs that a sentence opens which is only a date, by the number of each sentence.

    "Yesterday evening. A bus ran off the road near X." Sentences in ``named`` name a place, and are more.
    """
    found: dict[int, Interval] = {}
    for number, whens in dates.items():
        sentence = doc.sentences[number]
        opens = number == 0 or doc.sentences[number - 1].paragraph != sentence.paragraph
        when = whens[0]
        if (
            not opens
            or sentence.heading
            or len(whens) > 1
            or when.interval is None
            or when.kind in ("since", "dateline")
            or number in named
            or not _is_only_a_date(doc, sentence, when)
        ):
            continue
        for other in doc.sentences[number + 1 :]:
            if other.paragraph != sentence.paragraph:
                break
            found[other.number] = when.interval
    return found


def headed_days(doc: Document, dates: dict[int, list[When]]) -> dict[int, Interval]:
    """Days that head the parts of a log ("Monday", "4 March"), by the number of each sentence below them.

    Where weekdays go on in their order, those before the turn of the week are of the week before.
    """
    heads: list[tuple[int, When, Interval]] = []
    for number, (when, *more) in dates.items():
        sentence, day = doc.sentences[number], when.interval
        one = not more and day is not None and day.first == day.last and when.kind in ("weekday", "absolute")
        if one and day and sentence.heading and _is_only_a_date(doc, sentence, when):
            if not doc.sentences[number + 1 : number + 2] or doc.sentences[number + 1].heading:
                continue  # when the page was made
            heads.append((number, when, day))
    named = [head for head in heads if head[1].kind == "weekday"]
    heads = named if 2 * len(named) > len(heads) else heads
    if len({day for _, _, day in heads}) < _HEADS:
        return {}
    days = [day for _, _, day in heads]
    ahead = [(b.first - a.first).days % _WEEK == 1 for a, b in pairwise(days)]
    if 2 * sum(ahead) > len(ahead) and heads == named:
        for at in range(len(days) - 2, -1, -1):
            while days[at] > days[at + 1]:
                days[at] = Interval(*(day - dt.timedelta(days=_WEEK) for day in days[at]))
    found: dict[int, Interval] = {}
    for at, (number, _, _) in enumerate(heads):
        stop = heads[at + 1][0] if at + 1 < len(heads) else len(doc.sentences)
        found.update(dict.fromkeys(range(number + 1, stop), days[at]))
    return found


def _is_only_a_date(doc: Document, sentence: Sentence, when: When) -> bool:
    """Is nothing told beside the date but the hour?"""
    if sentence.stop - sentence.first > _LEAD or when.first - sentence.first > _OPENS:
        return False
    date = {*range(when.first, when.last + 1)}
    for label, hits in doc.hits.items():
        if label.startswith("dates."):
            for hit in hits:
                if sentence.first <= hit.first < sentence.stop:
                    date.update(range(hit.first, hit.last + 1))
    beside = [
        index
        for index in range(sentence.first, sentence.stop)
        if index not in date and not doc.words[index].key[0].isdigit()
    ]
    told = ("triggers.", "attack.", "cues.reporting", "figures.dead", "figures.injured")
    return len(beside) <= _BESIDE and not any(
        hit.label.startswith(told) for index in range(sentence.first, sentence.stop) for hit in doc.at(index)
    )
