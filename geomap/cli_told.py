"""What commands say beside what they make: problems of the inputs, and whom to credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.cli_options import tell
from geomap.errors import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.errors import Problem
    from geomap.geocoding import Online

SHOWN = 10


def list_problems(problems: list[Problem], *, quiet: bool, verbose: bool) -> None:
    """Say what of the inputs could not be used as it stood, what was left out altogether first."""
    if quiet:
        return
    wanted = [problem for problem in problems if verbose or problem.kind != NOTE]
    ordered = sorted(wanted, key=lambda problem: problem.kept)
    shown = ordered if verbose else ordered[:SHOWN]
    for problem in shown:
        tell(f"{'note' if problem.kept else 'skipped'}: {problem}")
    if len(ordered) > len(shown):
        tell(f"and {len(ordered) - len(shown)} more; --verbose lists them all")


def list_some(lines: Iterable[str]) -> None:
    """Say the first of many lines, and how many more there are."""
    listed = list(lines)
    for line in listed[:SHOWN]:
        tell(line)
    if len(listed) > SHOWN:
        tell(f"and {len(listed) - SHOWN} more like it")


def credit(geocoder: Online | None) -> None:
    """Say whom answers of an online service have to be credited to."""
    if geocoder is not None:
        if geocoder.attribution:
            tell(f"credit for places from {geocoder.service}: {geocoder.attribution}")
        geocoder.close()
