"""`specgen lint` as a shell, an editor, a hook and a pipeline run it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

COMMAND = Path(sys.executable).with_name("specgen")
DEFINITION = "apiDefinition.swagger.json"
SANITIZED = ("--select", "OperationIdSanitized")
TEXT = '\ufeff{"swagger": "2.0",\r\n "paths": {"/é": {"get": {"operationId": "Get-日本"}}}}'
FIXED = TEXT.replace("Get-日本", "Get")

# What takes long to load, and no lint of a small JSON file needs.
LATE = {
    "PIL",
    "concurrent.futures",
    "fractions",
    "hashlib",
    "jinja2",
    "jsonschema",
    "multiprocessing",
    "openapi_spec_validator",
    "prance",
    "pydantic",
    "rich",
    "tempfile",
    "toolkit.lint.rules.arm",
    "yaml",
    "zipfile",
}


@pytest.fixture
def odd(tmp_path) -> Path:
    """Return a definition with a byte order mark, carriage returns, other languages and no last line end."""
    path = tmp_path / "odd.json"
    path.write_bytes(TEXT.encode())
    return path


def piped(*arguments, content, **environment):
    """Run the command with bytes as its standard input."""
    return subprocess.run(
        [COMMAND, *arguments],
        input=content,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["lint", "project"], 0, id="nothing wrong"),
        pytest.param(["lint", "odd.json", *SANITIZED], 0, id="warnings"),
        pytest.param(["lint", "odd.json"], 1, id="errors"),
        pytest.param(["lint", "project", "odd.json"], 1, id="errors in one of two"),
        pytest.param(["lint", "project", "gone"], 2, id="missing"),
        pytest.param(["lint", "project", "empty"], 2, id="folder without a connector"),
        pytest.param(["lint", "broken.json"], 2, id="not JSON"),
        pytest.param(["lint", "project", "--select", "Nothing"], 2, id="unknown rule"),
        pytest.param(["lint"], 2, id="no path"),
        pytest.param(["lint", "project", "--nothing"], 2, id="unknown option"),
        pytest.param(["nothing"], 2, id="unknown command"),
        pytest.param(["explain", "Nothing"], 2, id="unknown rule to explain"),
        pytest.param(["explain", "PA134"], 0, id="explanation"),
        pytest.param(["rules"], 0, id="rules"),
        pytest.param([], 0, id="help"),
    ],
)
def test_exit_code(specgen, project, odd, tmp_path, arguments, code):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.json").write_text('{"a"}')

    run = specgen(*arguments)

    assert (run.returncode, "Traceback" in run.stderr) == (code, False)
    assert (project.is_dir(), odd.is_file()) == (True, True)


def test_json_has_exactly_the_promised_keys_also_where_a_file_is_unreadable(specgen, odd):
    run = specgen("lint", odd.name, "gone.json", "--output-format", "json", *SANITIZED)

    assert run.returncode == 2
    assert json.loads(run.stdout) == {
        "findings": [
            {
                "rule": "OperationIdSanitized",
                "severity": "warning",
                "phase": "certification",
                "message": "`operationId` `Get-日本` becomes `Get` in Power Apps",
                "file": "odd.json",
                "pointer": "/paths/~1é/get/operationId",
                "line": 2,
                "column": 42,
                "end_line": 2,
                "end_column": 50,
                "fix": "unsafe",
                "reference": "https://learn.microsoft.com/connectors/custom-connectors/"
                "certification-swagger-validator-rules",
            }
        ],
        "summary": {"files": 1, "errors": 0, "warnings": 1},
    }
    assert run.stderr == "specgen: gone.json: no such file or directory\n"


def test_fix_changes_what_is_wrong_and_no_other_byte(specgen, odd):
    run = specgen("lint", odd.name, "--unsafe-fixes", *SANITIZED)

    assert odd.read_bytes() == FIXED.encode()
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "odd.json: 1 fix\nno findings in 1 file\n"


@pytest.mark.parametrize(
    "environment", [{}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}], ids=["UTF-8", "ASCII"]
)
def test_fixed_standard_input_is_all_of_standard_output(environment):
    run = piped("lint", "--unsafe-fixes", "-", content=TEXT.encode(), **environment)

    assert run.stdout == FIXED.encode()
    assert b"stdin.json:1:1: error" in run.stderr
    assert run.returncode == 1


def test_standard_input_without_fixes_comes_out_as_it_went_in():
    run = piped("lint", "--fix", "-", *SANITIZED, content=TEXT.encode())

    assert run.stdout == TEXT.encode()
    assert b"1 warning in 1 file" in run.stderr


def test_unreadable_standard_input_is_one_line():
    run = piped("lint", "--fix", "-", content=b"{'a': 1}")

    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"specgen: stdin.json:1:2: ")
    assert run.stderr.count(b"\n") == 1


def test_yaml_on_standard_input_is_told_by_its_beginning():
    run = piped("lint", "-", *SANITIZED, content=b"paths:\n  /a:\n    get:\n      operationId: Get-A\n")

    assert run.stdout.decode().startswith("stdin.yaml:4:20: warning PA136 OperationIdSanitized")
    assert "4 | operationId: Get-A\n  |              ^^^^^" in run.stdout.decode()


def test_definition_and_properties_of_one_project_are_told_once(specgen, project):
    for name in (DEFINITION, "apiProperties.json"):
        path = project / name
        path.write_text(
            path.read_text().replace('"#0072c6"', '"blue"').replace("ListSubscriptions", "List-All")
        )

    run = specgen("lint", f"project/{DEFINITION}", "project/apiProperties.json", "--output-format", "json")

    found = [(finding["file"], finding["rule"]) for finding in json.loads(run.stdout)["findings"]]
    assert found.count((f"project/{DEFINITION}", "OperationIdSanitized")) == 1
    assert len(found) == len(set(found))


def test_terminal_without_unicode_sees_escapes_and_a_caret_below_them(specgen, odd):
    run = specgen("lint", odd.name, *SANITIZED, LC_ALL="C", PYTHONIOENCODING="ascii")

    assert run.stdout.splitlines()[1:4] == [
        "  | GET /\\xe9 > operationId",
        '2 | "paths": {"/\\xe9": {"get": {"operationId": "Get-\\u65e5\\u672c"}}}}',
        "  |                                            ^^^^^^^^^^^^^^^^^^",
    ]


@pytest.mark.parametrize("name", ["with blank", "line\nfeed", "\x1b[31mred", b"\xff\xfe"], ids=repr)
def test_odd_names_are_no_trouble(specgen, tmp_path, odd, name):
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    (folder / DEFINITION).write_bytes(odd.read_bytes())

    text = specgen("lint", folder, *SANITIZED)
    document = specgen("lint", folder, *SANITIZED, "--output-format", "json")
    diff = specgen("lint", folder, *SANITIZED, "--unsafe-fixes", "--diff")
    fixed = specgen("lint", folder, *SANITIZED, "--unsafe-fixes")

    assert [run.returncode for run in (text, document, diff, fixed)] == [0, 0, 0, 0]
    assert "\x1b" not in text.stdout + diff.stdout + fixed.stderr
    assert json.loads(document.stdout)["findings"][0]["file"] == str(folder / DEFINITION)
    assert (folder / DEFINITION).read_bytes() == FIXED.encode()


posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals as on Unix")


@posix
@pytest.mark.parametrize(
    "arguments", [["lint", "odd.json"], ["rules"], ["--help"]], ids=lambda words: words[0]
)
def test_reader_that_has_gone_is_no_trouble(odd, arguments):
    reader, writer = os.pipe()
    os.close(reader)

    run = subprocess.run(
        [COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, cwd=odd.parent, check=False
    )

    os.close(writer)
    assert (run.returncode, run.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", [["lint", "odd.json"], ["rules", "--json"], ["--version"]], ids=str)
def test_full_disk_is_one_line(odd, arguments):
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=odd.parent, check=False
        )

    assert run.returncode == 2
    assert run.stderr == b"specgen: the output cannot be written: no space left on device\n"


@posix
def test_interrupted_run_says_nothing():
    process = subprocess.Popen(
        [COMMAND, "lint", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (as a shell does)
    )
    process.stdin.write(b"{")
    process.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1.5)  # it waits for the rest
    os.killpg(process.pid, signal.SIGINT)

    _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (130, b"")


@posix
def test_terminal_gets_colours_and_lines_that_fit(odd):
    import pty
    import termios

    master, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 50))
    environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}

    subprocess.run(
        [COMMAND, "lint", odd.name, *SANITIZED],
        cwd=odd.parent,
        env={**environment, "TERM": "xterm"},
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        check=True,
    )

    shown = os.read(master, 10_000).decode().splitlines()
    assert shown[2:4] == [
        '\x1b[1;34m2 |\x1b[0m …"/é": {"get": {"operationId": "Get-日本"}}}}',
        "\x1b[1;34m  |\x1b[0m                                \x1b[1;33m^^^^^^^^^^\x1b[0m",
    ]


def test_start_imports_only_what_it_needs(odd):
    (odd.parent / "specgen.toml").write_text('ignore = ["PA1"]')

    told = loaded_in_vain("lint", str(odd), "--output-format", "json")

    assert (told, loaded_in_vain("--version")) == (set(), set())


@pytest.mark.parametrize(
    "options", [[], ["--select", "default", "--phase=import"]], ids=["none", "plain ones"]
)
def test_lint_loads_what_finds_and_tells(odd, options):
    parsing = {"typer", "click"}
    writing = {
        "shutil",
        "toolkit.files",
        "toolkit.report.diff",
        "toolkit.report.sarif",
        "toolkit.syntax.json_edit",
    }
    guessing = {"difflib", "heapq"}
    reading_settings = {"tomllib", "toolkit.templates"}

    told = loaded_in_vain(
        "lint", str(odd), *options, beside={*parsing, *writing, *guessing, *reading_settings}
    )

    assert told == set()


def test_validate_loads_no_grammar_for_a_format_that_no_judge_checks(odd):
    assert loaded_in_vain("validate", "--no-cache", str(odd), beside={"lark"}).isdisjoint({"lark", "rich"})


def loaded_in_vain(*words, beside=frozenset()):
    """Return the modules that a command line loads, of those that it has no need for."""
    script = "import sys; from toolkit.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, encoding="utf-8", check=True
    )
    return {*LATE, *beside}.intersection(process.stdout.splitlines()[-1].split())


@pytest.mark.skipif(which("bash") is None, reason="there is no bash on this machine")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["specgen", "li"], ["lint"]),
        (["specgen", "lint", "--out"], ["--output-format"]),
        (["specgen", "lint", "--output-format", "g"], ["github", "gitlab"]),
        (["specgen", "lint", "--select", "PA13"], [f"PA13{digit}" for digit in range(10)]),
        (["specgen", "lint", "--phase", "c"], ["certification"]),
        (
            ["specgen", "lint", "--select", "OperationIdS"],
            ["OperationIdSanitized", "OperationIdShouldEndWithRevision"],
        ),
        (["specgen", "explain", "OperationIdN"], ["OperationIdNotFound", "OperationIdNotUnique"]),
    ],
    ids=" ".join,
)
def test_bash_completes(words, completed):
    script = f"""
        eval "$({COMMAND} --show-completion bash)"
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)})
        COMP_CWORD={len(words) - 1}
        _specgen_completion {COMMAND}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """

    run = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert set(run.stdout.split()) <= set(completed)
    assert run.stdout.split()


def test_published_connectors_are_told_the_same_by_one_process_and_by_two(specgen, corpus):
    folder = corpus[0].parents[1]

    one, two = (specgen("lint", folder, "--jobs", jobs) for jobs in (1, 2))

    assert "Traceback" not in one.stderr
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
