import numpy as np
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


# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB: what red-, green- and blue-blind see.
VISIONS = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
)
GROUNDS = {"light": ("F4F1EA", "DCE6EC"), "dark": ("23282D", "15191D")}


def linear(colours):
    part = np.array([[int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)] for colour in colours])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    t = np.clip(rgb, 0, 1) @ XYZ.T / [0.95047, 1, 1.08883]
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.column_stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])])


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_groups_are_told_apart_by_all_eyes(mode, vision):
    colours = [getattr(group, mode) for group in taxonomy.GROUPS.values()]
    seen = lab(linear(colours) @ np.array(VISIONS[vision]).T)
    distance = np.linalg.norm(seen[:, None] - seen[None], axis=-1)
    least = distance[np.triu_indices(len(colours), 1)].min()
    assert least >= (30 if vision == "normal" else 17)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_groups_stand_out_from_land_and_sea(mode):
    marks = linear([getattr(group, mode) for group in taxonomy.GROUPS.values()]) @ XYZ[1]
    for ground in linear(GROUNDS[mode]) @ XYZ[1]:
        contrast = (np.maximum(marks, ground) + 0.05) / (np.minimum(marks, ground) + 0.05)
        assert contrast.min() >= 3
