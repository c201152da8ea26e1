"""One event that a report tells several times is one incident."""

import datetime as dt

import pytest
from retold import told

from geomap.extraction import Report, extract_reports

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


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "en",
            "A suicide bomber killed seven people in Pakistan on Tuesday. The explosion was in Bannu.",
            "Bannu",
        ),
        (
            "es",
            "Un autobús volcó el martes en Bolivia y murieron cinco personas. El autobús volcó en Oruro.",
            "Oruro",
        ),
        ("vi", "Một vụ nổ làm bảy người chết ở Pakistan hôm thứ Ba. Vụ nổ xảy ra tại Bannu.", "Bannu"),
    ],
)
def test_the_one_place_told_behind_a_country_is_where_it_was(language, text, place):
    rows = told(text, language)
    assert [row.place_name.partition(" ")[0] for row in rows] == [place]
    assert rows[0].deaths


def test_blows_in_several_places_of_a_country_stay_several():
    text = "Bombs killed seven in Pakistan on Tuesday. A bomb exploded in Bannu. A bomb exploded in Quetta."
    assert {"Bannu", "Quetta"} <= {row.place_name for row in told(text, "en")}


def test_the_same_dead_in_a_province_and_in_its_town_are_one_crash():
    text = "A crash in Idlib province on Tuesday killed 14 people. Police came.\n\nSchools were shut.\n\n"
    assert len(told(text + "The crash near Binnish on Tuesday killed 14 people.", "en")) == 1


@pytest.mark.parametrize(
    ("text", "type_key"),
    [
        (
            "Gunmen killed 26 people in Kanam on Tuesday. Houses in Kanam were torched by the raiders.",
            "attack_on_civilians",
        ),
        ("Settlers torched houses in Kanam on Tuesday. Olive trees in Kanam were set on fire.", "arson"),
    ],
)
def test_what_took_lives_is_told_before_what_was_burned(text, type_key):
    assert next(row.type for row in told(text, "en") if row.type != "statement") == type_key


def test_the_same_dead_in_one_town_on_one_day_are_the_same_whatever_struck_them():
    text = (
        "Ten people in Kharkiv died on Tuesday in an attack with drones.\n\nThe power failed in the west.\n\n"
        "The ten victims were in a house in Kharkiv that a ballistic missile hit on Tuesday."
    )
    assert [row.deaths for row in told(text, "en") if row.lon is not None] == [10]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "en",
            "Police arrested three men in Derby on Monday. They were remanded on Tuesday.",
            "Derby",
        ),
        (
            "fr",
            (
                "Deux hommes soupçonnés d'un braquage à Dax ont été arrêtés lundi à Pau. Ils ont été placés "
                "en garde à vue."
            ),
            "Pau",
        ),
        (
            "es",
            (
                "La Policía detuvo el lunes en León a dos hombres. Los arrestados pasaron a disposición "
                "judicial el martes."
            ),
            "León",
        ),
    ],
)
def test_those_arrested_are_not_arrested_again(language, text, place):
    rows = [row for row in told(text, language) if row.type == "arrest"]
    assert [(row.place, row.date) for row in rows] == [(place, dt.date(2026, 3, 2))]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        (
            "en",
            (
                "A quake struck near Norcia on Sunday. It was felt in Rome and Perugia. Two people died when "
                "a wall collapsed in the town. In all, 35 people were injured."
            ),
            ("Norcia", 2, 35),
        ),
        (
            "fr",
            (
                "Un séisme a frappé dimanche la ville de Béjaïa. La secousse a été ressentie à Sétif. "
                "Deux personnes sont mortes."
            ),
            ("ville de Béjaïa", 2, None),
        ),
        (
            "ru",
            (
                "В воскресенье тряхнуло юг Казахстана. Эпицентр землетрясения находился в 40 км от Тараза. "
                "Толчки ощущались в Шымкенте. Два человека погибли."
            ),
            ("Тараза", 2, None),
        ),
        (
            "ar",
            "ضرب زلزال مدينة بجاية يوم الأحد. وشعر بالهزة سكان سطيف. ولقي شخصان مصرعهما.",
            ("مدينة بجاية", 2, None),
        ),
        (  # a town far from the district, and not in it
            "vi",
            "Chủ nhật, động đất 5 độ xảy ra ở Kon Plông. Rung chấn được cảm nhận ở Đà Nẵng và Hội An.",
            ("Kon Plông", None, None),
        ),
    ],
)
def test_where_else_a_quake_was_felt_is_no_second_one(language, text, figures):
    assert [(row.place, row.deaths, row.injured) for row in told(text, language)] == [figures]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "tr",
            "Edirne'de bir kuyumcuyu soyanlar pazartesi Tekirdağ'da yakalandı. Soygun 21 Şubat'ta oldu.",
            21,
        ),
        (
            "vi",
            "Công an bắt ba người ở Biên Hòa hôm thứ Hai vì cướp ở Cần Thơ. Vụ cướp xảy ra ngày 21/2.",
            21,
        ),
    ],
)
def test_the_day_of_the_crime_is_told_behind_the_arrest(language, text, day):
    rows = [row for row in told(text, language) if row.type == "robbery"]
    assert [row.date for row in rows] == [dt.date(2026, 2, day)]


