"""Pages that list headlines (a front page, a section, an archive, results of a search), item by item."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from geomap.sources import dates, linked_data, markup, page_days
from geomap.sources.fetching import is_address
from geomap.sources.parts import Part, RemarkError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_FEWEST = 4  # headlines of a list
_HEADLINE = 20  # letters of a headline; in scripts without blanks fewer
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{6}")
_BESIDE_LINK = 40  # letters in its paragraph beside a link that is a headline, such as a date
_TEASER = 700  # letters of all that belongs to one headline
_RUNNING = 80  # letters from which a paragraph outside the items is text of an article
_ARTICLE = 150  # letters of such text below a headline that make an article
_WORDS = 5  # of a heading that is a headline, and no name of a section
_DATE = 40  # letters of a line that is a date
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINES = ("p", "li", "td", "dt", "dd", *_HEADINGS)
_OUT = ("nav", "footer", "aside", "form", "noscript", "button", "select", "script", "style")
_OUT_NAMED = re.compile(
    r"(?:.*[-_])?(?:comments?|disqus|related|recommend\w*|also|trending|popular|most[-_]?read|breadcrumbs?"
    r"|menu|nav(?:bar|igation)?|footer|cookies?|share|social|sidebar)(?:[-_].*)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:\S+\s+){3,}.*[.!?…。！？؟।]\W*$", re.DOTALL)


class _Item(NamedTuple):
    link: str
    headline: str
    block: Any
    letters: int


def parts(tree: Any, label: str, page: str | None) -> list[Part]:
    """The items of a page that lists headlines, each a report; nothing for a page with an article.

    Parameters
    ----------
    tree
        The page, as lxml has it.
    label
        What messages call it.
    page
        Its address, from which its links count.

    Returns
    -------
    list of Part
        Each headline with its teaser, its link, and its day of publication: its own, or that of the heading
        above it, or what the page states for itself. The last part has an ``error`` that says how
        to have the reports themselves read.
    """
    body = tree.find(".//body")
    body = deepcopy(tree if body is None else body)
    _clean(body)
    items = list(_items(body))
    if len(items) < _FEWEST or _is_article(tree, body, items):
        return []
    # Where the linked data are of several reports, they are those that the page leads to.
    stated = page_days.stated(tree) if len(linked_data.articles(tree)) < 2 else None
    days = _days_above(body, items)
    texts = [
        [line.replace(item.headline, " ").strip() for line in markup.lines(item.block)] for item in items
    ]
    order = dates.order_of(line for told in texts for line in told)
    found = []
    for item, told in zip(items, texts, strict=True):
        day = page_days.first_time(item.block) or next(
            (day for line in told if (day := _day(line, order))), None
        )
        link = urljoin(page or "", item.link)
        link = link if is_address(link) else ""
        day = day or page_days.of_address(item.link) or days.get(item.link) or stated
        teaser = [line for line in told if len(line) > _DATE or _SENTENCE.match(line)]
        text = "\n\n".join([item.headline, *dict.fromkeys(teaser)])
        found.append(Part(text, url=link or page, published=day))
    return [*found, Part("", error=_told(tree, label, page, len(found)))]


def _told(tree: Any, label: str, page: str | None, count: int) -> RemarkError:
    feeds = [
        urljoin(page or "", link.get("href", ""))
        for link in tree.iterfind(".//link[@rel='alternate']")
        if link.get("type") in ("application/rss+xml", "application/atom+xml")
    ]
    feed = next((f"its feed ({url})" for url in feeds if is_address(url)), "the feed of the site")
    return RemarkError(
        f"{label}: this page lists headlines, and each of the {count} was read by itself, with its teaser;"
        f" to have the reports themselves read, name their addresses or {feed}"
    )


def _clean(body: Any) -> None:
    for one in list(body.iter()):
        if not isinstance(one.tag, str) or one.getparent() is None:
            continue
        named = f"{one.get('class', '')} {one.get('id', '')}".split()
        if one.tag in _OUT or (
            one.tag not in ("body", "main", "article") and any(map(_OUT_NAMED.fullmatch, named))
        ):
            one.drop_tree()


def _items(body: Any) -> Iterator[_Item]:
    """Headlines that are links, each with the block that is about it alone, in the order of the page."""
    links: dict[str, tuple[Any, str]] = {}
    for link in body.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.startswith("#") or re.match(r"(?!https?:)[a-z]+:", href, re.IGNORECASE):
            continue
        headline = _headline(link)
        if headline and href not in links:
            links[href] = (link, headline)
    inside: dict[Any, set[str]] = {}
    for href, (link, _) in links.items():
        for block in (link, *link.iterancestors()):
            inside.setdefault(block, set()).add(href)
    for href, (link, headline) in links.items():
        block = link
        for above in link.iterancestors():
            if above.tag == "body" or len(inside[above]) > 1 or _letters(above) > len(headline) + _TEASER:
                break
            if above.find(".//h1") is not None and above.tag != "h1" and block.find(".//h1") is None:
                break  # the headline of the page is above it
            block = above
        yield _Item(href, headline, block, _letters(block))


def _headline(link: Any) -> str:
    """The headline that a link is; nothing for a link of another kind, as one in a sentence."""
    heading = next((one for one in link.iter(*_HEADINGS)), None)
    told = markup.lines(link if heading is None else heading)
    text = told[0] if told else ""
    if (len(text) < _HEADLINE or len(text.split()) < 3) and not _WIDE.search(text):
        return ""
    line = next((one for one in link.iterancestors() if one.tag in _LINES), None)
    if heading is None and line is not None and line.tag not in _HEADINGS:
        own = [one for one in markup.lines(line) if text in one]
        if own and len(own[0]) - len(text) > _BESIDE_LINK:
            return ""
    return text


def _letters(element: Any) -> int:
    return len(" ".join(element.text_content().split()))


def _is_article(tree: Any, body: Any, items: list[_Item]) -> bool:
    """Whether the text that runs outside the items is what the page is for."""
    blocks = {item.block for item in items}
    running = 0
    for line in _outside(body, blocks):
        running += len(line) if len(line) >= _RUNNING else 0
    own = [
        one
        for one in linked_data.articles(tree)
        if linked_data.LIVE in linked_data.kinds(one) or "headline" in one
    ]
    titles = [
        " ".join(markup.lines(one))
        for one in body.iter("h1")
        if not any(a in blocks for a in (one, *one.iterancestors()))
    ]
    titled = len(titles) == 1 and len(titles[0].split()) >= _WORDS
    if running >= _ARTICLE and (titled or len(own) == 1):
        return True
    return running * 2 >= sum(item.letters for item in items)


def _outside(body: Any, blocks: set[Any]) -> list[str]:
    """Lines of a page that belong to no item."""
    rest = deepcopy(body)
    for one, copy in zip(list(body.iter()), list(rest.iter()), strict=True):
        if one in blocks and copy.getparent() is not None:
            copy.drop_tree()
    return markup.lines(rest)


def _days_above(body: Any, items: list[_Item]) -> dict[str, dt.date]:
    """For each item the day that a heading above it names, as in an archive."""
    of_block = {item.block: item.link for item in items}
    found: dict[str, dt.date] = {}
    day = None
    for one in body.iter():
        if one in of_block:
            if day is not None:
                found[of_block[one]] = day
        elif one.tag in (*_HEADINGS, "time", "dt") and not any(
            above in of_block for above in one.iterancestors()
        ):
            day = page_days.read(one.get("datetime")) or _day(" ".join(markup.lines(one))) or day
    return found


def _day(line: str, order: str | None = None) -> dt.date | None:
    """The day that a line is, as 8 November 2023, 10:12."""
    is_day = len(line) <= _DATE and any(map(str.isdigit, line))
    return page_days.read(line.strip(" .…·|–—-:"), order=order) if is_day else None
