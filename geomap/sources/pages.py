"""Web pages to the reports on them: the article without menus, advertisements and comments.

What is article and what is not tells trafilatura.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin

from geomap.errors import InputError
from geomap.sources import linked_data, markup, page_days, page_listings, page_notices, page_tables
from geomap.sources.decoding import refuse_binary
from geomap.sources.fetching import is_address
from geomap.sources.parts import Part, RemarkError, missing

# The beginning of a file that is a page whatever it is called.
_MARKED_UP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
_OURS = '<meta name="generator" content="geomap">'
_HEAD = 1 << 14
_LEAST = 40  # letters below which what was found is a button or a notice
_LAID_OUT = 200  # letters of a cell from which a table only lays a page out, as old sites do
_ITEM = re.compile(r"^- (?=\S)")


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
        One, or one for each post of a live blog that states its posts: the headline and the paragraphs
        below it, each on a line; the link that the page gives for itself; the day of publication (see
        `page_days.published`). Of a page that lists headlines one for each of them; then the tables of
        incidents.

    Raises
    ------
    InputError
        If there is no article on the page but a notice or nothing, or the extra ``web`` is not installed.

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
    refuse_binary(data, label)
    if is_map(data[:_HEAD].decode("utf-8", "replace")):
        raise InputError(f"{label}: geomap made this map; name the reports and tables that it was made from")
    # It tells on the log of every page without an article, which is said below.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(data if encoding is None else data.decode(encoding, "replace"))
    if tree is None:
        raise _nothing(label)
    tables = page_tables.parts(tree, label)
    title = " ".join((tree.findtext(".//title") or "").split())
    lines = markup.lines(tree)
    asks = tree.find(".//input[@type='password']") is not None
    _clean(tree)
    found, text = _article(tree)
    link = _link(found.url) if found is not None else None
    posts = _posts(linked_data.updates(linked_data.articles(tree)), link or url)
    if not posts:
        # A check of the browser is no list, however many links it has.
        if told := page_notices.told(title, text or "\n".join(lines)):
            return _or_raise(tables, InputError(f"{label}: {told}"))
        if listed := page_listings.parts(tree, label, link or url):
            return [*listed, *tables]
    text = _without(text, posts) if posts else text
    if len(text) >= _LEAST:
        beginning = page_notices.ungated(text, lines)
        posts.append(
            Part(
                text if beginning is None else beginning,
                url=link,
                published=page_days.published(tree, url, link),
            )
        )
        if beginning is not None:
            posts.append(Part("", error=RemarkError(f"{label}: this page {page_notices.GATED}")))
    return (
        [*posts, *tables]
        if posts
        else _or_raise(tables, InputError(f"{label}: {page_notices.LOGIN}") if asks else _nothing(label))
    )


def _article(tree: Any) -> tuple[Any, str]:
    """What trafilatura finds on a page, and the text of it."""
    import trafilatura

    found: Any = None
    text = ""
    for precise in (True, False):  # what stands round an article would be drawn as well
        found = trafilatura.bare_extraction(
            deepcopy(tree),
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_precision=precise,
        )
        text = _text(found) if found is not None else ""
        if len(text) >= _LEAST:
            break
    return found, text


def _or_raise(tables: list[Part], error: InputError) -> list[Part]:
    """The tables of a page that has nothing else; the error where it has none."""
    if any(table.error is None for table in tables):
        return tables
    raise error


def _nothing(label: str) -> InputError:
    return InputError(
        f"{label}: no article was found on this page (a script of the page may draw it); "
        "copy the text of the report into a file"
    )


def _clean(tree: Any) -> None:
    """Take out what is shown to browsers without scripts, and tables that do not only lay the page out."""
    for element in list(tree.iter("noscript")):
        element.drop_tree()
    for table in reversed(list(tree.iter("table"))):  # those within others first
        if table.find(".//th") is not None or not any(map(_is_laid_out, table.iter("td"))):
            table.drop_tree()  # a row without its header is no sentence
            continue
        for element in table.iter("table", "tbody", "tr", "td"):
            element.tag = "div"


def _is_laid_out(cell: Any) -> bool:
    return len(cell.text_content()) >= _LAID_OUT or cell.find(".//p") is not None


def _posts(updates: list[dict[str, Any]], page: str | None) -> list[Part]:
    """The posts of a live blog, each with the day of its own."""
    made = []
    for post in updates:
        lines = [linked_data.plain(str(post.get(key) or "")) for key in ("headline", "articleBody")]
        url = post.get("url")
        link = _link(urljoin(page or "", url)) if isinstance(url, str) else None
        text = "\n\n".join(filter(None, "\n".join(dict.fromkeys(lines)).splitlines()))
        if text:
            made.append(Part(text, url=link or page, published=page_days.read(post.get("datePublished"))))
    return made


def _without(text: str, posts: list[Part]) -> str:
    """What a page shows beside the posts of its linked data; without its title, which is of them all."""
    told = _letters(" ".join(post.text for post in posts))
    return "\n\n".join(line for line in text.splitlines()[1:] if line and _letters(line) not in told)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _text(found: Any) -> str:
    """The headline and the paragraphs of an article."""
    # A quote is verbatim, and the mark of an item of a list is not on the page.
    lines = [_ITEM.sub("", line.strip()) for line in (found.text or "").splitlines() if line.strip()]
    title = " ".join((found.title or "").split())
    if title and title.casefold() not in (line.casefold() for line in lines[:2]):
        lines.insert(0, title)
    return "\n\n".join(lines)


def _link(stated: str | None) -> str | None:
    """The address by which a page calls itself, if a browser can open it."""
    return stated if stated and is_address(stated) else None
