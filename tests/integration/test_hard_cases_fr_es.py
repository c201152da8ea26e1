"""What makes a report hard to read, in French and Spanish: each case as a careful reader would take it."""

import pytest

import geomap

PUBLISHED = "2023-11-08"  # a Wednesday


def read(text, language):
    found = geomap.extract(text, published=PUBLISHED, language=language, problems=[])
    return found.astype(object).where(found.notna(), None).to_dict("records")


def told(rows, *columns):
    return [tuple(str(row[c])[:10] if c.startswith("date") else row[c] for c in columns) for row in rows]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ("ESPAGNE\nUne explosion à Cordoba a tué deux personnes mardi.\n\n"
               "ARGENTINE\nUne explosion à Cordoba a blessé cinq personnes lundi.")),
        ("es", ("ESPAÑA\nUna explosión en Córdoba mató a dos personas el martes.\n\n"
               "ARGENTINA\nUna explosión en Córdoba hirió a cinco personas el lunes.")),
    ],
)  # fmt: skip
def test_two_places_of_one_name_lie_where_their_heading_says(language, text):
    assert told(read(text, language), "type", "country", "date") == [
        ("explosion", "ES", "2023-11-07"),
        ("explosion", "AR", "2023-11-06"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon la police, une bombe a explosé mardi à Nice. Les pompiers sont intervenus."),
        ("es", "Según la policía, una bomba explotó el martes en Niza. Los bomberos acudieron."),
    ],
)
def test_words_that_open_a_sentence_are_no_towns(language, text):
    assert told(read(text, language), "type", "country", "date") == [("explosion", "FR", "2023-11-07")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Moscou a déclaré mardi qu'un drone avait frappé un dépôt à Briansk. Kiev n'a pas réagi."),
        ("es", "Moscú dijo el martes que un dron impactó en un depósito en Briansk. Kiev no reaccionó."),
    ],
)
def test_a_government_named_by_its_capital_is_no_scene(language, text):
    rows = [row for row in read(text, language) if row["place"]]
    assert told(rows, "type", "place") == [("drone_attack", "Briansk")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ("Des obus ont touché un marché de Goma lundi, a annoncé l'armée. "
               "Les rebelles ont démenti avoir bombardé la ville.")),
        ("es", ("Varios obuses impactaron en un mercado de Goma el lunes, informó el ejército. "
               "Los rebeldes negaron haber bombardeado la ciudad.")),
    ],
)  # fmt: skip
def test_a_claim_stays_reported_beside_its_denial(language, text):
    rows = read(text, language)
    told_of = [(r["type"], r["status"], str(r["date"])[:10]) for r in rows if "Goma" in (r["place"] or "")]
    assert ("shelling", "reported", "2023-11-06") in told_of
    assert not [row for row in rows if row["status"] == "reported" and str(row["date"])[:10] == PUBLISHED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ("Les syndicats ont annulé une manifestation prévue vendredi à Lyon. "
               "Une bombe a explosé mardi à Marseille, selon la police.")),
        ("es", ("Los sindicatos cancelaron una manifestación prevista el viernes en Lyon. "
               "Una bomba explotó el martes en Marsella, según la policía.")),
    ],
)  # fmt: skip
def test_a_plan_that_was_called_off_is_no_incident(language, text):
    assert told(read(text, language), "type", "country", "date") == [("explosion", "FR", "2023-11-07")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ("Des survivants se sont recueillis mardi à Nice pour commémorer l'attentat au camion "
               "qui avait fait 86 morts en 2016.")),
        ("es", ("Supervivientes se congregaron el martes en Niza para conmemorar el atentado con camión "
               "que dejó 86 muertos en 2016.")),
    ],
)  # fmt: skip
def test_what_an_anniversary_recalls_is_not_news(language, text):
    rows = read(text, language)
    assert not [row for row in rows if row["status"] == "reported" and row["deaths"] == 86]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un autocar reliant Lagos à Abuja s'est renversé mardi près de Lokoja, faisant 12 morts."),
        ("es", "Un autobús que viajaba de Lagos a Abuya volcó el martes cerca de Lokoja y dejó 12 muertos."),
    ],
)
def test_origin_and_destination_are_not_the_scene(language, text):
    rows = read(text, language)
    assert told(rows, "type", "place", "deaths", "date") == [("accident", "Lokoja", 12, "2023-11-07")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des frappes aériennes ont tué mardi cinq personnes à Idleb, trois à Homs et deux à Hama."),
        (
            "es",
            "Bombardeos aéreos mataron el martes a cinco personas en Idlib, a tres en Homs y a dos en Hama.",
        ),
    ],
)
def test_several_places_and_figures_are_dealt_out(language, text):
    rows = read(text, language)
    assert [(row["type"], row["deaths"], str(row["date"])[:10]) for row in rows] == [
        ("air_strike", dead, "2023-11-07") for dead in (5, 3, 2)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ("Un drone a frappé mardi une maison à 12 km de Kherson, blessant un homme de 71 ans. "
               "Les réparations coûteront 400.000 euros.")),
        ("es", ("Un dron impactó el martes en una casa a 12 km de Jersón e hirió a un hombre de 71 años. "
               "La reparación costará 400.000 euros.")),
    ],
)  # fmt: skip
def test_ages_distances_and_money_count_nobody(language, text):
    rows = read(text, language)
    assert told(rows, "type", "place_precision") == [("drone_attack", "near")]
    assert not {rows[0][c] for c in ("deaths", "injured", "affected")} & {12, 71, 400, 400_000}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée aurait tué dix civils mardi à Djibo, selon des habitants."),
        ("es", "El ejército habría matado a diez civiles el martes en Djibo, según vecinos."),
    ],
)
def test_the_conditional_of_hearsay_is_possible(language, text):
    assert told(read(text, language), "place", "status", "deaths") == [("Djibo", "possible", 10)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le président syrien se rendra vendredi à Alger pour rencontrer son homologue."),
        ("es", "El presidente sirio viajará el viernes a Argel para reunirse con su homólogo."),
    ],
)
def test_a_visit_to_come_is_planned_where_it_leads(language, text):
    rows = read(text, language)
    assert told(rows, "type", "country", "status", "date") == [
        ("diplomatic_meeting", "DZ", "planned", "2023-11-10")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dans la nuit de lundi à mardi, des roquettes sont tombées sur Sdérot sans faire de blessé."),
        ("es", "En la noche del lunes al martes, varios cohetes cayeron sobre Sderot sin dejar heridos."),
    ],
)
def test_a_night_between_two_days_and_nobody_hurt(language, text):
    rows = read(text, language)
    assert told(rows, "type", "date", "date_end", "injured") == [
        ("missile_attack", "2023-11-06", "2023-11-07", 0)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux soldats ont été tués lundi à Gao. La veille, un marché avait été incendié à Ansongo."),
        (
            "es",
            "Dos soldados murieron el lunes en un ataque en Gao. La víspera quemaron un mercado en Ansongo.",
        ),
    ],
)
def test_the_eve_counts_from_the_day_before(language, text):
    rows = read(text, language)
    assert [str(row["date"])[:10] for row in rows] == ["2023-11-06", "2023-11-05"]
    assert [row["place"] for row in rows] == ["Gao", "Ansongo"]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Rouen : une station-service braquée\nDeux hommes ont vidé la caisse mardi soir.", "Rouen", "FR"),
        ("NAMUR. Le feu au hangar\nUn incendie a détruit mardi 400 ballots de paille.", "NAMUR", "BE"),
        ("QUIMPER (29). Un piéton renversé\nUn piéton de 70 ans a été fauché mardi.", "QUIMPER", "FR"),
        ("Togo/Sokodé : trois arrestations\nLa police a interpellé mardi trois opposants.", "Sokodé", "TG"),
        ("• Ituri : deux villages attaqués mardi\n• Haut-Uele : calme", "Ituri", "CD"),
    ],
)
def test_the_place_at_the_head_of_an_item_is_where_it_happened(text, place, country):
    rows = read(text, "fr")
    assert rows
    assert {(row["place"], row["country"]) for row in rows} == {(place, country)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Une bombe a explosé mardi rue de Marseille, à Tunis.", "Tunis"),
        ("Un incendie a ravagé mardi un immeuble de l'avenue d'Italie, à Paris.", "Paris"),
    ],
)
def test_a_street_is_not_in_the_town_that_it_is_named_after(text, place):
    rows = read(text, "fr")
    assert [row["place_name"] for row in rows] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Un incendie s'est déclaré mardi dans les locaux de Rouen-Primeurs.",
        "Une explosion a fait deux blessés mardi, rapporte Nice-Matin.",
    ],
)
def test_half_of_the_name_of_a_firm_is_no_town(text):
    assert [row["place_precision"] for row in read(text, "fr")] == ["none"]


