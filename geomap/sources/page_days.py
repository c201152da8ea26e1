"""The day on which a web page says that its report was published: never one of the reports beside it."""

from __future__ import annotations

import datetime as dt
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from geomap.sources import dates, linked_data
from geomap.sources.values import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BESIDE = frozenset({"aside", "nav", "footer"})
# Classes and ids of what stands beside an article: comments, and lists of other reports.
_BESIDE_NAMED = re.compile(
    r"(?:.*[-_])?(?:comments?|disqus|related|recommend\w*|recirc\w*|also|teasers?|promo|trending|popular"
    r"|(?:most|next)[-_]?read|read[-_]?(?:more|next)|you[-_]may.*)(?:[-_].*)?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publi[sc]|entry-date|pubdate|posted", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,]+(?:at\s+)?\d{1,2}:\d{2}.*", re.DOTALL)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)(?:/(\d\d?|{'|'.join(_MONTHS)})/(\d\d?)|-(\d\d)-(\d\d)|(\d\d)(\d\d))(?=[/._-]|$)",
    re.IGNORECASE,
)


def published(tree: Any, *addresses: str | None) -> dt.date | None:
    """The day of publication of a page.

    Parameters
    ----------
    tree
        The page, as lxml has it.
    addresses
        Addresses of the page, the surest first.

    Returns
    -------
    datetime.date or None
        What the page states in its linked data or metadata, else in a marked time of its article, else in
        its address. None where it states nothing: a day in its text may be that of anything.
    """
    return stated(tree) or _of_times(tree) or next(filter(None, map(of_address, addresses)), None)


def stated(tree: Any) -> dt.date | None:
    """The day that a page states for itself in its linked data or metadata."""
    found = linked_data.articles(tree)
    return next(filter(None, (read(one.get("datePublished")) for one in found)), None) or _of_metadata(tree)


def first_time(part: Any) -> dt.date | None:
    """The day of the first marked time in a part of a page."""
    return next(filter(None, (read(one.get("datetime")) for one in part.iter("time"))), None)


def read(told: object, *, order: str | None = None) -> dt.date | None:
    """A day as pages write it for machines; None if it is none, or a whole month.

    Examples
    --------
    >>> read("2023-11-08T06:12:00+02:00") == read("Nov. 8, 2023") == read("8 November 2023, 10:12")
    True
    >>> read("10:12"), read("2023-11"), read("2023")
    (None, None, None)
    """
    if not isinstance(told, str):
        return None
    try:
        found = dates.parse(_CLOCK.sub("", told.strip()), order=order)
    except BadValueError:
        return None
    return found.first if found.first == found.last else None


def of_address(url: str | None) -> dt.date | None:
    """The day that the path of an address names.

    Examples
    --------
    >>> of_address("https://news.example/2023/11/08/goma"), of_address("https://news.example/2023/nov/08/goma")
    (datetime.date(2023, 11, 8), datetime.date(2023, 11, 8))
    >>> of_address("https://news.example/looking-back-at-2001-09-11"), of_address(None)
    (None, None)
    """
    for match in _IN_ADDRESS.finditer((url or "").partition("?")[0]):
        year, *rest = filter(None, match.groups())
        month = _MONTHS.index(rest[0].lower()) + 1 if rest[0].lower() in _MONTHS else int(rest[0])
        try:
            return dt.date(int(year), month, int(rest[1]))
        except ValueError:
            continue
    return None


def _of_metadata(tree: Any) -> dt.date | None:
    """What the head says, as htmldate knows its many names; without the title, which may name any day."""
    from htmldate import find_date

    metas = [meta for meta in tree.iterfind(".//head//meta") if not _CHANGED.search(_names(meta))]
    page = tree.makeelement("html")
    head = page.makeelement("head")
    head.extend(map(deepcopy, metas))
    page.append(head)
    found = find_date(page, extensive_search=False, original_date=True)
    if found:
        return read(found)
    # A day that is written out, which htmldate leaves.
    written = (one for one in metas if _PUBLISHED.search(_names(one)) or one.get("name") == "date")
    return next(filter(None, (read(meta.get("content")) for meta in written)), None)


def _names(element: Any) -> str:
    return " ".join(
        element.get(name, "") for name in ("name", "property", "itemprop", "class", "http-equiv", "id")
    )


def _of_times(tree: Any) -> dt.date | None:
    """The first time of the article or the main part; one that is marked as that of publication first."""
    articles = [one for one in tree.iter("article") if not is_beside(one)]
    article = next((one for one in articles if one.find(".//h1") is not None), (articles or [None])[0])
    parts = [
        part for part in (article, tree.find(".//main"), tree.find(".//*[@role='main']")) if part is not None
    ]
    for part in parts:
        found = [(_is_marked(one), day) for one, day in _times(part, article)]
        if found:
            return next((day for marked, day in found if marked), found[0][1])
    return next((day for one, day in _times(tree, article) if _is_marked(one)), None)


def _times(part: Any, article: Any) -> Iterator[tuple[Any, dt.date]]:
    """Times of a part of a page, but for those of changes, of other articles and of what stands beside."""
    for one in part.iter("time", "meta", "abbr"):
        day = read(one.get("datetime") or one.get("content") or one.get("title"))
        if day is None or (one.tag != "time" and not _is_marked(one)) or is_beside(one, within=part):
            continue
        if _CHANGED.search(_names(one)) and not _is_marked(one):
            continue
        if article is None or all(parent is article for parent in one.iterancestors("article")):
            yield one, day


def _is_marked(one: Any) -> bool:
    parent = one.getparent()
    names = _names(one)
    if "pubdate" in one.attrib or _PUBLISHED.search(names):
        return True
    return (
        parent is not None and not _CHANGED.search(names) and bool(_PUBLISHED.search(parent.get("class", "")))
    )


def is_beside(one: Any, within: Any = None) -> bool:
    """Whether an element stands beside the article: among comments, or in a list of other reports."""
    for parent in one.iterancestors():
        if parent is within or parent.tag in ("body", "html"):
            return False
        if parent.tag in _BESIDE:
            return True
        named = f"{parent.get('class', '')} {parent.get('id', '')}".split()
        if any(map(_BESIDE_NAMED.fullmatch, named)):
            return True
    return False
