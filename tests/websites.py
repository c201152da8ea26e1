"""A web server on 127.0.0.1, and pages as news sites write them."""

import time

import local_server
from local_server import LocalServer

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{title} - The Herald</title>
{head}<script>var news = "A bomb killed 90 people in Paris";</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">Ten killed in Mosul</a></li></ul></nav>
</header><div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><article><h1>{title}</h1><p class="byline">By Sara Amin</p>{body}
<figure><img src="x.jpg"><figcaption>The square. Photo: The Herald</figcaption></figure></article>
<aside><h3>Read also</h3><ul><li><a href="/1">Ten die in bus crash in Nepal</a></li></ul></aside></main>
<section id="comments"><h3>Comments</h3><p>They should bomb Tikrit, says user1</p></section>
<footer>The Herald, Erbil. All rights reserved.</footer></body></html>"""
PARAGRAPHS = (
    "A car bomb exploded in a market in Kirkuk on Monday, killing four people and wounding eleven.",
    "In Sulaymaniyah, about 300 teachers protested on Sunday over unpaid salaries; nobody was hurt.",
)
STATED = '<meta property="article:published_time" content="2024-03-12T09:10:00+03:00">'


def page(title="Blast kills four in Kirkuk market", paragraphs=PARAGRAPHS, *, head=STATED, charset="utf-8"):
    """The source of a page with an article, and all that stands round one."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.format(title=title, body=body, head=head, charset=charset).encode(charset)


class Website(LocalServer):
    """Answers by path: `pages` holds (status, kind, bytes, further headers), `asked` what was asked for."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.wait = 0.0
        outer = self

        class Handler(local_server.Handler):
            def do_GET(self):  # noqa: N802  (the library calls it so)
                outer.asked.append((self.path, self.headers["User-Agent"]))
                time.sleep(outer.wait)
                found = outer.pages.get(self.path, (404, "text/plain", b"no"))
                if isinstance(found, list):  # one answer after the other
                    found = found.pop(0) if len(found) > 1 else found[0]
                status, kind, body, *more = found
                self.answer(status, body, [("Content-Type", kind), *(more[0] if more else ())])

        super().__init__(Handler)
