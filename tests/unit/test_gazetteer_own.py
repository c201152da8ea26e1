"""What the user adds to the gazetteer: dumps, downloads, the folder they live in, and a table of places."""

from __future__ import annotations

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geomap
from geomap import cli, terminal
from geomap.errors import GazetteerError, InputError, InputWarning
from geomap.gazetteer import download, dump, layered, layers, meta, raw_names, store, tries
from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.meta import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator


STATUS = Path("/proc/self/status")


def line(number, name, lat, lon, names="", code="P.PPL", country="SY", admin1="09", admin2="", people=0):
    """A line of a dump with GeoNames' nineteen columns."""
    group, _, kind = code.partition(".")
    cells = [number, name, "", names, lat, lon, group, kind, country, "", admin1, admin2, "", "", people]
    return "\t".join(map(str, [*cells, "", "", "Asia/Damascus", "2023-05-01"])) + "\n"


VILLAGES = [
    line(90_000_001, "Qaryat Xalmina", 36.1, 37.2, "Khalmina,قرية خالمينا,xal mina,https://x.example/a,XLM"),
    line(90_000_002, "Al Xalbiyah", 36.15, 37.3, people=12),
    line(90_000_003, "Zorquba (Old Town)", 35.2, 36.7, "Зоркуба", admin1="05"),
    line(90_000_004, "Zorquba Airport", 35.3, 36.8, code="S.AIRP"),
    line(90_000_005, "Xenobar Field", 35.4, 40.3, code="L.OILF", admin1="07"),
    line(90_000_006, "Unwanted Road", 35.4, 40.3, code="R.RD"),
    line(90_000_007, "Nāḩiyat Quxar", 35.4, 40.1, "ناحية قوخر", code="A.ADM3", admin1="07"),
    line(170_063, "Aleppo", 36.2, 37.16, "Xaleppo,حلب", code="P.PPLA", people=2_000_000),
    line(170_062, "Muḩāfaz̧at Ḩalab", 36.2, 37.5, "محافظة خلوب", code="A.ADM1"),
    line(90_000_008, "Xerdistrict", 36.3, 37.6, code="A.ADM2", admin2="X1"),
    line(90_000_009, "Xerdis", 36.31, 37.61, admin2="X1"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "gazetteer"


@pytest.fixture
def syria(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text("".join(VILLAGES), "utf-8")
    return path


def zipped(path: Path, text: str, name: str = "SY.txt") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "x" * 100_000)
        archive.writestr(name, text)
    return path


def found(name: str, **options) -> list[str]:
    opened = Index.open()
    return [opened.id(c.row) for c in opened.lookup(name, **options)]


# ---- files -----------------------------------------------------------------------------------------------


def test_every_feature_code_leads_to_a_kind():
    codes = dump.feature_codes()
    assert len(codes) > 100
    assert all(kind in KINDS and 0 <= radius <= 5000 for kind, radius in codes.values())
    assert all(code[1] == "." and code[0] in "APSTHLVR" for code in codes)


def test_a_dump_is_found_by_all_its_names(home, syria):
    store.add(files=[syria])
    assert found("Khalmina") == ["geonames:90000001"]
    assert found("قرية خالمينا") == ["geonames:90000001"]
    assert found("Zorquba") == ["geonames:90000003"]
    assert found("Unwanted Road") == []
    assert found("xal mina") == []  # a machine's romanisation
    [village] = geomap.geocode(["Khalmina"]).itertuples()
    assert (village.place_name, village.admin1, village.precision) == ("Qaryat Xalmina", "Aleppo", "town")
    kinds = geomap.geocode(["Zorquba Airport", "Xenobar Field"])
    assert kinds["kind"].tolist() == ["airport", "field"]
    assert kinds["precision"].tolist() == ["site", "site"]


def test_a_place_of_both_is_one_place_under_the_names_of_both(home, syria):
    before = geomap.geocode(["Aleppo"])
    store.add(files=[syria])
    assert geomap.geocode(["Aleppo"]).equals(before)
    assert found("Xaleppo") == ["geonames:170063"]
    assert found("حلب").count("geonames:170063") == 1
    assert found("محافظة خلوب") == ["geonames:SY.09"]
    opened = Index.open()
    row = opened.row_of("geonames:170063")
    assert {"xaleppo", "aleppo"} <= set(opened.names_of(row))


def test_a_town_that_the_built_in_gazetteer_has_by_hand_is_one_with_that_of_the_dump(home, tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(
        line(90_000_020, "Dabiq", 36.537, 37.269, "Dabek,دابق") + line(90_000_021, "Dabiq", 34.0, 37.0),
        "utf-8",
    )
    store.add(files=[path])
    # The second one of the name is far away, and another place.
    assert sorted(found("Dabiq", country="SY")) == ["geomap:SY.dabiq", "geonames:90000021"]
    assert found("Dabek", country="SY") == ["geomap:SY.dabiq"]


def test_units_that_only_the_dump_has_hold_their_towns(home, syria):
    store.add(files=[syria])
    opened = Index.open()
    [unit], [town] = opened.lookup("Xerdistrict"), opened.lookup("Xerdis")
    assert town.admin2 == unit.row
    assert opened.units(town.row) == ("Aleppo", "Xerdistrict")
    assert opened.members(unit.row) == [town.row]
    assert geomap.geocode(["Xerdis, Xerdistrict"])["place_id"].tolist() == ["geonames:90000009"]
    province = opened.row_of("geonames:SY.09")
    assert town.row in opened.members(province)


def test_texts_and_transliterations_find_villages(home, syria):
    store.add(files=[syria])
    named = geomap.geoparse("Shelling hit the village of Al-Xalbiyah near Aleppo in Syria on Monday.")
    assert named[0].text.endswith("Al-Xalbiyah")
    assert named[0].place.id == "geonames:90000002"
    guessed = geomap.geocode(["El Xalbieh"], country="SY", admin1="Aleppo")
    assert guessed["place_id"].tolist() == ["geonames:90000002"]
    assert guessed["precision"].tolist() == ["near"]
    near = geomap.Gazetteer().reverse((36.149, 37.301))
    assert near.raw["name"] == "Al Xalbiyah"


def test_zip_txt_and_gz_are_the_same(home, syria, tmp_path):
    import gzip

    (tmp_path / "other.txt.gz").write_bytes(gzip.compress(syria.read_bytes()))
    zipped(tmp_path / "third.zip", syria.read_text("utf-8"))
    state = store.add(files=[syria, tmp_path / "other.txt.gz", tmp_path / "third.zip"])
    assert [source.name for source in state.sources] == ["SY", "other", "third"]
    assert {source.lines for source in state.sources} == {len(VILLAGES) - 1}
    # Each place once, however many files hold it.
    assert store.describe()["own"]["places"] == len(VILLAGES) - 1


def test_alternate_names_join_the_places_that_are_there(home, syria, tmp_path):
    names = [
        "1\t90000001\tar\tخالمينة الجديدة\t1\t\t\t\t\t",
        "2\t90000001\tlink\thttps://en.wikipedia.example/X\t\t\t\t\t\t",
        "3\t90000001\tpost\t12345\t\t\t\t\t\t",
        "4\t90000002\ten\tOldxalby\t\t\t\t1\t\t",
        "5\t99999999\ten\tNobodyknows\t\t\t\t\t\t",
    ]
    path = zipped(tmp_path / "alternateNamesV2.zip", "\n".join(names) + "\n", "alternateNamesV2.txt")
    with pytest.raises(GazetteerError, match="add the countries"):
        store.add(files=[path])
    state = store.add(files=[syria, path])
    assert [(s.name, s.sort, s.lines) for s in state.sources][1] == ("alternateNamesV2", "names", 3)
    assert found("خالمينة الجديدة") == ["geonames:90000001"]
    assert found("Oldxalby") == ["geonames:90000002"]
    assert found("12345") == found("Nobodyknows") == []
    assert Index.open().lookup("خالمينة الجديدة")[0].form == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no place in it"),
        (b"<html><body>not here</body></html>", "web page"),
        (b"a,b,c\n1,2,3\n", "not a file of GeoNames'"),
        (b"PK\x03\x04broken", "broken or cut short"),
        (b"\x1f\x8b\x08broken", "broken or cut short"),
        (VILLAGES[5].encode(), "no place in it"),
    ],
)
def test_other_files_are_refused_and_nothing_changes(home, syria, tmp_path, content, message):
    store.add(files=[syria])
    before = store.read_state()
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        store.add(files=[tmp_path / "bad"])
    assert store.read_state() == before
    assert found("Khalmina")
    assert not list(home.glob("tmp-*"))


def test_a_zip_that_is_cut_short_or_altered_is_refused(home, tmp_path):
    path = zipped(tmp_path / "SY.zip", "".join(VILLAGES) * 300)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(GazetteerError, match="cut short"):
        store.add(files=[path])
    at = data.index(b"SY.txt") + 400
    path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    with pytest.raises(GazetteerError, match="cut short"):
        store.add(files=[path])


def test_broken_lines_are_counted_and_left_out(home, tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(VILLAGES[0] + "rubbish\n\n" + line(1, "Far", 99, 0) + VILLAGES[1], "utf-8")
    state = store.add(files=[path])
    assert (state.sources[0].lines, state.sources[0].broken) == (2, 2)


def test_a_missing_file_says_so(home):
    with pytest.raises(GazetteerError, match="no such file"):
        store.add(files=["nowhere.zip"])
    assert not home.exists()


_WORD = st.text(st.sampled_from("abdeghiklmnoprstuzéḩāşّةعغفнйж' -"), min_size=3, max_size=14)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_WORD, st.lists(_WORD, max_size=4)), min_size=1, max_size=30))
def test_every_name_of_every_place_finds_it(tmp_path, entries):
    path = tmp_path / "SY.txt"
    text, expected = "", []
    for number, (first, rest) in enumerate(entries, 95_000_000):
        name = f"X{first}".strip()
        others = [f"Y{other}".strip() for other in rest]
        text += line(number, name, 35, 37, ",".join(others))
        expected += [(f"geonames:{number}", n) for n in (name, *others) if not raw_names.is_junk(n)]
    path.write_text(text, "utf-8")
    with layers.using(data=tmp_path / "property"):
        store.add(files=[path])
        assert [(key, name) for key, name in expected if key not in found(name)] == []


