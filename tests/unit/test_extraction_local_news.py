"""What local desks, sheriffs and wards write: who tells it, who tends, what burnt, how old somebody was."""

import pytest

import geomap


def rows(text, language="en", published="2025-03-12"):
    """Types and places of what is drawn."""
    found = geomap.extract(text, published=published, language=language)
    drawn = found[found.geometry.notna() & ~found.geometry.is_empty]
    return sorted(zip(drawn["type"], drawn["place"], strict=True))


def types(text, language="en"):
    return set(geomap.extract(text, published="2025-03-12", language=language)["type"])


@pytest.mark.parametrize(
    "text",
    [
        "Two people were hurt when a car hit a tree in Reno. The driver was flown to Renown Hospital.",
        "A strike hit a house in Rafah and killed two people, the hospital said.",
        "Israeli strike on southern Lebanon kills three, health ministry says",
        "A strike hit a house in Rafah and killed two, the health ministry's emergency service said.",
    ],
)
def test_who_tells_or_tends_is_not_attacked(text):
    assert "attack_on_aid_health" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Reno say a man wounded in a shootout got away from a hospital on Monday.",
        "Officers were called to a hospital in Reno after a man was shot on Monday.",
    ],
)
def test_who_was_shot_was_not_shot_at_his_hospital(text):
    assert "attack_on_aid_health" not in types(text)


def test_a_hospital_that_is_hit_is_attacked():
    assert "attack_on_aid_health" in types("A strike hit a hospital in Rafah and killed two, officials said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A fire gutted a warehouse in Reno on Monday. Firefighters battled the blaze all night.",
            "accident",
        ),
        ("A blaze burned 300 acres of brush near Reno. Firefighters battled the fire all night.", "wildfire"),
    ],
)
def test_a_fire_in_a_building_is_no_wildfire(text, expected):
    assert types(text) == {expected}


def test_where_somebody_spoke_to_reporters_is_no_scene():
    text = "The chairman told reporters on Friday in Kafanchan that gunmen had raided the village of Zurmi."
    assert [place for _, place in rows(text)] == ["village of Zurmi"]


def test_what_is_occupied_was_not_taken_now():
    text = "In the occupied West Bank, soldiers shot dead a man in Jenin on Monday."
    assert "territory_change" not in types(text)
    assert "territory_change" in types("Rebels occupied Bunia on Monday.")


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A woman of 24 was shot dead in Durban.", 1),
        ("At least 70 people, 13 children among them, were killed in an air raid on Kharkiv.", 70),
    ],
)
def test_ages_and_parts_are_not_the_toll(text, dead):
    assert list(geomap.extract(text, published="2025-03-12")["deaths"]) == [dead]


def days(text, published):
    found = geomap.extract(text, published=published, language="en")
    return [(row.status, str(row.date)[:10]) for row in found.itertuples()]


def test_a_day_ahead_with_day_and_month_turned_is_of_these_weeks():
    assert days("Police arrested two men in Almeria on 10/04/19.", "2019-04-12") == [
        ("reported", "2019-04-10")
    ]
    assert days("Police arrested two men in Reno on 04/10/19.", "2019-04-12") == [("reported", "2019-04-10")]


def test_the_worst_since_a_day_names_what_happened_then():
    text = "It would be the deadliest attack since 24 April, when 11 civilians were killed in Kyiv."
    assert days(text, "2024-11-12") == [("background", "2024-04-24")]


def test_what_is_doubted_between_commas_of_somebody_is_not_the_deed():
    text = "The gunmen, reportedly dressed in uniforms, stormed a village near Kaduna on Sunday."
    assert days(text, "2024-11-12") == [("reported", "2024-11-10")]


def test_an_hour_in_a_second_clause_tells_no_second_event():
    text = "Storms hit Tulsa early on Sunday, tossed cars about and tore roofs off houses in the night."
    assert len(days(text, "2024-11-12")) == 1


