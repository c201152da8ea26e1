"""What only languages with cases have: в Одессе and в Одессу, names side by side, chronicles by town."""

import datetime as dt

import pytest

import geomap
from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2023, 11, 8)


def read(text, language):
    return extract_reports([Report(text, published=PUBLISHED, language=language)])


def places(text, language):
    return [(row.type, row.place) for row in read(text, language)]


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


def test_what_is_planned_for_a_weekday_is_still_to_come():
    [row] = geomap.extract(
        "Профсоюз планирует забастовку в Омске в пятницу.", published="2024-07-03", language="ru"
    ).itertuples()
    assert (row.type, row.status, f"{row.date:%Y-%m-%d}") == ("protest", "planned", "2024-07-05")


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


def test_what_lies_near_a_town_is_the_scene_and_not_the_town():
    rows = [
        *read("У таборі Абу-Шук під Ель-Фашером від обстрілів загинули 14 людей.", "uk"),
        *read("В Гостомеле под Киевом прогремел взрыв.", "ru"),
    ]
    assert [row.place for row in rows] == ["таборі Абу-Шук", "Гостомеле"]
    assert rows[0].place_name == "El Fasher"


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
