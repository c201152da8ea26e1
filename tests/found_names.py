"""What was found in a text, by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.toponyms import Toponym


def by_text(found: list[Toponym]) -> dict[str, Toponym]:
    return {toponym.text: toponym for toponym in found}
