import pytest

from toolkit.lint.rules.text_names import (
    label_is_name,
    label_not_unique,
    summary_is_operation_id,
    summary_not_unique,
)


def operation(operation_id, summary, **members):
    return {"operationId": operation_id, "summary": summary, **members}


def test_id_of_one_word_is_a_summary_as_well(lint):
    assert lint(summary_is_operation_id, operation("Ping", "Ping"), "operation") == []


def test_title_that_was_the_name_too_gets_the_words(mended):
    schema = {"type": "object", "properties": {"roomName": {"title": "roomName", "x-ms-summary": "roomName"}}}

    fixed = mended(label_is_name, schema, "schema")

    body = fixed["paths"]["/t"]["post"]["parameters"][0]["schema"]
    assert body["properties"]["roomName"] == {"title": "Room Name", "x-ms-summary": "Room Name"}


@pytest.mark.parametrize(
    "second",
    [
        operation("GetRoomV2", "Get room", deprecated=True),
        operation("GetRoomV2", "Get room", **{"x-ms-visibility": "internal"}),
        operation("WhenRoom", "Get room", **{"x-ms-trigger": "single"}),
        operation("GetRoomV2", 5),
        operation("GetRoomV2", ""),
    ],
    ids=["deprecated", "internal", "trigger beside an action", "no text", "empty"],
)
def test_summary_is_not_in_the_way_of_the_other(lint, second):
    paths = {"/a": {"get": operation("GetRoom", "Get room")}, "/b": {"get": second}}

    assert lint(summary_not_unique, paths, "paths") == []


def test_same_summary_leads_to_the_first(lint):
    paths = {"/a": {"get": operation("GetRoom", "Get room")}, "/b": {"get": operation("Other", "get  Room")}}

    (finding,) = lint(summary_not_unique, paths, "paths")

    assert finding.message == "`summary` `get  Room` is that of `GetRoom`, too"
    assert [other.pointer for other in finding.related] == ["/paths/~1a/get/summary"]


def test_label_of_the_path_is_compared_with_those_of_the_operation(lint):
    label = {"in": "query", "type": "string", "x-ms-summary": "Date"}
    item = {
        "parameters": [{"name": "from", **label}],
        "get": {
            "parameters": [{"name": "to", **label}, {"name": "as", **label, "x-ms-visibility": "internal"}]
        },
    }

    assert [finding.pointer for finding in lint(label_not_unique, item, "path-item")] == [
        "/paths/~1t/parameters/0/x-ms-summary"
    ]


def test_words_that_are_the_summary_of_another_operation_are_not_offered(mended):
    other = {"get": {"operationId": "GetRoom", "summary": "Get room"}}
    paths = {"/a": {"get": {"operationId": "getRoom", "summary": "getRoom"}}}

    assert mended(summary_is_operation_id, paths, "paths") is not None
    assert mended(summary_is_operation_id, {**paths, "/b": other}, "paths") is None
    assert mended(summary_is_operation_id, {**paths, "/c": paths["/a"]}, "paths") is None


def test_label_of_words_that_the_description_has_is_not_offered(mended):
    parameter = {"name": "roomId", "in": "query", "type": "string", "x-ms-summary": "roomId"}

    assert mended(label_is_name, {**parameter, "description": "Room Id."}, "parameter") is None


def test_labels_that_differ_in_their_punctuation_are_the_same(lint):
    first, second = ({"name": name, "in": "query"} for name in "ab")
    parameters = [{**first, "x-ms-summary": "Room"}, {**second, "x-ms-summary": "Room."}]

    assert len(lint(label_not_unique, {"parameters": parameters}, "operation")) == 1
    assert lint(label_not_unique, {"parameters": [parameters[0], parameters[0]]}, "operation") == []