def test_where_helpers_came_from_is_no_scene():
    text = "Crews from six agencies in Benton, Franklin and Walla Walla counties fought the warehouse fire."
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "dead", "injured"),
    [
        ("A suicide bomber kills 2, wounds 6 near a mosque in Kismayo.", 2, 6),
        ("The blast in Kismayo killed 2, wounded 6 and left 3 missing.", 2, 6),
        ("A number of guards died in a bombing in Kismayo. At least six were killed and 30 hurt.", 6, 30),
    ],
)  # fmt: skip
def test_each_number_is_of_the_verb_before_it_and_counts_before_estimates(text, dead, injured):
    found = geomap.extract(text, published="2025-03-12", language="en")
    assert (found["deaths"][0], found["injured"][0]) == (dead, injured)


def test_a_governor_speaks_of_his_province():
    text = "The governor of Voronezh said drones had damaged two businesses."
    assert rows(text) == [("drone_attack", "Voronezh")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the attack took place in the district of Sibi, 200 km southeast of Quetta.",
        "The bus was on its way from hilly Arghakhanchi district west of Kathmandu to the city of Butwal.",
    ],
)
def test_names_of_towns_alone_make_no_conquest(text):
    assert "territory_change" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "A farmer died after being attacked by an elephant in Wayanad on Friday.",
        "Police fired shots in the air in Karachi on Monday.",
        "Salfit, in the West Bank, was visited by the minister on Monday.",
        "Crews rescued a woman from a burning house in Dayton on Sunday.",
    ],
)
def test_beasts_warning_shots_and_river_banks_are_no_attackers(text):
    assert not types(text) & {"armed_clash", "killing", "attack_on_civilians", "robbery", "arson"}


def test_what_somebody_is_charged_with_is_not_drawn_where_he_was_arrested():
    assert rows("A man was arrested in Tampa on Tuesday on charges of burglary.") == [("arrest", "Tampa")]


