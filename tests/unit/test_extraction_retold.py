"""One event that a report tells several times is one incident."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

DAY = dt.date(2026, 3, 4)


def told(text, language):
    rows = extract_reports([Report(text, source="report", published=DAY, language=language)])
    return [row for row in rows if row.type != "statement"]


AGAIN = {
    "en": """A flood hit Mosul on Tuesday. Shops were under water. Streets were closed. The flood came at
night. Schools were shut. Buses stopped. The flood left mud in cellars.""",
    "tr": """Salı günü Van'da deprem oldu. Evler hasar gördü. Okullar kapandı. Deprem gece meydana geldi.
Yollar kapandı. Elektrik kesildi. Deprem paniğe yol açtı.""",
}


@pytest.mark.parametrize("language", AGAIN)
def test_what_is_told_again_and_again_stays_one(language):
    assert len(told(AGAIN[language], language)) == 1


def test_the_same_victims_of_another_word_for_the_attack_are_no_second_ones():
    text = "Shelling killed three people in Kharkiv on Tuesday. The strike left three dead, the mayor said."
    assert [(row.type, row.deaths) for row in told(text, "en")] == [("shelling", 3)]


def test_a_quarter_that_no_gazetteer_has_is_where_the_headline_tells_its_town():
    text = "Bomb wounds two in Cairo\n\nA bomb exploded in the district of Qalarish in Cairo on Tuesday."
    assert len(told(text, "en")) == 1


def test_a_road_of_the_town_is_where_its_accident_was():
    text = "A woman was badly hurt in a crash in Leeds. The crash was on Monday on Oxleigh Road in Leeds."
    assert [row.date for row in told(text, "en")] == [dt.date(2026, 3, 2)]
