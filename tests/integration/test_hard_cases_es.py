"""Spanish as other desks write it: each case as a careful reader would take it."""

from functools import partial

import pytest
import reading

read = partial(reading.read, language="es")


def told(text, *columns):
    return reading.told(read(text), *columns)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Asaltantes se llevaron ayer las joyas de una platería de Arequipa.", "robbery", "Arequipa"),
        ("Un fuego en un asilo de Burgos se cobró ayer tres vidas.", "accident", "Burgos"),
        ("En Chile, miles de docentes marcharon ayer por la alameda de Rancagua contra los despidos.",
         "protest", "Rancagua"),
        ("Hallaron ayer a un hombre maniatado y sin vida en el barrio El Rosal de Popayán.",
         "killing", "Popayán"),
        ("La Serena. Un camión que venía de Copiapó volcó ayer: dos heridos.", "accident", "La Serena"),
    ],
)  # fmt: skip
def test_what_is_of_a_town_is_in_it(text, kind, place):
    rows = [row for row in read(text) if row["type"] == kind]
    assert len(rows) == 1
    assert place in rows[0]["place"]
    assert str(rows[0]["date"])[:10] == "2023-11-07"
    assert rows[0]["place_precision"] in ("town", "near")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Una bomba explotó esta madrugada en Quetta.", "2023-11-08"),
        ("Una bomba explotó la pasada madrugada en Quetta.", "2023-11-08"),
        ("Una bomba explotó el domingo 29 en Quetta.", "2023-10-29"),
        ("Una bomba explotó el lunes 30 de octubre en Quetta.", "2023-10-30"),
        ("El martes 9 personas murieron al explotar una bomba en Quetta.", "2023-11-07"),
        ("Una bomba explotó la tarde de ayer en Quetta.", "2023-11-07"),
    ],
)
def test_days_as_latin_american_papers_write_them(text, day):
    assert told(text, "type", "date") == [("explosion", day)]


def test_bullets_do_not_run_sentences_together():
    text = "● Sierra. Un alud sepultó ayer dos casas en Huaraz. El lunes ardió un mercado en Tacna."
    assert told(text, "type", "place", "date") == [
        ("flood", "Huaraz", "2023-11-07"),
        ("accident", "Tacna", "2023-11-06"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("La Prefectura secuestró ayer 90 kilos de cocaína en Formosa.", ["arrest"]),
        ("Sujetos armados secuestraron ayer a un ganadero en Formosa.", ["abduction"]),
        ("La Armada descartó un tsunami en Iquique.", []),
        ("Una fábrica de Temuco detuvo ayer sus operaciones.", []),
        ("El presidente dialogó ayer por teléfono con su homólogo chileno.", ["diplomatic_call"]),
        ("Vecinos de Arica fueron evacuados ayer ante el riesgo de derrumbes.", ["displacement"]),
    ],
)
def test_words_of_two_meanings(text, kinds):
    assert [row["type"] for row in read(text) if row["type"] != "statement"] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Se ha desplomado un muro en Lorca.", "accident"),
        ("Se han desbordado dos arroyos en Tarija.", "flood"),
        ("Los insurgentes pelean con el ejército en las afueras de Kalemie.", "armed_clash"),
        ("Le metieron tres balazos a un lanchero en Tumaco.", "killing"),
        ("Ereván denuncia que Bakú cañoneó anoche la aldea de Sotk.", "shelling"),
        ("El canciller se ha entrevistado en Lisboa con su homólogo griego.", "diplomatic_meeting"),
        ("Un juez mandó a prisión a dos concejales en Huelva.", "arrest"),
        ("Los vecinos de Chaitén han tenido que abandonar sus casas.", "displacement"),
    ],
)
def test_perfect_tenses_and_plain_words(text, kind):
    assert kind in [row["type"] for row in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "El delantero fusiló al portero en Anoeta y mató el partido.",
        "La novela cuenta el secuestro de un banquero en Medellín.",
        "El paro juvenil se disparó en Cádiz.",
        "La tasa de homicidios cayó en Cali.",
        "Se activó el aviso amarillo por tormentas en Huesca.",
    ],
)
def test_matches_books_and_statistics_are_no_incidents(text):
    assert [row for row in read(text) if row["place_precision"] and row["status"] == "reported"] == []


