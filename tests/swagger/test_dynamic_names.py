import pytest

from toolkit.swagger import lookup
from toolkit.swagger.dynamic_names import Meaning, Meanings, meanings, meanings_among

NOTHING = Meanings(None, None, None, is_certain=True)
PLAN = {
    "type": "object",
    "required": ["size"],
    "properties": {"size": {"type": "integer", "default": 3}, "a.b": {"type": "string"}},
}


def meaning(name, kind="string", *, required=False, internal=False, default=None):
    return Meaning(name, kind, is_required=required, is_internal=internal, default=default)


@pytest.fixture
def operation(api):
    def make(*parameters, **definition):
        paths = {"/t": {"post": {"parameters": list(parameters)}}}
        return lookup.operations(api({"paths": paths, **definition}))[0]

    return make


def body(schema, **members):
    return {"name": "body", "in": "body", "schema": schema, **members}


def query(name, **members):
    return {"name": name, "in": "query", "type": "string", **members}


def test_parameter_is_found_by_its_exact_name(operation):
    hidden = query("c", **{"x-ms-visibility": "Internal"})
    taking = operation(query("a/b", required=True, default="x"), hidden)

    assert meanings(taking, "a/b").first == meaning("a/b", required=True, default='"x"')
    assert meanings(taking, "c").first == meaning("c", internal=True)
    assert meanings(taking, "C") == NOTHING


@pytest.mark.parametrize("name", ["plan/size", "plan.size", "body/plan/size", "body.plan.size"])
def test_property_is_found_by_its_path_with_and_without_the_body(operation, name):
    schema = {"required": ["plan"], "properties": {"plan": {"$ref": "#/definitions/Plan"}}}
    taking = operation(body(schema, required=True), definitions={"Plan": PLAN})

    assert meanings(taking, name).first == meaning("body/plan/size", "integer", required=True, default="3")


def test_dot_in_a_name_is_taken_for_itself_first(operation):
    taking = operation(body(PLAN))

    assert meanings(taking, "body/a.b").full_path == meaning("body/a.b")


def test_property_is_required_only_with_everything_above_it(operation):
    schema = {"properties": {"plan": PLAN}}

    assert not meanings(operation(body(schema, required=True)), "plan/size").first.is_required
    assert not meanings(operation(body(PLAN)), "size").first.is_required


def test_what_lies_below_something_internal_is_internal(operation):
    hidden = {"x-ms-visibility": "internal"}

    assert meanings(operation(body(PLAN, **hidden)), "size").first.is_internal
    assert meanings(operation(body({"properties": {"plan": PLAN | hidden}})), "plan/size").first.is_internal


def test_name_can_be_a_parameter_and_a_property(operation):
    found = meanings(operation(query("size"), body(PLAN)), "size")

    assert (found.first, found.short_path) == (meaning("size"), meaning("body/size", "integer", default="3"))


def test_arrays_are_not_entered(operation):
    taking = operation(body({"properties": {"list": {"type": "array", "items": PLAN}}}))

    assert meanings(taking, "list/size") == NOTHING


@pytest.mark.parametrize(
    "parameter",
    [
        {"$ref": "#/parameters/Nowhere"},
        body({"$ref": "#/definitions/Nowhere"}),
        body(None),
        body({"properties": {"a": {"$ref": "#/definitions/Nowhere"}}}),
    ],
)
def test_nothing_is_certain_where_a_reference_leads_nowhere(operation, parameter):
    assert not meanings(operation(parameter), "a/b").is_certain


def test_what_is_alike_in_many_operations_is_found_once(api):
    items = {f"/{number}": {"get": {"parameters": [query("a")]}} for number in range(9)}
    definition = api({"paths": {**items, "/other": {"get": {"parameters": [query("b")]}}}})
    found = [(operation.path, one.first) for operation, one in meanings_among(definition, 2**10 - 1, "a")]

    assert found == [("/0", meaning("a")), ("/other", None)]
