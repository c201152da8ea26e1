"""The same event told twice in a report becomes one, with the best of its details."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.extraction.containment import holds, nested
from geomap.extraction.parents import UNLISTED
from geomap.extraction.places import PLACE_CONFIDENCE
from geomap.extraction.precedence import DEADLY, FROM_AFAR, VIOLENT, rank
from geomap.extraction.settled import SURE
from geomap.extraction.times import DATE_CONFIDENCE
from geomap.gazetteer.outlines import distance_km
from geomap.taxonomy import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Sentence
    from geomap.extraction.events import Event
    from geomap.extraction.figures import Figure
    from geomap.extraction.intervals import Interval
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Assigned

_TOLL = "casualty_toll"
_GENERIC = frozenset({"armed_clash", "attack_on_civilians", "killing", "explosion"})
_FROM_AFAR = frozenset({"none", "dateline", "capital"})
_GOES_ON = 3  # sentences
# A toll so many times higher than what the incident is said to have cost is that of something larger.
_TOLL_TIMES = 3
_TOLL_AT_ONCE = 15
_TOLD = frozenset(SURE)
_GUESSED = frozenset({"publication", "none", "reporting"})
_VICTIMS = ("dead", "injured")
_AT_ONCE = 2  # sentences
_TELLING = 2  # so many dead or hurt, or more, are hardly the same by chance
# What happens in one place, not all over a country.
_ONE_BLOW = frozenset(
    {"explosion", "accident", "killing", "abduction", "robbery", "attack_on_civilians", "earthquake"}
)
_ALONE = frozenset({"background", "denied"})  # statuses of what is never one with what did happen
# What those do who attack a village, beside killing.
_BESIDES = frozenset({"arson", "robbery"})
# Whoever attacked a village may have burned its clinic as well, which is a deed of its own.
_OF_THEIR_OWN = frozenset({"attack_on_aid_health"})
_DATED = frozenset({"clause", "sentence"})
_MONTH = 27  # days: no shorter span is a month
_PASSED_ON = _GUESSED | {"event before"}
# What blows, quakes, floods and roadblocks make: houses that fall and burn, streets without power.
_CAME_OF = {
    **dict.fromkeys(FROM_AFAR | {"explosion"}, frozenset({"accident", "siege", "arson"})),
    **dict.fromkeys(("earthquake", "flood", "storm", "wildfire"), frozenset({"accident", "siege"})),
    "arson": frozenset({"accident"}),
    "protest": frozenset({"siege"}),
}
# Types that may be but a part of what was told before.
_COUNT_FOR_OTHERS = frozenset({_TOLL}).union(*_CAME_OF.values())


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

    for item in assigned:
        kind = item.event.type
        counted = [
            index
            for index, other in enumerate(kept if kind in _COUNT_FOR_OTHERS else ())
            if (_counts(other, item) and (len(kept) == 1 or _in_one(other, item, sentences)))
            or _came_of(other, item)
            or _recounts(other, item)
        ]
        if counted:  # by the toll, or the damage, of what was told last
            latest = max(counted, key=lambda index: kept[index].event.sentence)
            kept[latest] = _with_figures(kept[latest], item)
            continue
        tolls = [index for index in families[_TOLL] if _recounts(item, kept[index])]
        if tolls:  # what the lead only counted
            put(tolls[0], _with_figures(item, kept[tolls[0]]), item.event)
            continue
        counted_before = len(kept) - 1
        if kept and _tells_how(kept[counted_before], item):
            put(counted_before, _with_figures(item, kept[counted_before]), item.event)
            continue
        for index in range(len(kept)) if item.again else families[_family(kind)]:
            other = kept[index]
            if item.again in told[index] if item.again else _same(other, item, items, last[index]):
                put(index, _combine(other, item), item.event)
                break
        else:
            put(len(kept), item, item.event)
    return _narrowed(kept)


def _family(kind: str) -> str:
    """What the types have in common that one event may be told by."""
    return "violence" if kind in VIOLENT else kind


def _same(one: Assigned, two: Assigned, items: Sequence[int], last: int) -> bool:
    if one.event.sentence == two.event.sentence:
        return False  # a sentence that tells two events tells them apart
    beside = one.in_heading or items[one.event.sentence] == items[two.event.sentence]
    return (
        _same_type(one, two)
        and (one.status == two.status or not {one.status, two.status} & _ALONE)
        and (
            _same_place(one, two)
            or _announced(one, two)
            or (beside and _goes_on(one, two, last))
            or _same_loss(one, two)
        )
        and _same_time(one, two)
        and _same_figures(one, two)
        and (beside or one.mention is not None or two.mention is not None)
    )


def _announced(one: Assigned, two: Assigned) -> bool:
    """A heading says in short, and with no place, what is told below it."""
    return one.in_heading and one.mention is None and one.event.type == two.event.type


def _narrowed(kept: list[Assigned]) -> list[Assigned]:
    """Put one blow told of a country, or part of it, together with the one place in it told right behind.

    "A suicide bomber killed seven in Pakistan. The blast was in Bannu." Where it tells of several
    places, the first tells of them all.
    """
    for wide in kept:
        if wide.event.type not in _ONE_BLOW or wide.mention is None or wide.listed:
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
        near = 0 < fine.event.sentence - wide.event.sentence <= _GOES_ON and not fine.listed
        if near and fine.status == wide.status and _same_time(wide, fine) and _same_figures(wide, fine):
            one = _combine(wide, fine)._replace(mention=fine.mention, place_tier=fine.place_tier)
            return _narrowed([one if item is wide else item for item in kept if item is not fine])
    return kept


def _same_loss(one: Assigned, two: Assigned) -> bool:
    """Do two tellings of one type and day count the same dead or hurt in places that are near or nested?"""
    if one.event.type != two.event.type or one.mention is None or two.mention is None:
        return False
    a, b = one.mention.place, two.mention.place
    counts = [{(f.field, f.value) for f in item.figures if f.field in _VICTIMS} for item in (one, two)]
    if a is None or b is None or not any(value >= _TELLING for _, value in counts[0] & counts[1]):
        return False
    return nested(a, b)


def _counts(one: Assigned, two: Assigned) -> bool:
    """Is the second one only the toll of the first one, told right after it?"""
    if two.event.type != _TOLL or not 0 < two.event.sentence - one.event.sentence <= _GOES_ON:
        return False
    if group_of(one.event.type) not in DEADLY or one.status != "reported" or two.interval is None:
        return False
    if two.interval.first != two.interval.last or not (_same_place(one, two) or _speaks_from(two, one)):
        return False  # since a day, or of another place: a sum of its own
    first = [f.value for f in one.figures if f.field == "dead"]
    second = [f.value for f in two.figures if f.field == "dead"]
    return bool(second) and max(second) <= _TOLL_TIMES * max([*first, _TOLL_AT_ONCE])


def _recounts(one: Assigned, toll: Assigned) -> bool:
    """Is it, wherever it stands, a toll of just the dead of an incident, in its place or what holds that?"""
    if toll.event.type != _TOLL or group_of(one.event.type) not in DEADLY:
        return False
    dead = [{f.value for f in item.figures if f.field == "dead"} for item in (one, toll)]
    if one.status != "reported" or toll.status != "reported" or max(dead[0] & dead[1], default=0) < _TELLING:
        return False
    if toll.mention is None or one.mention is None:
        return toll.mention is None
    return nested(toll.mention.place, one.mention.place) and _same_time(one, toll)


def _tells_how(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell how those died whom the first one, with no place, counted right before it?

    "Eight soldiers lost their lives. The troops were near Dori when the assailants opened fire."
    """
    dead = [any(f.field == "dead" and f.value for f in item.figures) for item in (one, two)]
    return (
        (one.event.main.kill or one.event.type == _TOLL)
        and one.mention is None
        and two.mention is not None
        and dead == [True, False]
        and 0 < two.event.sentence - one.event.sentence <= _AT_ONCE
        and group_of(two.event.type) in DEADLY
        and one.status == two.status == "reported"
        and _same_time(one, two)
        and not (one.in_heading or two.listed)
    )


