import json

import pytest

from toolkit.preview.trying.bodies import CALLBACK, Given, body_of, missing
from toolkit.preview.trying.inputs import Problem

INTERNAL = {"x-ms-visibility": "internal"}


@pytest.fixture
def body(trying):
    def find(schema, values, *, has_defaults=True, **keys):
        parameter = {"name": "order", "in": "body", "required": True, "schema": schema, **keys}
        tried = trying({"parameters": [parameter]}, method="post")
        return body_of(tried.operation, Given(values, has_defaults=has_defaults))

    return find


def test_what_is_hidden_and_required_is_sent_with_its_default(body):
    schema = {
        "required": ["kind", "plan"],
        "properties": {
            "name": {},
            "kind": {"default": "k", **INTERNAL},
            "optional": {"default": "o", **INTERNAL},
            "plan": {"required": ["tier"], "properties": {"tier": {"default": 1}, "other": {}}, **INTERNAL},
        },
    }

    assert body(schema, {"body/name": "n"}) == ({"name": "n", "kind": "k", "plan": {"tier": 1}},)


def test_nothing_hidden_is_sent_in_an_object_that_is_not_there(body):
    plan = {"required": ["tier"], "properties": {"tier": {"default": 1, **INTERNAL}, "size": {}}}

    assert body({"properties": {"plan": plan, "name": {}}}, {"body/name": "n"}) == ({"name": "n"},)
    assert body({"properties": {"plan": plan}}, {"body/plan/size": 2}) == ({"plan": {"size": 2, "tier": 1}},)


def test_what_is_hidden_in_elements_is_sent_in_each(body):
    disk = {"required": ["kind"], "properties": {"kind": {"default": "k", **INTERNAL}, "size": {}}}
    schema = {"properties": {"disks": {"type": "array", "items": disk}}}

    assert body(schema, {"body/disks": [{"size": 1}]}) == ({"disks": [{"size": 1, "kind": "k"}]},)


def test_defaults_can_be_left_out(body):
    schema = {"required": ["kind"], "properties": {"kind": {"default": "k", **INTERNAL}, "name": {}}}

    assert body(schema, {"body/name": "n"}, has_defaults=False) == ({"name": "n"},)
    assert body(schema, {}, has_defaults=False) is None


def test_optional_body_of_which_nothing_is_given_is_not_sent(body):
    assert body({"properties": {"a": {}}}, {}, required=False) is None


def test_required_body_of_which_nothing_is_given_is_an_empty_object(body):
    assert body({"properties": {"a": {}}}, {}) == ({},)


def test_hidden_body_is_sent_if_it_is_required(body):
    schema = {"type": "object", "default": {"a": 1}}

    assert body(schema, {}, **INTERNAL) == ({"a": 1},)
    assert body(schema, {}, required=False, **INTERNAL) is None


def test_address_of_a_webhook_is_filled_in(body):
    address = {"type": "string", "x-ms-notification-url": True, **INTERNAL}
    schema = {"required": ["url"], "properties": {"url": address, "name": {}}}

    assert body(schema, {"body/name": "n"}) == ({"name": "n", "url": CALLBACK},)


def test_schema_that_comes_back_to_itself_ends(trying):
    node = {"required": ["next"], "properties": {"next": {"$ref": "#/definitions/Node"}}, **INTERNAL}
    parameter = {"name": "b", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Node"}}
    tried = trying({"parameters": [parameter]}, method="post", definitions={"Node": node})

    assert body_of(tried.operation, Given({})) is None


def test_definitions_that_double_at_each_level_end(trying):
    last = 60
    two = [
        {"required": ["a", "b"], "properties": {name: {"$ref": f"#/definitions/D{at + 1}"} for name in "ab"}}
        for at in range(last)
    ]
    definitions = {f"D{at}": one for at, one in enumerate([*two, {"default": 1, **INTERNAL}])}
    parameter = {"name": "b", "in": "body", "required": True, "schema": {"$ref": "#/definitions/D0"}}
    tried = trying({"parameters": [parameter]}, method="post", definitions=definitions)

    assert body_of(tried.operation, Given({})) == ({},)


@pytest.fixture
def missed(trying):
    def find(schema, values):
        parameter = {"name": "order", "in": "body", "required": True, "schema": schema}
        tried = trying({"parameters": [parameter]}, method="post")
        return list(missing(tried.operation, tried.card.fields, Given(values)))

    return find


PLAN = {
    "required": ["region", "id", "hidden"],
    "properties": {"region": {}, "size": {}, "id": {"readOnly": True}, "hidden": {**INTERNAL}},
}


def test_child_is_required_once_its_parent_is_given(missed):
    schema = {"properties": {"plan": PLAN}}
    message = "`region` is required, for something beside it is filled in"

    assert missed(schema, {"body/plan/size": 1}) == [Problem("body/plan/region", message)]
    assert missed(schema, {}) == []
    assert missed(schema, {"body/plan/region": "eu"}) == []


def test_first_field_of_a_required_object_stands_for_it(missed):
    schema = {"properties": {"a": {"required": ["plan"], "properties": {"plan": PLAN, "x": {}}}}}

    assert [problem.key for problem in missed(schema, {"body/a/x": 1})] == ["body/a/plan/region"]


def test_what_elements_lack_is_said_of_their_list(missed):
    schema = {"properties": {"plans": {"type": "array", "items": PLAN}}}
    problems = missed(schema, {"body/plans": [{"region": "eu"}, {"size": 1}]})

    assert [problem.key for problem in problems] == ["body/plans"]


def test_nothing_is_known_to_be_missing_of_a_schema_that_is_told_at_run_time(missed):
    dynamic = {"type": "object", "x-ms-dynamic-schema": {"operationId": "A"}, **PLAN}

    assert missed({"properties": {"plan": dynamic}}, {"body/plan": {"size": 1}}) == []


def test_deep_value_is_no_trouble(body):
    deep = json.loads("[" * 500 + "]" * 500)
    schema = {"type": "array", "items": {"type": "array", "items": {}}}

    assert body(schema, {"body": deep}) == (deep,)
