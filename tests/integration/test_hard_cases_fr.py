"""French as desks write it: each case as a careful reader would take it."""

import pytest
from reading import read, told


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
