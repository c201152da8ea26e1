"""Text cells that a spreadsheet would run as a formula, kept harmless and kept exact.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end is taken for a formula by
Excel, LibreOffice and Google Sheets, and a formula can fetch, leak and start things. As OWASP
advises, the CSV writer puts an apostrophe before such *text* (numbers stay numbers). So that
reading gives back the very text, it does so too where text begins with apostrophes before such a
sign; the reader takes one apostrophe away from tables that geomap wrote, and from no others.
"""

from __future__ import annotations

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
