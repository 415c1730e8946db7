import errno
import io
import sys
from importlib import import_module

import pytest

from toolkit.cli import main as entry
from toolkit.cli.main import COMMANDS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["lnit"], "No such command 'lnit'. Did you mean 'lint'?", id="misspelt command"),
        pytest.param(["--nothing"], "No such option: --nothing", id="unknown option"),
        pytest.param(["lint"], "Missing argument 'PATH...'.", id="no path"),
        pytest.param(
            ["lint", "--selct", "x"],
            "No such option: --selct (Possible options: --help, --select)",
            id="misspelt",
        ),
        pytest.param(["lint", "x", "--jobs", "many"], "Invalid value for '--jobs' / '-j'", id="no number"),
        pytest.param(
            ["lint", "x", "--phase", "x"], "Invalid value for '--phase': 'x' is not one of", id="choice"
        ),
        pytest.param(["explain", "Nothing"], "no rule is called `Nothing`", id="unknown rule"),
        pytest.param(["lint", "x", "--select", ","], "--select names no rule", id="empty selection"),
        pytest.param(
            ["lint", "x", "--diff", "--output-format", "json"], "--diff shows text", id="two results at once"
        ),
        pytest.param(["lint", "gone.json"], "gone.json: no such file or directory", id="missing file"),
        pytest.param(
            ["lint", ""],
            "Invalid value for 'PATH...': the path is empty; . is the current folder",
            id="no name",
        ),
        pytest.param(
            ["lint", "-", "--fix", "--output-format", "json"],
            "standard input that is fixed goes to standard output; leave out --fix, or --output-format json",
            id="two results for standard output",
        ),
        pytest.param(
            ["lint", "x", "--diff", "--update-baseline"],
            "--diff writes nothing; leave it out, or --update-baseline",
            id="a diff that writes",
        ),
        pytest.param(
            ["lint", "x", "--update-baseline"],
            "--update-baseline needs --baseline FILE, or `baseline` in specgen.toml",
            id="baseline without a name",
        ),
        pytest.param(
            ["lint", "x", "--baseline", "gone.json"],
            "gone.json: no such file or directory; `specgen lint --update-baseline` writes a baseline",
            id="missing baseline",
        ),
        pytest.param(
            ["lint", "x", "--config", "gone.toml"],
            "gone.toml: no such file or directory",
            id="missing settings",
        ),
        pytest.param(
            ["validate", "x", "--config", "a.toml", "--no-config"],
            "--config and --no-config exclude each other",
            id="settings and none",
        ),
    ],
)
def test_unusable_command_line_is_one_line_and_exit_code_2(run, arguments, message):
    code, output, errors = run(*arguments)

    assert (code, output) == (2, "")
    assert errors.startswith(f"specgen: {message}")
    assert errors.count("\n") == 1


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_told_without_the_commands(run, option):
    from toolkit import __version__

    assert run(option) == (0, f"specgen {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]], ids=str)
def test_help_lists_every_command(run, arguments):
    code, output, errors = run(*arguments)

    assert (code, errors) == (0, "")
    assert [name for name in COMMANDS if f" {name} " not in output] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_command_explains_itself_with_examples(run, name):
    code, output, errors = run(name, "--help")

    assert (code, errors) == (0, "")
    assert f"Usage: specgen {name}" in output
    assert "Examples" in output


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_a_function_or_a_group_of_the_module_of_its_name(name):
    module = import_module(f"toolkit.cli.{name.replace('-', '_')}")

    assert callable(getattr(module, "group", None) or module.command)


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        pytest.param(KeyboardInterrupt(), 130, "", id="interrupted"),
        pytest.param(BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, "", id="reader has gone"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            2,
            "specgen: the output cannot be written: no space left on device\n",
            id="disk is full",
        ),
    ],
)
def test_what_ends_a_run_from_outside_is_no_traceback(monkeypatch, run, error, code, told):
    monkeypatch.setattr(entry, "_run", raising(error))
    monkeypatch.setattr(entry, "_abandon_output", lambda: None)

    assert run("lint") == (code, "", told)


def test_other_errors_are_bugs_and_crash(monkeypatch, run):
    monkeypatch.setattr(entry, "_run", raising(OSError(errno.EACCES, "Permission denied")))

    with pytest.raises(PermissionError):
        run("lint")


def raising(error):
    def run(_):
        raise error

    return run


def test_message_of_a_giant_name_is_of_a_length_that_somebody_reads(run):
    told = run("lint", f"{'a' * 100_000}.json")[2]

    assert told.startswith("specgen: aaa")
    assert told.endswith("aaa.json: file name too long\n")
    assert len(told) < 2_100


def test_message_cannot_steer_the_terminal(run):
    assert run("lint", "\x1b[31m.json") == (
        2,
        "",
        "specgen: \\u001b[31m.json: no such file or directory\n",
    )


def test_closed_streams_are_no_traceback(monkeypatch, faulty):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    code = entry.main(["lint", str(faulty)])

    assert code == 1
    assert isinstance(sys.stdout, io.TextIOWrapper)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_command_that_takes_too_long_is_ended(monkeypatch, run, connector):
    monkeypatch.setenv("SPECGEN_TIME_LIMIT", "0.001")

    assert run("docs", connector) == (
        2,
        "",
        "specgen: docs c: takes more than 0.001 seconds; SPECGEN_TIME_LIMIT=60 gives it more\n",
    )
