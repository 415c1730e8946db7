import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.adoption.acceptance import KEY, acceptances, not_accepted

REASON = {"Made": "It is meant so."}


def finding(pointer, rule="Made", file="apiDefinition.swagger.json"):
    return Finding(file, 1, 1, 1, 2, pointer, rule, "T001", Severity.ERROR, Phase.IMPORT, "it is odd")


def left(document, *findings):
    """Return the pointers of the findings that are not accepted."""
    return [found.pointer for found in not_accepted(list(findings), document)]


def test_acceptance_covers_its_object_and_what_is_below(definition):
    operation = {KEY: REASON, "responses": {"200": {"schema": {"type": "object"}}}}
    document = definition({"paths": {"/a": {"get": operation, "put": {}}, "/a/b": {}}})
    here = "/paths/~1a/get"

    assert left(document, finding(here), finding(f"{here}/responses/200/schema")) == []
    assert left(document, finding("/paths/~1a"), finding("/paths/~1a/put"), finding(f"{here}ter")) == [
        "/paths/~1a",
        "/paths/~1a/put",
        "/paths/~1a/getter",
    ]


def test_acceptance_at_the_root_covers_the_file_alone(definition):
    document = definition({KEY: REASON})

    assert left(document, finding(""), finding("/info/title")) == []
    assert left(document, finding("/properties", file="apiProperties.json")) == ["/properties"]


def test_other_rules_are_not_accepted(definition):
    assert left(definition({KEY: REASON}), finding("/info", rule="Other")) == ["/info"]


def test_yaml_accepts_as_json_does():
    document = Document(Path("a.yaml"), f"info:\n  {KEY}:\n    Made: It is meant so.\n")

    assert left(document, finding("/info/title", file="a.yaml")) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"definitions": {"A": {"properties": {KEY: REASON}}}}, id="name of a property"),
        pytest.param({"definitions": {KEY: REASON}}, id="name of a definition"),
        pytest.param(
            {"definitions": {"A": {"$ref": "#/definitions/B", KEY: REASON}}}, id="beside a reference"
        ),
        pytest.param({"security": [{KEY: REASON}]}, id="security requirement"),
        pytest.param({"paths": {KEY: REASON}}, id="paths"),
        pytest.param({"info": {"x-other": {KEY: REASON}}}, id="other extension"),
    ],
)
def test_what_is_no_extension_of_an_object_accepts_nothing(definition, data):
    assert list(acceptances(definition(data))) == []


@pytest.mark.parametrize("value", [None, 5, "Made", ["Made"], {}], ids=json.dumps)
def test_malformed_acceptance_accepts_nothing(definition, value):
    assert list(acceptances(definition({KEY: value}))) == []


def test_acceptance_without_a_reason_accepts_all_the_same(definition):
    assert left(definition({KEY: {"Made": None}}), finding("/info")) == []
