"""The dead and hurt of one event, counted again: the later toll, sums, burials."""

import datetime as dt

import pytest
from retold import told


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 24 people in Kaduna on Tuesday.\n\n{}\n\nThe death toll in Kaduna stood at 24.",
        "The death toll in Kaduna stood at 24.\n\n{}\n\nA bomb killed 24 people in Kaduna on Tuesday.",
    ],
)
def test_a_toll_of_the_same_dead_is_no_second_incident(text):
    rows = told(text.format("Shops were shut. Streets were empty. Schools were closed. Buses stopped."), "en")
    assert [(row.type, row.deaths) for row in rows] == [("explosion", 24)]


def test_a_toll_of_more_dead_is_one():
    text = (
        "A bomb killed 24 people in Kaduna on Tuesday.\n\nThe death toll in Nigeria this year stood at 310."
    )
    assert "casualty_toll" in {row.type for row in told(text, "en")}


def test_who_is_counted_behind_words_of_regret_belongs_to_the_attack():
    text = "Un missile a frappé Kharkiv mardi, tuant dix personnes. Kharkiv déplore aussi quinze blessés."
    assert [(row.deaths, row.injured) for row in told(text, "fr") if row.lon is not None] == [(10, 15)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "A bomb went off in Bannu on Monday. At least three people died. A doctor later put the "
                "death toll at seven."
            ),
        ),
        (
            "es",
            (
                "Una bomba estalló el lunes en Cúcuta. Al menos tres personas murieron. La Alcaldía elevó "
                "después a siete la cifra de muertos."
            ),
        ),
        (
            "uk",
            "У понеділок у Махачкалі вибухнула бомба. Загинули троє людей. Кількість жертв зросла до семи.",
        ),
        (
            "vi",
            (
                "Một quả bom phát nổ hôm thứ Hai ở Peshawar. Ít nhất ba người thiệt mạng. Sau đó số người "
                "chết tăng lên bảy."
            ),
        ),
        (
            "ru",
            "В понедельник в Махачкале взорвалась бомба. Погибли трое. Позднее число жертв выросло до семи.",
        ),
    ],
)
def test_the_later_toll_counts(language, text):
    assert [(row.type, row.deaths) for row in told(text, language)] == [("explosion", 7)]


def test_the_toll_of_two_blows_is_not_that_of_one():
    text = """Gunmen killed two policemen in Kirkuk on Monday. A bomb hit their convoy and six policemen died.
Other sources put the death toll at 14."""
    assert 14 not in [row.deaths for row in told(text, "en") if row.type != "casualty_toll"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "es",
            "Dos personas perdieron la vida el domingo. Su coche chocó con un camión en Tandil.",
            "Tandil",
        ),
        (
            "ru",
            "Два человека погибли в воскресенье. Их машина столкнулась с трактором под Рязанью.",
            "Рязанью",
        ),
        ("uk", "Двоє людей загинули в неділю. Їхня машина зіткнулася з трактором під Полтавою.", "Полтавою"),
        ("vi", "Hai người thiệt mạng hôm Chủ nhật. Xe của họ va chạm với một máy kéo gần Vinh.", "Vinh"),
        ("en", "Two people are dead. Their car collided with a tractor near Ballarat on Sunday.", "Ballarat"),
    ],
)
def test_the_dead_may_be_counted_before_it_is_told_how_they_died(language, text, place):
    rows = told(text, language)
    assert [(row.type, row.place, row.deaths) for row in rows] == [("accident", place, 2)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Two attacks shook Mali. On Sunday gunmen killed nine farmers near Bandiagara. On Monday a "
                "bomb went off in Gao."
            ),
        ),
        (
            "tr",
            (
                "Mali'de bu hafta iki saldırı düzenlendi. Pazar günü Bandiagara'da dokuz çiftçi öldürüldü. "
                "Pazartesi günü Gao'da bomba patladı."
            ),
        ),
    ],
)
def test_a_sum_of_attacks_told_one_by_one_is_none_of_its_own(language, text):
    assert "Mali" not in [row.place for row in told(text, language)]


BURIED = {
    "en": """A bomber killed nine people at a mosque in Kabul on Friday. Shops were shut.
Residents of Kabul buried the victims of the attack on Saturday.""",
    "fr": """Un kamikaze a tué neuf fidèles vendredi dans une mosquée de Kaboul.
Les habitants de Kaboul ont enterré samedi les victimes de l'attaque.""",
    "uk": """Смертник підірвав себе у п'ятницю в мечеті Кабула, загинули дев'ятеро людей.
Жителі Кабула поховали в суботу жертв нападу на мечеть.""",
    "vi": """Một kẻ đánh bom tự sát kích nổ tại một nhà thờ ở Kabul hôm thứ Sáu, làm chín người thiệt mạng.
Người dân Kabul hôm thứ Bảy chôn cất các nạn nhân của vụ tấn công.""",
}


@pytest.mark.parametrize("language", BURIED)
def test_whose_victims_are_buried_is_no_second_attack(language):
    rows = [row for row in told(BURIED[language], language) if row.status == "reported"]
    assert [row.date for row in rows] == [dt.date(2026, 2, 27)]


def test_what_happens_at_a_burial_is_told_of_its_own_place():
    text = """Gunmen attacked a village near Maiduguri on Monday and killed nine people. Mourners buried the
victims on Tuesday as gunmen killed six people in Damaturu."""
    assert [(row.place, row.deaths) for row in told(text, "en")] == [("Maiduguri", 9), ("Damaturu", 6)]
