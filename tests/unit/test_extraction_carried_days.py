"""The day that one sentence takes from another one."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 13)  # a Thursday


def days(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return {row.place: (row.date.isoformat()[5:], row.date_end.isoformat()[5:]) for row in rows}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A bomb exploded in Quetta on Saturday.\n\nLater in the evening, gunmen shot two men in Sibi.",
        ),
        ("es", "Una bomba estalló en Cali el sábado.\n\nInstantes después, otra bomba estalló en Sibi."),
        (
            "fr",
            "Une bombe a explosé samedi à Quetta.\n\nPlus tard dans la matinée, une bombe a explosé à Sibi.",
        ),
        ("ru", "В субботу в Кветте взорвалась бомба.\n\nЧерез несколько минут взорвалась бомба в Sibi."),
        ("uk", "У суботу в Кветті вибухнула бомба.\n\nЗа декілька хвилин вибухнула бомба в Sibi."),
        ("tr", "Cumartesi Ketta'da bomba patladı.\n\nKısa bir süre sonra Sibi'de bomba patladı."),
        ("vi", "Hôm thứ Bảy, bom phát nổ ở Quetta.\n\nVài phút sau, bom phát nổ ở Sibi."),
    ],
)
def test_what_came_hours_later_was_on_the_day_told_before(language, text):
    (found,) = (span for place, span in days(text, language).items() if "Sibi" in place)
    assert found == ("03-08", "03-08")


def test_those_who_fled_until_the_report_count_no_hours():
    text = "Shells hit Goma on Sunday. Hundreds fled to Bukavu.\n\nHours later, a bomb exploded in Uvira."
    assert days(text, "en")["Uvira"] == ("03-09", "03-09")


def test_who_fled_left_when_the_town_fell():
    text = "Rebels seized the town of Goma on Tuesday.\n\nAbout 6,000 people fled to Bukavu."
    assert ("03-11", "03-13") in days(text, "en").values()


def test_an_arrest_does_not_part_the_news_from_its_day():
    text = "A man was stabbed to death in Leeds. Police held two men. The attack happened on Monday night."
    rows = extract_reports([Report(text, published=DAY, language="en")])
    assert [row.date.isoformat() for row in rows if row.type != "arrest"] == ["2025-03-10"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A bomb exploded in Uvira on Sunday. In 2015 ten were killed in clashes. Police held a man."),
        (
            "fr",
            "Une bombe a explosé à Goma dimanche. En 2015, dix civils sont morts. Un homme a été arrêté.",
        ),
    ],
)
def test_the_news_goes_on_behind_a_sentence_of_history(language, text):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    assert not [row for row in rows if row.type == "arrest" and row.status == "background"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Blotter\n\nMonday\nNothing.\n\nTuesday\nA bus overturned in Hull."),
        ("es", "Sucesos\n\nLunes\nNada.\n\nMartes\nUn autobús volcó en Sevilla y murieron dos personas."),
        ("fr", "Faits divers\n\nLundi\nRien.\n\nMardi\nUn autocar s'est renversé à Rouen."),
        ("ru", "Сводка\n\nПонедельник\nТихо.\n\nВторник\nВ Омске перевернулся автобус."),
    ],
)
def test_a_day_that_heads_a_part_of_a_log_is_that_of_its_items(language, text):
    assert list(days(text, language).values()) == [("03-11", "03-11")]


def test_weekdays_of_a_log_go_on_over_the_turn_of_a_week():
    quiet = "\n\n".join(f"{day}\nAll was quiet." for day in ("Wednesday", "Thursday", "Friday", "Saturday"))
    text = f"Blotter\n\nMonday\nNothing.\n\nTuesday\nA bus overturned in Hull, killing two.\n\n{quiet}"
    assert days(text, "en")["Hull"] == ("03-04", "03-04")


def test_a_log_may_go_on_over_the_turn_of_several_weeks():
    week = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    quiet = "\n\n".join(f"{day}\nAll was quiet." for day in (*week[2:], *week, *week[:2]))
    text = f"Blotter\n\nMonday\nNothing.\n\nTuesday\nA bus overturned in Hull, killing two.\n\n{quiet}"
    assert days(text, "en")["Hull"] == ("02-25", "02-25")


def test_the_next_day_is_told_from_the_evening_of_a_night():
    text = "Shells hit Goma on the night of Sunday to Monday. The next day, a bomb exploded in Uvira."
    assert days(text, "en")["Uvira"] == ("03-10", "03-10")


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", '"They came yesterday and burned homes in Goma," the chief said on Tuesday.', "03-10"),
        ("en", '"They came yesterday and burned homes in Goma," the chief said.', "03-12"),
        ("es", "«Ayer quemaron once casas en Tibú», dijo el alcalde el martes.", "03-10"),
        ("fr", "« Hier, ils ont incendié onze maisons à Goma », a déclaré mardi le maire.", "03-10"),
        ("ru", "«Вчера в Херсоне обстреляли больницу», — сообщил во вторник губернатор.", "03-10"),
        ("uk", "«Учора в Херсоні обстріляли лікарню», — повідомив у вівторок очільник області.", "03-10"),
        ("vi", '"Hôm qua, quân đội pháo kích Kadugli", bác sĩ nói hôm thứ Ba.', "03-10"),
        ("en", "„They burned homes in Goma yesterday“, the chief said on Tuesday.", "03-10"),
        ("en", "The group „Lahir“ burned homes in Goma yesterday, the chief said on Tuesday.", "03-12"),
    ],
)
def test_yesterday_in_a_quote_is_the_day_before_it_was_said(language, text, day):
    assert list(days(text, language).values()) == [(day, day)]
