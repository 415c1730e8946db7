"""Whatever a specification holds, an import gives something closed, finite and accepted, or one line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV2SpecValidator

from toolkit.arm.imported import ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.options import Helper, ImportOptions
from toolkit.arm.sources import FolderSource
from toolkit.arm.specification import Specification

ROOT, OTHER = "rooms/2024-05-01/rooms.json", "rooms/2024-05-01/other.json"
NAMES = ["Room", "Door", "room-list", "A.B", "Kind"]
KEYS = ["id", "name", "properties", "value", "nextLink", "location", "kind", "tags", "$ref", "x y"]
OPTIONS = [
    ImportOptions(known_helpers={"ListSubscriptions": Helper("2022-12-01")}),
    ImportOptions(prune=False, poly="union"),
    ImportOptions(prune=False, poly="base", depth=3),
    ImportOptions(fields=("name", "properties/kind"), most_schemas=9),
]

references = st.sampled_from(
    [{"$ref": f"{file}#/definitions/{name}"} for file in ("", "other.json") for name in NAMES]
)
extras = st.fixed_dictionaries(
    {},
    optional={
        "description": st.sampled_from(["The door.", "<b>Bold</b>", ""]),
        "readOnly": st.booleans(),
        "x-ms-mutability": st.lists(st.sampled_from(["create", "read", "update"]), max_size=3),
        "x-ms-secret": st.booleans(),
        "default": st.sampled_from(["a", 1, None, {}]),
        "enum": st.lists(st.sampled_from(["a", "b", 1, None]), max_size=3),
        "format": st.sampled_from(["uuid", "arm-id", "int32"]),
        "pattern": st.sampled_from(["^a$", "["]),
        "minimum": st.sampled_from([1, "1", 9.5]),
        "x-nullable": st.booleans(),
    },
)
scalars = st.builds(
    lambda kind, more: {**({"type": kind} if kind else {}), **more},
    st.sampled_from(["string", "integer", "number", "boolean", "", ["null", "string"]]),
    extras,
)


def composed(schemas):
    properties = st.dictionaries(st.sampled_from(KEYS), schemas, max_size=5)
    objects = st.fixed_dictionaries(
        {"type": st.just("object")},
        optional={
            "properties": properties,
            "required": st.lists(st.sampled_from(KEYS), max_size=3),
            "allOf": st.lists(references | schemas, max_size=2),
            "discriminator": st.sampled_from(KEYS),
            "x-ms-discriminator-value": st.sampled_from(["a", "b"]),
            "additionalProperties": st.booleans() | schemas,
        },
    )
    arrays = st.fixed_dictionaries({"type": st.just("array")}, optional={"items": schemas})
    with_siblings = st.builds(lambda reference, more: {**reference, **more}, references, extras)
    return objects | arrays | references | with_siblings


schemas = st.recursive(scalars, composed, max_leaves=12)
definitions = st.fixed_dictionaries(dict.fromkeys(NAMES, schemas))


class Memory:
    def __init__(self, files):
        self.files = files
        self.joined = FolderSource(Path("/specification")).joined

    def read(self, address):
        return json.dumps(self.files[address]).encode()


def specification(own, other, body, answer, method):
    operation = {
        "operationId": "Rooms_Do",
        "parameters": [{"name": "room", "in": "body", "schema": body}],
        "responses": {"200": {"description": "OK", "schema": answer}},
    }
    root = {"swagger": "2.0", "paths": {"/rooms": {method: operation}}, "definitions": own}
    return Specification(Memory({ROOT: root, OTHER: {"definitions": other}}), ROOT)


def imported(source, options):
    """Return the import, or the line that says why there is none."""
    try:
        return import_operation(source, source.operations[0], options)
    except ImportRefused as refused:
        return str(refused)


def references_in(data):
    if isinstance(data, dict):
        if isinstance(data.get("$ref"), str):
            yield data
        for value in data.values():
            yield from references_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from references_in(value)


def is_acyclic(definitions):
    left = {name: {one["$ref"] for one in references_in(data)} for name, data in definitions.items()}
    while left:
        done = {
            name for name, led_to in left.items() if not led_to & {f"#/definitions/{other}" for other in left}
        }
        if not done:
            return False
        left = {name: led_to for name, led_to in left.items() if name not in done}
    return True


@settings(max_examples=25)
@given(
    definitions,
    definitions,
    schemas,
    schemas,
    st.sampled_from(["put", "post", "patch"]),
    st.sampled_from(OPTIONS),
)
def test_any_schema_gives_what_is_closed_and_finite_and_accepted(own, other, body, answer, method, options):
    source = specification(own, other, body, answer, method)
    found = imported(source, options)
    if isinstance(found, str):
        assert len(found.splitlines()) == 1
        return
    whole = {
        "swagger": "2.0",
        "info": {"title": "Rooms", "version": "1"},
        "paths": {found.path: {found.method: found.operation}},
        "definitions": found.definitions,
    }

    assert {one["$ref"] for one in references_in([found.operation, found.definitions])} == {
        f"#/definitions/{name}" for name in found.definitions
    }
    assert all(len(one) == 1 for one in references_in([found.operation, found.definitions]))
    assert all(name.isalnum() for name in found.definitions)
    assert is_acyclic(found.definitions)
    assert [str(error) for error in OpenAPIV2SpecValidator(whole).iter_errors()] == []


KEYWORDS = [
    *("$ref", "type", "properties", "allOf", "items", "required", "enum", "default", "format"),
    *("additionalProperties", "discriminator", "description", "x-ms-enum", "minimum", "pattern"),
]
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["string", "object", "array", "#/definitions/A"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=100)
@given(json_values, json_values, json_values, json_values)
def test_any_json_gives_an_operation_or_one_line(parameters, responses, definitions, schema):
    operation = {
        "operationId": schema,
        "summary": responses,
        "description": parameters,
        "parameters": [
            parameters,
            {"name": "room", "in": "body", "schema": schema},
            {"in": parameters, "name": "a"},
        ],
        "responses": {"200": {"schema": definitions, "description": schema}, "201": responses},
        "produces": parameters,
        "x-ms-long-running-operation-options": responses,
    }
    root = {
        "swagger": "2.0",
        "info": responses,
        "host": schema,
        "basePath": definitions,
        "x-ms-parameterized-host": parameters,
        "paths": {"/rooms/{a}": {"put": operation, "parameters": responses}},
        "definitions": {"A": definitions, "B": schema},
    }
    source = Specification(Memory({ROOT: root}), ROOT)
    found = imported(source, ImportOptions(prune=False))

    assert isinstance(found, str) or found.path == "/rooms/{a}" or isinstance(definitions, str)


@pytest.mark.parametrize("options", OPTIONS, ids=["plain", "everything", "shallow", "few"])
def test_same_source_gives_the_same_import(options):
    own = {name: {"type": "object", "properties": {"name": {"$ref": "#/definitions/Room"}}} for name in NAMES}
    first, second = (
        import_operation(source, source.operations[0], options)
        for source in (specification(own, own, own["Door"], own["Kind"], "put") for _ in range(2))
    )

    assert first == second
