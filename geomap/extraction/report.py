"""A report: the text of one news item and what is known about it from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Report(NamedTuple):
    """One news item.

    ``source`` is the file name or URL that the incidents will carry; ``published`` the day of
    publication if it is known from outside the text (given by the user, or from metadata);
    ``language`` a BCP 47 code if it is known.
    """

    text: str
    source: str = ""
    source_url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    title: str | None = None
