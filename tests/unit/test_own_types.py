"""Types of the user's own: from a file to incidents, GeoJSON and the legend of the map."""

import base64
import gzip
import json
import re

import pytest

import geomap
from geomap import own_types, taxonomy
from geomap.errors import InputError, SourceNotFoundError
from geomap.extraction import Report, extract_reports
from geomap.mapping.layers import IncidentLayer

MINE = """
[water_cut]
group = "humanitarian"
color = ["#0055AA", "#66AAFF"]
glyph = "diamond"
triggers.en = ["water was cut", "cut {0,3} water supply"]
triggers.de = ["Wasser {0,2} abgestellt"]

[market_attack]
label = "Attack on a market"
group = "civilians"
triggers.en = ["attack|attacks on {0,2} market", "market {0,2} shelled"]

[rumour]
triggers.en = ["rumour spread"]
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(MINE, "utf-8")
    return path


def types_of(text, path, language="en"):
    found = geomap.extract(text, published="2023-11-08", language=language, types=path)
    return found[["type", "group"]].values.tolist()


def test_words_of_the_user_make_incidents_of_the_users_types(mine):
    assert types_of("Engineers cut the whole water supply of Aleppo on Tuesday.", mine) == [
        ["water_cut", "humanitarian"]
    ]
    found = geomap.extract(
        "Engineers cut the whole water supply of Aleppo.", published="2023-11-08", language="en"
    )
    assert "water_cut" not in set(found["type"])


def test_the_users_type_wins_over_what_it_overlaps_and_swallows_the_killing(mine):
    text = "Twelve people were killed in an attack on a market in Aleppo on Tuesday."
    found = geomap.extract(text, published="2023-11-08", language="en", types=mine)
    assert found[["type", "place", "deaths"]].values.tolist() == [["market_attack", "Aleppo", 12]]
    assert types_of("The market was shelled in Aleppo on Tuesday.", mine) == [["market_attack", "civilians"]]


def test_other_types_stay_as_they_are(mine):
    text = "A bomb exploded in Cairo on Tuesday.\n\nWater was cut in Aleppo on Tuesday."
    assert types_of(text, mine) == [["explosion", "strike"], ["water_cut", "humanitarian"]]


def test_a_language_without_a_pack_takes_triggers_and_keeps_the_rest(mine):
    text = "In Kunduz in Afghanistan wurde am Montag das Wasser abgestellt. Angriffe gab es in Kandahar."
    found = types_of(text, mine, "de")
    assert found == [["water_cut", "humanitarian"], ["other", "other"]]


def test_triggers_are_replaced_or_nothing_else_is_left(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[protest]\nreplace = true\ntriggers.en = ["sit-in"]\n', "utf-8")
    text = "Thousands protested in Cairo on Tuesday. A sit-in began in Aleppo. A bomb exploded in Erbil."
    assert [kind for kind, _ in types_of(text, path)] == ["protest", "explosion"]
    path.write_text('only = true\n[sit_in]\ntriggers.en = ["sit-in"]\n', "utf-8")
    assert types_of(text, path) == [["sit_in", "other"]]


def test_reports_and_tables_are_read_with_them(mine, tmp_path):
    (tmp_path / "a.txt").write_text("Water was cut in Aleppo on Tuesday.", "utf-8")
    (tmp_path / "b.csv").write_text(
        "place,date,type\nCairo,2023-11-07,Attack on a market\nErbil,2023-11-07,rumour\n", "utf-8"
    )
    frame = geomap.read(
        [tmp_path / "a.txt", tmp_path / "b.csv"], published="2023-11-08", language="en", types=mine
    )
    assert frame[["type", "group"]].values.tolist() == [
        ["water_cut", "humanitarian"],
        ["market_attack", "civilians"],
        ["rumour", "other"],
    ]
    (row,) = extract_reports(
        [Report("Water was cut in Aleppo.", source="x", language="en")], types=mine, problems=[]
    )
    assert row.type == "water_cut"
    geomap.write(frame, tmp_path / "out.geojson")
    written = json.loads((tmp_path / "out.geojson").read_text("utf-8"))
    assert {f["properties"]["group"] for f in written["features"]} == {"humanitarian", "civilians", "other"}


def test_the_legend_has_their_labels_colours_and_glyphs(mine):
    text = "Water was cut in Aleppo on Tuesday.\n\nAn attack on a market in Cairo killed two."
    text += "\n\nRumour spread in Erbil."
    frame = geomap.extract(text, published="2023-11-08", language="en", types=mine)
    with own_types.in_use(mine):
        looks = {look.key: look for look in IncidentLayer(frame).payload.looks}
    water, market, rumour = looks["water_cut"], looks["market_attack"], looks["rumour"]
    assert (water.label, water.group, water.light, water.dark, water.shape) == (
        "Water cut", "humanitarian", "0055AA", "66AAFF", "diamond",
    )  # fmt: skip
    civilians = taxonomy.GROUPS["civilians"]
    assert (market.label, market.light, market.shape) == ("Attack on a market", civilians.light, "circle")
    assert market.variant not in range(3)  # the fillings of geomap's own types of the group
    assert rumour.light not in {water.light, market.light}
    page = geomap.explore(frame, types=mine).get_root().render()
    packed = "".join(
        gzip.decompress(base64.b64decode(run)).decode("utf-8", "replace")
        for run in re.findall(r"H4sI[A-Za-z0-9+/]{40,}=*", page)
    )
    assert "Attack on a market" in packed
    assert "0055AA" in packed


def test_nothing_of_it_stays_behind(mine):
    with own_types.in_use(mine):
        assert "water_cut" in taxonomy.types()
        assert taxonomy.is_own("water_cut")
        assert not taxonomy.is_own("flood")
    assert "water_cut" not in taxonomy.types()
    assert own_types.load(mine) is own_types.load(mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a", r"mine\.toml: not valid TOML .*; see docs/types\.md"),
        ("", r"no type is in it; add a section"),
        ("a = 1", r"a: 1 stands outside a type; write it under \[a\] or delete it"),
        ("only = 3\n[a]", r"only is 3; write true or false"),
        ("[a]\ncolour = '#AA0000'", r"\[a\]: unknown key 'colour'; known keys are label, group, covers"),
        ("[a]\ngroup = 'war'", r"\[a\] group: unknown group 'war'; it is one of combat, strike"),
        ("[a]\nlabel = 3", r"\[a\] label: 3 is no text; write it between quotes"),
        ("[a]\ncolor = 'red'", r"\[a\] color: 'red' is no colour; write \"#AA3355\""),
        ("[a]\ncolor = ['#AA3355']", r"\[a\] color: \['#AA3355'\] is no colour"),
        ("[a]\nglyph = 'star'", r"\[a\] glyph: unknown glyph 'star'; it is one of cross, triangle"),
        ("[a]\nreplace = 'yes'", r"\[a\] replace: 'yes' is no flag; write true or false"),
        ("[a]\ntriggers = ['x']", r"\[a\] triggers: \['x'\] is no list per language; write triggers\.en"),
        ("[a]\ntriggers.english = ['x']", r"\[a\] triggers: 'english' is no code of a language; write en"),
        ("[a]\ntriggers.en = 'x'", r"\[a\] triggers\.en: 'x' is no list of phrases; write \["),
        ("[a]\ntriggers.en = ['x*']", r"\[a\] triggers\.en: 'x\*': at least two letters .*; see docs/"),
        ("[a]\ntriggers.en = ['bomb y*']", r"\[a\] triggers\.en: 'y\*': at least two letters"),
        ("[a]\ntriggers.en = ['bomb {0,2}']", r"\[a\] triggers\.en: phrase .* must begin and end"),
        ("[a]\ntriggers.en = ['(x']", r"\[a\] triggers\.en: phrase '\(x' has a group that is not closed"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_with_its_place_and_cure(tmp_path, text, message):
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=message) as raised:
        own_types.load(path)
    assert str(raised.value).startswith(str(path))


def test_all_that_is_wrong_with_a_file_is_said_at_once(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        "[a]\ngroup = 'sea'\ncolor = 'red'\ntriggers.xx = ['x y']\ntriggers.en = 'x'\n[b]\nnote = 'x'\n",
        "utf-8",
    )
    with pytest.raises(InputError) as raised:
        own_types.load(path)
    first, *others = str(raised.value).splitlines()
    assert first == f"{path}: 5 things are wrong:"
    for line, words in zip(
        others,
        ("[a] group", "[a] color", "no language has the code 'xx'", "[a] triggers.en", "[b]: unknown key"),
        strict=True,
    ):
        assert words in line


@pytest.mark.parametrize("language", ["it", "pt-BR", "vi"])
def test_triggers_of_a_language_with_or_without_a_pack(tmp_path, language):
    path = tmp_path / "mine.toml"
    path.write_text(f"[a]\ntriggers.{language} = ['xy zw']\n", "utf-8")
    assert own_types.load(path).triggers


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    with pytest.raises(SourceNotFoundError, match=r"nothing\.toml: there is no such file of types"):
        own_types.load(tmp_path / "nothing.toml")
    with pytest.raises(InputError, match="cannot be read"):
        own_types.load(tmp_path)
