"""Numbers that count people: what a reader would add up, and not ages, roads, sums or things."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.numerals import counted_noun, digits, label_at, read_numeral

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence

FIELDS = ("dead", "injured", "affected")
VICTIMS = FIELDS[:2]
_OLDEST = 115  # years
_PEOPLE_NEAR = 4
_NOBODY_REACH = 4  # words from "no one" to the verb
_ITEMISED = 3  # words behind a number in which a colon opens what it is made up of
_AMONG_REACH = 3  # words between "among them" and the number
_MOST = 50_000_000
_YEARS = (1900, 2050)
_AGED = 2  # words between an age and the noun of whom it is
_CODE = 3  # letters before the number of a road, an aircraft or a tank: M-5, D-100, Su-27


class Number(NamedTuple):
    """A number in words ``first`` to ``last``; low and high are equal unless it is vague.

    ``part``: it counts some of those whom another number counts; ``implied``: "a woman", who is one, or
    the one of whom only the age or the verb tells ("Ali, 34, died"; "погиб тракторист"), ``silent``.
    """

    first: int
    last: int
    value: int
    low: int
    high: int
    people: bool
    part: bool = False
    implied: bool = False
    silent: bool = False


def numbers(doc: Document, sentence: Sentence, taken: set[int]) -> list[Number]:
    """Numbers of a sentence that can count people, in the order of the text."""
    return _spoken_of(doc, all_numbers(doc, sentence, taken))


def all_numbers(doc: Document, sentence: Sentence, taken: set[int]) -> list[Number]:
    """Those numbers, and the ones that say nothing where another one counts people."""
    found: list[Number] = []
    # "No one", "not one": the number word in it counts nobody.
    nobody = {
        index
        for hit in doc.within("figures.nobody", sentence.first, sentence.stop)
        for index in range(hit.first, hit.last + 1)
    }
    free = sentence.first
    aged_until = -1
    for index in doc.numeric(sentence.first, sentence.stop):
        if index < free or index in taken or index in nobody:
            continue
        read = read_numeral(doc, index, sentence.stop)
        if read is None:
            continue
        last = read.last
        if _begins_later(doc, index, last):
            continue  # "a blast killed a woman": the second of the two is hers
        free = last + 1
        if _is_code(doc, sentence, index):
            continue
        decade = doc.text[doc.words[last].end : doc.words[last].end + 1] == "s"  # "a man in his 60s"
        if decade or _is_set_off(doc, sentence, index, last, read.value):
            found.append(Number(index, last, 1, 1, 1, people=True, implied=True, silent=True))
            aged_until = last
            continue
        alone = last > index and read.value == 1 and doc.words[index].key[:1].isalpha()  # "a nun"
        noun = alone or counted_noun(doc, index, last)
        follows = bool(found) and found[-1].last == index - 1 and not _is_apart(doc, found[-1], index)
        if noun and follows and doc.words[index].key[:1].isalpha():
            continue  # "15 شخصا": what is counted, though alone it would be one person
        near = range(last + 1, min(last + 1 + _PEOPLE_NEAR, sentence.stop))
        # What is counted stands before a day: "wounded eight on Tuesday night" counts no nights.
        after = _counted(doc, range(last + 1, next((at for at in near if at in taken), near.stop)))
        thing = _counted_thing(doc, after)
        aged = range(last + 1 if noun else index - 1, min(last + 3, sentence.stop))
        age = index - 1 if _is_aged(doc, index) else _first_of(doc, "figures.age", aged)
        people = index if noun else _first_of(doc, "figures.people", after)
        if age is not None and people is not None and last < people < age:
            age = None  # "two teenagers, aged 17 and 18"
        if noun and age is not None and age > last:
            age = None  # "a teacher aged 52"
        if aged_until >= 0 and age is None and people is None and _goes_on(doc, aged_until, index):
            age = index
        elif age is not None and aged_until >= 0 and doc.lexicon.joined(doc.words[index - 1]):
            aged_until = -1
        if age is None and people is None and found and _is_bare_age(doc, found[-1], index, read.value):
            continue
        if age is not None and not noun and found and _is_age_too(doc, found[-1], index):
            found[-1] = found[-1]._replace(value=1, low=1, high=1, people=True, implied=True, silent=True)
        elif (
            age is not None and read.value <= _OLDEST and not noun and _is_aged_alone(doc, aged_until, index)
        ):
            found.append(Number(index, last, 1, 1, 1, people=True, implied=True, silent=True))
        aged_until = last if age is not None else -1
        unit = _unit_follows(doc, index, last)
        counts_things = thing is not None and (people is None or thing < people)
        told = _tells(doc, sentence, last) or (noun and _speaks(doc, index, last))
        if not counts_things and age is None and not unit and not told and 0 < read.value <= _MOST:
            if people is None and _is_year(doc, index, read.value):
                continue  # "the driver, born 1971, died"
            part = _is_part(doc, sentence, index, last)
            implied = noun and read.value == 1 and not doc.words[index].key[:1].isdigit()
            if implied and _is_nobody(doc, index):
                continue  # "nobody was killed or hurt"
            verb = implied and _is_outcome(doc, index, last)
            found.append(
                Number(index, last, read.value, read.low, read.high, people is not None, part, implied, verb)
            )
    return [
        number
        for at, number in enumerate(found)
        if not any(_same_person(doc, number, other) for other in found[max(at - 1, 0) : at + 2])
    ]


def _is_apart(doc: Document, number: Number, index: int) -> bool:
    """Does a comma or "and" part a number from the next, be it in one of them ("a couple and their baby")?"""
    ends = number.last > number.first and doc.words[number.last].key in doc.lexicon.joins
    return ends or doc.lexicon.joined(doc.words[index]) or doc.segment[number.last] != doc.segment[index]


def _is_year(doc: Document, index: int, value: int) -> bool:
    """Is a number in digits more likely a year than a count?"""
    written = doc.text[doc.words[index].start : doc.words[index].end]
    return written.isdigit() and _YEARS[0] <= value <= _YEARS[1]


def _is_outcome(doc: Document, first: int, last: int) -> bool:
    """Is a number word all of a word that says what became of somebody (*погиб*, one man died)?"""
    return any(
        hit.first <= first and last <= hit.last
        for label in ("figures.dead", "figures.injured", "figures.affected")
        for hit in doc.within(label, first, last + 1)
    )


def _spoken_of(doc: Document, found: list[Number]) -> list[Number]:
    """The numbers without those that say nothing where another one of the clause counts people, or nobody."""
    counted = {doc.clause[n.first] for n in found if n.people and not n.silent and not n.part}
    counted |= {doc.clause[n.first] for n in found if n.silent and hushed(doc, n)}
    return [n for n in found if not n.silent or doc.clause[n.first] not in counted]


def _same_person(doc: Document, age: Number, noun: Number) -> bool:
    """Do an age and a noun beside it tell of one person ("34-летний мужчина", "un hombre de 34 años")?"""
    if not age.silent or noun.silent or not noun.implied or doc.clause[age.first] != doc.clause[noun.first]:
        return False
    before, behind = (age, noun) if age.first < noun.first else (noun, age)
    between = range(before.last + 1, behind.first)
    joined = any(doc.lexicon.joined(doc.words[index]) for index in (*between, behind.first))
    return len(between) <= _AGED and not joined


def _is_nobody(doc: Document, index: int) -> bool:
    """Does "nobody" stand right before a word for one?"""
    return any(hit.last == index - 1 for hit in doc.within("figures.nobody", max(index - 2, 0), index))


def hushed(doc: Document, number: Number) -> bool:
    """Is one who is not named nobody ("no one was hurt")?"""
    return bool(doc.within("figures.nobody", max(number.first - _NOBODY_REACH, 0), number.first))


def _begins_later(doc: Document, first: int, last: int) -> bool:
    """Does the phrase of a number and its noun begin anew before the noun? Not "hai trăm năm mươi", 250."""
    whole = label_at(doc, "figures.number_words", first)
    if whole is None or whole[0] != last or not counted_noun(doc, first, last):
        return False  # "half a dozen" holds no noun
    later = (label_at(doc, "figures.number_words", at) for at in range(first + 1, last))
    return any(read is not None and read[0] == last for read in later)


def _is_code(doc: Document, sentence: Sentence, index: int) -> bool:
    """Is a number part of the name of a road or a machine ("A1", "M-5", "Route 66", "Su-27")?"""
    text, start = doc.text, doc.words[index].start
    if not text[start : start + 1].isdigit() or index == sentence.first:
        return False
    before = doc.words[index - 1]
    gap = text[before.end : start]
    letters = text[before.start : before.end]
    if gap in ("", "-", "\u2011", "\u2013") and letters[-1:].isalpha():
        return len(letters) <= _CODE and letters[:1].isupper()
    roads = doc.within("place_words.part", max(index - 2, 0), index) if gap == " " else []
    return any(hit.last == index - 1 for hit in roads)


def _is_aged_alone(doc: Document, before: int, index: int) -> bool:
    """Is an age the first one, or does somebody stand before it ("34 yaşındaki adam ve 6 yaşındaki")?"""
    return before < 0 or _first_of(doc, "figures.people", range(before + 1, index)) is not None


def _is_bare_age(doc: Document, person: Number, index: int, value: int) -> bool:
    """Is it the age of who stands before "of" ("su hija de 6")?"""
    of = doc.within("cues.possessive", person.last + 1, index)
    return person.implied and value <= _OLDEST and person.last + 2 == index and len(of) == 1


def _is_set_off(doc: Document, sentence: Sentence, first: int, last: int, value: int) -> bool:
    """Is a number the age of who stands right before it ("a man, 19, was stabbed", "Ali Omar (34)")?"""
    if first == sentence.first or last + 1 >= len(doc.words) or not 0 < value <= _OLDEST:
        return False
    text, before = doc.text, doc.words[first - 1]
    if not text[doc.words[first].start].isdigit() or not text[before.end - 1].isalpha():
        return False
    gap = text[before.end : doc.words[first].start].removeprefix(".")  # "S.K. (34)"
    if gap not in (" (", ", ", "، "):
        return False
    if last + 2 < len(doc.words) and _goes_on(doc, last, last + 2) and doc.words[last + 2].key.isdigit():
        last += 2  # "two boys, 15 and 16, were arrested"
    return text[doc.words[last].end : doc.words[last].end + 1] in (")", ",", "،")


def _goes_on(doc: Document, before: int, index: int) -> bool:
    """Is a number the next of a list of ages ("aged 17 and 18", "aged 3 to 40")?"""
    to = {hit.first for hit in doc.within("figures.to", before + 1, index)}
    return all(i in to or doc.words[i].key in doc.lexicon.joins for i in range(before + 1, index))


def _is_age_too(doc: Document, number: Number, index: int) -> bool:
    """Is a number without a noun joined to the age that begins at a word ("24 and 31 years old")?"""
    return (
        not number.people
        and number.value <= _OLDEST
        and number.last < index - 1
        and _goes_on(doc, number.last, index)
    )


def _counted_thing(doc: Document, after: range) -> int | None:
    """First word of a thing that a number counts; none if what became of people is said before it."""
    thing = _first_of(doc, "figures.not_people", after)
    if thing is None:
        return None
    outcomes = [_first_of(doc, f"figures.{field}", range(after.start, thing + 1)) for field in FIELDS]
    return None if any(outcome is not None for outcome in outcomes) else thing


def _tells(doc: Document, sentence: Sentence, last: int) -> bool:
    """Does a number count those who say so ("two residents said")?"""
    said = doc.within("cues.reporting", last + 2, min(last + 5, sentence.stop))
    return any(
        hit.last == said[0].first - 1 and doc.segment[said[0].first] == doc.segment[last]
        for hit in doc.within("figures.people", last + 1, min(last + 4, sentence.stop))
        if said
    )


def _speaks(doc: Document, first: int, last: int) -> bool:
    """Does somebody only say so, right before or behind the verb ("three dead, the mayor said")?"""
    return any(
        (hit.first == last + 1 or hit.last == first - 1) and doc.segment[hit.first] == doc.segment[first]
        for hit in doc.within("cues.reporting", first - 2, last + 3)
    )


def _is_part(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Is it a part of those counted before or after it ("12 people, among them three children")?"""
    for hit in doc.within("figures.among", max(sentence.first, first - 8), min(last + 5, sentence.stop)):
        partitive = label_at(doc, "figures.number_words", hit.first) is not None  # "ikisi", two of them
        if hit.first <= last and first - hit.last <= (0 if partitive else _AMONG_REACH):
            told = (doc.next(f"figures.{field}", hit.last + 1) for field in FIELDS)
            return not any(outcome and outcome.first < first for outcome in told)
        same = doc.segment[hit.first] == doc.segment[last]
        if hit.first == last + 1 and same and not doc.numeric(hit.last + 1, min(hit.last + 2, sentence.stop)):
            return True  # "three of them", and not "15 among them three"
        if last < hit.first and same and doc.segment[hit.last + 1 : hit.last + 2] != [doc.segment[last]]:
            return True  # "63 children among them"
    return _is_itemised(doc, sentence, first)


