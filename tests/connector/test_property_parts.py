from toolkit.connector.property_parts import parts
from toolkit.lint.sample import project_of
from toolkit.pointer import render

SHOWN = {"uiDefinition": {"constraints": {}}}


def test_every_object_with_members_of_its_own_is_found():
    token = {"oAuthSettings": {"properties": {}}, **SHOWN}
    members = {
        "connectionParameters": {"token": token},
        "connectionParameterSets": {"uiDefinition": {}, "values": [None, {"uiDefinition": {}}]},
        "policyTemplateInstances": [{}],
    }

    found = [(part.kind, render(part.place.tokens)) for part in parts(project_of("properties", members)[0])]

    parameter = "/properties/connectionParameters/token"
    sets = "/properties/connectionParameterSets"
    assert found == [
        ("properties", "/properties"),
        ("connection parameter", parameter),
        ("uiDefinition", f"{parameter}/uiDefinition"),
        ("constraints", f"{parameter}/uiDefinition/constraints"),
        ("oAuthSettings", f"{parameter}/oAuthSettings"),
        ("OAuth properties", f"{parameter}/oAuthSettings/properties"),
        ("connectionParameterSets", sets),
        ("uiDefinition", f"{sets}/uiDefinition"),
        ("parameter set", f"{sets}/values/1"),
        ("uiDefinition", f"{sets}/values/1/uiDefinition"),
        ("policy", "/properties/policyTemplateInstances/0"),
    ]
