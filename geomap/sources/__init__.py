"""Files and tables to incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.sources.reading import read as read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    if name == "read":
        from geomap.sources.reading import read

        return read
    raise AttributeError(f"module 'geomap.sources' has no attribute {name!r}")
