"""Days of what goes on and of what is told next."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 12)  # a Wednesday


def days(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return [(row.type, row.date.isoformat()[5:], row.date_end.isoformat()[5:]) for row in rows]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "Day six of the strike in Leeds: drivers blocked the depot.", "03-07"),
        ("en", "The sixth day of protests in Leeds brought thousands to the square.", "03-07"),
        ("fr", "Septième jour de grève à Lille : les chauffeurs bloquent le dépôt.", "03-06"),
        ("es", "Quinto día de huelga en Lima: los mineros bloquean la carretera.", "03-08"),
        ("ar", "في اليوم الخامس من الإضراب، أغلق العمال ميناء صفاقس.", "03-08"),
        ("tr", "İzmir'de grevin beşinci günü: işçiler yolu kapattı.", "03-08"),
        ("vi", "Ngày thứ năm đình công ở Hà Nội: công nhân chặn đường.", "03-08"),
        # said before a colon
        ("ru", "В Омске третьи сутки не ходят трамваи: водители вышли на забастовку.", "03-10"),
    ],
)
def test_the_day_of_a_strike_counts_from_its_first(language, text, first):
    assert days(text, language) == [("protest", first, "03-12")]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("es", "En una semana, 6.000 personas huyeron de Cúcuta.", "03-05"),
        ("es", "Unas 6.000 familias han huido de Cúcuta en las últimas dos semanas.", "02-26"),
        ("fr", "En une semaine, 6 000 personnes ont fui Goma.", "03-05"),
        ("fr", "Ces deux dernières semaines, 6 000 personnes ont fui Goma.", "02-26"),
    ],
)
def test_so_many_days_up_to_now(language, text, first):
    assert days(text, language) == [("displacement", first, "03-12")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "On Sunday gunmen killed a farmer in Jos. The next evening police arrested two men in Kano.",
        ),
        ("ru", "В воскресенье в Омске убили таксиста. Спустя сутки в Тюмени задержали двоих."),
        ("ar", "قتل مسلحون تاجرا في الموصل يوم الأحد. وفي فجر اليوم الموالي اعتقلت الشرطة رجلين في أربيل."),
    ],
)
def test_the_day_after_what_was_told(language, text):
    assert days(text, language)[1:] == [("arrest", "03-10", "03-10")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "На субботнем митинге в Самаре задержали 20 человек."),
        ("uk", "Під час суботнього мітингу в Одесі затримали 20 осіб."),
    ],
)
def test_weekdays_as_adjectives(language, text):
    assert days(text, language) == [("arrest", "03-08", "03-08")]


def test_months_that_are_over():
    assert days("Протягом січня в Одесі зареєстровано 312 випадків кору.", "uk")[0][1:] == ("01-01", "01-31")
    text = "The doctors' union puts the dead in El Fasher since last May at 2,310."
    [row] = extract_reports([Report(text, published=DAY, language="en")])
    assert row.date == dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shells fell on Bria on Sunday. About 400 families fled to Bambari."),
        ("fr", "Des obus sont tombés dimanche sur Bria. Quelque 400 familles ont fui vers Bambari."),
        ("ru", "В воскресенье артиллерия обстреляла Брию. Около 400 семей бежали в Бамбари."),
    ],
)
def test_flight_goes_on_up_to_the_report(language, text):
    assert days(text, language) == [("shelling", "03-09", "03-09"), ("displacement", "03-09", "03-12")]


def test_another_thing_at_another_place_has_no_day_of_the_one_before():
    text = "A quake shook Van on Sunday. In Bria, gunmen seized twelve nurses."
    assert days(text, "en") == [("earthquake", "03-09", "03-09"), ("abduction", "03-11", "03-12")]


@pytest.mark.parametrize(
    ("language", "news", "part", "first"),
    [
        (
            "en",
            "Police arrested nine across Idlib province today.",
            "In Saraqib they arrested four.",
            "03-12",
        ),
        (
            "ar",
            "شن الجيش فجر اليوم حملة مداهمات في محافظة نابلس.",
            "واعتقل الجنود شابين في بلدة بيتا.",
            "03-12",
        ),
        # of another place, of another kind
        ("en", "Police arrested nine across Idlib province today.", "A mine exploded in Bria.", "03-11"),
        ("en", "Shells fell on Idlib province today.", "A bus overturned in Saraqib.", "03-11"),
    ],
)
def test_a_part_of_the_news_has_its_day(language, news, part, first):
    assert days(f"{news}\n\n{part}", language)[-1][1] == first


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Farmers blocked the square in Lublin until Monday."),
        ("es", "Los agricultores bloquearon la plaza de Zamora hasta el lunes."),
        ("fr", "Les agriculteurs ont bloqué la place de Troyes jusqu'à lundi."),
    ],
)
def test_what_went_on_until_a_day_was_over_on_it(language, text):
    assert days(text, language) == [("protest", "03-10", "03-10")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The foreign ministers of Egypt and Ethiopia meet in Nairobi on Saturday."),
        ("es", "Los cancilleres de Colombia y Ecuador se reúnen el sábado en Tulcán."),
        ("fr", "Le ministre se rend samedi à Alger pour rencontrer son homologue."),
        ("ru", "Министры иностранных дел Египта и Эфиопии встречаются в субботу в Найроби."),
        ("uk", "Міністри закордонних справ Єгипту та Ефіопії зустрічаються в суботу в Найробі."),
        ("tr", "Mısır ve Etiyopya dışişleri bakanları cumartesi günü Nairobi'de bir araya geliyor."),
        ("ar", "يجتمع وزيرا خارجية مصر وإثيوبيا السبت في نيروبي."),
        # what is due
        ("es", "Los cancilleres de Colombia y Ecuador deberán reunirse el sábado en Tulcán."),
        ("ru", "Президенты Казахстана и Узбекистана должны встретиться в субботу в Туркестане."),
        ("uk", "Президенти Польщі та Литви мають зустрітися в суботу у Вільнюсі."),
    ],
)
def test_the_present_tells_of_the_day_to_come(language, text):
    assert days(text, language) == [("diplomatic_meeting", "03-15", "03-15")]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Egypt and Ethiopia meet in Nairobi on Tuesday.",  # a caption
        "The foreign ministers of Egypt and Ethiopia met in Nairobi on Tuesday.",
    ],
)
def test_the_present_of_yesterday_is_past(text):
    assert days(text, "en") == [("diplomatic_meeting", "03-11", "03-11")]


def test_next_behind_a_comma_is_of_another_thing():
    text = "El domingo, próximo a la hora 23:00, desconocidos quemaron un galpón en Paysandú."
    assert days(text, "es") == [("arson", "03-09", "03-09")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A two-day strike of dockers in Mombasa ended on Tuesday."),
        ("en", "Dockers in Mombasa began a 48-hour strike on Monday."),
        ("es", "La huelga de dos días de los estibadores de Valparaíso terminó el martes."),
        ("fr", "Les enseignants de Tunis ont entamé lundi une grève de 48 heures."),
        ("ru", "Двухдневная забастовка докеров в Момбасе завершилась во вторник."),
        ("uk", "У понеділок учителі Тернополя розпочали дводенний страйк."),
        ("tr", "Mersin'de liman işçilerinin iki günlük grevi salı günü sona erdi."),
        ("vi", "Giáo viên ở Eldoret bắt đầu đình công hai ngày hôm thứ Hai."),
        ("ar", "وبدأ المعلمون في صيدا الاثنين إضرابا لمدة يومين."),
    ],
)
def test_what_takes_two_days_is_told_of_both(language, text):
    assert days(text, language) == [("protest", "03-10", "03-11")]


def test_what_began_today_is_not_told_of_days_to_come():
    text = "Dockers in Mombasa began a three-day strike on Wednesday."
    assert days(text, "en") == [("protest", "03-12", "03-12")]


def test_a_number_of_thousands_of_digits_is_no_number_of_days():
    text = f"Dockers in Mombasa began a {'9' * 5000} day strike on Monday."
    assert days(text, "en") == [("protest", "03-10", "03-10")]


def test_a_number_beside_a_weekday_is_no_number_of_weeks():
    text = "Hàng nghìn người hôm thứ Hai tuần hành ở Đà Nẵng."
    assert days(text, "vi") == [("protest", "03-10", "03-10")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nurses in Leeds were on strike for the eleventh day on Wednesday."),
        ("es", "Los mineros de Huanuni cumplieron el miércoles su undécimo día de huelga."),
        ("fr", "Les mineurs de Kolwezi sont en grève pour le onzième jour."),
        ("ru", "Шахтёры в Воркуте бастуют одиннадцатый день."),
        ("uk", "Шахтарі в Нововолинську страйкують одинадцятий день."),
        ("tr", "Zonguldak'ta madencilerin grevi on birinci gününde."),
        ("vi", "Thợ mỏ ở Hạ Long đình công sang ngày thứ 11."),
        ("ar", "يواصل عمال المناجم في الرديف إضرابهم لليوم الحادي عشر."),
    ],
)
def test_the_eleventh_day_of_a_strike_counts_from_its_first(language, text):
    assert days(text, language) == [("protest", "03-02", "03-12")]


@pytest.mark.parametrize(
    ("language", "text", "night"),
    [
        (
            "en",
            "Shells hit Kherson on Sunday. In the night, drones hit Mykolaiv.",
            ("03-09", "03-10"),
        ),
        (
            "en",
            "Shells hit Kherson on Sunday. Last night, drones hit Mykolaiv.",
            ("03-11", "03-11"),
        ),
        (
            "fr",
            "Une roquette a touché Kherson dimanche. Dans la nuit, des drones ont frappé Mykolaïv.",
            ("03-09", "03-10"),
        ),
        ("ru", "В воскресенье обстреляли Херсон. Ночью беспилотники атаковали Николаев.", ("03-09", "03-10")),
        # the day before is counted from that day
        ("tr", "Pazar günü Taiz'e roket düştü. Bir gün önce Marib'de bomba patladı.", ("03-08", "03-08")),
    ],
)
def test_a_night_that_opens_a_sentence_is_that_of_the_day_before_it(language, text, night):
    assert days(text, language)[-1][1:] == night


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les combats qui ont fait rage à Goma de samedi à lundi ont fait 30 morts."),
        ("uk", "Бої в Покровську з суботи до понеділка забрали життя 30 людей."),
        ("vi", "Giao tranh ở Goma từ thứ Bảy đến thứ Hai làm 30 người chết."),
    ],
)
def test_a_sum_of_some_days_is_of_these(language, text):
    assert [span[1:] for span in days(text, language)] == [("03-08", "03-10")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Встреча министров намечена на 20 число в Дохе."),
        ("uk", "Зустріч міністрів заплановано на 20 число в Досі."),
    ],
)
def test_a_day_without_its_month_is_the_coming_one(language, text):
    assert days(text, language) == [("diplomatic_meeting", "03-20", "03-20")]
