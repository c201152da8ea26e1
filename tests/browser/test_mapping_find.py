"""Time, search, filters, links and what a reader takes along."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import folium
import pytest

import geomap
from geomap.incidents import Incident, frame
from geomap.mapping import IncidentLayer, Legend, Timeline

pytestmark = pytest.mark.browser


def incident(kind, name, lon, lat, day, **more):
    date = dt.date(2023, 11, day) if day else None
    given = {
        "place": name,
        "place_name": name,
        "place_precision": "town",
        "radius_km": 5.0,
        "date": date,
        "date_end": date,
        "date_precision": "day" if day else "unknown",
        "country": "SY",
        "source": "bulletin.txt",
        **more,
    }
    return Incident(kind, lon=lon, lat=lat, **given)


def sample():
    return frame(
        [
            incident(
                *("air_strike", "Raqqa", 39.02, 35.95, 3),
                deaths=3,
                quote="Three were killed in Raqqa.",
                quote_trigger="were killed",
            ),
            incident("shelling", "Aleppo", 37.16, 36.2, 5, summary="Shells hit a market", deaths=0),
            incident(
                *("protest", "Daraa", 36.1, 32.62, 7),
                quote="خرج المئات في درعا",
                quote_trigger="خرج المئات",
                place="درعا",
                lang="ar",
            ),
            incident("flood", "Huế", 107.59, 16.46, 9, country="VN", summary="Nước sông dâng cao"),
            incident("flood", "Hà Nội", 105.85, 21.03, 11, country="VN", deaths=12),
            incident(
                "armed_clash",
                "Idlib",
                36.65,
                35.82,
                1,
                place_precision="admin1",
                radius_km=60.0,
                date_end=dt.date(2023, 11, 30),
                date_precision="month",
                confidence=0.4,
            ),
            incident("drone_attack", "Syria", 38.5, 35.0, 12, place_precision="country"),
            incident("riot", "Homs", 36.72, 34.73, None, deaths=1),
            incident("arrest", "Hama", 36.75, 35.13, 14, confidence=0.9),
            Incident("diplomatic_call", source="bulletin.txt", quote="They spoke by phone."),
        ],
        [{"=ward": "=1+1" if row == 0 else None} for row in range(10)],
    )


def shown(opened):
    return int(re.search(r"Showing (\d+)", opened.page.inner_text(".gm-sentence"))[1])


def wait_for(opened, count):
    opened.page.locator(".gm-sentence strong", has_text=re.compile(rf"^{count} ")).wait_for()


def handles(opened):
    return [handle.get_attribute("aria-valuetext") for handle in opened.page.get_by_role("slider").all()]


def pixels(opened, selector):
    return set(
        opened.page.evaluate(
            """(selector) => {
              const seen = new Set()
              for (const canvas of document.querySelectorAll(selector)) {
                const { data: at } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
                for (let i = 0; i < at.length; i += 4) {
                  if (at[i + 3] === 255) seen.add((at[i] << 16) | (at[i + 1] << 8) | at[i + 2])
                }
              }
              return [...seen]
            }""",
            selector,
        )
    )


def test_the_brush_filters_while_it_is_dragged(show):
    opened = show(geomap.explore(sample()))
    assert shown(opened) == 10
    box = opened.page.locator(".gm-plot").bounding_box()
    day = (box["width"] - 46) / 30
    mouse = opened.page.mouse
    mouse.move(box["x"] + day * 4.5, box["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + day * 8.5, box["y"] + 20, steps=4)
    wait_for(opened, 4)  # 5, 7 and 9 November, and some time in November
    assert "5\u20139 November 2023" in opened.page.inner_text(".gm-sentence")
    mouse.up()
    assert handles(opened) == ["5 November 2023", "9 November 2023"]
    mouse.move(box["x"] + day * 6.5, box["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + day * 8.5, box["y"] + 20, steps=3)
    mouse.up()
    assert handles(opened) == ["7 November 2023", "11 November 2023"]
    opened.page.get_by_text("All dates").click()
    wait_for(opened, 10)


def test_the_brush_by_keyboard(show):
    opened = show(geomap.explore(sample()))
    first, last = opened.page.get_by_role("slider").all()
    first.focus()
    for _ in range(12):
        opened.page.keyboard.press("ArrowRight")
    wait_for(opened, 2)
    last.focus()
    opened.page.keyboard.press("Home")
    wait_for(opened, 1)
    assert handles(opened) == ["13 November 2023"] * 2
    opened.page.keyboard.press("End")
    first.focus()
    opened.page.keyboard.press("Home")
    wait_for(opened, 10)


def test_unknown_dates_have_a_bin_of_their_own(show):
    opened = show(geomap.explore(sample()))
    opened.page.get_by_label("One step forward").click()
    before = shown(opened)
    unknown = opened.page.get_by_label("no date: 2")
    assert unknown.get_attribute("aria-pressed") == "false"
    unknown.click()
    wait_for(opened, before + 2)


def test_a_bar_is_picked_and_left_by_a_click(show):
    opened = show(geomap.explore(sample()))
    box = opened.page.locator(".gm-plot").bounding_box()
    at = (box["x"] + (box["width"] - 46) * 10.5 / 30, box["y"] + 30)
    opened.page.mouse.click(*at)
    wait_for(opened, 2)
    assert "Hà Nội" in opened.page.inner_text(".gm-list")
    opened.page.mouse.click(*at)
    wait_for(opened, 10)


def test_play_moves_the_window_and_stops(show):
    opened = show(geomap.explore(sample()))
    opened.page.get_by_label("Play").click()
    seen = set()
    for _ in range(40):
        if len(seen) == 3:
            break
        seen.add(handles(opened)[0])
        opened.page.wait_for_timeout(200)
    assert len(seen) == 3
    opened.page.get_by_label("Pause").click()
    stopped = handles(opened)
    opened.page.wait_for_timeout(700)
    assert handles(opened) == stopped


def test_bars_of_weeks_and_months(show):
    opened = show(geomap.explore(sample()))
    unit = opened.page.get_by_label("Width of a bar")
    assert unit.input_value() == "day"
    assert opened.page.locator(".gm-units option").all_inner_texts() == ["Days", "Weeks"]
    unit.select_option("week")
    opened.page.get_by_role("slider").last.focus()
    opened.page.keyboard.press("Home")
    assert handles(opened) == ["30 October 2023", "5 November 2023"]


def test_few_incidents_fold_the_timeline_away(show):
    opened = show(geomap.explore(frame([incident("flood", "Hue", 107.6, 16.46, 7)])))
    assert opened.page.locator(".gm-plot").is_hidden()
    opened.page.get_by_label("Show the timeline").click()
    assert opened.page.locator(".gm-plot").is_visible()


def test_no_dates_no_timeline(show):
    opened = show(geomap.explore(frame([Incident("flood", source="a.txt")])))
    assert opened.page.locator(".gm-time").is_hidden()


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
    page.select_option("[data-filter=confidence]", "0.5")
    wait_for(opened, 9)


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


def taken(opened, name):
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=name, exact=True).click()
    return download.value


def test_what_is_shown_is_taken_along_as_geojson(show, tmp_path):
    opened = show(geomap.explore(sample(), title="Two/weeks: a test"))
    opened.page.fill(".gm-search", "flood")
    wait_for(opened, 2)
    download = taken(opened, "GeoJSON")
    assert download.suggested_filename == "Two-weeks-a-test.geojson"
    download.save_as(tmp_path / "shown.geojson")
    found = geomap.read(tmp_path / "shown.geojson")
    assert found["place"].tolist() == ["Huế", "Hà Nội"]
    assert found["deaths"].tolist()[1] == 12
    assert found.geometry.x.round(2).tolist() == [107.59, 105.85]


def test_the_csv_holds_no_formula(show, tmp_path):
    opened = show(geomap.explore(sample()))
    download = taken(opened, "CSV")
    download.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_text("utf-8")
    assert text.startswith("\ufeffid,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 10
    raqqa = next(row for row in rows if row["place"] == "Raqqa")
    assert raqqa["'=ward"] == "'=1+1"
    assert raqqa["date"] == "2023-11-03"
    assert (raqqa["longitude"], raqqa["latitude"]) == ("39.02", "35.95")


def test_picture(show, tmp_path):
    import struct

    opened = show(geomap.explore(sample(), title="Syria"))
    download = taken(opened, "Picture")
    assert download.suggested_filename == "Syria.png"
    download.save_as(tmp_path / "map.png")
    raw = (tmp_path / "map.png").read_bytes()
    assert raw.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", raw[16:24])
    assert width == 2 * (1200 - 320)
    assert height > 1200
    assert len(raw) > 50_000


def test_paper_is_one_page_with_the_legend(show):
    opened = show(geomap.explore(sample(), title="Syria"))
    raw = opened.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", raw)) == 1


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


def test_timeline_and_legend_on_a_map_of_the_users_own(show):
    m = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    layer = IncidentLayer(sample()).add_to(m)
    Timeline(layer).add_to(m)
    Legend(layer, position="topleft").add_to(m)
    opened = show(m, ready=False)
    page = opened.page
    page.locator(".leaflet-top.leaflet-left .gm-legend").wait_for()
    assert page.locator(".leaflet-bottom .gm-plot").is_visible()
    assert page.get_by_label("Shelling, Aleppo, 5 November 2023").count() == 1
    page.get_by_label("One step forward").click()
    page.get_by_label("Shelling, Aleppo, 5 November 2023").wait_for(state="detached")
    page.get_by_text("All dates").click()
    page.get_by_label("Shelling, Aleppo, 5 November 2023").wait_for()
    page.uncheck("input[data-type=shelling]")
    page.get_by_label("Shelling, Aleppo, 5 November 2023").wait_for(state="detached")


def test_outlines_stay_where_tiles_fail(show):
    opened = show(
        geomap.explore(sample(), tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution="Example")
    )
    assert 0xF4F1EA in pixels(opened, ".leaflet-tile-pane canvas")
    assert opened.page.locator(".leaflet-tile-pane img.leaflet-tile-loaded").count() == 0


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
