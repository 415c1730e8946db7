"""The body of a request as fields."""

import itertools

import pytest

from toolkit.designer.card import Control, Visibility

TEXT = {"type": "string"}
SCHEMA = "/paths/~1rooms~1{id}/post/parameters/0/schema"


def an_object(required=(), more=None, **properties):
    return {"type": "object", "properties": properties, "required": list(required), **(more or {})}


def labels(fields):
    return [field.label for field in fields]


def keys(fields):
    return [field.key for field in fields]


def test_properties_of_all_levels_are_one_list(body_of):
    found = body_of(
        an_object(name=TEXT, plan=an_object(region=TEXT, size=an_object(cores={"type": "integer"})))
    )

    assert [(one.key, one.name, one.pointer) for one in found] == [
        ("body/name", "name", f"{SCHEMA}/properties/name"),
        ("body/plan/region", "region", f"{SCHEMA}/properties/plan/properties/region"),
        ("body/plan/size/cores", "cores", f"{SCHEMA}/properties/plan/properties/size/properties/cores"),
    ]


@pytest.mark.parametrize("is_body_required", [True, False])
@pytest.mark.parametrize("is_plan_required", [True, False])
@pytest.mark.parametrize("is_region_required", [True, False])
def test_property_is_required_only_with_all_around_it(
    body_of, is_body_required, is_plan_required, is_region_required
):
    plan = an_object(["region"] * is_region_required, region=TEXT)
    [field] = body_of(an_object(["plan"] * is_plan_required, plan=plan), required=is_body_required)

    assert field.is_required == (is_body_required and is_plan_required and is_region_required)


def test_required_comes_before_important_in_a_body(body_of):
    found = body_of(
        an_object(
            ["c"],
            a=TEXT,
            b={**TEXT, "x-ms-visibility": "important"},
            c={**TEXT, "x-ms-visibility": "advanced"},
        )
    )

    assert keys(found) == ["body/c", "body/b", "body/a"]


def test_visibility_is_that_of_what_is_around_unless_it_is_said(body_of):
    plan = an_object(a=TEXT, b={**TEXT, "x-ms-visibility": "important"}, more={"x-ms-visibility": "advanced"})
    found = {one.name: one.visibility for one in body_of(an_object(plan=plan, c=TEXT))}

    assert found == {"a": Visibility.ADVANCED, "b": Visibility.IMPORTANT, "c": Visibility.NORMAL}


def test_visibility_of_the_parameter_reaches_the_fields(body_of):
    [field] = body_of(an_object(a=TEXT), **{"x-ms-visibility": "important"})

    assert field.visibility is Visibility.IMPORTANT


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param({"x-ms-visibility": "internal"}, id="internal"),
        pytest.param({"x-ms-visibility": "internal", "default": "a"}, id="internal with a default"),
        pytest.param({"readOnly": True}, id="read-only"),
        pytest.param({"x-ms-notification-url": True}, id="the address for a service"),
    ],
)
def test_hidden_property_is_not_shown(body_of, hidden):
    assert keys(body_of(an_object(["a"], a={**TEXT, **hidden}, b=TEXT))) == ["body/b"]


def test_internal_object_hides_what_it_holds(body_of):
    secret = an_object(
        ["a"], a={**TEXT, "x-ms-visibility": "important"}, more={"x-ms-visibility": "internal"}
    )

    assert keys(body_of(an_object(["plan"], plan=secret, b=TEXT))) == ["body/b"]


@pytest.mark.parametrize(
    ("schema", "parameter"),
    [
        pytest.param(an_object(a=TEXT), {"x-ms-visibility": "internal"}, id="parameter"),
        pytest.param(an_object(a=TEXT, more={"x-ms-visibility": "internal"}), {}, id="schema"),
        pytest.param(an_object(a={**TEXT, "x-ms-visibility": "internal"}), {}, id="all properties"),
    ],
)
def test_internal_body_is_not_shown(body_of, schema, parameter):
    assert body_of(schema, **parameter) == ()


