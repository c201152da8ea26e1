"""The events that the triggers of a sentence tell of.

Triggers that tell of one thing in several words ("an explosion ... after a missile attack") become one
event of the most specific type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.beside import TARGET_REACH
from geomap.extraction.moved import Moved
from geomap.extraction.precedence import FROM_AFAR, VIOLENT, is_violent, rank
from geomap.extraction.trigger import Trigger
from geomap.taxonomy import OTHER, group_of, is_own

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure

# What one telling of an incident says besides its type: these add nothing of their own beside it.
ABSORBS = {
    "territory_change": {"armed_clash"},
    "armed_clash": {"military_movement"},
    "riot": {"protest", "armed_clash", "arson", "accident", "robbery"},
    "protest": {"humanitarian_warning", "siege"},
    "arrest": {"protest"},
    "arson": {"accident"},
    "killing": {"protest"},
    "attack_on_civilians": {"arson", "accident"},
    "abduction": {"killing", "displacement"},
    "attack_on_aid_health": {"aid_delivery", "accident"},
    "robbery": {"displacement"},
    **{kind: {"accident", "arson", "siege", "storm", "military_movement"} for kind in FROM_AFAR},
    "explosion": {"accident", "arson", "storm", "military_movement"},
    "interception": {"accident", "military_movement"},
    "siege": {"humanitarian_warning", "aid_delivery"},
    "wildfire": {"accident", "arson", "storm", "siege"},
    "earthquake": {"accident", "siege", "flood"},
    "flood": {"accident", "siege"},
    "storm": {"accident", "siege"},
    "epidemic": {"casualty_toll"},
    "ceasefire_talks": {"diplomatic_meeting", "military_movement"},
    "diplomatic_call": {"diplomatic_meeting"},
    "agreement": {"ceasefire_talks"},
}
# What comes of the first of two things that are told in this order: of a riot that people are shot.
_ENDS_IN = {"riot": {"killing"}}
# Of two types told by the same words the first: "was killed by a falling tree", "an ambulance was stoned".
_SHARING = frozenset({("accident", "killing"), ("attack_on_aid_health", "riot")})
# A type that absorbs the generic telling beside it, though it can stand alone as well.
_GENERIC = frozenset({"arson", "armed_clash", "attack_on_civilians", "killing", "explosion"})
# What a disaster makes of people: fled from it, cut off by it.
_OF_DISASTER = frozenset({"displacement", "siege"})
_WORDS_ONLY = frozenset({"statement"})
_INTERCEPTED_REACH = 4
_DEADLY = frozenset({"killing", "attack_on_civilians", "armed_clash"})
_DEAD_REACH = 3  # words between what kills and the number of the dead
_OWN_CLAUSE = 10  # words between a killing and another trigger that make it one of its own


class Event(NamedTuple):
    """One thing that a sentence tells of, with the triggers that tell it, main one first.

    ``weight``: how likely all words of the sentence make it, in [0, 1].
    """

    type: str
    sentence: int
    triggers: tuple[Trigger, ...]
    weight: float = 1.0

    @property
    def main(self) -> Trigger:
        """The trigger that gave the type."""
        return self.triggers[0]

    def of_type(self, kind: str, weight: float) -> Event:
        """The same as an event of another type, which all words tell rather than its main trigger."""
        main = self.main._replace(type=kind, generic=True, kill=False)
        return Event(kind, self.sentence, (main, *self.triggers[1:]), weight)

    @property
    def first(self) -> int:
        """First word of all triggers."""
        return min(trigger.first for trigger in self.triggers)

    @property
    def last(self) -> int:
        """Last word of all triggers."""
        return max(trigger.last for trigger in self.triggers)

    @property
    def campaign(self) -> bool:
        """A series over an unstated time: an operation, or many strikes counted together."""
        return any(t.operation or t.times > 5 for t in self.triggers)


def events_of(
    doc: Document,
    sentence: Sentence,
    triggers: list[Trigger],
    figures: list[Figure],
    scenes: list[int],
    dated: set[int] | None = None,
    left: Collection[int] = (),
) -> list[Event]:
    """Put the triggers of a sentence together into events.

    Parameters
    ----------
    doc, sentence
        Where they stand.
    triggers
        Of the sentence, in the order of the text.
    figures
        Of the document.
    scenes
        First words of the names in the sentence that are scenes of something.
    dated
        Clauses that hold a date of their own.
    left
        First words of the names in the sentence of where people left or go to.
    """
    fighters = any(t.kill and t.type == "armed_clash" and _on_fighters(doc, sentence, t) for t in triggers)
    if fighters:  # "have killed 630 militants since": what one side says that it did
        triggers = [t for t in triggers if t.type != "casualty_toll"]
    spoken_of = _spoken_of(doc, triggers, figures, dated or set())
    triggers = [t for t in triggers if t not in spoken_of]
    counted = {doc.clause[f.first] for f in figures if f.field == "dead" and f.value > 0}
    here = [f for f in figures if sentence.first <= f.first < sentence.stop]
    apart = _Apart(doc, scenes, dated or set(), counted, here)
    events: list[Event] = []
    moved = Moved(doc, sentence, triggers, figures, scenes, left)
    for trigger in _swallow(triggers, moved):
        joined = False
        for index in range(len(events) - 1, -1, -1):
            event = events[index]
            if _one_event(event, trigger, apart):
                events[index] = _join(event, trigger)
                joined = True
                break
        if not joined:
            events.append(Event(trigger.type, sentence.number, (trigger,)))
    if len(events) > 1:
        events = [e for e in events if e.type not in _WORDS_ONLY] or events[:1]
        events = [e for e in events if not any(_overrules(doc, other, e) for other in events)]
    toll = None if fighters else _toll(sentence, figures)
    if toll and not any(group_of(e.type) in ("disaster", "strike") and not e.main.kill for e in events):
        kept = [e for e in events if not e.main.kill and e.type not in VIOLENT and e.type != "casualty_toll"]
        events = [
            *kept,
            Event("casualty_toll", sentence.number, (Trigger("casualty_toll", toll.first, toll.last),)),
        ]
    return events


def _overrules(doc: Document, event: Event, other: Event) -> bool:
    """Does one event say that the other did not happen so, though its words are there?"""
    one, two = event.main, other.main
    if (event.type, other.type) in _SHARING:
        return one.first <= two.last and two.first <= one.last
    if event.type == "attack_on_aid_health" and other.type == "aid_delivery":
        return (
            doc.clause[one.first] == doc.clause[two.first]
        )  # a convoy that came under fire delivered nothing
    return False


def _spoken_of(
    doc: Document, triggers: list[Trigger], figures: list[Figure], dated: set[int]
) -> set[Trigger]:
    """Violence that a statement is about ("condemned the killing of civilians") and tells nothing of."""
    told = dated | {doc.clause[f.first] for f in figures}
    verb_last = doc.lexicon.pack.flag("sentences", "verb_last")
    statements = [t for t in triggers if t.type in _WORDS_ONLY]
    return {
        t
        for t in triggers
        if t.type in VIOLENT
        and doc.clause[t.first] not in told
        and any(
            (t.last < s.first if verb_last else s.last < t.first)
            and doc.clause[s.last] == doc.clause[t.first]
            for s in statements
        )
    }


def _on_fighters(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Do fighters follow the verb, so that they are who was killed?"""
    if doc.lexicon.pack.flag("sentences", "verb_last"):
        before = doc.within("targets.armed", sentence.first, trigger.first)
        return any(trigger.first - hit.last <= TARGET_REACH for hit in before)
    return any(
        hit.first - trigger.last <= TARGET_REACH
        for hit in doc.within("targets.armed", trigger.last + 1, sentence.stop)
    )


