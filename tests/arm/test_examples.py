import json

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.specification import Specification

PATH = "/subscriptions/{subscriptionId}/providers/Microsoft.Lamps/lamps"


def imported(folder, examples, files):
    """Import the one operation of a specification whose examples are given."""
    names = ({"name": name, "in": where, "required": True, "type": "string"} for name, where in PARAMETERS)
    schema = {"type": "object", "properties": {"name": {"type": "string"}}}
    operation = {
        "operationId": "Lamps_List",
        "description": "Lists lamps.",
        "parameters": list(names),
        "responses": {"200": {"description": "OK", "schema": schema}},
        "x-ms-examples": examples,
    }
    data = {
        "swagger": "2.0",
        "info": {"title": "Lamps", "version": "2026-01-01"},
        "host": "management.azure.com",
        "paths": {PATH: {"get": operation}},
    }
    (folder / "lamps.json").write_text(json.dumps(data))
    for name, content in files.items():
        (folder / name).write_text(content)
    specification = Specification.read(folder / "lamps.json")
    return import_operation(specification, specification.operations[0])


PARAMETERS = (("subscriptionId", "path"), ("api-version", "query"))


def example(body, code="200"):
    return json.dumps({"responses": {code: {"body": body}}})


def test_bodies_of_the_first_example_are_kept_by_status(tmp_path):
    examples = {"One": {"$ref": "./one.json"}, "Two": {"$ref": "./two.json"}}
    found = imported(
        tmp_path, examples, {"one.json": example({"name": "a"}), "two.json": example({"name": "b"})}
    )

    assert found.examples == {"200": {"name": "a"}}


def test_secrets_of_examples_are_left_out(tmp_path):
    body = {"name": "a", "adminPassword": "x", "keys": [{"keyName": "k", "value": "x"}], "primaryKey": "x"}
    found = imported(tmp_path, {"One": {"$ref": "./one.json"}}, {"one.json": example(body)})

    assert found.examples == {"200": {"name": "a", "keys": [{"keyName": "k"}]}}


@pytest.mark.parametrize(
    ("examples", "content"),
    [
        (None, ""),
        ({"One": {"$ref": "./none.json"}}, ""),
        ({"One": {"$ref": "../../etc/passwd"}}, ""),
        ({"One": {"$ref": "https://example.com/one.json"}}, ""),
        ({"One": {"$ref": "./one.json"}}, "{"),
        ({"One": {"$ref": "./one.json"}}, "[]"),
        ({"One": {"$ref": "./one.json"}}, example("text")),
        ({"One": {"$ref": "./one.json"}}, example({"name": "x" * 9_000})),
        ({"One": {"$ref": "./one.json"}}, example({"name": "x"}, "404")),
    ],
    ids=["none", "missing", "outside", "web", "cut", "list", "text", "large", "error"],
)
def test_what_is_no_example_is_no_reason_to_refuse(tmp_path, examples, content):
    assert imported(tmp_path, examples, {"one.json": content}).examples == {}
