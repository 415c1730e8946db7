"""`specgen mock` as it is started on a command line; what it shares with `specgen preview`."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

COMMAND = Path(sys.executable).with_name("specgen")


@pytest.fixture
def started(project):
    """Return a function that starts a server; its first line tells the address."""
    running = []

    def start(*arguments):
        command = [str(COMMAND), *arguments, str(project), "--port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(process)
        return process, process.stdout.readline().split()[0]

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", ["preview", "mock"])
def test_server_listens_on_this_machine_and_ends_quietly(started, name):
    process, address = started(name)

    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(address).status_code in {200, 401}
    assert httpx.get(address, headers={"Host": "evil.example"}).status_code in {400, 421}
    process.send_signal(signal.SIGINT)
    _, remarks = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in remarks


def test_mock_answers_whoever_has_the_token(started):
    _, address = started("mock")
    answer = httpx.get(
        f"{address}/subscriptions",
        params={"api-version": "2022-12-01"},
        headers={"Authorization": "Bearer mock-token"},
    )

    assert len(answer.json()["value"]) == 3


@pytest.mark.parametrize("name", ["preview", "mock"])
def test_port_that_is_taken_is_one_line(specgen, project, name):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = specgen(name, project, "--port", port)

    assert run.returncode == 2
    assert (
        run.stderr
        == f"specgen: port {port}: address already in use; name another with --port, 0 is any that is free\n"
    )


@pytest.mark.parametrize("name", ["preview", "mock"])
def test_folder_without_a_project_is_one_line(specgen, tmp_path, name):
    run = specgen(name, tmp_path)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"specgen: {tmp_path}: not a connector project")
