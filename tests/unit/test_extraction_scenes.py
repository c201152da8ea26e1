"""Which of the names of a sentence is the scene of what it tells."""

import pytest

import geomap


@pytest.mark.parametrize(
    ("language", "text", "type_", "expected"),
    [
        # Aid is where it arrives.
        ("en", "Lorries from Adré brought 40 tonnes of flour into the camp.", "aid_delivery", ""),
        ("fr", "À Abéché, un convoi venu de Douala a livré 40 tonnes de riz.", "aid_delivery", "Abéché"),
        # Who is held was where he comes from, in what the sentence names more broadly.
        ("en", "In the West Bank, soldiers arrested nine men from Qalqilya.", "arrest", "Qalqilya"),
        ("es", "En Canarias, cinco personas murieron el lunes al volcar una patera, en la isla de La Gomera.",
         "accident", "isla de La Gomera"),
        ("ar", "اعتقل الجنود ثلاثة شبان من محافظة نابلس.", "arrest", "محافظة نابلس"),
        # What is taken stands right behind the words for it.
        ("ar", "سيطر الجيش على بارا في شمال كردفان.", "territory_change", "بارا"),
        # A province or area counts its own dead.
        ("en", "According to the health ministry in Gaza, the death toll has risen to 41,000 people.",
         "casualty_toll", "Gaza"),
        ("uk", "За даними міністерства охорони здоров'я сектора Газа, загинули 41 тисяча людей.",
         "casualty_toll", "сектора Газа"),
        # What is besieged stands right behind the words for it.
        ("es", "Los rebeldes mantienen cercada Bunia desde mayo.", "siege", "Bunia"),
        # Who closes a road does so where it leads to.
        ("en", "Lorry drivers blocked the road to Dorohusk from Tuesday to Thursday in protest.",
         "protest", "Dorohusk"),
        ("uk", "Перевізники з вівторка до четверга блокували дорогу до Ягодина.", "protest", "Ягодина"),
        ("tr", "Çiftçiler salı günü Edirne yolunu kesti.", "protest", "Edirne yolunu"),
        # A thing that no gazetteer has is where the town is that is named for it.
        ("es", "Una carga de dinamita dañó el lunes el oleoducto Trasancoso a su paso por Arauquita.",
         "explosion", "oleoducto Trasancoso"),
        # Talks on a truce in one place are held in another.
        ("en", "Envoys ended talks on a truce in Sudan in Geneva on Monday.", "ceasefire_talks", "Geneva"),
        ("vi", "Hai bên kết thúc vòng đàm phán về ngừng bắn ở Sudan tại Geneva hôm thứ Hai.",
         "ceasefire_talks", "Geneva"),
        ("tr", "BAĞDAT – Hükümet, Anbar'daki iki saha için salı günü sözleşme imzaladı.\n\nŞAM – Yağmur var.",
         "agreement", "BAĞDAT"),
        # For want of anything else, it was at an end of the road.
        ("uk", "У понеділок на трасі Полтава — Кременчук автобус зіткнувся з вантажівкою.",
         "accident", "Кременчук"),
        ("tr", "Salı günü Bolu-Mengen anayolunda iki otomobil çarpıştı, üç kişi yaralandı.",
         "accident", "Mengen anayolunda"),
        # The line that a coach runs is not where it overturns.
        ("vi", "Hôm thứ Hai, xe khách chạy tuyến Hà Nội - Vinh mất phanh, lật tại Ninh Bình.",
         "accident", "Ninh Bình"),
        # Who acts beside a town is not its own, and who claims a village is not it.
        ("tr", "Adana yakınlarında Türk askerleri dün üç kaçakçıyı gözaltına aldı.", "arrest", "Adana"),
        ("tr", "Moskova, Sumi'nin kuzeyindeki köyün ele geçirildiğini duyurdu.",
         "territory_change", "Sumi'nin kuzeyindeki"),
        ("vi", "Đoàn xe quân sự đang tiến về phía Lashio.", "military_movement", "Lashio"),
        # Nobody strikes in an axe.
        ("ar", "أنهى عمال النسيج في فاس إضرابا عن العمل يوم الاثنين.", "protest", "فاس"),
        # Who is sent aid has received it.
        ("ar", "تسلمت الفاشر يوم السبت 40 طنا من الأدوية.", "aid_delivery", "الفاشر"),
        ("es", "Los estibadores del puerto de Quequén, por su parte, van a la huelga desde este lunes.",
         "protest", "puerto de Quequén"),
        # Where some of those come from whom it happened to says nothing.
        ("es", "Nueve opositores, entre ellos dos curas de León, fueron apresados ayer.", "arrest", ""),
        ("fr", "Onze opposants, dont deux prêtres de Gitega, ont été arrêtés lundi.", "arrest", ""),
        # A highway may be far from the town that it is named after.
        ("en", "Two trailers collided on the Stuart Highway just south of Katherine on Monday.",
         "accident", "Katherine"),
        # The verb of a relative clause has its own scene.
        ("uk", "У п'ятницю в Одесі розглянуть скаргу прикордонника, якого в січні СБУ затримала в Ізмаїлі.",
         "arrest", "Ізмаїлі"),
        # A name that its ending joins to the next one says where that one lies.
        ("tr", "Donetsk'in kuzeyindeki Avdiivka kentinin ele geçirildiği duyuruldu.",
         "territory_change", "Avdiivka kentinin"),
        # Where somebody was driven to he was not seized.
        ("en", "SAGINAW - A student forced into a car on Sunday was driven to Detroit.\n\nFLINT - Rain fell.",
         "abduction", "SAGINAW"),
        # Who fled to a place is told by the one that he left.
        ("en", "Some 900 people have since trekked from Ngumborra to Gwoza, where a school takes them in.",
         "displacement", "Ngumborra"),
        # Firms named after towns are anywhere.
        ("es", "El lunes raptaron a un ingeniero de la contratista Medellín Textil.", "abduction", ""),
        # Whose people act is where they do.
        ("es", "Los vecinos de Quilmes, en señal de luto, marcharán el viernes.", "protest", "Quilmes"),
        # A part of a sentence opens with its scene.
        ("en", "Miners strike, and yesterday, in the town of Pernik, two ministers signed an accord.",
         "agreement", "town of Pernik"),
        # Where a quake was felt as well it was not.
        ("ru", "Землетрясение произошло в Душанбе; толчки ощущались и в Самарканде.",
         "earthquake", "Душанбе"),
        # A unit that follows only says where the place before it lies, whatever leads to that one.
        ("fr", "Dix habitants de Lviv, dans l'ouest de l'Ukraine, ont péri lundi dans un séisme.",
         "earthquake", "Lviv"),
        ("fr", "À Anglards, près de Mauriac dans le Cantal, un piéton a été renversé lundi.",
         "accident", "Anglards"),
        ("fr", "Les rebelles se sont emparés d'une autre cité, Kitshanga, au nord de Sake.",
         "territory_change", "Kitshanga"),
        ("fr", "Dans l'Est, un civil a été tué lundi par une frappe aérienne sur Sloviansk.",
         "air_strike", "Sloviansk"),
        # Where somebody goes, is taken or tried.
        ("fr", "Le voleur du bijoutier de Creil, arrêté lundi à Gouvieux, a été déféré au parquet de Senlis.",
         "arrest", "Gouvieux"),
        ("fr", "Un bus s'est renversé à Blida. Les blessés ont été admis aux hôpitaux d'Oran et de Sétif.",
         "accident", "Blida"),
        ("fr", "Un motard a été fauché mardi à Angers, dans le sens Paris-Nantes.", "accident", "Angers"),
        # A road has a number; drugs, a ship and a burning house are no territory and no wood.
        ("fr", "Lundi, les douaniers de Sète ont saisi de la cocaïne sur l'autoroute A9.", "arrest", "Sète"),
        ("fr", "La brigade de Millau met la main sur 40 kilos de résine.", "arrest", "brigade de Millau"),
        # Who tells it may stand behind the verb; a street and an hour tell of no march.
        ("fr", "Un bus a versé lundi à Tence. « Deux sont morts », a dit mardi la préfecture de l'Ardèche.",
         "accident", "Tence"),
        ("fr", "Un incendie a pris lundi peu avant minuit, rue Henri Dunant, à Vernon.",
         "accident", "rue Henri Dunant"),
        # An abbreviation is no town of Vietnam, and who is robbed is not attacked in war.
        ("fr", "Une maison s'est effondrée lundi à Sefrou. Sept blessés sont soignés au CHU Ibn Sina.",
         "accident", "Sefrou"),
        ("fr", "Des inconnus ont pris leurs armes à deux vigiles lundi à Petite-Anse, en Haïti.",
         "robbery", "Petite-Anse"),
        # Where verbs come last, the first scene is that of the last verb.
        ("tr", "Kayseri'de dün, Bitlis'teki maden kazasında ölen işçiler için yürüyüş düzenlendi.",
         "protest", "Kayseri"),
        ("tr", "Heyetler arasındaki barış görüşmelerinin gelecek hafta Cenevre'de başlaması bekleniyor.",
         "ceasefire_talks", "Cenevre"),
    ],
)  # fmt: skip
def test_the_scene(language, text, type_, expected):
    found = geomap.extract(text, published="2026-03-12", language=language, problems=[])
    assert found.loc[found["type"].eq(type_), "place"].tolist() == [expected]


