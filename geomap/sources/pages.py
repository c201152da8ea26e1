"""Web pages to the reports on them: the article without menus, advertisements and comments.

What is article and what is not tells trafilatura.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any

from geomap.errors import InputError
from geomap.sources import page_days
from geomap.sources.fetching import is_address
from geomap.sources.parts import Part, missing

# The beginning of a file that is a page whatever it is called.
_MARKED_UP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
_OURS = '<meta name="generator" content="geomap">'
_HEAD = 1 << 14
_LEAST = 40  # letters below which what was found is a button or a notice


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page: its scripts and menus would be read as news.

    Examples
    --------
    >>> is_page("<!DOCTYPE html><html><p>Floods"), is_page("Floods in <Beira>")
    (True, False)
    """
    return _MARKED_UP.match(text) is not None


def is_map(text: str) -> bool:
    """Whether a page is a map that geomap made.

    Examples
    --------
    >>> is_map('<html><head><meta name="generator" content="geomap">'), is_map("<html><p>geomap")
    (True, False)
    """
    return _OURS in text


def opened(data: bytes, label: str, *, encoding: str | None = None, url: str | None = None) -> list[Part]:
    """The report on a web page.

    Parameters
    ----------
    data
        The source of the page (HTML); bytes are read in the encoding that it declares.
    label
        What messages call the page.
    encoding
        Encoding of the bytes, if it is known.
    url
        The address that the page was asked for at.

    Returns
    -------
    list of Part
        One: the headline and the paragraphs below it, each on a line; the link that the page gives for
        itself; the day of publication (see `page_days.published`).

    Raises
    ------
    InputError
        If there is no article on the page, or the extra ``web`` is not installed.

    Examples
    --------
    >>> page = '''<html><head><title>Floods</title><meta name="date" content="2024-03-12"></head><body>
    ... <nav><a href="/">Home</a></nav><article><h1>Floods in Beira</h1>
    ... <p>Four people drowned in Beira on Monday when the river rose by three metres.</p></article></body>'''
    >>> (part,) = opened(page.encode(), "floods.html")
    >>> part.text.splitlines()[-1]
    'Four people drowned in Beira on Monday when the river rose by three metres.'
    >>> part.published
    datetime.date(2024, 3, 12)
    """
    try:
        import trafilatura
    except ImportError:
        raise missing(label, "a web page", "web") from None
    if is_map(data[:_HEAD].decode("utf-8", "replace")):
        raise InputError(f"{label}: geomap made this map; name the reports and tables that it was made from")
    # It tells on the log of every page without an article, which is said below.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(data if encoding is None else data.decode(encoding, "replace"))
    found: Any = None
    text = ""
    for precise in (True, False) if tree is not None else ():  # what stands round an article would be drawn
        found = trafilatura.bare_extraction(
            deepcopy(tree), with_metadata=True, include_comments=False, favor_precision=precise
        )
        text = _text(found) if found is not None else ""
        if len(text) >= _LEAST:
            break
    if len(text) < _LEAST:
        raise InputError(
            f"{label}: no article was found on this page (a script of the page may draw it); "
            "copy the text of the report into a file"
        )
    link = _link(found.url)
    return [Part(text, url=link, published=page_days.published(tree, url, link))]


def _text(found: Any) -> str:
    """The headline and the paragraphs of an article."""
    lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()]
    title = " ".join((found.title or "").split())
    if title and title.casefold() not in (line.casefold() for line in lines[:2]):
        lines.insert(0, title)
    return "\n\n".join(lines)


def _link(stated: str | None) -> str | None:
    """The address by which a page calls itself, if a browser can open it."""
    return stated if stated and is_address(stated) else None
