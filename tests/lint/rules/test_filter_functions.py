import pytest

from toolkit.lint.rules.filter_functions import (
    RULES,
    filter_functions_property_has_duplicates,
    filter_functions_property_in_input_schema,
    filter_functions_property_invalid_value,
)


def columns(*functions, **more):
    return {"definitions": {"A": {"x-ms-capabilities": {"filterFunctions": [*functions], **more}}}}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("capabilities", [None, "eq", [], {}, {"filterFunctions": "eq"}], ids=repr)
def test_capabilities_without_a_list_are_left_alone(lint, rule, capabilities):
    assert lint(rule, {"definitions": {"A": {"x-ms-capabilities": capabilities}}}, "whole") == []


def test_functions_are_compared_with_regard_to_case(lint):
    findings = lint(filter_functions_property_has_duplicates, columns("eq", "EQ", 1, True, [1], [1]), "whole")

    assert [finding.pointer.rpartition("/")[2] for finding in findings] == ["5"]


def test_function_in_the_wrong_case_is_corrected_unless_it_is_there_already(mended):
    rule = filter_functions_property_invalid_value

    assert mended(rule, columns("Eq", "ne", "NE", "like", None), "whole") == columns(
        "eq", "ne", "NE", "like", None
    )


def test_definitions_may_serve_both_ways(lint):
    assert lint(filter_functions_property_in_input_schema, columns("eq"), "whole") == []


def test_list_goes_alone_where_the_extension_says_more(mended):
    body = {"type": "string", "x-ms-capabilities": {"filterFunctions": ["eq"], "sortable": True}}

    fixed = mended(filter_functions_property_in_input_schema, body, "schema")

    [parameter] = fixed["paths"]["/t"]["post"]["parameters"]
    assert parameter["schema"] == {"type": "string", "x-ms-capabilities": {"sortable": True}}
