"""Online services asked by the command line, on a server of this machine."""

import pytest
from commands import run

AGENT = "harbour-news-map (desk@harbour.news)"


def online(server, *more):
    return "--geocoder", "nominatim", "--geocoder-url", server.url, "--geocoder-delay", "0", *more


def test_an_online_service_is_asked_for_what_the_gazetteer_lacks(work, nominatim):
    where = {"XDG_CACHE_HOME": str(work / "cache"), "GEOMAP_USER_AGENT": AGENT}
    for _ in range(2):
        done = run("geocode", "Erbil", "Qwxyz", *online(nominatim), "--format", "csv", cwd=work, **where)
        assert done.returncode == 0, done.stderr
        assert [line.split(",")[1] for line in done.stdout.decode().splitlines()] == [
            "place",
            "Erbil",
            "Qwxyz",
        ]
        assert "credit for places from nominatim: © OpenStreetMap contributors" in done.stderr.decode()
    assert nominatim.asked == ["Qwxyz"]
    assert {agent for _, _, agent in nominatim.requests} == {AGENT}
    run("geocode", "Qwxyz", *online(nominatim, "--no-cache"), cwd=work, **where)
    assert nominatim.asked == ["Qwxyz"] * 2
    run("geocode", "Erbil", *online(nominatim, "--geocoder-first", "--no-cache"), cwd=work, **where)
    assert nominatim.asked[2:] == ["Erbil"]


def test_a_map_is_made_although_the_service_refuses(work, nominatim):
    (work / "t.csv").write_text("place,date\nErbil,2023-11-07\nQwxyz,2023-11-07\nZwxyq,2023-11-07\n")
    nominatim.failures = [None, (403, "blocked")]
    options = online(nominatim, "--user-agent", AGENT, "--no-cache")
    done = run("map", "t.csv", *options, "-o", "m.html", cwd=work)
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert "3 incidents: 2 located, 1 not" in told
    assert "the service refuses to answer (403) 'Zwxyq'" in told
    assert "OpenStreetMap" in told
    assert (work / "m.html").exists()
    nominatim.failures = []
    done = run("export", "t.csv", *options, "--format", "csv", cwd=work)
    assert b"nominatim:osm:node/2" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--geocoder", "nominatim"),
        ("--geocoder", "nominatin", "--user-agent", AGENT),
        ("--geocoder", "nominatim", "--user-agent", AGENT, "--geocoder-delay", "0.1"),
        ("--geocoder-url", "http://127.0.0.1:1"),
        ("--geocoder-first",),
    ],
)
def test_wrong_use_of_a_service_is_2(work, arguments):
    for command in (("geocode", "Qwxyz"), ("export", "table.csv")):
        done = run(*command, *arguments, cwd=work, GEOMAP_USER_AGENT="")
        assert done.returncode == 2, done.stderr
        assert b"Traceback" not in done.stderr
