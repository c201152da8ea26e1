"""Countries downloaded from a server: whole, resumed, or refused with a cure."""

from __future__ import annotations

import http.server
import threading
import time
from typing import TYPE_CHECKING, ClassVar

import pytest
from villages import VILLAGES, found, run, zipped

from geomap.errors import GazetteerError
from geomap.gazetteer import download, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
