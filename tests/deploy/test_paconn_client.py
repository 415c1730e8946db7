"""`specgen deploy` and the real paconn client, against a service that answers as the real one does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SPECGEN = Path(sys.executable).with_name("specgen")
ENVIRONMENT = "Default-11111111-2222-3333-4444-555555555555"
CONNECTOR_ID = "shared_azure-20resource-20manager-5fabc123"
REDIRECT = f"https://global.consent.azure-apim.net/redirect/{CONNECTOR_ID.removeprefix('shared_')}"
SECRET = "-n0t~a.real_secret"  # may begin with a dash, as an option does

pytestmark = pytest.mark.slow


@pytest.fixture
def run(signed_in, tmp_path):
    """Return a function that runs a program as somebody who has signed in."""

    def run(program, *arguments, typed=""):
        return subprocess.run(
            [program, *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **signed_in},
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def project(run, tmp_path):
    """Return the folder of a project that knows its app registration."""
    run(SPECGEN, "new", "mine", "--client-id", "99999999-2222-3333-4444-555555555555")
    return tmp_path / "mine"


@pytest.fixture
def deployed(run, project):
    """Return the result of a first deployment."""
    return run(SPECGEN, "deploy", project.name, "-e", ENVIRONMENT, "--secret-file", "-", typed=f"{SECRET}\n")


def read(path):
    return json.loads(path.read_text())


def sent(service, method):
    return next(
        request
        for request in service.requests
        if (request.method, request.host) == (method, "api.powerapps.com")
        and request.path.rpartition("Microsoft.PowerApps/")[2].startswith("apis")
    )


def test_first_deployment_creates_the_connector_and_notes_where_it_is(deployed, project):
    settings = read(project / "settings.json")
    token = read(project / "apiProperties.json")["properties"]["connectionParameters"]["token"]

    assert (deployed.returncode, deployed.stdout.splitlines()) == (
        0,
        [
            f"{CONNECTOR_ID}: created in {ENVIRONMENT}",
            "mine/settings.json: connectorId, environment",
            f"redirect address: {REDIRECT}",
            "mine/apiProperties.json: redirectUrl",
        ],
    ), deployed.stderr
    assert (settings["connectorId"], settings["environment"]) == (CONNECTOR_ID, ENVIRONMENT)
    assert token["oAuthSettings"]["redirectUrl"] == REDIRECT
    assert "next, so that the app registration knows the address" in deployed.stderr


def test_service_receives_what_the_project_holds(project, service, run):
    definition = read(project / "apiDefinition.swagger.json")
    properties = read(project / "apiProperties.json")["properties"]
    run(SPECGEN, "deploy", "mine", "-e", ENVIRONMENT, "--secret-file", "-", typed=SECRET)

    properties["connectionParameters"]["token"]["oAuthSettings"]["clientSecret"] = SECRET
    assert sent(service, "POST").json == {
        "properties": {
            **properties,
            "openApiDefinition": definition,
            "backendService": {"serviceUrl": "https://management.azure.com/"},
            "environment": {"name": ENVIRONMENT},
            "displayName": definition["info"]["title"],
            "description": definition["info"]["description"],
            "iconUri": "https://connectorstore.blob.core.windows.net/container/icon.png?sig=s",
            "scriptDefinitionUrl": "",
        }
    }
    assert service.files["/container/icon.png"] == (project / "icon.png").read_bytes()


@pytest.mark.usefixtures("deployed")
def test_client_asks_for_what_the_service_expects_in_its_order(service):
    asked = [
        (request.method, request.host, request.path.rpartition("Microsoft.PowerApps/")[2])
        for request in service.requests
    ]
    api, storage = "api.powerapps.com", "connectorstore.blob.core.windows.net"
    user = "objectIds/0b1ec71d-0000-0000-0000-000000000001"

    assert asked == [
        ("POST", api, f"{user}/validateApiSwagger"),
        ("POST", api, f"{user}/generateResourceStorage"),
        ("PUT", storage, "/container/icon.png"),
        ("POST", api, "apis"),
        ("GET", api, f"apis/{CONNECTOR_ID}"),
        ("GET", storage, "/container/kept.json"),
        ("GET", storage, "/container/icon.png"),
    ]
    assert service.requests[3].headers["x-ms-origin"] == "paconn-cli"


def test_no_process_shows_the_secret_and_no_file_holds_it(deployed, service, tmp_path):
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert any("paconn create" in line for line in service.command_lines)
    assert not any(SECRET in line for line in service.command_lines)
    assert SECRET.encode() not in files
    assert SECRET not in deployed.stdout + deployed.stderr


@pytest.mark.usefixtures("deployed")
def test_second_deployment_updates_without_the_secret(project, service, run):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace('"version": "1.0.0"', '"version": "1.0.1"'))
    service.requests.clear()
    again = run(SPECGEN, "deploy", "mine", "-e", ENVIRONMENT)
    payload = sent(service, "PATCH").json["properties"]

    assert (again.returncode, again.stdout.splitlines()) == (
        0,
        [f"{CONNECTOR_ID}: updated in {ENVIRONMENT}", f"redirect address: {REDIRECT}"],
    ), again.stderr
    assert payload["openApiDefinition"] == read(definition)
    assert "clientSecret" not in payload["connectionParameters"]["token"]["oAuthSettings"]
    assert payload["connectionParameters"]["token"]["oAuthSettings"]["redirectUrl"] == REDIRECT


@pytest.mark.usefixtures("deployed")
def test_new_secret_reaches_an_existing_connector(service, run):
    run(SPECGEN, "deploy", "mine", "-e", ENVIRONMENT, "--secret-file", "-", typed="another")
    token = sent(service, "PATCH").json["properties"]["connectionParameters"]["token"]

    assert token["oAuthSettings"]["clientSecret"] == "another"


def test_refusal_of_the_service_is_one_line_and_nothing_is_noted(project, service, run):
    before = (project / "settings.json").read_bytes()
    service.refusal = {"error": {"code": "InvalidRequestContent"}}
    failed = run(SPECGEN, "deploy", "mine", "-e", ENVIRONMENT, "--secret-file", "-", typed=SECRET)

    assert (failed.returncode, failed.stdout) == (2, "")
    assert "InvalidRequestContent" in failed.stderr
    assert failed.stderr.splitlines()[-1].startswith("specgen: paconn create: failed with exit code 1")
    assert (project / "settings.json").read_bytes() == before


@pytest.mark.usefixtures("deployed")
def test_update_that_the_service_only_pretends_to_take_is_told(project, service, run):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace('"/subscriptions": {', '"/tenants": {'))
    service.is_deaf = True
    again = run(SPECGEN, "deploy", "mine", "-e", ENVIRONMENT)

    assert "warning: the service has kept nothing of /tenants" in again.stderr


@pytest.mark.usefixtures("deployed")
def test_another_environment_takes_a_settings_file_of_its_own(project, run):
    refused = run(SPECGEN, "deploy", "mine", "-e", "another")
    planned = run(
        SPECGEN, "deploy", "mine", "-e", "another", "--settings", "mine/settings.other.json", "--dry-run"
    )

    assert refused.returncode == 2
    assert f"mine/settings.json: is for environment {ENVIRONMENT}" in refused.stderr
    assert planned.returncode == 0
    assert (
        "would run: paconn create --settings settings.json --overwrite-settings @/dev/stdin" in planned.stderr
    )
    assert not (project / "settings.other.json").exists()


def test_client_itself_takes_the_bundle_and_gives_it_back(project, run, service, paconn, tmp_path):
    client = paconn.programs / "paconn"
    run(SPECGEN, "bundle", "mine", "--target", "paconn", "-o", "package")
    settings = {**read(tmp_path / "package/settings.json"), "environment": ENVIRONMENT}
    for key in ("apiDefinition", "apiProperties", "icon"):
        settings[key] = f"package/{settings[key]}"
    (tmp_path / "settings.json").write_text(json.dumps(settings))

    validated = run(client, "validate", "--api-def", "package/apiDefinition.swagger.json")
    created = run(client, "create", "-s", "settings.json", "--secret", "s", "-w")
    updated = run(client, "update", "-s", "settings.json", "--secret", "s")
    downloaded = run(client, "download", "-e", ENVIRONMENT, "-c", CONNECTOR_ID, "-d", "down")

    assert "validated successfully" in validated.stderr
    assert f"{CONNECTOR_ID} created successfully" in created.stderr
    assert f"{CONNECTOR_ID} updated successfully" in updated.stderr
    assert downloaded.returncode == 0, downloaded.stderr
    assert read(tmp_path / "down/apiDefinition.swagger.json") == read(project / "apiDefinition.swagger.json")
    assert (tmp_path / "down/icon.png").read_bytes() == (project / "icon.png").read_bytes()
    assert service.requests[0].query["enableConnectorCertificationRules"] == "true"


@pytest.mark.usefixtures("deployed")
def test_downloaded_connector_finishes_the_registration(run, paconn):
    run(paconn.programs / "paconn", "download", "-e", ENVIRONMENT, "-c", CONNECTOR_ID, "-d", "down")
    run(SPECGEN, "new", "other", "--client-id", "99999999-2222-3333-4444-555555555555")
    finished = run(SPECGEN, "auth", "finish", "other", "--connector", "down", "-o", "register.sh")

    assert finished.stdout.splitlines()[:2] == [
        "other/apiProperties.json: redirectUrl",
        "other/settings.json: connectorId",
    ]
