"""Tellings that look alike and are of several incidents: none of them is lost in another one."""

import pytest

from geomap import extract

DAY = "2025-06-12"


def told(text, language):
    return [
        (row.type, row.place, row.status)
        for row in extract(text, published=DAY, language=language).itertuples()
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Dockers in Mombasa went on strike on Tuesday; villagers near Voi blocked the highway.",
            ["Mombasa", "Voi"],
        ),
        (
            "fr",
            "À Bamako, les enseignants ont défilé mardi, tandis que des habitants ont manifesté à Ségou.",
            ["Bamako", "Ségou"],
        ),
        (
            "es",
            "Los maestros marcharon el martes en Puno; en Juliaca, vecinos bloquearon la carretera.",
            ["Puno", "Juliaca"],
        ),
    ],
)
def test_two_crowds_with_a_place_each_are_two_protests(language, text, expected):
    assert [place for kind, place, _ in told(text, language) if kind == "protest"] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Thousands marched in Lyon, Lille and Nantes on Tuesday.",
            {"Lyon", "Lille", "Nantes"},
        ),
        ("tr", "Salı günü İzmir, Bursa ve Adana'da binlerce kişi yürüdü.", {"İzmir", "Bursa", "Adana"}),
        ("ar", "خرجت مظاهرات الثلاثاء في وهران وفي قسنطينة.", {"وهران", "قسنطينة"}),
    ],
)
def test_a_crowd_counted_for_all_places_marched_in_each(language, text, expected):
    assert {place for _, place, _ in told(text, language)} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A mob stormed the town hall of Mokwa on Tuesday. The mayor denied that a guard was lynched.",
        ),
        ("fr", "Des affrontements ont éclaté mardi à Birao. Le préfet a démenti tout affrontement à Birao."),
    ],
)
def test_what_is_denied_is_not_what_was_reported(language, text):
    statuses = [status for _, _, status in told(text, language)]
    assert {"reported", "denied"} <= set(statuses)


def test_a_clinic_burned_by_those_who_killed_is_a_deed_of_its_own():
    text = "Gunmen killed eleven villagers in Mucojo on Tuesday. The attackers set fire to the health centre."
    assert [kind for kind, _, _ in told(text, "en")] == ["attack_on_civilians", "attack_on_aid_health"]


