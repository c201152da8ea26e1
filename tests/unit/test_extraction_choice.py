"""Which of several dates beside an event is its own."""

import datetime as dt

import pytest

import geomap
from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse

WEDNESDAY = dt.date(2023, 11, 8)


def days(text, language, kind):
    found = geomap.extract(text, published=WEDNESDAY, language=language)
    told = found[found["type"].eq(kind)]
    return {(f"{a:%F}", f"{b:%F}") for a, b in zip(told["date"], told["date_end"], strict=True)}


@pytest.mark.parametrize(
    ("language", "kind", "text", "first", "last"),
    [
        # A date of what is told by the way.
        (
            "en",
            "territory_change",
            "The town of Kidal, lost in the spring of 2014, was recaptured on Monday by the army.",
            "2023-11-06",
            "2023-11-06",
        ),
        (
            "ru",
            "killing",
            "Второго ноября журналист, бежавший из Минска в январе, был застрелен в Вильнюсе.",
            "2023-11-02",
            "2023-11-02",
        ),
        ("uk", "accident", "У понеділок у Луцьку згоріла фабрика 1896 року.", "2023-11-06", "2023-11-06"),
        (
            "en",
            "protest",
            "The march that set out from Lyon eight days earlier reached Paris on Tuesday.",
            "2023-11-07",
            "2023-11-07",
        ),
        # What a date says more exactly.
        (
            "es",
            "diplomatic_meeting",
            "La semana que viene, Quito será sede de una cumbre, prevista para el 15 de noviembre.",
            "2023-11-15",
            "2023-11-15",
        ),
        # From one day to another.
        (
            "en",
            "wildfire",
            "The wildfire that broke out on Friday near Izmir was still burning on Monday.",
            "2023-11-03",
            "2023-11-06",
        ),
        (
            "fr",
            "wildfire",
            "Le feu de forêt déclaré samedi près d'Aubagne a été fixé lundi.",
            "2023-11-04",
            "2023-11-06",
        ),
        # What happened on the day since which it is so.
        (
            "fr",
            "territory_change",
            "L'armée revendique depuis lundi la prise de Bakhmout.",
            "2023-11-06",
            "2023-11-06",
        ),
        # What may come.
        ("en", "flood", "Floods could hit Galway on Friday, forecasters say.", "2023-11-10", "2023-11-10"),
        ("tr", "flood", "Cuma günü Rize'de sel yaşanabilir.", "2023-11-10", "2023-11-10"),
        ("en", "storm", "The storm could hit Galway overnight.", "2023-11-08", "2023-11-09"),
    ],
)
def test_the_date_of_an_event_is_the_one_told_of_it(language, kind, text, first, last):
    assert days(text, language, kind) == {(first, last)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The UN warned that 40,000 people in Baidoa will go hungry by February."),
        ("vi", "Liên Hợp Quốc cảnh báo 40.000 người ở Baidoa có thể rơi vào cảnh đói trước mùa hè."),
    ],
)
def test_a_warning_is_given_now_of_what_is_to_come(language, text):
    assert days(text, language, "humanitarian_warning") == {("2023-11-07", "2023-11-08")}


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("tr", "Saldırı 2020'nin şubatında oldu.", "2020-02-01", "2020-02-29"),
        ("tr", "Saldırı 2021 yılının Ekim ayında oldu.", "2021-10-01", "2021-10-31"),
        ("tr", "Geçen kış oldu.", "2022-12-01", "2023-02-28"),
        ("ru", "Это случилось прошлой осенью.", "2022-09-01", "2022-11-30"),
        ("en", "It happened last autumn.", "2022-09-01", "2022-11-30"),
        ("en", "It happened in the past week (29 October - 4 November).", "2023-10-29", "2023-11-04"),
        ("vi", "Vụ việc xảy ra trong đêm 4/11.", "2023-11-04", "2023-11-05"),
        ("vi", "Vụ việc xảy ra hồi giữa tuần trước.", "2023-10-31", "2023-11-02"),
        ("en", "It happened early last week.", "2023-10-30", "2023-11-01"),
        ("tr", "Geçen hafta başında oldu.", "2023-10-30", "2023-11-01"),
        ("tr", "Salı günü kömür ocağında oldu.", "2023-11-07", "2023-11-07"),
        ("es", "Habrá un paro de 48 horas a partir del sábado.", "2023-11-04", "2023-11-05"),
        ("fr", "Il pleuvra dans les prochaines 72 heures.", "2023-11-08", "2023-11-11"),
        ("es", "Lloverá en las próximas dos semanas.", "2023-11-08", "2023-11-22"),
        ("es", "Ocurrió en los últimos tres días.", "2023-11-05", "2023-11-08"),
        ("es", "Ocurrió a principios de la semana pasada.", "2023-10-30", "2023-11-01"),
        ("fr", "Cela s'est passé en début de semaine.", "2023-11-06", "2023-11-08"),
        ("ru", "Это случилось в начале недели.", "2023-11-06", "2023-11-08"),
    ],
)
def test_one_date_in_its_words(language, text, first, last):
    (when,) = find_dates(parse(text, language), WEDNESDAY)
    assert when.kind != "since"
    assert [str(day) for day in when.interval] == [first, last]


