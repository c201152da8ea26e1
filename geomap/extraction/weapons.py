"""The weapon of a blow, and what it set on fire, told in other sentences than the blow itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import nested
from geomap.extraction.precedence import FROM_AFAR

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Assigned, Known

_BLOWS = FROM_AFAR | {"explosion"}
_BURNS = 2  # sentences from a blow to what it set on fire


def with_weapons(known: Known) -> list[Assigned]:
    """The events of a report, blows told without a weapon and fires that they made being of its type.

    "Strikes hit X and Y at night. ... Drones attacked X": one thing. "... A fire broke out in X": that too.
    """
    changed: dict[Event, Event] = {}
    for item in known.done:
        kind = _weapon(known, item) if _is_unarmed(known, item) else _fire(known, item, changed)
        if kind is not None:
            main = item.event.main._replace(type=kind)
            changed[item.event] = item.event._replace(type=kind, triggers=(main, *item.event.triggers[1:]))
    return [
        item._replace(
            event=changed.get(item.event, item.event),
            again=changed.get(item.again, item.again) if item.again else None,
        )
        for item in known.done
    ]


def _is_unarmed(known: Known, item: Assigned) -> bool:
    """Is it a blow whose weapon its sentence does not tell, whatever all its words make likely?"""
    main, doc = item.event.main, known.doc
    if item.event.type not in FROM_AFAR or not main.generic or item.status != "reported":
        return False
    sentence = doc.sentences[item.event.sentence]
    return item.event.type == "air_strike" or not any(
        hit.label.startswith("instruments.")
        for at in range(sentence.first, sentence.stop)
        for hit in doc.at(at)
    )


def _weapon(known: Known, item: Assigned) -> str | None:
    """The one weapon with which the report says that a place was struck on that day."""
    kinds = {
        other.event.type
        for other in known.done
        if other.event.type in FROM_AFAR and not _is_unarmed(known, other) and _is_one(known, item, other)
    }
    return kinds.pop() if len(kinds) == 1 else None


def _fire(known: Known, item: Assigned, changed: dict[Event, Event]) -> str | None:
    """The type of the blow right before what burns in its place."""
    doc, main = known.doc, item.event.main
    if item.event.type != "accident" or not doc.within("cues.wrecks", main.first, main.last + 1):
        return None
    for other in reversed(known.done):
        behind = item.event.sentence - other.event.sentence
        event = changed.get(other.event, other.event)
        if 0 <= behind <= _BURNS and event.type in _BLOWS and _is_one(known, item, other):
            return event.type
    return None


def _is_one(known: Known, one: Assigned, two: Assigned) -> bool:
    """May two of one report, or of one item of a digest, be the same, by place and day?"""
    items, day, other = known.items, one.interval, two.interval
    headed = one.in_heading or two.in_heading
    return (
        one.status == two.status == "reported"
        and (headed or items[one.event.sentence] == items[two.event.sentence])
        and nested(one.mention and one.mention.place, two.mention and two.mention.place)
        and day is not None
        and other is not None
        and day.first <= other.last
        and other.first <= day.last
    )
