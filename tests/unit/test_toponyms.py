"""Names found in texts and resolved together."""

from __future__ import annotations

import pytest
from found_names import by_text
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import extract
from geomap.extraction.toponyms import geoparse

REPORT = (
    "Shelling killed four people in Kharkiv on Tuesday, Ukrainian officials said. In neighbouring Donetsk "
    "province a strike hit Kramatorsk, while Moscow denied involvement. Fires burnt in southern Lebanon."
)


def test_spans_are_verbatim_and_in_order() -> None:
    found = geoparse(REPORT)
    assert [REPORT[t.start : t.end] for t in found] == [t.text for t in found]
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert {"Kharkiv", "Donetsk province", "Kramatorsk", "Moscow", "southern Lebanon"} <= set(by_text(found))


def test_kinds_and_precisions() -> None:
    found = by_text(geoparse(REPORT))
    assert found["Ukrainian"].kind == "demonym"
    province = found["Donetsk province"].place
    assert province is not None
    assert (province.kind, province.precision, province.country) == ("admin1", "admin1", "UA")
    south = found["southern Lebanon"].place
    assert south is not None
    assert (south.precision, south.country) == ("area", "LB")
    assert all(t.kind == "place" for t in geoparse(REPORT, demonyms=False))


def test_vietnamese() -> None:
    text = (
        "Ngày 3/5, quân đội Nga đã không kích tỉnh Homs ở miền trung Syria. Tại Ai Cập, Tổng thống Pháp gặp "
        "người đồng cấp ở Cairo. Nhiều người ở Dải Gaza phải sơ tán."
    )
    found = by_text(geoparse(text, language="vi"))
    assert {"tỉnh Homs", "miền trung Syria", "Ai Cập", "Pháp", "Cairo", "Dải Gaza", "Nga"} <= set(found)
    homs = found["tỉnh Homs"].place
    assert homs is not None
    assert (homs.precision, homs.country) == ("admin1", "SY")
    gaza = found["Dải Gaza"].place
    assert gaza is not None
    assert gaza.kind == "area"


def test_a_side_of_a_region_is_the_province_of_that_name() -> None:
    place = geoparse("Giao tranh bùng phát ở Bắc Kivu.", language="vi")[0].place
    assert place is not None
    assert (place.kind, place.country, place.precision) == ("admin1", "CD", "admin1")
    part = geoparse("Bão đổ bộ vào miền bắc Mali.", language="vi")[0].place
    assert part is not None
    assert (part.precision, part.country) == ("area", "ML")


def test_units_written_plainly_in_the_sources_keep_their_diacritics() -> None:
    place = geoparse("Mưa lớn ở tỉnh Đắk Lắk.", language="vi")[0].place
    assert place is not None
    assert (place.kind, place.country) == ("admin1", "VN")


def test_vietnamese_words_are_not_towns() -> None:
    text = "Theo báo cáo, Trong khi đó Nhiều tổ chức cho biết. Ông Phạm nói. Tại đây, Các bên đồng ý."
    assert geoparse(text, language="vi") == []


def test_the_report_decides_between_places_of_one_name() -> None:
    libya = by_text(geoparse("Clashes broke out in Tripoli. Benghazi and Misrata stayed calm."))[
        "Tripoli"
    ].place
    lebanon = by_text(geoparse("Clashes broke out in Tripoli. Beirut and Sidon stayed calm."))[
        "Tripoli"
    ].place
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("LY", "LB")


def test_names_the_gazetteer_lacks_stand_by_their_parent() -> None:
    found = by_text(
        geoparse(
            "Raketen trafen nichts. A drone hit the Zarquoon oil field in Kirkuk province.", language="en"
        )
    )
    toponym = next(t for text, t in found.items() if "Zarquoon" in text)
    assert toponym.place is not None
    assert toponym.place.country == "IQ"
    assert toponym.place.precision in ("near", "admin1")
    alone = geoparse("A drone hit the Zarquoon oil field overnight.", language="en")
    assert [(t.place, "Zarquoon" in t.text) for t in alone] == [(None, True)]


