import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

COMMAND = Path(sys.executable).with_name("specgen")

pytestmark = pytest.mark.slow


@contextmanager
def running(project, *arguments):
    """Start the mock, and yield the process, its address and the header that it asks for."""
    command = [str(COMMAND), "mock", str(project), "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            address, _, header = process.stdout.readline().strip().partition("  Authorization: ")
            with httpx.Client(base_url=address, headers={"Authorization": header}) as client:
                yield process, client
        finally:
            process.kill()


def test_mock_lists_subscriptions_page_by_page_and_ends_with_ctrl_c(project):
    with running(project) as (process, client):
        first = client.get("/subscriptions", params={"api-version": "2022-12-01"}).json()
        second = client.get(first["nextLink"]).json()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert [len(first["value"]), len(second["value"])] == [3, 1]
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_mock_answers_what_was_made_and_refuses_foreign_names(project, specgen):
    specgen("add-operation", project, "CreateOrUpdateResourceGroup", "GetResourceGroup")
    version = {"api-version": "2025-04-01"}
    with running(project) as (_, client):
        path = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-new"
        made = client.put(path, params=version, json={"location": "westeurope"})
        found = client.get(path, params=version)
        foreign = client.get(path, params=version, headers={"Host": "evil.example"})

    assert (made.status_code, found.json()) == (201, made.json())
    assert foreign.status_code == 400


def test_mock_is_not_reached_from_other_machines(project):
    with running(project) as (_, client):
        port = client.base_url.port
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # would be taken if the mock listened everywhere


def test_limit_of_requests_can_be_chosen(project):
    with running(project, "--requests", "1") as (_, client):
        codes = [client.get("/subscriptions?api-version=2022-12-01").status_code for _ in range(2)]

    assert codes == [200, 429]


def test_request_that_is_given_up_is_no_error(project):
    with running(project) as (process, client):
        with socket.create_connection(("127.0.0.1", client.base_url.port)) as given_up:
            given_up.sendall(b"PUT /subscriptions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
        code = client.get("/subscriptions?api-version=2022-12-01").status_code
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert (code, "Traceback" in errors) == (200, False)


@pytest.mark.parametrize(
    "request_",
    [
        b"PUT / HTTP/1.1\r\nHost: evil.example\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"\x1b[2J\x00\r\n\r\n",
    ],
    ids=["no chunk", "half a body", "no websocket", "no HTTP"],
)
def test_whatever_is_under_way_when_it_ends_nothing_is_printed(project, request_):
    with running(project) as (process, client), socket.socket() as foe:
        foe.connect(("127.0.0.1", client.base_url.port))
        foe.sendall(request_)
        code = client.get("/subscriptions?api-version=2022-12-01").status_code
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert (code, process.returncode) == (200, 0)
    assert errors == "`Bearer expired` and `Bearer forbidden` are refused as Azure does; Ctrl-C ends\n"


@pytest.mark.skipif(sys.platform != "linux", reason="others set no limits of another process")
def test_more_connections_than_there_can_be_are_no_traceback(project):
    import resource

    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    with running(project) as (process, client):
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (40, files[1]))
        port = client.base_url.port
        foes = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
        time.sleep(0.5)  # until it has none left
        for foe in foes:
            foe.close()
        code = client.get("/subscriptions?api-version=2022-12-01").status_code
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert (code, "Traceback" in errors) == (200, False)
