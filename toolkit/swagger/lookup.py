"""Find things in a definition: operations by id, what a reference means, the parameters that apply.

What costs a walk is found once for each definition and kept in its cache.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

from toolkit.memo import memo
from toolkit.pointer import Tokens, unescaped
from toolkit.regex import regex
from toolkit.swagger import walk
from toolkit.swagger.nodes import (
    METHODS,
    ApiDefinition,
    Data,
    Node,
    Operation,
    Parameter,
    PathItem,
    Reference,
    Response,
    Schema,
)
from toolkit.swagger.walk import Groups, is_reference

Found = TypeVar("Found")
Holder = TypeVar("Holder", bound=PathItem | Operation)

_LOCAL = regex(r"#/(parameters|responses|definitions)/([^/]+)")
_token = re.compile(r"(?:[^/~]++|~[01])++").fullmatch


def alike(definition: ApiDefinition) -> Groups:
    """Return all nodes, each once, those of a type that have the same keys together."""
    return once(definition, "alike", lambda: walk.alike(definition))


def nodes_with(definition: ApiDefinition, key: str) -> Iterator[Node]:
    """Yield the nodes that have a key."""
    return (node for (_, keys), nodes in alike(definition).items() if key in keys for node in nodes)


def references(definition: ApiDefinition) -> Iterator[Reference]:
    """Yield the references that stand where they are expected."""
    return (node for node in nodes_with(definition, "$ref") if isinstance(node, Reference))


def operations(definition: ApiDefinition) -> list[Operation]:
    """Return all operations in document order."""
    return once(definition, "operations", lambda: list(_operations(definition)))


def operations_of(item: PathItem) -> Iterator[Operation]:
    """Yield the operations of one path in document order."""
    for method, data in item.data.items():
        if method in METHODS and isinstance(data, dict):
            yield Operation(data, item, method)


def operations_by_id(definition: ApiDefinition) -> dict[str, Operation]:
    """Return the operations that have an operationId; of two with the same the first."""
    return once(
        definition,
        "operations_by_id",
        lambda: {operation.id: operation for operation in reversed(operations(definition)) if operation.id},
    )


def members(definition: ApiDefinition, section: str) -> Data:
    """Return an object of the root, such as `definitions`; empty where it is none."""
    found = definition.data.get(section)
    return found if isinstance(found, dict) else {}


def target_of(definition: ApiDefinition, reference: Any, kind: type[Node]) -> Data | None:
    """Return the object a `$ref` names, or None where it names nothing of that kind in this file."""
    name = target_name(reference, kind)
    members = definition.data.get(Reference.ROOTS[kind])
    found = members.get(name) if name is not None and isinstance(members, dict) else None
    return found if isinstance(found, dict) else None


def target_name(reference: Any, kind: type[Node]) -> str | None:
    """Return the name in a `$ref`, or None where it is not of the form that the kind asks for."""
    section, name = _parts(reference) if isinstance(reference, str) else ("", "")
    return name if section == Reference.ROOTS[kind] else None


@memo(4096)  # most references are written many times
def _parts(reference: str) -> tuple[str, str]:
    """Return the section and the name in a `$ref`, a URI, so that any character may be escaped by `%`."""
    match = _LOCAL.fullmatch(reference)
    token = unescaped(match[2]) if match else ""
    return (match[1], token.replace("~1", "/").replace("~0", "~")) if match and _token(token) else ("", "")


def resolved(definition: ApiDefinition, data: Data, kind: type[Node]) -> Data | None:
    """Return the object itself, or what its chain of references ends in; None where that is nothing."""
    seen = 0
    while is_reference(data):
        target = target_of(definition, data["$ref"], kind)
        seen += 1
        if target is None or seen > 100:  # a chain this long is a loop
            return None
        data = target
    return data


def followed(schema: Schema | Reference) -> Schema | None:
    """Return the schema, or the one that its chain of references ends in, where that is written."""
    definition = schema.definition
    node: Schema | Reference = schema
    seen = 0
    while is_reference(node.data):
        reference = node.data["$ref"]
        target, name = target_of(definition, reference, Schema), target_name(reference, Schema)
        seen += 1
        if target is None or name is None or seen > 100:  # a chain this long is a loop
            return None
        node = Schema(target, definition, "definitions", name)
    return node if isinstance(node, Schema) else None


def _listed(find: Callable[[Holder], Iterator[Found]]) -> Callable[[Holder], list[Found]]:
    """Return the function that finds the same as a list, once for all nodes that stand in one place."""

    @wraps(find)
    def found(node: Holder) -> list[Found]:
        known: dict[tuple[Tokens, Tokens], list[Found]] = node.definition.cache.setdefault(find.__name__, {})
        place = node.parent.steps, node.steps
        if place not in known:
            known[place] = list(find(node))
        return known[place]

    return found


@_listed
def own_parameters(node: PathItem | Operation) -> Iterator[Parameter]:
    """Yield the node's own parameters, references resolved; each stands at its element of `parameters`."""
    for index, element in objects(node.data.get("parameters")):
        data = resolved(node.definition, element, Parameter)
        if data is not None:
            yield Parameter(data, node, "parameters", index)


