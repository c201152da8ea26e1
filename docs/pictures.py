"""Draw the pictures of the documents: saved maps in a real Chromium, as readers see them.

    python docs/pictures.py demo/map.html docs

writes docs/map.png (README) and docs/pictures/*.png. Needs the extra ``test`` and a Chromium or Chrome
(``GEOMAP_CHROMIUM`` names another one).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import geopandas
import numpy as np
import pandas as pd
from playwright.sync_api import Browser, sync_playwright

import geomap
from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.meta import BUILT_IN
from geomap.taxonomy import types

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP = {"width": 1360, "height": 760}
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
MILLION = 1_000_000


class Picture(NamedTuple):
    """One picture: its file, the part of the address after #, how the browser is set, and what is clicked."""

    name: str
    state: str = ""
    options: dict[str, Any] = {}  # noqa: RUF012
    click: str = ""


PICTURES = (
    Picture("map.png"),
    Picture("pictures/dark.png", options={"color_scheme": "dark"}),
    Picture("pictures/phone.png", options=PHONE),
    Picture("pictures/phone-list.png", options={**PHONE, "color_scheme": "dark"}, click=".gm-handle"),
    Picture("pictures/arabic.png", "v=5/32.6/42", options={"locale": "ar"}, click="Deir ez-Zor"),
    Picture("pictures/card.png", "v=5/33/40&d=2023-11-03..2023-11-08", click="Gaza City"),
    Picture("pictures/province.png", "v=7/35.3/40.2", click="Deir ez-Zor"),
)


def draw(browser: Browser, page_file: Path, picture: Picture, folder: Path) -> None:
    """Open a saved map from disk and write what it shows once it says that it is ready."""
    options = {"viewport": DESKTOP, "locale": "en", **picture.options}
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(f"{page_file.resolve().as_uri()}#{picture.state}")
    page.wait_for_selector("html[data-geomap-ready]", state="attached", timeout=120_000)
    if picture.click.startswith("."):
        page.locator(picture.click).click()
    elif picture.click:
        while page.locator(".gm-more").is_visible():
            page.locator(".gm-more").click()
        page.locator(".gm-item", has_text=picture.click).first.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(700)
    path = folder / picture.name
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(path))
    context.close()


def save_million(path: Path) -> None:
    """A map of a million made-up incidents around the towns of the world, more where more people live."""
    rng = np.random.default_rng(1)
    columns = Index.open(BUILT_IN).columns
    weight = np.sqrt(np.asarray(columns["population"], dtype=float))
    weight[np.asarray(columns["kind"]) != KINDS.index("town")] = 0
    town = rng.choice(len(weight), MILLION, p=weight / weight.sum())
    lon = np.asarray(columns["lon"])[town] + rng.normal(0, 0.05, MILLION)
    lat = np.asarray(columns["lat"])[town] + rng.normal(0, 0.05, MILLION)
    days = (rng.beta(3, 2, MILLION) * 2190).astype(int)
    known = [key for key in types() if key not in {"other", "statement"}]
    often = rng.permutation(1 / (1 + np.arange(len(known))))
    kinds = rng.choice(np.array(known), MILLION, p=often / often.sum())
    data = {"type": kinds, "date": pd.Timestamp("2018-01-01") + pd.to_timedelta(days, unit="D")}
    points = geopandas.points_from_xy(np.clip(lon, -180, 180), np.clip(lat, -85, 85))
    frame = geopandas.GeoDataFrame(data, geometry=points, crs=4326)
    geomap.explore(frame, title="A million made-up incidents").save(str(path))


def main(page_file: Path, folder: Path) -> None:
    """Draw all pictures."""
    program = os.environ.get("GEOMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sys.exit("no Chromium or Chrome found; install one or set GEOMAP_CHROMIUM")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for picture in PICTURES:
            draw(browser, page_file, picture, folder)
        million = Path(place) / "million.html"
        save_million(million)
        draw(browser, million, Picture("pictures/million.png"), folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
