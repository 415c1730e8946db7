"""What comes out of an import: an operation as a connector takes it, and what its maker has to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.errors import SpecgenError
from toolkit.swagger.nodes import Data


class ImportRefused(SpecgenError):
    """A specification that cannot be read, or an operation that no connector can have."""


@dataclass(frozen=True, slots=True)
class Dropdown:
    """Where the choices for a parameter, or for a property of the body, come from."""

    parameter: str  # its name; empty for a property of the body, which `pointer` names
    helper: str  # the operationId of a helper of this operation, or of one that the catalog has
    collection: str
    value: str
    title: str
    arguments: Mapping[str, str]  # a parameter of the helper, and the one of this operation that it is given
    constants: Mapping[str, Any]  # a parameter of the helper, and the value that it is given
    pointer: str = ""  # into the body, such as `/location`


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an operation came from; `sha256` is of all that it was made from."""

    source: str
    pointer: str
    api_version: str
    sha256: str
    operation_id: str = ""  # the source's own


@dataclass(frozen=True, slots=True)
class SizeReport:
    """What was there before the import, each definition counted once, and what is left."""

    schemas_before: int
    schemas_after: int
    bytes_before: int
    bytes_after: int
    left_out: tuple[str, ...]  # properties, by the names of the schemas that had them


@dataclass(frozen=True, slots=True)
class ImportedOperation:
    """An operation of Swagger 2.0, the definitions it refers to, and what has to come with it."""

    id: str
    method: str
    path: str
    operation: Data
    definitions: dict[str, Data]  # closed: they refer to no others
    is_paged: bool  # needs the policy that keeps `nextLink` behind the connector
    dropdowns: tuple[Dropdown, ...]  # written into the operation already
    helpers: tuple["ImportedOperation", ...]  # of the same specification; those of the catalog are only named
    notes: tuple[str, ...]
    provenance: Provenance
    report: SizeReport
    examples: Data = field(default_factory=dict)  # bodies of the source's answers, by status code
