"""The gazetteer: names to candidate places, from files that all processes share.

An index is a folder: ``names.marisa`` (a trie of normalised names, memory-mapped), columns as ``.npy``
files (mapped too) and ``meta.json``. Places are rows; rows are stable within one built index only,
ids across all.
"""

from __future__ import annotations

import math
import zlib
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer import tries
from geomap.gazetteer.meta import damaged, read_meta
from geomap.gazetteer.names import loose, normalise, spelling, variants
from geomap.gazetteer.prior import CAPITAL, NAMES, importance
from geomap.gazetteer.steps import Steps
from geomap.gazetteer.words import Words

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (
    "country", "admin1", "admin2", "town", "area", "site", "continent", "region", "sea", "river", "lake",
    "desert", "mountains", "strait", "island", "crossing", "base", "port", "dam", "field", "plant", "camp",
    "airport",
)  # fmt: skip
SITE_KINDS = frozenset({"site", "crossing", "base", "port", "dam", "field", "plant", "camp", "airport"})
PRIMARY, ALTERNATE, DERIVED, PLAIN = 3, 2, 1, 4
MANY = LAST = 0x80000000
NOWHERE = 0xFFFF

_COUNTRY, _ADMIN1, _ADMIN2, _TOWN = range(4)


class Candidate(NamedTuple):
    """A place that a name may mean, with what resolving needs to know of it.

    ``form`` is 3 for the place's own name, 2 for an alternate, 1 for a derived one; ``prior`` are
    log odds; ``country`` is a number of `Index.countries` (255: none); ``admin1`` and ``admin2`` are rows
    (65535: none).
    """

    row: int
    form: int
    plain: bool
    prior: float
    kind: int
    country: int
    admin1: int
    admin2: int
    lon: float
    lat: float
    population: int