def test_an_article_in_small_letters_is_no_part_of_a_name():
    rows = read("En Bolivia, el Colegio Médico inició ayer un paro en los hospitales de Tarija.")
    assert [(row["type"], row["place"]) for row in rows] == [("protest", "Tarija")]


def test_who_killed_lived_elsewhere():
    rows = read("Lo mataron ayer a tiros en Itagüí dos hombres que habían llegado de Envigado.")
    assert [(row["type"], row["place"]) for row in rows] == [("killing", "Itagüí")]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        # The present of headlines.
        ("Revientan la caja de una joyería en Salamanca.", "robbery", "Salamanca"),
        ("Rocían con gasolina y queman un taxi en Iquitos.", "arson", "Iquitos"),
        ("Atraca en Cartagena un destructor francés.", "military_movement", "Cartagena"),
        ("Encañonan a un joyero en Tegucigalpa y se apoderan de sus relojes.", "robbery", "Tegucigalpa"),
        # What it was done with tells the type, whatever was struck.
        ("Una granada de mortero mata a un lechero en Taiz.", "shelling", "Taiz"),
        ("Un panadero muere en Sumi al caer un dron en su horno.", "drone_attack", "Sumi"),
        ("Bombas guiadas sobre un vivero de Járkov.", "air_strike", "Járkov"),
        # Who did it tells the type, whatever was done.
        ("Maestros paralizan Oaxaca con un paro de 48 horas.", "protest", "Oaxaca"),
        ("Reos queman colchones en el penal de Riobamba.", "riot", "Riobamba"),
        ("El JNIM impide el paso de camiones con harina hacia Djibo.", "siege", "Djibo"),
        # The venue stands between the verb and the talks.
        (
            "Los enviados reanudaron el lunes en Mascate las negociaciones de paz.",
            "ceasefire_talks",
            "Mascate",
        ),
        # A unit in brackets, a headline without a verb, an article of the name.
        ("Fuego sin control en Epuyén (Chubut).", "wildfire", "Epuyén"),
        ("Mariúpol, sitiada y sin agua desde hace un mes.", "siege", "Mariúpol"),
        ("Queman un bus en el sur de La Paz.", "arson", "La Paz"),
    ],
)
def test_headlines_of_any_desk(text, kind, place):
    rows = read(text)
    assert kind in [row["type"] for row in rows]
    assert any(place in row["place"] for row in rows if row["type"] == kind)


@pytest.mark.parametrize(
    "text",
    [
        "Miles de peregrinos llenan las calles de Lourdes.",
        "Los inversores huyen de Quito.",
        "Los robos bajan en Managua, según la Policía.",
        "Detenido el proyecto del puente de Cádiz por falta de permisos.",
        "Un crucero atraca en Vigo.",
    ],
)
def test_crowds_markets_and_ships_without_harm_are_no_incidents(text):
    assert [row for row in read(text) if row["place_precision"] and row["status"] == "reported"] == []


def test_this_morning_is_not_tomorrow():
    rows = read("Un tren arrolló esta mañana a un ciclista en Linares.")
    assert [(row["type"], row["status"]) for row in rows] == [("accident", "reported")]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Un dron rozó un tractor en Sumy y dejó manco al conductor.", "drone_attack", "Sumy"),
        ("Dos Kalibr partieron en dos un silo de Odesa.", "missile_attack", "Odesa"),
        ("Uvira cambió de manos sin un disparo.", "territory_change", "Uvira"),
        ("Pescadores de Tumbes exigieron con pancartas diésel barato en Tumbes.", "protest", "Tumbes"),
        ("Ya no entra un saco de harina a Kadugli.", "siege", "Kadugli"),
        ("Al borde del río, la ladera se vino encima de cuatro chozas en Petrópolis.", "flood", "Petrópolis"),
        ("3. Bilbao. Los bomberos marcharon contra los despidos.", "protest", "Bilbao"),
    ],
)  # fmt: skip
def test_idioms_of_the_desks(text, kind, place):
    assert (kind, True) in [(row["type"], place in row["place"]) for row in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "El dron agrícola grabó los olivares de Jaén.",
        "La temporada de caza del jabalí arrasa en Teruel.",
        "Bajan los robos en Rosario, según la encuesta.",
        "Condenan en Málaga al hombre que estafó a su esposa.",
        "Rescatan a un gato atrapado en un pozo de Cuenca.",
    ],
)
def test_innocent_words_draw_nothing(text):
    assert [row for row in read(text) if row["type"] != "statement" and row["status"] == "reported"] == []


