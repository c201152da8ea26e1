"""Tables to incidents: what is taken, what is reported, and that nothing is lost."""

import warnings
from pathlib import Path

import pandas as pd
import pytest
from problems import told

import geomap
from geomap.contract import check
from geomap.errors import InputError


def test_coordinates_are_kept_and_are_a_town_unless_the_table_says_otherwise(read_text):
    frame, problems = read_text(
        "latitude,longitude,place_precision,radius_km\n36.19,44.01,,\n36.2,44.1,site,\n1,2,near,7.5\n"
    )
    assert problems == []
    assert list(zip(frame.geometry.x, frame.geometry.y, strict=True)) == [
        (44.01, 36.19),
        (44.1, 36.2),
        (2, 1),
    ]
    assert frame["place_precision"].tolist() == ["town", "site", "near"]
    assert frame["radius_km"].tolist() == [5, 1, 7.5]
    assert frame["place_score"].isna().all()
    assert check(frame) == []


def test_names_are_looked_up_once_with_what_their_rows_say(read_text, small_world):
    rows = "Erbil,Iraq,Erbil,\n" * 500 + "Erbil,SYR,,\n"
    frame, problems = read_text("city,country,province,district\n" + rows)
    asked = [query for query in small_world.asked if query[0] == "Erbil"]
    assert asked == [("Erbil", "IQ", "Erbil", None), ("Erbil", "SY", None, None)]
    assert frame.geometry.notna().sum() == 500
    assert frame.iloc[0][["place", "place_name", "place_id", "country", "admin1"]].tolist() == [
        "Erbil", "Erbil", "t:1", "IQ", "Erbil",
    ]  # fmt: skip
    assert told(problems, "row 502", "'city'", "no place of this name", "in SY").value == "Erbil"


def test_an_unknown_place_is_kept_without_a_position(read_text):
    frame, problems = read_text("place,date\nErbil,2023-11-07\nNowhere,2023-11-08\n")
    assert len(frame) == 2
    assert frame.geometry[1] is None
    assert frame.loc[1, ["place", "place_precision"]].tolist() == ["Nowhere", "none"]
    problem = told(problems, "Nowhere")
    assert (problem.row, problem.column, problem.kept) == (3, "place", True)
    assert "latitude and longitude" in problem.cure


def test_an_unknown_place_is_put_at_its_province_and_that_is_said(read_text):
    frame, problems = read_text(
        "village,district,province,country\nHamlet,Nodistrict,Idlib,SY\nHamlet,Sinjar,,IQ\n"
    )
    assert frame["place_precision"].tolist() == ["admin1", "admin2"]
    assert frame["radius_km"].tolist() == [60, 30]
    assert frame["place"].tolist() == ["Hamlet", "Hamlet"]
    told(problems, "row 2", "it is put at Idlib")
    told(problems, "row 3", "it is put at Sinjar")


def test_units_and_countries_are_places_where_nothing_sharper_is_given(read_text):
    frame, problems = read_text("location,city,admin1,country\n,Erbil,,\n,,Idlib,Syria\n,,,Syria\n")
    assert problems == []
    assert frame["place"].tolist() == ["Erbil", "Idlib", "Syria"]
    assert frame["place_precision"].tolist() == ["town", "admin1", "country"]
    assert frame["country"].tolist() == ["IQ", "SY", "SY"]


def test_events_are_types_or_told_in_sentences(read_text):
    short, _ = read_text("place,event\nErbil,flood\nErbil,market day\n")
    assert short["type"].tolist() == ["flood", "market day"]
    sentence = "A flood washes away the bridge beside the old mill"
    told_in_words, _ = read_text(f"place,event\nErbil,{sentence}\nErbil,{sentence} again\n")
    assert told_in_words["type"].tolist() == ["other", "other"]
    assert told_in_words["summary"].tolist() == [sentence, f"{sentence} again"]
    both, _ = read_text(f"place,event,notes\nErbil,{sentence},short\n")
    assert (both["summary"][0], both["event"][0]) == ("short", sentence)


@pytest.mark.parametrize("word", ["air_strike", "Air strike", "AIRSTRIKE", "Airstrikes", "air-strikes"])
def test_a_type_may_be_written_a_little_differently(read_text, word):
    assert read_text(f"place,type\nErbil,{word}\n")[0]["type"].tolist() == ["air_strike"]


