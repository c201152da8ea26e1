"""Search, filters, links, languages and colours: how a reader finds what counts."""

from __future__ import annotations

import datetime as dt

import pytest
from map_of_a_month import incident, pixels, sample, shown, wait_for

import geomap
from geomap.incidents import frame

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("market", 1),
        ("ha noi", 1),
        ("HUE", 1),
        ("درعا", 1),
        ("air strike", 1),
        ("shells market", 1),
        ("flood", 2),
    ],
)
def test_search_over_texts_and_places(show, query, count):
    opened = show(geomap.explore(sample()))
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(query)
    wait_for(opened, count)
    assert f"{10 - count} left out by the search" in opened.page.inner_text(".gm-sentence")
    assert "Filters hide" not in opened.page.inner_text(".gm-hidden")
    opened.page.get_by_text("Clear all filters").click()
    wait_for(opened, 10)
    assert opened.page.input_value(".gm-search") == ""


def test_an_empty_result_says_so_and_offers_to_clear(show):
    opened = show(geomap.explore(sample()))
    opened.page.fill(".gm-search", "no such word")
    opened.page.locator(".gm-sentence", has_text="no incident passes the filters").wait_for()
    opened.page.get_by_text("Clear all filters").click()
    wait_for(opened, 10)


def with_hidden():
    """Three of one week are shown; a possible one, a statement and background of a year are not."""
    return frame(
        [
            incident("flood", "Huế", 107.59, 16.46, 9, country="VN"),
            incident("flood", "Hà Nội", 105.85, 21.03, 11, country="VN"),
            incident("riot", "Lima", -77.0, -12.0, 12, country="PE"),
            incident("protest", "Sidon", 35.4, 33.6, 14, country="LB", status="possible"),
            incident("statement", "Sidon", 35.4, 33.6, 10, country="LB"),
            incident(
                *("riot", "Tyre", 35.2, 33.3, 1),
                status="background",
                date_end=dt.date(2024, 10, 31),
                date_precision="days",
            ),
        ]
    )


def test_a_search_tells_what_is_found_under_layers_that_are_off(show):
    opened = show(geomap.explore(with_hidden()))
    page = opened.page
    assert "3 of 6 incidents (not shown: 1 under Possible" in page.inner_text(".gm-sentence")
    page.fill(".gm-search", "sidon")
    page.locator(".gm-sentence", has_text="Nothing is shown").wait_for()
    assert "1 more under Possible. 1 more under Statement." in page.inner_text(".gm-sentence")
    assert "Filters hide" not in page.inner_text(".gm-hidden")
    page.locator(".gm-find").get_by_text("1 more under Possible").click()
    wait_for(opened, 1)
    assert page.is_checked("input[data-status=possible]")
    page.locator(".gm-find").get_by_text("1 more under Statement").click()
    wait_for(opened, 2)
    assert page.locator(".gm-more-under button").count() == 0
    assert opened.quiet(), opened.messages


def test_filters_hide_what_the_search_found_only(show):
    opened = show(geomap.explore(with_hidden()))
    opened.page.fill(".gm-search", "flood")
    wait_for(opened, 2)
    opened.page.get_by_label("Show the timeline").click()
    box = opened.page.locator(".gm-plot").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 8, box["y"] + 20)
    wait_for(opened, 1)
    assert "Filters hide 1 incident." in opened.page.inner_text(".gm-hidden")
    assert "1 hidden by filters" in opened.page.inner_text(".gm-sentence")


def test_what_is_not_shown_does_not_stretch_the_timeline(show):
    opened = show(geomap.explore(with_hidden()))
    page = opened.page
    page.get_by_label("Show the timeline").click()
    assert page.inner_text(".gm-range") == "9\u201312 November 2023"
    page.check("input[data-status=background]")
    page.locator(".gm-range", has_text="1 November 2023 \u2013 31 October 2024").wait_for()
    assert page.input_value(".gm-units") == "week"
    page.uncheck("input[data-status=background]")
    page.locator(".gm-range", has_text="9\u201312 November 2023").wait_for()


def in_view(opened, name):
    """Whether the mark of an incident is seen beside or above what is open over the map."""
    mark = opened.page.locator(f".gm-mark[aria-label*='{name}']").bounding_box()
    x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
    return opened.page.evaluate(
        "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.gm-mark'))", [x, y]
    )


def test_enter_brings_the_map_to_what_is_found(show):
    opened = show(geomap.explore(with_hidden()))
    opened.page.fill(".gm-search", "flood")
    opened.page.press(".gm-search", "Enter")
    wait_for(opened, 2)
    opened.page.locator(".gm-mark[aria-label*='Hà Nội']").wait_for()
    hue, hanoi = (
        opened.page.locator(f".gm-mark[aria-label*='{name}']").bounding_box() for name in ("Huế", "Hà Nội")
    )
    assert hue["y"] - hanoi["y"] > 100
    opened.page.fill(".gm-search", "no such word")
    opened.page.press(".gm-search", "Enter")
    opened.page.locator(".gm-sentence", has_text="Nothing is shown").wait_for()
    opened.page.wait_for_function("() => location.hash.includes('v=')")


