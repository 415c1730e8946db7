"""Typed views of the objects of a Swagger 2.0 definition; each knows where it stands.

A node holds the plain data it was made from, its parent, and the steps from the parent's data to its own.
The pointer is put together only when somebody asks for the place.
"""

from typing import Any, ClassVar

from toolkit.document import Document, Place
from toolkit.pointer import Token, Tokens

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")

Data = dict[str, Any]


class Node:
    """An object of the definition: `data` is its members as written, references not followed."""

    __slots__ = ("data", "definition", "parent", "steps")

    data: Data
    definition: "ApiDefinition"
    parent: "Node"
    steps: Tokens

    def __init__(self, data: Data, parent: "Node", *steps: Token) -> None:
        self.data = data
        self.parent = parent
        self.steps = steps
        self.definition = parent.definition

    @property
    def tokens(self) -> Tokens:
        return (*self.parent.tokens, *self.steps)

    @property
    def place(self) -> Place:
        return Place(self.definition.document, self.tokens)

    @property
    def name(self) -> str:
        """The key under which the object stands."""
        return str(self.steps[-1])


class ApiDefinition(Node):
    """The root; `toolkit.swagger.lookup` finds things in it."""

    __slots__ = ("cache", "document")

    document: Document
    cache: dict[str, Any]  # what lookups have found, by the name of the lookup; of all views of a document

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data = document.data
        self.steps = ()
        self.cache = document.derived

    # No slots: what refers to itself stays until the garbage collector finds it, and its document as well.
    @property
    def definition(self) -> "ApiDefinition":  # type: ignore[override]
        return self

    @property
    def parent(self) -> Node:  # type: ignore[override]
        return self

    @property
    def is_of_other_version(self) -> bool:
        """Whether the file is OpenAPI 3, of which little is where Swagger 2.0 has it."""
        return "openapi" in self.data and "swagger" not in self.data

    @property
    def tokens(self) -> Tokens:
        return ()

    @property
    def name(self) -> str:
        return ""


class Info(Node):
    __slots__ = ()


class Contact(Node):
    __slots__ = ()


class License(Node):
    __slots__ = ()


class ExternalDocs(Node):
    __slots__ = ()


class Tag(Node):
    __slots__ = ()


class SecurityScheme(Node):
    """A member of `securityDefinitions`."""

    __slots__ = ()


class SecurityRequirement(Node):
    """An element of `security`, of the definition or of an operation."""

    __slots__ = ()


class PathItem(Node):
    __slots__ = ()

    @property
    def path(self) -> str:
        return self.name


class Operation(Node):
    __slots__ = ()

    parent: PathItem

    @property
    def method(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return self.parent.path

    @property
    def id(self) -> str:
        """The operationId, or the empty string."""
        value = self.data.get("operationId")
        return value if isinstance(value, str) else ""

    @property
    def is_internal(self) -> bool:
        return is_internal(self.data)


class Parameter(Node):
    """A parameter that is written out: of an operation, a path item or the root."""

    __slots__ = ()

    @property
    def location(self) -> Any:
        """The value of `in`."""
        return self.data.get("in")

    @property
    def is_internal(self) -> bool:
        return is_internal(self.data)


class Items(Node):
    """`items` of a parameter or header that is no body parameter, or of other Items."""

    __slots__ = ()


class Response(Node):
    __slots__ = ()

    @property
    def code(self) -> str:
        return self.name


class Header(Node):
    __slots__ = ()


class Schema(Node):
    """A schema that is written out; `root` is the top of its tree."""

    __slots__ = ("_above",)

    _above: "Schema | None"  # the top, if that is another: what refers to itself stays for the collector

    def __init__(self, data: Data, parent: Node, *steps: Token) -> None:
        # What the base does, written out: two in three nodes are schemas, and each call counts.
        self.data = data
        self.parent = parent
        self.steps = steps
        self.definition = parent.definition
        self._above = parent.root if isinstance(parent, Schema) else None

    @property
    def root(self) -> "Schema":
        return self._above or self

    @property
    def is_property(self) -> bool:
        return self.steps[0] == "properties"

    @property
    def is_input(self) -> bool:
        """Whether the tree is written in a body parameter."""
        return isinstance(self.root.parent, Parameter)


class Reference(Node):
    """A `$ref` in the place of a parameter, response or schema; what stands beside it is not looked at."""

    __slots__ = ("kind",)

    ROOTS: ClassVar[dict[type[Node], str]] = {
        Parameter: "parameters",
        Response: "responses",
        Schema: "definitions",
    }

    kind: type[Node]

    def __init__(self, kind: type[Node], data: Data, parent: Node, *steps: Token) -> None:
        super().__init__(data, parent, *steps)
        self.kind = kind

    @property
    def target(self) -> Any:
        """The value of `$ref`, whatever it is."""
        return self.data["$ref"]


def is_hidden(node: Node) -> bool:
    """Whether makers do not see the object, because it or one around it is internal."""
    return is_internal(node.data) or (node.parent is not node and is_hidden(node.parent))


def is_internal(data: Data) -> bool:
    """Whether `x-ms-visibility` hides the object from makers."""
    visibility = data.get("x-ms-visibility")
    return isinstance(visibility, str) and visibility.lower() == "internal"