def test_the_dead_are_those_of_the_attack_behind_an_arrest():
    text = "Gunmen attacked a hotel in Kismayo on Saturday. Police held two men. Thirteen civilians died."
    assert ("attack_on_civilians", 13) in [(row.type, row.deaths) for row in told(text, "en")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Взрывы прогремели в Харькове во вторник. Беспилотники попали в дом в Салтовском районе."),
        ("uk", "Вибухи пролунали в Харкові у вівторок. Безпілотники влучили в дім у Салтівському районі."),
    ],
)
def test_explosions_are_those_of_the_drones_told_next(language, text):
    (row,) = told(text, language)
    assert row.type == "drone_attack"
    assert row.lat == pytest.approx(50, abs=0.2)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man was stabbed to death in Nottingham on Saturday. The victim was found on Radford Road."),
        (
            "es",
            "Un hombre murió apuñalado el sábado en Getafe. La víctima fue encontrada en la calle Sol.",
        ),
    ],
)
def test_where_the_victim_was_found_is_no_second_killing(language, text):
    assert [row.type for row in told(text, language)] == ["killing"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Police in Lyon held a man on Monday for a murder. The murder took place on Sunday.",
        ),
        (
            "fr",
            (
                "La police a arrêté lundi à Lyon un homme après une fusillade qui a tué un adolescent. "
                "La fusillade a eu lieu dimanche soir."
            ),
        ),
    ],
)
def test_the_crime_was_when_it_is_said_to_have_taken_place(language, text):
    rows = [row for row in told(text, language) if row.type != "arrest"]
    assert [row.date for row in rows] == [dt.date(2026, 3, 1)]


def test_a_fire_that_is_told_again_is_no_wild_one():
    text = "Un incendie a détruit lundi un entrepôt au Havre. Le feu a pris dans une réserve vers 19 heures."
    assert [row.type for row in told(text, "fr")] == ["accident"]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        (
            "en",
            (
                "Air strike in Idlib kills five",
                "An air strike on Jisr al-Shughur in Idlib province killed five.",
            ),
            ["Jisr al-Shughur"],
        ),
        (
            "en",
            (
                "Floods in Kano kill 7",
                "Floods swept Rogo district in Kano state on Tuesday, killing seven people.",
            ),
            ["Rogo district"],
        ),
        (
            "en",
            (
                "Floods in Kano kill 7",
                "Floods swept villages of Kano state on Tuesday, killing seven people.",
            ),
            ["Kano state"],
        ),
        (
            "vi",
            (
                "Lũ quét ở Lào Cai làm 5 người chết",
                "Lũ quét tại huyện Bát Xát, tỉnh Lào Cai, làm năm người chết.",
            ),
            ["huyện Bát Xát"],
        ),
        (
            "tr",
            ("Hatay'da yangın: 3 ölü", "Hatay'ın Samandağ ilçesinde salı günü çıkan yangında üç kişi öldü."),
            ["Samandağ ilçesinde"],
        ),
        # the town itself, and another number of dead elsewhere in the province
        (
            "en",
            ("Fire in Kano kills 3", "A fire at a market in Kano city killed three people on Tuesday."),
            ["Kano city"],
        ),
        (
            "en",
            (
                "Air strikes in Idlib kill 50",
                "An air strike on Jisr al-Shughur in Idlib province killed five.",
            ),
            ["Idlib", "Jisr al-Shughur"],
        ),
    ],
)
def test_a_headline_names_the_province_of_which_the_text_tells_the_place(language, text, places):
    report = Report("\n\n".join(text), published=dt.date(2023, 11, 8), language=language)
    assert [row.place for row in extract_reports([report])] == places
