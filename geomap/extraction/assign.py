"""Events settled: where, when, whether it happened at all, and to how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.commented import is_commented
from geomap.extraction.containment import nested
from geomap.extraction.date_choice import Choice
from geomap.extraction.events import Event
from geomap.extraction.figures import Figure, free_people, with_joined
from geomap.extraction.likeliest import Likeliest, Placed
from geomap.extraction.people import VICTIMS
from geomap.extraction.place_lists import Lists
from geomap.extraction.places import Places
from geomap.extraction.precedence import VIOLENT
from geomap.extraction.rebutted import is_rebutted
from geomap.extraction.settled import SPOKEN, SURE, Assigned, Known
from geomap.extraction.status import status_of
from geomap.extraction.times import Times
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from geomap.extraction.document import Sentence
    from geomap.extraction.people import Number
    from geomap.extraction.trigger import Trigger

# What goes on for long is told by what it came to so far.
CUMULATIVE = frozenset({"casualty_toll", "epidemic", "displacement"})
AFFECTING = frozenset(
    {
        *("displacement", "abduction", "arrest", "siege", "aid_delivery", "epidemic", "humanitarian_warning"),
        *("protest", "agreement"),
    }
)
_SEIZED = frozenset({"abduction", "arrest"})
_ALL_TOLD = frozenset({"displacement", "epidemic"})  # "19 fell ill, two are in hospital": those are of the 19
# Who dies in a sentence that tells of these and of violence or disaster died of the latter.
_BLOODLESS = frozenset(
    {"arrest", "displacement", "interception", "military_movement", "territory_change", "siege"}
)
_CROWD = 10  # fewer people that a protest names are what it is about
_GUESSED = ("context", "report", "capital", "pointer")
# What nobody plans is possible, however surely it is foretold.
_UNPLANNED = frozenset({"earthquake", "flood", "storm", "wildfire", "accident", "epidemic"})
# Violence that "the attack took place in X" may be said of: what was shot down is no attack.
_RETELLING = VIOLENT - {"interception"}
_RETOLD_SENTENCES = 3
_OWN = 3


class Assigner:
    """Settles the events of one document in the order of the text."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.places = Places(known)
        self.likeliest = Likeliest(known)
        self.times = Times(known)
        self.lists = Lists(known)

    def settle(self, sentence: Sentence, events: list[Event]) -> None:
        """Settle the events of one sentence; earlier sentences must have been settled before."""
        sourced = any(
            self.known.doc.within(label, sentence.first, sentence.stop)
            for label in ("cues.reporting", "cues.according")
        )
        again = None if events else self._retold(sentence)
        for event in [again[0]] if again else events:
            others = [other for other in events if other is not event]
            if self._is_only_named(event, others) or self._is_mourned(event):
                continue
            if is_commented(self.known, event):
                continue
            placed = self.likeliest.choose(event, others, *self.places.find(event, others))
            status = status_of(self.known, event)
            interval, date_tier, status = self.times.find(event, others, placed.tier, status)
            if status == "planned" and event.type in _UNPLANNED:
                status = "possible"
            if status == "reported" and is_rebutted(self.known, event):
                status = "denied"  # of the day on which it is claimed to have happened
            if status == "background" and placed.tier in _GUESSED:
                placed = Placed(None, "none")  # what was long ago need not have been here
            figures = self._figures(event, others)
            affected = self._affected(event, figures)
            item = Assigned(
                event,
                placed.mention,
                placed.tier,
                interval,
                date_tier,
                status,
                figures,
                affected,
                sentence.number in self.known.headings,
                again[1] if again else None,
                sourced,
                place_likelihood=placed.likelihood,
                overruled=placed.overruled,
            )
            own = self.lists.each_with_its_own(item, others)
            if own:
                elsewhere = {figure for figures in own.values() for figure in figures}
                item = item._replace(figures=tuple(f for f in item.figures if f not in elsewhere))
            item = self._told_of_it_here(item, own=bool(own))
            self.known.done.append(item._replace(again=self._told_before(item)) if not again else item)
            if _is_of_all(event, figures, affected) and not self.lists.is_for_another(item, others):
                self.known.done += [
                    item._replace(mention=m, figures=(), affected=None, listed=True)
                    for m in self.lists.others(item)
                ]
            self.known.done += [
                item._replace(mention=m, figures=figures, affected=None, listed=True)
                for m, figures in own.items()
            ]
            self.known.done += [
                item._replace(mention=m, figures=(figure,), affected=_affected_of(figure), listed=True)
                for m, figure in self.lists.dealt_out(item, others)
            ]

    def _told_of_it_here(self, item: Assigned, *, own: bool) -> Assigned:
        """What its sentence told of the same blow on the same place already, with the figures of this one."""
        before = self.known.done[-1] if self.known.done else None
        if before is None or before.event.sentence != item.event.sentence or before.figures:
            return item
        if before.mention is None or before.mention is not item.mention or before.interval != item.interval:
            return item
        kinds = {before.event.type, item.event.type}
        if before.status != item.status or not (kinds == {"earthquake"} or (own and kinds <= VIOLENT)):
            return item
        self.known.done.pop()
        return before._replace(figures=item.figures)

    def _is_only_named(self, event: Event, others: list[Event]) -> bool:
        """Is it what was told before, named to say when another thing was ("the attack came after ...")?"""
        told = any(item.event.type in VIOLENT for item in self.known.done)
        if not (told and event.main.generic and event.type in VIOLENT):
            return False
        whens = self.known.dates.get(event.sentence, [])
        dated = any(when.interval and when.kind != "since" and when.last < event.last + 1 for when in whens)
        choice = Choice(self.known, event, others)
        return not dated and any(choice.leads_on(when) for when in whens)

    def _is_mourned(self, event: Event) -> bool:
        """Is it what was told before, whose dead are buried now ("the victims of the attack were buried")?"""
        doc, sentence = self.known.doc, self.known.doc.sentences[event.sentence]
        hits = doc.within("cues.mourned", sentence.first, sentence.stop)
        if not hits:
            return False
        clauses = self.known.clauses(event)
        told = [
            item
            for item in self.known.done
            if not item.in_heading
            and item.event.sentence != event.sentence
            and (item.event.type == event.type or {item.event.type, event.type} <= VIOLENT)
        ]
        return (
            bool(told)
            and any(clauses & {doc.clause[hit.first], doc.clause[hit.last]} for hit in hits)
            and not self._has_own(event, clauses, told)
        )

    def _has_own(self, event: Event, clauses: set[int], told: list[Assigned]) -> bool:
        """Do the clauses of an event name a place, or count victims, of which nothing was told before?"""
        doc = self.known.doc
        places = [item.mention.place for item in told if item.mention]
        counted = {(figure.field, figure.value) for item in told for figure in item.figures}
        return any(
            mention.role == "strong"
            and doc.clause[mention.first] in clauses
            and not any(nested(mention.place, place) for place in places)
            for mention in self.known.mentions.get(event.sentence, [])
        ) or any(
            figure.field in VICTIMS
            and figure.value > 0
            and doc.clause[figure.first] in clauses
            and (figure.field, figure.value) not in counted
            for figure in self.known.figures.get(event.sentence, [])
        )

    def tells_again(self, sentence: Sentence, triggers: list[Trigger]) -> bool:
        """Does a sentence that only sounds like an event say when or where the one before was?"""
        return all(trigger.likelihood < 1 for trigger in triggers) and self._retold(sentence) is not None

    def _retold(self, sentence: Sentence) -> tuple[Event, Event] | None:
        """What a sentence that names no event says of the one before ("it took place in X")."""
        hits = self.known.doc.within("cues.occurred", sentence.first, sentence.stop)
        own = self.known.doc.by_sentence("triggers").get(sentence.number, [])
        if not hits or sentence.heading:
            return None
        named = self.known.mentions.get(sentence.number, [])
        dated = any(w.interval and not w.reporting for w in self.known.dates.get(sentence.number, []))
        if not dated and not any(m.role == "strong" and not m.is_country for m in named):
            return None
        before = [item for item in self.known.done if self._is_near(item, sentence)]
        if not before:
            return None
        last = before[-1].event.sentence
        one = next(item for item in before if item.event.sentence == last)
        if any(hit.label != f"triggers.{one.event.type}" for hit in own):
            return None  # "floods may occur in X": nothing that was told before
        main = one.event.main._replace(first=hits[0].first, last=hits[0].last, times=1)
        return Event(one.event.type, sentence.number, (main,)), one.event

    def _told_before(self, item: Assigned) -> Event | None:
        """The event without a sure place, or without a day, of its own that this one says it of."""
        doc, event = self.known.doc, item.event
        dated = item.place_tier in ("event before", "pointer") and item.date_tier == "clause"
        if (item.place_tier not in SURE and not dated) or item.in_heading:
            return None
        sentence = doc.sentences[event.sentence]
        clauses = self.known.clauses(event)
        main = event.main
        hits = doc.within("cues.occurred", sentence.first, sentence.stop)
        hits = [hit for hit in hits if doc.clause[hit.first] in clauses]
        apart = any(not (main.first < hit.first and hit.last < main.last) for hit in hits)
        if not hits:
            return None
        for other in reversed(self.known.done):
            if (
                self._is_near(other, sentence)
                and other.event.sentence < event.sentence
                and (
                    self._led_to_arrest(other, event)
                    or (
                        apart
                        and (other.date_tier == "publication" if dated else other.place_tier not in SURE)
                    )
                )
                and other.status == item.status == "reported"
                and (other.event.type == event.type or {other.event.type, event.type} <= _RETELLING)
            ):
                return other.event
        return None

    def _led_to_arrest(self, item: Assigned, event: Event) -> bool:
        """Is it what somebody is arrested for, with the day and the place of that ("held for a raid")?"""
        here = [i.event.type for i in self.known.done if i.event.sentence == item.event.sentence]
        return "arrest" in here and event.type == item.event.type != "arrest"

    def _is_near(self, item: Assigned, sentence: Sentence) -> bool:
        """Was it told a few sentences before, in the same paragraph or the one before it?"""
        other = self.known.doc.sentences[item.event.sentence]
        return (
            item.event.type not in SPOKEN
            and not other.heading
            and sentence.number - other.number <= _RETOLD_SENTENCES
            and sentence.paragraph - other.paragraph <= 1
        )

    def _figures(self, event: Event, others: list[Event]) -> tuple[Figure, ...]:
        """Figures of the sentence that stand nearer to this event than to another one."""
        total = event.type in CUMULATIVE
        chosen = []
        for figure in self.known.figures.get(event.sentence, []):
            if event.type == "epidemic":  # it is told by its sums, and who is ill is affected
                chosen.append(figure._replace(field="affected") if figure.field == "injured" else figure)
                continue
            if figure.total and not total:
                continue
            if total and figure.field == "dead" and not any(self._counts(other) for other in others):
                chosen.append(figure)
                continue
            rivals = [other for other in others if self._counts(other)]
            if figure.field != "affected":  # "five were hurt, and two drones shot down"
                bloody = [other for other in rivals if other.type not in _BLOODLESS]
                if bloody and event.type in _BLOODLESS:
                    continue
                rivals = bloody
            if all(self._gap(figure, event) <= self._gap(figure, other) for other in rivals):
                chosen.append(figure)
        return tuple(chosen) if self._counts(event) else ()

    @staticmethod
    def _counts(event: Event) -> bool:
        return group_of(event.type) != "diplomacy" and event.type not in (
            "humanitarian_warning",
            "aid_delivery",
        )

    def _gap(self, figure: Figure, event: Event) -> float:
        best = float("inf")
        for trigger in event.triggers:
            gap = max(figure.first - trigger.last, trigger.first - figure.last, 0)
            if figure.first <= trigger.first and trigger.last <= figure.last:
                gap = -_OWN  # "nine were arrested": the word for the outcome is the trigger
            if self.known.doc.clause[figure.first] != self.known.doc.clause[trigger.first]:
                gap += 8
            if figure.first > trigger.last:
                gap -= 2  # the outcome follows the event
            best = min(best, gap)
        return best

    def _affected(self, event: Event, figures: tuple[Figure, ...]) -> int | None:
        here = self.known.figures.get(event.sentence, [])
        if event.type in ("agreement", "humanitarian_warning"):  # those exchanged, those in need
            clauses = self.known.clauses(event)
            figures = tuple(f for f in here if self.known.doc.clause[f.first] in clauses)
        stated = [f for f in figures if f.field == "affected"]
        near = self._free_near(event, here) if event.type in AFFECTING else []
        if event.type == "protest":
            stated = [f for f in stated if f.value > 1]  # "a driver went on strike" speaks of drivers
        if event.type in _ALL_TOLD:
            values = [f.value for f in stated] + [n.value for n in near if not n.part]
            return max(values, default=None)
        clause = self.known.doc.clause[event.main.first]
        own = [f for f in stated if clause in (self.known.doc.clause[f.first], self.known.doc.clause[f.last])]
        if event.type in _SEIZED and near and not own:
            stated = []  # "took five workers; two were freed"
        if stated:
            return max(f.value for f in own or stated)
        if event.type == "protest":
            near = [n for n in near if n.value >= _CROWD and not n.part]
        if event.type == "agreement" and not self._is_exchange(event):
            return None  # "signed by two ministers"
        if not near:
            return None
        number = min(near, key=lambda n: abs(n.first - event.main.first))
        return with_joined(self.known.doc, near, number)

    def _is_exchange(self, event: Event) -> bool:
        """Does the clause of an agreement speak of people who go home?"""
        doc, sentence = self.known.doc, self.known.doc.sentences[event.sentence]
        clause = doc.clause[event.main.first]
        return any(
            doc.clause[h.first] == clause
            for h in doc.within("figures.affected", sentence.first, sentence.stop)
        )

    def _free_near(self, event: Event, here: list[Figure]) -> list[Number]:
        """Numbers of people in the clause of an event of which nothing else is told."""
        doc = self.known.doc
        used = {f.first for f in here} | {f.last for f in here}
        dates = self.known.dates.get(event.sentence, [])
        people = free_people(doc, doc.sentences[event.sentence], dates, used)
        near = [n for n in people if doc.clause[n.first] == doc.clause[event.main.first]]
        near = [n for n in near if not n.part] or near
        behind = [n for n in near if n.first > event.main.last]
        if event.type in _SEIZED and behind and not self.places.verb_last:
            return behind  # "four men took an engineer"
        return near


def _is_of_all(event: Event, figures: tuple[Figure, ...], affected: int | None) -> bool:
    """Is nobody counted, or the crowds of all places together ("thousands marched in X, Y and Z")?"""
    if event.type == "protest":
        return all(figure.field == "affected" for figure in figures)
    return not figures and affected is None


def _affected_of(figure: Figure) -> int | None:
    return figure.value if figure.field == "affected" else None
