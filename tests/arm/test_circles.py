"""Schemas that contain themselves."""

TEXT = {"type": "string"}
FOLDER = {
    "type": "object",
    "properties": {"name": TEXT, "folders": {"type": "array", "items": {"$ref": "#/definitions/Folder"}}},
}


def test_what_comes_again_is_free_form(answered):
    _, definitions = answered({"$ref": "#/definitions/Folder"}, {"Folder": FOLDER})

    assert definitions["Folder"]["properties"]["folders"]["items"] == {"type": "object"}


def test_maker_is_told_of_the_cut(imported):
    found = imported(answer={"$ref": "#/definitions/Folder"}, definitions={"Folder": FOLDER})

    assert "`Folder` contains itself, and is free-form where it comes again" in found.notes


def test_circle_of_two_is_cut_where_it_closes(answered):
    def has(name, other):
        return {
            "type": "object",
            "properties": {name: TEXT, other: {"$ref": f"#/definitions/{other.title()}"}},
        }

    _, definitions = answered(
        {"$ref": "#/definitions/Left"}, {"Left": has("a", "right"), "Right": has("b", "left")}, prune=False
    )

    assert definitions["Left"]["properties"]["right"] == {"$ref": "#/definitions/Right"}
    assert definitions["Right"]["properties"]["left"] == {"type": "object", "x-ms-summary": "Left"}


def test_list_that_contains_itself_holds_anything(answered):
    schema, _ = answered(
        {"type": "object", "properties": {"tree": {"$ref": "#/definitions/Tree"}}},
        {"Tree": {"type": "array", "items": {"$ref": "#/definitions/Tree"}}},
    )

    assert schema["properties"]["tree"]["items"] == {"type": "array", "items": {}}


def test_long_way_through_lists_ends(answered):
    lists = {
        f"List{number}": {"type": "array", "items": {"$ref": f"#/definitions/List{number + 1}"}}
        for number in range(2_000)
    }
    schema, _ = answered({"$ref": "#/definitions/List0"}, {**lists, "List2000": TEXT}, prune=False)

    assert schema["type"] == "array"


def test_long_way_through_objects_ends(answered):
    objects = {
        f"Object{number}": {
            "type": "object",
            "properties": {"next": {"$ref": f"#/definitions/Object{number + 1}"}},
        }
        for number in range(2_000)
    }
    _, definitions = answered({"$ref": "#/definitions/Object0"}, {**objects, "Object2000": TEXT}, prune=False)

    assert len(definitions) == 29
