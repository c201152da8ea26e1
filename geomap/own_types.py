"""Types of incidents of the user's own: a TOML file with their words, groups, colours and glyphs.

`docs/types.md` describes the file.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import taxonomy
from geomap.errors import InputError, SourceNotFoundError, UnknownLanguageError
from geomap.taxonomy import GROUPS, OTHER, OwnLook, OwnTypes, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = ("label", "group", "covers", "color", "glyph", "replace", "triggers")
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ONLY = "only"


@contextmanager
def in_use(path: str | Path | None) -> Iterator[None]:
    """Know the types of a file for a while, next to geomap's own or in their place.

    Examples
    --------
    >>> with in_use(None):
    ...     pass
    """
    if path is None:
        yield
        return
    with taxonomy.using(load(path)):
        yield


def load(path: str | Path) -> OwnTypes:
    r"""Read a file of types.

    Raises
    ------
    SourceNotFoundError
        If there is no such file.
    InputError
        If it is not TOML or a key or value in it cannot be used; the message says each, with its cure.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "my.toml")
    ...     _ = file.write_text('[water_cut]\ngroup = "humanitarian"\ntriggers.en = ["water was cut"]')
    ...     own = load(file)
    >>> own.types["water_cut"].label, own.triggers["en"]
    ('Water cut', {'water_cut': ('water was cut',)})
    """
    file = Path(path)
    try:
        changed = file.stat().st_mtime_ns
    except FileNotFoundError:
        raise SourceNotFoundError(f"{file}: there is no such file of types; check the path") from None
    return _load(file.resolve(), str(path), changed)


@lru_cache(maxsize=8)
def _load(file: Path, name: str, _changed: int) -> OwnTypes:
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: not valid TOML ({error}); see docs/types.md for an example") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); name a file of types") from None
    only = raw.pop(_ONLY, False)
    if not isinstance(only, bool):
        raise InputError(f"{name}: {_ONLY} is {only!r}; write true or false")
    if not raw:
        raise InputError(f"{name}: no type is in it; add a section such as [water_cut] with its triggers")
    reader = _Reader(name)
    for key, section in raw.items():
        reader.type(key, section)
    if reader.wrong:
        told = reader.wrong
        if len(told) > 1:
            told = [f"{len(told)} things are wrong:", *told]
        raise InputError(f"{name}: " + "\n  ".join(told))
    return OwnTypes(
        str(file), reader.types, reader.looks, reader.triggers, frozenset(reader.replaced), only=only
    )


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.types: dict[str, Type] = {}
        self.looks: dict[str, OwnLook] = {}
        self.triggers: dict[str, dict[str, tuple[str, ...]]] = {}
        self.replaced: set[str] = set()
        # All that is wrong, so that a file is put right in one go.
        self.wrong: list[str] = []

    def _wrong(self, where: str, what: str, cure: str) -> None:
        self.wrong.append(f"{where}: {what}; {cure}")

    def type(self, key: str, section: Any) -> None:
        where = f"[{key}]"
        if not isinstance(section, dict):
            self._wrong(key, f"{section!r} stands outside a type", f"write it under [{key}] or delete it")
            return
        for inner in section:
            if inner not in _KEYS:
                self._wrong(where, f"unknown key {inner!r}", f"known keys are {', '.join(_KEYS)}")
        known = taxonomy.built_in().get(key)
        shown = known.label if known else key[:1].upper() + key[1:].replace("_", " ")
        label = self._text(where, section, "label", shown)
        group = self._text(where, section, "group", known.group if known else OTHER)
        if group not in GROUPS:
            self._wrong(f"{where} group", f"unknown group {group!r}", f"it is one of {', '.join(GROUPS)}")
        self.types[key] = Type(
            key, group, label, self._text(where, section, "covers", known.note if known else "")
        )
        light, dark = self._colours(where, section.get("color"))
        glyph = self._text(where, section, "glyph", "")
        shapes = [known_group.shape for known_group in GROUPS.values()]
        if glyph and glyph not in shapes:
            self._wrong(f"{where} glyph", f"unknown glyph {glyph!r}", f"it is one of {', '.join(shapes)}")
        self.looks[key] = OwnLook(light, dark, glyph)
        if not isinstance(section.get("replace", False), bool):
            self._wrong(f"{where} replace", f"{section['replace']!r} is no flag", "write true or false")
        if section.get("replace"):
            self.replaced.add(key)
        self._triggers(key, section.get("triggers", {}))

    def _text(self, where: str, section: dict[str, Any], key: str, default: str) -> str:
        value = section.get(key, default)
        if not isinstance(value, str) or (key in section and not value.strip()):
            self._wrong(f"{where} {key}", f"{value!r} is no text", "write it between quotes")
            return default
        return value

    def _colours(self, where: str, value: Any) -> tuple[str, str]:
        if value is None:
            return "", ""
        pair = [value, value] if isinstance(value, str) else value
        right = isinstance(pair, list) and len(pair) == 2
        if not right or not all(isinstance(c, str) and _COLOUR.fullmatch(c) for c in pair):
            self._wrong(
                f"{where} color",
                f"{value!r} is no colour",
                'write "#AA3355", or ["#AA3355", "#FF88AA"] for a light and a dark ground',
            )
            return "", ""
        light, dark = (colour.lstrip("#").upper() for colour in pair)
        return light, dark

    def _triggers(self, key: str, value: Any) -> None:
        from geomap.languages.patterns import patterns_of
        from geomap.languages.words import Script

        where = f"[{key}] triggers"
        if not isinstance(value, dict):
            self._wrong(where, f"{value!r} is no list per language", 'write triggers.en = ["..."]')
            return
        for language, phrases in value.items():
            if not _LANGUAGE.fullmatch(language):
                self._wrong(where, f"{language!r} is no code of a language", "write en, ar, fr, ...")
                continue
            if not _is_language(language):
                self._wrong(where, f"no language has the code {language!r}", "write en, ar, fr, ...")
            if not isinstance(phrases, list) or not all(isinstance(p, str) and p.strip() for p in phrases):
                self._wrong(
                    f"{where}.{language}", f"{phrases!r} is no list of phrases", 'write ["...", "..."]'
                )
                continue
            for phrase in phrases:
                try:
                    patterns_of(phrase, key, Script(language))
                except ValueError as error:
                    self._wrong(f"{where}.{language}", str(error), "see docs/languages.md")
            of_language = self.triggers.setdefault(language.split("-")[0], {})
            of_language[key] = (*of_language.get(key, ()), *phrases)


def _is_language(code: str) -> bool:
    """Whether a code is that of a language, with a pack or without."""
    from geomap.languages.tags import known

    try:
        known(code)
    except UnknownLanguageError:
        return False
    return True
