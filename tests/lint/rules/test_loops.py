from toolkit.lint.rules.loops import required_loop_in_schema_not_allowed as rule


def to(name):
    return {"$ref": f"#/definitions/{name}"}


def told(lint, **definitions):
    return [
        (finding.pointer, finding.message) for finding in lint(rule, {"definitions": definitions}, "whole")
    ]


def test_every_definition_of_a_loop_is_told_with_the_way_out(lint):
    parent = {"required": ["child"], "properties": {"child": to("Child")}}
    child = {"required": ["id", "parent"], "properties": {"id": {}, "parent": to("Parent")}}

    assert told(lint, Parent=parent, Child=child) == [
        (
            "/definitions/Parent",
            "`Parent` cannot do without `Child`, which leads back to it; make `child` optional",
        ),
        (
            "/definitions/Child",
            "`Child` cannot do without `Parent`, which leads back to it; make `parent` optional",
        ),
    ]


def test_schema_that_is_made_of_itself_is_told_so(lint):
    assert told(lint, A={"allOf": [to("A")]}) == [
        ("/definitions/A", "`A` cannot do without itself, by `allOf`")
    ]


def test_fix_makes_optional_what_leads_back_and_leaves_the_rest(mended):
    properties = {"id": {}, "next": to("A"), "last": to("A")}
    definitions = {"A": {"required": ["next", "id", "last"], "properties": properties}}

    fixed = mended(rule, {"definitions": definitions}, "whole")

    assert fixed == {"definitions": {"A": {"required": ["id"], "properties": properties}}}


def test_loop_that_a_part_requires_has_no_fix(mended):
    part = {"required": ["next"], "properties": {"next": to("A")}}

    assert mended(rule, {"definitions": {"A": {"allOf": [part]}}}, "whole") is None
