"""Run a client in a folder of its own, gone afterwards; a secret is what it reads, never an argument."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.deploy.client import Client, Deployment, DeploymentFailed

DOWNLOADED = "downloaded"

# paconn reads an argument of the form `@FILE` from the file; other users see arguments, but neither of these.
_STANDARD_INPUT = Path("/dev/stdin")
_SECRET_NAME = "secret"  # noqa: S105 (the name of a file)


@dataclass(frozen=True, slots=True)
class Session:
    """A client at work on a deployment, and the folder it works in."""

    client: Client
    deployment: Deployment
    folder: Path

    def send(self, secret: str = "") -> str:
        """Create or update the connector, and return its ID."""
        printed = self._run(self.client.send(self.deployment), f"--secret={secret}" if secret else "")
        return self.deployment.connector_id or self.client.made_id(printed, self.folder)

    def download(self, connector_id: str) -> Path:
        """Return a folder with the connector as the service now has it."""
        arguments = self.client.download(replace(self.deployment, connector_id=connector_id), DOWNLOADED)
        self._run(arguments, is_quiet=True)
        return self.folder / DOWNLOADED

    def _run(self, arguments: list[str], secret: str = "", *, is_quiet: bool = False) -> str:
        reader = [] if not secret else [f"@{self._hidden(secret)}"]
        done = subprocess.run(  # noqa: S603 (the client that the user has asked for)
            [_program(self.client), *arguments, *reader],
            cwd=self.folder,
            input=secret,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if is_quiet else None,  # what it says there is for the user, at once
            encoding="utf-8",
            errors="backslashreplace",
            check=False,
        )
        if done.returncode:
            raise DeploymentFailed(_failure(self.client, arguments, done))
        return done.stdout

    def _hidden(self, secret: str) -> Path:
        """Return where the client reads the secret from; Windows has no path for standard input."""
        if _STANDARD_INPUT.exists():
            return _STANDARD_INPUT
        path = self.folder / _SECRET_NAME
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret)
        return path


@contextmanager
def session(client: Client, deployment: Deployment) -> Iterator[Session]:
    """Give the client a folder with the files, which nobody else can read."""
    _program(client)
    with tempfile.TemporaryDirectory(prefix="specgen-") as name:
        folder = Path(name)
        for file_name, content in client.files(deployment).items():
            (folder / file_name).write_bytes(content)
        yield Session(client, deployment, folder)


def command_line(client: Client, deployment: Deployment, *, has_secret: bool) -> str:
    """Return what would be run, for people."""
    reader = [f"@{_STANDARD_INPUT}"] if has_secret else []
    return " ".join([client.program, *client.send(deployment), *reader])


def _program(client: Client) -> str:
    found = shutil.which(client.program)
    if found is None:
        raise DeploymentFailed(f"{client.program} is not installed; `{client.installation}` installs it")
    return found


def _failure(client: Client, arguments: list[str], done: subprocess.CompletedProcess[str]) -> str:
    words = itertools.takewhile(lambda word: not word.startswith("-"), arguments)
    command = " ".join([client.program, *words])
    said = _said(done.stderr or done.stdout)
    return (
        f"{command}: failed with exit code {done.returncode}{said}; "
        f"where it asks for it, sign in with `{client.sign_in}`"
    )


def _said(printed: str) -> str:
    """Return the last line that a client has printed."""
    lines = printed.split("\n")
    return next((f" ({line.strip()})" for line in reversed(lines) if line.strip()), "")
