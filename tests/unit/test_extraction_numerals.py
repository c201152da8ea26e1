"""Numbers of people in the words and orders of other languages, with small packs."""

import pytest
from small_packs import parsed

from geomap import languages
from geomap.extraction.document import parse
from geomap.extraction.figures import find_figures
from geomap.extraction.lexicon import compile_pack
from geomap.extraction.numerals import read_numeral

PACKS = {
    "ar": """
        [script]
        strip_prefixes = ["و", "ب", "ل", "ال", "وال", "بال", "لل"]
        thousands = ","
        decimal = "."
        [sentences]
        and = ["و"]
        [figures]
        dead = ["قتيل*|قتلى", "قتل", "مقتل"]
        injured = ["جريح*|جرحى", "أصيب|يصب|إصابة|إصابات"]
        nobody = ["لم يصب أحد", "دون وقوع إصابات"]
        people = ["شخص*|أشخاص", "مدني*"]
        not_people = ["في المئة", "بالمئة"]
        at_least = ["أكثر من"]
        [figures.number_words]
        "شخص|شخصا" = 1
        "قتيلان|قتيلين|جريحان|جريحين|شخصان|شخصين" = 2
        "خمسة|خمس" = 5
        "ستة" = 6
        "عشرون|عشرين" = 20
        "خمسون|خمسين" = 50
        "مئة|مائة" = 100
        "مئتان|مئتين|مئتي" = 200
        "ألف" = 1000
        "ألفان|ألفين" = 2000
        [figures.multipliers]
        "مئة" = 100
        "ألف|آلاف|ألفا" = 1000
        "مليون|ملايين" = 1000000
        [figures.vague]
        "عشرات" = [24, 99]
    """,
    "fr": """
        [script]
        thousands = " "
        decimal = ","
        [figures]
        dead = ["tué|tués|tuées", "mort|morts", "décès"]
        injured = ["blessé|blessés|blessées"]
        affected = ["déplacé|déplacés"]
        nobody = ["aucun", "personne n'", "sans faire de"]
        people = ["personne|personnes", "enfant|enfants", "civils"]
        not_people = ["pour cent", "km"]
        and = ["et"]
        to = ["à", "ou"]
        among = ["dont", "parmi lesquels"]
        [figures.number_words]
        "un|une" = 1
        "deux" = 2
        "trois" = 3
        "quatre" = 4
        "vingt" = 20
        "soixante" = 60
        "onze" = 11
        "quatre-vingt-dix" = 90
        "cent" = 100
        "mille" = 1000
        [figures.multipliers]
        "cent|cents" = 100
        "mille" = 1000
        "million|millions" = 1000000
        [figures.vague]
        "une dizaine" = [8, 12]
        "dizaines" = [20, 99]
    """,
    "es": """
        [script]
        thousands = "."
        decimal = ","
        [figures]
        dead = ["muert*", "murieron"]
        injured = ["heridos|heridas"]
        affected = ["desplazad*"]
        nobody = ["no hubo", "sin"]
        people = ["personas", "niños"]
        and = ["y"]
        to = ["a", "o"]
        among = ["entre ellos|ellas"]
        [figures.number_words]
        "dos" = 2
        "tres" = 3
        "treinta" = 30
        "ciento|cien" = 100
        "doscientos|doscientas" = 200
        "mil" = 1000
        [figures.multipliers]
        "mil" = 1000
        "millón|millones" = 1000000
        [figures.vague]
        "decenas" = [20, 99]
    """,
    "ru": """
        [script]
        thousands = " "
        decimal = ","
        [figures]
        dead = ["погиб*", "убит*"]
        injured = ["ранен*", "пострада*"]
        nobody = ["никто не", "нет", "без"]
        people = ["человек*", "люд*", "дет*"]
        not_people = ["процент*"]
        to = ["до", "или"]
        among = ["в том числе", "среди них"]
        [figures.number_words]
        "двое|двух|два" = 2
        "пять" = 5
        "пятьдесят" = 50
        "двести" = 200
        "тысяча|тысячу" = 1000
        [figures.multipliers]
        "тысяч*|тыс" = 1000
        "миллион*|млн" = 1000000
        [figures.vague]
        "десятки" = [20, 99]
    """,
    "tr": """
        [script]
        thousands = "."
        decimal = ","
        [figures]
        dead = ["öldü|öldürüldü|ölen", "hayatını kaybetti"]
        injured = ["yaralı|yaralandı"]
        nobody = ["kimse", "olmadı"]
        people = ["kişi*", "çocu*"]
        not_people = ["yüzde"]
        among = ["ikisi|üçü", "aralarında"]
        to = ["ila", "veya"]
        [figures.number_words]
        "iki|ikisi" = 2
        "üç|üçü" = 3
        "beş" = 5
        "elli" = 50
        "yüz" = 100
        "bin" = 1000
        [figures.multipliers]
        "yüz" = 100
        "bin" = 1000
        "milyon" = 1000000
        [figures.vague]
        "onlarca" = [20, 99]
    """,
}


