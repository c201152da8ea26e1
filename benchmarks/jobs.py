"""Measure how many processes read many reports: time, memory, and whether the result is the same.

    python benchmarks/jobs.py [--reports 10000] [--jobs 1 2]

Short reports are made by chance from a few sentences; each number of jobs is a run of the command line.
Memory is the most that the first process, and the largest of the others, had at one time. The ratio
means something on a machine with as many free cores as jobs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOWNS = "Aleppo Cairo Erbil Kharkiv Goma Kabul Bamako Hodeidah Mosul Odesa Lahore Manila".split()  # noqa: SIM905
TOLD = (
    "A bomb exploded in {town} on {day} November, killing {few} people and wounding {many}.",
    "Drones struck a fuel depot near {town} on {day} November, officials said.",
    "Thousands protested in {town} on {day} November against rising prices.",
    "Floods in {town} displaced {many} people on {day} November.",
    "Police in {town} arrested {few} people on {day} November.",
)
# Runs the command, then says how much memory it and its children had at most (kB), and their seconds.
PROBE = """
import resource, sys
from geomap.cli import main
try:
    main(sys.argv[1:])
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        print("used", used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def make(folder: Path, number: int) -> None:
    """Write so many reports."""
    chance = random.Random(7)
    for n in range(number):
        told = " ".join(
            chance.choice(TOLD).format(
                town=chance.choice(TOWNS),
                day=chance.randint(1, 8),
                few=chance.randint(2, 40),
                many=chance.randint(50, 400),
            )
            for _ in range(3)
        )
        (folder / f"r{n:06}.txt").write_text(f"Report {n}\n\n{told}\n", "utf-8")


def measure(folder: Path, jobs: int) -> tuple[float, list[int], list[float], str]:
    """Seconds, peaks of memory (MB), work (s) of the first process and the others, digest."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "export", str(folder), "--published", "2023-11-08", "--lang", "en",
         "--jobs", str(jobs)],
        capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    seconds = time.perf_counter() - began
    used = [line.split()[1:] for line in done.stderr.decode().splitlines() if line.startswith("used ")]
    peaks = [int(memory) // 1024 for memory, _ in used]
    digest = hashlib.sha256(done.stdout).hexdigest()[:12]
    return seconds, peaks, [float(work) for _, work in used], digest


def main() -> None:
    """Print one line per number of jobs, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), chosen.reports)
        first: float | None = None
        digests = set()
        for jobs in chosen.jobs:
            seconds, peaks, work, digest = measure(Path(folder), jobs)
            first = first or seconds
            digests.add(digest)
            rate = chosen.reports / seconds
            print(
                f"jobs {jobs}: {seconds:.1f} s, {rate:.0f} reports/s, ratio {first / seconds:.2f};"
                f" first process {peaks[0]} MB, {work[0]:.1f} s of work;"
                f" others {peaks[1]} MB, {work[1]:.1f} s; output {digest}"
            )
        print("same output" if len(digests) == 1 else "DIFFERENT OUTPUT")


if __name__ == "__main__":
    main()
