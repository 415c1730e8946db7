import pytest

from toolkit.lint.rules.demanded_properties import (
    discriminator_must_be_a_required_string_property,
    property_must_be_required,
)

HIDDEN = {"type": "string", "default": "2", "x-ms-visibility": "internal"}


def defining(schema, **others):
    return {"definitions": {"A": schema, **others}}


def test_internal_defaults_are_demanded_of_what_is_sent_only(lint):
    schema = {"properties": {"version": HIDDEN}}
    body = {"in": "body", "name": "body", "schema": {"items": schema}}
    item = {
        "post": {"parameters": [body], "responses": {"200": {"schema": schema}}},
        "x-ms-notification-content": {"schema": schema},
    }
    definition = {"paths": {"/a": item}, "parameters": {"b": body}, "definitions": {"A": schema}}

    assert [finding.pointer for finding in lint(property_must_be_required, definition, "whole")] == [
        "/paths/~1a/post/parameters/0/schema/items/properties/version",
        "/parameters/b/schema/items/properties/version",
        "/definitions/A/properties/version",
    ]


def test_reference_to_an_internal_default_is_one(lint):
    schema = {"properties": {"version": {"$ref": "#/definitions/Version"}}}

    [finding] = lint(property_must_be_required, defining(schema, Version=HIDDEN), "whole")

    assert finding.pointer == "/definitions/A/properties/version"


def test_all_internal_defaults_become_required_in_one_round(mended):
    schema = {"required": ["id"], "properties": {"a": HIDDEN, "b": HIDDEN, "id": {}}}

    assert mended(property_must_be_required, defining(schema), "whole") == defining(
        {**schema, "required": ["id", "a", "b"]}
    )


@pytest.mark.parametrize(
    "members",
    [{"type": "array"}, {"required": True}, {"properties": {"version": {**HIDDEN, "readOnly": True}}}],
    ids=["no object", "no list", "read-only"],
)
def test_property_stays_where_requiring_it_would_be_wrong_as_well(lint, members):
    schema = {"properties": {"version": HIDDEN}, **members}

    [finding] = lint(property_must_be_required, defining(schema), "whole")

    assert finding.fix is None


@pytest.mark.parametrize("kind", [{"type": "string"}, {"$ref": "#/definitions/Kind"}], ids=str)
def test_discriminator_that_is_a_required_string_is_fine(lint, kind):
    schema = {"discriminator": "kind", "required": ["kind"], "properties": {"kind": kind}}

    definition = defining(schema, Kind={"type": "string"})

    assert lint(discriminator_must_be_a_required_string_property, definition, "whole") == []


@pytest.mark.parametrize("discriminator", [None, {"propertyName": "kind"}, ["kind"]], ids=str)
def test_discriminator_that_is_no_name_is_left_to_other_rules(lint, discriminator):
    definition = defining({"discriminator": discriminator})

    assert lint(discriminator_must_be_a_required_string_property, definition, "whole") == []


@pytest.mark.parametrize(
    ("properties", "left"),
    [
        ({"kind": {"type": "string"}}, {"discriminator": "kind", "required": ["kind"]}),
        ({"kind": {"type": "integer"}}, {}),
        ({"kind": {"$ref": "#/definitions/Missing"}}, {}),
        ({}, {}),
    ],
    ids=["string", "integer", "unknown", "absent"],
)
def test_string_becomes_required_and_another_discriminator_goes(mended, properties, left):
    schema = {"discriminator": "kind", "properties": properties}
    fixed = mended(discriminator_must_be_a_required_string_property, defining(schema), "whole")

    assert fixed == defining({"properties": properties, **left})
