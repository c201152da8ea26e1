"""Calendar names of the Unicode CLDR, for languages that have no pack of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.languages import Pack

if TYPE_CHECKING:
    from babel import Locale

_PAST = range(-2, 1)  # of words for days to come some also mean "morning"
# What newspapers write, and CLDR lacks.
_WRITTEN = {
    "zh": {"昨日": -1, "昨晚": -1, "昨夜": -1, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0},
    "ja": {
        "きのう": -1,
        "昨夜": -1,
        "昨晩": -1,
        "おととい": -2,
        "きょう": 0,
        "けさ": 0,
        "今朝": 0,
        "本日": 0,
    },
    "ko": {"어젯밤": -1, "그제": -2, "오늘": 0},
}
_WRITTEN["yue"] = _WRITTEN["zh"] | {"昨天": -1, "今天": 0}
_WEEK = "一二三四五六日"


def pack_from_cldr(language: str) -> Pack:
    """A pack with nothing in it but the names of months, weekdays, and days up to today.

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
    if locale.language in ("zh", "yue"):
        weekdays |= {f"{day}{_WEEK[n]}": n + 1 for day in ("周", "週", "礼拜", "禮拜") for n in range(7)}
    name = locale.get_display_name("en") or language
    dates = {"months": months, "weekdays": weekdays, "relative": _days(locale)}
    return Pack(language, name, locale.get_display_name() or name, {"dates": dates})


def _days(locale: Locale) -> dict[str, int]:
    """Words for today and the days before it, but for those that also mean another day.

    Examples
    --------
    >>> from babel import Locale
    >>> _days(Locale("de"))
    {'vorgestern': -2, 'gestern': -1, 'heute': 0}
    """
    fields: Any = locale._data["date_fields"]  # noqa: SLF001 (Babel has no public face for them)
    named = dict(fields.get("day", {}).get("relative", {}))
    words = [word.casefold() for word in named.values()]
    found = {named[n].casefold(): n for n in _PAST if n in named}
    known = {word: n for word, n in found.items() if words.count(word) == 1}
    return known | _WRITTEN.get(locale.language, {})
