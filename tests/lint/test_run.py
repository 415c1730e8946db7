import json
import pickle
from pathlib import Path

import pytest

from toolkit.finding import FixKind, Phase
from toolkit.lint.run import Change, Outcome, Plan, Target, check
from toolkit.lint.sample import embed

SANITIZED = Plan(("OperationIdSanitized",))
TEXT = json.dumps(embed("operation", {"operationId": "Do-Thing"})[0])


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "apiDefinition.swagger.json").write_text(TEXT)
    (tmp_path / "apiProperties.json").write_text('{"properties": {}}')
    return tmp_path


def told(outcome: Outcome):
    return (
        [(finding.rule, finding.pointer) for finding in outcome.findings],
        [document.path.name for document in outcome.documents],
        list(map(str, outcome.unreadable)),
        outcome.changes,
    )


FOUND = [("OperationIdSanitized", "/paths/~1t/post/operationId")]


def test_project_is_read_with_all_its_files(project):
    outcome = check(Target(project, is_project=True), SANITIZED)

    assert told(outcome) == (FOUND, ["apiDefinition.swagger.json", "apiProperties.json"], [], [])


def test_definition_file_is_read_alone(project):
    outcome = check(Target(project / "apiDefinition.swagger.json", is_project=False), SANITIZED)

    assert told(outcome) == (FOUND, ["apiDefinition.swagger.json"], [], [])


def test_standard_input_is_not_looked_for_on_the_disk():
    outcome = check(Target(Path("stdin.json"), is_project=False, content=TEXT.encode()), SANITIZED)

    assert told(outcome) == (FOUND, ["stdin.json"], [], [])


def test_unreadable_definition_is_an_error_without_findings(project):
    path = project / "apiDefinition.swagger.json"
    path.write_text('{"a": 1,}')

    outcome = check(Target(project, is_project=True), SANITIZED)

    assert told(outcome) == ([], [], [f"{path}:1:9: a comma before `}}` has nothing after it"], [])


def test_unreadable_file_beside_the_definition_hides_no_finding(project):
    (project / "apiProperties.json").write_text("")

    outcome = check(Target(project, is_project=True), SANITIZED)

    assert told(outcome) == (
        FOUND,
        ["apiDefinition.swagger.json"],
        [f"{project / 'apiProperties.json'}:1:1: the file is empty"],
        [],
    )


def test_phase_of_the_plan_counts(project):
    outcome = check(Target(project, is_project=True), Plan(SANITIZED.rules, Phase.IMPORT))

    assert outcome.findings == []


@pytest.mark.parametrize(
    ("dry_run", "found"),
    [
        pytest.param(False, [], id="what is left after the fixes"),
        pytest.param(True, FOUND, id="what the file holds as long as nothing is written"),
    ],
)
def test_fixes_are_made_in_memory(project, dry_run, found):
    plan = Plan(SANITIZED.rules, kinds=frozenset(FixKind), dry_run=dry_run)

    outcome = check(Target(project, is_project=True), plan)

    path = project / "apiDefinition.swagger.json"
    fixed = TEXT.replace("Do-Thing", "DoThing")
    assert [(finding.rule, finding.pointer) for finding in outcome.findings] == found
    assert outcome.changes == [Change(path, TEXT, fixed, fixed.encode(), 1)]
    assert path.read_text() == TEXT


def test_outcome_goes_from_process_to_process(project):
    plan = Plan(SANITIZED.rules, kinds=frozenset(FixKind))
    (project / "apiProperties.json").write_text("")

    outcome = check(Target(project, is_project=True), plan)

    again = pickle.loads(pickle.dumps(outcome))
    assert told(again) == told(outcome)
