"""Pages that list headlines are read item by item; tables of incidents on pages are read as tables."""

import pytest
from websites import PARAGRAPHS, page

import geomap
from geomap.sources import pages

# Headline, link, teaser, day.
NEWS = (
    ("Ten killed as a boat capsizes near Yauri", "/a/boat", "It overturned on Sunday, people said.", "14"),
    ("Gunmen abduct 15 students in Kaduna", "/a/kaduna", "They were taken from school on Monday.", "13"),
    ("Floods displace 400 families in Beira", "/a/beira", "", "12"),
    ("Protesters block a road in Tunis over wages", "/a/tunis", "About 200 took part, the union said.", "11"),
)  # fmt: skip
FURNITURE = '<nav><a href="/w">World news from all over the planet</a></nav>'
FEED = '<link rel="alternate" type="application/rss+xml" href="/rss">'
SITE = "https://herald.example/africa"


def listing(item, around="<h1>Africa</h1>{}"):
    made = (item.format(head=h, link=k, teaser=t, day=d) for h, k, t, d in NEWS)
    body = around.format("".join(made))
    return f"<html><head>{FEED}</head><body>{FURNITURE}<main>{body}</main></body></html>".encode()


TEASERS = (
    '<article class="teaser"><a href="{link}"><img></a><i>Africa</i><h3><a href="{link}">{head}</a></h3>'
    '<p>{teaser}</p><time datetime="2024-03-{day}T10:00:00Z">ago</time></article>'
)
ARCHIVE = '<li>{day} March 2024: <a href="{link}">{head}</a></li>'
CARDS = (
    '<a class="card" href="{link}"><div><h4>{head}</h4><p>{teaser}</p><span>{day}/03/2024</span></div></a>'
)
DAYS = '<h2>{day} March 2024</h2><ul><li><a href="{link}">{head}</a></li></ul>'


@pytest.mark.parametrize(
    ("source", "has_teasers"),
    [
        (listing(TEASERS), True),
        (listing(ARCHIVE, "<h1>Archive</h1><ul>{}</ul>"), False),
        (listing(CARDS), True),
        (listing(DAYS), False),
    ],
    ids=["teasers", "archive", "cards", "days"],
)
def test_a_page_of_headlines_is_read_item_by_item(source, has_teasers):
    *items, told = pages.opened(source, "a.html", url=SITE)
    assert [item.text.splitlines()[0] for item in items] == [head for head, *_ in NEWS]
    assert [item.url for item in items] == [f"https://herald.example{link}" for _, link, *_ in NEWS]
    assert [str(item.published) for item in items] == [f"2024-03-{day}" for *_, day in NEWS]
    for item, (*_, teaser, _) in zip(items, NEWS, strict=True):
        assert (teaser in item.text) or not has_teasers
    assert "the 4 was read by itself" in str(told.error)
    assert "its feed (https://herald.example/rss)" in str(told.error)


def test_the_headlines_of_a_page_date_and_place_nobody_else(tmp_path):
    (tmp_path / "a.html").write_bytes(listing(TEASERS))
    problems = []
    frame = geomap.read(tmp_path / "a.html", problems=problems)
    assert frame["place"].tolist() == ["Yauri", "Kaduna", "Beira", "Tunis"]
    assert frame["source_date"].dt.day.tolist() == [14, 13, 12, 11]
    assert [one.message.partition(",")[0] for one in problems] == ["this page lists headlines"]


@pytest.mark.parametrize("where", ['<div class="x1">', "<section>"])
@pytest.mark.parametrize(
    "before", ["", "<p>Read also: <a href='/k'>Five wounded in Kirkuk a week ago</a></p>"]
)
def test_an_article_beside_a_list_of_others_is_an_article(where, before):
    others = "".join(ARCHIVE.format(head=h, link=k, teaser=t, day=d) for h, k, t, d in NEWS)
    body = f"</h1>{before}".encode()
    source = page().replace(b"</h1>", body).replace(b"<aside>", f"{where}<ul>{others}</ul><aside>".encode())
    (part,) = pages.opened(source, "a.html")
    assert part.text.startswith("Blast kills four in Kirkuk market")
    assert PARAGRAPHS[0] in part.text


ROWS = (("Date", "Location", "Country", "Type", "Killed"), ("2023-11-07", "Erbil", "Iraq", "Flood", "2"),
        ("2023-11-08", "Qwxyzq", "Iraq", "Protest", "0"))  # fmt: skip


def table(rows, cell="td"):
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<{cell}>{c}</{cell}>" for c in r) + "</tr>" for r in rows)
        + "</table>"
    )


@pytest.mark.parametrize("above", ["", "".join(f"<p>{one}</p>" for one in PARAGRAPHS)])
def test_a_table_of_incidents_on_a_page_is_read_as_a_table(tmp_path, above):
    sums = table([("Region", "Dead"), *[("North", "4")] * 3])
    (tmp_path / "a.html").write_text(f"<html><h1>Incidents of November</h1>{above}{table(ROWS)}{sums}</html>")
    problems = []
    frame = geomap.read(tmp_path / "a.html", published="2023-11-09", problems=problems)
    rows = frame[frame["source"] == "a.html, table 1"]
    assert rows[["place", "type", "deaths"]].values.tolist() == [
        ["Erbil", "flood", 2],
        ["Qwxyzq", "protest", 0],
    ]
    assert len(frame) - len(rows) == (2 if above else 0)
    assert [(one.source.rpartition(", ")[2], one.row) for one in problems if one.value == "Qwxyzq"] == [
        ("table 1", 3)
    ]
    assert "table 2 (Region, Dead)" in next(one.message for one in problems if not one.kept)


def test_cells_that_reach_over_rows_are_in_each_of_them(tmp_path):
    rows = (
        "<tr><td rowspan=2>2023-11-07<td>Erbil<td>Flood<tr><td>Mosul<td>Protest<tr><td colspan=3>Source: us"
    )
    head = "<tr><th>Date<th>Place<th>Type"
    (tmp_path / "a.html").write_text(f"<html><table>{head}{rows}</table></html>")
    frame = geomap.read(tmp_path / "a.html", problems=[])
    assert frame["place"].tolist()[:2] == ["Erbil", "Mosul"]
    assert frame["date"].dt.day.tolist()[:2] == [7, 7]


def test_a_table_that_lays_a_page_out_or_stands_beside_it_is_none():
    nested = f"<table><tr><td>Date</td><td>Place</td></tr><tr><td>{table(ROWS)}</td><td>x</td></tr></table>"
    parts = pages.opened(f"<html>{nested}<aside>{table(ROWS)}</aside></html>".encode(), "a.html")
    assert [part.where for part in parts] == ["table 2"]
