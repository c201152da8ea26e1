"""Names as they sound, and the places that a name in other letters means."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geomap
from geomap.gazetteer.index import Index
from geomap.geocoding.sounds import apart, heard, sounds, spelling_of

SPELLINGS = tomllib.loads(resources.files("geomap.geocoding").joinpath("sounds.toml").read_text("utf-8"))
SOUNDS = set("bdfghklmnprstvzaeioucCSZJ")


@pytest.mark.parametrize(
    ("language", "name", "country", "place"),
    [
        ("uk", "Кальдоно", "CO", "Caldono"), ("uk", "Каріаманга", "EC", "Cariamanga"),
        ("uk", "Шумвальд", "CZ", "Šumvald"), ("uk", "Арильє", "RS", "Arilje"),
        ("uk", "Адільджеваз", "TR", "Adilcevaz"), ("ru", "Малумфаши", "NG", "Malumfashi"),
        ("ru", "Итогон", "PH", "Itogon"), ("ru", "Хынчешт", "MD", "Hînceşti"),
        ("ru", "Гмюнд", "AT", "Gmünd"), ("ar", "ميديسن هات", "CA", "Medicine Hat"),
        ("ar", "نامبالا", "ML", "Nampala"), ("ar", "لازارات", "AL", "Lazarat"),
        ("ar", "سيفيرسك", "UA", "Siversk"), ("tr", "Tavile", "SD", "Tawila"),
        ("tr", "Şahtinsk", "KZ", "Shakhtinsk"), ("fa", "کالدونو", "CO", "Caldono"),
    ],
)  # fmt: skip
def test_a_name_by_ear_is_that_of_the_place(language: str, name: str, country: str, place: str) -> None:
    found = heard([name], str(spelling_of(language)), country)
    assert found
    assert Index.open().name(found[0].row) == place


def test_what_sounds_otherwise_or_lies_elsewhere_is_not_found() -> None:
    assert heard(["Кальдоно"], "cyrillic", "PE") == []
    assert heard(["Абракадабра"], "cyrillic", "CO") == []
    assert heard(["Ош"], "cyrillic", "CO") == []
    assert heard(["Кальдоно"], "cyrillic", "XX") == []
    row = heard(["Кальдоно"], "cyrillic", "CO")[0].row
    assert row not in [one.row for one in heard(["Кальдоно"], "cyrillic", "CO", keep=lambda one: one != row)]


@given(
    st.text("abcdefghijklmnopqrstuvwxyz çşğñéščž-'", max_size=20),
    st.sampled_from(sorted(SPELLINGS["spellings"])),
)
def test_every_name_sounds_in_the_known_sounds(name: str, spelling: str) -> None:
    said = sounds(name, spelling)
    assert set(said) <= SOUNDS
    assert not re.search(r"(.)\1", said)
    assert apart(said, said) == 0


@given(
    st.text("bdgklmnrstaeiou", min_size=1, max_size=12), st.text("bdgklmnrstaeiou", min_size=1, max_size=12)
)
def test_how_far_names_are_apart_is_the_same_both_ways(one: str, other: str) -> None:
    assert apart(one, other) == pytest.approx(apart(other, one))
    assert 0 <= apart(one, other) <= 1


def test_rules_of_spellings_are_sound() -> None:
    for rules in SPELLINGS["spellings"].values():
        for rule in rules:
            letters, mark, sound = rule.partition(">")
            assert letters
            assert mark
            assert set(sound) <= SOUNDS, rule
    for spelling in (*SPELLINGS["countries"], *SPELLINGS["languages"]):
        assert spelling in SPELLINGS["spellings"]
    known = set(Index.open().countries) | {"GP", "MC", "RE", "SM", "LI"}
    for codes in SPELLINGS["countries"].values():
        assert known.issuperset(codes.split())


def test_a_table_may_have_a_name_in_other_letters() -> None:
    found, lost = geomap.geocode(["Кальдоно", "Абракадабра"], country="CO").to_dict("records")
    assert (found["place_name"], found["country"]) == ("Caldono", "CO")
    assert found["geometry"] is not None
    assert lost["geometry"] is None
