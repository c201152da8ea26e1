"""Incidents to files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.writing.files import write as write

__all__ = ["write"]


def __getattr__(name: str) -> Any:
    if name == "write":
        from geomap.writing.files import write

        return write
    raise AttributeError(f"module 'geomap.writing' has no attribute {name!r}")
