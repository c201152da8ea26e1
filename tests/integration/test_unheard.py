"""Reports in languages that have no pack: where and when, and nothing that is no place."""

from __future__ import annotations

import tomllib
from collections import Counter
from math import cos, hypot, radians
from pathlib import Path

import pytest

import geomap
from geomap import languages
from geomap.extraction.language import identify

_PATH = Path(__file__).parents[1] / "unheard" / "reports.toml"
REPORTS = tomllib.loads(_PATH.read_text("utf-8"))["report"]
_NEAR = 30  # kilometres
_DRAWN = 0.3  # confidence from which an incident is a dot


def _told(line: str) -> tuple[str, str, str, str]:
    name, country, first, *last = line.split(", ")
    return name, country, first, last[0] if last else first


def _is_near(row, name: str, country: str) -> bool:
    point = geomap.geocode([name], country=country).geometry.iloc[0]
    across = (row.geometry.x - point.x) * cos(radians(point.y))
    return hypot(across, row.geometry.y - point.y) * 111.2 < _NEAR


def _read(report):
    found = geomap.extract(report["text"], published=report.get("published"), problems=[])
    return [row for row in found.itertuples() if row.geometry is not None and not row.geometry.is_empty]


def test_no_language_of_them_has_a_pack_and_most_are_told_twice():
    told = Counter(report["language"] for report in REPORTS)
    assert set(told).isdisjoint(languages.codes())
    assert sum(count > 1 for count in told.values()) > 35


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: f"{report['language']}-{report['text'][:20]}")
def test_places_and_days_are_read(report):
    assert identify(report["text"]) == report.get("read_as", report["language"])
    rows = _read(report)
    assert {row.type for row in rows} <= {"other"}
    missed, known = [], set()
    for line in report["told"]:
        name, country, first, last = _told(line)
        here = [row for row in rows if _is_near(row, name, country)]
        known |= {row.Index for row in here}
        if not any((str(row.date.date()), str(row.date_end.date())) == (first, last) for row in here):
            missed.append(line)
    assert missed == report.get("missed", [])
    others = [row.place for row in rows if row.Index not in known and row.confidence >= _DRAWN]
    assert sorted(others) == sorted(report.get("also", []) + report.get("wrong", []))
