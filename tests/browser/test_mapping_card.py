"""The card of an incident: what it marks, names and leaves out, and what is copied from it."""

from __future__ import annotations

import json

import pytest
from map_of_a_month import incident, pixels, sample

import geomap
from geomap.incidents import frame

pytestmark = pytest.mark.browser


def test_a_selected_incident_is_ringed_everywhere(show):
    opened = show(geomap.explore(sample()))
    accent = 0x0B62C4
    assert accent not in pixels(opened, ".gm-canvas")
    opened.page.get_by_label("Flood, Hà Nội, 11 November 2023").click()
    opened.page.locator(".gm-item[aria-current]", has_text="Hà Nội").wait_for()
    assert accent in pixels(opened, ".gm-canvas")
    assert accent in pixels(opened, ".gm-plot canvas")


def test_place_and_trigger_are_marked_in_the_quote(show):
    opened = show(geomap.explore(sample()))
    page = opened.page
    page.locator(".gm-item", has_text="Raqqa").click()
    assert page.inner_text(".gm-card blockquote .gm-said-place") == "Raqqa"
    assert page.inner_text(".gm-card blockquote .gm-said-trigger") == "were killed"
    assert page.inner_text(".gm-card blockquote") == "Three were killed in Raqqa."
    assert page.locator(".gm-card mark").evaluate_all("all => all.map(one => one.dataset.label)") == [
        "what happened",
        "place",
    ]
    assert page.inner_text(".gm-key").split() == ["place", "what", "happened"]
    # A tint, and a bold face on dots: none of the two is told by its colour alone.
    looks = page.locator(".gm-card blockquote mark").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).fontWeight, getComputedStyle(one).textDecorationStyle])"
    )
    assert looks[0] == ["700", "dotted"]
    assert looks[1][0] != "700"
    page.locator(".gm-item", has_text="Daraa").click()
    assert page.inner_text(".gm-card blockquote .gm-said-trigger") == "خرج المئات"
    assert page.locator(".gm-card blockquote").evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_words_of_the_trigger_may_hold_the_place(show):
    found = incident(
        *("air_strike", "Mosul", 43.1, 36.3, 3),
        quote="Jets bombed the Mosul dam.",
        quote_trigger="bombed the Mosul dam",
    )
    opened = show(geomap.explore(frame([found])))
    opened.page.locator(".gm-item").click()
    marks = opened.page.locator(".gm-card blockquote mark")
    assert marks.all_inner_texts() == ["bombed the ", "Mosul", " dam"]
    assert marks.evaluate_all("all => all.map(one => one.dataset.label ?? null)") == [
        "what happened",
        "place",
        None,
    ]
    assert marks.nth(1).get_attribute("class") == "gm-said-place gm-said-trigger"


@pytest.mark.parametrize(("lang", "side"), [("en", "left"), ("ar", "right")])
def test_a_range_of_figures_runs_from_left_to_right(show, lang, side):
    found = incident("flood", "Hama", 36.75, 35.13, 3, deaths=7, deaths_low=5, deaths_high=9)
    opened = show(geomap.explore(frame([found]), lang=lang))
    opened.page.locator(".gm-item").click()
    figure = opened.page.locator(".gm-figures dd").first
    assert figure.inner_text().split() == ["7", "(5–9)"]
    bounds = figure.locator(".gm-bounds")
    assert bounds.evaluate("one => getComputedStyle(one).direction") == "ltr"
    edges = [one.evaluate("one => one.getBoundingClientRect()")[side] for one in (figure, bounds)]
    assert abs(edges[0] - edges[1]) < 1


def test_the_card_names_the_runner_up(show):
    close = incident("flood", "Hyderabad", 78.47, 17.38, 3, place_alternative="Hyderabad, Sindh, PK")
    opened = show(geomap.explore(frame([close, incident("flood", "Hama", 36.75, 35.13, 4)])))
    opened.page.locator(".gm-item", has_text="Hyderabad").click()
    assert opened.page.inner_text(".gm-may-be") == "The name may also mean Hyderabad, Sindh, Pakistan."
    opened.page.locator(".gm-item", has_text="Hama").click()
    assert opened.page.locator(".gm-may-be").count() == 0


def test_card_is_copied(show):
    opened = show(geomap.explore(sample()))
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.locator(".gm-item", has_text="Raqqa").click()
    opened.page.get_by_role("button", name="Copy as GeoJSON").click()
    opened.page.get_by_role("button", name="Copied").first.wait_for()
    found = json.loads(opened.page.evaluate("navigator.clipboard.readText()"))
    assert found["geometry"] == {"type": "Point", "coordinates": [39.02, 35.95]}
    assert found["properties"]["quote"] == "Three were killed in Raqqa."
    opened.page.get_by_role("button", name="Copy link").click()
    opened.page.get_by_role("button", name="Copied").nth(1).wait_for()
    assert "#i=" in opened.page.evaluate("navigator.clipboard.readText()")


def test_a_line_that_repeats_what_stands_beside_it_is_left_out(show):
    told = {"quote": "Floods in Hama killed two.", "lang": "en", "deaths": 2}
    made = incident("flood", "Hama", 36.75, 35.13, 3, summary="Flood, Hama: 2 killed", **told)
    written = incident("flood", "Homs", 36.72, 34.73, 4, summary="The river rose at night", **told)
    opened = show(geomap.explore(frame([made, written])))
    assert opened.page.locator(".gm-said").all_inner_texts() == [told["quote"], "The river rose at night"]
    opened.page.locator(".gm-item").first.click()
    assert opened.page.locator(".gm-card .gm-summary").count() == 0
    opened.page.locator(".gm-item").last.click()
    assert opened.page.inner_text(".gm-card .gm-summary") == "The river rose at night"


def drawn(opened):
    return opened.page.evaluate("document.querySelector('.gm-canvas').toDataURL()")


def test_what_may_be_misread_is_marked_wherever_it_stands(show):
    def of(confidence):
        return show(
            geomap.explore(frame([incident("arrest", "Cusco", -71.97, -13.52, 4, confidence=confidence)]))
        )

    plain = of(0.9)
    page = plain.page
    picture = drawn(plain)
    assert "Doubtful" not in page.inner_text(".gm-sentence")
    assert "doubtful" not in page.inner_text(".gm-item")
    page.locator(".gm-item").click()
    assert page.locator(".gm-card .gm-doubt").count() == 0
    assert drawn(of(0.6)) == picture
    doubtful = of(0.45)
    page = doubtful.page
    assert drawn(doubtful) != picture
    assert "Doubtful, marked ?: 1." in page.inner_text(".gm-sentence")
    assert "Arrest (doubtful)" in page.inner_text(".gm-item")
    page.get_by_label("Arrest, Cusco, 4 November 2023, doubtful").click()
    assert "Check it against the source" in page.inner_text(".gm-card .gm-doubt")
    assert "low (0.45)" in page.inner_text(".gm-card")
