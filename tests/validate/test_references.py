import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.validate import references


def found(**definition):
    document = Document(Path("apiDefinition.swagger.json"), json.dumps(definition))
    findings = Linter(references.RULES).project(ConnectorProject.of_definition(document))
    return [(finding.rule, finding.pointer) for finding in findings]


def test_every_reference_that_leads_nowhere_is_reported_not_only_the_first():
    shared = {"A": {"$ref": "#/definitions/No"}, "B": {"items": {"$ref": "#/definitions/Neither"}}}

    assert found(definitions=shared) == [
        ("ReferenceNotResolved", "/definitions/A/$ref"),
        ("ReferenceNotResolved", "/definitions/B/items/$ref"),
    ]


def test_reference_to_a_broken_one_is_not_broken_itself():
    assert found(definitions={"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/No"}}) == [
        ("ReferenceNotResolved", "/definitions/B/$ref")
    ]


@pytest.mark.parametrize(
    "reference",
    [
        "https://example.com/a.json",
        "HTTP://127.0.0.1:9/a.json#/b",
        "file:///etc/hosts",
        "python://json/__init__.py",
        "common.json#/definitions/A",
        "../common.yaml",
        "apiDefinition.swagger.json#/definitions/A",
        "",
    ],
)
def test_reference_out_of_the_file_is_reported_and_never_followed(reference, monkeypatch):
    opened = []
    monkeypatch.setattr("socket.socket.connect", lambda _, address: opened.append(address))
    monkeypatch.setattr("prance.util.url.fetch_url_text", lambda url, *_, **__: opened.append(url))

    findings = found(definitions={"A": {"items": {"$ref": reference}}})

    assert findings == [("ReferenceToElsewhere", "/definitions/A/items/$ref")]
    assert opened == []


@pytest.mark.parametrize(
    "definitions",
    [
        {"A": {"properties": {"child": {"$ref": "#/definitions/A"}}}},
        {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}},
        {"A": {"$ref": "#/definitions/A"}},
        {"A": {"items": {"$ref": "#"}}},
        {"a/b~c": {}, "A": {"$ref": "#/definitions/a~1b~0c"}},
        {"List«a»": {}, "A": {"$ref": "#/definitions/List%C2%ABa%C2%BB"}},
        {"A": {"properties": {"$ref": {"type": "string"}}}, "B": {"$ref": "#/definitions/A"}},
        {"A": {"type": "object", "properties": {"b": {}}}, "B": {"$ref": "#/definitions/A/properties/b"}},
    ],
    ids=[
        "recursive",
        "loop",
        "itself",
        "root",
        "escapes",
        "escapes of a URI",
        "a property named $ref",
        "into another",
    ],
)
def test_reference_that_leads_somewhere_is_left_alone(definitions):
    assert found(definitions=definitions) == []


def test_what_only_looks_like_a_reference_is_none():
    data = {"$ref": "#/definitions/No"}
    schema = {"example": data, "default": data, "enum": [data], "x-ms-test-value": data}

    assert found(definitions={"A": schema}) == []


def test_words_of_the_specification_are_looked_into_where_they_are_names():
    broken = {"$ref": "#/definitions/No"}
    named = {"default": broken, "example": broken, "x-y": broken}

    assert len(found(definitions={"A": {"properties": named}})) == len(named)


@pytest.mark.parametrize(
    "definition",
    [{}, {"definitions": None}, {"paths": [None, {"$ref": 5}]}, {"definitions": {"A": {"$ref": []}}}],
)
def test_malformed_definition_holds_no_reference(definition):
    assert found(**definition) == []


def test_deep_nesting_is_survived():
    schema = {}
    for _ in range(90):
        schema = {"items": schema}

    assert found(definitions={"A": schema, "B": {"$ref": "#/definitions/A"}}) == []
