"""The days of a table's rows: in whichever order its dates are written, with their precision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy
import pandas

from geomap.incidents import date_precision, scale
from geomap.sources import dates, odd_days
from geomap.sources.values import as_objects, groups, taken

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geomap.sources.incident_rows import Reader

_ORDERS = {"dmy": "day", "mdy": "month"}


class RowDates:
    """Reads the columns of dates of one table."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def days(self, name: str, date_order: str | None, default: dt.date | None) -> Any:
        """First day of each row, or the default."""
        codes, found = self.spans(name, date_order)
        return _array([one[0] if one else default for one in found])[codes]

    def spans(self, name: str, date_order: str | None) -> tuple[Any, list[dates.Interval | None]]:
        """The interval of each distinct text, and which one each row has."""
        column = self.reader.column(name)
        if column is None:
            return numpy.zeros(self.reader.length, dtype=int), [None]
        shown = dates.order_of(column.distinct)
        order = shown or date_order
        if shown and (unclear := next(filter(dates.is_ambiguous, column.distinct), None)):
            decided = next(at for at, text in enumerate(column.distinct) if dates.order_of([text]))
            number = self.reader.table.numbers[(column.codes == decided).argmax()]
            said = f"dates such as this one are read {_ORDERS[shown]} first, as row {number} has it:"
            self.reader.log.note(column.header, unclear, said, "write YYYY-MM-DD where it is not so")
        found = column.parsed(lambda text: dates.parse(text, order=order), self.reader.log)
        serial = [at for at, text in enumerate(column.distinct) if found[at] and dates.is_serial(text)]
        if serial:
            self.reader.keep(name)
            rows = numpy.isin(column.codes, serial).nonzero()[0].tolist()
            day = next(one.first.isoformat() for at in serial if (one := found[at]))
            said = f"this is a spreadsheet's number of a day, and read as {day}"
            self.reader.log.add(rows, column.header, column.text(rows[0]), said, "save dates as YYYY-MM-DD")
        return column.codes, found

    def intervals(self, date_order: str | None, statuses: Sequence[str]) -> dict[str, Any]:
        """First day, last day and precision of each row."""
        begins, starts = self.spans("date", date_order)
        if (dated := self.reader.column("date")) is not None and not self.reader.table.own:
            odd_days.report(dated, starts, statuses, self.reader.log)
        finishes, ends = self.spans("date_end", date_order)
        words = pandas.factorize(as_objects(self.reader.vocabulary("date_precision", tuple(scale("date")))))
        group, shown = groups(begins, finishes, words[0] + 1)
        first: list[dt.date | None] = []
        last: list[dt.date | None] = []
        precision: list[str] = []
        backward: list[int] = []
        for number, row in enumerate(shown.tolist()):
            start, end = starts[begins[row]], ends[finishes[row]]
            word = words[1][words[0][row]] if words[0][row] >= 0 else None
            begin, until = start or (None, None)
            if end is not None and begin is not None and end.last < begin:
                backward.append(number)
            elif end is not None:
                begin, until = begin or end.first, end.last
            elif begin is not None and begin == until and word:
                begin, until = dates.widened(begin, word)
            first.append(begin)
            last.append(until)
            precision.append(_precision(begin, until, word))
        column = self.reader.column("date_end")
        if backward and column is not None:
            column.faults += 1
            rows = numpy.isin(group, backward).nonzero()[0].tolist()
            message, cure = "the end is before the date; it is left out", "swap the two dates"
            self.reader.log.add(rows, column.header, column.text(rows[0]), message, cure)
        return {
            "date": _array(first)[group],
            "date_end": _array(last)[group],
            "date_precision": taken(precision, group),
        }


def _precision(begin: dt.date | None, until: dt.date | None, word: str | None) -> str:
    if begin is None:
        return "unknown"
    return word if word and word != "unknown" else date_precision(begin, until)


def _array(days: list[dt.date | None]) -> Any:
    return numpy.array(days, dtype="datetime64[s]")
