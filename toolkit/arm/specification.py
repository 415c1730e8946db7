"""A specification: a root file, and the files that it refers to, each read once and only if it is needed."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from toolkit import pointer
from toolkit.arm.imported import ImportRefused
from toolkit.arm.sources import SHOWN, FolderSource, Source
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.swagger.lookup import operations_of
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, PathItem
from toolkit.swagger.walk import is_reference

MOST_FILES = 400  # the largest services have about a hundred
MOST_CHARACTERS = 64 * 1024 * 1024
MOST_SIGNS = 1_000_000  # of values; the largest services have a tenth
_MOST_STEPS = 50  # references that lead to references


class Located(NamedTuple):
    """An object, and the file whose references it uses."""

    data: Data
    file: str


class Target(NamedTuple):
    """What a reference names; `key` tells it from all others."""

    data: Data
    file: str
    key: str
    name: str

    @property
    def located(self) -> Located:
        return Located(self.data, self.file)


@dataclass(frozen=True, slots=True, eq=False)
class SourceOperation:
    """An operation as a specification has it."""

    node: Operation
    file: str

    @property
    def operation_id(self) -> str:
        return self.node.id

    @property
    def method(self) -> str:
        return self.node.method

    @property
    def path(self) -> str:
        return self.node.path

    @property
    def pointer(self) -> str:
        return pointer.render(self.node.tokens)


class Specification:
    """Files by address; `memory` keeps what has been made of them, by the name of what made it."""

    def __init__(self, source: Source, root: str) -> None:
        self.source = source
        self.root = root
        self.memory: dict[Any, Any] = {}
        self._documents: dict[str, Document] = {}
        self._targets: dict[tuple[str, str], Target] = {}
        self._characters = self._signs = 0

    @classmethod
    def read(cls, path: Path) -> "Specification":
        """Read a local file; the others that it needs are looked for in the folder of its specifications."""
        specification = cls(*FolderSource.around(path))
        specification.check()
        return specification

    def check(self) -> None:
        """Raise where the root file is no Swagger 2.0."""
        data = self.document(self.root).data
        if not isinstance(data, dict) or data.get("swagger") != "2.0":
            raise ImportRefused(f"{self.root}: is no Swagger 2.0")

    @property
    def data(self) -> Data:
        return self.file(self.root)

    @cached_property
    def operations(self) -> list[SourceOperation]:
        """All operations of the root file in document order; those of `x-ms-paths` come last."""
        definition = ApiDefinition(self.document(self.root))
        return [
            SourceOperation(node, self.root)
            for section in ("paths", "x-ms-paths")
            for item in _path_items(definition, section)
            for node in operations_of(item)
        ]

    def operation(self, operation_id: str) -> SourceOperation:
        """Return the operation of that id, upper and lower case alike."""
        for one in self.operations:
            if one.operation_id.lower() == operation_id.lower():
                return one
        raise ImportRefused(f"{self.root}: has no operation `{operation_id}`")

    def file(self, address: str) -> Data:
        data = self.document(address).data
        return data if isinstance(data, dict) else {}

    def document(self, address: str) -> Document:
        if address not in self._documents:
            self._check_size()
            document = Document.from_bytes(Path(address), self.source.read(address))
            self._characters += len(document.text)
            self._signs += sum(map(document.text.count, ",[{\n"))  # one of them stands before each value
            self._documents[address] = document
        return self._documents[address]

    def _check_size(self) -> None:
        is_large = self._characters > MOST_CHARACTERS or self._signs > MOST_SIGNS
        if len(self._documents) == MOST_FILES or is_large:
            raise ImportRefused(f"{self.root}: leads to too many files, or to too large ones")

    def resolve(self, reference: Any, base: str) -> Target:
        """Return the object that a reference in a file names; raise ImportRefused where there is none."""
        if not isinstance(reference, str):
            raise ImportRefused(f"{base}: `$ref` is no text: {str(reference)[:60]}")
        if (reference, base) not in self._targets:
            self._targets[reference, base] = self._resolved(reference, base)
        return self._targets[reference, base]

    def followed(self, located: Located) -> Located:
        """Return what a chain of references ends in, without what stands beside them."""
        for _ in range(_MOST_STEPS):
            if not is_reference(located.data):
                return located
            located = self.resolve(located.data["$ref"], located.file).located
        raise ImportRefused(f"{located.file}: `{located.data['$ref'][:SHOWN]}` refers to itself")

    def _resolved(self, reference: str, base: str) -> Target:
        address, _, fragment = reference.partition("#")
        told = reference[:SHOWN]
        try:
            file = self.source.joined(base, address) if address else base
            tokens = pointer.parse(pointer.unescaped(fragment))
            data = pointer.resolve(self.document(file).data, tokens)
        except (LookupError, ValueError) as error:
            raise ImportRefused(f"{base}: `{told}` leads nowhere") from error
        except SpecgenError as error:
            raise ImportRefused(f"{base}: `{told}` cannot be followed: {error}") from error
        if not isinstance(data, dict):
            raise ImportRefused(f"{base}: `{told}` leads to no object")
        name = tokens[-1] if tokens else posixpath.basename(file).partition(".")[0]
        return Target(data, file, key_of(file, tokens), name)


def key_of(file: str, tokens: pointer.Tokens) -> str:
    """Return what tells an object of a specification from all others."""
    return f"{file}#{pointer.render(tokens)}"


def _path_items(definition: ApiDefinition, section: str) -> Iterator[PathItem]:
    items = definition.data.get(section)
    for path, item in items.items() if isinstance(items, dict) else ():
        if isinstance(item, dict) and path.startswith("/"):
            yield PathItem(item, definition, section, path)
