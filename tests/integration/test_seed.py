"""The first real input, a Vietnamese news article: what a careful reader takes from it is there."""

import datetime as dt
from pathlib import Path

import pytest

import geomap

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "bulletin.vi.txt"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the seed article beside the repository is not there"),
]
DAY = dt.date(2023, 11, 7)


@pytest.fixture(scope="module")
def incidents():
    return geomap.read(SEED, published="2023-11-08")


def find(incidents, types, place=None):
    rows = incidents[incidents["type"].isin(types)]
    if place is not None:
        rows = rows[rows["place"].str.contains(place, regex=False)]
    return rows


@pytest.mark.parametrize(
    ("types", "place", "name", "country", "first", "last", "figures"),
    [
        (["attack_on_aid_health"], "Gaza", "Gaza Strip", "PS", DAY, DAY, {}),
        (["displacement"], "Gaza", "Gaza Strip", "PS", DAY, DAY, {"affected": 400}),
        (["humanitarian_warning"], "Gaza", "Gaza Strip", "PS", DAY, DAY, {}),
        (["casualty_toll"], "Dải Gaza", "Gaza Strip", "PS", None, dt.date(2023, 11, 8), {"deaths": 10328}),
        (["missile_attack", "explosion"], "", None, "SY", DAY, DAY, {}),
        (["drone_attack"], "Arbil", None, "IQ", DAY, DAY, {}),
        (["diplomatic_meeting"], "Cairo", "Cairo", "EG", DAY, DAY, {}),
        (["drone_attack"], "Syria", None, "SY", dt.date(2023, 10, 1), dt.date(2023, 10, 31), {}),
    ],
)
def test_incident(incidents, types, place, name, country, first, last, figures):
    rows = find(incidents, types, place)
    rows = rows[rows["country"] == country]
    rows = rows[rows["date_end"].dt.date == last]
    if first is not None:
        rows = rows[rows["date"].dt.date == first]
    if name is not None:
        rows = rows[rows["place_name"] == name]
    for column, value in figures.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1


def test_operation_claims_no_single_day(incidents):
    rows = find(incidents, ["armed_clash", "air_strike"], "tỉnh Idlib")
    rows = rows[rows["deaths"] == 630]
    assert len(rows) == 1
    assert rows["place_precision"].tolist() == ["admin1"]
    assert rows["date_precision"].tolist() != ["day"]


def test_attack_at_the_gas_field_is_in_deir_ez_zor(incidents):
    row = find(incidents, ["missile_attack", "explosion"]).iloc[0]
    assert "Deir al-Zour" in row["place"] or "Koniko" in row["place"]
    assert row["admin1"] == "Deir ez-Zor"


def test_no_incident_stands_where_somebody_only_speaks(incidents):
    located = incidents[incidents.geometry.notna()]
    assert not set(located["country"]) & {"US", "MX", "JP", "CA", "FR", "RU"}


def test_quotes_are_verbatim(incidents):
    text = SEED.read_text("utf-8")
    assert all(quote in text for quote in incidents["quote"])
    assert set(incidents["lang"]) == {"vi"}
