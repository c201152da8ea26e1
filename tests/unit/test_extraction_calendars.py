"""Forms of dates that other languages than English have, with small packs of their words."""

import datetime as dt

import pytest
from small_packs import CALENDARS, parsed

from geomap import languages
from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

WEDNESDAY = dt.date(2023, 11, 8)
CASES = [
    ("ar", "وقع انفجار في 7 نوفمبر", "2023-11-07/11-07"),
    ("ar", "وقع انفجار يوم ٧ تشرين الثاني ٢٠٢٢", "2022-11-07/11-07"),
    ("ar", "وقع انفجار في 7 نوفمبر/تشرين الثاني 2022 هناك", "2022-11-07/11-07"),
    ("ar", "وقع انفجار في السابع من نوفمبر الجاري", "2023-11-07/11-07"),
    ("ar", "وقع انفجار يوم 7/11", "2023-11-07/11-07"),
    ("ar", "وقع انفجار في ٧/١١/٢٠٢٢", "2022-11-07/11-07"),
    ("ar", "وقع انفجار في نوفمبر 2022", "2022-11-01/11-30"),
    ("ar", "وقع انفجار في أكتوبر الماضي", "2023-10-01/10-31"),
    ("ar", "وقع انفجار عام 2019", "2019-01-01/12-31"),
    ("ar", "وقع انفجار يوم الثلاثاء", "2023-11-07/11-07"),
    ("ar", "وقع انفجار أمس الثلاثاء", "2023-11-07/11-07"),
    ("ar", "وقع انفجار مساء الثلاثاء الماضي", "2023-11-07/11-07"),
    ("ar", "وقع انفجار أمس", "2023-11-07/11-07"),
    ("ar", "وقع انفجار أول أمس", "2023-11-06/11-06"),
    ("ar", "وقع انفجار الأسبوع الماضي", "2023-10-30/11-05"),
    ("ar", "وقع انفجار الشهر الماضي", "2023-10-01/10-31"),
    ("ar", "وقع انفجار قبل ثلاثة أيام", "2023-11-05/11-05"),
    ("ar", "وقع انفجار قبل يومين", "2023-11-06/11-06"),
    ("ar", "وقع انفجار بعد يومين", "offset 2"),
    ("ar", "وقع انفجار في اليوم نفسه", "same 0"),
    ("ar", "وقع انفجار في اليوم التالي", "offset 1"),
    ("ar", "وقع انفجار ليل الاثنين - الثلاثاء", "2023-11-06/11-07"),
    ("ar", "وقع انفجار خلال الساعات الـ24 الماضية", "2023-11-07/11-08"),
    ("ar", "وقع انفجار الليلة الماضية", "2023-11-07/11-08"),
    ("fr", "L'explosion a eu lieu le 7 novembre 2022.", "2022-11-07/11-07"),
    ("fr", "L'explosion a eu lieu le 1er novembre.", "2023-11-01/11-01"),
    ("fr", "L'explosion a eu lieu le premier novembre.", "2023-11-01/11-01"),
    ("fr", "L'explosion a eu lieu le 7/11.", "2023-11-07/11-07"),
    ("fr", "L'explosion a eu lieu mardi 7 novembre.", "2023-11-07/11-07"),
    ("fr", "L'explosion a eu lieu lundi dernier.", "2023-11-06/11-06"),
    ("fr", "L'explosion a eu lieu mardi soir.", "2023-11-07/11-07"),
    ("fr", "L'explosion a eu lieu la semaine dernière.", "2023-10-30/11-05"),
    ("fr", "L'explosion a eu lieu le mois dernier.", "2023-10-01/10-31"),
    ("fr", "L'explosion a eu lieu en octobre dernier.", "2023-10-01/10-31"),
    ("fr", "L'explosion a eu lieu en novembre de l'année dernière.", "2022-11-01/11-30"),
    ("fr", "L'explosion a eu lieu il y a trois jours.", "2023-11-05/11-05"),
    ("fr", "L'explosion a eu lieu il y a une semaine.", "2023-10-29/11-04"),
    ("fr", "L'explosion a eu lieu trois jours plus tôt.", "offset -3"),
    ("fr", "L'explosion a eu lieu trois jours après.", "offset 3"),
    ("fr", "L'explosion a eu lieu le lendemain.", "offset 1"),
    ("fr", "L'explosion a eu lieu dans la nuit de lundi à mardi.", "2023-11-06/11-07"),
    ("fr", "L'explosion a eu lieu dans la nuit du 6 au 7 novembre.", "2023-11-06/11-07"),
    ("fr", "L'explosion a eu lieu avant-hier.", "2023-11-06/11-06"),
    ("fr", "L'explosion a eu lieu le même jour.", "same 0"),
    ("es", "La explosión fue el 7 de noviembre de 2022.", "2022-11-07/11-07"),
    ("es", "La explosión fue el 7 de noviembre del 2022.", "2022-11-07/11-07"),
    ("es", "La explosión fue el 1.º de noviembre.", "2023-11-01/11-01"),
    ("es", "La explosión fue el primero de noviembre.", "2023-11-01/11-01"),
    ("es", "La explosión fue el pasado martes.", "2023-11-07/11-07"),
    ("es", "La explosión fue el martes pasado.", "2023-11-07/11-07"),
    ("es", "La explosión fue este martes 7 de noviembre.", "2023-11-07/11-07"),
    ("es", "La explosión fue la semana pasada.", "2023-10-30/11-05"),
    ("es", "La explosión fue hace tres días.", "2023-11-05/11-05"),
    ("es", "La explosión fue tres días antes.", "offset -3"),
    ("es", "La explosión fue al día siguiente.", "offset 1"),
    ("es", "La explosión fue en noviembre del año pasado.", "2022-11-01/11-30"),
    ("es", "La explosión fue el 7 de noviembre del año pasado.", "2022-11-07/11-07"),
    ("es", "La explosión fue la noche del lunes al martes.", "2023-11-06/11-07"),
    ("es", "La explosión fue el 7/11/2022.", "2022-11-07/11-07"),
    ("es", "En octubre 12 personas murieron.", "2023-10-01/10-31"),
    ("ru", "Взрыв произошёл 7 ноября 2022 года.", "2022-11-07/11-07"),
    ("ru", "Взрыв произошёл 7-го ноября.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл седьмого ноября.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл 07.11.2022.", "2022-11-07/11-07"),
    ("ru", "Взрыв произошёл вечером 7 ноября.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл в понедельник.", "2023-11-06/11-06"),
    ("ru", "Взрыв произошёл в прошлый вторник.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл во вторник, 7 ноября.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл вчера, во вторник.", "2023-11-07/11-07"),
    ("ru", "Взрыв произошёл на прошлой неделе.", "2023-10-30/11-05"),
    ("ru", "Взрыв произошёл в октябре.", "2023-10-01/10-31"),
    ("ru", "Взрыв произошёл в ноябре прошлого года.", "2022-11-01/11-30"),
    ("ru", "Взрыв произошёл в 2019 году.", "2019-01-01/12-31"),
    ("ru", "Взрыв произошёл три дня назад.", "2023-11-05/11-05"),
    ("ru", "Взрыв произошёл неделю назад.", "2023-10-29/11-04"),
    ("ru", "Взрыв произошёл тремя днями ранее.", "offset -3"),
    ("ru", "Взрыв произошёл через три дня.", "offset 3"),
    ("ru", "Взрыв произошёл в ночь на 7 ноября.", "2023-11-06/11-07"),
    ("ru", "Взрыв произошёл в ночь на вторник.", "2023-11-06/11-07"),
    ("ru", "Взрыв произошёл в ночь с 6 на 7 ноября.", "2023-11-06/11-07"),
    ("ru", "Взрыв произошёл в ночь с понедельника на вторник.", "2023-11-06/11-07"),
    ("ru", "Взрывы гремели с 5 по 7 ноября.", "2023-11-05/11-07"),
    ("ru", "Взрывы гремели последние 24 часа.", "2023-11-07/11-08"),
    ("ru", "Взрыв произошёл на следующий день.", "offset 1"),
    ("ru", "В октябре 12 человек погибли.", "2023-10-01/10-31"),
    ("uk", "Вибух стався 7 листопада 2022 року.", "2022-11-07/11-07"),
    ("uk", "Вибух стався у п’ятницю.", "2023-11-03/11-03"),
    ("uk", "Вибух стався минулого тижня.", "2023-10-30/11-05"),
    ("uk", "Вибух стався три дні тому.", "2023-11-05/11-05"),
    ("uk", "Вибух стався у ніч на 7 листопада.", "2023-11-06/11-07"),
    ("uk", "Вибух стався позавчора.", "2023-11-06/11-06"),
    ("tr", "Patlama 7 Kasım 2022'de oldu.", "2022-11-07/11-07"),
    ("tr", "Patlama 7 Kasım'da oldu.", "2023-11-07/11-07"),
    ("tr", "PATLAMA 7 KASIM'DA OLDU.", "2023-11-07/11-07"),
    ("tr", "Patlama 7 Kasım Salı günü oldu.", "2023-11-07/11-07"),
    ("tr", "Patlama pazartesi günü oldu.", "2023-11-06/11-06"),
    ("tr", "Patlama geçen salı oldu.", "2023-11-07/11-07"),
    ("tr", "Patlama geçen hafta oldu.", "2023-10-30/11-05"),
    ("tr", "Patlama geçtiğimiz ay oldu.", "2023-10-01/10-31"),
    ("tr", "Patlama Ekim ayında oldu.", "2023-10-01/10-31"),
    ("tr", "Patlama Ekim'de oldu.", "2023-10-01/10-31"),
    ("tr", "Patlama geçen yıl 7 Kasım'da oldu.", "2022-11-07/11-07"),
    ("tr", "Patlama geçen yıl Kasım ayında oldu.", "2022-11-01/11-30"),
    ("tr", "Patlama 2019 yılında oldu.", "2019-01-01/12-31"),
    ("tr", "Patlama 2019'da oldu.", "2019-01-01/12-31"),
    ("tr", "Patlama üç gün önce oldu.", "2023-11-05/11-05"),
    ("tr", "Patlama iki gün sonra oldu.", "offset 2"),
    ("tr", "Patlama ertesi gün oldu.", "offset 1"),
    ("tr", "Patlama dün gece oldu.", "2023-11-07/11-08"),
    ("tr", "Patlama 6 Kasım'ı 7 Kasım'a bağlayan gece oldu.", "2023-11-06/11-07"),
    ("tr", "Patlama 6'yı 7 Kasım'a bağlayan gece oldu.", "2023-11-06/11-07"),
    ("tr", "Patlama pazartesiyi salıya bağlayan gece oldu.", "2023-11-06/11-07"),
    ("tr", "Patlamalar 6-7 Kasım'da oldu.", "2023-11-06/11-07"),
    ("tr", "Patlamalar son 24 saatte oldu.", "2023-11-07/11-08"),
    ("tr", "Patlama 7.11.2022 tarihinde oldu.", "2022-11-07/11-07"),
    ("tr", "Patlama 6 Kasım'da sabah 07.10 sularında oldu.", "2023-11-06/11-06"),
    ("tr", "2000'den fazla kişi kaçtı.", None),
    ("es", "Murieron 2000 personas.", None),
]


