import pytest

from toolkit.swagger.recursion import Need, loops


def to(name):
    return {"$ref": f"#/definitions/{name}"}


def needing(name, **more):
    return {"required": ["a"], "properties": {"a": to(name)}, **more}


def found(api, **definitions):
    return list(loops(api({"definitions": definitions})))


def test_loop_over_several_definitions_is_one_group(api):
    assert found(api, A=needing("B"), B=needing("C"), C=needing("B")) == [
        {"B": [Need("C", "a")], "C": [Need("B", "a")]}
    ]


def test_schema_may_be_its_own_part_through_all_of_at_any_depth(api):
    inner = {"allOf": [{"allOf": [to("A")]}]}

    assert found(api, A=inner) == [{"A": [Need("A", None)]}]


def test_required_property_of_a_required_property_counts_by_the_first(api):
    inner = {"required": ["b"], "properties": {"b": needing("A")}}

    assert found(api, A=inner) == [{"A": [Need("A", "b")]}]


def test_definition_that_is_a_reference_leads_on_but_is_no_loop_itself(api):
    assert found(api, A=needing("B"), B=to("A"), C=to("D"), D=to("C")) == [
        {"A": [Need("B", "a")], "B": [Need("A", None)]}
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"a": to("A")}},
        {"required": ["a"], "properties": {"a": {"type": "array", "items": to("A")}}},
        {"required": ["a"], "properties": {"a": {"additionalProperties": to("A")}}},
        {"required": ["a", None, ["a"]], "properties": {"a": None}},
        {"required": {"a": 1}, "properties": [to("A")], "allOf": to("A")},
        {"allOf": [None, to("Missing"), {"$ref": 5}]},
    ],
    ids=["optional", "list", "map", "no schema", "no lists", "leads nowhere"],
)
def test_what_can_be_left_out_or_empty_may_lead_back(api, schema):
    assert found(api, A=schema) == []
