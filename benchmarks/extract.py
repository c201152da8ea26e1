"""Measure the incidents taken out of the MUC-4 development set against its answer keys.

    python benchmarks/extract.py [CORPORA] [--errors N]

Measures, per gold incident that is not optional: type recall (some predicted incident of an acceptable
type), date exact (gold dates that are a single day), place (the most specific gold name below the
country equals, after normalisation, the name of a matched incident's place), all three together;
and predicted incidents per gold. The speed is that of one core, from report to incidents, and its share of
the speed at which flashgeotext finds names in the same texts (where that is installed).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.extraction import Report, extract_reports
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from geomap.incidents import Incident

ACCEPTABLE = {
    "ATTACK": {
        "armed_clash",
        "attack_on_civilians",
        "attack_on_aid_health",
        "killing",
        "shelling",
        "air_strike",
        "missile_attack",
        "drone_attack",
        "explosion",
    },
    "BOMBING": {
        "explosion",
        "air_strike",
        "missile_attack",
        "shelling",
        "attack_on_aid_health",
        "drone_attack",
        "attack_on_civilians",
    },
    "KIDNAPPING": {"abduction"},
    "ARSON": {"arson"},
    "ROBBERY": {"robbery"},
    "FORCED WORK STOPPAGE": {"protest", "riot"},
}
KIND_WORDS = r"\b(departments?|province|municipality|city|town|district|village|neighborhood|of)\b"
SURE = 0.8  # confidence from which on an incident should be right
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def muc_date(text: str | None) -> dt.date | None:
    """A single day such as ``30 DEC 89``; None for anything else."""
    found = re.fullmatch(r"(\d{1,2}) ([A-Z]{3}) (\d{2})", (text or "").strip())
    if not found or found[2] not in MONTHS:
        return None
    try:
        return dt.date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:  # the keys hold a 31 November
        return None


def muc_place(text: str | None) -> str | None:
    """The most specific name of ``COUNTRY: PROVINCE (DEPARTMENT): TOWN (TOWN)`` below the country."""
    parts = [re.sub(r"\(.*?\)", "", part).strip() for part in (text or "").split(":")]
    return parts[-1] if len(parts) > 1 and parts[-1] else None


def names_of(row: Incident) -> set[str]:
    """Normalised names of a predicted incident's place."""
    names = {row.place, row.place_name or ""}
    if row.place_id:
        index = Index.open()
        place = index.row_of(row.place_id)
        if place is not None:
            names |= set(index.names_of(place))
    keys = {normalise(name) for name in names if name}
    words = [
        "departments?",
        "province",
        "municipality",
        "city",
        "town",
        "district",
        "village",
        "neighborhood",
    ]
    return keys | {re.sub(rf"\b({'|'.join(words)}|of)\b", "", key).strip() for key in keys}


def flashgeotext_speed(texts: list[str]) -> float | None:
    """Texts a second in which flashgeotext finds names; None where it is not installed."""
    try:
        from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:
        return None
    finder = GeoText()
    began = time.process_time()
    for text in texts:
        finder.extract(text)
    return len(texts) / (time.process_time() - began)


def measure(path: Path, show: int = 0) -> dict[str, float]:
    """Read the corpus and return the measures."""
    gold = kinds = days = day_right = places = place_right = all_right = predicted = 0
    seconds = 0.0
    texts: list[str] = []
    by_confidence = {True: [0, 0], False: [0, 0]}
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        published = muc_date(document["dateline_date"])
        texts.append(document["text"])
        began = time.process_time()
        rows = extract_reports(
            [Report(document["text"], source=document["id"], published=published, language="en")]
        )
        seconds += time.process_time() - began
        rows = [r for r in rows if any(r.type in kinds for kinds in ACCEPTABLE.values())]
        predicted += len(rows)
        answered: set[str] = set()
        for template in document["templates"]:
            if template["optional"]:
                continue
            gold += 1
            accepted = set().union(
                *(ACCEPTABLE[k] for k in re.split(r" / ", template["type"]) if k in ACCEPTABLE)
            )
            typed = [r for r in rows if r.type in accepted]
            kinds += bool(typed)
            day, place = muc_date(template["date"]), muc_place(template["location"])
            right_day = [r for r in typed if day is None or (r.date == day and r.date_end == day)]
            key = normalise(place) if place else None
            right_place = [r for r in typed if key is None or key in names_of(r)]
            if day:
                days += 1
                day_right += bool(right_day)
            if key:
                places += 1
                place_right += bool(right_place)
            hits = [r for r in right_place if r in right_day]
            right = bool(hits)
            all_right += right
            answered |= {r.id for r in hits}
            if not right and show > 0:
                show -= 1
                print(document["id"], template["type"], template["date"], template["location"])
                for r in typed:
                    print(
                        "   ",
                        r.type,
                        r.date,
                        r.date_end,
                        "|",
                        r.place,
                        "|",
                        r.place_name,
                        "|",
                        (r.quote or "")[:160],
                    )
        for r in rows:
            side = r.confidence >= SURE
            by_confidence[side][0] += r.id in answered
            by_confidence[side][1] += 1
    speed = len(texts) / seconds
    peer = flashgeotext_speed(texts)
    return {
        "type recall": kinds / gold,
        "date exact": day_right / days,
        "place": place_right / places,
        "all three": all_right / gold,
        "predicted per gold": predicted / gold,
        f"right at >= {SURE}": by_confidence[True][0] / max(by_confidence[True][1], 1),
        f"right below {SURE}": by_confidence[False][0] / max(by_confidence[False][1], 1),
        "reports per second": speed,
        **({"share of flashgeotext": speed / peer} if peer else {}),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--errors", type=int, default=0, help="print so many incidents that were missed")
    chosen = parser.parse_args()
    for name, value in measure(chosen.corpora / "muc4" / "dev.jsonl", chosen.errors).items():
        print(f"{name:>20}  {value:.3f}")
