"""geomap: from news reports and tables of incidents to a layered map that can be trusted.

Everything public is imported when it is first used, so that ``import geomap`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.extraction import extract as extract
    from geomap.extraction import geoparse as geoparse
    from geomap.geocoding import Gazetteer as Gazetteer
    from geomap.geocoding import Online as Online
    from geomap.geocoding import Place as Place
    from geomap.geocoding import Toponym as Toponym
    from geomap.geocoding import geocode as geocode
    from geomap.mapping import explore as explore
    from geomap.sources import read as read
    from geomap.writing import write as write

__version__ = "0.1.0"

_HOMES = {
    "read": "geomap.sources",
    "explore": "geomap.mapping",
    "write": "geomap.writing",
    "extract": "geomap.extraction",
    "geoparse": "geomap.extraction",
    "geocode": "geomap.geocoding",
    "Gazetteer": "geomap.geocoding",
    "Online": "geomap.geocoding",
    "Place": "geomap.geocoding",
    "Toponym": "geomap.geocoding",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604  (names are looked up in __getattr__)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'geomap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