def test_names_in_several_tries_are_found_as_in_one(home, syria, monkeypatch):
    store.add(files=[syria])
    names = ("Khalmina", "Al Xalbiyah", "Zorquba Airport", "Zorquba", "ناحية قوخر", "Nowhere")
    expected = [found(name) for name in names]
    monkeypatch.setattr(tries.write, "__kwdefaults__", {"most": 3})
    store.rebuild()
    assert len(Index.open().layers[0].index.meta["tries"]) > 5
    assert [found(name) for name in names] == expected
    assert Index.open().prefixes("zorquba airport road")[-2:] == ["zorquba", "zorquba airport"]
    own = Index.open().layers[0].index
    assert all(own.key_id(own.restore_key(number)) == number for number in range(own.meta["names"]))


# ---- the folder --------------------------------------------------------------------------------------------


def test_who_added_nothing_has_the_built_in_index_itself(home):
    assert Index.open() is Index.open(BUILT_IN)
    assert not home.exists()


def test_adding_and_removing_comes_full_circle(home, syria, tmp_path):
    (tmp_path / "IQ.txt").write_text(line(91_000_001, "Xirkuka", 35, 44, country="IQ", admin1="02"), "utf-8")
    store.add(files=[syria])
    store.add(files=[tmp_path / "IQ.txt"])
    assert found("Xirkuka")
    assert found("Khalmina")
    with pytest.raises(GazetteerError, match="TR was never added; there is SY, IQ"):
        store.remove(["TR"])
    store.remove(["sy"])
    assert not found("Khalmina")
    assert found("Xirkuka")
    store.remove(["all"])
    assert Index.open() is Index.open(BUILT_IN)
    assert [path.name for path in home.iterdir()] == ["lock"]


