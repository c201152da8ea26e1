"""Names in scripts that write no spaces between words: the longest of the trie from each letter on."""

from __future__ import annotations

from functools import cache
from unicodedata import category

from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.index import KINDS
from geomap.gazetteer.names import normalise
from geomap.geocoding.inflection import locatives_of
from geomap.geocoding.senses import senses_of

_LONGEST = 16
# Vowels that are written before the letter that they follow in speech: Thai and Lao.
_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
# Fewer letters of an alphabet are mostly part of some word, unless it is said that a place is named.
_LEAST = 4
_WRITTEN_BEFORE = ("เมือง", "จังหวัด", "อำเภอ", "ตำบล", "จาก", "ເມືອງ", "ແຂວງ", "ក្រុង", "ខេត្ត")
_WRITTEN_BEHIND = ("မြို့", "ရွာ", "ပြည်နယ်", "တိုင်း", "ခရိုင်")
# Before and behind a name of two Han signs, and people of a place that is known without them.
_HAN_LEADS = frozenset("从從自到至往向抵赴袭襲离離的和与與及、，。")
_HAN_KINDS = tuple("市县縣区區镇鎮乡鄉村州省府島岛港町郡")
_UNITS = frozenset("年月日號号")
_PAIR, _LARGE = 2, 100_000


@cache
def _leads() -> tuple[str, ...]:
    """What says, right before a name of an alphabet without spaces, that a place is named."""
    return (*_WRITTEN_BEFORE, *(lead for code in ("th", "lo", "km") for lead in locatives_of(code)[0]))


@cache
def _behind() -> tuple[str, ...]:
    """The same, of what is written behind a name."""
    return (*_WRITTEN_BEHIND, *locatives_of("my")[1])


@cache
def _han_leads() -> frozenset[str]:
    """Signs before a name of two Han signs."""
    return _HAN_LEADS.union(locatives_of("zh")[0])


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fc"


def _is_alphabetic(char: str) -> bool:
    """Whether a letter is one of several in a syllable: Thai, Lao, Myanmar, Khmer."""
    return "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"


def _cuts_kana(word: str, start: int, end: int) -> bool:
    """Whether a part of a word begins or ends inside a run of kana: ミサイル, missile, is not Sai."""
    return any(
        0 < at < len(word) and _is_katakana(word[at - 1]) and _is_katakana(word[at]) for at in (start, end)
    )


def _cuts_syllable(word: str, start: int, end: int) -> bool:
    """Whether a part of a word begins or ends inside a syllable (พลัน is not Phon), or is but one."""
    if not _is_alphabetic(word[start]):
        return False
    if end < len(word) and category(word[end])[0] == "M":
        return True
    if start and (word[start - 1] in _LEADING or category(word[start])[0] == "M"):
        return True
    short = sum(category(char)[0] != "M" for char in word[start:end]) < _LEAST
    told = word[:start].endswith(_leads()) or word.startswith(_behind(), end)
    return short and start > 0 and not told


def scan_unspaced(document: Document, at: int) -> list[Mention]:
    """Names inside a run of Han, kana or Thai letters: the longest from each letter on."""
    index, word = document.index, document.texts[at]
    found = []
    i = 0
    while i < len(word):
        name = _name_at(document, word, i)
        if name:
            key_id = index.key_id(name)
            start = document.starts[at] + i
            found.append(Mention(at, at, start, start + len(name), key_id, senses_of(index, key_id)))
            i += len(name)
        else:
            i += 1
    return found


def _is_doubtful(document: Document, word: str, start: int, end: int, name: str) -> bool:
    """Whether Han signs are rather part of a date (13日向), or two of them of a word (澤倫斯基)."""
    if not "\u3400" <= word[start] <= "\u9fff":
        return False
    if word[start] in _UNITS and start and word[start - 1].isdigit():
        return True
    if len(name) != _PAIR or not start or word[start - 1] in _han_leads() or word.startswith(_HAN_KINDS, end):
        return False
    top = senses_of(document.index, document.index.key_id(name)).candidates[0]
    return KINDS[top.kind] == "town" and top.population < _LARGE


def _name_at(document: Document, word: str, start: int) -> str:
    """The longest name at a letter of a word that cuts none of its syllables; empty where there is none."""
    rest = word[start : start + _LONGEST]
    key = normalise(rest)
    names: list[str] = document.index.prefixes(key) if len(key) == len(rest) else []
    for name in reversed(names):
        end = start + len(name)
        if _is_doubtful(document, word, start, end, name):
            continue
        if len(name) > 1 and not _cuts_kana(word, start, end) and not _cuts_syllable(word, start, end):
            return name
    return ""