def read(language, text):
    if language in PACKS:
        doc = parsed(text, language, PACKS[language])
    else:
        doc = parse(text, language, compile_pack(languages.load("en")))
    figures = find_figures(doc, [])
    return [(f.field, f.value) if f.low is None else (f.field, f.low, f.high) for f in figures]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "مقتل 5 أشخاص وإصابة ١٢ آخرين", [("dead", 5), ("injured", 12)]),
        ("ar", "أسفر الهجوم عن قتيلين وستة جرحى", [("dead", 2), ("injured", 6)]),
        ("ar", "مقتل شخصين", [("dead", 2)]),
        ("ar", "مقتل شخص", [("dead", 1)]),
        ("ar", "مقتل 15 شخصا", [("dead", 15)]),
        ("ar", "قتل خمسة وعشرون شخصا", [("dead", 25)]),
        ("ar", "قتل مئة وخمسون مدنيا", [("dead", 150)]),
        ("ar", "قتل خمسة آلاف شخص", [("dead", 5000)]),
        ("ar", "قتل ألفان وخمسة أشخاص", [("dead", 2005)]),
        ("ar", "قتل عشرات الأشخاص", [("dead", 24, 99)]),
        ("ar", "قتل عشرات الآلاف", [("dead", 24000, 99000)]),
        ("ar", "مقتل 1٬200 شخص", [("dead", 1200)]),
        ("ar", "لم يصب أحد", [("injured", 0)]),
        ("ar", "زادت الإصابات 12 ٪ هناك", []),
        ("fr", "Au moins 1 200 personnes ont été tuées.", [("dead", 1200)]),
        ("fr", "Au moins 1\u202f200 personnes ont été tuées.", [("dead", 1200)]),
        ("fr", "Quelque 1,5 million de déplacés.", [("affected", 1_500_000)]),
        ("fr", "Deux mille trois cents morts.", [("dead", 2300)]),
        ("fr", "Cent vingt et un morts.", [("dead", 121)]),
        ("fr", "Quatre-vingt-dix blessés.", [("injured", 90)]),
        ("fr", "Vingt-deux personnes, dont trois enfants, ont été tuées.", [("dead", 22)]),
        ("fr", "Des dizaines de milliers de kilomètres.", []),
        ("fr", "De 10 à 15 personnes ont été tuées.", [("dead", 10, 15)]),
        ("fr", "Une dizaine de morts et 12 blessés.", [("dead", 8, 12), ("injured", 12)]),
        ("fr", "L'attaque n'a fait aucun blessé.", [("injured", 0)]),
        ("fr", "Le nombre de morts a crû de 12 %.", []),
        ("es", "Murieron doscientas treinta y dos personas.", [("dead", 232)]),
        ("es", "Mil doscientos muertos.", [("dead", 1200)]),
        ("es", "Murieron 1.234 personas.", [("dead", 1234)]),
        ("es", "Hay 1,5 millones de desplazados.", [("affected", 1_500_000)]),
        ("es", "Decenas de miles de personas.", []),
        ("es", "No hubo heridos.", [("injured", 0)]),
        ("es", "Murieron 12 personas, entre ellas tres niños.", [("dead", 12)]),
        ("ru", "Двое погибших и 12 раненых.", [("dead", 2), ("injured", 12)]),
        ("ru", "Погибли двести пятьдесят пять человек.", [("dead", 255)]),
        ("ru", "Погибли 2 тыс. 300 человек.", [("dead", 2300)]),
        ("ru", "Погибли 1,5 тысячи человек.", [("dead", 1500)]),
        ("ru", "Погибли 10–15 человек.", [("dead", 10, 15)]),
        ("ru", "Никто не пострадал.", [("injured", 0)]),
        ("ru", "Погибли десятки тысяч человек.", [("dead", 20000, 99000)]),
        ("ru", "Погибли пять человек, в том числе двое детей.", [("dead", 5)]),
        ("tr", "İkisi çocuk 5 kişi öldü, üç kişi yaralandı.", [("dead", 5), ("injured", 3)]),
        ("tr", "Aralarında üç çocuğun da bulunduğu 12 kişi hayatını kaybetti.", [("dead", 12)]),
        ("tr", "Bin iki yüz elli kişi öldü.", [("dead", 1250)]),
        ("tr", "Yüz elli beş kişi öldü.", [("dead", 155)]),
        ("tr", "1.250 kişi öldü.", [("dead", 1250)]),
        ("tr", "Onlarca kişi öldü.", [("dead", 20, 99)]),
        ("tr", "Ölen kişilerin %12 kadarı.", []),
        ("en", "Twelve people, among them three children, were killed.", [("dead", 12)]),
        ("en", "Twelve people were killed, three of them children.", [("dead", 12)]),
        ("en", "Twelve people were injured, including three who later died.", [("injured", 12)]),
        ("en", "Two hundred and five people were killed.", [("dead", 205)]),
        ("en", "The blast killed 10 to 15 people.", [("dead", 10, 15)]),
        ("en", "One thousand two hundred people were killed.", [("dead", 1200)]),
        ("en", "Two soldiers and three civilians were killed and two hurt.", [("dead", 5), ("injured", 2)]),
        ("en", "The bomb killed twelve soldiers and three civilians.", [("dead", 15)]),
        ("en", "The bomb killed 12 men and at least 3 women.", [("dead", 15)]),
        ("en", "The bomb killed 12 people and burnt shops, two residents said.", [("dead", 12)]),
        ("en", "The bomb killed a 34-year-old woman.", [("dead", 1)]),
        ("en", "A man killed 12 people.", [("dead", 12)]),
        ("en", "Two men were killed and one injured in an attack on trucks.", [("dead", 2), ("injured", 1)]),
        ("en", "No deaths were reported in the 15 villages.", [("dead", 0)]),
        ("ar", "قتل شخصين وأصيب ستة آخرين", [("dead", 2), ("injured", 6)]),
        ("en", "The bomb killed 12 people and wounded 3.", [("dead", 12), ("injured", 3)]),
        ("ar", "قتل خمسة أشخاص وستة مدنيين", [("dead", 11)]),
        ("ar", "قتل خمسة أشخاص وأصيب ستة", [("dead", 5), ("injured", 6)]),
    ],
)  # fmt: skip
def test_figures_are_read_in_the_words_of_the_language(language, text, expected):
    assert read(language, text) == expected


def test_the_value_of_a_narrow_range_is_its_middle_and_of_a_wide_one_the_least():
    values = [
        find_figures(parse(text, "en"), [])[0].value
        for text in ("About a dozen people were killed.", "Dozens of people were killed.")
    ]
    assert values == [12, 24]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "There were no casualties.", [("dead", 0), ("injured", 0)]),
        (
            "en",
            "No casualties were reported, but 5 were displaced.",
            [("affected", 5), ("dead", 0), ("injured", 0)],
        ),
        ("vi", "Vụ nổ không gây thương vong.", [("dead", 0), ("injured", 0)]),
        ("en", "The bomb caused casualties.", []),
    ],
)
def test_no_casualties_are_none_of_either(language, text, expected):
    found = [(f.field, f.value) for f in find_figures(parse(text, language), [])]
    assert sorted(found) == expected


def test_digits_without_end_are_no_number():
    doc = parse(f"A mudslide killed {'9' * 400} people.", "en")
    assert read_numeral(doc, 3, len(doc.words)) is None
