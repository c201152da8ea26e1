"""Codes of languages: those of packs, and all others that CLDR knows."""

from __future__ import annotations

from functools import cache

from geomap.errors import UnknownLanguageError
from geomap.languages import codes


@cache
def known(language: str) -> str:
    """A language code, if it is one: of a pack, or one that CLDR knows.

    Raises
    ------
    UnknownLanguageError
        If it is not, as a name (``"english"``) is none.

    Examples
    --------
    >>> known("vi"), known("pt-BR"), known("und")
    ('vi', 'pt-BR', 'und')
    """
    from babel import Locale, UnknownLocaleError

    primary = language.replace("_", "-").split("-")[0].casefold()
    if primary in codes() or primary == "und":
        return language
    try:
        Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        raise UnknownLanguageError(
            f"{language!r} is no code of a language; use a BCP 47 code such as 'ar', 'en' or 'pt'"
        ) from None
    return language