@pytest.mark.parametrize(
    ("language", "text", "place", "where"),
    [
        # Where names are declined, a district with a namesake elsewhere is one of the town behind it.
        ("uk", "У Дніпровському районі Херсона дрон поранив двох медиків.",
         "Дніпровському районі", "Kherson"),
        # A village that no gazetteer has lies where it is said to lie.
        ("fr", "## Guinée\n\nDes colons ont brûlé deux maisons à Khirbet Zoufra, au sud d'Hébron.",
         "Khirbet Zoufra", "Hebron"),
        ("ar", "في نيبال ضرب زلزال بلدة نتشيزومبي؛ وشعر به السكان في الهند.", "بلدة نتشيزومبي", "Nepal"),
        # A street is in the town that its paragraph opens with, and in none of another country.
        ("es", "En Doha hubo un arresto.\n\nTapachula, de luto. Dos fueron asesinados en el parque Landa.",
         "parque Landa", "Tapachula"),
        ("vi", "Ở Doha, một kẻ trộm bị bắt.\n\nNgười Kenya tuần hành trên đại lộ Mukuru.",
         "đại lộ Mukuru", ""),
        # A name with hyphens is one, and in none of the towns that its parts name.
        ("fr", "Au Québec, un feu a détruit un garage à Notre-Dame-de-Stanbridge.",
         "Notre-Dame-de-Stanbridge", "Quebec"),
        # Under the name of a country, the only place that a sentence names in it.
        ("en", "Syria: a crowd blocked the road to Suwayda on Monday.", "Suwayda", "As-Suwayda"),
    ],
)  # fmt: skip
def test_where_a_name_lies(language, text, place, where):
    found = geomap.extract(text, published="2026-03-12", language=language, problems=[])
    assert dict(zip(found["place"], found["place_name"].fillna(""), strict=True))[place] == where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hubo hostigamientos en Silvia, en Caloto y en Toribío.", ["Silvia", "Caloto", "Toribío"]),
        ("Según la prensa de la zona hubo choques armados en Silvia.", ["Silvia"]),
        ("El Ejército mató el lunes a Willy Vanegas, alias Dumar, en Tumaco.", ["Tumaco"]),
        ("El ministro de Defensa, Pedro Sánchez, confirmó el secuestro de tres soldados.", [""]),
        ("El sismo, de magnitud 5, se sintió con intensidad IV en Vallenar.", [""]),
    ],
)
def test_scenes_are_listed_and_people_and_the_felt_are_none(text, expected):
    found = geomap.extract(text, published="2025-03-12", language="es")
    assert found["place"].tolist() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Коломне столкнулся с фурой автобус Астрахань — Москва.", ["Коломне"]),
        ("Утром поезд Москва — Адлер сошёл с рельсов.", [""]),
    ],
)
def test_what_runs_between_two_towns_is_in_neither(text, expected):
    found = geomap.extract(text, published="2025-03-12", language="ru")
    assert found["place"].fillna("").tolist() == expected
