"""Other places that a name may mean as well: what a reader has to be told of a resolved place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.outlines import distance_km

if TYPE_CHECKING:
    from geomap.geocoding.place import Place

# A runner-up is close if it is at least this likely, against the best.
_CLOSE = 0.5
# Readings nearer to one another than this, or than they are wide (a town and its province), are one place
# on a map.
_APART_KM = 50.0


def rivals(place: Place) -> tuple[Place, ...]:
    """Runners-up of a place that are nearly as likely, and elsewhere; best first.

    Examples
    --------
    >>> from geomap import geoparse
    >>> [one.admin1 for one in rivals(geoparse("Fire in Springfield", language="en")[0].place)][:1]
    ['Missouri']
    >>> rivals(geoparse("Fire in Hanoi", language="en")[0].place)
    ()
    """
    return tuple(
        other
        for other in place.alternatives
        if other.score >= _CLOSE * place.score
        and distance_km(place.lon, place.lat, other.lon, other.lat)
        > max(_APART_KM, place.radius_km, other.radius_km)
    )


def runner_up(place: Place) -> str | None:
    """The first of the `rivals` for a person to read, None if there is none: name, unit, country code.

    Examples
    --------
    >>> from geomap import geoparse
    >>> runner_up(geoparse("Fire in Springfield", language="en")[0].place)
    'Springfield, Missouri, US'
    """
    for other in rivals(place):
        parts = [other.name, other.admin1, other.country]
        # Two villages of one province are told apart by their districts.
        if (other.name, other.admin1, other.country) == (place.name, place.admin1, place.country):
            parts.insert(1, other.admin2)
        return ", ".join(dict.fromkeys(filter(None, parts)))
    return None
