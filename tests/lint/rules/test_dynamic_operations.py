import pytest

from toolkit.lint.dynamic_sample import PALETTE, color, listed, taking, values
from toolkit.lint.rules.dynamic_demands import operation_missing_required_property
from toolkit.lint.rules.dynamic_operations import operation_id_not_found


@pytest.mark.parametrize("name", ["x-ms-notification", "x-ms-operation-context"])
def test_ids_in_extensions_of_operations_are_looked_up(lint, name):
    value = {"operationId": "Nowhere"}
    (finding,) = lint(
        operation_id_not_found,
        {name: {"simulate": value, **value}},
        part="operation",
    )

    assert finding.message == "no operation has the id `Nowhere`"


def test_call_in_a_definition_that_nobody_uses_is_looked_at(lint):
    found = lint(operation_id_not_found, {"definitions": {"A": {"x-ms-dynamic-list": {"operationId": ""}}}})

    assert [finding.pointer for finding in found] == ["/definitions/A/x-ms-dynamic-list/operationId"]


def test_replacement_is_of_another_connector(lint):
    annotation = {"replacement": {"api": "other", "operationId": "Nowhere"}}

    assert lint(operation_id_not_found, {"x-ms-api-annotation": annotation}, part="operation") == []


def test_similar_operation_is_put_only_where_it_fits_the_call(mended, lint):
    fitting = color(**values(operationId="ListColour"))
    other = color(**values(operationId="ListColour", parameters={"shade": 1}))
    after = mended(operation_id_not_found, fitting, part="parameter")
    (finding,) = lint(operation_id_not_found, other, part="parameter")

    assert after["paths"]["/t"]["post"]["parameters"] == [color(**values())]
    assert (finding.message, finding.fix) == (
        "no operation has the id `ListColour`; did you mean `ListColors`?",
        None,
    )


def test_misspelt_key_passes_nothing(lint):
    misspelt = color(**values(parameters={"pallete": "basic"}))

    (finding,) = lint(operation_missing_required_property, misspelt, part="parameter")

    assert finding.message == "`ListColors` requires `palette`, which the call does not pass"


def test_parameter_of_the_same_name_is_passed_on(mended):
    without = listed()
    del without["x-ms-dynamic-list"]["parameters"]
    after = mended(operation_missing_required_property, taking(PALETTE, color(**without)))
    (_, choice) = after["paths"]["/t"]["post"]["parameters"]

    assert choice["x-ms-dynamic-list"]["parameters"] == {"palette": {"parameterReference": "palette"}}


@pytest.mark.parametrize(
    "palette",
    [
        {**PALETTE, "required": False},
        {**PALETTE, "type": "integer"},
        {**PALETTE, "x-ms-visibility": "internal"},
        {**PALETTE, **values(parameters={})},
        {**PALETTE, "name": "other"},
    ],
    ids=["optional", "of another type", "internal", "the choice itself", "absent"],
)
def test_parameter_that_does_not_fit_is_not_passed_on(mended, palette):
    choice = {} if "x-ms-dynamic-values" in palette else values(parameters={})
    definition = taking(palette, color(**choice))

    assert mended(operation_missing_required_property, definition) is None
