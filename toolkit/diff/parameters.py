"""Match the parameters of two operations, and compare what makers fill in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from toolkit.diff import inputs
from toolkit.diff.change import Difference
from toolkit.diff.kinds import inputs as kinds
from toolkit.diff.pairs import Delta, Pair, Standing
from toolkit.diff.renames import renames, squashed
from toolkit.diff.trees import Key, Local, deltas
from toolkit.diff.views import View, view
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Node, Operation, Parameter, PathItem, Schema
from toolkit.swagger.path_template import shape_of
from toolkit.swagger.walk import children

BODY = "body"

_NOTHING: Data = {}

Parameters = dict[str, Parameter]
_Found = Iterator[tuple[tuple[str, ...], Delta]]  # the steps to an input, and what differs there


class _Taken(NamedTuple):
    """What an operation takes: parameters by location and name, and the body by itself."""

    plain: Parameters
    body: Parameter | None


def differences(name: str, old: Operation, new: Operation, known: dict[Key, Local]) -> Iterator[Difference]:
    """Yield what differs between the inputs of two operations."""
    before, after = _taken(old), _taken(new)
    for steps, delta in _plain(before.plain, after.plain, old, new):
        yield _difference(name, steps, delta, ())
    for steps, delta in _bodies(before.body, after.body, old, new, known):
        yield _difference(name, steps, delta, ("schema",))


def _difference(name: str, steps: tuple[str, ...], delta: Delta, above: tuple[str, ...]) -> Difference:
    """Return the difference; `above` stands between the name of a parameter and what is below it."""
    parameter, *below = (*steps, *delta.steps)
    address = ("operation", name, "parameter", parameter, *(above if below else ()), *below)
    address += (delta.keyword,) if delta.keyword else ()
    told = "/".join([parameter, *below])
    return Difference(delta.kind, name, address, told, delta.old, delta.new, delta.before, delta.after)


def _taken(operation: Operation) -> _Taken:
    plain: Parameters = {}
    body = None
    for parameter in lookup.effective_parameters(operation):
        name, location = parameter.data.get("name"), parameter.location
        if location == BODY:
            body = body or parameter
        elif isinstance(name, str) and isinstance(location, str):
            plain.setdefault(f"{location} {name}", parameter)
    return _Taken(plain, body)


def _plain(before: Parameters, after: Parameters, old: Operation, new: Operation) -> _Found:
    moved = renames(before, after, (_of_name,))
    gone = {key: one for key, one in before.items() if key not in moved}
    come = {key: one for key, one in after.items() if key not in moved.values()}
    renamed = renames(gone, come, (_of_placeholder, _of_spelling, _of_label))
    for key, parameter in before.items():
        name = parameter.data["name"]
        if key in after:
            yield from _compared(parameter, after[key])
        elif key in moved:
            yield from _moved(parameter, after[moved[key]])
        elif key in renamed:
            other = after[renamed[key]]
            yield (name,), Delta(kinds.RENAMED, parameter.place, other.place, name, other.data["name"])
        else:
            yield (name,), inputs.removed(view(parameter), new.place / "parameters", ())
    for key in after.keys() - before.keys() - {*moved.values(), *renamed.values()}:
        yield _added(view(after[key]), old)


def _compared(old: Parameter, new: Parameter) -> _Found:
    pair = _pair(old, new)
    for delta in inputs.standing_deltas(pair):
        yield (old.data["name"],), delta
    for steps, delta in deltas(pair, inputs.look, {}):
        yield (old.data["name"], *steps), delta


def _moved(old: Parameter, new: Parameter) -> _Found:
    name = (old.data["name"],)
    yield name, Delta(kinds.MOVED, old.place / "in", new.place / "in", old.location, new.location)
    yield from _compared(old, new)


def _bodies(
    before: Parameter | None,
    after: Parameter | None,
    old: Operation,
    new: Operation,
    known: dict[Key, Local],
) -> _Found:
    if before is None and after is not None:
        yield _added(view(after), old)
    elif before is not None and after is None:
        yield (_name(before),), inputs.removed(view(before), new.place / "parameters", ())
    elif before is not None and after is not None:
        yield from _compared_bodies(before, after, known)


def _compared_bodies(old: Parameter, new: Parameter, known: dict[Key, Local]) -> _Found:
    name, pair = _name(old), _pair(old, new)
    if name != _name(new):
        yield (name,), Delta(kinds.BODY_RENAMED, old.place / "name", new.place / "name", name, _name(new))
    for delta in inputs.standing_deltas(pair):
        yield (name,), delta
    schemas = replace(pair, old=_schema(old), new=_schema(new))
    for steps, delta in deltas(schemas, inputs.look, known):
        yield (name, *steps), delta


def _added(found: View, old: Operation) -> tuple[tuple[str, ...], Delta]:
    return (_name(found.node),), inputs.added(found, _standing(found), old.place / "parameters", ())


def _pair(old: Parameter, new: Parameter) -> Pair:
    before, after = view(old), view(new)
    return Pair(before, after, _standing(before), _standing(after))


def _standing(found: View) -> Standing:
    """Return what makers see of a parameter; one in a path is required, a body is hidden as its schema is."""
    node = found.node
    is_required = node.data.get("required") is True or node.data.get("in") == "path"
    is_hidden = found.is_hidden or (node.data.get("in") == BODY and _schema(node).is_hidden)
    return Standing(is_required, is_hidden)


def _schema(body: Node) -> View:
    """Return the schema of a body; that of a body without one says nothing."""
    return view(next(iter(children(body)), Schema(_NOTHING, body, "schema")))


def _name(body: Node) -> str:
    name = body.data.get("name")
    return name if isinstance(name, str) else BODY


def _of_name(key: str, parameter: Parameter) -> object:
    del key
    return parameter.data["name"]


def _of_placeholder(key: str, parameter: Parameter) -> object:
    """Return what stands before the parameter in the path."""
    del key
    if parameter.location != "path":
        return None
    before, found, _ = _path_of(parameter).partition(f"{{{parameter.data['name']}}}")
    return shape_of(before) if found else None


def _path_of(parameter: Parameter) -> str:
    holder = parameter.parent
    return holder.path if isinstance(holder, (Operation, PathItem)) else ""


def _of_spelling(key: str, parameter: Parameter) -> object:
    del key
    name = squashed(parameter.data["name"])
    return (parameter.location, name, view(parameter).type) if name else None


def _of_label(key: str, parameter: Parameter) -> object:
    del key
    found = view(parameter)
    return (parameter.location, found.label, found.type) if found.label else None
