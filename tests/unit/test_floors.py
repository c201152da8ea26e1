"""Imports point down only: a stage knows nothing of the one after it."""

import ast
import re
from pathlib import Path

import pytest

import geomap

PACKAGE = Path(geomap.__file__).parent

# From the ground up; modules of one floor may not import one another.
FLOORS = (
    ("errors",),
    ("taxonomy", "languages"),
    ("incidents", "own_types", "parallel"),
    ("contract", "gazetteer", "terminal"),
    ("geocoding",),
    ("extraction",),
    ("sources",),
    ("mapping", "writing"),
    ("cli_checks", "cli_options"),
    ("cli_gazetteer", "cli_told"),
    ("cli",),
)
LEVEL = {name: level for level, floor in enumerate(FLOORS) for name in floor}
# These stand outside: the public face imports everything, lazily.
MODULE_NAME = re.compile(r"geomap(\.[a-z_]+)+")
FREE = {"__init__", "__main__"}


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST, package: str):
    """Dotted names that a module imports, anywhere in it, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                base = ".".join([*parents[: len(parents) - node.level + 1], *([base] if base else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Constant) and MODULE_NAME.fullmatch(str(node.value)):
            # Names of modules, as lazy imports have them.
            yield node.lineno, node.value


def upward(source: str, part: str, package: str = "geomap") -> list[str]:
    """Imports in the source of a module of `part` that do not point down."""
    found = []
    for line, name in imports(ast.parse(source), package):
        parts = name.split(".")
        if parts[0] != "geomap" or len(parts) < 2 or parts[1] not in LEVEL:
            continue
        if parts[1] != part and LEVEL[parts[1]] >= LEVEL[part]:
            found.append(f"line {line}: {part} imports {name}")
    return found


def test_every_part_has_a_floor():
    parts = {part_of(path) for path in PACKAGE.rglob("*.py")} - FREE
    assert parts == set(LEVEL)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_point_down(path):
    part = part_of(path)
    if part in FREE:
        pytest.skip("the public face stands outside the floors")
    package = ".".join(["geomap", *path.relative_to(PACKAGE).parts[:-1]])
    assert upward(path.read_text("utf-8"), part, package) == []


@pytest.mark.parametrize(
    "source",
    [
        "from geomap.mapping import explore",
        "from geomap import mapping",
        "import geomap.cli",
        "def f():\n    from geomap.writing.files import write",
        "from ..mapping import explore",
        "from importlib import import_module\nimport_module('geomap.writing')",
        "HOMES = {'x': 'geomap.mapping.layers'}",
    ],
)
def test_the_test_sees_an_import_that_points_up(source):
    assert len(upward(source, "sources", "geomap.sources")) == 1
    assert upward("from geomap import errors", "sources") == []
