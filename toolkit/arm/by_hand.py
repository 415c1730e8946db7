"""A specification of one operation, made from its request alone; what makers know who have no file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.arm.imported import ImportedOperation, ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.options import ImportOptions
from toolkit.arm.resource_path import ResourcePath
from toolkit.arm.sources import OneFile
from toolkit.arm.specification import Specification
from toolkit.swagger.nodes import METHODS, Data
from toolkit.swagger.path_template import malformed_part, variables
from toolkit.words import words_of

SOURCE = "by hand"
_SENDING = frozenset({"put", "patch"})
_VERBS = {"get": "Get", "put": "CreateOrUpdate", "patch": "Update", "delete": "Delete"}

# What every resource answers; a list answers pages of it.
_RESOURCE: Data = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "The full resource ID."},
        "name": {"type": "string", "description": "The name of the resource."},
        "type": {"type": "string", "description": "The type of the resource."},
        "location": {"type": "string", "description": "The Azure region of the resource."},
        "tags": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "The tags of the resource, value by name.",
        },
        "properties": {"type": "object", "description": "What else the service tells of the resource."},
    },
}
_PAGE: Data = {
    "type": "object",
    "properties": {
        "value": {"type": "array", "items": _RESOURCE, "description": "The resources of this page."},
        "nextLink": {"type": "string", "description": "The address of the next page."},
    },
}


@dataclass(frozen=True, slots=True)
class Request:
    """An operation as its documentation shows it; what is empty is made from the path."""

    method: str
    path: str
    api_version: str
    operation_id: str = ""
    summary: str = ""
    description: str = ""


def made(request: Request, options: ImportOptions) -> ImportedOperation:
    """Return the operation of a request, called as asked; raise ImportRefused where there is none."""
    whole = specification(request)
    imported = import_operation(whole, whole.operations[0], options)
    texts = {
        "operationId": request.operation_id or imported.id,
        "summary": request.summary or imported.operation["summary"],
        "description": request.description or imported.operation["description"],
    }
    return replace(imported, id=texts["operationId"], operation={**imported.operation, **texts})


def specification(request: Request) -> Specification:
    """Return the specification of a request; raise ImportRefused where there is no such request."""
    method, path = request.method.lower(), request.path
    if method not in METHODS:
        raise ImportRefused(f"`{request.method}` is no method; known are {', '.join(METHODS).upper()}")
    if not path.startswith("/") or malformed_part(path):
        raise ImportRefused(f"`{path}` is no path such as /subscriptions/{{subscriptionId}}/providers")
    data = {
        "swagger": "2.0",
        "info": {"title": "By hand", "version": request.api_version},
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {path: {method: _operation(request, method, path)}},
    }
    return Specification(OneFile(json.dumps(data).encode()), SOURCE)


def _operation(request: Request, method: str, path: str) -> Data:
    resource = ResourcePath.parse(path)
    is_list = method == "get" and resource.is_collection
    operation: Data = {
        "operationId": request.operation_id or source_id(method, path),
        "summary": request.summary,
        "description": request.description,
        "parameters": list(_parameters(method, path)),
        "responses": _responses(method, is_list=is_list),
    }
    return operation | ({"x-ms-pageable": {"nextLinkName": "nextLink"}} if is_list else {})


def source_id(method: str, path: str) -> str:
    """Return an operationId in the manner of ARM specifications, such as `VirtualMachines_Get`."""
    resource = ResourcePath.parse(path)
    types = resource.types or ("Resources",)
    is_action = method == "post" and resource.is_collection
    group = types[-2] if is_action and len(types) > 1 else types[-1]
    verb = _VERBS.get(method, "Run")
    if is_action:
        verb = types[-1]
    elif method == "get" and resource.is_collection:
        verb = "List"
    return f"{_pascal(group)}_{_pascal(verb)}"


def _parameters(method: str, path: str) -> Iterator[Data]:
    for name in variables(path):
        yield {"name": name, "in": "path", "required": True, "type": "string"}
    yield {"name": "api-version", "in": "query", "required": True, "type": "string"}
    if method in _SENDING:
        schema = {"type": "object", "description": "What the documentation of the operation shows."}
        yield {"name": "body", "in": "body", "required": True, "schema": schema}


def _responses(method: str, *, is_list: bool) -> Data:
    if method == "delete":
        return {"200": {"description": "It is gone."}, "204": {"description": "It was not there."}}
    schema = _PAGE if is_list else _RESOURCE if method in {"get", *_SENDING} else {"type": "object"}
    return {"200": {"description": "What the service answers.", "schema": schema}}


def _pascal(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in words_of(name)) or "Resource"
