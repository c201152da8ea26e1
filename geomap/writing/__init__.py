"""Incidents to files."""

from geomap.writing.files import write

__all__ = ["write"]
