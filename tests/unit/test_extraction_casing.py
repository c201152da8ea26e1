"""What is written all in capitals is read as if it were not."""

import pytest

import geomap
from geomap.extraction.casing import restore
from geomap.extraction.document import parse
from geomap.extraction.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "GUNMEN KILL TWO FARMERS NEAR TORN BRIDGE", "Gunmen kill two farmers near torn bridge"),
        ("en", "THE MAYOR OF SANTA ELENA WAS SHOT", "The mayor of Santa Elena was shot"),
        (
            "en",
            "RAID ON THE VILLAGE OF QUIMBALETE.  IT FAILED.",
            "Raid on the village of Quimbalete.  It failed.",
        ),
        ("en", "BLAST IN LOS GARZONES KILLS 3 IN MARCH", "Blast in Los Garzones kills 3 in March"),
        ("en", "THE U.S. ARMY LEFT IRAQ IN A HURRY", "The U.S. army left Iraq in a hurry"),
        ("vi", "NỔ LỚN TẠI KABUL KHIẾN 12 NGƯỜI CHẾT", "Nổ lớn tại Kabul khiến 12 người chết"),
    ],
)
def test_ordinary_words_lose_their_capitals_and_names_keep_them(language, text, expected):
    assert restore(text, [(0, len(text))], lexicon(language)) == expected


def test_a_heading_in_capitals_is_read_and_the_rest_left_alone():
    text = "FLOODS HIT KISUMU AND NAKURU\nThe UN said WHO and UNICEF would help."
    cased = parse(text, "en").cased
    assert cased == "Floods hit Kisumu and Nakuru\nThe UN said WHO and UNICEF would help."


@pytest.mark.parametrize(
    "text", ["UNICEF AND WHO", "İSTANBUL VE İZMİR BU GECE SALLANDI", "straße ISSUES ß", ""]
)
def test_the_length_never_changes(text):
    assert len(parse(text, "en").cased) == len(text)


def test_incidents_keep_the_names_as_written():
    found = geomap.extract(
        "A CAR BOMB EXPLODED IN THE VILLAGE OF QUIMBALETE, ICA DEPARTMENT, ON 3 JUNE, KILLING TWO PEOPLE.",
        published="2024-06-05",
        language="en",
        bias=["PE"],
    )
    assert found[["type", "place", "deaths"]].values.tolist() == [["explosion", "VILLAGE OF QUIMBALETE", 2]]
