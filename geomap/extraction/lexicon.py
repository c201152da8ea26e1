"""A language pack compiled for one walk over a text: every phrase of it, labelled by its key."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geomap import languages
from geomap.errors import UnknownLanguageError
from geomap.languages.phrases import Phrases
from geomap.languages.words import script_of, words_of
from geomap.taxonomy import built_in, own_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.languages import Pack
    from geomap.languages.words import Script, Word
    from geomap.taxonomy import OwnTypes

# Sections whose phrases are looked for in running text. [names] is the gazetteer's.
_LISTS = ("cues", "triggers", "attack", "instruments", "targets", "status", "figures", "dates")
_MAPS = (
    ("dates", "months"),
    ("dates", "weekdays"),
    ("dates", "ordinals"),
    ("dates", "relative"),
    ("dates", "offset"),
    ("dates", "units"),
    ("dates", "weeks"),
    ("dates", "month_days"),
    ("dates", "years"),
    ("dates", "running"),
    ("dates", "holidays"),
    ("dates", "seasons"),
    ("dates", "spans"),
    ("dates", "solar"),
    ("dates", "ethiopic"),
    ("figures", "number_words"),
    ("figures", "multipliers"),
)

# What tells of something that happened, and letters of a word that is hardly a verb.
_HAPPENED = ("triggers.", "attack.")
_SHORT = 2
_LINKS = frozenset({"of", "de", "del", "the"})
_WORDS = re.compile(r"[^\W\d_]+\*?")


class Lexicon(NamedTuple):
    """A pack and its phrases. Labels are ``section.key``, for mappings ``section.key=value``.

    ``words`` are the ordinary words of its phrases, ``proper`` those that are written with a capital;
    ``abbreviations`` end in a full stop that ends no sentence.
    """

    pack: Pack
    phrases: Phrases
    joins: frozenset[str]  # keys of the words that join things and clauses ("and")
    number_joins: frozenset[str]  # of those that join the parts of a number ("two hundred and five")
    links: frozenset[str]  # of those between the parts of a date or a number ("of")
    words: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()

    def joined(self, word: Word) -> bool:
        """Whether a word is an "and", or has one written at it (Arabic *وقتل*)."""
        if word.key in self.joins:
            return True
        return bool(word.alts) and any(
            word.key.startswith(join) and word.key[len(join) :] in word.alts for join in self.joins
        )


def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; for a language without a pack, that of CLDR's calendar names.

    With the triggers of the user's own types, if any are in use.
    """
    return _lexicon(language, own_types())


@lru_cache(maxsize=64)
def _lexicon(language: str, own: OwnTypes | None) -> Lexicon:
    try:
        pack = languages.load(language)
    except UnknownLanguageError:
        from geomap.extraction.cldr import pack_from_cldr

        pack = pack_from_cldr(language)
    return compile_pack(pack if own is None else _with_own(pack, own))


def _with_own(pack: Pack, own: OwnTypes) -> Pack:
    """A pack with the triggers of the user's types, and without those that they replace."""
    dropped = set(built_in()) if own.only else set(own.replaced)
    triggers = {key: list(pack.words("triggers", key)) for key in pack.keys("triggers") if key not in dropped}
    for key, phrases in own.triggers.get(pack.code.split("-")[0], {}).items():
        triggers[key] = [*triggers.get(key, ()), *phrases]
    sections = {**pack.sections, "triggers": triggers}
    for section in ("attack", "instruments") if own.only else ():
        sections.pop(section, None)
    return replace(pack, sections=sections)


def compile_pack(pack: Pack) -> Lexicon:
    """Compile a pack that may come from anywhere, such as a test."""
    table: dict[str, Iterable[str]] = {}
    maps = {f"{section}.{key}" for section, key in _MAPS}
    for section in _LISTS:
        for key in pack.keys(section):
            label = f"{section}.{key}"
            if label in maps:
                for phrase, value in pack.map(section, key).items():
                    table.setdefault(f"{label}={value}", []).append(phrase)  # type: ignore[attr-defined]
            elif key == "vague":
                for phrase, (low, high) in pack.map(section, key).items():
                    table.setdefault(f"{label}={low}:{high}", []).append(phrase)  # type: ignore[attr-defined]
            elif key not in ("position", "actor_position", "clock") and not key.endswith("_suffixes"):
                table[label] = pack.words(section, key)
    table["sentences.clauses"] = pack.words("sentences", "clauses")
    table["sentences.clause_ends"] = pack.words("sentences", "clause_ends")
    table["sentences.relatives"] = pack.words("sentences", "relatives")
    table["sentences.compounds"] = pack.words("sentences", "compounds")
    for key in ("north", "south", "east", "west", "central"):
        table[f"directions.{key}"] = pack.words("directions", key)
    for key in ("country", "admin1", "admin2", "town", "capital", "part", "street", "site", "area"):
        table[f"place_words.{key}"] = pack.words("place_words", key)
    script = script_of(pack)
    if script.future:
        verbs = _words([p for label, told in table.items() if label.startswith(_HAPPENED) for p in told])
        taken = _keys(
            script, _words([p for told in table.values() for p in told])
        )  # "سيدة" is no "يده" to come
        table["status.planned"] = [
            *table.get("status.planned", ()),
            *(
                f"{start}{verb[len(by) :]}"
                for start, by in script.future
                for verb in sorted(verbs)
                if verb.startswith(by) and len(verb) > _SHORT
                if taken.isdisjoint(_keys(script, [f"{start}{verb[len(by) :]}"]))
            ),
        ]
    words = _words([*(p for phrases in table.values() for p in phrases), *pack.words("names", "common")])
    names = [*pack.map("names", "demonyms"), *pack.map("names", "exonyms")]
    calendar = _words([*pack.map("dates", "months"), *pack.map("dates", "weekdays")])
    return Lexicon(
        pack,
        Phrases(table, script),
        _keys(script, pack.words("sentences", "and")),
        _keys(script, pack.words("figures", "and")),
        _LINKS | _keys(script, pack.words("dates", "links")),
        words - calendar,
        calendar | _proper(names, words),
        frozenset(word.casefold().rstrip(".") for word in pack.words("sentences", "abbreviations")),
    )


def _proper(names: Iterable[str], words: frozenset[str]) -> frozenset[str]:
    """Words of names that are written with a capital; an ordinary word only where it is all of a name."""
    found: set[str] = set()
    for name in names:
        parts = [part for part in _WORDS.findall(name) if part[0].isupper() and len(part) > 1]
        small = {part.casefold().rstrip("*") for part in parts}
        found |= small if " " not in name and "." not in name else small - words
    return frozenset(found)


def _words(phrases: Iterable[str]) -> frozenset[str]:
    """The single words of phrases, folded; without those that only begin so."""
    found: set[str] = set()
    for phrase in phrases:
        found.update(_WORDS.findall(phrase.casefold()))
    return frozenset(word for word in found if not word.endswith("*"))


def _keys(script: Script, phrases: Iterable[str]) -> frozenset[str]:
    """Keys of single words ("l'" is one); longer phrases have no key."""
    single = (phrase for phrase in phrases if " " not in phrase)
    return frozenset(word.key for phrase in single for word in words_of(phrase, script=script))
