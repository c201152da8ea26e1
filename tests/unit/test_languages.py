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

FOUND: list[tuple[str, str, str]] = [
    ("ar", "killing", "أردى مسلح تاجرا برصاصتين."),
    ("ar", "killing", "عثر على رجل مخنوقا في سيارته."),
    ("ar", "robbery", "سلب ملثمان سائق شاحنة أمواله."),
    ("ar", "arrest", "وقع المهرب في قبضة الدرك."),
    ("ar", "arrest", "اقتيد المدير مكبلا إلى النيابة."),
    ("ar", "protest", "قرع السكان الطناجر."),
    ("ar", "riot", "تبادل المشجعون اللكمات."),
    ("ar", "earthquake", "ارتجت الأرض تحت أقدامهم."),
    ("ar", "epidemic", "فتكت الحصبة بعشرة أطفال."),
    ("ar", "displacement", "غادرت مئات الأسر ديارها، وترك الأهالي بيوتهم."),
    ("ar", "territory_change", "انتقلت القاعدة إلى قبضة الجيش."),
    ("ar", "military_movement", "رست فرقاطة في الميناء."),
    ("ar", "air_strike", "سوت الطائرات المبنى بالأرض."),
    ("ar", "diplomatic_meeting", "حل الوزير ضيفا على نظيره."),
    ("en", "armed_clash", "Fighting erupted between the army and rebels near the river."),
    ("en", "armed_clash", "Gunmen ambushed a patrol, killing two soldiers."),
    ("en", "armed_clash", "The army said it had killed more than forty suspected militants."),
    ("en", "territory_change", "Rebels seized control of the town on Friday."),
    ("en", "territory_change", "Troops recaptured two villages."),
    ("en", "air_strike", "An air strike killed nine people."),
    ("en", "air_strike", "Warplanes again bombed the outskirts."),
    ("en", "drone_attack", "A drone attack set the depot ablaze."),
    ("en", "drone_attack", "The base was attacked overnight with drones."),
    ("en", "missile_attack", "Militants fired about twenty rockets at the base."),
    ("en", "missile_attack", "A missile slammed into an apartment block."),
    ("en", "shelling", "Shelling killed a couple in their home."),
    ("en", "shelling", "Mortar rounds hit the market."),
    ("en", "explosion", "A bomb went off outside the ministry."),
    ("en", "explosion", "An explosion shook the city."),
    ("en", "interception", "Air defences shot down twelve drones."),
    ("en", "interception", "Two missiles were intercepted over the sea."),
    ("en", "attack_on_civilians", "Bandits raided the village at dawn."),
    ("en", "attack_on_aid_health", "An aid convoy was attacked on the road."),
    ("en", "attack_on_aid_health", "Shells hit a hospital, and two clinics were bombed."),
    ("en", "abduction", "Armed men kidnapped eleven students."),
    ("en", "abduction", "Three sailors were taken hostage."),
    ("en", "protest", "Thousands of teachers took to the streets."),
    ("en", "protest", "Dock workers went on strike."),
    ("en", "riot", "Protesters clashed with police."),
    ("en", "riot", "Police fired tear gas."),
    ("en", "arrest", "Police arrested a suspect."),
    ("en", "siege", "The army has besieged the city."),
    ("en", "siege", "Israel cut off water and power."),
    ("en", "military_movement", "The navy deployed two destroyers."),
    ("en", "military_movement", "North Korea fired a ballistic missile into the sea."),
    ("en", "killing", "A mayor was shot dead."),
    ("en", "robbery", "Thieves robbed a jeweller."),
    ("en", "arson", "They set the office on fire."),
    ("en", "displacement", "Hundreds of families fled the fighting."),
    ("en", "displacement", "It had helped more than ninety people leave."),
    ("en", "aid_delivery", "Trucks carrying flour crossed the border."),
    ("en", "humanitarian_warning", "The agency warned that the north was close to famine."),
    ("en", "casualty_toll", "The death toll rose to ninety."),
    ("en", "earthquake", "A strong earthquake struck the coast."),
    ("en", "flood", "Floods destroyed two bridges."),
    ("en", "storm", "The cyclone made landfall on Sunday."),
    ("en", "wildfire", "A forest fire burned 400 hectares."),
    ("en", "accident", "A bus plunged into a ravine."),
    ("en", "accident", "A ferry capsized."),
    ("en", "accident", "Deputies responded to a two-vehicle crash."),
    ("en", "accident", "A single-vehicle rollover closed the road."),
    ("en", "accident", "The wreck happened at noon."),
    ("en", "accident", "A crash that injured two closed the road."),
    ("en", "accident", "Crews put out a mobile home fire."),
    ("en", "attack_on_civilians", "Bandits raided the Gada settlement."),
    ("en", "epidemic", "An outbreak of cholera was declared."),
    ("en", "diplomatic_meeting", "The president met his counterpart."),
    ("en", "diplomatic_meeting", "Mr Li met the head of the agency in Cairo."),
    ("en", "attack_on_aid_health", "Red Crescent convoy shot at near the front"),
    ("en", "displacement", "About 900 people crossed the border on Monday."),
    ("en", "diplomatic_call", "The two leaders spoke by phone."),
    ("en", "statement", "The ministry condemned the killing."),
    ("en", "ceasefire_talks", "Truce talks resumed."),
    ("en", "agreement", "The two sides signed a peace agreement."),
    ("en", "agreement", "Four hostages were released."),
    ("en", "other", "A cyber attack shut the network down."),
    ("vi", "armed_clash", "Giao tranh nổ ra giữa quân đội và phiến quân."),
    ("vi", "armed_clash", "Quân đội đã tiêu diệt 40 tay súng."),
    ("vi", "territory_change", "Phe nổi dậy giành quyền kiểm soát thị trấn."),
    ("vi", "air_strike", "Cuộc không kích làm 9 người thiệt mạng."),
    ("vi", "air_strike", "Máy bay chiến đấu đã ném bom ngoại ô thành phố."),
    ("vi", "drone_attack", "Một máy bay không người lái đã tấn công kho dầu."),
    ("vi", "drone_attack", "Căn cứ bị tấn công bằng máy bay không người lái."),
    ("vi", "missile_attack", "Căn cứ bị tấn công bằng tên lửa."),
    ("vi", "missile_attack", "Lực lượng này phóng 20 quả rocket."),
    ("vi", "shelling", "Pháo kích làm hai vợ chồng thiệt mạng."),
    ("vi", "explosion", "Một vụ đánh bom xảy ra sáng nay."),
    ("vi", "explosion", "Nhiều tiếng nổ lớn vang lên."),
    ("vi", "interception", "Phòng không đã bắn hạ 12 UAV."),
    ("vi", "attack_on_civilians", "Các tay súng tấn công một ngôi làng."),
    ("vi", "attack_on_aid_health", "Đoàn xe viện trợ đã bị tấn công."),
    ("vi", "attack_on_aid_health", "Quân đội không kích một bệnh viện."),
    ("vi", "abduction", "Một nhóm vũ trang bắt cóc 11 học sinh."),
    ("vi", "abduction", "Chúng bắt giữ ba thủy thủ làm con tin."),
    ("vi", "protest", "Hàng nghìn người xuống đường biểu tình."),
    ("vi", "riot", "Người biểu tình đụng độ với cảnh sát."),
    ("vi", "arrest", "Cảnh sát bắt giữ hai nghi phạm."),
    ("vi", "siege", "Quân đội bao vây thành phố."),
    ("vi", "siege", "Chính quyền phong toả thị trấn."),
    ("vi", "military_movement", "Hải quân triển khai hai tàu chiến."),
    ("vi", "killing", "Một thị trưởng bị bắn chết."),
    ("vi", "robbery", "Vụ cướp tiệm vàng xảy ra trưa nay."),
    ("vi", "arson", "Kẻ lạ mặt phóng hoả trụ sở."),
    ("vi", "displacement", "Hàng nghìn người phải sơ tán."),
    ("vi", "displacement", "Nước này đã giúp hơn 90 công dân rời khỏi thành phố."),
    ("vi", "aid_delivery", "Hàng viện trợ đã đến cảng."),
    ("vi", "humanitarian_warning", "Liên hợp quốc cảnh báo nguy cơ nạn đói."),
    ("vi", "casualty_toll", "Số người thiệt mạng tăng lên 90."),
    ("vi", "earthquake", "Một trận động đất mạnh xảy ra."),
    ("vi", "flood", "Lũ quét cuốn trôi hai cây cầu."),
    ("vi", "storm", "Bão số 5 đổ bộ vào đất liền."),
    ("vi", "wildfire", "Cháy rừng lan rộng."),
    ("vi", "accident", "Xe buýt lao xuống vực."),
    ("vi", "accident", "Chìm phà, nhiều người mất tích."),
    ("vi", "epidemic", "Nước này ghi nhận 20 ca mắc mới."),
    ("vi", "diplomatic_meeting", "Hai bên hội đàm."),
    ("vi", "diplomatic_call", "Hai nhà lãnh đạo điện đàm."),
    ("vi", "statement", "Bộ này lên án vụ việc."),
    ("vi", "ceasefire_talks", "Các bên đàm phán về lệnh ngừng bắn."),
    ("vi", "agreement", "Hai nước ký hiệp định."),
    ("vi", "agreement", "Bốn con tin đã được trả tự do."),
    ("vi", "other", "Một cuộc tấn công mạng làm tê liệt hệ thống."),
    ("ru", "armed_clash", "На окраине города идут бои."),
    ("ru", "armed_clash", "Боевики напали на блокпост."),
    ("ru", "armed_clash", "В лесу ликвидированы трое боевиков."),
    ("ru", "armed_clash", "Армейский патруль попал в засаду."),
    ("ru", "territory_change", "Войска взяли под контроль посёлок."),
    ("ru", "territory_change", "Повстанцы захватили два села."),
    ("ru", "territory_change", "Подразделения отступили на новые рубежи."),
    ("ru", "air_strike", "Авиаудар разрушил склад."),
    ("ru", "air_strike", "Самолёты нанесли удар по порту."),
    ("ru", "air_strike", "На город сбросили авиабомбу."),
    ("ru", "drone_attack", "Порт атаковали беспилотники."),
    ("ru", "drone_attack", "Дрон попал в жилой дом."),
    ("ru", "missile_attack", "Ракета попала в гостиницу."),
    ("ru", "missile_attack", "По городу нанесён ракетный удар."),
    ("ru", "shelling", "Село обстреляли из миномётов."),
    ("ru", "shelling", "Под обстрелом погиб мужчина."),
    ("ru", "explosion", "В центре прогремел взрыв."),
    ("ru", "explosion", "Автомобиль подорвался на мине."),
    ("ru", "interception", "Силы ПВО сбили 12 беспилотников."),
    ("ru", "interception", "Над областью уничтожены два дрона."),
    ("ru", "attack_on_civilians", "Вооружённые люди напали на деревню."),
    ("ru", "attack_on_civilians", "Автомобиль въехал в толпу."),
    ("ru", "attack_on_aid_health", "Гуманитарный конвой попал под обстрел."),
    ("ru", "attack_on_aid_health", "Снаряд попал в больницу."),
    ("ru", "abduction", "Неизвестные похитили 11 школьников."),
    ("ru", "abduction", "Трое моряков взяты в заложники."),
    ("ru", "protest", "Тысячи учителей вышли на улицы."),
    ("ru", "protest", "Докеры объявили забастовку."),
    ("ru", "riot", "Полиция применила слезоточивый газ."),
    ("ru", "riot", "Демонстранты забросали полицию камнями."),
    ("ru", "arrest", "Полиция задержала двух подозреваемых."),
    ("ru", "arrest", "Активиста взяли под стражу."),
    ("ru", "siege", "Осада города длится месяц."),
    ("ru", "siege", "Страна закрыла границу."),
    ("ru", "military_movement", "Военные перебросили технику к границе."),
    ("ru", "military_movement", "Флот начал военные учения."),
    ("ru", "killing", "Мэр застрелен у своего дома."),
    ("ru", "killing", "Школьник напал на учителя с ножом."),
    ("ru", "robbery", "Двое в масках ограбили банк."),
    ("ru", "robbery", "Из музея похитили картину."),
    ("ru", "arson", "Неизвестный поджёг военкомат."),
    ("ru", "displacement", "Жителей села эвакуировали."),
    ("ru", "displacement", "Тысячи семей покинули свои дома."),
    ("ru", "aid_delivery", "Гуманитарная помощь доставлена жителям."),
    ("ru", "humanitarian_warning", "Страна на грани голода."),
    ("ru", "humanitarian_warning", "В лагере острая нехватка воды."),
    ("ru", "casualty_toll", "Число погибших выросло до 90."),
    ("ru", "earthquake", "Произошло землетрясение магнитудой 5,6."),
    ("ru", "flood", "Паводок затопил десятки домов."),
    ("ru", "flood", "На трассу сошёл сель."),
    ("ru", "storm", "Тайфун обрушился на побережье."),
    ("ru", "storm", "Шквалистый ветер повалил деревья."),
    ("ru", "wildfire", "Лесной пожар охватил 400 гектаров."),
    ("ru", "accident", "Автобус столкнулся с грузовиком."),
    ("ru", "accident", "В аварии на шахте погибли горняки."),
    ("ru", "accident", "Паром затонул в шторм."),
    ("ru", "epidemic", "В провинции вспышка холеры."),
    ("ru", "diplomatic_meeting", "Президент встретился с премьером."),
    ("ru", "diplomatic_meeting", "Министр прибыл с визитом."),
    ("ru", "diplomatic_call", "Лидеры провели телефонный разговор."),
    ("ru", "statement", "МИД осудил нападение."),
    ("ru", "ceasefire_talks", "Стороны возобновили переговоры о перемирии."),
    ("ru", "agreement", "Стороны подписали соглашение."),
    ("ru", "agreement", "Состоялся обмен пленными."),
    ("ru", "agreement", "Четверо заложников освобождены."),
    ("ru", "other", "В стране произошёл военный переворот."),
    ("ru", "other", "Началось извержение вулкана."),
    ("ar", "armed_clash", "اندلعت اشتباكات عنيفة بين الجيش ومسلحين قرب النهر."),
    ("ar", "armed_clash", "نصب مسلحون كمينا لدورية."),
    ("ar", "armed_clash", "أعلن الجيش مقتل عشرة إرهابيين."),
    ("ar", "armed_clash", "وتبادل الطرفان إطلاق النار."),
    ("ar", "territory_change", "سيطرت الفصائل على البلدة."),
    ("ar", "territory_change", "واستعاد الجيش بلدتين."),
    ("ar", "territory_change", "سقطت المدينة في أيدي المتمردين."),
    ("ar", "territory_change", "انسحبت القوات من القرية."),
    ("ar", "air_strike", "وشنّت الطائرات الحربية غارات جوية."),
    ("ar", "air_strike", "قتل تسعة في غارة على السوق."),
    ("ar", "air_strike", "ألقت المروحيات براميل متفجرة."),
    ("ar", "drone_attack", "استهدفت طائرة مسيّرة سيارة."),
    ("ar", "drone_attack", "تعرضت القاعدة لهجوم بطائرات مسيرة."),
    ("ar", "missile_attack", "أطلق المسلحون عشرين صاروخا."),
    ("ar", "missile_attack", "سقطت صواريخ على الميناء."),
    ("ar", "shelling", "قتل زوجان في قصف مدفعي."),
    ("ar", "shelling", "سقطت قذائف هاون على السوق."),
    ("ar", "explosion", "وانفجرت عبوة ناسفة قرب الوزارة."),
    ("ar", "explosion", "فجّر انتحاري نفسه."),
    ("ar", "interception", "أسقطت الدفاعات الجوية 12 مسيرة."),
    ("ar", "interception", "تم اعتراض صاروخين فوق البحر."),
    ("ar", "attack_on_civilians", "هاجم مسلحون قرية عند الفجر."),
    ("ar", "attack_on_civilians", "ارتكبت الميليشيا مجزرة."),
    ("ar", "attack_on_aid_health", "وتعرضت قافلة مساعدات لهجوم بعدما استهدف قصف مستشفى."),
    ("ar", "attack_on_aid_health", "مقتل مسعفين في غارة."),
    ("ar", "abduction", "خطف مسلحون 11 طالبا."),
    ("ar", "abduction", "احتجزوا ثلاثة بحارة رهائن."),
    ("ar", "protest", "تظاهر آلاف المعلمين أمام البرلمان."),
    ("ar", "protest", "نزل المئات إلى الشوارع."),
    ("ar", "protest", "خرجت مسيرة حاشدة تنديدا بالقرار."),
    ("ar", "riot", "اشتبك متظاهرون مع الشرطة."),
    ("ar", "riot", "وأطلقت الشرطة الغاز المسيل للدموع."),
    ("ar", "arrest", "اعتقلت الشرطة رجلين."),
    ("ar", "arrest", "أُلقي القبض على المهرب."),
    ("ar", "siege", "تحاصر القوات المدينة."),
    ("ar", "siege", "أغلقت السلطات المعبر وقطعت الكهرباء."),
    ("ar", "military_movement", "نشرت البحرية مدمرتين."),
    ("ar", "military_movement", "أجرى البلدان مناورات عسكرية مشتركة."),
    ("ar", "killing", "اغتال مجهولون رئيس البلدية."),
    ("ar", "killing", "عثر على جثتين في النهر."),
    ("ar", "robbery", "سرق لصوص محل مجوهرات."),
    ("ar", "robbery", "عملية سطو مسلح على مصرف."),
    ("ar", "arson", "أضرموا النار في المبنى."),
    ("ar", "displacement", "نزحت مئات العائلات من القرى."),
    ("ar", "displacement", "أجلت فرنسا رعاياها."),
    ("ar", "aid_delivery", "دخلت 20 شاحنة محملة بالمساعدات."),
    ("ar", "aid_delivery", "وزّع الهلال الأحمر سلالا غذائية."),
    ("ar", "humanitarian_warning", "حذرت المنظمة من مجاعة وشيكة."),
    ("ar", "casualty_toll", "ارتفع عدد القتلى إلى تسعين."),
    ("ar", "earthquake", "ضرب زلزال قوي الساحل."),
    ("ar", "earthquake", "شعر السكان بهزة أرضية."),
    ("ar", "flood", "جرفت السيول جسرين."),
    ("ar", "flood", "فيضانات تدمر قرى."),
    ("ar", "storm", "وصل الإعصار إلى اليابسة."),
    ("ar", "wildfire", "التهمت حرائق الغابات 400 هكتار."),
    ("ar", "accident", "انقلبت حافلة في واد."),
    ("ar", "accident", "ضحايا في حريق."),
    ("ar", "accident", "لقي عامل مصرعه إثر سقوطه من سلم."),
    ("ar", "accident", "فقد قائدها السيطرة."),
    ("ar", "arrest", "أمسك الأمن بقيادي."),
    ("ar", "military_movement", "توغلت آليات في القرية."),
    ("ar", "military_movement", "اقتحمت قوات الاحتلال بلدة."),
    ("ar", "protest", "سار المحتجون نحو الساحة."),
    ("ar", "accident", "غرق مركب مهاجرين."),
    ("ar", "accident", "انهار مبنى من أربعة طوابق."),
    ("ar", "epidemic", "تفشي الكوليرا في المخيم."),
    ("ar", "diplomatic_meeting", "التقى الوزير نظيره."),
    ("ar", "diplomatic_meeting", "عقد الرئيسان محادثات."),
    ("ar", "diplomatic_call", "أجرى الوزيران اتصالا هاتفيا."),
    ("ar", "statement", "أدانت الوزارة القتل."),
    ("ar", "ceasefire_talks", "استؤنفت مفاوضات وقف إطلاق النار."),
    ("ar", "agreement", "وقّع الجانبان اتفاقا."),
    ("ar", "agreement", "أُفرج عن أربع رهائن."),
    ("ar", "other", "هجوم إلكتروني يعطل الشبكة."),
    ("uk", "armed_clash", "На околиці міста точаться бої."),
    ("uk", "armed_clash", "Бойовики напали на блокпост."),
    ("uk", "armed_clash", "Прикордонники потрапили в засідку."),
    ("uk", "territory_change", "Війська взяли під контроль селище."),
    ("uk", "territory_change", "Сили оборони звільнили два села."),
    ("uk", "air_strike", "Авіаудар зруйнував склад."),
    ("uk", "air_strike", "На місто скинули авіабомбу."),
    ("uk", "drone_attack", "Порт атакували безпілотники."),
    ("uk", "drone_attack", "Дрон влучив у житловий будинок."),
    ("uk", "missile_attack", "Ракета влучила в готель."),
    ("uk", "missile_attack", "По місту завдано ракетного удару."),
    ("uk", "shelling", "Село обстріляли з мінометів."),
    ("uk", "shelling", "Унаслідок обстрілу загинув чоловік."),
    ("uk", "explosion", "У центрі пролунав вибух."),
    ("uk", "explosion", "Трактор підірвався на міні."),
    ("uk", "interception", "Сили ППО збили 12 безпілотників."),
    ("uk", "interception", "Над областю знищено два дрони."),
    ("uk", "attack_on_civilians", "Озброєні люди напали на село."),
    ("uk", "attack_on_civilians", "Автомобіль в'їхав у натовп."),
    ("uk", "attack_on_aid_health", "Гуманітарний конвой обстріляли з дронів."),
    ("uk", "attack_on_aid_health", "Снаряд влучив у лікарню."),
    ("uk", "abduction", "Невідомі викрали 11 школярів."),
    ("uk", "abduction", "Трьох моряків узяли в заручники."),
    ("uk", "protest", "Тисячі вчителів вийшли на вулиці."),
    ("uk", "protest", "Шахтарі оголосили страйк."),
    ("uk", "riot", "Поліція застосувала сльозогінний газ."),
    ("uk", "riot", "У місті почалися заворушення."),
    ("uk", "arrest", "Поліція затримала двох підозрюваних."),
    ("uk", "arrest", "Чиновника взяли під варту."),
    ("uk", "siege", "Облога міста триває місяць."),
    ("uk", "siege", "Країна закрила кордон."),
    ("uk", "military_movement", "Військові перекинули техніку до кордону."),
    ("uk", "military_movement", "Флот почав військові навчання."),
    ("uk", "killing", "Мера застрелили біля будинку."),
    ("uk", "robbery", "Двоє в масках пограбували банк."),
    ("uk", "arson", "Невідомий підпалив автомобіль."),
    ("uk", "displacement", "Жителів села евакуювали."),
    ("uk", "displacement", "Тисячі родин залишили свої домівки."),
    ("uk", "aid_delivery", "Мешканцям доставили ліки."),
    ("uk", "humanitarian_warning", "Країна на межі голоду."),
    ("uk", "casualty_toll", "Кількість загиблих зросла до 90."),
    ("uk", "earthquake", "Стався землетрус магнітудою 5,6."),
    ("uk", "flood", "Паводок підтопив десятки будинків."),
    ("uk", "storm", "Буревій повалив дерева."),
    ("uk", "wildfire", "Лісова пожежа охопила 400 гектарів."),
    ("uk", "accident", "Автобус зіткнувся з вантажівкою."),
    ("uk", "accident", "На шахті сталася аварія."),
    ("uk", "epidemic", "У провінції спалах холери."),
    ("uk", "diplomatic_meeting", "Президент зустрівся з прем'єром."),
    ("uk", "diplomatic_meeting", "Міністр прибув із візитом."),
    ("uk", "diplomatic_call", "Лідери провели телефонну розмову."),
    ("uk", "statement", "МЗС засудило напад."),
    ("uk", "ceasefire_talks", "Сторони відновили переговори про перемир'я."),
    ("uk", "agreement", "Сторони підписали угоду."),
    ("uk", "agreement", "Відбувся обмін полоненими."),
    ("uk", "other", "У країні стався військовий переворот."),
    ("tr", "armed_clash", "Orduyla isyancılar arasında şiddetli çatışmalar çıktı."),
    ("tr", "armed_clash", "Operasyonda 5 terörist etkisiz hale getirildi."),
    ("tr", "armed_clash", "Silahlı kişiler askeri konvoya pusu kurdu."),
    ("tr", "territory_change", "İsyancılar kasabayı ele geçirdi."),
    ("tr", "territory_change", "Ordu, iki köyün kontrolünü geri aldı."),
    ("tr", "air_strike", "Hava saldırısında dokuz kişi öldü."),
    ("tr", "air_strike", "Savaş uçakları kentin dış mahallelerini bombaladı."),
    ("tr", "drone_attack", "İHA saldırısı depoda yangına yol açtı."),
    ("tr", "drone_attack", "Üs, gece boyunca insansız hava araçlarıyla vuruldu."),
    ("tr", "missile_attack", "Bir apartmana füze isabet etti."),
    ("tr", "missile_attack", "Militanlar üsse yirmi roket fırlattı."),
    ("tr", "shelling", "Köye top atışı yapıldı."),
    ("tr", "shelling", "Pazar yerine havan mermisi düştü."),
    ("tr", "explosion", "Bakanlık binası önünde patlama meydana geldi."),
    ("tr", "explosion", "Bombalı araçla saldırı düzenlendi."),
    ("tr", "explosion", "Askerler mayına bastı."),
    ("tr", "interception", "Hava savunma sistemleri 12 İHA'yı düşürdü."),
    ("tr", "interception", "İki füze havada imha edildi."),
    ("tr", "attack_on_civilians", "Haydutlar köye baskın düzenledi."),
    ("tr", "attack_on_civilians", "Aracını kalabalığın üzerine sürdü."),
    ("tr", "attack_on_aid_health", "Yardım konvoyu saldırıya uğradı."),
    ("tr", "attack_on_aid_health", "Savaş uçakları hastaneyi bombaladı."),
    ("tr", "abduction", "Silahlı grup 11 öğrenciyi kaçırdı."),
    ("tr", "abduction", "Üç denizci rehin alındı."),
    ("tr", "protest", "Binlerce öğretmen sokaklara döküldü."),
    ("tr", "protest", "Öğrenciler rektörlüğe yürümek istedi, ardından valiliğe yürüyüş başladı."),
    ("tr", "protest", "Yüz binler meydanları doldurdu."),
    ("tr", "siege", "Kampa haftalardır gıda girmiyor."),
    ("tr", "epidemic", "Bölgede 40 kolera vakası tespit edildi."),
    ("tr", "robbery", "Turistin saati silah zoruyla alındı."),
    ("tr", "protest", "Kamyoncular otoyolu trafiğe kapadı."),
    ("tr", "riot", "Deplasman otobüsü kavşakta taşlandı."),
    ("tr", "riot", "Polis göstericileri coplarla dağıttı."),
    ("tr", "arrest", "Firari müdür saklandığı evde kelepçelendi."),
    ("tr", "arrest", "Tırda 200 kilo esrar bulundu."),
    ("tr", "killing", "Damat, kayınpederi tarafından bıçaklandı."),
    ("tr", "killing", "Baskını yapanlar üç kardeşi kurşuna dizdi."),
    ("tr", "robbery", "Eczaneye giren iki kişi kasadaki parayı alıp kaçtı."),
    ("tr", "aid_delivery", "Üç uçak dolusu çadır ve jeneratör bölgeye gönderildi."),
    ("tr", "flood", "Yatağından taşan ırmak iki mahalleyi kapladı."),
    ("tr", "storm", "Dev dalgalar limandaki kayıkları parçaladı."),
    ("tr", "accident", "Düşen çığ altı dağcıyı sürükledi."),
    ("tr", "accident", "Koster su alarak battı."),
    ("tr", "abduction", "Maskeli kişiler iki mühendisi alıkoydu."),
    ("tr", "territory_change", "Ordu, kasabanın büyük bölümünü ele geçirdi."),
    ("tr", "protest", "Liman işçileri greve gitti."),
    ("tr", "riot", "Göstericiler polisle çatıştı."),
    ("tr", "riot", "Polis, kalabalığa biber gazıyla müdahale etti."),
    ("tr", "arrest", "Zanlı gözaltına alındı."),
    ("tr", "arrest", "Firari hükümlü yakalandı."),
    ("tr", "siege", "Ordu kenti kuşattı."),
    ("tr", "siege", "Yönetim elektriği ve suyu kesti."),
    ("tr", "military_movement", "Donanma bölgeye iki savaş gemisi gönderdi."),
    ("tr", "military_movement", "Kuzey Kore denize doğru balistik füze fırlattı."),
    ("tr", "killing", "Belediye başkanı silahlı saldırıda öldürüldü."),
    ("tr", "killing", "Genç kadın sokak ortasında bıçaklandı."),
    ("tr", "robbery", "Hırsızlar kuyumcuyu soydu."),
    ("tr", "arson", "Parti binası kundaklandı, iki araç ateşe verildi."),
    ("tr", "displacement", "Yüzlerce aile evlerini terk etti."),
    ("tr", "displacement", "Mahalle sakinleri tahliye edildi."),
    ("tr", "aid_delivery", "Un yüklü yardım tırları kente ulaştı."),
    ("tr", "humanitarian_warning", "Örgüt, kuzeyin kıtlık tehlikesiyle karşı karşıya olduğunu bildirdi."),
    ("tr", "casualty_toll", "Ölü sayısı 90'a yükseldi."),
    ("tr", "earthquake", "Ege'de 5,8 büyüklüğünde deprem oldu."),
    ("tr", "flood", "Sel suları iki köprüyü yıktı."),
    ("tr", "flood", "Dere taştı, evleri su bastı."),
    ("tr", "storm", "Kasırga çatıları uçurdu."),
    ("tr", "wildfire", "Orman yangını 400 hektarı kül etti."),
    ("tr", "accident", "Otobüs şarampole devrildi."),
    ("tr", "accident", "Göçmenleri taşıyan tekne battı."),
    ("tr", "accident", "Sürücü aracının kontrolünü kaybetti."),
    ("tr", "epidemic", "Kampta kolera salgını başladı."),
    ("tr", "diplomatic_meeting", "İki bakan Cenevre'de bir araya geldi."),
    ("tr", "diplomatic_call", "Liderler telefonda görüştü."),
    ("tr", "statement", "Bakanlık saldırıyı kınadı."),
    ("tr", "ceasefire_talks", "Ateşkes müzakereleri yeniden başladı."),
    ("tr", "agreement", "Taraflar barış anlaşması imzaladı."),
    ("tr", "agreement", "Dört rehine serbest bırakıldı."),
    ("tr", "other", "Ülkede sokağa çıkma yasağı ilan edildi."),
    ("fr", "armed_clash", "De violents combats opposent l'armée aux rebelles."),
    ("fr", "armed_clash", "Une patrouille est tombée dans une embuscade."),
    ("fr", "armed_clash", "L'armée dit avoir neutralisé quarante terroristes."),
    ("fr", "territory_change", "Les insurgés se sont emparés de la ville."),
    ("fr", "territory_change", "L'armée a repris le contrôle de deux localités."),
    ("fr", "air_strike", "Des frappes aériennes ont tué neuf personnes."),
    ("fr", "air_strike", "L'aviation a bombardé un marché."),
    ("fr", "drone_attack", "Une attaque de drones a visé le port."),
    ("fr", "drone_attack", "Un drone a frappé un dépôt de carburant."),
    ("fr", "missile_attack", "Des roquettes sont tombées sur la base."),
    ("fr", "missile_attack", "Le groupe a tiré une vingtaine de missiles."),
    ("fr", "shelling", "Des tirs d'artillerie ont touché le quartier."),
    ("fr", "shelling", "La ville a été pilonnée toute la journée."),
    ("fr", "explosion", "Un kamikaze s'est fait exploser devant la mosquée."),
    ("fr", "explosion", "Une bombe artisanale a explosé au passage d'un bus."),
    ("fr", "interception", "La défense aérienne a abattu douze drones."),
    ("fr", "interception", "Deux missiles ont été interceptés."),
    ("fr", "attack_on_civilians", "Des hommes armés ont attaqué un village."),
    ("fr", "attack_on_civilians", "Onze villageois ont été égorgés."),
    ("fr", "attack_on_aid_health", "Un hôpital a été bombardé."),
    ("fr", "attack_on_aid_health", "Un convoi humanitaire a été attaqué."),
    ("fr", "abduction", "Onze lycéennes ont été enlevées."),
    ("fr", "abduction", "Trois marins ont été pris en otage."),
    ("fr", "protest", "Des milliers d'enseignants sont descendus dans la rue."),
    ("fr", "protest", "Les cheminots sont en grève."),
    ("fr", "riot", "Les manifestants ont affronté la police."),
    ("fr", "riot", "Des magasins ont été pillés."),
    ("fr", "arrest", "La police a interpellé deux suspects."),
    ("fr", "arrest", "Elle a été placée en garde à vue."),
    ("fr", "arrest", "Trois hommes ont été arrêtés."),
    ("fr", "siege", "L'armée assiège la ville."),
    ("fr", "siege", "Israël a coupé l'électricité et l'eau."),
    ("fr", "military_movement", "La marine a déployé deux frégates."),
    ("fr", "military_movement", "Les deux pays ont entamé des exercices militaires."),
    ("fr", "killing", "Un maire a été abattu par des inconnus."),
    ("fr", "killing", "Une femme a été poignardée."),
    ("fr", "robbery", "Une bijouterie a été braquée."),
    ("fr", "arson", "Des inconnus ont mis le feu à la mairie."),
    ("fr", "displacement", "Des centaines de familles ont fui les combats."),
    ("fr", "displacement", "Les habitants ont été évacués."),
    ("fr", "aid_delivery", "Un convoi d'aide humanitaire est arrivé."),
    ("fr", "aid_delivery", "L'agence a distribué des tentes et des couvertures."),
    ("fr", "humanitarian_warning", "L'ONU a averti d'un risque de famine."),
    ("fr", "casualty_toll", "Le bilan s'est alourdi à 90 morts."),
    ("fr", "earthquake", "Un tremblement de terre a secoué la côte."),
    ("fr", "earthquake", "Un fort séisme a été ressenti."),
    ("fr", "flood", "Des pluies diluviennes ont emporté deux ponts."),
    ("fr", "flood", "Un glissement de terrain a enseveli un hameau."),
    ("fr", "storm", "Le cyclone a touché terre dimanche."),
    ("fr", "wildfire", "Un feu de forêt a ravagé 400 hectares."),
    ("fr", "accident", "Un autocar a plongé dans un ravin."),
    ("fr", "accident", "Une pirogue a chaviré."),
    ("fr", "accident", "Un incendie a détruit une usine."),
    ("fr", "epidemic", "Une épidémie de choléra a été déclarée."),
    ("fr", "diplomatic_meeting", "Le président a rencontré son homologue."),
    ("fr", "diplomatic_meeting", "Les ministres se sont réunis à huis clos, à Bruxelles."),
    ("fr", "diplomatic_meeting", "Il a reçu le ministre turc."),
    ("fr", "diplomatic_call", "Les deux présidents se sont parlé au téléphone."),
    ("fr", "statement", "Paris a condamné l'attaque."),
    ("fr", "statement", "Le ministre a exhorté les parties à la retenue."),
    ("fr", "ceasefire_talks", "Les pourparlers de paix ont repris."),
    ("fr", "agreement", "Les deux camps ont signé un accord de paix."),
    ("fr", "agreement", "Quatre otages ont été libérés."),
    ("fr", "other", "Une cyberattaque a paralysé le réseau."),
    ("fr", "other", "L'armée a décrété un couvre-feu."),
    ("es", "armed_clash", "Intensos combates estallaron entre el ejército y los rebeldes."),
    ("es", "armed_clash", "Una patrulla cayó en una emboscada."),
    ("es", "armed_clash", "El ejército abatió a cuarenta guerrilleros."),
    ("es", "territory_change", "Los insurgentes tomaron el control de la ciudad."),
    ("es", "territory_change", "Las tropas recuperaron dos aldeas."),
    ("es", "air_strike", "Un bombardeo aéreo mató a nueve personas."),
    ("es", "air_strike", "Aviones de combate bombardearon el mercado."),
    ("es", "drone_attack", "Un ataque con drones alcanzó el puerto."),
    ("es", "drone_attack", "Un dron impactó en un depósito."),
    ("es", "missile_attack", "Varios cohetes cayeron sobre la base."),
    ("es", "missile_attack", "El grupo lanzó una veintena de misiles."),
    ("es", "shelling", "Fuego de artillería alcanzó el barrio."),
    ("es", "shelling", "La ciudad fue bombardeada todo el día."),
    ("es", "explosion", "Un terrorista suicida se hizo estallar ante la mezquita."),
    ("es", "explosion", "Un coche bomba explotó junto al ministerio."),
    ("es", "interception", "La defensa antiaérea derribó doce drones."),
    ("es", "interception", "Dos misiles fueron interceptados."),
    ("es", "attack_on_civilians", "Hombres armados atacaron una aldea."),
    ("es", "attack_on_civilians", "Una lideresa social fue asesinada."),
    ("es", "attack_on_aid_health", "Un hospital fue bombardeado."),
    ("es", "attack_on_aid_health", "Dos cooperantes fueron asesinados."),
    ("es", "abduction", "Once alumnas fueron secuestradas."),
    ("es", "abduction", "Tres marineros fueron tomados como rehenes."),
    ("es", "protest", "Miles de maestros salieron a las calles."),
    ("es", "protest", "Los camioneros están en huelga."),
    ("es", "riot", "Los manifestantes se enfrentaron a la policía."),
    ("es", "riot", "Varias tiendas fueron saqueadas: saquearon comercios."),
    ("es", "arrest", "La policía detuvo a dos sospechosos."),
    ("es", "arrest", "Fueron capturadas tres mujeres."),
    ("es", "siege", "El ejército asedia la ciudad."),
    ("es", "siege", "Israel cortó la electricidad y el agua."),
    ("es", "military_movement", "La armada desplegó dos fragatas."),
    ("es", "military_movement", "Ambos países iniciaron maniobras militares."),
    ("es", "killing", "Un alcalde fue asesinado a tiros."),
    ("es", "killing", "Una mujer fue apuñalada."),
    ("es", "robbery", "Atracaron una joyería."),
    ("es", "arson", "Unos desconocidos prendieron fuego al ayuntamiento."),
    ("es", "displacement", "Cientos de familias huyeron de los combates."),
    ("es", "displacement", "Los vecinos fueron evacuados."),
    ("es", "aid_delivery", "Un convoy de ayuda humanitaria llegó ayer."),
    ("es", "aid_delivery", "La agencia repartió mantas y alimentos."),
    ("es", "humanitarian_warning", "La ONU advirtió del riesgo de hambruna."),
    ("es", "casualty_toll", "La cifra de muertos asciende a 90."),
    ("es", "earthquake", "Un sismo sacudió la costa."),
    ("es", "earthquake", "El fuerte terremoto se sintió en la capital."),
    ("es", "flood", "El río se desbordó y anegó dos barrios."),
    ("es", "flood", "Un deslizamiento de tierra sepultó un caserío."),
    ("es", "storm", "El huracán tocó tierra el domingo."),
    ("es", "wildfire", "Un incendio forestal quemó 400 hectáreas."),
    ("es", "accident", "Un autobús cayó a un barranco."),
    ("es", "accident", "Una patera naufragó."),
    ("es", "accident", "Un incendio destruyó una fábrica."),
    ("es", "epidemic", "Se declaró un brote de cólera."),
    ("es", "diplomatic_meeting", "El presidente se reunió con su homólogo."),
    ("es", "diplomatic_meeting", "La canciller recibió al ministro turco."),
    ("es", "diplomatic_call", "Los dos presidentes hablaron por teléfono."),
    ("es", "statement", "París condenó el ataque."),
    ("es", "statement", "La ministra instó a las partes a la moderación."),
    ("es", "ceasefire_talks", "Las conversaciones de paz se reanudaron."),
    ("es", "agreement", "Ambos bandos firmaron un acuerdo de paz."),
    ("es", "agreement", "Cuatro rehenes fueron liberados."),
    ("es", "other", "Un ciberataque paralizó la red."),
    ("es", "other", "El gobierno decretó el toque de queda."),
]

