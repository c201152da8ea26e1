"""Pointers to other reports, and credits of pictures, are no part of a report."""

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports
from geomap.extraction.furniture import unglued, without_furniture

# Language, a line that points to another report, a heading over lists of them, a credit.
PAGES = [
    ("en", "READ ALSO: Flood in Rome kills three", "More stories", "Photo: Reuters"),
    ("es", "Lea también: Inundación en Roma deja tres muertos", "Lo más leído", "Foto: EFE"),
    ("fr", "A LIRE AUSSI Rome : trois morts dans une inondation", "Les plus lus", "Crédit photo : AFP"),
    ("ru", "Читайте также: Наводнение в Риме унесло три жизни", "Последние новости", "Фото: ТАСС"),
    ("uk", "Читайте такожПовінь у Римі забрала три життя", "Останні новини", "Фото: УНІАН"),
    ("tr", "Ayrıca okuyun: Roma'da sel üç can aldı", "Çok okunanlar", "Fotoğraf: AA"),
    ("vi", ">>> Xem thêm: Lũ ở Roma làm ba người chết", "Tin mới nhất", "Ảnh: TTXVN"),
    ("ar", "اقرأ أيضا: فيضان في روما يودي بحياة ثلاثة", "آخر الأخبار", "تصوير: رويترز"),
]
IDS = [page[0] for page in PAGES]


@pytest.mark.parametrize(("language", "pointer", "heading", "credit"), PAGES, ids=IDS)
def test_what_points_elsewhere_is_blanked_and_the_rest_stays_where_it_was(language, pointer, heading, credit):
    text = f"Title.\n{pointer}\nA first line ({credit}).\n{heading}\n{pointer}\nRome 2\nA last line.\n"
    left = without_furniture(text, language)
    assert len(left) == len(text)
    assert left.split() == ["Title.", "A", "first", "line", "(", ").", "A", "last", "line."]
    assert left.index("A last line.") == text.index("A last line.")


@pytest.mark.parametrize(
    "text",
    [
        "Read also: is the title of this report\nA flood hit Rome.",
        "A title.\nRead more of the letters that were found in Rome, police said.",
        "A title.\nRelated protests were held in Rome.",
        "A title.\nLatest news: a flood hit Rome.",
        "A title.\nThe photo: nobody knows who took it in Rome, not even the police of that town, they say.",
    ],
)
def test_sentences_that_begin_like_a_pointer_stay(text):
    assert without_furniture(text, "en") == text


@pytest.mark.parametrize(
    ("language", "line", "left"),
    [
        ("en", "Smoke over the port of Rome / Photo: Reuters", ""),
        ("en", "Smoke over the port of Rome. Photo: Reuters, AP", ""),
        ("uk", "Наслідки удару по порту / Фото ОВА", ""),
        ("uk", "Порт після удару / © Associated Press", ""),
        ("uk", "Порт Риму горить. ФОТО та відео", "Порт Риму горить"),
        ("en", "Fire in the port of Rome! (photos, video)", "Fire in the port of Rome"),
        ("es", "Arde el puerto de Roma - VIDEO", "Arde el puerto de Roma"),
        ("en", "Police in Rome showed a new video", "Police in Rome showed a new video"),
        ("uk", "Що горить у порту? Відео", "Що горить у порту?"),
    ],
)
def test_captions_and_what_a_title_says_of_pictures_are_blanked(language, line, left):
    text = f"Title.\n{line}\nA last line.\n"
    assert without_furniture(text, language).split("\n")[1].strip() == left


def test_a_language_without_a_pack_keeps_everything():
    text = "Titel.\nLesen Sie auch: Flut in Rom\n"
    assert without_furniture(text, "de") == text


def test_no_incident_is_drawn_from_the_headline_of_another_report():
    text = "Bomb in Aleppo\n\nA bomb killed two people in Aleppo on Monday.\n\nRelated articles\n\n"
    text += "Flood in Rome kills three\nEarthquake shakes Athens\n\nPolice in Aleppo closed the road.\n"
    told = extract_reports([Report(text, source="page", published=dt.date(2026, 3, 4), language="en")])
    assert {row.country for row in told} <= {"SY", None}
    assert any(row.country == "SY" for row in told)


def test_headlines_at_the_end_of_a_page_are_of_other_reports():
    report = "A bomb hit Idlib.\nTwo people died.\n"
    assert without_furniture(report + "Flood in Rome\nFire in Oslo?\nWatch\n", "en").split() == report.split()


@pytest.mark.parametrize(
    "end",
    [
        "Flood in Rome\nFire in Oslo\n",  # two lines may be its own
        "- Flood in Rome\n- Fire in Oslo\n- Storm in Bari\n",  # a list of items
        "Flood in Rome\nFire in Oslo\nStorm in Bari\nThe reports came on Monday.\n",
    ],
)
def test_other_short_lines_stay(end):
    text = f"A bomb hit Idlib.\nTwo people died.\n{end}"
    assert without_furniture(text, "en") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lâm ĐồngHai người bị bắt.", "Lâm Đồng - Hai người bị bắt."),
        ("Tiêu đề\nTP HCMSau vụ cháy.", "Tiêu đề\nTP HCM - Sau vụ cháy."),
        ("UkraineMột vụ nổ.", "Ukraine - Một vụ nổ."),
        ("TikTok bị phạt.", "TikTok bị phạt."),
        ("VnExpress đưa tin.", "VnExpress đưa tin."),
    ],
)
def test_a_place_glued_to_the_first_word_is_a_dateline(text, expected):
    assert unglued(text, "vi") == expected
    assert unglued(text, "en") == text


def test_lines_that_were_wrapped_by_hand_are_no_headlines():
    line = "The two men who came to the town of the north on that day said that they had seen it all and\n"
    text = "A bomb hit Idlib.\nTwo people died.\n\n" + line * 6 + "nobody believed them"
    assert without_furniture(text, "en") == text
