"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.geocoding.lexicon import guess_language
from geomap.languages import codes

if TYPE_CHECKING:
    from collections.abc import Sequence

# So much of a text decides; identification takes time in proportion.
_ENOUGH = 3000
# Log odds from which one language is told from another. Of 5,000 beginnings of news (30 to 100 letters) in
# languages with a pack, nearly all that were taken for another one stood nearer; of 50 short sentences in 25
# others, none did.
_TELLING = 7.0
# What texts in other languages are taken for, or what their data are kept under.
_TAKEN_FOR = {
    "yue": "zh", "wuu": "zh", "pcm": "en", "nb": "no", "nn": "no", "arz": "ar", "ary": "ar", "hbo": "he",
    "grc": "el", "sdh": "ckb", "uzs": "uz", "ltg": "lv", "gcf": "ht", "gcr": "ht", "zxx": None, "und": None,
}  # fmt: skip


def identify(text: str) -> str:
    """Language of a text as an ISO 639-1 code, by py3langid; ``"und"`` where there are no letters.

    Where a text is so short that little tells its language, it is taken for one that has a pack.

    Examples
    --------
    >>> identify("An air strike hit Idlib on 7 November 2023.")
    'en'
    >>> identify("Quân đội nước này cho biết đã xảy ra một vụ nổ.")
    'vi'
    >>> identify("12.34")
    'und'
    """
    if not any(character.isalpha() for character in text):
        return "und"
    sample = text[:_ENOUGH]
    # Capitals alone carry the wrong letter statistics (wire reports of the past are all capitals).
    if sample.upper() == sample:
        sample = sample.lower()
    ranked: list[tuple[str, float]] = _identifier()(sample)
    code, best = ranked[0]
    near = (other for other, odds in ranked if best - odds < _TELLING and other in codes())
    return next(near, _TAKEN_FOR.get(code, code) or "und")


# Every so many words of English are one of these; texts with fewer letters than that tell nothing.
_ENGLISH, _ONE_IN = ("the", "and", "to", "for"), 25
_LEAST_LETTERS = 40
# Little words of languages that are written without diacritics, too, and share others with English.
_NO_ENGLISH = frozenset("de het een van der die und den das di ja ni".split())  # noqa: SIM905
_TASTE = 400


def spoken_in(text: str, words: Sequence[str]) -> str | None:
    """Language of a text that is looked through for names: quickly, for English news in particular.

    Parameters
    ----------
    text
        As it stands.
    words
        Its first words, case folded.

    Returns
    -------
    str or None
        ISO 639-1 code; None for a few words that may be in any language.

    Examples
    --------
    >>> text = "Bei einem Brand in der Altstadt sind zwei Menschen verletzt worden."
    >>> spoken_in(text, text.casefold().split())
    'de'
    >>> spoken_in("Halle 12", ["halle", "12"]) is None
    True
    """
    guess = guess_language(words)
    if guess == "en" and (
        _ONE_IN * sum(map(words.count, _ENGLISH)) >= len(words)
        or (text.isascii() and _NO_ENGLISH.isdisjoint(words))
    ):
        return guess
    if len(text) < _LEAST_LETTERS:
        return guess
    code = identify(text[:_TASTE])
    return None if code == "und" else code


@cache
def _identifier() -> Any:
    # 0.6 s to load, so only when no language was given.
    import py3langid

    return py3langid.rank
