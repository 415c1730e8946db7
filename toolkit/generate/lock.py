"""`specgen.lock.json`: where the operations of a connector came from, and what was added with them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.connector.project import read_object
from toolkit.errors import UnreadableDocument

LOCK_NAME = "specgen.lock.json"
_VERSION = 1

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LockedOperation:
    """An operation that was added. `imported` is what was written then, to tell later edits from it."""

    source: str
    pointer: str
    operation_id: str
    api_version: str
    sha256: str
    is_helper: bool = False
    options: Data = field(default_factory=dict)
    imported: Data = field(default_factory=dict)
    examples: Data = field(default_factory=dict)  # bodies of the answers of the specification, by status

    def as_data(self) -> Data:
        return {
            "source": self.source,
            "pointer": self.pointer,
            "operationId": self.operation_id,
            "apiVersion": self.api_version,
            "sha256": self.sha256,
            **({"helper": True} if self.is_helper else {}),
            **({"options": self.options} if self.options else {}),
            **({"examples": self.examples} if self.examples else {}),
            "imported": self.imported,
        }

    @classmethod
    def of_data(cls, data: Data) -> "LockedOperation":
        return cls(
            source=str(data["source"]),
            pointer=str(data["pointer"]),
            operation_id=str(data["operationId"]),
            api_version=str(data["apiVersion"]),
            sha256=str(data["sha256"]),
            is_helper=data.get("helper") is True,
            options=dict(data.get("options", {})),
            imported=dict(data["imported"]),
            examples=dict(data.get("examples", {})),
        )


@dataclass(frozen=True, slots=True)
class Lock:
    """The operations by operationId, the definitions that came with them, and the containers made for them.

    Containers are told by their pointers, in apiProperties.json with that name before it.
    """

    operations: Mapping[str, LockedOperation] = field(default_factory=dict)
    definitions: Mapping[str, Data] = field(default_factory=dict)
    containers: frozenset[str] = frozenset()

    @property
    def examples(self) -> dict[str, Data]:
        """The examples by operationId."""
        return {name: locked.examples for name, locked in self.operations.items() if locked.examples}

    @property
    def content(self) -> bytes:
        """The file: a line for each operation and definition, so that a change of one changes a line."""
        operations = {name: locked.as_data() for name, locked in self.operations.items()}
        members = {
            "version": str(_VERSION),
            "operations": _lines(operations),
            "definitions": _lines(self.definitions),
            "containers": json.dumps(sorted(self.containers), ensure_ascii=False),
        }
        rows = ",\n".join(f'  "{name}": {text}' for name, text in members.items())
        return f"{{\n{rows}\n}}\n".encode(errors="backslashreplace")  # of half a character what JSON writes


def _lines(members: Mapping[str, Data]) -> str:
    rows = ",\n".join(
        f"    {json.dumps(name)}: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}"
        for name, data in sorted(members.items())
    )
    return f"{{\n{rows}\n  }}" if rows else "{}"


def read(folder: Path) -> Lock:
    """Return the lock of a project; an empty one where it has none."""
    path = folder / LOCK_NAME
    if not path.exists():
        return Lock()
    document = read_object(path)
    try:
        data = document.data
        if data["version"] != _VERSION:
            raise UnreadableDocument(
                path, f"this version of specgen writes version {_VERSION} of the lock file"
            )
        return Lock(
            {name: LockedOperation.of_data(one) for name, one in data["operations"].items()},
            dict(data["definitions"]),
            frozenset(data["containers"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = "this is no lock file; remove it to let the operations be the project's own"
        raise UnreadableDocument(path, reason) from error
