"""Measure how evenly the languages read: one and the same short story, told in each of them.

    python benchmarks/alike.py [tests/alike] [--errors]

A story is read rightly when every incident that it should give is found, with its type, point, days and
figures, and nothing else is (reported, planned, possible or denied; background and statements are free).
What one language reads and another does not is a gap of the other one's pack, or of a rule.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from gold import any_of, distance_km

from geomap.extraction import Report, extract_reports

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from geomap.incidents import Incident

FREE = ("statement",)  # types that a story may have beside what it lists
FIGURES = ("deaths", "injured", "affected")


class Told(NamedTuple):
    """A story in one language, what it should give, and whether that is known to be missed."""

    file: str
    name: str
    language: str
    text: str
    published: dt.date
    incidents: list[dict[str, Any]]
    more: bool
    missed: bool

    @property
    def id(self) -> str:
        """File, story and language."""
        return f"{self.file}: {self.name} ({self.language})"


def stories(folder: Path) -> Iterator[Told]:
    """All stories of a folder, language by language."""
    for path in sorted(folder.glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8"))["story"]:
            for language, text in story["texts"].items():
                yield Told(
                    path.stem,
                    story["name"],
                    language,
                    text,
                    story["published"],
                    story.get("incidents", []),
                    story.get("more", False),
                    language in story.get("missed", []),
                )


def answers(row: Incident, wanted: dict[str, Any]) -> bool:
    """Is a found incident one that is wanted?"""
    if row.type not in any_of(wanted["type"]) or row.status != wanted.get("status", "reported"):
        return False
    if "lat" in wanted:
        if row.lon is None or row.lat is None:
            return False
        if distance_km(row.lon, row.lat, wanted["lon"], wanted["lat"]) > wanted["km"]:
            return False
    elif wanted.get("place") == "none" and row.lon is not None:
        return False
    if "date" in wanted:
        span = wanted["date"], wanted.get("date_end", wanted["date"])
        if (row.date, row.date_end) != span:
            return False
    return all(getattr(row, field) == wanted[field] for field in FIGURES if field in wanted)


def read(told: Told) -> list[Incident]:
    """What geomap finds in a story, without what is free."""
    rows = extract_reports([Report(told.text, published=told.published, language=told.language)])
    wanted = {incident.get("status") for incident in told.incidents}
    kinds = {kind for incident in told.incidents for kind in any_of(incident["type"])}
    return [
        row
        for row in rows
        if (row.type not in FREE or row.type in kinds)
        and (row.status != "background" or "background" in wanted)
    ]


def is_right(told: Told, rows: list[Incident]) -> bool:
    """Does each wanted incident have its own found one, and nothing else was found?"""
    left = list(rows)
    for wanted in told.incidents:
        hit = next((row for row in left if answers(row, wanted)), None)
        if hit is None:
            return False
        left.remove(hit)
    return told.more or not left


def main() -> None:
    """Print the share that each language reads rightly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tests/alike"))
    parser.add_argument("--errors", action="store_true", help="print what is read wrongly")
    chosen = parser.parse_args()
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for told in stories(chosen.folder):
        rows = read(told)
        right[told.language].append(is_right(told, rows))
        if told.missed and right[told.language][-1]:
            print(f"{told.id}: read rightly now; take the language off `missed`")
        if chosen.errors and not right[told.language][-1]:
            print(f"{told.id}{' (known)' if told.missed else ''}\n    {told.text}")
            for row in rows:
                figures = [getattr(row, field) for field in FIGURES]
                print(f"    -> {row.type} {row.status} {row.place!r} {row.date}..{row.date_end} {figures}")
    for language, verdicts in sorted(right.items()):
        print(f"{language}: {sum(verdicts)} of {len(verdicts)} = {sum(verdicts) / len(verdicts):.2f}")


if __name__ == "__main__":
    main()
