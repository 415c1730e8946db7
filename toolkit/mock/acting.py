"""POST of Azure Resource Manager: actions on resources, and questions that need a body."""

from typing import Any

from toolkit.arm.long_running import is_long_running
from toolkit.mock import power, values
from toolkit.mock.call import Answer, Call
from toolkit.mock.routing import Match
from toolkit.mock.shapes import declared, shape_of
from toolkit.mock.world import World


def post(world: World, call: Call, match: Match, content: Any) -> Answer:
    """Answer by the schema, and change whether a resource runs."""
    del content
    path, operation = match.resource, match.operation
    codes, schema = declared(operation), shape_of(operation).schema
    chance = world.chance.at(match.path.lower())
    body = values.completed(world.definition, schema, world.made(operation, chance), chance)

    def finish() -> None:
        power.act(world.store, str(path.parent or ""), path.types[-1] if path.types else "")

    if is_long_running(operation) and "202" in codes:
        result = Answer(200 if "200" in codes or body is not None else 204, body)
        return Answer(202, None, world.ledger.accept(call, path, world.clock(), finish, lambda: result))
    finish()
    status = _status(codes)
    return Answer(status, None if status == 204 else body)


def _status(codes: frozenset[str]) -> int:
    return next((int(code) for code in ("200", "201", "204", "202") if code in codes), 200)
