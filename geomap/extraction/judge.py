"""Whether a match is a place at all: one logistic score of soft cues.

Every hard rule that was tried cost more true names than it kept out false ones. Cues that are words
come from the language packs; without a pack the gazetteer, capitals and the text itself must do.
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING

from geomap.gazetteer.index import KINDS
from geomap.gazetteer.prior import UNKNOWN
from geomap.geocoding.tokens import is_uncased

if TYPE_CHECKING:
    from geomap.extraction.scan import Document, Mention

_SETTLED = frozenset({"country", "admin1", "admin2", "town"})
FEATURES = (
    "bias", "people", "primary", "zipf", "zipf_people", "country", "by_hand", "words", "twin",
    "capital_before", "capital_after", "type_after", "type_before", "locative", "weak", "title",
    "comma_after", "parent", "opens", "hyphen", "reporting", "possessive", "person", "count", "uncased",
    "common", "derived", "code", "actor", "child", "capital_opens", "adjacent_before", "adjacent_after",
    "cue_word", "zipf_high", "lone_people", "initial", "support", "chance",
)  # fmt: skip
# In the order of FEATURES; fitted on LGL and TR-News and rounded. Countries and scripts without
# capitals, of which those corpora say little, were set by hand.
LOCAL = (
    -4.8, 0.65, 1.6, -1.5, 1.25, 1.0, 0.0, 1.5, -0.25,
    -0.35, -0.5, 1.75, 0.75, 1.25, 0.75, -2.0,
    0.7, 0.6, -0.3, 0.75, -1.5, -0.4, -1.25, 0.2, 1.5,
    -1.5, -0.6, 0.5, -0.35, 0.75, -0.75, -0.9, -0.5,
    -0.75, -0.7, 1.4, 0.5,
)  # fmt: skip
FULL = (-5.5, *LOCAL[1:], 0.3, 0.5)


def judge(document: Document, mentions: list[Mention]) -> None:
    """Fill the cues of each mention, and a first score without the resolver's support."""
    cues, tokens = document.cues, document.tokens
    owner: dict[int, Mention] = {}
    counts: dict[int, int] = {}
    for mention in mentions:
        counts[mention.key_id] = counts.get(mention.key_id, 0) + 1
        for i in range(mention.first, mention.last + 1):
            owner[i] = mention
    children = {id(m.parent) for m in mentions if m.parent is not None}
    people = _people(document, owner)
    for mention in mentions:
        if mention.demonym or mention.unknown:
            continue
        first, last = mention.first, mention.last
        top = mention.candidates[0]
        word = tokens[first].word
        zipf = document.frequency.get(mention.key_id, 0.0)
        zipf = max(0.0, zipf - 2.0)
        if top.kind == 0 and top.form == 3 and not document.opens(first) and not document.all_caps:
            zipf = 0.0  # Pháp is a word for law as well, but not with a capital inside a sentence
        inhabitants = math.log10(max(top.population, UNKNOWN))
        if KINDS[top.kind] not in _SETTLED:
            inhabitants = max(inhabitants, 5.5)  # a sea or a base is known for something else
        before = tokens[first - 1] if first and tokens[first - 1].joined else None
        after = tokens[last + 1] if tokens[last].joined and last + 1 < len(tokens) else None
        gap_before = document.text[tokens[first - 1].end : tokens[first].start] if first else ""
        capital_before = capital_opens = 0.0
        if (
            (
                before is not None
                and before.capital
                and not document.all_caps
                and mention.outer_start == mention.start
            )
            and first - 1 not in owner
            and before.key.isalpha()
        ):
            if document.opens(first - 1):
                capital_opens = 0.0 if document.is_little(first - 1) else 1.0
            else:
                capital_before = 1.0
        capital_after = 0.0
        if after is not None and after.capital and mention.outer_end == mention.end:
            capital_after = float(not document.all_caps and last + 1 not in owner and after.key.isalpha())
        opens = document.opens(first)
        place_before = mention.outer_start if mention.outer_start >= 0 else mention.start
        lead = first
        while lead > 0 and tokens[lead - 1].start >= place_before:
            lead -= 1
        tail = last
        while tail + 1 < len(tokens) and tokens[tail + 1].end <= mention.outer_end:
            tail += 1
        lead_cue = lead - 1 if lead > 0 and document.word(lead - 1) == "the" else lead
        locative = bool(cues.locative and document.phrase_before(lead_cue, cues.locative))
        weak = not locative and bool(
            cues.locative_weak and document.phrase_before(lead_cue, cues.locative_weak)
        )
        title = bool(cues.titles and document.phrase_before(first, cues.titles))
        actor = bool(cues.actors and (document.phrase_after(tail, cues.actors)))
        reporting = bool(cues.reporting and document.phrase_after(tail, cues.reporting))
        comma_after = 0.0
        if last + 1 < len(tokens) and tokens[last + 1].capital and not document.all_caps:
            comma_after = float(document.text[tokens[last].end : tokens[last + 1].start] == ", ")
        rest = document.text[mention.end : mention.end + 2]
        mention.features = [
            1.0,
            inhabitants,
            float(top.form == 3 or document.text[mention.start] > "\u024f"),
            zipf,
            zipf * inhabitants / 7,
            float(top.kind == 0),
            float(KINDS[top.kind] not in _SETTLED),
            min(2.0, float(last - first)),
            float(mention.first == mention.last and tokens[first].key in document.small),
            capital_before,
            capital_after,
            float(mention.outer_end != mention.end),
            float(mention.outer_start != mention.start),
            float(locative),
            float(weak),
            float(title),
            comma_after,
            float(mention.parent is not None),
            float(opens),
            float(gap_before == "-" or document.text[mention.end : mention.end + 1] == "-"),
            float(reporting),
            float(rest in ("'s", "\u2019s")),
            float(first == last and tokens[first].key in people),
            min(1.5, math.log(counts[mention.key_id])),
            float(document.all_caps or is_uncased(document.text[mention.start])),
            float(tokens[first].key in cues.common) if first == last else 0.0,
            float(top.form == 1),
            float(
                first == last
                and document.text[mention.start : mention.end].isupper()
                and not document.all_caps
            ),
            float(actor),
            float(id(mention) in children),
            capital_opens,
            float(before is not None and first - 1 in owner and gap_before == " "),
            float(
                after is not None
                and last + 1 in owner
                and document.text[mention.end : mention.end + 1] == " "
            ),
            float(first == last and (word in cues.others or _is_title(document, mention))),
            max(0.0, zipf - 2.5),
            float(first == last) * inhabitants / 7,
            float(before is not None and len(tokens[first - 1].key) == 1),
            0.0,
            0.0,
        ]
        mention.score = _sigmoid(sum(map(mul, LOCAL, mention.features)))


