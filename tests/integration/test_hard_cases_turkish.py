"""What makes a Turkish report hard to read: each case as a careful reader would take it."""

from functools import partial

import pytest
import reading

import geomap

read = partial(reading.read, language="tr")


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Bursa'da iki kişi Murat Aydın'ı bacağından vurdu.", "killing", "Bursa"),
        ("Adana'da maskeli kişiler, fırıncı Ayşe Tokat'ı sırtından bıçakladı.", "killing", "Adana"),
        ("Ordu, Kobani'nin kontrolünü ele geçirdi.", "territory_change", "Kobani"),
        ("İsyancılar Goma kentinin denetimini yitirdi.", "territory_change", "Goma kentinin"),
        ("Manila dün sabah 6,1'lik bir depremle sarsıldı.", "earthquake", "Manila"),
        ("Valencia dün gece sular altında kaldı, 12 kişi öldü.", "flood", "Valencia"),
        ("Füzeler Kiev'i vurdu.", "missile_attack", "Kiev"),
    ],
)
def test_who_is_hit_is_no_scene_but_what_is_taken_is(text, type_, place):
    assert (type_, place) in [(row["type"], row["place"]) for row in read(text)]


def test_a_district_that_has_the_name_of_a_day_is_no_date():
    rows = read("Ordu'nun Perşembe ilçesinde dün dev dalgalar 14 tekneyi batırdı.")
    assert [(row["type"], str(row["date"])[:10]) for row in rows] == [("storm", "2023-11-07")]


def test_a_tremor_that_was_felt_elsewhere_is_told_once():
    rows = read("Dün gece Midilli açıklarında 4,8'lik bir deprem kaydedildi; sarsıntı Ayvalık'ta hissedildi.")
    assert [(row["type"], row["place"]) for row in rows] == [("earthquake", "Midilli açıklarında")]


@pytest.mark.parametrize(
    ("when", "day"),
    [("cuma namazı çıkışında", "2023-11-03"), ("önceki gece", "2023-11-06"), ("dün gece", "2023-11-07")],
)
def test_days_as_desks_name_them(when, day):
    rows = read(f"Bursa'da {when} çıkan kavgada bir kişi bıçaklandı.")
    assert {str(row["date"])[:10] for row in rows} == {day}


@pytest.mark.parametrize(
    ("text", "type_", "place", "status"),
    [
        ("Cenine'ye haftalardır un girmiyor.", "siege", None, "reported"),
        ("Kütahya'da maden işçileri vardiyaya inmedi.", "protest", "Kütahya", "reported"),
        (
            "Harkiv'de gece düşürülen altı İHA'nın parçaları bir çatıya düştü.",
            "interception",
            "Harkiv",
            "reported",
        ),
        ("Sumi'de pazara FPV saldırısı: iki ölü.", "drone_attack", "Sumi", "reported"),
        ("Van'da kuyumcudan iki kilo altın alıp kaçtılar.", "robbery", "Van", "reported"),
        ("Edirne'de ayçiçeği tarlaları su altında kaldı.", "flood", "Edirne", "reported"),
        ("Isparta'da iki kişinin cansız bedeni bulundu.", "killing", "Isparta", "reported"),
        ("Rakka'ya 12 kamyon ilaç ve battaniye verildi.", "aid_delivery", None, "reported"),
    ],
)
def test_what_desks_tell_whatever_the_object(text, type_, place, status):
    rows = read(text)
    assert (type_, status) in [(row["type"], row["status"]) for row in rows]
    assert place is None or place in [row["place"] for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Antrenör, forvetlerindeki patlamadan memnun: dört maçta dokuz gol.",
        "Endeks güne sert düşüşle başladı, piyasalar sallandı.",
        "Yeni dizide bir suikast ve bir soygun anlatılıyor.",
        "Isparta'da anma günü herkes mum yaktı.",
    ],
)
def test_sport_business_and_the_arts_tell_nothing(text):
    assert [row["type"] for row in read(text) if row["lat"] is not None] == []


@pytest.mark.parametrize(
    ("text", "place", "admin1"),
    [
        ("İstanbul Beşiktaş'ta patlama oldu.", "Beşiktaş", "Istanbul"),
        ("Ankara Keçiören'de bir kişi bıçaklanarak öldürüldü.", "Keçiören", "Ankara"),
        ("Hatay İskenderun'da sel oldu.", "İskenderun", "Hatay"),
    ],
)
def test_a_province_and_its_district_are_two_names(text, place, admin1):
    [row] = geomap.extract(text, published="2024-07-03", language="tr").itertuples()
    assert (row.place, row.place_name, row.admin1) == (place, place, admin1)
    assert row.place_precision in ("town", "admin2")


