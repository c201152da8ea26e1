"""Addresses of the web as inputs, on a real server: pages, tables, feeds, and all that goes wrong."""

import io
import json
import re

import pytest
import xlsxwriter
from commands import run
from websites import PARAGRAPHS, Website, page

import geomap
from geomap.errors import InputError, UnknownFormatError
from geomap.sources import fetching

HTML = "text/html; charset=utf-8"
TABLE = b"place,country,date,type\nErbil,Iraq,2023-11-07,flood\n"


@pytest.fixture
def site():
    website = Website()
    website.pages["/news/kirkuk"] = (200, HTML, page())
    yield website
    website.close()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(fetching, "_WAIT", 0.0)
    monkeypatch.setattr(fetching, "_TIMEOUT", (1, 1))


def feed(*entries, kind="rss"):
    told = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for title, link, day, text in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title>{told}</channel></rss>'
    ).encode()


def test_a_page_is_read_from_its_address(site):
    url = f"{site.url}/news/kirkuk"
    frame = geomap.read(url)
    assert sorted(frame["type"]) == ["explosion", "protest"]
    assert set(frame["source"]) == set(frame["source_url"]) == {url}
    assert set(frame["source_date"].dt.strftime("%Y-%m-%d")) == {"2024-03-12"}
    assert [path for path, _ in site.asked] == ["/news/kirkuk"]
    assert site.asked[0][1].startswith("geomap/")


def test_a_map_of_a_page_links_to_it(site, tmp_path):
    url = f"{site.url}/news/kirkuk"
    done = run("map", url, "-o", "m.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"2 incidents: 2 located" in done.stderr
    assert b"published" not in done.stderr


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/t", "text/csv"),
        ("/t.csv", "text/plain"),
        ("/t.csv?download=1", "application/octet-stream"),
        ("/t.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/t.geojson", "application/json"),
    ],
)
def test_tables_are_known_by_what_the_server_says_or_by_the_address(site, path, kind):
    point = {"type": "Point", "coordinates": [44.0, 36.2]}
    properties = {"place": "Erbil", "date": "2023-11-07", "type": "flood"}
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(TABLE.decode().split()):
            sheet.write_row(number, 0, line.split(","))
    body = {
        "/t.xlsx": saved.getvalue(),
        "/t.geojson": json.dumps({"type": "Feature", "properties": properties, "geometry": point}).encode(),
    }.get(path, TABLE)
    site.pages[path] = (200, kind, body)
    frame = geomap.read(site.url + path)
    assert (frame["place"].tolist(), frame["type"].tolist()) == (["Erbil"], ["flood"])
    assert frame["source"].tolist() == [site.url + path]


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/export?id=7", "application/octet-stream", 'attachment; filename="Incidents 2023.csv"'),
        ("/export.php", "text/html; charset=utf-8", "attachment; filename*=UTF-8''Ev%C3%A9nements.CSV"),
        ("/export", "application/vnd.ms-excel", "attachment; filename=t.csv"),
        ("/t.csv", "application/vnd.ms-excel", ""),
        ("/t", "application/csv", "attachment"),
        ("/t", "application/octet-stream", ""),
        ("/t", "text/plain", ""),
    ],
)
def test_a_table_is_known_by_the_name_under_which_it_is_sent(site, path, kind, name):
    site.pages[path] = (200, kind, TABLE, [("Content-Disposition", name)] if name else [])
    assert geomap.read(site.url + path)["place"].tolist() == ["Erbil"]


