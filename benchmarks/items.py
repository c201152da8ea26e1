"""Measure the reading of short news items, each of which tells one incident or none.

    python benchmarks/items.py [tests/gold/items] [--errors] [--language en]

A folder holds a CSV file per language: text, published, type and place (acceptable ones separated by |),
country, date, date_end, status; type is ``-`` where a careful reader takes no incident. Printed per
language: items whose type, place and date are found, and all three; status right; located reported
incidents that answer their item with the place right; items without an incident from which nothing is
put on the map.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from gold import right_date, right_place

from geomap.extraction import Report, extract_reports

COLUMNS = ("text", "published", "type", "place", "country", "date", "date_end", "status")
NOTHING = "-"


def read(path: Path) -> list[dict[str, Any]]:
    """Items of a file in the form in which the gold gives an incident."""
    items = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            item: dict[str, Any] = {
                "text": row["text"],
                "published": dt.date.fromisoformat(row["published"]),
                "type": row["type"].split("|"),
                "place": [name for name in row["place"].split("|") if name],
                "country": [code for code in row["country"].split("|") if code],
                "status": row["status"] or "reported",
                "date": "unknown" if row["date"] in ("", "unknown") else dt.date.fromisoformat(row["date"]),
            }
            if row["date_end"]:
                item["date_end"] = dt.date.fromisoformat(row["date_end"])
            items.append(item)
    return items


def score(path: Path, *, show: bool = False) -> Counter[str]:
    """Counts of a file: items, typed, placed, dated, right, status; located, good; empty, silent."""
    count: Counter[str] = Counter()
    for number, item in enumerate(read(path), start=2):
        rows = extract_reports([Report(item["text"], published=item["published"], language=path.stem)])
        rows = [row for row in rows if row.type != "statement" or "statement" in item["type"]]
        drawn = [row for row in rows if row.lon is not None and row.status == "reported"]
        told = [
            f"{row.type} {row.place!r}->{row.place_name} {row.date}..{row.date_end} {row.status}"
            for row in rows
        ]
        if item["type"] == [NOTHING]:
            count["empty"] += 1
            count["silent"] += not drawn
            if show and drawn:
                print(f"{path.stem}:{number} FALSE {'; '.join(told)} | {item['text']}")
            continue
        count["items"] += 1
        typed = [row for row in rows if row.type in item["type"]]
        best = max(
            typed,
            key=lambda row: (
                right_place(row, item) + right_date(row, item),
                row.status == item["status"],
            ),
            default=None,
        )
        verdict = [best is not None, False, False]
        if best is not None:
            verdict[1:] = [right_place(best, item), right_date(best, item)]
            count["status"] += best.status == item["status"]
        for name, value in zip(("typed", "placed", "dated"), verdict, strict=True):
            count[name] += value
        count["right"] += all(verdict)
        if item["status"] == "reported":
            count["located"] += len(drawn)
            count["good"] += sum(right_place(row, item) for row in drawn if row.type in item["type"])
        if show and not (all(verdict) and best is not None and best.status == item["status"]):
            missed = "".join(letter for letter, found in zip("TPD", verdict, strict=True) if not found)
            wish = f"{item['type']} {item['place'][:1]} {item['date']} {item['status']}"
            print(f"{path.stem}:{number} {missed or 'S'} {wish} <> {'; '.join(told) or '-'} | {item['text']}")
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tests/gold/items"))
    parser.add_argument("--errors", action="store_true", help="print each item that is not read right")
    parser.add_argument("--language", default="*", help="only this one")
    chosen = parser.parse_args()
    for found_file in sorted(chosen.folder.glob(f"{chosen.language}.csv")):
        found = score(found_file, show=chosen.errors)
        shares = ", ".join(
            f"{name} {found[name] / max(found['items'], 1):.2f}"
            for name in ("typed", "placed", "dated", "right", "status")
        )
        print(
            f"{found_file.stem}: items {found['items']}, {shares}; located right {found['good']}/"
            f"{found['located']} = {found['good'] / max(found['located'], 1):.2f}; "
            f"nothing drawn where nothing happened {found['silent']}/{found['empty']}"
        )
