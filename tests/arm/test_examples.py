"""Examples of a specification, as the lock file keeps them."""

import json

import pytest

EXAMPLES = "rooms/resource-manager/Contoso.Rooms/stable/2024-05-01/examples"
GUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
ROOM = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "note": {"type": "string"},
        "apiSecret": {"type": "string"},
        "parts": {"type": "array", "items": {"type": "string"}},
    },
}


@pytest.fixture
def shown(imported):
    """Return a function that imports an operation whose source has examples, and tells what was kept."""

    def shown(examples, files=None, schema=ROOM):
        return imported(answer=schema, files=files, **{"x-ms-examples": examples}).examples

    return shown


def example(body, code="200"):
    return {"parameters": {}, "responses": {code: {"body": body}}}


def test_example_is_found_where_the_source_refers_to_it(shown):
    files = {f"{EXAMPLES}/get.json": example({"id": "/rooms/1"})}

    assert shown({"Get": {"$ref": "./examples/get.json"}}, files) == {"200": {"id": "/rooms/1"}}


def test_example_in_place_is_taken_as_well(shown):
    assert shown({"Get": example({"id": "/rooms/1"}, "201")}) == {"201": {"id": "/rooms/1"}}


def test_example_that_people_wrote_is_taken_before_that_of_a_generator(shown):
    examples = {"A_MaximumSet_Gen": example({"id": "xyz"}), "Get": example({"id": "/rooms/1"})}

    assert shown(examples) == {"200": {"id": "/rooms/1"}}


def test_example_has_what_the_schema_has_and_of_lists_the_beginning(shown):
    body = {"id": "1", "unknown": True, "parts": ["a", "b", "c", "d"]}

    assert shown({"Get": example(body)}) == {"200": {"id": "1", "parts": ["a", "b", "c"]}}


def test_secrets_and_identifiers_of_somebody_are_taken_out(shown):
    note = "AccountKey=abc; x"
    found = shown({"Get": example({"id": f"/s/{GUID}/{GUID}", "apiSecret": "hunter2", "note": note})})

    one = "00000000-0000-4000-8000-000000000001"
    assert found == {"200": {"id": f"/s/{one}/{one}", "apiSecret": "(secret)", "note": "(secret)"}}


def test_example_that_is_too_large_is_left_out(shown):
    schema = {"type": "object", "additionalProperties": {"type": "string"}}

    assert shown({"Get": example({f"key{number}": "x" * 90 for number in range(300)})}, schema=schema) == {}


@pytest.mark.parametrize(
    "examples",
    [
        None,
        [],
        {"Get": None},
        {"Get": {"$ref": "./examples/nowhere.json"}},
        {"Get": {"$ref": "../../../../../../etc/passwd"}},
        {"Get": {"$ref": "https://example.com/a.json"}},
        {"Get": {"$ref": 1}},
        {"Get": {"responses": []}},
        {"Get": {"responses": {"200": {"body": None}}}},
        {"Get": {"responses": {"404": {"body": {"id": "1"}}}}},
    ],
    ids=json.dumps,
)
def test_example_that_cannot_be_read_is_none(shown, examples):
    assert shown(examples) == {}
