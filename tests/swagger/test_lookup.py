import pytest

from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Parameter, PathItem, Response, Schema


def operation(api, get, item=None, **root):
    [found] = lookup.operations(api({"paths": {"/a": {"get": get, **(item or {})}}, **root}))
    return found


def query(name, **members):
    return {"name": name, "in": "query", **members}


def test_operations_come_in_document_order_and_extensions_are_no_paths(api):
    paths = {
        "/b": {"put": {}, "get": {}, "x-ms-get": {}},
        "x-a": {"get": {}},
        "/a": {"patch": {}, "head": None},
    }

    operations = lookup.operations(api({"paths": paths}))

    assert [(one.path, one.method) for one in operations] == [("/b", "put"), ("/b", "get"), ("/a", "patch")]


def test_first_of_two_operations_with_one_id_is_found(api):
    paths = {"/a": {"get": {"operationId": "Get"}}, "/b": {"get": {"operationId": "Get"}, "put": {}}}

    found = lookup.operations_by_id(api({"paths": paths}))

    assert {name: one.path for name, one in found.items()} == {"Get": "/a"}


@pytest.mark.parametrize(
    ("reference", "kind", "name"),
    [
        ("#/definitions/A", Schema, "A"),
        ("#/definitions/a~1b~0c", Schema, "a/b~c"),
        ("#/definitions/a%20b%C2%AB%7E1", Schema, "a b«/"),
        ("#/parameters/A", Parameter, "A"),
        ("#/responses/A", Response, "A"),
        ("#/parameters/A", Schema, None),
        ("#/definitions/A/properties/b", Schema, None),
        ("#/definitions/", Schema, None),
        ("#/definitions/a~2", Schema, None),
        ("other.json#/definitions/A", Schema, None),
        (None, Schema, None),
        (["#/definitions/A"], Schema, None),
    ],
    ids=str,
)
def test_name_in_a_reference_is_one_token_of_the_right_section(reference, kind, name):
    assert lookup.target_name(reference, kind) == name


@pytest.mark.parametrize("definitions", [None, [], {}, {"A": None}, {"A": [{}]}], ids=repr)
def test_reference_to_no_object_has_no_target(api, definitions):
    assert lookup.target_of(api({"definitions": definitions}), "#/definitions/A", Schema) is None


def test_chain_of_references_is_followed_to_its_end(api):
    definitions = {
        "A": {"$ref": "#/definitions/B"},
        "B": {"$ref": "#/definitions/C"},
        "C": {"type": "string"},
    }

    assert lookup.resolved(api({"definitions": definitions}), definitions["A"], Schema) == {"type": "string"}


@pytest.mark.parametrize("target", ["#/definitions/A", "#/definitions/Missing", 5], ids=str)
def test_chain_without_end_resolves_to_nothing(api, target):
    definition = api({"definitions": {"A": {"$ref": target}}})

    assert lookup.resolved(definition, definition.data["definitions"]["A"], Schema) is None


def test_own_parameters_stand_at_their_elements_with_references_resolved(api):
    shared = {"text": query("text"), "alias": {"$ref": "#/parameters/text"}}
    elements = [{"$ref": "#/parameters/alias"}, 5, {"$ref": "#/parameters/none"}, query("top")]

    parameters = lookup.own_parameters(operation(api, {"parameters": elements}, parameters=shared))

    assert [(parameter.data["name"], render(parameter.tokens)) for parameter in parameters] == [
        ("text", "/paths/~1a/get/parameters/0"),
        ("top", "/paths/~1a/get/parameters/3"),
    ]


def test_parameters_of_the_path_apply_unless_overridden(api):
    item = {"parameters": [query("a", type="string"), query("b"), {"name": "a", "in": "header"}]}

    effective = lookup.effective_parameters(operation(api, {"parameters": [query("a")]}, item))

    assert [(parameter.parent.name, parameter.data) for parameter in effective] == [
        ("get", query("a")),
        ("/a", query("b")),
        ("/a", {"name": "a", "in": "header"}),
    ]


def test_parameters_without_plain_names_override_nothing(api):
    item = {"parameters": [query(None), query(["a"])]}

    effective = lookup.effective_parameters(operation(api, {"parameters": [query(None), query(["a"])]}, item))

    assert len(effective) == 4


def test_parameter_is_shown_if_an_operation_that_is_not_internal_takes_it(api):
    internal = {"x-ms-visibility": "internal", "parameters": [query("hidden")]}
    shown = {"parameters": [query("seen"), query("secret", **{"x-ms-visibility": "internal"})]}
    operations = lookup.operations(api({"paths": {"/a": {"get": internal, "put": shown}}}))

    parameters = [parameter for one in operations for parameter in lookup.own_parameters(one)]

    assert [parameter.data["name"] for parameter in parameters if lookup.is_shown(parameter)] == ["seen"]


def test_inline_parameters_are_told_from_references(api):
    elements = [query("a"), {"$ref": "#/parameters/b"}]
    parameters = lookup.own_parameters(operation(api, {"parameters": elements}, parameters={"b": query("b")}))

    assert [lookup.is_inline(parameter) for parameter in parameters] == [True, False]


def test_responses_are_resolved_where_they_stand(api):
    responses = {
        "200": {"$ref": "#/responses/ok"},
        "404": {"$ref": "#/responses/none"},
        "x-a": {},
        "500": None,
    }
    found = lookup.responses(
        operation(api, {"responses": responses}, responses={"ok": {"description": "OK"}})
    )

    assert [(one.code, one.data, render(one.tokens)) for one in found] == [
        ("200", {"description": "OK"}, "/paths/~1a/get/responses/200")
    ]


def test_body_schema_is_that_of_the_body_parameter(api):
    elements = [query("a", schema={}), {"in": "body", "schema": {"type": "object"}}]

    schema = lookup.body_schema(operation(api, {"parameters": elements}))

    assert schema.data == {"type": "object"}
    assert render(schema.tokens) == "/paths/~1a/get/parameters/1/schema"


def test_operation_without_body_has_no_body_schema(api):
    assert lookup.body_schema(operation(api, {"parameters": [{"in": "body", "schema": None}]})) is None


@pytest.mark.parametrize(
    ("own", "effective"),
    [
        ({}, ["text/plain"]),
        ({"consumes": []}, []),
        ({"consumes": ["text/csv"]}, ["text/csv"]),
        ({"consumes": 5}, []),
    ],
    ids=repr,
)
def test_media_types_are_the_operations_own_even_if_empty(api, own, effective):
    assert lookup.consumes(operation(api, own, consumes=["text/plain"])) == effective


def test_produced_media_types_are_found_alike(api):
    assert lookup.produces(operation(api, {}, produces=["text/plain"])) == ["text/plain"]


def test_objects_of_a_list_keep_their_indexes():
    assert list(lookup.objects([5, {"a": 1}, None, {}])) == [(1, {"a": 1}), (3, {})]
    assert list(lookup.objects({"a": {}})) == []


def test_what_is_found_once_is_not_looked_for_again(api):
    definition = api({})
    first = lookup.once(definition, "things", list)

    assert lookup.once(definition, "things", list) is first


def test_path_item_of_an_operation_has_its_own_parameters(api):
    item = operation(api, {}, {"parameters": [query("a")]}).parent

    assert isinstance(item, PathItem)
    assert [render(parameter.tokens) for parameter in lookup.own_parameters(item)] == [
        "/paths/~1a/parameters/0"
    ]
