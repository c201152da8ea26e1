"""What a sentence tells, in the light of those around it."""

from __future__ import annotations

import numpy as np
import pytest

from geomap import languages
from geomap.extraction.context import Context, Weights, pooled
from geomap.extraction.document import parse
from geomap.extraction.learned import NONE, learned

FIRE, FLOOD, NOTHING = np.eye(3, dtype=np.float32) * 0.9 + 0.03


def context_of(code, text):
    """The sentences of a text, and what they tell in the light of one another."""
    model, doc = learned(code), parse(text, code)
    assert model is not None
    return doc.sentences, Context.of(doc, model)


def test_what_a_neighbour_tells_is_likelier_than_what_none_tells():
    added = pooled(np.array([FIRE, NOTHING, NOTHING, NOTHING, FLOOD, NOTHING]), 2)
    assert added[1, 0] > added[1, 1]
    assert added[5, 1] > added[2, 1]


def test_a_sentence_says_nothing_of_itself():
    around = Weights(1, 1, 0, 0, 0, 0, 0)
    one, other = (pooled(np.array([first, NOTHING, NOTHING]), 2, around) for first in (FIRE, FLOOD))
    assert np.allclose(one[0], other[0])
    assert not np.allclose(one[1], other[1])


def test_what_opens_a_report_is_heard_to_its_end():
    head = Weights(1, 0, 1, 0, 0, 0, 0)
    long = np.array([FIRE, FIRE, *[NOTHING] * 30])
    assert pooled(long, 2, head)[31, 0] > pooled(long, 2, head)[31, 1]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_reports_of_few_sentences_are_read(count):
    added = pooled(np.array([FIRE] * count), 2)
    assert added.shape == (count, 3)
    assert np.isfinite(added).all()


@pytest.mark.parametrize("code", sorted(languages.codes()))
def test_likelihoods_are_shares_of_one(code):
    sentences, context = context_of(code, "1 2 3. 2024. Kirkuk 12 14 16 18 20.")
    for sentence in sentences:
        told = context.likelihoods(sentence.first, sentence.stop)
        if told is not None:
            assert told.sum() == pytest.approx(1, abs=1e-4)
            assert len(told) == len(context.model.types)


def test_a_page_about_a_fire_makes_what_is_vague_of_the_fire():
    vague = "It spread quickly through the upper floors."
    page = "A fire broke out in a hotel on Monday. {} Firefighters fought the blaze for hours."
    other = "The parliament met on Monday. {} Members then voted on the budget for hours."
    told = []
    for frame in (page, other):
        sentences, context = context_of("en", frame.format(vague))
        likely = context.likelihoods(sentences[1].first, sentences[1].stop)
        assert likely is not None
        told.append(1 - likely[context.model.types.index(NONE)])
    assert told[0] > told[1]


def test_what_the_words_alone_tell_is_kept():
    (sentence, _), context = context_of(
        "en", "A fire broke out in a hotel on Monday. It was put out at noon."
    )
    alone, seen = (read(sentence.first, sentence.stop) for read in (context.words, context.likelihoods))
    assert alone is not None
    assert seen is not None
    assert context.words(sentence.first, sentence.stop) is alone
    assert alone.argmax() == seen.argmax()
