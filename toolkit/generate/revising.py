"""Make the next revision of an operation beside it, so that saved flows keep what they have."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from toolkit import patch
from toolkit.connector.limits import SUMMARY_LENGTH
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.generate import former, revision_policies
from toolkit.generate.named import operation_named
from toolkit.patch import Patch, Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import METHODS, ApiDefinition, Data, Operation
from toolkit.swagger.revisions import (
    ANNOTATION,
    annotation_of,
    families,
    family_of,
    is_active,
    number_in,
    revision_of,
    with_number,
)

PREVIEW, PRODUCTION = "Preview", "Production"

_MARK = " (deprecated)"
_NUMBERED = re.compile(r" \(V[0-9]+\)$")


@dataclass(frozen=True, slots=True)
class Revising:
    """A connector with the next revision of an operation; `is_routed` if a policy leads to the old path."""

    project: ConnectorProject
    id: str
    path: str
    is_routed: bool


def revised(
    project: ConnectorProject, name: str, *, path: str = "", released: ApiDefinition | None = None
) -> Revising:
    """Return the connector with the next revision of an operation, as the platform's guidance has it.

    The new one is a copy at a path of its own, a preview; the old one becomes advanced. Where the operation
    has been changed already, `released` is the definition to take the old one from, and the new one is what
    it has been changed to.
    """
    definition = ApiDefinition(project.definition)
    operation = operation_named(definition, name)
    number = _next_number(definition, operation)
    other = with_number(name, number)
    if other in lookup.operations_by_id(definition):
        raise BadValue(f"{project.definition.path}: an operation is called `{other}` already")
    old = former.operation(definition, operation_named(released, name)) if released else None
    is_moved = old is not None and (old.path, old.method) != (operation.path, operation.method)
    new_path = path or (operation.path if is_moved else _free_path(definition, operation.path, number))
    if not is_moved and new_path in lookup.members(definition, "paths"):
        raise BadValue(f"{project.definition.path}: the path {new_path} is taken; name another with --path")
    patches = [
        *_new(operation, other, number, new_path),
        *_old(operation, old),
        *(old.patches(definition) if old else ()),
    ]
    changed = project.with_document(patch.apply(project.definition, patches))
    is_routed = not path and not is_moved
    routed_to = operation.path if is_routed else ""
    return Revising(revision_policies.joined(changed, name, other, routed_to), other, new_path, is_routed)


def deprecated(project: ConnectorProject, name: str) -> ConnectorProject:
    """Return the connector in which an operation gives way to its newest revision, which is finished."""
    operation = operation_named(ApiDefinition(project.definition), name)
    newer = _newer(operation)
    if newer is None:
        raise BadValue(
            f"`{name}` has no newer revision; `specgen version-operation {project.folder} {name}` makes one"
        )
    if not is_active(operation):
        raise BadValue(f"`{name}` is deprecated already")
    patches = [Put((*operation.tokens, "deprecated"), True)]
    for key in ("summary", "description"):
        text = operation.data.get(key)
        if isinstance(text, str) and _MARK.strip() not in text:
            patches.append(Put((*operation.tokens, key), _marked(text)))
    patches.append(Put((*newer.tokens, ANNOTATION), {**annotation_of(newer.data), "status": PRODUCTION}))
    return project.with_document(patch.apply(project.definition, patches))


def _next_number(definition: ApiDefinition, operation: Operation) -> int:
    return 1 + max(_number(one) for one in families(definition)[family_of(operation)])


def _number(operation: Operation) -> int:
    revision = revision_of(operation)
    is_number = isinstance(revision, int) and not isinstance(revision, bool)
    return max(revision if is_number else 1, number_in(operation.id) or 1)


def _newer(operation: Operation) -> Operation | None:
    family = families(operation.definition)[family_of(operation)]
    newest = max(family, key=_number)
    return newest if _number(newest) > _number(operation) else None


def _free_path(definition: ApiDefinition, path: str, number: int) -> str:
    """Return a path that says the revision and that no operation has."""
    paths = lookup.members(definition, "paths")
    found = f"/v{number}{path}"
    while found in paths:
        found = f"/v{number}{found}"
    return found


def _new(operation: Operation, name: str, number: int, path: str) -> Iterator[Patch]:
    """Yield what makes the new revision of what the operation is."""
    data: Data = {**deepcopy(operation.data), "operationId": name}
    data |= _numbered_summary(data, number)
    data.pop("deprecated", None)
    data[ANNOTATION] = {"family": family_of(operation), "revision": number, "status": PREVIEW}
    if path == operation.path:
        yield Put(operation.tokens, data)
        return
    shared = {key: deepcopy(value) for key, value in operation.parent.data.items() if key not in METHODS}
    yield Put(("paths", path), {**shared, operation.method: data})


def _numbered_summary(data: Data, number: int) -> Data:
    summary = data.get("summary")
    if not isinstance(summary, str):
        return {}
    numbered = f"{_NUMBERED.sub('', summary)} (V{number})"
    return {"summary": numbered} if len(numbered) <= SUMMARY_LENGTH.value else {}


def _old(operation: Operation, former_one: "former.Former | None") -> Iterator[Patch]:
    """Yield what makes the operation an older revision; where it has been changed, as it was."""
    data = dict(former_one.data if former_one else operation.data)
    if not operation.is_internal:
        data["x-ms-visibility"] = "advanced"
    known = annotation_of(data)
    status = known.get("status") or _status_of_connector(operation.definition)
    data[ANNOTATION] = {
        **known,
        "family": family_of(operation),
        "revision": known.get("revision", _number(operation)),
        "status": status,
    }
    if former_one is None:
        changed = (key for key in ("x-ms-visibility", ANNOTATION) if key in data)
        yield from (Put((*operation.tokens, key), data[key]) for key in changed)
    else:
        yield former_one.put(operation.definition, data)


def _status_of_connector(definition: ApiDefinition) -> Any:
    """Return the status of a finished operation: none may be ahead of its connector."""
    info = definition.data.get("info")
    inherited = annotation_of(info).get("status") if isinstance(info, dict) else None
    return inherited or PRODUCTION


def _marked(text: str) -> str:
    """Return a text with the mark at its end, before a full stop."""
    return f"{text[:-1]}{_MARK}." if text.endswith(".") else text + _MARK
