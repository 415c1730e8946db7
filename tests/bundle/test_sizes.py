import json

from toolkit.bundle import sizes


def large(size: int) -> dict[str, object]:
    return {"x-note": "x" * size}


def told(found) -> list[tuple[str, bool]]:
    return [tuple(excess) for excess in found]


def test_definition_of_half_a_million_characters_is_too_large_for_some_environments(project, definition):
    definition(large(600_000))

    assert told(sizes.of_row(project({}), {})) == [
        ("the definition has 600,092 characters, some environments take 500,000", False)
    ]


def test_definition_of_a_million_characters_is_too_large_for_all(project, definition):
    definition(large(1_000_000))

    assert told(sizes.of_row(project({}), {})) == [
        ("the definition has 1,000,092 characters, at most 1,000,000 are taken", True)
    ]


def test_texts_and_other_columns_have_limits_of_their_own(project, definition):
    definition({"info": {"title": "T" * 201, "description": "D" * 1_001}})
    policies = ["x" * 500_000]

    assert [
        excess.message.partition(" has ")[0]
        for excess in sizes.of_row(project({"policyTemplateInstances": policies}), {})
    ] == [
        "the display name",
        "the description",
        "`policytemplateinstances`",
    ]


def test_name_that_the_packager_leaves_out_is_told(project):
    names = json.dumps({"connector": {"name": "new_" + "x" * 27}}).encode()

    assert told(sizes.of_row(project({}, solution__json=names), {})) == [
        (
            f"`new_{'x' * 27}` has 31 characters; `pac solution unpack` leaves out names of more than 30",
            False,
        )
    ]


def test_upload_is_less_than_a_megabyte(project):
    contents = {"a.json": b" " * 1_000_000, "b.json": b" " * 999_999}

    assert told(sizes.of_upload(project({}), contents)) == [
        ("`a.json` has 1,000,000 bytes, less than 1,000,000 are taken", True)
    ]


def test_texts_that_paconn_cannot_do_without_are_told(project, definition):
    definition({"info": {"title": "Things"}})

    assert told(sizes.of_paconn(project({}), {})) == [
        ("the definition has no `description` in `info`; paconn stops there", False)
    ]


def test_template_is_less_than_bicep_and_a_deployment_take(project):
    contents = {
        "azuredeploy.json": b" " * (4 * 1024 * 1024 + 1),
        "apiDefinition.swagger.json": json.dumps("ä" * 1_048_576, ensure_ascii=False).encode(),
    }

    assert [excess.message.partition(" has ")[0] for excess in sizes.of_template(project({}), contents)] == [
        "`azuredeploy.json`",
        "`apiDefinition.swagger.json`",
    ]
