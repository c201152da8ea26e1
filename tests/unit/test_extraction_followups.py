"""Numbers and days in a sentence of their own belong to the event told before it."""

import pytest

from geomap import extract

UNDATED = ("2023-11-07", "2023-11-08")


def read(text):
    found = extract(text, published="2023-11-08", language="en", problems=[])
    return (
        found[["type", "place", "deaths", "injured"]]
        .astype(object)
        .where(found.notna(), None)
        .values.tolist()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb went off in Cairo on Tuesday. Sixty-seven people were wounded.",
            [["explosion", "Cairo", None, 67]],
        ),
        (
            "An earthquake struck Lahore on Tuesday. No one was hurt.",
            [["earthquake", "Lahore", None, 0]],
        ),
        (
            "A bomb killed two men in Cairo on Tuesday, wounding 12. Three more were wounded later.",
            [["explosion", "Cairo", 2, 12]],
        ),
        (
            "A bomb went off in Cairo on Tuesday. In Lahore, 30 people were wounded in the market.",
            [["explosion", "Cairo", None, None], ["explosion", "Lahore", None, 30]],
        ),
    ],
)
def test_figures_of_the_next_sentence(text, expected):
    assert read(text) == expected


def test_an_and_before_a_comma_joins_things():
    text = (
        "A bomb hit a bus between Cairo and Giza on Tuesday, wounding six passengers, while the air force"
        " bombed a camp in Khartoum."
    )
    assert [row[3] for row in read(text)] == [6, None]


def test_what_goes_on_for_long_is_told_by_its_sum():
    assert read("A cholera outbreak in Lahore has killed 23 people since the beginning of the year.") == [
        ["epidemic", "Lahore", 23, None]
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Yesterday. A bus ran off the road near Lahore.", [("2023-11-07", "2023-11-07")]),
        ("Sunday, about 3 a.m. A bus ran off the road near Lahore.", [("2023-11-05", "2023-11-05")]),
        ("A bus ran off the road near Lahore. The driver was found on 4 November.", [("2023-11-04",) * 2]),
        # a plan, another place, a day that is given, a day that the police speak on
        (
            "A bus ran off the road near Lahore. The trial will open on 9 November.",
            [UNDATED],
        ),
        (
            "A bus ran off the road near Lahore. In Cairo it rained on 4 November.",
            [UNDATED],
        ),
        ("A bus ran off the road near Lahore on Monday. He was found on 7 November.", [("2023-11-06",) * 2]),
        ("A bus ran off the road near Lahore. Police said on 7 November.", [UNDATED]),
        # a sentence that tells no more than its day
        ("On Sunday it rained. A bus ran off the road near Lahore.", [("2023-11-05", "2023-11-05")]),
    ],
)
def test_the_day_in_a_sentence_of_its_own(text, days):
    found = extract(text, published="2023-11-08", language="en", problems=[])
    assert [(str(a)[:10], str(b)[:10]) for a, b in found[["date", "date_end"]].values.tolist()] == days


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # what only all words make likely is no event of its own
        (
            "en",
            "A bomb went off in Cairo on Tuesday. Four patients and a nurse died.",
            [("explosion", 5, None)],
        ),
        (
            "es",
            "Un camión volcó cerca de Lahore el martes. Hay por lo menos cuatro muertos.",
            [("accident", 4, None)],
        ),
        (
            "ru",
            "В Каире во вторник перевернулся автобус. Пятеро скончались, 12 человек госпитализированы.",
            [("accident", 5, 12)],
        ),
        # nobody is hurt by an arrest
        (
            "en",
            "Crowds stoned the town hall in Cairo. Three officers were hurt and seven people arrested.",
            [("riot", None, 3), ("arrest", None, None)],
        ),
        # in a town of the province; of what was told last
        (
            "en",
            "An earthquake struck Punjab province in Pakistan on Tuesday. In Lahore 30 people were injured.",
            [("earthquake", None, 30)],
        ),
        (
            "tr",
            "Kahire'de bomba patladı. Harkiv'de kamyonet infilak etti. İlk bilanço 4 ölü, 11 yaralı.",
            [("explosion", None, None), ("explosion", 4, 11)],
        ),
    ],
)
def test_victims_belong_to_the_event_told_last(language, text, expected):
    found = extract(text, published="2023-11-08", language=language, problems=[])
    rows = found[["type", "deaths", "injured"]].astype(object).where(found.notna(), None)
    assert list(rows.itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "An earthquake struck Lahore on Tuesday. The roof of a school collapsed, injuring nine pupils.",
            [("earthquake", 9)],
        ),
        (
            "es",
            "Un terremoto sacudió Arequipa el martes. Se derrumbó un techo y hubo nueve heridos.",
            [("earthquake", 9)],
        ),
        (
            "ru",
            "Во вторник ливень затопил улицы Сочи. Без света остались 300 домов.",
            [("flood", None)],
        ),
        (  # a place of its own: another one
            "en",
            "An earthquake struck Lahore on Tuesday. In Multan a school's roof collapsed, injuring nine.",
            [("earthquake", None), ("accident", 9)],
        ),
        (  # who flees is told for itself
            "en",
            "Floods hit Lahore on Tuesday. Some 300 people were evacuated.",
            [("flood", None), ("displacement", None)],
        ),
    ],
)
def test_what_it_did_there_is_no_incident_of_its_own(language, text, expected):
    found = extract(text, published="2023-11-08", language=language, problems=[])
    injured = found["injured"].astype(object).where(found["injured"].notna(), None)
    assert list(zip(found["type"], injured, strict=True)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تم إجلاء السائق المصاب بمروحية إلى مستشفى في الرباط يوم الثلاثاء."),
        ("en", "The injured driver was evacuated by helicopter to a hospital in Leeds on Tuesday."),
        ("es", "El conductor fue evacuado en helicóptero al hospital de Burgos el martes."),
        ("fr", "Le blessé a été évacué mardi vers l'hôpital de Nantes."),
        ("ru", "Пострадавшего эвакуировали во вторник вертолётом в больницу Сочи."),
        ("tr", "Yaralı salı günü helikopterle Van'daki hastaneye tahliye edildi."),
        ("uk", "Пораненого евакуювали у вівторок до лікарні Дніпра."),
        ("vi", "Người bị thương được sơ tán bằng trực thăng đến bệnh viện Đà Nẵng hôm thứ Ba."),
    ],
)
def test_who_is_brought_to_a_hospital_is_not_displaced(language, text):
    found = extract(text, published="2023-11-08", language=language, problems=[])
    assert "displacement" not in set(found["type"])


