"""Compare an operation with its later self."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.diff import parameters, responses, routes
from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kind import Kind
from toolkit.diff.kinds import operations as kinds
from toolkit.diff.trees import Key, Local
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Operation
from toolkit.swagger.revisions import ANNOTATION
from toolkit.swagger.values import identity

_JSON = "application/json"


class Known(NamedTuple):
    """What has been found out about pairs of schemas: as inputs, and as outputs."""

    inputs: dict[Key, Local]
    outputs: dict[Key, Local]


def differences(name: str, old: Operation, new: Operation, known: Known) -> Iterator[Difference]:
    """Yield what differs between two operations of one operationId."""
    if routes.route(old) != routes.route(new):
        before, after = routes.route(old), routes.route(new)
        yield Difference(kinds.ROUTE, name, ("operation", name), name, old.place, new.place, before, after)
    for kind, keyword, before, after in _members(old, new):
        address = ("operation", name, keyword)
        places = old.place / keyword, new.place / keyword
        yield Difference(kind, name, address, name, *places, before, after)
    yield from parameters.differences(name, old, new, known.inputs)
    yield from responses.differences(name, old, new, known.outputs)


def _members(old: Operation, new: Operation) -> Iterator[tuple[Kind, str, Any, Any]]:
    """Yield the members that differ, each with its values."""
    yield from _visibility(old, new)
    before, after = (_word(one, "x-ms-trigger") for one in (old, new))
    if before != after:
        yield kinds.TRIGGER, "x-ms-trigger", before or ABSENT, after or ABSENT
    if _differs(old, new, ANNOTATION):
        yield kinds.REVISION, ANNOTATION, old.data.get(ANNOTATION, ABSENT), new.data.get(ANNOTATION, ABSENT)
    if _differs(old, new, "summary"):
        yield kinds.SUMMARY, "summary", old.data.get("summary", ABSENT), new.data.get("summary", ABSENT)
    is_deprecated, was_deprecated = (one.data.get("deprecated") is True for one in (new, old))
    if is_deprecated != was_deprecated:
        kind = kinds.DEPRECATED if is_deprecated else kinds.UNDEPRECATED
        yield kind, "deprecated", was_deprecated, is_deprecated
    yield from _paging(old, new)
    yield from _media_types(old, new)


def _visibility(old: Operation, new: Operation) -> Iterator[tuple[Kind, str, Any, Any]]:
    before, after = _visibility_of(old), _visibility_of(new)
    if before != after:
        kind = kinds.SHOWN if before == "internal" else kinds.PROMINENCE
        kind = kinds.HIDDEN if after == "internal" else kind
        yield kind, "x-ms-visibility", before or ABSENT, after or ABSENT


def _visibility_of(operation: Operation) -> str:
    word = _word(operation, "x-ms-visibility")
    return "" if word in {"none", "normal"} else word


def _word(operation: Operation, key: str) -> str:
    """Return a word that is read without regard to case."""
    value = operation.data.get(key)
    return value.strip().lower() if isinstance(value, str) else ""


def _paging(old: Operation, new: Operation) -> Iterator[tuple[Kind, str, Any, Any]]:
    before, after = (_next_link(one.data) for one in (old, new))
    if before != after:
        kind = kinds.PAGING_CHANGED
        kind = kinds.PAGING_ADDED if before is None else kind
        kind = kinds.PAGING_REMOVED if after is None else kind
        yield kind, "x-ms-pageable", before or ABSENT, after or ABSENT


def _next_link(operation: Data) -> str | None:
    value = operation.get("x-ms-pageable")
    name = value.get("nextLinkName") if isinstance(value, dict) else None
    return name if isinstance(name, str) and name else None


def _media_types(old: Operation, new: Operation) -> Iterator[tuple[Kind, str, Any, Any]]:
    for keyword, found in (("consumes", lookup.consumes), ("produces", lookup.produces)):
        if keyword == "consumes" and not (_sends(old) and _sends(new)):
            continue
        before, after = (_names(found(one)) for one in (old, new))
        if before - after:
            yield kinds.MIME_REMOVED, keyword, sorted(before - after), ABSENT
        if after - before:
            yield kinds.MIME_ADDED, keyword, ABSENT, sorted(after - before)


def _sends(operation: Operation) -> bool:
    """Whether a request has a body at all."""
    return any(one.location in ("body", "formData") for one in lookup.effective_parameters(operation))


def _names(media_types: list[Any]) -> set[str]:
    """Return the names without their parameters; JSON where none are."""
    names = {one.partition(";")[0].strip().lower() for one in media_types if isinstance(one, str)}
    return names or {_JSON}


def _differs(old: Operation, new: Operation, keyword: str) -> bool:
    before, after = old.data.get(keyword), new.data.get(keyword)
    return identity(before or None) != identity(after or None)
