"""Numbers of people in a text: how many were killed, injured or otherwise affected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.joined_numbers import and_before, beside, joined
from geomap.extraction.people import FIELDS, Number, all_numbers, hushed, numbers

if TYPE_CHECKING:
    from geomap.extraction.dates import When
    from geomap.extraction.document import Document, Sentence
    from geomap.languages.phrases import Hit

_WHEN_REACH = 3  # words from "since April" to "when"
# Words between a number and the word that says what became of the people.
_REACH_AFTER = 14  # "12 people, among them three children, were killed"
_NEXT = 3  # words from a number to the word that it may rather belong to
_NOBODY = 5  # words from "nobody" to what became of nobody
_REACH_BEFORE = 5  # "killed at least 12"
_BARE_REACH = 3  # words to a number that does not say what it counts
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


def with_joined(doc: Document, people: list[Number], number: Number) -> int:
    """A number with those that "and" joins to it ("nine pupils and their headmaster")."""
    if number.low != number.high:
        return number.value
    more = joined(doc, people, [], people.index(number), set())
    return number.value + sum(other.value for other in more)


def _in_sentence(doc: Document, sentence: Sentence, taken: set[int]) -> list[Figure]:
    outcome = [
        (field, hit)
        for field in FIELDS
        for hit in doc.within(f"figures.{field}", sentence.first, sentence.stop)
    ]
    if not outcome:
        return _no_casualties(doc, sentence, [])
    outcome = _longest_only(outcome)
    found = all_numbers(doc, sentence, taken)
    outcome = _once(doc, found, outcome)
    counted = {n.last + 1 for n in found}  # "nine wounded, no tsunami" is not "no wounded"
    denied = [
        (field, hit)
        for field, hit in outcome
        if hit.first not in counted and _inside_nobody(doc, sentence, hit)
    ]
    outcome = [item for item in outcome if item not in denied]
    found = _counting(doc, found, outcome)
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
        others = [] if vague else joined(doc, found, outcome, n, used_numbers)
        figures.append(
            Figure(
                field,
                number.value + sum(other.value for other in others),
                number.low if vague else None,
                number.high if vague else None,
                min([first, *(other.first for other in others)]),
                max([last, *(other.last for other in others)]),
                number.value > 1 and _is_total(doc, sentence, last),
            )
        )
    figures += [
        Figure(field, 0, None, None, hit.first, hit.last, total=False)
        for number, (field, hit) in enumerate(denied)
        if field not in {other for other, _ in denied[:number]} and field not in {f.field for f in figures}
    ]
    for o, (field, hit) in enumerate(outcome):
        if o not in used_words and _nobody(doc, sentence, hit):
            figures.append(Figure(field, 0, None, None, hit.first, hit.last, total=False))
    figures += _no_casualties(doc, sentence, figures)
    return sorted(figures, key=lambda figure: figure.first)


def _counting(doc: Document, found: list[Number], outcome: list[tuple[str, Hit]]) -> list[Number]:
    """The numbers without the silent ones that say nothing ("погиб 31 человек").

    One counts where every other number of its clause goes with another word ("погиб водитель, двое ранены").
    """
    spoken = [n for n in found if not n.silent]
    hits = [hit for _, hit in outcome]

    def nearest(number: Number) -> Hit | None:
        costs = ((_cost(doc, spoken, outcome, number, hit.first, hit.last), hit) for hit in hits)
        return min(
            ((c, hit) for c, hit in costs if c is not None), default=(0, None), key=lambda pair: pair[0]
        )[1]

    def claims(number: Number, hit: Hit) -> bool:
        # "işçi öldü, iki kişi yaralandı": a comma ends what is told of the first
        together = number.first == hit.last + 1 and doc.segment[number.first] == doc.segment[hit.last]
        behind = together and not any(other.first == number.last + 1 for other in hits)
        return behind or nearest(number) == hit

    kept = []
    for number in found:
        hit = nearest(number) if number.silent else None
        rivals = [
            n for n in spoken if n.people and not n.part and doc.clause[n.first] == doc.clause[number.first]
        ]
        if not number.silent or (hit and not hushed(doc, number) and not any(claims(n, hit) for n in rivals)):
            kept.append(number)
        elif kept and kept[-1].implied and and_before(doc, number.first) and not hushed(doc, number):
            kept.append(number)  # "a man of 34 and his 6-year-old daughter"
    return kept


def _inside_nobody(doc: Document, sentence: Sentence, hit: Hit) -> bool:
    """Is the word part of a "no" itself ("no deaths", "жертв нет"), or right behind one ("nobody was hurt")?

    Then no number belongs to it.
    """
    return any(
        (nobody.first <= hit.first and hit.last <= nobody.last)
        or (0 < hit.first - nobody.last <= _NOBODY and doc.segment[nobody.last] == doc.segment[hit.first])
        for nobody in doc.within("figures.nobody", sentence.first, sentence.stop)
        if not _holds(hit, nobody)
    )


def _holds(hit: Hit, nobody: Hit) -> bool:
    """Is a "no" a part of the words that say what became of all ("никто не выжил", "nobody survived")?"""
    shorter = nobody.last - nobody.first < hit.last - hit.first
    return shorter and hit.first <= nobody.first and nobody.last <= hit.last


def _no_casualties(doc: Document, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Nobody dead and nobody injured ("no casualties"), where no other number of them is told."""
    told = any(figure.value for figure in figures if figure.field != "affected")
    known = {figure.field for figure in figures}
    for hit in doc.within("figures.casualties", sentence.first, sentence.stop):
        if not told and _nobody(doc, sentence, hit):
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


