import pytest

from toolkit.lint.rules.required_properties import (
    required_property_array_empty,
    required_property_definition_missing,
    required_property_not_on_object,
    required_read_only_property_not_allowed_as_input,
)

READ_ONLY = {"type": "string", "readOnly": True}


def defining(schema):
    return {"definitions": {"A": schema}}


def pointers(findings):
    return [finding.pointer for finding in findings]


@pytest.mark.parametrize("required", [None, True, {}, ["a"]], ids=repr)
def test_only_an_empty_array_is_empty(lint, required):
    assert lint(required_property_array_empty, defining({"required": required}), "whole") == []


@pytest.mark.parametrize(
    "schema",
    [
        {"required": ["a"], "allOf": []},
        {"allOf": [{"required": ["a"]}, {"properties": {"a": {}}}]},
        {"required": ["a"], "type": "array"},
        {"required": ["a"], "$ref": "#/definitions/A"},
        {"required": ["a"], "properties": {"a": None}},
        {"required": [5, None, ["a"]]},
        {"required": True},
    ],
    ids=repr,
)
def test_names_that_may_be_declared_elsewhere_or_are_none_are_left_alone(lint, schema):
    assert lint(required_property_definition_missing, defining(schema), "whole") == []


@pytest.mark.parametrize(
    ("required", "left"),
    [
        (["ID", "id"], {"required": ["id"]}),
        (["ID", "Id"], {"required": ["id"]}),
        (["a", "b"], {}),
        (["a", 5], {"required": [5]}),
    ],
    ids=repr,
)
def test_names_are_spelled_as_the_property_or_removed(mended, required, left):
    schema = {"required": required, "properties": {"id": {}}}
    fixed = mended(required_property_definition_missing, defining(schema), "whole")

    assert fixed == defining({**left, "properties": {"id": {}}})


def test_type_is_wrong_where_properties_are_declared_so_required_stays(lint):
    schema = {"type": "array", "required": ["id"], "properties": {"id": {}}}

    [finding] = lint(required_property_not_on_object, defining(schema), "whole")

    assert (finding.pointer, finding.fix) == ("/definitions/A/required", None)


@pytest.mark.parametrize(
    "items",
    [{"properties": {"id": {}}, "required": ["id"]}, {"properties": {}}, {"$ref": "#/definitions/B"}, None],
    ids=repr,
)
def test_required_goes_where_items_do_not_take_it(mended, items):
    schema = {"type": "array", "items": items, "required": ["id", "name"]}
    fixed = mended(required_property_not_on_object, defining(schema), "whole")

    assert fixed == defining({"type": "array", "items": items})


def sending(schema, definitions, answer=None):
    body = {"in": "body", "name": "body", "schema": schema}
    operation = {"parameters": [body], "responses": {"200": {"schema": answer}}}
    return {"paths": {"/a": {"post": operation}}, "definitions": definitions}


THING = {"required": ["id", "name"], "properties": {"id": READ_ONLY, "name": {}}}


def test_read_only_properties_are_reported_where_a_body_leads_to(lint):
    definitions = {"Thing": THING, "List": {"items": {"$ref": "#/definitions/Thing"}}, "Unsent": THING}

    findings = lint(
        required_read_only_property_not_allowed_as_input,
        sending({"allOf": [{"$ref": "#/definitions/List"}]}, definitions),
        "whole",
    )

    assert pointers(findings) == ["/definitions/Thing/properties/id"]


def test_read_only_property_that_only_comes_back_may_be_required(lint):
    definition = sending({}, {"Thing": THING}, {"$ref": "#/definitions/Thing"})

    assert lint(required_read_only_property_not_allowed_as_input, definition, "whole") == []


def test_read_only_property_that_also_comes_back_stays_required(mended):
    thing = {"$ref": "#/definitions/Thing"}
    definition = sending(thing, {"Thing": THING}, thing)

    assert mended(required_read_only_property_not_allowed_as_input, definition, "whole") is None


@pytest.mark.parametrize(
    "members",
    [
        {"discriminator": "id"},
        {"properties": {"id": {**READ_ONLY, "default": 1, "x-ms-visibility": "internal"}}},
    ],
    ids=["discriminator", "internal default"],
)
def test_read_only_property_that_another_rule_wants_stays_required(mended, members):
    definition = sending({**THING, **members}, {})

    assert mended(required_read_only_property_not_allowed_as_input, definition, "whole") is None


def test_all_read_only_names_go_at_once(mended):
    schema = {"required": ["id", "key"], "properties": {"id": READ_ONLY, "key": READ_ONLY}}
    fixed = mended(required_read_only_property_not_allowed_as_input, sending(schema, {}), "whole")

    assert fixed == sending({"properties": schema["properties"]}, {})
