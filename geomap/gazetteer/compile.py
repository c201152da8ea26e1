"""Places of any number to an index folder, in memory that does not grow with them.

Columns go to disk as they come. Names are sorted in runs of bounded size, the runs merged; only the
trie itself is made in memory. The folder has the format of the built-in index and some files more:
``alias.npy`` (the row in the built-in index of a place that is also there), ``ids.npy``, ``units.npy``
(the rows that the numbers in ``admin1`` and ``admin2`` stand for) and ``links.txt`` (both once more by
id, for the day on which the built-in index is another).
"""

from __future__ import annotations

import csv
import json
from functools import cached_property
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.gazetteer import tries
from geomap.gazetteer.gathered import LOOSE_COUNTRIES, MOST_PER_KEY
from geomap.gazetteer.index import (
    ALTERNATE,
    DERIVED,
    KINDS,
    LAST,
    MANY,
    NOWHERE,
    PRIMARY,
    Index,
)
from geomap.gazetteer.layered import NO_ROW, OWN, fingerprint
from geomap.gazetteer.meta import FORMAT
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import distance_km
from geomap.gazetteer.prior import NAMES, importance
from geomap.gazetteer.raw_names import is_junk, short_unit_names
from geomap.gazetteer.spilled import Column, Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.gazetteer.dump import Record

_CHUNK = 1 << 16
_MOST_LOOSE = 20
# A site of the supplement and one of a dump with the same name are one place within this distance.
_SAME_KM = 15.0
_COLUMNS = {
    "lon": ("f", "<f4"), "lat": ("f", "<f4"), "kind": ("B", "u1"), "country": ("B", "u1"),
    "admin1": ("H", "<u2"), "admin2": ("H", "<u2"), "population": ("I", "<u4"), "radius": ("H", "<u2"),
    "alias": ("I", "<u4"), "ids": ("I", "<u4"),
}  # fmt: skip


