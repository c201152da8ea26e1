"""Headers that stand in two rows: above the one that reaches over several columns, below what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.sources import headers

if TYPE_CHECKING:
    from collections.abc import Sequence


def joined(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """One header of two rows; None where the second is none.

    Parameters
    ----------
    above, below
        The row of the header and the one under it. A cell that reaches over several has blank ones to its
        right, and one that reaches down a blank one or itself below.

    Examples
    --------
    >>> joined(["Date", "Location", "", "Date"], ["", "Province", "Village", ""])
    ['Date', 'Province', 'Village', 'Date']
    >>> joined(["Date", "", "Place"], ["soon", "x", "Erbil"])
    """
    width = max(len(above), len(below))
    over = [cell.strip() for cell in above] + [""] * (width - len(above))
    under = [cell.strip() for cell in below] + [""] * (width - len(below))
    last = max((at for at in range(width) if over[at] or under[at]), default=0)
    if (
        all(over[: last + 1])
        or headers.is_tag_row(under)
        or any(any(map(str.isdigit, cell)) for cell in under)
    ):
        return None
    names: list[str] = []
    group = ""
    for upper, lower in zip(over, under, strict=True):
        group = upper or group
        if not lower or lower == upper:
            name = upper
        elif lower in names or not headers.recognise([lower]).columns:
            name = f"{group} {lower}".strip()
        else:
            name = lower
        names.append(name)
    known = len(headers.recognise(over).columns)
    return names if len(headers.recognise(names).columns) > known else None
