"""Why Power Apps leaves an operation out, or does not read all of it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from toolkit.designer.schemas import DEEPEST, Budget, View
from toolkit.designer.sources import CHOICES
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.words import letters_and_digits

_LEFT_OUT = "the function is left out"
_COMPOSED = ("allOf", "anyOf", "oneOf", "not")
# What its connectors take, by type.
_FORMATS = {
    "number": {"", "double", "float", "integer", "byte", "number", "int32", "decimal", "currency"},
    "integer": {"", "byte", "integer", "int32", "int64", "uint64", "unixtime", "enum"},
}
_REQUESTS = frozenset(
    {
        "application/json",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "text/json",
        "multipart/form-data",
    }
)
_ANSWERS = frozenset(
    {"application/json", "text/plain", "*/*", "application/octet-stream", "text/csv", "text/html"}
)


def problems(operation: Operation, inputs: Iterable[View], answer: View | None) -> Iterator[str]:
    yield from _of_name(operation)
    yield from _of_parameters(operation)
    body = _body(operation)
    if body:
        yield from _of_body(body)
    for view in inputs:
        yield from _of_schema(view, "input")
    if answer:
        yield from _of_schema(answer, "answer")
    yield from _of_media_types(lookup.consumes(operation), _REQUESTS, "requests")
    yield from _of_media_types(lookup.produces(operation), _ANSWERS, "answers")


def _of_name(operation: Operation) -> Iterator[str]:
    name = letters_and_digits(operation.id)
    if not name:
        yield "the operationId has neither letters nor digits: the function has no name"
    elif len(_ids_by_name(operation.definition)[name]) > 1:
        ids = ", ".join(f"`{one}`" for one in _ids_by_name(operation.definition)[name])
        yield f"`{name}` is what {ids} are called: only letters and digits tell functions apart"


def _ids_by_name(definition: ApiDefinition) -> dict[str, list[str]]:
    def find() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for operation in lookup.operations(definition):
            found.setdefault(letters_and_digits(operation.id), []).append(operation.id)
        return found

    return lookup.once(definition, "ids_by_function_name", find)


def _of_parameters(operation: Operation) -> Iterator[str]:
    for parameter in lookup.effective_parameters(operation):
        data, name = parameter.data, parameter.data.get("name")
        if data.get("deprecated") is True:
            yield f"parameter `{name}` is deprecated: {_LEFT_OUT}"
        if parameter.is_internal and data.get("required") is True and "default" not in data:
            yield f"internal parameter `{name}` has no default: it is dropped without a word"


def _body(operation: Operation) -> View | None:
    bodies = (one for one in lookup.effective_parameters(operation) if one.location == "body")
    views = (View(one.definition, one.data, one.tokens).below("schema") for one in bodies)
    return next((one for one in views if one), None)


def _of_body(body: View) -> Iterator[str]:
    for key in ("anyOf", "not"):
        if key in body.data:
            yield f"the body has `{key}`: {_LEFT_OUT}"
    if "items" in body.data and body.type != "array":
        yield f"the body has `items` and is no array: {_LEFT_OUT}"
    is_open = body.data.get("additionalProperties") not in (None, False)
    if is_open and not body.properties:
        yield f"the body has `additionalProperties`: {_LEFT_OUT}"
    if body.properties and (is_open or "discriminator" in body.data):
        key = "additionalProperties" if is_open else "discriminator"
        yield f"the body has `{key}` beside its properties: they are untyped"
    required = body.required
    for name, child in body.children():
        if name in required and child.data.get("readOnly") is True:
            yield f"`{name}` of the body is required and read-only: a call without it may fail"


def _of_schema(view: View, what: str) -> Iterator[str]:
    """Yield what is wrong anywhere in a tree, as far as it is read."""
    budget = Budget()
    pending = [(view, 1, frozenset[int]())]
    while pending:
        one, depth, above = pending.pop()
        yield from _of_one(one, what)
        if id(one.data) in above:
            instead = "an empty table" if one.type == "array" else "a text"
            yield f"`{_name(one)}` of the {what} comes back to itself: {instead} is taken in its place"
        elif depth > DEEPEST:
            yield f"the {what} has more than {DEEPEST} levels: {_LEFT_OUT}"
        else:
            inner = above | {id(one.data)}
            elements = [element for element in [one.items()] if element]
            below = chain((child for _, child in one.children()), elements)
            pending += [(child, depth + 1, inner) for child in below if budget.take()]


def _of_one(view: View, what: str) -> Iterator[str]:
    name = _name(view)
    allowed = _FORMATS.get(view.type)
    if allowed is not None and view.format not in allowed:
        yield f"format `{view.format}` of `{name}` is not known: {_LEFT_OUT}"
    for key in _COMPOSED:
        if key in view.data:
            yield f"`{key}` of `{name}` in the {what} is not read"
    for extension in CHOICES:
        source = view.data.get(extension)
        if isinstance(source, dict) and not {"capability", "builtInOperation"}.isdisjoint(source):
            yield f"the choices of `{name}` are not offered: they come from the platform, not an operation"


def _name(view: View) -> str:
    """Return what the schema is called where it is written."""
    name = view.data.get("name")
    return name if isinstance(name, str) else str(view.tokens[-1])


def _of_media_types(listed: Iterable[object], known: frozenset[str], what: str) -> Iterator[str]:
    names = [one.partition(";")[0].strip().lower() for one in listed if isinstance(one, str)]
    if names and known.isdisjoint(names):
        yield f"none of the media types of {what} is known: {', '.join(names)}"
