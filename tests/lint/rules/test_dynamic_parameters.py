import pytest

from toolkit.lint.dynamic_sample import PALETTE, body, color, listed, taking, values
from toolkit.lint.rules.dynamic_parameters import (
    operation_parameter_name_is_ambiguous,
    operation_parameter_name_not_found,
)

RULE = operation_parameter_name_not_found


def test_operation_that_lacks_what_a_shared_parameter_refers_to_is_named_once(lint):
    shared = {"$ref": "#/parameters/color"}
    paths = taking(PALETTE, shared)["paths"]
    for number in range(3):
        paths[f"/{number}"] = taking(shared, operation_id=f"Do{number}")["paths"]["/t"]
    parameters = {"color": color(**values({"parameter": "palette"}))}
    (finding,) = lint(RULE, {"paths": paths, "parameters": parameters})

    assert finding.pointer == "/parameters/color/x-ms-dynamic-values/parameters/palette"
    assert finding.message == "`Do0` has no `palette` to pass on"


def test_entries_of_a_call_of_nothing_are_skipped(lint):
    unknown = color(**values({"parameter": "nowhere"}, operationId="Nowhere"))

    assert lint(RULE, unknown, part="parameter") == []


def test_misspelt_key_is_renamed(mended):
    after = mended(RULE, color(**values(parameters={"Pallette": "basic"})), part="parameter")

    assert after["paths"]["/t"]["post"]["parameters"] == [color(**values())]


def test_misspelt_key_is_not_renamed_where_the_right_one_is_there(mended):
    twice = color(**values(parameters={"palette": "basic", "pallete": "basic"}))

    assert mended(RULE, twice, part="parameter") is None


def test_similar_name_is_referred_to_only_where_it_can_be_passed(lint):
    integer = {**PALETTE, "name": "palettes", "type": "integer"}
    (finding,) = lint(RULE, taking(integer, color(**values({"parameter": "palette"}))))

    assert finding.message == "`DoThing` has no `palette` to pass on; did you mean `palettes`?"
    assert finding.fix is None


def test_keys_of_capabilities_are_looked_up(lint):
    call = {"operationId": "ListColors", "parameters": {"palette": "basic", "shade": 1}}
    (finding,) = lint(RULE, {"x-ms-capabilities": {"testConnection": call}})

    assert finding.pointer == "/x-ms-capabilities/testConnection/parameters/shade"


@pytest.mark.parametrize("name", ["palette", "body/palette", "body.palette"])
def test_name_of_one_thing_is_not_ambiguous(lint, name):
    text = {"type": "string"}
    choice = text | listed({"parameterReference": name})
    operation = {"parameters": [PALETTE, body({"palette": text, "choice": choice})]}

    assert lint(operation_parameter_name_is_ambiguous, operation, part="operation") == []
