"""Whether a name is a scene, an actor or something else is told by the words around it."""

import pytest

import geomap
from geomap.extraction.document import parse
from geomap.extraction.mentions import find_mentions
from geomap.geocoding.place import Place, Toponym

PRECISION = {"Syria": "country", "Mexico": "country", "Iraq": "country", "Gaza": "area", "Idlib": "admin1"}


def place(name):
    precision = PRECISION.get(name.split()[-1], "town")
    return Place(f"test:{name}", name, 37.0, 36.0, precision, "SY", "A", None, precision, 5.0, 0.9)


def roles(text, language, *names):
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(Toponym(at, at + len(name), name, "place", place(name)))
        at += len(name)
    return [m.role for m in find_mentions(parse(text, language), found)]


@pytest.mark.parametrize(
    ("language", "text", "names", "expected"),
    [
        ("en", "A bomb went off in Homs.", ["Homs"], ["strong"]),
        ("en", "A bomb went off in the besieged northern city of Homs.", ["Homs"], ["strong"]),
        ("en", "A rocket hit Homs.", ["Homs"], ["strong"]),
        ("en", "Shelling in Homs, Hama and Aleppo went on.", ["Homs", "Hama", "Aleppo"], ["strong"] * 3),
        ("en", "A bomb went off in Homs, Syria.", ["Homs", "Syria"], ["strong", "parent"]),
        ("en", "Mexico said it was sorry.", ["Mexico"], ["actor"]),
        ("en", "The government of Mexico sent aid.", ["Mexico"], ["actor"]),
        ("en", "The Mexico government sent aid.", ["Mexico"], ["actor"]),
        ("en", "Cairo said the truce would hold.", ["Cairo"], ["actor"]),
        ("en", "The trucks drove to Homs.", ["Homs"], ["toward"]),
        ("en", "Families fled from Homs.", ["Homs"], ["from"]),
        ("vi", "Vụ nổ xảy ra tại Homs.", ["Homs"], ["strong"]),
        ("vi", "Vụ nổ xảy ra ở tỉnh Idlib.", ["tỉnh Idlib"], ["strong"]),
        ("vi", "Chính phủ Mexico lên án vụ việc.", ["Mexico"], ["actor"]),
        ("vi", "Bộ Ngoại giao Mexico thông báo như vậy.", ["Mexico"], ["actor"]),
        ("vi", "Giao tranh ở Homs và Hama tiếp diễn.", ["Homs", "Hama"], ["strong", "strong"]),
        ("en", "The earthquake of Homs killed 300 people.", ["Homs"], ["strong"]),
        ("en", "Six people died in a house of Homs.", ["Homs"], ["strong"]),
        ("fr", "Une bombe a explosé à Homs.", ["Homs"], ["strong"]),
        ("fr", "A Homs, une bombe a explosé.", ["Homs"], ["strong"]),
        ("fr", "L'explosion d'Homs a été entendue jusqu'à Hama.", ["Homs", "Hama"], ["strong", "toward"]),
        ("fr", "Un train reliant Hama à Homs a déraillé.", ["Homs"], ["toward"]),
        ("fr", "L'armée de la Syria a tiré.", ["Syria"], ["actor"]),
        ("fr", "Un obus est tombé mardi matin sur Homs.", ["Homs"], ["strong"]),
        ("fr", "Homs a déclaré que la trêve tiendrait.", ["Homs"], ["actor"]),
        ("fr", "Les habitants ont fui Homs.", ["Homs"], ["from"]),
        (
            "en",
            "The train Homs - Hama was hit near Aleppo.",
            ["Homs", "Hama", "Aleppo"],
            ["actor", "actor", "strong"],
        ),
        ("uk", "На трасі «Homs – Hama – Aleppo» сталася ДТП.", ["Homs", "Hama", "Aleppo"], ["weak"] * 3),
        ("uk", "Поїзд № 8 Homs - Hama запізнюється.", ["Homs", "Hama"], ["actor", "actor"]),
        ("uk", "У селі Homs – пожежа.", ["Homs"], ["strong"]),
        ("uk", "Загинув 40-річний мешканець села Homs.", ["села Homs"], ["from"]),
        ("es", "Una bomba estalló en la ciudad siria de Homs.", ["Homs"], ["strong"]),
        ("es", "Murieron seis personas en una casa de Homs.", ["Homs"], ["strong"]),
        ("es", "Los rebeldes lanzaron cohetes contra Homs.", ["Homs"], ["strong"]),
        ("es", "El presidente viajará mañana a Homs.", ["Homs"], ["strong"]),
        ("es", "Los camiones van hacia Homs.", ["Homs"], ["toward"]),
        ("es", "El gobierno de la Syria envió ayuda.", ["Syria"], ["actor"]),
        ("es", "Miles de personas huyeron de Homs.", ["Homs"], ["from"]),
        ("es", "Diez presos, entre ellos dos curas de Homs, salieron.", ["Homs"], ["possessive"]),
        ("ru", "В с. Гама горели дома.", ["Гама"], ["strong"]),
        ("uk", "Місто тепер у руках повстанців Гами.", ["Гами"], ["plain"]),
    ],
)
def test_roles(language, text, names, expected):
    assert roles(text, language, *names) == expected


