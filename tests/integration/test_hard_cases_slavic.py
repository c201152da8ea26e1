"""What only languages with cases have: в Одессе and в Одессу, names side by side, chronicles by town."""

import datetime as dt

import pytest
from desks import places, read

import geomap


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Трое курьеров, летевших из Алма-Аты в Варшаву, задержаны.", [("arrest", None)]),
        ("ru", "В Варшаве задержаны трое курьеров.", [("arrest", "Варшаве")]),
        ("ru", "Ракета попала в Одессу.", [("missile_attack", "Одессу")]),
        ("ru", "Через мост в Тирасполь вошла колонна бронетехники.", [("military_movement", "Тирасполь")]),
        ("uk", "Трьох кур'єрів, що летіли з Риги в Барселону, затримано.", [("arrest", None)]),
        ("uk", "У Барселоні затримано трьох кур'єрів.", [("arrest", "Барселоні")]),
        ("uk", "Ракета влучила в Одесу.", [("missile_attack", "Одесу")]),
    ],
)
def test_the_case_says_where_and_where_to(language, text, expected):
    found = places(text, language)
    assert [(kind, place or None) for kind, place in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Во вторник повстанцы захватили Гому.", [("territory_change", "Гому")]),
        ("ru", "Команда захватила инициативу в Гоме.", []),
        ("ru", "Армия выбила боевиков из Пальмиры.", [("territory_change", "Пальмиры")]),
        ("uk", "У середу сили оборони звільнили Балаклію.", [("territory_change", "Балаклію")]),
        ("uk", "Бойовики взяли двох рибалок у Гомі в полон.", [("abduction", "Гомі")]),
    ],
)
def test_a_place_that_is_taken_or_lost(language, text, expected):
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            (
                "ХРОНИКА\n\nТУЛА. Ночью сгорел склад, пострадавших нет.\n\n"
                "КАЛУГА. Автобус врезался в столб, ранены двое."
            ),
            [("accident", "ТУЛА"), ("accident", "КАЛУГА")],
        ),
        ("ru", "Ночью у бара «Лондон» в Калуге подрались болельщики.", [("riot", "Калуге")]),
        ("ru", "Возле Вены Прага вернула двоих пленных.", [("agreement", "Вены")]),
        ("ru", "Учителя Омска бастуют второй день.", [("protest", "Омска")]),
        (
            "uk",
            (
                "▪ Медицина. У Бериславі снаряд влучив у лікарню. Двоє лікарів поранені.\n\n"
                "▪ Погода. У Сумах буревій зірвав дахи."
            ),
            [("attack_on_aid_health", "Бериславі"), ("storm", "Сумах")],
        ),
    ],
)
def test_chronicles_and_names_that_are_none(language, text, expected):
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Сериал «Осада» снимали в Выборге."),
        ("ru", "В Петербурге поставили пьесу о взрыве на шахте."),
        ("ru", "На турнире в Сочи чемпион сдал позиции."),
        ("ru", "В субботу в Архангельске ожидается гроза."),
        ("ru", "Инвесторы бегут из бумаг, биржа в Москве закрылась раньше."),
        ("uk", "Виставу «Облога» зіграли в Ужгороді."),
        ("uk", "У Полтаві показали фільм про пожежу на заводі."),
        ("uk", "У неділю в Одесі очікується гроза."),
        ("uk", "У Києві стартували навчання для вчителів інформатики."),
    ],
)
def test_culture_sport_and_forecasts_are_no_incidents(language, text):
    assert places(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Во вторник в Туле задержан мужчина 1985 года рождения."),
        ("uk", "У вівторок у Сумах затримано чоловіка 1985 року народження."),
    ],
)
def test_a_year_of_birth_is_no_date(language, text):
    assert [(row.type, row.date) for row in read(text, language)] == [("arrest", dt.date(2023, 11, 7))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "В ночь на среду в Туле сгорел склад. В тот же день в Калуге автобус врезался в столб.",
            [dt.date(2023, 11, 7), dt.date(2023, 11, 8)],
        ),
        (
            "uk",
            "У ніч на середу в Сумах згорів склад. Того ж дня під Ромнами автобус врізався у стовп.",
            [dt.date(2023, 11, 7), dt.date(2023, 11, 8)],
        ),
    ],
)
def test_the_same_day_after_a_night_is_the_day_it_ended_on(language, text, expected):
    assert [row.date for row in read(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В пригороде Лиона сгорел склад.", [("accident", "пригороде Лиона", "Lyon")]),
        ("В квартале Мосула взорвалась граната.", [("explosion", "квартале Мосула", "Mosul")]),
        ("На улице Кирова в Орле столкнулись две фуры.", [("accident", "Орле", "Orël")]),
        (
            "В деревне Чумыжки Кыштовского района Новосибирской области загорелась школа.",
            [("accident", "деревне Чумыжки", "Novosibirsk Oblast")],
        ),
        ("Пальмира пала, сообщили повстанцы.", [("territory_change", "Пальмира", "Tadmur")]),
        ("Норильск замело, стоят автобусы.", [("storm", "Норильск", "Norilsk")]),
    ],
)
def test_a_part_of_a_town_and_what_lies_in_a_district(text, expected):
    assert [(row.type, row.place, row.place_name) for row in read(text, "ru")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Коптер догнал комбайнёра под Золочевом.", "drone_attack"),
        ("Кассетные снаряды ложились у элеватора в Лимане.", "shelling"),
        ("Зенитчики ссадили самолёт-разведчик близ Херсона.", "interception"),
        ("Схлестнулись у Кидаля туареги и наёмники: отряды ведут бой.", "armed_clash"),
        ("Курьера затолкали в фургон в Оше и увезли.", "abduction"),
        ("Повара больниц Лиона не вышли на смену.", "protest"),
        ("Толпа швыряла кирпичи в окна мэрии Бастии.", "riot"),
        ("Бухгалтера вывели из банка в Актау в наручниках.", "arrest"),
        ("Аэропорт и рынок Маруа сидят без топлива.", "siege"),
        ("Воры унесли скрипку из консерватории в Туре.", "robbery"),
        ("Скот и палатки смыло: река у Гармиша вышла из берегов.", "flood"),
        ("Хворост в плавнях горит у Астрахани.", "wildfire"),
        ("Скутериста смяла фура в Пномпене.", "accident"),
        ("Коклюш подхватили семеро малышей в Вятке.", "epidemic"),
    ],
)
def test_what_is_told_in_other_words_of_the_desks(text, expected):
    assert expected in [row.type for row in read(text, "ru")]