def _swallow(triggers: list[Trigger], moved: Moved) -> list[Trigger]:
    """Leave out "killed" where another trigger of the sentence says how."""
    says_how = any(
        not t.kill
        and t.type != "abduction"  # others are killed, or those who were taken
        and (is_violent(t.type) or t.type == "riot" or group_of(t.type) == "disaster")
        for t in triggers
    )
    disaster = any(group_of(t.type) == "disaster" for t in triggers)
    kept = [t for t in triggers if not (t.kill and says_how)] if says_how else triggers
    if any(t.kill for t in triggers) and says_how and not disaster:
        # A killing in a clause of its own ("killed 630 fighters in A after an attack on B") stands.
        others = [t for t in triggers if not t.kill]
        kept = [
            t
            for t in triggers
            if not t.kill
            or (t.type == "armed_clash" and all(abs(t.first - o.first) > _OWN_CLAUSE for o in others))
        ]
    if disaster:
        kept = [t for t in kept if t.type not in _OF_DISASTER or moved(t)]
    return kept


def _one_event(event: Event, trigger: Trigger, apart: _Apart) -> bool:
    """Do a trigger and an event tell of the same thing?"""
    if "abduction" in (event.type, trigger.type) and apart.killed(event, trigger):
        return False
    if (event.type, trigger.type) == ("protest", "arrest") and apart.in_parts(event, trigger):
        return False  # "marchers blocked the road, police took 28 away"
    both_violent = is_violent(event.type) and is_violent(trigger.type)
    if event.type != trigger.type:
        if _adds_nothing(trigger.type, event.type) or event.type in ABSORBS.get(trigger.type, ()):
            return not apart(event, trigger)
        if OTHER in (event.type, trigger.type) and not {event.type, trigger.type} & _WORDS_ONLY:
            return not apart(event, trigger)  # "... , and a curfew was imposed": it comes of what has a type
        if not both_violent:
            return False
        if "interception" in (event.type, trigger.type):
            # "an explosive-laden drone was shot down": what was shot down struck nothing
            near = trigger.first - event.last <= _INTERCEPTED_REACH
            return near and apart.doc.clause[event.last] == apart.doc.clause[trigger.first]
        one_clause = apart.doc.clause[event.last] == apart.doc.clause[trigger.first]
        if one_clause and "attack_on_aid_health" in (event.type, trigger.type):
            # "a hospital was hit by shelling": what it was struck with is no second thing
            return not apart(event, trigger)
        specific = event.type not in _GENERIC and trigger.type not in _GENERIC
        if is_own(event.type) != is_own(trigger.type):
            specific = False  # the user's own type is the one to tell
        if specific and not trigger.generic and not event.main.generic:
            return False
    return not apart(event, trigger)


