"""The page on deploying is followed word for word, with stand-ins for the tools that speak with a cloud."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import files as disk
from toolkit.bundle import BundleTarget
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/deploy.md").read_text()
PROGRAMS = Path(sys.executable).parent
REDIRECT = "https://global.consent.azure-apim.net/redirect/made-5f1"

# Each prints or writes what the real one does; `$1` and so on are its arguments.
CLIENTS = {
    "pipx": "exit 0",
    "dotnet": "exit 0",
    "paconn": r"""
case $1 in
  create)
    sed 's/"connectorId": null/"connectorId": "shared_made-5f1"/' settings.json >new
    mv new settings.json ;;
  download)
    mkdir downloaded
    sed 's|"scopes": \[\]|"redirectUrl": "REDIRECT", &|' apiProperties.json >downloaded/apiProperties.json ;;
esac
""",
    "pac": r"""
sent="$(dirname "$0")/sent.json"
case "$1 $2" in
  "connector create")
    cp apiProperties.json "$sent"
    echo "Connector created with ID 2b1a8b3a-8898-f011-b4cc-000d3aa8765c" ;;
  "connector download")
    mkdir downloaded
    sed -e 's|"scopes": \[\]|"redirectUrl": "REDIRECT", &|' -e 's|"Subject": ""|"Subject": "/eid1/x"|' \
      "$sent" >downloaded/apiProperties.json ;;
esac
""",
    "az": r"""
case "$*" in
  *customApis*) printf 'REDIRECT\r\n' ;;
  login* | deployment*) ;;
  *) exec PYTHON STUB "$@" ;;
esac
""",
}
AZURE = {
    "cloud": "AzureCloud",
    "tenant": "11111111-2222-3333-4444-555555555555",
    "apps": {},
    "broken": [],
    "slow": 0,
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("bash") is None or sys.platform == "win32", reason="the page is for bash"
    ),
]


def section(heading):
    """Return the commands below a heading, up to the next."""
    text = re.split(rf"^#+ {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1]
    return commands(re.split(r"^##", text, flags=re.MULTILINE)[0])


def commands(text):
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


NEEDED = section("1. What you need")
NAMED = sorted(set(re.findall(r"\bdist/my-connector-[\w./-]+\w", PAGE)))
WAYS = {
    "wizard": "3a. The wizard",
    "paconn": "3b. paconn",
    "pac": "3c. pac",
    "solution": "3d. A solution",
    "logic-apps": "3e. Logic Apps",
}


def follower(folder):
    """Return a function that runs blocks of the page in one shell, with the values that a reader knows."""
    pytest.importorskip("jmespath", reason="the stand-in for the Azure CLI answers queries with jmespath")
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    names = {"REDIRECT": REDIRECT, "PYTHON": sys.executable, "STUB": str(ROOT / "tests/auth/az_stub.py")}
    for name, script in CLIENTS.items():
        text = re.sub("|".join(names), lambda match: names[match[0]], script)
        (programs / name).write_text(f"#!/usr/bin/env bash\nset -e\n{text}")
        (programs / name).chmod(0o755)
    if not (programs / "state.json").exists():
        (programs / "state.json").write_text(json.dumps(AZURE))

    def follow(*blocks):
        script = "\n".join(["set -euo pipefail", *blocks])
        script = script.replace("00000000-0000-0000-0000-000000000000", AZURE["tenant"])
        script = script.replace("https://global.consent.azure-apim.net/redirect/...", REDIRECT)
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(programs), str(PROGRAMS), os.environ["PATH"]]),
            "AZ_STUB": str(programs),
            "NO_COLOR": "1",
        }
        run = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        (app,) = json.loads((programs / "state.json").read_text())["apps"].values()
        return app, run

    return follow


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """Return a folder in which the page has been followed up to where the ways part."""
    folder = tmp_path_factory.mktemp("start")
    follower(folder)(*NEEDED, *section("2. Make the project, and register the app"))
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_every_way_ends_with_an_app_that_knows_the_connector(registered, tmp_path, way):
    shutil.copytree(registered, tmp_path, dirs_exist_ok=True)

    app, run = follower(tmp_path)(*NEEDED, *section(WAYS[way]))

    assert app["web"]["redirectUris"] == [REDIRECT]
    assert (app["hasPrincipal"], len(app["permissions"]), app["secrets"]) == (True, 1, 1)
    assert [name for name in NAMED if way in name and not (tmp_path / name).is_file()] == []
    assert ("real_secret" in run.stdout + run.stderr) == (
        way != "paconn"
    )  # shown only where the page says so


def test_files_that_the_page_names_are_of_its_ways():
    assert len(NAMED) == 4
    assert [name for name in NAMED if not any(way in name for way in WAYS)] == []


def test_way_without_a_secret_ends_with_a_federated_credential(tmp_path):
    app, _ = follower(tmp_path)(*NEEDED, *section("Without a client secret"))

    assert (app["web"]["redirectUris"], app["secrets"]) == ([REDIRECT], 0)
    assert [credential["subject"] for credential in app["credentials"]] == ["/eid1/x"]


@pytest.mark.parametrize("auth", Auth)
def test_readme_of_a_new_connector_leads_to_an_app_that_knows_it(tmp_path, auth):
    disk.write_files(tmp_path / "mine", connector.files(NewConnector(auth=auth)))

    app, run = follower(tmp_path)(*NEEDED, "cd mine", *commands((tmp_path / "mine/README.md").read_text()))

    assert app["web"]["redirectUris"] == [REDIRECT]
    assert (app["secrets"], len(app["credentials"])) == ((0, 1) if auth is Auth.FEDERATED else (1, 0))
    assert "real_secret" not in run.stdout + run.stderr


def test_every_package_for_an_environment_has_its_way():
    assert set(WAYS) == set(BundleTarget) - {BundleTarget.CERTIFICATION, BundleTarget.ALL}


def test_links_of_the_page_lead_to_its_headings():
    headings = re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([^)]*)\)", PAGE)) - anchors == set()
