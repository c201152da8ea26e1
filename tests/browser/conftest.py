"""A real Chromium or Chrome without a network, and pages that remember what they asked for."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name resolves: a page that asks for anything outside itself fails to get it.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def find_chromium() -> str | None:
    """Path of a browser: GEOMAP_CHROMIUM, else the first known name on PATH."""
    named = os.environ.get("GEOMAP_CHROMIUM")
    if named:
        return named if Path(named).is_file() else shutil.which(named)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@dataclass
class Opened:
    """A page and what happened in it: requests beyond the file, console messages, errors."""

    page: Any
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        return not self.requests and not self.messages


@pytest.fixture(scope="module")
def browser():
    # One per module, not per session: Playwright keeps an event loop running, which tests of
    # notebooks in the same process would trip over.
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium or Chrome found; install one or set GEOMAP_CHROMIUM to its path")
    missing = "playwright is not installed; pip install 'geomap[test]'"
    sync_api = pytest.importorskip("playwright.sync_api", reason=missing)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def show(browser, tmp_path):
    """Save a map and open it from disk; the page is ready when this returns."""
    contexts = []

    def _show(m, *, ready: bool = True, **options: Any) -> Opened:
        path = tmp_path / f"map{len(contexts)}.html"
        m.save(str(path))
        options.setdefault("viewport", {"width": 1200, "height": 760})
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        opened = Opened(page)

        def asked(request: Any) -> None:
            if request.url.split("#")[0] != path.as_uri() and not request.url.startswith("data:"):
                opened.requests.append(request.url)

        def refuse(dialog: Any) -> None:
            opened.messages.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("request", asked)
        page.on("console", lambda message: opened.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: opened.messages.append(f"error: {error}"))
        page.on("dialog", refuse)
        page.goto(path.as_uri())
        if ready:
            page.wait_for_selector("html[data-geomap-ready]", state="attached")
        return opened

    yield _show
    for context in contexts:
        context.close()
