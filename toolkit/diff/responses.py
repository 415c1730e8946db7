"""Find the answer whose fields makers use, and compare it; and what the notifications of a trigger hold."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.diff import outputs
from toolkit.diff.change import Difference
from toolkit.diff.kind import Kind
from toolkit.diff.kinds import outputs as kinds
from toolkit.diff.pairs import Delta, Pair, Standing
from toolkit.diff.trees import Key, Local, deltas
from toolkit.diff.views import view
from toolkit.document import Place
from toolkit.swagger.answers import success
from toolkit.swagger.nodes import Node, Operation, Reference, Response, Schema
from toolkit.swagger.walk import children
from toolkit.swagger.webhooks import CONTENT

_STANDING = Standing(is_required=False, is_hidden=False)


class _Answer(NamedTuple):
    """Where the outputs of an operation are written, by what name the platform calls the place."""

    name: str
    place: Place
    schema: Node | None


def differences(name: str, old: Operation, new: Operation, known: dict[Key, Local]) -> Iterator[Difference]:
    """Yield what differs between the outputs of two operations."""
    before, after = success(old), success(new)
    yield from _compared(name, _answer(old, before), _answer(new, after), kinds.SCHEMA_REMOVED, known)
    yield from _headers(name, before, after, old, new)
    if "x-ms-trigger" in old.data and "x-ms-trigger" in new.data:
        yield from _compared(name, _notification(old), _notification(new), kinds.NOTIFICATION_REMOVED, known)


def _answer(operation: Operation, response: Response | None) -> _Answer:
    if response is None:
        return _Answer("default", operation.place / "responses", None)
    return _Answer(response.code, response.place, next(_schemas(response), None))


def _notification(operation: Operation) -> _Answer:
    schema = next((one for one in _schemas(operation.parent) if one.steps[0] == CONTENT), None)
    return _Answer(CONTENT, operation.parent.place / CONTENT, schema)


def _schemas(node: Node) -> Iterator[Node]:
    return (child for child in children(node) if isinstance(child, (Schema, Reference)))


def _compared(
    name: str, old: _Answer, new: _Answer, removed: Kind, known: dict[Key, Local]
) -> Iterator[Difference]:
    address = ("operation", name, "responses", new.name, "schema")
    if old.schema is not None and new.schema is not None:
        pair = Pair(view(old.schema), view(new.schema), _STANDING, _STANDING)
        for steps, delta in deltas(pair, outputs.look, known):
            below = (*steps, *delta.steps)
            kind = _kind_at_top(delta) if not below else delta.kind
            told = "/".join(below) or name
            keywords = (delta.keyword,) if delta.keyword else ()
            yield Difference(kind, name, (*address, *below, *keywords), told, *delta[1:5])
    elif old.schema is not None:
        before = view(old.schema).outline
        yield Difference(removed, name, address, name, old.schema.place, new.place, before)
    elif new.schema is not None:
        after = view(new.schema).outline
        yield Difference(kinds.ADDED, name, address, "body", old.place, new.schema.place, after=after)


def _kind_at_top(delta: Delta) -> Kind:
    """Return the kind of a change of the answer itself: with the object all its fields are gone."""
    return kinds.REPLACED if delta.kind is kinds.TYPE and delta.before == "object" else delta.kind


def _headers(
    name: str, before: Response | None, after: Response | None, old: Operation, new: Operation
) -> Iterator[Difference]:
    gone, come = _header_names(before), _header_names(after)
    address = ("operation", name, "responses", after.code if after else "default", "headers")
    old_place, new_place = ((one or holder).place for one, holder in ((before, old), (after, new)))
    for header in sorted(gone.keys() - come.keys()):
        place = old_place / "headers" / gone[header]
        yield Difference(
            kinds.HEADER_REMOVED, name, (*address, header), gone[header], place, new_place / "headers"
        )
    for header in sorted(come.keys() - gone.keys()):
        place = new_place / "headers" / come[header]
        yield Difference(
            kinds.HEADER_ADDED, name, (*address, header), come[header], old_place / "headers", place
        )


def _header_names(response: Response | None) -> dict[str, str]:
    """Return the names of the headers by what they mean: case does not count."""
    headers = response.data.get("headers") if response else None
    return {name.lower(): name for name in headers} if isinstance(headers, dict) else {}
