"""Text cells that a spreadsheet would run as a formula, kept harmless and kept exact.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end is taken for a formula by
Excel, LibreOffice and Google Sheets, and a formula can fetch, leak and start things. As OWASP
advises, the CSV writer puts an apostrophe before such *text* (numbers stay numbers). So that
reading gives back the very text, it does so too where text begins with apostrophes before such a
sign; the reader takes one apostrophe away from tables that geomap wrote, and from no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGINS = re.compile("\0'*[-=+@\t\r\n]")
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(text: str) -> str:
    """The text as it may stand in a CSV file.

    Examples
    --------
    >>> guarded("=1+1"), guarded("Erbil"), guarded("'=1")
    ("'=1+1", 'Erbil', "''=1")
    """
    return f"'{text}" if text.lstrip("'").startswith(_SIGNS) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_SIGNS) else cell


def needs_guard(texts: Iterable[str]) -> bool:
    """Whether `guarded` or `unguarded` would change any of the texts, by one search for all of them.

    Examples
    --------
    >>> needs_guard(["Erbil", "a=b"]), needs_guard(["Erbil", "'=1"])
    (False, True)
    """
    return _BEGINS.search("\0" + "\0".join(texts)) is not None
