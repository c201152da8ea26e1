"""Coordinates that cannot be meant: out of range, swapped, or with a sign lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy

from geomap import geocoding
from geomap.gazetteer.outlines import distances_km
from geomap.sources import countries
from geomap.sources.values import Column, Log, degrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.geocoding.place import Place

_BY_NAME = "the row is located by its place name, if it has one"
# Kilometres: a pair that is put right lies so near to the place named, and as written so far from it.
_AT_THE_NAME, _FAR_FROM_NAME = 50.0, 100.0
# Degrees between the two of a pair below which it is in about the same place either way.
_TURNED = 0.6


class _Slip(NamedTuple):
    """A slip that pairs may have: what it looks like, the cure, its kind, and the pairs without it."""

    message: str
    cure: str
    kind: str
    lon: Any
    lat: Any


def _slips(lon: Any, lat: Any) -> Iterator[_Slip]:
    """The slips by which pairs come to lie somewhere else, NaN where a pair cannot have that one."""
    turns = (abs(lon) <= 90) & (abs(lon - lat) > _TURNED)
    yield _Slip(
        "latitude and longitude look swapped",
        "swap them",
        "swapped",
        numpy.where(turns, lat, numpy.nan),
        numpy.where(turns, lon, numpy.nan),
    )
    sign = "the sign of the {} looks wrong"
    yield _Slip(sign.format("longitude"), "change its sign", "out of range", -lon, lat)
    yield _Slip(sign.format("latitude"), "change its sign", "out of range", lon, -lat)
    both = "the signs of latitude and longitude look wrong"
    yield _Slip(both, "change them", "out of range", -lon, -lat)


class Pair(NamedTuple):
    """The two columns of coordinates."""

    lon: Column
    lat: Column
    log: Log

    def refuse(
        self,
        mask: Any,
        message: str,
        cure: str,
        *,
        only: Column | None = None,
        kind: str = "out of range",
    ) -> None:
        """Report rows whose coordinates are not used, once for each distinct pair."""
        groups: dict[str, list[int]] = {}
        for row in mask.nonzero()[0].tolist():
            shown = only.text(row) if only else f"{self.lat.text(row)}, {self.lon.text(row)}"
            groups.setdefault(shown, []).append(row)
        for shown, rows in groups.items():
            self.lat.faults += 1
            self.lon.faults += 1
            self.log.add(rows, (only or self.lat).header, shown, message, f"{cure}; {_BY_NAME}", kind=kind)


def coordinates(lon: Column | None, lat: Column | None, length: int, log: Log) -> tuple[Any, Any]:
    """Longitudes and latitudes, NaN in rows whose pair cannot be used."""
    if lon is None or lat is None:
        return numpy.full(length, numpy.nan), numpy.full(length, numpy.nan)
    pair = Pair(lon, lat, log)
    x = numpy.array(lon.each(degrees, log), dtype="float64")
    y = numpy.array(lat.each(degrees, log), dtype="float64")
    half = numpy.isnan(x) != numpy.isnan(y)
    # A coordinate that could not be read has been reported already.
    blank = numpy.array([not lon.text(i).strip() or not lat.text(i).strip() for i in range(length)], bool)
    swapped = (abs(y) > 90) & (abs(y) <= 180) & (abs(x) <= 90)
    high = abs(y) > 90
    wide = (abs(x) > 180) & ~high
    zero = (x == 0) & (y == 0)
    pair.refuse(half & blank, "only one of the two coordinates is given", "give both", kind="unread")
    range_ = "a latitude is between -90 and 90, not"
    pair.refuse(swapped, range_, "correct it, or swap latitude and longitude", only=lat, kind="swapped")
    pair.refuse(high & ~swapped, range_, "correct it", only=lat)
    pair.refuse(wide, "a longitude is between -180 and 180, not", "correct it", only=lon)
    pair.refuse(zero, "0, 0 stands for no position", "leave both blank")
    bad = half | high | wide | zero
    x[bad] = numpy.nan
    y[bad] = numpy.nan
    return x, y


def refuse_by_country(lon: Any, lat: Any, codes: Sequence[str | None], pair: Pair) -> None:
    """Blank out pairs that are far from their country, and in it without a slip; report other far ones."""
    rows: dict[str, list[int]] = {}
    for row in (~numpy.isnan(lon)).nonzero()[0].tolist():
        code = codes[row]
        if code is not None:
            rows.setdefault(code, []).append(row)
    for code, members in rows.items():
        state = _state(code)
        if state is None:
            continue
        at = numpy.array(members)
        at = at[_km_from(state, lon[at], lat[at]) > 1.5 * state.radius_km + 200]
        for slip in _slips(lon[at], lat[at]):
            meant = (_km_from(state, slip.lon, slip.lat) <= state.radius_km) & ~numpy.isnan(lon[at])
            _blank(lon, lat, at[meant].tolist(), slip, state.name, pair)
        for row in at[~numpy.isnan(lon[at])].tolist():
            shown = f"{pair.lat.text(row)}, {pair.lon.text(row)}"
            pair.log.add(
                [row],
                pair.lat.header,
                shown,
                f"this position is far from {state.name}, which the row names:",
                "correct one of them; the row is drawn where its coordinates say",
                kind="out of range",
            )


def refuse_by_name(
    lon: Any, lat: Any, codes: Sequence[str | None], called: Sequence[str], pair: Pair
) -> None:
    """Blank out pairs that are far from the place their row names, and at it without a slip.

    A country that reaches as far east as north is the same to a swapped pair: Deir ez-Zor is in Turkey then.
    """
    asked: dict[tuple[str, str | None], list[int]] = {}
    for row in (~numpy.isnan(lon)).nonzero()[0].tolist():
        if called[row].strip():
            asked.setdefault((called[row], codes[row]), []).append(row)
    names = list(asked)
    found = geocoding.locate([name for name, _ in names], country=[code for _, code in names])
    wrong: dict[str, tuple[_Slip, dict[str, list[int]]]] = {}
    for rows, place in zip(asked.values(), found, strict=True):
        if place is None or place.instead or place.precision in ("country", "area"):
            continue
        at = numpy.array(rows)
        at = at[_km_from(place, lon[at], lat[at]) > max(_FAR_FROM_NAME, 3 * place.radius_km)]
        left = numpy.ones(len(at), dtype=bool)
        for slip in _slips(lon[at], lat[at]) if len(at) else ():
            near = _km_from(place, slip.lon, slip.lat) <= max(_AT_THE_NAME, place.radius_km)
            if (near & left).any():
                _, by_name = wrong.setdefault(slip.message, (slip, {}))
                by_name.setdefault(place.name, []).extend(at[near & left].tolist())
                left &= ~near
    for slip, by_name in wrong.values():
        for name, members in by_name.items():
            _blank(lon, lat, members, slip, name, pair)


def _blank(lon: Any, lat: Any, rows: list[int], slip: _Slip, name: str, pair: Pair) -> None:
    """Report rows whose pairs have a slip, and leave these pairs out."""
    mask = numpy.zeros(len(lon), dtype=bool)
    mask[rows] = True
    pair.refuse(mask, f"{slip.message}: far from {name}", slip.cure, kind=slip.kind)
    lon[mask] = numpy.nan
    lat[mask] = numpy.nan


def _state(code: str) -> Place | None:
    name = countries.english_name(code)
    found = geocoding.locate([name], country=code)[0] if name else None
    return found if found is not None and found.kind == "country" else None


def _km_from(place: Place, lon: Any, lat: Any) -> Any:
    return distances_km(lon, lat, place.lon, place.lat)
