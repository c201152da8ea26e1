"""Which language a text is in, above all where it is short."""

import pytest

import geomap
from geomap.extraction.language import identify

SHORT = {
    "en": (
        "An air strike hit Idlib on 7 November 2023.", "Floods hit Beira.", "Protest in Lagos over prices.",
        "Police arrested five men in Lagos on Friday.", "A bomb killed 3 people in Kabul on 7 November 2023.",
    ),
    "fr": ("Un séisme a frappé Agadir.", "Trois morts à Alep."),
    "es": ("Explosión en Cali deja tres heridos.", "Tres muertos en Cali."),
    "ru": ("Взрыв в Донецке.",),
    "uk": ("Вибух у Харкові.",),
    "tr": ("Deprem Van'ı vurdu.",),
    "vi": ("Lũ lụt ở Huế.",),
    "ar": ("انفجار في حلب.",),
}  # fmt: skip
OTHERS = {
    "de": "Zwei Tote bei Brand in Berlin.",
    "pt": "Tempestade atinge Beira e mata cinco.",
    "it": "La polizia arresta cinque uomini a Roma.",
    "nl": "Overstromingen treffen Maastricht.",
    "bg": "Полицията арестува петима мъже в София.",
    "fa": "پلیس پنج مرد را در تهران بازداشت کرد.",
    "id": "Gempa mengguncang Cianjur, lima orang tewas.",
    "ro": "Trei morți într-un incendiu la Iași.",
    "ha": "An kashe mutane biyar a Kano.",
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_short_text_is_taken_for_a_language_that_is_read(code, text):
    assert identify(text) == code


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_another_language_stays_another_one(code, text):
    assert identify(text) == code


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("An air strike hit Idlib on 7 November 2023.", "air_strike", "2023-11-07"),
        ("Police arrested five men in Lagos on Friday.", "arrest", "2023-11-17"),
    ],
)
def test_one_sentence_is_read_for_what_happened_and_when(text, kind, day):
    found = geomap.extract(text, published="2023-11-20")
    assert found["type"].tolist() == [kind]
    assert found["date"].dt.strftime("%Y-%m-%d").tolist() == [day]
