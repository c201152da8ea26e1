"""Numbers of people in a text: how many were killed, injured or otherwise affected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.people import FIELDS, Number, numbers

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence
    from geomap.languages.phrases import Hit

# Words between a number and the word that says what became of the people.
_REACH_AFTER = 14  # "12 people, among them three children, were killed"
_NEXT = 3  # words from a number to the word that it may rather belong to
_REACH_BEFORE = 5  # "killed at least 12"
_BARE_REACH = 3  # words to a number that does not say what it counts
_PLACED = 2  # words behind a number in which a preposition gives it a place of its own
_JOINED_REACH = 4
_MOST_TRIED = 6  # numbers or outcomes of one sentence of which all pairs are tried
_WORTH = 20.0  # a pair more is worth any distance


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
        return _no_casualties(doc, sentence, [])
    outcome = _longest_only(outcome)
    denied = [item for item in outcome if _inside_nobody(doc, sentence, item[1])]
    outcome = [item for item in outcome if item not in denied]
    found = numbers(doc, sentence, taken)
    pairs: list[tuple[float, int, int]] = []
    for n, number in enumerate(found):
        for o, (_, hit) in enumerate(outcome):
            cost = _cost(doc, found, outcome, number, hit.first, hit.last)
            if cost is not None:
                pairs.append((cost, n, o))
    figures: list[Figure] = []
    chosen = _cheapest(pairs)
    used_numbers = {n for n, _ in chosen}
    used_words = {o for _, o in chosen}
    for n, o in chosen:
        number, (field, hit) = found[n], outcome[o]
        vague = number.low != number.high
        first, last = min(number.first, hit.first), max(number.last, hit.last)
        others = [] if vague else _joined(doc, found, outcome, n, used_numbers)
        figures.append(
            Figure(
                field,
                number.value + sum(other.value for other in others),
                number.low if vague else None,
                number.high if vague else None,
                min([first, *(other.first for other in others)]),
                max([last, *(other.last for other in others)]),
                number.value > 1 and _is_total(doc, sentence),
            )
        )
    figures += [
        Figure(field, 0, None, None, hit.first, hit.last, total=False)
        for number, (field, hit) in enumerate(denied)
        if field not in {other for other, _ in denied[:number]} and field not in {f.field for f in figures}
    ]
    for o, (field, hit) in enumerate(outcome):
        if o not in used_words and _nobody(doc, sentence, hit.first, hit.last):
            figures.append(Figure(field, 0, None, None, hit.first, hit.last, total=False))
    figures += _no_casualties(doc, sentence, figures)
    return sorted(figures, key=lambda figure: figure.first)


def _inside_nobody(doc: Document, sentence: Sentence, hit: Hit) -> bool:
    """Is the word part of a "no" itself ("no deaths", "жертв нет"), or right behind one ("nobody was hurt")?

    Then no number belongs to it.
    """
    return any(
        (nobody.first <= hit.first and hit.last <= nobody.last)
        or (0 < hit.first - nobody.last <= _NEXT and doc.segment[nobody.last] == doc.segment[hit.first])
        for nobody in doc.within("figures.nobody", sentence.first, sentence.stop)
    )


def _no_casualties(doc: Document, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Nobody dead and nobody injured ("no casualties"), where no other number of them is told."""
    told = any(figure.value for figure in figures if figure.field != "affected")
    known = {figure.field for figure in figures}
    for hit in doc.within("figures.casualties", sentence.first, sentence.stop):
        if not told and _nobody(doc, sentence, hit.first, hit.last):
            zeros = [field for field in ("dead", "injured") if field not in known]
            return [Figure(field, 0, None, None, hit.first, hit.last, total=False) for field in zeros]
    return []


