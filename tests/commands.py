"""The command line as a process, and the files that it is tried on."""

import os
import subprocess
import sys
from pathlib import Path

import geomap

REPORT = "Drones struck the airport of Erbil on 7 November 2023, killing three people.\n"
TABLE = "place,date,type,description\nErbil,2023-11-07,flood,Fine\n"


def run(*arguments, cwd, data=b"", **environment):
    return subprocess.run(
        [sys.executable, "-m", "geomap", *map(str, arguments)],
        cwd=cwd, input=data, capture_output=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(Path(geomap.__file__).parents[1]), **environment},
    )  # fmt: skip
