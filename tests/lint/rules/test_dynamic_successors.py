import pytest

from toolkit.lint.dynamic_sample import PALETTE, body, listed, properties, schema, values
from toolkit.lint.rules import dynamic_successors as rules

TEXT = {"type": "string"}


def in_body(choice, *others, **members):
    return {
        "parameters": [
            *others,
            body({"group": TEXT, "plan": {"properties": {"a": TEXT}}, **members, "choice": choice}),
        ]
    }


@pytest.fixture
def choice_after(mended):
    def run(rule, operation):
        after = mended(rule, operation, part="operation")
        return after and after["paths"]["/t"]["post"]["parameters"][-1]["schema"]["properties"]["choice"]

    return run


def test_paths_into_the_body_start_with_its_name_in_the_newer_form(choice_after):
    choice = TEXT | values({"parameter": "plan.a"})
    after = choice_after(rules.dynamic_list_extension_required_for_non_parameter_references, in_body(choice))

    assert after == choice | listed({"parameterReference": "body/plan/a"})


def test_schema_without_a_path_cannot_be_translated(lint, choice_after):
    rule = rules.dynamic_properties_extension_required_for_non_parameter_references
    operation = in_body(schema({"parameter": "group"}, path=""))

    assert len(lint(rule, operation, part="operation")) == 1
    assert choice_after(rule, operation) is None


def test_ambiguous_name_is_not_decided_on_safely(lint, choice_after):
    path = rules.dynamic_properties_extension_required_for_properties_value_path
    operation = in_body(schema({"parameter": "palette"}, path="properties"), PALETTE, palette=TEXT)

    assert len(lint(path, operation, part="operation")) == 1
    assert choice_after(path, operation) is None
    assert choice_after(rules.dynamic_properties_extension_required_for_ambiguous_references, operation) == {
        **schema({"parameter": "palette"}, path="properties"),
        "x-ms-dynamic-properties": {
            "operationId": "ListColors",
            "parameters": {"palette": {"parameterReference": "palette"}},
        },
    }


def test_property_of_the_same_last_name_is_not_ambiguous(lint):
    operation = in_body(
        TEXT | values({"parameter": "palette"}), PALETTE, deep={"properties": {"palette": TEXT}}
    )

    assert (
        lint(rules.dynamic_list_extension_required_for_ambiguous_references, operation, part="operation")
        == []
    )


@pytest.mark.parametrize(
    ("older", "newer", "count"),
    [
        ("properties", "", 0),
        ("", "", 0),
        ("a/properties", "a", 0),
        ("a", "a", 0),
        ("a/properties", "a/properties", 1),
        ("a", "", 1),
        ("myproperties", "my", 1),
    ],
)
def test_newer_path_stops_above_properties(lint, older, newer, count):
    both = schema(path=older) | properties(path=newer)

    assert len(lint(rules.dynamic_properties_item_value_path_mismatch, both, part="schema")) == count
