"""Dates in running text become intervals with their precision."""

import datetime as dt

import pytest
from dated import one, read

import geomap
from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse
from geomap.incidents import date_precision


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "It happened on 7 November 2023.", "2023-11-07", "2023-11-07"),
        ("en", "It happened on November 7, 2022, they said.", "2022-11-07", "2022-11-07"),
        ("en", "It happened on the 7th of November.", "2023-11-07", "2023-11-07"),
        ("en", "It happened on Nov. 7 in the north.", "2023-11-07", "2023-11-07"),
        ("en", "It happened on December 30.", "2023-12-30", "2023-12-30"),
        ("en", "Floods of March 3 did harm.", "2023-03-03", "2023-03-03"),
        ("en", "It lasted November 3-5.", "2023-11-03", "2023-11-05"),
        ("en", "It happened in October.", "2023-10-01", "2023-10-31"),
        ("en", "It happened in May 2021.", "2021-05-01", "2021-05-31"),
        ("en", "It happened in 2019 there.", "2019-01-01", "2019-12-31"),
        ("en", "It happened on 2023-11-05.", "2023-11-05", "2023-11-05"),
        ("en", "It happened last month.", "2023-10-01", "2023-10-31"),
        ("en", "It happened last week.", "2023-10-30", "2023-11-05"),
        ("en", "It happened on Tuesday.", "2023-11-07", "2023-11-07"),
        ("en", "It happened on Wednesday.", "2023-11-08", "2023-11-08"),
        ("en", "It happened last Wednesday.", "2023-11-01", "2023-11-01"),
        ("en", "They meet next Friday.", "2023-11-10", "2023-11-10"),
        ("en", "It happened three days ago.", "2023-11-05", "2023-11-05"),
        ("en", "It happened yesterday.", "2023-11-07", "2023-11-07"),
        ("en", "It happened overnight.", "2023-11-07", "2023-11-08"),
        ("vi", "Vụ nổ xảy ra ngày 7/11.", "2023-11-07", "2023-11-07"),
        ("vi", "Vụ nổ xảy ra tối 7/11.", "2023-11-07", "2023-11-07"),
        ("vi", "Vụ nổ xảy ra rạng sáng ngày 6-11.", "2023-11-06", "2023-11-06"),
        ("vi", "Vụ nổ xảy ra ngày 3 tháng 2 năm 2022.", "2022-02-03", "2022-02-03"),
        ("vi", "Vụ nổ xảy ra ngày 14 tháng 11.", "2023-11-14", "2023-11-14"),
        ("vi", "Vụ nổ xảy ra hồi tháng 10.", "2023-10-01", "2023-10-31"),
        ("vi", "Vụ nổ xảy ra tháng 11/2022.", "2022-11-01", "2022-11-30"),
        ("vi", "Vụ nổ xảy ra năm 2019.", "2019-01-01", "2019-12-31"),
        ("vi", "Vụ nổ xảy ra tháng trước.", "2023-10-01", "2023-10-31"),
        ("vi", "Vụ nổ xảy ra tuần trước.", "2023-10-30", "2023-11-05"),
        ("vi", "Vụ nổ xảy ra hôm qua.", "2023-11-07", "2023-11-07"),
        ("vi", "Vụ nổ xảy ra hôm thứ Ba.", "2023-11-07", "2023-11-07"),
        ("vi", "Vụ nổ xảy ra ba ngày trước.", "2023-11-05", "2023-11-05"),
        ("de", "Es geschah am 7. November 2023.", "2023-11-07", "2023-11-07"),
    ],
)
def test_a_date_is_the_interval_it_names(language, text, first, last):
    assert one(text, language)[1:] == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He may march at 6,2 km with 24/7 support for 2000 homes."),
        ("en", "They won 3.400 votes in the second round."),
        ("vi", "Đây là lần thứ ba đoàn xe chở 1,5 tấn hàng."),
        ("vi", "Thu nhập tăng 6,2 phần trăm."),
    ],
)
def test_numbers_that_are_no_dates(language, text):
    assert read(text, language) == []


def test_a_date_without_a_year_is_the_last_one_or_shortly_ahead():
    assert one("It happened on December 30.", "en", dt.date(2024, 1, 3))[1] == "2023-12-30"
    assert one("They meet on January 10.", "en", dt.date(2024, 1, 3))[1] == "2024-01-10"
    assert one("It happened on 29 February.", "en", dt.date(2026, 6, 1))[1] == "2024-02-29"


