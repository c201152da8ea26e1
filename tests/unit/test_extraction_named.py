"""Names at their places: datelines, abbreviations, names in brackets, round-ups whose heads say where."""

import pytest

from geomap import extract
from geomap.extraction.document import parse
from geomap.extraction.toponyms import geoparse
from geomap.extraction.unlisted import add_unlisted


def names(language, text):
    doc = parse(text, language)
    return [t.text for t in add_unlisted(doc, geoparse(doc.cased, language=language)) if t.kind != "demonym"]


def placed(language, text):
    found = extract(text, published="2025-03-12", language=language)
    return found[["place", "place_name", "country"]].fillna("").values.tolist()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("tr", "KARATAŞ – İlçe açıklarında tekne battı, üç kişi kurtarıldı.", ["KARATAŞ"]),
        ("tr", "HARTUM - Sudan'da pazar yeri bombalandı.", ["HARTUM", "Sudan"]),
        ("en", "KHARTOUM - Omdurman market was shelled on Monday.", ["KHARTOUM", "Omdurman market"]),
        ("fr", "VATICAN\n\nLe pape a reçu le président.\n", ["VATICAN"]),
        ("ru", "Сам город бастует, в Перми тихо.", ["Перми"]),
        ("ru", "Войска выбили РСФ из посёлка Абу-Зума.", ["посёлка Абу-Зума"]),
        ("en", "The army drove the RSF out of the village of Abu Zuma.", ["village of Abu Zuma"]),
        ("vi", "Ba quả rocket rơi xuống căn cứ Ain al-Tamra.", ["căn cứ Ain al-Tamra"]),
        ("tr", "Galatasaray Meydanı'nda kavga çıktı.", ["Galatasaray Meydanı"]),
        ("tr", "Sultan Kayhan Caddesi'nde kavga çıktı.", ["Sultan Kayhan Caddesi"]),
        ("tr", "Beyt ed-Deyr köyünde üç kişi öldü.", ["Beyt ed-Deyr köyünde"]),
        ("tr", "Til-Zeyd köyünde üç kişi öldü.", ["Til-Zeyd köyünde"]),
        ("tr", "İstanbul Karagazi'de bir ev yandı.", ["İstanbul", "Karagazi"]),
    ],
)
def test_names_are_whole_and_are_names(language, text, expected):
    assert names(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gelibolu Ilgınpınar köyünde bir kamyon devrildi.", ["Ilgınpınar köyünde", "Gelibolu", "TR"]),
        (
            "İzmir'in Buca ilçesindeki Ankara Caddesi'nde bir kamyon devrildi.",
            ["Ankara Caddesi", "Buca", "TR"],
        ),
        ("Rakka kırsalındaki Madan bölgesinde dün bir ev yandı.", ["Raqqa", "SY"]),
        ("Nebatiye vilayetine bağlı Aba beldesinde bir ev yandı.", ["Nabatieh", "LB"]),
        ("Emirdağ ilçesinde, Afyon-Ankara kara yolunda bir kamyon devrildi.", ["Emirdağ İlçesi", "TR"]),
    ],
)
def test_a_name_lies_in_the_one_before_it(text, expected):
    assert set(expected) <= set(placed("tr", text)[0])


def test_what_brackets_tell_aside_holds_no_village():
    text = "Армия вытеснила группу (запрещена в РФ) из посёлка Тель-Забак."
    assert placed("ru", text) == [["посёлка Тель-Забак", "", ""]]


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        (
            "en",
            "Leeds: A bus hit a wall.\n\nLiverpool: A man was stabbed to death in the suburb of Glenroy.\n",
            "Liverpool",
        ),
        (
            "tr",
            "SEYHAN – Bir otobüs devrildi.\n\nYÜREĞİR – Köprülü Mahallesi'nde kavgada bir kişi öldü.\n",
            "Yüreğir",
        ),
    ],
)
def test_a_quarter_is_one_of_the_town_at_the_head(language, items, expected):
    assert placed(language, items)[-1][1] == expected


