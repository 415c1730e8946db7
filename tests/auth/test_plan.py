import json

import pytest

from toolkit.auth import plan
from toolkit.auth.plan import Federation, NoSignIn, Registration
from toolkit.connector.clouds import CLOUDS
from toolkit.connector.project import ConnectorProject
from toolkit.generate.request import Auth

TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "99999999-2222-3333-4444-555555555555"
SHARED = "https://global.consent.azure-apim.net/redirect"


def changed(project, *keys, **values):
    """Return the project with other members in an object of its connection parameter."""
    data = json.loads(project.properties.text)
    holder = data["properties"]["connectionParameters"]["token"]["oAuthSettings"]
    for key in keys:
        holder = holder[key]
    holder.update(values)
    project.properties.path.write_text(json.dumps(data))
    return ConnectorProject.load(project.folder)


def test_new_project_registers_an_app_for_every_tenant(project):
    assert plan.of_project(project()) == Registration(
        name="Azure Resource Manager",
        cloud=CLOUDS["public"],
        client_id="",
        tenant="",
        is_multi_tenant=True,
        redirects=(),
        federation=None,
        acts_alone=False,
    )


def test_tenant_makes_the_app_one_of_that_tenant(project):
    registration = plan.of_project(project(tenant=TENANT, client_id=CLIENT))

    assert (registration.sign_in_audience, registration.tenant_id, registration.client_id) == (
        "AzureADMyOrg",
        TENANT,
        CLIENT,
    )


def test_domain_is_a_tenant_without_a_known_id(project):
    registration = plan.of_project(project(tenant="contoso.onmicrosoft.com"))

    assert (registration.tenant, registration.tenant_id) == ("contoso.onmicrosoft.com", "")
    assert not registration.is_multi_tenant


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=CLOUDS)
def test_cloud_is_that_of_the_resource(project, cloud):
    assert plan.of_project(project(cloud=cloud)).cloud is cloud


def test_shared_redirect_address_is_known_from_the_start(project):
    assert plan.of_project(changed(project(), redirectMode="Global")).redirects == (SHARED,)


def test_own_redirect_address_is_known_once_it_is_recorded(project):
    assert plan.of_project(changed(project(), redirectUrl=f"{SHARED}/mine")).redirects == (f"{SHARED}/mine",)
    assert plan.of_project(changed(project(), redirectUrl=SHARED)).redirects == ()
    assert plan.of_project(changed(project(), redirectUrl="x'; rm -rf / #")).redirects == ()


def test_federated_credential_waits_for_subject_and_tenant(project):
    unknown = plan.of_project(project(auth=Auth.FEDERATED, tenant=TENANT)).federation
    subject = changed(
        project(auth=Auth.FEDERATED, tenant=TENANT),
        "properties",
        "FederatedIdentityCredentials",
        Subject="/eid1/x",
    )

    assert not unknown.is_known
    assert plan.of_project(subject).federation == Federation(
        f"https://login.microsoftonline.com/{TENANT}/v2.0", "/eid1/x", "api://AzureADTokenExchange"
    )


def test_credentials_of_two_environments_have_two_names():
    assert Federation("i", "one", "a").name != Federation("i", "two", "a").name


def test_service_principal_may_act_alone(project):
    registration = plan.of_project(project(auth=Auth.MULTI))

    assert (registration.acts_alone, registration.redirects) == (True, ())


def test_connector_of_another_identity_provider_needs_no_app(project):
    with pytest.raises(NoSignIn, match="does not sign in with Microsoft Entra"):
        plan.of_project(changed(project(), identityProvider="oauth2"))


@pytest.mark.parametrize("value", [None, 5, "x", [], {}, [None], {"value": 5}, True])
@pytest.mark.parametrize("key", ["clientId", "customParameters", "redirectUrl", "redirectMode", "properties"])
def test_malformed_settings_are_stepped_over(project, key, value):
    registration = plan.of_project(changed(project(auth=Auth.FEDERATED), **{key: value}))

    assert (registration.name, registration.client_id) == ("Azure Resource Manager", "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("A\nB\u2028C\tD", "A B C D", id="line breaks"),
        pytest.param("A\x1b[31mB\x00", "A[31mB", id="control characters"),
        pytest.param("x" * 200, "x" * 120, id="too long"),
        pytest.param("", "Connector", id="empty"),
        pytest.param(5, "Connector", id="no text"),
    ],
)
def test_name_is_one_printable_line(project, title, name):
    made = project()
    data = json.loads(made.definition.text)
    data["info"]["title"] = title
    made.definition.path.write_text(json.dumps(data))

    assert plan.of_project(ConnectorProject.load(made.folder)).name == name
