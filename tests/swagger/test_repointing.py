import pytest

from toolkit import patch
from toolkit.document import Document
from toolkit.swagger.nodes import ApiDefinition, Reference
from toolkit.swagger.repointing import pointed_to, repointed
from toolkit.swagger.walk import walk


def references(definition: ApiDefinition) -> dict[str, Reference]:
    return {node.name: node for node in walk(definition) if isinstance(node, Reference)}


def mended(definition: ApiDefinition, name: str) -> Document:
    return patch.apply(definition.document, repointed(references(definition)[name]))


def test_name_is_escaped_in_a_pointer(api):
    definition = api({"responses": {"a": {"$ref": ""}}, "definitions": {"b": {"$ref": ""}}})

    assert pointed_to(references(definition)["a"], "x/y~z").value == "#/responses/x~1y~0z"
    assert pointed_to(references(definition)["b"], "x").value == "#/definitions/x"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Color", "#/definitions/Color"),
        ("definitions/Color", "#/definitions/Color"),
        ("#/components/schemas/Color", "#/definitions/Color"),
        ("common.json#/definitions/Color", "#/definitions/Color"),
        ("#/definitions/a/b", "#/definitions/a~1b"),
    ],
)
def test_definition_of_the_same_name_is_meant(api, written, meant):
    definition = api({"definitions": {"Color": {}, "a/b": {}, "Thing": {"items": {"$ref": written}}}})

    assert mended(definition, "items").data["definitions"]["Thing"] == {"items": {"$ref": meant}}


def test_part_of_a_definition_becomes_a_definition_for_both(api):
    color = {"properties": {"id": {"type": "string"}}}
    user = {"items": {"$ref": "#/definitions/Color/properties/id"}}

    assert mended(api({"definitions": {"Color": color, "User": user}}), "items").data["definitions"] == {
        "Color": {"properties": {"id": {"$ref": "#/definitions/ColorId"}}},
        "User": {"items": {"$ref": "#/definitions/ColorId"}},
        "ColorId": {"type": "string"},
    }


def test_part_that_is_a_reference_is_passed_over(api):
    definitions = {
        "Color": {"items": {"$ref": "#/definitions/Id"}},
        "Id": {},
        "User": {"additionalProperties": {"$ref": "#/definitions/Color/items"}},
    }

    fixed = mended(api({"definitions": definitions}), "additionalProperties")

    assert fixed.data["definitions"]["User"] == {"additionalProperties": {"$ref": "#/definitions/Id"}}


@pytest.mark.parametrize(
    "written",
    [
        None,
        ["#/definitions/Color"],
        "",
        "#/definitions/",
        "Unknown",
        "#/definitions/Unknown/properties/id",
        "#/definitions/Color/properties",
        "#/definitions/Color/properties/plain",
        "#/definitions/Color/items",
        "#/definitions/Color/properties/id",
        "#/definitions/Color/properties/loop",
        "#/definitions/User/properties/self",
    ],
    ids=str,
)
def test_nothing_is_changed_where_it_is_unclear_what_is_meant(api, written):
    color = {"properties": {"id": {}, "plain": 5, "loop": {"$ref": "#/definitions/Gone"}}}
    user = {"properties": {"self": {"$ref": written}}}
    definition = api({"definitions": {"Color": color, "User": user, "ColorId": {}}})

    assert repointed(references(definition)["self"]) == []
