"""What languages call the cities of the world: those by which CLDR names time zones, in every locale.

GeoNames has them in many languages and not in all: Kathmandu in Hindi, Asmara in Chinese, Lagos in Burmese.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.index import ALTERNATE
from geomap.gazetteer.names import normalise
from geomap.gazetteer.prior import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.gazetteer.gathered import Gathered

# People of a city that is named in the news of other countries; capitals are, whatever their size.
_LARGE = 100_000
# Letters of a name that is hardly a word as well, of an alphabet and of signs for syllables.
_LEAST, _LEAST_SIGNS = 4, 3
_SIGNS = (("\u1200", "\u137f"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
_SCRIPT = 4  # letters of the code of a script; a part of a locale that is shorter is a country


def add_city_names(places: Gathered, languages: frozenset[str]) -> None:
    """Let cities be called as CLDR's locales call them, where nothing else is called so.

    Parameters
    ----------
    places
        The cities, each with its own names.
    languages
        Those whose names are known from elsewhere.
    """
    cities = dict(_cities(places))
    for locale in _locales(languages):
        zones: Any = locale.time_zones
        for zone, row in cities.items():
            name = next((zones[one]["city"] for one in _ids(zone) if "city" in zones.get(one, {})), "")
            key = normalise(name)
            least = _LEAST_SIGNS if _is_sign(key) else _LEAST
            if len(key) >= least and not set(",(") & set(name) and not places.names.get(key):
                places.call(row, name, ALTERNATE, count=False)


def _is_sign(key: str) -> bool:
    """Whether a key is written with a sign for each syllable: Ethiopic, Han, Hangul."""
    return any(first <= key[:1] <= last for first, last in _SIGNS)


@cache
def _ids(zone: str) -> tuple[str, ...]:
    """The names of a time zone, the one of today and those of old (Asia/Katmandu)."""
    from babel.core import get_global

    aliases = get_global("zone_aliases")
    newest = aliases.get(zone, zone)
    return (newest, *sorted(old for old, new in aliases.items() if new == newest))


def _locales(languages: frozenset[str]) -> Iterator[Any]:
    from babel import Locale, localedata

    for identifier in sorted(localedata.locale_identifiers()):
        language, *rest = identifier.split("_")
        if language not in languages and all(len(part) == _SCRIPT for part in rest):
            yield Locale.parse(identifier)


def _cities(places: Gathered) -> Iterator[tuple[str, int]]:
    """The zones that are named for a city, and its row."""
    from babel import Locale
    from babel.core import get_global

    english: Any = Locale("en").time_zones
    for zone, country in sorted(get_global("zone_territories").items()):
        told = (english.get(one, {}).get("city") for one in _ids(zone))
        name = next(filter(None, told), "") or zone.rsplit("/", 1)[-1].replace("_", " ")
        found = places.names.get(normalise(name), {})
        towns = [
            row
            for row in found
            if places.rows[row]["kind"] == "town" and places.rows[row]["country"] == country
        ]
        if towns:
            row = max(towns, key=lambda row: places.rows[row]["population"])
            if places.rows[row]["population"] >= _LARGE or _is_capital(places, row):
                yield zone, row


def _is_capital(places: Gathered, row: int) -> bool:
    return bool(places.rows[row]["fame"] & CAPITAL)
