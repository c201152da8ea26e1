"""Rows that people put below a table: sums, which would count everything twice as incidents, and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?(?: (?:général|general|geral))?|sum|somme|suma|insgesamt|gesamt|summe"
    r"|итого|всего|разом|усього|всього|(?:genel )?toplam|tổng(?: (?:cộng|số))?"
    r"|المجموع(?: الكلي)?|الإجمالي|إجمالي|مجموع",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[*†‡]|(?:data )?(?:sources?|notes?|nb|n\.b\.|fuentes?|nota|remarques?|quellen?"
    r"|anmerkung|источники?|примечани[ея]|джерел[оа]|приміт(?:ка|ки)"
    r"|kaynak(?:lar)?|not|nguồn|ghi chú|المصدر|المصادر|ملاحظ(?:ة|ات))\s*[:.]",
    re.IGNORECASE,
)
_FEWEST = 3  # columns of a table in whose last rows one cell alone is a note


def cut(
    columns: Sequence[list[str]], numbers: Sequence[int], source: str, header: Sequence[str]
) -> list[Problem]:
    """Take the rows below a table out of it that sum it up or are notes, and say which.

    Examples
    --------
    >>> columns = [["Erbil", "Total"], ["3", "3"]]
    >>> print(*cut(columns, [2, 3], "a.csv", ["place", "deaths"]))
    a.csv, row 3, column 'place': the row is left out, as it sums up the others: 'Total'; delete it
    >>> columns
    [['Erbil'], ['3']]
    """
    found: list[Problem] = []
    for number in reversed(numbers[1:]):
        filled = [(at, column[-1].strip()) for at, column in enumerate(columns) if column[-1].strip()]
        why = _why(filled, len(columns))
        if not why:
            break
        at, told = filled[0]
        for column in columns:
            column.pop()
        message = f"the row is left out, as it {why}:"
        found.append(
            Problem(source, number, header[at], told, message, "delete it", kept=False, rows=(number,))
        )
    return found[::-1]


def _why(filled: list[tuple[int, str]], width: int) -> str:
    """What the cells of a last row make it, if not an incident."""
    told, *others = [cell for _, cell in filled]
    # A place may be called so; sums have no words beside theirs.
    if _TOTAL.fullmatch(told.rstrip(" :")) and not any(any(map(str.isalpha, cell)) for cell in others):
        return "sums up the others"
    return "is a note below the table" if not others and width >= _FEWEST and _NOTE.match(told) else ""
