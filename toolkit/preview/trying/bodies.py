"""The body of a request: what was filled in, and what is hidden from makers but sent all the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from toolkit import pointer
from toolkit.designer.card import Field
from toolkit.designer.schemas import View
from toolkit.designer.sources import key_of, schema_of
from toolkit.preview.trying.inputs import Problem, assembled
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter
from toolkit.swagger.webhooks import ADDRESS

CALLBACK = "https://flow.example/callback"  # stands for the address that the platform gives to a webhook
_BODY = "body"
_DEEPEST = 30

Path = tuple[str, ...]  # the names of properties, from the top of a body


class Given(NamedTuple):
    """What an operation is called with."""

    values: Mapping[str, Any]  # by the keys of fields
    has_defaults: bool = True  # whether what is missing is filled in: some dropdowns are asked without that


class Body(NamedTuple):
    """What a request carries, unless it is None."""

    value: Any


def body_of(operation: Operation, given: Given) -> Body | None:
    """Return the body; None where the operation takes none, or an optional one is not given."""
    parameter = _parameter(operation)
    if parameter is None:
        return None
    values = given.values
    view = _schema(parameter) if given.has_defaults else None
    if _BODY in values:
        return Body(_completed(view, values[_BODY]))
    filled = {key.partition("/")[2]: one for key, one in values.items() if key.startswith(f"{_BODY}/")}
    if not filled and (parameter.data.get("required") is not True or not given.has_defaults):
        return None
    is_hidden = parameter.is_internal or (view is not None and view.is_internal)
    if view and not filled and (is_hidden or not view.properties):
        hidden = _added(view, {}, 0, is_hidden=True)
        return None if hidden is None else Body(hidden)
    return Body(_completed(view, assembled(filled)))


def missing(operation: Operation, fields: Iterable[Field], given: Given) -> Iterator[Problem]:
    """Yield the fields whose parent is given, and requires them, but which are empty."""
    parameter, body = _parameter(operation), body_of(operation, given)
    view = _schema(parameter) if parameter and body else None
    if view is None or body is None:
        return
    keys = [field.key for field in fields]
    for path, name in _missing(view, body.value, ()):
        key = key_of(_BODY, *path)
        found = next((one for one in keys if one == key or one.startswith(f"{key}/")), None)
        if found:
            yield Problem(found, f"`{name}` is required, for something beside it is filled in")


def _missing(view: View, value: Any, path: Path, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Yield what is not there, by the path of its field: what is below a list belongs to the list."""
    if depth > _DEEPEST or schema_of(view):
        return
    if isinstance(value, list):
        element = view.items()
        found = (_missing(element, one, path, depth + 1) for one in value) if element else ()
        yield from ((path, name) for missing_ones in found for _, name in missing_ones)
    for name, child in view.children() if isinstance(value, dict) else ():
        is_shown = not child.is_internal and child.data.get("readOnly") is not True
        if name in value:
            yield from _missing(child, value[name], (*path, name), depth + 1)
        elif is_shown and name in view.required:
            yield (*path, name), name


def _completed(view: View | None, value: Any, depth: int = 0) -> Any:
    """Return a value with what is hidden in it; nothing is sent of an optional object that is not there."""
    if view is None or depth > _DEEPEST:
        return value
    if isinstance(value, list):
        element = view.items()
        return [_completed(element, one, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    whole = dict(value)
    for name, child in view.children():
        if name in whole:
            whole[name] = _completed(child, whole[name], depth + 1)
        elif name in view.required or child.data.get(ADDRESS) is True:
            added = _added(child, {}, depth, is_hidden=False)
            whole |= {} if added is None else {name: added}
    return whole


def _added(view: View, known: dict[tuple[int, bool], Any], depth: int, *, is_hidden: bool) -> Any:
    """Return what is sent of a part that is not filled in: the defaults of what is hidden and required."""
    is_hidden = is_hidden or view.is_internal
    if view.data.get(ADDRESS) is True:
        return CALLBACK
    if (is_hidden and "default" in view.data) or depth > _DEEPEST:
        return view.data.get("default") if is_hidden else None
    key = id(view.data), is_hidden
    if key not in known:
        known[key] = None  # of what comes back to itself nothing is sent
        below = {
            name: value
            for name, child in view.children()
            if name in view.required
            and (value := _added(child, known, depth + 1, is_hidden=is_hidden)) is not None
        }
        known[key] = below or None
    return known[key]


def _parameter(operation: Operation) -> Parameter | None:
    found = (one for one in lookup.effective_parameters(operation) if one.location == "body")
    return next(found, None)


def _schema(parameter: Parameter) -> View | None:
    return View(parameter.definition, parameter.data, pointer.ROOT).below("schema")
