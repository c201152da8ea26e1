"""Ten incidents of a week, planned and told of, and what a page says of them."""

from __future__ import annotations

from sample_incident import incident as dated

from geomap.incidents import Incident, frame


def incident(kind, name, lon, lat, precision="town", day=7, **more):
    radius = {"town": 5.0, "site": 1.0, "near": 25.0, "admin1": 60.0}.get(precision)
    return dated(kind, name, lon, lat, day, **{"place_precision": precision, "radius_km": radius, **more})


def sample():
    return frame(
        [
            incident(
                "air_strike", "Raqqa", 39.02, 35.95, deaths=3, injured=8, quote="Three were killed in Raqqa."
            ),
            incident("shelling", "Raqqa", 39.02, 35.95, day=8),
            incident("shelling", "Aleppo", 37.16, 36.2, day=9, summary="Shells hit a market"),
            incident(
                "armed_clash", "Idlib", 36.65, 35.82, "admin1", day=5, place="tỉnh Idlib", admin1="Idlib"
            ),
            incident(
                "protest",
                "Daraa",
                36.1,
                32.62,
                "near",
                day=4,
                place="درعا",
                quote="خرج المئات في درعا",
                lang="ar",
            ),
            incident("drone_attack", "Syria", 38.5, 35.0, "country", day=3),
            incident("statement", "Damascus", 36.29, 33.51, day=6),
            incident("air_strike", "Homs", 36.72, 34.73, day=10, status="planned"),
            Incident("diplomatic_call", source="bulletin.txt", quote="They spoke by phone."),
            incident("casualty_toll", "Hama", 36.75, 35.13, day=11, deaths=1200),
        ]
    )


def sentence(opened):
    return opened.page.inner_text(".gm-sentence")


def marks(opened):
    return [mark.get_attribute("aria-label") for mark in opened.page.locator(".gm-mark").all()]


def wait_for(opened, text):
    opened.page.locator(".gm-sentence", has_text=text).wait_for()
