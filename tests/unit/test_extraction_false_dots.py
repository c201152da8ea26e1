"""Places that a report names and at which nothing of what it tells has happened."""

import pytest

import geomap


def drawn(language: str, text: str) -> set[str]:
    """The places at which dots are drawn, statements aside."""
    rows = geomap.extract(text, published="2026-03-04", language=language, problems=[])
    return {
        row.place
        for row in rows.itertuples()
        if row.type != "statement" and row.geometry is not None and not row.geometry.is_empty
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Who tells it speaks elsewhere.
        ("en", "Troops killed five militants in a gun battle near Bannu, the army said in Rawalpindi.",
         {"Bannu"}),
        # Police of one town arrest in another one.
        ("es", "La Policía de Valencia detuvo el martes a un hombre en Cuenca.", {"Cuenca"}),
        ("fr", "La police de Nantes a interpellé mardi un homme à Vannes.", {"Vannes"}),
        ("ru", "Полиция Самары задержала во вторник в Сызрани мужчину.", {"Сызрани"}),
        ("uk", "Поліція Полтави затримала у вівторок у Кременчуці чоловіка.", {"Кременчуці"}),
        ("vi", "Công an Hải Phòng hôm thứ ba bắt một nghi phạm khi đang trốn ở Móng Cái.", {"Móng Cái"}),
        ("ar", "أوقفت شرطة صفاقس الثلاثاء رجلا في قابس.", {"قابس"}),
        # The dead of a blast are counted in the capital.
        ("en", "A bomb tore through a market in Baidoa. Officials in Mogadishu raised the toll to 19.",
         {"Baidoa"}),
        ("es", "Una bomba estalló en Baidoa. Las autoridades en Mogadiscio elevaron a 19 los muertos.",
         {"Baidoa"}),
        ("fr", "Une bombe a explosé à Baidoa. Les autorités à Mogadiscio ont porté le bilan à 19 morts.",
         {"Baidoa"}),
        ("tr", "Çarşamba günü Baydoa'da bomba patladı. Mogadişu'daki yetkililer ölü sayısını 19'a çıkardı.",
         {"Baydoa"}),
        ("ar", "انفجرت قنبلة في بيدوا الأربعاء. ورفع مسؤولون في مقديشو عدد القتلى إلى 19.", {"بيدوا"}),
        # Where nobody is ill.
        ("fr", "Le choléra a tué 14 malades à Beira. Aucun cas n'a été détecté à Nampula.", {"Beira"}),
        ("ru", "Холера унесла в Бейре 14 жизней. В Нампуле случаев пока не выявлено.", {"Бейре"}),
        ("uk", "Холера забрала в Бейрі 14 життів. У Нампулі випадків поки не виявлено.", {"Бейрі"}),
        ("tr", "Kolera Beira'da 14 can aldı. Nampula'da henüz vakaya rastlanmadı.", {"Beira"}),
        ("vi", "Dịch tả làm 14 người chết ở Beira. Chưa ghi nhận ca nào ở Nampula.", {"Beira"}),
        # Streets at a corner and with a number are named like towns.
        ("es", "Dos encapuchados asaltaron un banco en la esquina de Mendoza y Tucumán, en Rosario.",
         {"Rosario"}),
        ("fr", "Deux hommes ont braqué un bureau de change à l'angle des rues de Paris et de Lyon, à Toulon.",
         {"Toulon"}),
        ("vi", "Hai kẻ bịt mặt cướp tiệm vàng ở góc đường Hà Nội và đường Huế tại Biên Hòa.", {"Biên Hòa"}),
        # A road leads there; it was near the other town.
        ("es", "Un camión cisterna explotó el lunes en la ruta a Lima, cerca de Chincha.", {"Chincha"}),
        ("fr", "Un camion-citerne a explosé lundi sur la route de Lomé, près d'Atakpamé.", {"Atakpamé"}),
        ("vi", "Hôm thứ hai một xe bồn phát nổ trên đường đi Lagos, gần Ibadan.", {"Ibadan"}),
        # A coach comes from there or goes there, and a boat had set out from there.
        ("fr", "Un car reliant Abidjan à Bouaké a été attaqué dimanche soir à Tiébissou.", {"Tiébissou"}),
        ("en", "A dinghy sank off Sabratha on Thursday. It had left a beach near Zuwara the night before.",
         {"Sabratha"}),
        ("ar", "غرق قارب قبالة صبراتة الخميس. وكان قد غادر شاطئا قرب زوارة في الليلة السابقة.", {"صبراتة"}),
        # A blast is heard, and what was told before is condemned, elsewhere.
        ("es", "La explosión en Quetta mató a nueve el domingo. Se oyó hasta en Pishin.", {"Quetta"}),
        ("tr", "Cuma günü Bergen'de bir cami kundaklandı. Oslo'daki Müslüman konseyi kundaklamayı kınadı.",
         {"Bergen"}),
        ("vi", "Bom giết sáu người ở Kano. Hội đồng giám mục ở Lagos lên án vụ đánh bom.", {"Kano"}),
        ("ar", "قتلت قنبلة ستة أشخاص في كانو. وأدان مجلس الأساقفة في لاغوس التفجير.", {"كانو"}),
    ],
)  # fmt: skip
def test_no_dot_is_drawn_where_nothing_happened(language: str, text: str, expected: set[str]) -> None:
    assert drawn(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ru", "В Мало-Вишерском районе в понедельник перевернулся автобус.", "Мало-Вишерском районе"),
        ("uk", "У Мало-Вишерському районі в понеділок перекинувся автобус.", "Мало-Вишерському районі"),
    ],
)
def test_a_unit_that_no_gazetteer_has_keeps_the_half_before_its_hyphen(language, text, place) -> None:
    rows = geomap.extract(text, published="2026-03-04", language=language, problems=[])
    assert list(rows["place"]) == [place]
