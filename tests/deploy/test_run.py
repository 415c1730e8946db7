import stat
import sys

import pytest

from toolkit.deploy import CLIENTS, Via, run
from toolkit.deploy.client import Deployment, DeploymentFailed

CLIENT = CLIENTS[Via.PACONN]
DEPLOYMENT = Deployment("an-environment", {"settings.json": b'{"icon": "icon.png"}', "icon.png": b"picture"})

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a shell")


@pytest.fixture
def client(tmp_path, monkeypatch):
    """Return a function that installs a stand-in for paconn."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def install(script):
        path = tmp_path / "paconn"
        path.write_text(f"#!/bin/sh\nout={tmp_path}/seen\n{script}\n")
        path.chmod(0o755)
        return tmp_path / "seen"

    return install


@pytest.mark.parametrize("has_standard_input", [True, False], ids=["standard input", "a file"])
def test_secret_is_read_and_not_an_argument(client, tmp_path, monkeypatch, has_standard_input):
    if not has_standard_input:
        monkeypatch.setattr(run, "_STANDARD_INPUT", tmp_path / "nothing")
    seen = client('printf "%s\\n" "$@" >"$out"; for last; do :; done; cat "${last#@}" >>"$out"')
    with run.session(CLIENT, DEPLOYMENT) as session:
        session._run(CLIENT.send(DEPLOYMENT), "--secret=hush")
    lines = seen.read_text().splitlines()

    assert lines[:4] == ["create", "--settings", "settings.json", "--overwrite-settings"]
    assert lines[4].startswith("@")
    assert lines[5:] == ["--secret=hush"]


def test_file_with_the_secret_is_for_nobody_else_and_goes(client, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "_STANDARD_INPUT", tmp_path / "nothing")
    client("exit 0")
    with run.session(CLIENT, DEPLOYMENT) as session:
        session._run(["update"], "--secret=hush")
        path = session.folder / "secret"
        mode = stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(session.folder.stat().st_mode)

    assert mode == (0o600, 0o700)
    assert not session.folder.exists()


def test_client_works_in_a_folder_with_the_files(client):
    seen = client('cat icon.png settings.json >"$out"')
    with run.session(CLIENT, DEPLOYMENT) as session:
        session._run(["update"])

    assert seen.read_text() == (
        'picture{\n  "icon": "icon.png",\n  "environment": "an-environment",\n  "connectorId": null\n}'
    )


def test_failure_names_the_command_and_the_last_line(client):
    client("echo first; echo last; exit 3")

    with run.session(CLIENT, DEPLOYMENT) as session, pytest.raises(DeploymentFailed) as failure:
        session.send("hush")

    assert str(failure.value) == (
        "paconn create: failed with exit code 3 (last); where it asks for it, sign in with `paconn login`"
    )
