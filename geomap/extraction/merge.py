"""The same event told twice in a report becomes one, with the best of its details."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.extraction.alike import GUESSED, PASSED_ON, TOLL, is_told_below, overlap, same_place, same_time
from geomap.extraction.containment import holds
from geomap.extraction.counted import (
    AT_ONCE,
    COUNT_FOR_OTHERS,
    GOES_ON,
    TELLING,
    came_of,
    counts,
    in_one_paragraph,
    is_same_fire,
    recounts,
    tells_how,
    with_figures,
)
from geomap.extraction.parents import UNLISTED
from geomap.extraction.places import PLACE_WORTH
from geomap.extraction.precedence import GENERIC, VIOLENT, rank
from geomap.extraction.retellings import (
    ALONE,
    ONE_BLOW,
    are_held,
    felt,
    goes_on,
    in_one_point,
    is_finer,
    is_found,
    is_point,
    lacks_point,
    points_back,
    same_loss,
    victims_of_both,
)
from geomap.extraction.settled import SURE
from geomap.extraction.times import DATE_WORTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.figures import Figure
    from geomap.extraction.intervals import Interval
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Assigned

_TOLD = frozenset(SURE)
# What those do who attack a village, beside killing.
_BESIDES = frozenset({"arson", "robbery"})
# Whoever attacked a village may have burned its clinic as well, which is a deed of its own.
_OF_THEIR_OWN = frozenset({"attack_on_aid_health"})
# How what stands right behind an event may tell of it again.
_RETELLINGS = (goes_on, points_back, lacks_point, is_found)
_DATED = frozenset({"clause", "sentence"})
_MONTH = 27  # days: no shorter span is a month


def merge(assigned: list[Assigned], sentences: Sequence[Sentence], items: Sequence[int]) -> list[Assigned]:
    """Put together what tells of one event; in the order in which they were first told.

    ``sentences`` of the document say which of them stand in one paragraph, ``items`` in which item of a
    digest or live page each sentence stands.
    """
    kept: list[Assigned] = []
    told: list[set[Event]] = []  # the events that each of them was put together from
    last: list[int] = []  # the sentence that told of each of them last
    # Numbers of those that may be told again by one another, and of the tolls: in order.
    families: defaultdict[str, list[int]] = defaultdict(list)

    def put(index: int, item: Assigned, event: Event) -> None:
        if index == len(kept):
            kept.append(item)
            told.append(set())
            last.append(0)
        kept[index] = item
        told[index].add(event)
        last[index] = event.sentence
        family = families[_family(item.event.type)]
        at = bisect_left(family, index)
        if family[at : at + 1] != [index]:
            family.insert(at, index)

    def is_part(index: int, item: Assigned) -> bool:
        one = kept[index]
        if item.event.type == TOLL:
            inside = len(kept) == 1 or in_one_paragraph(one, item, sentences)
            return (inside and counts(one, item)) or recounts(one, item)
        near = 0 < item.event.sentence - last[index] <= AT_ONCE
        return near and (came_of(one, item, last[index]) or is_same_fire(one, item, last[index]))

    for item in assigned:
        kind = item.event.type
        counted = [n for n in range(len(kept) if kind in COUNT_FOR_OTHERS else 0) if is_part(n, item)]
        if counted:  # by the toll, or the damage, of what was told last
            latest = max(counted, key=lambda index: kept[index].event.sentence)
            kept[latest] = with_figures(kept[latest], item, risen=kind == TOLL and _cost_alone(kept, latest))
            continue
        toll = next((index for index in families[TOLL] if recounts(item, kept[index])), None)
        if toll is not None:  # what the lead only counted
            put(toll, with_figures(item, kept[toll]), item.event)
            continue
        if kept and tells_how(kept[-1], item):
            put(len(kept) - 1, with_figures(item, kept[-1]), item.event)
            continue
        latest_first = reversed(families[kind] if kind in ("arrest", "earthquake") else ())
        goes_with = next(
            (
                index
                for index in latest_first
                if are_held(kept[index], item, last[index])
                or (felt(kept[index], item, last[index]) and in_one_paragraph(kept[index], item, sentences))
            ),
            None,
        )
        if goes_with is not None:
            one = kept[goes_with]
            finer = kind == "earthquake" and is_finer(one, item)
            put(goes_with, _combine(one, item) if finer else with_figures(one, item), item.event)
            continue
        same = [
            index
            for index in (range(len(kept)) if item.again else families[_family(kind)])
            if (item.again in told[index] if item.again else _same(kept[index], item, items, last[index]))
        ]
        if same:  # of several, what was told in just that place
            index = min(same, key=lambda index: not in_one_point(kept[index], item))
            put(index, _combine(kept[index], item), item.event)
        else:
            put(len(kept), item, item.event)
    return _narrowed(_without_sums(kept))


def _family(kind: str) -> str:
    """What the types have in common that one event may be told by."""
    return "violence" if kind in VIOLENT else kind


def _same(one: Assigned, two: Assigned, items: Sequence[int], last: int) -> bool:
    if one.event.sentence == two.event.sentence:
        return False  # a sentence that tells two events tells them apart
    beside = one.in_heading or items[one.event.sentence] == items[two.event.sentence]
    return (
        _same_type(one, two)
        and (one.status == two.status or not {one.status, two.status} & ALONE)
        and (
            same_place(one, two)
            or _announced(one, two)
            or (beside and any(way(one, two, last) for way in _RETELLINGS))
            or same_loss(one, two)
        )
        and same_time(one, two)
        and _same_figures(one, two)
        and (beside or one.mention is not None or two.mention is not None)
    )


def _announced(one: Assigned, two: Assigned) -> bool:
    """A heading says in short, and with no place, what is told below it."""
    return one.in_heading and one.mention is None and one.event.type == two.event.type


def _without_sums(kept: list[Assigned]) -> list[Assigned]:
    """Leave out what only says of a country that there were attacks, where the next sentences tell each.

    "Two attacks shook Mali. On Sunday gunmen killed nine near Bandiagara. On Monday ..."
    """

    def told(wide: Assigned) -> int:
        return sum(
            0 < item.event.sentence - wide.event.sentence <= GOES_ON
            and item.event.type in VIOLENT
            and item.place_tier in _TOLD
            and item.mention is not None
            and wide.mention is not None
            and holds(wide.mention, item.mention)
            for item in kept
        )

    return [
        item
        for item in kept
        if not (
            item.event.type in GENERIC
            and item.event.main.generic
            and item.mention is not None
            and item.mention.precision == "country"
            and not item.figures
            and told(item) > 1
        )
    ]


def _narrowed(kept: list[Assigned]) -> list[Assigned]:
    """Put one blow told of a country, or part of it, together with the one place in it told right behind.

    "A suicide bomber killed seven in Pakistan. The blast was in Bannu." Where it tells of several
    places, the first tells of them all.
    """
    for wide in kept:
        if wide.event.type not in ONE_BLOW or wide.mention is None or wide.listed:
            continue
        if wide.mention.precision not in ("country", "area"):
            continue
        if wide.mention.toponym.kind == UNLISTED or wide.event.campaign or wide.event.main.times > 1:
            continue
        inside = [
            two
            for two in kept
            if two.event.type == wide.event.type
            and two.mention is not None
            and two.mention is not wide.mention
            and holds(wide.mention, two.mention)
        ]
        if len(inside) != 1:
            continue
        fine = inside[0]
        near = 0 < fine.event.sentence - wide.event.sentence <= GOES_ON and not fine.listed
        if near and fine.status == wide.status and same_time(wide, fine) and _same_figures(wide, fine):
            one = _combine(wide, fine).placed_as(fine)
            return _narrowed([one if item is wide else item for item in kept if item is not fine])
    return kept


def _cost_alone(kept: list[Assigned], at: int) -> bool:
    """Did no other of them take lives, so that a later toll is its own?"""
    return all(
        n == at or not any(f.field == "dead" and f.value for f in i.figures) for n, i in enumerate(kept)
    )


def _same_type(one: Assigned, two: Assigned) -> bool:
    kinds = {one.event.type, two.event.type}
    if len(kinds) == 1:
        return True
    if kinds <= VIOLENT and _same_victims(one, two):
        return True
    if not (kinds <= VIOLENT and kinds & GENERIC):
        return False
    if kinds & _OF_THEIR_OWN and two.place_tier not in _TOLD and not one.in_heading:
        return False
    # Two types are one event only where the text, and not our guess, puts them at one time.
    dated = one.date_tier not in GUESSED and two.date_tier not in GUESSED
    return dated or one.in_heading or two.in_heading or one.place_tier == "event before"


def _same_victims(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell of just as many dead or injured, with no place or day of its own?

    Several of them in the same place on the same day are the same people, whatever the second one tells.
    """
    same = victims_of_both(one, two)
    if two.place_tier not in _TOLD and two.date_tier in PASSED_ON:
        return bool(same)
    a, b = (item.mention.place if item.mention else None for item in (one, two))
    if a is None or b is None or a.id != b.id or one.interval is None or two.interval is None:
        return False
    return max(same, default=0) >= TELLING and overlap(one.interval, two.interval)