def test_half_of_the_name_of_a_village_is_no_other_village():
    row, = read("Un homme a été abattu mardi à Sainte-Croix-de-l'Artibonite.", "fr")  # fmt: skip
    assert row["place"] == "Sainte-Croix-de-l'Artibonite"
    assert row["place_precision"] == "none"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Début octobre, une bombe a explosé à Kisangani.", "2023-10-01", "2023-10-10"),
        ("Une bombe a explosé à la mi-octobre à Kisangani.", "2023-10-10", "2023-10-20"),
        ("Une bombe a explosé fin octobre à Kisangani.", "2023-10-20", "2023-10-31"),
        ("Depuis le début de la semaine, 400 habitants de Sake ont fui.", "2023-11-06", "2023-11-08"),
    ],
)
def test_parts_of_a_month_are_ten_days(text, first, last):
    assert told(read(text, "fr"), "date", "date_end")[0] == (first, last[:10])


def test_what_happened_in_two_places_in_clauses_of_their_own_is_two_things():
    rows = read(
        "Mardi, à Kindu, des jeunes ont saccagé la gare, tandis qu'à Bunia des femmes marchaient en silence.",
        "fr",
    )
    assert told(rows, "type", "place") == [("riot", "Kindu"), ("protest", "Bunia")]


def test_a_word_that_says_what_a_paragraph_is_about_is_no_incident():
    assert read("Tempêtes. Le préfet réunira jeudi les maires du littoral.", "fr") == []


