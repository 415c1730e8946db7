"""PUT, PATCH and DELETE of Azure Resource Manager: resources come, change and go."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.arm import secrets
from toolkit.arm.long_running import is_long_running
from toolkit.mock import etags, reading, values
from toolkit.mock.call import Answer, Call
from toolkit.mock.merging import overlaid, patched
from toolkit.mock.routing import Match
from toolkit.mock.samples import SAMPLES
from toolkit.mock.seeds import identified
from toolkit.mock.shapes import declared, shape_of
from toolkit.mock.store import Entry
from toolkit.mock.world import World, type_of
from toolkit.swagger import lookup

_STATE = "provisioningState"
_POWER = {name.lower(): sample.power for name, sample in SAMPLES.items()}


def put(world: World, call: Call, match: Match, content: Any) -> Answer:
    """Make a resource, or put another in its place: what a request cannot say stays."""
    before = world.store.get(match.path)
    etags.check(call, before)
    path = match.resource
    rest = _rest(world, match) if before is None else _kept(_rest(world, match), world.body(before))
    body = overlaid(rest, _without_secrets(content)) if isinstance(content, dict) else rest
    if path.is_instance:
        body = identified(match.path, type_of(path), body)
    power = before.power if before else _POWER.get(type_of(path).lower(), "")
    entry = Entry(before.id if before else match.path, type_of(path), etags.renewed(world, body), power)
    return _settled(world, call, match, entry, is_new=before is None)


def patch(world: World, call: Call, match: Match, content: Any) -> Answer:
    """Change a resource by a merge patch; what identifies it stays."""
    before = world.store.get(match.path)
    etags.check(call, before)
    if before is None:
        if reading.is_missing(world, match):
            raise reading.missing(match.resource)
        made = reading.made(world, match)
        before = Entry(match.path, type_of(match.resource), made if isinstance(made, dict) else {})
    body = world.body(before)
    fixed: dict[str, Any] = {name: body[name] for name in ("id", "name", "type") if name in body}
    changed = patched(body, _without_secrets(content)) if isinstance(content, dict) else body
    entry = replace(before, body=etags.renewed(world, {**changed, **fixed}), is_sketch=False)
    return _settled(world, call, match, entry, is_new=False)


def delete(world: World, call: Call, match: Match, content: Any) -> Answer:
    """Remove a resource and all below it; what is not there is as good as removed."""
    del content
    before = world.store.get(match.path)
    if before is None:
        return Answer(204)
    etags.check(call, before)
    codes = declared(match.operation)
    if not is_long_running(match.operation):
        world.store.delete(match.path)
        return Answer(200 if "200" in codes or "204" not in codes else 204)
    _set_state(world, before, "Deleting")
    headers = world.ledger.accept(
        call, match.resource, world.clock(), lambda: world.store.delete(match.path), lambda: Answer(204)
    )
    return Answer(202, None, headers)


def _settled(world: World, call: Call, match: Match, entry: Entry, *, is_new: bool) -> Answer:
    """Store a resource and answer it; a long-running operation is accepted, and settles it later."""
    codes = declared(match.operation)
    world.store.put(entry)
    shape = shape_of(match.operation)
    headers: dict[str, str] = {}
    if is_long_running(match.operation):
        _set_state(world, entry, "Creating" if is_new else "Updating")
        headers = world.ledger.accept(
            call,
            match.resource,
            world.clock(),
            lambda: _finish(world, entry.id),
            lambda: Answer(200, reading.one(world, match, shape)),
        )
    status = _status(codes, is_new=is_new, is_patch=match.operation.method == "patch", is_long=bool(headers))
    has_body = status != 204 and (shape.schema is not None or match.operation.method == "put")
    return Answer(status, reading.one(world, match, shape) if has_body else None, headers)


def _status(codes: frozenset[str], *, is_new: bool, is_patch: bool, is_long: bool) -> int:
    wanted = ["200", "201"]
    if is_long and (is_patch or is_new):
        wanted = ["202", *wanted]
    if is_new and not is_patch:
        wanted = ["201", *wanted]
    found = [code for code in (*wanted, "202", "204") if code in codes]
    return int(found[0]) if found else 200


def _rest(world: World, match: Match) -> dict[str, Any]:
    """Return what an answer has beyond what a request can say."""
    operation, request = match.operation, lookup.body_schema(match.operation)
    schema = shape_of(operation).schema
    chance = world.chance.at(match.path.lower())
    given = request.data if request else {}
    rest = values.made(world.definition, schema, chance, given=given) if schema is not None else None
    return rest if isinstance(rest, dict) else {}


def _kept(rest: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same members with the values that they had."""
    return {
        name: _kept(value, before[name])
        if isinstance(value, dict) and isinstance(before.get(name), dict)
        else before.get(name, value)
        for name, value in rest.items()
    }


def _set_state(world: World, entry: Entry, state: str) -> None:
    body = world.body(entry)
    properties = body.get("properties")
    if isinstance(properties, dict) and _STATE in properties:
        world.store.change(
            entry.id, body={**body, "properties": {**properties, _STATE: state}}, is_sketch=False
        )


def _finish(world: World, path: str) -> None:
    entry = world.store.get(path)
    if entry is not None:
        _set_state(world, entry, "Succeeded")


def _without_secrets(value: Any) -> Any:
    """Return a value without what a service takes and never tells."""
    if isinstance(value, dict):
        return {name: _without_secrets(one) for name, one in value.items() if not _is_secret(name, one)}
    return [_without_secrets(one) for one in value] if isinstance(value, list) else value


def _is_secret(name: str, value: Any) -> bool:
    return isinstance(value, str) and secrets.is_secret(name, mark=False)
