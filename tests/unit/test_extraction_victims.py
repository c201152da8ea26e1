"""Who died in a disaster was not murdered."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports


def types(text, language):
    rows = extract_reports([Report(text, published=dt.date(2026, 3, 4), language=language)])
    return {row.type for row in rows}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A flood hit Mosul on Tuesday. Officials counted 12 killed in Tikrit.", "flood"),
        ("en", "Cholera broke out in Malawi. Of those killed, 14 were in Lilongwe.", "epidemic"),
        ("es", "Un sismo sacudió el martes Manzanillo. Suman dos muertos en Colima.", "earthquake"),
        ("fr", "Une inondation a frappé mardi M'sila. On compte deux tués à Laghouat.", "flood"),
    ],
)
def test_the_dead_elsewhere_are_those_of_the_disaster(language, text, kind):
    assert "killing" not in types(text, language)
    assert kind in types(text, language)


def test_whoever_is_shot_in_a_flood_was_killed():
    text = "A flood hit Mosul on Tuesday. Gunmen killed a shopkeeper in Tikrit."
    assert types(text, "en") & {"killing", "attack_on_civilians"}


def test_a_murder_beside_an_accident_is_one():
    text = "A bus crashed in Mosul on Tuesday. A man was killed in Tikrit."
    assert "killing" in types(text, "en")
