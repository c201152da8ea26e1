"""Words of a text and the keys under which they are compared with the phrases of a language pack.

A key is case folded and composed, and without what writers of one language leave out or write in
several ways: Vietnamese tone marks on either of two vowels, Arabic hamza, harakat and tatweel, the dots
of Russian *ё*, the circumflex of Turkish, apostrophes inside Cyrillic words, digits of any script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.languages import Pack

TURKIC = frozenset({"tr", "az", "tt", "crh"})  # languages with a dotted and a dotless i
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
# Marks that belong to the letter before them: diacritics, harakat, Hebrew points, vowel signs of the
# Indic scripts and of Thai, Lao, Tibetan, Myanmar, Khmer; joiners, soft hyphen.
_MARKS = (
    "\u00ad\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed"
    "\u0900-\u0963\u0971-\u0df4\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u0f71-\u0f87\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_LETTER = "[^\\W\\d_\u02bc]"
_RUN = f"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*"
_CYRILLIC = "\u0400-\u052f"
_INSIDE_CYRILLIC = re.compile(f"(?<=[{_CYRILLIC}])[{_APOSTROPHES}](?=[{_CYRILLIC}])")
# Letters, with an apostrophe inside where it is part of the spelling: Ukrainian п'ять.
_LETTERS = f"{_RUN}(?:{_INSIDE_CYRILLIC.pattern}{_RUN})*"
# A number with its separators: 10.328, 7/11, 6,2; marks of direction stand in Arabic ones.
_NUMBER = "\\d+(?:[\u200e\u200f]?[.,:/\u2019'\u066b\u066c-][\u200e\u200f]?\\d+)*"
# Digits in groups of three with no-break or thin spaces, in any language.
_GROUPED = "\\d{1,3}(?:[%s]\\d{3})+(?!\\d)(?:[.,\u066b]\\d{1,2}(?!\\d))?"
_NARROW = "\u00a0\u202f\u2009"
WORD = re.compile(f"{_GROUPED % _NARROW}|{_NUMBER}|{_LETTERS}")
_WORD_ASCII = re.compile("[A-Za-z]+|[0-9]+(?:[.,:/'-][0-9]+)*")  # the same, in less time
_WORD_SPACED = re.compile(f"{_GROUPED % (_NARROW + ' ')}|{_NUMBER}|{_LETTERS}")
_TONES = {
    old: new
    for vowels in (
        "oà òa oá óa oả ỏa oã õa oạ ọa",
        "oè òe oé óe oẻ ỏe oẽ õe oẹ ọe",
        "uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy",
    )
    for old, new in zip(vowels.split()[::2], vowels.split()[1::2], strict=True)
}
# Letters that writers of one language do not tell apart, and marks that they leave out.
_SAME = str.maketrans({
    "ё": "е", "ґ": "г", "œ": "oe", "æ": "ae",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ء": "",
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه",
    "\u0640": "", "\u066c": "",
    "\u0301": "", "\u0307": "", "\u00ad": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "",
    "\u00a0": "", "\u202f": "", "\u2009": "", " ": "",
})  # fmt: skip
_TURKISH = str.maketrans({"İ": "i", "I": "ı", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u"})
_POINTS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u0591-\u05bd\u05bf-\u05c7]")
ARABIC_ARTICLE = "ال"
_LEAST = 2  # letters that must remain behind a clitic
_MOST_KNOWN = 1 << 16
K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """What was told of each word, kept for the next time; emptied when it is full.

    Examples
    --------
    >>> lengths = Memo(len)
    >>> lengths["flood"], lengths
    (5, {'flood': 5})
    """

    def __init__(self, tell: Callable[[K], V]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, word: K) -> V:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        told = self[word] = self.tell(word)
        return told


class Word(NamedTuple):
    """A word of a text: ``text[start:end]``, and the form in which it is compared.

    ``alts`` are further forms: without the clitics before it, with the accent that its capital lacks.
    """

    start: int
    end: int
    key: str
    alts: tuple[str, ...] = ()


class Script(NamedTuple):
    """How a language writes: its code, clitics before words, whether spaces group digits.

    ``future`` are those that make a verb one of things to come, and what stands without them.
    """

    language: str = ""
    clitics: tuple[str, ...] = ()
    spaced: bool = False
    future: tuple[tuple[str, str], ...] = ()

    def key(self, word: str) -> str:
        """The key of one word.

        Examples
        --------
        >>> Script("tr").key("SINIR"), Script("en").key("SIN"), Script("ar").key("أَنْقَرة")
        ('sınır', 'sin', 'انقره')
        """
        return _key(word, turkic=self.language in TURKIC)

    def stripped(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The forms of a key without its clitics: all, and those that lost an article.

        Examples
        --------
        >>> Script("ar", ("و", "ال", "وال", "لل")).stripped("والقصف")
        (('القصف', 'قصف'), ('قصف',))
        >>> Script("ar", ("و", "ال", "وال", "لل")).stripped("للجيش")
        (('جيش', 'الجيش'), ('جيش', 'الجيش'))
        """
        forms: list[str] = []
        bare: list[str] = []
        found: tuple[str, ...]
        for clitic in self.clitics:
            if not key.startswith(clitic) or len(key) - len(clitic) < _LEAST:
                continue
            rest = key[len(clitic) :]
            if clitic.endswith("لل"):  # "for" swallows a letter of the article
                found = (rest, f"ال{rest}")
                bare += found
            elif clitic.endswith("ال"):
                found = (rest,)
                bare += found
            else:  # "and" + "with" + article: one clitic more, but only up to an article
                further = self.stripped(rest)[1]
                found = (rest, *further)
                bare += further
            forms += found
        return tuple(dict.fromkeys(forms)), tuple(dict.fromkeys(bare))


