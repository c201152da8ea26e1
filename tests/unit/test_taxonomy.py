import pytest

from geomap import taxonomy
from geomap.errors import UnknownTypeError


def test_every_type_is_in_a_group_that_there_is_and_none_is_empty():
    types = taxonomy.types()
    assert {kind.group for kind in types.values()} == set(taxonomy.GROUPS)
    assert all(key == kind.key == key.lower() and kind.label for key, kind in types.items())
    assert len({kind.label for kind in types.values()}) == len(types)


def test_groups_differ_in_colour_and_in_shape():
    groups = taxonomy.GROUPS.values()
    for look in ("light", "dark", "shape"):
        assert len({getattr(group, look) for group in groups}) == len(groups)


def test_own_types_are_other():
    assert taxonomy.group_of("market day") == "other"
    assert taxonomy.label_of("market day") == "market day"
    with pytest.raises(UnknownTypeError, match=r"'market day'; known types: armed_clash, "):
        taxonomy.require("market day")
    assert taxonomy.require("flood").group == "disaster"
