"""From a report to its incidents: names, dates, triggers and figures, put together and weighed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.extraction.pipeline import as_date as as_date
    from geomap.extraction.pipeline import extract as extract
    from geomap.extraction.pipeline import extract_reports as extract_reports
    from geomap.extraction.report import Report as Report
    from geomap.extraction.toponyms import geoparse as geoparse

_HOMES = {
    "as_date": "geomap.extraction.pipeline",
    "extract": "geomap.extraction.pipeline",
    "extract_reports": "geomap.extraction.pipeline",
    "Report": "geomap.extraction.report",
    "geoparse": "geomap.extraction.toponyms",
}

__all__ = [*_HOMES]  # noqa: PLE0604  (names are looked up in __getattr__)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'geomap.extraction' has no attribute {name!r}")