@pytest.mark.parametrize(
    ("text", "type_", "place", "status"),
    [
        ("Rakka'da iki aşiret dün birbirine kurşun sıktı.", "armed_clash", "Rakka", "reported"),
        ("Goma'nın denetimi dün isyancılara geçti.", "territory_change", "Goma", "reported"),
        ("Sumi'ye dün planör bombaları yağdı, okul çöktü.", "air_strike", "Sumi", "reported"),
        ("Erbil semalarında dün iki dron etkisizleştirildi.", "interception", "Erbil", "reported"),
        (
            "Kaduna'da dün bir köyü basan haydutlar yedi kişiyi doğradı.",
            "attack_on_civilians",
            "Kaduna",
            "reported",
        ),
        ("Tunus'ta dün avukatlar adliye merdivenlerine oturdu.", "protest", "Tunus", "reported"),
        ("Halep'e üç haftadır ne yakıt giriyor ne un.", "siege", "Halep", "reported"),
        ("Adana'da dün bir galerici kurşunlara hedef oldu.", "killing", "Adana", "reported"),
        ("Bursa'da dün çoban dereye kapıldı.", "flood", "Bursa", "reported"),
        ("Konya'da dün otobüs üst geçidin ayağına tosladı.", "accident", "Konya", "reported"),
        ("Bişkek'te dün iki heyet sınır belgesine mührü bastı.", "agreement", "Bişkek", "reported"),
        ("Antalya'da dün dron saldırısı olduğu haberi uydurma.", "drone_attack", "Antalya", "denied"),
    ],
)
def test_what_is_told_by_an_open_object_and_a_verb_alone(text, type_, place, status):
    rows = [(row["type"], row["place"], row["status"]) for row in read(text)]
    assert (type_, place, status) in rows


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("mart başında", "2024-03-01", "2024-03-10"),
        ("mayıs ayının son günlerinde", "2024-05-20", "2024-05-31"),
        ("nisanda", "2024-04-01", "2024-04-30"),
        ("gece yarısından sonra", "2024-07-03", "2024-07-03"),
        ("dün öğleden sonra", "2024-07-02", "2024-07-02"),
        ("dün 18.40'tan itibaren", "2024-07-02", "2024-07-02"),
    ],
)
def test_parts_of_months_and_of_days(when, first, last):
    text = f"Kırşehir'de {when} bir depo yandı."
    [row] = geomap.extract(text, published="2024-07-03", language="tr").itertuples()
    assert (f"{row.date:%Y-%m-%d}", f"{row.date_end:%Y-%m-%d}") == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Mecliste bütçe görüşmeleri başladı, Ankara'da kulisler hareketli.",
        "Muğla'da orman yangınlarına karşı afişler asıldı.",
        "Antalya'da otellerde rezervasyon patlaması var.",
        "Gaziantep'te baklava ustaları bir araya geldi.",
    ],
)
def test_what_only_sounds_like_news_draws_nothing(text):
    assert [row["type"] for row in read(text) if row.get("lat") is not None] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Bingöl'de bir tepede askerlerle militanlar köyde çatıştı.", "armed_clash"),
        ("Ordu, Rabia kasabasının örgütten temizlendiğini duyurdu.", "territory_change"),
        ("Askeri kaynaklara göre altı tank dün gece Kunduz'a girdi.", "military_movement"),
        ("Elazığ'da bekçiler, aranan şahsı saklandığı samanlıkta kıskaca aldı.", "arrest"),
        ("Sendika üyeleri Bolu'da pankart taşıyıp belediyenin önünde sabahladı.", "protest"),
        ("Odesa'da hava savunması gece altı Geran'ı denize varmadan avladı.", "interception"),
        ("Nijerya'nın Jos kentinde silahlılar kimlik sorup yolcuları kurşuna dizdi.", "attack_on_civilians"),
        ("Lula, Petro'yu aradı ve taziyelerini iletti; Bogota görüşmeyi doğruladı.", "diplomatic_call"),
        ("Sivas'ta bir atölyenin iskelesi çökmüştür, iki işçi yaralanmıştır.", "accident"),
        ("Kilis'te trafo merkezi patlamış, mahalle karanlıkta.", "accident"),
        ("Hatay'da çay yatağına sığmayınca sokaklar göle döndü.", "flood"),
    ],
)
def test_plain_ways_to_tell_each_type(text, type_):
    assert type_ in [row["type"] for row in read(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Bitlis'te köylüler yangınla beşinci gününde de boğuşuyor, orman yanıyor.",
            "2023-11-04",
            "2023-11-08",
        ),
        ("Niğde'de cumartesi ve pazar günleri öğretmenler greve gitti.", "2023-11-04", "2023-11-05"),
        ("Son bir haftada Uşak'ta üç ev soyuldu.", "2023-11-01", "2023-11-08"),
        ("2019 yazında Artvin'de sel olmuştu.", "2019-06-01", "2019-08-31"),
        ("1992 Erzincan depreminde 653 kişi ölmüştü.", "1992-01-01", "1992-12-31"),
        ("Gece Sumi'ye yönelen 21 İHA düşürüldü.", "2023-11-07", "2023-11-08"),
    ],
)
def test_days_that_run_and_years_that_name_an_event(text, first, last):
    rows = read(text)
    assert (first, last) in [(f"{row['date']:%Y-%m-%d}", f"{row['date_end']:%Y-%m-%d}") for row in rows]


def test_a_numbered_label_is_the_place_of_its_item():
    report = (
        "2. OLAYLAR\n2.1 Ordu/Gölköy: Sel nedeniyle bir köprü yıkıldı.\n"
        "2.2 Ağrı/Tutak: Deprem iki evi yıktı.\n\n"
        "Kerkük: Topçular gece Zerinyol mevzilerini dövdü."
    )
    assert [(row["type"], row["place"], row["country"]) for row in read(report)] == [
        ("flood", "Gölköy", "TR"),
        ("earthquake", "Tutak", "TR"),
        ("shelling", "Kerkük", "IQ"),
    ]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Sumi'de elektrik santrali vuruldu, 12 sivil öldü.", 12),
        ("Sumi'de bir apartman vuruldu; beş kişi yaşamını yitirdi.", 5),
    ],
)
def test_a_building_that_was_struck_is_an_attack(text, dead):
    assert [(row["type"], row["place"], row["deaths"]) for row in read(text)] == [
        ("air_strike", "Sumi", dead)
    ]
