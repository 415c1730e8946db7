import pytest

from toolkit.arm import resources
from toolkit.swagger import lookup

SHARED = "../../common-types/resource-management/v3/types.json#"


@pytest.fixture
def operation(api):
    """Return the one operation of a definition, of the method `put`."""

    def make(data, **root):
        [found] = lookup.operations(api({"paths": {"/a": {"put": data}}, **root}))
        return found

    return make


@pytest.mark.parametrize(
    ("parameters", "known"),
    [
        ([], True),
        ([{"$ref": "#/parameters/A"}], True),
        ([{"$ref": f"{SHARED}/parameters/ApiVersionParameter"}], False),
        ([{"$ref": "#/parameters/Nowhere"}], False),
        (None, True),
    ],
    ids=["none", "shared", "of another file", "nowhere", "malformed"],
)
def test_parameters_are_known_if_all_stand_in_the_file(operation, parameters, known):
    found = operation({"parameters": parameters}, parameters={"A": {"name": "a", "in": "query"}})

    assert resources.parameters_are_known(found) == known


def test_response_is_the_first_with_a_schema(operation):
    found = operation(
        {"responses": {"200": {}, "201": {"schema": {"type": "object"}}, "202": {"schema": {}}}}
    )

    assert resources.response_of(found, "200", "201").code == "201"
    assert resources.response_of(found, "204") is None


def test_resource_is_marked_in_anything_it_is_composed_of(api):
    definition = api(
        {"definitions": {"Base": {"x-ms-azure-resource": True}, "Loop": {"$ref": "#/definitions/Loop"}}}
    )

    assert resources.is_resource(definition, {"allOf": [{"allOf": [{"$ref": "#/definitions/Base"}]}]})
    assert not resources.is_resource(definition, {"allOf": [{"$ref": "#/definitions/Loop"}]})
    assert not resources.is_resource(definition, {"properties": {"a": {"x-ms-azure-resource": True}}})


def test_property_is_read_only_beside_its_reference_or_where_that_leads(api):
    definition = api({"definitions": {"State": {"readOnly": True}, "Size": {"type": "string"}}})

    assert resources.is_read_only(definition, {"$ref": "#/definitions/State"})
    assert resources.is_read_only(definition, {"$ref": "#/definitions/Size", "readOnly": True})
    assert not resources.is_read_only(definition, {"$ref": "#/definitions/Size"})
    assert not resources.is_read_only(definition, None)


def test_bag_holds_what_stands_in_properties(operation):
    found = operation(
        {"responses": {"200": {"schema": {"properties": {"properties": {"$ref": "#/definitions/Bag"}}}}}},
        definitions={"Bag": {"allOf": [{"properties": {"size": {}}}], "properties": {"state": {}}}},
    )

    answer = resources.members_of(resources.response_of(found, "200"))

    assert set(resources.bag_of(found.definition, answer).properties) == {"size", "state"}
    assert not resources.members_of(None).is_complete


@pytest.mark.parametrize(
    ("schema", "reference"),
    [({"$ref": "#/definitions/A"}, "#/definitions/A"), ({"$ref": 5}, None), ({"$ref": {}}, None), ([], None)],
)
def test_reference_is_what_a_schema_refers_to(schema, reference):
    assert resources.reference_of(schema) == reference
