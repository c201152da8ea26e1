"""Words for a kind of place beside a match: part of a longer name, or those of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.geocoding.tokens import WORDS

if TYPE_CHECKING:
    from geomap.extraction.wording import Document, Mention

# How Slavic adjectives of districts end in the cases.
OF_UNITS = tuple(
    f"{stem}{end}"
    for stems, ends in (
        (("с", "ц"), ("кого", "кому", "ком", "кой")),
        (("сь", "ць", "зь"), ("кого", "кому", "ким", "кої", "кій")),
    )
    for stem in stems
    for end in ends
)


def is_kind_word(document: Document, mention: Mention) -> bool:
    """Whether a one-word match is a word for the kind or side of a longer name: Orchard Street."""
    first, cues = mention.first, document.cues
    if first != mention.last or mention.demonym:
        return False
    texts, joined = document.texts, document.joined
    word = WORDS[texts[first]].folded
    if word not in cues.kind_words:
        return False
    if word in cues.type_after and first and WORDS[texts[first - 1]].capital and joined[first - 1]:
        return not document.opens(first - 1) or not document.is_little(first - 1)
    before_name = joined[first] and WORDS[texts[first + 1]].capital
    return before_name and (word in cues.type_before or word in cues.direction_before)


def leads_next(document: Document, last: int, after: int) -> bool:
    """Whether the word for a kind behind a name is that of the next one: в Оренбурге река Сакмара."""
    declined = document.bends and document.cues.cased and not document.cases
    end = last + after
    if document.texts[last].endswith(OF_UNITS):
        return False  # в Ноокатском районе Ошской области
    if not declined or not document.joined[end] or not WORDS[document.texts[end + 1]].capital:
        return False
    return bool(document.phrase_before(end + 1, document.cues.type_before))