def test_the_same_day_and_days_earlier_point_into_the_text():
    assert one("It was hit again the same day.", "en") == ("same", 0)
    assert one("Cùng ngày, một vụ nổ khác xảy ra.", "vi") == ("same", 0)
    assert one("Two days earlier a bomb went off.", "en") == ("offset", -2)


def test_since_is_no_day_of_an_event():
    assert one("Thousands have fled since 7 October.", "en")[0] == "since"


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2023-11-07", "2023-11-07", "day"),
        ("2023-11-05", "2023-11-07", "days"),
        ("2023-10-30", "2023-11-05", "week"),
        ("2023-10-01", "2023-10-31", "month"),
        ("2023-01-01", "2023-12-31", "year"),
        ("1990-01-01", "1999-12-31", "unknown"),
    ],
)
def test_precision_of_an_interval(first, last, precision):
    assert date_precision(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == precision


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "Fighting raged between 28 and 30 October.", "2023-10-28", "2023-10-30"),
        ("en", "Fighting raged from Monday to Wednesday.", "2023-11-06", "2023-11-08"),
        ("en", "Clashes between Monday and Thursday killed nine.", "2023-10-30", "2023-11-02"),
        ("en", "It rained 3-5 November.", "2023-11-03", "2023-11-05"),
        ("en", "It rained from 3 to 5 November 2022.", "2022-11-03", "2022-11-05"),
        ("en", "The strike lasted from October 28 to November 2.", "2023-10-28", "2023-11-02"),
        ("en", "The strike lasted from the 28th until 30 October.", "2023-10-28", "2023-10-30"),
        ("vi", "Giao tranh diễn ra từ ngày 28 đến ngày 30/10.", "2023-10-28", "2023-10-30"),
        ("vi", "Giao tranh diễn ra từ 28/10 đến 2/11.", "2023-10-28", "2023-11-02"),
        ("vi", "Giao tranh diễn ra từ thứ Hai đến thứ Tư.", "2023-11-06", "2023-11-08"),
        ("vi", "Giao tranh diễn ra giữa ngày 28 và ngày 30 tháng 10.", "2023-10-28", "2023-10-30"),
        ("vi", "Mưa lớn trong các ngày 3-5/11.", "2023-11-03", "2023-11-05"),
    ],
)
def test_a_range_is_one_interval_from_its_first_to_its_last_day(language, text, first, last):
    assert one(text, language)[1:] == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "They met on Monday and Wednesday.", ["2023-11-06", "2023-11-08"]),
        ("en", "It came on Monday, and on Tuesday it left.", ["2023-11-06", "2023-11-07"]),
        ("en", "It moved from 10 October, two weeks late, to 2 November.", ["2023-10-10", "2023-11-02"]),
        ("vi", "Họ gặp nhau hôm thứ Hai và thứ Tư.", ["2023-11-06", "2023-11-08"]),
    ],
)
def test_two_days_are_no_range(language, text, days):
    found = find_dates(parse(text, language), dt.date(2023, 11, 8))
    assert [str(when.interval.first) for when in found] == days
    assert all(when.interval.first == when.interval.last for when in found)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("vi", "Lũ quét làm 62 người chết ở Kasaba đêm 25/4.", "2025-04-25", "2025-04-25"),
        ("vi", "Tỉnh Đắk Lắk ghi nhận 1.730 ca mắc sốt xuất huyết từ đầu năm.", "2025-01-01", "2025-04-28"),
        ("en", "Fighting over the past week killed 20 people in Goma.", "2025-04-21", "2025-04-28"),
        ("en", "Two people were killed in Goma last week.", "2025-04-21", "2025-04-27"),
        ("ru", "За последнюю неделю в Харькове погибли пять человек.", "2025-04-21", "2025-04-28"),
        ("uk", "З початку року в Харкові загинули сорок людей.", "2025-01-01", "2025-04-28"),
        ("tr", "Yılbaşından bu yana Van'da 12 kişi öldü.", "2025-01-01", "2025-04-28"),
    ],
)
def test_periods_that_end_now_and_nights(language, text, first, last):
    found = geomap.extract(text, published="2025-04-28", language=language)
    assert [str(day.date()) for day in (found["date"][0], found["date_end"][0])] == [first, last]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Talks open this Friday.", "2023-11-10"),
        ("en", "It happened this Monday.", "2023-11-06"),
        ("fr", "Le sommet s'ouvre ce vendredi.", "2023-11-10"),
        ("fr", "Une bombe a explosé ce lundi.", "2023-11-06"),
        ("es", "La cumbre empieza este viernes.", "2023-11-10"),
        ("es", "Una bomba explotó este lunes.", "2023-11-06"),
        ("fr", "C'est arrivé avant-hier soir.", "2023-11-06"),
        ("fr", "C'est arrivé le 1er novembre.", "2023-11-01"),
        ("fr", "C'est arrivé il y a trois jours.", "2023-11-05"),
        ("es", "Ocurrió anteayer.", "2023-11-06"),
        ("es", "Ocurrió anoche.", "2023-11-07"),
        ("es", "Ocurrió hace tres días.", "2023-11-05"),
        ("es", "Ocurrió el 3 de noviembre de 2023.", "2023-11-03"),
    ],
)
def test_days_of_french_and_spanish_news(language, text, day):
    assert one(text, language)[1:] == (day, day)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "Dans la nuit de lundi à mardi, il a plu.", "2023-11-06", "2023-11-07"),
        ("es", "En la noche del lunes al martes llovió.", "2023-11-06", "2023-11-07"),
        ("fr", "C'était la semaine dernière.", "2023-10-30", "2023-11-05"),
        ("es", "Fue la semana pasada.", "2023-10-30", "2023-11-05"),
        ("fr", "C'était le mois dernier.", "2023-10-01", "2023-10-31"),
        ("es", "Fue el mes pasado.", "2023-10-01", "2023-10-31"),
        ("fr", "C'était en octobre.", "2023-10-01", "2023-10-31"),
        ("es", "En lo que va de año hubo diez.", "2023-01-01", "2023-11-08"),
    ],
)
def test_spans_of_french_and_spanish_news(language, text, first, last):
    assert one(text, language)[1:] == (first, last)