def test_months_in_two_sentences_of_one_are_no_range():
    found = find_dates(parse("Họ đến vào tháng 8/2022; đến tháng Tư năm nay, họ rút.", "vi"), WEDNESDAY)
    assert [str(when.interval.last) for when in found] == ["2022-08-31", "2023-04-30"]


def test_the_same_day_is_the_one_named_before_it_in_its_sentence():
    text = (
        "In Mocimboa a shop was looted on Friday. In Bau a church was burnt on Monday, and on the same day "
        "gunmen abducted six nurses in Macomia."
    )
    assert days(text, "en", "abduction") == {("2023-11-06", "2023-11-06")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police in Leeds arrested a suspect in the Oct. 21 mass shooting that killed four."),
        ("es", "Un sospechoso del atentado del 3 de octubre fue detenido en Lima."),
        ("fr", "Un suspect de l'attentat du 21 octobre a été arrêté à Lyon."),
        ("ru", "Полиция задержала в Казани подозреваемого в теракте 21 октября."),
        ("uk", "Поліція затримала у Львові підозрюваного у стрілянині 21 жовтня."),
        ("ar", "اعتقلت الشرطة في حلب مشتبها به في هجوم 21 أكتوبر الذي أودى بحياة أربعة أشخاص."),
        ("vi", "Cảnh sát bắt giữ tại Đà Nẵng nghi phạm vụ xả súng ngày 21/10 khiến bốn người chết."),
    ],
)
def test_the_day_of_the_crime_is_not_that_of_the_arrest(language, text):
    assert days(text, language, "arrest") == {("2023-11-07", "2023-11-08")}


def test_the_day_on_which_somebody_was_arrested_stays():
    text = "On 21 October, police arrested a man in Leeds over the bombing."
    assert days(text, "en", "arrest") == {("2023-10-21", "2023-10-21")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Cháy nhà trên đường 3 Tháng 2 hôm 7/11 làm hai người chết."),
        ("vi", "Cháy nhà ở đường Cách Mạng Tháng Tám hôm 7/11 làm hai người chết."),
        ("es", "Una bomba estalló en la avenida 9 de Julio el martes 7 de noviembre."),
        ("fr", "Une bombe a explosé mardi rue du 11 Novembre à Lyon."),
        ("ru", "Взрыв прогремел на улице 8 Марта во вторник."),
        ("ar", "أوقفت الشرطة شابا يوم الثلاثاء في حي 8 ماي 1945 بمدينة سطيف."),
        # who said or asked so did it later
        ("vi", "Ngày 8/11, Công an Huế điều tra vụ cháy nhà, hai người chết. Tối 7/11, lửa bùng lên ở quán."),
        ("vi", "Sáng 8/11, Công an Huế cho biết xe khách lật, hai người chết. Vụ việc xảy ra tối 7/11."),
        ("vi", "Sáng 8/11, Công an Huế xác nhận đã bắt hai người. Tối 7/11, họ bị bắt khi chạy xe ở Huế."),
    ],
)  # fmt: skip
def test_days_of_streets_and_of_those_who_ask_are_not_those_of_the_event(language, text):
    found = geomap.extract(text, published="2023-11-08", language=language)
    assert {str(day.date()) for day in found["date"]} == {"2023-11-07"}
