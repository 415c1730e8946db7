from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from toolkit.cli import lint, main, plain_words
from toolkit.cli.conversion import convert_plainly
from toolkit.cli.linting import LintOptions
from toolkit.finding import Phase
from toolkit.report.formats import OutputFormat

WORDS = [
    *plain_words.FLAGS,
    *plain_words.LISTS,
    *plain_words.VALUES,
    *("a.json", "specs", "-", "--", "", "a=b", "日本", "-j", "-j4", "--help", "--fi", "--fix=1", "--cache=a"),
    *("import", "certification", "json", "text", "PA1", "4", "007", "-1", "1.5", "9" * 5000, "٣"),
    *(
        "--select=PA1",
        "--select=",
        "--phase=import",
        "--phase=no",
        "--jobs=2",
        "--config=-",
        "--baseline=a=b",
    ),
]


@pytest.fixture(scope="module")
def command():
    """Return typer's own reading of the words: what it would call the command with."""
    convert_plainly()
    application = typer.Typer(add_completion=False)
    application.command("lint")(lint.command)
    return typer.main.get_command(application)


def as_typer_reads(command, words):
    """Return the paths and the options; None where typer refuses the words, or shows its help."""
    called = []
    patch = pytest.MonkeyPatch()
    patch.setattr(lint, "lint", lambda *meant: called.append(meant))
    try:
        command(list(words), prog_name="specgen", standalone_mode=False)
    except typer.TyperException:
        return None
    finally:
        patch.undo()
    return called[0] if called else None


@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_means_to_typer_what_it_means_here(command, words):
    meant = plain_words.read(words)

    assert meant is None or meant == as_typer_reads(command, words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        pytest.param("a.json", LintOptions(), id="paths alone"),
        pytest.param("--select all a.json", LintOptions(select=("all",)), id="option before the path"),
        pytest.param("a.json --phase import", LintOptions(phase=Phase.IMPORT), id="option after it"),
        pytest.param("--ignore A a.json --ignore=B", LintOptions(ignore=("A", "B")), id="list"),
        pytest.param(
            "--output-format=json a.json", LintOptions(output_format=OutputFormat.JSON), id="value joined on"
        ),
        pytest.param("--jobs 2 a.json --jobs 3", LintOptions(jobs=3), id="the last one counts"),
        pytest.param("--cache a.json --no-cache", LintOptions(cache=False), id="the last flag counts"),
        pytest.param("--fix --diff a.json", LintOptions(fix=True, diff=True), id="flags"),
    ],
)
def test_plain_words_are_read(command, words, meant):
    assert (
        plain_words.read(words.split()) == ([Path("a.json")], meant) == as_typer_reads(command, words.split())
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no path"),
        pytest.param(["a.json", ""], id="empty path"),
        pytest.param(["a.json", "--selekt", "PA1"], id="no option"),
        pytest.param(["a.json", "--select"], id="no value"),
        pytest.param(["a.json", "--select", "--fix"], id="an option as a value"),
        pytest.param(["a.json", "--phase", "review"], id="no such choice"),
        pytest.param(["a.json", "--jobs", "-1"], id="out of bounds"),
        pytest.param(["a.json", "--jobs", "2", "--jobs", "many"], id="wrong where it was right before"),
        pytest.param(["a.json", "--fix=yes"], id="flag with a value"),
        pytest.param(["a.json", "--help"], id="help"),
        pytest.param(["--", "a.json"], id="end of the options"),
    ],
)
def test_rest_is_left_to_typer(words):
    assert plain_words.read(words) is None


def test_every_option_is_known(command):
    names = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}

    known = {*plain_words.FLAGS, *plain_words.LISTS, *plain_words.VALUES}
    assert names - known == {"paths", "-j"}


def test_wrong_words_get_the_message_of_typer(capsys):
    assert main.main(["lint", "a.json", "--jobs", "many"]) == 2
    assert "--jobs" in capsys.readouterr().err
