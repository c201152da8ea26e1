"""What a headline says in short is told below it, and is one incident."""

import pytest

from geomap import extract


def places(text, language="en"):
    found = extract(text, published="2023-11-08", language=language, problems=[])
    return sorted(zip(found["type"], found["place"], strict=True))


CASES = {
    "a province above, below it a village that no gazetteer has": (
        "en",
        """Bus plunges off road in Punjab, nine dead

        Karachi, 8 November

        A bus fell into a canal near the village of Sherwala, Punjab, on Tuesday. Nine people were killed.
        """,
        [("accident", "village of Sherwala")],
    ),
    "killed above, with what below": (
        "fr",
        """Quatre civils tués à Saida

        Un drone a visé mardi une voiture à l'entrée de Saida, faisant quatre morts.
        """,
        [("drone_attack", "Saida")],
    ),
    "behind a label": (
        "fr",
        """LILLE. Explosion mortelle

        Une bonbonne de gaz a explosé mardi dans une cave de Roubaix.

        LENS. Incendie

        Un entrepôt a brûlé lundi à Lens.
        """,
        [("accident", "Lens"), ("explosion", "Roubaix")],
    ),
    "run in": (
        "en",
        """A shop in Sydney was robbed on Monday.

        Truck overturns. The highway was shut on Tuesday after a lorry overturned near Dubbo.
        """,
        [("accident", "Dubbo"), ("robbery", "Sydney")],
    ),
    "a topic": (
        "tr",
        """Ordu'da fırtına

        Pazartesi gecesi Ünye ilçesinde fırtına 30 evin çatısını uçurdu.
        """,
        [("storm", "Ünye ilçesinde")],
    ),
    "of two things one is told again": (
        "es",
        """Tiroteo en Cali y protesta en Bogotá

        Dos hombres murieron a tiros el lunes en Cali.
        """,
        [("killing", "Cali"), ("protest", "Bogotá")],
    ),
    "nothing is told below": (
        "ru",
        """Взрыв на рынке в Лахоре

        Подробности уточняются.
        """,
        [("explosion", "Лахоре")],
    ),
    "items of a list are no headings of the next one": (
        "en",
        """• A drone hit a depot in Odesa

        • Shells fell on Kherson on Tuesday.
        """,
        [("drone_attack", "Odesa"), ("shelling", "Kherson")],
    ),
}


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES)
def test_a_heading_is_no_second_incident(language, text, expected):
    assert places(text.replace("        ", ""), language) == expected


def test_what_comes_of_it_does_not_tell_it_again():
    text = "DRONES HIT PORT OF IZMAIL. A fire at the port of Izmail was put out by morning."
    assert ("drone_attack", "IZMAIL") in places(text)
