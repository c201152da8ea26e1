"""Triggers become events: the specific type wins, two scenes are two events, a call is none."""

import datetime as dt

import pytest

from geomap import extract
from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse
from geomap.extraction.events import events_of
from geomap.extraction.figures import find_figures
from geomap.extraction.triggers import find_triggers


def types(text, language, *scenes):
    doc = parse(text, language)
    figures = find_figures(doc, find_dates(doc, dt.date(2023, 11, 8)))
    starts = [doc.word_at(text.index(scene)) for scene in scenes]
    found = []
    for sentence in doc.sentences:
        triggers = find_triggers(doc, sentence, figures)
        found += [event.type for event in events_of(doc, sentence, triggers, figures, starts)]
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A drone attack on an army base killed three soldiers.", ["drone_attack"]),
        ("en", "Gunmen attacked an ambulance.", ["attack_on_aid_health"]),
        ("en", "An explosion was heard after the base was attacked with missiles.", ["missile_attack"]),
        ("en", "Thousands of residents fled their homes.", ["displacement"]),
        ("en", "The two presidents spoke by phone.", ["diplomatic_call"]),
        ("en", "An earthquake killed 300 people.", ["earthquake"]),
        ("en", "Since the war began, 4,300 people have been killed.", ["casualty_toll"]),
        ("fr", "Un hôpital de Khan Younès a été visé par des tirs d'artillerie.", ["attack_on_aid_health"]),
        ("fr", "Un séisme a fait 300 morts.", ["earthquake"]),
        ("fr", "Deux soldats ont été tués lundi.", ["armed_clash"]),
        ("es", "Un motín en la cárcel dejó 20 muertos.", ["riot"]),
        ("es", "Un ataque con drones mató a tres soldados.", ["drone_attack"]),
        ("vi", "Căn cứ này bị tấn công bằng tên lửa.", ["missile_attack"]),
        ("vi", "Đoàn xe cứu trợ bị tấn công.", ["attack_on_aid_health"]),
        ("vi", "Một trận động đất làm 300 người thiệt mạng.", ["earthquake"]),
    ],
)
def test_one_event_of_the_right_type(language, text, expected):
    assert types(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister called for a ceasefire and an end to air strikes."),
        ("en", "He spoke of the gas field and of a storm of protest in parliament."),
        ("fr", "Le ministre a appelé à un cessez-le-feu et à la fin des frappes aériennes."),
        ("es", "El ministro pidió un alto el fuego y el fin de los bombardeos."),
        ("es", "Los agresores iban por el hijo de un regidor de Colima."),
        ("es", "Vecinos de Escobedo oyeron detonaciones de arma de fuego."),
        ("es", "A la conductora se la investiga por un homicidio imprudente."),
        ("vi", "Các nước kêu gọi ngừng bắn và chấm dứt không kích."),
        ("vi", "Mỏ khí đốt này rất lớn."),
    ],
)
def test_what_did_not_happen_is_no_event(language, text):
    assert set(types(text, language)) <= {"statement"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # need and convoys kept out are what a siege is
        ("en", "The town has been besieged since May and food is running out.", ["siege"]),
        ("fr", "La ville est assiégée depuis mai et les habitants mangent des feuilles.", ["siege"]),
        ("tr", "Kasaba aylardır kuşatma altında, halk yaprak yiyor.", ["siege"]),
        # troops that are struck or shoot are moved by force
        ("en", "A military convoy was heading north when a mine exploded under a lorry.", ["explosion"]),
        # people are shot in a riot; a riot over people shot is a second thing
        ("en", "Rioters stormed the town hall; a boy of 15 was shot dead.", ["riot"]),
        ("es", "Quince miembros de una red dedicada al robo y la extorsión fueron detenidos.", ["arrest"]),
        ("es", "Una turba saqueó los comercios y un joven fue asesinado a tiros.", ["riot"]),
        # a curfew comes of the riot
        ("uk", "Заворушення охопили столицю, введено комендантську годину.", ["riot"]),
        # waves after a quake, what burns in an attack
        ("es", "Un terremoto sacudió la isla y provocó un tsunami.", ["earthquake"]),
        # a fire that somebody set
        ("ar", "التهم حريق متعمد مصنعا.", ["arson"]),
        ("fr", "Un incendie volontaire a détruit un entrepôt.", ["arson"]),
        ("en", "Fire destroyed a warehouse.", ["accident"]),
    ],
)
def test_what_comes_with_an_event_is_no_second_one(language, text, expected):
    assert types(text, language) == expected


