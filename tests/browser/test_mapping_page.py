"""The saved page in a real browser: opened from disk, with no network."""

from __future__ import annotations

import datetime as dt

import pytest
from map_of_a_week import incident, marks, sample, sentence, wait_for

import geomap
from geomap.incidents import Incident, frame

pytestmark = pytest.mark.browser


def land(opened):
    style = "getComputedStyle(document.documentElement)"
    return opened.page.evaluate(f"{style}.getPropertyValue('--gm-land').trim()")


def test_opens_from_disk_without_a_request(show):
    opened = show(geomap.explore(sample(), title="Syria, November 2023"))
    assert opened.quiet(), (opened.requests, opened.messages)
    assert opened.page.title() == "Syria, November 2023"
    assert opened.page.inner_text("h1") == "Syria, November 2023"
    text = sentence(opened)
    assert "8 of 10 incidents" in text
    assert "3\u201311 November 2023" in text
    assert "Syria" in text
    assert "Known only to a province, district or area: 1." in text
    assert "Known only to a country: 1." in text
    assert "Not located: 1." in text
    assert "Natural Earth" in opened.page.inner_text(".leaflet-control-attribution")


def test_the_map_is_painted(show):
    opened = show(geomap.explore(sample()))
    colours = opened.page.evaluate(
        """() => {
          const seen = new Set()
          for (const canvas of document.querySelectorAll('canvas')) {
            const { data: at } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
            for (let i = 0; i < at.length; i += 4) seen.add((at[i] << 16) | (at[i + 1] << 8) | at[i + 2])
          }
          return [...seen]
        }"""
    )
    assert {0xF4F1EA, 0xD06008, 0x704800} <= set(colours)  # land, strikes, unrest


def test_layer_off_and_on(show):
    opened = show(geomap.explore(sample()))
    before = marks(opened)
    assert any("Aleppo" in label for label in before)
    box = opened.page.locator("input[data-type=shelling]")
    box.uncheck()
    wait_for(opened, "6 of 10")
    assert not any("Aleppo" in label for label in marks(opened))
    assert opened.page.locator(".gm-item").count() == 6
    box.check()
    wait_for(opened, "8 of 10")
    assert sorted(marks(opened)) == sorted(before)
    assert opened.quiet(), opened.messages


def test_group_all_and_none(show):
    opened = show(geomap.explore(sample()))
    opened.page.get_by_label("All layers off").click()
    wait_for(opened, "layers are off")
    assert marks(opened) == []
    opened.page.get_by_label("Strikes: all types").check()
    wait_for(opened, "4 of 10")
    opened.page.get_by_label("All layers on").click()
    wait_for(opened, "9 of 10")


def test_statements_and_plans_are_off_at_first_and_can_be_shown(show):
    opened = show(geomap.explore(sample()))
    assert not opened.page.is_checked("input[data-type=statement]")
    assert not opened.page.is_checked("input[data-status=planned]")
    opened.page.check("input[data-type=statement]")
    opened.page.check("input[data-status=planned]")
    wait_for(opened, "10 incidents")
    opened.page.locator(".gm-item", has_text="Homs").click()
    assert "not reported as having happened" in opened.page.inner_text(".gm-card")


def test_card_says_what_is_known_and_what_is_not(show):
    opened = show(geomap.explore(sample()))
    page = opened.page
    page.locator(".gm-item", has_text="Raqqa").first.click()
    card = page.inner_text(".gm-card")
    for expected in (
        "Air strike",
        "7 November 2023",
        "Raqqa",
        "In Raqqa, within 5 km",
        "Three were killed in Raqqa.",
        "not stated",
        "bulletin.txt",
    ):
        assert expected in card
    assert page.locator(".gm-figures dd").all_inner_texts() == ["3", "8", "not stated"]
    page.keyboard.press("Escape")
    assert page.is_hidden(".gm-card")
    page.locator(".gm-item", has_text="Idlib").click()
    card = page.inner_text(".gm-card")
    assert "Somewhere in Idlib province, within 60 km" in card
    assert "tỉnh Idlib" in card
    page.locator(".gm-item", has_text="Hama").click()
    assert "cumulative" in page.inner_text(".gm-card")


def test_pile_lists_every_incident_there(show):
    opened = show(geomap.explore(sample()))
    opened.page.get_by_label("2 incidents at Raqqa").click()
    assert opened.page.inner_text(".gm-list-title") == "2 incidents at Raqqa"
    assert opened.page.locator(".gm-item").count() == 2
    opened.page.get_by_text("Show all").click()
    assert opened.page.locator(".gm-item").count() == 8