def test_a_bad_date_is_reported_and_the_row_kept(read_text):
    frame, problems = read_text("place,event_date\nErbil,soon\nErbil,2023-11\nErbil,\n")
    assert frame["date_precision"].tolist() == ["unknown", "month", "unknown"]
    assert frame["date_end"][1] == pd.Timestamp("2023-11-30")
    assert frame["event_date"].tolist()[0] == "soon"
    problem = told(problems, "soon")
    assert (problem.row, problem.column, problem.cure) == (2, "event_date", "write it as YYYY-MM-DD")


def test_the_order_of_day_and_month_comes_from_the_column_or_the_caller(read_text):
    text = "place,date\nErbil,03/04/2023\n"
    frame, problems = read_text(text)
    assert frame["date"].isna().all()
    told(problems, "3 April or 4 March")
    assert read_text(text, date_order="mdy")[0]["date"][0] == pd.Timestamp("2023-03-04")
    frame, problems = read_text(text + "Erbil,23/04/2023\n")
    assert frame["date"][0] == pd.Timestamp("2023-04-03")
    assert [problem.kind for problem in problems] == ["note"]
    with pytest.raises(InputError, match="date order"):
        read_text(text, date_order="ydm")


def test_an_end_before_the_date_is_left_out(read_text):
    frame, problems = read_text(
        "place,date,date_end\nErbil,2023-11-07,2023-11-06\nErbil,2023-11-07,2023-11-09\n"
    )
    assert frame["date_end"].tolist() == [pd.Timestamp("2023-11-07"), pd.Timestamp("2023-11-09")]
    assert frame["date_precision"].tolist() == ["day", "days"]
    told(problems, "row 2", "swap the two dates")


def test_counts(read_text):
    frame, problems = read_text(
        'place,fatalities,injured\nErbil,"1,234",0\nErbil,-3,many\nErbil,n/a,2.0\nErbil,1e3,\n'
    )
    assert frame["deaths"].tolist() == [1234, pd.NA, pd.NA, pd.NA]
    assert frame["injured"].tolist() == [0, pd.NA, 2, pd.NA]
    assert told(problems, "negative").row == 3
    assert told(problems, "many").column == "injured"
    assert told(problems, "1e3").row == 5


def test_the_same_fault_in_many_rows_is_one_problem_with_its_rows(read_text):
    _, problems = read_text("place,date\n" + "Erbil,soon\n" * 100)
    assert "row 2" in str(told(problems, "soon", "rows 3, 4, 5 and 96 more"))


def test_own_types_stay_and_known_ones_are_recognised(read_text):
    frame, _ = read_text("place,type\nErbil,market day\nErbil,Air Strike\nErbil,air-strike\nErbil,\n")
    assert frame["type"].tolist() == ["market day", "air_strike", "air_strike", "other"]
    assert frame["group"].tolist() == ["other", "strike", "strike", "other"]
    # The table's own words are kept beside ours.
    assert frame["type_source"].tolist()[1] == "Air Strike"


def test_acled(read_text):
    frame, problems = read_text(
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,iso,country,admin1,location,latitude,"
        "longitude,geo_precision,source,notes,fatalities\n"
        "IRQ1,07 November 2023,1,Explosions/Remote violence,Air/drone strike,368,Iraq,Erbil,Erbil,36.19,"
        f"44.01,1,Rudaw,{'x' * 400},3\n"
        "IRQ2,07 November 2023,3,Battles,Armed clash,368,Iraq,Idlib,Idlib,35.9,36.6,3,Rudaw,Short.,0\n"
    )
    assert problems == []
    assert frame["id"].tolist() == ["IRQ1", "IRQ2"]
    assert frame["type"].tolist() == ["air_strike", "armed_clash"]
    assert frame["date_precision"].tolist() == ["day", "month"]
    assert frame["date_end"].tolist() == [pd.Timestamp("2023-11-07"), pd.Timestamp("2023-11-30")]
    assert frame["place_precision"].tolist() == ["town", "admin1"]
    assert frame["source"].tolist() == ["Rudaw", "Rudaw"]
    assert (len(frame["summary"][0]), frame["summary"][1]) == (300, "Short.")
    assert len(frame["notes"][0]) == 400
    assert frame["iso"].tolist() == [368, 368]
    assert check(frame) == []


