"""Measure how the time of reading one report grows with its length, on texts that no reporter would write.

    python benchmarks/scaling.py

Each is one piece repeated without end: no full stop, a list of names, brackets that never close. Printed: the
time for four times the text as a multiple of the time for the text; 4 is growth in step with the length.
"""

from __future__ import annotations

import datetime as dt
import time

from geomap.extraction import Report, extract_reports

PIECES = {
    "one sentence without end": "Shelling hit Kharkiv and a bomb exploded near Izium while men fled to Sumy ",
    "names on lines": "Kharkiv\n",
    "names with commas": "Kharkiv, Izium, Poltava, Sumy, Lviv, ",
    "names with dashes": "Kharkiv - ",
    "one name": "Kharkiv ",
    "figures": "5 dead 10 wounded ",
    "dates": "on Monday ",
    "words": "then again and again ",
    "capitals": "Aaa Bbb Ccc ",
    "quotation marks": '"a ',
    "brackets": "(",
    "one letter": "a",
}
LENGTH = 100_000


def seconds(text: str) -> float:
    """Processor time of one reading."""
    start = time.process_time()
    extract_reports([Report(text, published=dt.date(2023, 11, 8), language="en")])
    return time.process_time() - start


if __name__ == "__main__":
    seconds("Shelling hit Kharkiv.")  # what is loaded once
    for name, piece in PIECES.items():
        short, long = (seconds(piece * (length // len(piece))) for length in (LENGTH, 4 * LENGTH))
        print(f"{name:>26}  {long / max(short, 1e-3):5.1f} times; {short:.2f} s, {long:.2f} s")
