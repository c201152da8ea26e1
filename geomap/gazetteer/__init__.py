"""The built-in gazetteer: build, normalisation of names, and the memory-mapped index."""

from __future__ import annotations