def are_parameters_known(operation: Operation) -> bool:
    """Whether all references among the parameters of an operation and of its path lead somewhere."""
    return all(
        len(own_parameters(node)) == sum(1 for _ in objects(node.data.get("parameters")))
        for node in (operation, operation.parent)
    )


def is_inline(parameter: Parameter) -> bool:
    """Whether a parameter of a list is written there, not referred to."""
    return parameter.parent.data["parameters"][parameter.steps[-1]] is parameter.data


@_listed
def effective_parameters(operation: Operation) -> Iterator[Parameter]:
    """Yield the operation's own parameters, and the path item's that they do not override."""
    own, inherited = own_parameters(operation), own_parameters(operation.parent)
    yield from own
    names = {
        (parameter.data.get("name"), parameter.location)
        for parameter in (own if inherited else ())
        if _has_plain_name(parameter)
    }
    for parameter in inherited:
        if not _has_plain_name(parameter) or (parameter.data.get("name"), parameter.location) not in names:
            yield parameter


def is_shown(parameter: Parameter) -> bool:
    """Whether makers see the parameter: it is not internal, and an operation that is not takes it."""
    return not parameter.is_internal and id(parameter.data) in _shown(parameter.definition)


@_listed
def responses(operation: Operation) -> Iterator[Response]:
    """Yield the responses, references resolved; each stands at its member of `responses`."""
    members = operation.data.get("responses")
    for code, member in members.items() if isinstance(members, dict) else ():
        if isinstance(member, dict) and not code.startswith("x-"):
            data = resolved(operation.definition, member, Response)
            if data is not None:
                yield Response(data, operation, "responses", code)


def body_schema(operation: Operation) -> Schema | None:
    """Return the schema of the body parameter as written."""
    for parameter in effective_parameters(operation):
        schema = parameter.data.get("schema")
        if parameter.location == "body" and isinstance(schema, dict):
            return Schema(schema, parameter, "schema")
    return None


def objects(value: Any) -> Iterator[tuple[int, Data]]:
    """Yield the objects in a list, each with its index; nothing where the value is no list."""
    for index, element in enumerate(value if isinstance(value, list) else ()):
        if isinstance(element, dict):
            yield index, element


def consumes(operation: Operation) -> list[Any]:
    """Return the media types of requests: the operation's own, even if empty, else the definition's."""
    return _media_types(operation, "consumes")


def produces(operation: Operation) -> list[Any]:
    return _media_types(operation, "produces")


def _shown(definition: ApiDefinition) -> set[int]:
    """The parameters that operations which are not internal take, by the identity of their data."""
    return once(
        definition,
        "shown",
        lambda: {
            id(parameter.data)
            for operation in operations(definition)
            if not operation.is_internal
            for parameter in effective_parameters(operation)
        },
    )


def _media_types(operation: Operation, key: str) -> list[Any]:
    holder = operation.data if key in operation.data else operation.definition.data
    value = holder.get(key)
    return value if isinstance(value, list) else []


def _operations(definition: ApiDefinition) -> Iterator[Operation]:
    paths = definition.data.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if isinstance(item, dict) and not path.startswith("x-"):
            yield from operations_of(PathItem(item, definition, "paths", path))


def _has_plain_name(parameter: Parameter) -> bool:
    return isinstance(parameter.data.get("name"), str) and isinstance(parameter.location, str)


def once(definition: ApiDefinition, name: str, find: Callable[[], Found]) -> Found:
    """Return what has been found under the name, or find it now."""
    if name not in definition.cache:
        definition.cache[name] = find()
    found: Found = definition.cache[name]
    return found


def of_last(node: Node, name: str, find: Callable[[], Found]) -> Found:
    """Return what has been found for this very node, or find it now: rules ask about one at a time."""
    known = node.definition.cache.get(name)
    if known is None or known[0] is not node:
        known = node.definition.cache[name] = (node, find())
    found: Found = known[1]
    return found
