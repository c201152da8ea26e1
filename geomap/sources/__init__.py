"""Files and tables to incidents."""

from geomap.sources.reading import read

__all__ = ["read"]
