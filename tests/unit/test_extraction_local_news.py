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
        "A strike hit a house in Rafah and killed two, the health ministry's emergency service said.",
    ],
)
def test_who_tells_or_tends_is_not_attacked(text):
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
