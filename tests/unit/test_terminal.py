"""What a terminal shows while work goes on."""

import io
import sys
import time

import pytest

from geomap import terminal


class Screen(io.StringIO):
    """A terminal that remembers what is written to it."""

    def isatty(self):
        return True

    @property
    def lines(self):
        """The lines as they stand in the end: what follows a carriage return is written over them."""
        shown = []
        for line in self.getvalue().split("\n"):
            cells = ""
            for part in line.split("\r"):
                cells = part + cells[len(part) :]
            shown.append(cells.rstrip())
        return shown


@pytest.fixture
def on(monkeypatch):
    """Makes a screen standard error; in the test itself, since pytest takes it back after the set-up."""

    def on(second=0.02):
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(terminal, "_SECOND", second)
        return screen

    return on


def test_work_of_which_no_share_is_known_shows_its_seconds_and_leaves_nothing(on):
    screen = on()
    with terminal.progress():
        time.sleep(0.3)
        assert "working, 0 s" in screen.getvalue()
    assert screen.lines == [""]


def test_what_is_quick_shows_nothing(on):
    screen = on(second=60.0)
    with terminal.progress():
        pass
    assert screen.getvalue() == ""


def test_a_bar_takes_the_place_of_the_seconds(on):
    screen = on()
    with terminal.progress() as tell:
        time.sleep(0.3)
        for done in (1, 2, 4):
            tell("reading", done, 4)
        written = screen.getvalue()
        time.sleep(0.2)
        assert screen.getvalue() == written
        tell("writing", 1, 1)
    reading, writing, rest = screen.lines
    assert reading.split() == ["reading", f"[{'#' * 30}]", "100", "%"]
    assert writing.startswith("writing")
    assert rest == ""


def test_an_error_ends_the_clock(on):
    screen = on()
    with pytest.raises(ValueError, match="could not convert"), terminal.progress():
        float(time.sleep(0.2) or "no")
    written = screen.getvalue()
    time.sleep(0.2)
    assert screen.getvalue() == written
    assert screen.lines == [""]


def test_nothing_is_shown_where_no_terminal_is(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with terminal.progress() as tell:
        assert tell is None
