"""Case endings and postpositions: what stands at or behind a name in languages that decline names."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import Report, extract_reports
from geomap.extraction.document import parse
from geomap.extraction.mentions import find_mentions
from geomap.extraction.toponyms import geoparse
from geomap.extraction.unlisted import add_unlisted
from geomap.languages.phrases import Phrases

PUBLISHED = dt.date(2026, 3, 18)


def roles(text: str) -> dict[str, str]:
    doc = parse(text, "tr")
    names = add_unlisted(doc, geoparse(text, language="tr"))
    return {m.toponym.text: "near" if m.near else m.role for m in find_mentions(doc, names)}


def told(text: str) -> list[tuple[str, str, str]]:
    rows = extract_reports([Report(text, source="t", published=PUBLISHED, language="tr")], problems=[])
    return [(row.type, row.status, row.place_name or row.place) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kerkük'te bir patlama oldu.", {"Kerkük": "strong"}),
        ("Kerkük’teki patlamada üç kişi öldü.", {"Kerkük": "strong"}),
        ("ORDU'DA SEL: 2 ÖLÜ", {"ORDU": "strong"}),
        ("Aileler Halep'ten kaçtı.", {"Halep": "from"}),
        ("Öğrenciler salı günü Doha'ya yürüdü.", {"Doha": "toward"}),
        ("Savaş uçakları Humus'u vurdu.", {"Humus": "strong"}),
        ("Militanlar Humus'a dün gece havan toplarıyla saldırdı.", {"Humus": "strong"}),
        ("Kerkük yakınlarında bir bomba patladı.", {"Kerkük": "near"}),
        ("Kerkük'ün 30 kilometre güneyinde bir bomba patladı.", {"Kerkük": "near"}),
        ("Irak'ın Sincar ilçesinde sel oldu.", {"Irak": "parent", "Sincar ilçesinde": "strong"}),
        ("Halep, Hama ve Humus'ta çatışmalar sürüyor.", dict.fromkeys(["Halep", "Hama", "Humus"], "strong")),
        ("Mısır, Sudan'daki saldırıyı kınadı.", {"Mısır": "actor", "Sudan": "strong"}),
        ("ABD'li asker öldü.", {"ABD": "actor"}),
        ("Halep, Hama ve Humus'ta da hissedildi.", dict.fromkeys(["Halep", "Hama", "Humus"], "ward")),
        ("Irak ordusu operasyon başlattı.", {"Irak": "actor"}),
        ("Irak Valiler Konseyi'ne göre Musul'da iki kişi öldü.", {"Irak": "actor", "Musul": "strong"}),
    ],
)
def test_an_ending_tells_the_part_of_a_name(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each place before its verb
        (
            "Musul'da bir bomba patlarken Basra'da silahlı saldırıda iki kişi öldürüldü.",
            [("explosion", "reported", "Mosul"), ("killing", "reported", "Basrah")],
        ),
        # what a demand demands stands before it
        ("Birleşmiş Milletler, Halep'e yönelik hava saldırılarının durdurulmasını istedi.", []),
        # who was hit stands before the verb
        ("Halep'te silahlı kişiler iki askeri öldürdü.", [("armed_clash", "reported", "Aleppo")]),
        ("Musul'da yarın gösteri düzenlenecek.", [("protest", "planned", "Mosul")]),
        # a negation is a denial
        (
            "Yetkililer, Kerkük'e hava saldırısı düzenlenmediğini söyledi.",
            [("air_strike", "denied", "Kirkuk")],
        ),
        ("Askerler Kerkük'te köylülere ateş açmadı.", [("attack_on_civilians", "denied", "Kirkuk")]),
        # a government named by its capital
        (
            "Moskova ise Harkiv'e füze saldırısı düzenlendiğini doğruladı.",
            [("missile_attack", "reported", "Kharkiv")],
        ),
        # an anniversary
        ("1999 depreminin yıl dönümünde Kocaeli'de anma töreni düzenlendi.", []),
    ],
)
def test_the_verb_closes_the_sentence(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the town at the end, as an agency signs
        ("Trafikte kaza\n\nOtobüs devrildi, 3 yaralı var. - KAYSERİ", [("accident", "reported", "Kayseri")]),
        ("Tutuklanmasıyla başlayan protestolar Ankara'da sürüyor.", [("protest", "reported", "Ankara")]),
        # a reason is told of nowhere, and the intruder's bomb is what it is
        (
            "Van'da saldırıları bahane eden bir grup dükkanları yağmaladı.",
            [("riot", "reported", "Van")],
        ),
        (
            "Mardin'de bir intihar komandosunun saldırısında 4 kişi öldü.",
            [("explosion", "reported", "Mardin")],
        ),
        ("Rize'de iki grup arasında bıçaklı kavga çıktı: 1 ölü.", [("killing", "reported", "Rize")]),
    ],
)
def test_what_desks_write_every_day(text, expected):
    assert told(text) == expected


def test_the_verb_before_a_full_stop_leads_to_no_name():
    assert "Görüşmede" not in roles("Temaslar Bakü'de yapıldı. Görüşmede sınır konusu ele alındı.")


def test_owners_in_a_row_share_the_ending_of_the_last():
    found = told(
        "İzmir'in Menderes, Çanakkale'nin Gelibolu ve Muğla'nın Yatağan ilçelerinde dün orman yangını çıktı."
    )
    assert {name for _, _, name in found} == {"Menderes", "Gelibolu", "Yatağan"}


def test_endings_of_words_are_found_by_their_letters():
    future = Phrases({"plan": ["*acak|*lecek", "*acak mı"]})
    hits = future.find(future.words("saldıracak bacak gelecek olacak mı"))
    assert [(hit.first, hit.last) for hit in hits] == [(0, 0), (2, 2), (3, 4)]


@pytest.mark.parametrize("phrase", ["*ak", "*", "*a1b"])
def test_an_ending_needs_three_letters(phrase):
    with pytest.raises(ValueError, match="at least 3 letters"):
        Phrases({"plan": [phrase]})
