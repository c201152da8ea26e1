"""Names as languages write them: in their cases, in other scripts, without a pack."""

from __future__ import annotations

import pytest
from found_names import by_text

from geomap.extraction.toponyms import geoparse


def test_text_in_capitals() -> None:
    found = by_text(
        geoparse("TEN PEOPLE DIED IN SAN SALVADOR AND IN SANTA ANA, THE ARMY SAID.", language="en")
    )
    assert {"SAN SALVADOR", "SANTA ANA"} <= set(found)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل شخصان في غارة على مدينة إدلب شمال غربي سوريا", "SY"),
        ("乌克兰哈尔科夫遭到袭击", "UA"),
        ("Взрыв прогремел в городе Одесса", "UA"),
    ],
)
def test_other_scripts(text: str, country: str) -> None:
    assert country in {t.place.country for t in geoparse(text) if t.place}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Взрывы прогремели в Харькове и под Одессой.", "ru", {"Харькове": "Kharkiv", "Одессой": "Odesa"}),
        ("В Нижнем Новгороде прошли обыски.", "ru", {"Нижнем Новгороде": "Nizhniy Novgorod"}),
        (
            "Раненых вывезли из Сирии в Ростов-на-Дону.",
            "ru",
            {"Сирии": "Syria", "Ростов-на-Дону": "Rostov-on-Don"},
        ),
    ],
)
def test_names_are_found_in_their_cases(text: str, language: str, names: dict[str, str]) -> None:
    found = {t.text: t.place.name for t in geoparse(text, language=language) if t.place}
    assert found == names


def test_a_persons_name_in_a_case_is_no_town() -> None:
    assert geoparse("По словам Ивановой, Петров и Иванова прибыли вовремя.", language="ru") == []


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("以色列空袭加沙地带，造成三人死亡。", {"IL", "PS"}),
        ("ウクライナのキーウにミサイル攻撃があった。", {"UA"}),
        ("เกิดเหตุระเบิดในกรุงเทพมหานคร และที่เชียงใหม่", {"TH"}),
        ("우크라이나 하르키우에 미사일 공격이 있었고 서울에서 시위가 열렸다.", {"UA", "KR"}),
        ("בעקבות ירי רקטות מרצועת עזה נפגעו שלושה באשקלון ובתל אביב", {"PS", "IL"}),
        ("हमले में काबुल और कंधार में पांच लोग मारे गए।", {"AF"}),
        ("Σεισμός στη Θεσσαλονίκη και φωτιά στην Αθήνα.", {"GR"}),
        ("در انفجار کابل سه نفر کشته شدند. در هرات تظاهرات شد.", {"AF"}),
    ],
)
def test_scripts_without_a_pack_give_their_places(text: str, countries: set[str]) -> None:
    assert {t.place.country for t in geoparse(text) if t.place} == countries


def test_polish_names_in_their_cases() -> None:
    found = geoparse("Silny wybuch w Charkowie. W Warszawie odbyły się protesty.", language="pl")
    assert {t.text: t.place.name for t in found if t.place} == {"Charkowie": "Kharkiv", "Warszawie": "Warsaw"}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("A Genève, des négociations ont repris.", "fr", {"Genève": "CH"}),
        ("Une explosion a eu lieu en Arabie saoudite et au Sahara occidental.", "fr",
         {"Arabie saoudite": "SA", "Sahara occidental": "EH"}),
        ("Des combats ont éclaté dans l'est du Mali.", "fr", {"l'est du Mali": "ML"}),
        ("El ejército entró en Siria.", "es", {"Siria": "SY"}),
    ],
)  # fmt: skip
def test_names_as_french_and_spanish_write_them(text: str, language: str, names: dict[str, str]) -> None:
    found = {t.text: t.place.country for t in geoparse(text, language=language) if t.place}
    assert found == names


def test_a_people_is_written_small_and_its_country_with_a_capital() -> None:
    found = [(t.text, t.kind) for t in geoparse("La capital siria está en Siria.", language="es")]
    assert found == [("siria", "demonym"), ("Siria", "place")]


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("pl", "Poznaniu", {"PL"}), ("fi", "Oulussa", {"FI"}), ("hu", "Miskolcon", {"HU"}),
        ("az", "Şəkidə", {"AZ"}), ("cs", "Ostravě", {"CZ"}), ("hr", "Splitu", {"HR"}),
        ("ka", "ზუგდიდში", {"GE"}), ("hy", "Վանաձորում", {"AM"}), ("lt", "Kaune", {"LT"}),
        ("uk", "Полтаві", {"UA"}), ("tr", "Trabzon'da", {"TR"}), ("bn", "রাজশাহীতে", {"BD"}),
        ("ta", "மதுரையில்", {"IN"}), ("am", "በድሬዳዋ", {"ET"}),
    ],
)  # fmt: skip
def test_given_names_are_resolved_in_their_cases(language: str, text: str, countries: set[str]) -> None:
    place = geoparse(text, [(0, len(text))], language=language)[0].place
    assert place is not None
    assert {place.country} == countries


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Bei einem Unfall in Nürnberg sind im Osten der Stadt zwei Menschen gestorben.", {"DE"}),
        ("Brann i et lagerbygg i Trondheim: politiet har evakuert flere boliger i natt.", {"NO"}),
        ("Politie vindt wapens in een woning in Utrecht en houdt daar twee mannen aan.", {"NL"}),
        ("Dois homens foram detidos pela polícia em Coimbra depois de um assalto ontem.", {"PT"}),
        ("Dua orang tewas dalam kebakaran di sebuah pasar di Surabaya pada malam hari.", {"ID"}),
        ("Waa la dilay laba qof oo ku sugnaa suuqa weyn ee magaalada Hargeysa maanta.", {"SO"}),
    ],
)
def test_texts_in_languages_without_a_pack_need_no_language_given(text: str, countries: set[str]) -> None:
    assert {t.place.country for t in geoparse(text) if t.place} == countries


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Im Gazastreifen und im Nahen Osten", "Gaza Strip"), ("pt", "no Mar Vermelho", "Red Sea"),
        ("id", "di Selat Hormuz", "Strait of Hormuz"), ("nl", "in de Zwarte Zee", "Black Sea"),
        ("ja", "黒海で", "Black Sea"), ("zh", "在克里米亚", "Crimea"), ("fa", "در خلیج فارس", "Persian Gulf"),
        ("ko", "시베리아에서", "Siberia"), ("hi", "लाल सागर में", "Red Sea"),
    ],
)  # fmt: skip
def test_regions_and_seas_in_languages_without_a_pack(language: str, text: str, name: str) -> None:
    assert name in {t.place.name for t in geoparse(text, language=language) if t.place}
