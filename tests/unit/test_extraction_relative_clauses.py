"""A relative clause ends at its comma: what the subject before it did is told by the verb behind it."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports

PUBLISHED = dt.date(2025, 11, 12)


def _read(language: str, text: str) -> list[str]:
    rows = extract_reports([Report(text, published=PUBLISHED, language=language)])
    return [row.type for row in rows if row.lon is not None and row.status == "reported"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The rebels, who want to topple the government, attacked Djibo on Monday.", "armed_clash"),
        ("en", "Residents of Aleppo, whose leaders called for calm, torched a police post.", "arson"),
        ("es", "Los rebeldes, que quieren derrocar al gobierno, atacaron Djibo el lunes.", "armed_clash"),
        ("fr", "Les rebelles, qui veulent renverser le pouvoir, ont attaqué Djibo lundi.", "armed_clash"),
        (
            "ru",
            "Боевики, которые требуют отставки правительства, атаковали город Джибо в пятницу.",
            "armed_clash",
        ),
        ("uk", "Фермери, незадоволені ціною, яку пропонують трейдери, блокують рух у Рівному.", "protest"),
        ("uk", "Бойовики, що хочуть миру і хліба, атакували місто Джибо в понеділок.", "armed_clash"),
        ("ar", "المسلحون، الذين يريدون إسقاط الحكومة، هاجموا مدينة جيبو يوم الاثنين.", "armed_clash"),
        ("tr", "Hükümeti devirmek isteyen isyancılar, dün Halep'te karakola saldırdı.", "armed_clash"),
        ("vi", "Các tay súng, những người muốn gây sức ép, đã bắt cóc ba giáo viên ở Djibo.", "abduction"),
        ("vi", "Tài xế ở Cần Thơ, những người muốn giảm phí, đã đốt lốp xe chặn đường.", "protest"),
    ],
)
def test_what_is_wished_in_a_relative_clause_leaves_the_main_verb_alone(
    language: str, text: str, told: str
) -> None:
    assert _read(language, text) == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels in Djibo, who want the army to withdraw and to release its captives, met elders."),
        ("es", "Los rebeldes de Djibo, que quieren atacar la ciudad, publicaron un comunicado."),
        ("fr", "Les rebelles de Djibo, qui veulent attaquer la ville, ont publié un communiqué."),
        ("ru", "Боевики в Джибо, которые хотят атаковать город, опубликовали заявление."),
        ("uk", "Бойовики в Джибо, які хочуть атакувати місто, оприлюднили заяву."),
        ("ar", "المسلحون في جيبو، الذين يريدون مهاجمة المدينة، أصدروا بيانا."),
    ],
)
def test_what_is_wished_in_it_still_did_not_happen(language: str, text: str) -> None:
    assert _read(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor of Tunis said the men, who want the siege lifted, asked for talks."),
        ("ru", "Полиция Казани сообщила, что хочет не допустить погромов, нападений на прохожих."),
        ("uk", "Мер Рівного сказав, що хоче уникнути вибухів, обстрілів міста."),
    ],
)
def test_a_clause_of_what_was_said_is_not_closed(language: str, text: str) -> None:
    assert _read(language, text) == []
