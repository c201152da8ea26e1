"""Coordinates of tables, however they are written, and what is wrong with them."""

import pytest
from problems import told


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        ("95", "144", ("-90 and 90", "95")),
        ("95", "44", ("-90 and 90", "swap")),
        ("36", "190", ("-180 and 180", "190")),
        ("0", "0.0", ("stands for no position",)),
        ("36", "", ("only one of the two",)),
        ("north", "44", ("not a coordinate", "north")),
        ("44.01", "36.19", ("look swapped", "Iraq")),
        ("inf", "44", ("not a coordinate",)),
    ],
)
def test_bad_coordinates_are_reported_and_the_name_is_used(read_text, lat, lon, words):
    frame, problems = read_text(f"place,country,lat,lon\nErbil,IQ,{lat},{lon}\nErbil,IQ,36.2,44.1\n")
    problem = told(problems, *words)
    assert problem.row == 2
    assert frame.loc[0, "place_id"] == "t:1"
    assert frame.geometry.x.tolist() == [44.01, 44.1]
    # What was refused is still there to be looked at.
    assert frame["lat_source"].tolist()[0] == lat or str(frame["lat_source"][0]) == lat


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Erbil,IQ,36.19,-44.01", ("the sign of the longitude", "Iraq", "change its sign")),
        ("Erbil,,-36.19,44.01", ("the sign of the latitude", "Erbil")),
        ("Erbil,,-36.19,-44.01", ("the signs of latitude and longitude", "Erbil")),
    ],
)
def test_a_lost_sign_is_reported_and_the_name_is_used(read_text, row, words):
    frame, problems = read_text(f"place,country,lat,lon\n{row}\nErbil,IQ,36.2,44.1\n")
    assert told(problems, *words).row == 2
    assert len(problems) == 1
    assert frame.geometry.x.tolist() == [44.01, 44.1]


@pytest.mark.parametrize("row", ["Erbil,IQ,51.5,-0.1", "Erbil,,48.8,-2.3", ",,36.19,-44.01"])
def test_a_point_that_no_sign_brings_home_is_drawn_where_it_is(read_text, row):
    frame, _ = read_text(f"place,country,lat,lon\n{row}\n")
    assert frame.geometry.x[0] == float(row.split(",")[-1])


@pytest.mark.parametrize("lat", ["33,5", "33.5", "+33.5", "33.5°", "33.5 N", "33.5n"])
def test_ways_to_write_a_coordinate(read_text, lat):
    frame, problems = read_text(f"lat;lon\n{lat};-36,25\n")
    assert problems == []
    assert (frame.geometry.x[0], frame.geometry.y[0]) == (-36.25, 33.5)


@pytest.mark.parametrize(
    ("lat", "degrees"),
    [
        ("33°30'36\" N", 33.51), ("S 33 30 36", -33.51), ("33° 30,6' S", -33.51), ("-33°30′36″", -33.51),
        ("33d30m36sN", 33.51), ("33º30’N", 33.5),
    ],
)  # fmt: skip
def test_minutes_and_seconds(read_text, lat, degrees):
    frame, problems = read_text('lat;lon\n"' + lat.replace('"', '""') + '";36\n')
    assert problems == []
    assert frame.geometry.y[0] == pytest.approx(degrees)


@pytest.mark.parametrize("lat", ["33 30", "33°61'N", "33 30 36", "33°30'75\"N", "N"])
def test_what_is_neither_degrees_nor_minutes(read_text, lat):
    frame, problems = read_text('lat;lon\n"' + lat.replace('"', '""') + '";36\n')
    told(problems, "not a coordinate", "33.51")
    assert frame.geometry.isna().all()


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Coordinates", "36.2, 37.16"), ("lat/lon", "(36.2,37.16)"), ("GPS", "36,2; 37,16"),
        ("Lon, Lat", "37.16, 36.2"), ("WKT", "POINT (37.16 36.2)"), ("geolocation", "36.2 37.16"),
        ("Coordenadas", "36°12'N 37°9'36\"E"),
    ],
)  # fmt: skip
def test_both_coordinates_in_one_column(read_text, header, cell):
    def quoted(text):
        return '"' + text.replace('"', '""') + '"'

    frame, problems = read_text(f"date,{quoted(header)}\n2024-01-01,{quoted(cell)}\n2024-01-02,\n")
    assert problems == []
    assert (frame.geometry.x[0], frame.geometry.y[0]) == pytest.approx((37.16, 36.2))
    assert frame.geometry.isna().tolist() == [False, True]
    assert frame[header].tolist()[0] == cell


def test_a_pair_that_is_none_is_reported_by_its_own_header(read_text):
    frame, problems = read_text('place,Coordinates\nErbil,"36.2, 44.0"\nErbil,near the mill\n')
    problem = told(problems, "near the mill", "not a coordinate")
    assert (problem.row, problem.column) == (3, "Coordinates")
    assert frame.geometry.x.notna().all()


def test_the_longitude_stands_first_where_a_row_shows_it(read_text):
    frame, _ = read_text('date,gps\n2024-01-01,"44.0, 36.2"\n2024-01-02,"-120.5, 40.1"\n')
    assert frame.geometry.x.tolist() == [44.0, -120.5]