def test_a_country_that_is_added_again_is_replaced(home, syria):
    store.add(files=[syria])
    syria.write_text(VILLAGES[1], "utf-8")
    state = store.add(files=[syria])
    assert len(state.sources) == 1
    assert not found("Khalmina")
    assert len(list(home.glob("source-*"))) == len(list(home.glob("index-*"))) == 1


def test_what_was_broken_off_is_never_opened_and_goes_next_time(home, syria):
    store.add(files=[syria])
    for name in ("tmp-dead/index-x", "index-dead", "source-SY-dead"):
        (home / name).mkdir(parents=True)
    (home / "current.json.dead").write_text("{")
    assert found("Khalmina")
    store.rebuild()
    assert not [path.name for path in home.iterdir() if "dead" in path.name]
    assert found("Khalmina")


def test_damage_names_the_cure(home, syria):
    state = store.add(files=[syria])
    (home / state.folder / "names.marisa").write_bytes(b"x")
    layers._composed.cache_clear()
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open()
    store.rebuild()
    assert found("Khalmina")
    (home / "current.json").write_text("{")
    with pytest.raises(GazetteerError, match="add the countries again"):
        Index.open()


def test_another_built_in_index_does_not_lead_astray(home, syria, monkeypatch):
    store.add(files=[syria])
    opened = Index.open()
    names = ("Khalmina", "Xaleppo", "Xerdis")
    rows = [(c.row, c.admin1, c.admin2) for name in names for c in opened.lookup(name)]
    monkeypatch.setattr(layered, "fingerprint", lambda _: "another")
    layers._composed.cache_clear()
    again = Index.open()
    assert again is not opened
    assert rows == [(c.row, c.admin1, c.admin2) for name in names for c in again.lookup(name)]
    layers._composed.cache_clear()


