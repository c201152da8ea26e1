"""Where an event was that its sentence does not place: in the town or country that the report tells of."""

import pytest

from geomap import extract


def places(language, text):
    found = extract(text, published="2025-03-12", language=language)
    return found[["type", "place_name"]].fillna("").values.tolist()


# The town of the first news, to which others only come and from which they go.
HOME = {
    "en": "A bakery in Nakuru blew up on Tuesday, killing three people.\n\nRescuers came from Nairobi. "
    "Engineers are still checking the neighbouring houses.\n\n"
    "Police arrested the owner on Tuesday evening.\n",
    "fr": "Une boulangerie a explosé mardi à Bouaké, tuant trois personnes.\n\n"
    "Des secours sont venus d'Abidjan. Les experts examinent encore les maisons voisines.\n\n"
    "La police a arrêté le propriétaire mardi soir.\n",
    "es": "Una panadería explotó el martes en Tandil y mató a tres personas.\n\n"
    "Llegaron socorristas desde La Plata. Los peritos revisan todavía las casas vecinas.\n\n"
    "La policía detuvo al dueño el martes por la noche.\n",
    "tr": "Sivas'ta bir fırında salı günü patlama oldu, üç kişi öldü.\n\n"
    "Kurtarma ekibi Kayseri'den geldi. Uzmanlar komşu evleri inceliyor.\n\n"
    "Polis fırının sahibini salı akşamı gözaltına aldı.\n",
}


@pytest.mark.parametrize("language", HOME)
def test_a_report_of_one_town_tells_of_it_to_the_end(language):
    arrests = [name for kind, name in places(language, HOME[language]) if kind == "arrest"]
    first = places(language, HOME[language])[0][1]
    assert first
    assert arrests == [first]


def test_a_report_of_two_towns_does_not():
    text = HOME["en"].replace("Engineers", "In Eldoret schools are closed. Nobody knows why. Engineers")
    assert ["arrest", "Nakuru"] not in places("en", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "BOLIVIA: Rainy season\n\nSo far 51 people have died in the country, the authorities said.\n"),
        ("es", "BOLIVIA: lluvias\n\nHasta ahora han muerto en total 51 personas en el país.\n"),
        (
            "fr",
            "BOLIVIE : pluies\n\nAu total, 51 personnes sont mortes dans le pays depuis novembre.\n",
        ),
        ("ru", "БОЛИВИЯ: сезон дождей\n\nС начала ноября дожди унесли жизни 51 человека в стране.\n"),
    ],
)
def test_what_is_counted_in_the_country_is_of_the_country_named(language, text):
    assert [name for kind, name in places(language, text) if kind == "casualty_toll"] == ["Bolivia"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NEPAL: LANDSLIDES\nReport No. 2\n\nHIGHLIGHTS\n- In total, 74 have died since 1 March."),
        ("es", "NEPAL: deslizamientos\n\n• A nivel nacional, las lluvias dejan 74 muertos este año."),
        ("fr", "NÉPAL : pluies\n\n• On recense 74 décès à l'échelle nationale depuis le 1er mars."),
        ("uk", "НЕПАЛ: ЗСУВИ\n\n• Від 1 березня зливи забрали життя 74 людей у всій країні."),
        ("ru", "НЕПАЛ: ОПОЛЗНИ\n\n• С 1 марта по всей стране погибли 74 человека."),
        ("vi", "NEPAL – Bản tin\n\nTổng quan: Từ đầu năm, 74 người đã thiệt mạng vì lũ quét trên cả nước."),
        ("tr", "NEPAL: HEYELANLAR\n\nMart başından bu yana ülke genelinde 74 kişi öldü."),
        ("ar", "نيبال: انهيارات أرضية\n\nأودت الأمطار بحياة 74 شخصا في عموم البلاد منذ مطلع آذار/مارس."),
    ],
)  # fmt: skip
def test_a_sum_is_of_the_country_of_the_title(language, text):
    found = extract(text, published="2025-03-12", language=language)
    assert {name.casefold() for name in found["place"]} == {text.split()[0].rstrip(":").casefold()}


def test_a_toll_of_one_incident_is_not_of_its_country():
    text = "PERU\n\nA bus overturned near Ayacucho on Monday. The provisional toll is 14 dead."
    assert ["casualty_toll", "Peru"] not in places("en", text)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "A fire destroyed the market in Gulu on Monday. The Red Cross sent rice from Kampala.",
         ["aid_delivery", "Gulu"]),
        ("tr", "Pazartesi günü Ceyhan'da pazar yeri yandı. Kızılay Adana'dan battaniye ve gıda gönderdi.",
         ["aid_delivery", "Ceyhan"]),
        ("es", "Un incendio destruyó ayer el mercado de Riberalta. Diez detenidos fueron llevados a La Paz.",
         ["arrest", "Riberalta"]),
        ("fr", "Une émeute a éclaté jeudi à Beni. Vingt ont été arrêtés et conduits au camp de Rumangabo.",
         ["arrest", "Beni"]),
    ],
)  # fmt: skip
def test_where_help_comes_from_or_those_held_are_taken_hides_no_place_before(language, text, told):
    assert told in places(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 5 mars 2020, Hinche en vit trois. Un vigile a été tué. Le crime s'est produit à Saut."),
        ("en", "Thursday, March 5, 2020 was a hard day for Hinche. A guard was shot dead in Thomonde."),
        ("ru", "Четверг, 5 марта 2020 года, выдался тяжёлым. В Рязани застрелили охранника."),
    ],
)  # fmt: skip
def test_a_day_that_tells_nothing_is_that_of_what_follows(language, text):
    found = extract(text, published="2020-03-18", language=language, problems=[])
    assert {str(day.date()) for day in found["date"]} == {"2020-03-05"}
    assert found["date"].equals(found["date_end"])


@pytest.mark.parametrize(
    ("language", "sentences", "place"),
    [
        ("vi", ["Ngày 20/2, Công an Huế đã bắt tạm giam B.", "Tối 16/2, B. cùng bạn đến quán bia ở Hội An.",
                "Hai bên cãi nhau.", "B. về nhà lấy dao.", "Anh ta đâm chết chủ quán."], "Hội An"),
        ("vi", ["Công an Huế đã khởi tố B.", "Tối 16/2, B. đến quán bia ở Hội An.",
                "Đến 23 giờ cùng ngày, B. đâm chết chủ quán."], "Hội An"),
        ("en", ["Police in Leeds held a man.", "On the evening of 16 February he went to a bar in York.",
                "They quarrelled.", "He left for a while.", "He stabbed the owner to death."], "York"),
    ],
)  # fmt: skip
def test_a_deed_was_where_and_when_its_story_begins(language, sentences, place):
    found = extract("\n\n".join(sentences), published="2025-02-21", language=language)
    killing = found[found["type"] == "killing"].iloc[-1]
    assert (killing.place, str(killing.date.date())) == (place, "2025-02-16")


def test_a_lead_below_captions_is_where_its_title_says():
    text = "Bus overturns near Settat, 18 hurt\n\nPicture\n\nThe editors\n\nA bus overturned, hurting 18."
    assert places("en", text) == [["accident", "Settat"]]
