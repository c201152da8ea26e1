"""Which of several dates beside an event is its own."""

import datetime as dt

import pytest

import geomap

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
