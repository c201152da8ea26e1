"""Whether what is told happened, is planned or possible, is denied, or lies behind the news."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap import extract
from geomap.extraction import Report, extract_reports

DAY = dt.date(2025, 3, 12)  # a Wednesday


def told(text, language):
    return [
        (row.type, row.status) for row in extract_reports([Report(text, published=DAY, language=language)])
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A storm is expected to hit Mobile on Friday.", "storm"),
        ("fr", "La tempête frappera Brest vendredi.", "storm"),
        ("uk", "Завтра шторм накриє Одесу.", "storm"),
        ("tr", "Kasırganın cuma günü Quelimane'yi vurması bekleniyor.", "storm"),
        ("ru", "Возможно, переговоры о перемирии пройдут в Стамбуле 20 марта.", "ceasefire_talks"),
        ("en", "The foreign ministers might meet in Doha next week.", "diplomatic_meeting"),
        ("vi", "Tổng thống Pháp có thể thăm Hà Nội vào tháng tới.", "diplomatic_meeting"),
    ],
)
def test_what_nobody_plans_or_may_not_come_is_possible(language, text, kind):
    assert told(text, language) == [(kind, "possible")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nurses will strike in Leeds on Friday unless the offer is improved."),
        ("es", "Los médicos irán a la huelga en Cuenca el viernes si no hay acuerdo."),
        ("ru", "Водители выйдут на забастовку в Омске в пятницу, если им не поднимут зарплату."),
        ("vi", "Công nhân sẽ đình công ở Hà Nội vào thứ Sáu nếu lương không tăng."),
    ],
)
def test_a_plan_with_a_condition_is_a_plan(language, text):
    assert told(text, language) == [("protest", "planned")]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Soldiers and rebels exchanged fire near Bria on March 9 (May 9 was a lull).", "armed_clash"),
        ("en", "Floodwater poured into Perth faster than forecast on Monday.", "flood"),
        ("en", "Police in Leeds arrested a man suspected to have planned an attack.", "arrest"),
        ("tr", "Jandarma, Silopi'de örgüte yardım ettiği öne sürülen 14 kişiyi gözaltına aldı.", "arrest"),
        ("ru", "На митинг в Самаре вчера вышли, если верить мэрии, 400 человек.", "protest"),
        ("ru", "В Омске мужчина под угрозой ножа ограбил банк.", "robbery"),
        ("fr", "Depuis Sévaré, l'artillerie a bombardé lundi Konna.", "shelling"),
        ("tr", "Dün Humus'a top atışı yapıldı, can kaybı bildirilmedi.", "shelling"),
        ("es", "Cuatro hombres, al parecer ligados a una banda, fueron detenidos en Escobedo.", "arrest"),
        ("es", "Un almacén ardió en Vigo, posiblemente por un cortocircuito.", "accident"),
    ],
)
def test_doubts_about_something_else_leave_what_happened(language, text, kind):
    assert told(text, language) == [(kind, "reported")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked a garrison in Bria on Monday. In November, shelling killed nine in Bambari."),
        (
            "fr",
            "Des rebelles ont attaqué Bria lundi. En novembre, des obus avaient fait neuf morts à Bambari.",
        ),
        (
            "ru",
            "В понедельник боевики напали на блокпост у Брии. В ноябре при обстреле Бамбари погибли девять.",
        ),
    ],
)
def test_what_happened_months_ago_lies_behind_the_news(language, text):
    statuses = [status for _, status in told(text, language)]
    assert statuses == ["reported", "background"]


def test_nobody_of_them_was_taken():
    text = "Aucun soldat français n'a été enlevé à Bria, assure l'état-major."
    assert told(text, "fr") == [("abduction", "denied")]


NONE = [
    ("en", "No looting has been recorded in Mosul."),
    ("en", "Inspectors found no trace of shelling in Kherson."),
    ("en", "Goma saw no fighting on Friday."),
    ("es", "No se registraron enfrentamientos en Cali el viernes."),
    ("es", "Los inspectores no hallaron rastros de bombardeos en Jersón."),
    ("fr", "Aucun pillage n'a été constaté à Mossoul."),
    ("ru", "Боёв в Гоме в пятницу не было."),
    ("ru", "Следов обстрела в Херсоне не обнаружено."),
    ("uk", "Слідів обстрілу в Херсоні комісія не виявила."),
    ("tr", "Herson'da bombardıman izine rastlanmadı."),
    ("vi", "Không có cuộc biểu tình nào ở Tunis."),
    ("ar", "لم تسجل أي غارات على صنعاء يوم الجمعة."),
    ("ar", "لم تسجل أعمال نهب في الموصل."),
]
NOBODY_HURT = [
    ("en", "Shells fell on Kherson on Friday; no casualties were reported."),
    ("ru", "Взрыв прогремел в Херсоне в пятницу, пострадавших не было."),
    ("ru", "После взрыва в Херсоне в пятницу пострадавших не было."),
    ("es", "Leticia permanece sin luz desde el viernes porque la guerrilla bloquea el río."),
]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [*((*case, "denied") for case in NONE), *((*case, "reported") for case in NOBODY_HURT)],
)
def test_what_did_not_happen_is_denied_and_what_hurt_nobody_is_not(language, text, status):
    assert {found for _, found in told(text, language)} == {status}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ودعت غرفة التجار إلى إضراب عام السبت في كويتا."),
        ("fr", "Les syndicats ont appelé à une grève générale samedi à Dakar."),
        ("tr", "Esnaf odaları cumartesi günü Ramallah'ta genel grev çağrısı yaptı."),
        ("uk", "Профспілки закликали до страйку в суботу в Києві."),
        ("vi", "Nghiệp đoàn kêu gọi tổng đình công vào thứ Bảy tại Huế."),
    ],
)
def test_what_is_called_for_is_planned_for_the_day_to_come(language, text):
    [row] = extract_reports([Report(text, published=DAY, language=language)])
    assert (row.type, row.status, row.date) == ("protest", "planned", dt.date(2025, 3, 15))


WEEK = {
    "en": "On Monday a bomb went off in Quetta. On Sunday gunmen abducted a judge in Gwadar. On Tuesday "
    "police arrested six men in Karachi.",
    "es": "El lunes estalló una bomba en Quetta. El domingo secuestraron a un juez en Gwadar. El martes la "
    "policía detuvo a seis hombres en Karachi.",
    "ru": "В понедельник в Кветте взорвалась бомба. В воскресенье в Гвадаре похитили судью. Во вторник в "
    "Карачи полиция задержала шесть человек.",
}


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("en", "In January a bomb went off in Hyderabad.", "explosion", "background"),
        ("en", "On 12 February a bomb went off in Hyderabad.", "explosion", "background"),
        ("es", "En enero estalló una bomba en Hyderabad.", "explosion", "background"),
        ("ru", "В январе бомба взорвалась в Хайдарабаде.", "explosion", "background"),
        ("en", "On 4 March a bomb went off in Hyderabad.", "explosion", "reported"),
        ("en", "In January 400 cases of cholera were recorded in Hyderabad.", "epidemic", "reported"),
    ],
)
def test_what_was_weeks_ago_lies_behind_the_news_of_the_week(language, text, kind, status):
    assert told(f"{WEEK[language]} {text}", language)[-1] == (kind, status)


def test_a_review_of_months_has_no_background():
    text = "In January a bomb went off in Quetta. In February a bomb hit Sibi. On Tuesday men raided Gwadar."
    assert {status for _, status in told(text, "en")} == {"reported"}


DENIED = [
    ("en", "The rebels said on Monday that they had captured Pinga. The army denied it."),
    (
        "en",
        "The militia said it had shot down a drone over Pinga on Monday; Kigali called it a fabrication.",
    ),
    ("en", "The rumour of a kidnapping in Perth on Monday was false, police said."),
    ("es", "Los rebeldes dijeron que tomaron Goma el lunes. El Ejército lo niega."),
    ("fr", "Les rebelles ont affirmé avoir repris Konna lundi. L'armée dément."),
    ("ru", "Боевики заявили, что захватили Банну в понедельник. В армии это опровергли."),
    ("ru", "В полиции назвали выдумкой слух о том, что в понедельник в Омске взорвали банк."),
    ("tr", "Örgüt pazartesi günü Konna kentini ele geçirdiğini duyurdu. Ordu iddiayı yalanladı."),
    ("uk", "Бойовики заявили, що захопили Конну в понеділок. В армії це спростували."),
    ("vi", "Quân nổi dậy tuyên bố đã chiếm thị trấn Goma hôm thứ Hai. Quân đội bác bỏ."),
    ("ar", "أعلنت قوات الدعم السريع سيطرتها على النهود يوم الاثنين. ونفى الجيش ذلك."),
]
OF_BLAME = [
    ("en", "The rebels denied responsibility for the bombing in Quetta on Monday."),
    ("en", "The army said a bomb went off in Quetta on Monday. The rebels denied involvement."),
    ("en", "The governor said drones hit Kursk on Monday, killing two. Kyiv denied it."),
    ("es", "La guerrilla negó su responsabilidad en la explosión del lunes en Cúcuta."),
    ("fr", "Le M23 a nié toute implication dans l'explosion de lundi à Goma."),
    ("tr", "Örgüt, pazartesi günü Hakkari'deki bombalı saldırıyla ilgisi olduğunu reddetti."),
]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [*((*case, "denied") for case in DENIED), *((*case, "reported") for case in OF_BLAME)],
)
def test_a_claim_may_be_denied_behind_it_and_blame_without_the_event(language, text, status):
    assert {found for kind, found in told(text, language) if kind != "statement"} == {status}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ar", "سقط قتيلان بينهم سيدة في انفجار قنبلة في كويتا أمس.", "explosion"),
        (
            "es",
            "La alcaldesa considera que unos desconocidos incendiaron el lunes un almacén en Lorca.",
            "arson",
        ),
        ("vi", "Cây cầu ở Hồng Ngự bất ngờ sập chiều thứ Hai.", "accident"),
        ("ru", "В лагере под Омском слегли сорок детей, врачи подозревают норовирус.", "epidemic"),
        ("uk", "У таборі під Вінницею в сорока дітей підозрюють ротавірусну інфекцію.", "epidemic"),
        ("ru", "Судно, напомним, утром выбросило на камни у Керчи.", "accident"),
        ("uk", "Нагадаємо, 10 березня в Одесі підірвали банк.", "explosion"),
    ],
)
def test_words_that_only_sound_like_plans_doubts_and_history_change_nothing(language, text, kind):
    assert (kind, "reported") in told(text, language)


def test_what_a_report_reminds_of_is_background_without_a_day_of_late():
    assert told("Напомним, в ноябре в Омске взорвали банк.", "ru") == [("explosion", "background")]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "Los regantes llaman a una tractorada el jueves en Murcia.", "Murcia"),
        ("ru", "Оппозиция призывает сторонников собраться 25 марта на площади в Бишкеке.", "Бишкеке"),
        ("uk", "Опозиція закликає зібратися 25 березня на площі у Вільнюсі.", "Вільнюсі"),
        ("vi", "Phe đối lập kêu gọi biểu tình ở Yangon vào ngày 25/3.", "Yangon"),
    ],
)
def test_a_protest_that_is_called_for_is_planned(language, text, place):
    found = extract(text, published="2026-03-20", language=language)
    assert found[["type", "place", "status"]].values.tolist() == [["protest", place, "planned"]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Los ministros de la AES tienen cita en Niamey el 30 de marzo.", "diplomatic_meeting"),
        ("fr", "Le comité de suivi de l'accord doit se réunir le 24 mars à Bangui.", "diplomatic_meeting"),
        ("ru", "Министры Австралии и Новой Зеландии увидятся 30 марта в Нумеа.", "diplomatic_meeting"),
        ("uk", "Міністри енергетики Польщі та Литви побачаться 30 березня у Вільнюсі.", "diplomatic_meeting"),
        ("ar", "ويُرتقب أن توقع عمّان وتونس في القاهرة الشهر المقبل اتفاق قرض.", "agreement"),
        (
            "en",
            "Warsaw intends to move a second Patriot battery to Rzeszów by 30 March.",
            "military_movement",
        ),
        ("fr", "Kigali doit envoyer 500 hommes supplémentaires à Pemba le 30 mars.", "military_movement"),
    ],
)
def test_what_is_to_come_is_planned(language, text, expected):
    found = extract(text, published="2026-03-20", language=language)
    assert found[["type", "status"]].values.tolist() == [[expected, "planned"]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("В феврале в Томске из-за вспышки кори ввели карантин.", ("2024-02-01", "2024-02-29")),
        ("На встречу в Томск в феврале прилетят министры.", ("2025-02-01", "2025-02-28")),
    ],
)
def test_what_nobody_announces_was_in_the_month_of_last_year(text, days):
    row = next(extract(text, published="2024-12-24", language="ru").itertuples())
    assert (str(row.date.date()), str(row.date_end.date())) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It did not say who had opened fire in Gaza City."),
        ("es", "La organización no dijo quién abrió fuego en Gaza."),
        ("fr", "Elle n'a pas précisé qui avait ouvert le feu à Gaza."),
        ("ru", "Организация не уточнила, кто открыл огонь в Газе."),
        ("uk", "Організація не повідомила, хто відкрив вогонь у Газі."),
        ("vi", "Tổ chức không nói ai đã nổ súng ở Gaza."),
        ("ar", "لم تذكر المنظمة من أطلق النار في غزة."),
    ],
)
def test_what_is_not_said_tells_nothing_anew(language, text):
    assert told(text, language) == []


def test_aid_under_fire_is_not_delivered():
    text = "A Red Cross convoy carrying medical supplies came under fire in Gaza City on Tuesday."
    assert told(text, "en") == [("attack_on_aid_health", "reported")]


def test_who_is_taken_along_is_abducted_and_no_figure_of_speech():
    assert told("Забрали з собою трьох чоловіків бойовики в селі під Ізюмом.", "uk") == [
        ("abduction", "reported")
    ]
    assert told("Вибух у Харкові забрав життя шести людей.", "uk") == [("explosion", "reported")]