def test_ucdp_ged(read_text):
    frame, problems = read_text(
        "id,type_of_violence,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,"
        "date_end,best,low,high\n"
        "1,3,6,Iraq,,33.2,43.7,Iraq,5,2023-01-01 00:00:00.000,2023-12-31 00:00:00.000,5,4,9\n"
        "2,1,1,Erbil,,36.19,44.01,Iraq,1,2023-11-07,2023-11-07,5,6,9\n"
    )
    assert frame["type"].tolist() == ["attack_on_civilians", "armed_clash"]
    assert frame["place_precision"].tolist() == ["country", "site"]
    assert frame["radius_km"].tolist() == [480, 1]
    assert frame["date_precision"].tolist() == ["year", "day"]
    assert frame[["deaths_low", "deaths", "deaths_high"]].values.tolist()[0] == [4, 5, 9]
    told(problems, "row 3", "not in this order")


def test_a_country_that_is_not_known_is_reported_and_kept_as_written(read_text):
    frame, problems = read_text("place,country\nErbil,Atlantis\nErbil,NA\n")
    assert frame.geometry.isna().tolist()[0]  # not in Iraq: the table says otherwise
    assert frame["country_source"].tolist() == ["Atlantis", "NA"]
    told(problems, "row 2", "Atlantis", "not known")


def test_status_is_a_closed_list_but_not_every_column_of_that_name_is_ours(read_text):
    frame, problems = read_text("place,status\nErbil,planned\nErbil,perhaps\n")
    assert frame["status"].tolist() == ["planned", "reported"]
    told(problems, "perhaps", "use reported, planned")
    frame, problems = read_text("place,status\nErbil,verified\nErbil,open\n")
    assert frame["status"].tolist() == ["reported", "reported"]
    assert frame["status_source"].tolist() == ["verified", "open"]
    assert problems == []


def test_own_columns_follow_and_become_numbers_only_without_loss(read_text):
    frame, _ = read_text(
        "place,n,code,version,share,flag,note,group\nErbil,1,007,1.10,0.5,True,=1,A\nErbil,,8,1.2,,,b,B\n"
    )
    extras = frame.loc[:, "geometry":].drop(columns="geometry")
    assert list(extras) == ["n", "code", "version", "share", "flag", "note", "group_source"]
    assert [str(dtype) for dtype in extras.dtypes] == [
        "Int64",
        "str",
        "str",
        "float64",
        "boolean",
        "str",
        "str",
    ]
    assert extras["code"].tolist() == ["007", "8"]
    assert extras["note"].tolist() == ["=1", "b"]


def test_ids_do_not_depend_on_the_order_of_rows_or_columns(read_text):
    one, _ = read_text("place,note\nErbil,a\nErbil,b\nErbil,a\n")
    two, _ = read_text("note,place\na,Erbil\na,Erbil\nb,Erbil\n")
    assert sorted(one["id"]) == sorted(two["id"])
    assert one["id"].is_unique


def test_a_table_without_places_says_what_it_has_and_what_is_wanted(read_text):
    with pytest.raises(InputError, match=r"found 'when', 'who'; wanted is one of place, location"):
        read_text("when,who\n2023-11-07,me\n")
    with pytest.raises(InputError, match="no rows"):
        read_text("place,date\n")
    with pytest.raises(InputError, match="no column says where"):
        read_text("lat,date\n1,2023\n")


def test_hostile_text_is_only_text(read_text):
    nasty = "<script>alert(1)</script>`${x}`\x1b[2J"
    frame, problems = read_text(f'place,description\nErbil,"{nasty}"\n')
    assert problems == []
    assert frame["summary"].tolist() == [nasty]