def _cheapest(pairs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Numbers and outcomes put together: as many pairs as can be, at the least cost in all."""
    by_number: dict[int, list[tuple[float, int]]] = {}
    for cost, n, o in sorted(pairs):
        by_number.setdefault(n, []).append((cost, o))
    if len(by_number) > _MOST_TRIED or len({o for _, _, o in pairs}) > _MOST_TRIED:
        return _greedy(pairs)
    best: tuple[float, list[tuple[int, int]]] = (0.0, [])

    def try_out(left: list[int], used: frozenset[int], cost: float, taken: list[tuple[int, int]]) -> None:
        nonlocal best
        if cost < best[0]:
            best = cost, taken
        if not left:
            return
        for price, o in by_number[left[0]]:
            if o not in used:
                try_out(left[1:], used | {o}, cost + price - _WORTH, [*taken, (left[0], o)])
        try_out(left[1:], used, cost, taken)

    try_out(sorted(by_number), frozenset(), 0.0, [])
    return sorted(best[1], key=lambda pair: (pair[1], pair[0]))


def _greedy(pairs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    for _, n, o in sorted(pairs):
        if all(n != other and o != word for other, word in chosen):
            chosen.append((n, o))
    return chosen


def _joined(
    doc: Document, found: list[Number], outcome: list[tuple[str, Hit]], n: int, used: set[int]
) -> list[Number]:
    """Further numbers that "and" joins to one: "twelve soldiers and three civilians were killed"."""
    taken: list[Number] = []
    for step in (-1, 1):
        at, near = n + step, found[n]
        while 0 <= at < len(found) and at not in used:
            left, right = (found[at], near) if step < 0 else (near, found[at])
            between = range(left.last + 1, right.first)
            joined = _and_before(doc, right.first)
            until = right.last + 4 if step > 0 else right.first
            told = any(hit.first in range(left.first, until) for _, hit in outcome)
            if not joined or len(between) > _JOINED_REACH or told:
                break
            placed = doc.within("cues.locative", left.first, right.last + _PLACED)
            if placed and not (near.people and found[at].people):
                break  # "five in Idlib, three in Homs and two in Hama"
            near = found[at]
            if near.part or near.low != near.high or not _both_count(near, found[n]):
                break
            taken.append(near)
            at += step
    return taken


def _both_count(one: Number, two: Number) -> bool:
    """Do joined numbers both count people, where one of them says so ("three soldiers and two sappers")?"""
    return (one.people or one.value > 1) and (two.people or two.value > 1) and (one.people or two.people)


def _and_before(doc: Document, index: int) -> bool:
    """Does "and" stand right before a number, or "and at least"?"""
    if doc.lexicon.joined(doc.words[index]):
        return True
    for label in ("figures.whose", "figures.at_least", "figures.about"):
        before = [hit.first for hit in doc.within(label, max(index - 4, 0), index) if hit.last == index - 1]
        index = min(before, default=index)
    return index > 0 and doc.words[index - 1].key in doc.lexicon.joins


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
        between, apart = range(last + 1, number.first), distance
        # "killed and 30 injured": the number belongs to the word that follows it.
        next_word = min((h.first for _, h in outcome if h.first > number.last), default=None)
        near = next_word is not None and next_word - number.last <= _NEXT
        # "قتل خمسة وأصيب 20": an "and" at the word itself begins what is told next.
        if next_word is not None and near and not doc.lexicon.joined(doc.words[next_word]):
            distance += 4
    elif number.last < first:
        distance = first - number.last
        if distance > _REACH_AFTER:
            return None
        between, apart = range(number.last + 1, first), distance
    else:  # the phrase holds the number
        return 2.0 if number.silent else 0.0
    if number.part and (
        number.implied
        or not (number.last < first and distance == 1 and not doc.lexicon.joined(doc.words[first]))
    ):
        return None
    if not number.people and apart > _BARE_REACH:
        return None
    if any(other.first in between for other in found if not other.part or number.part):
        distance += 6
    if any(h.first in between for _, h in outcome):
        distance += 4
    if doc.clause[number.first] != doc.clause[first]:
        distance += 6
    elif doc.segment[number.first] != doc.segment[first]:
        distance += 1
    if number.implied:
        distance += 3  # "a man killed 12"
    return distance - (1.0 if number.people else 0.0)


def _nobody(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Does "no one" stand at the word, or is it part of it ("no casualties")?"""
    return any(
        hit.first - 8 <= last and first - hit.last <= 8 and doc.clause[hit.first] == doc.clause[first]
        for hit in doc.within("figures.nobody", sentence.first, sentence.stop)
    )


def _is_total(doc: Document, sentence: Sentence) -> bool:
    return bool(doc.within("figures.total", sentence.first, sentence.stop))
