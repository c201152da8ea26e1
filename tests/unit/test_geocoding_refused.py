"""Servers that refuse, fail or answer nonsense: what there is is kept, and said."""

import pytest
from asked_online import AGENT, HTML, ask

import geomap
from geomap.errors import InputWarning
from geomap.geocoding import Online, locate


def test_403_ends_the_questions_and_keeps_what_there_is(nominatim, online, watch):
    geocoder = online()
    nominatim.failures = [None, (403, "Access blocked")]
    found, problems = ask(geocoder, ["Qwxyz", "Zwxyq", "Erbil", "Nope nope"])
    assert [place and place.name for place in found] == ["Qwxyz", None, "Erbil", None]
    assert len(nominatim.requests) == 2
    refused, left = problems
    assert (refused.value, refused.kept) == ("Zwxyq", True)
    assert "refuses to answer (403)" in refused.message
    assert "not asked again in this run" in refused.cure
    assert "for 1 names: 'Nope nope'" in str(left)
    # The next run asks again, but for what was answered.
    found, problems = ask(online(), ["Qwxyz", "Zwxyq"])
    assert [place.name for place in found] == ["Qwxyz", "Zwxyq"]
    assert len(nominatim.requests) == 3


def test_what_nominatim_asks_for_is_told_when_it_refuses(watch):
    from geopy.exc import GeocoderInsufficientPrivileges

    geocoder = Online(user_agent=AGENT, cache=False, clock=watch, sleep=watch.sleep)

    def refuse(*_, **__):
        raise GeocoderInsufficientPrivileges("403")

    geocoder._limited.func = refuse
    _, (problem,) = ask(geocoder, ["Qwxyz"])
    for words in ("operations.osmfoundation.org", "one request a second", "user agent", "--geocoder-url"):
        assert words in problem.cure
    geocoder.close()


def test_429_waits_as_long_as_it_is_told_and_asks_again(nominatim, online, watch):
    nominatim.failures = [(429, "slow down", "text/plain", [("Retry-After", "7")]), (429, "slow down")]
    found, problems = ask(online(), ["Qwxyz"])
    assert (found[0].name, problems) == ("Qwxyz", [])
    assert watch.slept == [7, 4]


def test_429_for_good_ends_the_questions(nominatim, online, watch):
    nominatim.always = (429, "slow down")
    _, problems = ask(online(), ["Qwxyz", "Zwxyq"])
    assert len(nominatim.requests) == 3
    assert "asked too often (429)" in problems[0].message
    nominatim.always = (429, "slow down", "text/plain", [("Retry-After", "86400")])
    before = len(watch.slept)
    ask(online(), ["Qwxyz"])
    assert len(watch.slept) == before


def test_500_is_tried_again_and_three_names_in_a_row_end_the_questions(nominatim, online, watch):
    nominatim.failures = [(500, "oops"), (503, "oops")]
    assert ask(online(), ["Qwxyz"])[0][0].name == "Qwxyz"
    assert watch.slept == [2, 4]
    nominatim.always = (500, "oops")
    geocoder = online(retries=0)
    found, problems = ask(geocoder, [*(f"Nope {n}" for n in range(5)), "Erbil"])
    assert found[-1].name == "Erbil"
    assert [problem.message for problem in problems[:3]] == [problems[0].message] * 3
    assert "the service failed" in problems[0].message
    assert "for 2 names: 'Nope 3, Nope 4'" in str(problems[3])


def test_time_outs(nominatim, online):
    nominatim.failures = ["slow"]
    found, (problem,) = ask(online(timeout=0.15, retries=0), ["Qwxyz", "Zwxyq"])
    assert [place and place.name for place in found] == [None, "Zwxyq"]
    assert problem.message == "no answer within 0.15 seconds"


@pytest.mark.parametrize(
    "answer",
    [
        HTML,
        (200, "[{"),
        (200, ""),
        (200, "\x00\x01"),
        (200, '"text"'),
        (200, "7"),
        (200, '{"places": []}'),
        (200, '[{"display_name": "Qwxyz"}]'),
        (200, '[{"display_name": "Qwxyz", "lat": "x", "lon": "y"}]'),
        (200, '[{"display_name": "Qwxyz", "lat": "NaN", "lon": "0"}]'),
        (200, '[{"display_name": null, "lat": "1", "lon": "2"}]'),
        (200, "[null]"),
    ],
)
def test_garbage_is_a_problem_and_never_a_place(nominatim, online, answer):
    nominatim.failures = [answer]
    found, (problem,) = ask(online(), ["Qwxyz", "Zwxyq"])
    assert [place and place.name for place in found] == [None, "Zwxyq"]
    assert problem.value == "Qwxyz"
    assert "not understood" in problem.message
    # What was not understood is not kept either.
    assert ask(online(), ["Qwxyz"])[0][0].name == "Qwxyz"


def test_an_error_in_an_answer_is_told(nominatim, online):
    nominatim.failures = [(200, '{"error": "bad query"}'), (400, "bad")]
    _, problems = ask(online(), ["Qwxyz", "Zwxyq"])
    assert ["does not take the query" in problem.message for problem in problems] == [True, True]


def test_a_server_that_is_not_there(nominatim, online, watch):
    geocoder = online()
    nominatim.close()
    found, problems = ask(geocoder, ["Qwxyz", "Zwxyq"])
    assert found == [None, None]
    assert "cannot be reached" in problems[0].message
    assert len(watch.slept) >= 2
    nominatim.close = lambda: None


def test_failures_become_a_warning_where_nobody_collects_them(nominatim, online):
    nominatim.always = (403, "no")
    with pytest.warns(InputWarning, match="refuses to answer"):
        locate(["Qwxyz"], geocoder=online())
    with pytest.warns(InputWarning, match="refuses to answer"):
        frame = geomap.geocode(["Qwxyz", "Erbil"], geocoder=online())
    assert frame["place_name"].tolist() == [None, "Erbil"]
