from toolkit.lint.rules import annotations, families


def member(operation_id, **annotation):
    annotation = {"family": "BookRoom"} | annotation
    return {"get": {"operationId": operation_id, "x-ms-api-annotation": annotation}}


def test_number_is_not_given_twice(mended):
    paths = {"/a": member("BookRoom", revision=2), "/b": member("BookRoom_V2", revision=2)}

    assert mended(families.operation_family_has_duplicate_revisions, paths, "paths") is None


def test_number_of_an_id_becomes_the_revision(mended):
    paths = {"/a": member("BookRoom"), "/b": member("BookRoom_V2"), "/c": member("BookRoom_V2b")}

    fixed = mended(families.operation_family_has_many_empty_revisions, paths, "paths")

    assert fixed["paths"]["/b"]["get"]["x-ms-api-annotation"]["revision"] == 2
    assert "revision" not in fixed["paths"]["/c"]["get"]["x-ms-api-annotation"]


def test_status_of_the_connector_is_that_of_operations_without_one(lint):
    paths = {"/a": member("BookRoom", revision=1), "/b": member("BookRoom_V2", revision=2)}
    preview = {"info": {"x-ms-api-annotation": {"status": "Preview"}}, "paths": paths}
    rule = families.operation_family_has_many_active_production_operations

    assert lint(rule, preview) == []
    assert [finding.pointer for finding in lint(rule, {"paths": paths})] == ["/paths/~1b/get"]


def test_two_ids_do_not_become_one(mended):
    paths = {"/a": member("BookRoom_V1", revision=2), "/b": member("BookRoom", revision=2)}

    fixed = mended(annotations.operation_id_should_end_with_revision, paths, "paths")["paths"]

    assert [fixed[path]["get"]["operationId"] for path in ("/a", "/b")] == ["BookRoom_V2", "BookRoom"]


def test_id_that_something_else_remembers_is_not_renamed(mended):
    operation = member("BookRoom", revision=2)["get"]
    dynamic = {"name": "room", "in": "query", "x-ms-dynamic-values": {"operationId": "BookRoom"}}
    rule = annotations.operation_id_should_end_with_revision

    assert mended(rule, operation, "operation")["paths"]["/t"]["post"]["operationId"] == "BookRoom_V2"
    assert mended(rule, operation | {"parameters": [dynamic]}, "operation") is None