def test_a_conference_on_a_country_is_not_in_it():
    row, = read("Oslo a accueilli mardi une conférence sur le Soudan.", "fr")  # fmt: skip
    assert row["place"] == "Oslo"


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        # Whatever the object is.
        (
            "Des maquisards ont tendu un traquenard à un convoi de l'armée près de Kayes.",
            "armed_clash",
            "Kayes",
        ),
        ("Le M23 chasse les FARDC de Rubaya.", "territory_change", "Rubaya"),
        ("Un drone a pulvérisé un pick-up à Kidal.", "drone_attack", "Kidal"),
        ("Une roquette est venue se ficher dans un toit à Metoula.", "missile_attack", "Metoula"),
        ("Un obus a traversé le toit de la halle, à Nyala.", "shelling", "Nyala"),
        ("Trois paysans ont sauté sur un engin à Tominian.", "explosion", "Tominian"),
        ("Quinze lycéennes conduites en brousse par des hommes armés à Dapchi.", "abduction", "Dapchi"),
        ("Les taximen garent leurs véhicules à Abidjan.", "protest", "Abidjan"),
        ("Une marche interdite vire au chaos à Kinshasa.", "riot", "Kinshasa"),
        ("La gendarmerie met le grappin sur un escroc à Lokossa.", "arrest", "Lokossa"),
        ("Des motards arrachent le sac d'une touriste à Marrakech.", "robbery", "Marrakech"),
        ("Des nattes ont été réparties entre les sinistrés de Vatomandry.", "aid_delivery", "Vatomandry"),
        ("La méningite a emporté onze enfants à Dosso.", "epidemic", "Dosso"),
        ("Ça crépite depuis l'aube à Bambari.", "armed_clash", "Bambari"),
        ("L'étendard de l'armée flotte de nouveau sur Kidal.", "territory_change", "Kidal"),
        ("Un hangar a été éventré par un Sukhoi à Goma.", "air_strike", "Goma"),
        ("Erbil a essuyé une salve de missiles.", "missile_attack", "Erbil"),
        ("Déluge de feu à Kherson.", "shelling", "Kherson"),
        ("Une adolescente a actionné sa ceinture à Kolofata.", "explosion", "Kolofata"),
        ("La DCA a fauché onze drones à Lviv.", "interception", "Lviv"),
        ("Le dispensaire de Fizi mis à sac.", "attack_on_aid_health", "Fizi"),
        ("Un curé tiré de son presbytère par des inconnus à Kafanchan.", "abduction", "Kafanchan"),
        ("Les internes ont raccroché leur blouse à Lyon.", "protest", "Lyon"),
        ("Fin de cavale pour un faussaire à Anvers.", "arrest", "Anvers"),
        ("Plus une citerne n'entre à Sévaré.", "siege", "Sévaré"),
        ("La bijouterie de Namur visitée au pied-de-biche.", "robbery", "Namur"),
        ("Une chaloupe s'est retournée au large de Kribi.", "accident", "Kribi"),
        # A place that is the subject, the whole, or behind its people.
        ("Boulkessi : les jihadistes ont submergé la base.", "armed_clash", "Boulkessi"),
        ("Djibo assiégée : plus un camion ne passe.", "siege", "Djibo"),
        ("Bakhmout est tombée.", "territory_change", "Bakhmout"),
        ("Les dockers d'Anvers ont cessé le travail pour réclamer des primes.", "protest", "Anvers"),
        ("Les villageois ont déserté Kamango.", "displacement", "Kamango"),
    ],
)
def test_what_happened_is_read_whatever_it_was_done_to(text, type_, place):
    assert (type_, place) in told(read(text, "fr"), "type", "place")


