"""Language packs: one TOML file per language, data and no code, and their loader.

`docs/languages.md` describes every key. The loader checks a file against `SCHEMA`, so that a
misspelt key is an error and not a rule that silently never applies.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from geomap.errors import UnknownLanguageError
from geomap.languages.schema import SCHEMA, check

_GROUP = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True, eq=False)  # equal to itself alone, so that what is worked out of it can be kept
class Pack:
    """What geomap knows about one language: the sections of its file.

    ``pack.words("cues", "near")`` is a tuple of phrases, ``pack.map("dates", "months")`` a
    mapping; what a file leaves out is empty.
    """

    code: str
    name: str
    native: str
    sections: dict[str, dict[str, Any]]

    @property
    def is_bare(self) -> bool:
        """Whether geomap has no file for the language, so that it knows only what CLDR does."""
        return self.code not in codes()

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """Phrases of a key; empty where the file has none."""
        return tuple(self.sections.get(section, {}).get(key, ()))

    def map(self, section: str, key: str) -> dict[str, Any]:
        """Mapping of a key; empty where the file has none."""
        return dict(self.sections.get(section, {}).get(key, {}))

    def text(self, section: str, key: str, default: str = "") -> str:
        """Text of a key."""
        return str(self.sections.get(section, {}).get(key, default))

    def flag(self, section: str, key: str, *, default: bool = False) -> bool:
        """Flag of a key."""
        return bool(self.sections.get(section, {}).get(key, default))

    def keys(self, section: str) -> tuple[str, ...]:
        """Keys that the file gives in a section, in its order."""
        return tuple(self.sections.get(section, {}))


@cache
def codes() -> tuple[str, ...]:
    """Codes (BCP 47) of the languages that have a pack, sorted.

    Examples
    --------
    >>> "vi" in codes()
    True
    """
    folder = resources.files("geomap.languages")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def names_of(code: str) -> tuple[str, str]:
    """What a language is called in English and in itself; reads the head of its pack only.

    Examples
    --------
    >>> names_of("tr")
    ('Turkish', 'Türkçe')
    """
    text = resources.files("geomap.languages").joinpath(f"{code}.toml").read_text("utf-8")
    head = tomllib.loads(text.partition("\n[")[0])
    return head["name"], head["native"]


@cache
def load(code: str) -> Pack:
    """The pack of a language.

    Parameters
    ----------
    code
        BCP 47 code; a region or script after it is ignored (``"en-GB"`` is ``"en"``).

    Raises
    ------
    UnknownLanguageError
        If there is no pack for the language.

    Examples
    --------
    >>> load("vi").name
    'Vietnamese'
    """
    base = code.replace("_", "-").split("-")[0].lower()
    if base not in codes():
        known = ", ".join(codes())
        raise UnknownLanguageError(f"no language pack for {code!r}; there are packs for {known}")
    text = resources.files("geomap.languages").joinpath(f"{base}.toml").read_text("utf-8")
    return parse(text, f"{base}.toml")


def parse(text: str, name: str) -> Pack:
    """Read and check a pack.

    Raises
    ------
    ValueError
        If a section or key is unknown or has another form than `SCHEMA` says; the message
        names the file, the key and what is expected.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: not valid TOML: {error}") from error
    sections: dict[str, dict[str, Any]] = {}
    for key, value in raw.items():
        if not isinstance(value, dict):
            check(name, "", key, value, SCHEMA[""].get(key))
            continue
        open_ended = f"{key}+" in SCHEMA
        spec = SCHEMA.get(f"{key}+" if open_ended else key)
        if spec is None:
            known = ", ".join(section.rstrip("+") for section in SCHEMA if section)
            raise ValueError(f"{name}: unknown section [{key}]; sections are {known}")
        for inner, content in value.items():
            form = spec.get(inner, "list" if open_ended else None)
            check(name, key, inner, content, form)
        sections[key] = value
    groups = _spell_out_groups(sections.pop("groups", {}), name)
    if groups:
        sections = {
            key: _with_groups(section, groups, f"{name}: [{key}]") for key, section in sections.items()
        }
    for key in SCHEMA[""]:
        if key not in raw:
            raise ValueError(f"{name}: {key} is missing")
    return Pack(raw["code"], raw["name"], raw["native"], sections)


def _spell_out_groups(groups: dict[str, list[str]], name: str) -> dict[str, str]:
    """Each group as one alternation; its words may be those of groups before it."""
    known: dict[str, str] = {}
    for key, words in groups.items():
        known[key] = "|".join(_fill(word, known, f"{name}: [groups] {key}") for word in words)
    return known


def _with_groups(section: dict[str, Any], groups: dict[str, str], where: str) -> dict[str, Any]:
    """A section with ``<name>`` in its phrases written out."""
    filled: dict[str, Any] = {}
    for key, value in section.items():
        if isinstance(value, list):
            filled[key] = [_fill(phrase, groups, f"{where} {key}") for phrase in value]
        elif isinstance(value, dict):
            filled[key] = {_fill(phrase, groups, f"{where} {key}"): other for phrase, other in value.items()}
        else:
            filled[key] = value
    return filled


def _fill(phrase: str, groups: dict[str, str], where: str) -> str:
    """A phrase with its ``<name>`` written out, in brackets of its own unless it stands in some.

    Examples
    --------
    >>> _fill("<hit> {0,2} (by|with) (<arm>|stones)", {"hit": "hit|was struck", "arm": "bombs|shells"}, "")
    '(hit|was struck) {0,2} (by|with) (bombs|shells|stones)'
    """
    if "<" not in phrase:
        return phrase

    def words(match: re.Match[str]) -> str:
        if match[1] not in groups:
            raise ValueError(f"{where}: {phrase!r} names the group {match[1]!r}, which [groups] lacks")
        before = phrase[: match.start()]
        inside = before.count("(") > before.count(")")
        return groups[match[1]] if inside or phrase == match[0] else f"({groups[match[1]]})"

    return _GROUP.sub(words, phrase)
