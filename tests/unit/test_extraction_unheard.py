"""Dates and names in languages without a pack: what CLDR, endings and other calendars tell."""

import datetime as dt

import pytest

import geomap
from geomap.extraction.cldr import homelands, pack_from_cldr
from geomap.extraction.dates import find_dates
from geomap.extraction.digests import days_of_digest
from geomap.extraction.document import parse
from geomap.extraction.eras import from_ethiopic, from_solar
from geomap.extraction.language import identify
from geomap.extraction.toponyms import geoparse

THURSDAY = dt.date(2024, 3, 14)


def days(text, language):
    found = find_dates(parse(text, language), THURSDAY)
    return [f"{w.interval.first}/{w.interval.last:%m-%d}" for w in found if w.interval]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        # the case in which CLDR has a name, or that its endings make
        ("pl", "7 listopada 2023", "2023-11-07/11-07"),
        ("pl", "w środę", "2024-03-13/03-13"),
        ("sr", "8. новембра 2023. године", "2023-11-08/11-08"),
        ("sr", "8. novembra 2023. godine", "2023-11-08/11-08"),
        ("hr", "u nedjelju", "2024-03-10/03-10"),
        ("hu", "hétfőn", "2024-03-11/03-11"),
        ("ka", "9 მარტს", "2024-03-09/03-09"),
        ("kk", "9 наурызда", "2024-03-09/03-09"),
        ("mk", "во вторникот", "2024-03-12/03-12"),
        ("ku", "8ê Mijdara 2023an", "2023-11-08/11-08"),
        ("ckb", "٨ی تشرینی دووەمی ٢٠٢٣", "2023-11-08/11-08"),
        ("he", "ב-8 בנובמבר 2023", "2023-11-08/11-08"),
        ("am", "በማርች 9 ቀን 2024", "2024-03-09/03-09"),
        ("az", "Martın 9-da", "2024-03-09/03-09"),
        # compounds, short names, links
        ("nl", "dinsdagavond", "2024-03-12/03-12"),
        ("de", "am Montagabend", "2024-03-11/03-11"),
        ("sv", "på tisdagskvällen", "2024-03-12/03-12"),
        ("pt", "8 nov. 2023", "2023-11-08/11-08"),
        ("ha", "ranar 9 ga Maris", "2024-03-09/03-09"),
        ("ps", "د مارچ په ۹ مه", "2024-03-09/03-09"),
        ("it", "nella notte tra lunedì e martedì", "2024-03-11/03-12"),
        ("it", "lunedì e mercoledì", "2024-03-11/03-11 2024-03-13/03-13"),
        # the year first
        ("hu", "2023. november 8-án", "2023-11-08/11-08"),
        ("kk", "2023 жылғы 8 қараша", "2023-11-08/11-08"),
        ("az", "2019-cu il noyabrın 8-də", "2019-11-08/11-08"),
        ("hy", "2023 թ. նոյեմբերի 8-ին", "2023-11-08/11-08"),
        ("lv", "2023. gada 8. novembrī", "2023-11-08/11-08"),
        ("mn", "2023 оны 11-р сарын 8", "2023-11-08/11-08"),
        ("my", "၂၀၂၃ ခုနှစ် နိုဝင်ဘာလ ၈ ရက်", "2023-11-08/11-08"),
        # last week
        ("de", "letzte Woche", "2024-03-04/03-10"),
        ("hi", "पिछले सप्ताह", "2024-03-04/03-10"),
        ("zh", "上周在北京", "2024-03-04/03-10"),
        ("zh", "上周五在北京", "2024-03-08/03-08"),
        ("ko", "지난주 금요일 서울", "2024-03-08/03-08"),
        ("th", "เดือนที่แล้ว", "2024-02-01/02-29"),
        ("id", "minggu lalu", "2024-03-04/03-10"),
        ("id", "pada Minggu", "2024-03-10/03-10"),
        # in runs without spaces
        ("th", "เกิดเหตุยิงกันที่ยะลาเมื่อวันจันทร์", "2024-03-11/03-11"),
        ("my", "တနင်္လာနေ့က", "2024-03-11/03-11"),
        # other calendars
        ("fa", "۱۹ اسفند ۱۴۰۲", "2024-03-09/03-09"),
        ("fa", "۲۳ اسفند", "2024-03-13/03-13"),
        ("fa", "۱۴۰۲/۱۲/۱۹", "2024-03-09/03-09"),
        ("fa", "اسفند ۱۴۰۲", "2024-02-20/03-19"),
        ("ps", "د ۱۴۰۲ کال د کب په ۱۹ مه", "2024-03-09/03-09"),
        ("th", "8 พฤศจิกายน 2566", "2023-11-08/11-08"),
        ("th", "9 มี.ค. 67", "2024-03-09/03-09"),
        ("th", "8/11/2566", "2023-11-08/11-08"),
        ("am", "ጥቅምት 23 ቀን 2016 ዓ.ም.", "2023-11-03/11-03"),
        ("am", "23/02/2016 ዓ.ም", "2023-11-03/11-03"),
    ],
)
def test_days_as_languages_without_a_pack_tell_them(language, text, told):
    assert days(text, language) == told.split()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Ha vinto in 3 set e riposa."),
        ("de", "Im Mai 25 Menschen"),
        ("id", "dua minggu"),
        ("hy", "երկու շաբաթ"),
        ("ur", "دو ہفتہ"),
        ("th", "สองสัปดาห์ที่แล้ว"),
        ("pl", "w soboty"),
        ("ht", "Mon ak Sun"),
        ("tlh", "wa' Hogh"),
    ],
)
def test_what_is_no_day(language, text):
    assert days(text, language) == []