def test_iran_is_no_future():
    [row] = read("Irán lanzó anoche tres misiles contra Haifa.")
    assert (row["type"], row["status"]) == ("missile_attack", "reported")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Piratas retienen a seis marineros frente a Bosaso.", "abduction"),
        ("Un ascensor quedó en caída libre en una torre de Panamá.", "accident"),
        ("Alguien roció con nafta la puerta de un taller de Salto.", "arson"),
        ("Los agentes redujeron al agresor en una plaza de Getafe.", "arrest"),
        ("El mercado de Tokmak recibió nueve morterazos.", "shelling"),
        ("Un aparato sin piloto dañó un silo en Odesa.", "drone_attack"),
        ("Dos emisarios median entre la junta y los rebeldes en Doha.", "ceasefire_talks"),
        ("El canciller se puso en contacto con su homólogo turco.", "diplomatic_call"),
        ("Se descontroló una quema de pastos en Corrientes.", "wildfire"),
        ("El lodo llenó los garajes de Catarroja.", "flood"),
        ("Una granizada arrancó tejas y tumbó postes en Teruel.", "storm"),
        ("Dos ladrones huyeron con las joyas de una ermita de Soria.", "robbery"),
        ("Estudiantes emprendieron a pedradas contra los agentes en Sucre.", "riot"),
        ("Tres batallones de marines desembarcan en Manta.", "military_movement"),
    ],
)
def test_plain_ways_to_tell_a_type(text, kind):
    assert kind in [row["type"] for row in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "El púgil de Cali ganó por nocaut en el segundo asalto.",
        "Brote de euforia entre los inversores de Lima.",
        "El fabricante de drones de Sevilla presentó sus cuentas.",
        "En la película, un espía roba un misil en Viena.",
        "El caso de Palma quedó en manos de la jueza.",
        "La media hora con el alcalde de Vigo pasó volando.",
    ],
)
def test_science_sport_and_fiction_draw_nothing(text):
    assert [row for row in read(text) if row["type"] != "statement" and row["status"] == "reported"] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Un alud sepultó ayer dos cabañas en la Sierra de los Cuervos.", "Sierra de los Cuervos"),
        ("Un autobús volcó ayer en la carretera Burgos-Soria.", "carretera Burgos-Soria"),
        ("Ayer se derrumbó un pozo de la mina La Coronela.", "mina La Coronela"),
        ("La crecida entró ayer en El Charcón y anegó ocho casas.", "El Charcón"),
        ("El alcalde nombrado por Moscú en Mariúpol informó ayer de una explosión.", "Mariúpol"),
        ("Un alud mató ayer a un pastor en Huaraz.", "Huaraz"),
    ],
)
def test_long_names_roads_and_who_put_a_mayor_there(text, place):
    assert told(text, "place") == [(place,)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("La bomba estalló el 3 en Jamundí.", "2023-11-03", "2023-11-03"),
        ("Por tercer día, los médicos marcharon en Oruro.", "2023-11-06", "2023-11-08"),
        ("Entre la noche del domingo y el alba del lunes un dron dañó Sumy.", "2023-11-05", "2023-11-06"),
        ("La bomba mató al 5 % de las reses de Tame.", "2023-11-07", "2023-11-08"),
    ],
)  # fmt: skip
def test_bare_days_and_days_that_go_on(text, first, last):
    assert told(text, "date", "date_end") == [(first, last)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Diez personas murieron ayer por una explosión en el norte de Irak.", "Iraq (north)"),
        ("Diez personas murieron ayer por una explosión en el noreste de Ucrania.", "Ukraine (north-east)"),
        (
            "Diez vecinos de Járkov, en el noreste de Ucrania, murieron ayer en un ataque con drones.",
            "Kharkiv",
        ),
    ],
)
def test_in_the_north_of_a_country_is_a_scene_and_a_town_before_it_the_nearer_one(text, place):
    assert [row["place_name"] for row in read(text)] == [place]
