"""How local desks of the Arab world tell what happened."""

import pytest

import geomap


def rows(text):
    """Types and places of what is drawn."""
    found = geomap.extract(text, published="2026-03-04", language="ar", problems=[])
    drawn = found[found.geometry.notna() & ~found.geometry.is_empty]
    return sorted(zip(drawn["type"], drawn["place_name"], strict=True))


def types(text):
    return set(geomap.extract(text, published="2026-03-04", language="ar", problems=[])["type"])


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("تدخلت وحدات الحماية المدنية لولاية سطيف من أجل حادث مرور خلف وفاة شخص.", "accident", "Sétif"),
        ("احتراق فندق في النجف ووفاة نزيلين.", "accident", "Najaf"),
        ("حريق يأتي على عشرة هكتارات من غابات بجاية.", "wildfire", "Béjaïa"),
        ("اندلع حريق حراجي كبير قرب مصياف.", "wildfire", "Maşyāf"),
        ("مسيرة في السويداء نصرة لغزة.", "protest", "As-Suwayda"),
        ("حلقت مسيرة فوق القصير قبل أن تطلق صاروخين على سيارة.", "drone_attack", "Al Quşayr"),
        ("استؤنفت في الدوحة مفاوضات وقف إطلاق النار في غزة.", "ceasefire_talks", "Doha"),
    ],
)
def test_what_local_desks_write_is_found_where_it_was(text, kind, place):
    assert rows(text) == [(kind, place)]


@pytest.mark.parametrize("text", ["غمرت مياه السيول شوارع في المكلا.", "مياه السيول تداهم منازل في مسقط."])
def test_flood_water_is_not_off_seoul(text):
    assert "Seoul" not in {place for _, place in rows(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ضبط تشكيل عصابي يمتهن السرقة في بنغازي.", "robbery"),
        ("الإطاحة بشبكة إجرامية مختصة في سرقة المركبات بسكيكدة.", "robbery"),
        ("شن مسلحون فجر اليوم هجوما على قاعدة للجيش قرب غاو.", "explosion"),
        ("أقدم بائع متجول على إضرام النار في نفسه أمام مقر الولاية بالقصرين.", "arson"),
        ("تعرضت بلدة في البقاع لغارة. ونقلت سيارات الإسعاف شهيدين وثلاثة جرحى.", "aid_delivery"),
    ],
)
def test_words_of_another_type_tell_nothing_there(text, kind):
    assert kind not in types(text)