def test_a_capital_is_no_village_of_the_country_of_its_section():
    text = "PALESTINE\n\nTruce talks go on in Doha.\n\nLEBANON\n\nA drone hit a car in Tyre.\n"
    assert ["Doha", "Doha", "QA"] in placed("en", text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "In the Spanish city of Cartagena a yacht from Colombia burnt.", "city of Cartagena"),
        ("es", "En la ciudad española de Cartagena ardió un yate llegado de Colombia.", "Cartagena"),
        ("ru", "В испанской Картахене сгорела яхта из Колумбии.", "Картахене"),
        ("uk", "В іспанській Картахені згоріла яхта з Колумбії.", "Картахені"),
    ],
)
def test_the_adjective_of_a_country_says_where_a_name_lies(language, text, name):
    [found] = [t for t in geoparse(text, language=language) if t.text == name]
    assert found.place.country == "ES"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Men raided the village of Nassumba. Later Nassumba fell.",
            ["village of Nassumba", "Nassumba"],
        ),
        ("ru", "В деревне Нассумбе тихо. Бой за Нассумбу шёл ночь.", ["деревне Нассумбе", "Нассумбу"]),
        ("tr", "Nassumba kentinde patlama oldu. Ordu Nassumba'yı aldı.", ["Nassumba kentinde", "Nassumba"]),
        ("ar", "هاجموا قرية نسومبو. ثم سقطت نسومبو.", ["قرية نسومبو", "نسومبو"]),
        ("en", "Men raided the village of Nassumba. Ali Nassumba fled.", ["village of Nassumba"]),
    ],
)
def test_a_name_told_once_for_a_village_is_one_throughout(language, text, expected):
    assert names(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتقلت الشرطة بتشيغوبو ثلاثة شبان يوم الاثنين.", "بتشيغوبو"),  # "in" is written at the name
        ("قتل خمسة أشخاص في انفجار غير بعيد من تشيغوبو يوم الاثنين.", "تشيغوبو"),
        ("انفجرت قنبلة في تشيغوميا يوم الاثنين وقتلت شخصين.", "تشيغوميا"),  # what is left of it may be a name
        (
            "انفجرت قنبلة في كورنيش الإسكندرية يوم الاثنين.",
            "كورنيش الإسكندرية",
        ),  # is in the town it is named after
    ],
)
def test_arabic_names_that_no_gazetteer_has(text, expected):
    assert placed("ar", text)[0][0] == expected


def test_what_is_written_with_by_is_no_place():
    assert names("ar", "هاجموه بكلاشينكوف وبسكاكين.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الجيش إن الطريق أغلق، وأن القوات انتشرت في حلب.", ["حلب"]),  # no Van
        ("ونقلت وكالة محلية أن ورقة وصلت لكن بابها مغلق.", []),
        ("استهدف هجوم وسط العاصمة وأدى إلى حريق.", []),
        ("سقطت بيوتاً كثيرة.", []),
        ("عودة الهاربين من المعارك في غزة.", ["غزة"]),
        # the very hamzas of a name
        ("مقتل ثلاثة في إب.", ["إب"]),
        ("هز زلزال ولاية وان.", ["ولاية وان"]),
    ],
)
def test_arabic_words_are_no_towns_far_away(text, expected):
    assert names("ar", text) == expected


def test_a_hospital_of_the_city_is_none_of_medina():
    text = "انفجرت عبوة ناسفة في مدينة الباب ونقل الجرحى إلى مستشفى المدينة."
    assert {country for *_, country in placed("ar", text)} == {"SY"}


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("Снаряды упали на окраине города Бани-Джаллаба.", "города Бани-Джаллаба", "города Бани"),
        ("Сотрудники УВД города Ош задержали вора.", "города Ош", "УВД города"),
        ("Жители «не верили беде на всю область. Сирена выла до утра».", None, "область. Сирена"),
    ],
)
def test_what_a_name_is_no_part_of(text, expected, unexpected):
    found = names("ru", text)
    assert expected is None or expected in found
    assert unexpected not in found


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("ru", "В Иркутске загорелся магазин.", "Irkutsk"),
        ("ru", "В Екатеринбурге загорелся магазин.", "Yekaterinburg"),
        ("ru", "В Красноярске загорелся магазин.", "Krasnoyarsk"),
        ("ru", "В Таразе загорелся магазин.", "Taraz"),
        ("uk", "В Іркутську загорівся магазин.", "Irkutsk"),
        ("ru", "В Курганской области загорелся магазин.", "Kurgan Oblast"),
        ("en", "A shop burned down in Quebec.", "Quebec"),
        # what befalls a town is no given name before it
        ("ru", "Обстрел Киева: ранены трое.", "Kyiv"),
        ("ru", "Обстрел Горловки: ранены трое.", "Horlivka"),
        ("ru", "Артобстрел Хартума продолжался всю ночь.", "Khartoum"),
        ("uk", "Обстріл Харкова: двоє поранені.", "Kharkiv"),
    ],
)
def test_the_one_place_of_a_sentence_is_its_town(language, text, town):
    assert [name for _, name, _ in placed(language, text)] == [town]


def test_after_another_word_a_surname_stays_one():
    assert names("ru", "Адвокат Киева подал жалобу.") == []
