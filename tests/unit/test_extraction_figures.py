"""Numbers of people are read with what became of them, and with nothing else."""

import datetime as dt

import pytest

from geomap.extraction.dates import find_dates
from geomap.extraction.document import parse
from geomap.extraction.figures import find_figures


def read(text, language):
    doc = parse(text, language)
    return [(f.field, f.value) for f in find_figures(doc, find_dates(doc, dt.date(2023, 11, 8)))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve people were killed and 30 injured.", [("dead", 12), ("injured", 30)]),
        ("en", "The blast killed at least 12 people and wounded 30 others.", [("dead", 12), ("injured", 30)]),
        ("en", "A storm left 1,204 people dead.", [("dead", 1204)]),
        ("en", "Some 2.5 million people were displaced.", [("affected", 2_500_000)]),
        ("en", "Three soldiers, among them a colonel, died in the ambush.", [("dead", 3)]),
        ("en", "No one was hurt.", [("injured", 0)]),
        (
            "en",
            "Drones killed three people and wounded eight on Tuesday night.",
            [("dead", 3), ("injured", 8)],
        ),
        ("en", "Twenty five villagers were killed.", [("dead", 25)]),
        ("vi", "Vụ nổ làm 12 người thiệt mạng và 30 người bị thương.", [("dead", 12), ("injured", 30)]),
        ("vi", "Ít nhất 10.328 người đã thiệt mạng.", [("dead", 10328)]),
        ("vi", "Ba binh sĩ thiệt mạng.", [("dead", 3)]),
        ("vi", "Hơn 2 nghìn người bị thương.", [("injured", 2000)]),
    ],
)
def test_figures(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A 45-year-old man was killed 12 km from there at 7:30."),
        ("vi", "Gió mạnh làm nhiều cây gãy đổ, ba nhà dân tốc mái."),
        ("en", "The killing cost 45% of the budget, or $300."),
        ("en", "He was killed on 7 November 2023."),
        ("vi", "Một vụ nổ xảy ra cách đó 12 km."),
    ],
)
def test_ages_distances_money_and_dates_are_no_figures(language, text):
    assert [value for _, value in read(text, language) if value > 1] == []


def test_vague_numbers_are_ranges():
    doc = parse("Dozens of people were killed.", "en")
    (figure,) = find_figures(doc, [])
    assert (figure.low, figure.high) == (24, 99)
    assert figure.value == figure.low


