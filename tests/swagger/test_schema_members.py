import pytest

from toolkit.swagger.schema_members import UNKNOWN, element, follow, members

DEFINITIONS = {
    "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
    "Dog": {
        "allOf": [{"$ref": "#/definitions/Pet"}, {"properties": {"name": {}, "breed": {"type": "string"}}}],
        "properties": {"owner": {"$ref": "#/definitions/Dog"}},
    },
    "Lost": {"allOf": [{"$ref": "#/definitions/Nowhere"}], "properties": {"a": {}}},
    "Self": {"allOf": [{"$ref": "#/definitions/Self"}], "items": {"type": "string"}},
}


@pytest.fixture
def definition(api):
    return api({"definitions": DEFINITIONS})


def reference(name):
    return {"$ref": f"#/definitions/{name}"}


def test_parts_add_up_and_the_first_of_two_counts(definition):
    dog = members(definition, reference("Dog"))

    assert (dog.type, dog.required, dog.is_complete) == ("object", {"name"}, True)
    assert dog.properties == {
        "name": {"type": "string"},
        "breed": {"type": "string"},
        "owner": {"$ref": "#/definitions/Dog"},
    }


def test_two_references_to_a_schema_share_what_is_found(definition):
    assert members(definition, reference("Pet")) is members(definition, reference("Pet"))


def test_schema_that_is_part_of_itself_ends(definition):
    itself = members(definition, reference("Self"))

    assert itself.is_array
    assert element(definition, itself).type == "string"


@pytest.mark.parametrize("schema", [None, "x", reference("Nowhere")], ids=repr)
def test_nothing_is_known_of_what_is_no_schema(definition, schema):
    assert members(definition, schema) is UNKNOWN


def test_names_are_followed_through_references_and_parts(definition):
    found = follow(definition, members(definition, reference("Dog")), ("owner", "owner", "breed"))

    assert found is not None
    assert found.type == "string"


def test_what_is_not_declared_is_told_from_what_cannot_be_known(definition):
    assert follow(definition, members(definition, reference("Pet")), ("age",)) is None
    assert follow(definition, members(definition, reference("Lost")), ("age",)) is UNKNOWN
    assert follow(definition, members(definition, {"properties": {"a": None}}), ("a", "b")) is UNKNOWN


@pytest.mark.parametrize(
    ("schema", "is_array"),
    [({"type": "array"}, True), ({"items": {}}, True), ({"type": "object", "items": {}}, False), ({}, False)],
    ids=str,
)
def test_items_without_a_type_are_those_of_an_array(definition, schema, is_array):
    assert members(definition, schema).is_array == is_array
