"""Settings of a repository, baselines and acceptances, as a command line meets them."""

import json
from pathlib import Path
from time import process_time

import pytest

from toolkit.lint.adoption.acceptance import KEY

NOT_UNIQUE = "OperationIdNotUnique"
SANITIZED = "OperationIdSanitized"
DEFINITION = "apiDefinition.swagger.json"
ONLY = f'select = ["{NOT_UNIQUE}", "{SANITIZED}"]\n'


@pytest.fixture
def repository(faulty, tmp_path) -> Path:
    """Go to a repository with the faulty definition as two projects, `one` and `old/two`."""
    (tmp_path / ".git").mkdir()
    for name in ("one", "old/two"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / DEFINITION).write_text(faulty.read_text())
    return tmp_path


@pytest.fixture
def found(run):
    """Return a function that lints, and gives the number of findings by file and rule."""

    def found(*arguments):
        _, output, _ = run("lint", "--output-format", "json", *arguments)
        findings = [(Path(one["file"]).parts[0], one["rule"]) for one in json.loads(output)["findings"]]
        return {key: findings.count(key) for key in sorted(set(findings))}

    return found


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        pytest.param(ONLY, {NOT_UNIQUE: 1, SANITIZED: 2}, id="select"),
        pytest.param(ONLY + f'ignore = ["{NOT_UNIQUE}"]', {SANITIZED: 2}, id="ignore"),
        pytest.param(ONLY + 'phase = "import"', {NOT_UNIQUE: 1}, id="phase"),
        pytest.param(f'{ONLY}[per-file-ignores]\n"on*" = ["{SANITIZED}"]', {NOT_UNIQUE: 1}, id="per file"),
        pytest.param(ONLY + 'ignore = ["JD301"]', {NOT_UNIQUE: 1, SANITIZED: 2}, id="judge"),
    ],
)
def test_settings_beside_a_project_count(repository, found, settings, rules):
    (repository / "specgen.toml").write_text(settings)

    assert found("one") == {("one", rule): count for rule, count in rules.items()}


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        pytest.param(["--select", NOT_UNIQUE], {NOT_UNIQUE: 1}, id="select, and ignore no more"),
        pytest.param(["--ignore", SANITIZED], {}, id="ignore on top"),
        pytest.param(["--phase", "import"], {}, id="phase"),
        pytest.param(
            ["--no-config", "--select", "PA134,PA136"], {NOT_UNIQUE: 1, SANITIZED: 2}, id="no settings"
        ),
        pytest.param(["--config", "other.toml"], {NOT_UNIQUE: 1}, id="other settings"),
    ],
)
def test_command_line_wins(repository, found, arguments, rules):
    (repository / "specgen.toml").write_text(f'{ONLY}ignore = ["{NOT_UNIQUE}"]')
    (repository / "other.toml").write_text(f'select = ["{NOT_UNIQUE}"]')

    assert found("one", *arguments) == {("one", rule): count for rule, count in rules.items()}


def test_each_project_has_the_nearest_settings(repository, found):
    (repository / "specgen.toml").write_text(f'select = ["{NOT_UNIQUE}"]')
    (repository / "old/pyproject.toml").write_text(f'[tool.specgen]\nselect = ["{SANITIZED}"]')

    assert found(".") == {("one", NOT_UNIQUE): 1, ("old", SANITIZED): 2}


def test_excluded_project_is_not_met_but_may_be_named(repository, found):
    (repository / "specgen.toml").write_text(f'{ONLY}exclude = ["old"]')

    assert {file for file, _ in found(".")} == {"one"}
    assert {file for file, _ in found("old/two")} == {"old"}


@pytest.mark.parametrize("command", ["lint", "validate"])
@pytest.mark.parametrize("key", ["ignore", "per-file-ignores.'*'"])
def test_unknown_rule_in_settings_is_told_with_the_file(repository, run, command, key):
    (repository / "specgen.toml").write_text(f"{key} = ['OperationIdSanitised']")

    code, output, errors = run(command, "one")

    assert (code, output) == (2, "")
    assert errors.startswith(
        f"specgen: specgen.toml: `{key.partition('.')[0]}`: no rule, code or family is called"
    )
    assert errors.count("\n") == 1


def test_validate_takes_what_is_ignored_and_known_from_the_settings(repository, run):
    def rules(*arguments):
        _, output, _ = run("validate", "one", "--output-format", "json", *arguments)
        return {finding["rule"] for finding in json.loads(output)["findings"]}

    others = sorted(rules() - {NOT_UNIQUE})
    (repository / "specgen.toml").write_text(
        f'baseline = "known.json"\nignore = {json.dumps(others[1:])}\n'
        f"[per-file-ignores]\none = {json.dumps(others[:1])}"
    )
    run("lint", "one", "--update-baseline", "--select", NOT_UNIQUE)

    assert rules() == set()
    assert rules("--no-config") == {NOT_UNIQUE, *others}
    assert run("validate", "one") == (0, "", "no findings in 1 file (1 in the baseline)\n")