class Compiler:
    """Takes places one by one, then writes the index.

    Parameters
    ----------
    out
        Folder that exists and is empty.
    base
        The built-in index: places that it has as well become further names of its own.
    """

    def __init__(self, out: Path, base: Index) -> None:
        self.out, self.base = out, base
        self.work = TemporaryDirectory(dir=out, prefix="tmp-")
        folder = Path(self.work.name)
        self.columns = {name: Column(folder / name, code) for name, (code, _) in _COLUMNS.items()}
        self.text_at = Column(folder / "text_at", "Q")
        self.text = (folder / "text").open("wb")
        self.names = Names(folder)
        self.fame = bytearray()
        self.end = 0
        self.units: dict[str, int] = {}
        self.unit_rows: dict[str, int] = {}
        self.countries: dict[str, int] = {code: number for number, code in enumerate(base.countries)}
        self.seen = bytearray()
        self.links: list[tuple[int, str]] = []

    def __len__(self) -> int:
        return len(self.fame)

    @cached_property
    def _sites(self) -> dict[int, tuple[float, float]]:
        """Where the places of the supplement are, by row."""
        base = self.base
        return {row: base.point(row) for row in range(len(base)) if base.id(row).startswith("geomap:")}

    def is_new(self, number: int) -> bool:
        """Whether a GeoNames id comes for the first time."""
        at, bit = divmod(number, 8)
        if at >= len(self.seen):
            self.seen.extend(bytes(at + 1 - len(self.seen)))
        new = not self.seen[at] >> bit & 1
        self.seen[at] |= 1 << bit
        return new

    def add(self, place: Record, *, fame: int = 0, own: bool = False) -> int | None:
        """Take a place; None where its id came before.

        With `own` it is the user's: all its names are its own, and it is no place of the built-in index.
        """
        number = int(place.id) if place.id.isdecimal() else 0
        if number and not self.is_new(number):
            return None
        row = len(self.fame)
        spelt: list[tuple[str, int]] = [(place.name, PRIMARY)]
        if "(" in place.name:
            spelt.append((place.name.partition("(")[0].rstrip(), PRIMARY))
        others = [name for name in place.names if own or not is_junk(name)]
        spelt += [(name, PRIMARY if own else ALTERNATE) for name in others]
        if place.unit:
            spelt += [(short, DERIVED) for name in (place.name, *others) for short in short_unit_names(name)]
            self.unit_rows.setdefault(place.unit, row)
        alias = NO_ROW if own else self._alias(place)
        if alias != NO_ROW:
            self.links.append((row, self.base.id(alias)))
        values = {
            "lon": place.lon, "lat": place.lat, "kind": KINDS.index(place.kind),
            "country": self._country(place.country), "admin1": self._unit(place.admin1),
            "admin2": self._unit(place.admin2), "population": min(max(place.population, 0), 2**32 - 1),
            "radius": min(-int(-place.radius_km // 1), 0xFFFF), "alias": alias, "ids": number,
        }  # fmt: skip
        for name, value in values.items():
            self.columns[name].add(value)
        self.text_at.add(self.end)
        data = f"{place.id}\t{place.name}".encode()
        self.text.write(data)
        self.end += len(data)
        self.fame.append(min((1 + len(others)) // 2, 63) | fame)
        self.names.add(row, self.names.forms(spelt, skeletons=place.country in LOOSE_COUNTRIES))
        return row

    def add_names(self, entries: Iterable[tuple[int, str, bool]]) -> None:
        """Take alternate names by GeoNames id; those of places that are not here are left out."""
        self.columns["ids"].flush()
        self.columns["ids"].file.flush()
        self.columns["country"].flush()
        self.columns["country"].file.flush()
        ids = np.fromfile(self.columns["ids"].path, "<u4")
        country = np.fromfile(self.columns["country"].path, "u1")
        order = np.argsort(ids, kind="stable").astype("<u4")
        ids = ids[order]
        transliterated = {self.countries[code] for code in LOOSE_COUNTRIES if code in self.countries}
        entries = iter(entries)
        while chunk := list(islice(entries, _CHUNK)):
            wanted = np.array([entry[0] for entry in chunk], "<u4")
            spots = np.searchsorted(ids, wanted)
            spots[spots == len(ids)] = 0
            for at in np.flatnonzero(ids[spots] == wanted).tolist():
                _, name, preferred = chunk[at]
                if is_junk(name):
                    continue
                row = int(order[spots[at]])
                form = PRIMARY if preferred else ALTERNATE
                skeletons = int(country[row]) in transliterated
                self.names.add(row, self.names.forms([(name, form)], skeletons=skeletons))

    def _country(self, code: str) -> int:
        if not code:
            return 255
        # As many codes as fit; there are some 250 in the world.
        return self.countries.setdefault(code, min(len(self.countries), 255))

    def _unit(self, code: str) -> int:
        if not code:
            return NOWHERE
        return self.units.setdefault(code, min(len(self.units), NOWHERE))

    def _alias(self, place: Record) -> int:
        row = self.base.row_of(f"geonames:{place.unit or place.id}")
        if row is not None:
            return row
        if place.kind == "town":
            return self._known_town(place)
        for found in self.base.lookup(place.name, vary=False):
            spot = self._sites.get(found.row)
            if spot and found.kind > KINDS.index("town"):
                reach = max(_SAME_KM, self.base.precision(found.row)[1])
                if distance_km(*spot, place.lon, place.lat) <= reach:
                    return found.row
        return NO_ROW

    @cached_property
    def _towns(self) -> dict[str, list[int]]:
        """Rows of the towns that the built-in index has beyond the list of cities, by their names."""
        found: dict[str, list[int]] = {}
        with Path(__file__).with_name("towns.csv").open(encoding="utf-8", newline="") as lines:
            for entry in csv.DictReader(lines):
                rows = [c.row for c in self.base.lookup(entry["name"], country=entry["country"], vary=False)]
                for row in rows:
                    if self.base.id(row).startswith("geomap:") and self.base.kind(row) == "town":
                        for name in (entry["name"], *entry["names"].split("|")):
                            found.setdefault(normalise(name), []).append(row)
        return found

    def _known_town(self, place: Record) -> int:
        """The town of the built-in index that is this one: of its name and country, and near."""
        for row in self._towns.get(normalise(place.name), ()):
            gap = distance_km(*self.base.point(row), place.lon, place.lat)
            if gap <= _SAME_KM and self.base.country(row) == place.country:
                return row
        return NO_ROW

    def close(self) -> None:
        """Let go of what is open; nothing is written."""
        for column in (*self.columns.values(), self.text_at):
            column.file.close()
        self.text.close()
        self.work.cleanup()

    def write(self, **more: Any) -> dict[str, Any]:
        """Write the index; returns its ``meta.json``. `more` goes into that as well."""
        sizes = self._write_columns()
        names, firsts = self._write_names(sizes)
        countries = sorted(self.countries, key=self.countries.__getitem__)[:255]
        meta = {
            "format": FORMAT,
            "places": len(self.fame),
            "names": names,
            "countries": countries,
            "kinds": list(KINDS),
            "columns": dict(sorted(sizes.items())),
            "languages": [],
            "tries": firsts,
            "base": fingerprint(self.base),
            **more,
        }
        for name, kind in (("key", "<u4"), ("zipf", "u1")):
            np.save(self.out / f"frequency_{name}.npy", np.zeros(0, kind), allow_pickle=False)
        np.save(self.out / "frequency_at.npy", np.zeros(1, "<u4"), allow_pickle=False)
        (self.out / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")
        return meta

    def _save(self, name: str, column: Any, sizes: dict[str, int]) -> None:
        np.save(self.out / f"{name}.npy", column, allow_pickle=False)
        sizes[name] = len(column)

    def _write_columns(self) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for name, column in self.columns.items():
            column.close()
            self._save(name, np.fromfile(column.path, _COLUMNS[name][1]), sizes)
        self.text_at.add(self.end)
        self.text_at.close()
        self.text.close()
        starts = np.fromfile(self.text_at.path, "<u8")
        self._save("text_at", starts.astype("<u4" if self.end < 2**32 else "<u8"), sizes)
        self._save("text", np.fromfile(Path(self.text.name), "u1"), sizes)
        self._save("fame", np.frombuffer(bytes(self.fame), "u1"), sizes)
        codes = sorted(self.units, key=self.units.__getitem__)[:NOWHERE]
        rows = []
        for number, code in enumerate(codes):
            base, own = self.base.row_of(f"geonames:{code}"), self.unit_rows.get(code)
            rows.append(base if base is not None else OWN | own if own is not None else NO_ROW)
            if base is not None:
                self.links.append((-1 - number, f"geonames:{code}"))
        self._save("units", np.array(rows, "<u4"), sizes)
        lines = "".join(f"{row}\t{key}\n" for row, key in self.links)
        (self.out / "links.txt").write_text(lines, "utf-8")
        return sizes

    def _write_names(self, sizes: dict[str, int]) -> tuple[int, list[str]]:
        folder = Path(self.work.name)
        keys = folder / "keys"
        columns = {
            name: Column(folder / name, code)
            for name, code in (("leads", "I"), ("forms", "B"), ("lists", "I"), ("list_forms", "B"))
        }
        self._write_lists(keys, columns)
        for column in columns.values():
            column.close()
        firsts, numbers = tries.write(self.out, keys)
        for name, kind in (("leads", "<u4"), ("forms", "u1")):
            listed = np.fromfile(columns[name].path, kind)
            by_number = np.empty_like(listed)
            by_number[numbers] = listed
            self._save(name, by_number, sizes)
        for name, kind in (("lists", "<u4"), ("list_forms", "u1")):
            self._save(name, np.fromfile(columns[name].path, kind), sizes)
        self._save("spellings", np.unique(np.concatenate(self.names.spellings)), sizes)
        return len(numbers), firsts

    def _write_lists(self, keys: Path, columns: dict[str, Column]) -> None:
        """All keys in order, and what each leads to, most likely first."""
        kinds, people = (memoryview(np.load(self.out / f"{name}.npy")) for name in ("kind", "population"))
        listed = 0

        def weight(row: int, form: int) -> float:
            fame = self.fame[row]
            return importance(KINDS[kinds[row]], people[row], 2 * (fame & NAMES), form & 3, fame=fame)

        with keys.open("w", encoding="utf-8", newline="\n") as lines:
            for key, found in self.names.merged():
                if key[0] == "~" and len(found) > _MOST_LOOSE:
                    continue
                lines.write(key + "\n")
                if len(found) == 1:
                    [(row, form)] = found.items()
                    columns["leads"].add(row)
                    columns["forms"].add(form)
                    continue
                weights = {row: weight(row, form) for row, form in found.items()}
                best = sorted(found, key=lambda row, by=weights: (-by[row], row))[:MOST_PER_KEY]  # type: ignore[misc]
                columns["leads"].add(MANY | listed)
                columns["forms"].add(0)
                listed += len(best)
                for row in best:
                    columns["lists"].add(row | (LAST if row == best[-1] else 0))
                    columns["list_forms"].add(found[row])
