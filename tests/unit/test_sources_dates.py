import datetime as dt

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from geomap import languages
from geomap.errors import InputError
from geomap.sources import dates
from geomap.sources.values import BadValueError


@pytest.mark.parametrize(
    "text",
    [
        "2023-11-07",
        " 2023-11-07 ",
        "2023/11/7",
        "2023.11.07",
        "20231107",
        "2023-11-07T23:59:00Z",
        "2023-11-07 00:00:00.000",
        "7 Nov 2023",
        "07 November 2023",
        "November 7, 2023",
        "Nov 7 2023",
        "7-Nov-2023",
        "Tuesday, 7 November 2023",
        "7th of November 2023",
        "07.11.2023",
        "7.11.2023",
        "7. listopadu 2023",
        "7 novembre 2023",
        "7 de novembro de 2023",
        "7 Νοεμβρίου 2023",
        "7 Nov 2023 14:30",
        "November 7, 2023 at 2:30 PM",
        "7 novembre 2023 à 14h30",
        "7 ноября 2023 г., 08:15",
        "7 تشرين الثاني 2023",
    ],
)
def test_one_day(text):
    assert dates.parse(text) == (dt.date(2023, 11, 7), dt.date(2023, 11, 7))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("Nov 2023", "2023-11-01", "2023-11-30"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-11-07/2023-11-09", "2023-11-07", "2023-11-09"),
        ("2023-10 to 2023-11", "2023-10-01", "2023-11-30"),
    ],
)
def test_partial_dates_are_intervals(text, first, last):
    assert [day.isoformat() for day in dates.parse(text)] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "2023-02-30",
        "32.01.2023",
        "2023-13",
        "7/11/23",
        "7 Brumaire 2023",
        "2023-11-09/2023-11-07",
    ],
)
def test_what_is_no_date_is_refused_with_a_cure(text):
    with pytest.raises(BadValueError) as caught:
        dates.parse(text)
    assert str(caught.value)
    assert caught.value.cure


def test_day_and_month_are_never_guessed():
    with pytest.raises(BadValueError, match="3 April or 4 March"):
        dates.parse("03/04/2023")
    assert dates.parse("03/04/2023", order="dmy").first == dt.date(2023, 4, 3)
    assert dates.parse("03/04/2023", order="mdy").first == dt.date(2023, 3, 4)
    # These cannot be misread.
    assert dates.parse("23/04/2023").first == dates.parse("04/23/2023").first == dt.date(2023, 4, 23)
    assert dates.parse("05/05/2023").first == dt.date(2023, 5, 5)


def test_a_column_shows_its_order_unless_it_contradicts_itself():
    assert dates.order_of(["01/02/2023", "13/02/2023"]) == "dmy"
    assert dates.order_of(["01/02/2023", "02/13/2023"]) == "mdy"
    assert dates.order_of(["13/02/2023", "02/13/2023"]) is None
    assert dates.order_of(["2023-02-13", "13.02.2023", ""]) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(dates.ORDERS))
def test_every_way_to_write_a_day_gives_that_day(day, order):
    slashed = day.strftime("%d/%m/%Y" if order == "dmy" else "%m/%d/%Y")
    for text in (
        day.isoformat(),
        day.strftime("%d.%m.%Y"),
        f"{day.day} {day:%B} {day.year}",
        day.strftime("%Y%m%d"),
    ):
        assert dates.parse(text) == (day, day)
    assert dates.parse(slashed, order=order) == (day, day)


def test_published_is_an_iso_date():
    day = dt.date(2023, 11, 8)
    assert dates.published_day("2023-11-08") == dates.published_day(day) == day
    assert dates.published_day(dt.datetime(2023, 11, 8, 12)) == day  # noqa: DTZ001
    assert dates.published_day(None) is None
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        dates.published_day("8/11/2023")


@pytest.mark.parametrize("language", sorted(languages.codes()))
def test_months_are_read_as_each_language_with_a_pack_writes_them(language):
    for number, name in Locale(language).months["format"]["wide"].items():
        assert dates.parse(f"14 {name} 2024").first == dt.date(2024, number, 14), name
