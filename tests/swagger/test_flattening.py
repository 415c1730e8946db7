import pytest

from toolkit.swagger.flattening import flattened
from toolkit.swagger.nodes import Schema

ID = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
NAME = {"type": "string"}


@pytest.fixture
def flat(api):
    def run(data, **definitions):
        definition = api({"definitions": {**definitions, "It": data}})
        return flattened(Schema(definition.data["definitions"]["It"], definition, "definitions", "It"))

    return run


def test_bases_come_before_what_is_written_beside_them(flat):
    data = {"allOf": [{"$ref": "#/definitions/Base"}, {"required": ["name"]}], "properties": {"name": NAME}}

    assert flat(data, Base=ID | {"description": "A base."}) == {
        "type": "object",
        "properties": {"id": {"type": "string"}, "name": NAME},
        "required": ["id", "name"],
        "description": "A base.",
    }


def test_bases_of_bases_count(flat):
    base = {"allOf": [ID], "properties": {"name": NAME}}

    flattened_base = flat({"allOf": [{"$ref": "#/definitions/Base"}]}, Base=base)

    assert flattened_base == ID | {"properties": {"id": {"type": "string"}, "name": NAME}}


def test_bases_that_stand_for_millions_are_left(flat):
    levels = {
        f"Level{number}": {"allOf": [{"$ref": f"#/definitions/Level{number + 1}"}] * 10}
        for number in range(15)
    }

    assert flat({"allOf": [{"$ref": "#/definitions/Level0"}]}, **levels, Level15=ID) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"allOf": [{"$ref": "#/definitions/It"}]}, id="loop"),
        pytest.param({"allOf": [{"$ref": "#/definitions/Gone"}]}, id="reference that leads nowhere"),
        pytest.param({"allOf": [NAME]}, id="base that is no object"),
        pytest.param({"allOf": [ID | {"maxProperties": 3}]}, id="base that says more"),
        pytest.param({"allOf": [ID, {"properties": {"id": {"type": "integer"}}}]}, id="bases that differ"),
        pytest.param({"allOf": [{"required": ["gone"]}]}, id="requirement without a property"),
        pytest.param({"allOf": None}, id="no list"),
        pytest.param({"allOf": [ID], "properties": 5}, id="properties that are none"),
    ],
)
def test_what_cannot_be_said_without_is_left(flat, data):
    assert flat(data) is None