def test_object_of_which_all_is_read_only_is_one_field(body_of):
    found = body_of(an_object(plan=an_object(a={**TEXT, "readOnly": True}), b=TEXT))

    assert [(one.key, one.control) for one in found] == [
        ("body/plan", Control.OBJECT),
        ("body/b", Control.TEXT),
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(an_object(a={**TEXT, "title": "Own", "x-ms-summary": "Other"}), "Own", id="title first"),
        pytest.param(an_object(a={**TEXT, "x-ms-summary": "Summary"}), "Summary", id="then summary"),
        pytest.param(an_object(a=TEXT), "a", id="then key"),
        pytest.param(an_object(a={**TEXT, "title": " "}), "a", id="blank title"),
        pytest.param(an_object(a=TEXT, more={"title": "Booking"}), "Booking a", id="title of the body"),
        pytest.param(an_object(a=an_object(b=TEXT)), "b", id="no key of what is around"),
        pytest.param(
            an_object(a=an_object(b={**TEXT, "x-ms-summary": "Size"}, more={"x-ms-summary": "Plan"})),
            "Plan Size",
            id="summary of what is around",
        ),
        pytest.param(
            an_object(
                a=an_object(b=an_object(c=TEXT, more={"x-ms-summary": "Inner"}), more={"title": "Outer"})
            ),
            "Outer c",
            id="titles alone where one is around",
        ),
        pytest.param(
            an_object(
                a=an_object(b=an_object(c=TEXT, more={"title": "Inner"}), more={"title": "Outer"}),
                more={"title": "Whole"},
            ),
            "Whole Outer Inner c",
            id="all titles around",
        ),
    ],
)
def test_label(body_of, schema, expected):
    assert labels(body_of(schema)) == [expected]


@pytest.mark.parametrize(
    ("schema", "control"),
    [
        pytest.param({"type": "string"}, Control.TEXT, id="text"),
        pytest.param({"type": "string", "format": "binary"}, Control.FILE, id="binary"),
        pytest.param({"type": "boolean"}, Control.BOOLEAN, id="boolean"),
        pytest.param({"type": "object"}, Control.OBJECT, id="free-form object"),
        pytest.param({"allOf": [an_object(a=TEXT)], "type": "object"}, Control.OBJECT, id="composed object"),
        pytest.param({"allOf": [an_object(a=TEXT)]}, Control.TEXT, id="composed without a type"),
        pytest.param({}, Control.TEXT, id="anything"),
        pytest.param({"type": "array", "items": TEXT}, Control.LIST, id="list"),
        pytest.param(
            an_object(a=TEXT, more={"x-ms-dynamic-schema": {"operationId": "A"}}),
            Control.DYNAMIC,
            id="dynamic",
        ),
    ],
)
def test_body_that_is_one_field(body_of, schema, control):
    found = body_of(schema, description="What to book.", **{"x-ms-summary": "Booking"})

    assert [(one.key, one.name, one.label, one.description, one.control) for one in found] == [
        ("body", "booking", "Booking", "What to book.", control)
    ]


def test_body_without_a_label_is_called_by_its_name(body_of):
    assert labels(body_of(TEXT)) == ["booking"]


def test_body_whose_schema_leads_nowhere_is_not_shown(body_of):
    assert body_of({"$ref": "#/definitions/Nothing"}) == ()


def test_own_properties_are_shown_and_composed_ones_are_not(body_of):
    found = body_of(an_object(a=TEXT, more={"allOf": [an_object(b=TEXT)], "oneOf": [an_object(c=TEXT)]}))

    assert keys(found) == ["body/a"]


def test_object_with_choices_is_open_for_all_that(body_of):
    plan = an_object(a=TEXT, more={"x-ms-dynamic-values": {"operationId": "A"}})

    assert keys(body_of(an_object(plan=plan))) == ["body/plan/a"]


