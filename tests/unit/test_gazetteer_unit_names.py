"""What provinces, districts and the cities called after them are named in other languages."""

from __future__ import annotations

import pytest

from geomap.gazetteer.index import Index


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.open()


@pytest.mark.parametrize(
    ("name", "unit", "country"),
    [
        ("Kalifornien", "California", "US"), ("Renania-Palatinado", "Rheinland-Pfalz", "DE"),
        ("Jawa Timur", "East Java", "ID"), ("Lombardei", "Lombardy", "IT"), ("فلوريدا", "Florida", "US"),
        ("广东省", "Guangdong", "CN"), ("江苏", "Jiangsu", "CN"), ("福岛县", "Fukushima", "JP"),
        ("ヘルマンド州", "Helmand", "AF"), ("전라남도", "Jeollanam-do", "KR"), ("राजस्थान", "Rajasthan", "IN"),
        ("پنجاب", "Punjab", "PK"), ("خراسان رضوی", "Razavi Khorasan", "IR"), ("Θεσσαλία", "Thessaly", "GR"),
        ("Свердловская область", "Sverdlovsk Oblast", "RU"), ("Черкаська область", "Cherkasy Oblast", "UA"),
        ("województwo mazowieckie", "Mazovia", "PL"), ("פלורידה", "Florida", "US"),
    ],
)  # fmt: skip
def test_units_are_known_in_many_languages(index: Index, name: str, unit: str, country: str) -> None:
    found = [(index.name(c.row), index.country(c.row)) for c in index.lookup(name, country=country)[:2]]
    kinds = [index.kind(c.row) for c in index.lookup(name, country=country)[:2]]
    assert "admin1" in kinds
    assert any(unit.split(maxsplit=1)[0] in known for known, _ in found), found


@pytest.mark.parametrize(
    ("name", "town", "country"),
    [
        ("Taskent", "Tashkent", "UZ"), ("Taşkent", "Tashkent", "UZ"), ("Рига", "Riga", "LV"),
        ("القاهرة", "Cairo", "EG"), ("Ломе", "Lomé", "TG"),
    ],
)  # fmt: skip
def test_a_city_is_called_as_the_unit_that_is_called_after_it(
    index: Index, name: str, town: str, country: str
) -> None:
    best = index.lookup(name)[0]
    assert (index.kind(best.row), index.name(best.row), index.country(best.row)) == ("town", town, country)


@pytest.mark.parametrize("name", ["صباح", "مية", "Norte", "Centro", "جنوب غرب"])
def test_words_for_sides_and_common_words_name_no_far_province(index: Index, name: str) -> None:
    best = index.lookup(name, vary=False)[:1]
    assert all(index.kind(c.row) not in ("admin1", "admin2") or c.form == 1 for c in best)


def test_provinces_of_iran_keep_their_own_names(index: Index) -> None:
    """ISO numbered them anew in 2020: names must not move to the next province."""
    for name in ("استان گیلان", "یزد", "کرمانشاه", "ایلام", "هرمزگان"):
        countries = {index.country(c.row) for c in index.lookup(name)[:1]}
        assert countries == {"IR"}
        units = {index.name(c.row) for c in index.lookup(name) if index.kind(c.row) == "admin1"}
        assert len(units) == 1, (name, units)