def test_items_of_a_live_page_without_a_place_are_not_one():
    text = "Live\n\n09:15 A house caught fire.\n\n10:40 A lorry overturned.\n\n11:05 A bus crashed."
    assert len(told(text, "en")) == 3


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Police in Kano arrested four suspects over the kidnapping of a doctor in Katsina last month.",
            {("arrest", "Kano", "2025-06-11"), ("abduction", "Katsina", "2025-05-01")},
        ),
        (
            "en",
            "A court in Durban sentenced two men to life for murdering a councillor in Pinetown in May 2024.",
            {("killing", "Pinetown", "2024-05-01")},
        ),
        (
            "es",
            "Condenan en Lugo a un hombre por quemar la casa de su hermano en Sarria en agosto de 2024.",
            {("arson", "Sarria", "2024-08-01")},
        ),
        (
            "fr",
            "Le tribunal de Metz a condamné un homme pour avoir braqué une banque à Thionville en mai 2024.",
            {("robbery", "Thionville", "2024-05-01")},
        ),
        (
            "ru",
            "В Самаре арестовали подозреваемого в подрыве машины офицера в Сызрани в апреле.",
            {("arrest", "Самаре", "2025-06-11"), ("explosion", "Сызрани", "2025-04-01")},
        ),
        (
            "uk",
            "У Житомирі затримали підлітка за підпал автомобіля військового в Бердичеві у квітні.",
            {("arrest", "Житомирі", "2025-06-11"), ("arson", "Бердичеві", "2025-04-01")},
        ),
        (
            "tr",
            "Mayıs 2024'te Kozan'da komşusunu öldüren sanık Adana'da müebbet hapis cezasına çarptırıldı.",
            {("killing", "Kozan", "2024-05-01")},
        ),
        (
            "ar",
            "قضت محكمة في سوسة بسجن رجل خمس سنوات بتهمة سرقة بنك في المهدية في يناير 2024.",
            {("robbery", "المهدية", "2024-01-01")},
        ),
        (
            "vi",
            "Tòa án Gia Lai tuyên phạt bị cáo 6 năm tù về tội cướp ngân hàng ở Pleiku hồi tháng 5/2024.",
            {("robbery", "Pleiku", "2024-05-01")},
        ),
        ("en", "A court in Durban charged two men with murdering a councillor.", set()),
    ],
)
def test_what_somebody_was_arrested_or_tried_for_is_told_where_and_when_it_was(language, text, expected):
    found = extract(text, published=DAY, language=language, problems=[])
    assert {(r.type, r.place, f"{r.date:%Y-%m-%d}") for r in found.itertuples()} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "El PMA repartió arroz en Trinidad. Una segunda carga saldrá el 24 de junio con destino a Ceres.",
            "Ceres",
        ),
        (
            "fr",
            "Un avion a livré des vivres à Manakara mardi. Un second vol est prévu le 24 juin à Farafangana.",
            "Farafangana",
        ),
        (
            "ru",
            "Во вторник в Мембу доставили продовольствие. Вторая партия должна прийти в Пембу 24 июня.",
            "Пембу",
        ),
        (
            "uk",
            "У вівторок до Мембе доправили харчі. Друга партія має надійти до Нампули 24 червня.",
            "Нампули",
        ),
        (
            "tr",
            "Salı Beira'ya gıda yardımı ulaştı. İkinci geminin 24 Haziran'da Nacala'ya varması bekleniyor.",
            "Nacala",
        ),
        (
            "ar",
            "وصلت الثلاثاء إلى مأرب قافلة مساعدات غذائية. ومن المقرر أن تصل قافلة ثانية إلى تعز في 24 يونيو.",
            "تعز",
        ),
        (
            "vi",
            "Hôm thứ Ba, WFP phát gạo ở Jérémie. Chuyến hàng tiếp theo dự kiến đến Les Cayes ngày 24/6.",
            "Les Cayes",
        ),
        (
            "en",
            "Ceasefire talks ended in Cairo on Tuesday. The next round will be held in Doha on 24 June.",
            "Doha",
        ),
    ],
)
def test_a_further_consignment_or_round_is_one_of_what_was_told_before(language, text, expected):
    found = told(text, language)
    assert [place for _, place, status in found if status == "planned"] == [expected]
    assert len({kind for kind, _, _ in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Ночью 12 дронов сбили над Курской областью, девять — над Брянской и три — над Калужской.",
            ["Курской областью", "Брянской", "Калужской"],
        ),
        ("ru", "Ночью над Курской и Брянской областями сбили 12 дронов.", ["Брянской областями"]),
    ],
)
def test_what_was_shot_down_is_told_of_each_place_with_a_number(language, text, expected):
    assert [place for kind, place, _ in told(text, language) if kind == "interception"] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A booby-trapped car went off in Quetta on Monday. The attack happened near a school.",
            "explosion",
        ),
        ("ru", "В Самаре в среду ограбили ломбард. Второе нападение случилось в Тольятти.", "robbery"),
        ("ru", "В Самаре в среду обворовали ломбард. В Сызрани боевики атаковали блокпост.", "armed_clash"),
    ],
)
def test_the_attack_is_what_was_told_before(language, text, expected):
    assert told(text, language)[-1][0] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La artillería golpeó Jersón el martes y un dron alcanzó un microbús en Nikopol.",
            {("shelling", "Jersón"), ("drone_attack", "Nikopol")},
        ),
        (
            "ru",
            "Во вторник артиллерия ударила по Херсону, а в Никополе дрон попал в маршрутку.",
            {("shelling", "Херсону"), ("drone_attack", "Никополе")},
        ),
        (
            "vi",
            "Hôm thứ Ba, pháo binh bắn vào Kherson còn ở Nikopol một drone đánh trúng xe buýt nhỏ.",
            {("shelling", "Kherson"), ("drone_attack", "Nikopol")},
        ),
        (
            "ar",
            "قصفت المدفعية خيرسون يوم الثلاثاء، وأصابت مسيّرة حافلة صغيرة في نيكوبول.",
            {("shelling", "خيرسون"), ("drone_attack", "نيكوبول")},
        ),
    ],
)
def test_a_phrase_does_not_run_over_a_name_into_another_telling(language, text, expected):
    assert {(kind, place) for kind, place, _ in told(text, language)} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The wildfire near Mati forced 300 people out of Rafina on Tuesday.", "Rafina"),
        ("ru", "Из-за лесного пожара под Читой во вторник из Карымского вывезли 300 жителей.", "Карымского"),
        (
            "tr",
            "Manavgat'taki orman yangını nedeniyle salı günü Akseki'de 300 kişi evlerinden çıkarıldı.",
            "Akseki",
        ),
        ("vi", "Cháy rừng gần Sóc Sơn khiến 300 dân ở Mê Linh phải rời nhà hôm thứ Ba.", "Mê Linh"),
        ("fr", "Les pluies ont inondé le bas de Montauban, 300 habitants ont été évacués.", "Montauban"),
        ("ar", "غمرت مياه النهر الأحياء المنخفضة في تطوان، ونُقلت 300 عائلة إلى المدارس.", "تطوان"),
    ],
)
def test_who_had_to_leave_in_a_place_or_part_of_its_own_is_told_too(language, text, expected):
    found = told(text, language)
    assert [place for kind, place, _ in found if kind == "displacement"] == [expected]
    assert {"flood", "wildfire"} & {kind for kind, _, _ in found}


def test_what_a_part_of_a_sentence_surely_tells_stands_against_the_rest():
    text = "Участники шествия перекрыли трассу у Киранца, полиция увезла в отделы 28 человек."
    assert {kind for kind, _, _ in told(text, "ru")} == {"protest", "arrest"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A flood hit Lokoja on Tuesday. Gunmen took 12 farmers away from Kabba.",
            {"flood", "abduction"},
        ),
        (
            "ru",
            "Под Читой горит тайга. Во вторник из села Карымское увезли 27 человек.",
            {"wildfire", "displacement"},
        ),
        ("ar", "قطع أهالي عرسال الطريق يوم الثلاثاء ومنعوا مرور الشاحنات.", {"protest"}),
        (
            "en",
            "Residents of Saravena blocked the road on Tuesday and let no lorry through.",
            {"protest"},
        ),
        ("en", "An ambulance was pelted with stones in Hebron on Tuesday.", {"attack_on_aid_health"}),
        (
            "es",
            "Cientos de personas marcharon el martes en Rosario; la policía se llevó a 28 en autobuses.",
            {"protest", "arrest"},
        ),
        (
            "fr",
            "Le maire a signalé mardi à Bunia l'arrivée de 64 personnes venues de Beni.",
            {"displacement"},
        ),
        ("uk", "Двісті родин із вівторка живуть на стадіоні в Одесі.", {"displacement"}),
        ("vi", "Hai trăm gia đình ở tạm trong sân vận động Vinh từ thứ Ba.", {"displacement"}),
    ],
)
def test_who_takes_people_away_or_blocks_a_road_tells_why(language, text, expected):
    assert {kind for kind, _, _ in told(text, language)} == expected
