import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("specgen")


@contextmanager
def served(project):
    """Run the preview of a project; give the process and the address that it prints."""
    process = subprocess.Popen(
        [COMMAND, "preview", project, "--port", "0", "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    )
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def ask(address, path, asked):
    headers = {"Origin": address, "Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}{path}", json.dumps(asked).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def test_preview_runs_an_action_against_the_mock(project):
    with served(project) as (_, address):
        with urllib.request.urlopen(address, timeout=20) as answer:
            page = answer.read().decode()
        found = ask(address, "/api/run", {"card": "/paths/~1subscriptions/get", "values": {}})

    assert "List subscriptions" in page
    assert found["exchanges"][0]["status"] == 200
    assert "Bearer mock-token" not in json.dumps(found)


def test_preview_ends_without_an_error_when_interrupted_even_while_a_page_is_open(project):
    with (
        served(project) as (process, address),
        urllib.request.urlopen(f"{address}/events", timeout=20) as events,
    ):
        first = events.readline()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)

    assert first == b"data: 0\n"
    assert process.returncode == 0
    assert told == "the page follows what is saved; Ctrl-C ends\n"


def test_port_that_is_taken_is_one_line(specgen, project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = specgen("preview", project, "--port", port)

    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith(f"specgen: port {port}: address already in use")
    assert run.stderr.count("\n") == 1


def test_folder_that_is_no_project_is_one_line(specgen, tmp_path):
    run = specgen("preview", tmp_path)

    assert (run.returncode, run.stdout) == (2, "")
    assert "not a connector project" in run.stderr


def test_export_is_one_file_and_always_the_same(specgen, project, tmp_path):
    first = specgen("preview", project, "--export", "one.html")
    second = specgen("preview", project, "--export", "other.html")

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("one.html: ")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_export_can_be_printed(specgen, project, tmp_path):
    specgen("preview", project, "--export", "page.html")
    run = specgen("preview", project, "--export", "-")

    assert run.stdout == (tmp_path / "page.html").read_text()


def test_export_does_not_write_over_another_file(specgen, project, tmp_path):
    (tmp_path / "page.html").write_text("mine")

    refused = specgen("preview", project, "--export", "page.html")
    kept = (tmp_path / "page.html").read_text()
    forced = specgen("preview", project, "--export", "page.html", "--force")

    assert (refused.returncode, kept, forced.returncode) == (2, "mine", 0)
    assert refused.stderr == "specgen: page.html: exists; --force replaces it\n"
    assert (tmp_path / "page.html").read_text() != "mine"


def test_preview_shows_what_lint_finds_with_the_settings_of_the_repository(specgen, project, tmp_path):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace("List subscriptions", "ListSubscriptions"))
    found = specgen("preview", project, "--export", "-").stdout
    (tmp_path / "specgen.toml").write_text('ignore = ["SummaryIsOperationId"]\n')
    ignored = specgen("preview", project, "--export", "-").stdout

    assert "SummaryIsOperationId" in found
    assert "SummaryIsOperationId" not in ignored


@pytest.mark.parametrize("path", ["/apiProperties.json", "/../apiProperties.json", "/settings.json"])
def test_files_of_the_project_are_not_served(project, path):
    with served(project) as (_, address), pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}{path}", timeout=20)
