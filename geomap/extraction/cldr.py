"""Calendar names of the Unicode CLDR, for languages that have no pack of their own.

Names of months and weekdays bend as names of places do: with the clitics and endings of
``geomap/geocoding/endings.toml``, and with what CLDR itself writes at them, in its patterns of dates
(*8 בנובמבר*, *8ê mijdarê*) and its words for last Sunday (*w zeszłą niedzielę*). What CLDR lacks is in
``calendars.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import rules_of
from geomap.geocoding.tokens import fold, is_unspaced
from geomap.languages import Pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from babel import Locale

_PAST = range(-2, 1)  # of words for days to come some also mean "morning"
_SINO = ("zh", "yue", "ja", "ko")  # whose dates are read from their letters
_WEEK = "一二三四五六日"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALPHA_2 = 2  # letters of a country's code; those of parts of the world are numbers
_SPANS = ("week", "month", "year")
# Letters of a name that take endings, of what may do without a full stop, and that two forms share.
_LONG, _SHORT, _SHARED = 4, 3, 3
_PIECE = re.compile(r"'([^']*)'|([GyMLdEc]+)|([^'GyMLdEc]+)")
_GLUED_BEFORE, _GLUED_BEHIND = re.compile(r"[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")
_WORD = re.compile(r"(?<=\s)[^\W\d_]{2,}(?=\s)")
_CONTEXTS = ("format", "stand-alone")
_COMPOUNDING = ("dag", "tag")  # of weekdays at which a part of the day is written
_SKELETONS = ("MMMMd", "yMMMM", "yMMMMd")
_STEMS = re.compile(r"[^\W\d_]+")


def pack_from_cldr(language: str) -> Pack:
    """A pack with nothing in it but the names of months, weekdays, and days up to today.

    Names are taken from CLDR through Babel: wide and short, as used in a date and standing alone. A code that
    nobody knows gives an empty pack.

    Examples
    --------
    >>> pack_from_cldr("de").map("dates", "months")["november"]
    11
    >>> pack_from_cldr("und").sections
    {}
    """
    base = language.replace("_", "-").split("-")[0]
    written = _table().get(base, {})
    codes = (language.replace("-", "_"), *(code.replace("-", "_") for code in written.get("with", ())))
    locales = [locale for locale in map(_locale, codes if language != "und" else ()) if locale is not None]
    if not locales and not written:
        return Pack(language, language, language, {})
    joints = _joints(locales)
    prefixes, suffixes = rules_of(base)
    months, weekdays, relative, spans = _names(locales, written)
    short = {name: n for name, n in _abbreviated(locales).items() if name not in months}
    short = {name: n for name, n in short.items() if "." in name or not is_unspaced(name)}
    months |= {name: short.pop(name) for name in list(short) if name[0].isdigit()}  # Mongolian 11-р сар
    month_ends = (*suffixes, *joints.behind, *written.get("month_ends", ()))
    dates = {
        "months": short | _bent(months, month_ends) | months,
        "weekdays": _bent_days(locales, weekdays, suffixes, written.get("weekday_ends", ())),
        "relative": relative,
        "spans": spans,
        "links": [*joints.links, *written.get("links", ())],
        "number_units": [
            *written.get("units", ()),
            *joints.units,
            *(end for end in suffixes if ">" not in end),
        ],
        "short_months": sorted(short),
        "clashes": written.get("clashes", []),
        "numerals": written.get("numerals", []),
        "solar": _numbered(written.get("solar", ())),
        "ethiopic": _numbered(written.get("ethiopic", ())),
    }
    script = {"strip_prefixes": [*prefixes, *joints.before], "month_first": joints.month_first}
    name, native = language, language
    if locales:
        name = locales[0].get_display_name("en") or language
        native = locales[0].get_display_name() or name
    dotted = {".".join(name.split(".")[: n + 1]) for name in short for n in range(name.count(".") + 1)}
    sentences = {"abbreviations": sorted(dotted)}
    return Pack(language, name, native, {"script": script, "sentences": sentences, "dates": dates})


@cache
def calendar_words(language: str) -> frozenset[str]:
    """The words of the names of days and months of a language without a pack, folded.

    Examples
    --------
    >>> "bazar" in calendar_words("az"), calendar_words("tlh")
    (True, frozenset())
    """
    pack = pack_from_cldr(language)
    names = [name for key in ("months", "weekdays", "relative", "solar") for name in pack.map("dates", key)]
    return frozenset(fold(word) for name in names for word in _STEMS.findall(name))


@cache
def homelands(language: str) -> tuple[str, ...]:
    """Countries in which a language is official, by CLDR.

    Examples
    --------
    >>> homelands("fa"), homelands("tlh")
    (('AF', 'IR'), ())
    """
    from babel.languages import get_official_languages

    lands = sorted(land for land in map(str, _english().territories) if len(land) == _ALPHA_2)
    spoken = {land: get_official_languages(land, regional=True, de_facto=True) for land in lands}
    return tuple(land for land in lands if language in {code.split("_")[0] for code in spoken[land]})


@cache
def land_names(language: str) -> dict[str, str]:
    """What a language calls the countries, by CLDR: keys of names to English names.

    Examples
    --------
    >>> land_names("ha")["nijar"], land_names("tlh")
    ('Niger', {})
    """
    locale = _locale(language)
    if locale is None:
        return {}
    english = {str(code): str(name) for code, name in _english().territories.items()}
    told = {str(code): str(name) for code, name in locale.territories.items() if len(str(code)) == _ALPHA_2}
    return {normalise(name): english[code] for code, name in told.items() if code in english}


@cache
def _table() -> dict[str, Any]:
    """What CLDR lacks, by the code of the language."""
    text = resources.files("geomap.extraction").joinpath("calendars.toml").read_text("utf-8")
    return tomllib.loads(text)


def _locale(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, said in enumerate(names, 1) for name in said.split("|")}


def _names(
    locales: list[Locale], written: dict[str, Any]
) -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, str]]:
    """Names of months and of weekdays, words for days, and those for weeks, months and years."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    relative: dict[str, int] = {}
    spans: dict[str, str] = {}
    for locale in locales:
        for context in _CONTEXTS:
            for number, name in _own(locale, "months", context).items():
                months.setdefault(name.casefold(), int(number))
            for number, name in _own(locale, "days", context).items():
                weekdays.setdefault(name.casefold(), int(number) + 1)
        if locale.language in _SINO[:2]:
            weekdays |= {f"{day}{_WEEK[n]}": n + 1 for day in ("周", "週", "礼拜", "禮拜") for n in range(7)}
        for word, days in _days(locale).items():
            relative.setdefault(word, days)
        for span in _SPANS if locale.language not in _SINO else _SPANS[:1]:
            for n, phrase in _relative(locale, span).items():
                if n in (-1, 0) and (span, n) != ("year", 0):
                    spans.setdefault(phrase.casefold().replace("\u200b", ""), f"{span} {n}")
        for number, day in enumerate(_WEEKDAYS, 1):
            weekdays |= dict.fromkeys(_forms(locale, day), number)
    weekdays |= {name.replace("\u200c", " "): n for name, n in weekdays.items() if "\u200c" in name}
    months |= {name.casefold(): n for name, n in written.get("months", {}).items()}
    months |= {f"{lead}{name}": n for lead in written.get("month_leads", ()) for name, n in months.items()}
    weekdays |= {name.casefold(): n for name, n in written.get("weekdays", {}).items()}
    months, weekdays, relative = map(_unbroken, (months, weekdays, relative))
    return months, weekdays, relative | written.get("relative", {}), spans | written.get("spans", {})


