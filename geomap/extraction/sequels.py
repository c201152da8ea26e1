"""Another one of what was told right before ("a second flight is due; the next round is in Doha")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.precedence import is_violent
from geomap.extraction.trigger import Trigger

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Known

# What comes in consignments or rounds.
_SERIAL = frozenset({"aid_delivery", "ceasefire_talks", "diplomatic_meeting"})
_REACH = 2  # sentences
# What "the attack" is where nothing says with what or on whom.
_ATTACKS = frozenset({"armed_clash", "attack_on_civilians"})
_NEAR = 4  # sentences
_NOT_MEANT = frozenset({"interception", "abduction", "arson"})  # by "the attack"


def sequel(known: Known, sentence: Sentence) -> list[Trigger]:
    """The further consignment or round that a sentence with a day of its own tells of, if it does.

    Of what it is one, an event told a sentence or two before in the paragraph says.
    """
    hits = known.doc.within("cues.sequel", sentence.first, sentence.stop)
    days = [when for when in known.dates.get(sentence.number, []) if when.interval and not when.reporting]
    if not hits or not days:
        return []
    for item in reversed(known.done):
        other = known.doc.sentences[item.event.sentence]
        if other.paragraph != sentence.paragraph or sentence.number - other.number > _REACH:
            return []
        if item.event.type in _SERIAL:
            return [Trigger(item.event.type, hits[0].first, hits[0].last)]
    return []


def same_attack(known: Known, sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """Triggers, of the type told before where they only say when or where "the attack" took place.

    "A booby-trapped car went off ... The attack happened in Bannu": an explosion; "the second robbery
    took place in Y" tells its type itself.
    """
    hits = known.doc.within("cues.occurred", sentence.first, sentence.stop)
    clauses = {known.doc.clause[hit.first] for hit in hits}
    if not all(_is_bare(t) and known.doc.clause[t.first] in clauses for t in triggers):
        return triggers
    for item in reversed(known.done):
        other = known.doc.sentences[item.event.sentence]
        far = sentence.paragraph - other.paragraph > 1 or sentence.number - other.number > _NEAR
        if far or other.heading:
            return triggers
        if is_violent(item.event.type) and item.event.type not in _NOT_MEANT:
            return [t._replace(type=item.event.type) for t in triggers]
    return triggers


def _is_bare(trigger: Trigger) -> bool:
    """Is it one word for an attack of any kind?"""
    one = trigger.first == trigger.last and not trigger.operation and not trigger.kill
    return one and trigger.type in _ATTACKS
