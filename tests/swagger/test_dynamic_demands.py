import pytest

from toolkit.swagger.dynamic_calls import calls_of
from toolkit.swagger.dynamic_demands import missing
from toolkit.swagger.dynamic_guesses import guess

BODY = {
    "type": "object",
    "required": ["plan", "count"],
    "properties": {
        "plan": {
            "required": ["region", "sku"],
            "properties": {"region": {"type": "string"}, "sku": {"default": "S1"}, "note": {}},
        },
        "count": {"type": "integer"},
        "free": {"required": ["x"], "properties": {"x": {}}},
    },
}


@pytest.fixture
def call(api):
    """Return the call of an operation that takes the parameters."""

    def make(parameters, passed, **definition):
        operation = {"operationId": "Find", "parameters": parameters}
        capabilities = {"testConnection": {"operationId": "Find", "parameters": dict.fromkeys(passed)}}
        data = {"paths": {"/t": {"post": operation}}, "x-ms-capabilities": capabilities, **definition}
        return calls_of(api(data))[0]

    return make


def query(name, **members):
    return {"name": name, "in": "query", "type": "string", **members}


def body(schema, *, required=True):
    return {"name": "body", "in": "body", "required": required, "schema": schema}


def test_required_parameters_are_demanded(call):
    parameters = [query("a", required=True), query("b"), query("c", required=True, default="x")]

    assert missing(call(parameters, ["b"])) == ["a", "c"]
    assert missing(call(parameters, ["a", "c"])) == []


def test_internal_parameters_with_a_default_are_filled_in(call):
    internal = {"required": True, "x-ms-visibility": "internal"}

    assert missing(call([query("a", **internal), query("b", default="1", **internal)], [])) == ["a"]


@pytest.mark.parametrize(
    ("passed", "lacking"),
    [
        ([], ["body/plan/region", "body/count"]),
        (["body"], []),
        (["count"], ["body/plan/region"]),
        (["body.plan", "body/count"], []),
        (["plan.region", "count"], []),
        (["free/x"], ["body/plan/region", "body/count"]),
    ],
)
def test_required_leaves_of_a_required_body_are_demanded(call, passed, lacking):
    assert missing(call([body(BODY)], passed)) == lacking


def test_body_without_required_leaves_is_demanded_itself(call):
    schema = {"properties": {"a": {}}}

    assert missing(call([body(schema)], [])) == ["body"]
    assert missing(call([body(schema)], ["a"])) == []


def test_nothing_of_an_optional_body_is_demanded(call):
    assert missing(call([body(BODY, required=False)], [])) == []


def test_definitions_that_require_each_other_come_to_an_end(call):
    twice = {"a": {"$ref": "#/definitions/D"}, "b": {"$ref": "#/definitions/D"}}
    definitions = {"D": {"required": ["a", "b"], "properties": twice}}

    assert missing(call([body({"$ref": "#/definitions/D"})], [], definitions=definitions)) == ["body"]


@pytest.mark.parametrize(
    ("name", "with_body", "near"),
    [
        ("vm_name", False, "vmName"),
        ("plan/regio", False, "plan/region"),
        ("body/plan/regio", True, "body/plan/region"),
        ("anything", False, None),
    ],
)
def test_similar_input_is_guessed(call, name, with_body, near):
    taking = call([query("vmName"), body(BODY)], []).called

    assert guess(taking, name, with_body=with_body) == near
