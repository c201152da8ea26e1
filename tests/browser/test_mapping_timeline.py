"""The timeline: bars, the brush over them, and what plays."""

from __future__ import annotations

import pytest
from map_of_a_month import handles, incident, sample, shown, wait_for

import geomap
from geomap.incidents import Incident, frame

pytestmark = pytest.mark.browser


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
