"""The HTML file: one page with nothing outside it, under a content security policy.

Scripts run by their hash alone. Text of the data is never markup: it is in blocks that do not run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from branca.element import CssLink, Element, Figure, JavascriptLink

from geomap.mapping import assets
from geomap.mapping.block import compress

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
RANDOM_ID = re.compile(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])")


class Raw(Element):
    """Text that is put into the page as it stands; the text of an `Element` would be a template."""

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__()
        self._name = name
        self.text = text

    def render(self, **_: Any) -> str:
        """The text."""
        return self.text


class Page(Figure):
    """The document around one map."""

    def __init__(self, *, title: str, lang: str) -> None:
        super().__init__(title=title)
        self.lang = lang
        self.header._children.clear()  # noqa: SLF001  (branca puts its own charset there)

    def render(self, **kwargs: Any) -> str:
        """The whole file as text."""
        parts = (self.header, self.html, self.script)
        before = [part._children.copy() for part in parts]  # noqa: SLF001
        for child in list(self._children.values()):
            child.render(**kwargs)
        head, body = self.header.render(**kwargs), self.html.render(**kwargs)
        script = f"\n{self.script.render(**kwargs)}\n"
        elements = list(_tree(self))
        # What elements put there in this run would be there twice in the next.
        for part, children in zip(parts, before, strict=True):
            part._children = children  # noqa: SLF001
        ids = {element._id for element in elements if RANDOM_ID.fullmatch("_" + element._id, 1)}  # noqa: SLF001
        if ids:
            head, body, script = _renumber([head, body, script], ids)
        policy = _policy(elements, head, script)
        return (
            f'<!DOCTYPE html>\n<html lang="{html.escape(self.lang)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="generator" content="geomap">\n'
            f"<title>{self.heading()}</title>\n{head}\n</head>\n"
            f'<body class="gm-page">\n{body}\n<script>{script}</script>\n</body>\n</html>\n'
        )

    def heading(self) -> str:
        """The title, safe inside markup."""
        return html.escape(valid(self.title or ""))

    def _repr_html_(self, **kwargs: Any) -> str:
        """The page in a frame of its own, which can't reach the notebook around it."""
        height = self.height or "560px"
        return (
            f'<iframe srcdoc="{html.escape(self.render(**kwargs))}" title="{self.heading()}" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
            f'style="width:100%;height:{html.escape(str(height))};border:1px solid #ccc"></iframe>'
        )


def valid(text: str) -> str:
    """The text without what UTF-8 can't hold and what HTML does not allow.

    Examples
    --------
    >>> valid("a" + chr(0xD800) + chr(0) + "b")
    'a\ufffd\ufffdb'
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", text)


def bundle() -> list[Raw]:
    """Style sheet and script of the page, for the head of any figure."""
    return [
        Raw(f"<style>{assets.read('page.css')}</style>", name="geomap_style"),
        Raw(f"<script>{assets.read('page.js')}</script>", name="geomap_script"),
    ]


@cache
def words(lang: str | None = None) -> Raw:
    """What the page says, in one language or in all."""
    known = assets.words()
    chosen = known if lang is None else {lang: known[lang]}
    packed = compress(json.dumps(chosen, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    return block("geomap-words", packed)


def block(name: str, packed: str) -> Raw:
    """A data block: base64 in a script element that no browser runs."""
    return Raw(f'<script type="text/plain" id="{name}">{packed}</script>', name=name)


def _policy(elements: list[Element], head: str, script: str) -> str:
    """What the page may load and run: our own scripts by hash, and what the user's own elements name."""
    links = [element.url for element in elements if isinstance(element, JavascriptLink)]
    sheets = [element.url for element in elements if isinstance(element, CssLink)]
    scripts = [_hash(text) for text in [*SCRIPT.findall(head), script]]
    pictures = sorted({host for element in elements for host in getattr(element, "geomap_hosts", ())})
    # folium's own markers and pop-ups carry style attributes, which no hash covers.
    if all(getattr(element, "geomap_own", False) for element in elements if _draws(element)):
        styles = [_hash(text) for text in STYLE.findall(head)]
    else:
        styles = ["'unsafe-inline'", *sheets]
    rules = {
        "default-src": ["'none'"],
        "script-src": [*dict.fromkeys(scripts), *links],
        "style-src": list(dict.fromkeys(styles)),
        "img-src": ["data:", *pictures],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{rule} {' '.join(allowed)}" for rule, allowed in rules.items())


def _hash(text: str) -> str:
    # Browsers hash what they parsed: line ends are single by then.
    parsed = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(parsed.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


# Parts of folium that put nothing styled on the page.
PLAIN = {"Element", "Raw", "Page", "ElementAddToElement", "GlobalSwitches"}


def _draws(element: Element) -> bool:
    """Whether an element is more than a holder of text that another one made."""
    return type(element).__name__ not in PLAIN


def _tree(root: Element) -> Iterator[Element]:
    """All elements below one, also those that an element keeps beside its children, as pop-ups do."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        kept = [value for name, value in vars(element).items() if name != "_parent"]
        waiting += [value for value in kept if isinstance(value, Element)]
        waiting += element._children.values()  # noqa: SLF001


def _renumber(parts: list[str], ids: set[str]) -> list[str]:
    """Random ids of folium's elements, numbered in the order in which they appear."""
    number: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        if found[0] not in ids:
            return found[0]
        return number.setdefault(found[0], f"{len(number):032x}")

    scripts = [RANDOM_ID.sub(replace, text) for text in reversed(parts)]
    return scripts[::-1]
