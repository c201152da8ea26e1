"""geopy's services by name: making one, asking it at its pace, and what its failures mean."""

from __future__ import annotations

import inspect
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from geopy import exc
from geopy.adapters import RequestsAdapter
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import SERVICE_TO_GEOCODER

from geomap.errors import OptionError, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.geocoding.online import Online

MIN_DELAY = 1.0
POLICY = "https://operations.osmfoundation.org/policies/nominatim/"
_NOBODY = re.compile(r"example\.(com|org|net)|^(my[-_ ]?app\w*|geopy|python|mozilla)\b", re.IGNORECASE)
# What is worth another try, and what ends the run's questions at once.
_PASSING = (exc.GeocoderTimedOut, exc.GeocoderUnavailable, exc.GeocoderRateLimited)
FINAL = (
    exc.GeocoderInsufficientPrivileges,
    exc.GeocoderAuthenticationFailure,
    exc.GeocoderQuotaExceeded,
    exc.GeocoderUnavailable,
)


class Limiter(RateLimiter):  # type: ignore[misc]
    """geopy's limiter on a clock that can be replaced; retries are `Online`'s, which tells failures apart."""

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        min_delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        super().__init__(
            function,
            min_delay_seconds=min_delay,
            max_retries=0,
            error_wait_seconds=min_delay,
            swallow_exceptions=False,
        )
        self._clock = clock
        self._sleep = sleep


def made(
    service: str, user_agent: str | None, url: str | None, key: str | None, options: dict[str, Any]
) -> Any:
    """Make geopy's geocoder; everything that it would refuse is refused in our words."""
    if service not in SERVICE_TO_GEOCODER:
        known = ", ".join(sorted(SERVICE_TO_GEOCODER))
        raise OptionError(f"unknown geocoder {shorten(service)!r}; geopy has {known}")
    agent = (user_agent or "").strip()
    who = (
        "give a user agent with your project's name and an address, such as"
        " 'harbour-news-map (desk@harbour.news)' (--user-agent or GEOMAP_USER_AGENT)"
    )
    if not agent:
        raise OptionError(f"{service} wants to know who asks; {who}")
    if _NOBODY.search(agent):
        raise OptionError(f"the user agent {shorten(agent)!r} says nothing about who asks; {who}")
    if not (agent.isprintable() and agent.isascii()):
        raise OptionError(f"the user agent {shorten(agent)!r} must be plain ASCII; {who}")
    kind = SERVICE_TO_GEOCODER[service]
    parameters = inspect.signature(kind.__init__).parameters
    if url is not None:
        options |= _address(service, url, kind, parameters)
    wanted = [
        name
        for name, parameter in parameters.items()
        if parameter.default is parameter.empty and name not in {"self", "domain", *options}
    ]
    if wanted and key:
        options[wanted.pop(0)] = key
    elif key and "api_key" in parameters:
        options["api_key"] = key
    if wanted:
        raise OptionError(
            f"{service} wants {' and '.join(wanted)}; give it as key= or in GEOMAP_GEOCODER_KEY"
        )
    # geopy's own adapter would ask twice more, past the limiter, and sleep as long as Retry-After says.
    options.setdefault("adapter_factory", partial(RequestsAdapter, max_retries=0))
    try:
        return kind(user_agent=agent, **options)
    except exc.ConfigurationError as error:
        raise OptionError(f"{service} cannot be used so: {shorten(error, 200)}; {who}") from error
    except TypeError as error:
        raise OptionError(f"{service} cannot be used so: {error}; see geopy's documentation") from error


def _address(service: str, url: str, made: Any, parameters: Any) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise OptionError(f"{shorten(url)!r} is no address of a server; write it as http://127.0.0.1:8080")
    if "domain" not in parameters:
        raise OptionError(f"{service} has no address that can be changed; leave the address out")
    path = parts.path.rstrip("/").removesuffix(str(getattr(made, "geocode_path", "")) or "/")
    found: dict[str, Any] = {"domain": f"{parts.netloc}{path}", "scheme": parts.scheme}
    if "scheme" not in parameters:
        raise OptionError(f"{service} has no address that can be changed; leave the address out")
    # A proxy for the world outside does not lead to one's own machine.
    if parts.hostname in ("localhost", "127.0.0.1", "::1") or proxy_bypass(parts.hostname):
        found["proxies"] = {}
    return found


def host_of(geopy: Any) -> str:
    """Host (and path) that a geocoder asks, without a password in it."""
    domain = str(getattr(geopy, "domain", "") or urlsplit(str(getattr(geopy, "api", ""))).netloc)
    return domain.rpartition("@")[2] or type(geopy).__name__.lower()


def usual_host(made: Any) -> str | None:
    """Host that a class of geopy asks unless told otherwise."""
    parameter = inspect.signature(made.__init__).parameters.get("domain")
    return parameter.default if parameter is not None and isinstance(parameter.default, str) else None


def check_delay(service: str, min_delay: float, *, own_server: bool) -> None:
    """Refuse a pace that public services do not allow."""
    if min_delay < 0 or (min_delay < MIN_DELAY and not own_server):
        raise OptionError(
            f"{min_delay} seconds between requests are too few for {service}; it is {MIN_DELAY:g} or more,"
            " or less for a server of your own (--geocoder-url)"
        )


def may_pass(error: exc.GeopyError) -> bool:
    """Whether asking again may help."""
    # geopy has no class of its own for a fault on the server's side (500).
    return isinstance(error, _PASSING) or type(error) is exc.GeocoderServiceError


def said_of(error: exc.GeopyError, geocoder: Online) -> tuple[str, str]:
    """What a failure means, and what to do about it."""
    service = geocoder.service
    own = "run a server of your own and name it with --geocoder-url"
    policy = (
        f"its usage policy ({POLICY}) asks for one request a second at most, a user agent that names your"
        " project and how to reach you, no bulk or repeated queries, and credit to OpenStreetMap"
    )
    if service != "nominatim" or geocoder.own_server:
        policy = "look what its terms of use ask for"
    match error:
        case exc.GeocoderInsufficientPrivileges():
            return "the service refuses to answer (403)", f"{policy}; change --user-agent, or {own}"
        case exc.GeocoderRateLimited():
            return "the service is asked too often (429)", f"{policy}; wait an hour, or {own}"
        case exc.GeocoderAuthenticationFailure() | exc.GeocoderQuotaExceeded():
            said = shorten(error, 80)
            return f"the service wants a valid key or has no more quota ({said})", "check GEOMAP_GEOCODER_KEY"
        case exc.GeocoderTimedOut():
            return f"no answer within {geocoder.timeout:g} seconds", f"try again later, or {own}"
        case exc.GeocoderUnavailable():
            said = shorten(error, 120)
            return f"the service cannot be reached ({said})", "check the address and the network"
        case exc.GeocoderParseError():
            cure = (
                f"check that {geocoder.host} is a server of {service}, and that no login page is in between"
            )
            return "the answer is not understood", cure
        case exc.GeocoderQueryError():
            return f"the service does not take the query ({shorten(error, 80)})", "check the name"
    return f"the service failed ({shorten(error, 80)})", f"try again later, or {own}"
