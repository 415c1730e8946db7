import pytest

from toolkit.lint.rules.runtime_designer import (
    body_not_required,
    internal_property_without_default,
    parameter_list_missing,
    title_hides_label,
)

HIDDEN = {"type": "string", "x-ms-visibility": "internal"}


@pytest.mark.parametrize("parameters", [[], None, {}, [5]], ids=["none", "null", "object", "no object"])
def test_path_without_parameters_needs_no_list(lint, parameters):
    assert lint(parameter_list_missing, {"parameters": parameters, "get": {}}, "path-item") == []


def test_body_of_a_definition_is_looked_into(lint):
    room = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    body = {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Room"}}
    definition = {"definitions": {"Room": room}, "parameters": {"room": body}}

    assert [finding.pointer for finding in lint(body_not_required, definition)] == ["/parameters/room"]


def test_required_fields_that_makers_do_not_see_do_not_count(lint):
    schema = {"type": "object", "required": ["version"], "properties": {"version": HIDDEN}}

    assert lint(body_not_required, {"name": "body", "in": "body", "schema": schema}, "parameter") == []


@pytest.mark.parametrize(
    ("title", "label"), [("Line no.", "Line No"), ("", "Number"), (5, "Number"), ("No", [])]
)
def test_title_is_no_other_name(lint, title, label):
    schema = {"properties": {"no": {"title": title, "x-ms-summary": label}}}

    assert lint(title_hides_label, schema, "schema") == []


def test_definition_that_is_only_answered_may_hide_what_it_requires(lint):
    room = {"type": "object", "required": ["version"], "properties": {"version": HIDDEN}}

    assert lint(internal_property_without_default, {"definitions": {"Color": room}}) == []


@pytest.mark.parametrize(
    "hidden",
    [{**HIDDEN, "x-ms-notification-url": True}, {**HIDDEN, "type": "object"}, {**HIDDEN, "type": ["string"]}],
    ids=["address of notifications", "object", "malformed"],
)
def test_hidden_property_needs_no_default(lint, hidden):
    schema = {"type": "object", "required": ["it"], "properties": {"it": hidden}}

    assert lint(internal_property_without_default, schema, "schema") == []
