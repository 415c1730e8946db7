"""Rules about the names of extensions: spelt as the platform spells them, and where it looks for them."""

from collections.abc import Iterable, Iterator

from toolkit.finding import Fix
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.swagger import extensions, lookup, misspelt, types
from toolkit.swagger.nodes import Node, Operation, Parameter, PathItem
from toolkit.swagger.shapes import NODES, SHAPES, Kind, kind_of, kinds_of
from toolkit.swagger.walk import is_reference

_ALL = frozenset(row.name for row in extensions.EXTENSIONS)

# Who says so already: DynamicExtensionDefinitionNotAllowedInParameter, QueryParameterEncodingNotSupported,
# OperationMustHaveNotificationContentExtension and NotificationUrlNotAllowedInThisPosition.
_OF_BODY = frozenset(name for name in _ALL if name.startswith("x-ms-dynamic-"))
_OF_QUERY = frozenset({"x-ms-url-encoding"})
_OF_OPERATION = frozenset({"x-ms-notification-content"})
_EVERYWHERE = frozenset({"x-ms-notification-url"})
_SAID = {Kind.BODY: _OF_BODY, Kind.OPERATION: _OF_OPERATION}

_LOCATIONS = ("query", "header", "path", "formData")

_ENCODED = {"x-ms-url-encoding": "single"}
_BODY = {"name": "body", "in": "body", "schema": {"type": "object"}}
_SHOWN = {"x-ms-visibility": "important"}
_PATH_ITEM_OPERATION = {
    "operationId": "GetThing",
    "summary": "Get thing",
    "description": "Gets a thing.",
    "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
}


def _has_slips(_: type[Node], keys: tuple[str, ...]) -> bool:
    return bool(misspelt.unknown_extensions(keys))


@rule(
    *NODES,
    name="ExtensionMisspelt",
    code="SG111",
    family="specgen",
    reference=extensions.PAGE,
    severity=WARNING,
    phase=IMPORT,
    only_if=_has_slips,
    fix=UNSAFE,
    examples=[
        Example(
            bad={**_BODY, "x-ms-visibilty": "important"},
            good={**_BODY, "x-ms-visibility": "important", "x-ms-unheard-of": True},
            at="/x-ms-visibilty",
            part="parameter",
        ),
        Example(
            bad={"type": "string", "x-ms-summary title": "Color"},
            good={"type": "string", "x-ms-summary": "Color", "x-vendor-summary": "Color"},
            at="/x-ms-summary title",
            part="schema",
        ),
    ],
)
def extension_misspelt(node: Node) -> Iterator[Problem]:
    """Any key may start with `x-`, so a misspelt extension is ignored without a word: nothing is hidden or labelled.

    Extensions of other tools that are known, AutoRest's among them, and names that are near none are left alone.
    """
    if is_reference(node.data):
        return
    kind = kind_of(node)
    for key in misspelt.unknown_extensions(tuple(node.data)):
        guess = misspelt.meant(kind, key)
        place = node.place / key
        message = f"{quoted(key)} is not known and ignored; did you mean {quoted(guess)}?"
        yield Problem(message, place, _renamed(node, kind, key, guess), at_key=True)


def _renamed(node: Node, kind: Kind, key: str, guess: str | None) -> Fix | None:
    """Rename where somebody reads the right name, and it can hold the value."""
    row = extensions.READ[kind].get(str(guess))
    member = row.value if row else SHAPES[kind].get(str(guess))
    if guess is None or guess in node.data or member is None or not types.fits(node.data[key], member):
        return None
    return unsafe(Rename((*node.tokens, key), guess))


def _may_be_misplaced(node_type: type[Node], keys: tuple[str, ...]) -> bool:
    return any(_unread(kind, keys) for kind in kinds_of(node_type)) or _is_of_one_location(node_type, keys)


def _unread(kind: Kind, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if key in _ALL and key not in extensions.READ[kind]]


def _is_of_one_location(node_type: type[Node], keys: tuple[str, ...]) -> bool:
    return node_type is Parameter and not _ALL.isdisjoint(keys)


@rule(
    *NODES,
    name="ExtensionMisplaced",
    code="SG112",
    family="specgen",
    reference=extensions.PAGE,
    severity=WARNING,
    phase=IMPORT,
    only_if=_may_be_misplaced,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"x-ms-summary": "Do thing"},
            good={"summary": "Do thing"},
            at="/x-ms-summary",
            part="operation",
        ),
        Example(bad={**_BODY, **_ENCODED}, good=_BODY, at="/x-ms-url-encoding", part="parameter"),
        Example(
            bad={**_SHOWN, "get": _PATH_ITEM_OPERATION},
            good={"get": {**_PATH_ITEM_OPERATION, **_SHOWN}},
            at="/x-ms-visibility",
            part="path-item",
        ),
    ],
)
def extension_misplaced(node: Node) -> Iterator[Problem]:
    """Where nobody looks for an extension it does nothing: an operation's label is its `summary`, not `x-ms-summary`."""
    if is_reference(node.data):
        return
    kind = kind_of(node)
    for key in node.data:
        if key in _ALL and _is_misplaced(node, kind, key):
            hint = "; its label is `summary`" if _is_label_of_operation(node, key) else ""
            message = f"`{key}` of {_called(node, kind)} is read by nobody{hint}"
            yield Problem(message, node.place / key, _moved(node, key), at_key=True)


def _is_misplaced(node: Node, kind: Kind, key: str) -> bool:
    location = node.data.get("in") if kind is Kind.PARAMETER else None
    if key in _EVERYWHERE or key in _SAID.get(kind, ()) or (location == "query" and key in _OF_QUERY):
        return False
    row = extensions.READ[kind].get(key)
    return row is None or (location in _LOCATIONS and location not in row.locations)


def _is_label_of_operation(node: Node, key: str) -> bool:
    return isinstance(node, Operation) and key == "x-ms-summary"


def _called(node: Node, kind: Kind) -> str:
    if kind is Kind.PARAMETER:
        return f"a {node.data.get('in')} parameter"
    return f"an {kind}" if kind is Kind.OPERATION else f"a {kind}"


def _moved(node: Node, key: str) -> Fix:
    """Move the extension to the object above or below that has it; remove it where there is none."""
    removed = Remove((*node.tokens, key))
    if _is_label_of_operation(node, key):
        is_needed = "summary" not in node.data and isinstance(node.data[key], str)
        return unsafe(Rename(removed.tokens, "summary") if is_needed else removed)
    owner = _owner(node, key)
    return unsafe(removed, Put((*owner.tokens, key), node.data[key])) if owner else unsafe(removed)


def _owner(node: Node, key: str) -> Node | None:
    """Return the one object near by that somebody reads the extension of, and that does not have it."""
    near: Iterable[Node] = ()
    if isinstance(node, PathItem):
        near = lookup.operations_of(node)
    elif isinstance(node, Operation):
        near = [node.parent]
    owners = [other for other in near if key in extensions.READ[kind_of(other)]]
    return owners[0] if len(owners) == 1 and key not in owners[0].data else None


RULES = (extension_misspelt, extension_misplaced)
