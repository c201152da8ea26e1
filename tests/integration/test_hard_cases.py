"""What makes a report hard to read: each case as a careful reader would take it."""

import pytest
from reading import PUBLISHED, read, told

import geomap


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "WORLD IN BRIEF\n\nSPAIN\nA blast in Cordoba killed two people on "
                "Tuesday.\n\nARGENTINA\nA blast in Cordoba wounded five people on Monday."
            ),
        ),
        (
            "vi",
            (
                "TIN THẾ GIỚI\n\nTÂY BAN NHA\nMột vụ nổ ở Cordoba làm 2 người thiệt mạng hôm thứ "
                "Ba.\n\nARGENTINA\nMột vụ nổ ở Cordoba làm 5 người bị thương hôm thứ Hai."
            ),
        ),
        (
            "en",
            (
                "MADRID (Agency) - A blast in Cordoba killed two people on Tuesday.\n\nBUENOS AIRES "
                "(Agency) - A blast in Cordoba wounded five people on Monday."
            ),
        ),
    ],
)
def test_two_places_of_one_name_lie_where_their_heading_or_dateline_says(language, text):
    rows = read(text, language)
    assert told(rows, "type", "country", "date") == [
        ("explosion", "ES", "2023-11-07"),
        ("explosion", "AR", "2023-11-06"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "ARGENTINA\nPolice in Rosario seized drugs on Monday.\n\nCHILE\nA bomb exploded on "
                "Monday in Cordoba in Argentina, police said."
            ),
        ),
        (
            "vi",
            (
                "ARGENTINA\nCảnh sát Rosario thu giữ ma túy hôm thứ Hai.\n\nCHILE\nMột quả bom phát "
                "nổ hôm thứ Hai ở Cordoba, Argentina."
            ),
        ),
    ],
)
def test_a_heading_does_not_overrule_a_country_that_the_sentence_names(language, text):
    rows = [row for row in read(text, language) if row["type"] == "explosion"]
    assert told(rows, "place", "country") == [("Cordoba", "AR")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Shells hit a market in Goma on Monday, the army said. The rebels denied that they "
                "had shelled the town."
            ),
        ),
        (
            "vi",
            (
                "Quân đội cho biết đạn pháo đã bắn trúng một khu chợ ở Goma hôm thứ Hai. Phiến quân "
                "phủ nhận đã pháo kích thành phố này."
            ),
        ),
    ],
)
def test_a_claim_stays_reported_beside_its_denial(language, text):
    rows = read(text, language)
    assert ("shelling", "Goma", "reported", "2023-11-06") in told(rows, "type", "place", "status", "date")
    assert not [row for row in rows if row["status"] == "reported" and str(row["date"])[:10] == PUBLISHED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Unions called off a rally planned for Friday in Lyon. Police said a bomb exploded in "
                "Marseille on Tuesday."
            ),
        ),
        (
            "vi",
            (
                "Công đoàn đã hủy cuộc biểu tình dự kiến diễn ra ngày 10/11 ở Lyon. Cảnh sát cho biết "
                "một quả bom phát nổ ở Marseille hôm thứ Ba."
            ),
        ),
    ],
)
def test_a_plan_that_was_called_off_is_no_incident(language, text):
    assert told(read(text, language), "type", "place") == [("explosion", "Marseille")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Survivors gathered in Nice on Tuesday to mark the seventh anniversary of the truck "
                "attack that killed 86 people in the city in 2016."
            ),
        ),
        (
            "vi",
            (
                "Hàng trăm người tập trung tại Nice hôm thứ Ba để tưởng niệm 7 năm vụ tấn công bằng "
                "xe tải khiến 86 người thiệt mạng năm 2016."
            ),
        ),
    ],
)
def test_what_an_anniversary_recalls_is_not_news(language, text):
    rows = read(text, language)
    assert not [row for row in rows if row["status"] == "reported" and row["deaths"] == 86]
    assert all(str(row["date"])[:4] == "2016" for row in rows if row["deaths"] == 86)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            ("A bus travelling from Lagos to Abuja overturned near Lokoja on Tuesday, killing 12 people."),
        ),
        ("vi", ("Một xe khách đi từ Lagos đến Abuja bị lật gần Lokoja hôm thứ Ba, làm 12 người thiệt mạng.")),
    ],
)
def test_origin_and_destination_are_not_the_scene(language, text):
    rows = read(text, language)
    assert told(rows, "type", "place", "deaths", "date") == [("accident", "Lokoja", 12, "2023-11-07")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Air strikes killed five people in Idlib, three in Homs and two in Hama on Tuesday."),
        (
            "vi",
            (
                "Các cuộc không kích hôm thứ Ba làm 5 người thiệt mạng ở Idlib, 3 người ở Homs và 2 "
                "người ở Hama."
            ),
        ),
    ],
)
def test_several_places_and_figures_are_dealt_out(language, text):
    rows = read(text, language)
    assert told(rows, "type", "place", "deaths", "date") == [
        ("air_strike", "Idlib", 5, "2023-11-07"),
        ("air_strike", "Homs", 3, "2023-11-07"),
        ("air_strike", "Hama", 2, "2023-11-07"),
    ]
    assert len({row["id"] for row in rows}) == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "A drone hit a house 12 km from Kherson on Tuesday, wounding a 71-year-old man. "
                "Repairs will cost $400,000."
            ),
        ),
        (
            "vi",
            (
                "Máy bay không người lái đánh trúng một ngôi nhà cách Kherson 12 km hôm thứ Ba, làm "
                "một người đàn ông 71 tuổi bị thương. Việc sửa chữa sẽ tốn 400.000 USD."
            ),
        ),
    ],
)
def test_ages_distances_and_money_count_nobody(language, text):
    rows = read(text, language)
    assert told(rows, "type", "place", "place_precision") == [("drone_attack", "Kherson", "near")]
    counts = [rows[0][c] for c in ("deaths", "injured", "affected")]
    assert not set(counts) & {12, 71, 400, 400_000}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Blast kills nine at Quetta market\n\nQUETTA, Nov 7 (Agency) - A bomb exploded at a "
                "market in the Pakistani city of Quetta on Tuesday, killing nine people and wounding "
                "21, police said.\n\nThe explosion took place near the cloth stalls at about 10 am. A "
                "doctor said 11 people had died in the blast."
            ),
        ),
        (
            "vi",
            (
                "Nổ bom ở Quetta, 9 người thiệt mạng\n\nMột quả bom phát nổ tại khu chợ ở thành phố "
                "Quetta hôm 7/11, làm 9 người thiệt mạng và 21 người bị thương, cảnh sát cho "
                "biết.\n\nVụ nổ xảy ra lúc 10 giờ sáng. Một bác sĩ nói 11 người đã chết trong vụ nổ."
            ),
        ),
    ],
)
def test_headline_lead_and_body_tell_one_incident_and_two_sources_give_a_range(language, text):
    rows = read(text, language)
    columns = ("type", "country", "date", "deaths", "deaths_low", "deaths_high", "injured")
    assert told(rows, *columns) == [("explosion", "PK", "2023-11-07", 9, 9, 11, 21)]