def _tells_the_day(item: Assigned, days: Interval) -> bool:
    """Does an incident say on which of several days it was? What goes on may take all of a week."""
    inner = item.interval
    if inner is None or item.date_tier not in _DATED or inner == days:
        return False
    within = days.first <= inner.first and inner.last <= days.last
    at_once = item.event.type in VIOLENT or item.event.type in ONE_BLOW
    return within and (at_once or (days.last - days.first).days >= _MONTH)


def _same_figures(one: Assigned, two: Assigned) -> bool:
    for field in ("dead", "injured"):
        a, b = (
            # In a headline "hundreds feared dead", and four found below.
            [f.value for f in some if f.field == field and not (one.in_heading and f.low != f.high)]
            for some in (one.figures, two.figures)
        )
        if a and b and not 0.5 <= (max(a) + 1) / (max(b) + 1) <= 2:
            return False
    return True


def _combine(one: Assigned, two: Assigned) -> Assigned:
    """The better teller's event, with what only the other one knows."""
    first, second = (two, one) if _worth(two) > _worth(one) else (one, two)
    placed = first
    if second.place_tier in _TOLD and (
        first.place_tier not in _TOLD or _finer(second.mention, first.mention)
    ):
        placed = second
    if is_told_below(one, two):
        placed = two
    points = [item for item in (one, two) if item.place_tier in _TOLD and is_point(item)]
    if len(points) == 1 and placed.mention and placed.mention.place is None:
        placed = points[0]  # the town of a street that has none
    interval, date_tier = first.interval, first.date_tier
    guessed = interval is None or date_tier in GUESSED
    known = second.interval is not None and second.date_tier not in GUESSED
    if date_tier == "reporting" and second.date_tier == "event before":
        known = False  # it was handed on from here
    if _says_when(one, two):
        interval, date_tier = two.interval, two.date_tier
        if two.place_tier in _TOLD and is_point(two):
            placed = two
    elif (guessed and known) or (interval is not None and _tells_the_day(second, interval)):
        interval, date_tier = second.interval, second.date_tier
    fields = {figure.field for figure in first.figures}
    figures = first.figures + tuple(
        f for f in second.figures if f.field not in fields or _is_other_count(f, first, second)
    )
    figures = tuple(sorted(figures, key=lambda figure: not _has_risen(figure, one, two)))
    event = first.event
    kinds = {first.event.type: first, second.event.type: second}
    taken = two.event.type == "abduction" and two.place_tier not in _TOLD
    if kinds.keys() & _BESIDES or taken:
        event = event._replace(type=_deadlier(kinds))
    elif first.event.type in GENERIC and second.event.type not in GENERIC:
        event = event._replace(type=second.event.type)
    return first.placed_as(placed)._replace(
        event=event,
        interval=interval,
        date_tier=date_tier,
        figures=figures,
        affected=first.affected if first.affected is not None else second.affected,
        in_heading=first.in_heading and second.in_heading,
    )


