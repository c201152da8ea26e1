"""Ukrainian as desks write it: each case as a careful reader would take it."""

import datetime as dt

import pytest
from desks import places, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Ланцет» посік тракториста під Гуляйполем.", "drone_attack"),
        ("Бетонобійною планувальною бомбою рознесло млин у Тростянці.", "air_strike"),
        ("Циркон розвалив корпус музею в Броварах.", "missile_attack"),
        ("Гаубиці тричі накривали рибний базар у Бериславі.", "shelling"),
        ("Мінус два «Орлани» над Вилковим.", "interception"),
        ("Найманці зчепилися з туарегами біля Тессаліта.", "armed_clash"),
        ("Гвардійці визволили Часів Яр.", "territory_change"),
        ("Невідомі затягли аптекаря в бус у Самборі й зникли.", "abduction"),
        ("Повари їдалень Канева кинули роботу й вишикувалися під мерією з каструлями.", "protest"),
        ("Розлючені городяни громили каси вокзалу в Гаграх, юрба палила кіоски.", "riot"),
        ("Піротехніка взяли на гарячому в Ковелі, уже в кайданках.", "arrest"),
        ("Другу добу сидить без води й газу Лиман.", "siege"),
        ("Есмінці союзників підійшли до Констанци.", "military_movement"),
        ("Вітчим зарубав пасинка в Бродах.", "killing"),
        ("Домушники винесли скрипки з консерваторії в Одесі.", "robbery"),
        ("У Яворові хтось пустив із димом теплицю.", "arson"),
        ("Буревій поламав каштани в Умані.", "storm"),
        ("Пагорби під Салоніками у вогні, горять сосни й сухостій.", "wildfire"),
        ("Тиса розлилася біля Хуста.", "flood"),
        ("Скутериста розчавила фура в Любомлі.", "accident"),
        ("Кашлюк поклав у ліжко дванадцять малюків у Бережанах.", "epidemic"),
        ("Сухпайки й генератори доїхали до Оріхова.", "aid_delivery"),
    ],
)
def test_what_is_told_in_other_words_of_ukrainian_desks(text, expected):
    assert expected in [row.type for row in read(text, "uk")]


@pytest.mark.parametrize(
    "text",
    [
        "Форвард розстріляв ворота «Колоса» в Ковалівці.",
        "Регбісти пішли на штурм і здобули кубок у Марселі.",
        "Мюзикл про повінь поставили в Рівному.",
        "Кількість пожеж на Волині зменшилася на третину.",
        "Генератори подорожчали в Херсоні.",
        "Тролейбуси вийшли на маршрут у Луцьку.",
    ],
)
def test_ukrainian_likenesses_advice_and_statistics_are_no_incidents(text):
    assert [row for row in read(text, "uk") if row.lon is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Туареги підстерегли армійську колону біля Гао.", ("armed_clash", "Гао")),
        ("Супротивник двічі намагався просочитися біля Куп'янська.", ("armed_clash", "Куп'янська")),
        ("Над сільрадою в Балаклії знову синьо-жовтий стяг.", ("territory_change", "Балаклії")),
        ("Чотири авіабомби за ранок по Вовчанську.", ("air_strike", "Вовчанську")),
        ("Зграя «шахедів» налетіла на Ізмаїл.", ("drone_attack", "Ізмаїл")),
        ("Боєголовка розірвалася біля Ашкелона.", ("missile_attack", "Ашкелона")),
        ("Гаубиці гупали по Марганцю, посічено двір школи.", ("shelling", "Марганцю")),
        ("У Джелалабаді спрацювала вибухівка під мостом.", ("explosion", "Джелалабаді")),
        (
            "Мобільна група приземлила два «шахеди» під Хмельницьким.",
            ("interception", "Хмельницьким"),
        ),
        ("Поліклініку в Нікополі накрило снарядом.", ("attack_on_aid_health", "Нікополі")),
        ("Люди з портретами зниклих стояли під парламентом у Сараєві.", ("protest", "Сараєві")),
        ("На відкаті погорів начальник порту в Ізмаїлі.", ("arrest", "Ізмаїлі")),
        ("Кременчук занурився у темряву.", ("siege", "Кременчук")),
        ("Злодії розпотрошили сейф пошти в Умані.", ("robbery", "Умані")),
        ("Хтось облив бензином двері клубу в Гданську.", ("arson", "Гданську")),
        ("Тридцять родин полишили домівки в Оріхові.", ("displacement", "Оріхові")),
        ("Баржа з борошном дісталася Малакаля.", ("aid_delivery", "Малакаля")),
        ("Люстри хиталися в Ясах: підземний удар на чотири бали.", ("earthquake", "Ясах")),
        ("Гребля не витримала, двори в Галичі залило.", ("flood", "Галичі")),
        ("Вітер повалив сотню дерев у Чернівцях.", ("storm", "Чернівцях")),
        ("Сухостій палає під Чорнобилем.", ("wildfire", "Чорнобилем")),
        ("У Бродах від чадного газу загинула родина.", ("accident", "Бродах")),
        ("До Кишинева прилетів прем'єр Данії.", ("diplomatic_meeting", "Кишинева")),
        ("Сторони торгувалися в Каїрі про паузу в боях.", ("ceasefire_talks", "Каїрі")),
    ],
)
def test_ukrainian_desks_tell_it_in_their_own_words(text, expected):
    assert expected in places(text, "uk")


