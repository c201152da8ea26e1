"""Names as a language bends them: without their clitics and case endings (بغزة, в Харькове, у Запоріжжі).

What may be taken off, and what stands there instead, is data of the language packs (`[script]`
``strip_prefixes`` and ``strip_suffixes``), for languages without a pack ``endings.toml``. Every form is
only tried: it counts where the gazetteer has it.
"""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

# Letters that must be left: shorter ones are mostly words of their own. A letter of Hangul is a syllable.
LEAST = 3
_HANGUL = "\uac00"
_MOST_SEEN = 1 << 15
_MOST_WORDS, _MOST_FORMS = 4, 48


class Form(NamedTuple):
    """A form of a word: its key, and how many letters of the word's key stand before it."""

    key: str
    offset: int


class Inflection:
    """The clitics and endings of a language.

    Parameters
    ----------
    prefixes, suffixes
        What is taken off; ``"a>b"`` puts ``b`` in its place.

    Examples
    --------
    >>> Inflection((), ("е>а", "е")).bare("одессе")
    ('одесса', 'одесс')
    >>> Inflection(("ب", "و"), ()).opened("بغزه")
    (Form(key='غزه', offset=1),)
    >>> Inflection((), ()).bare("paris")
    ()
    """

    def __init__(self, prefixes: Sequence[str], suffixes: Sequence[str]) -> None:
        self.prefixes = _rules(prefixes)
        self.suffixes = _rules(suffixes)
        self._bare: dict[str, tuple[str, ...]] = {}
        self._opened: dict[str, tuple[Form, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self.prefixes or self.suffixes)

    def bare(self, key: str) -> tuple[str, ...]:
        """Keys of a word without each of its endings, in the order of the pack."""
        known = self._bare.get(key)
        if known is None:
            if len(self._bare) > _MOST_SEEN:
                self._bare.clear()
            known = self._bare[key] = tuple(
                dict.fromkeys(
                    key[: -len(end)] + by
                    for end, by in self.suffixes
                    if key.endswith(end) and len(key) - len(end) + len(by[:1]) + (key[0] >= _HANGUL) >= LEAST
                )
            )
        return known

    def opened(self, key: str) -> tuple[Form, ...]:
        """A word without each of its clitics; the offset is 0 where other letters took its place."""
        known = self._opened.get(key)
        if known is None:
            if len(self._opened) > _MOST_SEEN:
                self._opened.clear()
            known = self._opened[key] = tuple(
                Form(by + key[len(start) :], 0 if by else len(start))
                for start, by in self.prefixes
                if key.startswith(start) and len(key) - len(start) >= LEAST - 1
            )
        return known

    def forms(self, key: str) -> tuple[str, ...]:
        """Keys that a name of one or more words may have where it is not bent: its last word, or all of them.

        Examples
        --------
        >>> Inflection((), ("у", "ом>и")).forms("новом саду")
        ('новом сад', 'нови саду', 'нови сад')
        """
        words = key.split()
        if not words or len(words) > _MOST_WORDS:
            return ()
        choices = [(word, *self.bare(word)) for word in words]
        found = dict.fromkeys(" ".join([*words[:-1], form]) for form in choices[-1][1:])
        combined = islice(product(*choices), 1, _MOST_FORMS)
        found.update(dict.fromkeys(" ".join(each) for each in combined))
        for form in self.opened(words[0]):
            rest = [form.key, *words[1:]]
            found[" ".join(rest)] = None
            found.update(dict.fromkeys(" ".join([*rest[:-1], one]) for one in self.bare(rest[-1])))
        found.pop(key, None)
        return tuple(found)


def _rules(entries: Sequence[str]) -> tuple[tuple[str, str], ...]:
    rules = []
    for entry in entries:
        end, _, by = entry.partition(">")
        # Words are cut at apostrophes anyway; vowel signs of Indic scripts are marks.
        if all(char.isalpha() or category(char)[0] == "M" for char in end):
            rules.append((normalise(end), normalise(by)))
    return tuple(dict.fromkeys(rules))


@cache
def inflection(code: str) -> Inflection:
    """The inflection of a language: as its pack says, else ``endings.toml``; nothing where neither does.

    Examples
    --------
    >>> inflection("he").opened("בתל"), bool(inflection("vi")), bool(inflection("tlh"))
    ((Form(key='תל', offset=1),), False, False)
    """
    from geomap import languages

    if code not in languages.codes():
        return Inflection(*rules_of(code))
    pack = languages.load(code)
    return Inflection(pack.words("script", "strip_prefixes"), pack.words("script", "strip_suffixes"))


def rules_of(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Clitics and endings of a language without a pack, as ``endings.toml`` writes them.

    Examples
    --------
    >>> rules_of("am")[0][:2], rules_of("tlh")
    (('በ', 'ከ'), ((), ()))
    """
    of_language = _written().get(code, {})
    return tuple(of_language.get("prefixes", ())), tuple(of_language.get("suffixes", ()))


def locatives_of(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is written at a name, before it and behind it, to say that something happens there.

    Examples
    --------
    >>> locatives_of("ko"), locatives_of("he"), locatives_of("tlh")
    (((), ('에서',)), (('ב',), ()), ((), ()))
    """
    of_language = _written().get(code, {})
    return tuple(of_language.get("leads", ())), tuple(of_language.get("locatives", ()))


@cache
def _written() -> dict[str, dict[str, list[str]]]:
    import tomllib
    from importlib import resources

    text = resources.files("geomap.geocoding").joinpath("endings.toml").read_text("utf-8")
    return tomllib.loads(text)