def _unbroken(names: dict[str, int]) -> dict[str, int]:
    """Names also without the spaces of no width at which Khmer may break a line."""
    return names | {name.replace("\u200b", ""): value for name, value in names.items()}


@cache
def _english() -> Locale:
    from babel import Locale

    return Locale("en")


@cache
def _root() -> dict[str, Any]:
    from babel import localedata

    found: dict[str, Any] = localedata.load("root", merge_inherited=False)
    return found


def _own(locale: Locale, kind: str, context: str, width: str = "wide") -> dict[int, str]:
    """Names as a language has them, without those of no language (*M01*, *Mon*)."""
    data: Any = getattr(locale, kind)[context][width]
    if locale.language == "en":
        return dict(data)
    english: Any = _english().days["format"]["abbreviated"]
    none = set(english.values())
    return {n: name for n, name in data.items() if name not in none and not name[1:].isdigit()}


def _relative(locale: Locale, field: str) -> dict[int, str]:
    """Words for the last, this and next one of a unit or weekday; empty where the language has none."""
    fields: Any = locale._data["date_fields"]  # noqa: SLF001 (Babel has no public face for them)
    english: Any = _english()._data["date_fields"] if locale.language != "en" else {}  # noqa: SLF001
    none = set(dict(english.get(field, {}).get("relative", {})).values())
    return {
        n: said for n, said in dict(fields.get(field, {}).get("relative", {})).items() if said not in none
    }


