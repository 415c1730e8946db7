import subprocess
from shutil import which

import pytest

from toolkit.report.diff import diff, painted
from toolkit.report.terminal import Style

BEFORE = "{\n  1,\n  2\n}\n"


def lines(before, after, path="a.json"):
    return list(diff(path, before, after))


def test_diff_shows_what_changes_between_what_stays():
    assert lines(BEFORE, BEFORE.replace("2", "3")) == [
        "--- a/a.json\n",
        "+++ b/a.json\n",
        "@@ -1,4 +1,4 @@\n",
        " {\n",
        "   1,\n",
        "-  2\n",
        "+  3\n",
        " }\n",
    ]


def test_last_line_without_a_line_feed_says_so():
    assert lines("{1}", "{2}\n")[3:] == ["-{1}\n\\ No newline at end of file\n", "+{2}\n"]


def test_characters_that_only_some_take_for_line_ends_do_not_break_a_line():
    assert lines("a\u2028b\x0bc\r\n", "a\u2028b\x0bd\r\n")[3:] == ["-a\u2028b\x0bc\r\n", "+a\u2028b\x0bd\r\n"]


@pytest.mark.parametrize(
    ("path", "head"),
    [("a b.json", "--- a/a b.json\t\n"), ("a\n\x1b.json", "--- a/a \\u001b.json\t\n")],
    ids=["blank", "line feed and escape"],
)
def test_name_stays_on_its_line(path, head):
    assert lines("1", "2", path)[0] == head


def test_secrets_are_not_shown():
    shown = "".join(lines('{"clientSecret": "hush",\n"a": 1}', '{"clientSecret": "hush",\n"a": 2}'))

    assert ' {"clientSecret": "****",\n' in shown


def test_diff_is_painted_and_harmless_on_a_terminal():
    shown = list(painted(iter(lines("\x1b1\r\n", "2")), Style(colour=True)))

    assert shown == [
        "\x1b[1m--- a/a.json\x1b[0m",
        "\x1b[1m+++ b/a.json\x1b[0m",
        "\x1b[36m@@ -1 +1 @@\x1b[0m",
        "\x1b[1;31m-\\u001b1\x1b[0m",
        "\x1b[32m+2\x1b[0m",
    ]


@pytest.mark.skipif(which("patch") is None, reason="there is no `patch` on this machine")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(BEFORE, BEFORE.replace("2", "3"), id="line feeds"),
        pytest.param("1\r\n2\r\n", "1\r\n3\r\n", id="carriage returns"),
        pytest.param("1\n2", "1\n3", id="no line feed at the end"),
        pytest.param("1\n2", "1\n2\n", id="line feed added"),
        pytest.param('"日本\u2028"\n', '"日\u2028"\n', id="other languages"),
    ],
)
def test_patch_takes_the_diff(tmp_path, before, after):
    path = tmp_path / "with blank.json"
    path.write_bytes(before.encode())

    subprocess.run(
        ["patch", "-p1", "--binary", "--silent"],
        cwd=tmp_path,
        input="".join(diff(path.name, before, after)).encode(),
        check=True,
    )

    assert path.read_bytes() == after.encode()