def _leads_to(doc: Document, number: Number, word: int) -> bool:
    """Does a word stand right behind a number, with no comma or "and" between ("kills 2, wounds 6")?"""
    near = word - number.last <= _NEXT and doc.segment[word] == doc.segment[number.last]
    return near and doc.words[number.last + 1].key not in doc.lexicon.joins


def _longest_only(outcome: list[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    """Drop hits that lie inside a longer hit of the same field."""
    kept = []
    for field, hit in outcome:
        inside = any(
            other is not hit
            and (f == field or (f == "dead" and field == "injured"))  # "stabbed to death"
            and other.first <= hit.first
            and hit.last <= other.last
            and (other.last - other.first, -other.first) > (hit.last - hit.first, -hit.first)
            for f, other in outcome
        )
        if not inside:
            kept.append((field, hit))
    return kept


def _once(doc: Document, found: list[Number], outcome: list[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    """Without the second of two words round one number for what became of those ("أصيب ثلاثة بالاختناق")."""
    kept: list[tuple[str, Hit]] = []
    for field, hit in outcome:
        if kept and kept[-1][0] == field:
            before = kept[-1][1]
            inside = [n for n in found if before.last < n.first and n.last < hit.first]
            near = hit.first - before.last - 1 == sum(n.last - n.first + 1 for n in inside)
            if len(inside) == 1 and near and doc.segment[before.last] == doc.segment[hit.first]:
                continue
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
        near = next_word is not None and _leads_to(doc, number, next_word)
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
    if number.part and not _is_told(doc, found, outcome, number, first, last):
        return None
    if not (number.people or number.part) and apart > _BARE_REACH:
        return None
    if any(other.first in between for other in found if not other.part or number.part):
        distance += 6
    if any(h.first in between for _, h in outcome):
        distance += 4
    if doc.clause[number.first] != doc.clause[first]:
        distance += 6
    elif doc.segment[number.first] != doc.segment[first]:
        distance += 1
        if number.first > last and any(n.people and not n.part for n in found if beside(doc, n, first)):
            distance += 6  # "a student died, 114 people were led out"
    if number.implied:
        distance += 3  # "a man killed 12"
    return distance - (1.0 if number.people else 0.0)


def _is_told(
    doc: Document, found: list[Number], outcome: list[tuple[str, Hit]], number: Number, first: int, last: int
) -> bool:
    """Does a word say what became of a part of those counted, and not of all?

    "Two of them died", where another word said before what became of all.
    """
    if number.implied or doc.lexicon.joined(doc.words[first]):
        return False
    if first == number.last + 1 or (number.first == last + 1 and beside(doc, number, first)):
        return True
    if first < number.last or doc.clause[first] != doc.clause[number.first] or not _of_them(doc, number):
        return False
    whole = [n.last for n in found if n.last < number.first and not n.part]
    return bool(whole) and any(whole[-1] < hit.first < number.first for _, hit in outcome)


def _of_them(doc: Document, number: Number) -> bool:
    """Does "of them" stand right behind a number?"""
    return any(
        hit.first == number.last + 1 for hit in doc.within("figures.among", number.last + 1, number.last + 4)
    )


def _nobody(doc: Document, sentence: Sentence, hit: Hit) -> bool:
    """Does "no one" stand at the word, or is it part of it ("no casualties")?"""
    return any(
        nobody.first - 8 <= hit.last
        and hit.first - nobody.last <= 8
        and doc.clause[nobody.first] == doc.clause[hit.first]
        and not _holds(hit, nobody)
        for nobody in doc.within("figures.nobody", sentence.first, sentence.stop)
    )


def _is_total(doc: Document, sentence: Sentence, last: int) -> bool:
    """Is a figure a sum? What is set off behind it is told of others ("killed 9, the most this year")."""
    return any(
        (hit.first <= last or doc.segment[hit.first] == doc.segment[last])
        # "the deadliest since 24 April, when 11 were killed": on that day
        and not doc.within("dates.when", hit.last + 1, min(hit.last + 1 + _WHEN_REACH, last))
        for hit in doc.within("figures.total", sentence.first, sentence.stop)
    )
