"""Sentences cut into clauses, and those into the parts between commas."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction.relative_clauses import closings

if TYPE_CHECKING:
    from geomap.extraction.lexicon import Lexicon
    from geomap.languages.phrases import Hit
    from geomap.languages.words import Word

_MINOR = re.compile(r"[,()،、]")
_MAJOR = re.compile(r"[;:؛]|\s[-–—]+\s|—")
_DASHES = ("-", "\u2013", "\u2014")
_PREDICATES = ("triggers.", "attack.", "cues.reporting", "figures.dead", "figures.injured")
_PREDICATE_REACH = 10


def clauses(
    text: str,
    words: list[Word],
    sentence_of: list[int],
    hits: dict[str, list[Hit]],
    lex: Lexicon,
) -> tuple[list[int], list[int]]:
    """Number of the clause of each word, and of the part between commas."""
    openers = {hit.first for hit in hits.get("sentences.clauses", ())} - _list_joins(
        text, words, sentence_of, hits, lex.joins
    )
    # "jusqu'à l'après-midi": the word that opens clauses is one for a part of the day here.
    parts = (hit for hit in hits.get("dates.parts_of_day", ()) if hit.first < hit.last)
    openers -= {at for hit in parts for at in range(hit.first, hit.last + 1)}
    openers |= _glued(words, sentence_of, hits, lex)
    openers |= {hit.last + 1 for hit in hits.get("sentences.clause_ends", ())}
    openers |= closings(text, words, sentence_of, hits)
    paired: set[int] | None = None
    clause: list[int] = []
    segment: list[int] = []
    clause_number = segment_number = 0
    for index, (one, other) in enumerate(pairwise(words), 1):
        ended, start = one[1], other[0]
        opens = index in openers or sentence_of[index] != sentence_of[index - 1]
        if not opens and start - ended == 1 and text[ended] == " ":
            continue
        between = text[ended:start]
        major = opens or _MAJOR.search(between) is not None
        if (
            major
            and not opens
            and between.strip() in _DASHES
            and text[one[0]].isupper()
            and text[start].isupper()
        ):
            paired = _within_triggers(hits) if paired is None else paired
            if index in paired:
                continue  # "the talks Moscow – Kyiv resumed in X": one phrase
        if major or _MINOR.search(between):
            clause += [clause_number] * (index - len(clause))
            segment += [segment_number] * (index - len(segment))
            clause_number += major
            segment_number += 1
    clause += [clause_number] * (len(words) - len(clause))
    segment += [segment_number] * (len(words) - len(segment))
    return clause, segment


def _within_triggers(hits: dict[str, list[Hit]]) -> set[int]:
    """Words in the midst of a phrase that tells what happened."""
    return {
        index
        for label, found in hits.items()
        if label.startswith("triggers.")
        for hit in found
        for index in range(hit.first + 1, hit.last + 1)
    }


def _list_joins(
    text: str,
    words: list[Word],
    sentence_of: list[int],
    hits: dict[str, list[Hit]],
    joins: frozenset[str],
) -> set[int]:
    """Words such as "and" that join things and not clauses: no predicate on one of their sides.

    What stands behind the next comma is on neither ("shook Kyiv and Lviv, police said").
    """
    told: dict[int, set[int]] = {}
    within: set[int] = set()
    for label, found in hits.items():
        if label.startswith(_PREDICATES):
            for hit in found:
                told.setdefault(sentence_of[hit.first], set()).add(hit.first)
                if hit.last - hit.first > 1:
                    within.update(range(hit.first + 1, hit.last))
    lists: set[int] = set()
    for hit in hits.get("sentences.clauses", ()):
        at = hit.first
        if words[at].key not in joins:
            continue
        here = told.get(sentence_of[at], set())
        listed = not any(t < at for t in here) or not _told_after(text, words, at, here)
        if listed or at in within:  # "the leaders of X and Y met" is one phrase
            lists.add(at)
    return lists


def _told_after(text: str, words: list[Word], at: int, told: set[int]) -> bool:
    """Does a predicate follow an "and", before the next comma but one that stands right behind it?"""
    for index in range(at + 1, min(at + _PREDICATE_REACH, len(words) - 1) + 1):
        if index > at + 1 and _MINOR.search(text, words[index - 1].end, words[index].start):
            return False
        if index in told:
            return True
    return False


def _glued(words: list[Word], sentence_of: list[int], hits: dict[str, list[Hit]], lex: Lexicon) -> set[int]:
    """Predicates with an "and" written at them (Arabic *وقتل*) after another of their sentence."""
    glued: set[int] = set()
    first: dict[int, int] = {}
    told = {hit.first for label, found in hits.items() if label.startswith(_PREDICATES) for hit in found}
    for at in sorted(told):
        opened = first.setdefault(sentence_of[at], at)
        if at > opened and words[at].alts and lex.joined(words[at]):
            glued.add(at)
    return glued
