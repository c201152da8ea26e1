"""What an input holds: one report or table, or several of them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (named in the types of a NamedTuple)
from typing import NamedTuple

from geomap.errors import GeomapError, InputError


class RemarkError(InputError):
    """What there is to say of an input that was read all the same."""


class Part(NamedTuple):
    """A report or table in a file: its text, and what the file itself says about it.

    ``where`` tells the parts of one file apart (``sheet Events``); ``name`` is what its incidents carry as
    their source, if not the file's; ``url`` and ``published`` are the link and the day that it states;
    ``error`` says why it cannot be used, while the others can; ``is_table`` tells a table among
    reports.
    """

    text: str
    where: str = ""
    name: str = ""
    url: str | None = None
    published: dt.date | None = None
    error: GeomapError | None = None
    is_table: bool = False


def missing(label: str, what: str, extra: str) -> InputError:
    """The error that says which extra reads a kind of file."""
    return InputError(
        f"{label}: to read {what}, further packages are needed; install them: pip install 'geomap[{extra}]'"
    )
