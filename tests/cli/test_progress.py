import io
import time
from types import SimpleNamespace

import pytest

from toolkit.cli import progress
from toolkit.cli.progress import Bar, watched


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch) -> Terminal:
    """Make standard error a terminal with somebody before it, who has waited for more than a second."""
    terminal = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setattr(progress, "_AFTER", -1)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return terminal


HALF = f"\r[{'#' * 15}{' ' * 15}] 1 of 2 files"
ERASED = "\r\x1b[2K"


def test_terminal_sees_a_bar_that_goes(terminal):
    bar = Bar("files")

    bar.show(1, 2)
    bar.erase()

    assert terminal.getvalue() == HALF + ERASED


def test_bar_is_out_of_the_way_while_a_result_is_used(terminal):
    for result in watched("ab", 2, "files"):
        terminal.write(result)

    assert terminal.getvalue() == f"a{HALF}{ERASED}b"


def test_bar_goes_when_the_work_is_interrupted(terminal):
    results = watched("ab", 3, "files")
    next(results)
    results.send(None)
    results.close()

    assert terminal.getvalue().endswith(ERASED)


def test_what_is_done_within_a_second_needs_no_bar(monkeypatch, terminal):
    monkeypatch.setattr(progress, "_AFTER", 1)
    begun = time.monotonic()
    monkeypatch.setattr(progress.time, "monotonic", lambda: begun)

    Bar("files").show(1, 2)

    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("CI", "true"), ("NO_COLOR", "1"), ("TERM", "dumb")],
    ids=["pipeline", "plain", "dumb"],
)
def test_terminal_that_wants_none_sees_no_bar(monkeypatch, terminal, name, value):
    monkeypatch.setenv(name, value)

    Bar("files").show(1, 2)

    assert terminal.getvalue() == ""


def test_file_sees_no_bar(monkeypatch, terminal):
    monkeypatch.setattr(terminal, "isatty", lambda: False)

    Bar("files").show(1, 2)

    assert terminal.getvalue() == ""