def _is_title(document: Document, mention: Mention) -> bool:
    """Whether a match is an abbreviation of the language with its full stop: Sen., Gen."""
    dotted = document.text[mention.end : mention.end + 1] == "."
    return dotted and document.tokens[mention.first].word in document.cues.abbreviations


def _people(document: Document, owner: dict[int, Mention]) -> set[str]:
    """Keys of words that somewhere in the text are the last of a person's name."""
    found: set[str] = set()
    if document.all_caps:
        return found
    tokens, cues = document.tokens, document.cues
    for at in owner:
        before = at - 1
        if before < 0 or not tokens[before].joined or tokens[at].start - tokens[before].end != 1:
            continue
        if document.phrase_before(at, cues.titles) or (
            before not in owner
            and tokens[before].capital
            and tokens[before].key.isalpha()
            and not document.is_little(before)
            and not (cues.type_before and document.word(before) in cues.type_before)
            and not document.phrase_before(at, cues.locative)
        ):
            found.add(tokens[at].key)
    return found


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def judge_again(mentions: list[Mention]) -> None:
    """The final score: with the resolver's support, and half from the same name elsewhere in the text."""
    shared: dict[int, list[float]] = {}
    for mention in mentions:
        if mention.features is None or mention.ranking is None:
            continue
        mention.features[-2] = min(4.0, mention.ranking.support)
        mention.features[-1] = mention.ranking.chances[0]
        mention.score = _sigmoid(sum(map(mul, FULL, mention.features)))
        shared.setdefault(mention.key_id, []).append(mention.score)
    for mention in mentions:
        scores = shared.get(mention.key_id)
        if scores and mention.features is not None and not mention.demonym:
            mention.score = 0.5 * mention.score + 0.5 * sum(scores) / len(scores)
