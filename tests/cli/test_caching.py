"""Answers that are kept: a run that finds them says what it would say without them."""

import json
import os
import signal
from pathlib import Path

import pytest

from toolkit import parallel
from toolkit.cache import Cache
from toolkit.cli import linting
from toolkit.cli.checking import Checker, Task
from toolkit.lint.run import Plan, Target

CACHED = ("--cache-dir", "kept")
SANITIZED = "OperationIdSanitized"
DEFINITION = "apiDefinition.swagger.json"


@pytest.fixture
def entries():
    """Return a function that gives the answers that are kept in a folder."""
    return lambda folder="kept": sorted(Path(folder, "answers").glob("*"))


@pytest.fixture
def forge(entries):
    """Return a function that lets all kept answers say something else, so that it shows who is asked."""

    def forge(old, new):
        for path in entries():
            cache = Cache(path.parents[1])
            cache.write(path.name, json.loads(json.dumps(cache.read(path.name)).replace(old, new)))

    return forge


@pytest.fixture
def again(run, faulty, forge):
    """Return a function that lints the faulty file, and says whether the answer was one that was kept."""
    run("lint", faulty.name, *CACHED)
    forge("becomes", "BECAME")

    def again(*arguments):
        _, out, _ = run("lint", faulty.name, *CACHED, *arguments)
        return "BECAME" in out

    return again


@pytest.mark.parametrize("command", ["lint", "validate"])
@pytest.mark.parametrize("output_format", ["text", "json", "sarif", "gitlab"])
def test_second_run_says_the_same(run, connector, entries, command, output_format):
    definition = connector / DEFINITION
    definition.write_text(definition.read_text().replace('"operationId": "', '"operationId": "a-'))
    arguments = (command, connector, "--output-format", output_format)

    without, first, second = (run(*arguments, *cached) for cached in (["--no-cache"], CACHED, CACHED))

    assert first == second == without
    assert len(entries()) == 1


def test_same_file_is_not_linted_again(again):
    assert again() is True


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ignore", "PA134"],
        ["--phase", "certification", "--select", "OperationIdSanitized"],
        ["--output-format", "json"],
        ["--statistics"],
        ["--no-cache"],
    ],
    ids=" ".join,
)
def test_other_question_has_an_answer_of_its_own(again, arguments):
    assert again(*arguments) is False


def test_changed_file_is_linted(again, faulty):
    faulty.write_text(faulty.read_text().replace("Get-A", "Get-B"))

    assert again() is False


def test_changed_settings_count(again):
    Path("specgen.toml").write_text('ignore = ["PA134"]')

    assert again() is False


def test_changed_baseline_counts(run, again, faulty):
    run("lint", faulty.name, "--no-cache", "--baseline", "known.json", "--update-baseline")

    assert again("--baseline", "known.json") is False


def test_other_version_lints(again, monkeypatch):
    monkeypatch.setattr("toolkit.lint.question.edition", lambda: "2.0")

    assert again() is False


def test_changed_icon_is_looked_at(run, connector):
    sound = run("validate", connector, *CACHED)
    (connector / "icon.png").write_bytes(b"no picture")

    code, out, _ = run("validate", connector, *CACHED)

    assert (sound[0], code) == (0, 1)
    assert "IconNotUsable" in out


def test_baseline_is_the_same_with_kept_answers(run, faulty):
    arguments = ("lint", faulty.name, *CACHED, "--baseline", "known.json")
    run(*arguments, "--update-baseline")
    first = Path("known.json").read_bytes()

    run(*arguments, "--update-baseline")

    assert Path("known.json").read_bytes() == first
    assert run(*arguments)[0] == run(*arguments)[0] == 0


def test_fixes_are_made_though_an_answer_is_kept(run, faulty):
    run("lint", faulty.name, *CACHED)

    run("lint", faulty.name, *CACHED, "--unsafe-fixes")

    fixed = faulty.read_text()
    assert "Get-A" not in fixed
    assert run("lint", faulty.name, *CACHED) == run("lint", faulty.name, "--no-cache")


def test_file_without_fixes_to_make_is_not_linted_for_them(run, faulty, entries):
    run("lint", faulty.name, *CACHED, "--unsafe-fixes")
    run("lint", faulty.name, *CACHED, "--unsafe-fixes")
    kept = entries()

    first, second = (run("lint", faulty.name, *CACHED, *more) for more in (["--unsafe-fixes"], []))

    assert first == second
    assert entries() == kept