@pytest.mark.parametrize(
    "text",
    [
        "У Варшаві вибухнула суперечка довкола бюджету.",
        "Як поводитися під час землетрусу, розповіли в Одесі.",
        "Лісівники під Києвом висадили стійкі до пожеж породи.",
        "Міська рада Сум виділила гроші на генератори.",
        "Щеплення від кору дітям роблять у школах Луцька.",
        "У Львові велосипедисти штурмують перевал.",
        "Кількість аварій за участі дітей у Полтаві за рік знизилася.",
        "У Сеулі візит назвали вдалим.",
    ],
)
def test_ukrainian_words_that_tell_nothing(text):
    assert [row for row in read(text, "uk") if row.lon is not None and row.status == "reported"] == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Суботній обстріл Нікополя пошкодив школу.", dt.date(2023, 11, 4), dt.date(2023, 11, 4)),
        ("Минулого вечора в Одесі застрелили адвоката.", dt.date(2023, 11, 7), dt.date(2023, 11, 7)),
        ("Вночі проти середи дрони атакували Одесу.", dt.date(2023, 11, 7), dt.date(2023, 11, 8)),
        (
            "На початку жовтня під Києвом вигоріло сто гектарів лісу.",
            dt.date(2023, 10, 1),
            dt.date(2023, 10, 10),
        ),
    ],
)
def test_ukrainian_days(text, first, last):
    assert [(row.date, row.date_end) for row in read(text, "uk")] == [(first, last)]


def test_what_is_told_under_a_capital_in_capitals_is_there():
    text = "ДАККА. Студенти перекрили міст.\n\nВІДЕНЬ. У п'ятницю міністр сяде за стіл із посланцями Ірану."
    assert ("diplomatic_meeting", "ВІДЕНЬ") in places(text, "uk")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("У Калуському районі перекинувся автобус.", "Kalush"),
        ("Через зливу без світла 12 сіл Броварського району.", "Brovary"),
        ("У Луцькому районі згоріла ферма.", "Lutsk"),
        ("Пожежники гасять очерет в Уманському районі.", "Uman"),
        ("У Дергачівській громаді під час обстрілу поранено двох людей.", "Kharkiv"),
    ],
)
def test_ukrainian_districts_and_communities_are_found_in_any_case(text, name):
    [row] = read(text, "uk")
    assert name in row.place_name


def test_a_town_and_what_stands_beside_it_are_two_names():
    [row] = read("У Вижниці Черемош вийшов з берегів і підтопив вулиці.", "uk")
    assert row.place == "Вижниці"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("У Полтаві третю добу гасять склад, горить покрівля.", (2023, 11, 6), (2023, 11, 8)),
        ("Минулої доби поблизу Сум сили оборони відбили три атаки.", (2023, 11, 7), (2023, 11, 7)),
        ("Восени в Полтаві пограбували ювелірну крамницю.", (2023, 9, 1), (2023, 11, 8)),
    ],
)
def test_ukrainian_days_that_go_on_and_seasons(text, first, last):
    [row] = read(text, "uk")
    assert (row.date, row.date_end) == (dt.date(*first), dt.date(*last))


def test_a_digest_of_the_past_day_is_of_that_day():
    text = (
        "Зведення штабу на ранок 8 листопада\n\nМинулої доби сталося 90 бойових зіткнень.\n\n"
        "На Куп'янщині авіація скинула бомби на Куп'янськ.\n\nТого ж дня дрон поранив жінку в Бериславі."
    )
    rows = [row for row in read(text, "uk") if row.place]
    assert {row.date for row in rows} == {row.date_end for row in rows} == {dt.date(2023, 11, 7)}


def test_what_was_shot_down_is_of_the_drones_told_of_before():
    text = "Вночі ворог запустив по Україні 90 безпілотників. З них 70 збито."
    [attack, downed] = read(text, "uk")
    assert (attack.type, downed.type) == ("drone_attack", "interception")
    assert downed.place == attack.place == "Україні"
    assert (downed.date, downed.date_end) == (attack.date, attack.date_end)


def test_an_item_with_a_bullet_takes_no_place_from_the_one_before():
    text = "• У Лубнах згорів склад.\n\n• Невідомий підпалив автомобіль, його шукають."
    [_, arson] = read(text, "uk")
    assert (arson.type, arson.place) == ("arson", "")


def test_who_takes_the_takings_abducts_nobody():
    rows = read("Двоє невідомих у масках увірвалися до банку в Умані і забрали виручку.", "uk")
    assert {row.type for row in rows} == {"robbery"}


@pytest.mark.parametrize(
    "text",
    [
        "Село лежить за вісім кілометрів від лінії зіткнення.",
        "Ціна на золото штурмує нову позначку.",
        "До гасіння залучено вісім одиниць техніки.",
        "Гурт вибухнув новим альбомом.",
    ],
)
def test_ukrainian_lines_prices_and_songs_are_no_incidents(text):
    assert not [row for row in read(text, "uk") if row.type != "accident"]
