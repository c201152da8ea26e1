"""The likeliest place of an event among all that a report names."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, assign, likeliest
from geomap.extraction.likeliest import COLUMNS, WEIGHTS, Likeliest, weights
from geomap.extraction.pipeline import read
from geomap.extraction.place_signs import ACTING, PlaceSigns

DAY = dt.date(2025, 3, 12)


def items(text, language="en"):
    found = read(Report(text, published=DAY, language=language)).items
    return [item for item in found if item.event.type != "statement"]


class Kept(Likeliest):
    """Keeps what it was asked."""

    def choose(self, event, others, pick, tier):
        found = super().choose(event, others, pick, tier)
        self.asked = [*getattr(self, "asked", []), (event, pick, tier, found)]
        Kept.last = self
        return found


@pytest.fixture
def kept(monkeypatch):
    monkeypatch.setattr(assign, "Likeliest", Kept)
    return Kept


def test_each_sign_has_one_weight():
    lines = WEIGHTS.read_text("utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == len(set(lines)) == len(weights()) + 1
    assert all(abs(weight) < 10 for weight in weights().values())


def test_signs_that_are_weighed_are_signs_that_exist(kept):
    text = (
        "KIRKUK, March 12 - A bomb exploded in Kirkuk on Monday, and shells hit Mosul.\n\n"
        "Police in Erbil arrested a man. Hundreds fled to Duhok, 60 km from Mosul."
    )
    items(text)
    signs, seen = kept.last.signs, set()
    for event, pick, tier, _ in kept.last.asked:
        case = signs.case(event, [], pick, tier)
        for mention in signs.candidates(event, pick):
            seen |= signs.signs(case, mention).keys()
    plain = {name for name in seen if " of " not in name and ":" not in name and " in " not in name}
    assert len(plain) > 15
    assert len(plain - weights().keys()) <= 4  # of little weight, or so rare that gold has none of them


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A bomb exploded in Kirkuk on Monday."),
        ("es", "Una bomba estalló el lunes en Cali."),
        ("ru", "В понедельник в Тамбове прогремел взрыв."),
        ("ar", "انفجرت قنبلة في كركوك يوم الاثنين."),
        ("tr", "Pazartesi günü Kerkük'te bomba patladı."),
    ],
)
def test_a_place_that_is_plainly_the_scene_is_likely_and_not_overruled(language, text):
    (item,) = items(text, language)
    assert item.place_tier == "clause"
    assert item.overruled is None
    assert item.place_likelihood > 0.8


def test_likelihoods_are_shares_of_one(kept):
    items("A bomb exploded in Kirkuk on Monday. Shells hit Mosul. Two people were killed near Erbil.")
    for _, _, _, placed in kept.last.asked:
        assert 0 < placed.likelihood <= 1


def test_a_capital_that_only_acts_is_no_candidate(kept):
    items("Baghdad said a bomb exploded on Monday.")
    signs = kept.last.signs
    for event, _, _, _ in kept.last.asked:
        found = [m for m in signs.candidates(event, None) if m is not None]
        assert not any(m.role in ACTING and m.place and m.place.capital for m in found)


def test_the_place_of_the_rules_and_none_are_candidates_once(kept):
    items("Shells hit Mosul and Mosul again on Monday.\n\nThen a bomb exploded.")
    for event, pick, _, _ in kept.last.asked:
        found = kept.last.signs.candidates(event, pick)
        assert found.count(None) == 1
        assert sum(m is pick for m in found) == 1
        assert len({id(m) for m in found}) == len(found)


def test_none_never_takes_the_place_of_a_place(monkeypatch):
    monkeypatch.setattr(likeliest, "weights", lambda: {"none": 50.0})
    (item,) = items("A bomb exploded in Kirkuk on Monday.")
    assert item.mention is not None
    assert item.mention.toponym.text == "Kirkuk"


def test_a_much_likelier_place_overrules_the_rules(monkeypatch):
    monkeypatch.setattr(likeliest, "weights", lambda: {"before": 50.0})
    (item,) = items("On Monday in Kirkuk a bomb exploded in Mosul.")
    assert item.mention is not None
    assert item.mention.toponym.text == "Kirkuk"
    assert item.overruled == "clause"


def test_a_long_report_of_many_headings_has_few_candidates(kept):
    text = "\n\n".join(f"Kirkuk\n\nA bomb exploded on Monday. It was the {n}th." for n in range(40))
    items(text)
    assert isinstance(kept.last.signs, PlaceSigns)
    assert max(len(kept.last.signs.candidates(event, pick)) for event, pick, _, _ in kept.last.asked) < 20