class Index:
    """One layer of places: an index folder, opened for reading.

    Thread-safe; nothing is ever written. Use `Index.open`.

    Examples
    --------
    >>> index = Index.open()
    >>> [index.name(c.row) for c in index.lookup("Arbil", country="IQ")][:1]
    ['Erbil']
    >>> index.lookup("no such place at all")
    ()
    """

    # The layer of the user's own places, whose names are taken as they stand; see `geomap.gazetteer.layered`.
    users: Index | None = None

    def __init__(self, folder: Path, *, mapped: bool = True) -> None:
        self.folder = folder
        self.meta = read_meta(folder)
        self.countries: tuple[str, ...] = tuple(self.meta["countries"])
        self._country_number = {code: number for number, code in enumerate(self.countries)}
        try:
            import numpy as np

            # A folder that is about to go is read, not mapped.
            self._trie = tries.load(folder, self.meta.get("tries", [""]), mapped=mapped)
            self.columns: dict[str, Any] = {
                name: np.load(folder / f"{name}.npy", mmap_mode="r" if mapped else None, allow_pickle=False)
                for name in (*self.meta["columns"], "frequency_key", "frequency_zipf", "frequency_at")
            }
        except (OSError, ValueError, RuntimeError, EOFError) as error:
            raise GazetteerError(damaged(folder, str(error))) from error
        short = [name for name, size in self.meta["columns"].items() if len(self.columns[name]) != size]
        if short or len(self._trie) != self.meta["names"]:
            raise GazetteerError(damaged(folder, f"wrong size of {', '.join(short) or 'names.marisa'}"))
        # Single values come out of a memoryview several times faster than out of an array.
        views = {name: memoryview(column) for name, column in self.columns.items()}
        self._leads, self._forms = views["leads"], views["forms"]
        self._lists, self._list_forms = views["lists"], views["list_forms"]
        self._lon, self._lat = views["lon"], views["lat"]
        self._kind, self._country = views["kind"], views["country"]
        self._admin1, self._admin2 = views["admin1"], views["admin2"]
        self._population, self._radius = views["population"], views["radius"]
        self._fame = views["fame"]
        self._capitals: dict[str, int] | None = None
        self._text, self._text_at = views["text"], views["text_at"]
        self.words = Words(folder, self.meta["languages"], self.columns)
        self.key_id = self._trie.get
        self.prefixes = self._trie.prefixes
        self.restore_key = self._trie.restore_key
        self.steps = Steps(self)
        self.candidates = lru_cache(maxsize=1 << 16)(self._candidates)
        self._unit_name = lru_cache(maxsize=1 << 14)(self.name)

    def __len__(self) -> int:
        return len(self._kind)

    def __repr__(self) -> str:
        return f"<Index of {len(self):,} places under {self.meta['names']:,} names in {self.folder}>"

    @staticmethod
    def open(folder: Path | None = None) -> Index:
        """Open an index; by default all that there is: geomap's own, with the places that the user added.

        Opened once per process; what is added later is seen by the next call.

        Raises
        ------
        GazetteerError
            If the folder is missing, damaged or of another format.
        """
        if folder is None:
            from geomap.gazetteer import layers

            return layers.current()
        return _open(folder.resolve())

    def lookup(
        self, name: str, *, country: str | None = None, vary: bool = True, guess: bool = False
    ) -> tuple[Candidate, ...]:
        """Places that a name may mean, most likely first.

        Parameters
        ----------
        name
            In any spelling and script.
        country
            ISO 3166-1 alpha-2; places elsewhere are left out.
        vary
            Also try other forms of the article and the like if the name itself is not known.
        guess
            Also try a skeleton that most transliterations share; only with `country`.

        Examples
        --------
        >>> {c.form for c in Index.open().lookup("Deir as-Zour")} <= {1, 2, 3}
        True
        """
        key = normalise(name)
        number = self._country_number.get(country.upper(), -1) if country else None
        for tried in (key, *(variants(key) if vary else ())):
            found = self._of_country(tried, number)
            if found:
                return found
        if guess and country and len(loose(key)) >= 4:
            return self._of_country("~" + loose(key), number)
        return ()

    def goes_on(self, said: str) -> bool:
        """Whether some name begins so."""
        return next(self._trie.iterkeys(said), None) is not None

    def keys_from(self, said: str, most: int = 200) -> list[str]:
        """Names that begin so, as they are keyed, up to a limit.

        Examples
        --------
        >>> Index.open().keys_from("limburg an der lah")
        ['limburg an der lahn']
        """
        return list(islice(self._trie.iterkeys(said), most))

    def _of_country(self, key: str, number: int | None) -> tuple[Candidate, ...]:
        key_id = self.key_id(key) if key else None
        if key_id is None:
            return ()
        found: tuple[Candidate, ...] = self.candidates(key_id)
        return found if number is None else tuple(c for c in found if c.country == number)

    def _candidates(self, key_id: int) -> tuple[Candidate, ...]:
        lead = self._leads[key_id]
        if lead < MANY:
            return (self.candidate(lead, self._forms[key_id]),)
        at = lead - MANY
        found = []
        while True:
            row = self._lists[at]
            found.append(self.candidate(row & (LAST - 1), self._list_forms[at]))
            if row & LAST:
                return tuple(found)
            at += 1

    def candidate(self, row: int, form: int) -> Candidate:
        """The candidate for a row under a name of that form (flags as stored)."""
        fame = self._fame[row]
        kind, people = self._kind[row], self._population[row]
        return Candidate(
            row,
            form & 3,
            bool(form & PLAIN),
            importance(KINDS[kind], people, 2 * (fame & NAMES), form & 3, fame=fame),
            kind,
            self._country[row],
            self._admin1[row],
            self._admin2[row],
            self._lon[row],
            self._lat[row],
            people,
        )

    def _strings(self, row: int) -> list[str]:
        return str(self._text[self._text_at[row] : self._text_at[row + 1]], "utf-8").split("\t")

    def id(self, row: int) -> str:
        """Key of a place, e.g. ``geonames:170794``."""
        key = self._strings(row)[0]
        return key if ":" in key else f"geonames:{key}"

    def name(self, row: int) -> str:
        """The gazetteer's own name of a place."""
        return self._strings(row)[1]

    def kind(self, row: int) -> str:
        """Kind of a place, one of `KINDS`."""
        return KINDS[self._kind[row]]

    def country(self, row: int) -> str | None:
        """ISO 3166-1 alpha-2 code of a place's country."""
        number = self._country[row]
        return None if number == 255 else self.countries[number]

    def country_number(self, code: str) -> int | None:
        """Number under which `Candidate` holds a country."""
        return self._country_number.get(code.upper())

    @cached_property
    def country_rows(self) -> dict[int, int]:
        """Row of each country by its number."""
        rows = {}
        for row, kind in enumerate(self._kind):
            if kind != _COUNTRY:
                break
            rows[self._country[row]] = row
        return rows

    def country_row(self, code: str) -> int | None:
        """Row of a country by its ISO 3166-1 alpha-2 code."""
        number = self.country_number(code)
        return None if number is None else self.country_rows.get(number)

    def units(self, row: int) -> tuple[str | None, str | None]:
        """Names of the first- and second-level unit that a place lies in."""
        first, second = self._admin1[row], self._admin2[row]
        return (
            None if first == NOWHERE else self._unit_name(first),
            None if second == NOWHERE else self._unit_name(second),
        )

    def point(self, row: int) -> tuple[float, float]:
        """Longitude and latitude in degrees."""
        return round(self._lon[row], 5), round(self._lat[row], 5)

    def population(self, row: int) -> int:
        """People who live there; 0 if not known."""
        return int(self._population[row])

    def is_capital(self, row: int) -> bool:
        """Whether a place is the capital of a country."""
        return bool(self._fame[row] & CAPITAL)

    def capital_of(self, country: str) -> int | None:
        """Row of the capital of a country (ISO 3166-1 alpha-2); None if it is not known."""
        if self._capitals is None:
            self._capitals = {
                code: row
                for row, fame in enumerate(self._fame)
                if fame & CAPITAL and (code := self.country(row))
            }
        return self._capitals.get(country)

    def precision(self, row: int) -> tuple[str, float]:
        """Value of the place scale and radius in kilometres of a place."""
        kind = KINDS[self._kind[row]]
        if kind == "town":
            # A city of a million reaches some 14 km from its middle, a town less than 5; where it stands is
            # known less well of some.
            least = max(5.0, float(self._radius[row]))
            return "town", round(max(least, 14.0 * math.sqrt(self._population[row] / 1e6)), 0)
        radius = float(self._radius[row])
        if kind in SITE_KINDS:
            return "site", max(radius, 1.0)
        return (kind if kind in ("country", "admin1", "admin2") else "area"), radius

    def names_of(self, row: int) -> list[str]:
        """Normalised names that lead to a place, sorted. Takes about a millisecond."""
        import numpy as np

        leads = self.columns["leads"]
        keys = list(np.flatnonzero(leads == row))
        lists = self.columns["lists"]
        spots = np.flatnonzero((lists & (LAST - 1)) == row)
        if len(spots):
            many = np.flatnonzero(leads >= MANY)
            starts = leads[many] & (LAST - 1)
            order = np.argsort(starts)
            keys += list(many[order][np.searchsorted(starts[order], spots, side="right") - 1])
        names = sorted({self._trie.restore_key(int(key)) for key in keys})
        return [name for name in names if not name.startswith("~")]

    def names_in(self, country: int) -> dict[str, list[int]]:
        """All normalised names of the places of a country (by its number), each with their rows."""
        import numpy as np

        leads, lists = self.columns["leads"], self.columns["lists"]
        inside = np.asarray(self.columns["country"]) == country
        few = np.flatnonzero(leads < MANY)
        few = few[inside[leads[few]]]
        pairs = list(zip(few.tolist(), leads[few].tolist(), strict=True))
        many = np.flatnonzero(leads >= MANY)
        starts = leads[many] & (LAST - 1)
        order = np.argsort(starts)
        rows = lists & (LAST - 1)
        spots = np.flatnonzero(inside[rows])
        keys = many[order][np.searchsorted(starts[order], spots, side="right") - 1]
        pairs += zip(keys.tolist(), rows[spots].tolist(), strict=True)
        found: dict[str, list[int]] = {}
        for key, row in pairs:
            name = self._trie.restore_key(int(key))
            if not name.startswith("~"):
                found.setdefault(name, []).append(row)
        return found

    def row_of(self, key: str) -> int | None:
        """Row of a place by its id."""
        return self._rows_by_id.get(key if ":" in key else f"geonames:{key}")

    @cached_property
    def _rows_by_id(self) -> dict[str, int]:
        return {self.id(row): row for row in range(len(self))}

    def is_spelt(self, name: str) -> bool:
        """Whether some name in the gazetteer has these very diacritics (Latin script only)."""
        import numpy as np

        folded = spelling(name)
        if folded.isascii():
            return True
        known = self.columns["spellings"]
        crc = zlib.crc32(folded.encode())
        at = int(np.searchsorted(known, np.uint32(crc)))
        return at < len(known) and int(known[at]) == crc

    def opens(self, word: str, most: int = 200) -> int:
        """How many names begin with a word and go on, counted up to a limit.

        Examples
        --------
        >>> index = Index.open()
        >>> index.opens("san"), index.opens("bogota") < 20
        (200, True)
        """
        return sum(1 for _ in islice(self._trie.iterkeys(f"{word} "), most))

    def members(self, row: int) -> list[int]:
        """Rows of the towns in a country or first- or second-level unit."""
        import numpy as np

        kind = self._kind[row]
        if kind == _COUNTRY:
            inside = self.columns["country"] == self._country[row]
        elif kind == _ADMIN1 or self._admin1[row] == row:
            inside = self.columns["admin1"] == row
        else:
            inside = self.columns["admin2"] == row
        return [int(r) for r in np.flatnonzero(inside & (self.columns["kind"] == _TOWN))]


@cache
def _open(folder: Path) -> Index:
    return Index(folder)