def test_a_day_behind_a_full_stop_opens_a_sentence():
    doc = parse("Porissa syttyi tulipalo sunnuntaina. 10. maaliskuuta juna suistui raiteilta.", "fi")
    assert [doc.quote(sentence)[:7] for sentence in doc.sentences] == ["Porissa", "10. maa"]


def test_calendars_agree_with_known_days():
    assert [from_solar(1357, 11, 22), from_solar(1400, 1, 1)] == [dt.date(1979, 2, 11), dt.date(2021, 3, 21)]
    assert [from_solar(1399, 12, 30), from_solar(1400, 12, 30)] == [dt.date(2021, 3, 20), None]
    assert from_solar(2023, 1, 1) is None
    assert [from_ethiopic(2000, 1, 1), from_ethiopic(2012, 1, 1)] == [
        dt.date(2007, 9, 12),
        dt.date(2019, 9, 12),
    ]
    assert [from_ethiopic(2015, 13, 6), from_ethiopic(2016, 13, 6)] == [dt.date(2023, 9, 11), None]


def test_a_language_that_cldr_lacks_has_its_own_names_only():
    pack = pack_from_cldr("ht")
    assert pack.map("dates", "months")["novanm"] == 11
    assert {"mon", "sun", "m11"}.isdisjoint({*pack.map("dates", "months"), *pack.map("dates", "weekdays")})


@pytest.mark.parametrize("stop", ["。", "।", "։", "။", "።", "۔"])
def test_a_first_line_with_a_full_stop_of_any_script_is_no_title(stop):
    doc = parse(f"12.03.2024 abc def{stop}\n\nghi jkl.", "de")
    assert days_of_digest(doc, find_dates(doc, THURSDAY), THURSDAY) is None


def test_georgian_has_no_small_letters():
    text = "ქუთაისში ხანძარი გაჩნდა. პოლიცია იძიებს."
    assert [t.place.name for t in geoparse(text, language="ka") if t.place] == ["Kutaisi"]
    assert len(parse(text, "ka").sentences) == 2


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ja", "3月9日には鹿児島で地震があった。", ["鹿児島"]),
        ("th", "น้ำท่วมฉับพลันที่ภูเก็ต", ["ภูเก็ต"]),
        ("az", "Bazar günü Bakıda yanğın olub.", ["Bakıda"]),
        ("fa", "روز دوشنبه در شهر هرات", ["هرات"]),
        ("ckb", "لە هەولێر پاسێک وەرگەڕا", ["هەولێر"]),
        ("et", "Tartus puhkes tulekahju, Narvas samuti.", ["Tartus", "Narvas"]),
        ("lv", "Vakar Liepājā izcēlās ugunsgrēks.", ["Liepājā"]),
        ("fi", "Bagdadissa räjähti, Mosulissa tulvi.", ["Bagdadissa", "Mosulissa"]),
        ("zh", "澤倫斯基說，俄軍13日向哈爾科夫發射飛彈。", ["哈爾科夫"]),
        ("fa", "در حمله هوایی به دیرالزور", ["دیرالزور"]),
    ],
)
def test_names_and_no_words(language, text, names):
    assert [t.text for t in geoparse(text, language=language) if t.place] == names


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("et", "Tartus puhkes tulekahju.", ("Tartu", "EE")),
        ("cs", "U Tábora se srazily vlaky.", ("Tábor", "CZ")),
        ("am", "በሐዋሳ ከተማ", ("Awasa", "ET")),
        ("zh", "在阿斯马拉发生爆炸。", ("Asmara", "ER")),
        ("ta", "காத்மாண்டு", ("Kathmandu", "NP")),
        ("ha", "A jamhuriyar Nijar an kai hari.", ("Niger", "NE")),
    ],
)
def test_which_place_a_name_is(language, text, place):
    found = [(t.place.name, t.place.country) for t in geoparse(text, language=language) if t.place]
    assert found == [place]


def test_a_weekday_that_is_a_capital_too_is_one_where_its_country_is_named():
    told = geomap.extract("روز دوشنبه در هرات انفجار شد.", published="2024-03-14", language="fa")
    assert [(row.country, str(row.date.date())) for row in told.itertuples()] == [("AF", "2024-03-11")]


def test_each_day_of_a_sentence_has_its_place():
    text = "Am 9. März brannte es in Greifswald und am 12. März in Rostock."
    told = geomap.extract(text, published="2024-03-14", language="de")
    found = [(row.place, str(row.date.date())) for row in told.itertuples()]
    assert found == [("Greifswald", "2024-03-09"), ("Rostock", "2024-03-12")]


def test_a_capital_counts_where_what_leads_to_other_towns_leads_to_it():
    text = "V Brně se zřítil most. V Bagdádu vybuchla bomba. Moskva to popírá."
    told = geomap.extract(text, published="2024-03-14", language="cs")
    assert list(told["place"]) == ["Brně", "Bagdádu"]


def test_where_a_dispatch_was_written_is_no_scene():
    text = "新华社西安3月14日电 13日晚，延安一座煤矿发生瓦斯爆炸。"
    told = geomap.extract(text, published="2024-03-14", language="zh")
    assert [(row.place, str(row.date.date())) for row in told.itertuples()] == [("延安", "2024-03-13")]


def test_codes_of_the_identifier_that_are_no_languages_of_cldr():
    assert identify("لە شاری سلێمانی ئاگرێک لە کۆگایەک کەوتەوە و سێ کەس گیانیان لەدەستدا.") == "ckb"
    assert homelands("ckb") == ("IQ",)
