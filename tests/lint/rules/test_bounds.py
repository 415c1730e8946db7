import pytest

from toolkit.lint.rules.bounds import RULES

BY_KEY = {next(iter(rule.keys)): rule for rule in RULES if rule.name.endswith("GreaterThanOrEqualToZero")}
ORDERS = {next(iter(rule.keys)): rule for rule in RULES if "ShouldBeLess" in rule.name}
EXCLUSIVE = {next(iter(rule.keys)): rule for rule in RULES if rule.name.startswith("Exclusive")}


def everywhere(data):
    return {
        "parameters": {"a": {"in": "query", **data, "items": data}},
        "responses": {"r": {"headers": {"H": data}}},
        "definitions": {"A": data},
    }


@pytest.mark.parametrize("key", ["minLength", "maxLength", "minItems", "maxItems"])
def test_counts_below_zero_are_reported_wherever_a_type_stands(lint, key):
    findings = lint(BY_KEY[key], everywhere({key: -1.5}), "whole")

    assert [finding.pointer for finding in findings] == [
        f"/parameters/a/{key}",
        f"/parameters/a/items/{key}",
        f"/responses/r/headers/H/{key}",
        f"/definitions/A/{key}",
    ]


@pytest.mark.parametrize("key", BY_KEY)
@pytest.mark.parametrize("value", [0, 7, "-1", True, None, [-1]], ids=repr)
def test_other_counts_are_fine_and_what_is_no_number_is_for_another_rule(lint, key, value):
    assert lint(BY_KEY[key], everywhere({key: value}), "whole") == []


@pytest.mark.parametrize("key", ORDERS)
def test_bounds_in_the_wrong_order_are_swapped(mended, key):
    high = key.replace("min", "max")

    assert mended(ORDERS[key], {"definitions": {"A": {high: 1, key: 9.5}}}, "whole") == {
        "definitions": {"A": {high: 9.5, key: 1}}
    }


@pytest.mark.parametrize("key", ORDERS)
@pytest.mark.parametrize(("low", "high"), [(1, 1), (1, 1.5), (9, "1"), (None, 1), (True, 0)])
def test_bounds_that_cannot_be_compared_or_are_equal_are_fine(lint, key, low, high):
    schema = {key: low, key.replace("min", "max"): high}

    assert lint(ORDERS[key], {"definitions": {"A": schema}}, "whole") == []


@pytest.mark.parametrize("key", EXCLUSIVE)
def test_bound_that_is_no_number_is_there_all_the_same(lint, key):
    bound = key.removeprefix("exclusive").lower()

    assert lint(EXCLUSIVE[key], {"definitions": {"A": {key: True, bound: None}}}, "whole") == []
    assert lint(EXCLUSIVE[key], {"definitions": {"A": {key: 5}}}, "whole") == []
