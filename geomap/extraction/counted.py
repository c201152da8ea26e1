"""What is but a part of an incident told before: its toll, its damage, or how the counted dead died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.alike import PASSED_ON, TOLL, same_place, same_time
from geomap.extraction.containment import holds, lies_within, nested
from geomap.extraction.precedence import DEADLY, FROM_AFAR
from geomap.extraction.settled import SURE
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Sentence
    from geomap.extraction.settled import Assigned

GOES_ON = 3  # sentences
TELLING = 2  # so many dead or hurt, or more, are hardly the same by chance
AT_ONCE = 2  # sentences
# A toll so many times higher than what the incident is said to have cost is that of something larger.
_TOLL_TIMES = 3
_TOLL_AT_ONCE = 15
# What blows, quakes, floods and roadblocks make: houses that fall and burn, streets without power.
_CAME_OF = {
    **dict.fromkeys(FROM_AFAR | {"explosion"}, frozenset({"accident", "siege", "arson"})),
    **dict.fromkeys(("earthquake", "flood", "storm", "wildfire"), frozenset({"accident", "siege"})),
    "arson": frozenset({"accident"}),
    "protest": frozenset({"siege"}),
}
# Types that may be but a part of what was told before.
COUNT_FOR_OTHERS = frozenset({TOLL, "wildfire"}).union(*_CAME_OF.values())


def counts(one: Assigned, two: Assigned) -> bool:
    """Is the second one only the toll of the first one, told right after it, by another source perhaps?"""
    if two.event.type != TOLL or not 0 <= two.event.sentence - one.event.sentence <= GOES_ON:
        return False
    if two.event.sentence == one.event.sentence and two.event.main.first < one.event.main.last:
        return False
    if group_of(one.event.type) not in DEADLY or one.status != "reported" or two.interval is None:
        return False
    since = two.interval.first != two.interval.last and any(f.field == "dead" for f in two.figures)
    if since and (one.interval is None or two.interval.first <= one.interval.last):
        return False  # since a day: a sum of its own, and not that of a later one ("By Saturday ...")
    if not (same_place(one, two) or _speaks_from(two, one) or _is_of_a_part(two, one)):
        return False
    first = [f.value for f in one.figures if f.field == "dead"]
    second = [f.value for f in two.figures if f.field in ("dead", "injured")]
    return bool(second) and max(second) <= _TOLL_TIMES * max([*first, _TOLL_AT_ONCE])


def recounts(one: Assigned, toll: Assigned) -> bool:
    """Is it, wherever it stands, a toll of just the dead of an incident, in its place or what holds that?"""
    if toll.event.type != TOLL or group_of(one.event.type) not in DEADLY:
        return False
    dead = [{f.value for f in item.figures if f.field == "dead"} for item in (one, toll)]
    if one.status != "reported" or toll.status != "reported" or max(dead[0] & dead[1], default=0) < TELLING:
        return False
    if toll.mention is None or one.mention is None:
        return toll.mention is None
    return nested(toll.mention.place, one.mention.place) and same_time(one, toll)


def tells_how(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell how those died whom the first one, with no place, counted right before it?

    "Eight soldiers lost their lives. The troops were near Dori when the assailants opened fire."
    """
    dead = [any(f.field == "dead" and f.value for f in item.figures) for item in (one, two)]
    return (
        (one.event.main.kill or one.event.type == TOLL)
        and one.mention is None
        and two.mention is not None
        and dead == [True, False]
        and 0 < two.event.sentence - one.event.sentence <= AT_ONCE
        and group_of(two.event.type) in DEADLY
        and one.status == two.status == "reported"
        and same_time(one, two)
        and not two.listed
    )


def in_one_paragraph(one: Assigned, two: Assigned, sentences: Sequence[Sentence]) -> bool:
    """Do they stand in one paragraph? Of several things told, the toll in a further one is of them all."""
    first, second = (sentences[item.event.sentence] for item in (one, two))
    return one.in_heading or first.paragraph == second.paragraph


def _speaks_from(toll: Assigned, one: Assigned) -> bool:
    """Does a toll say no place, or only the country of those who count?"""
    if toll.mention is None or one.mention is None:
        return toll.mention is None
    place = toll.mention.place
    country = place is not None and place.precision == "country"
    return country and toll.place_tier == "weak" and holds(toll.mention, one.mention)


def _is_of_a_part(toll: Assigned, one: Assigned) -> bool:
    """Is a toll told of a part of the region that a disaster is told of?"""
    if toll.mention is None or one.mention is None or group_of(one.event.type) != "disaster":
        return False
    return nested(toll.mention.place, one.mention.place) or lies_within(toll.mention.place, one.mention.place)


def came_of(one: Assigned, two: Assigned, last: int) -> bool:
    """Does the second one tell what the first one, told right before it, did there ("A roof fell in")?

    ``last`` is the sentence that told of the first one last.
    """
    return (
        two.event.type in _CAME_OF.get(one.event.type, ())
        and 0 < two.event.sentence - last <= AT_ONCE
        and two.date_tier in PASSED_ON
        and (
            two.place_tier not in SURE
            if one.event.type == "earthquake"  # which other towns felt as well
            else two.place_tier == "event before" and same_place(one, two)
        )
        and one.status == two.status == "reported"
        and not (one.in_heading or two.listed)
    )


def is_same_fire(one: Assigned, two: Assigned, last: int) -> bool:
    """Is it the fire of a house or car told before, which only sounds like one that was set, or wild?"""
    kinds = one.event.type, two.event.type
    guessed = kinds[1] == "arson" and two.event.main.likelihood < 1
    return (
        kinds[0] == "accident"
        and (guessed or kinds[1] == "wildfire")
        and 0 < two.event.sentence - last <= AT_ONCE
        and two.place_tier not in SURE
        and same_place(one, two)
        and same_time(one, two)
        and one.status == two.status == "reported"
        and not two.listed
    )


def with_figures(one: Assigned, two: Assigned, *, risen: bool = False) -> Assigned:
    """The first one, with the figures that only the second one has: before its own if they have ``risen``."""
    known = {(f.field, f.value) for f in one.figures}
    added = tuple(f for f in two.figures if (f.field, f.value) not in known)
    higher = tuple(f for f in added if risen and f.value > _most(one, f.field))
    return one._replace(figures=(*higher, *one.figures, *(f for f in added if f not in higher)))


def _most(item: Assigned, field: str) -> int:
    return max((f.value for f in item.figures if f.field == field), default=0)