def _in_one(one: Assigned, two: Assigned, sentences: Sequence[Sentence]) -> bool:
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


def _came_of(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell what the first one, told right before it, did there ("A roof fell in")?"""
    return (
        two.event.type in _CAME_OF.get(one.event.type, ())
        and 0 < two.event.sentence - one.event.sentence <= _AT_ONCE
        and two.place_tier == "event before"
        and two.date_tier in _PASSED_ON
        and _same_place(one, two)
        and one.status == two.status == "reported"
        and not (one.in_heading or two.listed)
    )


def _with_figures(one: Assigned, two: Assigned) -> Assigned:
    known = {(f.field, f.value) for f in one.figures}
    return one._replace(
        figures=one.figures + tuple(f for f in two.figures if (f.field, f.value) not in known)
    )


def _goes_on(one: Assigned, two: Assigned, last: int) -> bool:
    """Does one of two tellings that stand close together say no place, or only where the news is from?

    ``last`` is the sentence that told of the first one last.
    """
    return (
        one.event.type == two.event.type
        and abs(last - two.event.sentence) <= _GOES_ON
        and {one.place_tier, two.place_tier} - _TOLD <= _FROM_AFAR
        and not (one.place_tier in _TOLD and two.place_tier in _TOLD)
    )


def _same_type(one: Assigned, two: Assigned) -> bool:
    kinds = {one.event.type, two.event.type}
    if len(kinds) == 1:
        return True
    if kinds <= VIOLENT and _same_victims(one, two):
        return True
    if not (kinds <= VIOLENT and kinds & _GENERIC):
        return False
    if kinds & _OF_THEIR_OWN and two.place_tier not in _TOLD and not one.in_heading:
        return False
    # Two types are one event only where the text, and not our guess, puts them at one time.
    dated = one.date_tier not in _GUESSED and two.date_tier not in _GUESSED
    return dated or one.in_heading or two.in_heading or one.place_tier == "event before"


def _same_victims(one: Assigned, two: Assigned) -> bool:
    """Does the second one tell of just as many dead or injured, with no place or day of its own?

    Several of them in the same place on the same day are the same people, whatever the second one tells.
    """
    counts = [{(f.field, f.value) for f in item.figures if f.field in _VICTIMS} for item in (one, two)]
    same = counts[0] & counts[1]
    if two.place_tier not in _TOLD and two.date_tier in _PASSED_ON:
        return bool(same)
    a, b = (item.mention.place if item.mention else None for item in (one, two))
    if a is None or b is None or a.id != b.id or one.interval is None or two.interval is None:
        return False
    return max((value for _, value in same), default=0) >= _TELLING and _overlap(one.interval, two.interval)


def _same_place(one: Assigned, two: Assigned) -> bool:
    if one.mention is None or two.mention is None:
        return one.mention is two.mention
    a, b = one.mention.place, two.mention.place
    if UNLISTED in (one.mention.toponym.kind, two.mention.toponym.kind):
        # Two villages that no gazetteer has share the point of their province, and are two.
        same = one.mention.toponym.text.casefold() == two.mention.toponym.text.casefold()
        return same or (one.event.type == two.event.type and _lies_in(one, two))
    if a is None or b is None:
        return one.mention.toponym.text.casefold() == two.mention.toponym.text.casefold()
    if a.id == b.id:
        return True
    # "in Idlib province", then "in the town of Binnish": told more exactly.
    coarse, fine = sorted((a, b), key=lambda place: -place.radius_km)
    if coarse is a and one.in_heading and one.event.type == two.event.type:
        if coarse.precision == "country":
            return coarse.country == fine.country  # a headline names the country only
        if coarse.precision == "area":  # or the part of the world
            return distance_km(a.lon, a.lat, b.lon, b.lat) <= a.radius_km
    return (
        coarse.precision in ("admin1", "admin2")
        and coarse.country == fine.country
        and coarse.admin1 == fine.admin1
        and (coarse.precision == "admin1" or coarse.admin2 == fine.admin2)
    )


def _lies_in(one: Assigned, two: Assigned) -> bool:
    """Is one told of a town, the other of a place in it that no gazetteer has, and not both with a day?"""
    a, b = one.mention, two.mention
    if a is None or b is None or a.place is None or b.place is None or a.place.id != b.place.id:
        return False
    kinds = {a.toponym.kind, b.toponym.kind}
    if UNLISTED not in kinds or len(kinds) == 1 or one.listed or two.listed:
        return False
    town = a if a.toponym.kind != UNLISTED else b
    again = one.date_tier in _GUESSED or two.date_tier in _PASSED_ON
    return town.precision in ("town", "near", "site") and (one.in_heading or again)


def _same_time(one: Assigned, two: Assigned) -> bool:
    if one.interval is None or two.interval is None:
        return True
    if one.event.type == two.event.type == _TOLL and one.interval.first != two.interval.first:
        return False  # sums over other spans
    if _overlap(one.interval, two.interval):
        return True
    return one.date_tier in _GUESSED or two.date_tier in _GUESSED


def _tells_the_day(item: Assigned, days: Interval) -> bool:
    """Does an incident say on which of several days it was? What goes on may take all of a week."""
    inner = item.interval
    if inner is None or item.date_tier not in _DATED or inner == days:
        return False
    within = days.first <= inner.first and inner.last <= days.last
    at_once = item.event.type in VIOLENT or item.event.type in _ONE_BLOW
    return within and (at_once or (days.last - days.first).days >= _MONTH)


def _overlap(a: Interval, b: Interval) -> bool:
    return a.first <= b.last and b.first <= a.last


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
    mention, place_tier = first.mention, first.place_tier
    if second.place_tier in _TOLD and (place_tier not in _TOLD or _finer(second.mention, mention)):
        mention, place_tier = second.mention, second.place_tier
    interval, date_tier = first.interval, first.date_tier
    guessed = interval is None or date_tier in _GUESSED
    known = second.interval is not None and second.date_tier not in _GUESSED
    if date_tier == "reporting" and second.date_tier == "event before":
        known = False  # it was handed on from here
    if (guessed and known) or (interval is not None and _tells_the_day(second, interval)):
        interval, date_tier = second.interval, second.date_tier
    fields = {figure.field for figure in first.figures}
    figures = first.figures + tuple(
        f for f in second.figures if f.field not in fields or _is_other_count(f, first, second)
    )
    event = first.event
    kinds = {first.event.type: first, second.event.type: second}
    if first.event.type in _GENERIC and second.event.type not in _GENERIC | _BESIDES:
        event = event._replace(type=second.event.type)
    elif kinds.keys() & _BESIDES and len(kinds) > 1:
        kind = _deadlier(kinds)
        event = event._replace(type=kind)
    return first._replace(
        event=event,
        mention=mention,
        place_tier=place_tier,
        interval=interval,
        date_tier=date_tier,
        figures=figures,
        affected=first.affected if first.affected is not None else second.affected,
        in_heading=first.in_heading and second.in_heading,
    )


def _deadlier(kinds: dict[str, Assigned]) -> str:
    """Of an attack and what the attackers did besides ("killed nine and torched homes"): what took lives."""
    return min(kinds, key=lambda kind: (not any(f.field == "dead" for f in kinds[kind].figures), rank(kind)))


def _is_other_count(figure: Figure, first: Assigned, second: Assigned) -> bool:
    """Is it what another source counted? A later line without a source may count some of them only."""
    if not second.sourced or second.event.sentence == first.event.sentence or figure.low is not None:
        return False
    known = [f.value for f in first.figures if f.field == figure.field]
    return figure.value not in known and figure.value * 2 >= max(known)


def _worth(item: Assigned) -> float:
    worth = PLACE_CONFIDENCE[item.place_tier] + DATE_CONFIDENCE[item.date_tier]
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
