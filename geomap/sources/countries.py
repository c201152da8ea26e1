"""Countries as tables write them (name, two or three letters, number) to ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from functools import cache

from geomap.errors import OptionError, shorten


def code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country; None if it is not known.

    Codes and English names are CLDR's; a name in another language or form is looked up in the
    gazetteer.

    Examples
    --------
    >>> code("Syria"), code("SYR"), code("760"), code("sy"), code("Atlantis")
    ('SY', 'SY', 'SY', 'SY', None)
    """
    plain = " ".join(text.split())
    found = _by_code(plain.upper()) or _english().get(_key(plain))
    return found or (_by_gazetteer(plain) if len(plain) > 3 else None)


def required_code(text: str) -> str:
    """As `code`, for a country that the caller named.

    Raises
    ------
    OptionError
        If it is not known.
    """
    found = code(text)
    if found is None:
        raise OptionError(f"unknown country {shorten(text)!r}; give its English name or ISO code (SY)")
    return found


def english_name(iso: str) -> str | None:
    """English name of a country by its code.

    Examples
    --------
    >>> english_name("SY")
    'Syria'
    """
    from babel import Locale

    name = Locale("en").territories.get(iso)
    return None if name is None else str(name)


@cache
def _by_code(text: str) -> str | None:
    from babel.core import get_global

    if len(text) == 2 and text in _english().values():
        return text
    if re.fullmatch(r"[A-Z]{2,3}|\d{1,3}", text):
        # CLDR keeps the other codes as aliases; those of former states may have several heirs.
        heirs = get_global("territory_aliases").get(text.zfill(3) if text.isdigit() else text, [])
        return str(heirs[0]) if len(heirs) == 1 else None
    return None


@cache
def _english() -> dict[str, str]:
    from babel import Locale

    names = Locale("en").territories
    found = {_key(name): key for key, name in names.items() if len(key) == 2 and key.isalpha()}
    # Groups that CLDR lists with the countries.
    return {name: key for name, key in found.items() if key not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}}


@cache
def _by_gazetteer(name: str) -> str | None:
    from geomap import geocoding

    place = geocoding.locate([name])[0]
    return place.country if place is not None and place.kind == "country" else None


def _key(name: str) -> str:
    text = name.casefold().replace("&", "and").replace("’", "'").replace("st.", "saint")
    return " ".join(text.removeprefix("the ").split())
