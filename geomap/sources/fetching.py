"""Pages and files from addresses of the web."""

from __future__ import annotations

import re
from email.message import Message
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from geomap import __version__
from geomap.errors import InputError, scheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    import requests

_USER = re.compile(r"(?<=//)[^/?#]*@")
_FOLDED = re.compile(r"(?<=:)/+")
_TIMEOUT = (10, 30)  # seconds to connect, and between two pieces
_MOST_BYTES = 50_000_000
_TRIES, _WAIT = 2, 0.5
_AGAIN = (429, 500, 502, 503, 504)
_BY_HAND = "open it in a browser, save the page or file, and name that"
# What servers say they send, as the suffixes of files.
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "text/csv": ".csv", "application/csv": ".csv", "text/x-csv": ".csv",
    "text/comma-separated-values": ".csv", "text/tab-separated-values": ".tsv",
    "application/geo+json": ".geojson",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls", "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/json": ".geojson",
    "application/rss+xml": ".rss", "application/atom+xml": ".rss", "application/rdf+xml": ".rss",
    "application/xml": ".rss", "text/xml": ".rss",
    # Not read, but there is a cure for each.
    "application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf", "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt", "application/epub+zip": ".epub",
    "application/zip": ".zip", "application/x-zip-compressed": ".zip", "application/gzip": ".gz",
    "application/x-gzip": ".gz", "application/x-7z-compressed": ".7z", "application/vnd.rar": ".rar",
}  # fmt: skip
_OF_GROUP = {"image": ".png", "video": ".mp4", "audio": ".mp3"}
_SUFFIX = re.compile(r"\.[A-Za-z0-9]+$")


class Fetched(NamedTuple):
    """What a server sent: bytes, the suffix of a file of that kind ("" if unsaid), the stated encoding."""

    data: bytes
    suffix: str
    encoding: str | None


def is_address(path: object) -> bool:
    """Whether a path is an address of the web (http or https).

    Examples
    --------
    >>> is_address("https://news.example/a.html"), is_address("reports/a.html")
    (True, False)
    """
    return scheme(path) in ("http", "https")


def address(path: object) -> str:
    """The address that a path is, with the slashes that paths fold.

    Examples
    --------
    >>> address("https:/news.example/a")
    'https://news.example/a'
    """
    return _FOLDED.sub("//", str(path).strip(), count=1)


def shown(url: str) -> str:
    """An address as data and messages may carry it: without the name and password of a user.

    Examples
    --------
    >>> shown("https://me:secret@news.example:81/a?b=1")
    'https://news.example:81/a?b=1'
    """
    return _USER.sub("", url, count=1)


def fetch(url: str) -> Fetched:
    """Ask a server for a page or file.

    Parameters
    ----------
    url
        Address (http or https); redirects are followed. A server that is busy is asked twice more.

    Returns
    -------
    Fetched
        50 MB at most.

    Raises
    ------
    InputError
        If there is no answer, the server refuses, or the answer is too long; the message says what to do.
    """
    import requests

    label = shown(url)
    try:
        with _session() as session, session.get(url, timeout=_TIMEOUT, stream=True) as answer:
            if answer.status_code >= 400:
                raise InputError(f"{label}: {_refusal(answer.status_code, answer.reason)}")
            data = b""
            for piece in answer.iter_content(1 << 16):
                data += piece
                if len(data) > _MOST_BYTES:
                    raise InputError(f"{label}: is longer than {_MOST_BYTES // 1_000_000} MB; {_BY_HAND}")
            return Fetched(data, *_kind(answer.headers, answer.url))
    except requests.RequestException as error:
        raise InputError(
            f"{label}: {_why(error)}; check the address and the network, or {_BY_HAND}"
        ) from None


def _session() -> requests.Session:
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    session.headers["User-Agent"] = f"geomap/{__version__}"
    retry = Retry(
        _TRIES,
        connect=0,
        read=False,  # a server that is slow once is slow again
        backoff_factor=_WAIT,
        status_forcelist=_AGAIN,
        raise_on_status=False,
        respect_retry_after_header=False,  # it may be an hour
    )
    for start in ("http://", "https://"):
        session.mount(start, HTTPAdapter(max_retries=retry))
    return session


def _refusal(status: int, reason: str) -> str:
    if status in (404, 410):
        return f"there is no such page ({status}); check the address"
    if status in _AGAIN:
        return f"the server is busy or broken ({status} {reason}); try again later, or {_BY_HAND}"
    return f"the server refuses ({status} {reason}); {_BY_HAND}"


def _why(error: Exception) -> str:
    import requests

    if isinstance(error, requests.Timeout):
        return "the server did not answer in time"
    if isinstance(error, requests.exceptions.InvalidURL):
        return "this is no address"
    if isinstance(error, requests.exceptions.SSLError):
        return "the server does not prove who it is"
    if isinstance(error, requests.TooManyRedirects):
        return "the server sends from address to address"
    return "the server cannot be reached"


def _kind(sent: Mapping[str, str], url: str) -> tuple[str, str | None]:
    """The suffix of what was sent, by what the server says, else by the address; and its encoding."""
    told = Message()
    told["Content-Type"] = sent.get("Content-Type") or "application/octet-stream"
    told["Content-Disposition"] = sent.get("Content-Disposition") or "inline"
    charset = told.get_content_charset()
    kind = told.get_content_type()
    suffix = _SUFFIXES.get(kind) or _OF_GROUP.get(kind.partition("/")[0], "")
    of_name = _SUFFIX.search(told.get_filename() or "")
    of_path = _SUFFIX.search(urlsplit(url).path)
    if of_name:  # the name under which a browser would save it says most
        return of_name[0].lower(), charset
    # "text/plain" is what servers say of any file that they do not know, and Excel what opens a table.
    if of_path and (suffix in ("", ".txt") or (suffix, of_path[0].lower()) == (".xls", ".csv")):
        return of_path[0].lower(), charset
    return suffix, charset
