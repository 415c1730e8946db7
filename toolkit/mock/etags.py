"""ETags: the state of a resource, and requests that are meant for one state only."""

from collections.abc import Mapping
from typing import Any

from toolkit.mock.call import Call
from toolkit.mock.errors import refused
from toolkit.mock.store import Entry
from toolkit.mock.world import World

_NAMES = ("etag", "eTag")


def check(call: Call, entry: Entry | None) -> None:
    """Refuse what is meant for another state of the resource, or for none at all."""
    wanted, unwanted = call.headers.get("if-match"), call.headers.get("if-none-match")
    current = _of(entry.body) if entry else None
    is_other = bool(wanted) and wanted != "*" and current is not None and wanted != current
    if is_other or (wanted == "*" and entry is None) or (unwanted == "*" and entry is not None):
        message = "The condition specified by the ETag is not satisfied."
        raise refused(412, "PreconditionFailed", message)


def renewed(world: World, body: dict[str, Any]) -> dict[str, Any]:
    """Return the body with a new ETag, where it has one."""
    tag = f'"{world.chance.at("etag", world.store.writes).hex(16)}"'
    return body | {name: tag for name in _NAMES if isinstance(body.get(name), str)}


def _of(body: Mapping[str, Any]) -> Any:
    return next((body[name] for name in _NAMES if name in body), None)