LEFT: list[tuple[str, str, str]] = [
    ("ar", "diplomatic_meeting", "حل الفنان ضيفا على المهرجان."),
    ("ar", "displacement", "ترك اللاعب ناديه وغادر إلى الدوري الإسباني."),
    ("ar", "riot", "حطم فريقه رقما قياسيا في الدوري."),
    ("en", "storm", "The plan met a storm of protest."),
    ("en", "flood", "Europe fears a flood of refugees."),
    ("en", "explosion", "The verdict caused an explosion of anger."),
    ("en", "shelling", "The club shelled out 40 million for him."),
    ("en", "air_strike", "Air raid sirens sounded in the capital."),
    ("en", "explosion", "A bomb threat closed the station."),
    ("en", "earthquake", "The vote was a political earthquake."),
    ("en", "flood", "The party won by a landslide."),
    ("en", "explosion", "A new blast furnace was opened."),
    ("en", "accident", "The talks collapsed on Sunday."),
    ("en", "accident", "A home fire safety day is planned."),
    ("en", "abduction", "Police broke up a kidnapping gang."),
    ("en", "arrest", "Both men remain in police custody."),
    ("en", "flood", "Two teenagers drowned while swimming in the river."),
    ("en", "territory_change", "The fire is now under control."),
    ("en", "flood", "The minister visited the flooded areas."),
    ("en", "diplomatic_meeting", "The firm met the deadline."),
    ("en", "robbery", "The singer stole the show."),
    ("en", "attack_on_civilians", "A fire killed nine miners."),
    ("en", "attack_on_civilians", "The crash killed thirteen passengers."),
    ("en", "epidemic", "The war is an outbreak of hatred."),
    ("en", "armed_clash", "There was a clash of cultures."),
    ("en", "protest", "Stocks rallied on Monday."),
    ("en", "riot", "Riot police stood by."),
    ("en", "statement", "Rescuers found the girl alive."),
    ("vi", "casualty_toll", "Lũ quét làm hai dân thường thiệt mạng."),
    ("vi", "arson", "Nước này bán khí đốt cho châu Âu."),
    ("vi", "arrest", "Cuộc họp bắt đầu lúc 8 giờ."),
    ("vi", "arrest", "Phiến quân bắt cóc hai người."),
    ("vi", "armed_clash", "Tin tặc tấn công mạng trang web này."),
    ("vi", "storm", "Cơn bão giá khiến người dân lo."),
    ("vi", "shelling", "Thành phố bắn pháo hoa mừng năm mới."),
    ("vi", "diplomatic_meeting", "Doanh nghiệp gặp khó khăn."),
    ("vi", "explosion", "Thương mại điện tử bùng nổ."),
    ("vi", "earthquake", "Cuộc bầu cử tạo địa chấn chính trị."),
    ("vi", "missile_attack", "Nước này phóng tên lửa đẩy mang vệ tinh."),
    ("vi", "riot", "Cảnh sát chống bạo động có mặt."),
    ("ru", "explosion", "Решение вызвало взрыв возмущения."),
    ("ru", "explosion", "Клип взорвал интернет."),
    ("ru", "explosion", "Скандал подорвал доверие избирателей."),
    ("ru", "storm", "Закон вызвал бурю критики."),
    ("ru", "storm", "Село обстреляли из РСЗО «Смерч»."),
    ("ru", "earthquake", "Выборы стали политическим землетрясением."),
    ("ru", "flood", "Синоптики обещают осадки."),
    ("ru", "siege", "В регионе ожидаются осадки."),
    ("ru", "arrest", "Рейс задержали на два часа: задержан рейс из-за тумана."),
    ("ru", "arrest", "Суд наложил арест на имущество банка."),
    ("ru", "accident", "Рубль рухнул."),
    ("ru", "accident", "Это крушение надежд."),
    ("ru", "protest", "Протестантская община открыла школу."),
    ("ru", "protest", "Прошла демонстрация возможностей робота."),
    ("ru", "riot", "Их встретила толпа поклонников."),
    ("ru", "epidemic", "Эпидемия одиночества пугает врачей."),
    ("ru", "abduction", "Город стал заложником ситуации."),
    ("ru", "armed_clash", "Он выступал в боях без правил."),
    ("ru", "air_strike", "В регионе объявлена воздушная тревога."),
    ("ru", "diplomatic_meeting", "Новый год встретили дома."),
    ("ru", "military_movement", "Школа объявила мобилизацию ресурсов."),
    ("ru", "wildfire", "Введён противопожарный режим."),
    ("ar", "storm", "أثار القرار عاصفة من الانتقادات."),
    ("ar", "storm", "عملية عاصفة الحزم."),
    ("ar", "earthquake", "أحدثت النتائج زلزالا سياسيا."),
    ("ar", "explosion", "حذر الخبير من انفجار سكاني."),
    ("ar", "flood", "سيول تستضيف مؤتمرا."),
    ("ar", "abduction", "خطف المهاجم الأضواء."),
    ("ar", "abduction", "خطف الفريق الفوز."),
    ("ar", "robbery", "سرقت الممثلة الأنظار."),
    ("ar", "territory_change", "سيطر الإطفائيون على الحريق."),
    ("ar", "explosion", "فكك خبراء عبوة ناسفة."),
    ("ar", "territory_change", "انسحب اللاعب من البطولة."),
    ("ar", "territory_change", "انسحبت البلاد من الاتفاقية."),
    ("ar", "riot", "انتشرت شرطة مكافحة الشغب."),
    ("ar", "accident", "انهارت المفاوضات أمس."),
    ("ar", "accident", "انهارت أسعار الأسهم."),
    ("ar", "interception", "أسقط النواب الحكومة."),
    ("ar", "protest", "قدمت الوزارة مذكرة احتجاج."),
    ("ar", "protest", "سقطت مسيرة في الصحراء."),
    ("ar", "drone_attack", "خرجت مسيرة حاشدة في المدينة."),
    ("ar", "armed_clash", "وقع اشتباك بالأيدي في البرلمان."),
    ("ar", "agreement", "انفجار وقع في السوق."),
    ("ar", "agreement", "وقع اللاعب عقدا مع ناد جديد."),
    ("ar", "killing", "قدم المحامي طعنا في الحكم."),
    ("ar", "epidemic", "وباء الكراهية ينتشر بيننا."),
    ("uk", "explosion", "Рішення викликало вибух обурення."),
    ("uk", "explosion", "Скандал підірвав довіру виборців."),
    ("uk", "storm", "Закон викликав бурю критики."),
    ("uk", "storm", "Село обстріляли з РСЗВ «Смерч»."),
    ("uk", "earthquake", "Вибори стали політичним землетрусом."),
    ("uk", "siege", "Синоптики обіцяють опади."),
    ("uk", "arrest", "Рейс затримали через туман."),
    ("uk", "arrest", "Суд наклав арешт на майно банку."),
    ("uk", "accident", "Гривня обвалилася."),
    ("uk", "protest", "Відбулася демонстрація можливостей робота."),
    ("uk", "epidemic", "Епідемія самотності лякає лікарів."),
    ("uk", "abduction", "Місто стало заручником ситуації."),
    ("uk", "armed_clash", "Він виступав у боях без правил."),
    ("uk", "air_strike", "В області оголошено повітряну тривогу."),
    ("uk", "military_movement", "Почалося навчання студентів."),
    ("uk", "diplomatic_meeting", "Новий рік зустріли вдома."),
    ("tr", "explosion", "İhracatta patlama yaşanıyor."),
    ("tr", "explosion", "Maçın sonunda havaya gol patlaması damga vurdu."),
    ("tr", "explosion", "Bomba ihbarı üzerine istasyon boşaltıldı."),
    ("tr", "armed_clash", "Bu, bir çıkar çatışmasıdır."),
    ("tr", "storm", "Kararın ardından eleştiri fırtınası koptu."),
    ("tr", "flood", "Meydana insan seli aktı."),
    ("tr", "earthquake", "Sonuç partide siyasi deprem yarattı."),
    ("tr", "earthquake", "Okulda deprem tatbikatı yapıldı."),
    ("tr", "abduction", "Takım galibiyeti son dakikada kaçırdı."),
    ("tr", "abduction", "Ayrıntı gözden kaçırıldı."),
    ("tr", "shelling", "Konuk cumhurbaşkanı 21 pare top atışıyla karşılandı."),
    ("tr", "missile_attack", "Uydu taşıyan roket fırlatıldı."),
    ("tr", "arrest", "Sanatçı gribe yakalandı."),
    ("tr", "displacement", "Mahkeme tutuklu gazetecinin tahliyesine karar verdi."),
    ("tr", "protest", "Türk Yıldızları gösteri uçuşu yaptı."),
    ("tr", "protest", "Ünlü model podyumda yürüdü."),
    ("tr", "diplomatic_meeting", "Bakan yeni otoyolun gelecek yıl biteceğini söyledi."),
    ("tr", "agreement", "İki şirket uzun pazarlıkların ardından uzlaştı."),
    ("tr", "storm", "Taraftarlar dev dalgalar gibi stada aktı."),
    ("tr", "robbery", "Kapıyı çaldı ama açan olmadı."),
    ("tr", "accident", "Takım ikinci maçını kazandı."),
    ("tr", "territory_change", "Ekipler yangını kontrol altına aldı."),
    ("tr", "territory_change", "Sürücü aracının kontrolünü kaybetti."),
    ("tr", "drone_attack", "Şirket insansız hava aracı ihraç ediyor."),
    ("tr", "killing", "Cinayet davasında karar çıktı."),
    ("tr", "attack_on_civilians", "Yangında dokuz madenci öldü."),
    ("tr", "epidemic", "Salgın döneminde satışlar arttı."),
    ("fr", "storm", "Le projet a soulevé une tempête de critiques."),
    ("fr", "flood", "Le parti a gagné par un raz-de-marée électoral."),
    ("fr", "explosion", "Le verdict a causé une explosion de joie."),
    ("fr", "explosion", "Les prix ont explosé."),
    ("fr", "explosion", "Une alerte à la bombe a vidé la gare."),
    ("fr", "earthquake", "Ce vote est un séisme politique."),
    ("fr", "armed_clash", "Les deux équipes se sont affrontées en finale."),
    ("fr", "missile_attack", "Le match s'est joué aux tirs au but."),
    ("fr", "protest", "Il a manifesté son intérêt."),
    ("fr", "protest", "Le Rassemblement national a voté contre."),
    ("fr", "arrest", "L'arrêté ministériel a été publié."),
    ("fr", "arrest", "L'usine a arrêté la production."),
    ("fr", "killing", "L'attaquant a marqué deux fois."),
    ("fr", "accident", "La bourse s'est effondrée."),
    ("fr", "accident", "Les négociations se sont effondrées."),
    ("fr", "robbery", "Un vol de nuit relie les deux villes."),
    ("fr", "siege", "L'entreprise a son siège social à Lyon."),
    ("fr", "diplomatic_meeting", "Le plan rencontre des difficultés."),
    ("fr", "statement", "Les secours ont retrouvé la fillette vivante."),
    ("fr", "displacement", "La fuite des capitaux inquiète la banque."),
    ("fr", "casualty_toll", "Le bilan carbone de la ville est bon."),
    ("fr", "abduction", "Le cycliste a enlevé la dernière étape."),
    ("fr", "shelling", "Des tirs de penalty ont décidé du match."),
    ("fr", "interception", "L'avion a décollé à l'heure."),
    ("es", "storm", "El proyecto causó una tormenta de críticas."),
    ("es", "flood", "El partido ganó con un tsunami electoral."),
    ("es", "explosion", "El gol causó una explosión de júbilo."),
    ("es", "explosion", "El público estalló en aplausos."),
    ("es", "explosion", "Una amenaza de bomba obligó a desalojar."),
    ("es", "earthquake", "El voto fue un terremoto político."),
    ("es", "armed_clash", "Los dos equipos se enfrentan en la final."),
    ("es", "killing", "El delantero falló dos tiros libres."),
    ("es", "protest", "La economía no marcha bien."),
    ("es", "arrest", "La fábrica detuvo la producción."),
    ("es", "arrest", "La Corte emitió una orden de arresto."),
    ("es", "abduction", "El debate, rehén de la política."),
    ("es", "accident", "La bolsa se desplomó."),
    ("es", "accident", "El paciente sufrió un accidente cerebrovascular."),
    ("es", "robbery", "La actriz robó el show."),
    ("es", "siege", "La empresa tiene su sede en Lima."),
    ("es", "diplomatic_meeting", "Los excursionistas subieron a la cumbre del Everest."),
    ("es", "statement", "Los rescatistas hallaron viva a la niña."),
    ("es", "displacement", "La fuga de capitales inquieta al banco."),
    ("es", "casualty_toll", "El balance comercial fue positivo."),
    ("es", "shelling", "El ministro sufrió un bombardeo de preguntas."),
    ("es", "interception", "El avión despegó a tiempo."),
    ("es", "protest", "El proyecto se puso en marcha."),
]


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
