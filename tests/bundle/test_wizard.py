from toolkit.bundle import wizard
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector

POLICY = {
    "templateId": "setheader",
    "title": "Say | who",
    "parameters": {
        "x-ms-apimTemplateParameter.name": "From",
        "x-ms-apimTemplateParameter.value": "me",
        "x-ms-apimTemplate-operationName": ["A", "B"],
    },
}


def page(project) -> str:
    return wizard.files(project)["wizard.md"].decode()


def rows(text: str, title: str) -> dict[str, str]:
    section = text.partition(f"## {title}\n")[2].partition("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return {row[0]: row[-1] for row in cells[2:]}


def test_security_tab_has_every_value_of_the_connector(project):
    properties = connector.properties(NewConnector())["properties"]

    assert rows(page(project(properties)), "Security") == {
        "Authentication type": "OAuth 2.0",
        "Identity provider": "Azure Active Directory",
        "Client ID": "that of the app registration",
        "Client secret": "that of the app registration; no file of this toolkit holds it",
        "Login URL": "https://login.microsoftonline.com",
        "Tenant ID": "common",
        "Resource URL": "https://management.core.windows.net/",
        "Enable on-behalf-of login": "false",
        "Scope": "leave empty",
        "Redirect URL": "read-only; filled when the connector is saved",
    }


def test_several_ways_to_sign_in_are_more_than_the_wizard_can_make(project):
    text = page(project(connector.properties(NewConnector(auth=Auth.MULTI))["properties"]))

    assert "several ways to sign in" in text
    assert rows(text, "Security")["Resource URL"] == "https://management.core.windows.net/"


def test_policy_is_a_table_of_its_own(project):
    text = page(project({"policyTemplateInstances": [POLICY, None]}))

    assert rows(text, "Definition: policy Say | who") == {
        "Template": "setheader",
        "name": "From",
        "value": "me",
        "operationName": "A, B",
    }


def test_icon_colour_and_script_are_uploaded(project):
    text = page(
        project({"iconBrandColor": "#000000", "scriptOperations": ["A"]}, icon__png=b"png", script__csx=b"//")
    )

    assert rows(text, "General") == {
        "Icon background colour": "#000000",
        "Connector icon": "upload `icon.png`",
    }
    assert rows(text, "Code") == {"Code": "upload `script.csx`", "Operations": "A"}


def test_nothing_to_type_says_so(project):
    assert rows(page(project({})), "Security") == {"Authentication type": "No authentication"}


def test_secret_is_never_on_the_page(project):
    settings = {"identityProvider": "oauth2", "customParameters": {"clientSecret": {"value": "hush"}}}

    assert "hush" not in page(project({"connectionParameters": {"token": {"oAuthSettings": settings}}}))


def test_malformed_properties_are_no_reason_to_crash(project):
    odd = {"connectionParameters": [1], "policyTemplateInstances": {"a": 1}, "scriptOperations": 5}

    assert "## Security" in page(project(odd, script__csx=b"//"))
