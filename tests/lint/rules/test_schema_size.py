import pytest

from toolkit.lint.rules.schema_size import (
    body_schema_count_exceeds_max_allowed,
    operation_schema_count_exceeds_max_allowed,
    schema_too_deep,
    total_schema_count_exceeds_max_allowed,
)


def wide(schemas):
    return {"properties": {f"p{number}": {} for number in range(schemas - 1)}}


def deep(levels):
    schema = {}
    for _ in range(levels - 1):
        schema = {"items": schema}
    return schema


def holding(tree):
    """Put one tree into every place that can hold one."""
    operation = {
        "parameters": [{"in": "body", "name": "body", "schema": tree}],
        "responses": {"200": {"schema": tree}},
    }
    return {
        "paths": {"/a": {"post": operation, "x-ms-notification-content": {"schema": tree}}},
        "definitions": {"A": tree},
    }


PLACES = [
    "/paths/~1a/post/parameters/0/schema",
    "/paths/~1a/post/responses/200/schema",
    "/paths/~1a/x-ms-notification-content/schema",
    "/definitions/A",
]


@pytest.mark.parametrize(("schemas", "places"), [(512, []), (513, PLACES)])
def test_tree_has_at_most_512_schemas(lint, schemas, places):
    findings = lint(body_schema_count_exceeds_max_allowed, holding(wide(schemas)), "whole")

    assert [finding.pointer for finding in findings] == places


@pytest.mark.parametrize(("levels", "places"), [(30, []), (31, PLACES)])
def test_tree_has_at_most_30_levels(lint, levels, places):
    findings = lint(schema_too_deep, holding(deep(levels)), "whole")

    assert [finding.pointer for finding in findings] == places


@pytest.mark.parametrize(("schemas", "places"), [(16_383, []), (16_384, ["/paths/~1a/get"])])
def test_operation_has_at_most_16384_parameters_and_schemas(lint, schemas, places):
    get = {"parameters": [{"name": "q", "in": "query"}], "responses": {"200": {"schema": wide(schemas)}}}

    findings = lint(operation_schema_count_exceeds_max_allowed, {"paths": {"/a": {"get": get}}}, "whole")

    assert [finding.pointer for finding in findings] == places


@pytest.mark.parametrize(
    ("more", "messages"),
    [(0, []), (1, ["the operations grow to 4,194,305 schemas, at most 4,194,304 are allowed"])],
)
def test_operations_together_have_at_most_4194304(lint, more, messages):
    get = {"responses": {"200": {"schema": {"$ref": "#/definitions/A"}}}}
    paths = {f"/{number}": {"get": get} for number in range(256)}
    paths["/0"] = {
        "get": {**get, "parameters": [{"name": str(number), "in": "query"} for number in range(more)]}
    }

    findings = lint(
        total_schema_count_exceeds_max_allowed, {"paths": paths, "definitions": {"A": wide(16_384)}}, "whole"
    )

    assert [finding.message for finding in findings] == messages


def test_count_beyond_all_measure_is_not_spelled_out(lint):
    def doubled(level):
        return {"items": [{"$ref": f"#/definitions/{level + 1}"}] * 2}

    findings = lint(
        body_schema_count_exceeds_max_allowed,
        {"definitions": {str(level): doubled(level) for level in range(60)}},
        "whole",
    )

    assert findings[0].message == "schema grows to more than 10,000,000 schemas, at most 512 are allowed"
    assert len(findings) == 60 - 8