# A pack may as well say that these mean a day.
NIGHTS = [
    ("fr", "Des explosions ont eu lieu ces 24 dernières heures.", "2023-11-07/11-08"),
    ("es", "La explosión fue en las últimas 24 horas.", "2023-11-07/11-08"),
    ("es", "La explosión fue anoche.", "2023-11-07/11-08"),
]


def read(language, text, published=WEDNESDAY):
    return told(find_dates(parsed(text, language, CALENDARS[language]), published))


def told(found):
    return [
        f"{w.interval.first:%Y-%m-%d}/{w.interval.last:%m-%d}" if w.interval else f"{w.kind} {w.days}"
        for w in found
    ]


@pytest.mark.parametrize(("language", "text", "expected"), [*CASES, *NIGHTS])
def test_a_date_is_read_in_its_language(language, text, expected):
    assert read(language, text) == ([expected] if expected else [])


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_packs_of_the_languages_have_the_words_for_it(language, text, expected):
    if language not in languages.codes():
        pytest.skip(f"no pack for {language} yet")
    assert told(find_dates(parse(text, language), WEDNESDAY)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "С начала года погибли трое.", "2023-01-01/11-08"),
        ("uk", "Від початку року загинули троє.", "2023-01-01/11-08"),
        ("en", "Three have died since the start of the year.", "2023-01-01/11-08"),
        ("vi", "3 người chết từ đầu năm.", "2023-01-01/11-08"),
        ("uk", "У березні торік загинули троє.", "2022-03-01/03-31"),
        ("uk", "Торік загинули троє.", "2022-01-01/12-31"),
    ],
)
def test_the_packs_tell_years_that_go_on_or_are_past(language, text, expected):
    doc = parse(text, language)
    found = [when.interval for when in find_dates(doc, WEDNESDAY) if when.interval]
    assert [f"{i.first:%Y-%m-%d}/{i.last:%m-%d}" for i in found] == [expected]