def test_a_hospital_that_is_cleared_is():
    text = "A hospital in Leeds was evacuated on Tuesday. Some 300 people were evacuated from homes in York."
    found = extract(text, published="2023-11-08", language="en", problems=[])
    assert found["type"].tolist() == ["displacement"] * 2


@pytest.mark.parametrize(
    ("language", "lead", "text"),
    [
        ("en", "A bomb killed five in Cali on Friday.", "The attack came a day after a kidnapping in Pasto."),
        (
            "fr",
            "Une bombe a tué cinq personnes à Cali vendredi.",
            "L'attaque survient un jour après un rapt.",
        ),
    ],
)
def test_an_attack_that_only_dates_another_thing_is_no_second_one(language, lead, text):
    found = extract(f"{lead} {text}", published="2025-10-15", language=language, problems=[])
    assert sorted(found["type"]) == ["abduction", "explosion"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Aleppo. Gunmen kidnapped three teachers near Idlib.",
        "A bomb exploded in Aleppo on Friday. Gunmen kidnapped three teachers near Idlib.",
        "Shells hit Aleppo\n\nGunmen kidnapped three teachers near Deir al-Zour on Friday.",
    ],
)
def test_a_short_sentence_or_title_of_another_place_is_an_incident(text):
    found = extract(text, published="2025-10-15", language="en", problems=[])
    assert len(found) == 2


def counts(text, language="en"):
    found = extract(text, published="2023-11-08", language=language, problems=[])
    rows = found[["type", "deaths", "injured", "affected"]].astype(object)
    return [tuple(row) for row in rows.where(found.notna(), None).values.tolist()]


