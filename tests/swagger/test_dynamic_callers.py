import pytest

from toolkit.swagger import dynamic_callers
from toolkit.swagger.dynamic_calls import calls_of
from toolkit.swagger.walk import walk

CHOICE = {"x-ms-dynamic-values": {"operationId": "List"}}
SHARED = {"$ref": "#/definitions/Outer"}


@pytest.fixture
def callers(api):
    """Return the operations that lead to the only call of a definition."""

    def find(data):
        definition = api(data)
        (call,) = (call for node in walk(definition) for call in calls_of(node))
        found = dynamic_callers.operations(definition, dynamic_callers.callers(call.holder))
        return [operation.id for operation in found]

    return find


def operation(name, *parameters, **members):
    return {"operationId": name, "parameters": list(parameters), **members}


def query(name, **members):
    return {"name": name, "in": "query", "type": "string", **members}


def body(schema):
    return {"name": "body", "in": "body", "schema": schema}


def test_parameter_belongs_to_its_operation(callers):
    item = {"get": operation("A", query("p", **CHOICE)), "put": operation("B")}

    assert callers({"paths": {"/t": item}}) == ["A"]


def test_parameter_of_a_path_belongs_to_operations_that_do_not_override_it(callers):
    item = {
        "parameters": [query("p", **CHOICE)],
        "get": operation("A"),
        "put": operation("B", query("p")),
        "post": operation("C", query("q")),
    }

    assert callers({"paths": {"/t": item}}) == ["A", "C"]


def test_shared_parameter_belongs_to_all_that_refer_to_it(callers):
    reference = {"$ref": "#/parameters/P"}
    paths = {"/a": {"get": operation("A", reference)}, "/b": {"get": operation("B")}}

    assert callers({"paths": paths, "parameters": {"P": query("p", **CHOICE)}}) == ["A"]


def test_definition_belongs_to_all_that_lead_to_it(callers):
    answer = {"responses": {"200": {"schema": {"type": "array", "items": SHARED}}}}
    paths = {
        "/a": {"get": operation("A", **answer)},
        "/b": {"post": operation("B", body({"properties": {"x": SHARED}}))},
        "/c": {"post": operation("C", body({"$ref": "#/definitions/Other"}))},
        "/d": {
            "post": operation("D", **{"x-ms-trigger": "single"}),
            "delete": operation("E"),
            "x-ms-notification-content": {"schema": SHARED},
        },
        "/f": {"post": operation("F", {"$ref": "#/parameters/Body"})},
    }
    definitions = {
        "Outer": {"allOf": [{"$ref": "#/definitions/Inner"}]},
        "Inner": {"properties": {"up": SHARED, "choice": CHOICE}},
        "Other": {},
    }

    assert callers({"paths": paths, "definitions": definitions, "parameters": {"Body": body(SHARED)}}) == [
        "A",
        "B",
        "D",
        "F",
    ]


def test_what_nothing_refers_to_has_no_callers(callers):
    assert callers({"paths": {"/a": {"get": operation("A")}}, "definitions": {"Outer": CHOICE}}) == []
