"""The script for the Azure CLI, run against a stand-in that keeps apps and notes every call."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.auth import plan, tools
from toolkit.auth.plan import Federation
from toolkit.auth.tools import Tool
from toolkit.connector.clouds import CLOUDS

pytest.importorskip("jmespath", reason="the stand-in for the Azure CLI answers queries with jmespath")
if shutil.which("bash") is None:
    pytest.skip("no bash here", allow_module_level=True)

pytestmark = pytest.mark.slow

TENANT = "11111111-2222-3333-4444-555555555555"
APP = "b36eb6a5-1fe8-57b4-8d44-b30b2eab7dea"
REDIRECT = "https://global.consent.azure-apim.net/redirect/mine-5f1"
SECRET = "n0t~a.real_secret"
REGISTERED = {
    "appId": APP,
    "displayName": "Azure Resource Manager",
    "signInAudience": "AzureADMyOrg",
    "web": {"redirectUris": []},
    "permissions": [
        {
            "resourceAppId": "797f4846-ba00-4fd7-ba43-dac1f8f63013",
            "resourceAccess": [{"id": "41094075-9dad-400e-a0bd-54e686782033", "type": "Scope"}],
        }
    ],
    "credentials": [],
    "secrets": 0,
    "hasPrincipal": True,
}


class Azure:
    """The stand-in: what it keeps, and the scripts that are run with it."""

    def __init__(self, folder):
        self.folder = folder
        self.keep(cloud="AzureCloud", tenant=TENANT, apps={}, broken=[], slow=0)
        shim = folder / "az"
        stub = Path(__file__).with_name("az_stub.py")
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stub}" "$@"\n')
        shim.chmod(0o755)

    def keep(self, **changes):
        (self.folder / "state.json").write_text(json.dumps({**self.state, **changes}))

    @property
    def state(self):
        path = self.folder / "state.json"
        return json.loads(path.read_text()) if path.exists() else {}

    @property
    def apps(self):
        return list(self.state["apps"].values())

    @property
    def calls(self):
        path = self.folder / "calls.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def run(self, registration, *arguments):
        script = self.folder / "register.sh"
        script.write_text(tools.render(registration, Tool.AZ, Path("mine")))
        environment = {
            **os.environ,
            "AZ_STUB": str(self.folder),
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "PAUSE": "0",
        }
        return subprocess.run(
            ["bash", script, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture
def azure(tmp_path):
    return Azure(tmp_path)


@pytest.fixture
def registration(project):
    return plan.of_project(project(tenant=TENANT))


def test_script_registers_the_app_and_prints_its_id_alone(azure, registration):
    run = azure.run(registration)

    assert (run.returncode, run.stdout) == (0, f"{azure.apps[0]['appId']}\n"), run.stderr
    assert azure.apps == [{**REGISTERED, "appId": azure.apps[0]["appId"]}]


def test_second_run_changes_nothing(azure, registration):
    azure.run(registration)
    before = azure.state
    run = azure.run(replace(registration, redirects=()))
    verbs = {"create", "add", "update", "reset"}

    assert (run.returncode, azure.state) == (0, before)
    assert (
        sum(bool(verbs & set(call)) for call in azure.calls) == 3
    )  # of the first run: app, principal, permission


def test_second_pass_adds_the_redirect_address_and_keeps_the_others(azure, registration):
    other = "https://global.consent.azure-apim.net/redirect/other-5f2"
    azure.keep(apps={APP: {**REGISTERED, "web": {"redirectUris": [other]}}})
    finished = replace(registration, client_id=APP, redirects=(REDIRECT,))
    runs = [azure.run(finished), azure.run(finished)]

    assert [run.returncode for run in runs] == [0, 0]
    assert azure.apps[0]["web"]["redirectUris"] == [REDIRECT, other]
    assert sum("--web-redirect-uris" in call for call in azure.calls) == 1


def test_federated_credential_is_added_once(azure, registration):
    trusted = Federation("https://login/v2.0", "/eid1/it's", "api://AzureADTokenExchange")
    finished = replace(registration, redirects=(REDIRECT,), federation=trusted)
    azure.run(finished)
    azure.run(finished)

    assert azure.apps[0]["credentials"] == [
        {
            "id": "0",
            "name": trusted.name,
            "issuer": trusted.issuer,
            "subject": trusted.subject,
            "audiences": [trusted.audience],
        }
    ]


def test_no_secret_is_made_unless_one_is_asked_for(azure, registration):
    run = azure.run(registration)
    count = azure.apps[0]["secrets"]
    asked = azure.run(registration, "secret")

    assert count == 0
    assert SECRET not in run.stdout + run.stderr
    assert (asked.returncode, asked.stdout, azure.apps[0]["secrets"]) == (0, f"{SECRET}\n", 1)
    assert not any(SECRET in word for call in azure.calls for word in call)
    assert ["--years", "1"] in [call[-7:-5] for call in azure.calls]


def test_secret_of_an_app_that_is_not_registered_is_refused(azure, registration):
    run = azure.run(registration, "secret")

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "error: not registered yet; run this script without an argument first\n"


@pytest.mark.parametrize(
    "broken",
    [
        "ad app list",
        "ad app create",
        "ad sp list",
        "ad sp create",
        "ad app permission list",
        "ad app permission add",
    ],
)
def test_script_stops_at_the_first_error(azure, registration, broken):
    azure.keep(broken=[broken])
    run = azure.run(registration)

    assert (run.returncode != 0, run.stdout) == (True, "")
    assert " ".join(azure.calls[-1]).startswith(broken)


def test_entra_gets_time_to_know_what_has_been_made(azure, registration):
    azure.keep(slow=2)
    run = azure.run(registration)

    assert (run.returncode, azure.apps[0]["hasPrincipal"]) == (0, True)
    assert run.stderr.count("trying again") == 2


def test_session_of_another_tenant_or_cloud_is_refused(azure, registration):
    azure.keep(tenant="another")
    tenant = azure.run(registration)
    azure.keep(cloud="AzureChinaCloud")
    cloud = azure.run(registration)

    assert (tenant.returncode, cloud.returncode, azure.apps) == (1, 1, [])
    assert f"az login --tenant {TENANT}" in tenant.stderr
    assert "az cloud set --name AzureCloud" in cloud.stderr


def test_two_apps_of_one_name_are_refused(azure, registration):
    azure.keep(apps={"1": {**REGISTERED, "appId": "1"}, "2": {**REGISTERED, "appId": "2"}})
    run = azure.run(registration)

    assert (run.returncode, run.stdout) == (1, "")
    assert "several apps have the name Azure Resource Manager" in run.stderr


def test_other_clouds_look_up_the_api(azure, project):
    azure.keep(cloud="AzureUSGovernment")
    run = azure.run(plan.of_project(project(cloud=CLOUDS["usgov"], tenant=TENANT)))

    assert run.returncode == 0, run.stderr
    assert azure.apps[0]["permissions"] == [
        {
            "resourceAppId": "40a69793-0000-0000-0000-000000000000",
            "resourceAccess": [{"id": "8eb49ffc-0000-0000-0000-000000000000", "type": "Scope"}],
        }
    ]


@pytest.mark.parametrize("name", ["It's `id`", "$(touch x)", '"; exit 3; "', "a\\'b"])
def test_title_is_never_code(azure, registration, name):
    run = azure.run(replace(registration, name=name))

    assert run.returncode == 0, run.stderr
    assert [app["displayName"] for app in azure.apps] == [name]


def test_consent_is_for_the_registered_app(azure, registration):
    azure.run(registration)
    run = azure.run(registration, "consent")

    assert (run.returncode, azure.apps[0]["consented"]) == (0, True)
