"""Phrases are found by what goes on behind their first word; none is overlooked."""

from __future__ import annotations

import random
import re

import pytest

from geomap.languages.begun import Passage
from geomap.languages.patterns import patterns_of
from geomap.languages.phrases import Phrases
from geomap.languages.words import PLAIN, Word, words_of

TABLE = {
    "raid": ["raid* {0,2} on (the city|town)|village", "(night raid|raid) {1,3} town", "!no raid on", "raid"],
    "hold": ["in the hand* of|with", "in the {0,2} the hands", "in (the hands|custody)", "held in"],
    "road": ["the road {0,1} to {0,2} town !of", "*ing {0,3} road", "road|town {0,2} raid*|road"],
}
WORDS = sorted(set(re.findall("[a-z]+", str(TABLE))) | {"raids", "raiding", "handed"})


def by_trying_all(words):
    """The longest match of each label at each word, from all phrases in turn."""
    found = set()
    for label, phrases in TABLE.items():
        patterns = [pattern for phrase in phrases for pattern in patterns_of(phrase, label, PLAIN)]
        for index in range(len(words)):
            lasts = [pattern.match(words, index, len(words)) for pattern in patterns]
            if any(last is not None for last in lasts):
                found.add((index, max(last for last in lasts if last is not None), label))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_all_phrases_are_found_that_trying_each_finds(seed):
    some, phrases = random.Random(seed), Phrases(TABLE)
    for _ in range(30):
        words = words_of(" ".join(some.choices(WORDS, k=12)))
        assert {hit[:3] for hit in phrases.find(words)} == by_trying_all(words)


def test_a_phrase_ends_within_its_passage():
    words = words_of("held in the hands of")
    found = Phrases(TABLE).find(words, 1, 3)
    assert found == []
    assert [hit[:3] for hit in Phrases(TABLE).find(words, 1, 4)] == [(1, 3, "hold")]


@pytest.mark.parametrize(("further", "forms"), [((), ["b", "c"]), (("y", "z"), ["b", "y", "z", "c"])])
def test_a_passage_has_all_forms_of_its_words(further, forms):
    words = [Word(0, 1, "a"), Word(2, 3, "b", further), Word(4, 5, "c"), Word(6, 7, "d")]
    assert Passage(words, 1, 4).forms(1, 3) == forms
