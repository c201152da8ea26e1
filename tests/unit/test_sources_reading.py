"""Several inputs at once: one bad one never spoils the rest, and nothing is left out in silence."""

import io
import sys

import pandas as pd
import pytest

import geomap
from geomap.errors import GeomapError, InputError, InputWarning, SourceNotFoundError, UnknownFormatError

TABLE = "place,type\nErbil,flood\n"


@pytest.fixture
def folder(tmp_path, small_world):
    (tmp_path / "deep").mkdir()
    (tmp_path / "b.csv").write_text(TABLE)
    (tmp_path / "deep" / "a.csv").write_text("place,type,n\nIdlib,storm,1\n")
    (tmp_path / ".hidden.csv").write_text("place\nSinjar\n")
    return tmp_path


def test_folders_are_read_in_order_without_what_is_hidden(folder):
    problems = []
    frame = geomap.read(folder, problems=problems)
    assert frame["place"].tolist() == ["Erbil", "Idlib"]
    assert frame["n"].tolist() == [pd.NA, 1]
    assert problems == []


def test_files_of_other_formats_in_a_folder_are_mentioned(folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    problems = []
    assert len(geomap.read(folder, problems=problems)) == 2
    assert [(problem.value, problem.kept) for problem in problems] == [("photo.jpg", False)]


def test_a_file_that_is_named_twice_is_read_once(folder):
    assert len(geomap.read([folder, folder / "b.csv", str(folder / "b.csv")])) == 2


def test_a_bad_input_among_good_ones_is_left_out_and_said(folder):
    (folder / "empty.txt").write_text("")
    problems = []
    frame = geomap.read([folder / "b.csv", folder / "none.csv", folder / "empty.txt"], problems=problems)
    assert len(frame) == 1
    assert [problem.kept for problem in problems] == [False, False]
    assert "no such file" in str(problems[0])
    assert "none.csv" in str(problems[0])
    assert str(problems[1]).count("empty.txt") == 1


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("none.csv", None, SourceNotFoundError, "none.csv: there is no such file"),
        (
            "a.docx",
            b"PK\x03\x04",
            UnknownFormatError,
            r"\.docx.* known are \.txt, \.md, \.html, \.rss, \.csv",
        ),
        ("a", b"x", UnknownFormatError, "without a suffix"),
        ("a.txt", b"", InputError, "empty"),
        ("a.csv", b"a,b\n1,2\n", InputError, "no column says where"),
        ("a.geojson", b"{", InputError, "line 1, column 2: not valid JSON"),
        ("a.geojson", b"[1]", InputError, "expected a FeatureCollection, found 'list'"),
        ("a.geojson", b"[" * 100_000, InputError, "nested too deeply"),
    ],
)
def test_the_only_input_raises_its_own_error(tmp_path, name, content, kind, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind, match=words):
        geomap.read(path)


def test_if_no_input_can_be_used_all_are_listed(tmp_path):
    with pytest.raises(InputError, match=r"(?s)none of 2 inputs.*a\.txt.*b\.txt"):
        geomap.read([tmp_path / "a.txt", tmp_path / "b.txt"])
    with pytest.raises(InputError, match="no file in this folder"):
        geomap.read(tmp_path)
    with pytest.raises(InputError, match="no input was given"):
        geomap.read([])


def test_without_a_list_problems_are_one_warning(tmp_path, small_world):
    (tmp_path / "a.csv").write_text("place,date\n" + "".join(f"Erbil,bad {n}\n" for n in range(8)))
    with pytest.warns(InputWarning, match=r"(?s)row 2.*and 3 more") as caught:
        geomap.read(tmp_path / "a.csv")
    assert len(caught) == 1
    assert caught[0].filename == __file__


def test_ids_stay_unique_and_the_same_in_whatever_order_inputs_come(tmp_path, small_world):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("id,place\n1,Erbil\n2,Erbil\n")
    two.write_text("id,place\n1,Idlib\n")
    forth, back = geomap.read([one, two]), geomap.read([two, one])
    assert forth["id"].is_unique
    assert dict(zip(forth["id"], forth["place"], strict=True)) == dict(
        zip(back["id"], back["place"], strict=True)
    )


def test_numbers_in_one_table_and_words_in_another_are_words(tmp_path, small_world):
    (tmp_path / "a.csv").write_text("place,n\nErbil,1\n")
    (tmp_path / "b.csv").write_text("place,n\nErbil,many\n")
    assert geomap.read(tmp_path)["n"].tolist() == ["1", "many"]


def test_standard_input_is_a_report_unless_its_format_is_given(monkeypatch, small_world):
    class Stdin:
        buffer = io.BytesIO(TABLE.encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    frame = geomap.read("-", file_format="csv")
    assert frame[["place", "type", "source"]].values.tolist() == [["Erbil", "flood", "stdin"]]


def test_options_that_make_no_sense_are_refused_before_reading(tmp_path):
    for options in (
        {"published": "yesterday"},
        {"country": "Atlantis"},
        {"bias": ["Atlantis"]},
        {"encoding": "klingon"},
        {"file_format": "docx"},
    ):
        with pytest.raises(GeomapError, match=r"Atlantis|klingon|yesterday|docx"):
            geomap.read(tmp_path / "none.csv", **options)


def test_geojson_of_others(read_text):
    frame, problems = read_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "id": 7, "properties": {"name": "x", "Date": "2023-11-07", "n": 1, "lat": 5},'
        ' "geometry": {"type": "Point", "coordinates": [44, 36.2, 400]}},'
        '{"type": "Feature", "properties": {"place": "Erbil", "tags": ["a"]}, "geometry": null},'
        '{"type": "Feature", "properties": null,'
        ' "geometry": {"type": "LineString", "coordinates": [[1, 1], [3, 3]]}}]}',
        "a.geojson",
    )
    assert frame["id"].tolist()[0] == "7"
    assert frame.geometry.x.tolist() == [44, 44.01, 1]
    assert frame["date"].notna().tolist() == [True, False, False]
    assert frame["n"].tolist() == [1, pd.NA, pd.NA]
    assert frame["lat_property"].tolist() == [5, pd.NA, pd.NA]
    assert [(problem.row, problem.value) for problem in problems] == [(3, "LineString")]


def test_geojson_in_metres_is_refused(read_text):
    crs = '{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}'
    with pytest.raises(InputError, match="convert it to EPSG:4326"):
        read_text(f'{{"type": "FeatureCollection", "crs": {crs}, "features": []}}', "a.geojson")


@pytest.mark.parametrize("given", [None, b"place,date", 3, [b"place"]])
def test_what_is_no_path_is_told(given):
    with pytest.raises(InputError, match="is no path; give"):
        geomap.read(given)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "the text is None"),
        (b"x", "b'x'"),
        ("https://news.example/a", "geomap.read reads the page there"),
    ],
)
def test_what_is_no_text_is_told(text, words):
    with pytest.raises(InputError, match=words):
        geomap.extract(text)
