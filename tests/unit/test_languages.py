"""The language packs: their form, and what their guarded phrases find and leave."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from babel import Locale

import geomap
from geomap import languages
from geomap.errors import UnknownLanguageError
from geomap.languages.patterns import drafts_of, patterns_of
from geomap.languages.phrases import Phrases
from geomap.languages.words import script_of

ROOT = Path(__file__).parents[2]
CODES = languages.codes()
COUNTRIES = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - {"EU", "UN", "ZZ"}

with (ROOT / "geomap" / "taxonomy.csv").open(encoding="utf-8", newline="") as lines:
    TYPES = [row["type"] for row in csv.DictReader(lines)]


def lists(pack: languages.Pack) -> list[tuple[str, str, list[str]]]:
    found = []
    for section, keys in pack.sections.items():
        for key, value in keys.items():
            if isinstance(value, list | dict):
                found.append((section, key, list(value)))
    return found


def types_in(text: str, code: str) -> set[str]:
    """Types whose triggers stand in a sentence, but for those that begin in a figurative phrase."""
    pack = languages.load(code)
    traps = Phrases({"trap": pack.words("status", "figurative")}, script_of(pack))
    triggers = Phrases({key: pack.words("triggers", key) for key in pack.keys("triggers")}, script_of(pack))
    hits = triggers.find(triggers.words(text))
    traps = traps.find(triggers.words(text))
    return {hit.label for hit in hits if not any(trap.first <= hit.first <= trap.last for trap in traps)}


def finds(text: str, code: str, section: str, key: str) -> list[str]:
    pack = languages.load(code)
    phrases = Phrases({key: pack.words(section, key)}, script_of(pack))
    words = phrases.words(text)
    hits = phrases.find(words)
    return [" ".join(word.key for word in words[hit.first : hit.last + 1]) for hit in hits]


# ------------------------------------------------------------------------------------------- form


@pytest.mark.parametrize("code", CODES)
def test_pack_loads_and_has_every_section(code):
    pack = languages.load(code)
    assert pack.code == code
    optional = {"groups"}
    sections = {section.rstrip("+") for section in languages.SCHEMA if section}
    assert set(pack.sections) - optional == sections - optional


@pytest.mark.parametrize("code", CODES)
def test_every_type_has_triggers_and_no_other_word_is_a_type(code):
    pack = languages.load(code)
    assert set(pack.keys("triggers")) == set(TYPES)
    assert set(pack.keys("instruments")) <= set(TYPES)


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_compiles(code):
    pack = languages.load(code)
    for section, key, phrases in lists(pack):
        if section not in ("script", "sentences"):
            for phrase in phrases:
                patterns_of(phrase, f"{section}.{key}", script_of(pack))


@pytest.mark.parametrize("code", CODES)
def test_a_phrase_is_looked_up_by_the_place_that_it_begins_with(code):
    pack, script = languages.load(code), script_of(languages.load(code))
    for section, key, phrases in lists(pack):
        for phrase in phrases if section not in ("script", "sentences") else ():
            for draft in drafts_of(phrase, key, script):
                assert draft.opening == draft.pattern.pieces[0], phrase


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_twice_in_a_list_or_in_two_types(code):
    pack = languages.load(code)
    for section, key, phrases in lists(pack):
        twice = {phrase for phrase in phrases if phrases.count(phrase) > 1}
        assert not twice, f"{section}.{key}"
    for section in ("triggers", "instruments"):
        owner: dict[str, str] = {}
        for key in pack.keys(section):
            for phrase in pack.words(section, key):
                assert owner.setdefault(phrase, key) == key, f"{phrase!r} in {owner[phrase]} and {key}"


@pytest.mark.parametrize("code", CODES)
def test_groups_are_closed_and_words_are_not_joined_by_accident(code):
    for section, key, phrases in lists(languages.load(code)):
        for phrase in phrases:
            assert phrase == phrase.strip(), f"{section}.{key}: {phrase!r}"
            assert "_" not in phrase, f"{section}.{key}: {phrase!r}"
            assert "||" not in phrase, f"{section}.{key}: {phrase!r}"


@pytest.mark.parametrize("code", CODES)
def test_names_lead_to_countries(code):
    pack = languages.load(code)
    for name, target in pack.map("names", "demonyms").items():
        assert target in COUNTRIES, name
    for name, target in pack.map("names", "exonyms").items():
        place, _, country = str(target).rpartition(", ")
        assert re.sub(r"\.\w+$", "", country) in COUNTRIES, name  # "UA.07" is a unit by its code
        assert "|" not in name, f"{name}: an exonym is a name, not a phrase"
        assert place == place.strip()


def test_english_demonyms_and_vietnamese_exonyms_cover_the_world():
    demonyms = set(languages.load("en").map("names", "demonyms").values())
    assert len(demonyms) >= 190
    exonyms = languages.load("vi").map("names", "exonyms")
    expected = {
        "Mỹ": "US",
        "Nga": "RU",
        "Anh": "GB",
        "Pháp": "FR",
        "Đức": "DE",
        "Ý": "IT",
        "Áo": "AT",
        "Úc": "AU",
    }
    expected |= {"Nhật": "JP", "Trung Quốc": "CN", "Triều Tiên": "KP", "Hàn Quốc": "KR", "Ai Cập": "EG"}
    assert {name: exonyms.get(name) for name in expected} == expected


@pytest.mark.parametrize("code", CODES)
def test_calendar_is_whole(code):
    pack = languages.load(code)
    assert sorted(set(pack.map("dates", "months").values())) == list(range(1, 13))
    assert sorted(set(pack.map("dates", "weekdays").values())) == list(range(1, 8))
    units = {str(unit).split()[-1] for unit in pack.map("dates", "units").values()} - {"hour"}
    assert units == {"day", "week", "weekend", "month", "year"}
    assert pack.text("dates", "position") in ("before", "after", "both")
    assert pack.text("script", "date_order") in ("dmy", "mdy", "ymd")
    assert pack.text("script", "thousands") + pack.text("script", "decimal") in (",.", ".,", " ,")


@pytest.mark.parametrize("code", CODES)
def test_vague_figures_are_ranges(code):
    for phrase, (low, high) in languages.load(code).map("figures", "vague").items():
        assert 0 < low <= high, phrase


@pytest.mark.parametrize("code", CODES)
def test_packs_are_rich_enough_to_be_used(code):
    assert sum(len(phrases) for _, _, phrases in lists(languages.load(code))) >= 1000


# ----------------------------------------------------------------------------------------- errors

HEAD = 'code = "xx"\nname = "Test"\nnative = "Test"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + '[figures]\ndaed = ["dead"]\n', ["xx.toml", "daed", "dead"]),
        (HEAD + '[figure]\ndead = ["dead"]\n', ["xx.toml", "figure", "figures"]),
        (HEAD + '[cues]\nnear = "near"\n', ["xx.toml", "near", "list"]),
        (HEAD + "[script]\ncased = 1\n", ["xx.toml", "cased", "flag"]),
        (HEAD + "[figures.vague]\ndozens = [24]\n", ["xx.toml", "vague", "ranges"]),
        ('code = "xx"\n', ["xx.toml", "name", "missing"]),
        (HEAD + 'language = "xx"\n', ["xx.toml", "language"]),
        ("code = \n", ["xx.toml", "TOML"]),
    ],
)
def test_a_misspelt_pack_is_an_error_that_names_file_and_key(text, words):
    with pytest.raises(ValueError, match=re.escape(words[0])) as error:
        languages.parse(text, "xx.toml")
    assert [word for word in words if word not in str(error.value)] == []


def test_unknown_language():
    with pytest.raises(UnknownLanguageError, match=r"tlh.*en.*vi"):
        languages.load("tlh")


# ---------------------------------------------------------------- what the triggers find and leave


def examples(told: str) -> list[tuple[str, str, str]]:
    """Language, type and text of what tells of a type (yes), and of what only looks as if (no)."""
    with (ROOT / "tests" / "triggers.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["language"], row["type"], row["text"]) for row in csv.DictReader(file) if row["told"] == told
        ]


FOUND, LEFT = examples("yes"), examples("no")


def test_every_type_has_an_example_in_every_language():
    for code in CODES:
        shown = {type_ for language, type_, _ in FOUND if language == code}
        assert set(TYPES) - shown == set(), code


@pytest.mark.parametrize(("code", "type_", "text"), FOUND)
def test_trigger_is_found(code, type_, text):
    assert type_ in types_in(text, code)


@pytest.mark.parametrize(("code", "type_", "text"), LEFT)
def test_trap_is_left(code, type_, text):
    assert type_ not in types_in(text, code)


@pytest.mark.parametrize(
    ("code", "section", "key", "text", "expected"),
    [
        ("en", "attack", "strong", "He had a heart attack.", []),
        ("en", "attack", "strong", "A cyber attack was ruled out.", []),
        ("en", "attack", "strong", "The attack lasted an hour.", ["attack"]),
        ("vi", "attack", "strong", "Vụ tấn công mạng hôm qua.", []),
        ("vi", "attack", "strong", "Căn cứ bị tấn công.", ["bị tấn công", "tấn công"]),
        ("vi", "status", "irrealis", "Tên lửa nhằm vào căn cứ.", []),
        ("vi", "status", "irrealis", "Các biện pháp nhằm ngăn bạo lực.", ["nhằm ngăn"]),
        ("vi", "status", "planned", "Họ sắp xếp hàng.", []),
        ("vi", "status", "planned", "Ông sắp thăm Hà Nội.", ["sắp"]),
        ("vi", "dates", "same_day", "Cùng ngày, hai vụ nổ xảy ra.", ["cùng ngày"]),
        ("en", "dates", "same_day", "On that day it rained.", ["on that day", "that day"]),
        ("uk", "attack", "kill", "Ліквідовано наслідки аварії.", []),
        ("uk", "attack", "strong", "Атака тривала годину.", ["атака"]),
        ("uk", "figures", "nobody", "Жертв і руйнувань немає.", ["жертв і руйнувань немає"]),
        ("uk", "dates", "weekdays", "Це сталося в п’ятницю.", ["пятницю"]),
        ("uk", "targets", "aid_health", "Поранених доставили до лікарні.", []),
        ("ru", "attack", "strong", "Он перенёс сердечную атаку.", []),
        ("ru", "attack", "strong", "Атака длилась час.", ["атака"]),
        ("ru", "attack", "kill", "Ликвидированы последствия аварии.", []),
        ("ru", "figures", "injured", "Ранее сообщалось о пожаре.", []),
        ("ru", "figures", "dead", "Умеренный ветер, телефон молчит.", []),
        ("ru", "figures", "nobody", "Жертв и разрушений нет.", ["жертв и разрушений нет"]),
        ("ru", "dates", "weekdays", "Об этом говорили в среду.", ["среду"]),
        ("ru", "dates", "weekdays", "Охрана окружающей среды.", []),
        ("ru", "targets", "aid_health", "Раненых увезли в больницу.", []),
        (
            "tr",
            "status",
            "planned",
            "Heyet yarın gelecek, görüşme yapılacak.",
            ["yarın", "gelecek", "yapılacak"],
        ),
        ("tr", "status", "planned", "Yiyecek ve giyecek dağıtıldı.", []),
        ("tr", "status", "possible", "Saldırı yeni göçe neden olabilir.", ["olabilir"]),
        ("tr", "status", "denied", "Kente saldırı düzenlenmedi.", ["düzenlenmedi"]),
        ("tr", "status", "denied", "Patlamada yaralanan olmadı.", []),
        ("tr", "sentences", "clause_ends", "Üç kişi ölürken beş kişi yaralandı.", ["ölürken"]),
        ("tr", "sentences", "clause_ends", "Ekipler erken geldi.", []),
        ("tr", "attack", "strong", "Kalp krizi geçirdi, siber saldırıda veri çalındı.", []),
        ("fr", "attack", "strong", "Il a eu une attaque cardiaque.", []),
        ("fr", "attack", "strong", "L'attaque a duré une heure.", ["attaque"]),
        ("fr", "cues", "locative", "Il ira jusqu'à Lyon.", []),
        ("fr", "cues", "locative", "L'attaque a eu lieu à Lyon.", ["à"]),
        ("fr", "dates", "overnight", "dans la nuit de lundi à mardi", []),
        ("fr", "dates", "overnight", "Dans la nuit, deux obus sont tombés.", ["dans la nuit"]),
        ("fr", "status", "possible", "L'armée aurait tué dix civils.", ["aurait"]),
        ("fr", "status", "denied", "L'attaque n'a pas été revendiquée.", []),
        ("fr", "status", "denied", "L'armée n'a pas attaqué le village.", ["n a pas attaqué"]),
        ("fr", "status", "planned", "Il se rendra à Bakou.", ["se rendra"]),
        ("es", "attack", "strong", "Sufrió un ataque cardíaco.", []),
        ("es", "attack", "strong", "El ataque duró una hora.", ["ataque"]),
        ("es", "dates", "weekdays", "Viajó a Santo Domingo.", []),
        ("es", "dates", "weekdays", "Ocurrió el domingo.", ["domingo"]),
        ("es", "dates", "months", "la Plaza de Mayo", []),
        ("es", "dates", "months", "el 3 de mayo", ["mayo"]),
        ("es", "dates", "relative", "la mañana del lunes", []),
        ("es", "dates", "relative", "Llegará mañana a Lima.", ["mañana"]),
        ("es", "status", "possible", "El ejército habría matado a diez civiles.", ["habría"]),
        ("es", "status", "denied", "El ministro desmintió el ataque.", ["desmintió"]),
        ("es", "status", "planned", "Se reunirá con el papa.", ["se reunirá"]),
        ("es", "figures", "age", "tres años después", []),
    ],
)
def test_guards(code, section, key, text, expected):
    assert finds(text, code, section, key) == expected


def test_third_is_not_tuesday():
    pack = languages.load("vi")
    assert pack.map("dates", "weekdays")["thứ ba|3"] == 2
    assert {"hôm", "ngày", "sáng", "tối"} <= set(pack.words("dates", "weekday_needs"))
    assert languages.load("en").words("dates", "weekday_needs") == ()


@pytest.mark.parametrize("text", ["phong toả thành phố", "phong tỏa thành phố"])
def test_both_spellings_of_an_open_syllable_are_found(text):
    assert "siege" in types_in(text, "vi")


def test_groups_are_written_out_in_phrases():
    groups = '[groups]\narm = ["bombs|shells"]\nhit = ["hit|was struck", "<arm>"]\n'
    pack = languages.parse(
        HEAD + groups + '[triggers]\nshelling = ["<arm> (fell|<hit>)", "<arm>"]\n', "xx.toml"
    )
    written = ("(bombs|shells) (fell|hit|was struck|bombs|shells)", "bombs|shells")
    assert pack.words("triggers", "shelling") == written
    with pytest.raises(ValueError, match=r"triggers.*'none'"):
        languages.parse(HEAD + groups + '[triggers]\nshelling = ["<none> fell"]\n', "xx.toml")


def test_pack_answers_what_it_lacks_with_nothing():
    pack = languages.parse(HEAD, "xx.toml")
    assert pack.words("cues", "near") == ()
    assert pack.map("dates", "months") == {}
    assert pack.text("script", "decimal") == ""
    assert pack.flag("script", "cased", default=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The earthquake, the deadliest since 2003, killed 200 people in Herat on Saturday."),
        ("en", "A missile hit a museum in Odesa on Monday, killing two people."),
        ("vi", "Trận động đất mạnh nhất trong lịch sử làm 200 người chết ở Herat hôm 7/11."),
        ("fr", "Le séisme, le plus meurtrier depuis 2003, a fait 200 morts samedi à Hérat."),
        ("es", "El terremoto, el peor desde 1985, dejó 200 muertos el sábado en Puebla."),
        ("ru", "Ракета попала в музей в Одессе в понедельник, погибли два человека."),
        ("uk", "У понеділок ракета влучила в музей в Одесі, загинули двоє людей."),
        ("tr", "Pazartesi günü Odesa'da bir müzeye füze isabet etti, iki kişi öldü."),
        ("ar", "أصاب صاروخ متحفا في أوديسا يوم الاثنين ما أسفر عن مقتل شخصين."),
    ],
)
def test_records_and_museums_do_not_make_news_history(language, text):
    found = geomap.extract(text, published="2023-11-08", language=language)
    assert list(found["status"]) == ["reported"]
