"""Names to places: `geocode`, `locate`, the geopy provider `Gazetteer`, `Online` services, and what is below.

Everything is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geomap.geocoding.place import Place, Toponym

if TYPE_CHECKING:
    from geomap.geocoding.online import Online as Online
    from geomap.geocoding.provider import Gazetteer as Gazetteer
    from geomap.geocoding.table import geocode as geocode
    from geomap.geocoding.table import locate as locate

_HOMES = {
    "Gazetteer": "geomap.geocoding.provider",
    "Online": "geomap.geocoding.online",
    "geocode": "geomap.geocoding.table",
    "locate": "geomap.geocoding.table",
}

__all__ = [*_HOMES, "Place", "Toponym"]  # noqa: PLE0604  (names are looked up in __getattr__)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'geomap.geocoding' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
