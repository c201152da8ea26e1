"""What makes an Arabic report hard to read: each case as a careful reader would take it."""

import pytest

import geomap

PUBLISHED = "2023-11-08"  # a Wednesday


def read(text):
    found = geomap.extract(text, published=PUBLISHED, language="ar", problems=[])
    return found.astype(object).where(found.notna(), None).to_dict("records")


def told(rows, *columns):
    return [tuple(str(row[c])[:10] if c.startswith("date") else row[c] for c in columns) for row in rows]


def test_headings_tell_two_towns_of_one_name_apart():
    rows = read(
        "ليبيا\nقتل شخصان في انفجار في طرابلس الثلاثاء.\n\n"
        "لبنان\nأصيب خمسة أشخاص في انفجار في طرابلس الاثنين."
    )
    assert told(rows, "type", "country", "date") == [
        ("explosion", "LY", "2023-11-07"),
        ("explosion", "LB", "2023-11-06"),
    ]


def test_a_claim_stays_reported_beside_its_denial():
    rows = read("قال الجيش إن قذائف سقطت على سوق في غوما الاثنين. ونفى المتمردون أنهم قصفوا المدينة.")
    assert ("shelling", "غوما", "reported", "2023-11-06") in told(rows, "type", "place", "status", "date")
    assert not [row for row in rows if row["status"] == "reported" and str(row["date"])[:10] == PUBLISHED]


def test_a_plan_that_was_called_off_is_no_incident():
    rows = read("ألغت النقابات تظاهرة كانت مقررة الجمعة في ليون. وانفجرت قنبلة في مرسيليا الثلاثاء.")
    assert told(rows, "type", "country", "place") == [("explosion", "FR", "مرسيليا")]


def test_what_an_anniversary_recalls_is_not_news():
    rows = read("تجمع ناجون في نيس الثلاثاء لإحياء الذكرى السابعة لهجوم الشاحنة الذي قتل 86 شخصا في المدينة.")
    assert not [row for row in rows if row["deaths"] and row["status"] == "reported"]


def test_origin_and_destination_are_not_the_scene():
    rows = read("انقلبت حافلة كانت متجهة من لاغوس إلى أبوجا قرب كادونا الثلاثاء، ما أدى إلى مقتل 12 شخصا.")
    assert told(rows, "type", "place", "deaths", "date") == [("accident", "كادونا", 12, "2023-11-07")]


def test_places_and_figures_are_dealt_out():
    rows = read("قتلت غارات جوية خمسة أشخاص في إدلب وثلاثة في حمص واثنين في حماة الثلاثاء.")
    assert told(rows, "type", "place", "deaths", "date") == [
        ("air_strike", "إدلب", 5, "2023-11-07"),
        ("air_strike", "حمص", 3, "2023-11-07"),
        ("air_strike", "حماة", 2, "2023-11-07"),
    ]


def test_ages_and_distances_count_nobody():
    rows = read(
        "استهدفت طائرة مسيرة منزلا على بعد 12 كيلومترا من خيرسون الثلاثاء، ما أدى إلى إصابة رجل عمره 71 عاما."
    )
    assert told(rows, "type", "place", "place_precision") == [("drone_attack", "خيرسون", "near")]
    assert not {rows[0][c] for c in ("deaths", "injured", "affected")} & {12, 71}


def test_floods_are_not_seoul_and_governments_are_not_their_capitals():
    rows = read(
        "ضربت السيول مدينة عدن الثلاثاء وقتلت ثلاثة أشخاص.\n\n"
        "قالت باريس وواشنطن إنهما تدعمان كييف. وقصف الجيش الروسي مدينة خيرسون الثلاثاء."
    )
    rows = [row for row in rows if row["type"] != "statement"]
    assert told(rows, "type", "country", "deaths") == [("flood", "YE", 3), ("shelling", "UA", None)]


def test_in_is_written_at_the_name():
    rows = read(
        "عثرت الشرطة بوهران الثلاثاء على جثتين. وانفجرت قنبلة في سوق بمدينة كويتا الباكستانية الاثنين."
    )
    assert told(rows, "type", "country", "date") == [
        ("killing", "DZ", "2023-11-07"),
        ("explosion", "PK", "2023-11-06"),
    ]


def test_the_host_of_talks_is_where_they_are_held():
    rows = read("استضافت القاهرة الثلاثاء محادثات بشأن هدنة في السودان.")
    assert told(rows, "type", "country") == [("ceasefire_talks", "EG")]


def test_the_city_points_back_to_the_dateline_with_less_confidence():
    rows = read("القاهرة - اندلع حريق في المدينة الثلاثاء.")
    assert told(rows, "place", "date") == [("القاهرة", "2023-11-07")]
    assert rows[0]["confidence"] < 0.8


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("انفجرت عبوة ناسفة بدورية تركية في كركوك أمس.", "كركوك"),
        ("أصيب ثلاثة جنود في انفجار لغم في دورية روسية.", ""),
        ("أعلنت شركة نفط البحر الأسود انفجار خزان في عبادان.", "عبادان"),
        ("قتل تسعة جنود في هجوم على حاجز بين قندهار ونتشيزومبي.", "قندهار"),
        ("أسقطت الدفاعات مسيرة كانت متجهة إلى خميس مشيط.", "خميس مشيط"),
        ("أطلق حزب الله رشقة صاروخية باتجاه حيفا.", "حيفا"),
        ("مالاوي: أحرق مسلحون مدرسة في نتشيزومبي.", "نتشيزومبي"),
        ("قتل شخصان برصاص مسلحين قرب مبوندوكيتو أمس.", "مبوندوكيتو"),
        ("قتل شخصان في اقتتالهم على مياه الأمطار.", ""),
        ("قتل شخصان في انقلاب سيارة في المناطق الوعرة.", ""),
        ("قتل شخصان برصاص مسلحين في مزارعهما.", ""),
    ],
)
def test_a_scene_is_told_from_a_people_a_company_and_a_word(text, place):
    assert {row["place"] for row in read(text)} == {place}


def test_a_name_is_no_word_without_its_first_letter():
    rows = read("اجتاح الإعصار غربي كوبا وقطع الكهرباء.")
    assert [row["type"] for row in rows] == ["storm"]  # not كـ and وباء, an epidemic


@pytest.mark.parametrize("when", ["يوم 5 من الشهر الجاري", "في 5 من هذا الشهر"])
def test_a_day_of_this_month(when):
    rows = read(f"قتل شخصان في انفجار في بغداد {when}.")
    assert told(rows, "type", "date") == [("explosion", "2023-11-05")]