def test_a_year_before_a_comma_counts_nothing():
    [row] = geomap.extract(
        "On this day in 1994, shells killed 12 people in Mostar.", published="2024-07-03", language="en"
    ).itertuples()
    assert (row.status, row.date.year) == ("background", 1994)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("es", "El día 12 una bomba estalló en Cúcuta.", "2025-03-12"),
        ("es", "Una bomba estalló en Cúcuta el pasado día 28.", "2025-02-28"),
        ("vi", "Ngày 12, một quả bom phát nổ ở Baghdad.", "2025-03-12"),
        ("ru", "12-го числа в Грозном взорвалась бомба.", "2025-03-12"),
        ("uk", "28 числа в Одесі вибухнула бомба.", "2025-02-28"),
        ("tr", "Ayın 12'sinde Konya'da bomba patladı.", "2025-03-12"),
        ("ar", "انفجرت قنبلة يوم 12 في الموصل.", "2025-03-12"),
        # What is to come has that day before it.
        ("es", "El presidente se reunirá con su homólogo en Quito el día 28.", "2025-03-28"),
    ],
)
def test_a_day_without_a_month_is_the_last_such_day_or_the_next(language, text, day):
    [found] = geomap.extract(text, published="2025-03-20", language=language).itertuples()
    assert f"{found.date:%Y-%m-%d}" == f"{found.date_end:%Y-%m-%d}" == day


