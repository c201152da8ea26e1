"""The map as a folium object and as a file; what it does in a browser is in tests/browser."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
import struct

import folium
import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
import xyzservices

import geomap
from geomap.errors import InputError, UnknownLanguageError
from geomap.incidents import Incident, frame
from geomap.mapping import IncidentLayer, IncidentMap, Panel, Timeline, TypeLayer, basemap, block, payload
from geomap.mapping.looks import looks
from geomap.taxonomy import types

DAY = dt.date(2023, 11, 7)


def incident(kind="flood", lon=2.0, lat=48.0, precision="town", **more):
    return Incident(kind, lon=lon, lat=lat, place_precision=precision, **{"source": "a.txt", **more})


def render(m):
    return m.get_root().render()


def opened(packed):
    """Head and body of a block, read by its own description."""
    raw = gzip.decompress(base64.b64decode(packed))
    size = struct.unpack_from("<I", raw)[0]
    return json.loads(raw[4 : 4 + size]), raw[4 + size :]


def column(described, body):
    dtype = np.dtype(block.DTYPES[described["t"]])
    n = described["n"]
    if "v" in described:
        return np.full(n, described["v"], dtype)
    start = described["at"]
    planes = np.frombuffer(body, np.uint8, n * dtype.itemsize, start).reshape(dtype.itemsize, n)
    values = np.ascontiguousarray(planes.T).view(dtype).ravel()
    return np.cumsum(values, dtype=dtype) if "d" in described else values


def unpack(found):
    """Head, columns and texts of a payload."""
    head, body = opened(found.blocks["data"])
    numbers = {name: column(described, body) for name, described in head["columns"].items()}
    texts = {}
    for name, packed in found.blocks.items():
        if name != "data":
            places, raw = opened(packed)
            for key, (at, size) in places.items():
                texts[key] = raw[at : at + size].decode().split("\x1f")
    return head, numbers, texts


def test_is_a_folium_map_with_a_layer_per_type():
    m = geomap.explore(frame([incident("air_strike"), incident("air_strike"), incident("flood")]))
    assert isinstance(m, folium.Map)
    layers = [child for child in m._children.values() if isinstance(child, TypeLayer)]
    assert [(layer.type, layer.group, layer.layer_name) for layer in layers] == [
        ("air_strike", "strike", "Strikes: Air strike (2)"),
        ("flood", "disaster", "Disasters: Flood (1)"),
    ]


def test_statement_is_off_at_first():
    layer = IncidentLayer(frame([incident("statement"), incident("protest")]))
    assert {part.type: part.show for part in layer.type_layers} == {"protest": True, "statement": False}


def test_same_input_same_bytes_in_any_order():
    rows = [incident(place=f"p{i}", lon=float(i), date=DAY, date_end=DAY) for i in range(9)]
    page = render(geomap.explore(frame(rows), title="T"))
    assert render(geomap.explore(frame(rows), title="T")) == page
    assert render(geomap.explore(frame(rows[::-1]), title="T")) == page
    m = geomap.explore(frame(rows), title="T")
    assert render(m) == page
    assert render(m) == page


def test_same_bytes_with_elements_of_folium():
    def made():
        m = geomap.explore(frame([incident()]))
        folium.Marker([1, 2], popup="hello", tooltip="tip").add_to(m)
        folium.LayerControl().add_to(m)
        return render(m)

    assert made() == made()


def test_saved_file_is_what_is_rendered(tmp_path):
    m = geomap.explore(frame([incident(place="Huế")]))
    m.save(str(tmp_path / "map.html"))
    assert (tmp_path / "map.html").read_text("utf-8") == render(m)


def test_nothing_is_loaded_from_elsewhere():
    page = render(geomap.explore(frame([incident(source_url="https://example.org/x")])))
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert "http" not in outside.replace("http-equiv", "")
    assert not re.findall(r"<(?:link|img|iframe|script[^>]+src)", page.split("<script>")[0])
    assert not re.findall(r"url\((?!data:|\"data:|#)[^)]", page.split("</style>")[0])
    assert "@import" not in page.split("</style>")[0]
    assert "tileLayer(" not in page.rsplit("<script>", 1)[1]


def test_file_is_small():
    rows = [incident(list(types())[i % 30], lon=30 + i, lat=20 + i / 2, quote="q" * 150) for i in range(30)]
    assert len(render(geomap.explore(frame(rows))).encode()) < 450_000


def test_policy_allows_our_scripts_by_hash_and_nothing_else():
    page = render(geomap.explore(frame([incident()])))
    policy = re.search(r'Security-Policy" content="([^"]+)"', page)[1].replace("&#x27;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    assert "img-src data:;" in policy


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "`${alert(1)}`", "<b>&", "\ud800 half"]
)
def test_no_text_of_the_data_is_in_the_markup(text):
    incidents = frame([incident(text, place=text, summary=text, quote=text)], [{text: text}])
    page = render(geomap.explore(incidents))
    assert text not in page
    page.encode("utf-8")


def test_title_is_escaped():
    page = render(geomap.explore(frame([]), title="</title><script>alert(1)</script>\x00\ud800"))
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\ufffd</title>" in page


def test_the_frame_is_not_changed():
    incidents = frame([incident(deaths=3, date=DAY, date_end=DAY)], [{"note": "x"}])
    before = incidents.copy(deep=True)
    m = geomap.explore(incidents)
    render(m)
    pd.testing.assert_frame_equal(pd.DataFrame(incidents), pd.DataFrame(before))


def test_the_map_keeps_what_it_was_given():
    incidents = frame([incident(place="before")])
    m = geomap.explore(incidents)
    page = render(m)
    incidents.loc[0, "place"] = "after"
    assert render(m) == page


def test_m_adds_to_a_map_and_gives_it_back():
    m = folium.Map(tiles=None)
    assert geomap.explore(frame([incident()]), m=m) is m
    kinds = [type(child) for child in m._children.values()]
    assert kinds == [IncidentLayer, TypeLayer, Panel, Timeline]
    assert "geomap.incidents(" in render(m)


def test_m_must_be_a_map():
    with pytest.raises(InputError, match=r"folium\.Map, not str"):
        geomap.explore(frame([]), m="map")


def test_layers_work_by_add_child_too():
    m = folium.Map(tiles=None)
    m.add_child(IncidentLayer(frame([incident()])))
    assert "geomap.incidents(" in render(m)


def test_notebook_frame_is_shut_off_and_capped():
    m = geomap.explore(frame([incident()]), title="<b>", height="300px")
    html = m._repr_html_()
    assert html.startswith("<p>&lt;b&gt;: 1 incident.</p><iframe srcdoc=")
    assert "allow-same-origin" not in html
    assert "height:300px" in html
    n = 5000
    points = geopandas.points_from_xy(np.linspace(0, 9, n), np.linspace(40, 49, n))
    many = geopandas.GeoDataFrame(
        {"type": "flood", "note": [f"{i:x}" * 9 for i in range(n)]}, geometry=points, crs=4326
    )
    m = geomap.explore(many)
    html = m._repr_html_()
    assert "5,000 incidents. This preview shows the last 2,000 by date" in html
    assert len(html) < len(render(m)) * 1.2
    head, _, _ = unpack(payload.encode(many, last=2000))
    assert head["n"] == 2000


def test_columns_are_packed_as_they_are():
    rows = [
        incident("shelling", 36.0, 35.0, "admin1", id="b", date=DAY, date_end=DAY, radius_km=60.0, deaths=0),
        incident("shelling", 36.0, 35.0, "admin1", id="a", date=DAY, date_end=DAY, radius_km=60.0, injured=4),
        incident(
            "flood", 44.0, 36.19, "near", id="c", date=dt.date(2023, 1, 2), date_end=dt.date(2023, 1, 31)
        ),
        incident("flood", 38.0, 35.0, "country", id="d", country="SY"),
        Incident("other", id="e", source="a.txt"),
    ]
    found = payload.encode(frame(rows, [{"note": "x"}, {}, {}, {}, {}]), title="T")
    head, numbers, texts = unpack(found)
    assert texts["id"] == ["c", "a", "b", "d", "e"]  # by date, then id, unknown dates last
    assert numbers["date"].tolist()[:2] == [19359, 19668]
    assert numbers["days"].tolist() == [29, 0, 0, 0, 0]
    assert numbers["date"][3] == payload.NO_DAY
    assert numbers["deaths"].tolist()[1:3] == [pytest.approx(np.nan, nan_ok=True), 0.0]
    assert len(found.lon) == 2  # the province once, though two incidents are there
    assert numbers["kind"].tolist() == [payload.NEAR, payload.DISC]
    assert numbers["lon"].tolist() == [4_400_000, 3_600_000]
    assert numbers["radius"].tolist() == [25.0, 60.0]
    assert numbers["spot"].tolist() == [0, 1, 1, payload.NO_SPOT, payload.NO_SPOT]
    assert [head["words"]["country"][code] for code in numbers["country"]] == ["", "", "", "SY", ""]
    assert [label for _, label in head["extras"]] == ["note"]
    assert [entry["key"] for entry in head["types"]] == ["shelling", "flood", "other"]


def test_bare_frames_are_enough():
    points = geopandas.GeoSeries(
        [shapely.Point(2, 48), None, shapely.Point(), shapely.Point(5, 95)], crs=4326
    )
    incidents = geopandas.GeoDataFrame({"type": ["flood", None, "flood", "fair"]}, geometry=points)
    head, numbers, _ = unpack(payload.encode(incidents))
    assert head["n"] == 4
    assert (numbers["spot"] == payload.NO_SPOT).sum() == 3
    assert [entry["key"] for entry in head["types"]] == ["flood", "other", "fair"]


def test_other_crs_and_shapes_become_points():
    square = shapely.box(2, 48, 4, 50)
    metres = geopandas.GeoSeries([square], crs=4326).to_crs(3857)
    found = payload.encode(geopandas.GeoDataFrame({"type": ["flood"]}, geometry=metres))
    assert 2 < found.lon[0] < 4
    assert 48 < found.lat[0] < 50


def test_unusable_frames_say_what_to_do():
    with pytest.raises(
        InputError, match=r"GeoDataFrame of incidents, not DataFrame; make one with geomap\.read"
    ):
        geomap.explore(pd.DataFrame({"type": []}))
    points = geopandas.GeoSeries([shapely.Point(2, 48)], crs=4326)
    with pytest.raises(InputError, match="no column 'type'"):
        geomap.explore(geopandas.GeoDataFrame({"a": [1]}, geometry=points))
    with pytest.raises(InputError, match="no geometry"):
        geomap.explore(geopandas.GeoDataFrame({"type": ["flood"]}))
    with pytest.raises(InputError, match="'status': unknown value 'maybe'; use one of reported, planned"):
        geomap.explore(geopandas.GeoDataFrame({"type": ["flood"], "status": ["maybe"]}, geometry=points))


def test_zones_do_not_move_dates():
    points = geopandas.GeoSeries([shapely.Point(2, 48)] * 3, crs=4326)
    for date in (
        pd.Series(["2023-11-07"] * 3),
        pd.Series(pd.to_datetime(["2023-11-07T23:30"] * 3)).dt.tz_localize("Pacific/Honolulu"),
        pd.Series([DAY] * 3),
    ):
        incidents = geopandas.GeoDataFrame({"type": "flood", "date": date}, geometry=points)
        _, numbers, _ = unpack(payload.encode(incidents))
        assert numbers["date"].tolist() == [19668] * 3


def test_types_of_a_group_look_different():
    found = looks([*types(), "market day", "fair", "circus"])
    seen = {(look.light, look.shape, look.variant) for look in found}
    assert len(seen) == len(found)
    assert {look.group for look in found[-3:]} == {"other"}
    own = looks([f"own {i}" for i in range(40)])
    assert len({(look.light, look.variant) for look in own}) == 40


def test_outlines_are_fine_near_the_data_only():
    def points(lon, lat, km=5.0):
        packed = json.loads(basemap.pack(np.array([lon]), np.array([lat]), np.array([km])))
        return sum(map(len, packed["arcs"])) // 2

    none = np.array([])
    coarse = sum(map(len, json.loads(basemap.pack(none, none, none))["arcs"])) // 2
    assert coarse < points(36.0, 35.0) < 3 * coarse
    assert points(36.0, 35.0) < points(36.0, 35.0, 900.0)
    assert points(-179.9, -17.0) > coarse  # finds Fiji on the other side of the date line
    everywhere = np.random.default_rng(1).uniform(-60, 60, 5000)
    assert len(basemap.pack(everywhere * 3, everywhere, np.zeros(5000))) < 1_000_000


def test_outlines_join():
    packed = json.loads(basemap.pack(np.array([36.0]), np.array([35.0]), np.array([5.0])))
    ends = []
    for arc in packed["arcs"]:
        line = np.cumsum(np.array(arc).reshape(-1, 2), axis=0)
        ends.append((tuple(line[0]), tuple(line[-1])))
    around = round(360 / packed["scale"][0])
    for ring in packed["rings"]:
        walk = [ends[arc] if arc >= 0 else ends[~arc][::-1] for arc in ring]
        for (_, end), (start, _) in zip(walk, [*walk[1:], walk[0]], strict=True):
            assert (end[0] - start[0]) % around in {0, 1, around - 1}
            assert end[1] == start[1]


def test_disputed_borders_are_known_as_such():
    none = np.array([])
    packed = json.loads(basemap.pack(none, none, none))
    assert set(packed["kinds"]) == {0, 1, 2}
    names = {name: code for name, code, *_ in packed["countries"]}
    assert names["France"] == "FR"
    assert names["Kosovo"] == "XK"


def test_a_city_that_the_world_knows_is_named_before_a_suburb_with_more_people():
    zooms = {name: zoom for name, zoom, *_ in basemap.towns.choose(*map(np.array, ([43.1], [36.3], [5.0])))}
    assert zooms["Mosul"] < zooms["Al Mawşil al Jadīdah"]


def test_towns_thin_out():
    none = np.array([])
    far = basemap.towns.choose(none, none, none)
    near = basemap.towns.choose(np.array([105.85]), np.array([21.03]), np.array([5.0]))
    assert {zoom for _, zoom, _, _ in far} == {2, 3, 4, 5}
    assert [zoom for _, zoom, _, _ in near] == sorted(zoom for _, zoom, _, _ in near)
    assert max(zoom for _, zoom, _, _ in near) > 8
    assert {"Moscow", "Cairo"} <= {name for name, *_ in far[:60]}
    assert len(near) <= basemap.towns.MOST


@pytest.mark.parametrize(
    ("tiles", "attribution", "hosts"),
    [
        ("https://tiles.example.org:8080/{z}/{x}/{y}.png", "E", ["https://tiles.example.org:8080"]),
        ("https://{s}.example.org/{z}/{x}/{y}.png", "E", [f"https://{s}.example.org" for s in "abc"]),
        ("OpenTopoMap", None, [f"https://{s}.tile.opentopomap.org" for s in "abc"]),
        (xyzservices.providers.OpenStreetMap.Mapnik, None, ["https://tile.openstreetmap.org"]),
        ("{z}/{x}/{y}.png", "E", []),
    ],
)
def test_tiles_open_the_policy_for_their_host_only(tiles, attribution, hosts):
    page = render(geomap.explore(frame([]), tiles=tiles, attribution=attribution))
    policy = re.search(r'Security-Policy" content="([^"]+)"', page)[1]
    pictures = re.search(r"img-src ([^;]+);", policy)[1].split()
    assert pictures == ["data:", *hosts]
    assert "connect-src &#x27;none&#x27;" in policy


def test_tiles_without_attribution_are_refused():
    with pytest.raises(ValueError, match="attribution"):
        geomap.explore(frame([]), tiles="https://tiles.example.org/{z}/{x}/{y}.png")


def test_language_of_the_page():
    assert '<html lang="vi">' in render(geomap.explore(frame([]), lang="vi-VN"))
    with pytest.raises(UnknownLanguageError, match="'tlh'; there are: en, ar"):
        geomap.explore(frame([]), lang="tlh")


def test_names_are_found_on_the_package():
    from geomap import mapping

    assert mapping.IncidentMap is IncidentMap
    with pytest.raises(AttributeError, match="Nothing"):
        _ = mapping.Nothing


def test_folium_is_imported_when_needed():
    import subprocess
    import sys

    code = "import sys, geomap.mapping; sys.exit('folium' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
