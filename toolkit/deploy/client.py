"""What the official clients have in common, and what differs: files, command lines, where the ID is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import SpecgenError

Files = Mapping[str, bytes]


class DeploymentFailed(SpecgenError):
    """A client that is not there, or that has not done what it was asked."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """A connector on its way into an environment; without an ID it is made there."""

    environment: str
    files: Files
    connector_id: str = ""

    @property
    def verb(self) -> str:
        return "update" if self.connector_id else "create"


@dataclass(frozen=True, slots=True)
class Client:
    """A command line tool of the platform; its command lines are for a folder that holds the files."""

    program: str
    installation: str
    sign_in: str
    takes_secret: bool
    is_id: Callable[[str], bool]
    files: Callable[[Deployment], Files]
    send: Callable[[Deployment], list[str]]
    download: Callable[[Deployment, str], list[str]]
    made_id: Callable[[str, Path], str]  # from what it has printed, and the folder
