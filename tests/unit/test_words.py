"""Words are compared as writers of their language mean them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geomap.geocoding.tokens import Words
from geomap.languages.phrases import Phrases
from geomap.languages.words import Script, words_of

ARABIC = Script("ar", ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "فال", "كال", "ولل"))


def finds(phrases, text, script):
    table = Phrases({"it": phrases}, script)
    words = table.words(text)
    return [text[words[hit.first].start : words[hit.last].end] for hit in table.find(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("قتل", "وقتل خمسة", ["وقتل"]),
        ("قصف", "بقصف وبالقصف", ["بقصف", "وبالقصف"]),
        ("قصف", "والقصف المدفعي", ["والقصف"]),
        ("جيش", "للجيش وللجيش الجيش جيش", ["للجيش", "وللجيش", "الجيش", "جيش"]),
        ("غارة جوية", "الغارة الجوية", ["الغارة الجوية"]),
        ("قصف* {0,2} مدينة|بلدة", "قصفت القوات المدينة", ["قصفت القوات المدينة"]),
        ("(سيارة مفخخة|عبوة ناسفة)", "بعبوة ناسفة والسيارة المفخخة", ["بعبوة ناسفة", "والسيارة المفخخة"]),
        ("أُصيب", "اصيب", ["اصيب"]),
        ("مستشفى", "المستشفي", ["المستشفي"]),
        ("قتـــل", "قَتَلَ", ["قَتَلَ"]),
        ("في", "وفي غزة", ["وفي"]),
        ("لد", "ولد طفل", ["ولد"]),
        ("وزارة|زار*", "وزارة الدفاع وزار بغداد", ["وزارة", "وزار"]),
        ("قد", "د قد", ["قد"]),
    ],
)
def test_arabic_clitics_and_spellings(phrase, text, found):
    assert finds([phrase], text, ARABIC) == found


def test_a_word_of_the_phrases_keeps_the_letters_that_look_like_clitics():
    table = Phrases({"ministry": ["وزارة"], "visit": ["زار*"], "army": ["جيش"], "the": ["الجيش"]}, ARABIC)
    words = table.words("وزارة الجيش")
    assert [(hit.label, hit.first) for hit in table.find(words)] == [("ministry", 0), ("army", 1), ("the", 1)]


@pytest.mark.parametrize(
    ("language", "phrase", "text", "found"),
    [
        ("ru", "обстрел* {0,2} (жил* дом*|больниц*)", "обстрелом жилых домов", ["обстрелом жилых домов"]),
        ("ru", "взорвал*|подорвал* автомобил*", "подорвали автомобили", ["подорвали автомобили"]),
        ("ru", "(дрон*-камикадзе|беспилотн* аппарат*)", "беспилотного аппарата, дроном-камикадзе",
         ["беспилотного аппарата", "дроном-камикадзе"]),
        ("ru", "дрон*-камикадзе|ракет*", "дронами-камикадзе и ракетами", ["дронами-камикадзе", "ракетами"]),
        ("ru", "погибшие ещё", "ПОГИБШИЕ ЕЩЕ", ["ПОГИБШИЕ ЕЩЕ"]),
        ("uk", "п'ять|об’єкт*", "п’ять, пʼять, об'єктів", ["п’ять", "пʼять", "об'єктів"]),
        ("tr", "saldırı*", "SALDIRILAR, saldırıda", ["SALDIRILAR", "saldırıda"]),
        ("tr", "istanbul", "İSTANBUL'da, İstanbul", ["İSTANBUL", "İstanbul"]),
        ("tr", "sınır", "sinir SINIR", ["SINIR"]),
        ("tr", "hâlâ", "hala", ["hala"]),
        ("tr", "hava saldırı*", "hava saldırısında", ["hava saldırısında"]),
        ("en", "istanbul", "İstanbul ISTANBUL", ["İstanbul", "ISTANBUL"]),
        ("fr", "attaque d'un drone|missile", "L’attaque d’un missile", ["attaque d’un missile"]),
        ("fr", "(attaque de|attaque d') rebelles|insurgés", "l'attaque d'insurgés", ["attaque d'insurgés"]),
        ("fr", "évacué*|à", "Evacués A Paris, il a", ["Evacués", "A"]),
        ("fr", "sœur", "soeur SŒUR", ["soeur", "SŒUR"]),
        ("es", "explosión", "EXPLOSIÓN", ["EXPLOSIÓN"]),
    ],
)  # fmt: skip
def test_endings_cases_apostrophes(language, phrase, text, found):
    assert finds([phrase], text, Script(language)) == found


@pytest.mark.parametrize(
    ("text", "spaced", "keys"),
    [
        ("١٢ و ۳۴", False, ["12", "و", "34"]),
        ("٧/١١/٢٠٢٣", False, ["7/11/2023"]),
        ("7\u200f/11\u200f/2023", False, ["7/11/2023"]),
        ("1\u00a0200 1\u202f200\u202f300", False, ["1200", "1200300"]),
        ("1 200", False, ["1", "200"]),
        ("1 200 et 2023 200", True, ["1200", "et", "2023", "200"]),
        ("12 345,5", True, ["12345,5"]),
        ("١٬٢٠٠", False, ["1200"]),
        ("नवंबर", False, ["नवंबर"]),
        ("aujourd’hui", False, ["aujourd", "hui"]),
    ],
)
def test_numbers_and_words_are_cut(text, spaced, keys):
    assert [word.key for word in words_of(text, script=Script("xx", spaced=spaced))] == keys


@given(st.text(st.sampled_from("aZ9_ .,-'`\nSt"), max_size=40))
@example("St. John's and N'Djamena, U.S. troops at al_Tanf")
@example("``It hit 7.5 km off,'' said A.B.C. radio; rock'n'roll")
@example("Q'eqchi' `Abd D.C.. 12th_of_May")
def test_names_are_found_in_the_same_words_beside_other_scripts(text):
    plain, mixed = Words(text), Words(f"{text} є")
    assert plain.texts == mixed.texts[:-1]
    assert (plain.starts, plain.ends) == (mixed.starts[:-1], mixed.ends[:-1])
