"""What a check of tables found, as a table for people, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING

from geomap import terminal
from geomap.errors import NOTE, shorten
from geomap.sources.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.sources.checking import Finding

COLUMNS = ("source", "row", "kind", "column", "value", "message", "suggestions")


def as_table(findings: Sequence[Finding]) -> str:
    """Aligned columns, with long texts cut; nothing where nothing was found."""
    if not findings:
        return ""
    rows = [
        (
            *finding[:4],
            shorten(finding.value, 30),
            shorten(finding.message, 80),
            shorten("; ".join(finding.suggestions), 100),
        )
        for finding in findings
    ]
    return terminal.table(COLUMNS, rows)


def as_csv(findings: Sequence[Finding]) -> str:
    """Comma-separated, with a header; suggestions in one cell, with semicolons between them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in findings:
        cells = (*finding[:-1], "; ".join(finding.suggestions))
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects."""
    return json.dumps([finding._asdict() for finding in findings], ensure_ascii=False, indent=1) + "\n"


def summary(findings: Sequence[Finding], rows: int) -> str:
    """What was found, in a line.

    Examples
    --------
    >>> summary([], 3)
    '3 rows: nothing to correct'
    """
    counts = Counter(finding.kind for finding in findings if finding.kind != NOTE)
    told = ", ".join(f"{number} {kind}" for kind, number in counts.most_common())
    return f"{rows} row{'s' if rows != 1 else ''}: {told or 'nothing to correct'}"


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}
