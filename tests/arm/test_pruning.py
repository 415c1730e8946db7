"""What is left of a schema, and what never goes."""

import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.options import ImportOptions

TEXT = {"type": "string"}


def an_object(*names, **properties):
    return {"type": "object", "properties": {**dict.fromkeys(names, TEXT), **properties}}


def wide(count):
    return an_object(*(f"field{number}" for number in range(count)))


def test_small_schema_is_left_whole(answered):
    schema, _ = answered(an_object("id", properties=an_object("size", door=an_object("width", "height"))))

    assert schema["properties"]["properties"]["properties"]["door"]["properties"].keys() == {
        "width",
        "height",
    }


def test_large_schema_keeps_what_stands_near_its_top(answered):
    schema, _ = answered(an_object("id", properties=an_object("state", plan=wide(40), view=wide(40))))

    assert schema["properties"].keys() == {"id", "properties"}
    assert schema["properties"]["properties"]["properties"].keys() == {"state"}


def test_small_object_below_the_top_is_worth_keeping(answered):
    schema, _ = answered(an_object("id", sku=an_object("name", "tier"), plan=wide(40), view=wide(40)))

    assert schema["properties"].keys() == {"id", "sku"}


def test_what_administrators_care_for_is_left_out(imported):
    found = imported(answer=an_object("id", "etag", "managedBy", systemData=an_object("createdBy")))

    assert found.report.left_out == ("etag", "managedBy", "systemData")


def test_everything_is_kept_on_request(answered):
    source = an_object("id", "etag", properties=an_object("state", plan=wide(40), view=wide(40)))
    schema, _ = answered(source, prune=False)

    assert schema["properties"].keys() == source["properties"].keys()
    assert len(schema["properties"]["properties"]["properties"]["view"]["properties"]) == 40


@pytest.mark.parametrize("fields", [("id", "properties/plan/field7"), ("ID", "properties.plan.field7")])
def test_listed_fields_are_all_that_is_kept(answered, fields):
    schema, _ = answered(an_object("id", "name", properties=an_object("state", plan=wide(9))), fields=fields)

    assert schema["properties"].keys() == {"id", "properties"}
    assert schema["properties"]["properties"]["properties"]["plan"]["properties"].keys() == {"field7"}


def test_fields_of_a_page_are_those_of_its_elements(answered):
    page = an_object("count", nextLink=TEXT, value={"type": "array", "items": an_object("id", "name")})
    schema, _ = answered(page, fields=("name",))

    assert schema["properties"].keys() == {"nextLink", "value"}
    assert schema["properties"]["value"]["items"]["properties"].keys() == {"name"}


def test_field_that_does_not_exist_is_told(imported):
    found = imported(answer=an_object("id"), options=ImportOptions(fields=("id", "properties/ghost")))

    assert "no property is at `properties/ghost`" in found.notes


def test_required_fields_of_a_body_are_never_left_out(sent):
    body = {**an_object("id", "name"), "required": ["door"]}
    body["properties"]["door"] = {**an_object("width", "color"), "required": ["width"]}
    schema, _ = sent(body, fields=("name",))

    assert schema["properties"].keys() == {"name", "door"}
    assert schema["properties"]["door"]["properties"].keys() == {"width"}


def test_required_objects_do_not_count_as_deep(sent):
    deep = {**an_object(large=wide(20), one=wide(90)), "required": ["large"]}
    schema, _ = sent({**an_object(first=deep), "required": ["first"]})

    assert len(schema["properties"]["first"]["properties"]["large"]["properties"]) == 20


def test_deeper_objects_are_free_form(imported):
    found = imported(answer=an_object(a=an_object(b=an_object("c"))), options=ImportOptions(depth=2))
    schema = found.operation["responses"]["200"]["schema"]

    assert schema["properties"]["a"]["properties"]["b"] == {"type": "object", "x-ms-summary": "B"}
    assert "objects below level 2 are free-form" in found.notes


def test_what_the_platform_does_not_take_is_cut_where_it_is_deepest(imported):
    source = an_object(**{f"part{number}": wide(30) for number in range(20)})
    found = imported(answer=source, options=ImportOptions(prune=False))
    schema = found.operation["responses"]["200"]["schema"]

    assert schema["properties"].keys() == source["properties"].keys()
    assert schema["properties"]["part0"] == {"type": "object", "x-ms-summary": "Part 0"}
    assert found.report.schemas_after <= 512


def test_what_is_too_large_at_its_top_is_refused(answered):
    with pytest.raises(ImportRefused, match="601 schemas are left at the least, and the platform takes 512"):
        answered(wide(600))


def test_resource_that_a_body_refers_to_is_chosen_by_its_id(sent):
    subnet = an_object("id", "name", properties=an_object("prefix"))
    schema, _ = sent(an_object("name", properties=an_object(subnet=subnet)))

    assert schema["properties"]["properties"]["properties"]["subnet"]["properties"].keys() == {"id"}


def test_element_has_the_same_form_alone_and_in_a_list(answered):
    definitions = {
        "Room": an_object("id", properties=an_object("state", plan=wide(40), view=wide(40))),
        "Rooms": an_object(value={"type": "array", "items": {"$ref": "#/definitions/Room"}}),
    }
    _, alone = answered({"$ref": "#/definitions/Room"}, definitions)
    _, listed = answered({"$ref": "#/definitions/Rooms"}, definitions)

    assert alone["Room"] == listed["Room"]


def test_depth_of_nothing_is_refused():
    with pytest.raises(ImportRefused, match="a depth of 0 leaves nothing"):
        ImportOptions(depth=0)