@pytest.mark.parametrize(
    "text",
    [
        "Форвард расстрелял ворота в Монце.",
        "Котировки рухнули на бирже в Осаке.",
        "В Анапе напомнили, как вести себя при землетрясении.",
        "Число пожаров в Коми снизилось на треть.",
        "Электробусы вышли на улицы Вены.",
    ],
)
def test_likenesses_advice_and_statistics_are_no_incidents(text):
    assert [row for row in read(text, "ru") if row.lon is not None] == []


def test_what_is_planned_for_a_weekday_is_still_to_come():
    [row] = geomap.extract(
        "Профсоюз планирует забастовку в Омске в пятницу.", published="2024-07-03", language="ru"
    ).itertuples()
    assert (row.type, row.status, f"{row.date:%Y-%m-%d}") == ("protest", "planned", "2024-07-05")


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("В Чэнду арестован бухгалтер фабрики.", "arrest", "Чэнду"),
        ("В Вене Мелони встретилась с канцлером.", "diplomatic_meeting", "Вене"),
        ("В Бишкек прилетел с визитом премьер Грузии.", "diplomatic_meeting", "Бишкек"),
        ("Жительница Тулы задушила сожителя.", "killing", "Тулы"),
        ("Воры проломили потолок обменника в Пензе.", "robbery", "Пензе"),
        ("Мопеды долетели до Умани.", "drone_attack", "Умани"),
        ("Град перебил теплицы в Лозовой.", "storm", "Лозовой"),
        ("Лущиков в Сокото бандиты увели в лес и ждут выкуп.", "abduction", "Сокото"),
        ("В Костанае сварщики отказались выходить на смену.", "protest", "Костанае"),
        ("Зеки в Арике взбунтовались и жгли матрасы.", "riot", "Арике"),
        ("Верблюдами доставили лекарства в Мопти.", "aid_delivery", "Мопти"),
        ("Ящур нашли на двух фермах под Братиславой.", "epidemic", "Братиславой"),
    ],
)
def test_what_desks_tell_in_their_own_words(text, type_, place):
    assert (type_, place) in places(text, "ru")


