"""`specgen deploy --via pac`, with a stand-in for the Power Platform CLI, which is no Python package."""

import json
import os
import sys
from pathlib import Path

import pytest

from toolkit.cli.main import main

ENVIRONMENT = "11111111-2222-3333-4444-555555555555"
ROW = "2b1a8b3a-8898-f011-b4cc-000d3aa8765c"
REDIRECT = "https://global.consent.azure-apim.net/redirect/new-5fmine-5f1"
STUB = """\
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
words = sys.argv[1:]
with (folder / "calls.jsonl").open("a") as calls:
    calls.write(json.dumps(words) + "\\n")
if "create" in words or "update" in words:
    names = [word for word in words if pathlib.Path(word).is_file()]
    (folder / "sent.json").write_text(json.dumps(names))
    (folder / "properties.json").write_text(pathlib.Path("apiProperties.json").read_text())
if "create" in words:
    print("Connected as maker@contoso.com")
    print((folder / "answer").read_text())
if "download" in words:
    target = pathlib.Path(words[words.index("--outputDirectory") + 1])
    target.mkdir()
    properties = json.loads((folder / "properties.json").read_text())
    settings = properties["properties"]["connectionParameters"]["token"]["oAuthSettings"]
    settings["redirectUrl"] = "https://global.consent.azure-apim.net/redirect/new-5fmine-5f1"
    settings["properties"]["FederatedIdentityCredentials"]["Subject"] = "/eid1/x"
    (target / "apiProperties.json").write_text(json.dumps(properties))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a shell")


@pytest.fixture
def pac(tmp_path, monkeypatch):
    """Install the stand-in, and go to a folder with a project that it can deploy."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "stub.py").write_text(STUB)
    (programs / "answer").write_text(f"Connector created with ID {ROW}")
    (programs / "pac").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{programs}/stub.py" "$@"\n')
    (programs / "pac").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return programs


@pytest.fixture
def project(pac, capsys):
    main(["new", "mine", "--auth", "federated", "--tenant", ENVIRONMENT, "--client-id", ROW])
    capsys.readouterr()
    return pac.parent / "mine"


@pytest.fixture
def deploy(capsys):
    def deploy(*arguments):
        code = main(["deploy", "mine", "--environment", ENVIRONMENT, *map(str, arguments)])
        return code, *capsys.readouterr()

    return deploy


def calls(pac):
    return [json.loads(line) for line in (pac / "calls.jsonl").read_text().splitlines()]


def test_federated_connector_is_created_through_pac_and_finished(pac, project, deploy):
    code, out, err = deploy()
    token = json.loads((project / "apiProperties.json").read_text())["properties"]["connectionParameters"][
        "token"
    ]
    settings = json.loads((project / "settings.json").read_text())

    assert (code, out.splitlines()) == (
        0,
        [
            f"{ROW}: created in {ENVIRONMENT}",
            "mine/settings.json: connectorId, environment",
            f"redirect address: {REDIRECT}",
            "mine/apiProperties.json: redirectUrl, Subject",
        ],
    ), err
    assert calls(pac) == [
        [
            *("connector", "create", "--environment", ENVIRONMENT),
            *(
                "--api-definition-file",
                "apiDefinition.swagger.json",
                "--api-properties-file",
                "apiProperties.json",
            ),
            *("--icon-file", "icon.png"),
        ],
        [
            *("connector", "download", "--connector-id", ROW, "--environment", ENVIRONMENT),
            *("--outputDirectory", "downloaded"),
        ],
    ]
    assert (settings["connectorId"], settings["environment"]) == (ROW, ENVIRONMENT)
    assert token["oAuthSettings"]["properties"]["FederatedIdentityCredentials"]["Subject"] == "/eid1/x"


@pytest.mark.usefixtures("project")
def test_row_that_is_noted_is_updated(pac, deploy):
    deploy()
    code, out, _ = deploy()

    assert (code, out.splitlines()[0]) == (0, f"{ROW}: updated in {ENVIRONMENT}")
    assert calls(pac)[2][:4] == ["connector", "update", "--connector-id", ROW]
    assert set(json.loads((pac / "sent.json").read_text())) == {
        "apiDefinition.swagger.json",
        "apiProperties.json",
        "icon.png",
    }


def test_row_without_an_id_is_told_and_not_noted(pac, project, deploy):
    (pac / "answer").write_text("Done.")
    before = (project / "settings.json").read_bytes()
    code, _, err = deploy()

    assert (code, err.splitlines()[-1][:41]) == (2, "specgen: pac has not told the new connect")
    assert (project / "settings.json").read_bytes() == before


@pytest.mark.usefixtures("project")
def test_secret_is_nothing_for_pac(deploy):
    assert deploy("--secret-file", "-") == (
        2,
        "",
        "specgen: pac takes no client secret; enter it on the connector's Security page afterwards\n",
    )


@pytest.mark.usefixtures("project")
def test_federated_connector_is_nothing_for_paconn(deploy):
    code, out, err = deploy("--via", "paconn")

    assert (code, out) == (2, "")
    assert "for a federated credential use --via pac" in err


def test_dry_run_says_what_would_be_run_and_runs_nothing(pac, project, deploy):
    before = {path.name: path.read_bytes() for path in project.iterdir()}
    code, out, err = deploy("--dry-run")

    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "apiDefinition.swagger.json",
        "apiProperties.json",
        "icon.png",
    ]
    assert err.startswith(
        f"would run: pac connector create --environment {ENVIRONMENT} --api-definition-file"
    )
    assert not (pac / "calls.jsonl").exists()
    assert {path.name: path.read_bytes() for path in project.iterdir()} == before


@pytest.mark.usefixtures("project")
def test_address_for_the_next_step_is_in_the_plan_of_the_registration(deploy, capsys):
    deploy()
    main(["auth", "plan", "mine"])
    script = capsys.readouterr().out

    assert f"ensure_redirect {REDIRECT}\n" in script
    assert '"subject": "/eid1/x"' in script
    assert Path("mine/apiProperties.json").read_text().count(REDIRECT) == 1