def test_a_month_that_is_a_word_for_an_event_is_no_event():
    text = "Two people died in the week ending 2 March in Beira floods."
    found = geomap.extract(text, published="2025-03-20", language="en")
    assert found["type"].tolist() == ["flood"]
    text = "Timeline\n- March 2: A bomb exploded in Juba.\n- March 5: Protesters marched in Bor."
    found = geomap.extract(text, published="2025-03-20", language="en")
    assert [f"{day:%m-%d}" for day in found["date"]] == ["03-02", "03-05"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("В воскресенье город молчал. Около пяти утра в Бамако взорвали мост.", "2025-03-16", "2025-03-16"),
        ("Вечером 10 марта под Зимой грузовик ушел под лед.", "2025-03-10", "2025-03-10"),
        ("Зимой 2021 года в Туле сгорел склад.", "2020-12-01", "2021-02-28"),
    ],
)
def test_an_hour_is_of_the_day_named_before_and_a_town_is_no_season(text, first, last):
    [found] = geomap.extract(text, published="2025-03-19", language="ru").itertuples()
    assert (f"{found.date:%Y-%m-%d}", f"{found.date_end:%Y-%m-%d}") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("وقع انفجار في حلب مطلع نوفمبر.", "2023-11-01", "2023-11-10"),
        ("وقع انفجار في حلب بداية تشرين الثاني.", "2023-11-01", "2023-11-10"),
        ("وقع انفجار في حلب مطلع الأسبوع.", "2023-11-06", "2023-11-08"),
    ],
)
def test_the_beginning_of_a_month_is_its_first_days_and_that_of_a_week_is_this_week(text, first, last):
    assert one(text, "ar")[1:] == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "kind", "first", "last"),
    [
        ("zh", "上海2023年11月3日发生火灾。", "absolute", "2023-11-03", "2023-11-03"),
        ("zh", "10月30日至11月2日大雨。", "absolute", "2023-10-30", "2023-11-02"),
        ("zh", "去年5月上海发生火灾。", "absolute", "2022-05-01", "2022-05-31"),
        ("zh", "警方昨日说上海发生火灾。", "relative", "2023-11-07", "2023-11-07"),
        ("zh", "周二上海发生火灾。", "weekday", "2023-11-07", "2023-11-07"),
        ("ja", "１１月３日、大阪で火災があった。", "absolute", "2023-11-03", "2023-11-03"),
        ("ja", "令和5年11月3日に火災があった。", "absolute", "2023-11-03", "2023-11-03"),
        ("ja", "大阪で3日夜に火災があった。", "day", "2023-11-03", "2023-11-03"),
        ("ja", "一昨日、大阪で火災があった。", "relative", "2023-11-06", "2023-11-06"),
        ("ko", "2023년 11월 3일 부산에서 화재가 발생했다.", "absolute", "2023-11-03", "2023-11-03"),
        ("ko", "지난달 5일 부산에서 화재가 발생했다.", "absolute", "2023-10-05", "2023-10-05"),
        ("ko", "화요일에 부산에서 화재가 발생했다.", "weekday", "2023-11-07", "2023-11-07"),
        ("de", "Gestern brannte es in Athen.", "relative", "2023-11-07", "2023-11-07"),
        ("pt", "Houve um incêndio anteontem em Faro.", "relative", "2023-11-06", "2023-11-06"),
    ],
)
def test_days_in_languages_without_a_pack(language, text, kind, first, last):
    assert one(text, language) == (kind, first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "地铁3号线停运，搜救持续3日间，第3日。"),
        ("ja", "停電は3日間続き、3日後に直った。"),
        ("ko", "정전은 3일간 이어졌고 3일 만에 복구됐다. 오늘날"),
        ("hi", "कल आग लगी।"),  # yesterday as well as tomorrow
        ("de", "Am Morgen brannte es."),
    ],
)
def test_spans_and_words_of_two_senses_are_no_days(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Un joven de 33 años perdió la vida esta madrugada en Oviedo al volcar su coche.",
            "2025-12-03",
            "2025-12-03",
        ),
        ("El epicentro del sismo estuvo en el mar, a 31 kilómetros de Huasco.", "2025-12-02", "2025-12-03"),
        (
            "El 16 de enero, cuando el conflicto se agravó, fueron asesinadas tres personas en Tibú.",
            "2025-01-16",
            "2025-01-16",
        ),
    ],
)
def test_what_tells_of_people_or_of_the_sea_is_no_date_and_murders_are_past(text, first, last):
    (row,) = geomap.extract(text, published="2025-12-03", language="es").itertuples()
    assert (str(row.date)[:10], str(row.date_end)[:10]) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A bomb went off on Sunday, 7 November in Cairo.", ["2023-11-07"]),  # it was a Tuesday
        ("tr", "7 Kasım Pazar günü Kahire'de bomba patladı.", ["2023-11-07"]),
    ],
)
def test_the_day_of_the_month_wins_over_a_weekday_that_does_not_fit(language, text, expected):
    found = find_dates(parse(text, language), dt.date(2023, 11, 8))
    assert [str(when.interval.first) for when in found if when.interval] == expected


def test_a_month_in_a_name_is_no_date():
    text = "Hombres armados mataron a tres personas en Mayo-Kebbi Occidental, en el Chad, el lunes."
    found = geomap.extract(text, published="2023-11-08", language="es")
    assert {str(day.date()) for day in found["date"]} == {"2023-11-06"}