@pytest.mark.parametrize(
    "text",
    [
        "Биржу в Лондоне трясет вторую неделю.",
        "Туристы в Анталье штурмуют шведский стол.",
        "Поклонники осадили гостиницу певца в Вене.",
        "В Вильнюсе сожгли чучело зимы.",
        "Клиники в Перми купили коптер для съемки крыш.",
    ],
)
def test_likened_violence_is_none_in_russian(text):
    assert not [row for row in read(text, "ru") if row.lon is not None]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("В Лиме третьи сутки бастуют мусорщики.", dt.date(2023, 11, 6), dt.date(2023, 11, 8)),
        ("Прошлым летом под Гератом похитили двух монтеров.", dt.date(2023, 6, 1), dt.date(2023, 8, 31)),
        ("В 1962-м в Новочеркасске расстреляли рабочих.", dt.date(1962, 1, 1), dt.date(1962, 12, 31)),
        (
            "Сель снес ферму под Ошем, спасатели приехали через час.",
            dt.date(2023, 11, 7),
            dt.date(2023, 11, 8),
        ),
    ],
)
def test_days_that_go_on_seasons_and_years(text, first, last):
    assert [(row.date, row.date_end) for row in read(text, "ru")][:1] == [(first, last)]


def test_a_round_up_keeps_its_items_apart():
    text = (
        "ЗА ДЕНЬ\n\nПЕРУ\nВ Хульяке сгорел рынок.\n\nГЕРМАНИЯ\nПоезд сошел с рельсов у станции Кербах.\n\n"
        "Лусака. Посредники снова не договорились о перемирии.\n\nАккра. Автобус врезался в столб."
    )
    found = {row.type: (row.place, row.country) for row in read(text, "ru")}
    assert found["accident"][1] != "PE"
    assert found["ceasefire_talks"] == ("Лусака", "ZM")


def test_what_lies_near_a_town_is_the_scene_and_not_the_town():
    rows = [
        *read("У таборі Абу-Шук під Ель-Фашером від обстрілів загинули 14 людей.", "uk"),
        *read("В Гостомеле под Киевом прогремел взрыв.", "ru"),
    ]
    assert [row.place for row in rows] == ["таборі Абу-Шук", "Гостомеле"]
    assert rows[0].place_name == "El Fasher"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("В деревне Ольховка под Курском сгорел склад.", "деревне Ольховка"),
        ("На станции Верещагинка близ Перми произошел взрыв.", "станции Верещагинка"),
    ],
)
def test_a_village_near_a_town_is_the_scene_and_not_the_town(text, place):
    assert [row.place for row in read(text, "ru")] == [place]


@pytest.mark.parametrize(
    "text", ["Курск. Рухнул мост.", "В Курске тревожно. Сгорел склад шин.", "Курск. Взорвался завод красок."]
)
def test_what_happened_to_a_thing_is_no_name(text):
    assert [row.place for row in read(text, "ru")] == [text.split(".")[0].removeprefix("В ").split()[0]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Во вторник авиация ударила по городу Бани-Кершах.", "городу Бани-Кершах"),
        ("Во вторник авиация ударила по трассе Киев-Одесса.", "трассе Киев"),
    ],
)
def test_the_first_half_of_a_name_with_a_hyphen_is_no_town(text, place):
    assert [told for _, told in places(text, "ru")] == [place]
