"""The row of sums that people put below a table: as an incident it would count everything twice."""

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


def cut(
    columns: Sequence[list[str]], numbers: Sequence[int], source: str, header: Sequence[str]
) -> Problem | None:
    """Take the last row out of a table if it holds its sums, and say so.

    Examples
    --------
    >>> columns = [["Erbil", "Total"], ["3", "3"]]
    >>> print(cut(columns, [2, 3], "a.csv", ["place", "deaths"]))
    a.csv, row 3, column 'place': the row is left out, as it sums up the others: 'Total'; delete it
    >>> columns
    [['Erbil'], ['3']]
    """
    if len(numbers) < 2:
        return None
    at = next((at for at, column in enumerate(columns) if column[-1].strip()), 0)
    told = columns[at][-1].strip().rstrip(" :") if columns else ""
    filled = [column[-1] for column in columns if column[-1].strip()]
    # A place may be called so; sums have no words beside theirs.
    if not _TOTAL.fullmatch(told) or any(any(map(str.isalpha, cell)) for cell in filled[1:]):
        return None
    for column in columns:
        column.pop()
    message = "the row is left out, as it sums up the others:"
    return Problem(
        source, numbers[-1], header[at], told, message, "delete it", kept=False, rows=(numbers[-1],)
    )
