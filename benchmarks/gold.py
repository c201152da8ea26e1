"""Measure the incidents taken out of the project's own bulletins against what a careful reader takes.

    python benchmarks/gold.py [tests/gold] [--errors]

A predicted incident answers a gold one when its type is acceptable and its quote holds the gold quote,
or place and date are right. Printed per language: core incidents (not optional) with type, place and
date all right; located reported incidents that answer a gold one with the place right; hits on a
place that is only an actor, a person or a metonym; how many incidents of much and of little confidence
are right in type, place and date.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import languages
from geomap.extraction import Report, extract_reports

if TYPE_CHECKING:
    import datetime as dt

    from geomap.incidents import Incident

EARTH_KM = 6371.0088
_OF_TOWN_KM = 25.0  # most of a town's radius by which its point may be off
SURE = 0.8  # confidence from which on an incident should be right
SHARES = ("typed", "placed", "dated", "right", "status")


def distance_km(lon: float, lat: float, lon2: float, lat2: float) -> float:
    """Great-circle distance by the haversine formula."""
    a, b = math.radians(lat), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def fold(text: str) -> str:
    """Text with case and line ends evened out."""
    return " ".join(text.casefold().split())


def any_of(value: Any) -> list[Any]:
    """The gold gives one value, or a list of acceptable ones."""
    return value if isinstance(value, list) else [value]


def right_place(row: Incident, gold: dict[str, Any]) -> bool:
    """Written as the reader would write it, or the point where it must be."""
    if not gold["place"]:
        return row.lon is None
    written = {fold(name) for name in gold["place"]}
    named = fold(row.place) in written or any(w in fold(row.place) for w in written)
    if row.lon is None or row.lat is None:
        return named
    if gold.get("country") and row.country not in (*any_of(gold["country"]), None):
        return False
    if "km" in gold:
        far = distance_km(row.lon, row.lat, gold["lon"], gold["lat"])
        slack = row.radius_km or 0 if named else 0
        return far <= gold["km"] + (min(slack, _OF_TOWN_KM) if row.place_precision == "town" else slack)
    return named


def right_date(row: Incident, gold: dict[str, Any]) -> bool:
    """The very interval; for an unknown date anything wider than a day, or none."""
    if gold.get("date") in (None, "unknown"):
        return row.date is None or row.date != row.date_end or row.type == "casualty_toll"
    firsts = any_of(gold["date"])
    lasts = any_of(gold["date_end"]) if "date_end" in gold else firsts
    return row.date in firsts and row.date_end in lasts


def match(rows: list[Incident], gold: list[dict[str, Any]]) -> dict[int, int]:
    """Gold to predicted incidents, each used once, the surest pairs first."""
    pairs = []
    for g, wanted in enumerate(gold):
        for r, row in enumerate(rows):
            if row.type not in wanted["type"]:
                continue
            quoted = fold(wanted["quote"]) in fold(row.quote or "")
            place, date = right_place(row, wanted), right_date(row, wanted)
            if quoted or (place and date and wanted["place"]):
                pairs.append((2 * quoted + place + date, -g, -r))
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, g, r in sorted(pairs, reverse=True):
        if -g not in chosen and -r not in used:
            chosen[-g] = -r
            used.add(-r)
    return chosen


def score(folder: Path, *, show: bool = False) -> dict[str, Counter[str]]:
    """Counts per language: core, found, typed, placed, dated, right; located, good; false_place."""
    counts: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        gold = tomllib.loads(path.read_text("utf-8"))
        if gold["language"] not in languages.codes():
            continue  # gold is written before the pack it tests
        text = path.with_suffix(".txt").read_text("utf-8")
        published: dt.date = gold["published"]
        rows = extract_reports(
            [Report(text, source=path.stem, published=published, language=gold["language"])]
        )
        count = counts.setdefault(gold["language"], Counter())
        wanted = gold.get("incidents", [])
        pairs = match(rows, wanted)
        lines: list[str] = []
        for g, item in enumerate(wanted):
            if item.get("optional"):
                continue
            count["core"] += 1
            row = rows[pairs[g]] if g in pairs else None
            verdict = [row is not None, False, False]
            if row is not None:
                verdict = [True, right_place(row, item), right_date(row, item)]
                count["typed"] += 1
                count["placed"] += verdict[1]
                count["dated"] += verdict[2]
                status = item.get("status", "reported")
                count["status"] += row.status == status
                for field in ("deaths", "injured", "affected"):
                    if field in item:
                        count["figures"] += 1
                        count["figures_right"] += getattr(row, field) == item[field]
            count["right"] += all(verdict)
            if not all(verdict):
                got = f"{row.type} {row.place!r}->{row.place_name} {row.date}..{row.date_end}" if row else "-"
                wish = f"{item['type'][0]} {item['place'][:1]} {item.get('date')}"
                lines.append(f"  MISS {wish} | {got} | {item['quote']}")
        matched = {r: g for g, r in pairs.items()}
        for r, row in enumerate(rows):
            told = wanted[matched[r]] if r in matched else None
            right = told is not None and right_place(row, told) and right_date(row, told)
            side = "sure" if row.confidence >= SURE else "unsure"
            count[side] += 1
            count[f"{side}_right"] += right
        banned = {fold(name) for name in gold.get("not_places", [])}
        for r, row in enumerate(rows):
            if row.lon is None or row.type == "statement":
                continue
            if fold(row.place) in banned:
                count["false_place"] += 1
                lines.append(f"  FALSE {row.type} {row.place!r} | {(row.quote or '')[:110]}")
            if row.status != "reported":
                continue
            count["located"] += 1
            good = r in matched and right_place(row, wanted[matched[r]])
            count["good"] += good
            if not good:
                got = f"{row.type} {row.place!r}->{row.place_name} {row.date}"
                lines.append(f"  EXTRA {got} | {(row.quote or '')[:110]}")
        if show:
            print(path.stem, *lines, sep="\n")
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tests/gold"))
    parser.add_argument("--errors", action="store_true", help="print what is missed, false or extra")
    chosen = parser.parse_args()
    for language, found in score(chosen.folder, show=chosen.errors).items():
        shares = [f"{name} {found[name] / found['core']:.2f}" for name in SHARES]
        located = f"located right {found['good']}/{found['located']}"
        figures = f"figures {found['figures_right']}/{found['figures']}"
        sure = " against ".join(
            f"{found[f'{side}_right'] / max(found[side], 1):.2f} of {found[side]}"
            for side in ("sure", "unsure")
        )
        print(
            f"{language}: core {found['core']}, {', '.join(shares)}; {figures}; {located} "
            f"= {found['good'] / max(found['located'], 1):.2f}; false places {found['false_place']}; "
            f"right at confidence >= {SURE}: {sure} below"
        )
