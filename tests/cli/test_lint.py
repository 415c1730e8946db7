import json

import pytest

from toolkit import files
from toolkit.errors import CannotWrite
from toolkit.lint.rules import every_rule

# One error, which nothing fixes, and two warnings with an unsafe fix each.
NOT_UNIQUE = ["--select", "OperationIdNotUnique"]
SANITIZED = ["--select", "OperationIdSanitized"]


def rules_of(output):
    return [finding["rule"] for finding in json.loads(output)["findings"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param([], 1, id="errors"),
        pytest.param(NOT_UNIQUE, 1, id="the error"),
        pytest.param(SANITIZED, 0, id="warnings"),
        pytest.param(["--ignore", "platform"], 0, id="nothing left"),
        pytest.param([*NOT_UNIQUE, "--phase", "import"], 1, id="error on import"),
        pytest.param(["gone.json"], 2, id="a file that is missing beside it"),
        pytest.param([*SANITIZED, "--unsafe-fixes"], 0, id="warnings fixed"),
        pytest.param([*NOT_UNIQUE, "--fix"], 1, id="error that nothing fixes"),
        pytest.param([*NOT_UNIQUE, "--diff"], 1, id="error in what is only shown"),
    ],
)
def test_exit_code(run, faulty, arguments, code):
    assert run("lint", faulty.name, *arguments)[0] == code


@pytest.mark.parametrize("paths", [["a.json"], ["gone.json", "a.json"], ["."], ["a.json", "a.json"]], ids=str)
def test_command_line_of_nothing_but_paths_means_what_it_means_to_typer(run, faulty, paths):
    assert faulty.is_file()

    assert run("lint", *paths) == run("lint", "--", *paths)


def test_findings_are_told_with_their_places(run, faulty):
    _, output, errors = run("lint", faulty.name, *NOT_UNIQUE)

    assert output == (
        "a.json:8:24: error PA134 OperationIdNotUnique: `operationId` `get-a` is taken by GET /a in line 5\n"
        "  | GET /b › operationId\n"
        '8 | "operationId": "get-a"\n'
        "  |                ^^^^^^^\n"
        "  | GET /a › operationId\n"
        '5 | "/a": {"get": {"operationId": "Get-A"}},\n'
        "  |                               -------\n"
        "\n"
    )
    assert errors == "1 error in 1 file\n"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "PA134,OperationIdSanitized"], ["OperationIdSanitized", "OperationIdNotUnique"]),
        (["--select", "PA134", "--select", "pa136", "--ignore", "PA13"], []),
        (["--select", "PA136", "--phase", "import"], []),
    ],
    ids=["select", "ignore", "phase"],
)
def test_rules_are_chosen(run, faulty, arguments, found):
    _, output, _ = run("lint", faulty, "--output-format", "json", *arguments)

    assert sorted(set(rules_of(output))) == sorted(found)


def test_unreadable_files_hide_no_finding_of_the_others(run, faulty, tmp_path):
    (tmp_path / "broken.json").write_text('{"a": 1,}')

    code, output, errors = run(
        "lint", "gone.json", "broken.json", faulty.name, "--output-format", "json", *NOT_UNIQUE
    )

    assert code == 2
    assert json.loads(output)["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    assert errors == (
        "specgen: gone.json: no such file or directory\n"
        "specgen: broken.json:1:9: a comma before `}` has nothing after it\n"
    )


def test_file_that_cannot_be_read_is_annotated_too(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "broken.json").write_text('{"a": 1,}')

    _, output, _ = run("lint", "broken.json", "--output-format", "github")

    assert output == (
        "::error file=broken.json,line=1,endLine=1,title=specgen Unreadable,col=9,endColumn=10"
        "::a comma before `}` has nothing after it\n"
    )


def test_statistics_count_instead_of_listing(run, faulty):
    _, output, errors = run("lint", faulty, "--statistics", "--select", "PA134,PA136")

    assert output == "2  warning  PA136  OperationIdSanitized\n1  error    PA134  OperationIdNotUnique\n"
    assert errors == "1 error and 2 warnings in 1 file; fixable: 2 with --unsafe-fixes\n"


def test_fixes_are_written_and_told_and_the_rest_is_shown(run, faulty):
    before = faulty.read_text()

    code, output, errors = run("lint", faulty.name, "--unsafe-fixes", "--output-format", "json", *SANITIZED)

    assert faulty.read_text() == before.replace("Get-A", "GetA").replace("get-a", "geta")
    assert (code, rules_of(output), errors) == (0, [], "a.json: 2 fixes\n")


def test_safe_fixes_leave_the_others_alone(run, faulty):
    before = faulty.read_bytes()

    run("lint", faulty, "--fix", *SANITIZED)

    assert faulty.read_bytes() == before


def test_diff_shows_fixes_and_writes_nothing(run, faulty):
    before = faulty.read_bytes()

    code, output, errors = run("lint", faulty.name, "--unsafe-fixes", "--diff", *SANITIZED)

    assert faulty.read_bytes() == before
    assert [line for line in output.splitlines() if line.startswith(("-", "+"))] == [
        "--- a/a.json",
        "+++ b/a.json",
        '-    "/a": {"get": {"operationId": "Get-A"}},',
        '+    "/a": {"get": {"operationId": "GetA"}},',
        '-        "operationId": "get-a"',
        '+        "operationId": "geta"',
    ]
    assert (code, errors) == (0, "2 warnings in 1 file; fixable: 2 with --unsafe-fixes\n")


def test_file_that_cannot_be_written_keeps_no_other_back(run, faulty, tmp_path, monkeypatch):
    other = tmp_path / "b.json"
    other.write_text(faulty.read_text())
    write = files.write_files

    def refuse_first(folder, contents, **options):
        if "a.json" in contents:
            raise CannotWrite("a.json: is read-only")
        write(folder, contents, **options)

    monkeypatch.setattr(files, "write_files", refuse_first)

    code, _, errors = run("lint", "a.json", "b.json", "--unsafe-fixes", *SANITIZED)

    assert code == 2
    assert errors == "b.json: 2 fixes\nspecgen: a.json: is read-only\nno findings in 2 files\n"
    assert "GetA" in other.read_text()


@pytest.mark.parametrize(
    "arguments",
    [[], ["--output-format", "json"], ["--unsafe-fixes", "--diff"], ["--statistics"]],
    ids=["text", "json", "diff", "statistics"],
)
def test_processes_change_nothing_in_what_is_told(run, faulty, tmp_path, arguments):
    for number in range(6):
        (tmp_path / f"{number}.json").write_text(faulty.read_text() if number % 2 else "{")
    paths = [f"{number}.json" for number in range(6)]

    one, two = (run("lint", *paths, "--jobs", jobs, *arguments) for jobs in (1, 2))

    assert one == two
    assert one[0] == 2


def test_all_rules_are_listed_as_text_and_as_data(run):
    _, text, _ = run("rules")
    _, document, _ = run("rules", "--json")

    names = [rule["name"] for rule in json.loads(document)["rules"]]
    assert [line.split()[1] for line in text.splitlines()] == names
    assert {rule.name for rule in every_rule()} <= set(names)


def test_explanation_is_plain_for_a_pipe_and_painted_for_a_terminal(run, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    _, plain, _ = run("explain", "pa134")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, painted, _ = run("explain", "OperationIdNotUnique")

    assert plain.startswith("# OperationIdNotUnique\n\n`PA134` · error · import\n")
    assert painted.startswith("\x1b[1m# OperationIdNotUnique\x1b[0m\n")
