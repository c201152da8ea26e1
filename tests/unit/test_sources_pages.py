"""Web pages: the article and the day that it states, and nothing of what stands round it."""

import datetime as dt
import json
import sys

import pytest
from websites import PARAGRAPHS, STATED, page

import geomap
from geomap.errors import InputError, InputWarning
from geomap.sources import pages

LINKED_DATA = """<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2024-03-12T23:10:00Z"}</script>"""
DAY = dt.date(2024, 3, 12)


def test_of_a_page_the_headline_and_the_article_are_read():
    (part,) = pages.opened(page(), "a.html")
    assert part.text.splitlines()[0] == "Blast kills four in Kirkuk market"
    assert [line for line in part.text.splitlines() if line in PARAGRAPHS] == list(PARAGRAPHS)
    for around in ("Paris", "Mosul", "cookies", "Nepal", "Tikrit", "rights reserved"):
        assert around not in part.text
    assert part.text.count("Blast kills four") == 1


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (STATED, DAY),
        ('<meta name="date" content="2024-03-12">', DAY),
        (LINKED_DATA, DAY),
        (f'{STATED}<meta property="article:modified_time" content="2024-05-01">', DAY),
        ("", None),
    ],
)
def test_the_day_of_publication_is_what_the_page_states(head, day):
    assert pages.opened(page(head=head), "a.html")[0].published == day


WRITTEN = """<script type="application/ld+json">{"@graph": [
{"@type": "WebPage", "datePublished": "2019-01-01"},
{"@type": "NewsArticle", "datePublished": "March 12, 2024"}]}</script>"""
TIME = '<time {}datetime="{}T10:00:00Z">a day</time>'


@pytest.mark.parametrize(
    ("head", "above", "beside", "day"),
    [
        (WRITTEN, "", "", DAY),
        ('<meta property="article:published_time" content="12 March 2024">', "", "", DAY),
        ("", TIME.format("", "2024-03-12"), TIME.format("", "2019-08-01"), DAY),
        ("", "", TIME.format("", "2019-08-01"), None),
        ("", TIME.format("", "2024-03-12") + TIME.format("", "2024-03-20"), "", DAY),
        ("", TIME.format("", "2024-03-20") + TIME.format('class="published" ', "2024-03-12"), "", DAY),
        ("", TIME.format('itemprop="dateModified" ', "2024-03-20") + TIME.format("", "2024-03-12"), "", DAY),
        (STATED, TIME.format("pubdate ", "2024-03-20"), "", DAY),
        ('<meta property="article:modified_time" content="2024-05-01">', "", "", None),
        ("<title>Blast of 3 May 2019</title>", "", "", None),
    ],
)
@pytest.mark.parametrize("where", ["<aside>", '<div class="related-posts">', "<footer>"])
def test_the_day_of_an_article_is_not_that_of_what_stands_beside_it(head, above, beside, day, where):
    source = page(head=head).decode().replace("<h1>", f"{above}<h1>", 1)
    source = source.replace("</article>", f"{where}{beside}</{where[1:].split()[0].strip('>')}></article>")
    assert pages.opened(source.encode(), "a.html")[0].published == day


def test_where_a_page_states_no_day_its_address_may():
    asked = "https://herald.example/2024/03/12/kirkuk"
    link = f'<link rel="canonical" href="{asked}">'
    other = "https://herald.example/2020/{}/1/a"
    for head, url in (("", asked), (STATED, other.format(1)), (link, None), (link, other.format(14))):
        assert pages.opened(page(head=head), "a.html", url=url)[0].published == DAY


SHELLING = "<p>Shelling of a market in Omdurman killed six people today, doctors said.</p>"
ROWS = "<table><tr><th>Place</th><th>Dead</th></tr><tr><td>Jos</td><td>3</td></tr></table>"


def post(day, url, *told):
    return {
        "@type": "BlogPosting",
        "headline": told[0],
        "articleBody": told[1],
        "datePublished": day,
        "url": url,
    }


