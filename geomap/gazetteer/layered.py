"""Several indexes as one: geomap's own, the dumps that the user added, a file of the user's places."""

from __future__ import annotations

import json
import zlib
from functools import cached_property, lru_cache
from typing import Any

from geomap.gazetteer.index import KINDS, NOWHERE, PLAIN, Candidate, Index
from geomap.gazetteer.steps import Steps

NO_ROW = 0xFFFFFFFF
OWN = 0x80000000
_NO_COUNTRY = 255
# What the user says about a name outweighs any context.
_BOOST = 60.0
# A prior above this is that of a place of the user's own.
SURE = 40.0


class Layer:
    """An index beside the built-in one, and how its numbers translate."""

    def __init__(
        self,
        index: Index,
        base: Index,
        *,
        first: bool = False,
        reach: dict[int, tuple[str, float]] | None = None,
    ) -> None:
        self.index, self.first, self.reach = index, first, reach or {}
        self.offset = self.key_offset = 0
        self.country: dict[int, int] = {}
        if index.meta["base"] == fingerprint(base):
            self.alias: Any = memoryview(index.columns["alias"])
            self.units = index.columns["units"].tolist()
        else:
            self.alias, self.units = _relinked(index, base)

    def place(self, offset: int, key_offset: int, numbers: dict[str, int]) -> None:
        """Give the layer its rows, keys and countries among the others."""
        self.offset, self.key_offset = offset, key_offset
        self.country = {n: numbers[code] for n, code in enumerate(self.index.countries)}
        self.country[_NO_COUNTRY] = _NO_COUNTRY
        self.units = [
            NOWHERE if row == NO_ROW else offset + (row - OWN) if row & OWN else row for row in self.units
        ]

    def unit(self, number: int) -> int:
        """Row of a unit among all layers."""
        return NOWHERE if number == NOWHERE else self.units[number]

    def lifted(self, candidate: Candidate, base: Index) -> Candidate:
        """A candidate of this layer in the numbers of all; that of the built-in index where it has it."""
        alias = self.alias[candidate.row]
        if alias != NO_ROW:
            return base.candidate(alias, candidate.form | (PLAIN if candidate.plain else 0))
        return candidate._replace(
            row=candidate.row + self.offset,
            prior=candidate.prior + (_BOOST if self.first else 0.0),
            country=self.country[candidate.country],
            admin1=self.unit(candidate.admin1),
            admin2=self.unit(candidate.admin2),
        )


def fingerprint(base: Index) -> str:
    """What tells one built-in index from another.

    Examples
    --------
    >>> len(fingerprint(Index.open()))
    8
    """
    meta = {key: base.meta[key] for key in ("format", "places", "names", "columns", "sources")}
    return f"{zlib.crc32(json.dumps(meta, sort_keys=True).encode()):08x}"


def _relinked(index: Index, base: Index) -> tuple[Any, list[int]]:
    """Links by id, for an index that was made beside another built-in one."""
    import numpy as np

    alias = np.full(len(index), NO_ROW, "<u4")
    units = [row if row & OWN else NO_ROW for row in index.columns["units"].tolist()]
    for line in (index.folder / "links.txt").read_text("utf-8").splitlines():
        number, _, key = line.partition("\t")
        row = base.row_of(key)
        if row is not None and int(number) >= 0:
            alias[int(number)] = row
        elif row is not None:
            units[-1 - int(number)] = row
    view: Any = alias
    return memoryview(view), units


