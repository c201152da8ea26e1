"""Triggers of a sentence, and the events that they tell of.

A trigger is a phrase that says that something happened. Generic ones ("attacked", "tấn công") take
their type from the instrument and the target beside them. Triggers that tell of one thing in several
words ("an explosion ... after a missile attack") become one event of the most specific type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.taxonomy import OTHER, group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure

# Most specific first: of two types told of one thing, the earlier one is its type.
PRECEDENCE = (
    "abduction",
    "attack_on_aid_health",
    "interception",
    "drone_attack",
    "missile_attack",
    "air_strike",
    "shelling",
    "explosion",
    "arson",
    "robbery",
    "attack_on_civilians",
    "armed_clash",
    "killing",
)
VIOLENT = frozenset(PRECEDENCE)
# What one telling of an incident says besides its type: these add nothing of their own beside it.
ABSORBS = {
    "territory_change": {"armed_clash"},
    "riot": {"protest", "armed_clash", "arson"},
    "arrest": {"protest"},
    "killing": {"protest"},
    "abduction": {"killing"},
    "attack_on_aid_health": {"aid_delivery"},
    "drone_attack": {"accident", "arson"},
    "missile_attack": {"accident", "arson"},
    "air_strike": {"accident", "arson"},
    "shelling": {"accident", "arson"},
    "explosion": {"accident", "arson"},
    "wildfire": {"accident", "arson", "displacement"},
    "epidemic": {"casualty_toll"},
    "ceasefire_talks": {"diplomatic_meeting"},
    "agreement": {"ceasefire_talks"},
}
# A type that absorbs the generic telling beside it, though it can stand alone as well.
_GENERIC = frozenset({"arson", "armed_clash", "attack_on_civilians", "killing", "explosion"})
# What is announced beforehand, and so can be called off.
_PLANNED = frozenset(
    {
        "protest",
        "diplomatic_meeting",
        "ceasefire_talks",
        "agreement",
        "aid_delivery",
        "military_movement",
        "siege",
    }
)
_WORDS_ONLY = frozenset({"statement"})
_INSTRUMENT_REACH = 10
_TARGET_REACH = 8
_INTERCEPTED_REACH = 4
_IRREALIS_REACH = 25


class Trigger(NamedTuple):
    """Words ``first`` to ``last`` that say that an incident of a type happened.

    ``generic``: the type was inferred from what stands beside it. ``kill``: it says only that
    lives were taken, and is swallowed by any trigger that says how. ``times``: so many of them
    ("230 air strikes"), 1 if no number stands there.
    """

    type: str
    first: int
    last: int
    generic: bool = False
    kill: bool = False
    operation: bool = False
    times: int = 1


class Event(NamedTuple):
    """One thing that a sentence tells of, with the triggers that tell it, main one first."""

    type: str
    sentence: int
    triggers: tuple[Trigger, ...]

    @property
    def main(self) -> Trigger:
        """The trigger that gave the type."""
        return self.triggers[0]

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


def find_triggers(doc: Document, sentence: Sentence, figures: list[Figure]) -> list[Trigger]:
    """Triggers of a sentence in the order of the text, those of calls and demands left out."""
    first, stop = sentence.first, sentence.stop
    reader = _Reader(doc, sentence, figures)
    found: list[Trigger] = []
    for label in doc.hits:
        section, _, key = label.partition(".")
        if section == "triggers":
            found.extend(
                Trigger(
                    reader.by_target(key, hit.first, hit.last),
                    hit.first,
                    hit.last,
                    times=reader.count(hit.first),
                )
                for hit in doc.within(label, first, stop)
            )
    for key in ("strong", "weak", "operation", "kill"):
        for hit in doc.within(f"attack.{key}", first, stop):
            trigger = reader.generic(key, hit.first, hit.last)
            if trigger:
                found.append(trigger)
    found = [t for t in found if not reader.numberless(t)]
    found = [t for t in found if not any(_inside(t, other) for other in found)]
    if any(group_of(t.type) == "disaster" for t in found):
        # Earthquakes strike, and storms hit: weak words belong to them.
        weak = {(hit.first, hit.last) for hit in doc.within("attack.weak", first, stop)}
        found = [t for t in found if not (t.generic and (t.first, t.last) in weak)]
    found = [t for t in found if not reader.unreal(t)]
    return sorted(set(found), key=lambda t: (t.first, t.last, t.type))


def _inside(one: Trigger, other: Trigger) -> bool:
    """Does a trigger lie in a longer one, or share its words with a more specific one?"""
    if one is other or not (other.first <= one.first and one.last <= other.last):
        return False
    if (one.first, one.last) == (other.first, other.last):
        return (_rank(other.type), other.type) < (_rank(one.type), one.type)
    return True


def _rank(type_key: str) -> int:
    return PRECEDENCE.index(type_key) if type_key in VIOLENT else len(PRECEDENCE)


class _Reader:
    def __init__(self, doc: Document, sentence: Sentence, figures: list[Figure]) -> None:
        self.doc = doc
        self.sentence = sentence
        self.joins = frozenset(doc.lexicon.pack.words("sentences", "and"))
        self.figures = [f for f in figures if sentence.first <= f.first < sentence.stop]

    def _nearest(self, label: str, first: int, last: int, reach: int) -> int | None:
        """Distance in words to the nearest hit of a label in the clause, or None."""
        best: int | None = None
        for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
            if self.doc.clause[hit.first] != self.doc.clause[first] or self._tells(hit.last):
                continue
            distance = max(hit.first - last, first - hit.last, 0)
            if distance <= reach and (best is None or distance < best):
                best = distance
        return best

    def _tells(self, last: int) -> bool:
        """Does a verb of saying follow ("medics said")? Who tells it is not who was struck."""
        return any(
            h.first - last in (1, 2) for h in self.doc.within("cues.reporting", last, self.sentence.stop)
        )

    def _instrument(self, first: int, last: int) -> str | None:
        """Type of the nearest instrument in the clause."""
        found = [
            (distance, _rank(label.partition(".")[2]), label.partition(".")[2])
            for label in self.doc.hits
            if label.startswith("instruments.")
            and (distance := self._nearest(label, first, last, _INSTRUMENT_REACH)) is not None
        ]
        return min(found)[2] if found else None

    def _opens_segment(self, first: int) -> bool:
        segment = self.doc.segment
        return first > self.sentence.first and segment[first - 1] != segment[first]

    def _follows(self, first: int, last: int, reach: int = _TARGET_REACH) -> str | None:
        """The label of the first target after a trigger in its clause: who it was done to."""
        after = [
            (hit.first, label)
            for label in ("targets.civilians", "targets.armed")
            for hit in self.doc.within(label, last + 1, self.sentence.stop)
            if hit.first - last <= reach and self.doc.clause[hit.first] == self.doc.clause[first]
        ]
        return min(after)[1] if after else None

    def generic(self, key: str, first: int, last: int) -> Trigger | None:
        """Type of a generic attack, operation or killing from what stands beside it."""
        instrument = self._instrument(first, last)
        aid = self._nearest("targets.aid_health", first, last, _TARGET_REACH)
        civilians = self._nearest("targets.civilians", first, last, _TARGET_REACH)
        armed = self._nearest("targets.armed", first, last, _TARGET_REACH)
        count = self.count(first)
        if key == "operation":
            return Trigger("armed_clash", first, last, generic=True, operation=True, times=count)
        if key == "kill" and instrument is not None and aid is None:
            return Trigger(instrument, first, last, generic=True, times=1)
        if key == "kill":
            if self._follows(first, last) == "targets.civilians":
                kind = "attack_on_civilians" if armed is not None else "killing"
            elif armed is not None and (civilians is None or armed <= civilians):
                kind = "armed_clash"
            elif armed is not None:
                kind = "attack_on_civilians"
            elif self._opens_segment(first):
                kind = OTHER  # ", killing 12": the consequence of something that no trigger names
            else:
                kind = "killing"
            return Trigger(kind, first, last, generic=True, kill=True, times=1)
        if key == "weak" and instrument is None and not (armed is not None and self._casualties(first)):
            return None
        if aid is not None:
            kind = "attack_on_aid_health"
        elif instrument is not None:
            kind = instrument
        elif civilians is not None and (
            armed is None or civilians <= armed or self._follows(first, last) == "targets.civilians"
        ):
            kind = "attack_on_civilians"
        else:
            kind = "armed_clash"
        return Trigger(kind, first, last, generic=True, times=count)

    def by_target(self, kind: str, first: int, last: int) -> str:
        """A strike on aid or health is that, whatever it was struck with."""
        if kind == "armed_clash" and self._follows(first, last, 4) == "targets.civilians":
            return "attack_on_civilians"  # "gunmen killed 12 villagers"
        if kind == "arson":  # set on fire by a weapon: the weapon is the type
            weapon = self._instrument(first, last)
            if weapon:
                return weapon
        if kind in VIOLENT and kind not in ("interception", "abduction", "robbery"):
            aid = self._nearest("targets.aid_health", first, last, 5)
            if aid is not None:
                return "attack_on_aid_health"
        return kind

    def _casualties(self, first: int) -> bool:
        return any(
            f.field in ("dead", "injured") and self.doc.clause[f.first] == self.doc.clause[first]
            for f in self.figures
        )

    def count(self, first: int) -> int:
        """The number right before a trigger ("hơn 230 cuộc không kích")."""
        for index in range(first - 1, max(first - 4, self.sentence.first - 1), -1):
            key = self.doc.words[index].key
            if key.isdigit() and len(key) < 6:
                number = int(key)
                return number if number < 1900 or number > 2100 else 1
        return 1

    def unreal(self, trigger: Trigger) -> bool:
        """Does it stand under a call, a demand or a wish, or in a charge before a court?"""
        if any(
            hit.first <= trigger.first <= hit.last
            for hit in self.doc.within("status.figurative", self.sentence.first, self.sentence.stop)
        ):
            return True
        if trigger.type in _PLANNED and any(
            self.doc.clause[hit.first] == self.doc.clause[trigger.first]
            for hit in self.doc.within("status.cancelled", self.sentence.first, self.sentence.stop)
        ):
            return True
        charges = ("status.charge",) if trigger.type in VIOLENT else ()
        for label in ("status.irrealis", *charges):
            for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
                if trigger.first <= hit.first and hit.last <= trigger.last:
                    continue
                ahead = 0 <= trigger.first - hit.last <= _IRREALIS_REACH
                if ahead and not self._broken(hit.last, trigger.first):
                    return True
        return False

    def numberless(self, trigger: Trigger) -> bool:
        """A toll is a number; without one the words are lament, and with fighters it is a claim."""
        if trigger.type != "casualty_toll":
            return False
        kills = self.doc.within("attack.kill", trigger.first, trigger.last + 1)
        if any(self._follows(hit.first, hit.last) == "targets.armed" for hit in kills):
            return True
        return not any(f.value > 0 and f.field in ("dead", "injured") for f in self.figures)

    def _broken(self, first: int, last: int) -> bool:
        """Does a new clause begin between two words, other than by "and"?"""
        if self.doc.clause[first] == self.doc.clause[last]:
            return False
        joins = sum(self.doc.words[index].key in self.joins for index in range(first + 1, last + 1))
        return self.doc.clause[last] - self.doc.clause[first] > joins


def events_of(
    doc: Document,
    sentence: Sentence,
    triggers: list[Trigger],
    figures: list[Figure],
    scenes: list[int],
    dated: set[int] | None = None,
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
    """
    fighters = any(t.kill and t.type == "armed_clash" and _on_fighters(doc, sentence, t) for t in triggers)
    if fighters:  # "have killed 630 militants since": what one side says that it did
        triggers = [t for t in triggers if t.type != "casualty_toll"]
    spoken_of = _spoken_of(doc, triggers, figures, dated or set())
    triggers = [t for t in triggers if t not in spoken_of]
    counted = {doc.clause[f.first] for f in figures if f.field == "dead" and f.value > 0}
    apart = _Apart(doc, scenes, dated or set(), counted)
    events: list[Event] = []
    for trigger in _swallow(triggers):
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
    toll = None if fighters else _toll(sentence, figures)
    if toll and not any(group_of(e.type) in ("disaster", "strike") and not e.main.kill for e in events):
        kept = [e for e in events if not e.main.kill and e.type not in VIOLENT and e.type != "casualty_toll"]
        events = [
            *kept,
            Event("casualty_toll", sentence.number, (Trigger("casualty_toll", toll.first, toll.last),)),
        ]
    return events