def test_what_is_read_all_the_same_is_no_skipped_input(site, tmp_path):
    item = '<li><a href="/{0}">Flood displaces {0} families in Beira</a> {0} March 2024</li>'
    site.pages["/front"] = (200, HTML, f"<html><ul>{''.join(map(item.format, range(10, 16)))}</ul>".encode())
    site.pages["/wall"] = (
        200,
        HTML,
        b"<html><title>Just a moment...</title><p>Wait for the site.</p></html>",
    )
    done = run("export", f"{site.url}/front", f"{site.url}/wall", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = dict(line.split(": ", 1) for line in done.stderr.decode().splitlines() if site.url in line)
    assert "this page lists headlines" in told["note"]
    assert "the server checks who asks" in told["skipped"]
    rows = [one["properties"] for one in json.loads(done.stdout)["features"]]
    assert [row["source_url"] for row in rows] == [f"{site.url}/{day}" for day in range(10, 16)]


def test_the_format_that_the_user_names_wins(site):
    site.pages["/t"] = (200, "text/html", TABLE)
    assert geomap.read(f"{site.url}/t", file_format="csv")["place"].tolist() == ["Erbil"]


def test_letters_are_those_of_the_encoding_that_the_server_states(site):
    text = "В понедельник в Донецке при обстреле рынка погибли четыре человека, сообщила полиция города."
    source = page("Новости", (text,), charset="cp1251").replace(b'<meta charset="cp1251">', b"")
    site.pages["/ru"] = (200, "text/html; charset=windows-1251", source)
    assert geomap.read(f"{site.url}/ru")["quote"].tolist() == [text]


def test_the_address_that_was_asked_for_may_tell_the_day(site):
    site.pages["/2024/03/13/kirkuk"] = (200, HTML, page(head=""))
    frame = geomap.read(f"{site.url}/2024/03/13/kirkuk")
    assert set(frame["source_date"].dt.strftime("%Y-%m-%d")) == {"2024-03-13"}


def test_redirects_are_followed_and_the_address_given_is_kept(site):
    site.pages["/old"] = (302, "text/plain", b"", [("Location", "/news/kirkuk")])
    assert set(geomap.read(f"{site.url}/old")["source"]) == {f"{site.url}/old"}


def test_a_password_in_an_address_is_not_told(site):
    url = f"{site.url}/news/kirkuk".replace("//", "//me:secret@")
    frame = geomap.read(url)
    assert "secret" not in frame.to_csv()
    with pytest.raises(InputError) as raised:
        geomap.read(url + "x")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((404, "text/html", b""), r"there is no such page \(404\); check the address"),
        (
            (403, "text/html", b""),
            r"the server refuses \(403 Forbidden\); open it in a browser, save the page",
        ),
        ((503, "text/html", b""), r"the server is busy or broken \(503 .*try again later"),
        ((200, HTML, b""), r"the file is empty"),
        ((200, HTML, b"<html><body><div id=app></div></body></html>"), r"no article was found on this page"),
        (
            (200, "application/octet-stream", b"\x89PNG"),
            r"this is a PNG picture, not text; write what it shows",
        ),
        ((200, "text/html", b"%PDF-1.4"), r"this is a PDF document, not text; copy its text"),
        ((200, "text/xml", b"<?xml version='1.0'?><note/>"), r"this feed announces nothing"),
        ((302, "text/plain", b"", [("Location", "/bad")]), r"the server sends from address to address"),
    ],
)
def test_what_a_server_refuses_is_told_with_the_address(site, impatient, answer, told):
    site.pages["/bad"] = answer
    with pytest.raises(InputError, match=rf"^{site.url}/bad: .*({told})"):
        geomap.read(f"{site.url}/bad")


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        ("/a", "application/pdf", r"files that end in '\.pdf' are not read; save it as text; known are"),
        ("/a.pdf?page=2", "application/octet-stream", r"files that end in '\.pdf' .*; save it as text;"),
        ("/a.zip", "application/zip", r"files that end in '\.zip' are not read; unpack it;"),
        ("/a", "image/png", r"files that end in '\.png' are not read; write what it shows or"),
    ],
)
def test_a_file_of_another_kind_gets_the_cure_that_one_on_disk_gets(site, path, kind, told):
    site.pages[path] = (200, kind, b"%PDF-1.4")
    with pytest.raises(UnknownFormatError, match=rf"^{re.escape(site.url + path)}: {told}"):
        geomap.read(site.url + path)


def test_a_server_that_is_busy_is_asked_again(site, impatient):
    site.pages["/busy"] = [(503, "text/html", b""), (429, "text/html", b""), (200, HTML, page())]
    assert len(geomap.read(f"{site.url}/busy")) == 2
    assert len(site.asked) == 3


def test_a_server_that_does_not_answer_is_not_waited_for(site, impatient):
    site.wait = 2.5
    with pytest.raises(
        InputError, match="the server did not answer in time; check the address and the network"
    ):
        geomap.read(f"{site.url}/news/kirkuk")


def test_what_is_too_long_is_not_read_to_its_end(site, monkeypatch):
    monkeypatch.setattr(fetching, "_MOST_BYTES", 1000)
    with pytest.raises(InputError, match="is longer than"):
        geomap.read(f"{site.url}/news/kirkuk")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x", "http://no-such-host.invalid/x", "http://[::1"])
def test_a_server_that_is_not_there(impatient, url):
    with pytest.raises(
        InputError, match=r"(the server cannot be reached|this is no address); check the address"
    ):
        geomap.read(url)


def test_one_bad_address_does_not_spoil_the_others(site, tmp_path):
    (tmp_path / "own.csv").write_bytes(TABLE)
    problems = []
    inputs = [f"{site.url}/none", tmp_path / "own.csv", f"{site.url}/news/kirkuk", f"{site.url}/news/kirkuk"]
    frame = geomap.read(inputs, problems=problems)
    assert len(frame) == 3
    assert [(problem.source, problem.kept) for problem in problems] == [(f"{site.url}/none", False)]