def test_two_scenes_are_two_events():
    text = "An air strike in Homs killed five people and shelling in Hama wounded three."
    assert types(text, "en", "Homs", "Hama") == ["air_strike", "shelling"]


def test_a_language_without_a_pack_gives_places_and_dates_of_type_other():
    from geomap.extraction import extract

    text = "Bei einem Unfall in Hamburg wurden am 7. November 2023 drei Menschen verletzt."
    found = extract(text, published="2023-11-08", language="de")
    assert found[["type", "place", "country"]].values.tolist() == [["other", "Hamburg", "DE"]]
    assert str(found["date"].iloc[0].date()) == "2023-11-07"
    assert found["confidence"].iloc[0] < 0.5


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Heavy SHELLING hit Kherson overnight.", "SHELLING"),
        ("fr", "Une explosion a secoué Bamako mardi.", "explosion"),
        ("ru", "В Казани задержаны два человека.", "задержаны"),
        ("ar", "وقُتل ثلاثة أشخاص في الموصل يوم الثلاثاء.", "قُتل"),
    ],
)
def test_the_words_that_tell_the_type_are_verbatim(language, text, trigger):
    found = extract(text, published="2023-11-08", language=language)
    assert trigger in found["quote_trigger"].iloc[0]
    assert all(told in quote for told, quote in found[["quote_trigger", "quote"]].values.tolist())


def test_a_sentence_that_only_names_a_place_has_no_trigger():
    found = extract("Wydarzenie w Krakowie we wtorek.", published="2023-11-08", language="pl")
    assert found[["type", "quote_trigger"]].isna().values.tolist() == [[False, True]] * len(found) != []


def test_a_runner_up_that_is_nearly_as_likely_is_told():
    found = extract("A bomb exploded in San Juan.", published="2023-11-08", language="en")
    assert found["place_alternative"].tolist() == ["San Juan, AR"]
    sure = extract("A bomb exploded in San Juan, Argentina.", published="2023-11-08", language="en")
    assert sure["place_alternative"].isna().all()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen shot dead nine villagers and abducted 20 others.",
            {"attack_on_civilians", "abduction"},
        ),
        (
            "uk",
            "Бойовики напали на село: шістьох селян убито, двадцятьох погнали до лісу.",
            {"attack_on_civilians", "abduction"},
        ),
        ("ru", "Демонстранты перекрыли мост, полиция задержала 15 человек.", {"protest", "arrest"}),
        ("en", "Protesters marched on the ministry, and police arrested 12 of them.", {"protest", "arrest"}),
        ("en", "Police arrested 12 protesters.", {"arrest"}),
        ("ru", "Река вышла из берегов; 300 жителей эвакуировали в школу.", {"flood", "displacement"}),
        ("en", "The river burst its banks, and 300 people were evacuated.", {"flood", "displacement"}),
        ("en", "The river burst its banks, forcing 300 people to flee.", {"flood"}),
        ("en", "The river burst its banks and left 300 people homeless.", {"flood"}),
        (
            "fr",
            "Quelque 600 habitants ont été évacués à cause d'un feu de forêt.",
            {"displacement", "wildfire"},
        ),
        ("ru", "Из Тулуна эвакуировали 340 жителей из-за разлива реки.", {"displacement", "flood"}),
        ("vi", "Hơn 400 hộ dân đã được sơ tán vì lũ quét.", {"displacement", "flood"}),
        ("ru", "В доме начался пожар, эвакуировано 30 жильцов.", {"accident"}),
    ],
)
def test_what_has_victims_of_its_own_is_an_event_of_its_own(language, text, expected):
    assert set(types(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Un séisme a secoué Lima.\n\nUn cyclone a frappé Sambava.\n\nLe bilan est de 23 décès.",
            [-1, -1, 23],
        ),
        ("fr", "Un autocar a basculé dans un ravin à Churcampa. Bilan provisoire : 23 morts.", [23]),
    ],
)
def test_a_toll_in_a_paragraph_of_its_own_is_that_of_all(language, text, expected):
    found = extract(text, published="2024-03-08", language=language)
    assert found["deaths"].fillna(-1).tolist() == expected


@pytest.mark.parametrize(
    ("language", "text", "type_key", "place"),
    [
        (
            "fr",
            "La soirée n'a pas été calme pour tous : à Arles, deux épiceries ont été dévalisées.",
            "robbery",
            "Arles",
        ),
        (
            "vi",
            "Theo điều tra, nhóm này dùng búa đập tủ kính một tiệm vàng ở Pleiku, lấy đi 5 lượng vàng.",
            "robbery",
            "Pleiku",
        ),
    ],
)
def test_what_stands_between_does_not_hide_it(language, text, type_key, place):
    found = extract(text, published="2024-03-08", language=language)
    assert found[["type", "place"]].values.tolist() == [[type_key, place]]


