import pytest

from toolkit.swagger import lookup
from toolkit.swagger.dynamic_answers import answer, reached
from toolkit.swagger.schema_members import UNKNOWN


@pytest.fixture
def operation(api):
    def make(responses, **shared):
        paths = {"/t": {"get": {"responses": responses}}}
        return lookup.operations(api({"paths": paths, "responses": shared}))[0]

    return make


def of_type(kind):
    return {"schema": {"type": kind}}


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["default", "201", "200", "202"], "200"),
        (["default", "204", "201"], "201"),
        (["default", "204", "202"], "202"),
        (["404", "default"], "default"),
    ],
)
def test_one_success_is_what_is_answered(operation, codes, code):
    assert answer(operation({name: of_type(name) for name in codes})).type == code


@pytest.mark.parametrize(
    "responses", [{}, {"404": of_type("object")}, {"200": {}, "default": of_type("array")}]
)
def test_without_a_schema_nothing_is_answered(operation, responses):
    assert answer(operation(responses)) is None


@pytest.mark.parametrize("responses", [None, {"200": {"$ref": "#/responses/Nowhere"}}, {"200": 5}])
def test_what_cannot_be_read_is_unknown(operation, responses):
    assert answer(operation(responses)) is UNKNOWN


def test_path_leads_through_the_answer(operation):
    listing = {"schema": {"properties": {"value": {"type": "array"}}}}
    found = operation({"200": {"$ref": "#/responses/Page"}}, Page=listing)

    assert reached(found, "value").type == "array"
    assert reached(found, "") is answer(found)
    assert reached(found, "data") is None
