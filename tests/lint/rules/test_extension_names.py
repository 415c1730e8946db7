import pytest

from toolkit.lint.rules.extension_names import extension_misplaced, extension_misspelt

BODY = {"name": "b", "in": "body", "schema": {"type": "object"}}
QUERY = {"name": "q", "in": "query", "type": "string"}
POST = {"operationId": "DoThing", "responses": {}}
SINGLE = {"x-ms-trigger": "single"}
CONTENT = {"x-ms-notification-content": {"schema": {"type": "object"}}}
URL = {"x-ms-url-encoding": "single"}
CHOICES = {"x-ms-dynamic-values": {"operationId": "ListColors"}}
TREE = {"x-ms-dynamic-tree": {"open": {}}}


def test_misspelt_name_is_corrected_if_the_right_one_can_hold_the_value(mended):
    def corrected(**members):
        return mended(extension_misspelt, {"type": "string"} | members, "schema")

    assert corrected(**{"x-ms-sumary": "Color"})["paths"]["/t"]["post"]["parameters"][0]["schema"] == {
        "type": "string",
        "x-ms-summary": "Color",
    }
    assert corrected(**{"x-ms-sumary": 5}) is None
    assert corrected(**{"x-ms-sumary": "Color", "x-ms-summary": "Colour"}) is None
    assert corrected(**{"x-ms-triger": "single"}) is None


@pytest.mark.parametrize(
    ("part", "fragment"),
    [
        ("parameter", BODY | CHOICES),
        ("parameter", QUERY | URL),
        ("parameter", QUERY | TREE),
        ("parameter", QUERY | {"in": "Path"} | URL),
        ("operation", CONTENT),
        ("parameter", QUERY | {"x-ms-notification-url": True}),
        ("parameter", QUERY | {"type": "array", "items": {"type": "string"} | CHOICES}),
        ("schema", {"type": "string", "x-ms-mutability": ["read"], "x-ms-enum": {}}),
        ("schema", {"$ref": "#/definitions/Color"} | SINGLE),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value,
)
def test_what_is_read_or_judged_by_another_rule_is_not_misplaced(lint, part, fragment):
    assert lint(extension_misplaced, fragment, part) == []


@pytest.mark.parametrize(
    ("part", "fragment", "message"),
    [
        ("schema", URL, "`x-ms-url-encoding` of a schema is read by nobody"),
        (
            "parameter",
            QUERY | {"in": "header"} | TREE,
            "`x-ms-dynamic-tree` of a header parameter is read by nobody",
        ),
        (
            "operation",
            {"x-ms-connector-metadata": []},
            "`x-ms-connector-metadata` of an operation is read by nobody",
        ),
    ],
    ids=["schema", "parameter", "operation"],
)
def test_message_says_where_nobody_reads_it(lint, part, fragment, message):
    assert [finding.message for finding in lint(extension_misplaced, fragment, part)] == [message]


def path_item(definition):
    return definition["paths"]["/t"]


def test_extension_of_a_path_moves_to_its_only_operation(mended):
    moved = mended(extension_misplaced, {"post": POST} | SINGLE, "path-item")
    of_two = mended(extension_misplaced, {"post": POST, "get": POST} | SINGLE, "path-item")

    assert path_item(moved) == {"post": POST | SINGLE}
    assert path_item(of_two) == {"post": POST, "get": POST}


def test_label_of_an_operation_becomes_its_summary_only_where_it_has_none(mended):
    operation = POST | {"x-ms-summary": "Do thing"}

    labelled = mended(extension_misplaced, {"post": operation}, "path-item")
    twice = mended(extension_misplaced, {"post": operation | {"summary": "Do"}}, "path-item")

    assert path_item(labelled) == {"post": POST | {"summary": "Do thing"}}
    assert path_item(twice) == {"post": POST | {"summary": "Do"}}
