"""Calendar names of the Unicode CLDR, for languages that have no pack of their own."""

from __future__ import annotations

from geomap.languages import Pack


def pack_from_cldr(language: str) -> Pack:
    """A pack with nothing in it but the names of months and weekdays.

    Names are taken from CLDR through Babel, in the wide form, as used in a date and standing
    alone. A code that CLDR does not know gives an empty pack.

    Examples
    --------
    >>> pack_from_cldr("de").map("dates", "months")["november"]
    11
    >>> pack_from_cldr("und").sections
    {}
    """
    from babel import Locale, UnknownLocaleError

    if language == "und":  # Babel would give the machine's own language
        return Pack(language, language, language, {})
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Pack(language, language, language, {})
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            if not name.isdigit():
                months.setdefault(name.casefold(), int(number))
        for number, name in locale.days[context]["wide"].items():
            weekdays.setdefault(name.casefold(), int(number) + 1)
    name = locale.get_display_name("en") or language
    return Pack(
        language, name, locale.get_display_name() or name, {"dates": {"months": months, "weekdays": weekdays}}
    )
