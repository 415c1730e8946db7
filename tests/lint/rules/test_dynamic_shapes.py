import pytest

from toolkit.lint.dynamic_sample import color, listed, opened, tree, values
from toolkit.lint.rules.dynamic_shapes import json_pointer_not_valid, one_of_properties_required


@pytest.mark.parametrize(
    ("path", "better"), [("/value", "value"), ("value//", "value"), ("a//b", "a/b"), ("/", ""), ("a~b", None)]
)
def test_slashes_too_many_are_taken_away(lint, mended, path, better):
    parameter = color(**values(**{"value-collection": path}))
    after = mended(json_pointer_not_valid, parameter, part="parameter")
    call = after and after["paths"]["/t"]["post"]["parameters"][0]["x-ms-dynamic-values"]

    assert len(lint(json_pointer_not_valid, parameter, part="parameter")) == 1
    assert (call and call["value-collection"]) == better


@pytest.mark.parametrize(
    "parameter",
    [
        color(**values({"anything": 1})),
        color(**values("basic")),
        color(**{"x-ms-dynamic-values": {"builtInOperation": "AadGraph.GetUsers"}}),
        color(**listed({"value": 1, "parameterReference": "a"})),
        color(**tree(open=opened({"selectedItemValuePath": "id"}))),
        color(**{"x-ms-trigger-value": {"value-path": "id"}}),
    ],
    ids=str,
)
def test_one_key_is_enough(lint, parameter):
    assert lint(one_of_properties_required, parameter, part="parameter") == []


@pytest.mark.parametrize(
    "parameter",
    [
        color(**{"x-ms-dynamic-list": {}}),
        color(**{"x-ms-trigger-value": {}}),
        color(**listed({"other": 1})),
        color(**tree(browse=opened({"parameter": 5}))),
    ],
    ids=str,
)
def test_none_of_the_keys_is_not(lint, mended, parameter):
    assert len(lint(one_of_properties_required, parameter, part="parameter")) == 1
    assert mended(one_of_properties_required, parameter, part="parameter") is None