class Layers(Index):
    """The built-in index with further layers, as one index.

    Rows of the built-in index keep their numbers; a place that a layer and the built-in index both
    have is one place, under the names of both.
    """

    def __init__(self, base: Index, layers: list[Layer]) -> None:
        # Not the parent's: there is no folder of its own to open.
        self.base, self.layers = base, layers
        self.words = base.words  # of the names of the built-in index only
        self.folder, self.meta = base.folder, base.meta
        codes = dict.fromkeys([*base.countries, *(c for one in layers for c in one.index.countries)])
        self.countries = tuple(codes)[:_NO_COUNTRY]
        self._country_number = {code: number for number, code in enumerate(self.countries)}
        numbers = {code: self._country_number.get(code, _NO_COUNTRY) for code in codes}
        rows, keys = len(base), int(base.meta["names"])
        for layer in layers:
            layer.place(rows, keys, numbers)
            rows += len(layer.index)
            keys += int(layer.index.meta["names"])
        self._size = rows
        self.users = next((layer.index for layer in layers if layer.first), None)
        self.key_id = self._key_id
        self.prefixes = self._prefixes
        self.restore_key = self._restore_key
        self.steps = Steps(self)
        self.candidates = lru_cache(maxsize=1 << 16)(self._candidates)

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"<Layers of {', '.join(repr(one) for one in (self.base, *(x.index for x in self.layers)))}>"

    def _key_id(self, key: str) -> int | None:
        found: int | None = self.base.key_id(key)
        if found is not None:
            return found
        for layer in self.layers:
            found = layer.index.key_id(key)
            if found is not None:
                return layer.key_offset + found
        return None

    def _prefixes(self, text: str) -> list[str]:
        found: list[str] = self.base.prefixes(text)
        more = [key for layer in self.layers for key in layer.index.prefixes(text)]
        return sorted({*found, *more}, key=len) if more else found

    def goes_on(self, said: str) -> bool:
        """As `Index.goes_on`."""
        return self.base.goes_on(said) or any(layer.index.goes_on(said) for layer in self.layers)

    def keys_from(self, said: str, most: int = 200) -> list[str]:
        """As `Index.keys_from`."""
        found = [
            key
            for index in (self.base, *(layer.index for layer in self.layers))
            for key in index.keys_from(said, most)
        ]
        return list(dict.fromkeys(found))[:most]

    def _restore_key(self, key_id: int) -> str:
        for layer in reversed(self.layers):
            if key_id >= layer.key_offset:
                return str(layer.index.restore_key(key_id - layer.key_offset))
        return str(self.base.restore_key(key_id))

    def _candidates(self, key_id: int) -> tuple[Candidate, ...]:
        in_base = key_id < self.layers[0].key_offset
        key = self._restore_key(key_id)
        found: dict[int, Candidate] = {}
        if in_base:
            found = {c.row: c for c in self.base.candidates(key_id)}
        changed = False
        for layer in self.layers:
            own = layer.index.key_id(key)
            for candidate in layer.index.candidates(own) if own is not None else ():
                lifted = layer.lifted(candidate, self.base)
                known = found.get(lifted.row)
                if known is None or lifted.form > known.form or (lifted.plain and not known.plain):
                    if known is not None and lifted.form <= known.form:
                        lifted = known._replace(plain=True)
                    found[lifted.row] = lifted
                    changed = True
        if not changed:
            return tuple(found.values())
        return tuple(sorted(found.values(), key=lambda c: (-c.prior, c.row)))

    def _home(self, row: int) -> tuple[Layer | None, int]:
        for layer in reversed(self.layers):
            if row >= layer.offset:
                return layer, row - layer.offset
        return None, row

    def candidate(self, row: int, form: int) -> Candidate:
        """As `Index.candidate`."""
        layer, at = self._home(row)
        return self.base.candidate(row, form) if layer is None else layer.lifted(
            layer.index.candidate(at, form), self.base
        )  # fmt: skip

    def _strings(self, row: int) -> list[str]:
        layer, at = self._home(row)
        return (layer.index if layer else self.base)._strings(at)  # noqa: SLF001  (of the same class)

    def kind(self, row: int) -> str:
        """As `Index.kind`."""
        layer, at = self._home(row)
        return (layer.index if layer else self.base).kind(at)

    def country(self, row: int) -> str | None:
        """As `Index.country`."""
        layer, at = self._home(row)
        return (layer.index if layer else self.base).country(at)

    @property
    def country_rows(self) -> dict[int, int]:
        """As `Index.country_rows`."""
        return self.base.country_rows

    def units(self, row: int) -> tuple[str | None, str | None]:
        """As `Index.units`."""
        layer, _ = self._home(row)
        if layer is None:
            return self.base.units(row)
        found = self.candidate(row, 3)
        return (
            None if found.admin1 == NOWHERE else self.name(found.admin1),
            None if found.admin2 == NOWHERE else self.name(found.admin2),
        )

    def point(self, row: int) -> tuple[float, float]:
        """As `Index.point`."""
        layer, at = self._home(row)
        return (layer.index if layer else self.base).point(at)

    def population(self, row: int) -> int:
        """As `Index.population`."""
        layer, at = self._home(row)
        return (layer.index if layer else self.base).population(at)

    def is_capital(self, row: int) -> bool:
        """As `Index.is_capital`."""
        layer, at = self._home(row)
        return (layer.index if layer else self.base).is_capital(at)

    def precision(self, row: int) -> tuple[str, float]:
        """As `Index.precision`; what the user's places say of themselves comes first."""
        layer, at = self._home(row)
        if layer is None:
            return self.base.precision(row)
        return layer.reach.get(at) or layer.index.precision(at)

    def names_of(self, row: int) -> list[str]:
        """As `Index.names_of`."""
        import numpy as np

        layer, at = self._home(row)
        if layer is not None:
            return layer.index.names_of(at)
        names = set(self.base.names_of(row))
        for one in self.layers:
            for same in np.flatnonzero(np.asarray(one.alias) == row).tolist():
                names.update(one.index.names_of(same))
        return sorted(names)

    def names_in(self, country: int) -> dict[str, list[int]]:
        """As `Index.names_in`."""
        found = self.base.names_in(country)
        for layer in self.layers:
            for number in (own for own, ours in layer.country.items() if ours == country != _NO_COUNTRY):
                for name, rows in layer.index.names_in(number).items():
                    for row in rows:
                        alias = layer.alias[row]
                        found.setdefault(name, []).append(layer.offset + row if alias == NO_ROW else alias)
        return found

    def row_of(self, key: str) -> int | None:
        """As `Index.row_of`."""
        import numpy as np

        row = self.base.row_of(key)
        if row is not None:
            return row
        number = key.removeprefix("geonames:")
        for layer in self.layers:
            if number.isdecimal():
                at = np.flatnonzero(layer.index.columns["ids"] == int(number))
                found = int(at[0]) if len(at) else None
            else:
                found = layer.index.row_of(key) if layer.first else None
            if found is not None:
                alias = layer.alias[found]
                return layer.offset + found if alias == NO_ROW else int(alias)
        return None

    def is_spelt(self, name: str) -> bool:
        """As `Index.is_spelt`."""
        return self.base.is_spelt(name) or any(layer.index.is_spelt(name) for layer in self.layers)

    def opens(self, word: str, most: int = 200) -> int:
        """As `Index.opens`; of the names of the built-in index only."""
        return self.base.opens(word, most)

    @cached_property
    def columns(self) -> dict[str, Any]:  # type: ignore[override]
        """Position, kind, country and units of all rows, put together when they are first asked for."""
        import numpy as np

        joined: dict[str, list[Any]] = {
            name: [self.base.columns[name]] for name in ("lon", "lat", "kind", "country", "admin1", "admin2")
        }
        for layer in self.layers:
            columns = layer.index.columns
            twice = np.asarray(layer.alias) != NO_ROW
            country = np.array([layer.country.get(n, _NO_COUNTRY) for n in range(256)], "u1")
            units = np.full(NOWHERE + 1, NOWHERE, "<u4")
            units[: len(layer.units)] = layer.units
            joined["lon"].append(columns["lon"])
            joined["lat"].append(columns["lat"])
            # What the built-in index has as well is not to be counted twice.
            joined["kind"].append(np.where(twice, 255, columns["kind"]).astype("u1"))
            joined["country"].append(country[columns["country"]])
            joined["admin1"].append(units[columns["admin1"]])
            joined["admin2"].append(units[columns["admin2"]])
        return {name: np.concatenate(parts) for name, parts in joined.items()}

    def members(self, row: int) -> list[int]:
        """As `Index.members`."""
        import numpy as np

        kind = self.kind(row)
        unit = self.candidate(row, 3)
        if kind == "country":
            inside = self.columns["country"] == unit.country
        elif kind == "admin1" or unit.admin1 == row:
            inside = self.columns["admin1"] == row
        else:
            inside = self.columns["admin2"] == row
        return [int(r) for r in np.flatnonzero(inside & (self.columns["kind"] == KINDS.index("town")))]
