"""What makes an Arabic report hard to read: each case as a careful reader would take it."""

from functools import partial

import pytest
import reading
from reading import PUBLISHED, told

read = partial(reading.read, language="ar")


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
    assert rows[0]["confidence"] < read("القاهرة - اندلع حريق في القاهرة الثلاثاء.")[0]["confidence"]


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


# Wordings of the desks, each with what it tells and where.
DESKS = """
armed_clash ; الحمرة ; دارت رحى قتال عنيف في محيط قرية الحمرة الاثنين.
armed_clash ; البعاج ; باغت عناصر التنظيم حاجزا للجيش قرب البعاج فجر الثلاثاء.
territory_change ; الشولا ; صارت بلدة الشولا في قبضة المعارضة الاثنين.
drone_attack ; كريمة ; ارتطمت طائرة بلا طيار ببرج اتصالات في كريمة الاثنين.
air_strike ; الكرمل ; قصفت مقاتلات مخزنا في قرية الكرمل مساء الثلاثاء.
interception ; دنقلا ; أحبطت الدفاعات هجوما بمسيرتين في سماء دنقلا الاثنين.
abduction ; زوارة ; اقتاد ملثمون مهندسا من بيته في زوارة الاثنين.
protest ; الكاف ; احتشد مئات العمال أمام مقر الولاية في الكاف الثلاثاء.
arrest ; سطات ; وقع مزور أوراق نقدية في قبضة الدرك بمدينة سطات الاثنين.
siege ; القحطانية ; سد مسلحون الطرق المؤدية إلى بلدة القحطانية الاثنين.
military_movement ; مصراتة ; رست فرقاطة حربية في ميناء مصراتة الاثنين.
killing ; قسنطينة ; أنهى شاب حياة والدته في قسنطينة الثلاثاء.
robbery ; زغوان ; سلب ملثمون محل صرافة في زغوان الاثنين.
arson ; اللد ; أشعل مجهولون حافلة في اللد فجر الاثنين.
displacement ; برعشيت ; تفر عائلات من بلدة برعشيت بعد إنذار الثلاثاء.
earthquake ; الأصنام ; ارتجت البيوت في مدينة الأصنام الاثنين.
flood ; بسكرة ; أغرقت الأمطار أنفاق بسكرة الثلاثاء.
storm ; طرطوس ; حاصرت الثلوج عشرات السيارات في طرطوس الاثنين.
wildfire ; جيجل ; أتى حريق على ثلاثين هكتارا من الصنوبر في جيجل الثلاثاء.
accident ; إربد ; سقط عامل من الطابق الرابع في إربد الاثنين.
epidemic ; شبوة ; ظهرت حالات كوليرا في شبوة الثلاثاء.
agreement ; عمران ; توصلت قبيلتان إلى صلح في عمران الاثنين.
armed_clash ; القامشلي ; التحام بالسلاح الأبيض بين رتلين في القامشلي الاثنين.
territory_change ; القامشلي ; انتزع مقاتلو الحشد القامشلي من قبضة التنظيم الاثنين.
territory_change ; سراقب ; لم تعد سراقب تحت سيطرة الجيش منذ الثلاثاء.
air_strike ; القورية ; صب سلاح الجو براميله المتفجرة فوق القورية الاثنين.
drone_attack ; الناقورة ; إصابة صياد بقنبلة من محلقة قبالة الناقورة الثلاثاء.
shelling ; الجراحي ; اخترقت قذيفة جدار مدرسة في الجراحي الاثنين.
interception ; نجران ; تعاملت الدفاعات الجوية مع ثلاث مسيرات معادية في سماء نجران الثلاثاء.
attack_on_aid_health ; المكلا ; قافلة طبية تعرضت لنهب قرب المكلا الاثنين.
protest ; قفصة ; يوصد خريجون مقر الولاية في قفصة مطالبين بالتشغيل الثلاثاء.
siege ; الدلنج ; لا وقود ولا دقيق في الدلنج بعدما أحكم المسلحون الطوق عليها الاثنين.
accident ; ديروط ; معدية تغرق في ديروط وعلى متنها عمال الاثنين.
killing ; بانياس ; خنجر ينهي خلافا بين شقيقين في بانياس الثلاثاء: قتيل.
flood ; نقوسة ; بيوت الطين تنهار في نقوسة تحت الأمطار الثلاثاء.
accident ; مدنين ; سائق أجرة فقد السيطرة على مركبته في مدنين الاثنين فاصطدم بعمود.
accident ; الأقصر ; التهمت ألسنة اللهب ورشة نجارة في الأقصر الثلاثاء.
agreement ; نواذيبو ; الطرفان توافقا في نواذيبو الاثنين على تقاسم المرفأ.
aid_delivery ; باتنة ; تسلمت عشرون أسرة في باتنة الثلاثاء مدافئ وأغطية.
aid_delivery ; كسلا ; أوصل متطوعون أدوية إلى نازحين في كسلا الاثنين.
arrest ; تطوان ; إيقاف مدير شركة في تطوان الاثنين.
ceasefire_talks ; صلالة ; الوسيط نقل ورقة جديدة إلى الوفدين في صلالة الثلاثاء.
displacement ; طبرق ; لجأت مئات الأسر إلى مدارس طبرق الاثنين.
epidemic ; الناصرية ; كحول مغشوش يرسل عشرة أشخاص إلى الطوارئ في الناصرية الثلاثاء.
flood ; الرقة ; داهمت مياه الفرات بيوتا في الرقة الاثنين.
interception ; جدة ; منظومة باتريوت تعترض هدفا فوق جدة الثلاثاء.
military_movement ; تبوك ; هبط سرب مقاتلات أجنبي في تبوك الاثنين.
missile_attack ; أربيل ; وابل كاتيوشا سقط على أطراف أربيل الثلاثاء.
protest ; عنابة ; علق أطباء عنابة العمل الاثنين حتى صرف رواتبهم.
riot ; المنستير ; رمى مشجعون زجاجات على الشرطة في المنستير الثلاثاء.
robbery ; أكادير ; غادر ملثمون محلا في أكادير الاثنين بمبلغ كبير.
storm ; مرسى مطروح ; طيرت الريح ألواحا في مرسى مطروح الثلاثاء.
territory_change ; الرستن ; دخل المهاجمون الرستن فجر الاثنين دون مقاومة.
wildfire ; عكار ; يكافح الدفاع المدني النيران في سفوح عكار الثلاثاء.
"""