def test_a_name_known_only_elsewhere_is_not_taken_there() -> None:
    found = by_text(geoparse("Gunmen attacked Yokohama, Ituri province.", language="en"))
    place = found["Yokohama"].place
    assert place is not None
    assert (place.country, place.precision) == ("CD", "admin1")


def test_a_thing_named_after_a_town_is_near_it() -> None:
    place = geoparse("A rocket landed at Mosul airport.")[0].place
    assert place is not None
    assert (place.country, place.precision) == ("IQ", "near")


def test_a_river_is_not_put_at_a_little_town_of_its_name() -> None:
    far = by_text(geoparse("Rescuers searched the Pinnacle River near the old mill.", language="en"))
    assert all(t.place is None or t.place.precision != "near" for t in far.values())
    text = "Two boats sank at Kratovo harbour, officials in Skopje, Kumanovo and Kratovo said."
    assert any(t.place and t.place.precision == "near" for t in geoparse(text, language="en"))


@pytest.mark.parametrize("name", ["Idlib", "Kandahar", "Kassala"])
def test_the_radius_holds_what_else_a_bare_name_may_mean(name: str) -> None:
    """A town and its province share the name: nobody can say from it alone which one is meant."""
    place = geoparse(f"{name}", [(0, len(name))])[0].place
    assert place is not None
    assert place.precision == "town"
    assert 15 <= place.radius_km <= 25
    assert any(other.kind == "admin1" for other in place.alternatives)


@pytest.mark.parametrize("name", ["al-Sanamayn", "Jisr al-Shughur", "al-Nabk", "al-Zabadani", "Abu al-Zuhur"])
def test_a_name_from_arabic_is_found_whatever_its_article_is_like(name: str) -> None:
    """The sources have As Sanamayn, Jisr ash Shughur, An Nabk."""
    (found,) = geoparse(f"Gunmen attacked {name} on Monday.", language="en")
    assert found.text == name
    assert found.place is not None
    assert found.place.country == "SY"


@pytest.mark.parametrize(("name", "middle"), [("معان", 83), ("تعز", 54), ("إدلب", 30), ("البصرة", 42)])
def test_in_arabic_a_bare_name_may_be_the_province(name: str, middle: int) -> None:
    """The radius reaches to the middle of the province's outline; with a word for the town it does not."""
    bare = geoparse(f"أمطار غزيرة في {name}", language="ar")[0].place
    town = geoparse(f"أمطار غزيرة في مدينة {name}", language="ar")[0].place
    assert bare is not None
    assert town is not None
    assert (bare.id, bare.precision) == (town.id, "town")
    assert middle <= bare.radius_km <= 100
    assert town.radius_km <= 25


@pytest.mark.parametrize("name", ["Oslo", "Reykjavik", "Salem, Oregon", "Kramatorsk"])
def test_the_radius_stays_small_where_a_name_says_enough(name: str) -> None:
    place = geoparse(name, [(0, name.find(",") % (len(name) + 1))], language="en")[0].place
    assert place is not None
    assert (place.precision, place.radius_km <= 15) == ("town", True)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("محافظة تعز", "YE"),
        ("محافظة الطفيلة", "JO"),
        ("محافظة البصرة", "IQ"),
        ("منطقة المدينة المنورة", "SA"),
    ],
)
def test_provinces_have_the_names_of_their_town_in_its_script(text: str, unit: str) -> None:
    toponym = geoparse(text, [(0, len(text))], language="ar")[0]
    assert toponym.place is not None
    assert toponym.place.country == unit
    if "محافظة" in text:
        assert toponym.place.precision == "admin1"


def test_given_spans_keep_their_order() -> None:
    text = "Paris, Texas and Paris, France"
    spans = [(17, 22), (0, 5), (24, 30)]
    found = geoparse(text, spans)
    assert [(t.start, t.end) for t in found] == spans
    assert geoparse(text, []) == []


