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
    ],
)  # fmt: skip
def test_no_dot_is_drawn_where_nothing_happened(language: str, text: str, expected: set[str]) -> None:
    assert drawn(language, text) == expected