def test_a_headline_that_goes_on_behind_a_comma_keeps_its_place():
    text = (
        "Protesters storm parliament in Nairobi, several killed as police open fire\n\nThe mood is tense.\n"
    )
    assert ("riot", "Nairobi") in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two women were hurt when their van hit a tree. The crash happened in Hull on Sunday.",
            ["accident"],
        ),
        ("A coach overturned near Hull on Monday. Four passengers were killed.", ["accident"]),
        ("A boat capsized near Hull on Monday. Three villagers were killed.", ["accident"]),
        ("Gunmen attacked a farm near Hull on Monday. Three farmers were killed.", ["attack_on_civilians"]),
        ("A blaze took hold of two floors of a mill in Hull on Monday.", ["accident"]),
        ("A man grabbed a handbag from a shopper in Hull on Monday.", ["robbery"]),
        ("Nine students were bundled into police vans in Hull on Monday.", ["arrest"]),
    ],
)
def test_what_happened_to_whom_says_of_what_kind_it_was(text, expected):
    found = geomap.extract(text, published="2025-03-12", language="en")
    assert found["type"].tolist() == expected
    assert "Hull" in found["place"][0]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A woman was fatally shot in Hull on Monday.", [1, None, None]),
        ("A man was shot in the leg in Hull on Monday.", [None, 1, None]),
        ("Six pupils were sickened by a chlorine leak in Hull on Monday.", [None, 6, None]),
        ("Two chiefs were seized by gunmen near Hull on Monday.", [None, None, 2]),
    ],
)
def test_plain_verbs_say_what_became_of_whom(text, figures):
    found = geomap.extract(text, published="2025-03-12", language="en")
    found = found[["deaths", "injured", "affected"]].astype(object).where(found.notna(), None)
    assert found.values.tolist() == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "Ambulance crews in Hull took part in a mock train crash on Sunday.",
        "Police in Hull held a drill on Monday in which officers practised for a gun attack.",
        "The mayor of Hull praised the police on Monday for their fight against kidnapping.",
        "The inquiry into the bridge collapse resumed in Hull on Monday.",
        "The council in Hull approved plans for a flood wall on Tuesday.",
        "Residents of Hull were told to boil water on Monday.",
        "The firm will fire 200 workers at its plant in Hull.",
    ],
)
def test_drills_inquiries_and_flood_walls_are_no_incident(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ДТП под Брянском унесло жизни матери и двоих детей.", {"accident"}),
        ("Упавшее дерево убило женщину в Новосибирске.", {"accident"}),
        ("В Ереване продлили арест бывшему мэру.", set()),
        ("В Ереване арестован бывший мэр.", {"arrest"}),
        ("Под Сочи бурная река унесла двоих детей.", {"flood"}),
    ],
)
def test_what_took_lives_and_what_only_goes_on_in_russian(text, expected):
    assert types(text, "ru") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reparan en Piura los colegios dañados por las lluvias.",
        "Avanza la reconstrucción de Lorca tras el terremoto.",
        "Reabre en Tena el puente dañado por la crecida.",
        "La alcaldía de Neiva presentó un programa contra el hurto de motos.",
        "El pleno de Lugo acabó en un cruce de acusaciones entre concejales.",
        "Una marcha nórdica recorrió los montes de Ronda.",
        "La compañía volvió a contratar en Talca tras la pandemia.",
        "Declararon culpable al chofer que atropelló a una mujer en Talca.",
    ],
)
def test_spanish_repairs_plans_and_figures_of_speech_tell_of_nothing_new(text):
    assert types(text, "es") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Desaparecen dos marineros cerca de Manta.", "accident"),
        ("Rescatan a una senderista lesionada en Huesca.", "accident"),
        ("Un vendaval dejó 30 viviendas destechadas en Montería.", "storm"),
        ("Emergencia por aguaceros en Yopal: 40 familias damnificadas.", "flood"),
        ("El lunes volcó un bus en Matanzas.", "accident"),
        ("Interceptan un autobús con 80 migrantes en Tampico.", "arrest"),
        ("El ejército instó a los vecinos de Tiro a marcharse.", "displacement"),
        ("Una mujer recibió dos balazos el lunes en Manta.", "killing"),
        ("Los asaltantes llegaron en motos a Solhan y dispararon contra los vecinos.", "attack_on_civilians"),
    ],
)
def test_spanish_desks_tell_it_in_plain_words(text, expected):
    assert types(text, "es") == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Le scooter s'est arrêté mardi devant un snack de Dijon.",
        "Le train s'est arrêté mardi à Dijon avec ses 300 voyageurs.",
        "La gauche a explosé lundi à Lyon après un débat houleux.",
        "Le taux de chômage a explosé à Lyon.",
        "La ministre a rencontré mardi des agriculteurs à Agen.",
        "Une réunion de crise s'est tenue samedi à Agen avec la préfète.",
        "Un exercice simulera jeudi un accident chimique à Feyzin.",
    ],
)
def test_french_words_of_incidents_that_are_none(text):
    assert types(text, "fr") - {"statement"} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un suspect a été arrêté mardi à Dijon.", "arrest"),
        ("Un cessez-le-feu a été conclu lundi à Doha.", "agreement"),
        ("Un cessez-le-feu est entré en vigueur lundi à Soueïda.", "agreement"),
        ("Une attaque à la voiture-bélier a fait trois morts lundi à Munich.", "attack_on_civilians"),
        ("La banque a été attaquée à la voiture-bélier lundi à Nice.", "robbery"),
        ("Un attentat au couteau a fait deux morts mardi à Annecy.", "killing"),
        ("Un minibus a sauté sur une mine mardi près de Mopti, six passagers sont morts.", "explosion"),
        ("Un ouvrier a été tué mardi sur un chantier à Lausanne.", "accident"),
        ("Le ministre a annoncé lundi la mort de vingt terroristes près de Niono.", "armed_clash"),
    ],
)
def test_french_incidents_of_their_own_type(text, expected):
    assert types(text, "fr") == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Злива затопила вулиці Одеси.", ("flood", "вулиці Одеси")),
        ("На вулицях Києва пролунав вибух.", ("explosion", "Києва")),
        ("Ковель зазнав ракетного удару.", ("missile_attack", "Ковель")),
        ("Нікополь ворог обстріляв з артилерії.", ("shelling", "Нікополь")),
        ("Правоохоронці Черкас затримали наркоторговця.", ("arrest", "Черкас")),
        ("Іран випустив ракети по базі США в Бахрейні.", ("missile_attack", "Бахрейні")),
        ("Повстанці оточили Ель-Фашер.", ("siege", "Ель-Фашер")),
        ("В Алмати заарештували активіста.", ("arrest", "Алмати")),
        ("У Торонто сталася стрілянина в барі.", ("killing", "Торонто")),
        ("У Ковелі згоріло авто депутата.", ("arson", "Ковелі")),
        ("Біля Умані перекрили рух через ДТП.", ("accident", "Умані")),
        ("У Стрию через зсув перекрили дорогу.", ("flood", "Стрию")),
        ("В Умані оголосили карантин через сказ.", ("epidemic", "Умані")),
    ],
)
def test_ukrainian_desks_name_the_town_in_their_own_order(text, expected):
    assert rows(text, "uk") == [expected]


