"""Feeds (RSS, Atom) to the reports that they announce."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from geomap.errors import GeomapError, InputError
from geomap.sources import linked_data, pages
from geomap.sources.fetching import fetch, is_address, shown
from geomap.sources.parts import Part, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEED = re.compile(r"\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_SENTENCE = re.compile(r".{40}|\w+\W+\w+.*[.!?。！？؟।]\W*$", re.DOTALL)
_WHOLE = 800  # characters of an entry from which it is the report, and no announcement of one


def is_feed(text: str) -> bool:
    """Whether a text is a feed.

    Examples
    --------
    >>> is_feed('<?xml version="1.0"?><rss version="2.0">'), is_feed("<html><feed>")
    (True, False)
    """
    return _FEED.match(text) is not None


def opened(data: bytes, label: str, *, encoding: str | None = None, url: str | None = None) -> list[Part]:
    """The reports of a feed: an entry that is one itself, or the page that it leads to.

    Parameters
    ----------
    data
        The feed (RSS or Atom).
    label
        What messages call it.
    encoding
        Encoding of the bytes, if it is known.
    url
        The address of the feed, from which its links count.

    Returns
    -------
    list of Part
        In the order of the feed. Where a page cannot be read, what the entry says itself counts, if it is a
        sentence at least; else the part has an ``error``. Where a page does not state its day of
        publication, that of the entry counts.

    Raises
    ------
    InputError
        If this is no feed, has no entries, or the extra ``web`` is not installed.
    """
    try:
        import feedparser
    except ImportError:
        raise missing(label, "a feed", "web") from None
    # The server's word for the encoding counts less than the feed's own, and more than a guess.
    told = {"content-type": f"application/xml; charset={encoding}"} if encoding else None
    # As a file: bytes that look like a path or an address would be opened as one.
    found = feedparser.parse(io.BytesIO(data), response_headers=told, sanitize_html=False)
    if not found.entries:
        raise InputError(f"{label}: this feed announces nothing; check the address")
    return [part for entry in found.entries for part in _reports(entry, label, url)]


def _reports(entry: Any, label: str, base: str | None) -> Iterator[Part]:
    link = entry.get("link", "")
    link = urljoin(base or "", link) if link else ""
    told = max([each.get("value", "") for each in entry.get("content", ())], key=len, default="")
    day = next(
        (dt.date(*entry[key][:3]) for key in ("published_parsed", "updated_parsed") if dict.get(entry, key)),
        None,
    )
    name = shown(link) if is_address(link) else f"{label}, {entry.get('title') or 'an entry without a title'}"
    try:
        if len(told) >= _WHOLE:
            parts = pages.opened(_page(entry.get("title", ""), told).encode(), name, encoding="utf-8")
        elif is_address(link):
            answer = fetch(link)
            parts = pages.opened(answer.data, name, encoding=answer.encoding, url=name)
        else:
            raise InputError(f"{name}: this entry has no text and leads nowhere; it is left out")
    except GeomapError as error:
        said = linked_data.plain(max(told, entry.get("summary", ""), key=len))
        if not _SENTENCE.search(said):
            yield Part("", name=name, error=error)
            return
        title = linked_data.plain(entry.get("title", ""))
        parts = [Part(f"{title}\n\n{said}" if title else said)]
    for part in parts:
        own = name if is_address(link) else None
        yield part._replace(name=name, url=own or part.url, published=part.published or day)


def _page(title: str, told: str) -> str:
    head = f"<head><title>{escape(title)}</title></head>"
    return f"<html>{head}<body><article>{told}</article></body></html>"