def test_province_is_a_disc_and_reached_by_keyboard(show):
    opened = show(geomap.explore(sample()))
    disc = opened.page.get_by_label("Armed clash, Idlib province, 5 November 2023")
    disc.focus()
    opened.page.keyboard.press("Enter")
    assert "Somewhere in Idlib province" in opened.page.inner_text(".gm-card")
    assert opened.page.evaluate("document.activeElement.id") == "gm-card-title"
    opened.page.keyboard.press("Escape")
    assert "Idlib" in opened.page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_country_is_listed_and_never_a_mark(show):
    opened = show(geomap.explore(sample()))
    assert not any(label.startswith("Drone attack") for label in marks(opened))
    assert "1 incident known only to be in Syria" in marks(opened)
    opened.page.locator(".gm-elsewhere-item", has_text="Somewhere in Syria").click()
    assert opened.page.locator(".gm-item").count() == 1
    opened.page.locator(".gm-elsewhere-item", has_text="Could not be located").click()
    opened.page.locator(".gm-item").click()
    card = opened.page.inner_text(".gm-card")
    assert "They spoke by phone." in card
    assert "not on the map" in card


def test_list_is_walked_with_arrows(show):
    opened = show(geomap.explore(sample()))
    opened.page.locator(".gm-item").first.focus()
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    assert "Armed clash" in opened.page.evaluate("document.activeElement.innerText")
    opened.page.keyboard.press("Enter")
    assert opened.page.is_visible(".gm-card")


def test_right_to_left_quote(show):
    opened = show(geomap.explore(sample()))
    opened.page.locator(".gm-item", has_text="Daraa").click()
    quote = opened.page.locator(".gm-card blockquote")
    assert quote.get_attribute("dir") == "auto"
    assert quote.get_attribute("lang") == "ar"
    assert quote.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert "Near Daraa, within 25 km" in opened.page.inner_text(".gm-card")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Auckland"])
def test_no_time_zone_moves_a_date(show, zone):
    opened = show(geomap.explore(sample()), timezone_id=zone)
    assert "7 November 2023" in opened.page.locator(".gm-item", has_text="Raqqa").first.inner_text()


DATES = {
    "Between 30 December 2022 and 2 January 2023": ((2022, 12, 30), (2023, 1, 2), "days"),
    "Some time in 2023": ((2023, 1, 1), (2023, 12, 31), "year"),
    "Some time in February 2023": ((2023, 2, 1), (2023, 2, 28), "month"),
    "Some time in October 2023": ((2023, 10, 1), (2023, 10, 31), "month"),
    "Between 28 October and 3 November 2023": ((2023, 10, 28), (2023, 11, 3), "week"),
    "Between 3 November and 8 November 2023": ((2023, 11, 3), (2023, 11, 8), "days"),
    "9 November 2023": ((2023, 11, 9), (2023, 11, 9), "day"),
}


def test_dates_claim_no_more_than_is_known(show):
    rows = [
        incident("flood", "Hue", 107.6, 16, date=dt.date(*a), date_end=dt.date(*b), date_precision=precision)
        for a, b, precision in DATES.values()
    ]
    opened = show(geomap.explore(frame([*rows, Incident("flood", source="a.txt")])))
    for number, words in enumerate([*DATES, "Date not stated"]):
        opened.page.locator(".gm-item").nth(number).click()
        assert opened.page.inner_text(".gm-date") == words


def test_link_to_an_incident(show):
    opened = show(geomap.explore(sample()))
    opened.page.locator(".gm-item", has_text="Aleppo").click()
    opened.page.wait_for_url("**#i=*")
    address = opened.page.url
    opened.page.goto("about:blank")
    opened.page.goto(address)
    opened.page.wait_for_selector(".gm-card:not([hidden])")
    assert "Shells hit a market" in opened.page.inner_text(".gm-card")


@pytest.mark.parametrize(
    ("rows", "text", "count"),
    [
        ([], "No incidents.", 0),
        ([incident("flood", "Hue", 107.6, 16.46)], "1 incident, 7 November 2023", 1),
        (
            [incident("storm", "Suva", 178.44, -18.14), incident("storm", "Apia", -171.76, -13.83)],
            "2 incidents",
            2,
        ),
        (
            [incident("other", "Pole", 0.0, 90.0), incident("other", "South Pole", 0.0, -90.0)],
            "2 incidents",
            2,
        ),
        ([Incident("flood", source="a.txt")], "Not located: 1.", 0),
    ],
    ids=["none", "one", "antimeridian", "poles", "unlocated"],
)
def test_odd_data(show, rows, text, count):
    opened = show(geomap.explore(frame(rows)))
    assert opened.quiet(), opened.messages
    assert text in sentence(opened)
    assert len(marks(opened)) == count