@settings(max_examples=25, deadline=None)
@given(st.permutations([(31, 38), (51, 60), (94, 101), (119, 129), (137, 143)]))
def test_order_of_spans_does_not_change_the_result(spans: list[tuple[int, int]]) -> None:
    expected = {(t.start, t.end): t for t in geoparse(REPORT, sorted(spans))}
    found = geoparse(REPORT, spans)
    assert [(t.start, t.end) for t in found] == list(spans)
    assert {(t.start, t.end): t for t in found} == expected


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_goes_through(text: str) -> None:
    for toponym in geoparse(text):
        assert text[toponym.start : toponym.end] == toponym.text
        assert 0 <= toponym.score <= 1


def test_recognizer_replaces_the_finding() -> None:
    found = geoparse("in kharkiv", recognizer=lambda _: [(3, 10)])
    assert [t.place.country for t in found if t.place] == ["UA"]


def test_options() -> None:
    text = "An explosion was heard in Tripoli."
    biased = geoparse(text, bias=["LB"])[0].place
    assert biased is not None
    assert biased.country == "LB"
    limited = geoparse(text, country="LB")[0].place
    assert limited is not None
    assert limited.country == "LB"
    assert geoparse(text, within=(100, 0, 120, 20)) == []
    assert geoparse(text, threshold=1.0) == []


def test_bad_spans_are_named() -> None:
    with pytest.raises(ValueError, match=r"\(3, 99\)"):
        geoparse("Paris", [(3, 99)])


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("Athens, Georgia", "US", "Georgia"), ("Hyderabad, Sindh", "PK", "Sindh"),
        ("Valencia, Venezuela", "VE", None), ("Portland, Maine", "US", "Maine"),
    ],
)  # fmt: skip
def test_a_span_may_hold_the_parent_too(text: str, country: str, admin1: str | None) -> None:
    place = geoparse(text, [(0, len(text))], language="en")[0].place
    assert place is not None
    assert (place.kind, place.country) == ("town", country)
    assert admin1 in (None, place.admin1)


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "The firm was led by Walter Houston until 2019, when it was sold in Boston.", "Houston"),
        ("pt", "O treinador Sérgio Valência chegou ontem a Lisboa com a equipe.", "Valência"),
        ("de", "Der Trainer Stefan Essen kam gestern mit seiner Mannschaft nach Hamburg.", "Essen"),
        ("en", "Sailors met Kenneth Lagos at the dock in Oslo.", "Lagos"),
    ],
)
def test_what_follows_a_given_name_is_a_surname(language: str, text: str, person: str) -> None:
    found = {t.text for t in geoparse(text, language=language)}
    assert person not in found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A mill burnt in Cordoba, Argentina. In Cordoba, Spain, thousands marched.", "AR AR ES ES"),
        ("Fire in Santiago, Chile, and in Santiago, Dominican Republic.", "CL CL DO DO"),
        ("Police searched Perth, Scotland. Perth, Australia, was quiet; Perth slept.", "GB GB AU AU AU"),
    ],
)
def test_two_places_of_one_name_are_where_the_text_says(text: str, countries: str) -> None:
    found = [toponym.place for toponym in geoparse(text, language="en")]
    assert [place.country for place in found if place] == countries.split()


def test_a_village_of_several_words_is_not_put_at_the_town_that_its_last_word_names() -> None:
    text = "Gunmen raided Dogon Ruwa Kuta village in Kaduna State on Sunday."
    [row] = extract(text, published="2025-03-12", language="en").itertuples()
    assert row.place == "Dogon Ruwa Kuta village"
    assert (row.place_precision, row.admin1) == ("admin1", "Kaduna State")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighting in Frankfurt (Oder) went on.", ["Frankfurt (Oder)"]),
        ("A school burnt in Halle (Saale) on Monday.", ["Halle (Saale)"]),
        ("Rain fell in Leeds (England).", ["Leeds", "England"]),
    ],
)
def test_a_word_in_brackets_belongs_to_a_name_that_is_so_written(text: str, names: list[str]) -> None:
    assert [t.text for t in geoparse(text) if t.kind == "place"] == names
    if "Oder" in text:
        place = geoparse(text)[0].place
        assert place is not None
        assert place.lon > 14
