"""Parameters outside of the body, and the order of all fields."""

import pytest

from toolkit.designer.card import Control, Field, Visibility

ID = {"name": "id", "in": "path", "required": True, "type": "string"}
ITEM = "/paths/~1rooms~1{id}"


def query(name, **more):
    return {"name": name, "in": "query", "type": "string", **more}


def keys(fields):
    return [field.key for field in fields]


def test_field_says_what_its_parameter_does(fields_of):
    parameter = query(
        "floor",
        type="integer",
        format="int32",
        description="Where the room is.",
        default=2,
        **{"x-ms-summary": "Floor", "x-ms-visibility": "advanced"},
    )

    assert fields_of(parameter) == (
        Field(
            key="query/floor",
            name="floor",
            label="Floor",
            control=Control.NUMBER,
            pointer=f"{ITEM}/post/parameters/0",
            location="query",
            description="Where the room is.",
            type="integer",
            format="int32",
            visibility=Visibility.ADVANCED,
            default=2,
        ),
    )


def test_required_come_first_then_important_normal_and_advanced_each_in_document_order(fields_of):
    found = fields_of(
        query("a", **{"x-ms-visibility": "advanced"}),
        query("b"),
        query("c", **{"x-ms-visibility": "important"}),
        query("d"),
        query("e", required=True, **{"x-ms-visibility": "advanced"}),
        query("f", **{"x-ms-visibility": "important"}),
        ID,
    )

    assert [field.name for field in found] == ["e", "id", "c", "f", "b", "d", "a"]


@pytest.mark.parametrize(
    ("written", "visibility"),
    [
        pytest.param("important", Visibility.IMPORTANT, id="important"),
        pytest.param("Advanced", Visibility.ADVANCED, id="capitalised"),
        pytest.param("", Visibility.NORMAL, id="empty"),
        pytest.param("none", Visibility.NORMAL, id="a word for nothing"),
        pytest.param({"a": 1}, Visibility.NORMAL, id="no text"),
    ],
)
def test_visibility(fields_of, written, visibility):
    [field] = fields_of(query("a", **{"x-ms-visibility": written}))

    assert field.visibility is visibility


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param({"x-ms-visibility": "internal"}, id="optional"),
        pytest.param({"x-ms-visibility": "Internal"}, id="capitalised"),
        pytest.param({"x-ms-visibility": "internal", "required": True, "default": "2026"}, id="with default"),
    ],
)
def test_internal_parameter_is_not_shown(fields_of, hidden):
    assert fields_of(query("api-version", **hidden)) == ()


def test_parameter_in_the_path_is_required_whatever_it_says(fields_of):
    [field] = fields_of({**ID, "required": False})

    assert field.is_required


def test_required_counts_only_if_it_is_true(fields_of):
    [field] = fields_of(query("a", required="yes"))

    assert not field.is_required


def test_chain_of_references_ends_where_the_parameter_is_written(fields_of):
    [field] = fields_of(
        {"$ref": "#/parameters/Alias"}, parameters={"Alias": {"$ref": "#/parameters/I~1d"}, "I/d": ID}
    )

    assert (field.key, field.pointer) == ("path/id", "/parameters/I~1d")


def test_parameters_of_the_path_come_after_those_of_the_operation_that_replace_them(card_of):
    card = card_of(
        {"parameters": [query("day", **{"x-ms-summary": "Day"})]},
        item={"parameters": [query("day", **{"x-ms-summary": "Other"}), query("hour"), ID]},
    )

    assert [(field.key, field.pointer) for field in card.fields] == [
        ("path/id", f"{ITEM}/parameters/2"),
        ("query/day", f"{ITEM}/post/parameters/0"),
        ("query/hour", f"{ITEM}/parameters/1"),
    ]


def test_of_two_with_one_name_and_place_the_first_is_shown(fields_of):
    found = fields_of(query("a", type="integer"), query("a"), {**query("a"), "in": "header"})

    assert [(field.key, field.type) for field in found] == [("query/a", "integer"), ("header/a", "string")]


def test_name_is_escaped_in_the_key(fields_of):
    assert keys(fields_of(query("$filter/a~b"))) == ["query/$filter~1a~0b"]


def test_list_has_the_field_of_one_element(fields_of):
    parameter = query(
        "days", type="array", collectionFormat="multi", items={"type": "string", "enum": ["Mo", "Tu"]}
    )
    [field] = fields_of(parameter)
    [item] = field.items

    assert (field.control, item.key, item.label, item.control, item.pointer) == (
        Control.LIST,
        "query/days/*",
        "Item",
        Control.CHOICE,
        f"{ITEM}/post/parameters/0/items",
    )


def test_lists_of_lists_are_nested(fields_of):
    inner = {"type": "array", "items": {"type": "number"}}
    [field] = fields_of(query("grid", type="array", items=inner))

    assert [item.key for item in field.items[0].items] == ["query/grid/*/*"]


def test_file_asks_for_content_and_name(fields_of):
    found = fields_of(
        {"name": "plan", "in": "formData", "type": "file", "required": True, "x-ms-summary": "Plan"}
    )

    assert [(one.key, one.label, one.control, one.is_required) for one in found] == [
        ("formData/plan", "Plan", Control.FILE, True),
        ("formData/plan/filename", "Plan (file name)", Control.TEXT, False),
    ]


def test_file_of_content_alone_asks_for_that(fields_of):
    found = fields_of({"name": "plan", "in": "formData", "type": "file", "x-ms-format": "contentOnly"})

    assert keys(found) == ["formData/plan"]


def test_each_part_of_a_form_is_a_field(fields_of):
    found = fields_of(*({"name": name, "in": "formData", "type": "string"} for name in ("a", "b")))

    assert keys(found) == ["formData/a", "formData/b"]


@pytest.mark.parametrize(
    "parameter",
    [
        pytest.param({"in": "query", "type": "string"}, id="no name"),
        pytest.param({"name": 5, "in": "query"}, id="a number as name"),
        pytest.param({"name": "a", "type": "string"}, id="nowhere"),
        pytest.param({"$ref": "#/parameters/Nothing"}, id="a reference to nothing"),
        pytest.param({"$ref": "#/parameters/Loop"}, id="a reference to itself"),
        pytest.param("a", id="a text"),
    ],
)
def test_malformed_parameter_is_not_shown(fields_of, parameter):
    assert fields_of(parameter, parameters={"Loop": {"$ref": "#/parameters/Loop"}}) == ()