@pytest.mark.parametrize(
    ("language", "text", "dead", "injured"),
    [
        ("ar", "قُتل تسعة مدنيين بينهم طفلان وأصيب 14 آخرون في درعا.", 9, 14),
        ("ar", "قتل ستة وأصيب 30 في درعا.", 6, 30),
        (
            "en",
            "Seven people, among them two girls, were killed and 31, including 4 boys, wounded.",
            7,
            31,
        ),
        ("en", "Ten people were killed and 30 injured.", 10, 30),
    ],
)
def test_a_part_of_those_counted_is_not_the_figure_of_what_follows(language, text, dead, injured):
    found = {figure.field: figure.value for figure in find_figures(parse(text, language), [])}
    assert (found["dead"], found["injured"]) == (dead, injured)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Those who belong to somebody are counted with them.
        ("en", "The blast killed a woman and her son.", [("dead", 2)]),
        ("en", "A rocket killed a father and two of his sons.", [("dead", 3)]),
        ("fr", "L'explosion a tué une mère et ses deux enfants.", [("dead", 3)]),
        ("es", "La explosión mató a una mujer y a sus dos hijos.", [("dead", 3)]),
        ("ru", "При пожаре погибли мать и двое детей.", [("dead", 3)]),
        ("tr", "Patlamada bir anne ve iki çocuğu öldü.", [("dead", 3)]),
        ("vi", "Hai mẹ con thiệt mạng trong vụ cháy.", [("dead", 2)]),
        # An age counts one; ages do not add up, nor stand for those they are said of.
        ("en", "A man, 19, was killed.", [("dead", 1)]),
        ("en", "Two teenagers, aged 17 and 18, were killed.", [("dead", 2)]),
        ("en", "Five people, aged 3 to 40, were killed.", [("dead", 5)]),
        ("tr", "61 yaşındaki Hasan K. vurularak öldü.", [("dead", 1)]),
        # Numbers of roads and machines count nobody.
        ("en", "A crash on the A1 killed three people.", [("dead", 3)]),
        ("ru", "На трассе М-5 погибли двое, ещё трое ранены.", [("dead", 2), ("injured", 3)]),
        ("tr", "D-100 karayolundaki kazada 3 kişi öldü.", [("dead", 3)]),
        ("vi", "Tai nạn trên quốc lộ 1 khiến 3 người chết.", [("dead", 3)]),
        # One of whom only the verb tells, and none where others are counted.
        ("ru", "От взрыва мины погиб тракторист.", [("dead", 1)]),
        ("ru", "В Саратове погиб 21 человек.", [("dead", 21)]),
        ("uk", "Від скиду з дрона загинула пенсіонерка.", [("dead", 1)]),
        ("fr", "Le conducteur est mort sur le coup.", [("dead", 1)]),
        ("en", "A gunman killed four before being shot dead.", [("dead", 4)]),
    ],
)
def test_who_is_counted(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nobody was hurt in the hotel, whose 84 guests were asleep.", [("injured", 0)]),
        ("fr", "Personne n'a été blessé.", [("injured", 0)]),
        ("es", "Nadie murió.", [("dead", 0)]),
        ("en", "The driver, born 1971, died on the spot.", [("dead", 1)]),
        ("en", "A man in his 60s died.", [("dead", 1)]),
        ("tr", "Bursa'da S.E. (29) hayatını kaybetti.", [("dead", 1)]),
        ("en", "The blast killed a couple and their baby.", [("dead", 3)]),
        ("es", "La ráfaga tumbó un andamio y dos viandantes resultaron heridos.", [("injured", 2)]),
        ("uk", "Загинули одинадцятеро старателів.", [("dead", 11)]),
        ("uk", "Поранено чотирнадцятьох селян.", [("injured", 14)]),
        ("ar", "قتل حارسان في الهجوم.", [("dead", 2)]),
        ("ru", "Двоих увезли в больницу.", [("injured", 2)]),
        ("vi", "Hai người mất chân vì vấp mìn.", [("injured", 2)]),
        ("fr", "Un adolescent a été atteint à la cuisse.", [("injured", 1)]),
    ],
)
def test_who_counts_and_who_does_not(language, text, expected):
    found = find_figures(parse(text, language), [])
    assert [(figure.field, figure.value) for figure in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # One of whom only the verb tells counts beside those of another word, and not beside its own number.
        ("ru", "В аварии погиб водитель, двое пассажиров ранены.", [("dead", 1), ("injured", 2)]),
        ("ru", "Погиб 31 человек.", [("dead", 31)]),
        ("ru", "На митинг собралось около тысячи горожан.", [("affected", 1000)]),
        ("ru", "Задержаны больше тысячи человек.", [("affected", 1001)]),
        ("ru", "Никто из шестерых пассажиров не выжил.", [("dead", 6)]),
        ("ru", "Никто не выжил.", []),
        ("ru", "Погибли двое: мужчина и женщина.", [("dead", 2)]),
        ("en", "Three died: a teacher and two pupils.", [("dead", 3)]),
        ("ru", "Ещё два уничтожены над Калужской областью.", []),
        ("ru", "Уничтожены 12 боевиков.", [("dead", 12)]),
        ("ru", "У полицейского участка погибли два человека.", [("dead", 2)]),
        ("ar", "قتيل وأربعة جرحى في انقلاب حافلة.", [("dead", 1), ("injured", 4)]),
        ("ar", "سقط قتيل وجريحان في الانفجار.", [("dead", 1), ("injured", 2)]),
        # What follows the comma is the number of something else.
        ("ru", "Студентка погибла, 80 человек вывели на улицу.", [("dead", 1), ("affected", 80)]),
        ("tr", "Kazada iki işçi hayatını kaybetti, 12 kişi yoluna devam etti.", [("dead", 2)]),
        # Two ages are no sum.
        ("vi", "Hai cô gái, 24 và 31 tuổi, bị bắn chết.", [("dead", 2)]),
        ("en", "Two brothers, 15 and 16, were arrested.", [("affected", 2)]),
        # "And" with a preposition behind it.
        ("es", "Mataron a una jueza y a su chofer.", [("dead", 2)]),
        ("fr", "Le bilan est de neuf rebelles et de deux soldats tués.", [("dead", 11)]),
        ("tr", "Çatışmada iki nöbetçi ile bir saldırgan öldü.", [("dead", 3)]),
        # A part of which something else is told.
        ("ar", "أصيب 27 شخصا، توفي اثنان منهم.", [("injured", 27), ("dead", 2)]),
        ("en", "Fifteen people were evacuated; three of them, still coughing, were taken to hospital.",
         [("affected", 15), ("injured", 3)]),
    ],
)  # fmt: skip
def test_each_number_goes_with_its_own_word(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "سقط صاروخ في أرض خالية، ولم تسجل إصابات."),
        ("ar", "لم يصب الحارسان بأذى."),
        ("ar", "وقع الهجوم دون خسائر بشرية."),
        ("en", "The roof fell in without any casualties."),
        ("es", "La explosión no dejó daños personales."),
        ("fr", "L'incendie n'a causé aucune perte humaine, on ne compte aucun blessé."),
        ("ru", "Загорелся склад, люди целы."),
        ("uk", "Загорівся склад, нікого не зачепило."),
        ("tr", "Ev yandı, kimsenin burnu bile kanamadı."),
        ("vi", "Vụ cháy không gây thiệt hại về người."),
    ],
)
def test_nobody_hurt_is_a_figure_of_zero(language, text):
    assert ("injured", 0) in read(text, language)
    assert all(value == 0 for field, value in read(text, language) if field != "affected")


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("uk", "Дев'ятеро поранених, руйнувань не було.", None),
        ("uk", "Дерево впало на човен, обох дістали живими.", 0),
        ("vi", "Cả bảy thuyền viên được cứu sống.", 0),
        ("es", "No se registran decesos.", 0),
        ("en", "All three were rescued alive.", 0),
    ],
)
def test_who_lives_is_not_dead(language, text, dead):
    assert dict(read(text, language)).get("dead") == dead