@pytest.mark.parametrize(
    "options", [{}, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}]
)
def test_a_card_from_the_list_brings_its_place_into_view(show, options):
    opened = show(geomap.explore(with_hidden()), **options)
    page = opened.page
    if options:
        page.locator(".gm-handle").click()
    page.fill(".gm-search", "flood")
    page.press(".gm-search", "Enter")
    wait_for(opened, 2)
    page.get_by_text("Clear all filters").click()
    wait_for(opened, 3)
    page.locator(".gm-item", has_text="Lima").click()
    page.wait_for_timeout(900)
    assert page.locator(".gm-card").is_visible()
    assert in_view(opened, "Lima")


def test_filters_by_precision_country_figures_and_confidence(show):
    opened = show(geomap.explore(sample()))
    page = opened.page
    page.locator(".gm-filters summary").click()
    page.uncheck("[data-precision=town]")
    wait_for(opened, 3)
    page.get_by_text("Clear all filters").click()
    page.select_option("[data-filter=country]", label="Vietnam (2)")
    wait_for(opened, 2)
    assert "in Vietnam" in page.inner_text(".gm-sentence")
    page.fill("[data-filter=deaths]", "1")
    wait_for(opened, 1)
    page.get_by_text("Clear all filters").click()
    wait_for(opened, 10)
    page.select_option("[data-filter=confidence]", "0.6")
    wait_for(opened, 9)


def test_the_address_holds_view_filters_and_selection(show):
    opened = show(geomap.explore(sample()))
    page = opened.page
    page.uncheck("input[data-type=shelling]")
    page.get_by_role("slider").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.fill(".gm-search", "o")
    page.locator(".gm-map").click(position={"x": 300, "y": 60})
    page.keyboard.press("Escape")
    page.get_by_label("Zoom in").click()
    page.locator(".gm-item", has_text="Hà Nội").click()
    page.wait_for_timeout(900)
    address, said = page.url, page.inner_text(".gm-sentence")
    assert all(f"{key}=" in address for key in "vtdqi"), address
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-geomap-ready]", state="attached")
    assert page.inner_text(".gm-sentence") == said
    assert page.input_value(".gm-search") == "o"
    assert not page.is_checked("input[data-type=shelling]")
    assert "Flood" in page.inner_text(".gm-card h2")
    page.evaluate("location.hash = ''")
    wait_for(opened, 10)


@pytest.mark.parametrize(
    "address", ["#v=x/y&d=2023..&t={&c=[1]&i=nothing&k=-1&p=what", "#%E0%A4%A", "#d=2023-11-09..2023-11-01"]
)
def test_an_address_that_means_nothing_is_no_harm(show, address):
    opened = show(geomap.explore(sample()))
    opened.page.evaluate("address => (location.hash = address)", address)
    opened.page.wait_for_timeout(300)
    assert shown(opened) == 10
    assert opened.quiet(), opened.messages


@pytest.mark.parametrize(
    ("locale", "lang", "direction", "layers"),
    [
        ("vi-VN", "vi", "ltr", "Các lớp"),
        ("ar-SY", "ar", "rtl", "الطبقات"),
        ("uk", "uk", "ltr", "Шари"),
        ("de-DE", "en", "ltr", "Layers"),
    ],
)
def test_the_page_speaks_the_readers_language(show, locale, lang, direction, layers):
    opened = show(geomap.explore(sample()), locale=locale)
    html = opened.page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == (lang, direction)
    assert opened.page.inner_text(".gm-row h2 >> nth=0") == layers
    opened.page.locator(".gm-item").first.click()
    assert opened.quiet(), opened.messages


def test_lang_wins_over_the_browser(show):
    opened = show(geomap.explore(sample(), lang="tr"), locale="ar")
    assert opened.page.locator("html").get_attribute("lang") == "tr"
    assert opened.page.inner_text(".gm-row h2 >> nth=0") == "Katmanlar"


def test_colours_by_a_column_of_the_users_own(show):
    rows = sample()
    rows["side"] = ["north", "south"] * 5
    opened = show(geomap.explore(rows, color_by="side"))
    legend = opened.page.inner_text(".gm-colours")
    assert "Colours: side" in legend
    assert "north" in legend
    assert "south" in legend
    assert opened.quiet(), opened.messages


def test_outlines_stay_where_tiles_fail(show):
    opened = show(
        geomap.explore(sample(), tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution="Example")
    )
    assert 0xF4F1EA in pixels(opened, ".leaflet-tile-pane canvas")
    assert opened.page.locator(".leaflet-tile-pane img.leaflet-tile-loaded").count() == 0
