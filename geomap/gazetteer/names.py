"""Normalisation of place names: one key for the spellings of a name, and further keys to try.

`normalise` is what the index is keyed by. `variants` gives the keys of other spellings that are as
good (articles, transliterations); `loose` throws away what transliterations disagree about, and is
only safe inside a known country or province.
"""

from __future__ import annotations

import re
import unicodedata

# Dropped without leaving a gap: combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic
# harakat and tatweel, apostrophes and their look-alikes, full stops, soft hyphen, bidi and zero-width
# marks. Marks of Indic and South-East Asian scripts are vowels and stay.
_DROPPED_RANGES = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
)
_DROPPED = frozenset(
    [c for first, last in _DROPPED_RANGES for c in range(first, last + 1)]
    + [ord(c) for c in "\u0640\u0670\u00ad\ufeff\u061c.'`´\u2018\u2019\u201b\u02bb\u02bc\u02bd\u02be\u02bf"]
    + [ord(c) for c in "\u02b9\u02ba\u02c8\u2032\u2033\u05f3\u05f4\u0559\u055a\ua78c\uff07"]
)
# Letters that no decomposition takes apart, and letters that writers do not tell apart.
_MAPPED = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
    "ŋ": "n", "ħ": "h", "ə": "e", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ء": "",
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ۆ": "و", "ێ": "ي",
    "ґ": "г", "’": "",
}  # fmt: skip
# Ethiopic series of one sound each, and the vowels of h and of the glottal stop that sound alike: Amharic
# writes ሐዋሳ and ሀዋሳ, ጐንደር and ጎንደር.
_MAPPED |= {
    chr(series + order): chr(base + order)
    for series, base in (
        (0x1210, 0x1200),
        (0x1280, 0x1200),
        (0x1220, 0x1230),
        (0x12D0, 0x12A0),
        (0x1338, 0x1340),
    )
    for order in range(7)
}
_MAPPED |= {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኣ": "አ", "ዓ": "አ", "ጐ": "ጎ", "ኰ": "ኮ", "ቈ": "ቆ"}
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class _Table(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        text = chr(code)
        for _ in range(4):  # until nothing changes: folding, taking apart and mapping feed each other
            after = "".join(self._once(c) for c in unicodedata.normalize("NFKD", text.casefold()))
            if after == text:
                break
            text = after
        self[code] = text
        return text

    @staticmethod
    def _once(char: str) -> str:
        if ord(char) in _DROPPED:
            return ""
        if char in _MAPPED:
            return _MAPPED[char]
        if char.isalnum() or unicodedata.category(char)[0] == "M":
            return char
        return " "


_TABLE = _Table()


def code_name(letters: str) -> str:
    """The name under which the index has a unit's ISO 3166-2 code, which no text has by chance.

    Examples
    --------
    >>> normalise(code_name("IL"))
    'iso 3166 2 il'
    """
    return f"ISO 3166-2 {letters}"


def normalise(name: str) -> str:
    """Key of a name: without case, diacritics, apostrophes, full stops; one space between words.

    Idempotent. Letters of other scripts stay in their script. *St*, *Mt* and *Ft* are spelt out.

    Examples
    --------
    >>> normalise("Al-Ḩudaydah"), normalise("N'Djamena"), normalise("St. Louis")
    ('al hudaydah', 'ndjamena', 'saint louis')
    >>> normalise("الحُدَيْدة"), normalise("Đà Nẵng"), normalise("Київ")
    ('الحديده', 'da nang', 'киів')
    >>> normalise("ሐዋሳ") == normalise("ሀዋሳ")
    True
    >>> normalise(" ' ")
    ''
    """
    if name.isalpha() and name.isascii():  # most words, and nothing to do for them
        key = name.lower()
        return _WORDS.get(key, key)
    key = name.translate(_TABLE)
    if not key.isascii():
        # What composes again is taken apart again: one more pass settles odd sequences.
        key = unicodedata.normalize("NFC", key)
        again = unicodedata.normalize("NFC", key.translate(_TABLE))
        key = again if again != key else key
    words = key.split()
    return " ".join([_WORDS.get(word, word) for word in words])


def spelling(name: str) -> str:
    """Spelling to compare where diacritics tell words apart: case folded, composed, single spaces.

    Examples
    --------
    >>> spelling("Hà  Tĩnh") == spelling("HÀ TĨNH"), spelling("Hà Tĩnh") == spelling("Ha Tinh")
    (True, False)
    """
    return " ".join(unicodedata.normalize("NFC", name.casefold()).replace("-", " ").split())


_ARTICLES = frozenset(
    "al el ul il ad ed ud adh ag aj an en un ar er ur as es us ash esh ush at et ath az ez uz".split()  # noqa: SIM905
)
_SUN = frozenset("t th d dh r z s sh l n".split())  # noqa: SIM905
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


def variants(key: str) -> list[str]:
    """Other keys that the same name may have: its article in another form, joined or left out.

    Parameters
    ----------
    key
        A result of `normalise`.

    Returns
    -------
    list of str
        Without `key` itself; closest first; at most a dozen.

    Examples
    --------
    >>> variants("deir as zour")[:2]
    ['deir al zour', 'deir el zour']
    >>> "حديده" in variants("الحديده")
    True
    >>> variants("paris")
    []
    """
    words = key.split()
    found: list[str] = []
    if _ARABIC_LETTER.search(key):
        bare = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
        found += [" ".join(bare), "ال" + " ".join(bare)]
        found += [" ".join([*bare[:-1], "ال" + bare[-1]]), "".join(words)]
    else:
        for at, word in enumerate(words[:-1]):
            if word in _ARTICLES:
                sun = _sun(words[at + 1])
                for article in ("al", "el", f"a{sun}", f"e{sun}"):
                    found.append(" ".join([*words[:at], article, *words[at + 1 :]]))
                found.append(" ".join([*words[:at], *words[at + 1 :]]))
                found.append(" ".join([*words[:at], word + words[at + 1], *words[at + 2 :]]))
                break
        else:
            if key.isascii() and len(words) == 1 and len(key) > 5 and key[:2] in ("al", "el"):
                found.append(f"{key[:2]} {key[2:]}")
    return [other for other in dict.fromkeys(found) if other and other != key]


def _sun(word: str) -> str:
    """The letter of a word that an article before it takes on, or would."""
    return word[:2] if word[:2] in ("sh", "dh", "th") else word[0]


def articled(key: str) -> list[str]:
    """A transliterated Arabic name with its article as others write it: Jisr ash-Shughur, al-Shughur.

    The article is al or el, or takes on the letter behind it where that is one of the sun.

    Parameters
    ----------
    key
        A result of `normalise`, in Latin letters.

    Returns
    -------
    list of str
        Without `key` itself; empty for a name without an article before its last word.

    Examples
    --------
    >>> articled("jisr ash shughur")
    ['jisr al shughur', 'jisr el shughur', 'jisr esh shughur']
    >>> articled("al buwayb"), articled("villers en argonne"), articled("erbil")
    (['el buwayb'], [], [])
    """
    words = key.split()
    for at, word in enumerate(words[:-1]):
        sun = _sun(words[at + 1])
        taken_on = word[:1] in ("a", "e", "u") and word[1:] in (sun, words[at + 1][0])
        if word not in _ARTICLES or not (word[1:] == "l" or taken_on):
            continue
        others = ["al", "el", *((f"a{sun}", f"e{sun}") if sun in _SUN else ())]
        return [" ".join([*words[:at], one, *words[at + 1 :]]) for one in others if one != word]
    return []


_LOOSE = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"\b(?:al|el|ad|ed|adh|ag|aj|an|en|ar|er|as|es|ash|esh|at|et|ath|az|ez|ul|ur|us|uz) ", ""),
        (r"ph", "f"),
        (r"q|ck|c(?![hiey])", "k"),
        (r"kh|gh|ch", "h"),
        (r"dj|dzh|j", "g"),
        (r"sch|shch|sh", "s"),
        (r"dh|zh|z", "d"),
        (r"th", "t"),
        (r"w|v", "u"),
        (r"y", "i"),
        (r"[aeiou]+", "a"),
        (r"(.)\1+", r"\1"),
        (r"a?h?\b", ""),
        (r" ", ""),
    )
]


def loose(key: str) -> str:
    """Skeleton on which transliterations of one name mostly agree; empty if too little is left.

    Only ASCII keys have one. Different names share skeletons, so use it inside a known country.

    Examples
    --------
    >>> loose("hodeidah") == loose("al hudaydah"), loose("deir ez zor") == loose("dayr az zawr")
    (True, True)
    >>> loose("gao")
    ''
    """
    if not key.isascii():
        return ""
    for pattern, by in _LOOSE:
        key = pattern.sub(by, key)
    return key if len(key) >= 3 else ""