def _is_itemised(doc: Document, sentence: Sentence, first: int) -> bool:
    """Does a colon stand between it and the number that it is a part of ("two died: a man and a woman")?"""
    colon = doc.text.rfind(": ", sentence.start, doc.words[first].start)
    if colon < 0:
        return False
    at = doc.word_at(colon - 1)
    counted = any(
        label_at(doc, "figures.number_words", index) or digits(doc.words[index].key, doc) is not None
        for index in range(max(sentence.first, at - _ITEMISED), at + 1)
    )
    told = (hit for field in FIELDS for hit in doc.within(f"figures.{field}", at + 1, sentence.stop))
    return counted and not any(told)


def _is_aged(doc: Document, index: int) -> bool:
    """Does a phrase that ends right before a number make it an age ("a woman of 24")?"""
    hits = doc.within("figures.age", max(index - 2, 0), index)
    return any(hit.first < hit.last == index - 1 for hit in hits)


def _counted(doc: Document, span: range) -> range:
    """The words in which what a number counts may stand: to a preposition ("15 in a tent"), "and", comma."""
    parts = doc.within("figures.among", span.start, span.stop)
    among = any(hit.first == span.start for hit in parts)  # "31, including 4 boys"
    ends = (
        i
        for i in span
        if doc.words[i].key in doc.lexicon.joins
        or (doc.segment[i] != doc.segment[span.start - 1] and not among)
        or any(doc.within(label, i, i + 1) for label in ("cues.locative", "cues.near"))
    )
    return range(span.start, next(ends, span.stop))


def _first_of(doc: Document, label: str, span: range) -> int | None:
    hit = doc.next(label, max(span.start, 0))
    return hit.first if hit and hit.first in span else None


def _unit_follows(doc: Document, first: int, last: int) -> bool:
    """Is it money, a share or a clock ("12 %", "%12", "$12", "7:30")?"""
    text = doc.text
    after = text[doc.words[last].end : doc.words[last].end + 2].lstrip("\u00a0\u202f ")[:1]
    before = text[max(0, doc.words[first].start - 2) : doc.words[first].start].rstrip("\u00a0\u202f ")[-1:]
    return (after != "" and after in "%٪°‰$€£¥₺₽₴") or (before != "" and before in "%٪$€£¥₺₽₴#№")
