"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from typing import Any

# So much of a text decides; identification takes time in proportion.
_ENOUGH = 3000


def identify(text: str) -> str:
    """Language of a text as an ISO 639-1 code, by py3langid; ``"und"`` where there are no letters.

    Examples
    --------
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
    code, _ = _identifier()(sample)
    return str(code)


@cache
def _identifier() -> Any:
    # 0.6 s to load, so only when no language was given.
    import py3langid

    return py3langid.classify
