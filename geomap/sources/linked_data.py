"""What web pages say of themselves for machines: linked data (JSON-LD, schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from geomap.sources import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|SocialMediaPosting)$")
_BREAK = re.compile(r"<(?:br|p|div|li|h\d|blockquote)\b", re.IGNORECASE)
LIVE = "LiveBlogPosting"
# Parts of linked data that are about the page itself, and not about what it leads to.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage")


def articles(tree: Any) -> list[dict[str, Any]]:
    """The articles, live blogs as well, that the linked data of a page describes as the page itself."""
    found = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue  # pages are full of mistakes, and state the same elsewhere
        found += [one for one in _things(data) if any(map(_ARTICLE.search, kinds(one)))]
    return found


def kinds(thing: dict[str, Any]) -> list[str]:
    """What a thing is said to be."""
    told = thing.get("@type")
    return [kind for kind in (told if isinstance(told, list) else [told]) if isinstance(kind, str)]


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for one in data:
            yield from _things(one, depth + 1)
    elif isinstance(data, dict) and depth < 9:
        yield data
        for key in _OWN:
            yield from _things(data.get(key), depth + 1)


def updates(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The posts of a live blog that have a text."""
    found = [one.get("liveBlogUpdate") for one in articles if LIVE in kinds(one)]
    posts = [post for some in found for post in (some if isinstance(some, list) else [some])]
    return [post for post in posts if isinstance(post, dict) and isinstance(post.get("articleBody"), str)]


def plain(marked_up: str) -> str:
    """Text without its tags, each paragraph on a line.

    Examples
    --------
    >>> plain("<p>Four dead in <b>Kirkuk</b></p><p>Police &amp; army</p>").splitlines()
    ['Four dead in Kirkuk', 'Police & army']
    """
    from lxml import html

    # Where no mark says where a line ends, the ends of lines do.
    told = marked_up if _BREAK.search(marked_up) else "<br>".join(marked_up.splitlines())
    return "\n".join(markup.lines(html.document_fromstring(f"<html><body><div>{told}</div></body></html>")))