@pytest.mark.parametrize(
    ("language", "text", "affected"),
    [
        ("en", "About 2,400 miners downed tools in Lahore on Tuesday over unpaid wages.", 2400),
        ("es", "Unos 3.000 vecinos marcharon ayer en Toledo para exigir agua.", 3000),
        ("ru", "Около 600 шахтёров вышли во вторник на митинг в Караганде.", 600),
        ("uk", "У січні повінь на Тисі змусила 1 900 жителів Тячева залишити домівки.", 1900),
        (
            "tr",
            "Meriç'in taşması yüzünden Edirne'de salı günü 1.700 kişi evini terk etmek zorunda kaldı.",
            1700,
        ),
        # Who was set free is one of those who were taken, who is in hospital one of those who fell ill.
        ("en", "Gunmen seized five road workers near Lahore on Tuesday; two were freed.", 5),
        ("en", "Gunmen abducted nine pupils and their headmaster in Lahore on Tuesday.", 10),
        ("en", "Cholera broke out in Lahore: 60 pupils fell ill, four of them were hospitalised.", 60),
    ],
)
def test_whom_an_event_concerns(language, text, affected):
    assert counts(text, language)[0][3] == affected


@pytest.mark.parametrize(
    ("language", "text", "deaths"),
    [
        ("uk", "У Львові у вівторок застрелили мера сусіднього містечка.", 1),
        ("es", "El cuerpo de Ana Paz, maestra rural, fue hallado sin vida ayer en Toledo.", 1),
        ("en", "The murder of shopkeepers in Lahore on Tuesday shocked the town.", None),
    ],
)
def test_a_killing_costs_one_where_no_more_are_spoken_of(language, text, deaths):
    assert [row[1] for row in counts(text, language) if row[0] == "killing"] == [deaths]


def test_what_is_denied_behind_a_figure_leaves_it():
    text = "Во вторник в Лахоре произошло землетрясение. Травмы получили четыре человека, угрозы цунами нет."
    assert counts(text, "ru")[0][2] == 4


def test_the_hospital_is_not_another_place():
    text = "A truck hit a bus near Toledo on Tuesday. The driver was flown to hospital in Madrid with burns."
    assert counts(text)[0] == ("accident", None, 1, None)


def test_of_several_places_the_one_that_is_named_again_has_the_victims():
    text = "Drones struck houses in Nikopol and Kherson on Tuesday. In Nikopol a man was killed."
    found = extract(text, published="2023-11-08", language="en", problems=[])
    assert dict(zip(found["place"], found["deaths"].fillna(-1), strict=True)) == {"Nikopol": 1, "Kherson": -1}


@pytest.mark.parametrize(
    ("language", "text", "type_", "deaths"),
    [
        (
            "en",
            "A mob stoned a convoy in Lahore on Tuesday, and four people died as troops moved in.",
            "riot",
            4,
        ),
        (
            "uk",
            "Озброєні люди у вівторок спалили село біля Харкова: убито 45 селян, понад 3 тисячі втекли.",
            "attack_on_civilians",
            45,
        ),
    ],
)
def test_the_dead_are_those_of_the_violence_beside_what_sheds_no_blood(language, text, type_, deaths):
    assert [row[1] for row in counts(text, language) if row[0] == type_] == [deaths]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rusia lanzó anoche misiles contra Járkov. Diecinueve personas murieron en Umán.",
            [("missile_attack", "Járkov", None), ("missile_attack", "Umán", 19)],
        ),
        (
            "Un sismo sacudió el lunes Pasto. Tres vecinos murieron en Túquerres.",
            [("earthquake", "Pasto", None), ("earthquake", "Túquerres", 3)],
        ),
    ],
)
def test_dead_at_another_place_are_of_the_same_attack_there(text, expected):
    found = extract(text, published="2025-03-12", language="es", problems=[])
    rows = found[["type", "place", "deaths"]].astype(object).where(found.notna(), None)
    assert [tuple(row) for row in rows.values.tolist()] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В пятницу в Уфе рухнула стена жилого дома. Эвакуировали 15 человек.", ["accident"]),
        (
            "В пятницу в Уфе рухнула стена дома. Из Бирска эвакуировали 15 человек.",
            ["accident", "displacement"],
        ),
        ("В Уфе взорвался газ в квартире. Это произошло 3 ноября около 25 минут первого.", ["accident"]),
    ],
)
def test_who_leaves_a_house_and_when_it_was_is_no_second_incident(text, expected):
    found = extract(text, published="2023-11-08", language="ru", problems=[])
    assert found["type"].tolist() == expected
