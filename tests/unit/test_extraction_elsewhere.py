"""Names beside what a sentence tells: where people went or were brought to, and their governments."""

import pytest

import geomap


def places(language, text):
    found = geomap.extract(text, published="2025-03-12", language=language)
    return sorted(found[found.geometry.notna() & ~found.geometry.is_empty]["place"])


@pytest.mark.parametrize(
    ("language", "text", "town", "hospital"),
    [
        ("en", "A bus overturned in Nakuru. Twelve passengers were rushed to a clinic in Nairobi.",
         "Nakuru", "Nairobi"),
        ("es", "Un autobús volcó el lunes en Tandil. Doce pasajeros fueron trasladados al hospital de Azul.",
         "Tandil", "Azul"),
        ("fr", "Un car s'est renversé lundi à Bouaké. Douze blessés transportés à l'hôpital de Dabou.",
         "Bouaké", "Dabou"),
        ("ru", "В Рязани в понедельник перевернулся автобус. Девять раненых доставлены в больницу в Туле.",
         "Рязани", "Туле"),
        ("uk", "У Полтаві в понеділок перекинувся автобус. Дванадцять людей доправили до лікарні в Сумах.",
         "Полтаві", "Сумах"),
        ("vi", "Một xe khách lật ở Nha Trang hôm thứ Hai. Mười hai người được đưa đến bệnh viện ở Đà Lạt.",
         "Nha Trang", "Đà Lạt"),
        ("ar", "انقلبت حافلة يوم الاثنين في سطيف. ونقل اثنا عشر راكبا إلى مستشفى في قسنطينة.",
         "سطيف", "قسنطينة"),
    ],
)  # fmt: skip
def test_where_those_hurt_are_brought_to_nothing_happened(language, text, town, hospital):
    drawn = places(language, text)
    assert town in drawn
    assert hospital not in drawn


def test_a_hospital_that_is_struck_is_a_scene_all_the_same():
    assert places("en", "Shells hit a hospital in Nakuru on Tuesday, killing two nurses.") == ["Nakuru"]


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "Gunmen raided Zurmi on Monday and killed nine people. Some 400 people fled towards Gusau.",
         "Zurmi"),
        ("es", "Mataron el lunes a nueve personas en Zurmi. Unas 400 personas huyeron hacia Gusau.", "Zurmi"),
        ("fr", "Neuf personnes ont été tuées lundi à Zurmi. Des centaines ont fui vers Gusau.", "Zurmi"),
    ],
)  # fmt: skip
def test_who_flees_left_the_place_told_before(language, text, left):
    assert set(places(language, text)) == {left}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et Rabat a envoyé un convoi d'aide."),
        ("tr", "Ankara ve Lizbon'un sahra hastanesi gönderme teklifi değerlendiriliyor."),
    ],
)
def test_a_capital_that_acts_is_a_government(language, text):
    assert places(language, text) == []


def test_a_capital_that_something_befalls_is_a_town():
    assert places("en", "An earthquake shook Lima on Tuesday.") == ["Lima"]


def test_where_robbers_live_they_robbed_nobody():
    text = "Hai tên cướp giật túi xách của một phụ nữ hôm thứ Ba đều cư trú tại Nha Trang."
    assert places("vi", text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "Công an tỉnh Cà Mau vừa bắt tạm giam Trần Văn B. (SN 1991, ngụ huyện Krông Nô, Đắk Nông).",
         ["tỉnh Cà Mau"]),
        ("vi", "Anh C. (27 tuổi, ở Hội An) bị đâm chết ở Nha Trang tối 10/3.", ["Nha Trang"]),
        ("vi", "Một phụ nữ quê Hà Tĩnh bị xe tải tông chết ở Biên Hòa hôm 10/3.", ["Biên Hòa"]),
        ("es", "El lunes volcó un coche en Tandil y murió Juan P. (34 años, de Olavarría).", ["Tandil"]),
        ("vi", "Xe khách lật tại Km 212 quốc lộ 6 hôm 10/3, hai người chết.", []),
        ("vi", "Hôm 10/3, đất đá đổ xuống Quốc lộ 6, đoạn qua Mộc Châu, vùi lấp một xe tải.", ["Mộc Châu"]),
        ("vi", "Hôm 10/3, một kẻ cướp tiền ở Phòng Giao dịch Ninh Hòa.", ["Ninh Hòa"]),
        ("vi", "Tổng thống Lào được tiếp ở Trụ sở Trung ương Đảng hôm 10/3.", []),
    ],
)  # fmt: skip
def test_where_somebody_lives_and_a_kilometre_are_no_scene(language, text, expected):
    assert places(language, text) == expected


@pytest.mark.parametrize("day", ["ngày 7/3", "hôm qua", "tối 7/3", "sáng thứ Ba"])
def test_where_somebody_of_an_age_was_shot_on_a_day_is_the_scene(day):
    assert places("vi", f"Binh sĩ bắn chết một người 19 tuổi ở Hebron {day}.") == ["Hebron"]
    assert places("vi", "Bắt kẻ trộm 19 tuổi ở Hebron.") == []
