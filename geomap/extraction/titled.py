"""Towns and persons behind a title: мэр Харькова is the head of a town, мэр Киров is called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.geocoding.tokens import WORDS

if TYPE_CHECKING:
    from geomap.extraction.wording import Document, Mention

_KNOWN = 5.2  # logarithm of the people of a town that is meant rather than somebody of its name
VOWELS = tuple("аеёиоуыэюяіїє")  # in which the genitive of a town ends, and names that are not declined


def is_surname(document: Document, mention: Mention) -> bool:
    """Whether a name ends as surnames do: Иванова."""
    word = WORDS[document.texts[mention.first]].folded
    return mention.first == mention.last and word.endswith(document.cues.surname_endings)


def is_headed(document: Document, mention: Mention) -> bool:
    """Whether a name behind a title ends as that of a town does whose head has the title."""
    known = mention.senses.inhabitants >= _KNOWN or not is_surname(document, mention)
    return known and document.text[mention.start : mention.end].endswith(VOWELS)