def test_a_toll_told_right_after_an_attack_is_its_own():
    text = (
        "Gunmen attacked a market in Bamenda on Monday. Police said nine people were killed "
        "there; a hospital official put the toll at 14."
    )
    rows = read(text, "en")
    assert told(rows, "type", "place", "deaths", "deaths_low", "deaths_high") == [
        ("attack_on_civilians", "Bamenda", 9, 9, 14)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CAIRO (Agency) - A fire broke out in the city on Tuesday."),
        ("en", "CAIRO, Nov. 8 (Agency) - A fire broke out in the capital on Tuesday."),
        ("vi", "CAIRO - Một vụ hỏa hoạn bùng phát tại thủ đô hôm thứ Ba."),
    ],
)
def test_the_city_points_back_to_the_dateline_with_less_confidence(language, text):
    rows = read(text, language)
    assert told(rows, "place", "date") == [("CAIRO", "2023-11-07")]
    assert rows[0]["confidence"] < 0.8


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Взрыв прогремел в Киевском районе города."),
        ("ru", "На Каширском шоссе взорвался автомобиль."),
        ("uk", "Ворог ударив по Київському району міста."),
        ("ru", "Бои идут на границе с Мали."),
    ],
)
def test_what_only_sounds_like_a_town_is_not_drawn(language, text):
    assert [row["place_precision"] for row in read(text, language)] == ["none"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Youths torched a bus in Lyon on Sunday; nine suspects were arrested."),
        ("fr", "Des jeunes ont incendié un bus à Lyon dimanche ; neuf suspects ont été interpellés."),
        ("es", "Unos jóvenes incendiaron un autobús en Lyon el domingo; nueve sospechosos fueron detenidos."),
        ("ru", "В воскресенье в Лионе молодые люди подожгли автобус; задержаны девять подозреваемых."),
    ],
)
def test_what_follows_in_the_sentence_is_of_the_same_day(language, text):
    found = told(read(text, language), "type", "date", "date_end")
    assert ("arrest", "2023-11-05", "2023-11-05") in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army denied that it had shelled Kupiansk."),
        ("fr", "L'armée a démenti avoir bombardé Koupiansk."),
        ("es", "El ejército negó haber bombardeado Kúpiansk."),
    ],
)
def test_what_is_denied_without_a_day_is_of_late(language, text):
    found = told(read(text, language), "status", "date", "date_end")
    assert set(found) == {("denied", "2023-11-07", "2023-11-08")}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "In northern Mali gunmen killed four people in Lavenham on Monday.", "Lavenham"),
        (
            "fr",
            "Dans le nord du Mali, des hommes armés ont tué quatre personnes à Lavenham lundi.",
            "Lavenham",
        ),
        ("ru", "На юге Перу военные открыли огонь по демонстрантам в Илаве.", "Илаве"),
    ],
)
def test_a_far_village_of_the_name_is_not_the_place(language, text, place):
    countries = {row["country"] for row in read(text, language) if row["place"] == place}
    assert countries <= {"ML", "PE", None}
    assert countries


def test_a_village_across_the_border_or_in_a_country_that_is_told_of_is_left_where_it_is():
    rows = read(
        "In Argentina's far north a bus caught fire on Monday and three people died in Villazón.", "en"
    )
    assert {row["country"] for row in rows} <= {"BO", "AR"}
    rows = read(
        "In northern Mali gunmen killed four people in Lavenham on Monday. England and Suffolk mourn them.",
        "en",
    )
    assert {row["country"] for row in rows if row["place"] == "Lavenham"} == {"GB"}


def test_a_far_village_is_not_the_place_in_a_report_of_one_country():
    rows = read(
        "Fighting between militias in Bunia and Djugu killed nine people on Monday. In Ituri schools "
        "were shut. Some 3,000 people fled to Lavenham on Tuesday. Kinshasa sent troops to Bunia.",
        "en",
    )
    assert "GB" not in {row["country"] for row in rows}
    assert "CD" in {row["country"] for row in rows}


def test_a_language_that_is_none_is_said_so():
    with pytest.raises(geomap.errors.UnknownLanguageError, match="'english' is no code"):
        geomap.extract("A flood hit Mosul.", published=PUBLISHED, language="english")
