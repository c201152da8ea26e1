"""Text of marked-up pages as a reader sees it, line by line."""

from __future__ import annotations

from typing import Any

# What a browser sets on lines of its own.
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "time", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "head"))


def lines(element: Any) -> list[str]:
    """The text of an element (of lxml), a line for each paragraph, heading or item; no blank lines.

    Examples
    --------
    >>> from lxml import html
    >>> lines(html.fromstring("<div>Two <b>dead</b><p>Police</p>army</div>"))
    ['Two dead', 'Police', 'army']
    """
    pieces: list[str] = []
    _gather(element, pieces)
    text = "".join(pieces)
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _gather(element: Any, pieces: list[str]) -> None:
    # By a list of its own: pages nest deeper than Python's calls may.
    waiting: list[Any] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if not isinstance(one.tag, str) or one.tag in _UNSEEN:  # comments have no name
            continue
        edge = ["\n"] if one.tag in _BLOCKS else []
        inner: list[Any] = [*edge, _flat(one.text)]
        for child in one:
            inner += [child, _flat(child.tail)]
        waiting.extend(reversed([*inner, *edge]))


def _flat(text: str | None) -> str:
    """Text whose line ends are no more than blanks."""
    return (text or "").replace("\n", " ").replace("\r", " ")
