"""Measure how long the quick commands take above a bare Python, least of ten runs each.

python benchmarks/startup.py
"""

from __future__ import annotations

import subprocess
import sys
import time

COMMANDS = {"--help": 0.25, "geocode Arbil": 0.5, "types": 0.25, "languages": 0.25}


def least_seconds(*command: str) -> float:
    """The least of ten runs: what the program needs, without what else the machine was doing."""
    taken = []
    for _ in range(10):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    bare = least_seconds("-c", "pass")
    print(f"{'python -c pass':>22}  {bare:.3f} s")
    for command, wanted in COMMANDS.items():
        above = least_seconds("-m", "geomap", *command.split()) - bare
        print(f"{'geomap ' + command:>22}  {above:.3f} s above it (wanted: {wanted})")
