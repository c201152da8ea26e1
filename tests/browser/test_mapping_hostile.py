"""Text in the data is text on the page, whatever it says."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import geopandas
import pytest
import shapely

import geomap
from geomap.incidents import Incident, columns, frame

pytestmark = pytest.mark.browser

HOSTILE = {
    "script": "<script>window.pwned=1</script>",
    "end": "</script><script>window.pwned=1</script>",
    "handler": "<img src=x onerror=window.pwned=1>",
    "svg": "<svg/onload=window.pwned=1>",
    "link": "javascript:window.pwned=1",
    "template": "${window.pwned=1}",
    "backtick": "`;window.pwned=1;`",
    "quotes": "\"'><b onmouseover=window.pwned=1>x</b>",
    "jinja": "{{ 7*7 }} {% for %} {# #}",
    "lines": "a\u2028b\u2029c\0d",
    "half": "half \ud83d of a pair",
    "comment": "<!--<script>",
    "entity": "&lt;script&gt;&amp;",
    "prototype": "__proto__",
    "bidi": "\u202egnp.exe",
}


def hostile_frame(*texts):
    rows = [
        Incident(
            text,
            id=text,
            place=text,
            place_name=text,
            place_id=text,
            country=text,
            admin1=text,
            summary=text,
            place_alternative=text,
            quote=text,
            quote_trigger=text,
            source=text,
            source_url=text,
            lang=text,
            date=dt.date(2023, 11, 1 + number),
            date_end=dt.date(2023, 11, 1 + number),
            date_precision="day",
            place_precision="admin1",
            radius_km=60.0,
            lon=4.0 * number,
            lat=20.0,
        )
        for number, text in enumerate(texts)
    ]
    return frame(rows, [{text: text, "note": text} for text in texts])


def seen(text):
    """The text as a page shows it: half pairs as the sign for what can't be shown."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_of(locator):
    return seen(locator.evaluate("one => one.textContent"))


def test_hostile_text_in_every_column(show):
    opened = show(geomap.explore(hostile_frame(*HOSTILE.values())))
    page = opened.page
    items = page.locator(".gm-item")
    assert items.count() == len(HOSTILE)
    for number, text in enumerate(HOSTILE.values()):
        items.nth(number).click()
        card = page.locator(".gm-card")
        assert text_of(card.locator("blockquote")) == seen(text)
        assert text_of(card.locator("h2")) == seen(text)
        assert seen(text) in text_of(card.locator(".gm-may-be"))
        assert text_of(card.locator(".gm-place strong")) == seen(text)
        assert seen(text) in text_of(card.locator(".gm-origin").first)
        assert [text_of(one) for one in card.locator(".gm-origin").last.locator("dd").all()] == [
            seen(text)
        ] * 2
        assert card.locator("a, img, script, b").count() == 0
    page.wait_for_timeout(600)  # until the map has glided to the last one
    for mark in page.locator(".gm-mark").all():
        mark.focus()
        page.keyboard.press("Enter")
    page.get_by_label("All layers off").click()
    page.get_by_label("All layers on").click()
    assert page.evaluate("window.pwned") is None
    assert opened.quiet(), (opened.requests, opened.messages)


FORMULAE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", '=HYPERLINK("x")')


def test_hostile_text_taken_along(show, tmp_path):
    texts = [*HOSTILE.values(), *FORMULAE]
    opened = show(geomap.explore(hostile_frame(*texts), title="../../=1"))
    for name in ("CSV", "GeoJSON"):
        with opened.page.expect_download() as download:
            opened.page.get_by_role("button", name=name, exact=True).click()
        download.value.save_as(tmp_path / f"shown.{name}")
        assert download.value.suggested_filename == f"1.{name.lower()}"
    lines = (tmp_path / "shown.CSV").read_text("utf-8").removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(lines, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(texts) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    features = json.loads((tmp_path / "shown.GeoJSON").read_text("utf-8"))["features"]
    assert [one["properties"]["quote"] for one in features] == [seen(text) for text in texts]


def test_hostile_text_from_the_reader(show):
    opened = show(geomap.explore(hostile_frame("plain")))
    for text in map(seen, HOSTILE.values()):
        opened.page.fill(".gm-search", text)
        opened.page.wait_for_timeout(250)
        opened.page.evaluate("text => (location.hash = `q=${encodeURIComponent(text)}&t=${text}`)", text)
        opened.page.wait_for_timeout(50)
    assert opened.page.evaluate("window.pwned") is None
    assert opened.quiet(), opened.messages


@pytest.mark.parametrize("name", ["end", "template", "half", "entity"])
def test_hostile_title(show, name):
    opened = show(geomap.explore(frame([]), title=HOSTILE[name]))
    assert text_of(opened.page.locator("h1")) == seen(HOSTILE[name])
    assert opened.page.title() == seen(HOSTILE[name])
    assert opened.page.evaluate("window.pwned") is None
    assert opened.quiet(), (opened.requests, opened.messages)


def test_every_text_column_is_covered():
    assert {c.name for c in columns().values() if c.dtype == "str"} <= set(Incident._fields) | {"group"}


def test_hostile_names_in_foliums_layer_control(show):
    import folium

    m = geomap.explore(hostile_frame(HOSTILE["handler"]))
    folium.LayerControl(collapsed=False).add_to(m)
    opened = show(m)
    assert HOSTILE["handler"] in opened.page.inner_text(".leaflet-control-layers")
    assert opened.page.evaluate("window.pwned") is None


def test_hostile_attribution(show):
    m = geomap.explore(
        frame([]), tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution=HOSTILE["handler"]
    )
    opened = show(m)
    assert HOSTILE["handler"] in opened.page.inner_text(".leaflet-control-attribution")
    assert opened.page.evaluate("window.pwned") is None


def test_a_megabyte_of_text(show):
    text = "\N{GRINNING FACE}<b>" * 150_000
    opened = show(geomap.explore(hostile_frame(text), title=text))
    opened.page.locator(".gm-item").click()
    quote = opened.page.locator(".gm-card blockquote")
    assert "Show more (747,000 characters left)" in text_of(quote)
    quote.get_by_role("button").click()
    assert text_of(quote).startswith(text[:19_000])
    assert opened.quiet(), opened.messages


ADDRESSES = {
    "https://example.org/a?b=c": True,
    "HTTP://example.org": True,
    "java\nscript:alert(1)": False,
    " javascript:alert(1)": False,
    "data:text/html,<script>1</script>": False,
    "file:///etc/passwd": False,
    "//example.org": False,
    "https://": False,
}


def test_only_web_addresses_become_links(show):
    points = geopandas.GeoSeries([shapely.Point(2 * i, 48) for i in range(len(ADDRESSES))], crs="EPSG:4326")
    incidents = geopandas.GeoDataFrame(
        {"type": "flood", "source": "a", "source_url": list(ADDRESSES)}, geometry=points
    )
    opened = show(geomap.explore(incidents))
    for number, linked in enumerate(ADDRESSES.values()):
        opened.page.locator(".gm-item").nth(number).click()
        links = opened.page.locator(".gm-card a")
        assert links.count() == int(linked)
        if linked:
            assert links.get_attribute("rel") == "noopener noreferrer"