def test_a_folder_that_cannot_be_written_says_so(tmp_path, monkeypatch, syria):
    (tmp_path / "file").write_text("")
    with layers.using(data=tmp_path / "file"):
        assert Index.open() is Index.open(BUILT_IN)
        with pytest.raises(GazetteerError, match="GEOMAP_DATA"):
            store.add(files=[syria])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_still_read(home, syria):
    store.add(files=[syria])
    home.chmod(0o500)
    try:
        layers._composed.cache_clear()
        assert found("Khalmina")
        with pytest.raises(GazetteerError, match="cannot be written"):
            store.remove(["SY"])
    finally:
        home.chmod(0o700)


ADD = "import sys; from geomap.gazetteer import store; store.add(files=[sys.argv[1]])"


def test_two_processes_may_add_at_once(home, syria, tmp_path):
    other = tmp_path / "IQ.txt"
    other.write_text(line(91_000_001, "Xirkuka", 35, 44, country="IQ", admin1="02"), "utf-8")
    running = [subprocess.Popen([sys.executable, "-c", ADD, str(path)]) for path in (syria, other)]
    assert [process.wait(120) for process in running] == [0, 0]
    assert {source.name for source in store.read_state().sources} == {"SY", "IQ"}
    assert found("Khalmina")
    assert found("Xirkuka")


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_build_that_is_killed_leaves_what_was_there(home, syria, tmp_path):
    store.add(files=[syria])
    before = store.read_state()
    other = tmp_path / "IQ.txt"
    other.write_text(
        "".join(line(92_000_000 + n, f"Xirk{n:x}", 35, 44, country="IQ") for n in range(60_000)), "utf-8"
    )
    process = subprocess.Popen([sys.executable, "-c", ADD, str(other)])
    deadline = time.monotonic() + 60
    while not list(home.glob("tmp-*/index-*/tmp-*/text")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL
    assert list(home.glob("tmp-*"))
    assert store.read_state() == before
    assert found("Khalmina")
    store.add(files=[syria])
    assert not list(home.glob("tmp-*"))
    assert found("Khalmina")


# ---- downloads ---------------------------------------------------------------------------------------------


class _Server(http.server.BaseHTTPRequestHandler):
    """Answers as a mirror of GeoNames may, on good days and bad."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []
    failures: ClassVar[dict[str, list[int]]] = {}

    def do_GET(self):
        name = self.path.rpartition("/")[2]
        self.asked.append((name, self.headers.get("Range", "")))
        if self.failures.get(name):
            code = self.failures[name].pop(0)
            if code == 0:  # half, then silence
                data = self.files[name]
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.send_header("ETag", '"one"')
                self.end_headers()
                self.wfile.write(data[: len(data) // 2])
                return
            self.send_error(code)
            return
        if name == "SLOW.zip":
            time.sleep(1.0)
            return
        data = self.files.get(name)
        if data is None:
            self.send_error(404)
            return
        start = 0
        if self.headers.get("Range") and self.headers.get("If-Range") == '"one"':
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(data[start:])

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[str]:
    _Server.files = {
        "SY.zip": zipped(tmp_path / "made.zip", "".join(VILLAGES)).read_bytes(),
        "IQ.zip": b"<html><body>Please log in</body></html>",
        "TR.zip": zipped(tmp_path / "cut.zip", "".join(VILLAGES) * 50).read_bytes()[:-200],
        "SLOW.zip": b"PK",
    }
    _Server.asked, _Server.failures = [], {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/export/dump"
    server.shutdown()
    server.server_close()


def test_a_country_is_downloaded(home, mirror):
    seen = []
    state = store.add(["sy"], url=mirror, progress=lambda *said: seen.append(said))
    assert state.sources[0].origin == f"{mirror}/SY.zip"
    assert found("Khalmina")
    assert {"download SY", "read SY", "index SY"} <= {label for label, _, _ in seen}
    assert not (home / "downloads").exists()


@pytest.mark.parametrize(
    ("code", "message"),
    [("LB", "no such file"), ("IQ", "a web page"), ("TR", "no whole zip archive"), ("XQ", "no country code")],
)
def test_what_cannot_be_downloaded_is_said(home, mirror, code, message):
    with pytest.raises(GazetteerError, match=message):
        store.add([code], url=mirror)
    assert store.read_state() == store.State()


def test_a_download_goes_on_where_it_broke_off(mirror, tmp_path):
    _Server.failures["SY.zip"] = [503, 0]
    waits = []
    path = download.fetch(f"{mirror}/SY.zip", tmp_path / "SY.zip", wait=waits.append)
    assert path.read_bytes() == _Server.files["SY.zip"]
    half = len(_Server.files["SY.zip"]) // 2
    assert [asked for _, asked in _Server.asked] == ["", "", f"bytes={half}-"]
    assert waits == [2.0, 4.0]
    assert [p.name for p in tmp_path.glob("SY.zip*")] == ["SY.zip"]


def test_no_network_and_a_slow_one_say_what_to_do(mirror, tmp_path):
    for url, timeout in ((f"{mirror}/SLOW.zip", 0.1), ("http://127.0.0.1:9/SY.zip", 5.0)):
        with pytest.raises(GazetteerError, match="by hand and add it with --file"):
            download.fetch(url, tmp_path / "got.zip", timeout=timeout, wait=lambda _: None)
    with pytest.raises(GazetteerError, match="https://"):
        download.fetch("file:///etc/hosts", tmp_path / "got.zip")
    _Server.failures["SY.zip"] = [403]
    with pytest.raises(GazetteerError, match="refused"):
        download.fetch(f"{mirror}/SY.zip", tmp_path / "got.zip", wait=lambda _: None)


# ---- the user's own places ---------------------------------------------------------------------------------

MINE = """name,lat,lon,names,country,kind,precision,radius_km
Paris,36.5,38.5,Lutetia X|Gate 5,SY,town,,
Camp Xero,36.6,38.6,,SY,camp,near,12
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "my.csv"
    path.write_text(MINE, "utf-8")
    return path


def test_own_places_win_everywhere(home, mine, syria, tmp_path):
    store.add(files=[syria])
    frame = geomap.geocode(["Paris", "Gate 5", "Camp Xero", "Khalmina", "Berlin"], places=mine)
    assert frame["place_id"].tolist()[:3] == ["places:1", "places:1", "places:2"]
    assert frame["place_name"].tolist()[3:] == ["Qaryat Xalmina", "Berlin"]
    assert frame["precision"].tolist()[:3] == ["town", "town", "near"]
    assert frame["radius_km"].tolist()[:3] == [5.0, 5.0, 12.0]
    text = "A blast was heard at Gate 5 on 7 November 2023, officials in London and Berlin said."
    named = geomap.geoparse(text, places=mine)
    assert [t.place.id for t in named if t.text == "Gate 5"] == ["places:1"]
    taken = geomap.extract(
        "A bomb exploded in Paris on 7 November.", published="2023-11-08", language="en", places=mine
    )
    assert taken.geometry.iloc[0].coords[0] == (38.5, 36.5)
    table = tmp_path / "table.csv"
    table.write_text("date,place,type\n2023-11-07,Camp Xero,explosion\n")
    assert geomap.read(table, places=mine).geometry.iloc[0].coords[0] == (38.6, 36.6)
    assert geomap.Gazetteer(places=mine).geocode("Gate 5").raw["id"] == "places:1"
    # Only for as long as they are asked for.
    assert geomap.geocode(["Paris"])["country"].tolist() == ["FR"]
    # A name that both have still leads elsewhere where the country says so.
    assert geomap.geocode(["Paris"], country="FR", places=mine)["country"].tolist() == ["FR"]


def test_bad_rows_of_own_places_are_named(mine, tmp_path):
    mine.write_text(
        "name;lat;lon;country;kind;precision;radius_km\nGood;36,5;38,5;sy;;;\n;91;x;XX;castle;sharp;-1\n"
    )
    problems = []
    table = tmp_path / "table.csv"
    table.write_text("date,place,type\n2023-11-07,Good,explosion\n")
    frame = geomap.read(table, places=mine, problems=problems)
    assert frame.geometry.iloc[0].coords[0] == (38.5, 36.5)
    said = [(p.row, p.column) for p in problems if p.source == "my.csv"]
    assert said == [(3, c) for c in ("name", "lat", "lon", "country", "kind", "precision", "radius_km")]
    with pytest.warns(InputWarning, match="my.csv, row 3"):
        geomap.geocode(["Good"], places=mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column name, lat, lon"),
        ("place,lat,lon\n", "no column name"),
        ("name,lat,lon\n", "no row"),
        ("name,lat,lon\nA,b,c\n", "not a latitude"),
    ],
)
def test_unusable_own_places_are_refused(tmp_path, text, message):
    path = tmp_path / "my.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        geomap.geocode(["Paris"], places=path)
    with pytest.raises(InputError, match="no such file"):
        geomap.geocode(["Paris"], places=tmp_path / "none.csv")


