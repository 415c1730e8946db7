import json
import sys
from pathlib import Path
from time import process_time

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.validate import openapi, yaml_reader


def told(project, seconds=3.0):
    linter = Linter(openapi.RULES, seconds=seconds)
    return [(finding.rule, finding.message) for finding in linter.project(project)]


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(.*a){30}$"])
def test_pattern_that_explodes_is_no_trouble(project, pattern):
    schema = {"type": "string", "pattern": pattern, "default": "a" * 60 + "!"}

    start = process_time()
    findings = told(project("schema", schema))

    assert [rule for rule, _ in findings] == ["DefaultNotValid"]
    assert process_time() - start < 2


def test_division_by_zero_is_no_trouble(project):
    found = told(project("schema", {"type": "integer", "multipleOf": 0, "default": 3}))

    assert [rule for rule, _ in found] == ["SpecificationViolated"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_references_that_multiply_are_one_remark(project):
    levels = {f"Level{n}": {"allOf": [{"$ref": f"#/definitions/Level{n + 1}"}] * 9} for n in range(20)}

    definition = project("schema", {"type": "string"}).definition
    answer = {"description": "OK", "schema": {"$ref": "#/definitions/Level0"}}
    item = {"get": {"operationId": "Get", "responses": {"200": answer}}}
    data = {
        **definition.data,
        "paths": {"/a": item},
        "definitions": {**levels, "Level20": {"type": "object"}},
    }
    hostile = ConnectorProject.of_definition(definition.with_text(json.dumps(data)))

    assert told(hostile, seconds=1) == [
        (
            "DefinitionNotJudged",
            "openapi-spec-validator gave up on this definition: SpentError: it takes too long",
        )
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_merge_keys_that_multiply_do_not_keep_the_other_reader_busy():
    levels = "".join(
        f"a{n + 1}: &a{n + 1}\n  <<: [{', '.join([f'*a{n}'] * 9)}]\n  k{n}: v\n" for n in range(30)
    )
    document = Document(Path("apiDefinition.swagger.yaml"), f"swagger: '2.0'\na0: &a0 {{k: v}}\n{levels}")
    linter = Linter(yaml_reader.RULES, seconds=0.3)

    found = linter.project(ConnectorProject.of_definition(document))

    assert [finding.rule for finding in found] == ["LintingStopped"]