PLAIN = Script()
Forms = Memo[str, tuple[str, tuple[str, ...]]]  # key and further forms of a word as it is written


def script_of(pack: Pack) -> Script:
    """How the language of a pack writes.

    Examples
    --------
    >>> from geomap import languages
    >>> script_of(languages.load("vi"))
    Script(language='vi', clitics=(), spaced=False, future=())
    """
    clitics = {_key(word, turkic=False) for word in pack.words("script", "strip_prefixes") if word.isalpha()}
    return Script(
        pack.code,
        tuple(sorted(clitics, key=lambda clitic: (len(clitic), clitic))),
        pack.text("script", "thousands", ",").isspace(),
        tuple(_rule(one) for one in pack.words("script", "future_prefixes")),
    )


@lru_cache(maxsize=1 << 10)
def keys_of(pack: Pack, section: str, *names: str) -> frozenset[str]:
    """Keys of the words of some lists of a pack.

    Examples
    --------
    >>> from geomap import languages
    >>> "до" in keys_of(languages.load("ru"), "dates", "to", "until")
    True
    """
    script = script_of(pack)
    return frozenset(script.key(word) for name in names for word in pack.words(section, name))


def _rule(entry: str) -> tuple[str, str]:
    """What a word begins with, and what it begins with instead, from ``"سي>ي"``."""
    start, _, by = entry.partition(">")
    return _key(start, turkic=False), _key(by, turkic=False)


# The Turkish past of what is heard or over: its vowel, and the endings of the copula behind it.
_HEARD = re.compile(r"(\w{2,})m([ıiuü])ş(?:t[ıiuü]r?(?=$|lar|ler))?(\w*)")
_HARD = "çfhkpsşt"
_NO_PAST = ("geçmiş", "dolmuş", "altmış", "yetmiş", "gümüş", "yemiş")


def told_past(key: str) -> tuple[str, ...]:
    """The Turkish past of what was seen, from that of what is heard, reported or over.

    Examples
    --------
    >>> told_past("düşmüştür"), told_past("patlamıştı"), told_past("kaçmışlar"), told_past("geçmişte")
    (('düştü',), ('patladı',), ('kaçtılar',), ())
    """
    found = _HEARD.fullmatch(key)
    if found is None or key.startswith(_NO_PAST):
        return ()
    stem, vowel, rest = found.groups()
    return (f"{stem}{'t' if stem[-1] in _HARD else 'd'}{vowel}{rest}",)


