"""Numbers of people in a text: how many were killed, injured or otherwise affected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence
    from geomap.languages.phrases import Hit

FIELDS = ("dead", "injured", "affected")
# Words between a number and the word that says what became of the people.
_REACH_AFTER = 14  # "12 people, among them three children, were killed"
_REACH_BEFORE = 5  # "killed at least 12"
_PEOPLE_NEAR = 4
_MOST = 50_000_000


class Number(NamedTuple):
    """A number in words ``first`` to ``last``; low and high are equal unless it is vague."""

    first: int
    last: int
    value: int
    low: int
    high: int
    people: bool


class Figure(NamedTuple):
    """So many people (``low`` to ``high``), their ``field``, the words it stands on."""

    field: str
    value: int
    low: int | None
    high: int | None
    first: int
    last: int
    total: bool


def find_figures(doc: Document, dates: list[When]) -> list[Figure]:
    """All figures of a document that say dead, injured or affected, in the order of the text.

    Numbers that are dates, ages, distances or counts of things are left out. "No one was hurt"
    is a figure of 0.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> [(f.field, f.value) for f in find_figures(parse("12 people were killed.", "en"), [])]
    [('dead', 12)]
    """
    taken = {index for when in dates for index in range(when.first, when.last + 1)}
    return [figure for sentence in doc.sentences for figure in _in_sentence(doc, sentence, taken)]


def free_people(doc: Document, sentence: Sentence, dates: list[When], used: set[int]) -> list[Number]:
    """Numbers of people in a sentence that no figure has taken (by their first words)."""
    taken = {index for when in dates for index in range(when.first, when.last + 1)}
    return [n for n in numbers(doc, sentence, taken) if n.people and n.first not in used]


def _in_sentence(doc: Document, sentence: Sentence, taken: set[int]) -> list[Figure]:
    outcome = [
        (field, hit)
        for field in FIELDS
        for hit in doc.within(f"figures.{field}", sentence.first, sentence.stop)
    ]
    if not outcome:
        return []
    outcome = _longest_only(outcome)
    found = numbers(doc, sentence, taken)
    pairs: list[tuple[float, int, int]] = []
    for n, number in enumerate(found):
        for o, (_, hit) in enumerate(outcome):
            cost = _cost(doc, found, outcome, number, hit.first, hit.last)
            if cost is not None:
                pairs.append((cost, n, o))
    figures: list[Figure] = []
    used_numbers: set[int] = set()
    used_words: set[int] = set()
    for _, n, o in sorted(pairs):
        if n in used_numbers or o in used_words:
            continue
        used_numbers.add(n)
        used_words.add(o)
        number, (field, hit) = found[n], outcome[o]
        vague = number.low != number.high
        first, last = min(number.first, hit.first), max(number.last, hit.last)
        figures.append(
            Figure(
                field,
                number.value,
                number.low if vague else None,
                number.high if vague else None,
                first,
                last,
                _is_total(doc, sentence),
            )
        )
    for o, (field, hit) in enumerate(outcome):
        if o not in used_words and _nobody(doc, sentence, hit.first, hit.last):
            figures.append(Figure(field, 0, None, None, hit.first, hit.last, total=False))
    return sorted(figures, key=lambda figure: figure.first)


def _longest_only(outcome: list[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    """Drop hits that lie inside a longer hit of the same field."""
    kept = []
    for field, hit in outcome:
        inside = any(
            other is not hit
            and f == field
            and other.first <= hit.first
            and hit.last <= other.last
            and (other.last - other.first, -other.first) > (hit.last - hit.first, -hit.first)
            for f, other in outcome
        )
        if not inside:
            kept.append((field, hit))
    return kept


def _cost(
    doc: Document,
    found: list[Number],
    outcome: list[tuple[str, Hit]],
    number: Number,
    first: int,
    last: int,
) -> float | None:
    """How far a number is from the word that says what became of the people; None: too far."""
    if number.first > last:
        distance = number.first - last
        if distance > _REACH_BEFORE:
            return None
        between = range(last + 1, number.first)
        # "killed and 30 injured": the number belongs to the word that follows it.
        next_word = min((h.first for _, h in outcome if h.first > number.last), default=None)
        if next_word is not None and next_word - number.last <= 3:
            distance += 4
    elif number.last < first:
        distance = first - number.last
        if distance > _REACH_AFTER:
            return None
        between = range(number.last + 1, first)
    else:  # the phrase holds the number
        return 0.0
    if not number.people and distance > 3:
        return None
    if any(other.first in between for other in found):
        distance += 6
    if any(h.first in between for _, h in outcome):
        distance += 4
    if doc.clause[number.first] != doc.clause[first]:
        distance += 6
    elif doc.segment[number.first] != doc.segment[first]:
        distance += 1
    return distance - (1.0 if number.people else 0.0)


def numbers(doc: Document, sentence: Sentence, taken: set[int]) -> list[Number]:
    """Numbers of a sentence that can count people, in the order of the text."""
    found: list[Number] = []
    # "No one", "not one": the number word in it counts nobody.
    nobody = {
        index
        for hit in doc.within("figures.nobody", sentence.first, sentence.stop)
        for index in range(hit.first, hit.last + 1)
    }
    index = sentence.first
    while index < sentence.stop:
        read = None if index in taken or index in nobody else _read(doc, sentence, index)
        if read is None:
            index += 1
            continue
        value, low, high, last = read
        after = range(last + 1, min(last + 1 + _PEOPLE_NEAR, sentence.stop))
        thing = _first_of(doc, "figures.not_people", after)
        age = _first_of(doc, "figures.age", range(index - 1, min(last + 3, sentence.stop)))
        people = _first_of(doc, "figures.people", after)
        unit = _unit_follows(doc, last)
        counts_things = thing is not None and (people is None or thing < people)
        if not counts_things and age is None and not unit and 0 < value <= _MOST:
            found.append(Number(index, last, value, low, high, people is not None))
        index = last + 1
    return found


def _first_of(doc: Document, label: str, span: range) -> int | None:
    hits = doc.within(label, max(span.start, 0), len(doc.words))[:1]
    return hits[0].first if hits and hits[0].first in span else None


def _unit_follows(doc: Document, last: int) -> bool:
    """Is it money, a share or a clock ("12%", "$12", "7:30")?"""
    text, word = doc.text, doc.words[last]
    after = text[word.end : word.end + 1]
    before = text[max(0, doc.words[last].start - 1) : doc.words[last].start]
    return (after != "" and after in "%°‰") or (before != "" and before in "$€£¥#")


def _read(doc: Document, sentence: Sentence, index: int) -> tuple[int, int, int, int] | None:
    """Value, low, high and last word of the number that begins at a word."""
    vague = _hit_at(doc, "figures.vague", index)
    if vague:
        low, _, high = vague[1].partition(":")
        return int(low), int(low), int(high), vague[0]
    value, last = _plain(doc, index)
    if value is None:
        return None
    total: float = value
    while last + 1 < sentence.stop:
        more = _hit_at(doc, "figures.multipliers", last + 1)
        if not more:
            break
        total *= int(more[1])
        last = more[0]
    if total != int(total):
        return None
    return int(total), int(total), int(total), last


def _plain(doc: Document, index: int) -> tuple[float | None, int]:
    key = doc.words[index].key
    if key[0].isdigit():
        return _digits(key, doc), index
    word = _hit_at(doc, "figures.number_words", index)
    if not word:
        return None, index
    value, last = int(word[1]), word[0]
    # "twenty five", "hai mươi lăm"
    following = _hit_at(doc, "figures.number_words", last + 1)
    if following and value >= 20 and value % 10 == 0 and int(following[1]) < 10:
        value, last = value + int(following[1]), following[0]
    return float(value), last


def _digits(key: str, doc: Document) -> float | None:
    """10.328 in a language that groups by full stops, 2.5 in one with a decimal point."""
    pack = doc.lexicon.pack
    thousands, decimal = pack.text("script", "thousands", ","), pack.text("script", "decimal", ".")
    if key.isdigit():
        return float(key)
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", key):
        return float(key.replace(thousands, ""))
    if re.fullmatch(rf"\d+{re.escape(decimal)}\d+", key):
        return float(key.replace(decimal, "."))
    # Agencies write 10,328 in any language: three digits after a comma are never a decimal there.
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", key):
        return float(re.sub(r"[.,]", "", key))
    return None


def _hit_at(doc: Document, label: str, index: int) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for hit in doc.at(index):
        if hit.label.startswith(f"{label}=") and (best is None or hit.last > best[0]):
            best = (hit.last, hit.label.partition("=")[2])
    return best


def _nobody(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Does "no one" stand at the word, or is it part of it ("no casualties")?"""
    return any(
        hit.first - 8 <= last and first - hit.last <= 8 and doc.clause[hit.first] == doc.clause[first]
        for hit in doc.within("figures.nobody", sentence.first, sentence.stop)
    )


def _is_total(doc: Document, sentence: Sentence) -> bool:
    return bool(doc.within("figures.total", sentence.first, sentence.stop))
