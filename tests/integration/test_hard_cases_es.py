"""Spanish as other desks write it: each case as a careful reader would take it."""

import pytest

import geomap

PUBLISHED = "2023-11-08"  # a Wednesday


def read(text):
    found = geomap.extract(text, published=PUBLISHED, language="es", problems=[])
    return found.astype(object).where(found.notna(), None).to_dict("records")


def told(text, *columns):
    return [
        tuple(str(row[c])[:10] if c.startswith("date") else row[c] for c in columns) for row in read(text)
    ]


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
