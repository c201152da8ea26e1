"""Accuracy that must not fall: measured on the corpora beside the repository, against floors.toml."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPORA.is_dir(), reason=f"there are no corpora in {CORPORA}"),
]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_geoparse", ROOT / "benchmarks" / "geoparse.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(name for name in FLOORS if "acc161" in FLOORS[name]))
def test_corpus(benchmark: ModuleType, name: str) -> None:
    articles = benchmark.read_corpora(CORPORA).get(name)
    if articles is None:
        pytest.skip(f"{name} is not in {CORPORA}")
    floors = FLOORS[name]
    measured = benchmark.resolution(articles, floors.get("language"))
    if {"f1", "e"} & set(floors):
        measured |= benchmark.end_to_end(articles, benchmark.ours)
    low = {
        key: (round(measured[key], 4), floor)
        for key, floor in floors.items()
        if key != "language" and measured[key] < floor
    }
    assert not low, f"{name} fell below benchmarks/floors.toml (measured, floor): {low}"