@pytest.mark.parametrize(
    "text",
    [
        "Les Lions ont bombardé la cage égyptienne à Dakar.",
        "Offensive de charme du président à Pékin.",
        "Les homicides reculent à Marseille, selon la préfecture.",
        "Comment se protéger des cambriolages à Bruxelles : nos conseils.",
        "La compagnie abandonne Limoges au profit de Brive.",
        "Reconstitution de la bataille de Waterloo à Braine-l'Alleud.",
        "La mairie d'Arles a pris un arrêté sur les terrasses.",
        "Le Raja a fait exploser la défense adverse à Casablanca.",
        "La gestion de l'aéroport de Nantes est épinglée par un rapport.",
        "Fin de l'épidémie de rougeole à Goma, annonce l'OMS.",
        "Le ballet a électrisé Montréal.",
        "Jeu de rôle à Carcassonne : la cité assiégée par des figurants.",
    ],
)
def test_words_of_violence_in_sport_advice_and_statistics_tell_nothing(text):
    assert not [row for row in read(text, "fr") if row["lat"] is not None and row["status"] == "reported"]


def test_since_ten_days_is_these_days():
    row, = read("Depuis dix jours, la ville de Djibo est assiégée.", "fr")  # fmt: skip
    assert told([row], "date", "date_end", "status") == [("2023-10-29", "2023-11-08", "reported")]


def test_where_a_victim_dies_is_no_scene():
    text = "Saint-Brieuc. Un homme poignardé lundi est décédé mardi à l'hôpital de Rennes."
    assert told(read(text, "fr"), "type", "place") == [("killing", "Saint-Brieuc")]


@pytest.mark.parametrize(
    ("text", "type_", "place", "country"),
    [
        ("Soudan\n\nÀ Kassala, une mine a tué un homme.\n\nNord du Tchad\n\nUn combat a éclaté à Zoukra.",
         "armed_clash", "Zoukra", "TD"),
        ("Les pourparlers s'enlisent : à Mascate, jeudi, les deux délégations sont reparties.",
         "ceasefire_talks", "Mascate", "OM"),
        ("Nairobi, plaque tournante\n\nLe chef de la diplomatie omanaise y a été reçu mardi.",
         "diplomatic_meeting", "Nairobi", "KE"),
        ("Une bombe a explosé mardi à Kassala-Est.", "explosion", "Kassala-Est", "SD"),
        ("Les internes de Sousse ont fait grève mardi.", "protest", "Sousse", "TN"),
    ],
)  # fmt: skip
def test_where_a_heading_a_colon_or_a_hyphen_leads(text, type_, place, country):
    rows = [row for row in read(text, "fr") if row["type"] == type_]
    assert told(rows, "place", "country") == [(place, country)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Le 3 au soir, un obus a tué un berger à Kherson.", "2023-11-03", "2023-11-03"),
        ("Dans la nuit du 5, un incendie a détruit un entrepôt à Dakar.", "2023-11-05", "2023-11-05"),
        ("Voilà dix jours qu'un blocus étrangle Djibo.", "2023-10-29", "2023-11-08"),
        ("Une grève est prévue le 20 à Dakar.", "2023-11-20", "2023-11-20"),
    ],
)
def test_days_without_their_month_and_days_that_go_on(text, first, last):
    assert told(read(text, "fr"), "date", "date_end") == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Le naufrage du parti aux élections inquiète ses alliés à Lille.",
        "Ces taxes tuent la croissance, dit un patron de Lyon.",
        "Les deux clubs ont explosé leur budget à Nice.",
        "Une quarantaine de chercheurs ont visité le siège du syndicat à Sfax.",
        "Un vent de fronde a soufflé sur le congrès de Reims.",
        "Le projet de loi a déraillé au Sénat, à Paris.",
        "Un simulateur de séisme attire les élèves de Nantes.",
    ],
)
def test_figures_of_speech_are_no_incidents(text):
    assert read(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("L'hôpital de Wau a été pillé mardi.", "attack_on_aid_health"),
        ("La trêve est entrée en vigueur à Aden mardi.", "agreement"),
        ("Le médiateur a transmis mardi à Doha la réponse des rebelles : les négociateurs discutent.",
         "ceasefire_talks"),
        ("Deux cents pompiers luttent contre les flammes près de Bastia.", "wildfire"),
        ("Découverte macabre à Metz : un corps dans un congélateur.", "killing"),
        ("Les soldats ont quitté leur base de Gao mardi.", "military_movement"),
        ("Des grêlons ont haché les vignes de Cahors.", "storm"),
        ("Le président a joint le roi au téléphone mardi.", "diplomatic_call"),
    ],
)  # fmt: skip
def test_plain_ways_to_tell_a_type(text, type_):
    assert type_ in [row["type"] for row in read(text, "fr")]
