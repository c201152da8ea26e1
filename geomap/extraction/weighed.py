"""What all words of a sentence say of what its phrases tell, and what they tell where no phrase does.

A phrase is certain of what it means and blind to what stands around it; the model of `learned` is the
other way round. Where it knows better it adds what no phrase told, gives an event another type, or takes
one away; and how likely it finds a type is part of how sure geomap is of an incident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.care import is_struck
from geomap.extraction.context import Context
from geomap.extraction.learned import NONE, learned
from geomap.extraction.precedence import FROM_AFAR, is_violent
from geomap.extraction.trigger import Trigger
from geomap.taxonomy import OTHER, group_of, own_types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention

# How likely a type must be, in context, that all words tell and no phrase. Little hangs on it: what is told
# so is mostly very likely or very unlikely, and from .2 to .5 the gold is read alike.
_ADDED = 0.37


class _Bars(NamedTuple):
    """How unlikely all words must find an event for them to be believed rather than its trigger.

    Below ``unlikely`` it is of the type that they speak of, if they do so as surely as ``another``; below
    ``beside`` it is no event of its own where another one of the sentence has that type already.
    """

    unlikely: float
    another: float
    beside: float


# Chosen on bulletins and MUC-4: of the events that fall below, one in five was right. With what and to whom
# violence was done, phrases know better, but for generic ones ("an attack").
_OF_PHRASE, _OF_GENERIC = _Bars(0.03, 0.3, 0.05), _Bars(0.03, 0.5, 0.03)
# Which violence it was, all words know better than one phrase ("asalto": a robbery or a storming).
_OF_VIOLENCE, _OF_BLOW = _Bars(0.1, 0.5, 0.05), _Bars(0.01, 0.6, 0.01)
# Below the first of these it is none at all, if they tell of nothing as surely as the second.
_DENIED, _NOTHING = 0.005, 0.998
# What people are arrested for.
_CRIMES = frozenset({"abduction", "arson", "explosion", "killing", "robbery"})
# What care for those hurt may be taken for.
_LIKE_CARE = frozenset({"abduction", "attack_on_aid_health"})
_TOLL = "casualty_toll"
# So likely an event must be by the words between its commas alone to stand against the whole sentence.
_ALONE = 0.6
# What a part of a sentence says of those told of in the rest.
_RESTS = _LIKE_CARE | {_TOLL}
_NATURAL = ("wildfire", "flood")
_ON_CARE = "attack_on_aid_health"
_TAKEN = "territory_change"
# Who takes a place, or what says that it is taken.
_TAKERS = ("targets.armed", "cues.actor_heads", "attack.captured", "attack.strong")
_LEAST = 3  # words of a clause besides its names and times
_SHORT = 5  # words; a shorter clause or sentence says too little by itself


def by_all_words(
    doc: Document, sentence: Sentence, told: list[Trigger], named: Sequence[Mention]
) -> list[Trigger]:
    """What is told where no phrase tells anything: by the sentence, or a clause with a place of its own."""
    model = learned(doc.lexicon.pack.code)
    if model is None or (sentence.heading and all(m.is_country or m.role != "strong" for m in named)):
        return []  # "Terror risk in Syria and Iraq": a topic, and not what happened
    context = Context.of(doc, model)
    told = [trigger for trigger in told if trigger.type != OTHER]  # which says little
    if not told and (whole := _read(doc, context, sentence.first, sentence.stop)):
        return whole
    least = _ADDED if told else _OF_BLOW.another  # where the sentence as a whole tells nothing
    heard = {doc.clause[at] for trigger in told for at in range(trigger.first, trigger.last + 1)}
    found: list[Trigger] = []
    for first, stop in doc.clauses_of(sentence):
        here = [m for m in named if first <= m.first < stop]
        scene = any(m.role == "strong" for m in here)
        if doc.clause[first] not in heard and scene and _own_words(doc, first, stop, here) >= _LEAST:
            # What a clause only counts, the event beside it cost.
            found += [t for t in _read(doc, context, first, stop, least) if t.type != _TOLL or not told]
    return found


def _own_words(doc: Document, first: int, stop: int, here: list[Mention]) -> int:
    """How many words a clause has besides its names and times, which tell nothing."""
    inside = doc.label_maps()[1]
    named = {at for m in here for at in range(m.first, m.last + 1)}
    return sum(
        at not in named and not any(label.startswith("dates.") for label in inside.get(at, ()))
        for at in range(first, stop)
    )


def _read(doc: Document, context: Context, first: int, stop: int, least: float = _ADDED) -> list[Trigger]:
    model = context.model
    likely = context.likelihoods(first, stop) if stop - first >= _SHORT else None
    if likely is None:
        return []
    best = int(likely.argmax())
    kind, sure = model.types[best], float(likely[best])
    if sure < least or not _is_learnt(kind) or (kind == _ON_CARE and not is_struck(doc, first, stop)):
        return []
    if kind == _TAKEN and not any(doc.within(label, first, stop) for label in _TAKERS):
        return []  # names of towns alone make no conquest
    if kind == "arrest" and doc.within("status.charge", first, stop):
        return []  # before a court stands who was arrested long ago
    if kind in _LIKE_CARE and doc.within("cues.wards", first, stop):
        return []  # "an ambulance took both bodies to a hospital"
    at = first + model.tells_most(doc.words[first:stop], best)
    return [Trigger(kind, at, at, generic=True, likelihood=sure)]


def _is_learnt(kind: str) -> bool:
    """Is it a type of the taxonomy that users have not given words of their own?"""
    own = own_types()
    return kind != NONE and (own is None or not (own.only or kind in own.replaced))


def has_victims(doc: Document, sentence: Sentence) -> bool:
    """Does a sentence speak of dead or injured, without whom no number is a toll?"""
    return any(doc.within(f"figures.{field}", sentence.first, sentence.stop) for field in ("dead", "injured"))


def weigh(doc: Document, sentence: Sentence, events: list[Event]) -> list[Event]:
    """Events of a sentence, with how likely all of its words make them; without those that these deny."""
    model = learned(doc.lexicon.pack.code)
    if model is None or not events:
        return events
    context = Context.of(doc, model)
    whole = context.words(sentence.first, sentence.stop)
    if whole is None:
        return events
    clauses = {doc.clause[first]: (first, stop) for first, stop in doc.clauses_of(sentence)}
    best = int(whole.argmax())
    kind, sure = model.types[best], float(whole[best])
    # A hearing is no news of the day; what somebody is tried for did happen.
    tried = bool(doc.within("status.charge", sentence.first, sentence.stop))
    if kind == _TOLL and not has_victims(doc, sentence):
        sure = 0.0  # "some 1,000 were detained, 300 of them in X"
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: event.main.generic):
        if event.main.likelihood < 1 or event.type not in model.types or not _is_learnt(event.type):
            kept.append(event)
            continue
        first, stop = clauses[doc.clause[event.main.first]]
        at = model.types.index(event.type)
        parts = ((sentence.first, sentence.stop), (first, stop))
        likely = max(float(seen[at]) for part in parts if (seen := context.words(*part)) is not None)
        alone = _alone(doc, context, sentence, event, events)
        likely = max(likely, alone) if alone >= _ALONE else likely
        if event.main.generic:
            bars = _OF_GENERIC if is_violent(kind) else _OF_BLOW
        else:
            bars = _OF_VIOLENCE if is_violent(event.type) and is_violent(kind) else _OF_PHRASE
        if kind == NONE:
            doubted = likely < _DENIED and sure >= _NOTHING and not tried
        else:
            told = any(other.type == kind for other in (*events, *kept))
            doubted = sure >= bars.another and likely < (bars.beside if told else bars.unlikely)
            doubted = doubted and _is_learnt(kind) and (told or not _is_source(event.type, kind))
            # Phrases know what burns, and who drowned while swimming.
            doubted = doubted and not (event.type == "accident" and kind in _NATURAL)
            doubted = doubted and (kind != _ON_CARE or is_struck(doc, sentence.first, sentence.stop))
            # "the power station was hit": by what, no word of it says
            doubted = doubted and not (
                event.main.generic and _is_another_blow(doc, sentence, event.type, kind)
            )
            # "arrested for the kidnapping of a doctor": two things are told, and most words speak of one
            doubted = doubted and not (told and kind == "arrest" and event.type in _CRIMES)
            if doubted and not told:
                seen = context.likelihoods(*parts[0])
                kept.append(event.of_type(kind, sure if seen is None else float(seen[best])))
        if not doubted:
            weight = max(seen[at] for part in parts if (seen := context.likelihoods(*part)) is not None)
            kept.append(event._replace(weight=float(weight)))
    return sorted(kept, key=lambda event: event.main.first)


def _is_another_blow(doc: Document, sentence: Sentence, kind: str, other: str) -> bool:
    """Would a blow become one of another weapon, though its sentence names none?"""
    if kind not in FROM_AFAR or other not in FROM_AFAR:
        return False
    return sentence.number not in doc.by_sentence("instruments")


def _alone(doc: Document, context: Context, sentence: Sentence, event: Event, events: list[Event]) -> float:
    """How likely what stands between the commas around an event makes it, if no other one is told there."""
    first = stop = event.main.first
    segment = doc.segment
    while first > sentence.first and segment[first - 1] == segment[stop]:
        first -= 1
    while stop < sentence.stop and segment[stop] == segment[first]:
        stop += 1
    if (first, stop) == (sentence.first, sentence.stop) or event.type in _RESTS or stop - first < _SHORT:
        return 0.0
    if any(first <= t.first < stop for other in events if other is not event for t in other.triggers):
        return 0.0
    found = context.words(first, stop)
    return 0.0 if found is None else float(found[context.model.types.index(event.type)])


def _is_source(told: str, kind: str) -> bool:
    """Do the words of business between states say who told of violence or disaster ("reached by phone")?"""
    return group_of(kind) == "diplomacy" and (is_violent(told) or group_of(told) == "disaster")
