"""The linters to compare with, installed into a folder of their own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_NPM = ("@stoplight/spectral-cli", "@redocly/cli", "@apidevtools/swagger-cli")
_PYPI = ("openapi-spec-validator", "prance", "check-jsonschema")
_GO = "github.com/daveshanley/vacuum@latest"


class Peer(NamedTuple):
    """A tool: its command, before the names of files."""

    name: str
    command: Sequence[object]
    takes_many: bool = False


def installed(work: Path) -> Iterator[Peer]:
    """Yield the peers that are there, or can be had."""
    work.mkdir(parents=True, exist_ok=True)
    yield from _of_npm(work)
    yield from _of_pypi(work / "python")
    yield from _of_go(work)


def _of_npm(work: Path) -> Iterator[Peer]:
    commands = work / "npm" / "node_modules" / ".bin"
    install = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        work / "npm",
        *_NPM,
    ]
    if not _has(commands / "redocly", install):
        return
    rules = work / "spectral.yaml"
    rules.write_text("extends: spectral:oas\n", encoding="utf-8")
    yield Peer("Redocly CLI", [commands / "redocly", "lint"], takes_many=True)
    yield Peer("Spectral", [commands / "spectral", "lint", "--ruleset", rules], takes_many=True)
    yield Peer("swagger-cli", [commands / "swagger-cli", "validate"])


def _of_pypi(folder: Path) -> Iterator[Peer]:
    commands = folder / "bin"
    if not (commands / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    if not _has(commands / "prance", [commands / "python", "-m", "pip", "install", "--quiet", *_PYPI]):
        return
    schema = next(
        folder.glob("lib/*/site-packages/openapi_spec_validator/resources/schemas/v2.0/schema.json")
    )
    yield Peer("check-jsonschema", [commands / "check-jsonschema", "--schemafile", schema], takes_many=True)
    yield Peer("openapi-spec-validator", [commands / "openapi-spec-validator"], takes_many=True)
    yield Peer("prance", [commands / "prance", "validate"])


def _of_go(work: Path) -> Iterator[Peer]:
    command = work / "go" / "vacuum"
    if _has(command, ["env", f"GOBIN={command.parent}", "go", "install", _GO]):
        yield Peer("vacuum", [command, "lint"], takes_many=True)


def _has(command: Path, install: Sequence[object]) -> bool:
    """Whether a command is there, once installing it has been tried."""
    if not command.exists() and shutil.which(str(install[0])):
        subprocess.run([str(word) for word in install], check=False, capture_output=True)
    if not command.exists():
        print(f"{command.name} cannot be had here, and is left out", file=sys.stderr)
    return command.exists()