def test_published_and_language_are_those_of_rows_that_state_none(read_text):
    frame, _ = read_text(
        "place,source_date,lang\nErbil,2023-01-01,ar\nErbil,,\n", published="2023-11-08", language="en"
    )
    assert frame["source_date"].tolist() == [pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-08")]
    assert frame["lang"].tolist() == ["ar", "en"]


def test_ranges_bounds_and_groups_of_figures(read_text):
    rows = ["10-15", "1 200", "20+", "at least 7", "~30", "up to 5", "1.200", "12.000", "15-10", "10 – 12"]
    frame, problems = read_text("place,deaths,note\n" + "".join(f"Erbil,{text},x\n" for text in rows))
    best = [10, 1200, 20, 7, 30, pd.NA, 1200, pd.NA, pd.NA, 10]
    assert frame["deaths"].tolist() == best
    assert frame["deaths_low"].tolist() == [10, pd.NA, 20, 7, *[pd.NA] * 5, 10]
    assert frame["deaths_high"].tolist() == [15, *[pd.NA] * 4, 5, *[pd.NA] * 3, 12]
    assert frame["deaths_source"].tolist() == rows
    assert told(problems, "12 or 12000").row == 9
    assert told(problems, "ends below its beginning").row == 10
    assert len(problems) == 2


def test_columns_of_bounds_win_over_those_in_the_cell(read_text):
    frame, _ = read_text("place,deaths,deaths_low,deaths_high\nErbil,10-15,9,\n")
    assert frame[["deaths_low", "deaths", "deaths_high"]].to_numpy().tolist() == [[9, 10, 15]]


def test_days_as_spreadsheets_number_them_are_read_and_said(read_text):
    frame, problems = read_text("place,date\nErbil,45237\nErbil,45237.75\nErbil,2023-11-09\nErbil,99999\n")
    days = [day.date().isoformat() for day in frame["date"][:3]]
    assert days == ["2023-11-07", "2023-11-07", "2023-11-09"]
    assert frame["date"].isna().tolist() == [False, False, False, True]
    assert frame["date_source"].tolist()[0] == "45237"
    assert told(problems, "spreadsheet's number of a day, and read as 2023-11-07", "also in row 3").row == 2
    assert told(problems, "99999").row == 5


@pytest.mark.parametrize(
    ("encoding", "header", "place"),
    [
        ("cp1251", "дата,место,погибшие", "Харьков"),
        ("cp1256", "التاريخ,المكان,القتلى", "إدلب"),
        ("cp1254", "tarih,yer,ölü sayısı", "Şanlıurfa"),
        ("gb18030", "date,place,deaths", "北京"),
    ],
)
def test_encodings_of_old_spreadsheets(read_text, encoding, header, place):
    data = f"{header}\n2023-11-07,{place},3\n2023-11-08,{place},2\n".encode(encoding)
    frame, problems = read_text(data, encoding=encoding)
    assert {problem.kind for problem in problems} <= {"unresolved"}
    assert frame["place"].tolist() == [place, place]
    assert frame["deaths"].tolist() == [3, 2]
    with pytest.raises(InputError, match=f"it may be {encoding}, which reads"):
        read_text(data)


def test_what_geomap_wrote_is_not_read_again_with_its_folder(tmp_path):
    (tmp_path / "table.csv").write_text("place,date\nErbil,2023-11-07\n")
    frame = geomap.read(tmp_path / "table.csv")
    geomap.write(frame, tmp_path / "out.csv")
    geomap.write(frame, tmp_path / "out.geojson")
    problems = []
    assert len(geomap.read(tmp_path, problems=problems)) == 1
    assert [(Path(one.source).name, one.kept) for one in problems] == [
        ("out.csv", False),
        ("out.geojson", False),
    ]
    assert "geomap wrote this file" in str(problems[0])
    # Named, or alone in the folder, it is what is meant.
    assert len(geomap.read([tmp_path, tmp_path / "out.csv"], problems=[])) == 2
    (tmp_path / "table.csv").unlink()
    problems = []
    assert len(geomap.read(tmp_path, problems=problems)) == 2
    assert problems == []


def dated(*days, status="reported"):
    return "place,date,status\n" + "".join(f"Erbil,{day},{status}\n" for day in days)


@pytest.mark.parametrize("day", ["1900-01-01", "01.01.1900", "1900", "1923-11-07"])
def test_a_day_decades_before_the_others_is_reported_and_kept(read_text, day):
    frame, problems = read_text(dated("2023-11-07", "2023-11-08", day, "2022-03-01", day))
    assert told(problems, "years before most others", day, "also in row 6").kind == "out of range"
    assert frame["date"].notna().all()
    assert len(problems) == 1


@pytest.mark.parametrize(
    "days",
    [
        ("1914-08-01", "1939-09-01", "1991-06-25", "2022-02-24"),
        ("2001-09-11", "2023-11-07", "2023-11-08"),
        ("1923-11-07", "2023-11-07"),
        ("1900-01-01", "1901-01-01"),
    ],
)
def test_a_table_that_reaches_far_back_is_no_mistake(read_text, days):
    assert read_text(dated(*days))[1] == []


def test_a_day_to_come_is_reported_unless_it_is_planned(read_text):
    days = ("2023-11-07", "2100-01-01", "2023-11-08")
    assert told(read_text(dated(*days))[1], "has not come yet", "2100").row == 3
    assert read_text(dated(*days, status="planned"))[1] == []
    assert read_text(dated("2100-01-01", "2100-01-02", "2023-11-08"))[1] == []
    assert told(read_text(dated("1900-01-01", "2023-11-07", "2100-01-01"))[1], "124 years").row == 2


@pytest.mark.parametrize(
    ("day", "first"), [("23/04/2023", "day"), ("04/23/2023", "month"), ("23-04-2023", "day")]
)
def test_which_of_day_and_month_comes_first_is_a_note(read_text, tmp_path, day, first):
    _, problems = read_text(dated("03/04/2023", "07/07/2023", "05/06/2023", day))
    problem = told(problems, f"are read {first} first, as row 5 has it", "03/04/2023")
    assert (problem.kind, problem.row, len(problems)) == ("note", None, 1)
    assert read_text(dated("07/07/2023", day))[1] == []
    (tmp_path / "a.csv").write_text(dated("03/04/2023", day))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        geomap.read(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("header", "row", "first", "last"),
    [
        ("Year,Month,Day", "2023,11,7", "2023-11-07", "2023-11-07"),
        ("Année,Mois,Jour", "2023,novembre,", "2023-11-01", "2023-11-30"),
        ("iyear,imonth,iday", "2023,0,0", "2023-01-01", "2023-12-31"),
        ("Año,Mes,x", "2023,11,7", "2023-11-01", "2023-11-30"),
        ("Month,x,y", "Nov 2023,,", "2023-11-01", "2023-11-30"),
        ("Year,Month,date", "2019,1,2023-11-07", "2023-11-07", "2023-11-07"),
        ("year,event,Day", "2019,x,2023-11-07", "2023-11-07", "2023-11-07"),
    ],
)
def test_a_year_a_month_and_a_day_are_a_date(read_text, header, row, first, last):
    frame, problems = read_text(f"place,{header}\nErbil,{row}\n")
    assert problems == []
    assert [str(frame[name][0].date()) for name in ("date", "date_end")] == [first, last]


def test_parts_that_are_no_date_are_told_as_they_stand(read_text):
    _, problems = read_text("place,Year,Month,Day\nErbil,2023,soon,7\nErbil,2023,13,7\n")
    assert told(problems, "row 2", "'Year Month Day'", "not read as a date").value == "7 soon 2023"
    assert told(problems, "row 3", "'Year Month Day'").value == "2023-13-07"


def test_a_day_that_is_no_number_leaves_the_other_rows_their_dates(read_text):
    rows = "".join(f"Erbil,2023,11,{day}\n" for day in ("7", "²", "8-9", "9"))
    frame, problems = read_text(f"place,Year,Month,Day\n{rows}")
    assert [str(day.date()) for day in frame["date"].dropna()] == ["2023-11-07", "2023-11-09"]
    assert told(problems, "row 3").value == "2023-11-²"
    assert told(problems, "row 4").value == "2023-11-8-9"


def test_a_date_with_a_raised_number_is_told(read_text):
    frame, problems = read_text("place,date\nErbil,7 Nov ²023\nErbil,7 Nov 2023\n")
    assert [str(day.date()) for day in frame["date"].dropna()] == ["2023-11-07"]
    assert told(problems, "row 2").value == "7 Nov ²023"
