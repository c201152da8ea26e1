"""Days of nights, and of what follows from something told before."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 12)  # a Wednesday


def days(text, language):
    rows = extract_reports([Report(text, published=DAY, language=language)])
    return [(row.type, row.date.isoformat()[5:], row.date_end.isoformat()[5:]) for row in rows]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("ar", "انفجرت سيارة مفخخة في الموصل ليل الأحد.", "03-10"),
        ("ar", "انفجرت سيارة مفخخة في الموصل ليلة 9 مارس.", "03-10"),
        ("tr", "Musul'da pazar gecesi bombalı araç patladı.", "03-10"),
        ("tr", "Musul'da 9 Mart gecesi bombalı araç patladı.", "03-10"),
        # there the night of a day is its evening
        ("en", "A car bomb exploded in Mosul on Sunday night.", "03-09"),
        ("es", "Un coche bomba explotó en Mosul la noche del domingo.", "03-09"),
        ("vi", "Một quả bom xe phát nổ ở Mosul đêm Chủ nhật.", "03-09"),
        # an evening is no night
        ("ar", "انفجرت سيارة مفخخة في الموصل مساء الأحد.", "03-09"),
        ("tr", "Musul'da pazar akşamı bombalı araç patladı.", "03-09"),
    ],
)
def test_a_night_lasts_into_the_next_day_where_the_language_means_it(language, text, last):
    assert days(text, language) == [("explosion", "03-09", last)]


def test_the_same_night_is_all_of_it():
    text = "Musul'da pazar gecesi bombalı araç patladı. Aynı gece Erbil'e üç roket düştü."
    assert [span for _, *span in days(text, "tr")] == [["03-09", "03-10"]] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A cyclone struck Beira on Thursday.\n\n- An estimated 48,000 people have been displaced."),
        ("fr", "Le cyclone a frappé Beira jeudi.\n\n- Quelque 4 000 personnes ont été évacuées à Beira."),
        ("ru", "В четверг на Бейру обрушился циклон.\n\nОколо 4 тыс. жителей Бейры эвакуированы."),
        ("uk", "У четвер на Бейру обрушився циклон.\n\nБлизько 4 тисяч жителів Бейри евакуювали."),
        ("es", "El ciclón azotó Beira el jueves.\n\nUnas 4.000 personas fueron evacuadas en Beira."),
    ],
)
def test_who_fled_is_counted_from_what_they_fled_from(language, text):
    assert days(text, language)[1:] == [("displacement", "03-06", "03-12")]


def test_nobody_flees_from_another_country():
    text = "A cyclone struck Beira on Thursday.\n\nIn Goma, 4,000 people have been displaced."
    assert days(text, "en")[1:] == [("displacement", "03-11", "03-12")]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "Floods hit Beira on Thursday.\n\n- As of Monday, the death toll was 63 nationwide.", "03-10"),
        ("en", "Floods hit Beira on Thursday.\n\n- The death toll stands at 63 nationwide.", "03-12"),
        ("fr", "Des inondations ont frappé Beira jeudi. Bilan provisoire : 23 décès.", "03-12"),
    ],
)
def test_the_dead_of_a_disaster_are_counted_from_its_first_day(language, text, last):
    assert ("casualty_toll", "03-06", last) in days(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police denied reports of an explosion in Leeds."),
        ("tr", "Valilik, Mersin'de patlama olduğu iddiasını yalanladı."),
        ("uk", "Мерія заперечила, що в Харкові стався вибух."),
    ],
)
def test_what_is_denied_is_said_to_have_been_of_late(language, text):
    assert ("explosion", "03-11", "03-12") in days(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "An attack in Tumaco killed 12 people, police said on Wednesday. They came on Sunday at 11 pm.",
        ),
        (
            "vi",
            "12 người chết trong vụ tấn công ở Cali, cảnh sát nói hôm thứ Tư. Chúng vào quán tối Chủ nhật.",
        ),
        (
            "fr",
            "L'attaque d'un bar à Tumaco a fait 12 morts, a dit mercredi la police. Ils sont venus dimanche.",
        ),
        (
            "ar",
            "قتل 12 شخصا في هجوم على حانة في تومكو، حسبما أعلنت الشرطة الأربعاء. ووصل المسلحون مساء الأحد.",
        ),
        (
            "es",
            "Doce personas murieron en un ataque en Tumaco, dijo el miércoles la policía. Fue el domingo.",
        ),
    ],
)
def test_the_day_of_the_news_is_told_behind_it(language, text):
    assert [day for _, day, _ in days(text, language)] == ["03-09"]


@pytest.mark.parametrize(
    "behind",
    [
        "Police in Guayaquil had seen the men on Sunday.",
        "On Sunday police arrested two men.",
        "Similar attacks were planned for Sunday, police said.",
    ],
)
def test_a_day_of_something_else_is_not_that_of_the_news(behind):
    text = f"An attack on a bar in Tumaco killed 12 people, police said on Wednesday. {behind}"
    assert days(text, "en")[0][1:] == ("03-12", "03-12")
