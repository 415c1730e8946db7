import copy
import json
import random
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Phase, Severity
from toolkit.lint.adoption.acceptance import KEY
from toolkit.lint.rules import every_rule
from toolkit.validate import ALL_RULES
from toolkit.validate.judges import JUDGES
from toolkit.validate.project import validate

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "connectors"
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="published connectors are not beside the checkout"
)

ODD = (None, 5, "x", [], {}, [None], {"a": None}, True, {"$ref": "#/definitions/x"}, {"$ref": 5}, "")


def published():
    for path in sorted(CORPUS.rglob("apiDefinition.swagger.json")):
        try:
            yield ConnectorProject.load(path.parent)
        except SpecgenError:
            continue


def test_sound_project_has_no_finding(project):
    assert validate(project("properties", {})) == []


@pytest.mark.parametrize(
    ("part", "fragment", "rule"),
    [
        ("schema", {"$ref": "#/definitions/Missing"}, "SchemaReferenceNotFound"),
        ("definition", {"swagger": "3.0"}, "SpecificationVersionIncorrect"),
        ("properties", "{}", "PropertiesMissing"),
    ],
)
def test_place_that_a_rule_reports_is_not_reported_by_a_judge_again(project, part, fragment, rule):
    assert [finding.rule for finding in validate(project(part, fragment))] == [rule]


@pytest.mark.parametrize(
    ("part", "fragment", "rule"),
    [
        ("definition", {"tags": [{"name": "a"}, {"name": "a"}]}, "TagRedefined"),
        ("definition", {"securityDefinitions": {"a": {"name": "x"}}}, "RequiredPropertyMissing"),
        ("response", {"description": "OK", "headers": {"A": {"$ref": "#/x"}}}, "ExtensionNameNotValid"),
    ],
    ids=["at the object that holds it", "at a member", "at what is missing instead"],
)
def test_error_that_a_rule_reports_is_not_reported_by_a_judge_nearby(project, part, fragment, rule):
    found = [finding for finding in validate(project(part, fragment)) if finding.severity is Severity.ERROR]

    assert [finding.rule for finding in found] == [rule]


def test_accepted_finding_wakes_no_judge(project):
    operation = {
        "parameters": [{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Missing"}}],
        KEY: {"SchemaReferenceNotFound": "The service adds it."},
    }

    assert validate(project("operation", operation)) == []


def test_judge_reports_what_no_rule_looks_at(project):
    schema = {"type": "object", "additionalProperties": False, "default": {"id": "5"}}

    (finding,) = validate(project("schema", schema))

    assert finding.rule == "DefaultNotValid"
    assert finding.pointer == "/paths/~1t/post/parameters/0/schema/default/id"


def test_only_what_an_import_checks_is_asked(project):
    findings = validate(project("operation", {"summary": "", "operationId": "Do-It"}))

    assert {finding.phase for finding in findings} <= {Phase.IMPORT}


def test_files_are_reported_one_after_the_other(project):
    files = {
        "apiDefinition.swagger.json": {"host": 5},
        "apiProperties.json": {"properties": {"capabilities": 5}},
        "settings.json": {"icon": 5},
    }

    findings = validate(project("project", files))

    assert [finding.file for finding in findings] == list(files)


def test_definition_is_judged_although_the_properties_cannot_be_read(tmp_path):
    (tmp_path / "apiDefinition.swagger.json").write_text('{"swagger": "2.0", "paths": {}, "host": 5}')
    (tmp_path / "apiProperties.json").write_text("{,}")
    project = ConnectorProject.load_partial(tmp_path)

    findings = validate(project)

    assert [str(error.path.name) for error in project.unreadable] == ["apiProperties.json"]
    assert "/host" in {finding.pointer for finding in findings}


def test_rules_and_judges_together_are_what_is_asked():
    assert {rule.name for rule in ALL_RULES} == {rule.name for rule in (*every_rule(), *JUDGES)}


@needs_corpus
@pytest.mark.slow
def test_published_connectors_are_taken_by_the_judges():
    judges = {judge.name for judge in JUDGES}
    reported = [
        (finding.rule, finding.pointer)
        for project in published()
        for finding in validate(project)
        if finding.rule in judges and finding.severity is Severity.ERROR
    ]

    assert len(reported) <= 1  # one writes `basepath`


@needs_corpus
@pytest.mark.parametrize("seed", range(20))
def test_malformed_files_are_findings_never_a_traceback(seed):
    chance = random.Random(seed)
    path = chance.choice(sorted(CORPUS.glob("*/A*/apiDefinition.swagger.json")))
    documents = []
    for name in ("apiDefinition.swagger.json", "apiProperties.json"):
        data = json.loads((path.parent / name).read_bytes())
        for _ in range(3):
            container, key = chance.choice(list(_members(data)))
            container[key] = copy.deepcopy(chance.choice(ODD))
        documents.append(Document(Path(name), json.dumps(data)))

    findings = validate(ConnectorProject(path.parent, *documents))

    assert findings == sorted(findings, key=lambda finding: finding.rank)


def _members(data):
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, (dict, list)):
            yield from _members(value)
