import pytest

from toolkit.lint.dynamic_sample import PALETTE, body, color, listed, taking, values
from toolkit.lint.rules.dynamic_sources import (
    operation_parameter_required_mismatch,
    operation_parameter_static_type_mismatch,
    operation_parameter_type_mismatch,
    source_property_internal,
)

TEXT = {"type": "string"}


def sized(kind, value):
    """Return an operation that takes a size, and a choice that passes it a value or a reference."""
    size = {**PALETTE, "name": "size", "type": kind}
    find = taking(size, operation_id="Find")["paths"]["/t"]
    call = {"operationId": "Find", "parameters": {"size": value}}
    choice = taking(color(**{"x-ms-dynamic-values": call}), {**PALETTE, "name": "given", "type": "integer"})
    return {"paths": {"/find": find, **choice["paths"]}}


@pytest.mark.parametrize(
    ("kind", "value", "better"),
    [
        ("integer", "5", 5),
        ("string", 5, "5"),
        ("boolean", "true", True),
        ("integer", "05", None),
        ("integer", "five", None),
        ("integer", 5.5, None),
        ("string", {"a": 1}, None),
    ],
)
def test_value_of_another_type_is_converted_where_nothing_is_lost(lint, mended, kind, value, better):
    definition = sized(kind, value)
    (finding,) = lint(operation_parameter_static_type_mismatch, definition)
    after = mended(operation_parameter_static_type_mismatch, definition)
    paths = after and {path: after["paths"][path] for path in definition["paths"]}

    assert finding.pointer == "/paths/~1t/post/parameters/0/x-ms-dynamic-values/parameters/size"
    assert paths == (sized(kind, better)["paths"] if better is not None else None)


@pytest.mark.parametrize(("kind", "value"), [("number", 5), ("integer", 5.0), ("integer", None), (None, "5")])
def test_value_of_the_type_is_passed(lint, kind, value):
    assert lint(operation_parameter_static_type_mismatch, sized(kind, value)) == []


@pytest.mark.parametrize(
    ("kind", "fits"), [("integer", True), ("number", True), ("string", False), (None, True)]
)
def test_integer_is_passed_on_as_a_number(lint, kind, fits):
    found = lint(operation_parameter_type_mismatch, sized(kind, {"parameter": "given"}))

    assert (found == []) == fits


@pytest.mark.parametrize(("is_required", "count"), [(True, 0), (False, 1)])
def test_property_is_required_with_its_body(lint, is_required, count):
    choice = TEXT | listed({"parameterReference": "body/group"})
    operation = {"parameters": [body({"group": TEXT, "choice": choice}, "group", is_required=is_required)]}

    assert len(lint(operation_parameter_required_mismatch, operation, part="operation")) == count


@pytest.mark.parametrize(
    "palette",
    [
        {"x-ms-visibility": "internal"},
        {"x-ms-visibility": "internal", "default": 5},
    ],
    ids=["no default", "a default of another type"],
)
def test_internal_source_without_a_fitting_default_is_left(lint, mended, palette):
    definition = taking({**PALETTE, **palette}, color(**values({"parameter": "palette"})))

    assert len(lint(source_property_internal, definition)) == 1
    assert mended(source_property_internal, definition) is None


def test_default_is_passed_only_where_all_that_share_the_choice_have_it(mended):
    shared = {"$ref": "#/parameters/color"}
    hidden = {**PALETTE, "x-ms-visibility": "internal", "default": "basic"}
    paths = taking(hidden, shared)["paths"]
    paths["/other"] = taking({**hidden, "default": "other"}, shared, operation_id="Other")["paths"]["/t"]
    parameters = {"color": color(**values({"parameter": "palette"}))}

    assert mended(source_property_internal, {"paths": paths, "parameters": parameters}) is None