def test_what_occurred_elsewhere_is_told_anew_by_its_own_noun():
    text = (
        "Yolcu otobüsü Afyonkarahisar'ın Sandıklı ilçesi yakınlarında şarampole devrildi. "
        "Soma'daki bir maden ocağında salı günü meydana gelen göçükte iki işçi öldü."
    )
    found = extract(text, published="2024-03-08", language="tr")
    assert found["type"].tolist() == ["accident", "accident"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Невідомі спалили вантажівку підприємця.", "arson"),
        ("ru", "Ночью склад фермера сожгли.", "arson"),
        ("ru", "Маршрутка слетела в кювет.", "accident"),
        ("fr", "Deux pharmacies ont été dévalisées dans la nuit.", "robbery"),
        ("en", "The union announced a general strike.", "protest"),
        ("en", "The levee near the market gave way at dawn.", "flood"),
        ("ar", "قطع مئات المحتجين الجسر.", "protest"),
        ("es", "Los camioneros colapsaron las calles del centro.", "protest"),
        ("en", "The army flew some 300 soldiers to the border post.", "military_movement"),
        ("uk", "До кордону стягують спецпризначенців.", "military_movement"),
        ("vi", "Công an đã tạm giữ hành chính 12 người.", "arrest"),
        ("en", "About 900 villagers were camped in the school grounds.", "displacement"),
    ],
)
def test_ways_of_telling(language, text, expected):
    assert types(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("de", "In Hamburg demonstrierten Tausende gegen die Regierung.", "DE"),
        ("it", "Terremoto a Norcia: tre morti.", "IT"),
        ("zh", "四川省成都市发生地震,造成3人死亡。", "CN"),
        ("pt", "Um terremoto em Santarém matou três pessoas na segunda-feira.", "PT"),
    ],
)
def test_what_a_language_without_a_pack_tells_is_drawn(language, text, where):
    found = extract(text, published="2023-11-08", language=language)
    assert set(found["country"]) == {where}
    assert not found.geometry.is_empty.any()
    assert found.geometry.notna().all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Водителя автобуса с ушибами увезли в больницу.", []),
        ("Боевики увезли в лес водителя автобуса.", ["abduction"]),
        ("Четверо детей попали в больницу.", []),
        ("Ракета попала в больницу.", ["attack_on_aid_health"]),
        ("Погиб водитель самосвала.", []),
        ("Велосипедист погиб под колёсами, сбил его водитель такси.", ["accident"]),
        ("Мотоциклист сбил мопедиста.", ["accident"]),
        ("Открытое горение на складе ликвидировали 46 человек.", ["accident"]),
        ("Силовики ликвидировали троих боевиков.", ["armed_clash"]),
        ("Раненым оказали медицинскую помощь.", []),
        ("Жители получили гуманитарную помощь.", ["aid_delivery"]),
        ("До начала конфликта здесь жили более 250 тысяч человек.", []),
        ("Всех полицейских города подняли по тревоге.", []),
        ("Освобождённых привезли домой, им оказывают медицинскую и психологическую помощь.", []),
        ("Грузовик наехал на пешехода.", ["accident"]),
        ("Мэр рассказал, что ночью угнали 300 коров.", ["robbery"]),
        ("У пенсионерки вырвали сумку.", ["robbery"]),
        ("Патруль взял налётчика на месте.", ["arrest"]),
        ("Шествие фанатов переросло в драку с полицией.", ["riot"]),
        ("Нанесён удар войск противника по подстанции.", ["air_strike"]),
    ],
)
def test_words_of_russian_desks_that_tell_no_violence(text, expected):
    assert [kind for kind in types(text, "ru") if kind != "other"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Un incendio forestal arde en Losacio. Ayer se desató otro fuego en el monte de Los Realejos.",
            "wildfire wildfire",
        ),
        ("Hay un incendio forestal. Un incendio en una nave de Vigo dejó dos heridos.", "wildfire accident"),
        ("Un incendio en Bilbao dejó dos muertos.", "accident"),
    ],
)
def test_a_fire_behind_a_wildfire_is_one_but_for_a_building(text, expected):
    found = extract(text, published="2025-08-08", language="es", problems=[])
    assert found["type"].tolist() == expected.split()
