"""Online services: asked politely, kept, and never in the way of what the gazetteer knows."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from asked_online import AGENT, ask

import geomap
from geomap.errors import OptionError
from geomap.geocoding import Online
from geomap.geocoding.answers import UNKNOWN_KM, Answer, places_of


def test_only_what_the_gazetteer_lacks_is_asked(nominatim, online):
    found, problems = ask(online(), ["Erbil", "Qwxyz", "Nope nope", "Qwxyz"])
    assert problems == []
    assert [place and place.name for place in found] == ["Erbil", "Qwxyz", None, "Qwxyz"]
    assert nominatim.asked == ["Qwxyz", "Nope nope"]
    assert found[1].id == "nominatim:osm:node/1"
    path, query, agent = nominatim.requests[0]
    assert (path, agent, query["accept-language"], query["format"]) == ("/search", AGENT, "en", "json")


def test_first_asks_the_service_first_and_then_the_gazetteer(nominatim, online):
    nominatim.places["erbil"] = [nominatim.result("Erbil by the service", 36.19, 44.0, country="iq")]
    found, _ = ask(online(first=True), ["Erbil", "Mosul"])
    assert [place.name for place in found] == ["Erbil by the service", "Mosul"]
    assert nominatim.asked == ["Erbil", "Mosul"]


def test_units_of_the_row_are_asked_with_the_name_and_hold_the_answer_to_them(nominatim, online):
    nominatim.places["qwxyz"] = [
        nominatim.result("Qwxyz", 10.0, 10.0, country="ng", importance=0.9),
        nominatim.result("Qwxyz", 33.5, 36.3, number=2, importance=0.8),
        nominatim.result("Qwxyz", 35.9, 36.6, number=3),
    ]
    found, _ = ask(online(), ["Qwxyz, Idlib province"], country="SY")
    assert nominatim.requests[0][1]["countrycodes"] == "sy"
    assert found[0].id == "nominatim:osm:node/3"
    assert found[0].alternatives == ()


def test_a_name_that_nobody_knows_is_still_put_at_its_province(nominatim, online):
    found, _ = ask(online(), ["Nope nope, Idlib province"], country="SY")
    assert found[0].precision == "admin1"
    assert nominatim.asked == ["Nope nope, Idlib province", "Nope nope"]


def test_within_is_asked_and_enforced(nominatim, online):
    box = (36.0, 35.0, 37.0, 36.5)
    found, _ = ask(online(), ["Qwxyz"], within=box)
    assert found[0] is not None
    query = nominatim.requests[0][1]
    assert query["bounded"] == "1"
    assert [float(value) for value in query["viewbox"].split(",")] == [36.0, 35.0, 37.0, 36.5]
    assert ask(online(), ["Qwxyz"], within=(0, 0, 10, 10))[0] == [None]


def test_one_request_a_second(nominatim, online, watch):
    geocoder = online()
    starts = []
    inner = geocoder._limited.func
    geocoder._limited.func = lambda *a, **k: (starts.append(watch.now), inner(*a, **k))[1]
    ask(geocoder, [f"Nope {n}" for n in range(5)])
    assert len(nominatim.requests) == 5
    assert starts == pytest.approx([100, 101, 102, 103, 104], abs=1e-3)
    slower = online(min_delay=3, cache=False)
    ask(slower, ["Nope 1", "Nope 2"])
    assert watch.slept[-1] == pytest.approx(3)


def test_answers_are_kept_also_that_there_is_none(nominatim, online, tmp_path):
    ask(online(), ["Qwxyz", "Nope nope"])
    found, _ = ask(online(), ["Qwxyz", "Nope nope"])
    assert found[0].name == "Qwxyz"
    assert len(nominatim.requests) == 2
    ask(online(cache=False), ["Qwxyz"])
    assert len(nominatim.requests) == 3
    # Text of JSON, nothing that a program could be hidden in.
    files = [path for path in (tmp_path / "cache").iterdir() if path.stat().st_size > 20]
    assert all(json.loads(path.read_bytes()[4:]) is not None for path in files)


def test_two_processes_share_what_is_kept(nominatim, tmp_path):
    program = (
        "import sys; from geomap.geocoding import Online, locate;"
        f"g = Online('nominatim', user_agent={AGENT!r}, url={nominatim.url!r},"
        f" cache={str(tmp_path / 'kept')!r}, min_delay=0);"
        "print([p and p.name for p in locate(['Qwxyz', 'Nope nope'], geocoder=g)])"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False,
            cwd=Path(geomap.__file__).parents[1], timeout=60,
        )  # fmt: skip
        assert done.stdout == "['Qwxyz', None]\n", done.stderr
    assert nominatim.asked == ["Qwxyz", "Nope nope"]


@pytest.mark.parametrize(
    "damage", [b"", b"\0", b"\xff" * 40, b"\0\0\0\0{}", b"\0\0\0\0[[1, 2]]", b"\0\0\0\0[[["]
)
def test_a_damaged_cache_is_asked_anew(nominatim, online, tmp_path, damage):
    ask(online(), ["Qwxyz"])
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(damage)
    found, problems = ask(online(), ["Qwxyz"])
    assert (found[0].name, problems) == ("Qwxyz", [])
    assert len(nominatim.requests) == 2


def test_a_cache_that_cannot_be_is_said_and_done_without(nominatim, online, tmp_path):
    (tmp_path / "file").write_text("")
    found, (problem,) = ask(online(cache=tmp_path / "file"), ["Qwxyz"])
    assert found[0].name == "Qwxyz"
    assert "answers are not kept" in str(problem)


def test_photon(nominatim, online):
    feature = {
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [36.6, 35.9]},
        "properties": {
            "osm_type": "R", "osm_id": 9, "osm_key": "place", "osm_value": "city", "type": "city",
            "name": "Qwxyz", "countrycode": "SY", "state": "Idlib", "extent": [36.5, 36.0, 36.7, 35.8],
        },
    }  # fmt: skip
    nominatim.found = lambda query: {"type": "FeatureCollection", "features": [feature]}
    found, problems = ask(online("photon"), ["Qwxyz"], country="SY")
    assert problems == []
    assert (nominatim.requests[0][0], nominatim.asked) == ("/api", ["Qwxyz, Syria"])
    place = found[0]
    assert (place.id, place.precision, place.admin1) == ("photon:osm:relation/9", "town", "Idlib")
    assert 10 < place.radius_km < 20
    assert ask(online("photon"), ["Qwxyz"], country="IQ")[0] == [None]


def test_credit_is_returned(online):
    geocoder = online()
    assert geocoder.attribution is None
    ask(geocoder, ["Qwxyz"])
    assert "OpenStreetMap" in geocoder.attribution
    assert "ODbL" in geocoder.attribution


@pytest.mark.parametrize(
    ("kind", "half", "precision", "radius"),
    [
        ("country", 3, "country", None),
        ("state", 0.5, "admin1", None),
        ("county", 0.2, "admin2", None),
        ("village", 0.001, "town", 5.0),
        ("city", 0.1, "town", None),
        ("municipality", 0.5, "admin2", None),
        ("house", 0.0001, "site", 1.0),
        ("aerodrome", 0.01, "site", None),
        ("motorway", 0.2, "near", 25.0),
        ("sea", 4, "area", None),
    ],
)
def test_precision_is_what_the_object_is(nominatim, kind, half, precision, radius):
    raw = nominatim.result("X", 35.0, 38.0, kind=kind, half=half)
    raw["class"] = {"aerodrome": "aeroway", "motorway": "highway", "sea": "natural"}.get(kind, "place")
    place = places_of("nominatim", [Answer("X", 35.0, 38.0, raw)])[0]
    assert place.precision == (precision if kind != "motorway" or place.radius_km <= 25 else "area")
    if radius and place.precision == precision:
        assert place.radius_km == radius
    assert place.radius_km >= 1
    assert 0 < place.score <= 0.9


def test_an_answer_that_says_nothing_claims_nothing():
    (place,) = places_of("arcgis", [Answer("X, Y", 1.0, 2.0, {})])
    assert (place.name, place.precision, place.radius_km) == ("X", "area", UNKNOWN_KM)
    assert place.id == "arcgis:1.00000,2.00000"


def test_scores_follow_importance_and_equals_are_ambiguous(nominatim):
    answers = [
        Answer("X", lat, 38.0, nominatim.result("X", lat, 38.0, importance=value, number=int(lat)))
        for lat, value in ((35.0, 0.3), (36.0, 0.6), (37.0, 0.6), (37.01, 0.6))
    ]
    places = places_of("nominatim", answers)
    assert [place.lat for place in places] == [36.0, 37.0, 35.0]
    assert places[0].score == places[1].score < 0.5
    assert places[2].score < 0.05
    assert [other.lat for other in places[0].alternatives] == [37.0, 35.0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"user_agent": None}, "wants to know who asks; give a user agent"),
        ({"user_agent": "  "}, "--user-agent"),
        ({"user_agent": "my-application"}, "says nothing about who asks"),
        ({"user_agent": "map (me@example.org)"}, "says nothing about who asks"),
        ({"user_agent": "geopy/2.4"}, "says nothing about who asks"),
        ({"user_agent": "bản đồ"}, "plain ASCII"),
        ({"user_agent": "x\r\nX-Evil: 1"}, "plain ASCII"),
        ({"service": "nominatin"}, "unknown geocoder 'nominatin'; geopy has arcgis"),
        ({"service": "opencage"}, "opencage wants api_key; give it as key= or in GEOMAP_GEOCODER_KEY"),
        ({"url": "127.0.0.1:8080"}, "write it as http://127.0.0.1:8080"),
        ({"url": "file:///etc/passwd"}, "is no address of a server"),
        ({"service": "baidu", "key": "k", "url": "http://127.0.0.1"}, "no address that can be changed"),
        ({"min_delay": 0.5}, "too few for nominatim; it is 1 or more"),
        ({"min_delay": 0.5, "url": "https://nominatim.openstreetmap.org"}, "too few for nominatim"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_wrong_options_are_told_with_their_cure(options, words):
    with pytest.raises(OptionError, match=r"(?s).*") as caught:
        Online(**{"service": "nominatim", "user_agent": AGENT, "cache": False, **options})
    assert words in str(caught.value)


def test_addresses_with_paths(nominatim, online):
    for url in (f"{nominatim.url}/geo/", f"{nominatim.url}/geo/search"):
        ask(online(url=url, cache=False), ["Qwxyz"])
    assert [path for path, _, _ in nominatim.requests] == ["/geo/search"] * 2


def test_a_key_goes_where_the_service_wants_it():
    geocoder = Online("opencage", user_agent=AGENT, key="secret", cache=False)
    assert geocoder._geopy.api_key == "secret"
    assert "secret" not in repr(geocoder)
    geocoder.close()


def test_tables_ask_and_report(nominatim, online, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text(
        "place,province,country,date\nQwxyz,Idlib,Syria,2023-11-07\nNope nope,,Syria,2023-11-07\n"
    )
    problems = []
    frame = geomap.read(table, geocoder=online(), problems=problems)
    assert frame["place_id"].tolist()[0] == "nominatim:osm:node/1"
    assert [problem.row for problem in problems] == [3]
    nominatim.always = (403, "no")
    problems = []
    frame = geomap.read(table, geocoder=online(cache=False), problems=problems)
    assert len(frame) == 2
    assert [problem.value for problem in problems if "403" in problem.message] == ["Qwxyz, Idlib"]


def test_no_service_is_asked_for_a_place_that_is_known_but_hardly_sure(nominatim, online, tmp_path):
    report = tmp_path / "r.txt"
    report.write_text(
        "Rain fell in Kirkuk.\n\nSchools were shut, and police said that the clashes were over.\n"
    )
    frame = geomap.read(report, geocoder=online(), published="2023-11-08", problems=[])
    assert frame["place_name"].tolist() == ["Kirkuk"]
    assert frame.geometry.isna().tolist() == [True]
    assert nominatim.asked == []


def test_the_page_credits_openstreetmap_only_where_its_places_are(nominatim, online, tmp_path):
    from geomap.mapping.payload import _credit

    table = tmp_path / "t.csv"
    table.write_text("place,date\nQwxyz,2023-11-07\nErbil,2023-11-07\n")
    frame = geomap.read(table, geocoder=online(), problems=[])
    assert "OpenStreetMap" in _credit(frame)
    assert "OpenStreetMap" not in _credit(frame[1:])


def test_no_test_waits_for_the_clock(nominatim, online):
    began = time.monotonic()
    nominatim.failures = [(500, "")] * 2
    ask(online(), [f"Nope {n}" for n in range(5)])
    assert time.monotonic() - began < 2