def test_antimeridian_is_no_edge(show):
    rows = [incident("storm", "Suva", 178.44, -18.14), incident("storm", "Apia", -171.76, -13.83)]
    opened = show(geomap.explore(frame(rows)))
    suva, apia = (mark.bounding_box()["x"] for mark in opened.page.locator(".gm-mark").all())
    assert 100 < abs(suva - apia) < 900
    zoom = opened.page.evaluate("Object.entries(window).find(([k]) => k.startsWith('map_'))[1].getZoom()")
    assert zoom >= 5


def zoom_of(opened):
    return opened.page.evaluate("Object.entries(window).find(([k]) => k.startsWith('map_'))[1].getZoom()")


def test_the_map_goes_in_no_deeper_than_it_shows_something(show):
    opened = show(geomap.explore(frame([incident("flood", "Hue", 107.6, 16.46)])))
    for _ in range(8):
        zoomed = opened.page.get_by_label("Zoom in")
        if zoomed.get_attribute("aria-disabled") == "true":
            break
        zoomed.click()
        opened.page.wait_for_timeout(300)
    assert zoom_of(opened) == 14
    assert opened.quiet(), opened.messages


def test_a_mark_of_two_names_on_one_point_is_no_way_out_of_the_map(show):
    rows = [incident("flood", "Hue", 107.6, 16.46), incident("flood", "Thừa Thiên", 107.6, 16.46)]
    opened = show(geomap.explore(frame([*rows, incident("flood", "Vinh", 105.7, 18.67)])))
    for number in range(opened.page.locator(".gm-mark").count()):
        opened.page.locator(".gm-mark").nth(number).click()
        opened.page.wait_for_timeout(400)
        assert zoom_of(opened) <= 14
    assert opened.quiet(), opened.messages


def test_own_types_and_columns(show):
    incidents = frame(
        [incident("market day", "Hue", 107.6, 16.46), incident("fair", "Vinh", 105.7, 18.67)],
        [{"Ward": "Phú Hội", "visitors": 250}, {"Ward": None, "visitors": 12}],
    )
    opened = show(geomap.explore(incidents))
    assert opened.page.inner_text(".gm-group legend").strip() == "Other"
    opened.page.locator(".gm-item", has_text="Hue").click()
    card = opened.page.inner_text(".gm-card")
    assert "Ward" in card
    assert "Phú Hội" in card
    assert "250" in card


def test_phone(show):
    opened = show(
        geomap.explore(sample()), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.tap(".gm-handle")
    page.locator(".gm-item", has_text="Aleppo").tap()
    assert "Shells hit a market" in page.inner_text(".gm-card")
    assert page.locator(".gm-close").bounding_box()["height"] >= 44


def test_dark_by_the_readers_system(show):
    opened = show(geomap.explore(sample()), color_scheme="dark")
    assert land(opened) == "#23282d"
    opened.page.get_by_text("Light or dark").click()
    assert land(opened) == "#f4f1ea"


def test_data_all_over_the_world_fill_the_map(show):
    rows = [Incident("flood", lon=lon, lat=lon / 5, place_precision="town") for lon in range(-165, 180, 20)]
    opened = show(geomap.explore(frame(rows)), viewport={"width": 1360, "height": 760})
    places = sorted(one.bounding_box()["x"] for one in opened.page.locator(".gm-mark").all())
    assert places[-1] - places[0] > 700


@pytest.mark.parametrize("west", [-123.0, -77.0])
def test_a_phone_shows_the_world_once_and_all_that_is_in_it(show, west):
    rows = [Incident("flood", lon=lon, lat=20.0, place_precision="town") for lon in (west, 10.0, 151.0)]
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    opened = show(geomap.explore(frame(rows)), **phone)
    boxes = [one.bounding_box() for one in opened.page.locator(".gm-mark").all()]
    assert len(boxes) == 3
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    zoom = opened.page.evaluate("Object.entries(window).find(([k]) => k.startsWith('map_'))[1].getZoom()")
    assert 256 * 2**zoom >= 389.9
    assert opened.quiet(), opened.messages


def test_all_tiles_come_after_a_zoom(show):
    opened = show(geomap.explore(frame([Incident("flood", lon=10.0, lat=50.0, place_precision="town")])))
    page = opened.page
    for label in ("Zoom in", "Zoom out", "Zoom out"):
        page.get_by_label(label).click()
        page.wait_for_timeout(400)
    page.wait_for_function(
        "() => document.querySelectorAll('canvas.leaflet-tile:not(.leaflet-tile-loaded)').length === 0"
    )
    blank = """all => all.filter(one => {
      const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height)
      return !data.some(value => value)
    }).length"""
    assert page.locator("canvas.leaflet-tile").count() > 3
    assert page.locator("canvas.leaflet-tile").evaluate_all(blank) == 0
    assert opened.quiet(), opened.messages
