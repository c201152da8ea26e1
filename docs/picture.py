"""Draw docs/map.png, the picture in the README: the map of the sample reports in a real Chromium.

    python docs/picture.py demo/map.html docs/map.png

Needs the extra ``test`` and a Chromium or Chrome (``GEOMAP_CHROMIUM`` names another one).
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def draw(page_file: Path, picture: Path) -> None:
    """Open a saved map from disk and write what it shows once it says that it is ready."""
    browser_path = os.environ.get("GEOMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if browser_path is None:
        sys.exit("no Chromium or Chrome found; install one or set GEOMAP_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1360, "height": 760})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_function("document.documentElement.dataset.geomapReady")
        page.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
