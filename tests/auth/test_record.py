import difflib
import json

import pytest

from toolkit.auth import plan, record
from toolkit.connector.clouds import CLOUDS
from toolkit.errors import BadValue
from toolkit.generate.request import Auth

TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "99999999-2222-3333-4444-555555555555"
REDIRECT = "https://global.consent.azure-apim.net/redirect/mine-5f1"


def applied(project, changes):
    for change in changes:
        project = project.with_document(change.document)
    return project


def difference(before, after):
    lines = difflib.unified_diff(before.text.splitlines(), after.text.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_redirect_address_is_recorded_and_nothing_else_moves(project):
    made = project()
    changes = record.connection(made, REDIRECT)
    after = applied(made, changes)

    assert [change.described for change in changes] == [
        f"{made.folder / 'apiProperties.json'}: redirectUrl",
        f"{made.folder / 'settings.json'}: connectorId",
    ]
    assert difference(made.properties, after.properties) == [
        "-          }",
        "+          },",
        f'+          "redirectUrl": "{REDIRECT}"',
    ]
    assert difference(made.settings, after.settings) == [
        '-  "icon": "icon.png"',
        '+  "icon": "icon.png",',
        '+  "connectorId": "shared_mine-5f1"',
    ]


def test_recording_twice_changes_nothing(project):
    after = applied(project(), record.connection(project(), REDIRECT))

    assert record.connection(after, REDIRECT) == []
    assert plan.of_project(after).redirects == (REDIRECT,)


def test_only_the_sign_in_of_a_person_gets_the_address(project):
    made = project(auth=Auth.MULTI)
    values = applied(made, record.connection(made, REDIRECT)).property_data["connectionParameterSets"][
        "values"
    ]

    assert [one["parameters"]["token"]["oAuthSettings"].get("redirectUrl") for one in values] == [
        REDIRECT,
        None,
    ]


def test_subject_of_a_federated_credential_is_recorded_with_it(project):
    made = project(auth=Auth.FEDERATED, tenant=TENANT)
    after = applied(made, record.connection(made, REDIRECT, "/eid1/x"))

    assert plan.of_project(after).federation.is_known


def test_connector_that_is_noted_already_keeps_its_id(project):
    made = project()
    noted = made.with_document(made.settings.with_text('{"connectorId": "shared_old"}'))

    assert [change.what for change in record.connection(noted, REDIRECT)] == [("redirectUrl",)]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param(
            "https://global.consent.azure-apim.net/redirect", "all connectors once shared", id="shared"
        ),
        pytest.param(
            "https://example.com/redirect/x", "begins with https://global.consent", id="another host"
        ),
        pytest.param("http://global.consent.azure-apim.net/redirect/x", "no https address", id="not https"),
        pytest.param("https://global.consent.azure-apim.net/redirect/x'; id", "no https address", id="code"),
        pytest.param("", "no https address", id="empty"),
    ],
)
def test_address_of_anything_else_is_refused(project, address, reason):
    with pytest.raises(BadValue, match=reason):
        record.connection(project(), address)


def test_other_clouds_have_other_hosts(project):
    made = project(cloud=CLOUDS["usgov"])

    assert record.connection(made, "https://global.consent.azure-apim.us/redirect/mine")


def test_app_is_put_wherever_the_project_names_one(project):
    made = project(auth=Auth.MULTI)
    after = applied(made, record.app(made, client_id=CLIENT, tenant=TENANT))

    assert after.properties.text.count(CLIENT) == 2
    assert "common" not in after.properties.text
    assert [scheme["tokenUrl"] for scheme in after.definition.data["securityDefinitions"].values()] == [
        f"https://login.microsoftonline.com/{TENANT}/oauth2/token"
    ]
    assert record.app(after, client_id=CLIENT, tenant=TENANT) == []


def test_tenant_of_a_federated_credential_is_in_its_issuer_too(project):
    made = project(auth=Auth.FEDERATED)
    after = applied(made, record.app(made, tenant=TENANT))

    assert plan.of_project(after).federation.issuer == f"https://login.microsoftonline.com/{TENANT}/v2.0"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({"client_id": "mine"}, "--client-id: `mine` is not a GUID", id="client ID"),
        pytest.param({"tenant": "my tenant"}, "--tenant: `my tenant` is neither", id="tenant"),
    ],
)
def test_ids_that_are_none_are_refused(project, options, reason):
    with pytest.raises(BadValue, match=reason):
        record.app(project(), **options)


def test_federated_credential_needs_one_tenant(project):
    with pytest.raises(BadValue, match="a federated credential needs a GUID"):
        record.app(project(auth=Auth.FEDERATED), tenant="common")


def test_project_for_another_environment_forgets_what_the_first_has_given(project):
    made = project(auth=Auth.FEDERATED, tenant=TENANT)
    after = applied(made, record.connection(made, REDIRECT, "/eid1/x"))

    assert json.loads(record.unmade(after).properties.text) == json.loads(made.properties.text)