KNOWN = ["--baseline", "known.json", "--select", f"{NOT_UNIQUE},{SANITIZED}"]


def test_baseline_is_written_and_leaves_only_new_findings(repository, run):
    written = run("lint", "one", "--update-baseline", *KNOWN)
    definition = repository / "one" / DEFINITION
    text = definition.read_text().replace(
        '"paths": {', '"paths": {\n"/new": {"get": {"operationId": "New-A"}},'
    )
    definition.write_text(text)

    code, output, errors = run("lint", "one", *KNOWN)

    assert written == (0, "", "known.json: 3 findings\nno findings in 1 file (3 in the baseline)\n")
    assert [line.split()[2] for line in output.splitlines() if line.startswith("one/")] == ["PA136"]
    assert (code, errors) == (
        0,
        "1 warning in 1 file; fixable: 1 with --unsafe-fixes (3 in the baseline)\n",
    )


def test_what_is_gone_from_a_baseline_is_told_and_taken_out(repository, run):
    run("lint", ".", "--update-baseline", *KNOWN)
    definition = repository / "one" / DEFINITION
    definition.write_text(definition.read_text().replace("get-a", "ListA"))

    _, _, told = run("lint", "one", *KNOWN)
    run("lint", "one", "--update-baseline", *KNOWN)
    _, _, after = run("lint", ".", *KNOWN)

    assert told == (
        "known.json: 2 findings in it are gone; --update-baseline takes them out\n"
        "no findings in 1 file (1 in the baseline)\n"
    )
    assert after == "no findings in 2 files (4 in the baseline)\n"


def test_other_phase_and_other_rules_leave_a_baseline_alone(repository, run):
    run("lint", "one", "--update-baseline", *KNOWN)
    before = (repository / "known.json").read_bytes()

    _, _, told = run("lint", "one", "--baseline", "known.json", "--select", SANITIZED, "--phase", "import")
    run("lint", "one", "--baseline", "known.json", "--select", "PA101", "--update-baseline")

    assert told == "no findings in 1 file\n"
    assert (repository / "known.json").read_bytes() == before


def test_fixes_leave_alone_what_is_accepted_ignored_or_known(repository, run):
    definition = repository / "one" / DEFINITION
    accepted = json.dumps({SANITIZED: "Flows use it."})
    text = definition.read_text().replace(
        '"operationId": "Get-A"', f'"operationId": "Get-A", "{KEY}": {accepted}'
    )
    definition.write_text(text)
    run("lint", "one", "--baseline", "known.json", "--select", SANITIZED, "--update-baseline")

    _, _, errors = run("lint", "one", "--unsafe-fixes", "--baseline", "known.json", "--select", SANITIZED)

    assert definition.read_text() == text
    assert errors == "no findings in 1 file (1 accepted, 1 in the baseline)\n"


def test_all_that_cannot_be_read_in_a_project_is_told(repository, run):
    for name in (DEFINITION, "apiProperties.json", "settings.json"):
        (repository / "one" / name).write_text("{")

    told = [line.partition(":1:")[0] for line in run("lint", "one")[2].splitlines()]

    assert told == [f"specgen: one/{name}" for name in (DEFINITION, "apiProperties.json", "settings.json")]
    assert run("validate", "one")[2].count("\n") == 3


@pytest.mark.parametrize("output_format", ["sarif", "github", "junit", "gitlab", "azure"])
@pytest.mark.usefixtures("repository")
def test_every_format_tells_the_same_with_processes_and_without(run, output_format):
    arguments = ["lint", ".", "a.json", "gone.json", "--output-format", output_format]

    one, two = (run(*arguments, "--jobs", jobs) for jobs in (1, 2))

    assert one == two
    assert one[0] == 2
    assert NOT_UNIQUE in one[1]


def test_sarif_has_fixes_that_make_what_fix_makes(repository, run):
    definition = repository / "one" / DEFINITION
    _, output, _ = run("lint", "one", "--select", SANITIZED, "--output-format", "sarif")
    (results,) = [run_["results"] for run_ in json.loads(output)["runs"]]
    lines = definition.read_text().splitlines()
    for result in results:
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        lines[region["startLine"] - 1] = line[:start] + replacement["insertedContent"]["text"] + line[end:]
    run("lint", "one", "--select", SANITIZED, "--unsafe-fixes")

    assert definition.read_text().splitlines() == lines


def test_settings_that_say_a_rule_again_and_again_take_no_longer_in_validate(run, connector):
    (connector / "specgen.toml").write_text(f"ignore = {['PA1'] * 25_000}")
    start = process_time()

    assert run("validate", connector)[0] == 0
    assert process_time() - start < 3