def test_a_place_nearby_is_marked_as_such():
    text = "A bomb went off near Homs."
    at = text.index("Homs")
    mention = find_mentions(parse(text, "en"), [Toponym(at, at + 4, "Homs", "place", place("Homs"))])[0]
    assert (mention.role, mention.near) == ("strong", True)


def test_no_names_no_mentions():
    assert find_mentions(parse("Nothing happened.", "en"), []) == []


@pytest.mark.parametrize(
    ("language", "text", "capital"),
    [
        ("en", "A market burnt down overnight in the Peruvian capital.", "Lima"),
        ("en", "Gunmen opened fire in the capital of Ecuador.", "Quito"),
        ("en", "A bomb exploded in Kenya's capital.", "Nairobi"),
        ("fr", "Une fusillade a éclaté dans la capitale tchadienne.", "N'Djamena"),
        ("es", "Una bomba explotó en la capital paraguaya.", "Asunción"),
        ("ru", "В столице Армении прогремел взрыв.", "Yerevan"),
        ("uk", "У латвійській столиці пролунав вибух.", "Riga"),
        ("ar", "وقع انفجار في العاصمة السودانية.", "Khartoum"),
        ("tr", "Gürcistan'ın başkentinde patlama oldu.", "Tbilisi"),
        ("vi", "Một vụ nổ xảy ra ở thủ đô Pakistan.", "Islamabad"),
    ],
)
def test_a_capital_is_known_by_its_country(language, text, capital):
    [found] = geomap.extract(text, published="2024-03-14", language=language).itertuples()
    assert found.place_name == capital
    assert found.place in text


def test_a_capital_that_is_named_keeps_its_name():
    text = "A bomb exploded in the Kenyan capital, Nairobi."
    [found] = geomap.extract(text, published="2024-03-14", language="en").itertuples()
    assert (found.place, found.place_name) == ("Nairobi", "Nairobi")


@pytest.mark.parametrize(
    ("text", "scene", "country"),
    [
        ("Un turismo volcó el viernes en Carmona (Sevilla).", "Carmona", "ES"),
        (
            "Una mujer murió al chocar dos coches en el municipio de Guitiriz (Lugo).",
            "municipio de Guitiriz",
            "ES",
        ),
        ("También Odesa, en el sur, fue bombardeada anoche.", "Odesa", "UA"),
        ("La capital ucraniana, Kiev, también ha sido alcanzada por varios misiles.", "Kiev", "UA"),
        (
            "Un misil lanzado el lunes por el ejército contra la ciudad rumana de Galati dejó dos muertos.",
            "Galati",
            "RO",
        ),
        ("La defensa aérea derribó sobre Járkov 21 de los drones lanzados anoche por Rusia.", "Járkov", "UA"),
    ],
)
def test_a_scene_in_spanish_is_no_unit_in_brackets_and_no_one_who_acts(text, scene, country):
    found = geomap.extract(text, published="2025-06-17", language="es")
    assert found[["place", "country"]].values.tolist() == [[scene, country]]
