"""Whether what is told happened, is planned or possible, is denied, or lies behind the news."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 12)  # a Wednesday


def told(text, language):
    return [
        (row.type, row.status) for row in extract_reports([Report(text, published=DAY, language=language)])
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A storm is expected to hit Mobile on Friday.", "storm"),
        ("fr", "La tempête frappera Brest vendredi.", "storm"),
        ("uk", "Завтра шторм накриє Одесу.", "storm"),
        ("tr", "Kasırganın cuma günü Quelimane'yi vurması bekleniyor.", "storm"),
        ("ru", "Возможно, переговоры о перемирии пройдут в Стамбуле 20 марта.", "ceasefire_talks"),
        ("en", "The foreign ministers might meet in Doha next week.", "diplomatic_meeting"),
        ("vi", "Tổng thống Pháp có thể thăm Hà Nội vào tháng tới.", "diplomatic_meeting"),
    ],
)
def test_what_nobody_plans_or_may_not_come_is_possible(language, text, kind):
    assert told(text, language) == [(kind, "possible")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nurses will strike in Leeds on Friday unless the offer is improved."),
        ("es", "Los médicos irán a la huelga en Cuenca el viernes si no hay acuerdo."),
        ("ru", "Водители выйдут на забастовку в Омске в пятницу, если им не поднимут зарплату."),
        ("vi", "Công nhân sẽ đình công ở Hà Nội vào thứ Sáu nếu lương không tăng."),
    ],
)
def test_a_plan_with_a_condition_is_a_plan(language, text):
    assert told(text, language) == [("protest", "planned")]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Soldiers and rebels exchanged fire near Bria on March 9 (May 9 was a lull).", "armed_clash"),
        ("en", "Floodwater poured into Perth faster than forecast on Monday.", "flood"),
        ("en", "Police in Leeds arrested a man suspected to have planned an attack.", "arrest"),
        ("tr", "Jandarma, Silopi'de örgüte yardım ettiği öne sürülen 14 kişiyi gözaltına aldı.", "arrest"),
        ("ru", "На митинг в Самаре вчера вышли, если верить мэрии, 400 человек.", "protest"),
        ("ru", "В Омске мужчина под угрозой ножа ограбил банк.", "robbery"),
        ("fr", "Depuis Sévaré, l'artillerie a bombardé lundi Konna.", "shelling"),
        ("tr", "Dün Humus'a top atışı yapıldı, can kaybı bildirilmedi.", "shelling"),
    ],
)
def test_doubts_about_something_else_leave_what_happened(language, text, kind):
    assert told(text, language) == [(kind, "reported")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked a garrison in Bria on Monday. In November, shelling killed nine in Bambari."),
        (
            "fr",
            "Des rebelles ont attaqué Bria lundi. En novembre, des obus avaient fait neuf morts à Bambari.",
        ),
        (
            "ru",
            "В понедельник боевики напали на блокпост у Брии. В ноябре при обстреле Бамбари погибли девять.",
        ),
    ],
)
def test_what_happened_months_ago_lies_behind_the_news(language, text):
    statuses = [status for _, status in told(text, language)]
    assert statuses == ["reported", "background"]


def test_nobody_of_them_was_taken():
    text = "Aucun soldat français n'a été enlevé à Bria, assure l'état-major."
    assert told(text, "fr") == [("abduction", "denied")]
