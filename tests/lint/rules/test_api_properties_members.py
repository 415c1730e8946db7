import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules import api_properties_members
from toolkit.lint.rules.api_properties_members import (
    capability_not_known,
    flag_not_exact,
    member_misspelt,
    property_value_not_known,
)
from toolkit.lint.sample import project_of

KEY = "/properties/connectionParameters/key"


def found(rule, members):
    return Linter([rule]).project(project_of("properties", members)[0])


def key(**members):
    return {"connectionParameters": {"key": {"type": "string", **members}}}


@pytest.mark.parametrize(
    ("members", "pointers"),
    [
        ({"policyTemplateInstance": []}, []),
        ({"scriptOperation": []}, ["/properties/scriptOperation"]),
        (key(uiDefintion={}), [f"{KEY}/uiDefintion"]),
        (key(oAuthSettings={"redirectURL": ""}), [f"{KEY}/oAuthSettings/redirectURL"]),
        (
            key(oAuthSettings={"properties": {"isFirstParty": "False"}}),
            [f"{KEY}/oAuthSettings/properties/isFirstParty"],
        ),
        (
            {"policyTemplateInstances": [{"templateid": "x"}]},
            ["/properties/policyTemplateInstances/0/templateid"],
        ),
        ({"policyTemplateInstances": [{"TemplateId": "x", "Title": "y", "Parameters": {}}]}, []),
        ({"something": 1, "else": 2}, []),
    ],
    ids=[
        "the right one is there",
        "root",
        "parameter",
        "settings",
        "properties",
        "policy",
        "solution",
        "unknown",
    ],
)
def test_member_is_misspelt_where_the_right_one_is_missing(members, pointers):
    assert [finding.pointer for finding in found(member_misspelt, members)] == pointers


def test_value_near_no_known_one_is_told_what_there_is():
    (finding,) = found(property_value_not_known, key(type="date", oAuthSettings={"redirectMode": "Global"}))

    assert finding.fix is None
    assert finding.message.startswith(
        "`type` is `date`, which is not known; it is one of string, securestring"
    )


@pytest.mark.parametrize(
    ("constraints", "exact"),
    [
        ({"required": False}, "false"),
        ({"hidden": True}, "true"),
        ({"clearText": "False"}, False),
    ],
)
def test_flag_is_put_into_its_form(constraints, exact):
    (finding,) = found(flag_not_exact, key(uiDefinition={"constraints": constraints}))

    assert [patch.value for patch in finding.fix.patches] == [exact]


def test_flag_of_first_parties_is_a_text_with_a_capital():
    settings = {"properties": {"IsFirstParty": False, "IsOnbehalfofLoginSupported": True}}

    (finding,) = found(flag_not_exact, key(oAuthSettings=settings))

    assert [patch.value for patch in finding.fix.patches] == ["False"]


@pytest.mark.parametrize("value", [None, 5, "x", [], [None], {"a": None}, [{"parameters": []}]])
def test_malformed_members_are_stepped_over(value):
    members = {
        "connectionParameters": {"key": {"type": value, "uiDefinition": {"constraints": value}}},
        "connectionParameterSets": {"values": value, "uiDefinition": value},
        "policyTemplateInstances": value,
        "capabilities": value if value != "x" else [],
    }

    assert {finding.rule for rule in api_properties_members.RULES for finding in found(rule, members)} <= {
        "PropertyValueNotKnown"
    }


def test_capability_is_told_by_its_case():
    (finding,) = found(capability_not_known, {"capabilities": ["actions", "Triggers", 5]})

    assert (finding.pointer, finding.fix.patches[0].value) == ("/properties/capabilities/1", "triggers")
