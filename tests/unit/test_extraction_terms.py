"""Terms in eight languages: parts of a month, holidays, "by Sunday", "until the next evening"."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports
from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

DAY = dt.date(2025, 3, 13)  # a Thursday


def dates(text, language):
    return [
        (when.interval.first.isoformat()[2:], when.interval.last.isoformat()[2:])
        for when in find_dates(parse(f"{text}.", language), DAY)
    ]


def days(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return [(row.date.isoformat()[5:], row.date_end.isoformat()[5:]) for row in rows]


PARTS = [
    ("en", "in the first two weeks of January"),
    ("es", "en las dos primeras semanas de enero"),
    ("fr", "au cours des deux premières semaines de janvier"),
    ("ru", "за первые две недели января"),
    ("uk", "за перші два тижні січня"),
    ("tr", "ocağın ilk iki haftasında"),
    ("vi", "trong hai tuần đầu tháng 1"),
    ("ar", "خلال الأسبوعين الأولين من يناير"),
]


@pytest.mark.parametrize(("language", "text"), PARTS)
def test_weeks_of_a_month_are_counted_from_its_first_day(language, text):
    assert dates(text, language) == [("25-01-01", "25-01-14")]


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("en", "in the second half of February", ("25-02-16", "25-02-28")),
        ("es", "en la segunda quincena de febrero", ("25-02-16", "25-02-28")),
        ("fr", "dans les dix derniers jours de février", ("25-02-19", "25-02-28")),
        ("ru", "в последней декаде февраля", ("25-02-19", "25-02-28")),
        ("en", "on Christmas Day", ("24-12-25", "24-12-25")),
        ("en", "on New Year's Eve 2021", ("21-12-31", "21-12-31")),
        ("es", "en Nochevieja", ("24-12-31", "24-12-31")),
        ("ru", "в новогоднюю ночь", ("24-12-31", "25-01-01")),
        ("uk", "у новорічну ніч", ("24-12-31", "25-01-01")),
        ("es", "el verano pasado", ("24-06-01", "24-08-31")),
        ("ar", "الصيف الماضي", ("24-06-01", "24-08-31")),
        ("vi", "mùa hè năm ngoái", ("24-06-01", "24-08-31")),
        ("ru", "за неделю с 3 по 9 марта", ("25-03-03", "25-03-09")),
        ("ar", "منذ أسبوعين", ("25-02-27", "25-03-13")),
    ],
)
def test_terms_that_a_word_names(language, text, span):
    assert dates(text, language) == [span]


def test_a_number_is_no_month():
    assert dates("depuis sept jours", "fr") == [("25-03-06", "25-03-13")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya will send 400 soldiers to Goma by the end of the week."),
        ("es", "Kenia enviará 400 soldados a Goma antes de que acabe la semana."),
        ("fr", "Le Kenya enverra 400 soldats à Goma d'ici à la fin de la semaine."),
        ("ru", "Кения до конца недели перебросит в Гому 400 военных."),
        ("uk", "Кенія до кінця тижня перекине до Гоми 400 військових."),
        ("tr", "Kenya hafta sonuna kadar Goma'ya 400 asker gönderecek."),
        ("vi", "Kenya sẽ điều 400 binh sĩ tới Goma trước khi hết tuần này."),
        ("ar", "سترسل كينيا 400 جندي إلى غوما قبل نهاية الأسبوع."),
    ],
)
def test_what_is_to_be_done_by_the_end_of_the_week_is_planned_up_to_it(language, text):
    (row,) = extract_reports([Report(text, published=DAY, language=language)])
    assert (row.date, row.date_end, row.status) == (DAY, dt.date(2025, 3, 16), "planned")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighting broke out in Sake on March 2 and ended the next evening, leaving 12 dead."),
        ("es", "El 2 de marzo estallaron combates en Sake que terminaron a la noche siguiente."),
        ("fr", "Les combats ont éclaté le 2 mars à Sake et n'ont cessé que le lendemain soir."),
        ("ru", "2 марта в Саке вспыхнули бои, они закончились лишь вечером следующего дня."),
        ("uk", "2 березня в Саке спалахнули бої, вони стихли лише ввечері наступного дня."),
        ("tr", "2 Mart'ta Sake'de başlayan ve ertesi akşam sona eren çatışmalarda 12 kişi öldü."),
        ("vi", "Giao tranh nổ ra ở Sake ngày 2/3 và kết thúc vào tối hôm sau."),
        ("ar", "اندلعت الاشتباكات في ساكي في 2 مارس واستمرت حتى مساء اليوم التالي."),
    ],
)
def test_what_ended_the_next_day_went_on_up_to_it(language, text):
    assert days(text, language) == [("03-02", "03-03")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighting broke out in Goma on Friday.\nBy Sunday 600 people had fled to Bukavu."),
        ("es", "El viernes estallaron combates en Goma. Hasta el domingo, 600 personas huyeron a Bukavu."),
        ("ru", "В пятницу в Гоме вспыхнули бои. К воскресенью в Букаву бежали 600 человек."),
        ("uk", "У п'ятницю в Гомі спалахнули бої. До неділі в Букаву втекли 600 людей."),
        ("vi", "Giao tranh nổ ra ở Goma hôm thứ Sáu. Đến Chủ nhật, 600 người đã chạy sang Bukavu."),
        ("ar", "اندلعت اشتباكات الجمعة في غوما. وبحلول الأحد كان 600 شخص قد فروا إلى بوكافو."),
    ],
)
def test_those_who_had_fled_by_sunday_did_so_since_the_fighting(language, text):
    assert ("03-07", "03-09") in days(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Residents have been fleeing Goma since fighting resumed on Tuesday."),
        ("es", "Los vecinos huyen de Goma desde que el martes se reanudaron los combates."),
        ("ru", "Жители бегут из Гомы с тех пор, как во вторник возобновились бои."),
        ("uk", "Мешканці тікають із Гоми відтоді, як у вівторок поновилися бої."),
        ("vi", "Người dân tháo chạy khỏi Goma kể từ khi giao tranh tái diễn hôm thứ Ba."),
        ("ar", "يفر السكان من غوما منذ تجدد القتال الثلاثاء."),
    ],
)
def test_people_flee_up_to_the_report_since_what_drove_them_out(language, text):
    assert ("03-11", "03-13") in days(text, language)


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("en", "A strike by bus drivers in Leeds entered its third day on Wednesday.", ("03-10", "03-12")),
        ("fr", "La grève des bus à Nantes est entrée mercredi dans son troisième jour.", ("03-10", "03-12")),
        ("ru", "В среду забастовка водителей в Лидсе вступила в третий день.", ("03-10", "03-12")),
        ("uk", "У середу страйк водіїв у Лідсі вступив у третій день.", ("03-10", "03-12")),
        ("vi", "Cuộc đình công ở Leeds hôm thứ Tư bước sang ngày thứ ba.", ("03-10", "03-12")),
        ("en", "Teachers in Kano have been on strike for two weeks.", ("02-27", "03-13")),
        ("es", "Los maestros de Oaxaca llevan dos semanas en huelga.", ("02-27", "03-13")),
        ("ru", "Шахтёры в Воркуте бастуют уже две недели.", ("02-27", "03-13")),
        ("uk", "Шахтарі в Нововолинську страйкують уже два тижні.", ("02-27", "03-13")),
        (
            "en",
            "Firefighters on Wednesday put out a forest fire that had burned near Evora since Sunday.",
            ("03-09", "03-12"),
        ),
    ],
)
def test_what_goes_on_is_counted_from_the_day_that_is_told(language, text, span):
    assert days(text, language) == [span]
