import json
import pickle
from collections import Counter
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import FixKind, Phase
from toolkit.lint.adoption.baseline import Baseline
from toolkit.lint.adoption.sifting import Ignores, Sieve
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
        list(outcome.changes),
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


def test_all_files_of_a_project_that_cannot_be_read_are_told(project):
    for name in ("apiDefinition.swagger.json", "apiProperties.json", "settings.json"):
        (project / name).write_text("")

    outcome = check(Target(project, is_project=True), SANITIZED)

    assert list(map(str, outcome.unreadable)) == [
        f"{project / name}:1:1: the file is empty"
        for name in ("apiDefinition.swagger.json", "apiProperties.json", "settings.json")
    ]


def test_what_the_sieve_holds_back_is_counted_and_not_fixed(project):
    ignored = Sieve(ignores=Ignores(project, (("*", frozenset(SANITIZED.rules)),)))
    counts = {("apiDefinition.swagger.json", "OperationIdSanitized", FOUND[0][1]): 1}
    known = Sieve(baseline=Baseline(project, Counter(counts)))

    outcomes = [
        check(Target(project, is_project=True), SANITIZED._replace(kinds=frozenset(FixKind), sieve=sieve))
        for sieve in (ignored, known)
    ]

    assert [(list(one.findings), list(one.changes), one.sifted.known) for one in outcomes] == [
        ([], [], 0),
        ([], [], 1),
    ]
    assert outcomes[1].sifted.counts == counts


def test_findings_say_what_their_fixes_do_to_the_text_where_that_is_asked_for(project):
    outcome = check(Target(project, is_project=True), SANITIZED._replace(replacements=True))

    assert [one.text for one in outcome.findings[0].fix.replacements] == ['"DoThing"']


@pytest.mark.parametrize(
    ("phase", "is_project", "asked"),
    [
        pytest.param(Phase.CERTIFICATION, True, {"OperationIdSanitized", "OperationIdNotUnique"}, id="all"),
        pytest.param(Phase.IMPORT, True, {"OperationIdNotUnique"}, id="not what only a certification asks"),
        pytest.param(
            Phase.CERTIFICATION, False, {"OperationIdNotUnique"}, id="not what asks about a project"
        ),
    ],
)
def test_rules_that_say_all_of_a_target(phase, is_project, asked):
    plan = Plan(("OperationIdSanitized", "OperationIdNotUnique"), phase)

    assert plan.asked(Target(Path("a"), is_project=is_project)) == asked


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

    before = Document.read(project / "apiDefinition.swagger.json")
    after = before.with_text(TEXT.replace("Do-Thing", "DoThing"))
    assert [(finding.rule, finding.pointer) for finding in outcome.findings] == found
    assert outcome.changes == (Change(before, after, 1),)
    assert before.path.read_text() == TEXT


def test_outcome_goes_from_process_to_process(project):
    plan = Plan(SANITIZED.rules, kinds=frozenset(FixKind))
    (project / "apiProperties.json").write_text("")

    outcome = check(Target(project, is_project=True), plan)

    again = pickle.loads(pickle.dumps(outcome))
    assert told(again) == told(outcome)
