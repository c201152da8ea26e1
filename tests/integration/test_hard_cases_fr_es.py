"""What makes a report hard to read, in French and Spanish: each case as a careful reader would take it."""

import pytest
from reading import PUBLISHED, read, told


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
