"""Whether something told is told again right behind: with fewer words, or as what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.alike import PASSED_ON
from geomap.extraction.containment import contains, lies_within, nested
from geomap.extraction.counted import AT_ONCE, GOES_ON, TELLING
from geomap.extraction.parents import UNLISTED
from geomap.extraction.people import VICTIMS
from geomap.extraction.precedence import FROM_AFAR
from geomap.extraction.settled import SURE
from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from geomap.extraction.settled import Assigned

_FROM_AFAR = frozenset({"none", "dateline", "capital"})
_TOLD = frozenset(SURE)
_TOWN_KM = 15.0  # from the middle of a town to its ends
ALONE = frozenset({"background", "denied"})  # statuses of what is never one with what did happen
# What happens in one place, not all over a country.
ONE_BLOW = frozenset(
    {"explosion", "accident", "killing", "abduction", "robbery", "attack_on_civilians", "earthquake"}
)


def felt(one: Assigned, two: Assigned, last: int) -> bool:
    """Is the second one where else an earthquake was felt, told right behind it, and no further one?"""
    return (
        one.event.type == two.event.type == "earthquake"
        and 0 < two.event.sentence - last <= GOES_ON
        and one.place_tier in SURE
        and two.event.main.likelihood == 1  # and not only who died elsewhere
        and (two.mention is None or two.mention.place is not None)
        and two.date_tier in PASSED_ON
        and one.status == two.status
        and not one.in_heading
    )


def same_loss(one: Assigned, two: Assigned) -> bool:
    """Do two tellings of one type and day count the same dead or hurt in places that are near or nested?"""
    if one.event.type != two.event.type or one.mention is None or two.mention is None:
        return False
    a, b = one.mention.place, two.mention.place
    if a is None or b is None or max(victims_of_both(one, two), default=0) < TELLING:
        return False
    return nested(a, b)


def goes_on(one: Assigned, two: Assigned, last: int) -> bool:
    """Does one of two tellings that stand close together say no place, or only where the news is from?

    ``last`` is the sentence that told of the first one last.
    """
    return (
        one.event.type == two.event.type
        and abs(last - two.event.sentence) <= GOES_ON
        and {one.place_tier, two.place_tier} - _TOLD <= _FROM_AFAR
        and not (one.place_tier in _TOLD and two.place_tier in _TOLD)
    )


def points_back(one: Assigned, two: Assigned, last: int) -> bool:
    """Does a second telling of one blow, right behind, say neither its place nor its day?

    Where it seems to be is what stands beside it ("The bus was on its way to X. In the crash ten died").
    """
    return (
        one.event.type == two.event.type
        and one.event.type in ONE_BLOW
        and 0 < two.event.sentence - last <= GOES_ON
        and two.place_tier in ("event before", "pointer")
        and two.date_tier in PASSED_ON
        and not (one.listed or two.listed)
    )


def lacks_point(one: Assigned, two: Assigned, last: int) -> bool:
    """Does the second one tell, right behind, with what or in which part of the town a blow was?

    No gazetteer has that part ("Explosions rang out in Kharkiv. Drones hit a house in the Xyz district").
    """
    if not is_point(one) or two.mention is None or two.mention.place:
        return False
    kinds = one.event.type, two.event.type
    dead = [any(f.field == "dead" and f.value for f in item.figures) for item in (one, two)]
    return (
        (kinds[0] in ONE_BLOW and (kinds[0] == kinds[1] or is_cause(one, two)))
        and 0 < two.event.sentence - last <= AT_ONCE
        and one.place_tier in _TOLD
        and two.date_tier in PASSED_ON
        and not all(dead)
        and not (one.listed or two.listed)
    )


def is_point(item: Assigned) -> bool:
    """Is it told of a place no larger than a town, and known where?"""
    place = item.mention.place if item.mention else None
    return place is not None and place.precision in ("town", "near", "site")


def is_cause(one: Assigned, two: Assigned) -> bool:
    """Is it an explosion that was heard, and the blow from afar that it came of?"""
    return one.event.type == "explosion" and two.event.type in FROM_AFAR


def is_found(one: Assigned, two: Assigned, last: int) -> bool:
    """Does the second one tell in which street or district who was killed was found?"""
    if one.mention is None or one.mention.place is None or two.mention is None or two.mention.place is None:
        return False
    a, b = one.mention.place, two.mention.place
    dead = [{f.value for f in item.figures if f.field == "dead"} for item in (one, two)]
    return (
        one.event.type == two.event.type == "killing"
        and 0 < two.event.sentence - last <= AT_ONCE
        and dead[0] == {1}
        and (dead[1] == {1} if two.event.main.likelihood == 1 else not dead[1])
        and a.precision == "town"
        and (two.mention.toponym.kind == UNLISTED or b.precision in ("admin2", "site"))
        and distance_km(a.lon, a.lat, b.lon, b.lat) <= _TOWN_KM
        and not (one.listed or two.listed)
    )


def are_held(one: Assigned, two: Assigned, last: int) -> bool:
    """Does the second one say what became of those arrested, on whatever later day ("They are in jail")?"""
    if one.event.type != "arrest" or two.event.type != "arrest" or two.interval is None:
        return False
    return (
        0 < two.event.sentence - last <= GOES_ON
        and two.place_tier == "event before"
        and two.affected in (None, one.affected)
        and (two.date_tier in PASSED_ON or one.interval is None or one.interval.first <= two.interval.first)
        and one.status == "reported"
        and two.status not in ALONE
        and not (one.listed or two.listed)
    )


def victims_of_both(one: Assigned, two: Assigned) -> list[int]:
    """Numbers of dead, or of injured, that both tell."""
    told = [{(f.field, f.value) for f in item.figures if f.field in VICTIMS} for item in (one, two)]
    return [value for _, value in told[0] & told[1]]


def is_finer(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell a place in that of the first one, where it was ("the south; near Taraz")?"""
    a, b = (item.mention.place if item.mention else None for item in (one, two))
    return two.place_tier in _TOLD and b is not None and (contains(a, b) or lies_within(b, a))


def in_one_point(one: Assigned, two: Assigned) -> bool:
    """Are both told of just the same place?"""
    a, b = (item.mention.place if item.mention else None for item in (one, two))
    return a is not None and b is not None and a.id == b.id
