"""The index as it is opened and asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer import meta as module
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.open()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 200_000))
def test_every_place_is_found_by_its_own_name(row: int) -> None:
    index = Index.open()
    row = row * 7 % len(index)
    found = index.lookup(index.name(row), country=index.country(row))
    # A key holds 120 places at most: the rarest of a very common name may be left out.
    assert row in [c.row for c in found] or len(index.lookup(index.name(row))) >= 120


def test_names_of_a_place_are_the_keys_that_find_it(index: Index) -> None:
    row = index.lookup("Erbil", country="IQ")[0].row
    names = index.names_of(row)
    assert {"erbil", "arbil", "irbil", "اربيل"} <= set(names)
    assert all(row in [c.row for c in index.lookup(name)] for name in names)


def test_candidates_come_most_likely_first(index: Index) -> None:
    priors = [c.prior for c in index.lookup("Springfield")]
    assert len(priors) > 5
    assert priors[0] == max(priors)


def test_rows_and_ids_correspond(index: Index) -> None:
    for row in (0, 1000, len(index) - 1):
        assert index.row_of(index.id(row)) == row
    assert index.row_of("geonames:0") is None


def test_diacritics_can_be_required(index: Index) -> None:
    assert index.is_spelt("Đà Nẵng")
    assert index.is_spelt("Da Nang")
    assert not index.is_spelt("Đá Nàng")


def test_an_area_reaches_as_far_as_it_claims(index: Index) -> None:
    strip = index.lookup("Gaza Strip")[0]
    precision, radius = index.precision(strip.row)
    assert precision == "area"
    assert 15 <= radius <= 40


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "index"
    shutil.copytree(module.BUILT_IN, folder)
    yield folder
    shutil.rmtree(folder)


def test_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="reinstall geomap"):
        Index(tmp_path / "nothing")


def test_missing_index_of_a_checkout_says_how_to_build_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = tmp_path / "checkout"
    (root / "geomap" / "gazetteer").mkdir(parents=True)
    (root / "hatch_build.py").touch()
    monkeypatch.setattr(module, "__file__", str(root / "geomap" / "gazetteer" / "index.py"))
    monkeypatch.setattr(module, "BUILT_IN", root / "geomap" / "gazetteer" / "index")
    with pytest.raises(GazetteerError, match="pip install -e"):
        Index(module.BUILT_IN.resolve())


def test_another_format_is_refused(copy: Path) -> None:
    meta = json.loads((copy / "meta.json").read_text())
    (copy / "meta.json").write_text(json.dumps(meta | {"format": 99}))
    with pytest.raises(GazetteerError, match="format 99"):
        Index(copy)


@pytest.mark.parametrize("name", ["names.marisa", "lon.npy", "meta.json"])
def test_damage_is_noticed(copy: Path, name: str) -> None:
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(GazetteerError, match="reinstall geomap"):
        Index(copy)


def test_index_is_small_and_is_mapped_and_not_read() -> None:
    size = sum(path.stat().st_size for path in module.BUILT_IN.iterdir())
    assert size <= 33e6
    # What makes opening quick is that nothing is read; benchmarks/gazetteer.py has the milliseconds.
    index = Index(module.BUILT_IN)
    assert all(isinstance(column, np.memmap) for column in index.columns.values())
    code = (
        "import sys, tracemalloc, numpy, marisa_trie\n"
        "from geomap.gazetteer.index import Index\n"
        "tracemalloc.start()\n"
        "index = Index.open()\n"
        "index.lookup('Arbil')\n"
        "print(tracemalloc.get_traced_memory()[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60e6


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31))
def test_every_name_of_every_place_finds_it(seed: int) -> None:
    index = Index.open()
    row = seed % len(index)
    for name in filter(lambda name: normalise(name) == name, index.names_of(row)):
        found = index.lookup(name, vary=False)
        assert row in [c.row for c in found] or len(found) >= 120, (index.name(row), name)


ASKED = """
import sys, geomap
from geomap.geocoding import locate
print(geomap.__file__, [(p.name, p.score) if p else None for p in locate(sys.argv[1:])])
"""


def test_many_processes_read_an_installation_that_nobody_may_write_to(tmp_path: Path) -> None:
    package, home = tmp_path / "lib" / "geomap", tmp_path / "home"
    shutil.copytree(module.BUILT_IN.parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    home.mkdir()
    folders = [home, package, *(path for path in package.rglob("*") if path.is_dir())]
    for path in (*package.rglob("*.*"), *folders):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*")}
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(package.parent)}
    environment |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CACHE", "CONFIG")}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    names = ["г. Харьков", "15 km N of Mosul", "Xyzzyx", "Idlib, Syria"]
    try:
        running = [
            subprocess.Popen(
                [sys.executable, "-W", "error", "-c", ASKED, *names],
                env=environment, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for _ in range(4)
        ]  # fmt: skip
        told = [(*process.communicate(timeout=120), process.returncode) for process in running]
        assert {path: path.stat().st_mtime_ns for path in package.rglob("*")} == before
        assert list(home.iterdir()) == []
    finally:
        for path in folders:
            path.chmod(0o755)
    assert {(error, code) for _, error, code in told} == {("", 0)}
    assert len({out for out, _, _ in told}) == 1
    assert str(package) in told[0][0]
    assert "Kharkiv" in told[0][0]