def test_each_post_of_a_live_blog_has_its_own_day(tmp_path):
    posts = [
        post("2024-03-12T19:00:00Z", "https://herald.example/live#2", "Shelling", SHELLING),
        post("2024-03-11T11:00:00Z", "javascript:1", "Kirkuk", PARAGRAPHS[0]),
        {"@type": "BlogPosting", "headline": "No text"},
    ]  # fmt: skip
    blog = {"@type": "LiveBlogPosting", "datePublished": "2024-03-10", "liveBlogUpdate": posts}
    link = '<link rel="canonical" href="https://herald.example/live">'
    data = f'{link}<script type="application/ld+json">{json.dumps(blog)}</script>'
    parts = pages.opened(page(head=data), "a.html")
    assert [(part.published.day, part.url) for part in parts] == [
        (12, "https://herald.example/live#2"), (11, "https://herald.example/live"),
        (10, "https://herald.example/live"),
    ]  # fmt: skip
    # What the page shows beside them is read as before, and nothing twice.
    assert PARAGRAPHS[1] in parts[2].text
    assert PARAGRAPHS[0] not in parts[2].text
    (tmp_path / "a.html").write_bytes(page(head=data, paragraphs=PARAGRAPHS[:1]))
    frame = geomap.read(tmp_path / "a.html")
    assert [str(day.date()) for day in frame["date"]] == ["2024-03-12", "2024-03-11"]
    assert set(frame["source"]) == {"a.html"}


def test_marks_of_lists_and_rows_of_tables_are_no_part_of_the_text():
    told = "Floods displaced 400 families in Beira on Monday, the agency said."
    listed = f"<ul><li>{told}</li></ul>{ROWS}"
    (part,) = pages.opened(page().replace(b"</h1>", f"</h1>{listed}".encode()), "a.html")
    assert told in part.text.splitlines()
    assert "|" not in part.text
    assert "Jos" not in part.text


def test_an_article_in_a_table_that_lays_the_page_out_is_read():
    body = "<br><br>".join((*PARAGRAPHS, *PARAGRAPHS))
    cells = f"<td><a href='/'>Home</a></td><td><h1>Blast</h1>{body}{ROWS}</td>"
    source = f"<html><body><table><tr>{cells}</tr></table></body></html>"
    (part,) = pages.opened(source.encode(), "a.html")
    assert PARAGRAPHS[0] in part.text.splitlines()
    assert "Jos" not in part.text


def test_a_day_that_only_the_text_names_is_no_day_of_publication():
    told = ("On 3 May 2019 a flood in Beira killed four people.", *PARAGRAPHS)
    assert pages.opened(page(paragraphs=told, head=""), "a.html")[0].published is None


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        (
            "windows-1251",
            "В понедельник при обстреле рынка в Донецке погибли четыре человека, сообщили врачи.",
        ),
        ("iso-8859-9", "Pazartesi günü Gaziantep'te çarşıda çıkan yangında dört kişi öldü, beşi yaralandı."),
        ("utf-8", "قتل أربعة أشخاص يوم الاثنين في انفجار سيارة مفخخة في سوق بمدينة كركوك، بحسب الشرطة."),
    ],
)
def test_letters_are_those_of_the_encoding_that_the_page_declares(charset, text):
    (part,) = pages.opened(page("1", (text,), charset=charset), "a.html")
    assert text in part.text


def test_a_page_gives_incidents_with_its_day_and_link(tmp_path):
    link = '<link rel="canonical" href="https://herald.example/kirkuk">'
    (tmp_path / "a.html").write_bytes(page(head=STATED + link))
    frame = geomap.read(tmp_path / "a.html")
    blast = frame[frame["type"] == "explosion"].iloc[0]
    assert (blast["place"], blast["deaths"], blast["injured"]) == ("Kirkuk", 4, 11)
    assert (str(blast["date"].date()), str(blast["source_date"].date())) == ("2024-03-11", "2024-03-12")
    assert (blast["source"], blast["source_url"]) == ("a.html", "https://herald.example/kirkuk")
    assert blast["quote"] == PARAGRAPHS[0]


def test_the_day_that_the_user_gives_wins(tmp_path):
    (tmp_path / "a.html").write_bytes(page())
    frame = geomap.read(tmp_path / "a.html", published="2024-03-19")
    assert set(frame["source_date"].dt.strftime("%Y-%m-%d")) == {"2024-03-19"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "/kirkuk"])
def test_only_what_a_browser_may_open_is_a_link(tmp_path, link):
    (tmp_path / "a.html").write_bytes(page(head=f'{STATED}<link rel="canonical" href="{link}">'))
    assert geomap.read(tmp_path / "a.html")["source_url"].isna().all()


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.htm"])
def test_a_page_is_known_by_how_it_begins(tmp_path, name):
    (tmp_path / name).write_bytes(page())
    assert "explosion" in geomap.read(tmp_path / name)["type"].tolist()


