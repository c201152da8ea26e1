"""Days that are told in a sentence of their own, before or behind what happened on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.intervals import Interval
    from geomap.extraction.settled import Known

_LEAD = 7  # words of a sentence that is only a date
_BESIDE = 2  # of them that may be of no date ("about three in the morning")
_OPENS = 2  # words before the date of such a sentence
_BEHIND = 1  # sentences from an event to the one that says when it was
_RECENT = 180  # days


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


def day_behind(known: Known, sentence: Sentence) -> None:
    """Give the day of a sentence that tells of no event to the undated one told right before it.

    "A silo caught fire in X. The blaze was put out on 4 May." Not if the sentence speaks of another place.
    """
    if not known.done or sentence.heading:
        return
    item = known.done[-1]
    other = known.doc.sentences[item.event.sentence]
    if (
        item.date_tier != "publication"
        or item.status != "reported"
        or other.heading
        or other.paragraph != sentence.paragraph
        or not 0 < sentence.number - other.number <= _BEHIND
    ):
        return
    days = [when for when in known.dates.get(sentence.number, []) if when.kind != "dateline"]
    if len(days) != 1 or not _is_of_late(days[0], known.published):
        return
    for mention in known.mentions.get(sentence.number, []):
        same = item.mention is not None and mention.toponym.text == item.mention.toponym.text
        if mention.role == "strong" and not same:
            return
    if any(
        known.doc.within(f"status.{label}", sentence.first, sentence.stop)
        for label in ("planned", "possible", "background", "irrealis", "recalled", "charge")
    ):
        return
    for at, done in enumerate(known.done):
        if done.event.sentence == item.event.sentence and done.date_tier == "publication":
            known.done[at] = done._replace(interval=days[0].interval, date_tier="event beside")


def _is_of_late(when: When, published: dt.date) -> bool:
    return (
        when.kind not in ("since", "same", "offset")
        and not when.reporting
        and when.interval is not None
        and when.interval.last <= published
        and (when.interval.last - when.interval.first).days <= 1
        and (published - when.interval.first).days <= _RECENT
    )
