"""Ten incidents of a month, one of them without a date, and what a page says of them."""

from __future__ import annotations

import datetime as dt
import re

from sample_incident import incident

from geomap.incidents import Incident, frame


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
