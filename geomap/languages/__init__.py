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

_GROUP = re.compile(r"<([a-z_]+)>")

# Form of the values: "flag", "text", "list" (of phrases), "map" (phrase -> text or number),
# "ranges" (phrase -> [low, high]); a "+" after the section: any further key is a list as well.
SCHEMA: dict[str, dict[str, str]] = {
    "": {"code": "text", "name": "text", "native": "text"},
    "groups+": {},
    "script": {
        "cased": "flag",
        "diacritics": "flag",
        "date_order": "text",
        "thousands": "text",
        "decimal": "text",
        "strip_suffixes": "list",
        "strip_prefixes": "list",
        "future_prefixes": "list",
    },
    "sentences": {
        "abbreviations": "list",
        "clauses": "list",
        "clause_ends": "list",
        "compounds": "list",
        "and": "list",
        "verb_last": "flag",
    },
    "names": {
        "exonyms": "map",
        "demonyms": "map",
        "common": "list",
        "surname_endings": "list",
        "compound_heads": "list",
        "adjective_endings": "list",
        "word_endings": "list",
        "loose_kinds": "list",
        "sure_kinds": "list",
        "naming_sites": "list",
        "village_kinds": "list",
    },
    "place_words": {
        "position": "text",
        "country": "list",
        "admin1": "list",
        "admin2": "list",
        "town": "list",
        "capital": "list",
        "part": "list",
        "street": "list",
        "site": "list",
        "area": "list",
    },
    "directions": {
        "position": "text",
        "north": "list",
        "south": "list",
        "east": "list",
        "west": "list",
        "northeast": "list",
        "northwest": "list",
        "southeast": "list",
        "southwest": "list",
        "central": "list",
        "after": "list",
    },
    "cues": {
        "locative": "list",
        "locative_weak": "list",
        "near": "list",
        "toward": "list",
        "from": "list",
        "two_way": "list",
        "accusative": "list",
        "locative_verbs": "list",
        "hosts": "list",
        "befalls": "list",
        "wards": "list",
        "arrived": "list",
        "position": "text",
        "locative_suffixes": "list",
        "from_suffixes": "list",
        "toward_suffixes": "list",
        "possessive_suffixes": "list",
        "actor_suffixes": "list",
        "actor_position": "text",
        "actor_heads": "list",
        "reporting": "list",
        "according": "list",
        "person_titles": "list",
        "here": "list",
        "nationwide": "list",
        "where": "list",
        "local_heads": "list",
        "sequel": "list",
        "occurred": "list",
        "statecraft": "list",
        "possessive": "list",
    },
    "triggers+": {},
    "attack": {
        "strong": "list",
        "strike": "list",
        "weak": "list",
        "operation": "list",
        "kill": "list",
        "capture": "list",
        "captured": "list",
    },
    "instruments+": {},
    "targets": {"aid_health": "list", "civilians": "list", "armed": "list"},
    "status": {
        "planned": "list",
        "possible": "list",
        "conditional": "list",
        "denied": "list",
        "rebuttals": "list",
        "blame": "list",
        "negated": "list",
        "none_of": "list",
        "none_behind": "list",
        "background": "list",
        "irrealis": "list",
        "charge": "list",
        "figurative": "list",
        "pastimes": "list",
        "cancelled": "list",
        "recalled": "list",
    },
    "figures": {
        "dead": "list",
        "injured": "list",
        "affected": "list",
        "casualties": "list",
        "nobody": "list",
        "people": "list",
        "not_people": "list",
        "at_least": "list",
        "about": "list",
        "total": "list",
        "number_words": "map",
        "multipliers": "map",
        "vague": "ranges",
        "and": "list",
        "to": "list",
        "among": "list",
        "age": "list",
        "whose": "list",
        "others": "list",
    },
    "dates": {
        "months": "map",
        "weekdays": "map",
        "weekday_needs": "list",
        "day_words": "list",
        "bare_day": "list",
        "bare_day_ends": "list",
        "bare_day_alone": "list",
        "month_words": "list",
        "early": "list",
        "mid": "list",
        "late": "list",
        "year_words": "list",
        "year_ends": "list",
        "links": "list",
        "to": "list",
        "between": "list",
        "ordinals": "map",
        "relative": "map",
        "offset": "map",
        "overnight": "list",
        "night_to": "list",
        "nights": "list",
        "week_to": "list",
        "same_day": "list",
        "parts_of_day": "list",
        "units": "map",
        "years": "map",
        "running": "map",
        "seasons": "map",
        "weeks": "map",
        "when": "list",
        "start_of": "list",
        "number_units": "list",
        "last": "list",
        "past": "list",
        "year_start": "list",
        "night_from": "list",
        "night_of": "list",
        "this": "list",
        "next": "list",
        "ago": "list",
        "earlier": "list",
        "later": "list",
        "hence": "list",
        "since": "list",
        "since_then": "list",
        "lasting": "list",
        "month_cases": "list",
        "until": "list",
        "position": "text",
    },
}


@dataclass(frozen=True)
class Pack:
    """What geomap knows about one language: the sections of its file.

    ``pack.words("cues", "near")`` is a tuple of phrases, ``pack.map("dates", "months")`` a
    mapping; what a file leaves out is empty.
    """

    code: str
    name: str
    native: str
    sections: dict[str, dict[str, Any]]

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
            _check(name, "", key, value, SCHEMA[""].get(key))
            continue
        open_ended = f"{key}+" in SCHEMA
        spec = SCHEMA.get(f"{key}+" if open_ended else key)
        if spec is None:
            known = ", ".join(section.rstrip("+") for section in SCHEMA if section)
            raise ValueError(f"{name}: unknown section [{key}]; sections are {known}")
        for inner, content in value.items():
            form = spec.get(inner, "list" if open_ended else None)
            _check(name, key, inner, content, form)
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


def _check(name: str, section: str, key: str, value: Any, form: str | None) -> None:
    where = f"[{section}] {key}" if section else key
    if form is None:
        known = ", ".join(SCHEMA.get(section, SCHEMA.get(f"{section}+", {})))
        raise ValueError(f"{name}: unknown key {where}; known keys are {known}")
    fits = {
        "flag": isinstance(value, bool),
        "text": isinstance(value, str),
        "list": isinstance(value, list) and all(isinstance(item, str) for item in value),
        "map": isinstance(value, dict) and all(isinstance(v, str | int) for v in value.values()),
        "ranges": isinstance(value, dict)
        and all(isinstance(v, list) and len(v) == 2 for v in value.values()),
    }[form]
    if not fits:
        raise ValueError(f"{name}: {where} must be a {form}, not {value!r}")