@pytest.mark.parametrize(
    "text", ["На вулиці Пушкіна вибухнула граната.", "У Луцьку перекрили рух через ремонт мосту."]
)
def test_a_street_named_for_somebody_and_roadworks_are_not_drawn(text):
    assert not rows(text, "uk")


def _read(text):  # in Vietnamese
    return geomap.extract(text, published="2026-03-04", language="vi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cháy cửa hàng tại phường 3, quận 8 (TP HCM) hôm qua.", {"accident"}),
        ("Hỏa hoạn thiêu rụi một khách sạn ở Manila hôm qua.", {"accident"}),
        ("Quán ăn ở Nha Trang bị lửa thiêu rụi hôm qua.", {"accident"}),
        ("Lửa thiêu rụi 20 ha rừng thông ở Nha Trang hôm qua.", {"wildfire"}),
        ("Nam tài xế tử vong sau tai nạn giao thông ở Nha Trang hôm qua.", {"accident"}),
        ("Sở Y tế Hà Nội tiêm vắc xin cúm cho người già hôm qua.", set()),
    ],
)
def test_fires_accidents_and_bathers_in_vietnamese(text, expected):
    assert set(_read(text)["type"]) == expected


def test_what_is_ruined_is_not_called_off():
    found = _read("Nhiều ngôi nhà ở Kharkov bị hủy hoại sau vụ pháo kích hôm qua.")
    assert list(found["status"]) == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Hatay'da depremde yıkılan okulun yerine yenisi yapıldı.",
        "Muğla'da yanan ormanlar yeniden yeşeriyor.",
        "Sivas'taki tren kazası davasında karar çıktı.",
        "Rize'deki maden faciasına ilişkin bilirkişi raporu tamamlandı.",
        "Bursa'da trafik kazalarını azaltmak için kavşak yapılıyor.",
    ],
)
def test_what_was_ruined_once_and_is_rebuilt_tried_or_warned_of_is_no_incident(text):
    assert not types(text, "tr")


def test_fire_of_soldiers_on_civilians_is_an_attack_on_them():
    text = "Nablus'ta askerlerin açtığı ateşte Filistinli bir genç öldü."
    assert types(text, "tr") == {"attack_on_civilians"}


def test_who_could_not_be_saved_died():
    text = "Konya'da devrilen otomobilin sürücüsü kurtarılamadı."
    found = geomap.extract(text, published="2025-03-12", language="tr").iloc[0]
    assert (found.type, found.status, found.deaths) == ("accident", "reported", 1)
