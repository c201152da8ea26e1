"""Our layer on maps of others, and theirs on ours."""

from __future__ import annotations

import folium
import pytest
from map_of_a_month import sample as month
from map_of_a_week import incident, marks, sample, wait_for

import geomap
from geomap.incidents import frame
from geomap.mapping import IncidentLayer, Legend, Panel, Timeline

pytestmark = pytest.mark.browser


def test_on_a_map_of_the_users_own(show):
    m = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    assert geomap.explore(sample(), m=m) is m
    # folium's own files do not come without a network; ours is enough.
    opened = show(m)
    assert any("Raqqa" in label for label in marks(opened))
    opened.page.locator(".gm-item", has_text="Aleppo").click()
    assert "Shells hit a market" in opened.page.inner_text(".gm-card")


def test_folium_elements_on_our_map(show):
    m = geomap.explore(sample())
    folium.Marker([35, 38], popup="<b>bold</b>", tooltip="tip").add_to(m)
    folium.GeoJson({"type": "Point", "coordinates": [37, 34]}, name="own").add_to(m)
    folium.LayerControl(collapsed=False).add_to(m)
    opened = show(m)
    assert opened.quiet(), (opened.requests, opened.messages)
    control = opened.page.inner_text(".leaflet-control-layers")
    assert "Strikes: Air strike (2)" in control
    # folium's control and our panel agree.
    opened.page.locator(".leaflet-control-layers label", has_text="Strikes: Shelling (2)").locator(
        "input"
    ).uncheck()
    wait_for(opened, "6 of 10")
    assert not opened.page.is_checked("input[data-type=shelling]")
    opened.page.check("input[data-type=shelling]")
    assert (
        opened.page.locator(".leaflet-control-layers label", has_text="Shelling")
        .locator("input")
        .is_checked()
    )


def test_two_layers_on_one_map(show):
    m = geomap.explore(sample())
    second = IncidentLayer(frame([incident("flood", "Hue", 107.6, 16.46)]), title="Floods").add_to(m)
    Panel(second).add_to(m)
    opened = show(m)
    opened.page.wait_for_selector(".gm-control h1")
    assert opened.quiet(), opened.messages
    assert opened.page.inner_text(".gm-control h1") == "Floods"


def test_tiles_ask_only_the_named_host(show):
    m = geomap.explore(
        sample(), tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution="Example & Co"
    )
    opened = show(m)
    assert opened.requests
    assert all(url.startswith("https://tiles.example.org/") for url in opened.requests)
    assert "Example & Co" in opened.page.inner_text(".leaflet-control-attribution")
    assert not any("Content Security Policy" in message for message in opened.messages)
    assert any("Raqqa" in label for label in marks(opened))


def test_notebook_frame_works(show, browser, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{geomap.explore(sample())._repr_html_()}", "utf-8")
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.frame_locator("iframe").locator(".gm-sentence", has_text="8 of 10").wait_for(timeout=8000)
    page.frame_locator("iframe").locator(".gm-item", has_text="Aleppo").click()
    assert not errors
    context.close()


def test_timeline_and_legend_on_a_map_of_the_users_own(show):
    m = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    layer = IncidentLayer(month()).add_to(m)
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
