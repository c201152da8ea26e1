"""Numbers of people that "and" or a comma joins: "twelve soldiers and three civilians were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.extraction.people import Number
    from geomap.languages.phrases import Hit

_PLACED = 2  # words behind a number in which a preposition gives it a place of its own
_MANY = 10  # a larger number has what it counts in the singular in Arabic
_JOINED_REACH = 4
_JOINED_AT_MOST = 6  # where no comma stands between, or the name and age of one


def joined(
    doc: Document, found: list[Number], outcome: list[tuple[str, Hit]], n: int, used: set[int]
) -> list[Number]:
    """Further numbers that "and" joins to one: "twelve soldiers and three civilians were killed"."""
    taken: list[Number] = []
    for step in (-1, 1):
        at, near, anded = n + step, found[n], False
        while 0 <= at < len(found) and at not in used:
            left, right = (found[at], near) if step < 0 else (near, found[at])
            between = range(left.last + 1, right.first)
            joined = and_before(doc, right.first)
            if not joined and _listed(doc, left, right):  # "a nun, two guards and a cook"
                joined = anded if step < 0 else at + 1 < len(found) and and_before(doc, found[at + 1].first)
            until = right.last + 4 if step > 0 else right.first
            told = any(hit.first in range(left.first, until) for _, hit in outcome)
            reach = _JOINED_AT_MOST if left.implied or beside(doc, left, right.first) else _JOINED_REACH
            if not joined or len(between) > reach or told or _is_other(doc, left, right):
                break
            placed = doc.within("cues.locative", left.first, right.last + _PLACED)
            if placed and not (near.people and found[at].people):
                break  # "five in Idlib, three in Homs and two in Hama"
            if right.implied and left.value > _MANY and bool(doc.words[right.first].alts):
                break  # "ستون امرأة وطفلا", sixty women and children
            near, anded = found[at], True
            aged = not near.silent or and_before(doc, right.first)  # "a man of 34 and his 6-year-old son"
            if near.part or not aged or near.low != near.high or not _both_count(near, found[n]):
                break
            taken.append(near)
            at += step
    return taken


def _is_other(doc: Document, left: Number, right: Number) -> bool:
    """Does a comma part a number that counts no people from the next ("2,283 cases, and 40 deaths")?"""
    return not left.people and doc.segment[left.last] != doc.segment[right.first]


def _listed(doc: Document, left: Number, right: Number) -> bool:
    """Does a number of people stand right behind the comma after another one?"""
    return (
        left.people
        and right.people
        and not (left.part or right.part)
        and doc.segment[right.first] == doc.segment[left.last] + 1
        and doc.segment[right.first - 1] == doc.segment[left.last]
    )


def _both_count(one: Number, two: Number) -> bool:
    """Do joined numbers both count people, where one of them says so ("three soldiers and two sappers")?"""
    return (one.people or one.value > 1) and (two.people or two.value > 1) and (one.people or two.people)


def and_before(doc: Document, index: int) -> bool:
    """Does "and" stand right before a number, or "and at least", "et de", "и его 6-летняя" and the like?"""
    aged = next((h for h in doc.within("figures.age", max(index - 2, 0), index) if h.last == index - 1), None)
    if aged and aged.first > 0 and doc.words[aged.first - 1].key.isdigit():
        index = aged.first - 1
    if doc.lexicon.joined(doc.words[index]):
        return True
    for label in (
        None,
        "figures.others",
        "figures.whose",
        "figures.at_least",
        "figures.about",
        "cues.possessive",
    ):
        if label:
            near = doc.within(label, max(index - 4, 0), index + 1)
            index = min((hit.first for hit in near if hit.last >= index - 1), default=index)
        if index > 0 and doc.words[index - 1].key in doc.lexicon.joins:
            return True
    return False


def beside(doc: Document, number: Number, index: int) -> bool:
    """Does a number stand between the same two commas as a word?"""
    return doc.segment[number.first] == doc.segment[index]
