"""Incidents found in the MUC-4 reports must not get fewer or worse: against benchmarks/floors.toml."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "muc4" / "dev.jsonl"
FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))["MUC-4"]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.is_file(), reason=f"there is no corpus in {CORPUS}"),
]


def test_muc_4() -> None:
    spec = importlib.util.spec_from_file_location("bench_extract", ROOT / "benchmarks" / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    measured = module.measure(CORPUS)
    low = {
        name: (round(measured[name], 4), floor)
        for name, floor in FLOORS["least"].items()
        if measured[name] < floor
    }
    high = {
        name: (round(measured[name], 4), most)
        for name, most in FLOORS["most"].items()
        if measured[name] > most
    }
    assert not low, f"fell below benchmarks/floors.toml (measured, floor): {low}"
    assert not high, f"rose above benchmarks/floors.toml (measured, most): {high}"
    sure, unsure = (measured[f"right {side} {module.SURE}"] for side in ("at >=", "below"))
    assert sure > 1.3 * unsure, f"confidence tells little: {sure:.2f} against {unsure:.2f}"
