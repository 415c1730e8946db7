import pytest

from toolkit.report.excerpt import Excerpt, excerpt
from toolkit.report.terminal import Style, width

STYLE = Style(colour=False)
LONG = "0123456789" * 10


@pytest.mark.parametrize(
    ("line", "marked", "shown"),
    [
        pytest.param("abc", (1, 2), Excerpt("abc", 1, 1), id="short line"),
        pytest.param("    abc  ", (5, 7), Excerpt("abc", 1, 2), id="indentation is left out"),
        pytest.param("\t \tabc", (3, 6), Excerpt("abc", 0, 3), id="tabs are indentation, too"),
        pytest.param("    ", (2, 3), Excerpt("", 0, 1), id="blank line"),
        pytest.param("a\tb", (2, 3), Excerpt("a b", 2, 1), id="tab within"),
        pytest.param("日本x", (2, 3), Excerpt("日本x", 4, 1), id="wide characters before"),
        pytest.param("x日本", (1, 3), Excerpt("x日本", 1, 4), id="wide characters marked"),
        pytest.param("e\u0301x", (2, 3), Excerpt("e\u0301x", 1, 1), id="accent takes no column"),
        pytest.param("\x1bx", (1, 2), Excerpt("\\u001bx", 6, 1), id="control made visible"),
        pytest.param("abc", (3, 3), Excerpt("abc", 3, 1), id="nothing is marked as one column"),
        pytest.param(LONG, (0, 2), Excerpt("012345678901234567…", 0, 2), id="start of a long line"),
        pytest.param(LONG, (50, 52), Excerpt("…678901234567890123…", 5, 2), id="middle"),
        pytest.param(LONG, (98, 100), Excerpt("…234567890123456789", 17, 2), id="end"),
        pytest.param(LONG, (50, 99), Excerpt("…678901234567890123…", 5, 14), id="mark longer than the room"),
        pytest.param("  " + LONG, (3, 5), Excerpt("012345678901234567…", 1, 2), id="near the indentation"),
    ],
)
def test_excerpt_shows_the_mark_in_its_line(line, marked, shown):
    assert excerpt(line, *marked, STYLE, room=20) == shown


@pytest.mark.parametrize(
    "line", [LONG, "日本語" * 40, "a日" * 40, "\x1b" * 60], ids=["ascii", "wide", "mixed", "controls"]
)
@pytest.mark.parametrize("room", [12, 20, 79])
def test_excerpt_fits_and_its_mark_stands_inside(line, room):
    for start in range(len(line)):
        found = excerpt(line, start, start + 5, STYLE, room)

        assert width(found.text) <= room
        assert found.before + found.marked <= width(found.text)


def test_line_of_megabytes_is_not_walked():
    line = "日" * 5_000_000

    found = excerpt(line, 2_500_000, 2_500_001, STYLE, room=20)

    assert found == Excerpt("…日日日日日日日日日…", 5, 2)
