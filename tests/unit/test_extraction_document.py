"""Texts are cut where a reader would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import languages
from geomap.extraction import document
from geomap.extraction.cutting import paragraphs
from geomap.extraction.document import parse
from geomap.extraction.lexicon import compile_pack


def sentences(text, language):
    doc = parse(text, language)
    return [doc.quote(sentence) for sentence in doc.sentences]


def test_abbreviations_and_initials_end_no_sentence():
    assert sentences("Mr. J. Smith of the U.S. Army left. He came back.", "en") == [
        "Mr. J. Smith of the U.S. Army left.",
        "He came back.",
    ]
    assert sentences("Vụ việc xảy ra tại TP. Hồ Chí Minh. Không ai bị thương.", "vi") == [
        "Vụ việc xảy ra tại TP. Hồ Chí Minh.",
        "Không ai bị thương.",
    ]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "The first line of a paragraph that was wrapped at some column by\n"
        "the agency goes on here and goes on and on until the writer has\n"
        "had enough of it, which is about here.\n\n"
        "A second one."
    )
    assert len(paragraphs(text)) == 2


def test_a_paragraph_broken_in_the_middle_is_mended():
    long = "Các quan chức đã gặp nhóm người trên ở biên giới phía " * 4
    text = f"{long.strip()}\nAi Cập, hỗ trợ và chăm sóc họ.\nĐoạn khác."
    assert len(paragraphs(text)) == 2


def test_headings_are_known():
    doc = parse("Nguy cơ khủng bố ở Syria và Iraq\nMột vụ nổ đã xảy ra.", "vi")
    assert [sentence.heading for sentence in doc.sentences] == [True, False]


@given(st.text(max_size=300))
def test_quotes_are_verbatim_and_nothing_breaks(text):
    doc = parse(text, "en")
    for sentence in doc.sentences:
        assert doc.quote(sentence) == text[sentence.start : sentence.end]
        assert doc.quote(sentence).strip() == doc.quote(sentence)
    starts = [sentence.start for sentence in doc.sentences]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["", " \n\t", "…", "12", "\ud800"])
def test_texts_without_sentences(text):
    doc = parse(text, "en")
    assert len(doc.sentences) <= 1


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ar", "قُتل خمسة في غزة؟ وقال د. أحمد إن القصف توقف. انتهى", 3),
        ("ru", "«Это ужас!» — сказал он. Ранены 12 чел. в т. ч. дети.", 2),
        ("tr", "12. Kolordu'ya bağlı askerler öldü. Olay saat 15.30'da oldu.", 2),
        ("en", "He left. al-Shabaab said so. iPhones were stolen.", 3),
    ],
)
def test_sentences_end_where_they_end(language, text, count):
    assert len(sentences(text, language)) == count


def test_an_and_written_at_its_verb_opens_a_clause():
    pack = languages.parse(
        """
        code = "ar"
        name = "Arabic"
        native = "العربية"
        [script]
        strip_prefixes = ["و", "ال", "وال"]
        [sentences]
        and = ["و"]
        [triggers]
        killing = ["قتل"]
        explosion = ["انفجرت سيارة"]
        """,
        "ar.toml",
    )
    doc = document.parse("قتل خمسة جنود وعشرة مدنيين في حلب وانفجرت سيارة في دمشق", "ar", compile_pack(pack))
    assert doc.clause == [0] * 7 + [1] * 4


def test_a_topic_and_its_colon_are_of_the_phrase_that_they_open():
    found = parse("Холера: у Жакмелі зареєстровано 86 випадків.", "uk")
    assert any(label == "triggers.epidemic" and hits[0].last > 0 for label, hits in found.hits.items())


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "LIMA.- Al menos diez personas murieron.", "Al menos diez personas murieron."),
        ("ar", "حلب.- قتل ثلاثة أشخاص.", "قتل ثلاثة أشخاص."),
    ],
)
def test_the_dash_behind_the_place_of_a_report_is_no_part_of_its_sentence(language, text, said):
    doc = parse(text, language)
    assert doc.quote(doc.sentences[-1]) == said