def _spoken_of(
    doc: Document, triggers: list[Trigger], figures: list[Figure], dated: set[int]
) -> set[Trigger]:
    """Violence that a statement is about ("condemned the killing of civilians") and tells nothing of."""
    told = dated | {doc.clause[f.first] for f in figures}
    statements = [t for t in triggers if t.type in _WORDS_ONLY]
    return {
        t
        for t in triggers
        if t.type in VIOLENT
        and doc.clause[t.first] not in told
        and any(s.last < t.first and doc.clause[s.last] == doc.clause[t.first] for s in statements)
    }


def _on_fighters(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Do fighters follow the verb, so that they are who was killed?"""
    return any(
        hit.first - trigger.last <= _TARGET_REACH
        for hit in doc.within("targets.armed", trigger.last + 1, sentence.stop)
    )


def _swallow(triggers: list[Trigger]) -> list[Trigger]:
    """Leave out "killed" where another trigger of the sentence says how."""
    says_how = any(not t.kill and (t.type in VIOLENT or group_of(t.type) == "disaster") for t in triggers)
    disaster = any(group_of(t.type) == "disaster" for t in triggers)
    kept = [t for t in triggers if not (t.kill and says_how)] if says_how else triggers
    if any(t.kill for t in triggers) and says_how and not disaster:
        # A killing in a clause of its own ("killed 630 fighters in A after an attack on B") stands.
        others = [t for t in triggers if not t.kill]
        kept = [
            t
            for t in triggers
            if not t.kill
            or (t.type == "armed_clash" and all(abs(t.first - o.first) > _INSTRUMENT_REACH for o in others))
        ]
    if disaster:
        kept = [t for t in kept if t.type != "displacement"]
    return kept


def _one_event(event: Event, trigger: Trigger, apart: _Apart) -> bool:
    """Do a trigger and an event tell of the same thing?"""
    both_violent = event.type in VIOLENT and trigger.type in VIOLENT
    if event.type != trigger.type:
        if trigger.type in ABSORBS.get(event.type, ()) or event.type in ABSORBS.get(trigger.type, ()):
            return not apart(event, trigger)
        if not both_violent:
            return False
        if "interception" in (event.type, trigger.type):
            # "an explosive-laden drone was shot down": what was shot down struck nothing
            near = trigger.first - event.last <= _INTERCEPTED_REACH
            return near and apart.doc.clause[event.last] == apart.doc.clause[trigger.first]
        specific = event.type not in _GENERIC and trigger.type not in _GENERIC
        if specific and not trigger.generic and not event.main.generic:
            return False
    return not apart(event, trigger)


class _Apart(NamedTuple):
    """Tells whether an event and a trigger have scenes, dates or numbers of dead each of their own.

    ``scenes`` are first words of names; ``dated`` and ``counted`` clauses with a date, with a
    number of dead.
    """

    doc: Document
    scenes: list[int]
    dated: set[int]
    counted: set[int]

    def __call__(self, event: Event, trigger: Trigger) -> bool:
        between = any(event.last < s < trigger.first for s in self.scenes)
        after = any(s > trigger.last for s in self.scenes)
        before = any(s < event.first for s in self.scenes)
        if between and after:
            return True
        clauses = {self.doc.clause[event.last], self.doc.clause[trigger.first]}
        if len(clauses) == 1:
            return False
        return clauses <= self.dated or clauses <= self.counted or ((between or before) and after)


def _join(event: Event, trigger: Trigger) -> Event:
    main = event.main
    absorbed = trigger.type in ABSORBS.get(main.type, ())
    absorbs = main.type in ABSORBS.get(trigger.type, ())
    if absorbs or (_rank(trigger.type) < _rank(main.type) and not absorbed):
        return Event(trigger.type, event.sentence, (trigger, *event.triggers))
    return Event(event.type, event.sentence, (*event.triggers, trigger))


def _toll(sentence: Sentence, figures: list[Figure]) -> Figure | None:
    """The cumulative number of deaths that a sentence states, if it does."""
    here = [f for f in figures if sentence.first <= f.first < sentence.stop]
    return next((f for f in here if f.field == "dead" and f.total and f.value > 0), None)
