"""The state behind the mock, and what each kind of request does with it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from toolkit.mock import objects, shapes
from toolkit.mock.errors import ArmError, not_found
from toolkit.mock.objects import Path
from toolkit.mock.polling import PATH, Progress
from toolkit.mock.routing import Match
from toolkit.mock.shapes import Listing
from toolkit.mock.store import Store
from toolkit.mock.values import value
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

Examples = Mapping[str, Mapping[str, Any]]  # bodies of answers, by operationId and status code
_SKIP, _TOP = "$skiptoken", "$top"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has been checked; its address is that of the mock, without the path."""

    match: Match
    path: Path
    query: Mapping[str, str]
    body: Any
    address: str
    base: str = ""  # `basePath`, before each path

    @property
    def operation(self) -> Operation:
        return self.match.operation

    @property
    def is_of_item(self) -> bool:
        """Whether the path ends in the name of something, not in a word of the API."""
        return self.operation.path.rstrip("/").endswith("}")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class World:
    """Everything that exists."""

    def __init__(self, definition: ApiDefinition, examples: Examples, page_size: int) -> None:
        self._definition = definition
        self._examples = examples
        self._page_size = page_size
        self._store = Store()
        self.progress = Progress()

    def reply(self, call: Call) -> Reply:
        """Return the answer; raise ArmError where Azure would refuse."""
        self._check_scope(call)
        match call.operation.method:
            case "get":
                found = shapes.listing(call.operation)
                return self._list(call, found) if found and not call.is_of_item else self._get(call)
            case "head":
                return self._head(call)
            case "put":
                return self._put(call)
            case "patch":
                return self._patch(call)
            case "delete":
                return self._delete(call)
            case _:
                return self._post(call)

    def _check_scope(self, call: Call) -> None:
        """Raise where the subscription or the resource group of a path does not exist."""
        path = call.path
        lowered = [one.lower() for one in path]
        if len(path) > 2 and lowered[0] == "subscriptions" and self._at(path[:2]) is None:
            raise ArmError(404, "SubscriptionNotFound", f"The subscription '{path[1]}' could not be found.")
        if len(path) > 4 and lowered[2] == "resourcegroups" and self._at(path[:4]) is None:
            raise ArmError(404, "ResourceGroupNotFound", f"Resource group '{path[3]}' could not be found.")

    # Reading

    def _list(self, call: Call, found: Listing) -> Reply:
        items = self._items(call, found)
        size = _count(call.query.get(_TOP), self._page_size) if found.link else len(items)
        start = _count(call.query.get(_SKIP), 0)
        shown = items[start : start + size]
        if found.member is None:
            return Reply(shapes.status(call.operation, 200), shown)
        body: dict[str, Any] = {found.member: shown}
        if found.link and start + size < len(items):
            body[found.link] = _link(call, start + size)
        return Reply(shapes.status(call.operation, 200), body)

    def _items(self, call: Call, found: Listing) -> list[Any]:
        """Return the elements; of a list at a subscription those of all its resource groups."""
        if not self._is_across_groups(call.path, found):
            return self._elements(call, call.path, found)
        groups = self._collection((*call.path[:2], "resourceGroups"), _RESOURCE, [])
        names = [one["name"] for one in groups if isinstance(one, dict) and isinstance(one.get("name"), str)]
        paths = [(*call.path[:2], "resourceGroups", name, *call.path[2:]) for name in names]
        return [item for path in paths for item in self._elements(call, path, found)]

    def _elements(self, call: Call, path: Path, found: Listing) -> list[Any]:
        """Return what a collection holds, each with everything that a list says of its elements."""
        items = self._collection(path, found.element, self._listed_examples(call.operation, found))
        return [
            objects.merged(value(self._definition, found.element, f"{'/'.join(path)}/{index}"), item)
            for index, item in enumerate(items)
        ]

    def _is_across_groups(self, path: Path, found: Listing) -> bool:
        is_of_subscription = len(path) == 5 and [path[0].lower(), path[2].lower()] == [
            "subscriptions",
            "providers",
        ]
        is_resource = all(shapes.has(self._definition, found.element, name) for name in ("id", "location"))
        return is_of_subscription and is_resource

    def _get(self, call: Call) -> Reply:
        found = self._existing(call)
        if found is None and (call.is_of_item and objects.is_arm(call.path)):
            raise not_found(f"/{'/'.join(call.path)}")
        body = self._made(call) if found is None else objects.merged(self._made(call), found)
        return Reply(shapes.status(call.operation, 200), body)

    def _head(self, call: Call) -> Reply:
        if self._existing(call) is None:
            raise not_found(f"/{'/'.join(call.path)}")
        return Reply(shapes.status(call.operation, 204, 200))

    # Changing

    def _put(self, call: Call) -> Reply:
        existing = self._existing(call)
        told = objects.merged(existing if existing is not None else self._made(call), call.body or {})
        schema = shapes.success_schema(call.operation) or _RESOURCE
        body = _finished(objects.named(self._definition, schema, call.path, told))
        is_new = self._keep(call, body)
        wished = (201, 200) if is_new else (200, 201)
        return self._done(call, shapes.status(call.operation, *wished), body)

    def _patch(self, call: Call) -> Reply:
        existing = self._existing(call)
        if existing is None and call.is_of_item and objects.is_arm(call.path):
            raise not_found(f"/{'/'.join(call.path)}")
        body = objects.merged(existing if existing is not None else self._made(call), call.body or {})
        self._keep(call, body)
        return self._done(call, shapes.status(call.operation, 200), body)

    def _delete(self, call: Call) -> Reply:
        collection, name = call.path[:-1], call.path[-1] if call.path else ""
        self._existing(call)  # what was never looked at may still have been there
        was_there = self._store.remove("/".join(collection), name, lambda: self._seed(call))
        if not was_there:
            return Reply(shapes.status(call.operation, 204, 200))
        return self._done(call, shapes.status(call.operation, 200, 204), None)

    def _post(self, call: Call) -> Reply:
        if not objects.is_arm(call.path) and self._lists(call):
            return self._create(call)
        if objects.is_arm(call.path):
            self._act(call)
        body = self._made(call) if shapes.success_schema(call.operation) is not None else None
        return self._done(call, shapes.status(call.operation, 200, 201, 204), body)

    def _act(self, call: Call) -> None:
        """Raise where there is nothing to act on; a machine that is started or stopped remembers that."""
        collection, name = call.path[:-2], call.path[-2] if len(call.path) > 1 else ""
        if not call.operation.path.rstrip("/").rpartition("/")[0].endswith("}"):
            return
        key = "/".join(collection)
        existing = self._store.get(key, name, lambda: self._seeded(collection, _RESOURCE, []))
        if existing is None:
            raise not_found(f"/{key}/{name}")
        state = POWER_STATES.get(call.path[-1].lower())
        if state and isinstance(existing, dict):
            status = {"code": f"PowerState/{state}", "level": "Info", "displayStatus": f"VM {state}"}
            told = {"properties": {"instanceView": {"statuses": [status]}}}
            self._store.put(key, name, objects.merged(existing, told), list)

    def _create(self, call: Call) -> Reply:
        """Add what is posted to a list."""
        body = objects.merged(self._made(call), call.body or {})
        self._keep(call, body, name=f"made-{uuid.uuid4()}")
        return self._done(call, shapes.status(call.operation, 201, 200), body)

    def _done(self, call: Call, status: int, body: Any) -> Reply:
        """Return the answer at once, or that the work has begun where the operation declares that."""
        if not shapes.declares(call.operation, 202):
            return Reply(status, None if status == 204 else body)
        name = self.progress.start(body)
        at = f"{call.address}/{PATH}/{name}"
        return Reply(202, None, {"Location": f"{at}/result", "Azure-AsyncOperation": at, "Retry-After": "1"})

    # What is held

    def _existing(self, call: Call) -> Any | None:
        if not call.path:
            return None
        return self._store.get("/".join(call.path[:-1]), call.path[-1], lambda: self._seed(call))

    def _at(self, path: Path) -> Any | None:
        """Return the subscription or resource group of a path."""
        schema = _RESOURCE if len(path) > 2 else _SUBSCRIPTION
        return self._store.get("/".join(path[:-1]), path[-1], lambda: self._seeded(path[:-1], schema, []))

    def _keep(self, call: Call, body: Any, name: str = "") -> bool:
        collection, own = (call.path, name) if name else (call.path[:-1], call.path[-1])
        return self._store.put("/".join(collection), own, body, lambda: self._seed(call))

    def _collection(self, path: Path, schema: Any, examples: list[Any]) -> list[Any]:
        return self._store.items("/".join(path), lambda: self._seeded(path, schema, examples))

    def _seed(self, call: Call) -> list[tuple[str, Any]]:
        """Return what stands beside the thing of a path at the start: nothing beside a word of the API."""
        if not call.is_of_item:
            return []
        schema = shapes.success_schema(call.operation) or _RESOURCE
        return self._seeded(call.path[:-1], schema, self._own_examples(call.operation))

    def _seeded(self, collection: Path, schema: Any, examples: list[Any]) -> list[tuple[str, Any]]:
        return list(objects.seed(self._definition, schema, collection, examples))

    def _made(self, call: Call) -> Any:
        schema = shapes.success_schema(call.operation)
        example = next(iter(self._own_examples(call.operation)), None)
        if call.is_of_item:
            return objects.made(self._definition, schema or _RESOURCE, call.path, example)
        return example if example is not None else value(self._definition, schema, "/".join(call.path))

    def _own_examples(self, operation: Operation) -> list[Any]:
        codes = self._examples.get(operation.id, {})
        return [body for code, body in sorted(codes.items()) if code.startswith("2") and body is not None]

    def _listed_examples(self, operation: Operation, found: Listing) -> list[Any]:
        for body in self._own_examples(operation):
            items = body.get(found.member) if isinstance(body, dict) and found.member else body
            if isinstance(items, list):
                return items
        return []

    def _lists(self, call: Call) -> bool:
        """Whether what is posted to a path is listed there."""
        beside = call.operation.parent.data.get("get")
        gets = [one for one in lookup.operations_of(call.operation.parent) if one.data is beside]
        return bool(gets) and shapes.listing(gets[0]) is not None


# What the actions of a virtual machine lead to.
POWER_STATES = {
    "start": "running",
    "restart": "running",
    "poweroff": "stopped",
    "deallocate": "deallocated",
}

_TEXT = {"type": "string"}
_RESOURCE = {
    "type": "object",
    "properties": {"id": _TEXT, "name": _TEXT, "type": _TEXT, "location": _TEXT, "tags": {"type": "object"}},
}
_SUBSCRIPTION = {
    "type": "object",
    "properties": {"id": _TEXT, "subscriptionId": _TEXT, "displayName": _TEXT, "state": _TEXT},
}


def _finished(body: Any) -> Any:
    if isinstance(body, dict) and isinstance(body.get("properties"), dict):
        return objects.merged(body, {"properties": {"provisioningState": "Succeeded"}})
    return body


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), 1_000_000) if text and text.isdecimal() and len(text) < 12 else otherwise


def _link(call: Call, skip: int) -> str:
    query = {key: value for key, value in call.query.items() if key != _SKIP} | {_SKIP: str(skip)}
    path = quote(f"{call.base}/{'/'.join(call.path)}")
    return f"{call.address}{path}?{urlencode(query, safe='$')}"