def words_of(text: str, start: int = 0, end: int | None = None, script: Script = PLAIN) -> list[Word]:
    """Split into words with their places in the text.

    Examples
    --------
    >>> [w.key for w in words_of("Deir al-Zour, 10.328 dead")]
    ['deir', 'al', 'zour', '10.328', 'dead']
    >>> [w.key for w in words_of("п’ять, ١٢ و 1\u202f200")]
    ['пять', '12', 'و', '1200']
    """
    stop = len(text) if end is None else end
    pattern = _WORD_SPACED if script.spaced else pattern_of(text)
    return _split(text, start, stop, pattern, _forms[script.language in TURKIC])


def pattern_of(text: str) -> re.Pattern[str]:
    """What finds the words of a text in the least time.

    Examples
    --------
    >>> pattern_of("7.5 km off").findall("7.5 km off")
    ['7.5', 'km', 'off']
    """
    return _WORD_ASCII if text.isascii() else WORD


def words_with(text: str, script: Script, forms: Forms) -> list[Word]:
    """As `words_of`, with the key of each word and its further forms from a memo.

    Examples
    --------
    >>> words_with("Go on", PLAIN, Memo(lambda word: (word.lower(), (word,))))
    [Word(start=0, end=2, key='go', alts=('Go',)), Word(start=3, end=5, key='on', alts=('on',))]
    """
    pattern = _WORD_SPACED if script.spaced else pattern_of(text)
    return _split(text, 0, len(text), pattern, forms)


def cut(text: str) -> list[str]:
    """The gaps and words of a text in turn, from the gap before the first word to the one after the last.

    Examples
    --------
    >>> cut("7.5 km off!")
    ['', '7.5', ' ', 'km', ' ', 'off', '!']
    """
    return _splitter(pattern_of(text)).split(text)


@cache
def _splitter(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"({pattern.pattern})")


def _split(text: str, start: int, stop: int, pattern: re.Pattern[str], forms: Forms) -> list[Word]:
    # As it is done for every word of every report: by few calls for all words, and with a named tuple made
    # as it makes itself, but without the call of a function.
    pieces = _splitter(pattern).split(text[start:stop])
    ends = list(accumulate(map(len, pieces), initial=start))
    new = tuple.__new__
    return [
        new(Word, (first, last, key, alts))
        for first, last, (key, alts) in zip(
            ends[1:-1:2], ends[2::2], map(forms.__getitem__, pieces[1::2]), strict=True
        )
    ]


def join_cyrillic(phrase: str) -> str:
    """A phrase without apostrophes inside Cyrillic words, where they are part of the spelling."""
    return phrase if phrase.isascii() else _INSIDE_CYRILLIC.sub("", phrase)


@lru_cache(maxsize=1 << 16)
def _key(word: str, *, turkic: bool) -> str:
    if word.isascii() and not turkic:
        return word.casefold().replace(" ", "")
    if turkic:
        word = unicodedata.normalize("NFC", word).translate(_TURKISH)
    folded = unicodedata.normalize("NFC", word.casefold())
    if folded.isascii():
        return folded.replace(" ", "")
    folded = _INSIDE_CYRILLIC.sub("", _POINTS.sub("", folded))
    folded = folded.translate(_SAME)
    if not folded.isalpha():
        folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    if not folded:
        return word  # a mark alone, such as the Arabic kashida
    # Only an open syllable has two spellings, and the u of "qu" never carries the mark.
    if folded[-2:] in _TONES and folded[-3:-2] != "q":
        return folded[:-2] + _TONES[folded[-2:]]
    return folded


# By whether the language is a Turkic one: the forms of words in any language.
_forms: tuple[Forms, ...] = (
    Memo(lambda word: (_key(word, turkic=False), ())),
    Memo(lambda word: (_key(word, turkic=True), ())),
)
