"""No command asks for the network, but for the one that is given an address."""

import re
import shlex
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest

from toolkit.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
ROOMS = (ROOT / "tests/fixtures/rooms.json").read_text()
EXAMPLES = [
    example.strip()
    for line in re.findall(r"^(?:- |  ).*`.*$", (ROOT / "docs/commands.md").read_text(), re.MULTILINE)
    for example in re.findall(r"\bspecgen ([^`|&>]+)", line)
]
SPECIFICATION = "azure-rest-api-specs/specification/rooms/resource-manager/Contoso.Rooms/stable/2024-05-01"
REDIRECT = "https://global.consent.azure-apim.net/redirect/made-5f1"
GUID = "11111111-2222-3333-4444-555555555555"
MEANT = {
    "ID": GUID,
    "GUID": GUID,
    "$(bash register.sh)": GUID,
    "URL": REDIRECT,
    "GetRoom": "StartVirtualMachine",
    "StorageAccounts_ListKeys": "Rooms_Get",
    "VirtualMachines_Get": "Rooms_Get",
}
COPIES = [
    "storage.json",
    "old.json",
    "new.json",
    "specs/apiDefinition.swagger.json",
    f"{SPECIFICATION}/rooms.json",
]
MADE = [
    "new my-connector",
    "add-operation my-connector StartVirtualMachine ListVirtualMachines",
    "version-operation my-connector StartVirtualMachine",
    f"auth use my-connector --client-id {GUID}",
    "bundle my-connector --target paconn --out released.zip",
    "bundle my-connector --target solution --out exported-solution.zip",
    "bundle my-connector --target certification --out package.zip",
    "index build azure-rest-api-specs --index index.sqlite",
]
KEPT = [
    "init --quiet --initial-branch main",
    "add .",
    "commit --quiet --message first",
    "tag v1.0",
    "tag v2.0",
]
SERVED = [
    example for example in EXAMPLES if re.match(r"(?:mock|preview)\b(?!.*--export)", example)
]  # until stopped
UNUSABLE = 2


def test_every_command_has_an_example():
    assert {example.split()[0] for example in EXAMPLES} == set(COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize("example", [example for example in EXAMPLES if example not in SERVED])
def test_example_works_without_asking_for_the_network(example, desk, specgen, tmp_path, noted):
    shutil.copytree(desk, tmp_path, dirs_exist_ok=True)
    command, *words = [MEANT.get(word, word) for word in shlex.split(example)]
    if command == "new":
        shutil.rmtree(tmp_path / "my-connector")
    if command == "deploy":
        words.append("--dry-run")  # else the official client is started, and that does ask

    run = specgen(command, *words, SPECGEN_INDEX="index.sqlite")

    assert run.returncode < UNUSABLE, run.stderr
    assert not noted.exists(), noted.read_text()


def test_specification_on_the_web_is_asked_for(specgen, project, noted):
    run = specgen("add-operation", project, "--from", "https://example.com/rooms.json", "--all")

    assert run.returncode == UNUSABLE
    assert noted.read_text() == "socket.getaddrinfo example.com\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Return a folder with what the examples name."""
    folder = tmp_path_factory.mktemp("desk")
    with chdir(folder):
        for copy in COPIES:
            Path(copy).parent.mkdir(parents=True, exist_ok=True)
            Path(copy).write_text(ROOMS)
        for line in MADE:
            assert main(line.split()) == 0, line
        shutil.copytree("my-connector", folder, dirs_exist_ok=True)
        shutil.copytree("my-connector", "downloaded")
        properties = Path("downloaded/apiProperties.json")
        properties.write_text(
            properties.read_text().replace('"scopes": []', f'"redirectUrl": "{REDIRECT}", "scopes": []')
        )
        for line in KEPT:
            subprocess.run(
                ["git", "-c", "user.name=test", "-c", "user.email=test@example.com", *line.split()],
                check=True,
            )
    return folder
