"""Dynamic calls: operations that the designer calls to fill a list of choices or to learn a schema."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from toolkit.document import Place
from toolkit.pointer import Token, Tokens
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_paths import is_well_formed
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Operation

VALUES = "x-ms-dynamic-values"
LIST = "x-ms-dynamic-list"
TREE = "x-ms-dynamic-tree"
SCHEMA = "x-ms-dynamic-schema"
PROPERTIES = "x-ms-dynamic-properties"
EXTENSIONS = (VALUES, LIST, TREE, SCHEMA, PROPERTIES)
CAPABILITIES = "x-ms-capabilities"
NOTIFICATION = "x-ms-notification"
CONTEXT = "x-ms-operation-context"

# Which extensions of the definition and of operations name other operations.
_ELSEWHERE: dict[type[Node], tuple[str, ...]] = {
    ApiDefinition: (CAPABILITIES,),
    Operation: (NOTIFICATION, CONTEXT),
}
# Where in an extension calls stand; a tree has one for its roots and one for what is below a node.
_PARTS: dict[str, tuple[Tokens, ...]] = {
    TREE: (("open",), ("browse",)),
    CONTEXT: (("simulate",),),
    CAPABILITIES: (("testConnection",), ("file-picker", "open"), ("file-picker", "browse")),
}

# The keys of each extension that hold paths: to the array in the answer, and to what counts in an element;
# where a schema is to be learnt, to that schema in the answer.
_COLLECTION = {VALUES: "value-collection", LIST: "itemsPath", TREE: "itemsPath"}
_IN_ITEM = ("itemValuePath", "itemTitlePath", "itemFullTitlePath", "itemIconPath")
_RESULTS = {
    VALUES: ("value-path", "value-title"),
    LIST: _IN_ITEM,
    TREE: _IN_ITEM,
    SCHEMA: ("value-path",),
    PROPERTIES: ("itemValuePath",),
}

_REFERENCES = ("parameterReference", "parameter")
_SELECTED = "selectedItemValuePath"


class Entry:
    """A member of `parameters`: what a parameter of the called operation gets."""

    def __init__(self, call: "DynamicCall", key: str, value: Any) -> None:
        self.call = call
        self.key = key
        self.value = value

    @property
    def place(self) -> Place:
        return self.call.place / "parameters" / self.key

    @cached_property
    def reference_key(self) -> str | None:
        """The key that names a parameter, or a property of the body, of the calling operation."""
        if not isinstance(self.value, dict):
            return None
        return next((key for key in _REFERENCES if isinstance(self.value.get(key), str)), None)

    @cached_property
    def reference(self) -> str | None:
        """What the entry refers to; None where it does not, or not in a way that can be read."""
        name = self.value[self.reference_key] if self.reference_key else None
        return name if isinstance(name, str) and is_well_formed(name) else None

    @property
    def static(self) -> tuple[Tokens, Any] | None:
        """The value that is always passed, and where in the entry it stands; None where there is none."""
        if isinstance(self.value, dict) and "value" in self.value:
            return ("value",), self.value["value"]
        is_other = isinstance(self.value, dict) and not self.value.keys().isdisjoint(
            (*_REFERENCES, _SELECTED)
        )
        return None if is_other or not self.call.takes_literals else ((), self.value)


class DynamicCall:
    """A call that an extension asks for: of a parameter, its items, a schema, an operation or the root."""

    def __init__(self, holder: Node, steps: Tokens, data: Data) -> None:
        self.holder = holder
        self.steps = steps  # from the holder to the call; the first is the extension
        self.data = data

    @property
    def extension(self) -> str:
        return str(self.steps[0])

    @property
    def tokens(self) -> Tokens:
        return (*self.holder.tokens, *self.steps)

    @property
    def place(self) -> Place:
        return Place(self.holder.definition.document, self.tokens)

    @property
    def operation_id(self) -> str | None:
        value = self.data.get("operationId")
        return value if isinstance(value, str) else None

    @cached_property
    def called(self) -> Operation | None:
        """The operation that is called, where there is one of that id."""
        known = lookup.operations_by_id(self.holder.definition)
        return known.get(self.operation_id) if self.operation_id else None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        parameters = self.data.get("parameters")
        named = parameters.items() if isinstance(parameters, dict) else ()
        return tuple(Entry(self, key, value) for key, value in named)

    @property
    def takes_literals(self) -> bool:
        """Whether a bare value stands for itself in `parameters`."""
        return self.extension in {VALUES, SCHEMA, CAPABILITIES, CONTEXT}

    def static_entry(self, value: Any) -> Any:
        """Return the entry of `parameters` that always passes a value."""
        return value if self.takes_literals and not isinstance(value, dict) else {"value": value}

    @property
    def reference_key(self) -> str:
        """The key under which an entry names what it passes on."""
        return "parameter" if self.takes_literals else "parameterReference"

    @property
    def collection_key(self) -> str | None:
        """The key of the path to an array; None where no array is asked for."""
        return _COLLECTION.get(self.extension)

    def path(self, key: str) -> str | None:
        """Return the path under a key, empty where there is none; None where it cannot be read."""
        value = self.data.get(key, "")
        return value if isinstance(value, str) and is_well_formed(value) else None

    @property
    def result_paths(self) -> dict[str, str]:
        """The paths to what the answer is asked for, by their keys, as far as they can be read."""
        paths = {key: self.path(key) for key in _RESULTS.get(self.extension, ())}
        return {key: path for key, path in paths.items() if path}


def calls_of(node: Node) -> list[DynamicCall]:
    """Return the calls that the extensions of a node ask for."""
    return lookup.of_last(node, "dynamic_calls", lambda: list(_calls_of(node)))


def _calls_of(node: Node) -> Iterator[DynamicCall]:
    for extension in _ELSEWHERE.get(type(node), EXTENSIONS):
        for part in _PARTS.get(extension, ((),)) if extension in node.data else ():
            steps: tuple[Token, ...] = (extension, *part)
            data = _at(node.data, steps)
            if data is not None:
                yield DynamicCall(node, steps, data)


def _at(data: Data, steps: Tokens) -> Data | None:
    value: Any = data
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else None
