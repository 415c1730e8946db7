import pytest

from toolkit.diff import sample
from toolkit.diff.compare import compare

BASE = sample.definition("root", {})


def policy(value="a", *operations, title="A", template="setheader"):
    parameters = {
        "x-ms-apimTemplateParameter.value": value,
        "x-ms-apimTemplate-operationName": list(operations),
    }
    return {"templateId": template, "title": title, "parameters": parameters}


@pytest.fixture
def told(version):
    """Return what differs between two lists of policies, or other members of `properties`."""

    def make(old, new, *scripts):
        made = []
        for members, folder, script in zip((old, new), ("old", "new"), scripts or (None, None), strict=True):
            data = members if isinstance(members, dict) else {"policyTemplateInstances": members}
            made.append(version(BASE, {"properties": data}, script, folder=folder))
        return [change.kind for change in compare(*made)]

    return make


def test_order_of_policies_and_of_their_operations_makes_no_difference(told):
    one, other = policy("a", "EditRoom", "ListRooms"), policy("b", title="B")

    assert told([one, other], [other, policy("a", "ListRooms", "EditRoom")]) == []


def test_policy_that_takes_a_new_operation_is_no_danger(told):
    old, new = policy("a", "EditRoom"), policy("a", "EditRoom", "EditRoom_V2")

    assert told([old], [new]) == ["policy-of-other-operations"]


def test_policy_of_another_title_is_the_same_changed(told):
    assert told([policy("a")], [policy("b", title="B")]) == ["policy-changed"]


def test_policy_without_operations_is_for_all(told):
    assert told([policy("a", "EditRoom")], [policy("a")]) == ["policy-changed"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a;", "a;  \r\n\r\n", [], id="blanks"),
        pytest.param("a;", "b;", ["script-changed"], id="another"),
        pytest.param("a;", None, ["script-operations-changed"], id="gone"),
    ],
)
def test_script(told, old, new, expected):
    assert told({}, {}, old, new) == expected


def test_script_for_other_operations_is_no_danger(told):
    listed = {"scriptOperations": ["EditRoom"]}, {"scriptOperations": ["EditRoom", "ListRooms"]}

    assert told(*listed, "a;", "a;") == []