def test_a_feed_gives_the_reports_that_it_leads_to(site):
    whole = "".join(
        f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, "Nothing more is known of it. " * 30)
    )
    day = "Wed, 13 Mar 2024 10:00:00 GMT"
    site.pages["/news/undated"] = (
        200,
        HTML,
        page("Fire", ("A fire in Mosul killed two people on Monday, the police said.",), head=""),
    )
    site.pages["/feed"] = (
        200,
        "application/rss+xml",
        feed(
            ("Blast", f"{site.url}/news/kirkuk", day, ""),
            ("Gone", f"{site.url}/news/gone", day, ""),
            ("Fire", f"{site.url}/news/undated", day, ""),
            ("Whole & told", f"{site.url}/news/whole", day, whole),
        ),
    )
    problems = []
    frame = geomap.read(f"{site.url}/feed", problems=problems)
    days = frame.groupby("source")["source_date"].first().dt.strftime("%d").to_dict()
    assert days == {
        f"{site.url}/news/{name}": day for name, day in (("kirkuk", "12"), ("undated", "13"), ("whole", "13"))
    }
    assert f"{site.url}/news/whole" not in [path for path, _ in site.asked]
    told = [str(problem) for problem in problems if not problem.kept]
    assert len(told) == 1
    assert f"{site.url}/news/gone: there is no such page (404)" in told[0]


def test_what_an_entry_says_itself_counts_where_its_page_cannot_be_read(site):
    day = "Wed, 13 Mar 2024 10:00:00 GMT"
    told = "<p>A blast in <b>Kabul</b> killed two people on Tuesday.</p>"
    site.pages["/news/pdf"] = (200, "text/html", b"%PDF-1.4")
    site.pages["/feed"] = (
        200,
        "application/rss+xml",
        feed(
            ("Blast in Kabul", f"{site.url}/news/gone", day, told),
            ("Blast", "kirkuk", day, ""),
            ("Blast", "/news/kirkuk?a", day, ""),
            ("PDF", "/news/pdf", day, "see there"),
        ),
    )
    site.pages["/kirkuk"] = site.pages["/news/kirkuk?a"] = site.pages["/news/kirkuk"]
    problems = []
    frame = geomap.read(f"{site.url}/feed", problems=problems)
    assert set(frame["source"]) == {f"{site.url}/{path}" for path in ("news/gone", "kirkuk", "news/kirkuk?a")}
    assert frame["source"].tolist() == frame["source_url"].tolist()
    blast = frame[frame["place"] == "Kabul"].iloc[-1]
    assert (blast["quote"], blast["deaths"]) == ("A blast in Kabul killed two people on Tuesday.", 2)
    assert str(blast["date"].date()) == "2024-03-12"
    assert ["a PDF document" in str(problem) for problem in problems if not problem.kept] == [True]


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/xml", "application/octet-stream"])
def test_pages_and_feeds_are_known_by_how_they_begin(site, kind):
    site.pages["/feed"] = (200, kind, feed(("Blast", "/news/kirkuk", "", "")))
    site.pages["/page"] = (200, kind, page())
    assert len(geomap.read(f"{site.url}/feed")) == len(geomap.read(f"{site.url}/page")) == 2


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "utf-16"])
def test_a_page_in_any_encoding_is_known_without_its_suffix(tmp_path, charset):
    text = "В понедельник в Донецке при обстреле рынка погибли четыре человека, сообщила полиция города."
    source = page("Новости", (text,), charset=charset)
    (tmp_path / "a.txt").write_bytes(source)
    assert geomap.read(tmp_path / "a.txt")["quote"].tolist() == [text]
    done = run("export", "-", cwd=tmp_path, data=source)
    assert done.returncode == 0, done.stderr
    assert text in done.stdout.decode()


def test_a_feed_that_is_the_name_of_a_file_opens_no_file(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.rss").write_bytes(feed(("Blast", f"{site.url}/news/kirkuk", "", "")))
    site.pages["/feed"] = (200, "application/rss+xml", b"secret.rss")
    with pytest.raises(InputError, match="this feed announces nothing"):
        geomap.read(f"{site.url}/feed")


def test_a_feed_that_was_saved_is_read_as_well(site, tmp_path):
    saved = feed(("Blast", f"{site.url}/news/kirkuk", "Wed, 13 Mar 2024 10:00:00 GMT", ""))
    for name in ("a.rss", "a.txt"):
        (tmp_path / name).write_bytes(saved)
        assert len(geomap.read(tmp_path / name)) == 2
    done = run("export", "-", cwd=tmp_path, data=saved)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["features"]) == 2