def _days(locale: Locale) -> dict[str, int]:
    """Words for today and the days before it, but for those that also mean another day.

    Examples
    --------
    >>> from babel import Locale
    >>> _days(Locale("de"))
    {'vorgestern': -2, 'gestern': -1, 'heute': 0}
    """
    named = _relative(locale, "day")
    words = [word.casefold() for word in named.values()]
    found = {named[n].casefold(): n for n in _PAST if n in named}
    return {word: n for word, n in found.items() if words.count(word) == 1}


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike and are about as long."""
    begins = one[:_SHARED] == other[:_SHARED] and len(one) >= _SHARED
    return (
        begins and abs(len(one) - len(other)) <= _SHARED and one[: len(other) - 2] == other[: len(other) - 2]
    )


def _abbreviated(locales: list[Locale]) -> dict[str, int]:
    """Short names of months: *nov*, พ.ย."""
    found: dict[str, int] = {}
    for locale in locales:
        for context in _CONTEXTS:
            for number, name in _own(locale, "months", context, "abbreviated").items():
                bare = name.casefold().strip(".")
                if len(bare) >= _SHORT:
                    found.setdefault(bare, int(number))
    return found


def _with_parts(locales: list[Locale]) -> dict[str, int]:
    """Weekdays with a part of the day written at them: *Dienstagabend*, *dinsdagochtend*, *tisdagskväll*."""
    found: dict[str, int] = {}
    for locale in locales:
        periods: Any = locale.day_periods
        parts = {
            said.casefold().split()[-1]
            for context in _CONTEXTS
            for width in ("abbreviated", "wide")
            for key, said in dict(periods.get(context, {}).get(width, {})).items()
            if key not in ("am", "pm", "noon", "midnight") and "." not in said
        }
        for number, name in _own(locale, "days", "stand-alone").items():
            day = name.casefold()
            if day.endswith(_COMPOUNDING):
                found |= {f"{day}{joint}{part}": int(number) + 1 for part in parts for joint in ("", "s")}
    return found


def _bent_days(
    locales: list[Locale], weekdays: dict[str, int], suffixes: tuple[str, ...], ends: Sequence[str]
) -> dict[str, int]:
    """Names of weekdays in their cases.

    Where CLDR has the case in which news tells of a day (*niedzielę*), others tell of every such day or of
    something else: *w niedziele*, on Sundays; nor is *montags* Monday.
    """
    bent: dict[str, int] = {}
    for locale in locales:
        names = {n + 1: name for c in _CONTEXTS for n, name in _own(locale, "days", c).items()}
        said = {name.casefold() for c in _CONTEXTS for name in _own(locale, "days", c).values()}
        told = {form for day in _WEEKDAYS for form in _forms(locale, day)}
        if told <= said and len(suffixes) > 1:
            bent |= _bent({name.casefold(): n for n, name in names.items()}, suffixes)
    if ends and any(is_unspaced(name) for name in weekdays):
        return _bent(weekdays, ends)  # without "day" the name of a star
    return _with_parts(locales) | bent | _bent(weekdays, ends) | weekdays


def _forms(locale: Locale, day: str) -> set[str]:
    """The forms of a weekday in CLDR's words for the last, this and next one."""
    number = _WEEKDAYS.index(day)
    said = [_own(locale, "days", context).get(number, "").casefold() for context in _CONTEXTS]
    forms = _STEMS.findall(" ".join(_relative(locale, day).values()).casefold())
    return {form for form in forms if any(_alike(form, name) for name in said if " " not in name)}


def _bent(names: dict[str, int], ends: Iterable[str]) -> dict[str, int]:
    """Names with their endings: of *ноември* and ``"е>и"`` *ноемвре*; short ones take no single letter."""
    found: dict[str, int] = {}
    for name, number in names.items():
        for entry in ends:
            end, _, by = entry.partition(">")
            stem = name.removesuffix(by)
            if not name.endswith(by) or len(stem) + len(end) < _LONG or len(stem) < _LONG - len(end):
                continue
            found.setdefault(f"{stem}{end}", number)
    return found


class _Joints(NamedTuple):
    """What the patterns of dates write at the name of a month, at the day, and between them."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    units: tuple[str, ...]
    links: tuple[str, ...]
    month_first: bool


def _joints(locales: list[Locale]) -> _Joints:
    before, behind, units, links = [dict.fromkeys(("",)) for _ in range(4)]
    month_first = False
    for number, pattern in enumerate(_patterns(locales)):
        pieces = [(quoted + literal, field) for quoted, field, literal in _PIECE.findall(pattern)]
        fields = [field[0] for _, field in pieces if field]
        if not number and {"d", "M"} <= set(fields):
            month_first = fields.index("M") < fields.index("d")
        for at, (_, field) in enumerate(pieces):
            left, right = _literal(pieces, at, -1), _literal(pieces, at, 1)
            if field[:1] in ("M", "L") and len(field) >= _LONG:
                before |= dict.fromkeys(_GLUED_BEFORE.findall(left))
                behind |= dict.fromkeys(_GLUED_BEHIND.findall(right))
                links |= dict.fromkeys(_WORD.findall(left) + _WORD.findall(right))
            elif field == "d":
                units |= dict.fromkeys(_GLUED_BEHIND.findall(right))
    parts = [tuple(filter(None, each)) for each in (before, behind, units, links)]
    return _Joints(parts[0], parts[1], parts[2], parts[3], month_first)


def _literal(pieces: list[tuple[str, str]], at: int, step: int) -> str:
    """The letters between a field of a pattern and the next one on a side."""
    said, at = "", at + step
    while 0 <= at < len(pieces) and not pieces[at][1]:
        said = said + pieces[at][0] if step > 0 else pieces[at][0] + said
        at += step
    return said


def _patterns(locales: list[Locale]) -> Iterator[str]:
    """Patterns of dates with the name of the month, the first one that of a whole date."""
    for locale in locales:
        root: Any = _root()
        for width in ("long", "full"):
            yield str(locale.date_formats[width])
        for skeleton in _SKELETONS:
            found = locale.datetime_skeletons.get(skeleton)
            if found is not None and found != root.get("datetime_skeletons", {}).get(skeleton):
                yield str(found)