def test_diff_is_shown_though_an_answer_is_kept(run, faulty):
    run("lint", faulty.name, *CACHED)

    _, out, _ = run("lint", faulty.name, *CACHED, "--unsafe-fixes", "--diff")

    assert '+    "/a": {"get": {"operationId": "GetA"}},' in out


def test_unreadable_file_is_told_every_time(run, faulty, entries):
    faulty.write_text("{")

    assert run("lint", faulty.name, *CACHED) == run("lint", faulty.name, *CACHED)
    assert entries() == []


def test_answer_that_was_cut_for_want_of_time_is_not_kept(faulty, entries):
    target = Target(faulty, is_project=False)
    tasks = [Task(target, Plan((SANITIZED,), seconds=seconds), Cache(Path("kept"))) for seconds in (0, 60)]

    cut, whole = Checker(linting.check, None).answers(tasks, 1)

    assert [one.rule for one in cut.outcome.findings] == ["LintingStopped"]
    assert [one.rule for one in whole.outcome.findings] == [SANITIZED] * 2
    assert len(entries()) == 1


def test_standard_input_is_not_kept(specgen, faulty, entries, monkeypatch):
    monkeypatch.setattr("toolkit.cli.targets._read_stdin", faulty.read_bytes)

    specgen("lint", "-", *CACHED)

    assert entries() == []


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x80\x04K\x01."], ids=["empty", "no digest", "pickle"])
def test_damaged_answer_is_made_anew(run, again, faulty, entries, damage):
    for path in entries():
        path.write_bytes(damage)

    assert again() is False
    assert [path.read_bytes() == damage for path in entries()] == [False]
    assert run("lint", faulty.name, *CACHED) == run("lint", faulty.name, "--no-cache")


def test_answer_that_would_steer_the_terminal_is_made_anew(again, forge):
    forge("BECAME", "BECAME\\u001b]0;title\\u0007")

    assert again() is False


def test_folder_that_takes_nothing_is_told_once_and_no_trouble(run, faulty):
    Path("taken").write_text("")

    code, out, err = run("lint", faulty.name, "--cache-dir", "taken")

    assert (code, out) == run("lint", faulty.name, "--no-cache")[:2]
    assert err.startswith("taken: keeps no answers: not a directory\n")


def test_small_files_are_not_worth_a_look(run, faulty, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))

    run("lint", faulty.name)
    without = (tmp_path / "user").exists()
    run("lint", faulty.name, "--cache")

    assert (without, (tmp_path / "user/specgen/answers").is_dir()) == (False, True)


def test_much_is_kept_without_a_word(run, faulty, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    faulty.write_text(faulty.read_text() + " " * linting.CACHE_PAYS_FROM)

    run("lint", faulty.name)

    assert (tmp_path / "user/specgen/answers").is_dir()


def test_folder_is_named_by_option_then_environment_then_settings(run, faulty, entries, monkeypatch):
    Path("specgen.toml").write_text('cache-dir = "of-settings"')
    run("lint", faulty.name)
    monkeypatch.setenv("SPECGEN_CACHE_DIR", "of-environment")
    run("lint", faulty.name)
    run("lint", faulty.name, "--cache-dir", "of-option")
    run("lint", faulty.name, "--no-cache")

    assert [len(entries(f"of-{name}")) for name in ("settings", "environment", "option")] == [1, 1, 1]


def test_folder_of_the_settings_starts_at_their_folder(run, faulty, entries, monkeypatch):
    Path("specgen.toml").write_text('cache-dir = "kept"')
    Path("below").mkdir()
    monkeypatch.chdir("below")

    run("lint", Path("..", faulty.name))

    assert len(entries("../kept")) == 1


@pytest.mark.skipif(not parallel.FORKS, reason="a process that is forked knows the test's own check")
def test_process_that_dies_is_one_line_beside_the_findings_of_the_others(run, faulty, monkeypatch):
    for name in ("b.json", "c.json"):
        Path(name).write_text(faulty.read_text())
    original = linting.check

    def check(target, plan):
        if target.path.name == "b.json":
            os.kill(os.getpid(), signal.SIGKILL)
        return original(target, plan)

    monkeypatch.setattr(linting, "check", check)
    code, out, err = run("lint", "a.json", "b.json", "c.json", "--jobs", 2)

    assert code == 2
    assert ("a.json:" in out, "c.json:" in out) == (True, True)
    assert err.splitlines()[0] == "specgen: b.json: the process that checked it was ended by SIGKILL"
