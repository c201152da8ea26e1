"""Names in scripts that write no spaces between words: the longest of the trie from each letter on."""

from __future__ import annotations

from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.names import normalise
from geomap.geocoding.senses import senses_of


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fc"


def _cuts_kana(word: str, start: int, end: int) -> bool:
    """Whether a part of a word begins or ends inside a run of kana: ミサイル, missile, is not Sai."""
    return any(
        0 < at < len(word) and _is_katakana(word[at - 1]) and _is_katakana(word[at]) for at in (start, end)
    )


def scan_unspaced(document: Document, at: int) -> list[Mention]:
    """Names inside a run of Han, kana or Thai letters: the longest from each letter on."""
    index, word = document.index, document.texts[at]
    found = []
    i = 0
    while i < len(word):
        rest = word[i : i + 16]
        key = normalise(rest)
        names = index.prefixes(key) if len(key) == len(rest) else []
        name = names[-1] if names else ""
        if len(name) > 1 and not _cuts_kana(word, i, i + len(name)):
            key_id = index.key_id(name)
            start = document.starts[at] + i
            found.append(Mention(at, at, start, start + len(name), key_id, senses_of(index, key_id)))
            i += len(name)
        else:
            i += 1
    return found
