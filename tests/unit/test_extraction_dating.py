"""The day of a report, and that of what it tells without one."""

import datetime as dt

import pytest

import geomap
from geomap.extraction.dating import document_date
from geomap.extraction.document import parse


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "CAIRO, November 8, 2023 - A bomb went off on 3 May 2020.", "2023-11-08"),
        ("en", "Bomb in Cairo\n8 November 2023\nA bomb went off yesterday.", "2023-11-08"),
        ("vi", "Hà Nội, 8/11/2023 – Một vụ nổ xảy ra hôm qua.", "2023-11-08"),
        ("vi", "Một vụ nổ xảy ra ngày 7/11.", None),
        ("zh", "新华社北京2023年11月8日电 昨天上海发生火灾，两人死亡。", "2023-11-08"),
        ("zh", "2023年11月5日，上海发生火灾。", None),
        (
            "en",
            "The attack, which came after the war that began on 3 May 2020, killed three people there.",
            None,
        ),
    ],
)
def test_day_of_publication_comes_from_the_head_of_the_report(language, text, found):
    assert str(document_date(parse(text, language), dt.date(2026, 1, 1))) == str(found)


@pytest.mark.parametrize(
    ("language", "day", "night"),
    [
        ("en", "A bomb exploded in Leeds at noon.", "A bomb exploded in Leeds at night."),
        ("fr", "Fusillade à Lyon à midi.", "Fusillade à Lyon pendant la nuit."),
        ("ru", "В полдень в Омске взорвался склад.", "Ночью в Омске взорвался склад."),
        ("uk", "Опівдні в Сумах вибухнув склад.", "Уночі в Сумах вибухнув склад."),
        ("tr", "Öğle saatlerinde Konya'da patlama oldu.", "Gece Konya'da patlama oldu."),
        ("ar", "انفجار في حلب ظهرا.", "انفجار في حلب ليلا."),
        ("vi", "Trưa, một vụ nổ xảy ra ở Huế.", "Ban đêm, một vụ nổ xảy ra ở Huế."),
    ],
)
def test_an_hour_without_a_day_is_of_the_day_of_the_report_and_a_night_ends_on_it(language, day, night):
    for text, first in ((day, "2023-11-08"), (night, "2023-11-07")):
        [found] = geomap.extract(text, published="2023-11-08", language=language).itertuples()
        assert (f"{found.date:%Y-%m-%d}", f"{found.date_end:%Y-%m-%d}") == (first, "2023-11-08"), text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A bomb exploded in Cairo.", ("2023-11-07", "2023-11-08")),
        ("CAIRO, 8 November 2023 -- A bomb exploded in the market.", ("2023-11-08", "2023-11-08")),
    ],
)
def test_what_no_day_is_said_of_is_of_the_dateline_or_of_the_two_days_up_to_publication(text, days):
    [found] = geomap.extract(text, published="2023-11-08", language="en").itertuples()
    assert (f"{found.date:%Y-%m-%d}", f"{found.date_end:%Y-%m-%d}") == days


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Goma, 12 March. A bomb exploded in the market, killing five.", "Goma"),
        ("fr", "GOMA, 12 mars. Une bombe a explosé au marché.", "GOMA"),
        ("ru", "ОМСК, 12 марта. На складе произошёл взрыв, двое погибли.", "ОМСК"),
    ],
)
def test_a_dateline_may_end_with_a_full_stop(language, text, place):
    [found] = geomap.extract(text, published="2024-03-14", language=language).itertuples()
    assert (found.place, f"{found.date:%Y-%m-%d}", f"{found.date_end:%Y-%m-%d}") == (
        place,
        *["2024-03-12"] * 2,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "March 2: shells hit Juba."),
        ("en", "2 March - A bomb exploded in Juba."),
        ("es", "2 de marzo: una bomba estalló en Cúcuta."),
        ("fr", "2 mars : une bombe a explosé à Bamako."),
        ("ru", "2 марта: в Грозном взорвалась бомба."),
        ("uk", "2 березня: в Одесі вибухнула бомба."),
        ("tr", "2 Mart: Konya'da bomba patladı."),
        ("ar", "2 مارس: انفجرت قنبلة في الموصل."),
    ],
)
def test_a_date_at_the_head_of_an_item_of_a_chronicle_is_its_day(language, text):
    [found] = geomap.extract(text, published="2025-03-20", language=language).itertuples()
    assert f"{found.date:%Y-%m-%d}" == "2025-03-02"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LONDON, 3 March 2100 - A bomb exploded in Leeds yesterday.", "2100-03-03, lies in the future"),
        ("A bomb exploded in Leeds. The plant is to open on 3 May 2090.", "no day of publication is given"),
    ],
)
def test_a_day_of_publication_that_has_yet_to_come_is_said_to(text, said):
    problems = []
    geomap.extract(text, language="en", problems=problems)
    assert [said in problem.message for problem in problems] == [True]