@pytest.mark.parametrize("line", DESKS.strip().splitlines())
def test_what_desks_tell(line):
    kind, place, text = (part.strip() for part in line.split(" ; "))
    rows = [row for row in read(text) if row["type"] == kind]
    assert rows
    assert place in rows[0]["place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اشتباكات في قرية أم القصب جنوب سنجار الاثنين.", "أم القصب"),
        ("انفجرت عبوة على طريق كفر حور غرب دمشق الثلاثاء.", "كفر حور"),
        ("شهدت ورقلة احتجاجات الاثنين.", "ورقلة"),
        ("فر مئات المدنيين من مينكامان الثلاثاء.", "مينكامان"),
        ("أوقفت الشرطة ثلاثة شبان في مدينة كلموناز الاثنين.", "كلموناز"),
    ],
)
def test_villages_and_what_lies_beside_them(text, place):
    rows = read(text)
    assert rows
    assert place in rows[0]["place"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("نفت وزارة الدفاع أن تكون غارة قد استهدفت الحسكة.", "denied"),
        ("أنكر الفصيل خطف مهندسين في زوارة.", "denied"),
        ("من المنتظر أن يجتمع الوزيران في تونس الجمعة.", "planned"),
        ("قد تنشر أنقرة لواء قرب منبج.", "possible"),
    ],
)
def test_status_reaches_behind_its_that(text, status):
    assert [row["status"] for row in read(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "خطف المنتخب نقطة ثمينة من ضيفه في عمان.",
        "انقطاع مبرمج للتيار الكهربائي في إربد لأعمال الصيانة.",
        "زلزال كروي في بيت الفريق: المدرب يستقيل في الرباط.",
        "تراجع عدد حوادث السير في الدوحة بنسبة 9 في المئة.",
        "تسببت عاصفة من الانتقادات في إقالة مدير القناة في بيروت.",
        "خسر الحزب بلدية طرابلس في الانتخابات.",
        "واصلت مسيرة الفريق نجاحها في جدة.",
        "أجرى الكاتب لقاء إذاعيا في مسقط.",
        "تمرين إخلاء في مدرسة بالدوحة.",
        "احتشد المشجعون أمام متجر في دبي لشراء تذاكر النهائي.",
    ],
)
def test_figures_of_speech_draw_nothing(text):
    assert not [row for row in read(text) if row["lon"] is not None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("حريق في مطعم بالناصرية أمس.", "الناصرية"),
        ("انفجار في مخزن ببلدة الخيام أمس.", "ببلدة الخيام"),
        ("انفجار قنبلة في مخيم الجلزون أمس.", "مخيم الجلزون"),
        ("انفجار قنبلة في بلدة عيتا الشعب أمس.", "بلدة عيتا الشعب"),
        ("انفجار قنبلة في مدينة ساحلية أمس.", ""),
        ("انفجار في معبر الكرامة أمس.", "معبر الكرامة"),
    ],
)
def test_what_follows_a_word_for_a_kind_is_the_name(text, place):
    assert [row["place"] for row in read(text)] == [place]


