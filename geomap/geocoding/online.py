"""geopy's online services, for names that the gazetteer does not have.

Opt-in, since every name that is asked leaves the machine. Requests go through geopy's RateLimiter,
answers are kept on disk for all processes, and a failure costs its name, not the run.

The cache is cachelib's: Pallets keep it, it needs nothing else, and it takes a serialiser of JSON. The
better known diskcache unpickles whatever it finds in its folder (CVE-2025-69872) and has had no release
since 2023.
"""

from __future__ import annotations

import inspect
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopy import exc

from geomap.errors import Problem, shorten
from geomap.gazetteer.outlines import distance_km
from geomap.geocoding.answers import Answer, places_of
from geomap.geocoding.services import (
    FINAL,
    MIN_DELAY,
    Limiter,
    check_delay,
    host_of,
    made,
    may_pass,
    said_of,
    usual_host,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.geocoding.choose import Box
    from geomap.geocoding.place import Place

OSM_CREDIT = "© OpenStreetMap contributors (ODbL 1.0, https://www.openstreetmap.org/copyright)"
_BUILT_ON_OSM = frozenset({"nominatim", "photon", "openmapquest", "pickpoint"})
_ASKED = 5  # locations per answer: enough to see whether a name is ambiguous
_FOUND_DAYS, _NOT_FOUND_DAYS = 180, 30
_MOST_KEPT = 100_000
_FAILURES = 3  # names in a row, each after its retries
_LONGEST_WAIT = 60.0
_SLACK_KM = 30.0
_DAY = 24 * 60 * 60
_FORMAT = 1  # of what is kept: other forms are asked anew


class Online:
    """An online geocoder, by geopy's name for it.

    Parameters
    ----------
    service
        A key of ``geopy.geocoders.SERVICE_TO_GEOCODER``: ``"nominatim"``, ``"photon"``, ...
    user_agent
        Who asks, and how to reach them; services ask for it, and there is no default.
    url
        Address of a server of one's own, e.g. ``"http://127.0.0.1:8080"``.
    key
        The key (or user name) of services that want one.
    first
        Whether to ask the service before the gazetteer, and not only for what that does not have.
    cache
        Folder for answers, shared by all processes; True for the user's own, False for none.
    min_delay
        Seconds between two requests; at least 1, except for a server of one's own.
    retries
        Further tries of a request that timed out, was put off or failed on the server's side.
    back_off
        Seconds before the first of them; doubled each time. What the server asks for counts if longer.
    timeout
        Seconds to wait for an answer.
    clock, sleep
        Time, for tests.
    **options
        Further arguments of geopy's class.

    Raises
    ------
    OptionError
        If the service is not known, or there is no user agent, or an option makes no sense.

    Examples
    --------
    >>> geocoder = Online("nominatim", user_agent="harbour-news-map (desk@harbour.news)", cache=False)
    >>> geocoder
    <Online nominatim at nominatim.openstreetmap.org>
    >>> Online("nominatim", user_agent="")
    Traceback (most recent call last):
        ...
    geomap.errors.OptionError: nominatim wants to know who asks; give a user agent with your project's name \
and an address, such as 'harbour-news-map (desk@harbour.news)' (--user-agent or GEOMAP_USER_AGENT)
    """

    def __init__(
        self,
        service: str = "nominatim",
        *,
        user_agent: str | None,
        url: str | None = None,
        key: str | None = None,
        first: bool = False,
        cache: bool | str | Path = True,
        min_delay: float = MIN_DELAY,
        retries: int = 2,
        back_off: float = 2.0,
        timeout: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        **options: Any,
    ) -> None:
        self.service = service.strip().lower()
        self.first = first
        self.retries = retries
        self.back_off = back_off
        self.timeout = timeout
        self._sleep = sleep
        self._geopy = made(self.service, user_agent, url, key, {"timeout": timeout, **options})
        self.host = host_of(self._geopy)
        self.own_server = url is not None and self.host != usual_host(type(self._geopy))
        check_delay(self.service, min_delay, own_server=self.own_server)
        self._limited = Limiter(self._geopy.geocode, min_delay=min_delay, clock=clock, sleep=sleep)
        self._takes = frozenset(inspect.signature(self._geopy.geocode).parameters)
        self._seen: dict[str, list[Answer] | None] = {}
        self._problems: list[Problem] = []
        self._credits: dict[str, None] = {}
        self._failures = 0
        self._stopped = False
        self._left_out: list[str] = []
        self._cache = self._opened(cache)

    def __repr__(self) -> str:
        return f"<Online {self.service} at {self.host}>"

    @property
    def attribution(self) -> str | None:
        """Whom the places found so far have to be credited to; None before there are any."""
        return "; ".join(self._credits) or None

    def locate(
        self,
        name: str,
        *,
        country: str | None = None,
        parents: Sequence[str] = (),
        near: Place | None = None,
        box: Box | None = None,
    ) -> Place | None:
        """Place of a name; None if the service does not have it, or failed (`take_problems` says so).

        Parameters
        ----------
        name
            As written.
        country
            ISO 3166-1 alpha-2 code of the country that it is in.
        parents
            Units that it lies in, smallest first, as written.
        near
            The smallest of these, as the gazetteer has it: answers far from it are refused, and where
            the service does not know it by that spelling the name alone is asked.
        box
            Answers outside it are refused.
        """
        parts = list(dict.fromkeys(part.strip() for part in (name, *parents) if part.strip()))
        asked = [", ".join(parts)] if parts else []
        if near is not None and len(parts) > 1:
            asked.append(parts[0])
        for query in asked:
            answers = self._answers(query, country, box)
            fitting = [
                place for place in places_of(self.service, answers or ()) if _fits(place, country, near, box)
            ]
            if fitting:
                self._credit(answers or ())
                return fitting[0]._replace(
                    alternatives=tuple(place._replace(alternatives=()) for place in fitting[1:])
                )
        return None

    def take_problems(self) -> list[Problem]:
        """What went wrong since this was last asked for."""
        taken, self._problems = self._problems, []
        if self._left_out:
            shown = ", ".join(self._left_out[:3]) + (", ..." if len(self._left_out) > 3 else "")
            message = f"not asked any more after the failure, for {len(self._left_out)} names:"
            taken.append(self._problem(shown, message, "run it again later: what was answered is kept"))
            self._left_out = []
        return taken

    def close(self) -> None:
        """Let go of open connections."""
        self._geopy.adapter.__exit__(None, None, None)

    def _answers(self, query: str, country: str | None, box: Box | None) -> list[Answer] | None:
        """Answers to a query, from memory, from disk, or asked for; None where there are none to be had."""
        options = self._options(country, box)
        text = query
        if country and not options.keys() & {"country_codes", "countries", "country"}:
            text = f"{query}, {_english(country)}"
        key = json.dumps([_FORMAT, self.service, self.host, text, options], sort_keys=True)
        if key not in self._seen:
            kept = _unpacked(self._cache.get(key)) if self._cache is not None else None
            if kept is None:
                if self._stopped:
                    self._left_out.append(query)
                    return None
                kept = self._ask(text, options)
                if kept is not None and self._cache is not None:
                    packed = [[a.address, a.lat, a.lon, dict(a.raw)] for a in kept]
                    days = _FOUND_DAYS if kept else _NOT_FOUND_DAYS
                    self._cache.set(key, packed, timeout=days * _DAY)
            self._seen[key] = kept
        return self._seen[key]

    def _options(self, country: str | None, box: Box | None) -> dict[str, Any]:
        wanted: dict[str, Any] = {"limit": _ASKED, "language": "en", "addressdetails": True}
        if country:
            wanted["country_codes"] = country.lower()
            wanted["countries" if "countries" in self._takes else "country"] = country
        if box is not None and box.west <= box.east and "bounded" in self._takes:
            wanted["viewbox"] = [[box.south, box.west], [box.north, box.east]]
            wanted["bounded"] = True
        return {name: value for name, value in wanted.items() if name in self._takes}

    def _ask(self, text: str, options: dict[str, Any]) -> list[Answer] | None:
        """Ask the service, again if that may help; None if it fails."""
        for attempt in range(self.retries + 1):
            try:
                found = self._limited(text, exactly_one=False, **options)
                answers = [_answer(location) for location in found or ()]
            except exc.GeopyError as error:
                wait = max(self.back_off * 2**attempt, getattr(error, "retry_after", None) or 0)
                if attempt < self.retries and may_pass(error) and wait <= _LONGEST_WAIT:
                    self._sleep(wait)
                    continue
                self._failed(text, error)
                return None
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                # geopy reads answers as the service documents them, and trips over anything else.
                self._failed(text, exc.GeocoderParseError(f"{type(error).__name__}: {error}"))
                return None
            self._failures = 0
            return answers
        return None

    def _failed(self, text: str, error: exc.GeopyError) -> None:
        self._failures += 1
        self._stopped = isinstance(error, FINAL) or self._failures >= _FAILURES
        message, cure = said_of(error, self)
        if self._stopped:
            cure += "; it is not asked again in this run, and what was found is kept"
        self._problems.append(self._problem(text, message, cure))

    def _problem(self, value: str, message: str, cure: str) -> Problem:
        return Problem(f"{self.service} ({self.host})", None, None, value, message, cure)

    def _credit(self, answers: Sequence[Answer]) -> None:
        if self.service in _BUILT_ON_OSM:
            self._credits[OSM_CREDIT] = None
            return
        stated = (answer.raw.get(key) for answer in answers for key in ("licence", "attribution"))
        told = [shorten(text, 200) for text in stated if isinstance(text, str)]
        self._credits.update(dict.fromkeys(told or [self.service]))

    def _opened(self, cache: bool | str | Path) -> Any:
        if cache is False:
            return None
        from cachelib import FileSystemCache
        from cachelib.serializers import JSONSerializer

        class _JsonCache(FileSystemCache):
            serializer = JSONSerializer()  # type: ignore[assignment]

        if cache is True:
            from platformdirs import user_cache_path

            folder = user_cache_path("geomap", appauthor=False) / "geocoding"
        else:
            folder = Path(cache)
        try:
            # What was asked is nobody else's business.
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(13, "no permission to write")
        except OSError as error:
            message = f"answers are not kept, {error.strerror or error}:"
            cure = "make the folder writable, or name another with XDG_CACHE_HOME (cache= in Python)"
            self._problems.append(self._problem(str(folder), message, cure))
            return None
        return _JsonCache(str(folder), threshold=_MOST_KEPT, default_timeout=_FOUND_DAYS * _DAY)


def _fits(place: Place, country: str | None, near: Place | None, box: Box | None) -> bool:
    if box is not None and not box.holds(place.lon, place.lat):
        return False
    if country and place.country and place.country != country:
        return False
    if near is not None:
        reach = near.radius_km + _SLACK_KM
        return distance_km(near.lon, near.lat, place.lon, place.lat) <= reach
    return True


def _english(country: str) -> str:
    from babel import Locale

    return str(Locale("en").territories.get(country, country))


def _answer(location: Any) -> Answer:
    raw = location.raw if isinstance(location.raw, dict) else {}
    # Through JSON and back, so that an answer is the same whether it was kept or not.
    raw = json.loads(json.dumps(raw, allow_nan=False, default=str))
    lat, lon = float(location.latitude), float(location.longitude)
    if lat == lon == 0:
        # geopy's point for an answer without one; no place that is named lies there.
        raise ValueError("the answer has no point")
    return Answer(str(location.address), lat, lon, raw)


def _unpacked(kept: Any) -> list[Answer] | None:
    """Answers from the cache; None for what is not ours."""
    if not isinstance(kept, list):
        return None
    try:
        return [Answer(str(address), float(lat), float(lon), dict(raw)) for address, lat, lon, raw in kept]
    except (TypeError, ValueError):
        return None
