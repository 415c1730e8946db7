"""What makers see of a connector, as plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Visibility(StrEnum):
    IMPORTANT = "important"  # shown first
    NORMAL = "normal"
    ADVANCED = "advanced"  # behind *Show all*
    INTERNAL = "internal"  # an operation that only other operations and tests call; no field is internal


class Control(StrEnum):
    """What a field is filled in with."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"  # Yes or No
    CHOICE = "choice"  # one of an `enum`
    COMBOBOX = "combobox"  # one of what another operation lists, or a value of one's own
    TREE = "tree"  # picked level by level
    FILE = "file"
    DICTIONARY = "dictionary"  # keys and values
    LIST = "list"  # elements, each with the fields of `items`
    OBJECT = "object"  # JSON, written by hand
    DYNAMIC = "dynamic"  # the fields are known when another operation has been asked


class Badge(StrEnum):
    INTERNAL = "internal"
    DEPRECATED = "deprecated"
    PREVIEW = "preview"
    PAGED = "paged"
    LONG_RUNNING = "long-running"
    SECRET_OUTPUT = "secret output"  # noqa: S105  # the words on the badge
    WEBHOOK = "webhook"
    POLLING = "polling"


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a dropdown."""

    value: Any
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """The operation that a dropdown, a tree or a dynamic schema asks."""

    extension: str  # such as `x-ms-dynamic-values`
    operation_id: str
    feeds_on: tuple[str, ...] = ()  # keys of the fields that must be filled in first


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a card."""

    key: str  # unique on the card: where it is sent and its path there, `query/$top`, `body/properties/size`
    name: str  # as the service knows it
    label: str
    control: Control
    pointer: str  # JSON Pointer to what declares it, in the definition
    location: str  # `path`, `query`, `header`, `formData` or `body`
    description: str = ""
    type: str = ""  # Swagger's, empty where anything is taken
    format: str = ""
    is_required: bool = False
    visibility: Visibility = Visibility.NORMAL
    default: Any = None  # as written; None where there is none
    choices: tuple[Choice, ...] = ()
    source: Source | None = None
    items: tuple["Field", ...] = ()  # of a list: the fields of one element; a plain element is one field
    is_secret: bool = False  # `format: password`


@dataclass(frozen=True, slots=True)
class Output:
    """A piece of dynamic content: what the next steps of a flow can use."""

    path: str  # `body/value/*/id`, where `*` stands for each element; `headers/ETag`
    label: str
    pointer: str
    description: str = ""
    type: str = ""
    format: str = ""
    visibility: Visibility = Visibility.NORMAL
    is_secret: bool = False
    is_dynamic: bool = False  # what is below is known when another operation has been asked
    source: Source | None = None  # the operation that is asked for it
    children: tuple["Output", ...] = ()


def every_field(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield fields, each followed by those of its elements."""
    for field in fields:
        yield field
        yield from every_field(field.items)


def every_output(outputs: Iterable[Output]) -> Iterator[Output]:
    """Yield outputs, each followed by what is below it."""
    for output in outputs:
        yield output
        yield from every_output(output.children)


@dataclass(frozen=True, slots=True)
class Function:
    """An operation as Power Apps offers it."""

    name: str
    required: tuple[str, ...]  # positional, in this order
    optional: tuple[str, ...]  # members of a record
    returns: str  # in Power Fx's words: `Table`, `Record`, `Text`, `Void`
    signature: str
    problems: tuple[str, ...] = ()  # why Power Apps cannot use it, or not all of it


@dataclass(frozen=True, slots=True)
class Card:
    """An action or a trigger."""

    id: str
    title: str
    description: str
    method: str  # in lower case, as in the definition
    path: str
    pointer: str
    visibility: Visibility
    is_trigger: bool
    badges: tuple[Badge, ...]
    fields: tuple[Field, ...]  # in the designer's order
    outputs: tuple[Output, ...]
    function: Function | None  # None for what Power Apps skips: triggers, internal operations


@dataclass(frozen=True, slots=True)
class Gauge:
    """A size beside the platform's limit."""

    label: str
    value: int
    limit: int
    unit: str


@dataclass(frozen=True, slots=True)
class Feed:
    """An edge of the graph of dropdowns: a field of one operation is filled by another."""

    card: str  # operationId
    field: str  # key; of an output its path
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Picture:
    """A connector as its makers see it."""

    title: str
    description: str
    version: str
    host: str
    brand_color: str  # `#` and six digits; the platform's own where the connector has none that is valid
    cards: tuple[Card, ...]  # in document order
    gauges: tuple[Gauge, ...]
    feeds: tuple[Feed, ...]
