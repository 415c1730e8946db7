from toolkit.lint.rules.defaults import (
    default_lacks_property,
    default_not_in_enum,
    default_out_of_bounds,
    default_part_not_valid,
)


def defining(schema, **others):
    return {"definitions": {"A": schema, **others}}


def pointers(findings):
    return [finding.pointer.removeprefix("/definitions/A/default") for finding in findings]


def test_choices_are_compared_by_type_but_text_that_spells_one_will_do(lint):
    texts = {"type": "string", "enum": ["1", "true"]}

    assert (
        lint(default_not_in_enum, defining({"enum": [1, 2], "type": "integer", "default": "1"}), "whole")
        == []
    )
    assert lint(default_not_in_enum, defining({**texts, "default": "true"}), "whole") == []
    assert pointers(lint(default_not_in_enum, defining({**texts, "default": "True"}), "whole")) == [""]


def test_default_of_another_type_is_not_told_a_second_time(lint):
    schema = {"type": "integer", "enum": [1], "minimum": 1, "default": "many"}

    assert lint(default_not_in_enum, defining(schema), "whole") == []
    assert lint(default_out_of_bounds, defining(schema), "whole") == []
    assert lint(default_part_not_valid, defining(schema), "whole") == []


def test_elements_of_a_default_are_judged_where_they_stand(lint):
    days = {"type": "string", "enum": ["mon", "tue"]}
    schema = {"type": "array", "items": days, "default": ["mon", "sun", 5]}

    assert pointers(lint(default_not_in_enum, defining(schema), "whole")) == ["/1"]
    assert pointers(lint(default_part_not_valid, defining(schema), "whole")) == ["/2"]


def test_default_lacks_what_an_ancestor_requires(lint):
    schema = {"allOf": [{"$ref": "#/definitions/Base"}], "required": ["b"], "default": {"c": 1}}

    [finding] = lint(default_lacks_property, defining(schema, Base={"required": ["a", None, "c"]}), "whole")

    assert finding.message == "`default` lacks what is required: `b`, `a`"


def test_bound_is_told_in_its_own_words_wherever_it_is_crossed(lint):
    days = {"type": "string", "pattern": "^[a-z]+$", "maxLength": 3}
    schema = {"type": "array", "items": days, "uniqueItems": True}

    def said(default):
        found = lint(default_out_of_bounds, defining({**schema, "default": default}), "whole")
        return {pointer: one.message for pointer, one in zip(pointers(found), found, strict=True)}

    assert said(["mon", "mon"]) == {
        "": '`default` `["mon", "mon"]` holds a value twice, against `uniqueItems`'
    }
    assert said(["MO", "long"]) == {
        "/0": '`default` `"MO"` does not match the `pattern` `^[a-z]+$`',
        "/1": '`default` `"long"` is beyond `maxLength` 3',
    }


def test_element_of_a_default_lacks_what_it_requires(lint):
    schema = {"type": "array", "items": {"required": ["a"]}, "default": [{"a": 1}, {}]}

    assert pointers(lint(default_lacks_property, defining(schema), "whole")) == ["/1"]