def _adds_nothing(later: str, earlier: str) -> bool:
    """Is a type told after another one only what comes with it?"""
    return later in ABSORBS.get(earlier, ()) or later in _ENDS_IN.get(earlier, ())


class _Apart(NamedTuple):
    """Tells whether an event and a trigger have scenes, dates or numbers of dead each of their own.

    ``scenes`` are first words of names; ``dated`` and ``counted`` clauses with a date, with a
    number of dead; ``figures`` those of the sentence.
    """

    doc: Document
    scenes: list[int]
    dated: set[int]
    counted: set[int]
    figures: list[Figure]

    def killed(self, event: Event, trigger: Trigger) -> bool:
        """Are some killed, in words of their own, and others taken away ("shot 12 and marched 30 off")?"""
        deadly = trigger if event.type == "abduction" else event.main
        reach = range(deadly.first - _DEAD_REACH, deadly.last + _DEAD_REACH + 1)
        return deadly.type in _DEADLY and any(
            f.field == "dead" and f.value > 0 and (f.first in reach or f.last in reach) for f in self.figures
        )

    def in_parts(self, event: Event, trigger: Trigger) -> bool:
        """Do they stand in two parts of the sentence?"""
        clause, segment = self.doc.clause, self.doc.segment
        return (clause[event.last], segment[event.last]) != (clause[trigger.first], segment[trigger.first])

    def __call__(self, event: Event, trigger: Trigger) -> bool:
        other = event.type != trigger.type
        if other and self.doc.within("status.recalled", event.last + 1, trigger.first):
            return True  # "marched on Friday, a day after 80 people were detained"
        between = any(event.last < s < trigger.first for s in self.scenes)
        after = any(s > trigger.last for s in self.scenes)
        before = any(s < event.first for s in self.scenes)
        if between and after:
            return True
        own = other and any(event.first < s < event.last for s in self.scenes)
        if own and after and trigger.first > event.last:
            return True  # "blocked the road near X with tractors, while in Y ..."
        if self.doc.lexicon.pack.flag("sentences", "verb_last"):
            # Each place stands before its verb, where a long trigger ends.
            own = any(s < event.last for s in self.scenes)
            if own and any(event.last < s < trigger.last for s in self.scenes):
                return True
        clauses = {self.doc.clause[event.last], self.doc.clause[trigger.first]}
        if len(clauses) == 1:
            return False
        if trigger.first > event.last and self._placed(event) and self._placed(trigger):
            # "miners in X walked out; villagers of Y blocked the road"; a colon opens what it was
            start, end = self.doc.words[event.last].end, self.doc.words[trigger.first].start
            return ":" not in self.doc.text[start:end]
        if clauses <= self.dated or clauses <= self.counted or ((between or before) and after):
            return True
        # "in X the mayor's house was set on fire, while in Y hundreds marched"
        led = {self.doc.clause[s] for s in self.scenes if s < event.first or event.last < s < trigger.first}
        return before and between and clauses <= led

    def _placed(self, told: Event | Trigger) -> bool:
        """Do the words that tell a thing, or the rest of their clause, hold the place of it?"""
        clauses = {self.doc.clause[told.first], self.doc.clause[told.last]}
        return any(told.first <= s <= told.last or self.doc.clause[s] in clauses for s in self.scenes)


def _join(event: Event, trigger: Trigger) -> Event:
    main = event.main
    if event.type != trigger.type and OTHER in (event.type, trigger.type):
        return event if trigger.type == OTHER else Event(trigger.type, event.sentence, (trigger,))
    absorbed = _adds_nothing(trigger.type, main.type)
    absorbs = main.type in ABSORBS.get(trigger.type, ())
    if absorbs or (rank(trigger.type) < rank(main.type) and not absorbed):
        return Event(trigger.type, event.sentence, (trigger, *event.triggers))
    return Event(event.type, event.sentence, (*event.triggers, trigger))


def _toll(sentence: Sentence, figures: list[Figure]) -> Figure | None:
    """The cumulative number of deaths that a sentence states, if it does."""
    here = [f for f in figures if sentence.first <= f.first < sentence.stop]
    return next((f for f in here if f.field == "dead" and f.total and f.value > 0), None)