SCRIPT = r"no article was found on this page \(a script of the page"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<!DOCTYPE html><html><body><div id=app></div><script>draw('Explosion in Cairo')</script>", SCRIPT),
        ("<html><body><noscript>You need to enable JavaScript to run this app.</noscript>", SCRIPT),
        ("<html><body><h1>Checking your browser</h1><p>Enable JavaScript to go on.</p>", "the server"),
        ("<html lang='en'><body><button>Accept cookies</button>", r"this page asks for consent \(cookies\)"),
        ("\n<?xml version='1.0'?>\n<HTML></HTML>", SCRIPT),
        ("<html><title>Just a moment...</title><p>The Herald reviews your connection.</p>", "the server"),
        ("<html><title>404 - Not found</title><h1>Oops</h1><p>It may have been deleted; use the search.</p>",
         "there is no such page, as it says itself; check the address"),
        ("<html><title>Страница не найдена</title><p>Она была удалена.",
         "there is no such page"),
        ("<html><title>Herald</title><form><input type=password></form>", "this page asks for a login;"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_says_what_it_is_and_what_to_do(tmp_path, source, told):
    (tmp_path / "a.html").write_text(source)
    with pytest.raises(InputError, match=rf"a\.html: {told}"):
        geomap.read(tmp_path / "a.html", published="2023-11-08")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ("Subscribe to continue reading.", 1),
        ("Log in or register to read on.", 1),
        ("Read our newsletter.", 0),
    ],
)
def test_the_beginning_of_a_report_for_subscribers_is_read_and_told(tmp_path, ask, told):
    (tmp_path / "a.html").write_bytes(page(paragraphs=(PARAGRAPHS[0], ask)))
    problems = []
    frame = geomap.read(tmp_path / "a.html", problems=problems)
    assert frame["quote"].tolist() == [PARAGRAPHS[0]]
    assert ["only to readers who are logged in; log in" in str(one) for one in problems] == [True] * told


@pytest.mark.parametrize(
    "aside",
    [
        "We use cookies to improve your experience. Accept all cookies or read our cookie policy.",
        "Attackers had used a JavaScript file to break into its network.",
        'Its site showed "404 not found" for hours.',
    ],
)
def test_a_short_report_with_the_words_of_a_notice_beside_it_is_read(tmp_path, aside):
    text = (
        "A bomb exploded at a market in Beira on Tuesday, killing four people and wounding nine, police said."
    )
    lines = "".join(f"<p>{line}</p>" for line in (text, "Two men were arrested in Dondo hours later.", aside))
    (tmp_path / "a.html").write_text(f"<html><title>Blast in Beira</title><article>{lines}</article></html>")
    frame = geomap.read(tmp_path / "a.html", published="2025-03-13")
    assert frame["quote"].tolist()[:1] == [text]


def test_a_report_that_tells_of_cookies_or_robots_is_a_report():
    lines = ("Police in Lyon arrested a hacker on Monday who stole cookies and consent data of 300 clients.",)
    assert lines[0] in pages.opened(page("Access denied to aid convoy in Gaza", lines), "a.html")[0].text


def test_an_empty_page_says_so(tmp_path):
    (tmp_path / "a.html").write_bytes(b"")
    with pytest.raises(InputError, match=r"a\.html: the file is empty"):
        geomap.read(tmp_path / "a.html")


def test_a_map_that_geomap_made_is_no_report(tmp_path):
    (tmp_path / "a.txt").write_text("Drones struck the airport of Erbil on 7 November 2023.")
    geomap.explore(geomap.read(tmp_path / "a.txt")).save(str(tmp_path / "map.html"))
    problems = []
    assert geomap.read(tmp_path, problems=problems)["source"].unique().tolist() == ["a.txt"]
    assert [problem.message for problem in problems if "geomap wrote this file" in problem.message]
    with pytest.raises(InputError, match=r"map\.html: geomap made this map; name the reports"):
        geomap.read(tmp_path / "map.html")


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "b.txt").write_text("Floods in Mosul displaced 400 families on 7 November 2023.")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"a\.html: to read a web page, .* pip install 'geomap\[web\]'"):
        geomap.read(tmp_path / "a.html")
    with pytest.warns(InputWarning, match="geomap"):
        assert len(geomap.read(tmp_path)) == 1
