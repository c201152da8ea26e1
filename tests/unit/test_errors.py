import inspect

import pytest

from geomap import errors
from geomap.errors import Problem, shorten

LEAVES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.GeomapError) and kind is not errors.GeomapError
]


@pytest.mark.parametrize("kind", LEAVES)
def test_every_error_is_also_a_builtin_and_prints_its_message(kind):
    assert any(issubclass(kind, builtin) for builtin in (ValueError, LookupError, OSError, RuntimeError))
    assert str(kind("a.txt: is not there")) == "a.txt: is not there"


def test_a_problem_reads_as_file_row_column_value_and_cure():
    problem = Problem("a.csv", 3, "lat", "95", "a latitude is between -90 and 90, not", "correct it")
    assert (
        str(problem) == "a.csv, row 3, column 'lat': a latitude is between -90 and 90, not '95'; correct it"
    )
    assert str(Problem("a.csv", None, None, "", "is empty", "fill it")) == "a.csv: is empty; fill it"
    assert len(str(Problem("a", 1, "b", "x" * 1000, "c", "d"))) < 100


def test_shorten_keeps_what_fits():
    assert (shorten("a" * 60), len(shorten("a" * 61))) == ("a" * 60, 60)
