"""A table's rows to incidents: what each cell means is settled here, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap import taxonomy
from geomap.errors import InputError
from geomap.incidents import (
    STATUSES,
    SUMMARY_LENGTH,
    extra_name,
    frame_from_columns,
    make_id,
    scale,
)
from geomap.sources import date_parts, headers, pairs, positions
from geomap.sources.row_dates import RowDates
from geomap.sources.type_words import crosswalk, type_of
from geomap.sources.values import (
    MISSING,
    Amount,
    BadValueError,
    Column,
    Log,
    amount,
    distance,
    own_column,
    share,
    taken,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import geopandas

    from geomap.errors import Problem
    from geomap.geocoding.online import Online
    from geomap.geocoding.place import Place
    from geomap.sources.table import Table

_TEXTS = ("quote", "quote_trigger", "source_url", "lang")
_PLACE = ("place_name", "place_id", "radius_km", "place_score", "place_alternative")
_LONGEST_TYPE = 40  # characters; what is longer tells an event
_COUNTS = ("deaths", "deaths_low", "deaths_high", "injured", "affected")


def incidents_of(
    table: Table,
    *,
    problems: list[Problem],
    source: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    bias: Sequence[str] = (),
    country: str | None = None,
    date_order: str | None = None,
    geocoder: Online | None = None,
    places: dict[int, Place] | None = None,
) -> geopandas.GeoDataFrame:
    """Incidents of a table, one for each row.

    Parameters
    ----------
    table
        The table, as `geomap.sources.table.parse` or a format's own reader gives it.
    problems
        What could not be read as it stood is added here, with row, column, value and cure.
    source
        What messages call the table; its name if None.
    published, language
        Day of publication and language (BCP 47) of rows that do not state them.
    bias, country
        ISO 3166-1 alpha-2 codes: countries to prefer, and the one that all names are in.
    date_order
        ``"dmy"`` or ``"mdy"`` for dates such as 03/04/2023, where the column does not show it.
    geocoder
        An online service for names that the gazetteer does not have.
    places
        The places of rows that were looked up are added here, by position of the row.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of `geomap.incidents.columns`, then the table's other columns and those that
        could not be taken over as they stood; as many rows as the table.

    Raises
    ------
    InputError
        If no column says where, or there are no rows.
    """
    source = source or table.name
    roles = headers.recognise(table.header, table.tags)
    reader = Reader(table, roles, Log(source, table.numbers))
    if not roles.says_where and not reader.pair:
        raise InputError(_no_place_message(source, table.header))
    if not table.numbers and not table.own:
        raise InputError(f"{source}: the table has a header and no rows; nothing can be mapped")
    data = reader.fields(published, language, date_order)
    data.update(
        positions.located(
            {name: reader.column(name) for name in positions.INPUTS},
            [reader.column_at(index) for index in roles.columns.get("place", ())],
            {
                "place_precision": reader.vocabulary("place_precision", tuple(scale("place"))),
                **{name: data[name] for name in _PLACE},
            },
            log=reader.log,
            own=table.own,
            bias=bias,
            country=country,
            geocoder=geocoder,
            places=places,
        )
    )
    problems.extend(reader.log.sorted())
    return frame_from_columns(data, reader.extras(data))


def _no_place_message(source: str, header: Sequence[str]) -> str:
    found = ", ".join(repr(name) for name in header[:12]) + (", ..." if len(header) > 12 else "")
    return (
        f"{source}: no column says where it happened; found {found}; wanted is one of place, location,"
        " city, town, village, site, admin2, admin1 or country, or both latitude and longitude"
    )


class Reader:
    """Reads the columns of one table by their roles."""

    def __init__(self, table: Table, roles: headers.Roles, log: Log) -> None:
        self.table = table
        self.roles = roles
        self.log = log
        self.length = len(table.numbers)
        self._columns: dict[int, Column] = {}
        self.pair: dict[str, Column] = {}
        if not {"lon", "lat"} & set(roles.columns) and not table.own:
            found = pairs.find(table.header, lambda index: self.column_at(index).cells)
            if found:
                name = table.header[found.column]
                self.pair = {"lat": Column(name, found.lat), "lon": Column(name, found.lon)}
        self.date = None
        if not table.own:
            self.date = date_parts.find(
                table.header, lambda index: self.column_at(index).cells, roles.first("date")
            )
        # Columns that say more than the frame took from them.
        self.kept: set[int] = set()
        if self.date is not None:
            self.keep("date")  # of it the day of the month

    def column_at(self, index: int) -> Column:
        """The column at a position, read once."""
        if index not in self._columns:
            cells = self.table.columns[index]
            if self.table.typed:
                cells = [_as_text(cell) for cell in cells]
            self._columns[index] = Column(self.table.header[index], cells)
        return self._columns[index]

    def column(self, name: str) -> Column | None:
        """The column that has a role, if any has."""
        if name == "date" and self.date is not None:
            return self.date
        index = self.roles.first(name)
        return self.pair.get(name) if index is None else self.column_at(index)

    def fields(
        self, published: dt.date | None, language: str | None, date_order: str | None
    ) -> dict[str, Any]:
        """All fields but those of the place."""
        row_dates = RowDates(self)
        data: dict[str, Any] = {
            "id": self.ids(),
            "type": self.types(),
            "status": [value or "reported" for value in self.vocabulary("status", STATUSES)],
            "summary": self.summaries(),
            "source": [text or self.table.name for text in self.texts("source")],
            "source_date": row_dates.days("source_date", date_order, published),
            **{name: self.texts(name) for name in _TEXTS},
            **self.counts(),
            "confidence": self.numbers("confidence", share),
            "place_name": self.texts("place_name"),
            "place_id": self.texts("place_id"),
            "radius_km": self.numbers("radius_km", distance),
            "place_score": self.numbers("place_score", share),
            "place_alternative": self.texts("place_alternative"),
        }
        if language:
            data["lang"] = [text or language for text in data["lang"]]
        data.update(row_dates.intervals(date_order, data["status"]))
        self.order_counts(data)
        return data

    def texts(self, name: str) -> list[str | None]:
        """Cells as they are; None where there is nothing but blanks."""
        column = self.column(name)
        return [None] * self.length if column is None else column.texts()

    def numbers(self, name: str, parse: Any) -> list[Any]:
        """The numbers of a column, as `parse` reads its cells."""
        column = self.column(name)
        return [None] * self.length if column is None else column.each(parse, self.log)

    def counts(self) -> dict[str, list[Any]]:
        """Numbers of people; a range of deaths fills the lowest and highest where no column does."""
        found: dict[str, list[Any]] = {}
        for name in _COUNTS:
            amounts: list[Amount | None] = self.numbers(name, amount)
            if any(one is not None and one[1:] != (None, None) for one in amounts):
                self.keep(name)
            found[name] = [None if one is None else one.best for one in amounts]
            if name == "deaths":
                low = [None if one is None else one.low for one in amounts]
                high = [None if one is None else one.high for one in amounts]
        for name, told in (("deaths_low", low), ("deaths_high", high)):
            found[name] = [one if own is None else own for own, one in zip(found[name], told, strict=True)]
        return found

    def ids(self) -> list[str]:
        """The table's own ids; a key of the row's cells where there is none."""
        ids = [(text or "").strip() for text in self.texts("id")]
        if all(ids):
            return ids
        # Cells by header, so that neither the order of rows nor that of columns matters.
        by_name = sorted(range(len(self.table.header)), key=lambda index: self.table.header[index])
        rows = zip(*(self.table.columns[index] for index in by_name), strict=True)
        return [key or make_id(self.table.name, *row) for key, row in zip(ids, rows, strict=True)]

    def types(self) -> list[str]:
        """The type of each row."""
        column = self.column("type")
        if column is None or self.tells_events():
            return [taxonomy.OTHER] * self.length
        own = {} if self.table.own else crosswalk().get(headers.normal(column.header), {})
        ours = [type_of(text, own) for text in column.distinct]
        if any(text.strip() not in ("", new) for text, new in zip(column.distinct, ours, strict=True)):
            self.keep("type")
        return taken(ours, column.codes)

    def tells_events(self) -> bool:
        """Whether the column of types holds sentences: it is headed "event", and no two rows are alike."""
        column = self.column("type")
        if column is None or not headers.is_vague(column.header):
            return False
        told = [text for text in column.distinct if len(text) > _LONGEST_TYPE]
        return 2 * len(told) > len(column.distinct)

    def vocabulary(self, name: str, allowed: Sequence[str]) -> list[str | None]:
        """Words of a closed list; a column with none of them means something else by its name."""
        column = self.column(name)
        if column is None:
            return [None] * self.length
        own = crosswalk().get(headers.normal(column.header), {})
        plain = {text: text.strip().casefold() for text in column.distinct}
        if own:
            self.keep(name)
        elif not self.table.own and not any(word in allowed for word in plain.values()):
            self.keep(name)
            return [None] * self.length

        def word(text: str) -> str:
            found = own.get(plain[text].removesuffix(".0"), plain[text])
            if found not in allowed:
                raise BadValueError(f"{name} does not know this word", f"use {', '.join(allowed)}")
            return found

        # "none" is a word of the place scale, not a missing value.
        return column.each(word, self.log, missing=MISSING - {"none"} if "none" in allowed else MISSING)

    def summaries(self) -> list[str | None]:
        """The summary of each row; where the types tell events, those."""
        if self.tells_events():
            if self.column("summary") is None:
                return self.shortened("type")
            self.keep("type")
        return self.shortened("summary")

    def shortened(self, name: str) -> list[str | None]:
        """Texts of a column, in the length of a summary; what is longer is kept in a column of its own."""
        texts = self.texts(name)
        if any(text and len(text) > SUMMARY_LENGTH for text in texts):
            self.keep(name)
            return [
                text[: SUMMARY_LENGTH - 1] + "…" if text and len(text) > SUMMARY_LENGTH else text
                for text in texts
            ]
        return texts

    def order_counts(self, data: dict[str, Any]) -> None:
        """Lowest and highest numbers that contradict the best one are reported, never repaired."""
        column = self.column("deaths_low") or self.column("deaths_high")
        if column is None:
            return
        trio = zip(data["deaths_low"], data["deaths"], data["deaths_high"], strict=True)
        wrong = []
        for row, numbers in enumerate(trio):
            known = [number for number in numbers if number is not None]
            if known != sorted(known):
                wrong.append(row)
        if wrong:
            shown = column.text(wrong[0])
            message = "lowest, best and highest number of deaths are not in this order"
            self.log.add(wrong, column.header, shown, message, "correct the three numbers")

    def keep(self, name: str) -> None:
        """Keep a column as it stands, beside what was taken from it."""
        index = self.roles.first(name)
        if index is not None:
            self.kept.add(index)

    def extras(self, data: dict[str, Any]) -> dict[str, Any]:
        """The table's other columns, and those that lost something on their way into the frame."""
        kept = self.kept | {index for index, column in self._columns.items() if column.faults}
        country = self.roles.first("country")
        if country is not None and not self.table.own:
            texts = self.texts("country")
            if any(t is not None and t != c for t, c in zip(texts, data["country"], strict=True)):
                kept.add(country)
        district = self.roles.first("admin2")
        if district is not None:
            # The frame has no column for it.
            kept.add(district)
        taken: set[str] = set()
        chosen = [i for i in range(len(self.table.header)) if i in kept or i in self.roles.rest]
        return {
            extra_name(self.table.header[index], taken): own_column(
                self.table.columns[index], typed=self.table.typed
            )
            for index in chosen
        }


def _as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return repr(cell) if isinstance(cell, float) else str(cell)