def test_what_stands_in_brackets_behind_a_figure_makes_no_sum_of_it():
    doc = parse("The landslide killed eight people (counted in the national toll).", "en")
    assert [figure.total for figure in find_figures(doc, [])] == [False]
    doc = parse("Since the war began, eight people have been killed.", "en")
    assert [figure.total for figure in find_figures(doc, [])] == [True]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # One by a noun, by who it belongs to, by the form of the verb.
        ("en", "A night watchman and two women were wounded.", [("injured", 3)]),
        ("en", "Raiders stormed the studio, killing the announcer.", [("dead", 1)]),
        ("tr", "Bir belediye işçisi yaralandı.", [("injured", 1)]),
        ("tr", "Şoför öldü, kardeşi yaralandı.", [("dead", 1), ("injured", 1)]),
        ("tr", "Mermi yaşlı bir kadın ile torununu öldürdü.", [("dead", 2)]),
        ("uk", "Затримали директорку ліцею.", [("affected", 1)]),
        ("ru", "Фельдшер был задержан.", [("affected", 1)]),
        ("fr", "La sage-femme a été rouée de coups.", [("injured", 1)]),
        ("es", "Madre e hija perdieron la vida.", [("dead", 2)]),
        ("ar", "اغتال ملثمان مدرسا يبلغ من العمر 52 عاما.", [("dead", 1)]),
        ("vi", "Tài xế Lê Văn Hưng, 46 tuổi, và một hành khách chết tại chỗ.", [("dead", 2)]),
        ("vi", "Nữ công nhân tử vong tại chỗ.", [("dead", 1)]),
        ("vi", "Năm người trong cùng một gia đình thiệt mạng.", [("dead", 5)]),
        # Words that count people only.
        ("uk", "Загинув робітник, четверо зазнали опіків.", [("dead", 1), ("injured", 4)]),
        # A list.
        ("es", "Murieron la maestra, dos vendedoras y un soldado.", [("dead", 4)]),
        ("ar", "خطف مسلحون ستين امرأة وطفلا.", [("affected", 60)]),
    ],
)
def test_who_is_counted_without_a_number(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("tr", "Depremde Konya'da bin 500 kişi öldü.", 1500),
        ("tr", "Depremde Konya'da bin iki yüz kişi öldü.", 1200),
        ("tr", "Depremde Konya'da yüz elli kişi öldü.", 150),
        ("es", "El terremoto mató a mil 200 personas en Lima.", 1200),
        ("es", "El terremoto mató a mil quinientas personas en Lima.", 1500),
        ("fr", "Le séisme a tué mille deux cents personnes à Alger.", 1200),
        ("ru", "При землетрясении в Алматы погибли тысяча 200 человек.", 1200),
        ("ru", "При землетрясении в Алматы погибли сто пятьдесят человек.", 150),
        ("uk", "Через землетрус у Львові загинули тисяча 200 людей.", 1200),
        ("ar", "قتل ألف ومئتا شخص في زلزال في حلب.", 1200),
        ("vi", "Động đất ở Hà Nội làm một nghìn hai trăm người chết.", 1200),
        ("vi", "Động đất ở Hà Nội làm một trăm năm mươi người chết.", 150),
        ("en", "The earthquake killed a thousand two hundred people in Athens.", 1200),
    ],
)
def test_a_thousand_or_a_hundred_leads_a_number(language, text, dead):
    assert [(f.field, f.value) for f in find_figures(parse(text, language), [])] == [("dead", dead)]


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("en", "Gunmen killed the mayor and 15 others in Maiduguri.", 16),
        ("es", "Hombres armados mataron al alcalde y a otras 15 personas en Lima.", 16),
        ("ru", "В ДТП в Казани погибли водитель и еще трое пассажиров.", 4),
        ("uk", "У ДТП у Львові загинули водій і ще троє пасажирів.", 4),
    ],
)
def test_others_are_counted_with_the_one_before_them(language, text, dead):
    assert [f.value for f in find_figures(parse(text, language), []) if f.field == "dead"] == [dead]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The air strike in Kharkiv left three dead, the mayor said."),
        ("en", "The air strike in Kharkiv left three dead, said the governor."),
        ("es", "Un bombardeo en Járkov dejó tres muertos, informó el alcalde."),
        ("fr", "Une frappe sur Kharkiv a fait trois morts, a annoncé le maire."),
    ],
)
def test_who_tells_of_the_dead_is_none_of_them(language, text):
    figures = find_figures(parse(text, language), [])
    assert [(figure.field, figure.value) for figure in figures] == [("dead", 3)]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        # Shots, blows and times count nobody.
        ("es", "Murió tras recibir cinco disparos.", [("dead", 1)]),
        ("fr", "Il a été tué de cinq balles.", [("dead", 1)]),
        ("ru", "Мужчину убили пятью выстрелами.", [("dead", 1)]),
        ("uk", "Чоловіка вбили п'ятьма пострілами.", [("dead", 1)]),
        # Two ages are two people, and an age and its noun are one.
        ("en", "A 34-year-old man and his 6-year-old daughter died.", [("dead", 2)]),
        ("es", "Un hombre de 34 años y su hija de 6 murieron.", [("dead", 2)]),
        ("ru", "34-летний мужчина и его 6-летняя дочь погибли.", [("dead", 2)]),
        ("tr", "34 yaşındaki adam ve 6 yaşındaki kızı öldü.", [("dead", 2)]),
        # Nobody is hurt beside nobody who is killed.
        ("en", "Nobody was killed or hurt.", [("dead", 0), ("injured", 0)]),
        ("en", "Half a dozen were injured.", [("injured", 6)]),
        ("en", "About 2 lakh people were displaced.", [("affected", 200000)]),
        # Who was stabbed to death is not injured as well.
        ("fr", "Un adolescent a été poignardé à mort.", [("dead", 1)]),
        # Of 15 three are in danger, and nobody is hurt twice by smoke.
        ("ar", "مقتل خمسة أشخاص وإصابة 15 بينهم ثلاثة في حالة حرجة.", [("dead", 5), ("injured", 15)]),
        ("ar", "أخرج رجال الإطفاء 12 شخصا من مبنى محترق وأصيب ثلاثة بالاختناق.", [("injured", 3)]),
        ("ar", "ارتفع عدد قتلى الزلزال في كونار إلى 812.", [("dead", 812)]),
    ],
)
def test_figures_as_desks_tell_them(language, text, figures):
    assert [(figure.field, figure.value) for figure in find_figures(parse(text, language), [])] == figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un joven fue apuñalado mortalmente el lunes en Lugo.", [("dead", 1)]),
        ("La Policía rescató a 12 víctimas de trata en Lima.", [("affected", 12)]),
    ],
)
def test_spanish_victims_are_dead_where_it_says_so(text, expected):
    assert read(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ocakta mahsur kalan işçi öldü.", [("dead", 1)]),
        ("Yaşlı kadın kurtarılamadı, iki çocuk yaralandı.", [("dead", 1), ("injured", 2)]),
        ("Üç Suriyeli genç öldü.", [("dead", 3)]),
        ("Çok sayıda asker öldü.", [("dead", 3)]),
        ("İki grup arasında çıkan kavgada 3 kişi yaralandı.", [("injured", 3)]),
        ("10 kişi öldü, ölenler arasında 3 kadın var.", [("dead", 10)]),
    ],
)
def test_one_without_a_number_and_groups_that_fight(text, expected):
    assert read(text, "tr") == expected


@pytest.mark.parametrize("who", ["A Palestinian", "A Pakistani", "An Afghan", "A pedestrian"])
def test_of_how_many_years_somebody_is_counts_nobody_else(who):
    assert read(f"{who} of 18 was shot dead.", "en") == [("dead", 1)]
