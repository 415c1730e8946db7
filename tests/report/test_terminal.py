import io
import os

import pytest

from toolkit.harmless import harmless
from toolkit.report.terminal import BOLD, Style, shortened, style_of, width


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal; nothing is known about its size."""

    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding)

    def isatty(self):
        return True


@pytest.fixture
def environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


@pytest.mark.parametrize(
    ("stream", "variables", "colour"),
    [
        pytest.param(Terminal(), {}, True, id="terminal"),
        pytest.param(io.StringIO(), {}, False, id="pipe"),
        pytest.param(Terminal(), {"TERM": "dumb"}, False, id="dumb terminal"),
        pytest.param(Terminal(), {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(Terminal(), {"NO_COLOR": ""}, True, id="empty NO_COLOR says nothing"),
        pytest.param(io.StringIO(), {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param(io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR comes first"),
    ],
)
def test_colour_is_for_terminals_and_the_environment_overrules(environment, stream, variables, colour):
    for name, value in variables.items():
        environment.setenv(name, value)

    assert style_of(stream).colour is colour


@pytest.mark.parametrize(("columns", "used"), [(80, 80), (300, 120), (0, 100)])
def test_lines_are_as_wide_as_the_terminal_but_no_wider_than_one_reads(monkeypatch, columns, used):
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    terminal = Terminal()
    terminal.fileno = lambda: 1

    assert style_of(terminal).columns == used


def test_style_of_a_pipe_is_plain_and_of_its_encoding():
    assert style_of(io.TextIOWrapper(io.BytesIO(), "ascii")) == Style(False, 100, "ascii")


def test_paint_needs_colour_a_code_and_a_text():
    colour, none = Style(colour=True), Style(colour=False)

    assert colour.paint(BOLD, "a") == "\x1b[1ma\x1b[0m"
    assert [none.paint(BOLD, "a"), colour.paint("", "a"), colour.paint(BOLD, "")] == ["a", "a", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain, ünïcode, 日本語, 👩‍👧", "plain, ünïcode, 日本語, 👩‍👧", id="letters stay"),
        pytest.param("\x1b[31mred\x07", "\\u001b[31mred\\u0007", id="escape sequence"),
        pytest.param("a\tb\r\nc", "a b  c", id="white space becomes blanks"),
        pytest.param("\x9b2J", "\\u009b2J", id="C1 control"),
        pytest.param("a\u202eb\u2066c", "a\\u202eb\\u2066c", id="marks that reorder"),
        pytest.param("a\u200bb\ufeffc", "a\\u200bb\\ufeffc", id="what nobody sees"),
        pytest.param("a\u2028b", "a\\u2028b", id="line separator"),
        pytest.param("\udcff", "\\udcff", id="half a character"),
    ],
)
def test_text_cannot_steer_the_terminal(text, shown):
    assert harmless(text) == shown


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "é › 日…"),
        ("cp1252", "é › \\u65e5…".replace("›", ">").replace("…", "...")),
        ("ascii", "\\xe9 > \\u65e5..."),
        ("utf-16", "é › 日…"),
    ],
)
def test_text_has_only_characters_of_the_stream(encoding, shown):
    assert Style(colour=False, encoding=encoding).plain("é › 日…") == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("👍", 2), ("\ufe0f", 0), ("\uff46", 2)],
)
def test_width_counts_columns_not_characters(text, columns):
    assert width(text) == columns


def test_long_text_is_cut():
    assert [shortened("12345", limit) for limit in (4, 5)] == ["123…", "12345"]