def _says_when(one: Assigned, two: Assigned) -> bool:
    """Does the second one only say when or where a blow was ("the robbery took place on 21 May")?"""
    once = one.event.type in ONE_BLOW and one.event.type == two.event.type
    return once and two.again is not None and two.date_tier == "clause" and two.status == one.status


def _deadlier(kinds: dict[str, Assigned]) -> str:
    """Of an attack and what the attackers did besides ("killed nine and torched homes"): what took lives."""
    deadly = [kind for kind in kinds if any(f.field == "dead" for f in kinds[kind].figures)]
    if len(deadly) > 1:
        return min(deadly, key=lambda kind: kinds[kind].event.sentence)
    return min(deadly or kinds, key=rank)


def _is_other_count(figure: Figure, first: Assigned, second: Assigned) -> bool:
    """Is it what another source counted? A later line without a source may count some of them only."""
    if not second.sourced or second.event.sentence == first.event.sentence or figure.low is not None:
        return False
    known = [f.value for f in first.figures if f.field == figure.field]
    return figure.value not in known and figure.value * 2 >= max(known)


def _has_risen(figure: Figure, one: Assigned, two: Assigned) -> bool:
    """Does the later telling count more dead than the first one does, in no heading?

    Not if each says who counted: then two sources differ.
    """
    if one.sourced and two.sourced:
        return False
    if figure.field != "dead" or figure.low is not None or figure not in two.figures or one.in_heading:
        return False
    told = [f.value for f in one.figures if f.field == "dead"]
    return bool(told) and figure.value > max(told)


def _worth(item: Assigned) -> float:
    worth = PLACE_WORTH[item.place_tier] + DATE_WORTH[item.date_tier]
    worth += item.event.main.likelihood == 1  # what a phrase told, before what was guessed
    return worth + 0.2 * len(item.figures) + (0.2 if item.affected is not None else 0.0)


def _finer(one: Mention | None, two: Mention | None) -> bool:
    if one is None:
        return False
    if two is None or one.specificity > two.specificity:
        return True
    if one.specificity < two.specificity or one.place is None or two.place is None:
        return False
    # How far a town's radius reaches says how sure its name is, and not how exactly it is told.
    return one.place.precision != "town" and one.place.radius_km < two.place.radius_km