# ---- the command line --------------------------------------------------------------------------------------


def run(*arguments, code=0):
    done = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_the_command_line_adds_lists_and_removes(home, syria, mirror):
    assert "nothing was added yet" in run("gazetteer", "list")
    assert "SY: 10 places" in run("gazetteer", "add", "Syria", "--url", mirror)
    assert "2023-05-01" in run("gazetteer", "list")
    shown = run("gazetteer", "info")
    assert "built-in" in shown
    assert "CC BY 4.0" in shown
    assert "as of 2023-05-01" in shown
    assert "Qaryat Xalmina" in run("geocode", "Khalmina")
    assert run("gazetteer", "rebuild", "-q") == ""
    assert "nothing is left" in run("gazetteer", "remove", "all")
    assert "no such file" in run("gazetteer", "add", "--file", "nowhere.zip", code=1)
    assert "name a country" in run("gazetteer", "add", code=2)


def test_the_command_line_takes_another_folder_and_own_places(home, syria, mine, tmp_path):
    other = tmp_path / "other"
    run("--data", other, "gazetteer", "add", "--file", syria, "-q")
    assert not home.exists()
    assert "Qaryat Xalmina" in run("--data", other, "geocode", "Khalmina")
    run("geocode", "Khalmina", code=1)
    assert "36.5" in run("geocode", "Gate 5", "--places", mine)
    report = tmp_path / "report.txt"
    report.write_text("A bomb exploded in Camp Xero on 7 November 2023, killing three people.")
    made = json.loads(run("export", report, "--places", mine, "-q"))
    assert made["features"][0]["geometry"]["coordinates"] == [38.6, 36.6]
    run("map", report, "--places", mine, "-q", "-o", tmp_path / "map.html")


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    with terminal.progress() as tell:
        assert tell is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress() as tell:
        tell("read SY", 1, 4)
        tell("read SY", 4, 4)
        tell("download IQ", 3_000_000, 0)
    shown = capsys.readouterr().err
    assert "25 %" in shown
    assert "100 %" in shown
    assert shown.endswith("3.0 MB\n")
    with terminal.progress(quiet=True) as tell:
        assert tell is None


@pytest.mark.slow
def test_memory_does_not_grow_with_the_dump(home, tmp_path):
    path = tmp_path / "big.txt"
    with path.open("w", encoding="utf-8") as out:
        for n in range(1_000_000):
            out.write(line(93_000_000 + n, f"Xal{n * 7919 % 999_983:x}", n % 70, n % 170, f"Yal{n:x}"))
    if not STATUS.exists():
        pytest.skip("only Linux tells a process's own peak; ru_maxrss holds that of whoever started it")
    program = ADD + f"; print(open({str(STATUS)!r}).read().split('VmHWM:')[1].split()[0])"
    done = subprocess.run([sys.executable, "-c", program, path], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 600_000
    assert found("Yal1ff") == [f"geonames:{93_000_000 + 0x1FF}"]


def test_the_format_is_that_of_the_built_in_index(home, syria):
    state = store.add(files=[syria])
    own = Index(home / state.folder)
    assert own.meta["format"] == meta.FORMAT
    assert set(Index.open(BUILT_IN).meta["columns"]) <= set(own.meta["columns"])
    assert own.meta["licences"] == {"GeoNames": store.LICENCE}
