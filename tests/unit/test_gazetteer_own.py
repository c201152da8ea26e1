"""What the user adds to the gazetteer: dumps, downloads, the folder they live in, and a table of places."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from villages import VILLAGES, found, line, zipped

import geomap
from geomap import terminal
from geomap.errors import GazetteerError
from geomap.gazetteer import dump, layered, layers, meta, raw_names, store, tries
from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.meta import BUILT_IN

STATUS = Path("/proc/self/status")


# ---- files -----------------------------------------------------------------------------------------------


def test_every_feature_code_leads_to_a_kind():
    codes = dump.feature_codes()
    assert len(codes) > 100
    assert all(kind in KINDS and 0 <= radius <= 5000 for kind, radius in codes.values())
    assert all(code[1] == "." and code[0] in "APSTHLVR" for code in codes)


def test_a_dump_is_found_by_all_its_names(home, syria):
    store.add(files=[syria])
    assert found("Khalmina") == ["geonames:90000001"]
    assert found("قرية خالمينا") == ["geonames:90000001"]
    assert found("Zorquba") == ["geonames:90000003"]
    assert found("Unwanted Road") == []
    assert found("xal mina") == []  # a machine's romanisation
    [village] = geomap.geocode(["Khalmina"]).itertuples()
    assert (village.place_name, village.admin1, village.precision) == ("Qaryat Xalmina", "Aleppo", "town")
    kinds = geomap.geocode(["Zorquba Airport", "Xenobar Field"])
    assert kinds["kind"].tolist() == ["airport", "field"]
    assert kinds["precision"].tolist() == ["site", "site"]


def test_a_place_of_both_is_one_place_under_the_names_of_both(home, syria):
    before = geomap.geocode(["Aleppo"])
    store.add(files=[syria])
    assert geomap.geocode(["Aleppo"]).equals(before)
    assert found("Xaleppo") == ["geonames:170063"]
    assert found("حلب").count("geonames:170063") == 1
    assert found("محافظة خلوب") == ["geonames:SY.09"]
    opened = Index.open()
    row = opened.row_of("geonames:170063")
    assert {"xaleppo", "aleppo"} <= set(opened.names_of(row))


def test_a_town_that_the_built_in_gazetteer_has_by_hand_is_one_with_that_of_the_dump(home, tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(
        line(90_000_020, "Dabiq", 36.537, 37.269, "Dabek,دابق") + line(90_000_021, "Dabiq", 34.0, 37.0),
        "utf-8",
    )
    store.add(files=[path])
    # The second one of the name is far away, and another place.
    assert sorted(found("Dabiq", country="SY")) == ["geomap:SY.dabiq", "geonames:90000021"]
    assert found("Dabek", country="SY") == ["geomap:SY.dabiq"]


def test_units_that_only_the_dump_has_hold_their_towns(home, syria):
    store.add(files=[syria])
    opened = Index.open()
    [unit], [town] = opened.lookup("Xerdistrict"), opened.lookup("Xerdis")
    assert town.admin2 == unit.row
    assert opened.units(town.row) == ("Aleppo", "Xerdistrict")
    assert opened.members(unit.row) == [town.row]
    assert geomap.geocode(["Xerdis, Xerdistrict"])["place_id"].tolist() == ["geonames:90000009"]
    province = opened.row_of("geonames:SY.09")
    assert town.row in opened.members(province)


def test_texts_and_transliterations_find_villages(home, syria):
    store.add(files=[syria])
    named = geomap.geoparse("Shelling hit the village of Al-Xalbiyah near Aleppo in Syria on Monday.")
    assert named[0].text.endswith("Al-Xalbiyah")
    assert named[0].place.id == "geonames:90000002"
    guessed = geomap.geocode(["El Xalbieh"], country="SY", admin1="Aleppo")
    assert guessed["place_id"].tolist() == ["geonames:90000002"]
    assert guessed["precision"].tolist() == ["near"]
    near = geomap.Gazetteer().reverse((36.149, 37.301))
    assert near.raw["name"] == "Al Xalbiyah"


def test_zip_txt_and_gz_are_the_same(home, syria, tmp_path):
    import gzip

    (tmp_path / "other.txt.gz").write_bytes(gzip.compress(syria.read_bytes()))
    zipped(tmp_path / "third.zip", syria.read_text("utf-8"))
    state = store.add(files=[syria, tmp_path / "other.txt.gz", tmp_path / "third.zip"])
    assert [source.name for source in state.sources] == ["SY", "other", "third"]
    assert {source.lines for source in state.sources} == {len(VILLAGES) - 1}
    # Each place once, however many files hold it.
    assert store.describe()["own"]["places"] == len(VILLAGES) - 1


def test_alternate_names_join_the_places_that_are_there(home, syria, tmp_path):
    names = [
        "1\t90000001\tar\tخالمينة الجديدة\t1\t\t\t\t\t",
        "2\t90000001\tlink\thttps://en.wikipedia.example/X\t\t\t\t\t\t",
        "3\t90000001\tpost\t12345\t\t\t\t\t\t",
        "4\t90000002\ten\tOldxalby\t\t\t\t1\t\t",
        "5\t99999999\ten\tNobodyknows\t\t\t\t\t\t",
    ]
    path = zipped(tmp_path / "alternateNamesV2.zip", "\n".join(names) + "\n", "alternateNamesV2.txt")
    with pytest.raises(GazetteerError, match="add the countries"):
        store.add(files=[path])
    state = store.add(files=[syria, path])
    assert [(s.name, s.sort, s.lines) for s in state.sources][1] == ("alternateNamesV2", "names", 3)
    assert found("خالمينة الجديدة") == ["geonames:90000001"]
    assert found("Oldxalby") == ["geonames:90000002"]
    assert found("12345") == found("Nobodyknows") == []
    assert Index.open().lookup("خالمينة الجديدة")[0].form == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no place in it"),
        (b"<html><body>not here</body></html>", "web page"),
        (b"a,b,c\n1,2,3\n", "not a file of GeoNames'"),
        (b"PK\x03\x04broken", "broken or cut short"),
        (b"\x1f\x8b\x08broken", "broken or cut short"),
        (VILLAGES[5].encode(), "no place in it"),
    ],
)
def test_other_files_are_refused_and_nothing_changes(home, syria, tmp_path, content, message):
    store.add(files=[syria])
    before = store.read_state()
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        store.add(files=[tmp_path / "bad"])
    assert store.read_state() == before
    assert found("Khalmina")
    assert not list(home.glob("tmp-*"))


def test_a_zip_that_is_cut_short_or_altered_is_refused(home, tmp_path):
    path = zipped(tmp_path / "SY.zip", "".join(VILLAGES) * 300)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(GazetteerError, match="cut short"):
        store.add(files=[path])
    at = data.index(b"SY.txt") + 400
    path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    with pytest.raises(GazetteerError, match="cut short"):
        store.add(files=[path])


def test_broken_lines_are_counted_and_left_out(home, tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(VILLAGES[0] + "rubbish\n\n" + line(1, "Far", 99, 0) + VILLAGES[1], "utf-8")
    state = store.add(files=[path])
    assert (state.sources[0].lines, state.sources[0].broken) == (2, 2)


def test_a_missing_file_says_so(home):
    with pytest.raises(GazetteerError, match="no such file"):
        store.add(files=["nowhere.zip"])
    assert not home.exists()


_WORD = st.text(st.sampled_from("abdeghiklmnoprstuzéḩāşّةعغفнйж' -"), min_size=3, max_size=14)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_WORD, st.lists(_WORD, max_size=4)), min_size=1, max_size=30))
def test_every_name_of_every_place_finds_it(tmp_path, entries):
    path = tmp_path / "SY.txt"
    text, expected = "", []
    for number, (first, rest) in enumerate(entries, 95_000_000):
        name = f"X{first}".strip()
        others = [f"Y{other}".strip() for other in rest]
        text += line(number, name, 35, 37, ",".join(others))
        expected += [(f"geonames:{number}", n) for n in (name, *others) if not raw_names.is_junk(n)]
    path.write_text(text, "utf-8")
    with layers.using(data=tmp_path / "property"):
        store.add(files=[path])
        assert [(key, name) for key, name in expected if key not in found(name)] == []


def test_names_in_several_tries_are_found_as_in_one(home, syria, monkeypatch):
    store.add(files=[syria])
    names = ("Khalmina", "Al Xalbiyah", "Zorquba Airport", "Zorquba", "ناحية قوخر", "Nowhere")
    expected = [found(name) for name in names]
    monkeypatch.setattr(tries.write, "__kwdefaults__", {"most": 3})
    store.rebuild()
    assert len(Index.open().layers[0].index.meta["tries"]) > 5
    assert [found(name) for name in names] == expected
    assert Index.open().prefixes("zorquba airport road")[-2:] == ["zorquba", "zorquba airport"]
    own = Index.open().layers[0].index
    assert all(own.key_id(own.restore_key(number)) == number for number in range(own.meta["names"]))


# ---- the folder --------------------------------------------------------------------------------------------


def test_who_added_nothing_has_the_built_in_index_itself(home):
    assert Index.open() is Index.open(BUILT_IN)
    assert not home.exists()


def test_adding_and_removing_comes_full_circle(home, syria, tmp_path):
    (tmp_path / "IQ.txt").write_text(line(91_000_001, "Xirkuka", 35, 44, country="IQ", admin1="02"), "utf-8")
    store.add(files=[syria])
    store.add(files=[tmp_path / "IQ.txt"])
    assert found("Xirkuka")
    assert found("Khalmina")
    with pytest.raises(GazetteerError, match="TR was never added; there is SY, IQ"):
        store.remove(["TR"])
    store.remove(["sy"])
    assert not found("Khalmina")
    assert found("Xirkuka")
    store.remove(["all"])
    assert Index.open() is Index.open(BUILT_IN)
    assert [path.name for path in home.iterdir()] == ["lock"]


def test_a_country_that_is_added_again_is_replaced(home, syria):
    store.add(files=[syria])
    syria.write_text(VILLAGES[1], "utf-8")
    state = store.add(files=[syria])
    assert len(state.sources) == 1
    assert not found("Khalmina")
    assert len(list(home.glob("source-*"))) == len(list(home.glob("index-*"))) == 1


def test_what_was_broken_off_is_never_opened_and_goes_next_time(home, syria):
    store.add(files=[syria])
    for name in ("tmp-dead/index-x", "index-dead", "source-SY-dead"):
        (home / name).mkdir(parents=True)
    (home / "current.json.dead").write_text("{")
    assert found("Khalmina")
    store.rebuild()
    assert not [path.name for path in home.iterdir() if "dead" in path.name]
    assert found("Khalmina")


def test_damage_names_the_cure(home, syria):
    state = store.add(files=[syria])
    (home / state.folder / "names.marisa").write_bytes(b"x")
    layers._composed.cache_clear()
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open()
    store.rebuild()
    assert found("Khalmina")
    (home / "current.json").write_text("{")
    with pytest.raises(GazetteerError, match="add the countries again"):
        Index.open()


def test_another_built_in_index_does_not_lead_astray(home, syria, monkeypatch):
    store.add(files=[syria])
    opened = Index.open()
    names = ("Khalmina", "Xaleppo", "Xerdis")
    rows = [(c.row, c.admin1, c.admin2) for name in names for c in opened.lookup(name)]
    monkeypatch.setattr(layered, "fingerprint", lambda _: "another")
    layers._composed.cache_clear()
    again = Index.open()
    assert again is not opened
    assert rows == [(c.row, c.admin1, c.admin2) for name in names for c in again.lookup(name)]
    layers._composed.cache_clear()


def test_a_folder_that_cannot_be_written_says_so(tmp_path, monkeypatch, syria):
    (tmp_path / "file").write_text("")
    with layers.using(data=tmp_path / "file"):
        assert Index.open() is Index.open(BUILT_IN)
        with pytest.raises(GazetteerError, match="GEOMAP_DATA"):
            store.add(files=[syria])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_still_read(home, syria):
    store.add(files=[syria])
    home.chmod(0o500)
    try:
        layers._composed.cache_clear()
        assert found("Khalmina")
        with pytest.raises(GazetteerError, match="cannot be written"):
            store.remove(["SY"])
    finally:
        home.chmod(0o700)


ADD = "import sys; from geomap.gazetteer import store; store.add(files=[sys.argv[1]])"


def test_two_processes_may_add_at_once(home, syria, tmp_path):
    other = tmp_path / "IQ.txt"
    other.write_text(line(91_000_001, "Xirkuka", 35, 44, country="IQ", admin1="02"), "utf-8")
    running = [subprocess.Popen([sys.executable, "-c", ADD, str(path)]) for path in (syria, other)]
    assert [process.wait(120) for process in running] == [0, 0]
    assert {source.name for source in store.read_state().sources} == {"SY", "IQ"}
    assert found("Khalmina")
    assert found("Xirkuka")


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_build_that_is_killed_leaves_what_was_there(home, syria, tmp_path):
    store.add(files=[syria])
    before = store.read_state()
    other = tmp_path / "IQ.txt"
    other.write_text(
        "".join(line(92_000_000 + n, f"Xirk{n:x}", 35, 44, country="IQ") for n in range(60_000)), "utf-8"
    )
    process = subprocess.Popen([sys.executable, "-c", ADD, str(other)])
    deadline = time.monotonic() + 60
    while not list(home.glob("tmp-*/index-*/tmp-*/text")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL
    assert list(home.glob("tmp-*"))
    assert store.read_state() == before
    assert found("Khalmina")
    store.add(files=[syria])
    assert not list(home.glob("tmp-*"))
    assert found("Khalmina")


# ---- downloads ---------------------------------------------------------------------------------------------


# ---- the user's own places ---------------------------------------------------------------------------------


# ---- the command line --------------------------------------------------------------------------------------


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    with terminal.progress() as tell:
        assert tell is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress() as tell:
        tell("read SY", 1, 4)
        tell("read SY", 4, 4)
        tell("download IQ", 3_000_000, 0)
    shown = capsys.readouterr().err
    assert "25 %" in shown
    assert "100 %" in shown
    assert shown.endswith("3.0 MB\n")
    with terminal.progress(quiet=True) as tell:
        assert tell is None


@pytest.mark.slow
def test_memory_does_not_grow_with_the_dump(home, tmp_path):
    path = tmp_path / "big.txt"
    with path.open("w", encoding="utf-8") as out:
        for n in range(1_000_000):
            out.write(line(93_000_000 + n, f"Xal{n * 7919 % 999_983:x}", n % 70, n % 170, f"Yal{n:x}"))
    if not STATUS.exists():
        pytest.skip("only Linux tells a process's own peak; ru_maxrss holds that of whoever started it")
    program = ADD + f"; print(open({str(STATUS)!r}).read().split('VmHWM:')[1].split()[0])"
    done = subprocess.run([sys.executable, "-c", program, path], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 600_000
    assert found("Yal1ff") == [f"geonames:{93_000_000 + 0x1FF}"]


def test_the_format_is_that_of_the_built_in_index(home, syria):
    state = store.add(files=[syria])
    own = Index(home / state.folder)
    assert own.meta["format"] == meta.FORMAT
    assert set(Index.open(BUILT_IN).meta["columns"]) <= set(own.meta["columns"])
    assert own.meta["licences"] == {"GeoNames": store.LICENCE}