def test_a_village_is_no_city_of_its_name():
    rows = read("قتل شخصان في انفجار في قرية تالين غربي النيجر أمس.")
    assert [row["country"] for row in rows] == ["NE"]


def test_what_verbs_of_the_future_tell_is_planned():
    rows = read("ستقصف الطائرات معسكرا في حلب. وسيتظاهر عمال في تونس يوم الجمعة.")
    assert [row["status"] for row in rows] == ["planned", "planned"]


def test_a_conference_is_where_it_is_held():
    rows = read("مؤتمر دولي حول اليمن في بروكسل الثلاثاء.")
    assert told(rows, "type", "place") == [("diplomatic_meeting", "بروكسل")]


def test_each_place_of_a_list_has_its_own_incident():
    """The "and" is a letter of the next name; a province of the list holds none of the others."""
    rows = read("خرجت مظاهرات في الخرطوم وأم درمان وبورتسودان يوم الثلاثاء.")
    assert {row["place_name"] for row in rows} == {"Khartoum", "Omdurman", "Port Sudan"}
    rows = read("اندلعت اشتباكات في نيالا والجنينة.")
    assert len({row["place_name"] for row in rows}) == 2


def test_a_quarter_or_a_village_is_in_the_town_that_its_heading_or_label_names():
    rows = read(
        "سطيف\nدهست شاحنة عاملا في بلدية العلمة الاثنين.\n\n"
        "وهران\nأغلق سكان حي البرتقال الطريق بالإطارات الاثنين.\n\n"
        "• السويداء: قتل راع بالرصاص قرب قرية تل اللوز الثلاثاء."
    )
    assert ("حي البرتقال", "Oran") in told(rows, "place", "place_name")
    assert ("قرية تل اللوز", "As-Suwayda") in told(rows, "place", "place_name")


def test_that_no_damage_was_done_denies_nothing():
    rows = read("سقطت قذيفتان على حقل في الحسكة الاثنين، ولم تقع أضرار.")
    assert told(rows, "type", "status") == [("shelling", "reported")]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("مساء أول من أمس", "2023-11-06", "2023-11-06"),
        ("الليلة ما قبل الماضية", "2023-11-06", "2023-11-07"),
        ("بين الأحد والثلاثاء", "2023-11-05", "2023-11-07"),
        ("يومي الأحد والاثنين", "2023-11-05", "2023-11-06"),
        ("أواخر سبتمبر", "2023-09-20", "2023-09-30"),
        ("لليوم الثالث على التوالي", "2023-11-06", "2023-11-08"),
    ],
)
def test_days_as_desks_tell_them(when, first, last):
    rows = read(f"قصفت المدفعية بلدة سراقب {when}.")
    assert told(rows, "type", "date", "date_end") == [("shelling", first, last)]


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("انهار منزل في قرية أولاد عياش التابعة لمركز منفلوط أمس.", "قرية أولاد عياش", "Manfalūţ"),
        ("دخل الجيش سنجة صباح الاثنين.", "سنجة", "Singa"),
        ("مأرب:\nجرفت السيول سيارة في وادي الرحاب الاثنين.", "وادي الرحاب", "Ma'rib"),
        ("الحديدة – الخوخة\nانفجر لغم بدراجة صياد الاثنين.", "الخوخة", "Al Khawkhah"),
    ],
)
def test_what_says_where_an_item_is(text, place, name):
    assert (place, name) in told(read(text), "place", "place_name")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل رجل بالرصاص في عمان أمس، وقال الأمن العام الأردني إنه يبحث عن الجاني.", "JO"),
        ("انفجرت قنبلة في عمان أمس، بعد يوم من انفجار في الزرقاء وآخر في إربد.", "JO"),
        ("انفجرت قنبلة في عمان أمس، وقالت الشرطة في مسقط وصلالة إنها تحقق.", "OM"),
    ],
)
def test_amman_and_oman_are_told_apart_by_what_stands_around(text, country):
    assert told(read(text), "country")[0] == (country,)


def test_no_abduction_where_a_relative_lives():
    rows = read("خطف مسلحون صيدليا في بغداد الأحد، وطلبوا فدية من شقيقه المقيم في عمّان، وفق الأردن.")
    assert [row["place_name"] for row in rows] == ["Baghdad"]
