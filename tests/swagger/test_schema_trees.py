import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.pointer import render
from toolkit.swagger import schema_sizes, schema_trees
from toolkit.swagger.schema_outlines import MANY, Outline, Size, Uses, outline, trees


def to(name):
    return {"$ref": f"#/definitions/{name}"}


def having(*names):
    return {"properties": {str(number): to(name) for number, name in enumerate(names)}}


def sizes(definition):
    return {tree.name: size for tree, size in schema_trees.sizes(definition)}


@pytest.mark.parametrize(
    ("schema", "size"),
    [
        ({}, (1, 1)),
        ({"properties": {"a": {}, "b": {"properties": {"c": {}}}}}, (4, 3)),
        ({"items": {"items": {}}, "additionalProperties": {}}, (4, 3)),
        ({"items": [{}, {}]}, (3, 2)),
        ({"allOf": [{}, {"properties": {"a": {}}}]}, (4, 2)),
        ({"anyOf": [{}], "oneOf": [{}]}, (3, 1)),
        ({"properties": {"a": 5}, "items": None, "additionalProperties": True, "allOf": {}}, (1, 1)),
        ({"example": {"properties": {"a": {}}}}, (1, 1)),
        (to("Pair"), (3, 2)),
        ({"properties": {"a": to("Pair"), "b": to("Pair")}}, (7, 3)),
        ({"allOf": [to("Pair")]}, (4, 2)),
        (to("Missing"), (1, 1)),
        ({"properties": {"$ref": {}}}, (2, 2)),
        ({"$ref": ["#/definitions/Pair"]}, (1, 1)),
    ],
    ids=str,
)
def test_every_schema_counts_and_references_count_as_their_targets(api, schema, size):
    definition = api({"definitions": {"Tree": schema, "Pair": {"properties": {"a": {}, "b": {}}}}})

    assert sizes(definition)["Tree"] == size


@pytest.mark.parametrize(
    ("definitions", "expected"),
    [
        ({"A": having("A")}, {"A": (2, 2)}),
        ({"A": having("B"), "B": having("A")}, {"A": (3, 3), "B": (3, 3)}),
        ({"A": having("B", "B"), "B": having("A", "C"), "C": {}}, {"A": (7, 3), "B": (5, 3), "C": (1, 1)}),
        ({"A": to("B"), "B": to("A")}, {"A": (1, 1), "B": (1, 1)}),
        ({"A": having("B"), "B": having("B")}, {"A": (3, 3), "B": (2, 2)}),
    ],
    ids=["itself", "each other", "twice", "only references", "from outside"],
)
def test_reference_to_what_is_being_expanded_counts_one(api, definitions, expected):
    assert sizes(api({"definitions": definitions})) == expected


NAMES = "ABCD"
USES = st.dictionaries(
    st.sampled_from(NAMES), st.builds(Uses, st.integers(1, 2), st.integers(2, 3)), max_size=3
)
OUTLINES = st.fixed_dictionaries(
    {name: st.builds(Outline, st.builds(Size, st.integers(1, 3), st.integers(1, 3)), USES) for name in NAMES}
)


def followed(outlines, name, expanding=frozenset()):
    """Expand every reference where it stands: what is meant, however long it takes."""
    size = outlines[name].size
    for used, (times, level) in outlines[name].uses.items():
        is_open = used in expanding or used == name
        tree = Size(1, 1) if is_open else followed(outlines, used, expanding | {name})
        size = size.with_tree(tree, times, level)
    return size


@given(outlines=OUTLINES)
def test_sizes_are_those_of_full_expansion(outlines):
    assert schema_sizes.sizes(outlines) == {name: followed(outlines, name) for name in outlines}


def test_definitions_that_double_at_each_level_are_counted_at_once(api):
    chain = {str(level): having(level + 1, level + 1) for level in range(5_000)} | {"5000": {}}

    counted = sizes(api({"definitions": chain}))

    assert counted["4991"] == (1023, 10)
    assert counted["0"] == (MANY, 5_001)


def test_recursive_definitions_that_double_are_followed_until_that_says_enough(api):
    loop = {str(level): having((level + 1) % 3_000, (level + 1) % 3_000) for level in range(3_000)}

    counted = sizes(api({"definitions": loop}))

    assert min(size.schemas for size in counted.values()) > 16_384


def test_recursive_definitions_that_all_have_each_other_end_soon(api):
    names = [f"D{number}" for number in range(150)]

    counted = sizes(api({"definitions": {name: having(*names) for name in names}}))

    assert max(size.schemas for size in counted.values()) > 16_384


def test_deep_schemas_need_no_recursion(api):
    schema = {}
    for _ in range(900):
        schema = {"items": schema}

    assert outline(api({}), schema).size == (901, 901)


BODY = {"name": "body", "in": "body", "schema": to("Sent")}
API = {
    "paths": {
        "/a": {
            "parameters": [{"name": "q", "in": "query"}, {"$ref": "#/parameters/shared"}],
            "post": {
                "parameters": [BODY],
                "responses": {
                    "200": {"schema": to("Returned")},
                    "404": {"$ref": "#/responses/gone"},
                    "500": {},
                },
            },
            "get": {},
            "x-ms-notification-content": {"schema": to("Notified")},
        }
    },
    "parameters": {"shared": {"name": "s", "in": "header"}},
    "responses": {"gone": {"schema": {"items": to("Inner")}}},
    "definitions": {
        "Sent": having("Inner"),
        "Inner": {},
        "Returned": {"items": {}},
        "Notified": having("Notified"),
        "Unused": having("Inner"),
    },
}


def test_operation_counts_its_parameters_and_the_schemas_of_body_and_responses(api):
    counts = schema_trees.operation_counts(api(API))

    assert {operation.method: count for operation, count in counts} == {"post": 2 + 2 + 2 + 2, "get": 2}


def test_definitions_know_whether_a_body_or_a_response_leads_to_them(api):
    definition = api(API)

    assert schema_trees.definitions_of_input(definition) == {"Sent", "Inner"}
    assert schema_trees.definitions_of_output(definition) == {"Returned", "Notified", "Inner"}


def test_trees_are_found_in_whatever_holds_them(api):
    assert {render(tree.tokens) for tree in trees(api(API))} == {
        *(f"/definitions/{name}" for name in API["definitions"]),
        "/responses/gone/schema",
        "/paths/~1a/x-ms-notification-content/schema",
        "/paths/~1a/post/parameters/0/schema",
        "/paths/~1a/post/responses/200/schema",
    }