def test_elements_of_a_list_have_fields_of_their_own(body_of):
    guest = an_object(
        ["name"], name={**TEXT, "title": "Name"}, mail=an_object(work=TEXT), more={"title": "Guest"}
    )
    hidden = {"type": "array", "items": guest, "title": "Guests", "x-ms-visibility": "advanced"}
    [field] = body_of(an_object(guests=hidden, more={"title": "Booking"}))

    assert (field.key, field.label, field.visibility) == (
        "body/guests",
        "Booking Guests",
        Visibility.ADVANCED,
    )
    assert [(one.key, one.label, one.is_required, one.visibility) for one in field.items] == [
        ("body/guests/*/name", "Name", True, Visibility.NORMAL),
        ("body/guests/*/mail/work", "work", False, Visibility.NORMAL),
    ]


@pytest.mark.parametrize(
    ("items", "control", "label"),
    [
        pytest.param({"type": "integer"}, Control.NUMBER, "Item", id="numbers"),
        pytest.param({"type": "string", "enum": ["a"]}, Control.CHOICE, "Item", id="choices"),
        pytest.param({"type": "string", "x-ms-summary": "Mail"}, Control.TEXT, "Mail", id="with a summary"),
        pytest.param({"type": "object"}, Control.OBJECT, "Item", id="free-form objects"),
        pytest.param(
            {"type": "string", "x-ms-dynamic-values": {"operationId": "A"}},
            Control.COMBOBOX,
            "Item",
            id="dropdowns",
        ),
        pytest.param({"type": "array", "items": TEXT}, Control.LIST, "Item", id="lists"),
    ],
)
def test_plain_element_is_one_field(body_of, items, control, label):
    [field] = body_of(an_object(a={"type": "array", "items": items}))

    assert [(one.key, one.control, one.label, one.is_required) for one in field.items] == [
        ("body/a/*", control, label, False)
    ]


def test_objects_in_lists_of_lists_are_open(body_of):
    grid = {"type": "array", "items": {"type": "array", "items": an_object(a=TEXT)}}
    [field] = body_of(an_object(grid=grid))

    assert keys(field.items[0].items) == ["body/grid/*/*/a"]


def test_list_without_elements_has_no_fields(body_of):
    [field] = body_of(an_object(a={"type": "array"}))

    assert (field.control, field.items) == (Control.LIST, ())


def test_definition_that_comes_back_to_itself_is_one_field_there(body_of):
    room = an_object(
        name=TEXT,
        inner={"$ref": "#/definitions/Room"},
        all={"type": "array", "items": {"$ref": "#/definitions/Room"}},
    )
    found = body_of({"$ref": "#/definitions/Room"}, {"Room": room})

    assert [(one.key, one.control) for one in found] == [
        ("body/name", Control.TEXT),
        ("body/inner", Control.OBJECT),
        ("body/all", Control.LIST),
    ]
    assert [(one.key, one.control) for one in found[2].items] == [("body/all/*", Control.OBJECT)]


def test_list_of_itself_ends(body_of):
    [field] = body_of(
        {"$ref": "#/definitions/List"}, {"List": {"type": "array", "items": {"$ref": "#/definitions/List"}}}
    )

    assert [(one.key, one.items) for one in field.items] == [("body/*", ())]


def test_tree_is_cut_where_no_maker_would_go(body_of):
    schema = an_object(last=TEXT)
    for _ in range(40):
        schema = an_object(a=schema)
    [field] = body_of(schema)

    assert field.key == "body" + "/a" * 30


@pytest.mark.parametrize("leaf", [TEXT, {**TEXT, "x-ms-visibility": "internal"}], ids=["shown", "hidden"])
def test_tree_that_doubles_at_each_level_is_cut(body_of, leaf):
    names = [f"Level{number}" for number in range(25)]
    definitions = {
        name: an_object(a={"$ref": f"#/definitions/{below}"}, b={"$ref": f"#/definitions/{below}"})
        for name, below in itertools.pairwise(names)
    }
    found = body_of({"$ref": "#/definitions/Level0"}, {**definitions, names[-1]: an_object(leaf=leaf)})

    assert len(found) <= 1024
